import { isZero } from "../../model/money.ts";
import { comparable, compareQuantities, type Quantity, quantitiesIn } from "../../model/target.ts";
import { dateIn, isSameDay } from "../dates.ts";
import { indicator, project } from "../example.ts";
import { bareName, isCount, isRate } from "../names.ts";
import type { Rule, ValueSeen } from "../rule.ts";

export const nameContradictsValue: Rule = {
  id: "name-contradicts-value",
  title: "名称与指标值的数不一致",
  family: "values",
  severity: "error",
  docs: {
    zh: "名称里写的数与指标值不一致，如名称写 250 家、值写 450 家。\n同一条指标两个数，不知以哪个为准。\n名称里不写数，只在值里写。",
    en: "A number in the name differs from the value.\nOne indicator with two numbers says nothing certain.\nLeave numbers out of names.",
  },
  message: {
    zh: ({ inName, inValue }) => `名称写“${inName}”，指标值写“${inValue}”`,
    en: ({ inName, inValue }) => `The name says ${inName}, the value ${inValue}`,
  },
  examples: [
    {
      bad: project([indicator("22", "零投诉", "«≤5件»")]).replace("«≤5件»；", "≤5件；"),
      near: [project([indicator("22", "零投诉", "0件")])],
    },
    {
      bad: project([indicator("13", "2026年6月底前完工", "2026年6月底前", "«2026年8月底前»")]),
      near: [project([indicator("13", "2026年6月底前完工", "2026年6月30日前")])],
    },
    { bad: project([indicator("41", "补助标准（600元/人）", "≤600元/人", "«≤800元/人»")]) },
    {
      bad: project([indicator("11", "完成250家以上企业调查", "«450家»以上")]).replace(
        "«450家»以上；",
        "450家以上；",
      ),
      near: [
        project([
          indicator("11", "完成250家企业调查", "≥250家"),
          indicator("22", "12345热线办结率", "≥90%"),
          indicator("13", "24小时内响应率", "≥90%"),
          indicator("22", "每千人口医师数", "≥3.2人"),
          indicator("11", "“一户一表”改造户数", "≥3000户"),
          indicator("11", "单价50万元以上设备采购金额", "≥300万元"),
          indicator("11", "千场文艺演出", "≥600场"),
          indicator("12", "专家评审得分（满分100分）", "≥85分"),
          indicator("12", "窗口服务评价（5分制）", "≥4.8分"),
          indicator("11", "超1亿元项目总投资", "≥60亿元"),
          indicator("13", "9月1日前开学保障", "2026年8月31日前"),
          indicator("13", "2025年12月底前立项项目完成时间", "2026年10月底前"),
          indicator("41", "设备单价（1万元以上）", "≤3万元"),
          indicator("12", "维修二次返修", "≤1次"),
          indicator("22", "1元财政资金撬动信贷", "≥10元"),
        ]),
      ],
    },
  ],
  indicator: (one, report) => {
    const none = NONE.exec(one.nameText)?.[0];
    const { main: ceiling } = one.annualTarget;
    if (none !== undefined && ceiling !== undefined && !ceiling.percent && !isZero(ceiling.number)) {
      const [{ span, text }] = one.values as [ValueSeen];
      report(span, { inName: none, inValue: text }, { severity: "warning" });
      return;
    }
    const day = DEADLINE.exec(one.nameText);
    if (day !== null) {
      // 2025年12月底前立项项目 says which ones.
      if (OF_WHICH.test(one.nameText.slice(day.index + day[0].length))) return;
      for (const { span, text } of one.values) {
        const other = DEADLINE.exec(text);
        if (other !== null && isOtherDay(day[0], other[0])) report(span, { inName: day[0], inValue: text });
      }
      return;
    }
    const named = quantitiesIn(one.nameText).filter(
      ({ measure, percent }) => measure !== undefined || percent,
    );
    if (named.length !== 1) return;
    const [quantity] = named as [Quantity];
    if (isScope(one.nameText, quantity)) return;
    for (const { span, text, target } of one.values) {
      const main = target.main;
      if (
        main === undefined ||
        main.high ||
        !comparable(quantity, main) ||
        compareQuantities(quantity, main) === 0
      )
        continue;
      const to = main.comparators.find(({ place }) => place === "after")?.from ?? main.to;
      report(
        { from: span.from + main.from, to: span.from + to },
        { inName: one.nameText.slice(quantity.from, quantity.to), inValue: text.slice(main.from, to) },
      );
    }
  },
};

// 2026年6月底前完工 with 2026年8月底前.
const DEADLINE = /(?:20\d\d年)?\d{1,2}月(?:底|末|\d{1,2}日)?之?前/;
const OF_WHICH =
  /^[\u4e00-\u9fff]{0,2}(?:立项|存量|登记|形成|建成|备案|注册|开工|入库|签订|在册|在建)|(?:时间|时限|日期|期限)$/;

function isOtherDay(a: string, b: string): boolean {
  const [one, other] = [dateIn(a), dateIn(b)];
  return one !== undefined && other !== undefined && !isSameDay(one, other, undefined);
}

// 零投诉 is a target of itself. 零事故天数 and 零就业家庭 are something else.
const NONE = /^[零0](?:事故|投诉|差错|失误|违规|违纪|故障|上访|舆情|泄密)$/;

// Per whom it is counted, a round number that is a name, or of what it is: then the measure is named at the end.
function isScope(name: string, { from, to, comparators, measure }: Quantity): boolean {
  const bare = bareName(name);
  const [before, behind] = [name.slice(0, from), name.slice(to)];
  // 补助标准（600元/人） says how much it is.
  const isBehind = comparators.some(({ place }) => place === "after");
  if (/[（(]$/.test(before) && /^[）)]$/.test(behind) && measure?.money) return isBehind;
  return (
    // （满分100分）, 5分制: of how many.
    /(?:满分|总分)[为是]?$/.test(before) ||
    (/[（(]$/.test(before) && /^[）)]$/.test(behind) && name.slice(from, to).endsWith("分")) ||
    /^制/.test(behind) ||
    // 超1亿元项目, too.
    (/(?:^|[（(])(?:超过?|逾|满)$/.test(before) && /[\u4e00-\u9fff]{2}/.test(behind)) ||
    // 1元财政资金撬动信贷: for so much there is more.
    (measure?.money && before === "" && /带动|撬动|拉动|引导/.test(behind)) ||
    // 500万元以上项目: which ones.
    (isBehind && /(?:^|[（(])$/.test(before) && /[\u4e00-\u9fff]{2}/.test(behind)) ||
    /[“"]$|(?:每|单[次个场人户台])[^，。；、]{0,8}$/.test(before) ||
    /^(?:[一百千万]|二次)/.test(name.slice(from, to)) ||
    isRate(bare) ||
    (isCount(bare) && bare.length > to) ||
    /(?:金额|总额|标准|误差|时间|时限|时长|面积|里程|长度)$/.test(bare)
  );
}
