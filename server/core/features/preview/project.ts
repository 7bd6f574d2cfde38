import type { Config, Located } from "../../check/check.ts";
import type { Counts } from "../../check/found.ts";
import { none } from "../../check/found.ts";
import { listAt } from "../../list.ts";
import type { Locale } from "../../locale.ts";
import { type Entry, nameOf, nameSpan } from "../../model/entry.ts";
import { type Decimal, isZero } from "../../model/money.ts";
import { entryAt, inText, type Table, unitAtRow } from "../../model/table.ts";
import { totalOf, view } from "../../model/unit.ts";
import { viewAt, viewsOf } from "../../rules/view.ts";
import type { Span } from "../../text.ts";
import { nothingWaived, type Waived } from "../../waivers/waived.ts";
import { targetInWords } from "../words.ts";
import { type FindingLine, findingLine, rowsFound, type Telling } from "./finding.ts";
import { amountText, type Money, moneyOf, sumOfTotals } from "./sums.ts";
import { className, factsOf, type ProjectFacts } from "./tally.ts";

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
  const found = rowsFound(table, config, row, row).get(row) ?? [];
  return projectSeen(table, { unit, row, entry, found }, { locale, waived });
}

/** Every project of a unit, by the unit's index. */
export function projectPreviews(
  table: Table,
  unit: number,
  config: Config,
  locale: Locale,
  waived: Waived,
): ProjectPreview[] {
  const { projects, at } = view(table.units[unit]!);
  const start = table.unitRows[unit]!;
  const rows = rowsFound(table, config, start, start + table.units[unit]!.rows.length - 1);
  return projects.map((entry) => {
    const row = start + at.get(entry)!;
    return projectSeen(table, { unit, row, entry, found: rows.get(row) ?? [] }, { locale, waived });
  });
}

/** A project in its row, with what is found there. */
interface Placed {
  readonly row: number;
  readonly entry: Entry;
  readonly found: readonly Located[];
}

function projectSeen(
  table: Table,
  { unit, ...placed }: Placed & { readonly unit: number },
  telling: Telling,
): ProjectPreview {
  const { row, entry, found } = placed;
  const { locale, waived } = telling;
  const { projects, head } = view(table.units[unit]!);
  const whole = head ? totalOf(head) : sumOfTotals(projects);
  const { text } = entry.row;
  const rest: Located[] = [];
  const inside = new Map<number, Located[]>();
  for (const one of found) {
    const place = viewAt(entry, one.found.finding.from)?.place;
    (place === undefined ? rest : listAt(inside, place)).push(one);
  }
  const lines = viewsOf(entry).map((one) => {
    const own = inside.get(one.place) ?? [];
    const value = (span: Span | undefined, words: string): ValueLine => ({
      text: span ? text.slice(span.from, span.to) : "",
      read: words,
    });
    const line: IndicatorLine = {
      name: one.nameText,
      subclass: one.subclass ? text.slice(one.subclass.from, one.subclass.to) : "",
      cycle: value(one.cycle, targetInWords(one.cycleTarget, locale)),
      annual: value(one.annual, targetInWords(one.annualTarget, locale)),
      at: inText(table, row, one),
      findings: own.map((each) => findingLine(table, each, telling)),
    };
    return { digit: one.classDigit ?? "", line };
  });
  const digits = [...new Set(lines.map(({ digit }) => digit))].sort();
  return {
    ...projectLine(table, placed, whole, waived),
    goal: factsOf(entry).goal,
    unit,
    amounts: table.columns.amounts.map((column, a) => ({
      column: table.columns.list[column]!.name,
      text: amountText(entry.amounts[a]?.value),
    })),
    groups: digits.map((digit) => ({
      code: digit,
      name: className(digit, locale),
      indicators: lines.filter((one) => one.digit === digit).map(({ line }) => line),
    })),
    findings: rest.map((each) => findingLine(table, each, telling)),
  };
}

export function projectLine(
  table: Table,
  { entry, row, found }: Placed,
  whole: Decimal | undefined,
  waived: Waived,
): ProjectLine {
  const counts = none();
  for (const one of found) counts[waived.has(one.found) ? "information" : one.found.severity]++;
  const facts = factsOf(entry);
  return {
    row,
    name: nameOf(entry) || "—",
    amount: moneyOf(entry, whole && !isZero(whole) ? whole : undefined),
    ...facts,
    goal: facts.goal.length > MOST_GOAL ? `${facts.goal.slice(0, MOST_GOAL)}…` : facts.goal,
    counts,
    at: inText(table, row, nameSpan(entry)),
  };
}

/** A list of thousands of projects carries no more of each goal than a glance takes in. */
const MOST_GOAL = 60;
