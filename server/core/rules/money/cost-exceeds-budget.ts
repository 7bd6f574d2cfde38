import { compare, formatted, shifted, subtract, tidied } from "../../model/money.ts";
import { indicator, project } from "../example.ts";
import type { Rule } from "../rule.ts";
import { amountIn, budgetOf, isWhole, ofAllYears } from "./cost.ts";

export const costExceedsBudget: Rule = {
  id: "cost-exceeds-budget",
  title: "成本超过预算",
  family: "money",
  severity: "warning",
  docs: {
    zh: "成本指标里的金额大于本行总计（元、万元、亿元换算后比较）。\n成本不会高于预算；多半是金额单位写错，或把节约额当成了成本。\n核对金额和单位；节约额改列效益指标。",
    en: "An amount in a cost indicator is above the row's total, both brought to 元.\nA cost is not above its budget; mostly the money unit is wrong, or a saving was filed as a cost.\nCheck amount and unit; file a saving under benefit.",
  },
  message: {
    zh: ({ amount, total, unit }) => `成本指标的金额 ${amount} ${unit}大于本行总计 ${total} ${unit}`,
    en: ({ amount, total, unit }) =>
      `The cost of ${amount} ${unit} is above the row's total of ${total} ${unit}`,
  },
  examples: [
    {
      bad: project([indicator("41", "培训支出", "≤80万元", "«≤800万元»")]),
      near: [
        project([indicator("41", "贴息贷款本金", "≤2200万元")]),
        project([indicator("41", "人均培训费", "≤1200元/人")]),
        project([indicator("41", "培训支出", "≤1200000元")]),
        project([indicator("41", "培训支出", "≤800万元", "≤80万元")]),
      ],
    },
  ],
  row({ entry, indicators, context }, report) {
    const budget = budgetOf(entry, context);
    if (budget === undefined) return;
    for (const one of indicators) {
      if (one.classDigit !== "4" && one.filed !== "14") continue;
      // What is brought in, lent, averted or insured is not spent by the project.
      if (
        /带动|撬动|拉动|担保|贷款额度|授信|挽回|避免|限额|赔付|保额|保险金额|本金|贷款规模|数额标准|原值|起点/.test(
          one.nameText,
        )
      )
        continue;
      // `cost-contradicts-budget` says it.
      if (one.classDigit === "4" && isWhole(one.nameText)) continue;
      // A project of several years costs more than a year's budget: its cycle counts only where the year says nothing.
      const ofYear = amountIn(one.annualTarget);
      const [value, amount] = ofYear ? [one.annual, ofYear] : [one.cycle, amountIn(one.cycleTarget)];
      if (value === undefined || amount === undefined) continue;
      // Both are rounded: above is above only beyond half a unit of either.
      if (compare(subtract(amount.yuan, amount.half), budget.most) <= 0) continue;
      const inUnit = shifted(amount.yuan, -context.moneyUnit.power);
      report(
        value,
        {
          amount: tidied(inUnit),
          total: formatted(budget.total),
          unit: context.moneyUnit.name,
        },
        ofAllYears(one, entry),
      );
    }
  },
};
