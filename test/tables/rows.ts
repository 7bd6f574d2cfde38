import { itemsOf } from "../../server/core/rope.ts";
import { type Row, rowAt } from "../../server/core/syntax/table.ts";
import { textOf } from "../../server/core/text.ts";

/** Every row of a text, read one after the other. */
export function rowsOf(source: string): Row[] {
  const lines = itemsOf(textOf(source));
  const rows: Row[] = [];
  for (let line = 0; line < lines.length; line += rows.at(-1)!.lines)
    rows.push(rowAt((at) => lines[at], line));
  return rows;
}
