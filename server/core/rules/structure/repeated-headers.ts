import { contentSpan, contentsOf } from "../../model/cell.ts";
import { gathered, others } from "../../model/groups.ts";
import { type HeaderRows, headerHeight, headsProjects } from "../../model/header.ts";
import { isHeader } from "../../model/header-row.ts";
import { rowNumber } from "../../model/kept.ts";
import { headerAt, headerOf, type Table } from "../../model/table.ts";
import type { Span } from "../../text.ts";
import { rowFacts } from "../facts.ts";

/** A header that says something else than the table's own. */
export interface OtherHeader {
  readonly row: number;
  readonly rows: HeaderRows;
  readonly span: Span;
}

/** The headers that say something else than the table's own, in no order. */
export function otherHeaders(table: Table): OtherHeader[] {
  const header = headerOf(table);
  const { groups } = texts(table);
  // Nearly every table has one header, and pages repeat it as it is.
  if (header === undefined || groups.size < 2) return [];
  const own = new Set(header.slice(0, headerHeight(header)).map(textOf));
  return [...groups.values()].flatMap((group) =>
    own.has(group.key)
      ? []
      : [...others(group)].map(({ row, value: { span } }) => {
          const number = rowNumber(table, row);
          return { row: number, rows: headerAt(table.rows, number), span };
        }),
  );
}

/** Those of them that a page repeats: of projects, and below the first. */
export function repeatedHeaders(table: Table): OtherHeader[] {
  return otherHeaders(table).filter(({ row, rows }) => row > table.header! && headsProjects(rows));
}

const textOf = (row: HeaderRows[0]) => contentsOf(row).join("\t");
const texts = gathered(
  rowFacts((row) =>
    isHeader(row) ? [{ key: textOf(row), tag: "", value: { span: contentSpan(row, row.cells[0]!) } }] : [],
  ),
);
