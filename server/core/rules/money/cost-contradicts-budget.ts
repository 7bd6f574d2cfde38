import { absolute, add, compare, formatted, shifted, subtract, tidied } from "../../model/money.ts";
import { indicator, project } from "../example.ts";
import type { Rule } from "../rule.ts";
import { amountIn, budgetOf, isWhole, ofAllYears } from "./cost.ts";

export const costContradictsBudget: Rule = {
  id: "cost-contradicts-budget",
  family: "money",
  severity: "warning",
  docs: {
    zh: "成本指标写的是全部投入（如项目总成本），却与本行总计不符，超出四舍五入的范围。\n同一笔钱两个数，必有一处没有同步修改。\n把指标值改成与总计一致，或核对总计。",
    en: "A cost indicator that names the whole funding differs from the row's total by more than rounding.\nOne sum of money has two numbers: one of them was not updated.\nMake the target agree with the total, or check the total.",
  },
  message: {
    zh: ({ amount, total, unit }) => `全部投入 ${amount} ${unit}与本行总计 ${total} ${unit}不符`,
    en: ({ amount, total, unit }) =>
      `The whole funding of ${amount} ${unit} differs from the row's total of ${total} ${unit}`,
  },
  examples: [
    {
      bad: project([indicator("41", "项目总成本", "≤120万元", "«≤102万元»")]),
      near: [
        project([indicator("41", "项目总成本", "≤120万元")]),
        project([indicator("41", "财政资金投入总额", "0.012亿元")]),
        project([indicator("41", "单位成本", "≤3万元")]),
        project([indicator("41", "设备购置总金额", "≤30万元")]),
        project([indicator("41", "项目总投资", "≤480万元"), indicator("41", "年度支出", "≤120万元")]),
      ],
    },
  ],
  row({ entry, indicators, context }, report) {
    const budget = budgetOf(entry, context);
    if (budget === undefined) return;
    const wholes = indicators.filter(({ classDigit, nameText }) => classDigit === "4" && isWhole(nameText));
    // 补贴资金总额 beside 奖励资金总额: each is a part.
    if (new Set(wholes.map(({ nameText }) => nameText)).size > 1) return;
    // 年度支出 beside 项目总投资 says what the year has of it.
    const isYears = indicators.some((one) => {
      const amount = wholes.includes(one) ? undefined : amountIn(one.annualTarget);
      return amount !== undefined && compare(amount.yuan, budget.yuan) === 0;
    });
    if (isYears) return;
    for (const one of wholes) {
      const amount = amountIn(one.annualTarget);
      if (
        one.annual === undefined ||
        amount === undefined ||
        one.annualTarget.main?.measure?.per.length !== 0
      )
        continue;
      const apart = absolute(subtract(amount.yuan, budget.yuan));
      if (compare(apart, add(amount.half, budget.half)) <= 0) continue;
      const inUnit = shifted(amount.yuan, -context.moneyUnit.power);
      report(
        one.annual,
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
