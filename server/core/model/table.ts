import { firstWhere } from "../list.ts";
import { indexAt, itemAt, itemsOf, type Rope, startOf } from "../rope.ts";
import type { Row } from "../syntax/table.ts";
import { contentLength, lineAt, lineOf, lineStart, type Span, type Text } from "../text.ts";
import type { Columns } from "./columns.ts";
import type { Entry } from "./entry.ts";
import { type HeaderRows, MOST_HEADER_ROWS } from "./header.ts";
import type { MoneyUnit } from "./money-unit.ts";
import { type Unit, view } from "./unit.ts";

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

/** The header of a table with the rows behind it, into which it may go on; undefined where there is none. */
export function headerOf({ rows, header }: Table): HeaderRows | undefined {
  return header === undefined ? undefined : headerAt(rows, header);
}

export function headerAt(rows: Rope<Row>, header: number): HeaderRows {
  const [first, ...more] = itemsOf(rows, header, Math.min(rows.length, header + MOST_HEADER_ROWS));
  return [first!, ...more];
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

/** A header further down heads something else. */
export const LAST_HEADER = 1_000;

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

/** The content of a row without its line end. */
export function rowContent(row: Row): string {
  return row.text.slice(0, contentLength(row.text));
}
