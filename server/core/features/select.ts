import { inText, rowContent, rowOf, type Table } from "../model/table.ts";
import { lengthOf, type Span } from "../text.ts";
import { placeAt } from "./place.ts";

/** The spans to select around an offset, from the smallest to the whole text; each is larger than the one before. */
export function selectionsAt(table: Table, offset: number): Span[] {
  const { row, unit, cell, indicator, field } = placeAt(table, offset);
  const spans: Span[] = [];
  const add = (span: Span) => {
    const last = spans.at(-1);
    if (
      span.to > span.from &&
      span.from <= offset &&
      span.to >= offset &&
      (!last || (span.from <= last.from && span.to >= last.to && span.to - span.from > last.to - last.from))
    )
      spans.push(span);
  };
  const value =
    field?.name === "cycle" ? indicator?.cycle : field?.name === "annual" ? indicator?.annual : undefined;
  if (value) add(inText(table, row, value));
  if (field) add(inText(table, row, field.span));
  if (indicator) add(inText(table, row, indicator));
  if (cell) add(inText(table, row, cell));
  add(inText(table, row, { from: 0, to: rowContent(rowOf(table, row)).length }));
  const first = table.unitRows[unit]!;
  const last = first + table.units[unit]!.rows.length - 1;
  add({
    from: inText(table, first, { from: 0, to: 0 }).from,
    to: inText(table, last, { from: 0, to: rowContent(rowOf(table, last)).length }).to,
  });
  add({ from: 0, to: lengthOf(table.text) });
  return spans;
}
