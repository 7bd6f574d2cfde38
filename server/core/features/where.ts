import type { Locale, Localized } from "../locale.ts";
import type { FieldName } from "../model/indicator.ts";
import type { Table } from "../model/table.ts";
import { placeAt } from "./place.ts";

/**
 * What the column is called that an offset stands in, and within an indicator which one it is and which of its fields: rows do
 * not line up with the header, and an empty cell shows nothing of itself. Undefined outside the rows of the table.
 */
export function whereAt(table: Table, offset: number, locale: Locale): string | undefined {
  const { entry, column, indicator, field } = placeAt(table, offset);
  if (entry === undefined || column === undefined) return undefined;
  const place = indicator && { zh: `第 ${indicator.place} 条`, en: `no. ${indicator.place}` };
  return [entry.layout.columns.list[column]!.name, place?.[locale], field && FIELDS[field.name][locale]]
    .filter((part) => part !== undefined && part !== "")
    .join(" › ");
}

const FIELDS: Readonly<Record<FieldName, Localized>> = {
  class: { zh: "一级指标", en: "class" },
  subclass: { zh: "二级指标", en: "subclass" },
  name: { zh: "指标名称", en: "name" },
  cycle: { zh: "实施周期指标值", en: "cycle value" },
  annual: { zh: "年度指标值", en: "annual value" },
};
