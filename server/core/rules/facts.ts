import { remembered } from "../memo.ts";
import { type Entry, indicatorsOf } from "../model/entry.ts";
import type { Fact } from "../model/groups.ts";
import { type Unit, viewOf } from "../model/unit.ts";
import type { IndicatorView } from "./rule.ts";
import { indicatorView } from "./view.ts";

/** What each indicator of a unit says, remembered with the unit. `at` is the row's place in the unit. */
export function namedIndicators<T>(
  factOf: (one: IndicatorView, at: number, entry: Entry) => Fact<T> | undefined,
): (unit: Unit) => readonly Fact<T>[] {
  return projectFacts((entry, at) => {
    if (entry.row.text.includes("涉密")) return [];
    return indicatorsOf(entry).flatMap(
      (indicator) => factOf(indicatorView(entry.row.text, indicator), at, entry) ?? [],
    );
  });
}

/** What each project of a unit says, remembered with the unit. */
export function projectFacts<T>(
  factOf: (entry: Entry, at: number) => Fact<T> | readonly Fact<T>[] | undefined,
): (unit: Unit) => readonly Fact<T>[] {
  const remember = remembered((unit: Unit, _key: null) => {
    const { projects, at } = viewOf(unit, unit.columns);
    return projects.flatMap((project) => factOf(project, at.get(project)!) ?? []);
  });
  return (unit) => remember(unit, null);
}
