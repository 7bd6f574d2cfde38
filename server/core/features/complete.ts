import { inText, type Table } from "../model/table.ts";
import { inAmount } from "./complete/amounts.ts";
import type { Completion } from "./complete/completion.ts";
import { inIndicators, onNewLine } from "./complete/indicators.ts";
import { inMoneyUnit } from "./complete/money-units.ts";
import { onEmptyLine } from "./complete/rows.ts";
import { placeAt } from "./place.ts";

/**
 * What may be written at an offset: an indicator, the code of its class, its name, its other value, or what an amount adds up.
 * `typed` is the character that asks by itself: behind a 。 somebody may be at the end, and the line end would take what is
 * offered.
 */
export function completionsAt(table: Table, offset: number, typed?: string): Completion[] {
  const place = placeAt(table, offset);
  const found =
    inIndicators(table, place, typed) ??
    onNewLine(table, place) ??
    onEmptyLine(table, place) ??
    inMoneyUnit(table, place) ??
    inAmount(table, place) ??
    [];
  return found.map((one) => ({ ...one, ...inText(table, place.row, one) }));
}
