import type { Localized } from "../../locale.ts";
import { type Decimal, formatted, isZero, subtract, sumOf } from "../../model/money.ts";
import { isBlank } from "../../model/roles.ts";
import { fundsOf, rowSum } from "../../model/row-sums.ts";
import { sumsAt, totalledBy } from "../../model/stated.ts";
import { judge } from "../../model/sums.ts";
import { rowContent, rowOf, type Table } from "../../model/table.ts";
import { view } from "../../model/unit.ts";
import type { Place } from "../place.ts";
import { SUM_NAMES } from "../words.ts";
import type { Completion } from "./completion.ts";

/** In the cell of an amount: what its addends come to, or what an empty fund has to be; undefined in any other cell. */
export function inAmount(
  table: Table,
  { row, at, entry, column, cell, unit }: Place,
): Completion[] | undefined {
  const amount = entry?.layout.columns.amounts.indexOf(column ?? -1) ?? -1;
  if (entry === undefined || cell === undefined || amount < 0) return undefined;
  // With the blanks up to the cursor, and not outside quotes.
  const span = { from: Math.min(cell.from, at), to: Math.max(cell.to, at) };
  if (rowOf(table, row).text.slice(span.from, span.to).includes('"')) return [];
  const offer = (value: Decimal, detail: Localized): Completion[] => {
    const text = formatted(value);
    return [{ ...span, kind: "amount", label: text, detail, parts: [text] }];
  };
  const seen = view(table.units[unit]!);
  // A unit's row without any amount is no wrong sum, and to be filled in all the same.
  if (entry === seen.head && isBlank(entry)) {
    const sum = sumOf(seen.projects.flatMap(({ amounts }) => amounts[amount]?.value ?? []));
    return isZero(sum) ? [] : offer(sum, SUM_NAMES.projects);
  }
  const [stated] = sumsAt(entry, amount, seen, totalledBy(table, entry));
  if (stated !== undefined)
    return stated.sum.verdict === "equal" ? [] : offer(stated.sum.computed, SUM_NAMES[stated.of]);
  // What an empty fund has to be for the row to add up.
  const isBeingWritten = cell.to === rowContent(entry.row).length;
  const sum = rowSum(entry) ?? (isBeingWritten ? judge(entry.amounts[0]!, fundsOf(entry)) : undefined);
  const left = sum && subtract(sum.stated, sum.computed);
  const isFund = amount <= entry.layout.columns.funds.length;
  if (!isFund || left === undefined || left.units <= 0n || entry.amounts[amount]?.value !== undefined)
    return [];
  return offer(left, { zh: "总计减去其他各项", en: "The total without the other funds" });
}
