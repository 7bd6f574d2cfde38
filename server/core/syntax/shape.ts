import { BoundedMap } from "../memo.ts";

/**
 * A text with every run of ordinary characters made one 文 and every run of digits at most seven 1s, or one where its
 * length says nothing. What the grammar distinguishes stays, so a shape is itself a sentence of the same grammar, and
 * texts of one shape parse alike.
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
  /** By character code what may begin with it. */
  readonly kinds: Uint8Array;
  /** The stretches that stay, tried at one place (sticky expressions); those that overlap stay too. */
  readonly any: RegExp;
  readonly pair: RegExp;
  /** By character code whether a pair goes on with it. */
  readonly second: Uint8Array;
  /** By the code of a pair's first letter that of its third; 0 where it may be any. */
  readonly third: Uint16Array;
  /** The likeliest pairs, by their codes. */
  readonly usual: readonly Uint16Array[];
  /** The character that is a pair with the number before it, and those of which none follows there; 0 where there is none. */
  readonly mark: number;
  readonly notBehind: Uint8Array;
  /** The numbers whose length says something (a sticky expression); all do where there is none. */
  readonly long: RegExp | undefined;
}

/** Stretches that stay, and the characters they may begin with. */
export interface Stretches {
  readonly pattern: string;
  readonly starts: string;
}

/** Stretches that begin with a whole number or a letter and go on with one of `seconds`: most places are none. */
export interface Pairs extends Stretches {
  readonly seconds: string;
  /** The third letter behind some of the first ones, where there is but one. */
  readonly thirds?: Readonly<Record<string, string>>;
  /** The likeliest of them, as they are written: letters only, and none that stays by itself. */
  readonly usual?: readonly string[];
  /** The likeliest that begin with a number: this character behind it, and then none of some others. */
  readonly usualNumber?: { readonly mark: string; readonly notBehind: string };
}

const ORDINARY_KIND = 0;
const ANY = 1;
const PAIR = 2;
const ALWAYS = 3;
const USUAL = 4;

/** `always` are characters that stay by themselves. */
export function special(
  any: Stretches,
  always: string,
  { pairs, longNumber }: { readonly pairs?: Pairs; readonly longNumber?: string } = {},
): Special {
  const kinds = new Uint8Array(65_536);
  for (const char of any.starts) kinds[char.charCodeAt(0)] = ANY;
  for (const char of pairs?.starts ?? "") kinds[char.charCodeAt(0)] = PAIR;
  const usual = (pairs?.usual ?? []).map((word) => Uint16Array.from(word, (char) => char.charCodeAt(0)));
  for (const word of usual) kinds[word[0]!] = USUAL;
  for (const char of always) kinds[char.charCodeAt(0)] = ALWAYS;
  const third = new Uint16Array(65_536);
  for (const [first, char] of Object.entries(pairs?.thirds ?? {}))
    third[first.charCodeAt(0)] = char.charCodeAt(0);
  return {
    kinds,
    any: new RegExp(any.pattern, "y"),
    pair: new RegExp(pairs?.pattern ?? "(?!)", "y"),
    second: setOf(pairs?.seconds ?? ""),
    third,
    usual,
    mark: pairs?.usualNumber?.mark.charCodeAt(0) ?? 0,
    notBehind: setOf(pairs?.usualNumber?.notBehind ?? ""),
    long: longNumber === undefined ? undefined : new RegExp(longNumber, "y"),
  };
}

/** Some characters, by their codes. */
export function setOf(chars: string): Uint8Array {
  const set = new Uint8Array(65_536);
  for (const char of chars) set[char.charCodeAt(0)] = 1;
  return set;
}

/** The shape of a source in which only what is special stays as it is. */
export function shapeOf(source: string, special: Special): Shape {
  return shapeFrom(source, 0, special);
}

/** The shape of a part of a source. */
export interface Part extends Shape {
  /** Where the part ends. */
  readonly to: number;
  /** Up to where the start of the next part is read already. */
  readonly used: number;
}

/**
 * The shape of a source from an offset up to where the next part starts: `startAt` says of a number whether a part starts
 * with it, by the end of what it has read for that, and 0 where none does. No part starts before `used`.
 */
