import { contentSpan, quotedSpan } from "../model/cell.ts";
import type { Entry } from "../model/entry.ts";
import type { FieldName, Indicator } from "../model/indicator.ts";
import { indicatorsOf } from "../model/project.ts";
import { entryAt, rowAtOffset, rowOf, rowOffset, type Table, unitAtRow } from "../model/table.ts";
import type { Span } from "../text.ts";

/** What stands at an offset. Spans count from the start of the row. */
export interface Place {
  /** Indices in `table.rows` and `table.units`. */
  readonly row: number;
  readonly unit: number;
  /** The offset within the row. */
  readonly at: number;
  readonly entry: Entry | undefined;
  readonly column: number | undefined;
  /** The content of the cell. */
  readonly cell: Span | undefined;
  readonly indicator: Indicator | undefined;
  readonly field: { readonly name: FieldName; readonly span: Span } | undefined;
}

export function placeAt(table: Table, offset: number): Place {
  const row = rowAtOffset(table, offset);
  const at = offset - rowOffset(table, row);
  const unit = unitAtRow(table, row);
  const entry = entryAt(table, row);
  const source = rowOf(table, row);
  const index = source.cells.findIndex((cell) => {
    const { from, to } = quotedSpan(cell);
    return at >= from && at <= to;
  });
  const nothing = {
    row,
    unit,
    at,
    entry,
    column: undefined,
    cell: undefined,
    indicator: undefined,
    field: undefined,
  };
  if (index < 0) return nothing;
  const cell = contentSpan(source, source.cells[index]!);
  const found = entry ? entry.layout.placement.cells.indexOf(index) : index;
  const column = found < 0 ? undefined : found;
  if (entry === undefined || column === undefined || column !== table.columns.indicators)
    return { ...nothing, column, cell };
  const indicator = indicatorsOf(entry).find((one) => at >= one.from && at <= one.to);
  return { ...nothing, column, cell, indicator, field: indicator && fieldAt(indicator, at) };
}

/** The fields an indicator has, in order; the value fields with their labels. */
function fieldsOf(indicator: Indicator): { readonly name: FieldName; readonly span: Span }[] {
  const labelled = (value: Indicator["cycle"]) =>
    value && { from: Math.min(value.label.from, value.from), to: Math.max(value.to, value.label.to) };
  const all: [FieldName, Span | undefined][] = [
    ["class", indicator.class],
    ["subclass", indicator.subclass],
    ["name", indicator.name],
    ["cycle", labelled(indicator.cycle)],
    ["annual", labelled(indicator.annual)],
  ];
  return all.flatMap(([name, span]) => (span ? [{ name, span: { from: span.from, to: span.to } }] : []));
}

function fieldAt(indicator: Indicator, at: number) {
  return fieldsOf(indicator).find(({ span }) => at >= span.from && at <= span.to);
}
