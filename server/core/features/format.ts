import { splitsPair } from "../characters.ts";
import { type Config, checkInSteps, type Left, restyling } from "../check/check.ts";
import { parsing } from "../model/parse.ts";
import type { Table } from "../model/table.ts";
import { finished, type Steps } from "../steps.ts";
import {
  applyEdits,
  type Edit,
  lengthOf,
  lineCount,
  lineOf,
  lineStart,
  type Span,
  slice,
  type Text,
  textOf,
} from "../text.ts";

/**
 * Edits that write a table, or what of it stands in a span, as it should be written: punctuation, blanks, the numbers of
 * indicators, commas in amounts. They change no meaning and no amount. Rules that are off ask for nothing, nor does what was
 * waived (`left`). Of a whole table without waivers, and of no more than a quarter of a million characters, twice is as once; else what
 * overlaps waits for the next time.
 */
export function formatEdits(...asked: Parameters<typeof formatting>): Edit[] {
  return finished(formatting(...asked));
}

/** The same in small steps. */
export function* formatting(table: Table, config: Config, left?: Left, span?: Span): Steps<Edit[]> {
  const first = yield* restyling(table, config, left, span);
  const isOnce = span !== undefined || (left?.size ?? 0) > 0 || lengthOf(table.text) > LONGEST_REPEATED;
  if (first.length === 0 || isOnce) return first;
  // Read by itself: what is kept of the table stays with it.
  let now = table;
  let more = first;
  for (let pass = 0; more.length > 0 && pass < MOST_PASSES; pass++) {
    now = yield* parsing(textOf(applyEdits(slice(now.text), more)));
    yield* checkInSteps(now, config);
    more = yield* restyling(now, config);
    if (pass === 0 && more.length === 0) return first;
  }
  return lineCount(now.text) === lineCount(table.text) ? lineEdits(table.text, now.text) : first;
}
const LONGEST_REPEATED = 250_000;
const MOST_PASSES = 9;

/** From one text to another of as many lines: what differs in each of them. */
function lineEdits(old: Text, now: Text): Edit[] {
  const edits: Edit[] = [];
  for (let line = 0; line < lineCount(old); line++) {
    const [a, b] = [lineOf(old, line), lineOf(now, line)];
    if (a === b) continue;
    let from = 0;
    while (from < a.length && a[from] === b[from]) from++;
    while (splitsPair(a, from) || splitsPair(b, from)) from--;
    let same = 0;
    while (same < Math.min(a.length, b.length) - from && a.at(-1 - same) === b.at(-1 - same)) same++;
    while (splitsPair(a, a.length - same) || splitsPair(b, b.length - same)) same--;
    const start = lineStart(old, line);
    edits.push({ from: start + from, to: start + a.length - same, insert: b.slice(from, b.length - same) });
  }
  return edits;
}
