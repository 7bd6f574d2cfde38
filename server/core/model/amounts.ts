import type { Columns } from "./columns.ts";
import {
  type Amount,
  absolute,
  compare,
  type Decimal,
  gluedIn,
  readAmount,
  shifted,
  withoutNoughts,
} from "./money.ts";
import { judge } from "./sums.ts";

/** The amounts of a row as they count in the money unit of its table: 400000元 among 万元 is 40.00. */
export function amountsIn(
  { amounts, funds, total, moneyUnit }: Columns,
  says: (column: number) => string,
): readonly Amount[] {
  const written = amounts.map((column) => readAmount(says(column)));
  if (moneyUnit === undefined || written.every(({ power }) => power === undefined)) return written;
  // 300.00元 in a row that adds up as it is counts what the others do.
  const hasOthers = written.some(({ value, fault }) => value !== undefined && fault === undefined);
  const isAsItIs = hasOthers && total !== undefined && funds.length > 0;
  if (isAsItIs && judge(written[0]!, written.slice(1, 1 + funds.length))?.verdict === "equal") return written;
  return written.map((amount) => {
    const { value, power } = amount;
    if (value === undefined || power === undefined) return amount;
    // 400000元 among 万元 is 40.00; 30.00元 would be next to nothing, and its unit is what is wrong.
    const own = withoutNoughts(shifted(value, power - moneyUnit.power));
    return compare(absolute(own), LEAST_OWN) < 0 ? amount : { ...amount, value: own };
  });
}
/** The same of a row that lacks a cell, where one amount may be two. */
export function apartIn(
  read: readonly Amount[],
  { amounts }: Columns,
  says: (column: number) => string,
): readonly Amount[] {
  return read.map((amount, i): Amount => {
    const isTwo = amount.fault === undefined && gluedIn(says(amounts[i]!).trim()) !== undefined;
    return isTwo ? { value: undefined, fault: "glued" } : amount;
  });
}

/** In the table's money unit: a thousand yuan among 万元. */
const LEAST_OWN: Decimal = { units: 1n, decimals: 1 };

/** Whether no amount is written. */
export function isBlankMoney(
  amounts: readonly { readonly value?: unknown; readonly fault?: unknown }[],
): boolean {
  return amounts.every(({ value, fault }) => value === undefined && fault === undefined);
}
