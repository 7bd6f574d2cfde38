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
export function amountsIn(columns: Columns, says: (column: number) => string): readonly Amount[] {
  const { amounts, moneyUnit } = columns;
  const written = amounts.map((column) => readAmount(says(column)));
  if (moneyUnit === undefined || written.every(({ power }) => power === undefined)) return written;
  // 300.00元 in a row that adds up as it is counts what the others do.
  const hasOthers = written.some(({ value, fault }) => value !== undefined && fault === undefined);
  if (hasOthers && addUp(written, columns)) return written;
  return written.map((amount) => {
    const { value, power } = amount;
    if (value === undefined || power === undefined) return amount;
    // 400000元 among 万元 is 40.00; 30.00元 would be next to nothing, and its unit is what is wrong.
    const own = withoutNoughts(shifted(value, power - moneyUnit.power));
    return compare(absolute(own), LEAST_OWN) < 0 ? amount : { ...amount, value: own };
  });
}

/** In the table's money unit: a thousand yuan among 万元. */
const LEAST_OWN: Decimal = { units: 1n, decimals: 1 };

/** The amounts of a row that lacks a cell, of which one may be two: not where the row adds up with what it says. */
export function apartIn(
  written: readonly Amount[],
  columns: Columns,
  says: (column: number) => string,
): readonly Amount[] {
  const isTwo = ({ fault }: Amount, i: number) =>
    fault === undefined && gluedIn(says(columns.amounts[i]!).trim()) !== undefined;
  if (written.length < 2 || written.filter(isTwo).length !== 1 || addUp(written, columns)) return written;
  return written.map((amount, i) => (isTwo(amount, i) ? { value: undefined, fault: "glued" } : amount));
}

function addUp(written: readonly Amount[], { total, funds }: Columns): boolean {
  if (total === undefined || funds.length === 0) return false;
  return judge(written[0]!, written.slice(1, 1 + funds.length))?.verdict === "equal";
}

/** Whether no amount is written. */
export function isBlankMoney(
  amounts: readonly { readonly value?: unknown; readonly fault?: unknown }[],
): boolean {
  return amounts.every(({ value, fault }) => value === undefined && fault === undefined);
}
