import { type Memory, remembered } from "../memo.ts";
import type { Row } from "../syntax/table.ts";
import { type Columns, isHeader } from "./columns.ts";
import { type Entry, entryOf, layoutOf, nameOf } from "./entry.ts";
import { compare, type Decimal, formatted, isZero, meets, zero } from "./money.ts";
import { type Placement, placementsOf } from "./placement.ts";

/**
 * A unit (资金使用单位) with its rows: the unit's own row first, then its projects and whatever stands between them.
 * The rows before the first unit make one without a head. A unit whose rows are unchanged is the same object.
 */
export interface Unit extends Memory {
  readonly rows: readonly Row[];
  readonly columns: Columns;
  readonly hasHead: boolean;
}

/** What a unit's rows say. Indices count within the unit's rows. */
export interface UnitView {
  readonly head: Entry | undefined;
  readonly projects: readonly Entry[];
  /** The 合计 rows among the rows; a table has one, in the rows before the first unit. */
  readonly totals: readonly Entry[];
  /** The index of each entry's row. */
  readonly at: ReadonlyMap<Entry, number>;
  /** Amount columns (indices into `columns.amounts`) in which a lost cell leaves an amount uncertain. */
  readonly uncertain: ReadonlySet<number>;
}

/** Cuts rows into units. `hasHead` of the first says whether its first row is a unit's. */
export function unitsOf(rows: readonly Row[], columns: Columns): Unit[] {
  const cuts: number[] = [];
  for (const [i, row] of rows.entries()) if (isBare(row, columns)) cuts.push(i);
  const units: Unit[] = [];
  if (cuts[0] !== 0 && rows.length > 0)
    units.push(unit(rows.slice(0, cuts[0] ?? rows.length), columns, false));
  for (const [i, from] of cuts.entries())
    units.push(unit(rows.slice(from, cuts[i + 1] ?? rows.length), columns, true));
  return units;
}

export function unit(rows: readonly Row[], columns: Columns, hasHead: boolean): Unit {
  return { rows, columns, hasHead, memo: [] };
}

/** Whether a row has a name and amounts but neither goal nor indicators, as a unit's row has. */
export function isBare(row: Row, columns: Columns): boolean {
  return row.kind === "cells" && !isHeader(row) && firstReading(row, columns).kind === "bare";
}

export const viewOf: (unit: Unit, key: Columns) => UnitView = remembered((unit: Unit, columns: Columns) =>
  read(unit, columns),
);

/** The total of a unit's or project's row; zero where it has none. */
export function totalOf(entry: Entry): Decimal {
  const { total, amounts } = entry.layout.columns;
  if (total !== undefined && entry.amounts[0]?.value !== undefined) return entry.amounts[0].value;
  return total === undefined || amounts.length === 0 ? (entry.amounts[0]?.value ?? zero) : zero;
}

function read(unit: Unit, columns: Columns): UnitView {
  const rows = unit.rows
    .map((row, i) => ({ row, i }))
    .filter(({ row }) => row.kind === "total" || (row.kind === "cells" && !isHeader(row)));
  const options = rows.map(({ row }) =>
    placementsOf(row, columns).slice(0, row.kind === "total" ? 1 : undefined),
  );
  const chosen = place(
    rows.map(({ row }) => row),
    options,
    columns,
    unit.hasHead,
  );
  const at = new Map<Entry, number>();
  const totals: Entry[] = [];
  const projects: Entry[] = [];
  let head: Entry | undefined;
  for (const [k, { row, i }] of rows.entries()) {
    const entry = entryOf(row, layoutOf(columns, chosen.placements[k]!));
    if (entry.kind === "empty") continue;
    at.set(entry, i);
    if (entry.kind === "total") totals.push(entry);
    else if (i === 0 && unit.hasHead) head = entry;
    else projects.push(entry);
  }
  return { head, projects, totals, at, uncertain: chosen.uncertain };
}

function firstReading(row: Row, columns: Columns): Entry {
  return entryOf(row, layoutOf(columns, placementsOf(row, columns)[0]!));
}

