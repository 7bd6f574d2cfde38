import { isZero } from "../../model/money.ts";
import { valuesOf } from "../each.ts";
import { indicator, project } from "../example.ts";
import { isRate, isSatisfaction } from "../names.ts";
import type { Rule } from "../rule.ts";

export const missingMeasureUnit: Rule = {
  id: "missing-measure-unit",
  family: "values",
  severity: "error",
  docs: {
    zh: "指标值是一个光秃秃的数，值和名称里都没有计量单位。\n“≥500”是人、是个还是次，看不出来。\n在数后写上单位；0 只作提示。",
    en: "A number has no unit, neither in the value nor in the name.\n≥500 of what?\nWrite the unit behind the number; for 0 it is only noted.",
  },
  message: { zh: ({ text }) => `“${text}”没有计量单位`, en: ({ text }) => `${text} has no unit` },
  examples: [
    {
      bad: project([indicator("11", "开发岗位总量", "≥«500»")]).replace("≥«500»；", "≥500；"),
      near: [
        project([
          indicator("11", "规则库升级数量（套）", "6"),
          indicator("11", "培训人数", "≥500"),
          indicator("12", "考核平均分", "≥90"),
        ]),
      ],
    },
  ],
  indicator: (one, report) => {
    if (NAMED.test(one.nameText.replace(/\s/g, "")) || isRate(one.nameText) || isSatisfaction(one.nameText))
      return;
    for (const { span, text, target } of valuesOf(one)) {
      const main = target.main;
      if (main === undefined || main.percent || main.measure !== undefined || target.quantities.length > 1)
        continue;
      if (
        text
          .slice(main.digits.to)
          .replace(/[^\p{L}\p{N}]/gu, "")
          .replace(/^[及或]?以[上下内]$/, "") !== ""
      )
        continue;
      if (/[人场批件班台户车科频]次|人数/.test(text.slice(0, main.from))) continue;
      const zero = isZero(main.number);
      report(
        { from: span.from + main.digits.from, to: span.from + main.digits.to },
        { text: text.slice(main.digits.from, main.digits.to) },
        zero ? { severity: "information" } : {},
      );
    }
  },
};
// The name says the unit: （套）, 人数, 人次; or needs none: 指数, 得分.
const NAMED =
  /[（(][^（）()]{1,4}[）)]$|(?:人数|人次|次数|件数|户数|台数|套数|篇数|场数|册数|页数|天数|家数|间数|场次|批次|件次|班次|台次|户次|车次|家次|科次|频次|指数|系数|得分|评分|分数|平均分|均分|星级|pH值?|PH值?|比值|倍率)(?:[（(]|$)/;
