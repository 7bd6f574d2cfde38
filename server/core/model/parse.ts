import { alike, inPlace } from "../list.ts";
import { itemsOf, type Rope, ropeOf } from "../rope.ts";
import { finished, type Steps } from "../steps.ts";
import { type Row, rowAt } from "../syntax/table.ts";
import { type Text, textOf } from "../text.ts";
import { type Columns, columnsNamed, usualHeader, withMoneyUnit } from "./columns.ts";
import { readFirst } from "./entry.ts";
import { columnsOf, headerBreak, headsProjects, MOST_HEADER_ROWS } from "./header.ts";
import { headerLost } from "./header-lost.ts";
import { isHeader } from "./header-row.ts";
import { type Headings, headingsIn } from "./headings.ts";
import { type Joined, joined, joinedAfter } from "./joined.ts";
import { handDown } from "./kept.ts";
import type { MoneyUnit } from "./money-unit.ts";
import { partsAfter } from "./parts-after.ts";
import { rowsAfter, saysTheSame, type Taken } from "./rows-after.ts";
import { headerAt, LAST_HEADER, type Table } from "./table.ts";
import { type Unit, view } from "./unit.ts";
import { unitsOf } from "./units.ts";

/**
 * Reads a text as a table. With the table of an earlier text, only what changed is read again, and what is kept of that table
 * goes to the new one: who goes on with the old one gives none.
 */
export function parse(source: string | Text, old?: Table): Table {
  const text = typeof source === "string" ? textOf(source) : source;
  if (old !== undefined) return parsedAfter(old, text);
  return finished(parsing(text));
}

/** The same in small steps, for a text of which nothing is known. */
export function* parsing(text: Text): Steps<Table> {
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
      ? joinedAfter(
          runsOf(old),
          partsAfter({ rows: old.rows, parts: runsOf(old).parts }, rows, columns, taken),
        )
      : joined(unitsOf(itemsOf(rows), columns));
  const table = made({ text, rows, columns, header, moneyUnit, year }, runs, old);
  handDown(old, table);
  return table;
}

function headingsOf({ moneyUnit, columns, year }: Table): Headings {
  return { moneyUnit, isSaid: columns.moneyUnit !== undefined, year };
}

function columnsAt(rows: Rope<Row>, header: number | undefined, moneyUnit: MoneyUnit | undefined): Columns {
  const columns =
    header === undefined ? columnsNamed(headerLost(rows) ?? usualHeader) : columnsOf(headerAt(rows, header));
  return moneyUnit === undefined ? columns : withMoneyUnit(columns, moneyUnit);
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

const linesOf = (row: Row): number => row.lines;

/**
 * A table with its parts before rows without goal and indicators were joined to the unit before them: what an edit starts
 * from. It is a field and in no weak map: what such a map holds outlives its key for a while, which here is every keystroke's.
 */
interface Whole extends Table {
  readonly runs: Joined;
}
const runsOf = (table: Table): Joined => (table as Whole).runs;
