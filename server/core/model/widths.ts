import type { Row } from "../syntax/table.ts";
import { contentOf } from "./cell.ts";
import { isHeader } from "./columns.ts";
import { isTrimmed } from "./entry.ts";
import { kept } from "./kept.ts";
import { readFirst } from "./roles.ts";
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

const widths = kept(
  () => ({ bySurplus: new Map<number, number>(), rows: 0 }),
  (index, { gone, come }) => {
    const count = (units: readonly Unit[], sign: 1 | -1) => {
      for (const unit of units) {
        for (const [surplus, count] of surplusesIn(unit)) {
          index.bySurplus.set(surplus, (index.bySurplus.get(surplus) ?? 0) + sign * count);
          index.rows += sign * count;
        }
      }
    };
    count(gone, -1);
    count(come, 1);
  },
);

const surplusesIn = ofUnits.once((unit: Unit): ReadonlyMap<number, number> => {
  const found = new Map<number, number>();
  for (const row of unit.rows) {
    if (row.kind !== "total" && (row.kind !== "cells" || isHeader(row))) continue;
    const surplus = row.cells.length - unit.columns.list.length;
    // A row that just ends early has lost nothing.
    const said = surplus < 0 && isTrimmed(readFirst(row, unit.columns)) ? 0 : surplus;
    found.set(said, (found.get(said) ?? 0) + 1);
  }
  return found;
});

/** The rows with a cell more than the header's columns, all of them empty and the last of their row; none where any is not. */
export function trailingIn(table: Table): readonly Row[] {
  const surplus = surplusOf(table);
  if (surplus !== 1) return [];
  const wide = rowsOf(table).filter((row) => row.cells.length === table.columns.list.length + surplus);
  return wide.every((row) => contentOf(row, row.cells.at(-1)!) === "") ? wide : [];
}
