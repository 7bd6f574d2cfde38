import { contentSpan, contentsOf } from "../../model/cell.ts";
import { gathered, others } from "../../model/groups.ts";
import { type HeaderRows, headerHeight, headsProjects } from "../../model/header.ts";
import { isHeader } from "../../model/header-row.ts";
import { rowNumber } from "../../model/kept.ts";
import { headerAt, headerOf, type Table } from "../../model/table.ts";
import { rowFacts } from "../facts.ts";

/** A header that stands further down, as a page repeats it. */
export interface RepeatedHeader {
  readonly row: number;
  readonly rows: HeaderRows;
}

/** The headers of projects below the table's own that say something else than that. */
export function repeatedHeaders(table: Table): RepeatedHeader[] {
  const header = headerOf(table);
  const { groups } = texts(table);
  // Nearly every table has one header, and pages repeat it as it is.
  if (header === undefined || groups.size < 2) return [];
  const own = new Set(header.slice(0, headerHeight(header)).map(textOf));
  return [...groups.values()].flatMap((group) =>
    own.has(group.key)
      ? []
      : [...others(group)].flatMap(({ row }) => {
          const number = rowNumber(table, row);
          const rows = headerAt(table.rows, number);
          return number > table.header! && headsProjects(rows) ? [{ row: number, rows }] : [];
        }),
  );
}

const textOf = (row: HeaderRows[0]) => contentsOf(row).join("\t");
const texts = gathered(
  rowFacts((row) =>
    isHeader(row) ? [{ key: textOf(row), tag: "", value: { span: contentSpan(row, row.cells[0]!) } }] : [],
  ),
);
