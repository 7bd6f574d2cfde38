import { contentAt, quotedSpan } from "../../model/cell.ts";
import { headerHeight, splitIndicators } from "../../model/header.ts";
import { columnLost } from "../../model/header-lost.ts";
import { headerOf, type Table } from "../../model/table.ts";
import { surplusOf } from "../../model/widths.ts";
import type { Finding, Fix, ReportAt } from "../rule.ts";

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

/** Names the one column that a header of one row lacks, where the rows tell which it is. */
export function naming(table: Table): Fix[] {
  const header = headerOf(table);
  const lost = header && headerHeight(header) === 1 ? columnLost(table) : undefined;
  if (header === undefined || lost === undefined) return [];
  const cells = header[0].cells;
  const [next, last] = [cells[lost.at], cells.at(-1)!];
  const edit = next
    ? { from: quotedSpan(next).from, to: quotedSpan(next).from, insert: `${lost.name}\t` }
    : { from: quotedSpan(last).to, to: quotedSpan(last).to, insert: `\t${lost.name}` };
  const title = { zh: `在表头补上“${lost.name}”`, en: `Put ${lost.name} into the header` };
  return [{ title, edits: [{ row: table.header!, ...edit }] }];
}

/** The columns that every table has, as far as a header lacks them. */
export function lackingColumns(table: Table): readonly string[] {
  const { columns } = table;
  const header = headerOf(table);
  const isSplit = header !== undefined && splitIndicators(header).length > 0;
  return [
    ...(columns.amounts.length === 0 ? ["总计"] : []),
    ...(columns.goals.length === 0 ? ["绩效目标"] : []),
    ...(columns.indicators === undefined && !isSplit ? ["绩效指标"] : []),
  ];
}
