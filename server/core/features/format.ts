import { type Config, type Left, restyleAll } from "../check/check.ts";
import { handDown } from "../model/kept.ts";
import { parse, type Table } from "../model/table.ts";
import {
  applyEdits,
  type Edit,
  lineCount,
  lineOf,
  lineStart,
  type Span,
  slice,
  splitsPair,
  type Text,
} from "../text.ts";

/**
 * Edits that write a table, or what of it stands in a span, as it should be written: punctuation, blanks, the numbers of
 * indicators, commas in amounts. They change no meaning and no amount, and twice is as once. Rules that are off ask for nothing, nor does what was waived (`left`).
 */
export function formatEdits(table: Table, config: Config, left?: Left, span?: Span): Edit[] {
  const all = wholeEdits(table, config, left);
  return span === undefined ? all : all.filter(({ from, to }) => from >= span.from && to <= span.to);
}

function wholeEdits(table: Table, config: Config, left?: Left): Edit[] {
  const first = restyleAll(table, config, left);
  // In an edited table nobody knows which findings are those that were waived.
  if (first.length === 0 || (left !== undefined && left.size > 0)) return first;
  let now = edited(table, first);
  // What overlapped another had to wait for it.
  let more = restyleAll(now, config);
  const isDone = more.length === 0;
  for (let pass = 0; more.length > 0 && pass < MOST_PASSES; pass++) {
    now = edited(now, more);
    more = restyleAll(now, config);
  }
  // The table lives on: it needs what is kept of it.
  handDown(now, table);
  const isByLines = !isDone && lineCount(now.text) === lineCount(table.text);
  return isByLines ? lineEdits(table.text, now.text) : first;
}
const MOST_PASSES = 8;

function edited(table: Table, edits: readonly Edit[]): Table {
  return parse(applyEdits(slice(table.text), edits), table);
}

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
