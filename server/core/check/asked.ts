import { rules } from "../rules/index.ts";
import type { Rule } from "../rules/rule.ts";
import type { Span } from "../text.ts";

/** The bit of a rule that asks for what a text holds; 0 for one that looks at every text. */
export function askedBy(rule: Rule): number {
  return bits.get(rule) ?? 0;
}

/** The bits of the rules that ask for what a span of a text holds. */
export function heldIn(text: string, { from, to }: Span): number {
  let held = 0;
  let before = 0;
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    const kind = kinds[code]!;
    // Most characters are none that anybody asks for.
    if (kind !== 0) {
      held |= ones[code]!;
      if (kind === SECOND) held |= twos[placeOf(before, code)]!;
    }
    before = code;
  }
  return held;
}

const bits: ReadonlyMap<Rule, number> = new Map(
  rules.filter(({ asks }) => asks !== undefined).map((rule, i) => [rule, 1 << i]),
);

// Whether a character is asked for, by its code, or ends a pair that is.
const SINGLE = 1;
const SECOND = 2;
const kinds = new Uint8Array(0x10000);
// By its code the bits of the rules that ask for a character, and those that ask for two of them. Pairs that share a place let
// a rule look in vain, and nothing worse.
const ones = new Uint32Array(0x10000);
const twos = new Uint32Array(0x10000);
for (const [{ asks }, bit] of bits)
  for (const one of asks!) {
    const last = one.charCodeAt(one.length - 1);
    kinds[last] = Math.max(kinds[last]!, one.length === 1 ? SINGLE : SECOND);
    if (one.length === 1) ones[last]! |= bit;
    else twos[placeOf(one.charCodeAt(0), last)]! |= bit;
  }

function placeOf(before: number, code: number): number {
  return ((before * 31) ^ code) & 0xffff;
}
