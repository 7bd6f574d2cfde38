import { beginning } from "../../characters.ts";
import {
  type Config,
  type Diagnostic,
  diagnosticOf,
  findingsIn,
  fixesFor,
  type Located,
  located,
  ruleOf,
} from "../../check/check.ts";
import { inOneRow, sentence } from "../../check/found.ts";
import { listAt } from "../../list.ts";
import type { Locale } from "../../locale.ts";
import { entryAt, type Table, unitAtRow } from "../../model/table.ts";
import { type Standing, standingOf, view } from "../../model/unit.ts";
import { byGravity, ruleTitle } from "../../rules/rule.ts";
import { viewHolding } from "../../rules/view.ts";
import { eachOf, type Steps } from "../../steps.ts";
import type { Span } from "../../text.ts";
import { type Waived, waivedWords } from "../../waivers/waived.ts";

/** A finding with its sentence; one that is waived is information, and its sentence says why. */
export interface FindingLine {
  readonly rule: string;
  /** What the rule is called. */
  readonly title: string;
  readonly severity: Diagnostic["severity"];
  readonly message: string;
  readonly at: Span;
  /** What it stands in: the unit, the project where it is one's, and the indicator; empty where it is in none. */
  readonly unit: string;
  readonly project: string;
  readonly indicator: string;
  /** Unit and project together. */
  readonly where: string;
  /** The titles of the ways to mend it, the likeliest first. */
  readonly fixes: readonly string[];
}

/** Every finding of a table as lines, for a report. */
export function findingLines(
  table: Table,
  config: Config,
  locale: Locale,
  waived: Waived,
): Steps<FindingLine[]> {
  const { found } = located(table, config, Number.POSITIVE_INFINITY);
  return eachOf(found, (one) => findingLine(table, one, { locale, waived }, false));
}

/** How findings are told. */
export interface Telling {
  readonly locale: Locale;
  readonly waived: Waived;
}

/** The findings at the rows of a unit by row, the gravest first. */
export function foundIn(table: Table, unit: number, config: Config): Map<number, Located[]> {
  const rows = new Map<number, Located[]>();
  const from = table.unitRows[unit]!;
  const to = from + table.units[unit]!.rows.length - 1;
  for (const one of findingsIn(table, config, from, to)) listAt(rows, one.row).push(one);
  for (const list of rows.values()) list.sort(graverFirst);
  return rows;
}

function graverFirst(a: Located, b: Located): number {
  return byGravity(a.found.severity, b.found.severity) || inOneRow(a.found, b.found);
}

export function tellAll(
  table: Table,
  found: Iterable<Located>,
  telling: Telling,
): ReadonlyMap<Located, FindingLine> {
  return new Map([...found].map((one) => [one, findingLine(table, one, telling)]));
}

export function findingLine(
  table: Table,
  one: Located,
  { locale, waived }: Telling,
  withFixes = true,
): FindingLine {
  const diagnostic = diagnosticOf(table, one);
  const reason = waived.get(one.found)?.waiver.reason;
  const seen = view(table.units[unitAtRow(table, one.row)]!);
  const { name: unit } = seen;
  const entry = entryAt(table, one.row);
  const standing = entry && standingOf(seen, entry);
  const project = entry && standing && !NO_PROJECTS.has(standing) ? entry.name : "";
  const row = entry && standing !== "unit" ? entry.name : "";
  const named = entry && viewHolding(entry, one.found.finding)?.name;
  return {
    rule: diagnostic.rule,
    title: ruleTitle(one.found.rule, locale),
    severity: reason === undefined ? diagnostic.severity : "information",
    message:
      sentence(ruleOf(diagnostic.rule)!, diagnostic.args, locale) +
      (reason === undefined ? "" : waivedWords(reason, locale)),
    at: { from: diagnostic.from, to: diagnostic.to },
    unit,
    project,
    indicator: entry && named ? beginning(entry.row.text.slice(named.from, named.to), LONGEST_NAME) : "",
    where: [unit, row].filter((name) => name !== "").join(" · "),
    fixes: withFixes ? fixesFor(table, one).map(({ title }) => title[locale]) : [],
  };
}

const NO_PROJECTS: ReadonlySet<Standing> = new Set(["unit", "total", "subtotal"]);

// What cannot be read as an indicator is all of a cell.
const LONGEST_NAME = 60;
