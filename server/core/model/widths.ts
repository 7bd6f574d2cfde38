import type { Row } from "../syntax/table.ts";
import { contentOf } from "./cell.ts";
import { isTrimmed, readFirst } from "./entry.ts";
import { isData } from "./header-row.ts";
import { kept } from "./kept.ts";
import { rowsOf, type Table } from "./table.ts";
import { ofUnits, type Unit } from "./unit.ts";

/**
 * How many cells nearly all rows of a table have beyond its header's columns; below zero where they have fewer. It is the
 * header then that lost a cell, or has one too many.
 */
export function surplusOf(table: Table): number {
  const { bySurplus, rows } = widths(table);
  for (const [surplus, count] of bySurplus)
    if (count >= FEWEST && count >= MOST_OF_THEM * rows) return surplus;
  return 0;
}
const FEWEST = 4;
const MOST_OF_THEM = 0.9;

/** Whether what the rows have beyond the header's columns is an empty cell at the end of each. */
export function isTrailing(table: Table): boolean {
  const { bySurplus, trailing } = widths(table);
  return surplusOf(table) === 1 && trailing === bySurplus.get(1);
}

/** The rows of a table that end with a cell more than the header. */
export function wideRows(table: Table): readonly Row[] {
  return rowsOf(table).filter((row) => row.cells.length === table.columns.list.length + 1);
}

/** How many rows have so many cells more than the header, and how many of those with one more end with an empty one. */
interface Widths {
  readonly bySurplus: Map<number, number>;
  rows: number;
  trailing: number;
}

const none = (): Widths => ({ bySurplus: new Map(), rows: 0, trailing: 0 });

const widths = kept(none, (index, { gone, come }) => {
  for (const unit of gone) include(index, widthsIn(unit), -1);
  for (const unit of come) include(index, widthsIn(unit), 1);
});

function include(index: Widths, { bySurplus, rows, trailing }: Widths, sign: 1 | -1): void {
  for (const [surplus, count] of bySurplus)
    index.bySurplus.set(surplus, (index.bySurplus.get(surplus) ?? 0) + sign * count);
  index.rows += sign * rows;
  index.trailing += sign * trailing;
}

const widthsIn = ofUnits.once((unit: Unit): Widths => {
  const found = none();
  for (const row of unit.rows) {
    if (!isData(row)) continue;
    const surplus = row.cells.length - unit.columns.list.length;
    // A row that just ends early has lost nothing.
    const said = surplus < 0 && isTrimmed(readFirst(row, unit.columns)) ? 0 : surplus;
    found.bySurplus.set(said, (found.bySurplus.get(said) ?? 0) + 1);
    found.rows++;
    if (surplus === 1 && contentOf(row, row.cells.at(-1)!) === "") found.trailing++;
  }
  return found;
});
