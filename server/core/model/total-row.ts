import { ledgerOf } from "./ledger.ts";
import { zero } from "./money.ts";
import { departmentsOf } from "./sections.ts";
import { sumRow } from "./sum-row.ts";
import { comesTo } from "./sums.ts";
import type { Table } from "./table.ts";

/** The 合计 row that a table of one section would have, by its units; undefined where nobody can add them up. */
export function totalRow(table: Table): string | undefined {
  const { amounts } = table.columns;
  // What sums up units below it is no addend.
  if (amounts.length === 0 || departmentsOf(table).all.size > 0) return undefined;
  const { sums } = ledgerOf(table);
  const totals = amounts.map((_, a) => (sums[a] === undefined ? zero : comesTo(sums[a])));
  return totals.every((total) => total !== undefined) ? sumRow(table.columns, "合计", totals) : undefined;
}
