import type { Entry } from "../../model/entry.ts";
import { add, type Decimal, halfUnit, multiply, shifted } from "../../model/money.ts";
import type { Target } from "../../model/target.ts";
import type { Context } from "../rule.ts";

/** The total of a row, in the table's money unit and in 元 with its rounding. Undefined where it states none. */
export function budgetOf(
  entry: Entry,
  { moneyUnit }: Context,
): { total: Decimal; yuan: Decimal; most: Decimal; half: Decimal } | undefined {
  const { columns, placement } = entry.layout;
  const total = entry.amounts[0]?.value;
  if (
    columns.total === undefined ||
    placement.lost.includes(columns.total) ||
    total === undefined ||
    total.units <= 0n
  )
    return undefined;
  const yuan = shifted(total, moneyUnit.power);
  const half = shifted(halfUnit(total), moneyUnit.power);
  return { total, yuan, most: add(yuan, half), half };
}

/** The amount of money a target states, in 元, with half a unit of its last place. Undefined if it states none. */
export function amountIn(target: Target): { yuan: Decimal; half: Decimal } | undefined {
  const main = target.main;
  if (main?.measure === undefined || !main.measure.money) return undefined;
  const number = main.high ?? main.number;
  return {
    yuan: multiply(number, main.measure.factor),
    half: multiply(multiply(main.step, main.measure.factor), { units: 5n, decimals: 1 }),
  };
}
