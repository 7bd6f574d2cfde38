import { beginning } from "../../characters.ts";
import type { Config, Located } from "../../check/check.ts";
import type { Counts } from "../../check/found.ts";
import { none } from "../../check/found.ts";
import { listAt } from "../../list.ts";
import type { Locale } from "../../locale.ts";
import { columnName } from "../../model/columns.ts";
import { type Entry, nameSpan } from "../../model/entry.ts";
import { type Decimal, isZero } from "../../model/money.ts";
import { entryAt, inText, type Table, unitAtRow } from "../../model/table.ts";
import type { Target } from "../../model/target.ts";
import { totalOf, view, wholeProject } from "../../model/unit.ts";
import { viewAt, viewsOf } from "../../rules/view.ts";
import type { Span } from "../../text.ts";
import { nothingWaived, type Waived } from "../../waivers/waived.ts";
import { codeName, factsOf, type ProjectFacts } from "../tally.ts";
import { targetInWords } from "../words.ts";
import { type FindingLine, findingLine, foundIn, type Telling } from "./finding.ts";
import { amountText, type Money, moneyOf, sumOfTotals } from "./sums.ts";

export interface ProjectLine extends ProjectFacts {
  /** The index of the row in the table. */
  readonly row: number;
  readonly name: string;
  readonly amount: Money;
  /** Its beginning; a project's own preview has it whole. */
  readonly goal: string;
  readonly counts: Counts;
  readonly at: Span;
}

/** A project with everything it says. */
export interface ProjectPreview extends ProjectLine {
  readonly unit: number;
  readonly amounts: readonly { readonly column: string; readonly text: string }[];
  readonly groups: readonly {
    readonly code: string;
    readonly name: string;
    readonly indicators: readonly IndicatorLine[];
  }[];
  /** Findings that stand in no indicator. */
  readonly findings: readonly FindingLine[];
}

export interface IndicatorLine {
  readonly name: string;
  readonly subclass: string;
  readonly cycle: ValueLine;
  readonly annual: ValueLine;
  readonly at: Span;
  readonly findings: readonly FindingLine[];
}

/** A value as it is written, and as it was read. */
export interface ValueLine {
  readonly text: string;
  readonly read: string;
}

/** The project at a row; undefined where no project stands. */
export function projectPreview(
  table: Table,
  row: number,
  config: Config,
  locale: Locale,
  waived: Waived = nothingWaived,
): ProjectPreview | undefined {
  const unit = unitAtRow(table, Math.min(row, table.rows.length - 1));
  const entry = entryAt(table, row);
  if (entry === undefined || !view(table.units[unit]!).projects.includes(entry)) return undefined;
  return projectSeen(table, unit, rowsOfProject(table, unit, entry, foundIn(table, unit, config)), {
    locale,
    waived,
  });
}

/** Every project of a unit, by the unit's index. */
export function* projectPreviews(
  table: Table,
  unit: number,
  config: Config,
  locale: Locale,
  waived: Waived,
): Iterable<ProjectPreview> {
  const found = foundIn(table, unit, config);
  for (const entry of view(table.units[unit]!).projects)
    yield projectSeen(table, unit, rowsOfProject(table, unit, entry, found), { locale, waived });
}

/** A row of a project, with what is found there. */
export interface ProjectRow {
  readonly row: number;
  readonly entry: Entry;
  readonly found: readonly Located[];
}

/** A project's own row, and those that go on with it. */
export function rowsOfProject(
  table: Table,
  unit: number,
  project: Entry,
  found: ReadonlyMap<number, readonly Located[]>,
): ProjectRow[] {
  const { at } = view(table.units[unit]!);
  return wholeProject(table.units[unit]!, project).map((entry) => {
    const row = table.unitRows[unit]! + at.get(entry)!;
    return { row, entry, found: found.get(row) ?? [] };
  });
}

function projectSeen(
  table: Table,
  unit: number,
  rows: readonly ProjectRow[],
  telling: Telling,
): ProjectPreview {
  const { projects, head } = view(table.units[unit]!);
  const whole = head ? totalOf(head) : sumOfTotals(projects);
  const seen = rows.map((row) => indicatorsSeen(table, row, telling));
  const lines = seen.flatMap((own) => own.lines);
  const digits = [...new Set(lines.map(({ digit }) => digit))].sort();
  const [{ entry }] = rows as [ProjectRow];
  return {
    ...projectLine(table, rows, whole, telling.waived),
    goal: factsOf([entry]).goal,
    unit,
    amounts: table.columns.amounts.map((column, a) => ({
      column: columnName(table.columns, column),
      text: amountText(entry.amounts[a]?.value),
    })),
    groups: digits.map((digit) => ({
      code: digit,
      name: codeName(digit, telling.locale),
      indicators: lines.filter((one) => one.digit === digit).map(({ line }) => line),
    })),
    findings: seen.flatMap(({ rest }) => rest.map((each) => findingLine(table, each, telling))),
  };
}

// The indicators of a row with what is found in each, and what is found in none.
function indicatorsSeen(
  table: Table,
  { row, entry, found }: ProjectRow,
  telling: Telling,
): { lines: { digit: string; line: IndicatorLine }[]; rest: Located[] } {
  const { text } = entry.row;
  const rest: Located[] = [];
  const inside = new Map<number, Located[]>();
  for (const one of found) {
    const place = viewAt(entry, one.found.finding.from)?.place;
    (place === undefined ? rest : listAt(inside, place)).push(one);
  }
  const value = (span: Span | undefined, target: Target): ValueLine => ({
    text: span ? text.slice(span.from, span.to) : "",
    read: targetInWords(target, telling.locale),
  });
  const lines = viewsOf(entry).map((one) => {
    const line: IndicatorLine = {
      name: one.nameText,
      subclass: one.subclass ? text.slice(one.subclass.from, one.subclass.to) : "",
      cycle: value(one.cycle, one.cycleTarget),
      annual: value(one.annual, one.annualTarget),
      at: inText(table, row, one),
      findings: (inside.get(one.place) ?? []).map((each) => findingLine(table, each, telling)),
    };
    return { digit: one.classDigit ?? "", line };
  });
  return { lines, rest };
}

export function projectLine(
  table: Table,
  rows: readonly ProjectRow[],
  whole: Decimal | undefined,
  waived: Waived,
): ProjectLine {
  const counts = none();
  for (const { found } of rows)
    for (const one of found) counts[waived.has(one.found) ? "information" : one.found.severity]++;
  const facts = factsOf(rows.map(({ entry }) => entry));
  const [{ entry, row }] = rows as [ProjectRow];
  return {
    row,
    name: entry.name || "—",
    amount: moneyOf(entry, whole && !isZero(whole) ? whole : undefined),
    ...facts,
    goal: beginning(facts.goal, MOST_GOAL),
    counts,
    at: inText(table, row, nameSpan(entry)),
  };
}

/** A list of thousands of projects carries no more of each goal than a glance takes in. */
const MOST_GOAL = 60;
