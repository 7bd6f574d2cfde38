import { ofRows, type Row } from "../syntax/table.ts";
import { contentLength, type Span } from "../text.ts";
import { isRemark } from "./margin.ts";

/** Where a line that is no row of cells has amounts side by side: its tabs became blanks, and nobody can read it. */
export const spacedIn: (row: Row) => Span | undefined = ofRows.once((row: Row): Span | undefined => {
  if (row.kind !== "note" || isRemark(row)) return undefined;
  const content = row.text.slice(0, contentLength(row.text));
  return AMOUNTS.test(content.slice(0, FURTHEST))
    ? { from: 0, to: Math.min(content.length, FURTHEST) }
    : undefined;
});

// Two amounts side by side: prose has words between them.
const AMOUNTS =
  /[ \u3000\u00a0]-?\d[\d,]{0,20}\.\d{1,2}[ \u3000\u00a0]{1,40}-?\d[\d,]{0,20}\.\d{1,2}(?![\d.%])/;
const FURTHEST = 200;
