import { MONEY_UNITS, WAN } from "../../model/money-unit.ts";
import { rowContent, rowOf, type Table } from "../../model/table.ts";
import type { Place } from "../place.ts";
import type { Completion } from "./completion.ts";

/** Behind 单位： in a line of its own: the money units, the usual one first; undefined on any other line. */
export function inMoneyUnit(table: Table, { row, at }: Place): Completion[] | undefined {
  const [, before, said] = LINE.exec(rowContent(rowOf(table, row))) ?? [];
  if (before === undefined || at < before.length) return undefined;
  const span = { from: before.length, to: before.length + said!.length };
  const detail = { zh: "金额的单位", en: "What amounts are counted in" };
  return [WAN, ...MONEY_UNITS.filter((unit) => unit !== WAN)].map(({ name }) => ({
    ...span,
    kind: "value",
    label: name,
    detail,
    parts: [name],
  }));
}
// No line of blanks may keep anybody waiting.
const LINE = /^(\s{0,20}(?:金额|货币)?单位\s{0,4}[:：]\s{0,20})(\S{0,4})\s{0,20}$/;
