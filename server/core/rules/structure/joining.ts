import { contentOf, contentSpan, contentsOf, hasQuotes } from "../../model/cell.ts";
import type { Columns } from "../../model/columns.ts";
import { readFirst } from "../../model/entry.ts";
import { brokenAt, isRestOf } from "../../model/halves.ts";
import { readAmount } from "../../model/money.ts";
import { rowOf, type Table } from "../../model/table.ts";
import { beginsIndicators, type Cell, type Row } from "../../syntax/table.ts";
import { contentLength, type Edit } from "../../text.ts";
import { removingRow } from "../fixes.ts";
import type { Fix } from "../rule.ts";

/** Puts some lines before the name of the row below them. */
export function joiningDown(table: Table, row: number, lines: number): Fix[] {
  const next = rowOf(table, row + lines);
  if (hasQuotes(next)) return [];
  const title = { zh: "并入下一行的名称", en: "Join it to the next row's name" };
  // A row that begins with its amounts lost the tab too.
  const isNameless = readAmount(contentsOf(next)[0] ?? "").value !== undefined;
  const insert = isNameless && next.cells.length < table.columns.list.length ? "\t" : "";
  const edits = Array.from({ length: lines }, (_, i) => {
    const { text } = rowOf(table, row + i);
    return {
      row: row + i,
      from: text.trimEnd().length,
      to: text.length,
      insert: i + 1 < lines ? "" : insert,
    };
  });
  return [{ title, edits }];
}

/** Makes one row of the rows from one to another, which it may take a tab to go on with. */
export function joiningAll(table: Table, from: number, to: number, last: "" | "\t"): Fix[] {
  const rows = Array.from({ length: to - from + 1 }, (_, i) => rowOf(table, from + i));
  if (hasQuotes(...rows)) return [];
  const title = { zh: "并成一行", en: "Join them to one row" };
  const edits = rows.slice(0, -1).map(({ text }, i) => ({
    row: from + i,
    from: contentLength(text),
    to: text.length,
    insert: from + i + 1 < to ? "" : last,
  }));
  return [{ title, edits }];
}

/** Puts the name of a row that says nothing else before that of the next. */
export function joiningName(table: Table, row: number): Fix[] {
  const [own, next] = [rowOf(table, row), rowOf(table, row + 1)];
  const cell = next.cells[table.columns.name];
  const [said] = filledIn(own);
  if (said === undefined || cell === undefined || hasQuotes(own, next)) return [];
  const title = { zh: "并入下一行的名称", en: "Join it to the next row's name" };
  const edits = [
    { row, from: 0, to: own.text.length, insert: "" },
    { row: row + 1, from: cell.from, to: cell.from, insert: contentOf(own, said) },
  ];
  return [{ title, edits }];
}

/** Puts what a row says to the cells of the row `to` above it, and takes the row away. */
export function joiningUp(table: Table, row: number, to: number): Fix[] {
  const title = { zh: "并入上一行", en: "Join it to the row above" };
  const [above, below] = [rowOf(table, to), rowOf(table, row)];
  if (hasQuotes(above, below)) return [];
  const insert = joiningBy(above, below, table.columns);
  if (insert !== undefined) {
    const [end, said] = [contentLength(above.text), below.text.slice(0, contentLength(below.text))];
    const edits =
      to === row - 1
        ? [{ row: to, from: end, to: above.text.length, insert }]
        : [{ row: to, from: end, to: end, insert: insert + said }, removingRow(table, row)];
    return [{ title, edits }];
  }
  const isShort = below.cells.length < table.columns.list.length;
  const [first, second] = filledIn(below);
  // The rest of an indicator, with those behind it on lines of their own; or by itself, wherever it stands.
  const isLast =
    first !== undefined &&
    first.from > 0 &&
    second === undefined &&
    beginsIndicators(contentOf(above, above.cells.at(-1)!));
  if (isLast && (isShort || below.cells.some((cell) => isLate(below, cell)))) {
    const end = contentLength(above.text);
    const insert = below.text.slice(first.from, contentLength(below.text));
    return [{ title, edits: [{ row: to, from: end, to: end, insert }, removingRow(table, row)] }];
  }
  // Cells of a line that lacks some say nothing of the columns they belong to, but for one that stands in its own.
  if (second !== undefined && isShort) return [];
  const edits = merging(above, below).map((edit) => ({ ...edit, row: to }));
  return [{ title, edits: [...edits, removingRow(table, row)] }];
}

/** The cells that say something, but for the lines that go on with the last of them. */
export function filledIn(row: Row): Cell[] {
  return row.cells.filter((cell) => contentOf(row, cell) !== "" && !isLate(row, cell));
}

function isLate({ text }: Row, { from }: Cell): boolean {
  return /[\r\n]/.test(text[from] ?? "");
}

/**
 * What takes the place of the line end between two lines that are one row; undefined where the cells of the lower go into
 * those of the upper.
 */
export function joiningBy(above: Row, below: Row, columns: Columns): "" | "\t" | undefined {
  if (below.kind !== "cells") return "";
  const entry = readFirst(above, columns);
  return brokenAt(above, below, columns) ?? (isRestOf(entry, readFirst(below, columns)) ? "" : undefined);
}

/** Adds what the cells of a row say to those above them. */
function merging(above: Row, below: Row): Edit[] {
  const edits: Edit[] = [];
  const end = contentLength(above.text);
  let width = above.cells.length;
  for (const [i, cell] of below.cells.entries()) {
    const said = contentOf(below, cell);
    const upper = above.cells[i];
    // What was filled down is said already.
    if (said === "" || (upper !== undefined && said === contentOf(above, upper))) continue;
    const at = upper === undefined ? end : contentSpan(above, upper).to;
    const insert = "\t".repeat(Math.max(0, i + 1 - width)) + said;
    width = Math.max(width, i + 1);
    edits.push({ from: at, to: at, insert });
  }
  return edits;
}
