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

/**
 * The shape of a source in which only the matches of `special` (a global expression) stay as they are, matches that
 * overlap included.
 */
export function shapeOf(source: string, special: RegExp): Shape {
  let text = "";
  const starts: number[] = [];
  let at = 0;
  let digits = 0;
  special.lastIndex = 0;
  for (let match = special.exec(source); match !== null; match = special.exec(source)) {
    const end = match.index + match[0].length;
    if (match.index > at) {
      text += ordinary;
      starts.push(at);
      at = match.index;
      digits = 0;
    }
    for (; at < end; at++) {
      const digit = isDigit(source.charCodeAt(at));
      digits = digit ? digits + 1 : 0;
      if (digits > MOST_DIGITS) continue;
      text += digit ? "1" : source[at];
      starts.push(at);
    }
    // One step on and not past the match: the next one may begin inside it.
    special.lastIndex = digits > 0 ? Math.max(end, match.index + 1) : match.index + 1;
  }
  if (at < source.length) {
    text += ordinary;
    starts.push(at);
  }
  starts.push(source.length);
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

function isDigit(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 0xff10 && code <= 0xff19);
}
