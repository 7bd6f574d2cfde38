import {
  type Config,
  countsIn,
  countsOf,
  type Diagnostic,
  diagnosticOf,
  findingsIn,
  fixesOf,
  type Located,
  located,
  ruleOf,
} from "../check/check.ts";
import type { Counts } from "../check/found.ts";
import { gravity, none, sentence } from "../check/found.ts";
import type { Locale } from "../locale.ts";
import { type Entry, goalSpan, nameOf, nameSpan, ofEntries } from "../model/entry.ts";
import { classOf, framework } from "../model/framework.ts";
import { rowNumber } from "../model/kept.ts";
import { ledgerOf } from "../model/ledger.ts";
import { approximate, type Decimal, formatted, isZero, share, zero } from "../model/money.ts";
import { addendsOf, grandTotal, sumsOf } from "../model/sections.ts";
import {
  comesTo,
  emptySum,
  include,
  judgeSum,
  type RunningSum,
  type Sum,
  type SumArgs,
  sumArgs,
} from "../model/sums.ts";
import { entryAt, inText, looksLikeTable, rowAtOffset, type Table, unitAtRow, view } from "../model/table.ts";
import { ofUnits, totalOf } from "../model/unit.ts";
import { viewsOf } from "../rules/view.ts";
import type { Span } from "../text.ts";
import { titleOf } from "./outline.ts";
import { targetInWords } from "./words.ts";

/** An amount: as it is written, and as a number for bars and sorting only. */
export interface Money {
  readonly text: string;
  readonly value: number;
  /** Of the whole it belongs to, as `12.3%`; undefined where there is no whole. */
  readonly share: string | undefined;
}

/** One amount column of a total: what it says, what its addends come to, and what lies between. */
export interface SumLine {
  readonly column: string;
  /** Undefined where nothing is stated, or nobody can read it. */
  readonly stated: Money | undefined;
  /** Undefined where there is nothing to add up, or some of it cannot be read. */
  readonly computed: Money | undefined;
  readonly verdict: Sum["verdict"];
  /** computed − stated with its sign; undefined where they are equal. */
  readonly difference: string | undefined;
  /** What is found about it, with its likeliest cause; undefined where it adds up. */
  readonly finding: FindingLine | undefined;
}

/** The whole table at a glance. */
export interface Summary {
  readonly isTable: boolean;
  readonly title: string;
  readonly moneyUnit: string;
  /** What 合计 says or, where it says nothing, what the units come to. */
  readonly total: { readonly text: string; readonly isStated: boolean };
  /** 合计 by column. */
  readonly sums: readonly SumLine[];
  /** The columns behind the total, with their shares of it. */
  readonly funds: readonly (Money & { readonly column: string })[];
  /** In the order of the text. */
  readonly units: readonly UnitLine[];
  readonly projects: number;
  readonly indicators: number;
  readonly classes: readonly ClassCount[];
  readonly completeness: Completeness;
  readonly counts: Counts;
  /** What is most worth mending first, five at most: the gravest, and of those where the most money is. */
  readonly first: readonly FindingLine[];
}

export interface UnitLine {
  /** The index of the unit in the table. */
  readonly unit: number;
  readonly name: string;
  readonly amount: Money;
  readonly projects: number;
  readonly counts: Counts;
  /** Where its name stands. */
  readonly at: Span;
}

/** How many indicators a class or subclass has. */
export interface ClassCount {
  readonly code: string;
  readonly name: string;
  readonly count: number;
}

/** The parts that a complete project has. */
export const PARTS = ["goal", "output", "benefit", "satisfaction", "cost"] as const;
export type Part = (typeof PARTS)[number];

/** How many projects have each part. */
export interface Completeness extends Readonly<Record<Part, number>> {
  readonly projects: number;
}

/** A finding with its sentence. */
export interface FindingLine {
  readonly rule: string;
  readonly severity: Diagnostic["severity"];
  readonly message: string;
  readonly at: Span;
  /** What it stands in: the unit, and the project where it is one's. */
  readonly where: string;
  /** The titles of the ways to mend it, the likeliest first. */
  readonly fixes: readonly string[];
}

