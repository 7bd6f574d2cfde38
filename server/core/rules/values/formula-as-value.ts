import { indicator, project } from "../example.ts";
import { LONGEST_PHRASE } from "../phrases.ts";
import type { Rule } from "../rule.ts";

export const formulaAsValue: Rule = {
  id: "formula-as-value",
  title: "指标值是公式",
  family: "values",
  severity: "warning",
  docs: {
    zh: "指标值写成了计算公式。\n公式说明怎么算，不说明要达到多少。\n写出要达到的数；公式可写进指标说明。",
    en: "A value is a formula.\nIt says how to calculate and not what to reach.\nWrite the number to reach.",
  },
  message: {
    zh: () => `这是计算公式，没有写出要达到的数`,
    en: () => `This is a formula, not a number to reach`,
  },
  examples: [
    {
      bad: project([indicator("12", "预算控制率", "«支出金额/预算金额*100%»", "≤100%")]),
      near: [project([indicator("41", "短信单价", "≤0.03元/条")])],
    },
    { bad: project([indicator("11", "培训人数", "≥50人", "«=SUM(C4:C9)»")]) },
  ],
  indicator: (one, report) => {
    for (const { span, text, target } of one.values)
      if (
        target.kind === "formula" ||
        (text.length <= LONGEST_PHRASE && (QUOTIENT.test(text) || OF_SHEET.test(text)))
      )
        report(span);
  },
};
// =SUM(C4:C9), =B3
const OF_SHEET = /^[=＝]\s?(?:[A-Z]{2,12}\s?\(|(?!A[0-6]$)\$?[A-Z]{1,2}\$?\d{1,5}(?!\d))/;
// 线上咨询/线下咨询 are two things, 支出金额/预算金额 one divided by the other.
const QUOTIENT =
  /^(?=.{6,})[^\d≥≤<>=，。、]*[\u4e00-\u9fff]{2,}(?:÷[\u4e00-\u9fff]{2,}|(?<=[数量额值度费]|人次|投资|成本|收入|支出|面积)\/(?=[^，。、]*(?:[数量额值度]|人次|总))[\u4e00-\u9fff]{2,})[^\d，。、]*$/;
