import { append, listAt } from "../list.ts";
import type { Entry } from "../model/entry.ts";
import { type Unit, type UnitView, view } from "../model/unit.ts";
import type { RowPlace } from "../rules/view.ts";
import { keyOf, ROWS_AT_ONCE, type RowKey, rowFindings } from "./row.ts";
import type { Scope } from "./scope.ts";

/** The rows of a unit that are looked at by themselves, by how they stand in it. */
export function rowsToLookAt(seen: UnitView, scope: Scope): { entries: readonly Entry[]; key: RowKey }[] {
  const { head, totals, subtotals, projects, rests } = seen;
  const goOn = thoseGoingOn(seen);
  const standing = (entries: readonly Entry[], place: RowPlace) => {
    if (goOn.size === 0) return [{ entries, key: keyOf(scope, place, false) }];
    return [false, true].map((goesOn) => ({
      entries: entries.filter((entry) => goOn.has(entry) === goesOn),
      key: keyOf(scope, place, goesOn),
    }));
  };
  return [
    // The row of a group of projects says what they come to, as the unit's does.
    ...standing([...(head ? [head] : []), ...totals, ...subtotals], "head"),
    ...standing(projects, "project"),
    ...standing(rests, "rest"),
  ];
}

/** Looks at the rows of several units together: of those that have few of them each rule would see but these at a time. */
export function lookAtRows(units: readonly Unit[], scope: Scope): void {
  const all = new Map<RowKey, Entry[]>();
  for (const unit of units)
    for (const { entries, key } of rowsToLookAt(view(unit), scope)) append(listAt(all, key), entries);
  for (const [key, entries] of all) rowFindings(entries, key);
}

/** Looks at the rows of one unit, few at a time: a unit may have thousands. */
export function* lookingAtRows(unit: Unit, scope: Scope): Iterable<void> {
  if (unit.rows.length <= ROWS_AT_ONCE) return;
  for (const { entries, key } of rowsToLookAt(view(unit), scope))
    for (let from = 0; from < entries.length; from += ROWS_AT_ONCE) {
      rowFindings(entries.slice(from, from + ROWS_AT_ONCE), key);
      yield;
    }
}

/** Units by turns, of which each has a few dozen rows in all; a unit of more has its own. */
export function* inTurns(units: readonly Unit[]): Iterable<readonly Unit[]> {
  for (let from = 0; from < units.length; ) {
    let to = from;
    for (let rows = 0; to < units.length && rows < ROWS_AT_ONCE; to++) {
      const { length } = units[to]!.rows;
      if (to > from && length > ROWS_AT_ONCE) break;
      rows += length;
    }
    yield units.slice(from, to);
    from = to;
  }
}

// The projects of which more stands in rows below.
function thoseGoingOn({ projects, rests, torn, broken, tails, entries }: UnitView): ReadonlySet<Entry> {
  if (rests.length + torn.length + broken.length + tails.size === 0) return NOBODY;
  const [own, more] = [new Set(projects), new Set([...rests, ...torn, ...broken])];
  const found = new Set(tails.values());
  let last: Entry | undefined;
  for (const entry of entries.values()) {
    if (own.has(entry)) last = entry;
    else if (last !== undefined && more.has(entry)) found.add(last);
  }
  return found;
}
const NOBODY: ReadonlySet<Entry> = new Set();
