import { folded } from "../core/characters.ts";
import { allOf } from "../core/check/found.ts";
import type { ProjectLine } from "../core/features/preview/project.ts";
import { wordsOf } from "../core/features/preview/search.ts";
import type { UnitLine } from "../core/features/preview/summary.ts";

/** Units by their amounts, the largest first. A department is the sum of some of them, and is left out. */
export function ranked(units: readonly UnitLine[]): UnitLine[] {
  return units.filter(({ isDepartment }) => !isDepartment).sort((a, b) => b.amount.value - a.amount.value);
}

/** By what a list of projects may be sorted. */
export type Order = "name" | "amount" | "quantified" | "findings";

/** The order of two projects: by where they stand, by their names, or the larger, fuller or graver one first. */
export const ORDERS = {
  position: (a, b) => a.row - b.row,
  amount: (a, b) => b.amount.value - a.amount.value,
  name: (a, b) => a.name.localeCompare(b.name, "zh"),
  quantified: (a, b) => ratio(b) - ratio(a),
  findings: (a, b) => weight(b) - weight(a),
} satisfies Record<Order | "position", (a: ProjectLine, b: ProjectLine) => number>;

function ratio({ quantified, indicators }: ProjectLine): number {
  return indicators === 0 ? 0 : quantified / indicators;
}

function weight({ counts }: ProjectLine): number {
  return counts.error * 1e6 + counts.warning * 1e3 + counts.information + counts.hint;
}

/** What of a list is shown. */
export interface Filter {
  readonly query: string;
  readonly onlyFindings: boolean;
}

/** Whether a unit or a project is shown: its name holds each word of the query, as a search sees them. */
export function passes({
  query,
  onlyFindings,
}: Filter): (line: Pick<ProjectLine, "name" | "counts">) => boolean {
  const words = wordsOf(query);
  return ({ name, counts }) =>
    (!onlyFindings || allOf(counts) > 0) && words.every((word) => folded(name).includes(word));
}
