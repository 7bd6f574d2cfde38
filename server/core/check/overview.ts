import { kept, rowNumber } from "../model/kept.ts";
import { looksLikeTable, type Table, unitAtRow } from "../model/table.ts";
import { severities } from "../rules/rule.ts";
import type { Config } from "./config.ts";
import { type Counts, type FoundBy, inOneRow, none } from "./found.ts";
import { type Across, acrossFindings, noneAcross } from "./groups.ts";
import { type Findings, type OwnFindings, ownFindings, tableFindings } from "./own.ts";
import { ownScopeOf, scopeOf } from "./scope.ts";

/** A finding and the index of its row in the table. */
export interface Located {
  readonly found: FoundBy;
  readonly row: number;
}

/** Everything found in a table, where it was found. */
export interface Overview {
  readonly config: Config;
  /** Findings of the table's own rules; they count from row 0. */
  readonly table: Findings;
  /** What each unit says of itself. */
  readonly own: OwnFindings;
  readonly across: Across;
  readonly counts: Counts;
}

export function overviewOf(table: Table, config: Config): Overview {
  const known = overviews(table);
  if (known.table === table && known.overview?.config === config) return known.overview;
  const scope = scopeOf(table, config);
  // In a file of another kind every row would be wrong: it is enough to say that it is no such table.
  const isTable = looksLikeTable(table);
  const own = isTable
    ? ownFindings(table, ownScopeOf(table, config))
    : { units: [], masks: [], counts: none(), scope: undefined };
  const across = isTable ? acrossFindings(table, scope) : noneAcross;
  const whole = tableFindings(table, scope);
  const counts = none();
  for (const severity of severities)
    counts[severity] = whole.of[severity].length + own.counts[severity] + across.counts[severity];
  const overview = { config, table: whole, own, across, counts };
  Object.assign(known, { table, overview });
  return overview;
}

// Kept with what it is made of, which the next table takes over: who asks an older table again has it made anew.
const overviews = kept(
  (): { table: Table | undefined; overview: Overview | undefined } => ({
    table: undefined,
    overview: undefined,
  }),
  () => {},
);

/** The findings of the rows from `from` to `to` (included): the table's, and unit by unit its own, and those across the table. */
export function* findingsIn(
  table: Table,
  config: Config,
  from = 0,
  to = table.rows.length - 1,
): Iterable<Located> {
  const {
    table: whole,
    own: { units },
    across,
  } = overviewOf(table, config);
  for (const found of whole.list) if (found.at >= from && found.at <= to) yield { found, row: found.at };
  const last = unitAtRow(table, to);
  for (let u = unitAtRow(table, from); u <= last && u < units.length; u++) {
    const start = table.unitRows[u]!;
    for (const found of units[u]!.list) {
      const row = start + found.at;
      if (row >= from && row <= to) yield { found, row };
    }
    for (const found of across.in(table.units[u]!)) {
      const row = rowNumber(table, found.row);
      if (row >= from && row <= to) yield { found, row };
    }
  }
}

/** The order of the text. */
export function inOrder(a: Located, b: Located): number {
  return a.row - b.row || inOneRow(a.found, b.found);
}