// Rows that lost a cell in one place on a page usually all lost it there; the unit's sums say where.
function place(
  rows: readonly Row[],
  options: readonly (readonly Placement[])[],
  columns: Columns,
  hasHead: boolean,
): { placements: Placement[]; uncertain: ReadonlySet<number> } {
  const first = options.map((choice) => choice[0]!);
  const open = options.flatMap((choice, k) => (choice.length > 1 ? [k] : []));
  if (open.length === 0) return { placements: first, uncertain: CERTAIN };
  if (!hasHead)
    return {
      placements: first,
      uncertain: new Set(open.flatMap((k) => disagreements(rows[k]!, options[k]!, columns))),
    };
  const addsUp = (placements: readonly Placement[]) => {
    const entries = rows.map((row, k) => entryOf(row, layoutOf(columns, placements[k]!)));
    const [head, ...projects] = entries;
    return columns.amounts.every((_, a) =>
      meets(
        head?.amounts[a]?.value,
        projects.map((entry) => entry.amounts[a]?.value),
      ),
    );
  };
  const distinct = new Set(open.flatMap((k) => options[k]!));
  for (const wanted of distinct) {
    const placements = options.map((choice) => (choice.includes(wanted) ? wanted : choice[0]!));
    if (addsUp(placements)) return { placements, uncertain: CERTAIN };
  }
  // Few rows: every combination; many: nothing is guessed.
  let combinations = 1;
  for (const k of open) combinations *= options[k]!.length;
  if (combinations <= MOST_COMBINATIONS) {
    for (let n = 0; n < combinations; n++) {
      const placements = first.slice();
      let rest = n;
      for (const k of open) {
        placements[k] = options[k]![rest % options[k]!.length]!;
        rest = Math.floor(rest / options[k]!.length);
      }
      if (addsUp(placements)) return { placements, uncertain: CERTAIN };
    }
  }
  return {
    placements: first,
    uncertain: new Set(open.flatMap((k) => disagreements(rows[k]!, options[k]!, columns))),
  };
}
const CERTAIN: ReadonlySet<number> = new Set();

// The amount columns for which a row's possible placements give different amounts.
function disagreements(row: Row, options: readonly Placement[], columns: Columns): number[] {
  const readings = options.map((placement) => entryOf(row, layoutOf(columns, placement)).amounts);
  return columns.amounts.flatMap((_, a) => {
    const texts = new Set(readings.map((amounts) => formatted(amounts[a]?.value ?? zero)));
    return texts.size > 1 ? [a] : [];
  });
}
const MOST_COMBINATIONS = 512;

/**
 * Joins rows that look like a unit but are a project without goal and indicators: the unit before them is short of
 * just their amounts, and they have no projects that would make up their own total.
 */
export function joined(units: readonly Unit[]): Unit[] {
  const result: Unit[] = [];
  for (const unit of units) {
    const before = result.at(-1);
    if (before?.hasHead && unit.hasHead && isLostProject(before, unit))
      result[result.length - 1] = join(before, unit);
    else result.push(unit);
  }
  return result;
}

function isLostProject(before: Unit, unit: Unit): boolean {
  const view = viewOf(unit, unit.columns);
  if (view.head === undefined) return false;
  if (view.projects.length === 0 && PROJECT_NAME.test(nameOf(view.head))) return true;
  if (view.projects.length > 0 && sumsMeet(view.head, view.projects)) return false;
  const known = viewOf(before, before.columns);
  if (known.head === undefined || sumsMeet(known.head, known.projects)) return false;
  const total = view.head.amounts[0]?.value;
  if (total === undefined || isZero(total)) return false;
  return (
    sumsMeet(known.head, [...known.projects, view.head, ...view.projects]) &&
    compare(total, totalOf(known.head)) < 0
  );
}

// No unit is called this: 经费 and 项目 are what money is for.
const PROJECT_NAME = /(经费|项目|资金|补贴|补助|费用|工程款?|购置费?|采购)(（[^）]*）)?$/;

function sumsMeet(head: Entry, projects: readonly Entry[]): boolean {
  return meets(
    head.amounts[0]?.value,
    projects.map((entry) => entry.amounts[0]?.value),
  );
}

const joins = new WeakMap<Unit, { readonly with: Unit; readonly result: Unit }>();

function join(before: Unit, after: Unit): Unit {
  const known = joins.get(before);
  if (known?.with === after) return known.result;
  const result = unit([...before.rows, ...after.rows], before.columns, true);
  joins.set(before, { with: after, result });
  return result;
}
