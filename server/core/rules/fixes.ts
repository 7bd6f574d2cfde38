import type { Localized } from "../locale.ts";
import { quotedSpan } from "../model/cell.ts";
import { cellAt, type Entry } from "../model/entry.ts";
import { rowOf, type Table } from "../model/table.ts";
import { contentLength, type Span } from "../text.ts";
import type { Fix, Found, RowEdit } from "./rule.ts";

/** Replaces the finding, or makes `args.edits`, to what an argument of it says; offers nothing where that is undefined. */
export function replacing({
  by = "insert",
  safe = false,
  restyles = false,
  title = changeTo,
} = {}): (found: Found) => Fix[] {
  return ({ finding }) => {
    const insert: string | undefined = finding.args[by];
    if (insert === undefined) return [];
    const edits = finding.args.edits ?? [{ from: finding.from, to: finding.to, insert }];
    return [{ title: title(insert), edits, safe, restyles }];
  };
}

function changeTo(insert: string): Localized {
  return { zh: `改为“${insert}”`, en: `Change to ${insert}` };
}

/** Takes the finding out. */
export function removing(title: Localized, { safe = false } = {}): (found: Found) => Fix[] {
  return ({ finding: { from, to } }) => [{ title, edits: [{ from, to, insert: "" }], safe }];
}

/** Makes `args.edits`; offers nothing where there are none. */
export function editing(title: Localized, { safe = false } = {}): (found: Found) => Fix[] {
  return ({ finding }) => {
    const edits = finding.args.edits ?? [];
    return edits.length === 0 ? [] : [{ title, edits, safe }];
  };
}

/** Writes a goal that stands elsewhere in its row into the goal's cell; offers nothing where quotes stand in the way. */
export function intoGoal(entry: Entry, { from, to }: Span, goal: string): Fix[] {
  const cell = cellAt(entry, entry.layout.columns.goals[0]);
  // What a spreadsheet quoted may have line ends.
  const isQuoted = entry.row.cells.some((one) => one.quoted && one.from <= from && to <= one.to);
  if (cell === undefined || cell.quoted || isQuoted) return [];
  const edits = [
    { from, to, insert: "" },
    { from: cell.from, to: cell.to, insert: goal },
  ];
  return [{ title: { zh: "移到绩效目标格", en: "Move it to the goal's cell" }, edits }];
}

/** Puts the cells of two columns in each other's place, quotes and all; nothing where the row has lost one. */
export function exchangingCells(entry: Entry, one: number | undefined, other: number | undefined): Fix[] {
  const [a, b] = [one, other].map((column) => cellAt(entry, column)).map((cell) => cell && quotedSpan(cell));
  if (a === undefined || b === undefined) return [];
  const { text } = entry.row;
  const edits = [
    { ...a, insert: text.slice(b.from, b.to) },
    { ...b, insert: text.slice(a.from, a.to) },
  ];
  return [{ title: { zh: "把两格对调", en: "Exchange the two cells" }, edits }];
}

/** Takes a row away with its line end; of the last one, which has none, with that before it. */
export function removingRow(table: Table, row: number): RowEdit {
  const { text } = rowOf(table, row);
  const above = row > 0 ? rowOf(table, row - 1).text : "";
  const isLast = contentLength(text) === text.length && row > 0;
  return isLast
    ? { row: row - 1, from: contentLength(above), to: above.length + text.length, insert: "" }
    : { row, from: 0, to: text.length, insert: "" };
}
