import { DASHES } from "../characters.ts";
import { sameItems } from "../list.ts";
import { cellAt, type Entry, entryOf, readFirst } from "../model/entry.ts";
import type { Indicator } from "../model/indicator.ts";
import { indicatorsOf } from "../model/project.ts";
import { inText, lineEndOf, type Table } from "../model/table.ts";
import { view } from "../model/unit.ts";
import { itemsOf } from "../rope.ts";
import { finished, type Steps } from "../steps.ts";
import { TAG } from "../syntax/indicator.ts";
import { rowAt } from "../syntax/table.ts";
import { applyEdits, type Edit, matchesIn, textOf } from "../text.ts";

/** One line a row, as published; or one indicator a line, as it reads and compares best. Both mean the same table. */
export type Layout = "compact" | "expanded";

/**
 * Edits that turn the indicator cells of a table into a layout, and change no other character. Quoted cells,
 * which a spreadsheet wrote, stay as they are.
 */
export function layoutEdits(table: Table, layout: Layout): Edit[] {
  return finished(layingOut(table, layout));
}

/** The same some rows at a time. */
export function* layingOut(table: Table, layout: Layout): Steps<Edit[]> {
  const edits: Edit[] = [];
  for (const [u, unit] of table.units.entries()) {
    for (const [entry, at] of view(unit).at) {
      if (at % ROWS_AT_ONCE === 0) yield;
      const row = table.unitRows[u]! + at;
      const breaks = layout === "expanded" ? expanding(entry, lineEndOf(table)) : compacting(entry);
      if (breaks.length === 0 || !saysTheSame(entry, breaks)) continue;
      for (const edit of breaks) edits.push({ ...inText(table, row, edit), insert: edit.insert });
    }
  }
  return edits;
}

const ROWS_AT_ONCE = 50;

// Whether a row is read as before with edits made in it: it may be the line end that tells where an indicator begins.
function saysTheSame(entry: Entry, edits: readonly Edit[]): boolean {
  const { row, layout } = entry;
  const lines = itemsOf(textOf(applyEdits(row.text, edits)));
  const now = rowAt((i) => lines[i], 0);
  if (now.kind !== row.kind || now.lines < lines.length - 1) return false;
  const said = (one: Entry) => indicatorsOf(one).map((own) => saidIn(one.row.text, own));
  const [old, fresh] = [row, now].map((one) => readFirst(one, layout.columns).kind);
  return old === fresh && sameItems(said(entry), said(entryOf(now, layout)));
}

function saidIn(text: string, { fields }: Indicator): string {
  return fields.map(({ content }) => text.slice(content.from, content.to)).join("\n");
}

function expanding(entry: Entry, lineEnd: string): Edit[] {
  const cell = cellAt(entry, entry.layout.columns.indicators);
  if (cell === undefined || cell.quoted) return [];
  const indicators = indicatorsOf(entry);
  const first = indicators.find(({ from, ordinal }) => ordinal?.from === from)?.from ?? cell.to;
  // A cell that begins with words does not go on, nor does a row that is a title without its indicators.
  if (!BEGINS_WITH_NUMBER.test(entry.row.text.slice(cell.from, first))) return [];
  const line = `${entry.row.text.slice(0, first)}${lineEnd}`;
  if (!/[\r\n]/.test(entry.row.text.slice(0, first)) && rowAt((i) => [line][i], 0).kind === "heading")
    return [];
  return indicators.flatMap(({ from, ordinal }) => {
    // Only what starts with its number can stand on a line of its own and still belong to the row.
    if (ordinal === undefined || ordinal.from !== from || entry.row.text[ordinal.to] !== "、") return [];
    // Put together again, a value and the number behind it would be one number.
    if (beginsLine(entry.row.text, from) || /[0-9０-９]/.test(entry.row.text[from - 1] ?? "")) return [];
    return [{ from, to: from, insert: `${lineEnd}\t` }];
  });
}

// Whether nothing but blanks stand between a line end and an offset.
function beginsLine(text: string, at: number): boolean {
  let from = at;
  while (from > 0 && BLANK.test(text[from - 1]!)) from--;
  return from > 0 && /[\r\n]/.test(text[from - 1]!);
}
const BLANK = /[\t \u00a0\u3000\ufeff]/;

function compacting(entry: Entry): Edit[] {
  const cell = cellAt(entry, entry.layout.columns.indicators);
  if (cell === undefined || cell.quoted) return [];
  const { text } = entry.row;
  return matchesIn(text.slice(cell.from, cell.to), BREAK).flatMap((match) => {
    const from = cell.from + match.index;
    // Side by side a value and the number behind it would be one number.
    if (/[0-9０-９]/.test(text[from - 1] ?? "")) return [];
    // Behind a trimmed row the cell begins with its first line.
    const isFirst = from > 0 && from === cell.from && text[from - 1] !== "\t";
    return [{ from, to: from + match[0].length, insert: isFirst ? "\t" : "" }];
  });
}

/** What may stand before the first break: nothing to read, or an indicator whose number is lost. */
const BEGINS_WITH_NUMBER = new RegExp(
  `^(?:[\\s\\u00a0\\u3000\\ufeff]|${TAG})*(?:$|[0-9０-９]+(?:、|[${DASHES}]))`,
);

/** The end of a line, with what stands before the indicator on the next. */
const BREAK = /(?:\r\n|\r|\n)[\t \u00a0\u3000\ufeff]*(?=[0-9０-９]+、)/g;
