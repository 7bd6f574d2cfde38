import { rules } from "../rules/index.ts";
import type { Rule } from "../rules/rule.ts";

/** Those of some rules that may find something in a text: all but the ones that ask for what it does not hold. */
export function asking<R extends { readonly rule: Rule }>(all: readonly R[]): (text: string) => readonly R[] {
  const known = new Map<number, readonly R[]>();
  return (text) => {
    const held = heldIn(text);
    let some = known.get(held);
    if (some === undefined) {
      some = all.filter(({ rule }) => rule.asks === undefined || (held & bits.get(rule)!) !== 0);
      known.set(held, some);
    }
    return some;
  };
}

const bits: ReadonlyMap<Rule, number> = new Map(
  rules.filter(({ asks }) => asks !== undefined).map((rule, i) => [rule, 1 << i]),
);

// By its code the bits of the rules that ask for a character, and those that ask for two of them. Pairs that share a place let
// a rule look in vain, and nothing worse.
const ones = new Uint32Array(0x10000);
const twos = new Uint32Array(0x10000);
for (const [{ asks }, bit] of bits)
  for (const one of asks!) {
    if (one.length === 1) ones[one.charCodeAt(0)]! |= bit;
    else twos[placeOf(one.charCodeAt(0), one.charCodeAt(1))]! |= bit;
  }

function heldIn(text: string): number {
  let held = 0;
  let before = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    held |= ones[code]! | twos[placeOf(before, code)]!;
    before = code;
  }
  return held;
}

function placeOf(before: number, code: number): number {
  return ((before * 31) ^ code) & 0xffff;
}
