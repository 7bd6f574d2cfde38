import { alike } from "./kept.ts";
import type { AmountLike } from "./sums.ts";

/** Amounts by column, in the order of `columns.amounts`. */
export type Amounts = readonly AmountLike[];

/** Rows of amounts as whole numbers of the smallest unit that is written, column by column: thousands are looked through at a keystroke. */
export interface Counted {
  readonly rows: readonly Amounts[];
  /** How many decimals a whole number stands for. */
  readonly scale: number;
  readonly columns: readonly Float64Array[];
  /** By column. */
  readonly sums: readonly number[];
  /** Whether all of it is exact. */
  readonly isSafe: boolean;
  /** How many decimals each row has at most. */
  readonly decimals: Int32Array;
}

/** Counts rows of `width` columns, each as wide. Of those that `last` has too at its start and end none is read again. */
export function counted(rows: readonly Amounts[], width: number, last?: Counted): Counted {
  const kept = last?.columns.length === width ? last : undefined;
  const { before, after } = kept ? alike(kept.rows, rows) : { before: 0, after: 0 };
  const decimals = patched(kept?.decimals, new Int32Array(rows.length), before, after, (i) =>
    decimalsOf(rows[i]!),
  );
  const scale = decimals.reduce((a, b) => Math.max(a, b), 0);
  const isLike = kept?.scale === scale;
  const columns = Array.from({ length: width }, (_, c) =>
    patched(
      isLike ? kept.columns[c] : undefined,
      new Float64Array(rows.length),
      isLike ? before : 0,
      isLike ? after : 0,
      (i) => wholeOf(rows[i]![c]!, scale),
    ),
  );
  return { rows, scale, columns, decimals, ...addedUp(columns) };
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

function addedUp(columns: readonly Float64Array[]): Pick<Counted, "sums" | "isSafe"> {
  let isSafe = true;
  const sums = columns.map((column) => {
    let sum = 0;
    for (const value of column) {
      sum += value;
      isSafe &&= Number.isSafeInteger(value);
    }
    return sum;
  });
  return { sums, isSafe };
}

function patched<A extends Float64Array | Int32Array>(
  old: A | undefined,
  fresh: A,
  before: number,
  after: number,
  read: (i: number) => number,
): A {
  if (old !== undefined) {
    fresh.set(old.subarray(0, before));
    fresh.set(old.subarray(old.length - after), fresh.length - after);
  }
  const [from, to] = old === undefined ? [0, fresh.length] : [before, fresh.length - after];
  for (let i = from; i < to; i++) fresh[i] = read(i);
  return fresh;
}
