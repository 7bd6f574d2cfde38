import { MONEY_UNITS, moneyUnitLine, WAN } from "../../model/money-unit.ts";
import { rowContent, rowOf, type Table } from "../../model/table.ts";
import type { Place } from "../place.ts";
import type { Completion } from "./completion.ts";

/** Behind 单位： in a line of its own: the money units, the usual one first; undefined on any other line. */
export function inMoneyUnit(table: Table, { row, at }: Place): Completion[] | undefined {
  const line = moneyUnitLine(rowContent(rowOf(table, row)));
  if (line === undefined || at < line.value.from) return undefined;
  const detail = { zh: "金额的单位", en: "What amounts are counted in" };
  return [WAN, ...MONEY_UNITS.filter((unit) => unit !== WAN)].map(({ name }) => ({
    ...line.value,
    kind: "value",
    label: name,
    detail,
    parts: [name],
  }));
}