/** A unit: its sums, its projects, and where its indicators stand. */
export interface UnitPreview {
  readonly unit: number;
  readonly name: string;
  readonly at: Span;
  readonly sums: readonly SumLine[];
  readonly projects: readonly ProjectLine[];
  /** The subclasses that the unit's indicators use, with how many each has. */
  readonly classes: readonly ClassCount[];
  readonly counts: Counts;
  /** Findings about the unit itself, but for those of its sums. */
  readonly findings: readonly FindingLine[];
}

export interface ProjectLine {
  /** The index of the row in the table. */
  readonly row: number;
  readonly name: string;
  readonly amount: Money;
  /** Its beginning; a project's own preview has it whole. */
  readonly goal: string;
  /** By code of class and subclass: how many indicators. */
  readonly classes: Readonly<Record<string, number>>;
  /** The codes of the classes that it lacks: output, benefit, satisfaction, cost. */
  readonly missing: readonly string[];
  readonly indicators: number;
  /** How many annual values state a number. */
  readonly quantified: number;
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

/** Classes that every project has, by their codes. */
export const CLASSES = ["1", "2", "3", "4"] as const;

export function summaryOf(table: Table, config: Config, locale: Locale): Summary {
  const total = grandTotal(table);
  const { units, projects } = wholeOf(table);
  const addends = addendsOf(table);
  const stated = total?.amounts.some(({ value }) => value !== undefined) ? totalOf(total) : undefined;
  const whole = stated ?? sumOfTotals(addends);
  const row = total && rowNumber(table, total.row);
  const told = tellAll(table, row === undefined ? [] : findingsIn(table, config, row, row), config, locale);
  const sums = sumLines(table, total, addends.length > 0 ? sumsOf(table) : undefined, whole, told);
  const tally = emptyTally();
  for (const unit of table.units) addTally(tally, tallyOf(unit));
  const { list, funds } = table.columns;
  const names = new Set(funds.map((column) => list[column]!.name));
  return {
    isTable: looksLikeTable(table),
    title: titleOf(table)?.text ?? "",
    moneyUnit: table.moneyUnit.name,
    total: { text: formatted(whole), isStated: stated !== undefined },
    sums,
    funds: sums.flatMap(({ column, stated, computed }) => {
      const amount = stated ?? computed;
      return names.has(column) && amount ? [{ column, ...amount }] : [];
    }),
    units: units.map((u): UnitLine => {
      const unit = table.units[u]!;
      const { head, projects: own } = view(unit);
      const amount = head ? totalOf(head) : sumOfTotals(own);
      return {
        unit: u,
        name: head ? nameOf(head) : "—",
        amount: money(amount, whole),
        projects: own.length,
        counts: countsIn(table, u, config),
        at: unitSpan(table, u),
      };
    }),
    projects,
    indicators: tally.indicators,
    classes: classCounts(tally.classes, locale),
    completeness: { projects, ...tally.has },
    counts: countsOf(table, config),
    first: mostWorth(table, config, locale),
  };
}

/** The unit at an index of the table; undefined where there is none to show. */
export function unitPreview(
  table: Table,
  unit: number,
  config: Config,
  locale: Locale,
): UnitPreview | undefined {
  const source = table.units[unit];
  if (source === undefined) return undefined;
  const { head, projects, at } = view(source);
  if (head === undefined && projects.length === 0) return undefined;
  const start = table.unitRows[unit]!;
  const columns =
    projects.length === 0
      ? undefined
      : table.columns.amounts.map((_, a) => {
          const sum = emptySum();
          for (const project of projects) include(sum, project.amounts[a]!, 1);
          return sum;
        });
  const found = rowsFound(table, config, start, start + source.rows.length - 1);
  const whole = head ? totalOf(head) : sumOfTotals(projects);
  const told = tellAll(table, (head && found.get(start)) ?? [], config, locale);
  const sums = sumLines(table, head, columns, whole, told);
  const ofSums = new Set(sums.map(({ finding }) => finding));
  return {
    unit,
    name: head ? nameOf(head) : "—",
    at: unitSpan(table, unit),
    sums,
    projects: projects.map((project) =>
      projectLine(table, project, start + at.get(project)!, whole, found.get(start + at.get(project)!) ?? []),
    ),
    classes: classCounts(tallyOf(source).classes, locale),
    counts: countsIn(table, unit, config),
    findings: [...told.values()].filter((line) => !ofSums.has(line)),
  };
}

/** The project at a row; undefined where no project stands. */
export function projectPreview(
  table: Table,
  row: number,
  config: Config,
  locale: Locale,
): ProjectPreview | undefined {
  const unit = unitAtRow(table, Math.min(row, table.rows.length - 1));
  const { projects, head } = view(table.units[unit]!);
  const entry = entryAt(table, row);
  if (entry === undefined || !projects.includes(entry)) return undefined;
  const found = rowsFound(table, config, row, row).get(row) ?? [];
  const whole = head ? totalOf(head) : sumOfTotals(projects);
  const { text } = entry.row;
  const rest = new Set(found);
  const lines = viewsOf(entry).map((one) => {
    const own = found.filter(({ found: { finding } }) => finding.from >= one.from && finding.from < one.to);
    for (const each of own) rest.delete(each);
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
      findings: own.map((each) => findingLine(table, each, config, locale)),
    };
    return { digit: one.classDigit ?? "", line };
  });
  const digits = [...new Set(lines.map(({ digit }) => digit))].sort();
  return {
    ...projectLine(table, entry, row, whole, found),
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
    findings: [...rest].map((each) => findingLine(table, each, config, locale)),
  };
}

