import { alike } from "../list.ts";
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
  const home = places(table).homes.get(row);
  if (home === undefined) throw new Error("the row is not in the table");
  return table.unitRows[home.number]! + indexIn(home.unit).get(row)!;
}

/** The unit that holds a row; undefined for a row that is not in the table. */
export function unitHolding(table: Table, row: Row): Unit | undefined {
  return places(table).homes.get(row)?.unit;
}

/** The index of a unit in its table. */
export function unitNumber(table: Table, unit: Unit): number {
  return places(table).of.get(unit)!.number;
}

/** Some units of a table in the order of the text, with the index of each. */
export function inOrder(
  table: Table,
  units: Iterable<Unit>,
): { readonly unit: Unit; readonly number: number }[] {
  return [...units]
    .map((unit) => ({ unit, number: unitNumber(table, unit) }))
    .sort((a, b) => a.number - b.number);
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
  const { before, after } = alike(old, units);
  return {
    from: before,
    gone: old.slice(before, old.length - after),
    come: units.slice(before, units.length - after),
  };
}

/** Where rows live: a unit and its index. One that takes the place of another moves into its home. */
interface Home {
  unit: Unit;
  number: number;
}

interface Places {
  readonly homes: Map<Row, Home>;
  readonly of: Map<Unit, Home>;
}

const places = kept(
  (): Places => ({ homes: new Map(), of: new Map() }),
  ({ homes, of }, { from, gone, come }, table) => {
    const changes = come.map((unit, i) => rowsChanged(gone[i]?.rows ?? NO_ROWS, unit.rows));
    // First everything goes, then everything comes: a row may move from one unit to another.
    const left = gone.map((unit) => of.get(unit)!);
    for (const [i, unit] of gone.entries()) {
      of.delete(unit);
      for (const row of changes[i]?.left ?? unit.rows) homes.delete(row);
    }
    for (const [i, unit] of come.entries()) {
      const home = left[i] ?? { unit, number: from + i };
      home.unit = unit;
      home.number = from + i;
      of.set(unit, home);
      for (const row of changes[i]!.added) homes.set(row, home);
    }
    if (gone.length === come.length) return;
    for (let u = from + come.length; u < table.units.length; u++) of.get(table.units[u]!)!.number = u;
  },
);
const NO_ROWS: readonly Row[] = [];

/** What is between the rows that two lists begin and end with alike. */
function rowsChanged(
  old: readonly Row[],
  rows: readonly Row[],
): { left: readonly Row[]; added: readonly Row[] } {
  const { before, after } = alike(old, rows);
  return { left: old.slice(before, old.length - after), added: rows.slice(before, rows.length - after) };
}

const indexIn = ofUnits.once(
  (unit): ReadonlyMap<Row, number> => new Map(unit.rows.map((row, i) => [row, i])),
);
