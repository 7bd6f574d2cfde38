import { indicator, project } from "../example.ts";
import { isPositiveRate } from "../names.ts";
import type { Rule } from "../rule.ts";

export const approximateValue: Rule = {
  id: "approximate-value",
  family: "values",
  severity: "warning",
  docs: {
    zh: "指标值是约数或一个范围，如“约500人”“4-6家”。\n约数没有界限，完成没完成说不清。\n写一个明确的数。",
    en: "A value is approximate or a range, such as 约500人, 4-6家.\nIt has no bound to be judged by.\nWrite one number.",
  },
  message: {
    zh: ({ text }) => `“${text}”不是明确的数`,
    en: ({ text }) => `${text} is not one definite number`,
  },
  examples: [
    {
      bad: project([indicator("11", "体检人数", "«约500人»")]).replace("«约500人»；", "约500人；"),
      near: [
        project([
          indicator("11", "管理面积", "合同约定面积"),
          indicator("12", "库房相对湿度", "45%-55%"),
          indicator("13", "实施时间", "2024-2025年"),
        ]),
      ],
    },
  ],
  indicator: (one, report, { words }) => {
    for (const { span, text, target } of one.values) {
      const vague = target.quantities.find(
        ({ comparators, high, measure, percent }) =>
          (high !== undefined &&
            (percent
              ? isPositiveRate(one.nameText, words)
              : measure !== undefined && !BAND.has(measure.name) && !measure.money)) ||
          comparators.some(({ relation }) => relation === "about"),
      );
      if (vague)
        report(
          { from: span.from + vague.from, to: span.from + vague.to },
          { text: text.slice(vague.from, vague.to) },
        );
    }
  },
};

// Two-sided limits of a standard, and tariffs, are ranges by nature.
const BAND = new Set(["摄氏度", "度", "分贝", "帕", "伏", "毫克", "微克", "级"]);
