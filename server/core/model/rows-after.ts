import { BoundedMap } from "../memo.ts";
import { indexAt, itemAt, itemsOf, type Rope, sharedEnds, spliced, startOf } from "../rope.ts";
import { MOST_QUOTED_LINES, type Row, rowAt } from "../syntax/table.ts";
import { lineCount, type Text } from "../text.ts";
import { isHeader } from "./header-row.ts";
import { kept } from "./kept.ts";
import { LAST_HEADER, type Table } from "./table.ts";

/** Rows taken over from the old table: the first `head` and the last `tail` of them. */
export interface Taken {
  readonly head: number;
  readonly tail: number;
}

/** The rows of a text that differs from a table's in some lines, and those of the table that are still there. */
export function rowsAfter(old: Table, text: Text): { rows: Rope<Row>; taken: Taken } {
  const { before, after } = sharedEnds(old.text, text);
  const shift = lineCount(text) - lineCount(old.text);
  if (before === lineCount(text) && shift === 0)
    return { rows: old.rows, taken: { head: old.rows.length, tail: 0 } };
  let head = firstTouched(old, before);
  const fresh: Row[] = [];
  const same = lineCount(text) - after;
  const left = rowsLeft(old);
  const comeBack = (content: string) => {
    const row = left.get(content);
    if (row) left.delete(content);
    return row;
  };
  const content = (line: number) => itemAt(text, line);
  let line = startOf(old.rows, head);
  let next = head;
  for (;;) {
    if (line >= lineCount(text)) {
      next = old.rows.length;
      break;
    }
    if (line >= same) {
      next = Math.max(next, indexAt(old.rows, line - shift));
      if (startOf(old.rows, next) + shift === line) break;
    }
    // A row above the change that looked at it mostly reads as it did.
    const stood = fresh.length === 0 ? itemAt(old.rows, head) : undefined;
    const read = rowAt(content, line, (said) => (said === stood?.text ? stood : comeBack(said)));
    if (read === stood) head++;
    else fresh.push(read);
    line += read.lines;
  }
  // A row that only moved within the change keeps what is remembered of it.
  const gone = new Map(itemsOf(old.rows, head, next).map((row) => [row.text, row]));
  for (const [i, row] of fresh.entries()) {
    const twin = gone.get(row.text);
    if (twin === undefined || twin.lines !== row.lines || twin.reach !== row.reach) continue;
    fresh[i] = twin;
    gone.delete(row.text);
  }
  // What is typed leaves one row at a time, and another with every key.
  if (gone.size > 1)
    for (const [content, row] of gone)
      if (row.kind === "cells" && content.length <= LONGEST_LEFT) left.set(content, row);
  return { rows: spliced(old.rows, head, next, fresh), taken: { head, tail: old.rows.length - next } };
}

// Rows that were cut out lately, or taken back: what is pasted or done again is known. No row is in it and in the table.
const rowsLeft = kept(
  () => new BoundedMap<string, Row>(256),
  () => {},
);
const LONGEST_LEFT = 20_000;

// The first row whose reading looked at a changed line. Few rows look beyond the next line, so few steps back suffice.
function firstTouched(old: Table, line: number): number {
  const row = indexAt(old.rows, Math.min(line, lineCount(old.text) - 1));
  const from = Math.max(0, row - FURTHEST_REACH + 1);
  let start = startOf(old.rows, from);
  for (const [i, { reach, lines }] of itemsOf(old.rows, from, row).entries()) {
    if (start + reach > line) return from + i;
    start += lines;
  }
  return row;
}
// No row looks further for a closing quote, and each line may be a row that did.
const FURTHEST_REACH = MOST_QUOTED_LINES + 3;

/** Whether no row near the top that could name the money unit or the year changed, or moved out of sight. */
export function saysTheSame(old: Rope<Row>, rows: Rope<Row>, { head, tail }: Taken): boolean {
  if (head >= LAST_HEADER) return true;
  const isPlain = (row: Row) => row.headings.length === 0 && !isHeader(row);
  return (
    old.length === rows.length &&
    itemsOf(old, head, old.length - tail).every(isPlain) &&
    itemsOf(rows, head, rows.length - tail).every(isPlain)
  );
}