/** What stands at an offset: the unit, and the row of the project. */
export function shownAt(
  table: Table,
  offset: number,
): { readonly unit: number; readonly row: number | undefined } {
  const row = rowAtOffset(table, offset);
  const unit = unitAtRow(table, row);
  const { projects } = view(table.units[unit]!);
  const entry = entryAt(table, row);
  return { unit, row: entry && projects.includes(entry) ? row : undefined };
}

/** A project that a search found. */
export interface Match {
  readonly name: string;
  readonly unit: string;
  readonly at: Span;
}

/** The projects whose name holds some words, in the order of the text; 50 at most. */
export function projectsNamed(table: Table, query: string): Match[] {
  const words = query.trim().toLowerCase();
  const found: Match[] = [];
  for (const [u, unit] of table.units.entries()) {
    const { head, projects, at } = view(unit);
    for (const project of projects) {
      if (found.length === MOST_MATCHES) return found;
      const name = nameOf(project);
      if (!name.toLowerCase().includes(words)) continue;
      const row = table.unitRows[u]! + at.get(project)!;
      found.push({ name, unit: head ? nameOf(head) : "", at: inText(table, row, nameSpan(project)) });
    }
  }
  return found;
}
const MOST_MATCHES = 50;

/** Every finding of a table as lines, for a report. */
export function findingLines(table: Table, config: Config, locale: Locale): FindingLine[] {
  return located(table, config, Number.POSITIVE_INFINITY).found.map((one) =>
    findingLine(table, one, config, locale, false),
  );
}

function wholeOf(table: Table): { units: number[]; projects: number } {
  const units = table.units.flatMap((unit, u) => {
    const { head, projects } = view(unit);
    return head || projects.length > 0 ? [u] : [];
  });
  return { units, projects: ledgerOf(table).projects };
}

function money(amount: Decimal, whole?: Decimal): Money {
  return { text: formatted(amount), value: approximate(amount), share: whole && share(amount, whole) };
}

function amountText(amount: Decimal | undefined): string {
  return amount === undefined ? "" : formatted(amount);
}

function sumOfTotals(entries: readonly Entry[]): Decimal {
  const sum = emptySum();
  for (const entry of entries) include(sum, { value: totalOf(entry), fault: undefined }, 1);
  return comesTo(sum)!;
}

