import type { Entry } from "./entry.ts";
import { rowSum } from "./row-sums.ts";
import { sectionSum, type Totalled, totalledIn } from "./sections.ts";
import type { Sum } from "./sums.ts";
import type { Table } from "./table.ts";
import { type UnitView, unitSum } from "./unit.ts";

/** A sum that an amount states, by what it adds up: the units under 合计, a unit's projects, or the funds of its own row. */
export interface StatedSum {
  readonly of: "units" | "projects" | "funds";
  readonly sum: Sum;
}

/**
 * The sums that an amount of a row (its index among the amounts) states, those over other rows first. `section` is the one
 * that the row is the 合计 of.
 */
export function sumsAt(
  entry: Entry,
  amount: number,
  seen: UnitView,
  section: Totalled | undefined,
): StatedSum[] {
  const sums: [StatedSum["of"], Sum | undefined][] = [
    ["units", section && sectionSum(section, amount)],
    ["projects", entry === seen.head ? unitSum(seen, amount) : undefined],
    ["funds", amount === 0 ? rowSum(entry) : undefined],
  ];
  return sums.flatMap(([of, sum]) => (sum === undefined ? [] : [{ of, sum }]));
}

/** The section that a row is the 合计 of; undefined for any other row. */
export function totalledBy(table: Table, entry: Entry | undefined): Totalled | undefined {
  return entry?.kind === "total" ? totalledIn(table).find(({ total }) => total === entry) : undefined;
}
