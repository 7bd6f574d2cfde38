import type { Span } from "../text.ts";
import { inText, rowOf, type Table } from "./table.ts";

/** The title of a table with its place in the text; undefined where there is none. */
export function tableTitle(table: Table): (Span & { readonly text: string }) | undefined {
  for (let i = 0; i < Math.min(table.rows.length, LAST_TITLE); i++) {
    const row = rowOf(table, i);
    const title = row.headings.find((heading) => heading.kind === "title");
    if (title) return { ...inText(table, i, title), text: row.text.slice(title.from, title.to).trim() };
  }
  return undefined;
}
/** A title further down is another table's. */
const LAST_TITLE = 100;
