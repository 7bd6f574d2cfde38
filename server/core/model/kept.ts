import type { Row } from "../syntax/table.ts";
import type { Table } from "./table.ts";
import { ofUnits, type Unit } from "./unit.ts";

/** The units that an edit took out of a table and those it put in their place, from the index `from` on. */
export interface Change {
  readonly from: number;
  readonly gone: readonly Unit[];
  readonly come: readonly Unit[];
}

/**
 * Keeps something about all units of a table, and moves it from a table to the next: an edit costs as much as the units
 * it touched. `follow` is first called with every unit as come.
 */
export function kept<I>(
  make: () => I,
  follow: (index: I, change: Change, table: Table) => void,
): (table: Table) => I {
  const slot = slots++;
  return (table) => {
    let shelf = shelves.get(table);
    if (shelf === undefined) {
      shelf = { slots: [], last: undefined };
      shelves.set(table, shelf);
    }
    let own = shelf.slots[slot] as Kept<I> | undefined;
    if (own === undefined) {
      own = { units: NOBODY, index: make() };
      shelf.slots[slot] = own;
    }
    const { units } = own;
    if (units !== table.units) {
      own.units = table.units;
      try {
        follow(own.index, changeIn(shelf, units, table.units), table);
      } catch (error) {
        // Half moved it is of no use: the next to ask begins anew.
        delete shelf.slots[slot];
        throw error;
      }
    }
    return own.index;
  };
}

/** Gives what is kept of a table to the one that follows it. The old table makes its own anew if it is asked again. */
export function handDown(old: Table, table: Table): void {
  const shelf = shelves.get(old);
  if (shelf === undefined) return;
  shelves.delete(old);
  shelves.set(table, shelf);
}

/** The index of a row in its table. */
export function rowNumber(table: Table, row: Row): number {
  const { home, order } = places(table);
  const unit = home.get(row);
  if (unit === undefined) throw new Error("the row is not in the table");
  return table.unitRows[order.get(unit)!]! + indexIn(unit).get(row)!;
}

/** The unit that holds a row; undefined for a row that is not in the table. */
export function unitOf(table: Table, row: Row): Unit | undefined {
  return places(table).home.get(row);
}

/** The index of a unit in its table. */
export function unitNumber(table: Table, unit: Unit): number {
  return places(table).order.get(unit)!;
}

interface Kept<I> {
  units: readonly Unit[];
  readonly index: I;
}

/** All that is kept of a table. */
interface Shelf {
  readonly slots: unknown[];
  /** The last change: most of what is kept moves by the same. */
  last: { readonly from: readonly Unit[]; readonly to: readonly Unit[]; readonly change: Change } | undefined;
}

let slots = 0;
const NOBODY: readonly Unit[] = [];
const shelves = new WeakMap<Table, Shelf>();

function changeIn(shelf: Shelf, from: readonly Unit[], to: readonly Unit[]): Change {
  if (shelf.last?.from !== from || shelf.last.to !== to)
    shelf.last = { from, to, change: changeOf(from, to) };
  return shelf.last.change;
}

function changeOf(old: readonly Unit[], units: readonly Unit[]): Change {
  const most = Math.min(old.length, units.length);
  let before = 0;
  while (before < most && old[before] === units[before]) before++;
  let after = 0;
  while (after < most - before && old[old.length - 1 - after] === units[units.length - 1 - after]) after++;
  return {
    from: before,
    gone: old.slice(before, old.length - after),
    come: units.slice(before, units.length - after),
  };
}

const places = kept(
  () => ({ home: new Map<Row, Unit>(), order: new Map<Unit, number>() }),
  ({ home, order }, { from, gone, come }, table) => {
    for (const unit of gone) {
      order.delete(unit);
      for (const row of unit.rows) home.delete(row);
    }
    for (const unit of come) for (const row of unit.rows) home.set(row, unit);
    const end = gone.length === come.length ? from + come.length : table.units.length;
    for (let u = from; u < end; u++) order.set(table.units[u]!, u);
  },
);

const indexIn = ofUnits.once(
  (unit): ReadonlyMap<Row, number> => new Map(unit.rows.map((row, i) => [row, i])),
);
