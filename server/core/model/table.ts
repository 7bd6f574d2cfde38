import { alike, firstWhere, inPlace } from "../list.ts";
import { BoundedMap } from "../memo.ts";
import { indexAt, itemAt, itemsOf, type Rope, ropeOf, sharedEnds, spliced, startOf } from "../rope.ts";
import { MOST_QUOTED_LINES, type Row, rowAt } from "../syntax/table.ts";
import {
  contentLength,
  lineAt,
  lineCount,
  lineOf,
  lineStart,
  type Span,
  type Text,
  textOf,
} from "../text.ts";
import { type Columns, withMoneyUnit } from "./columns.ts";
import type { Entry } from "./entry.ts";
import { readFirst } from "./entry.ts";
import {
  columnsOf,
  type HeaderRows,
  headerBreak,
  headsProjects,
  isHeader,
  MOST_HEADER_ROWS,
} from "./header.ts";
import { type Headings, headingsIn } from "./headings.ts";
import { type Joined, joined, joinedAfter, type NewParts } from "./joined.ts";
import { handDown, kept } from "./kept.ts";
import type { MoneyUnit } from "./money-unit.ts";
import { type Unit, view } from "./unit.ts";
import { following, unitsOf } from "./units.ts";

/** A table: a value that shares with the one before it every row and unit whose text is unchanged. */
export interface Table {
  readonly text: Text;
  /** Their sizes are lines: `rowOf` and `rowLine` read it. */
  readonly rows: Rope<Row>;
  readonly columns: Columns;
  /** The index of the header in `rows`; undefined for a table without one. */
  readonly header: number | undefined;
  /** What 单位：… says; 万元 where it says nothing that is understood. */
  readonly moneyUnit: MoneyUnit;
  /** The year in the title; undefined where there is none. */
  readonly year: number | undefined;
  /** Every unit in order; they cover all rows. The first has no head unless the table starts with a unit's row. */
  readonly units: readonly Unit[];
  /** The index in `rows` at which each unit starts. */
  readonly unitRows: readonly number[];
}

/**
 * Reads a text as a table. With the table of an earlier text, only what changed is read again, and what is kept of that table
 * goes to the new one: who goes on with the old one gives none.
 */
