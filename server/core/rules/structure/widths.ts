import { contentAt } from "../../model/cell.ts";
import { headerOf, type Table } from "../../model/table.ts";
import { surplusOf } from "../../model/widths.ts";
import type { Finding, ReportAt } from "../rule.ts";

/** Tells of a header that has another number of cells than nearly all rows, with what else is known. */
export function reportHeader(
  table: Table,
  report: ReportAt,
  args: object = {},
  more: Pick<Finding, "severity"> = {},
): void {
  const header = headerOf(table)?.[0];
  if (header === undefined) return;
  const expected = table.columns.list.length;
  const span = {
    from: contentAt(header, 0).from,
    to: contentAt(header, header.cells.length - 1).to,
  };
  report(table.header!, span, { found: expected + surplusOf(table), expected, all: true, ...args }, more);
}
