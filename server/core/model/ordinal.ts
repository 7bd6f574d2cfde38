import { halfWidth } from "../characters.ts";
import type { Item } from "../syntax/indicator.ts";
import type { Span } from "../text.ts";

/** The number that is written before an indicator, in any style; undefined where none is that can be read. */
export function ordinalOf({ ordinal }: Pick<Item, "ordinal">, text: string): number | undefined {
  if (ordinal === undefined) return undefined;
  const said = halfWidth(text.slice(ordinal.from, ordinal.to));
  const number = circledAt(text, ordinal.from) ?? Number.parseInt(said, 10);
  return Number.isNaN(number) ? NUMERALS.get(said) : number;
}

const NUMERALS: ReadonlyMap<string, number> = new Map(
  [..."一二三四五六七八九十"].map((one, i) => [one, i + 1]),
);

/**
 * That number with its mark or brackets, where it has them: `1、`, `（1）`, `1）`, `①`, and with what a slip of the key made of
 * them. Where there is none, an empty span where it belongs.
 */
export function ordinalSpan({ from, ordinal }: Pick<Item, "from" | "ordinal">, text: string): Span {
  if (ordinal === undefined) return { from, to: from };
  const hasNoMark = circledAt(text, ordinal.from) !== undefined || /[\d０-９]/.test(text[ordinal.to] ?? "");
  if (hasNoMark) return { from, to: ordinal.to };
  const [mark] = ANY_MARK.exec(text.slice(ordinal.to, ordinal.to + LONGEST_MARK)) ?? [""];
  return { from, to: ordinal.to + mark.length };
}

/** What stands behind a number, well written or not, as an expression. */
export const MARK = "[、。；;:：丶·`'.．，,](?:\\s{0,2}[、:：丶·`'，,])?";
const ANY_MARK = new RegExp(`^(?:[）)]、|${MARK}|\\s{1,2}(?=\\d)|.)`, "s");
const LONGEST_MARK = 4;

/** The number in a circle at a place of a text: ① is 1. Undefined where there is none. */
export function circledAt(text: string, at: number): number | undefined {
  const number = text.charCodeAt(at) - FIRST_CIRCLE + 1;
  return number >= 1 && number <= CIRCLES ? number : undefined;
}
/** The same written: 1 to 20. */
export function circled(number: number): string {
  return String.fromCharCode(FIRST_CIRCLE + number - 1);
}
const FIRST_CIRCLE = "①".charCodeAt(0);
const CIRCLES = 20;
