import type { Quantity } from "../../model/target.ts";

import { indicator, project } from "../example.ts";
import { isRate } from "../names.ts";
import type { Rule } from "../rule.ts";

export const unitDiffers: Rule = {
  id: "unit-differs",
  family: "values",
  severity: "warning",
  docs: {
    zh: "实施周期指标值与年度指标值的单位不同，或一个有一个没有。\n单位不同就没法比较，也显得是两个指标。\n两个值用同一个单位、同一种写法。",
    en: "Cycle and annual value have different units, or one has none.\nThey cannot be compared.\nGive both one unit, written one way.",
  },
  message: {
    zh: ({ annual, cycle }) => `两个值的单位不同：${cycle ?? "没有单位"}与${annual ?? "没有单位"}`,
    en: ({ annual, cycle }) => `The units differ: ${cycle ?? "none"} and ${annual ?? "none"}`,
  },
  examples: [
    {
      bad: project([indicator("11", "分析报告数量", "19", "«13份»")]),
      near: [project([indicator("11", "备份次数", "12次", "6次")])],
    },
  ],
  indicator: (one, report) => {
    const cycle = one.cycleTarget.main;
    const annual = one.annualTarget.main;
    if (one.annual === undefined || cycle === undefined || annual === undefined) return;
    // A rate without its % is reported as such.
    if (isRate(one.nameText) && cycle.percent !== annual.percent) return;
    const unit = (quantity: Quantity) => quantity.mark ?? quantity.measure?.written ?? "";
    const rest = (text: string, quantity: Quantity) =>
      quantity.measure === undefined && !quantity.percent && /\p{L}/u.test(text.slice(quantity.digits.to));
    if (unit(cycle) === unit(annual) || rest(one.cycleText, cycle) || rest(one.annualText, annual)) return;
    report(one.annual, { cycle: unit(cycle) || undefined, annual: unit(annual) || undefined });
  },
};
