import { contentOf } from "./cell.ts";
import type { Whole } from "./columns.ts";
import { cellAt, type Entry, mayHaveLost } from "./entry.ts";
import { type Amount, compare, isZero, readAmount, zero } from "./money.ts";
import { judge, type Sum } from "./sums.ts";

/** The sum of a row: its total against its funds; undefined without those columns, and where a cell may be lost. */
export function rowSum(entry: Entry): Sum | undefined {
  const { total, funds, amounts } = entry.layout.columns;
  if (total === undefined || funds.length === 0) return undefined;
  if (amounts.some((column) => mayHaveLost(entry, column))) return undefined;
  const sum = judge(entry.amounts[0]!, fundsOf(entry));
  return sum?.verdict === "wrong" ? (sumBeside(entry) ?? sum) : sum;
}

// 专项债券 beside 财政拨款 may be a part of it or stand by itself, and a column nobody knows may be a fund: where the row
// adds up with them they are addends.
function sumBeside(entry: Entry): Sum | undefined {
  const beside = entry.layout.columns.open.flatMap((column) => {
    const at = cellAt(entry, column);
    return at === undefined ? [] : [readAmount(contentOf(entry.row, at))];
  });
  if (!beside.some(({ value }) => value !== undefined && !isZero(value))) return undefined;
  const sum = judge(entry.amounts[0]!, [...fundsOf(entry), ...beside]);
  return sum?.verdict === "wrong" ? undefined : sum;
}

/** What a row says of each fund, in the order of `columns.funds`. */
export function fundsOf({ layout, amounts }: Entry): readonly Amount[] {
  const { total, funds } = layout.columns;
  const first = total === undefined ? 0 : 1;
  return amounts.slice(first, first + funds.length);
}

/**
 * A fund against its parts. Where those are not all of it, as with 其中：…, the fund may be more; undefined where nothing is
 * wrong with that, and where a cell may be lost.
 */
export function partsSum(entry: Entry, { fund, parts, isAll }: Whole): Sum | undefined {
  const { columns, placement } = entry.layout;
  if ([fund, ...parts].some((amount) => placement.lost.includes(columns.amounts[amount]!))) return undefined;
  const sum = judge(
    entry.amounts[fund]!,
    parts.map((part) => entry.amounts[part]!),
  );
  if (sum === undefined || isAll) return sum;
  return compare(sum.difference, zero) < 0 || sumBeside(entry) ? undefined : sum;
}
