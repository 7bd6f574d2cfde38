import type { Entry } from "../../model/entry.ts";
import {
  absolute,
  add,
  compare,
  type Decimal,
  decimal,
  formatted,
  plain,
  shifted,
  subtract,
  tidied,
} from "../../model/money.ts";
import { editsIn } from "../each.ts";
import { indicator, project } from "../example.ts";
import { editing } from "../fixes.ts";
import { takesYears } from "../project-names.ts";
import type { Context, IndicatorView, Rule, ValueSeen } from "../rule.ts";
import { amountIn, budgetOf, isWhole, ofAllYears } from "./cost.ts";

export const costContradictsBudget: Rule = {
  id: "cost-contradicts-budget",
  title: "成本与预算不符",
  family: "money",
  severity: "warning",
  docs: {
    zh: "成本指标写的是全部投入（如项目总成本），却与本行总计不符，超出四舍五入的范围。\n同一笔钱两个数，必有一处没有同步修改。\n把指标值改成与总计一致，或核对总计。",
    en: "A cost indicator that names the whole funding differs from the row's total by more than rounding.\nOne sum of money has two numbers: one of them was not updated.\nMake the target agree with the total, or check the total.",
  },
  message: {
    zh: ({ amount, total, unit, slip }) =>
      slip
        ? `“${slip}”与本行的金额 ${total} ${unit}数字相同，却少了一万倍：是否漏了“万”？`
        : `全部投入 ${amount} ${unit}与本行总计 ${total} ${unit}不符`,
    en: ({ amount, total, unit, slip }) =>
      slip
        ? `${slip} has the digits of the row's ${total} ${unit} and is 10,000 times less: was 万 lost?`
        : `The whole funding of ${amount} ${unit} differs from the row's total of ${total} ${unit}`,
  },
  examples: [
    {
      bad: project([indicator("41", "设备采购成本", "«≤120.00元»")]).replace("«≤120.00元»；", "≤120.00元；"),
      good: project([indicator("41", "设备采购成本", "≤120.00万元")]),
    },
    {
      bad: project([indicator("41", "项目总成本", "≤120万元", "«≤102万元»")]),
      near: [
        project([indicator("41", "设备单价", "≤120元")]),
        project([indicator("41", "培训补助标准", "≤120元/人")]),
        project([indicator("41", "项目总成本", "≤120万元")]),
        project([indicator("41", "财政资金投入总额", "0.012亿元")]),
        project([indicator("41", "单位成本", "≤3万元")]),
        project([indicator("41", "设备购置总金额", "≤30万元")]),
        project([indicator("41", "项目总投资", "≤480万元"), indicator("41", "年度支出", "≤120万元")]),
        project([indicator("41", "项目总投资", "≤480万元")], { name: "库房改造（2025—2027年）" }),
      ],
    },
  ],
  row({ entry, indicators, context }, report) {
    const budget = budgetOf(entry, context);
    if (budget === undefined) return;
    const slipped = new Set<IndicatorView>();
    for (const one of indicators) {
      for (const value of slipsIn(one, entry, context)) {
        slipped.add(one);
        const at = value.target.main!.digits.to;
        const edits = editsIn(value, [{ from: at, to: at, insert: "万" }]);
        const { name: unit } = context.moneyUnit;
        report(
          value.span,
          {
            slip: value.text,
            total: plain(shifted(value.target.main!.number, 4 - context.moneyUnit.power)),
            unit,
            edits,
          },
          { twin: value.twin },
        );
      }
    }
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
        slipped.has(one) ||
        one.annual === undefined ||
        amount === undefined ||
        one.annualTarget.main?.measure?.per.length !== 0
      )
        continue;
      // What several years cost is not in one year's row.
      if (takesYears(entry.name) && compare(amount.yuan, budget.yuan) > 0) continue;
      // 财政资金投入总额 is that of the fund it names.
      const isFund = entry.amounts.some(
        ({ value }, a) =>
          a > 0 && value !== undefined && compare(value, inUnitOf(amount.yuan, context)) === 0,
      );
      if (isFund && /财政|拨款|专项|债券|补助资金/.test(one.nameText)) continue;
      const apart = absolute(subtract(amount.yuan, budget.yuan));
      if (compare(apart, add(amount.half, budget.half)) <= 0) continue;
      const inUnit = inUnitOf(amount.yuan, context);
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
  fix: editing({ zh: "补上“万”", en: "Put 万 back" }),
};

function inUnitOf(yuan: Decimal, { moneyUnit }: Context): Decimal {
  return shifted(yuan, -moneyUnit.power);
}

// ≤385.00元 in a row of 385.00 in 万元, or of 3,850,000.00 in 元: the digits of a total or a fund, without its 万.
function slipsIn(
  { classDigit, nameText, values }: IndicatorView,
  entry: Entry,
  { moneyUnit }: Context,
): ValueSeen[] {
  const { power } = moneyUnit;
  if (classDigit !== "4" || (power !== 4 && power !== 0) || OF_ONE.test(nameText)) return [];
  return values.filter(({ text, target: { main, quantities } }) => {
    if (
      main?.measure?.name !== "元" ||
      /[十百千万亿]/.test(text) ||
      quantities.length > 1 ||
      compare(main.number, LEAST) < 0
    )
      return false;
    if (isRound(main.number)) return false;
    const meant = shifted(main.number, 4 - power);
    return entry.amounts.some(({ value }) => value !== undefined && compare(value, meant) === 0);
  });
}
// 500 stands in many rows.
function isRound({ units, decimals }: Decimal): boolean {
  return decimals === 0 && `${units}`.replace(/0+$/, "").length < 3;
}
const OF_ONE = /日酬|课酬|酬金|单次|单价|单位|单项|均|每|标准|票价|收费|补贴|补助/;
/** Fewer may be paid for something, and stand in the row by chance. */
const LEAST = decimal("20");