// `sums` are the addends' by column; undefined where there are none. `told` is what is found at the total's row.
function sumLines(
  table: Table,
  total: Entry | undefined,
  sums: readonly RunningSum[] | undefined,
  whole: Decimal,
  told: ReadonlyMap<Located, FindingLine>,
): SumLine[] {
  return table.columns.amounts.map((column, a): SumLine => {
    const { name } = table.columns.list[column]!;
    const amount = total?.amounts[a];
    const sum = amount && sums && judgeSum(amount, sums[a]!);
    const computed = sum?.computed ?? (sums && comesTo(sums[a]!));
    const isRead = amount !== undefined && (amount.value !== undefined || amount.fault === undefined);
    const said = sum === undefined || sum.verdict === "equal" ? undefined : sumArgs(name, sum);
    const about = said && [...told].find(([one]) => speaksOf(one, said));
    return {
      column: name,
      stated: isRead ? money(amount.value ?? zero, whole) : undefined,
      computed: computed && money(computed, whole),
      verdict: sum?.verdict ?? "equal",
      difference: said?.difference,
      finding: about?.[1],
    };
  });
}

// The same row may also have a sum of its own that does not add up.
function speaksOf({ found: { rule, finding } }: Located, said: SumArgs): boolean {
  const { column, stated, computed } = finding.args as Partial<SumArgs>;
  return (
    SUM_RULES.has(rule.id) && column === said.column && stated === said.stated && computed === said.computed
  );
}
const SUM_RULES = new Set(["unit-total-mismatch", "grand-total-mismatch", "rounding-difference"]);

interface Tally {
  indicators: number;
  readonly classes: Map<string, number>;
  readonly has: Record<Part, number>;
}

function emptyTally(): Tally {
  return {
    indicators: 0,
    classes: new Map(),
    has: { goal: 0, output: 0, benefit: 0, satisfaction: 0, cost: 0 },
  };
}

function addTally(sum: Tally, { indicators, classes, has }: Tally): void {
  sum.indicators += indicators;
  for (const [code, count] of classes) sum.classes.set(code, (sum.classes.get(code) ?? 0) + count);
  for (const part of PARTS) sum.has[part] += has[part];
}

const tallyOf = ofUnits.once((unit): Tally => {
  const tally = emptyTally();
  for (const project of view(unit).projects) {
    const { goal, classes, indicators } = factsOf(project);
    tally.indicators += indicators;
    for (const [code, count] of Object.entries(classes))
      tally.classes.set(code, (tally.classes.get(code) ?? 0) + count);
    tally.has.goal += Number(goal !== "");
    tally.has.output += Number((classes["1"] ?? 0) > 0);
    tally.has.benefit += Number((classes["2"] ?? 0) > 0);
    tally.has.satisfaction += Number((classes["3"] ?? 0) > 0);
    tally.has.cost += Number((classes["4"] ?? 0) + (classes["14"] ?? 0) > 0);
  }
  return tally;
});

type ProjectFacts = Pick<ProjectLine, "goal" | "classes" | "indicators" | "quantified" | "missing">;
const factsOf = ofEntries.once((project): ProjectFacts => {
  const classes: Record<string, number> = {};
  let quantified = 0;
  const views = viewsOf(project);
  for (const { classDigit, subclassCode, annualTarget } of views) {
    // One whose codes contradict each other counts by its class: no subclass has more than its class.
    const own = subclassCode?.[0] === classDigit ? subclassCode : undefined;
    for (const code of [classDigit, own]) if (code !== undefined) classes[code] = (classes[code] ?? 0) + 1;
    if (annualTarget.kind === "quantity") quantified++;
  }
  const goal = goalSpan(project);
  return {
    goal: goal ? project.row.text.slice(goal.from, goal.to) : "",
    classes,
    indicators: views.length,
    quantified,
    missing: CLASSES.filter((code) => !classes[code] && !(code === "4" && classes["14"])),
  };
});

