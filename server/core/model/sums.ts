import type { Entry } from "./entry.ts";
import { compare, type Decimal, formatted, isZero, meets, subtract, sumOf, zero } from "./money.ts";

/** A total against the sum of its addends. */
export interface Sum {
  /** `rounding`: not equal, but each may be the other when all are rounded (XBRL Calculations 1.1). */
  readonly verdict: "equal" | "rounding" | "wrong";
  readonly stated: Decimal;
  readonly computed: Decimal;
  /** computed − stated: what the total is short of. */
  readonly difference: Decimal;
}

/** Judges a total; undefined where one of the amounts cannot be read. An amount that is not written is zero. */
export function judge(total: AmountLike, addends: readonly AmountLike[]): Sum | undefined {
  if (isUnreadable(total) || addends.some(isUnreadable)) return undefined;
  const stated = total.value ?? zero;
  const values = addends.map((addend) => addend.value);
  const computed = sumOf(values.filter((value) => value !== undefined));
  const difference = subtract(computed, stated);
  if (isZero(difference)) return { verdict: "equal", stated, computed, difference };
  return { verdict: meets(total.value, values) ? "rounding" : "wrong", stated, computed, difference };
}

/** The sum of a row: its total against its funds; undefined without those columns, and where a cell may be lost. */
export function rowSum(entry: Entry): Sum | undefined {
  const { total, funds, amounts } = entry.layout.columns;
  if (total === undefined || funds.length === 0) return undefined;
  if (amounts.some((column) => entry.layout.placement.lost.includes(column))) return undefined;
  return judge(entry.amounts[0]!, entry.amounts.slice(1));
}

/** What a message says of a wrong sum. Plain texts, so that arguments are data. */
export interface SumArgs {
  readonly column: string;
  readonly stated: string;
  readonly computed: string;
  /** computed − stated with its sign. */
  readonly difference: string;
}

export function sumArgs(column: string, { stated, computed, difference }: Sum): SumArgs {
  const sign = compare(difference, zero) > 0 ? "+" : "";
  return {
    column,
    stated: formatted(stated, 0),
    computed: formatted(computed, 0),
    difference: sign + formatted(difference, 0),
  };
}

interface AmountLike {
  readonly value: Decimal | undefined;
  readonly fault: unknown;
}

function isUnreadable({ value, fault }: AmountLike): boolean {
  return value === undefined && fault !== undefined;
}