export function shapeFrom(
  source: string,
  from: number,
  special: Special,
  startAt?: (source: string, at: number) => number,
  used = 0,
): Part {
  const { any, pair, kinds, second, third, usual, mark, notBehind, long } = special;
  const { length } = source;
  // The room that is kept is enough for any row but a monster's.
  let codes = usualCodes;
  let starts = usualStarts;
  let count = 0;
  let hash = 0;
  // Up to where the source stays as it is, and whether the last character was of an ordinary run.
  let end = Math.max(from, used);
  let inRun = false;
  let digits = 0;
  let mostDigits = MOST_DIGITS;
  let at = from;
  let next = 0;
  while (at < length) {
    if (count + MOST_AT_ONCE >= codes.length) {
      codes = copied(codes, new Uint16Array(2 * codes.length));
      starts = copied(starts, new Int32Array(2 * starts.length));
    }
    const start = at;
    const code = source.charCodeAt(at);
    const kind = kinds[code]!;
    if (kind === USUAL && at >= end) {
      const word = wordAt(source, at, usual);
      if (word !== undefined) {
        for (let i = 0; i < word.length; i++) {
          codes[count] = word[i]!;
          starts[count++] = at++;
          hash = (Math.imul(hash, 31) + word[i]!) | 0;
        }
        end = at;
        inRun = false;
        digits = 0;
        continue;
      }
    }
    if (kind === ALWAYS) end = Math.max(end, at + 1);
    else if (
      kind === ANY ||
      // Within what stays nothing begins with a letter that does not end with it.
      (kind >= PAIR &&
        at >= used &&
        (at >= end || isDigit(code)) &&
        goesOn(source, at, second) &&
        (third[code] === 0 || third[code] === source.charCodeAt(at + 2)))
    ) {
      if (startAt !== undefined && at >= used && at > from && kind === PAIR) {
        next = startAt(source, at);
        if (next > 0) break;
      }
      const known = mark !== 0 && isDigit(code) ? markedNumber(source, at, mark, notBehind) : 0;
      if (known > 0) end = Math.max(end, known);
      else {
        const stretch = kind === ANY ? any : pair;
        stretch.lastIndex = at;
        if (stretch.test(source)) end = Math.max(end, stretch.lastIndex);
      }
    }
    at++;
    let said = ORDINARY;
    if (start >= end) {
      // Nothing begins among ordinary characters.
      while (at < length && kinds[source.charCodeAt(at)] === ORDINARY_KIND) at++;
      if (inRun) continue;
      inRun = true;
      digits = 0;
    } else {
      inRun = false;
      said = code;
      if (!isDigit(code)) digits = 0;
      else {
        said = ONE;
        digits++;
        if (digits === 1 && long !== undefined) mostDigits = isAt(long, source, start) ? MOST_DIGITS : 1;
        if (digits > mostDigits) continue;
      }
    }
    codes[count] = said;
    starts[count++] = start;
    hash = (Math.imul(hash, 31) + said) | 0;
  }
  // What stays does not reach into the next part.
  if (end > at) return { ...shifted(shapeOf(source.slice(from, at), special), from), to: at, used: next };
  starts[count] = at;
  return { length: count, codes, starts, hash, to: at, used: next };
}

/** No usual pair has as many letters. */
const MOST_AT_ONCE = 32;

function wordAt(source: string, at: number, words: readonly Uint16Array[]): Uint16Array | undefined {
  for (const word of words) {
    let i = 0;
    while (i < word.length && source.charCodeAt(at + i) === word[i]) i++;
    if (i === word.length) return word;
  }
  return undefined;
}

/** The end of a number and the mark behind it, 0 where none is there or one of `notBehind` follows. */
function markedNumber(source: string, from: number, mark: number, notBehind: Uint8Array): number {
  const at = numberEnd(source, from);
  return source.charCodeAt(at) === mark &&
    at + 1 < source.length &&
    notBehind[source.charCodeAt(at + 1)] === 0
    ? at + 1
    : 0;
}

function isAt(pattern: RegExp, source: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(source);
}

function copied<A extends Uint16Array | Int32Array>(from: A, to: A): A {
  to.set(from);
  return to;
}

function shifted(shape: Shape, by: number): Shape {
  for (let i = 0; i <= shape.length; i++) shape.starts[i]! += by;
  return shape;
}

/** Whether what begins at a place, a whole number or a letter, is followed by one of some characters. */
export function goesOn(source: string, at: number, second: Uint8Array): boolean {
  if (at > 0 && isDigit(source.charCodeAt(at)) && isDigit(source.charCodeAt(at - 1))) return false;
  const next = Math.max(at + 1, numberEnd(source, at));
  return next < source.length && second[source.charCodeAt(next)] === 1;
}

/** Where the digits from a place on end. */
export function numberEnd(source: string, from: number): number {
  let at = from;
  while (at < source.length && isDigit(source.charCodeAt(at))) at++;
  return at;
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
      if (isSame(shape, one.codes)) return one.result;
    const codes = shape.codes.slice(0, shape.length);
    const result = parse(String.fromCharCode(...codes));
    known.set(shape.hash, { codes, result, next: twins < MOST_TWINS ? seen : undefined });
    return result;
  };
}

/** No text is so unlucky, but one may be made to be. */
const MOST_TWINS = 8;

/** The codes of a shape and what was made of it, and another of the same hash. */
interface Known<T> {
  readonly codes: Uint16Array;
  readonly result: T;
  readonly next: Known<T> | undefined;
}

function isSame({ length, codes }: Shape, other: Uint16Array): boolean {
  if (other.length !== length) return false;
  for (let i = 0; i < length; i++) if (other[i] !== codes[i]) return false;
  return true;
}

const ORDINARY = "文".charCodeAt(0);
const ONE = "1".charCodeAt(0);
/** A mistyped code has up to six characters: a shape must tell seven digits from six. */
const MOST_DIGITS = 7;

/** Whether a character is a digit, of half or full width. */
export function isDigit(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 0xff10 && code <= 0xff19);
}
