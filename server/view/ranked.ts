import type { UnitLine } from "../core/features/preview/summary.ts";

/** Units by their amounts, the largest first. A department is the sum of some of them, and is left out. */
export function ranked(units: readonly UnitLine[]): UnitLine[] {
  return units.filter(({ isDepartment }) => !isDepartment).sort((a, b) => b.amount.value - a.amount.value);
}
