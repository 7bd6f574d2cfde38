import type { Localized } from "../locale.ts";
import {
  absolute,
  add,
  compare,
  type Decimal,
  formatted,
  halfUnit,
  isZero,
  subtract,
  zero,
} from "./money.ts";

/** A total against the sum of its addends. */
export interface Sum {
  /** `rounding`: not equal, but each may be the other when all are rounded (XBRL Calculations 1.1). */
  readonly verdict: "equal" | "rounding" | "wrong";
  /** Zero where nothing is written. */
  readonly stated: Decimal;
  readonly isStated: boolean;
  readonly computed: Decimal;
  /** computed − stated: what the total is short of. */
  readonly difference: Decimal;
}

/** Amounts added up, from which one can be taken away again without a trace. */
export interface RunningSum {
  /** By decimals: the sum of the amounts that have so many, and how many there are. */
  readonly parts: Map<number, { units: bigint; count: number }>;
  /** How many amounts cannot be read. */
  unreadable: number;
}

export function emptySum(): RunningSum {
  return { parts: new Map(), unreadable: 0 };
}

/** Adds an amount or a whole sum to a sum, or with -1 takes it away. Gives the sum. */
export function include(sum: RunningSum, what: AmountLike | RunningSum, sign: 1 | -1): RunningSum {
  if ("parts" in what) {
    sum.unreadable += sign * what.unreadable;
    for (const [decimals, { units, count }] of what.parts) addPart(sum, decimals, units, count, sign);
  } else if (what.value !== undefined) addPart(sum, what.value.decimals, what.value.units, 1, sign);
  else if (what.fault !== undefined) sum.unreadable += sign;
  return sum;
}

function addPart({ parts }: RunningSum, decimals: number, units: bigint, count: number, sign: 1 | -1): void {
  const part = parts.get(decimals);
  if (part === undefined) parts.set(decimals, { units: sign > 0 ? units : -units, count: sign * count });
  else {
    part.units += sign > 0 ? units : -units;
    part.count += sign * count;
    if (part.count === 0) parts.delete(decimals);
  }
}

/** Judges a total; undefined where one of the amounts cannot be read. An amount that is not written is zero. */
export function judge(total: AmountLike, addends: readonly AmountLike[]): Sum | undefined {
  const sum = emptySum();
  for (const addend of addends) include(sum, addend, 1);
  return judgeSum(total, sum);
}

/** The same against a sum that is kept. */
export function judgeSum(total: AmountLike, { parts, unreadable }: RunningSum): Sum | undefined {
  if (unreadable > 0 || isUnreadable(total)) return undefined;
  const { stated, computed, difference, tolerance } = compared(total.value, parts);
  const meets = compare(absolute(difference), tolerance) <= 0;
  const verdict = isZero(difference) ? "equal" : meets ? "rounding" : "wrong";
  return { verdict, stated, isStated: total.value !== undefined, computed, difference };
}

/** What a sum comes to; undefined where one of its amounts cannot be read. */
export function comesTo({ parts, unreadable }: RunningSum): Decimal | undefined {
  return unreadable > 0 ? undefined : compared(undefined, parts).computed;
}

/**
 * Whether a total and a sum can be the same number: each amount stands for the interval of half a unit of its last
 * place on either side, and the intervals meet (XBRL Calculations 1.1). No amount at all is an exact zero, and what
 * cannot be read counts as nothing.
 */
export function meetsSum(total: Decimal | undefined, { parts }: RunningSum): boolean {
  const { difference, tolerance } = compared(total, parts);
  return compare(absolute(difference), tolerance) <= 0;
}

function compared(total: Decimal | undefined, parts: RunningSum["parts"]) {
  const stated = total ?? zero;
  let computed = zero;
  let tolerance = total === undefined ? zero : halfUnit(total);
  for (const [decimals, { units, count }] of parts) {
    computed = add(computed, { units, decimals });
    tolerance = add(tolerance, { units: 5n * BigInt(count), decimals: decimals + 1 });
  }
  return { stated, computed, difference: subtract(computed, stated), tolerance };
}

/** What a message says of a wrong sum. Plain texts, so that arguments are data. */
export interface SumArgs {
  readonly column: string;
  /** Undefined where nothing is written. */
  readonly stated: string | undefined;
  readonly computed: string;
  /** computed − stated with its sign. */
  readonly difference: string;
}

export function sumArgs(column: string, { stated, isStated, computed, difference }: Sum): SumArgs {
  // In one sentence all of them have as many decimals: none, or two and more.
  const most = Math.max(stated.decimals, computed.decimals);
  const places = most === 0 ? 0 : Math.max(2, most);
  return {
    column,
    stated: isStated ? formatted(stated, places) : undefined,
    computed: formatted(computed, places),
    difference: signed(difference, places),
  };
}

/** The same in words: what is written is so much too little, or too much. */
export function offBy(difference: string): Localized {
  const amount = difference.replace(/^[+-]/, "");
  return difference.startsWith("+")
    ? { zh: `少 ${amount}`, en: `${amount} too little` }
    : { zh: `多 ${amount}`, en: `${amount} too much` };
}

/** An amount with its sign, a plus too; with `least` decimals at least. */
export function signed(amount: Decimal, least?: number): string {
  return (compare(amount, zero) > 0 ? "+" : "") + formatted(amount, least);
}

/** An amount as it is read: with a fault and without a value it cannot be. */
export interface AmountLike {
  readonly value: Decimal | undefined;
  readonly fault: unknown;
}

function isUnreadable({ value, fault }: AmountLike): boolean {
  return value === undefined && fault !== undefined;
}
