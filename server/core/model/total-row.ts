import { ledgerOf } from "./ledger.ts";
import { formatted, isZero } from "./money.ts";
import { departmentsOf } from "./sections.ts";
import { comesTo } from "./sums.ts";
import type { Table } from "./table.ts";

/** The 合计 row that a table of one section would have, by its units; undefined where nobody can add them up. */
export function totalRow(table: Table): string | undefined {
  const { list, amounts, name } = table.columns;
  // What sums up units below it is no addend.
  if (amounts.length === 0 || departmentsOf(table).all.size > 0) return undefined;
  const { sums } = ledgerOf(table);
  const cells: string[] = list.map((_, column) => (column === name ? "合计" : ""));
  for (const [a, column] of amounts.entries()) {
    const sum = sums[a] && comesTo(sums[a]);
    if (sum === undefined && sums[a] !== undefined) return undefined;
    cells[column] = sum === undefined || isZero(sum) ? "" : formatted(sum);
  }
  return cells.join("\t");
}
