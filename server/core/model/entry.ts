import { madeAt } from "../list.ts";
import { type Memory, memories } from "../memo.ts";
import { type Cell, ofRows, type Row } from "../syntax/table.ts";
import type { Span } from "../text.ts";
import { amountsIn, apartIn } from "./amounts.ts";
import { contentOf, contentSpan } from "./cell.ts";
import type { Columns } from "./columns.ts";
import { type EntryKind, firstWords, kindOf } from "./entry-kind.ts";
import { type Amount, compare } from "./money.ts";
import { isUnitName } from "./naming.ts";
import { type Placement, placementsOf } from "./placement.ts";

/** How the cells of a row stand under the columns. Equal layouts are one object. */
export interface Layout {
  readonly columns: Columns;
  readonly placement: Placement;
}

/** A row of the table read by its columns: the 合计 row, a unit's row, or a project. */
export interface Entry extends Memory {
  readonly row: Row;
  readonly layout: Layout;
  readonly kind: EntryKind;
  /** The amounts in the order of `columns.amounts`. */
  readonly amounts: readonly Amount[];
  /**
   * What the name's cell says; empty where the row has lost it. A unit's may stand in the column of units, and 小计 follows
   * the unit beside it.
   */
  readonly name: string;
}

/** What is remembered with an entry. */
export const ofEntries = memories<Entry>();

function layoutOf(columns: Columns, placement: Placement): Layout {
  const known = madeAt(layouts, columns, () => new Map<Placement, Layout>());
  return madeAt(known, placement, () => ({ columns, placement }));
}
const layouts = new WeakMap<Columns, Map<Placement, Layout>>();

/** A row as it is read in a layout. A row that may have lost a cell is read in several, and each stays one object. */
export function entryOf(row: Row, layout: Layout): Entry {
  const readings = readingsOf(row, layout.columns);
  const { first } = readings;
  if (first?.layout === layout) return first;
  const known = readings.others?.get(layout);
  if (known !== undefined) return known;
  const entry = read(row, layout);
  if (first === undefined) readings.first = entry;
  else {
    readings.others ??= new Map();
    readings.others.set(layout, entry);
  }
  return entry;
}

interface Readings {
  first: Entry | undefined;
  others: Map<Layout, Entry> | undefined;
}

// Those of other columns are forgotten: a header that is typed would leave one behind with every key.
const readingsOf = ofRows.remembered(
  (_row: Row, _columns: Columns): Readings => ({ first: undefined, others: undefined }),
);

function read(row: Row, layout: Layout): Entry {
  const { columns } = layout;
  const says = (column: number | undefined) => textAt({ row, layout }, column);
  const written = amountsIn(columns, says);
  // 400000400000 in a row that lacks a cell is the same amount twice.
  const amounts = layout.placement.lost.length === 0 ? written : apartIn(written, columns, says);
  const own = kindOf({ row, columns, says, amounts });
  const [said, beside] = [says(columns.name), says(columns.unit)];
  const isBesideUnit =
    (own === "total" || own === "subtotal") &&
    said !== "" &&
    said.replace(SUM, "") === "" &&
    isUnitName(beside);
  const name = isBesideUnit ? beside + said : said || (own === "bare" && beside) || says(columns.above);
  return { row, layout, kind: own, amounts, name, memo: ofEntries.memory() };
}

/** A row with its cells placed so. */
export function readAs(row: Row, columns: Columns, placement: Placement): Entry {
  return entryOf(row, layoutOf(columns, placement));
}

/** A row as it most likely reads by itself. */
export function readFirst(row: Row, columns: Columns): Entry {
  return readAs(row, columns, placementsOf(row, columns)[0]!);
}

/** Whose sum a row says it is: 档案馆小计, or 小计 beside 档案馆 in the unit's column. Undefined where it names no unit. */
export const sumOwner: (entry: Entry) => string | undefined = ofEntries.once((entry) => {
  if (entry.kind !== "subtotal" && entry.kind !== "total") return undefined;
  const beside = textAt(entry, entry.layout.columns.unit);
  const said = (beside || firstWords(entry.row)).replace(SUM, "").trim();
  return isUnitName(said) && said.length >= SHORTEST_UNIT ? said : undefined;
});
const SUM = /\s*(?:小\s*[计记汁]|合\s*计|汇\s*总)\s*[:：]?$/;
/** 部门小计 and 单位合计 name nobody. */
const SHORTEST_UNIT = 3;

/** Whether two rows have the same amounts. */
export function sameAmounts(a: Entry, b: Entry): boolean {
  return a.amounts.every(({ value }, i) => {
    const other = b.amounts[i]?.value;
    return value === undefined || other === undefined ? value === other : compare(value, other) === 0;
  });
}

/** The cell under a column; `undefined` if the row has lost it. */
export function cellAt(
  { row, layout }: Pick<Entry, "row" | "layout">,
  column: number | undefined,
): Cell | undefined {
  const index = column === undefined ? undefined : layout.placement.cells[column];
  return index === undefined ? undefined : row.cells[index];
}

/** Where the content of a column's cell stands; `undefined` if the row has lost it. */
export function cellSpan(entry: Entry, column: number | undefined): Span | undefined {
  const cell = cellAt(entry, column);
  return cell && contentSpan(entry.row, cell);
}

/** Where the name stands; the row's start where it has none. */
export function nameSpan(entry: Entry): Span {
  return cellSpan(entry, entry.layout.columns.name) ?? { from: 0, to: 0 };
}

/** The amount column (an index into `columns.amounts`) as a span; `undefined` where its cell is lost. */
export function amountSpan(entry: Entry, amount: number): Span | undefined {
  return cellSpan(entry, entry.layout.columns.amounts[amount]);
}

/** Whether the row may have lost its cell in this column, so that nothing can be said of it. */
export function mayHaveLost(entry: Entry, column: number | undefined): boolean {
  return column !== undefined && entry.layout.placement.lost.includes(column) && !isTrimmed(entry);
}

/**
 * Whether a row without goal and indicators just ends early: editors and web pages trim the empty cells at the end of a
 * line. Nothing is lost by that.
 */
export function isTrimmed({ row, layout: { placement }, kind }: Entry): boolean {
  return (
    kind !== "project" &&
    row.cells.length > 1 &&
    contentOf(row, row.cells.at(-1)!) !== "" &&
    placement.cells.every((cell, column) => cell === (column < row.cells.length ? column : undefined))
  );
}

export function textAt(entry: Pick<Entry, "row" | "layout">, column: number | undefined): string {
  const cell = cellAt(entry, column);
  return cell === undefined ? "" : contentOf(entry.row, cell);
}

/**
 * The units that rows which follow each other name in a column of their own; empty where they name none. Of merged cells
 * the first row has the name.
 */
export function unitNamesOf(entries: readonly Entry[]): string[] {
  let last = "";
  return entries.map((entry) => {
    last = textAt(entry, entry.layout.columns.unit) || last;
    return last;
  });
}
