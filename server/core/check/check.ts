import { looksLikeTable, type Table } from "../model/table.ts";
import { rules } from "../rules/index.ts";
import { type Rule, severities } from "../rules/rule.ts";
import { byPlace } from "../text.ts";
import { type Config, configure } from "./config.ts";
import { type Diagnostic, diagnosticOf } from "./diagnostic.ts";
import { allOf, type Counts, none } from "./found.ts";
import { gravest } from "./gravest.ts";
import { lookingAcross } from "./groups.ts";
import { type Located, overviewOf } from "./overview.ts";
import { checking } from "./own.ts";
import { ownScopeOf, readingScope, scopeOf } from "./scope.ts";

export { type Config, configure } from "./config.ts";
export { addedFrom, addedTo, type Diagnostic, diagnosticOf, relatedTo } from "./diagnostic.ts";
export { reportRuleErrors, sentence } from "./found.ts";
export { fixAll, fixesFor, fixesIn, fixesOf, isForAll, type Left, restyling, type TextFix } from "./mend.ts";
export { findingsIn, type Located } from "./overview.ts";
export { TOP_LINES, topOf } from "./top.ts";

export interface Checked {
  /** In the order of the text. */
  readonly diagnostics: readonly Diagnostic[];
  /** How many findings there are of each severity, those left out included. */
  readonly counts: Counts;
  /** How many findings the cap left out. */
  readonly omitted: number;
}

/** Every finding of a table, or the gravest `cap` of them. Remembers what it found in unchanged rows and units. */
export function check(table: Table, config: Config = configure(), cap = Number.POSITIVE_INFINITY): Checked {
  const { found, ...rest } = located(table, config, cap);
  return { diagnostics: found.map((one) => diagnosticOf(table, one)).sort(byPlace), ...rest };
}

/** The same by rows: `diagnosticOf` puts one of them in the text. */
export function located(
  table: Table,
  config: Config,
  cap: number,
): { readonly found: readonly Located[] } & Omit<Checked, "diagnostics"> {
  const { counts } = overviewOf(table, config);
  const found = gravest(table, config, cap);
  return { found, counts, omitted: allOf(counts) - found.length };
}

/** The work of a check in small steps: after the last of them `check` has little left to do. */
export function* checkInSteps(table: Table, config: Config): Iterable<void> {
  if (!looksLikeTable(table)) return;
  yield* readingScope(table);
  yield* checking(table, ownScopeOf(table, config));
  yield* lookingAcross(table, scopeOf(table, config));
}

/** How many findings of each severity there are in a table. */
export function countsOf(table: Table, config: Config): Counts {
  return overviewOf(table, config).counts;
}

/** How many findings of each severity there are at the rows of a unit; what only the whole table has is not in it. */
export function countsIn(table: Table, unit: number, config: Config): Counts {
  const { own, across } = overviewOf(table, config);
  const counts = none();
  for (const severity of severities) counts[severity] = own.units[unit]?.of[severity].length ?? 0;
  for (const { severity } of across.in(table.units[unit]!)) counts[severity]++;
  return counts;
}

export function ruleOf(id: string): Rule | undefined {
  return byId.get(id);
}

const byId = new Map(rules.map((rule) => [rule.id, rule]));
