import { sameItems } from "../list.ts";
import { ofRows, type Row } from "../syntax/table.ts";
import { contentSpan } from "./cell.ts";
import { aliasOf, type ColumnRole } from "./column-names.ts";
import { type Columns, columnsNamed, SPLIT } from "./columns.ts";
import { brokenCells, cellsOf, type HeaderCell, halfOf, namesIn, under } from "./header-merged.ts";
import { LONGEST_NAME, NEEDED } from "./header-row.ts";

/** A header and the rows behind it, into which it may go on; further rows than three say nothing. */
export type HeaderRows = readonly [Row, ...(readonly Row[])];

/** No header has more rows. */
export const MOST_HEADER_ROWS = 3;

/** The columns a header names. */
export function columnsOf(rows: HeaderRows): Columns {
  return readHeader(rows).columns;
}

/** Whether what stands below a header are projects: it has a column for their goals or their indicators. */
export function headsProjects(rows: HeaderRows): boolean {
  const { goals, indicators } = columnsOf(rows);
  return goals.length > 0 || indicators !== undefined || splitIndicators(rows).length > 0;
}

/** How many rows a header has: of merged cells each of them names some. */
export function headerHeight(rows: HeaderRows): number {
  return readHeader(rows).height;
}

/** What a line end took the place of that stands within a header of one row, in a cell or between two; undefined in any other. */
export function headerBreak(rows: HeaderRows): "" | "\t" | undefined {
  return readHeader(rows).between;
}

/** The cells of a header, one a column: of those above each other the lower, with the name that both make. */
export function headerCells(rows: HeaderRows): readonly HeaderCell[] {
  return readHeader(rows).cells;
}

interface Header {
  /** As many as it might have; those behind its last row only may be others. */
  readonly rows: readonly Row[];
  readonly height: number;
  /** What a line end took the place of, in a header of one line that is broken into two. */
  readonly between: "" | "\t" | undefined;
  /** Names that lost the tab between them. */
  readonly glued: readonly (readonly [HeaderCell, HeaderCell])[];
  readonly cells: readonly HeaderCell[];
  readonly columns: Columns;
}

// With the first row, for as long as those behind it are the same: what rows were read as depends on which object columns are.
function readHeader(rows: HeaderRows): Header {
  const seen = goingOn(rows);
  const slot = seen.length === 1 ? readAlone : readWithMore;
  const known = slot.get(rows[0]);
  if (known !== undefined && sameItems(known.rows, seen)) return known;
  const { cells, ...more } = cellsIn(seen);
  const columns = columnsNamed(cells.map(({ name }) => name));
  const header = { rows: seen, ...more, cells, columns };
  slot.set(rows[0], header);
  return header;
}
// Most headers end with their first row, whatever is written in those below.
function goingOn(rows: HeaderRows): HeaderRows {
  const [first, below] = rows;
  if (below === undefined || (namesIn(below).length === 0 && !isGlued(first))) return [first];
  return [first, ...rows.slice(1, MOST_HEADER_ROWS)];
}

// Whether some of a header's names may be two of which the tab is lost: the row below tells.
function isGlued(header: Row): boolean {
  return partedCells(header) !== ownCells(header);
}

const readAlone = ofRows.slot<Header>();
const readWithMore = ofRows.slot<Header>();

function cellsIn(rows: HeaderRows): Omit<Header, "rows" | "columns"> {
  const [header, below, third] = rows;
  const cells = ownCells(header);
  const broken = below && brokenCells(cells, below, third);
  if (broken !== undefined) return { ...broken, glued: [], ...goneOn(broken.cells, rows, 2) };
  const whole = goneOn(cells, rows, 1);
  if (whole.height > 1) return { between: undefined, glued: [], ...whole };
  const parted = isAsWide(cells, below) ? cells : partedCells(header);
  const glued = parted.flatMap((cell, i): Header["glued"] => {
    const next = parted[i + 1];
    return next !== undefined && next.span.from === cell.span.to ? [[cell, next]] : [];
  });
  return { between: undefined, glued, ...goneOn(parted, rows, 1) };
}

const ownCells = ofRows.once((header: Row) =>
  cellsOf(header, header.cells.length > 0 ? header.cells : halfOf(header), 0),
);
const partedCells = ofRows.once((header: Row) => apart(header, ownCells(header)));

// Whether the row below has a cell for each of a header's, and no more: then none of those is two.
function isAsWide(cells: readonly HeaderCell[], below: Row | undefined): boolean {
  return below?.cells.length === cells.length;
}

// Names with those of the rows below, as far as they are the header's.
function goneOn(
  upper: readonly HeaderCell[],
  rows: HeaderRows,
  height: number,
): Pick<Header, "height" | "cells"> {
  const below = rows[height];
  const cells = below && under(upper, below, height);
  return cells === undefined ? { height, cells: upper } : goneOn(cells, rows, height + 1);
}

// 绩效目标绩效指标 are two columns that lost the tab between them, where one of them has none.
function apart(header: Row, cells: readonly HeaderCell[]): readonly HeaderCell[] {
  const roles = new Set(cells.map(({ name }) => aliasOf(name)?.role));
  const wanted = NEEDED.filter((role) => !roles.has(role));
  const found = cells.flatMap((cell): HeaderCell[] => {
    const at = glueIn(cell.name, wanted);
    if (at === undefined) return [cell];
    const middle = contentSpan(header, cell.span).from + at;
    return [
      { ...cell, name: cell.name.slice(0, at), span: { from: cell.span.from, to: middle } },
      { ...cell, name: cell.name.slice(at), span: { from: middle, to: cell.span.to } },
    ];
  });
  return found.length === cells.length ? cells : found.map((cell, index) => ({ ...cell, index }));
}
// Where a text is two names of columns, of which one is wanted; or two of funds.
function glueIn(text: string, wanted: readonly ColumnRole[]): number | undefined {
  if (text.length > 2 * LONGEST_NAME || aliasOf(text) !== undefined) return undefined;
  for (let at = text.length - 2; at >= 2; at--) {
    const parts = [aliasOf(text.slice(0, at)), aliasOf(text.slice(at))];
    const areFunds = parts.every((part) => part?.role === "fund");
    const isWanted =
      parts.every((part) => part !== undefined) && parts.some((part) => wanted.includes(part!.role));
    if (areFunds || isWanted) return at;
  }
  return undefined;
}

/** Names in a cell of a header between which a tab was lost: those before and behind the place. */
export function gluedNames(rows: HeaderRows): readonly (readonly [HeaderCell, HeaderCell])[] {
  return readHeader(rows).glued;
}

/** What a header says over a column, of names above each other the one that both make; empty where it says nothing. */
export function headerName(rows: HeaderRows, column: number): string {
  return headerCells(rows)[column]?.name ?? "";
}

/** The cells of a header that name the parts of an indicator, where each has a column of its own. */
export function splitIndicators(rows: HeaderRows): readonly HeaderCell[] {
  const parts = headerCells(rows).filter(({ name }) => SPLIT.has(aliasOf(name)?.name ?? ""));
  return parts.length > 1 ? parts : [];
}