function projectLine(
  table: Table,
  entry: Entry,
  row: number,
  whole: Decimal | undefined,
  found: readonly Located[],
): ProjectLine {
  const counts = none();
  for (const one of found) counts[one.found.severity]++;
  const facts = factsOf(entry);
  return {
    row,
    name: nameOf(entry) || "—",
    amount: money(totalOf(entry), whole && !isZero(whole) ? whole : undefined),
    ...facts,
    goal: facts.goal.length > MOST_GOAL ? `${facts.goal.slice(0, MOST_GOAL)}…` : facts.goal,
    counts,
    at: inText(table, row, nameSpan(entry)),
  };
}

/** A list of thousands of projects carries no more of each goal than a glance takes in. */
const MOST_GOAL = 60;

function classCounts(classes: ReadonlyMap<string, number>, locale: Locale): ClassCount[] {
  return framework.flatMap(({ code }) => {
    const count = classes.get(code) ?? 0;
    return count === 0 && !(CLASSES as readonly string[]).includes(code)
      ? []
      : [{ code, name: className(code, locale), count }];
  });
}

function className(code: string, locale: Locale): string {
  const held = classOf(code);
  return held === undefined ? "—" : locale === "zh" ? held.name : held.english;
}

function unitSpan(table: Table, u: number): Span {
  const { head } = view(table.units[u]!);
  const start = table.unitRows[u]!;
  return inText(table, start, head ? nameSpan(head) : { from: 0, to: 0 });
}

function rowsFound(table: Table, config: Config, from: number, to: number): Map<number, Located[]> {
  const rows = new Map<number, Located[]>();
  for (const one of findingsIn(table, config, from, to)) {
    const list = rows.get(one.row);
    if (list) list.push(one);
    else rows.set(one.row, [one]);
  }
  for (const list of rows.values()) list.sort(byGravity);
  return rows;
}

function byGravity(a: Located, b: Located): number {
  return (
    gravity.indexOf(a.found.severity) - gravity.indexOf(b.found.severity) ||
    a.found.finding.from - b.found.finding.from ||
    (a.found.rule.id < b.found.rule.id ? -1 : 1)
  );
}

function tellAll(
  table: Table,
  found: Iterable<Located>,
  config: Config,
  locale: Locale,
): ReadonlyMap<Located, FindingLine> {
  return new Map([...found].map((one) => [one, findingLine(table, one, config, locale)]));
}

function findingLine(
  table: Table,
  one: Located,
  config: Config,
  locale: Locale,
  withFixes = true,
): FindingLine {
  const diagnostic = diagnosticOf(table, one);
  const { head } = view(table.units[unitAtRow(table, one.row)]!);
  const entry = entryAt(table, one.row);
  const names = [head && nameOf(head), entry && entry !== head ? nameOf(entry) : undefined];
  return {
    rule: diagnostic.rule,
    severity: diagnostic.severity,
    message: sentence(ruleOf(diagnostic.rule)!, diagnostic.args, locale),
    at: { from: diagnostic.from, to: diagnostic.to },
    where: names.filter((name) => name !== undefined && name !== "").join(" · "),
    fixes: withFixes ? fixesOf(table, diagnostic, config).map(({ title }) => title[locale]) : [],
  };
}

const MOST_WORTH = 5;
/** Of so many of the gravest findings the ones with the most money are looked for. */
const LOOKED_AT = 200;

function mostWorth(table: Table, config: Config, locale: Locale): FindingLine[] {
  const amount = ({ row }: Located) => {
    const entry = entryAt(table, row);
    return entry ? approximate(totalOf(entry)) : 0;
  };
  const sorted = located(table, config, LOOKED_AT)
    .found.map((one) => ({ one, grave: gravity.indexOf(one.found.severity), amount: amount(one) }))
    .sort((a, b) => a.grave - b.grave || b.amount - a.amount || a.one.row - b.one.row);
  // Each kind once before any twice: five times the same helps nobody choose.
  const kinds = new Set<string>();
  const again = new Set(sorted.filter(({ one }) => kinds.size === kinds.add(one.found.rule.id).size));
  const chosen = [...sorted.filter((one) => !again.has(one)), ...again].slice(0, MOST_WORTH);
  return sorted
    .filter((one) => chosen.includes(one))
    .map(({ one }) => findingLine(table, one, config, locale));
}
