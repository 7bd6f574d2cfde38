import { isZero } from "../../model/money.ts";

import { indicator, project } from "../example.ts";
import { editing } from "../fixes.ts";
import { isRate, isSatisfaction } from "../names.ts";
import { cycleLacksPercent, percentEdits } from "../percent.ts";
import { isMeta, isPlaceholder, saysPart } from "../phrases.ts";
import type { Rule } from "../rule.ts";

export const rateWithoutPercent: Rule = {
  id: "rate-without-percent",
  title: "比率缺百分号",
  family: "values",
  severity: "error",
  docs: {
    zh: "名称是“率”或“占比”，指标值却没有百分号。\n率要用百分数，写成份数、件数就是另一个指标。\n改成百分数，或把名称改成数量。",
    en: "A name ends in 率 or 占比 and its value has no %.\nA rate is a percentage; a count is another indicator.\nWrite a percentage, or name it as a count.",
  },
  message: {
    zh: ({ name, text, inWords }) =>
      inWords ? `“${name}”是比率，“${text}”没有写出百分数` : `“${name}”是比率，指标值“${text}”没有百分号`,
    en: ({ name, text, inWords }) =>
      inWords
        ? `${name} is a rate, but ${text} says no percentage`
        : `${name} is a rate, but ${text} has no %`,
  },
  examples: [
    {
      bad: project([indicator("13", "服务响应及时率", "«服务报告1篇»")]).replace(
        "«服务报告1篇»；",
        "服务报告1篇；",
      ),
      near: [
        project([
          indicator("21", "提高工作效率", "5次"),
          indicator("11", "审查参与度指数", "100分"),
          indicator("12", "合格率", "百分之九十"),
          indicator("12", "知晓率", "九成以上"),
          indicator("12", "网办率", "较上年提高3个百分点"),
          indicator("22", "发病率", "≤45人/10万人"),
          indicator("22", "亿元产值事故死亡率", "≤0.02"),
          indicator("12", "图书差错率", "≤1/10000"),
          indicator("12", "库存周转率", "≥6次"),
          indicator("22", "万平方米投诉率", "≤0.8件"),
        ]),
      ],
    },
    {
      bad: project([indicator("12", "验收合格率", "≥98%", "«≥98»")]),
      good: project([indicator("12", "验收合格率", "≥98%")]),
    },
    {
      bad: project([indicator("12", "验收合格率", "«≥98»", "≥98%")]),
      good: project([indicator("12", "验收合格率", "≥98%")]),
    },
    {
      bad: project([indicator("11", "招募到岗率", "«按任务足额招募»")]).replace(
        "«按任务足额招募»；",
        "按任务足额招募；",
      ),
    },
  ],
  indicator: (one, report) => {
    if (
      !isRate(one.nameText) ||
      isSatisfaction(one.nameText) ||
      one.annual === undefined ||
      one.annualText === "" ||
      // `value-repeats-name` tells of it.
      one.annualText === one.nameText
    )
      return;
    const { kind, quantities, main } = one.annualTarget;
    const inName = /[（(][%％][）)]/.test(one.nameText);
    const isPlain = !inName && !PER_MANY.test(one.nameText);
    // The annual value has its %, and the other one not.
    if (main?.percent && one.cycle && isPlain && cycleLacksPercent(one))
      report(one.cycle, { name: one.nameText, text: one.cycleText, edits: percentEdits("cycle", one) });
    if (
      kind === "formula" ||
      isMeta(one.annualText) ||
      saysPart(one.annualText) ||
      isRatio(one.annualText) ||
      PER_MANY.test(one.nameText) ||
      quantities.some(({ percent, measure }) => percent || (measure?.per.length ?? 0) > 0) ||
      // What is written beside its % is a malformed number; a unit in letters is no percentage.
      /[%％]|\d\s*[A-Za-z]{2,}$/.test(one.annualText)
    )
      return;
    // `missing-target` says it, and `placeholder-text`.
    if ((main && inName && main.measure === undefined) || !/[\p{L}\p{N}]/u.test(one.annualText)) return;
    if (isPlaceholder(one.annualText)) return;
    const zero = main !== undefined && main.measure === undefined && isZero(main.number);
    const isCompared = /20\d\d年?度?(?:[^\d，。；]{0,10}(?:水平|平均值?|同期|基数))?$/.test(one.annualText);
    // 仪器利用率 ≥1600机时: loosely named, and clear.
    const isUse =
      /(?:利用|使用|产胎)率$/.test(one.nameText) && /\d\s*(?:机?时|小时|天|胎)/.test(one.annualText);
    const isBenchmark = /LPR|基准利率|基点|BP/.test(one.annualText);
    // 一户一档: for each there is one.
    const isWhole = /全覆盖$|^一[^，。、\d]{1,2}一[^，。、\d]{1,2}$/.test(one.annualText);
    const severity =
      isBenchmark || isWhole || isUse || zero
        ? "information"
        : main === undefined || isCompared
          ? "warning"
          : "error";
    // Another number is what is to be reached: that of last year, of the country, of a task; or it is all, or none.
    const isMeasured = main === undefined && MEASURED.test(one.annualText);
    const edits = isPlain ? percentEdits("annual", one) : [];
    const args = { name: one.nameText, text: one.annualText, inWords: main === undefined, edits };
    report(one.annual, args, { severity: isMeasured ? "information" : severity });
  },
  fix: editing({ zh: "补上百分号", en: "Add the percent sign" }),
};

const MEASURED =
  /(?:高于|低于|优于|好于|不超过?|超过|达到|控制在|较|比|同比)[^，。]{0,12}(?:全[国省市区县]|上年|去年|上一年|同期|平均|下达|预期|目标|指标|基期|往年)|^(?:较|比)(?:上年|去年|同期)|^[零无0](?!星)[\u4e00-\u9fff]{2,4}$|^全(?:部|面)?覆盖$/;

/** Whether a value is points of a percentage, or so many of so many: 3个百分点, 45人/10万人, 1:3. */
function isRatio(value: string): boolean {
  return /10[⁻−-]|百分点|基点|\d\s*成|\d\s*[\u4e00-\u9fff]{0,3}\s*[/／:：]\s*[\d十百千万亿]/.test(value);
}
// Deaths per hundred million of output, per ten thousand vehicles.
const PER_MANY =
  /收视率|工时|亿元|^每?[十百千万亿]{1,2}[\u4e00-\u9fff]{1,8}(?:死亡|事故|伤亡|受伤|投诉|火灾|发案|案发)率|[十百千万](?:人|车|辆|户|公里|台|次|件|小时|架|床|例)|[十百千万\d][^率]{0,16}死亡率/;
