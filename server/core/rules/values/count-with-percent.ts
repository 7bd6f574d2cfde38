import type { Localized } from "../../locale.ts";
import { indicator, project } from "../example.ts";
import { bareName, isCount, isSatisfaction } from "../names.ts";
import type { Rule } from "../rule.ts";

export const countWithPercent: Rule = {
  id: "count-with-percent",
  title: "数量写成百分数",
  family: "values",
  severity: "warning",
  docs: {
    zh: "名称是数量（人数、次数……），指标值却是百分数。\n数量要用数，百分数是另一个指标。\n改成数，或把名称改成完成率。",
    en: "A name is that of a count and its value has a %.\nA count is a number; a percentage is another indicator.\nWrite the number, or name it a rate.",
  },
  message: {
    zh: ({ name, kind }) => `“${name}”是${KINDS[kind as Kind].zh}，指标值不应是百分数`,
    en: ({ name, kind }) => `${name} is ${KINDS[kind as Kind].en}; its value should be no percentage`,
  },
  examples: [
    {
      bad: project([indicator("11", "年开放天数", "≥310天", "«≥310%»")]),
      near: [project([indicator("13", "投入使用时间", "2027年6月", "年底前完成主体工程60%")])],
    },
    {
      bad: project([indicator("41", "设备采购单价", "≤850元", "«≤850%»")]),
      near: [
        project([
          indicator("41", "设备采购单价", "不高于市场价95%"),
          indicator("41", "设备维修单价", "不超过批复的100%"),
          indicator("41", "农产品售价", "涨幅≤3%"),
        ]),
      ],
    },
    { bad: project([indicator("13", "工资发放时间", "«100%»")]).replace("«100%»；", "100%；") },
    {
      bad: project([indicator("11", "资助人数", "«100%»")]).replace("«100%»；", "100%；"),
      near: [
        project([indicator("11", "设备采购数量完成率", "100%"), indicator("12", "群众满意指数", "≥90%")]),
        project([indicator("22", "火灾起数", "同比下降5%"), indicator("21", "缩短审批时间", "≥30%")]),
      ],
    },
  ],
  indicator: (one, report) => {
    if (!one.values.some(({ target }) => target.main?.percent)) return;
    if ((!isCount(one.nameText) && !AMOUNT.test(bareName(one.nameText))) || isSatisfaction(one.nameText))
      return;
    for (const { span, text, target } of one.values)
      if (
        target.main?.percent &&
        !CHANGE.test(text + one.nameText) &&
        !OF_ALL.test(text) &&
        !DIFFERENCE.test(text) &&
        !/\d月|20\d\d年|年[底末内中]/.test(text)
      )
        report(
          span,
          { name: one.nameText, kind: kindOf(one.nameText) },
          SHARE_OF_AREA.test(one.nameText) ? { severity: "information" } : {},
        );
  },
};

type Kind = "count" | "score" | "time" | "price";
const KINDS: Readonly<Record<Kind, Localized>> = {
  count: { zh: "数量", en: "a count" },
  score: { zh: "分数", en: "a score" },
  time: { zh: "时间", en: "a time" },
  price: { zh: "价格", en: "a price" },
};

function kindOf(name: string): Kind {
  if (/(?:时间|工期|时长|日期|时限|周期|天数)/.test(name)) return "time";
  if (/[价格]$/.test(name)) return "price";
  return /[得评]分$/.test(name) ? "score" : "count";
}

// 不超过合同价10% says of what.
const OF_ALL =
  /(?:合同价?|概算|预算|总额|总价|造价|投资|中标价|限价|控制价|市场|基准|同期|评估|批复|预算单|均价|单价|指导价|参考价|同类)[\u4e00-\u9fff]{0,4}[的之]?\s*\d/;

const AMOUNT =
  /(?:(?<![余差限超])金额|面积|里程|长度|(?<!及|运行|在线|开放|可用|故障|完好|作业|工作)时间|工期|时长|日期|(?:办结|响应|办理|完成)(?:时限|周期)|天数|(?<!增|减)得分|评分|单价|(?<![比差])造价|售价)$/;
// How much more or fewer there are is a percentage.
const CHANGE = /同比|环比|上年|去年|增长|增加|上升|提高|提升|下降|减少|降低|压减|缩短|压缩|节约|节省|压降/;
// By how much a price is another.
const DIFFERENCE = /率|[涨跌降]幅|偏离|偏差|[高低]于(?!\s?\d)/;
const SHARE_OF_AREA = /裸露|受损|破损|缺失|病害/;
