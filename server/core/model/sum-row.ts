import type { Columns } from "./columns.ts";
import type { Entry } from "./entry.ts";
import { type Decimal, formatted, isZero, sumOf } from "./money.ts";

/** A row that sums up others: a unit's, or 合计, with its amounts in the order of `columns.amounts`. */
export function sumRow(columns: Columns, name: string, amounts: readonly Decimal[]): string {
  const cells = columns.list.map(() => "");
  cells[columns.name] = name;
  for (const [c, amount] of amounts.entries())
    cells[columns.amounts[c]!] = isZero(amount) ? "" : formatted(amount);
  return cells.join("\t");
}

/** What some projects of a unit come to, in the order of `columns.amounts`. */
export function sumsOf(projects: readonly [Entry, ...(readonly Entry[])]): readonly Decimal[] {
  return projects[0].amounts.map((_, c) => sumOf(projects.flatMap((one) => one.amounts[c]?.value ?? [])));
}
