import { BoundedMap } from "../memo.ts";

/**
 * A text with every run of ordinary characters made one 文 and every run of digits at most five 1s. What the grammar
 * distinguishes stays, so a shape is itself a sentence of the same grammar, and texts of one shape parse alike.
 */
export interface Shape {
  readonly text: string;
  /** For each character of the shape the offset in the source at which it starts, and the source's length at last. */
  readonly starts: readonly number[];
}

/** What of a source stays in its shape. */
export interface Special {
  /** The stretches that stay, tried at one place (a sticky expression); those that overlap stay too. */
  readonly at: RegExp;
  /** By character code: 0 for what no such stretch begins with, 1 for what may begin one, 2 for what always stays. */
  readonly first: Uint8Array;
}

/** `starts` are the characters that a stretch may begin with, `always` those that are one by themselves. */
export function special(pattern: string, starts: string, always: string): Special {
  const first = new Uint8Array(65_536);
  for (const char of starts) first[char.charCodeAt(0)] = 1;
  for (const char of always) first[char.charCodeAt(0)] = 2;
  return { at: new RegExp(pattern, "y"), first };
}

/** The shape of a source in which only what is special stays as it is. */
export function shapeOf(source: string, { at: stretch, first }: Special): Shape {
  let text = "";
  const starts: number[] = [];
  const { length } = source;
  // Up to where the source stays as it is, and where the ordinary run before it began.
  let end = 0;
  let ordinaryFrom = -1;
  let digits = 0;
  for (let at = 0; at < length; at++) {
    const code = source.charCodeAt(at);
    const kind = first[code]!;
    if (kind === 2) end = Math.max(end, at + 1);
    else if (kind === 1) {
      stretch.lastIndex = at;
      if (stretch.test(source)) end = Math.max(end, stretch.lastIndex);
    }
    if (at >= end) {
      if (ordinaryFrom < 0) {
        ordinaryFrom = at;
        text += ordinary;
        starts.push(at);
      }
      continue;
    }
    if (ordinaryFrom >= 0) {
      ordinaryFrom = -1;
      digits = 0;
    }
    const digit = isDigit(code);
    digits = digit ? digits + 1 : 0;
    if (digits > MOST_DIGITS) continue;
    text += digit ? "1" : source[at];
    starts.push(at);
  }
  starts.push(length);
  return { text, starts };
}

/** Calls `parse` once for each shape it sees; a bounded number of results is kept. */
export function oncePerShape<T>(parse: (shape: string) => T): (shape: Shape) => T {
  const known = new BoundedMap<{ readonly result: T }>(4096);
  return (shape) => {
    const seen = known.get(shape.text);
    if (seen !== undefined) return seen.result;
    const result = parse(shape.text);
    known.set(shape.text, { result });
    return result;
  };
}

const ordinary = "文";
/** A year has four digits: a shape must tell five from four. */
const MOST_DIGITS = 5;

/** Whether a character is a digit, of half or full width. */
export function isDigit(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 0xff10 && code <= 0xff19);
}
