import type { Whole } from "../columns.ts";
import { type Amounts, type Counted, decimalsOf, type Priced, scaledTo, wholeOf } from "../counted.ts";
import type { Decimal } from "../money.ts";
import { near } from "./numbers.ts";

/** A total with its addends, in all columns. */
export interface Addition {
  readonly total: Amounts;
  readonly addends: readonly Priced[];
  /** The addends by column, as whole numbers of the smallest unit that is written in them or in the total. */
  readonly columns: Counted["columns"];
  /** Whether the first column is that of totals. */
  readonly hasTotal: boolean;
  /** How many columns are funds; behind them come their parts. */
  readonly funds: number;
  /** The funds that come to what their parts do. */
  readonly wholes: readonly Whole[];
  readonly stated: readonly number[];
  /** By column: the sum of the addends less the total. */
  readonly excess: readonly number[];
  readonly tolerance: number;
  readonly scale: number;
  /** The addends that may be wrong; undefined where any may. What something else confirms is not. */
  readonly doubted: ReadonlySet<number> | undefined;
}

/** Undefined where an amount is too large to count with. */
export function additionOf(
  total: Amounts,
  addends: Counted,
  {
    hasTotal,
    funds,
    wholes = [],
    doubted,
  }: Pick<Addition, "hasTotal" | "funds"> & Partial<Pick<Addition, "wholes" | "doubted">>,
): Addition | undefined {
  const scale = Math.max(addends.scale, decimalsOf(total));
  const { rows, columns, sums, isSafe } = scaledTo(addends, scale);
  const stated = total.map((amount) => wholeOf(amount, scale));
  if (!isSafe || !stated.every(Number.isSafeInteger)) return undefined;
  const excess = stated.map((value, c) => sums[c]! - value);
  return {
    total,
    addends: rows,
    columns,
    hasTotal,
    funds,
    wholes,
    stated,
    excess,
    tolerance: Math.min(2, 1 + rows.length / 2),
    scale,
    doubted,
  };
}

export interface Search extends Addition {
  readonly column: number;
  /** The fund that comes to what this column and others do. */
  readonly whole: Whole | undefined;
  /** The other columns, of totals and funds, that are off by as much. */
  readonly alike: readonly number[];
  /** The addends that may be wrong. */
  readonly candidates: readonly number[];
}

export function searchIn(addition: Addition, column: number): Search {
  const { wholes, excess, tolerance } = addition;
  const own = excess[column]!;
  const alike: number[] = [];
  for (let c = 0; c < widthOf(addition); c++)
    if (c !== column && near(excess[c]!, own, tolerance)) alike.push(c);
  const whole = wholes.find(({ parts }) => parts.includes(column));
  // Where one column alone is off, a row that adds up as it is would not with another amount there.
  const isAlone =
    whole === undefined &&
    column < widthOf(addition) &&
    Math.abs(own) > 3 * tolerance &&
    excess.every((value, c) => c === column || Math.abs(value) <= tolerance);
  return { ...addition, column, whole, alike, candidates: candidatesIn(addition, isAlone) };
}

function candidatesIn(addition: Addition, areUneven: boolean): number[] {
  const { doubted, addends, tolerance } = addition;
  const found: number[] = [];
  const look = (i: number) => {
    if (!areUneven || Math.abs(unevenness(addition, i)) > tolerance) found.push(i);
  };
  if (doubted) for (const i of doubted) look(i);
  else for (let i = 0; i < addends.length; i++) look(i);
  return found;
}

/** With the right amount in the column, and in every other that has the same amount and is off by as much, the row adds up. */
export function rowSupports(search: Search, i: number, right: number): boolean {
  const { columns, column, tolerance, hasTotal, funds, whole, alike } = search;
  if (whole !== undefined) {
    const sum = whole.parts.reduce((all, part) => all + (part === column ? right : columns[part]![i]!), 0);
    return near(columns[whole.fund]![i]!, sum, tolerance);
  }
  // A row of one amount says nothing else.
  if (!hasTotal || funds === 0 || column >= widthOf(search)) return true;
  const value = columns[column]![i]!;
  let left = unevenness(search, i) + (column === 0 ? right - value : value - right);
  for (const c of alike) {
    const written = columns[c]![i]!;
    // A total that was added up from the wrong fund is off with it, whatever else is in it.
    if (c === 0) left += right - value;
    else if (near(written, value, tolerance)) left += written - right;
  }
  return Math.abs(left) <= tolerance;
}

// What the total of a row has beyond its funds; enough to be uneven where there is nothing to compare.
function unevenness(addition: Addition, i: number): number {
  const { columns, hasTotal, funds } = addition;
  const width = widthOf(addition);
  if (!hasTotal || funds === 0) return Number.POSITIVE_INFINITY;
  let left = columns[0]![i]!;
  for (let c = 1; c < width; c++) left -= columns[c]![i]!;
  return left;
}

// How many columns are totals and funds.
function widthOf({ columns, hasTotal, funds }: Addition): number {
  return Math.min(columns.length, Number(hasTotal) + funds);
}

/** What an addend should say for a column to add up. */
export function rightIn({ columns, excess, addends, scale }: Search, i: number, c: number): Decimal {
  const value = columns[c]![i]!;
  return shiftedTo(value - excess[c]!, addends[i]!.amounts[c]!.value, value, scale);
}

function shiftedTo(right: number, like: Decimal | undefined, value: number, scale: number): Decimal {
  if (like === undefined || like.units === 0n) return { units: BigInt(Math.round(right)), decimals: scale };
  const places = Math.round(Math.log10(Math.abs(value / Number(like.units))));
  return { units: BigInt(Math.round(right)), decimals: like.decimals + Math.max(0, places) };
}
