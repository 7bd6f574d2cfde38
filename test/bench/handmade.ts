import type { Field, Item } from "../../server/core/syntax/indicator.ts";

/**
 * Indicators read by hand, character by character, into the tree that the grammar makes: what a parser written for
 * nothing but speed would do. It knows well-formed cells only; the benchmark checks that its tree is the same.
 */
export function parseByHand(text: string): Item[] {
  const items: Item[] = [];
  let at = 0;
  while (at < text.length) {
    const from = at;
    while (isDigit(text.charCodeAt(at))) at++;
    const ordinal = { from, to: at };
    at++; // 、
    const fields: Field[] = [];
    for (;;) {
      const start = at;
      let end = at;
      let ends = false;
      for (; end < text.length; end++) {
        const code = text.charCodeAt(end);
        if (code === 0xff1b || code === 59) break;
        if (code === 0x3002 && isEnd(text, end + 1)) {
          ends = true;
          break;
        }
      }
      fields.push(fieldAt(text, start, end));
      at = end;
      if (ends || end >= text.length) break;
      at++;
    }
    const stop = { from: at, to: Math.min(at + 1, text.length) };
    at = stop.to;
    items.push({ from, to: stop.to, ordinal, fields, stop });
  }
  return items;
}

function fieldAt(text: string, from: number, to: number): Field {
  const cycle = text.startsWith("实施周期指标值", from);
  if (cycle || text.startsWith("年度指标值", from)) {
    const colon = from + (cycle ? 7 : 5) + 1;
    return {
      from,
      to,
      kind: cycle ? "cycle" : "annual",
      mark: { from, to: colon },
      content: { from: colon, to },
    };
  }
  let digits = from;
  while (isDigit(text.charCodeAt(digits))) digits++;
  if (digits > from && text.charCodeAt(digits) === 45)
    return { from, to, kind: "coded", mark: { from, to: digits }, content: { from, to } };
  return { from, to, kind: "text", mark: { from, to: from }, content: { from, to } };
}

// A 。 ends an indicator only before the next one, or at the end.
function isEnd(text: string, at: number): boolean {
  if (at >= text.length) return true;
  let next = at;
  while (isDigit(text.charCodeAt(next))) next++;
  return next > at && text.charCodeAt(next) === 0x3001 && isDigit(text.charCodeAt(next + 1));
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