export function parse(source: string | Text, old?: Table): Table {
  const text = typeof source === "string" ? textOf(source) : source;
  if (old !== undefined) return parsedAfter(old, text);
  const steps = parsing(text);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The same in small steps, for a text of which nothing is known. */
export function* parsing(text: Text): Generator<void, Table> {
  const lines = itemsOf(text);
  const list: Row[] = [];
  let read = 0;
  for (let line = 0; line < lines.length; line += list.at(-1)!.lines) {
    list.push(rowAt((index) => lines[index], line));
    read += list.at(-1)!.text.length;
    if (read < LENGTH_OF_STEP) continue;
    read = 0;
    yield;
  }
  const rows = ropeOf(list, linesOf);
  const header = headerIn(rows);
  const { moneyUnit, isSaid, year } = headingsIn(topOf(rows, header));
  const columns = columnsAt(rows, header, isSaid ? moneyUnit : undefined);
  // What the rows and units are read as is remembered with them, and the units are put together from that.
  for (let i = 0; i < list.length; i++) {
    if (list[i]!.kind === "cells") readFirst(list[i]!, columns);
    read += list[i]!.text.length;
    if (read < LENGTH_OF_STEP) continue;
    read = 0;
    yield;
  }
  const parts = unitsOf(list, columns);
  for (const unit of parts) {
    view(unit);
    yield;
  }
  return made({ text, rows, columns, header, moneyUnit, year }, joined(parts));
}
/** How many characters are read in one step. */
const LENGTH_OF_STEP = 8_192;

function parsedAfter(old: Table, text: Text): Table {
  const { rows, taken } = rowsAfter(old, text);
  const header = isStillHeader(old.header, rows, taken) ? old.header : headerIn(rows);
  // What stands above the header decides which of it is the table's own.
  const isBelow = header === old.header && taken.head > (header ?? -1);
  const { moneyUnit, isSaid, year } =
    isBelow && saysTheSame(old.rows, rows, taken) ? headingsOf(old) : headingsIn(topOf(rows, header));
  const columns = columnsAt(rows, header, isSaid ? moneyUnit : undefined);
  const runs =
    old.columns === columns
      ? joinedAfter(runsOf(old), partsAfter(old, rows, columns, taken))
      : joined(unitsOf(itemsOf(rows), columns));
  const table = made({ text, rows, columns, header, moneyUnit, year }, runs, old);
  handDown(old, table);
  return table;
}

function headingsOf({ moneyUnit, columns, year }: Table): Headings {
  return { moneyUnit, isSaid: columns.moneyUnit !== undefined, year };
}

function columnsAt(rows: Rope<Row>, header: number | undefined, moneyUnit: MoneyUnit | undefined): Columns {
  const columns = columnsOf(header === undefined ? undefined : headerAt(rows, header));
  return moneyUnit === undefined ? columns : withMoneyUnit(columns, moneyUnit);
}

/** The header of a table with the rows behind it, into which it may go on; undefined where there is none. */
export function headerOf({ rows, header }: Table): HeaderRows | undefined {
  return header === undefined ? undefined : headerAt(rows, header);
}

export function headerAt(rows: Rope<Row>, header: number): HeaderRows {
  const [first, ...more] = itemsOf(rows, header, Math.min(rows.length, header + MOST_HEADER_ROWS));
  return [first!, ...more];
}

function made(table: Omit<Table, "units" | "unitRows">, runs: Joined, old?: Table): Table {
  const { units } = runs;
  const whole: Whole = { ...table, units, unitRows: rowsBefore(units, old), runs };
  return whole;
}

// How many rows stand before each unit. Of units that stay none is looked at: a large table has thousands.
function rowsBefore(units: readonly Unit[], old: Table | undefined): readonly number[] {
  const { before, after } = old ? alike(old.units, units) : { before: 0, after: 0 };
  const fresh: number[] = [];
  let at = before === 0 ? 0 : old!.unitRows[before - 1]! + units[before - 1]!.rows.length;
  for (let u = before; u < units.length - after; u++) {
    fresh.push(at);
    at += units[u]!.rows.length;
  }
  const rest = old ? old.units.length - after : 0;
  const starts = inPlace(old?.unitRows ?? [], before, rest - before, fresh);
  const shift = after === 0 ? 0 : at - old!.unitRows[rest]!;
  for (let u = units.length - after; shift !== 0 && u < units.length; u++) starts[u]! += shift;
  return starts;
}

/** The offset at which a row starts in the text. */
export function rowOffset(table: Table, row: number): number {
  return lineStart(table.text, rowLine(table, row));
}

/** The rows in order; for whoever needs them all. */
export function rowsOf(table: Table): Row[] {
  return itemsOf(table.rows);
}

/** The row at an index, which must be one of the table's. */
export function rowOf(table: Table, row: number): Row {
  return itemAt(table.rows, row)!;
}

/** The line (0-based) at which a row starts. */
export function rowLine(table: Table, row: number): number {
  return startOf(table.rows, row);
}

/** How the lines of a table end, by its first. */
export function lineEndOf(table: Table): string {
  return /\r\n|\r|\n/.exec(lineOf(table.text, 0))?.[0] ?? "\n";
}

/** The index of the row that holds an offset. */
export function rowAtOffset(table: Table, offset: number): number {
  return indexAt(table.rows, lineAt(table.text, offset));
}

/** The index of the unit that holds a row. */
export function unitAtRow(table: Table, row: number): number {
  return firstWhere(table.units.length, (u) => table.unitRows[u]! > row, 1) - 1;
}

/** A span inside a row as a span of the text. */
export function inText(table: Table, row: number, span: Span): Span {
  const start = rowOffset(table, row);
  return { from: start + span.from, to: start + span.to };
}

/** What a row of the table says; undefined for a row that is no row of cells, or empty. */
export function entryAt(table: Table, row: number): Entry | undefined {
  const u = unitAtRow(table, row);
  return view(table.units[u]!).entries.get(row - table.unitRows[u]!);
}

/** Whether the text is such a table at all: it has a header, a 合计, or a title and rows of cells. */
export function looksLikeTable(table: Table): boolean {
  if (table.header !== undefined) return true;
  let titled = false;
  for (const row of itemsOf(table.rows, 0, LAST_HEADER)) {
    if (row.kind === "total") return true;
    if (row.kind === "heading" && row.headings.some((heading) => heading.kind === "title")) titled = true;
    if (titled && row.kind === "cells" && row.cells.length >= 3) return true;
  }
  return false;
}

/**
 * A table with its parts before rows without goal and indicators were joined to the unit before them: what an edit starts
 * from. It is a field and in no weak map: what such a map holds outlives its key for a while, which here is every keystroke's.
 */
interface Whole extends Table {
  readonly runs: Joined;
}
const runsOf = (table: Table): Joined => (table as Whole).runs;

/** Rows taken over from the old table: the first `head` and the last `tail` of them. */
interface Taken {
  readonly head: number;
  readonly tail: number;
}

function rowsAfter(old: Table, text: Text): { rows: Rope<Row>; taken: Taken } {
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

const linesOf = (row: Row): number => row.lines;

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

// Of several headers the first with goals or indicators: a table that sums up the units may stand above that of the projects.
function headerIn(rows: Rope<Row>): number | undefined {
  const top = itemsOf(rows, 0, LAST_HEADER);
  const own = top.findIndex((row, i) => isHeader(row) && headsProjects(headerAt(rows, i)));
  const found = own < 0 ? top.findIndex(isHeader) : own;
  if (found < 0) return undefined;
  // Broken behind its first name, it begins with a line that has no tab.
  const isBroken = top[found - 1]?.kind === "note" && headerBreak(headerAt(rows, found - 1)) !== undefined;
  return isBroken ? found - 1 : found;
}

// The rows that say what the table is: those of another kind of table above it are not its own.
function topOf(rows: Rope<Row>, header: number | undefined): readonly Row[] {
  const top = itemsOf(rows, 0, LAST_HEADER);
  if (header === undefined || top.findIndex(isHeader) === header) return top;
  let from = header;
  while (from > 0 && top[from - 1]!.kind !== "cells" && top[from - 1]!.kind !== "total") from--;
  return top.slice(from);
}

// A header further down may be a better one than one without goals.
function isStillHeader(header: number | undefined, rows: Rope<Row>, { head }: Taken): boolean {
  return header !== undefined && header + MOST_HEADER_ROWS <= head && headsProjects(headerAt(rows, header));
}
/** A header further down heads something else. */
const LAST_HEADER = 1_000;

function partsAfter(old: Table, rows: Rope<Row>, columns: Columns, taken: Taken): NewParts {
  const { parts } = runsOf(old);
  if (rows === old.rows) return { parts, before: parts.length, after: 0 };
  let before = 0;
  let from = 0;
  // The part that holds the last row that is what it was is cut anew with what follows: what a row is the next one says too.
  const settled = taken.head - 1;
  while (before + 1 < parts.length && from + parts[before]!.rows.length < settled)
    from += parts[before++]!.rows.length;
  // Where no unit has a row, what a head opens depends on the heads before it.
  if (!parts[before]!.hasHead) {
    before = 0;
    from = 0;
  }
  let after = 0;
  let to = rows.length;
  const room = rows.length - taken.tail;
  while (after < parts.length - before - 1) {
    const part = parts[parts.length - 1 - after]!;
    if (to - part.rows.length < room || !part.hasHead) break;
    to -= part.rows.length;
    after++;
  }
  const cut = () => unitsOf(itemsOf(rows, from, to), columns, itemAt(rows, to));
  let fresh = cut();
  // A unit's row that is none any more goes on with what stands before it.
  if (before > 0 && fresh[0]?.hasHead === false) {
    from -= parts[--before]!.rows.length;
    if (!parts[before]!.hasHead) {
      before = 0;
      from = 0;
    }
    fresh = cut();
  }
  // What follows may say again what the last of them says now.
  const follows = fresh.length === 0 ? undefined : following(fresh.at(-1)!, itemAt(rows, to));
  const end = to;
  const partAt = (left: number) => parts[parts.length - left];
  while (follows !== undefined && after > 0 && follows(partAt(after)!, partAt(after - 1)?.rows[0])) {
    to += partAt(after)!.rows.length;
    after--;
  }
  if (to > end) fresh = cut();
  const known = new Map(parts.slice(before, parts.length - after).map((part) => [part.rows[0]!, part]));
  const shared = fresh.map((unit) => sameUnit(unit, known.get(unit.rows[0]!)) ?? unit);
  return { parts: inPlace(parts, before, parts.length - after - before, shared), before, after };
}

function sameUnit(unit: Unit, part: Unit | undefined): Unit | undefined {
  const isSame =
    part !== undefined &&
    part.hasHead === unit.hasHead &&
    part.named === unit.named &&
    part.rows.length === unit.rows.length &&
    part.rows.every((row, k) => row === unit.rows[k]);
  return isSame ? part : undefined;
}

// Whether no row near the top that could name the money unit or the year changed, or moved out of sight.
function saysTheSame(old: Rope<Row>, rows: Rope<Row>, { head, tail }: Taken): boolean {
  if (head >= LAST_HEADER) return true;
  const isPlain = (row: Row) => row.headings.length === 0 && !isHeader(row);
  return (
    old.length === rows.length &&
    itemsOf(old, head, old.length - tail).every(isPlain) &&
    itemsOf(rows, head, rows.length - tail).every(isPlain)
  );
}

/** The content of a row without its line end. */
export function rowContent(row: Row): string {
  return row.text.slice(0, contentLength(row.text));
}
