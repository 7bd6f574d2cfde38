import { amountSpan, type Entry } from "../model/entry.ts";
import { rowNumber } from "../model/kept.ts";
import { fundsOf } from "../model/row-sums.ts";
import { sectionAt } from "../model/sections.ts";
import { totalledBy } from "../model/stated.ts";
import { inText, type Table } from "../model/table.ts";
import { view } from "../model/unit.ts";
import type { Span } from "../text.ts";
import { type Place, placeAt } from "./place.ts";
import { nameAt, placesOf } from "./references.ts";

/** A place that belongs to what stands at the cursor: a sum, or what is read for one. */
export interface Highlight extends Span {
  readonly isSum: boolean;
}

/**
 * What belongs to an offset: of a name every place where it stands; of an amount the sum and its addends, or where it is an
 * addend itself the sum it is counted in. In no order; at most `most`.
 */
export function highlightsAt(table: Table, offset: number, most: number): Highlight[] {
  const named = nameAt(table, offset);
  const found = named
    ? placesOf(table, named).map((span) => ({ ...span, isSum: false }))
    : ofAmount(table, placeAt(table, offset));
  return found.filter(({ from, to }) => to > from).slice(0, most);
}

function ofAmount(table: Table, { entry, column, unit, row }: Place): Highlight[] {
  const amount = entry?.layout.columns.amounts.indexOf(column ?? -1) ?? -1;
  if (entry === undefined || amount < 0) return [];
  const own = inText(table, row, amountSpan(entry, amount) ?? { from: 0, to: 0 });
  const { head, projects, at } = view(table.units[unit]!);
  const placed = (one: Entry, of: number, isSum: boolean): Highlight[] => {
    const span = amountSpan(one, of);
    const number = at.get(one);
    return span === undefined || number === undefined
      ? []
      : [{ ...inText(table, table.unitRows[unit]! + number, span), isSum }];
  };
  // The total of a row is the sum of its funds as well.
  const isFund = amount > 0 && amount <= fundsOf(entry).length;
  const funds = amount === 0 ? fundsOf(entry).flatMap((_, i) => placed(entry, i + 1, false)) : [];
  const inRow = isFund ? placed(entry, 0, true) : funds;
  const section = totalledBy(table, entry);
  if (section !== undefined) {
    const addends = section.addends.flatMap((one) => {
      const span = amountSpan(one, amount);
      return span === undefined ? [] : [{ ...inText(table, rowNumber(table, one.row), span), isSum: false }];
    });
    return [{ ...own, isSum: true }, ...inRow, ...addends];
  }
  if (entry === head) {
    const total = sectionAt(table, unit)?.total;
    const span = total && amountSpan(total, amount);
    const over = total && span ? [{ ...inText(table, rowNumber(table, total.row), span), isSum: true }] : [];
    const addends = projects.flatMap((one) => placed(one, amount, false));
    return [{ ...own, isSum: true }, ...inRow, ...addends, ...over];
  }
  return [{ ...own, isSum: funds.length > 0 }, ...inRow, ...(head ? placed(head, amount, true) : [])];
}
