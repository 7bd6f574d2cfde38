import { indicator, project } from "../example.ts";
import { bareName, isRate } from "../names.ts";
import type { Rule } from "../rule.ts";

export const rateInQuantity: Rule = {
  id: "rate-in-quantity",
  title: "数量指标混入比率",
  family: "classification",
  severity: "off",
  docs: {
    zh: "数量指标（11）里放了比率。\n比率多半说的是质量或时效。\n归入 12 或 13，或改写数量。",
    en: "A quantity indicator (11) is a rate.\nRates mostly speak of quality or timeliness.\nFile it under 12 or 13, or write a number.",
  },
  message: {
    zh: ({ name }) => `“${name}”是比率，不是数量`,
    en: ({ name }) => `${name} is a rate, not a quantity`,
  },
  examples: [
    {
      bad: project([indicator("11", "«社保参保率»", "100%")]),
      near: [project([indicator("11", "补贴发放人数", "≥8人")])],
    },
  ],
  indicator: (one, report) => {
    if (
      one.filed === "11" &&
      one.name &&
      isRate(one.nameText) &&
      !/(?:合格|完好|优良)率$/.test(bareName(one.nameText))
    )
      report(one.name, { name: one.nameText });
  },
};
