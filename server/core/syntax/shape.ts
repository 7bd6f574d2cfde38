import { BoundedMap } from "../memo.ts";

/**
 * A text with every run of ordinary characters made one 文 and every run of digits at most five 1s. What the grammar
 * distinguishes stays, so a shape is itself a sentence of the same grammar, and texts of one shape parse alike.
 *
 * There is one shape at a time: the next one that is made takes its place.
 */
export interface Shape {
  /** How many characters it has. */
  readonly length: number;
  /** Their codes. */
  readonly codes: Uint16Array;
  /** For each of them the offset in the source at which it starts, and the source's length at last. */
  readonly starts: Int32Array;
  /** A number that shapes which differ seldom share. */
  readonly hash: number;
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
  const { length } = source;
  // The room that is kept is enough for any row but a monster's.
  const codes = length < ROOM ? usualCodes : new Uint16Array(length + 1);
  const starts = length < ROOM ? usualStarts : new Int32Array(length + 1);
  let count = 0;
  let hash = 0;
  // Up to where the source stays as it is, and whether the last character was of an ordinary run.
  let end = 0;
  let inRun = false;
  let digits = 0;
  for (let at = 0; at < length; at++) {
    const code = source.charCodeAt(at);
    const kind = first[code]!;
    if (kind === 2) end = Math.max(end, at + 1);
    else if (kind === 1) {
      stretch.lastIndex = at;
      if (stretch.test(source)) end = Math.max(end, stretch.lastIndex);
    }
    let said = ORDINARY;
    if (at >= end) {
      if (inRun) continue;
      inRun = true;
      digits = 0;
    } else {
      inRun = false;
      const digit = isDigit(code);
      digits = digit ? digits + 1 : 0;
      if (digits > MOST_DIGITS) continue;
      said = digit ? ONE : code;
    }
    codes[count] = said;
    starts[count++] = at;
    hash = (Math.imul(hash, 31) + said) | 0;
  }
  starts[count] = length;
  return { length: count, codes, starts, hash };
}
const ROOM = 65_536;
const usualCodes = new Uint16Array(ROOM);
const usualStarts = new Int32Array(ROOM);

/** Calls `parse` once for each shape it sees; a bounded number of results is kept. */
export function oncePerShape<T>(parse: (shape: string) => T): (shape: Shape) => T {
  const known = new BoundedMap<number, Known<T>>(4096);
  return (shape) => {
    const seen = known.get(shape.hash);
    let twins = 0;
    for (let one = seen; one !== undefined; one = one.next, twins++)
      if (isOf(shape, one.text)) return one.result;
    const text = String.fromCharCode(...shape.codes.subarray(0, shape.length));
    const result = parse(text);
    known.set(shape.hash, { text, result, next: twins < MOST_TWINS ? seen : undefined });
    return result;
  };
}

/** No text is so unlucky, but one may be made to be. */
const MOST_TWINS = 8;

/** A shape and what was made of it, and another of the same hash. */
interface Known<T> {
  readonly text: string;
  readonly result: T;
  readonly next: Known<T> | undefined;
}

function isOf({ length, codes }: Shape, text: string): boolean {
  if (text.length !== length) return false;
  for (let i = 0; i < length; i++) if (text.charCodeAt(i) !== codes[i]) return false;
  return true;
}

const ORDINARY = "文".charCodeAt(0);
const ONE = "1".charCodeAt(0);
/** A year has four digits: a shape must tell five from four. */
const MOST_DIGITS = 5;

/** Whether a character is a digit, of half or full width. */
export function isDigit(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 0xff10 && code <= 0xff19);
}
