import { remembered } from "../memo.ts";
import type { Entry } from "../model/entry.ts";
import type { Fact, Group } from "../model/groups.ts";
import type { Table } from "../model/table.ts";
import { type Unit, viewOf } from "../model/unit.ts";
import type { Span } from "../text.ts";
import type { IndicatorView } from "./rule.ts";
import { viewsOf } from "./view.ts";

/** What each indicator of a unit says, remembered with its row. `at`, the row's place in the unit, is put in later. */
export function namedIndicators<T extends object>(
  factOf: (one: IndicatorView, entry: Entry) => Fact<T> | undefined,
): (unit: Unit) => readonly Fact<T & At>[] {
  const known = new WeakMap<Entry, readonly Fact<T>[]>();
  const learn = (entry: Entry) => {
    if (known.has(entry)) return;
    const views = entry.row.text.includes("涉密") ? [] : viewsOf(entry);
    known.set(
      entry,
      views.flatMap((one) => factOf(one, entry) ?? []),
    );
  };
  learners.push(learn);
  return projectFacts((entry) => {
    // All learn together: the indicators of a row are read once for everybody.
    if (!known.has(entry)) for (const one of learners) one(entry);
    return known.get(entry)!;
  });
}
const learners: ((entry: Entry) => void)[] = [];

/** What each project of a unit says, remembered with its row: an edit reads one row again, not its unit. */
export function projectFacts<T extends object>(
  factOf: (entry: Entry) => Fact<T> | readonly Fact<T>[] | undefined,
): (unit: Unit) => readonly Fact<T & At>[] {
  const known = new WeakMap<Entry, readonly Fact<T>[]>();
  const own = (entry: Entry): readonly Fact<T>[] => {
    let facts = known.get(entry);
    if (facts === undefined) {
      facts = [factOf(entry) ?? []].flat() as readonly Fact<T>[];
      known.set(entry, facts);
    }
    return facts;
  };
  const remember = remembered((unit: Unit, _key: null): readonly Fact<T & At>[] => {
    const { projects, at } = viewOf(unit, unit.columns);
    const facts: Fact<T & At>[] = [];
    for (const project of projects) {
      const place = at.get(project)!;
      for (const fact of own(project))
        facts.push({ key: fact.key, tag: fact.tag, value: { ...fact.value, at: place } });
    }
    return facts;
  });
  return (unit) => remember(unit, null);
}

/** The facts of a group with their rows in the table, in the order of the text. */
export function placesIn<T extends At & { readonly span: Span }>(
  table: Table,
  group: Group<T>,
): (T & { readonly row: number; readonly tag: string })[] {
  const starts = startsOf(table);
  const places: (T & { row: number; tag: string })[] = [];
  for (const [unit, facts] of group.units) {
    const start = starts.get(unit)!;
    for (const { tag, value } of facts) places.push({ ...value, tag, row: start + value.at });
  }
  return places.sort((a, b) => a.row - b.row || a.span.from - b.span.from);
}

/** The tag that most of a group's places have and, among equals, the first in the text. */
export function usualOf<P extends { readonly tag: string }>(
  places: readonly P[],
  tags: ReadonlyMap<string, number>,
): P {
  return places.reduce((best, place) => (tags.get(place.tag)! > tags.get(best.tag)! ? place : best));
}

const starts = new WeakMap<Table, ReadonlyMap<Unit, number>>();
function startsOf(table: Table): ReadonlyMap<Unit, number> {
  let known = starts.get(table);
  if (known === undefined) {
    known = new Map(table.units.map((unit, u) => [unit, table.unitRows[u]!]));
    starts.set(table, known);
  }
  return known;
}

/** The row's place in its unit. */
export interface At {
  readonly at: number;
}
