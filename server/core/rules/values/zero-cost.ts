import { isZero } from "../../model/money.ts";
import { indicator, project } from "../example.ts";
import type { Rule } from "../rule.ts";

export const zeroCost: Rule = {
  id: "zero-cost",
  title: "成本为零",
  family: "values",
  severity: "information",
  docs: {
    zh: "成本指标的值是 0。\n做事总有成本；不花这笔钱，就不必列这条成本指标。\n写实际的单位成本，或换成别的成本指标。",
    en: "A cost indicator has the value 0.\nWork costs something; where nothing is spent the indicator is not needed.\nWrite the real unit cost or another indicator.",
  },
  message: { zh: () => `成本指标的值是 0`, en: () => `The cost is 0` },
  examples: [
    {
      bad: project([indicator("41", "采购成本", "«0»")]).replace("«0»；", "0；"),
      near: [project([indicator("41", "预算控制率", "≤0%"), indicator("42", "噪声投诉", "0次")])],
    },
  ],
  indicator: (one, report) => {
    if (one.filed !== "41" || isNegativeName(one.nameText)) return;
    for (const { span, target } of one.values)
      if (target.main && !target.main.percent && target.quantities.length === 1 && isZero(target.main.number))
        report(span);
  },
};
// 超支次数 in the cost class is rightly 0.
function isNegativeName(name: string): boolean {
  return /率|次数|超支|超概|超额|比例|浪费|投诉|事故/.test(name);
}
