import { parse } from "../model/parse.ts";
import { entryAt, looksLikeTable, type Table } from "../model/table.ts";
import { lineStart, slice, type Text } from "../text.ts";
import type { Config } from "./config.ts";
import type { Located } from "./overview.ts";
import { ownFindings } from "./own.ts";
import { ownScopeOf } from "./scope.ts";

/** What is found in the first rows of a text, and the table that these rows are by themselves. */
export interface Top {
  readonly table: Table;
  /** In the order of the text. */
  readonly found: readonly Located[];
}

/**
 * What the first lines of a text say of themselves: who opens a table sees them first, and need not wait until all of it is
 * read. Nothing in it depends on what stands below them: no sum of a unit that may go on, nothing across the table.
 */
export function topOf(text: Text, config: Config): Top {
  const table = parse(slice(text, 0, lineStart(text, TOP_LINES)));
  if (!looksLikeTable(table)) return { table, found: [] };
  const { units } = ownFindings(table, ownScopeOf(table, config));
  const last = units.length - 1;
  const found = units.flatMap(({ list }, u) =>
    list
      .map((one): Located => ({ found: one, row: table.unitRows[u]! + one.at }))
      .filter((one) => u < last || isOwn(table, one)),
  );
  // The last row may go on in the lines below.
  const end = table.rows.length - 2;
  return { table, found: found.filter(({ row }) => row < end) };
}

// Which cell a row has lost the sums of its unit tell.
function isOwn(table: Table, { row, found: { rule } }: Located): boolean {
  return rule.unit === undefined && !entryAt(table, row)?.layout.placement.lost.length;
}

/** About as many as a screen shows. */
export const TOP_LINES = 32;
