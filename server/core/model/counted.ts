import { alike, inPlace } from "../list.ts";
import type { AmountLike } from "./sums.ts";

/** Amounts by column, in the order of `columns.amounts`. */
export type Amounts = readonly AmountLike[];

/** Whatever has amounts, as an entry has. */
export interface Priced {
  /** What it is called, where it is called at all. */
  readonly name?: string;
  readonly amounts: Amounts;
}

/**
 * Rows of amounts as whole numbers of the smallest unit that is written, column by column: thousands are looked through at
 * a keystroke, in loops that make nothing.
 */
export interface Counted {
  readonly rows: readonly Priced[];
  /** How many decimals a whole number stands for. */
  readonly scale: number;
  readonly columns: readonly (readonly number[])[];
  /** By column. */
  readonly sums: readonly number[];
  /** Whether all of it is exact. */
  readonly isSafe: boolean;
  /** How many decimals each row has at most. */
  readonly decimals: readonly number[];
}

/** Counts rows of `width` columns, each as wide. Of those that `last` has too at its start and end none is read again. */
export function counted(rows: readonly Priced[], width: number, last?: Counted): Counted {
  const kept = last?.columns.length === width ? last : undefined;
  const { before, after } = kept ? alike(kept.rows, rows) : { before: 0, after: 0 };
  const to = rows.length - after;
  const patched = (old: readonly number[], read: (row: Priced) => number) => {
    if (old.length !== rows.length)
      return inPlace(old, before, old.length - before - after, rows.slice(before, to).map(read));
    // What is typed changes one row: a plain copy of numbers is the fastest there is.
    const all = old.slice();
    for (let i = before; i < to; i++) all[i] = read(rows[i]!);
    return all;
  };
  const decimals = patched(kept?.decimals ?? [], ({ amounts }) => decimalsOf(amounts));
  let scale = 0;
  for (let i = 0; i < decimals.length; i++) scale = Math.max(scale, decimals[i]!);
  const same = kept?.scale === scale ? kept : undefined;
  const columns = Array.from({ length: width }, (_, c) => {
    const read = ({ amounts }: Priced) => wholeOf(amounts[c]!, scale);
    return same ? patched(same.columns[c]!, read) : rows.map(read);
  });
  return {
    rows,
    scale,
    columns,
    decimals,
    ...((same && moved(same, columns, before, to)) ?? addedUp(columns)),
  };
}

// The sums of as many rows, of which those from `from` to `to` (excluded) are others; undefined where they are to be added up.
function moved(last: Counted, columns: Counted["columns"], from: number, to: number): Added | undefined {
  const isExact = last.isSafe && last.sums.every(Number.isSafeInteger);
  if (!isExact || last.rows.length !== columns[0]?.length) return undefined;
  let isSafe = true;
  const sums = columns.map((column, c) => {
    let sum = last.sums[c]!;
    for (let i = from; i < to; i++) {
      const difference = column[i]! - last.columns[c]![i]!;
      sum += difference;
      isSafe &&= [column[i]!, difference, sum].every(Number.isSafeInteger);
    }
    return sum;
  });
  return isSafe ? { sums, isSafe } : undefined;
}

/** The same in a smaller unit. */
export function scaledTo(all: Counted, scale: number): Counted {
  if (scale === all.scale) return all;
  const columns = all.columns.map((column) => column.map((value) => value * 10 ** (scale - all.scale)));
  return { ...all, scale, columns, ...addedUp(columns) };
}

export function decimalsOf(amounts: Amounts): number {
  let most = 0;
  for (const { value } of amounts) if (value !== undefined && value.decimals > most) most = value.decimals;
  return most;
}

/** An amount as a whole number; one that is not written is zero. */
export function wholeOf({ value }: AmountLike, scale: number): number {
  return value === undefined ? 0 : Number(value.units) * 10 ** (scale - value.decimals);
}

type Added = Pick<Counted, "sums" | "isSafe">;

function addedUp(columns: Counted["columns"]): Added {
  let isSafe = true;
  const sums = columns.map((column) => {
    let sum = 0;
    for (let i = 0; i < column.length; i++) {
      sum += column[i]!;
      isSafe &&= Number.isSafeInteger(column[i]);
    }
    return sum;
  });
  return { sums, isSafe };
}
