import type { Locale } from "../locale.ts";
import { columnName } from "../model/columns.ts";
import { headerName } from "../model/header.ts";
import { FIELD_NAMES } from "../model/indicator.ts";
import { headerOf, type Table } from "../model/table.ts";
import { placeAt } from "./place.ts";

/**
 * What the header calls the column that an offset stands in, and within an indicator which one it is and which of its fields: rows do
 * not line up with the header, and an empty cell shows nothing of itself. Undefined outside the rows of the table.
 */
export function whereAt(table: Table, offset: number, locale: Locale): string | undefined {
  const { entry, column, indicator, field } = placeAt(table, offset);
  if (entry === undefined || column === undefined) return undefined;
  const rows = headerOf(table);
  const name = (rows && headerName(rows, column)) || columnName(entry.layout.columns, column);
  const place = indicator && { zh: `第 ${indicator.place} 条`, en: `no. ${indicator.place}` };
  return [name, place?.[locale], field && FIELD_NAMES[field.name][locale]]
    .filter((part) => part !== undefined && part !== "")
    .join(" › ");
}
