import { inPlace } from "../list.ts";
import { BoundedMap, exact, LONGEST_KEPT } from "../memo.ts";
import { type Entry, ofEntries } from "../model/entry.ts";
import { type Change, kept } from "../model/kept.ts";
import type { Table } from "../model/table.ts";
import { ofUnits, type Unit, type UnitView, view } from "../model/unit.ts";
import { freeTextsIn, freeTextsOf } from "../rules/each.ts";
import { learnFrom } from "../rules/facts.ts";
import {
  type Context,
  type Finding,
  type IndicatorView,
  type Related,
  type ReportAt,
  type ReportRow,
  type Rule,
  type Severity,
  severities,
} from "../rules/rule.ts";
import { rowView } from "../rules/view.ts";
import { CYCLE_LABEL, VALUE_LABEL } from "../syntax/indicator.ts";
import { ofRows, type Row } from "../syntax/table.ts";
import { copyOf, type Edit, type Span } from "../text.ts";
import type { Config } from "./config.ts";
import { type Counts, type FoundBy, failed, found, guarded, inOneRow, maskOf, none } from "./found.ts";

/** A finding at a row: `at` counts from the start of the unit, or of the table. */
export interface FoundAt extends FoundBy {
  readonly at: number;
}

export interface Findings {
  /** In the order of the text. */
  readonly list: readonly FoundAt[];
  /** The same by severity. */
  readonly of: Readonly<Record<Severity, readonly FoundAt[]>>;
}

/** What findings depend on besides their text. Equal scopes are one object. */
export interface Scope {
  readonly config: Config;
  readonly context: Context;
}

/** What the findings of rows and units depend on: the names of other tables are nothing to them. */
export function ownScopeOf(table: Table, config: Config): Scope {
  return scopeOf(table, config.own ?? config);
}

export function scopeOf(table: Table, config: Config): Scope {
  const { balance, cycles } = wording(table);
  const separator = balance < 0 ? ";" : "；";
  const hasCycles = cycles > 0;
  const { moneyUnit, year } = table;
  let known = scopes.get(config);
  if (known === undefined) {
    known = new Map();
    scopes.set(config, known);
  }
  const key = `${moneyUnit.name} ${separator} ${hasCycles} ${year}`;
  let scope = known.get(key);
  if (scope === undefined) {
    scope = { config, context: { moneyUnit, separator, hasCycles, year, words: config.words } };
    if (known.size > MOST_SCOPES) known.clear();
    known.set(key, scope);
  }
  return scope;
}
const scopes = new WeakMap<Config, Map<string, Scope>>();
const MOST_SCOPES = 64;

/** Everything that a unit says of itself, its rows' own findings included, in the order of the text. */
export const unitFindings: (unit: Unit, scope: Scope) => Findings = ofUnits.remembered(
  (unit: Unit, scope: Scope) => {
    const seen = view(unit);
    const { add, findings } = collector();
    const goOn = goingOn(seen);
    for (const entry of [
      ...(seen.head ? [seen.head] : []),
      ...seen.totals,
      ...seen.subtotals,
      ...seen.projects,
      ...seen.rests,
    ]) {
      const at = seen.at.get(entry)!;
      const key = keyOf(scope, entry, seen.head === entry, goOn.has(entry));
      for (const one of rowFindings(entry.row, key)) add(one, at);
    }
    for (const rule of scope.config.unit) {
      guarded(rule, () =>
        rule.unit!({ unit, view: seen, context: scope.context }, reporting(scope.config, rule, add)),
      );
    }
    return findings();
  },
);

// The projects of which more stands in rows below.
function goingOn({ projects, rests, at }: UnitView): ReadonlySet<Entry> {
  if (rests.length === 0) return NOBODY;
  const wanted = rests.map((rest) => at.get(rest)!);
  return new Set(
    projects.filter((project, i) => {
      const next = projects[i + 1];
      const to = next === undefined ? Number.POSITIVE_INFINITY : at.get(next)!;
      return wanted.some((row) => row > at.get(project)! && row < to);
    }),
  );
}
const NOBODY: ReadonlySet<Entry> = new Set();

/** What each unit of a table says of itself, in order, and how much that is. */
export interface OwnFindings {
  readonly units: readonly Findings[];
  /** Of each unit which severities its findings have, by their bits. */
  readonly masks: readonly number[];
  readonly counts: Counts;
  /** How they were checked; undefined for a text that is no table. */
  readonly scope: Scope | undefined;
}

export function ownFindings(table: Table, scope: Scope): OwnFindings {
  const book = books(table);
  if (book.scope !== scope) {
    const { units } = table;
    const changes = [{ from: 0, gone: [], come: units }];
    Object.assign(book, { scope, units: [], masks: [], counts: none(), changes });
  }
  for (const { from, gone, come } of book.changes) {
    const fresh = come.map((unit) => unitFindings(unit, scope));
    for (const severity of severities) {
      for (const left of book.units.slice(from, from + gone.length))
        book.counts[severity] -= left.of[severity].length;
      for (const added of fresh) book.counts[severity] += added.of[severity].length;
    }
    book.units = inPlace(book.units, from, gone.length, fresh);
    book.masks = inPlace(
      book.masks,
      from,
      gone.length,
      fresh.map(({ of }) => maskOf((severity) => of[severity].length > 0)),
    );
  }
  book.changes.length = 0;
  return { units: book.units, masks: book.masks, counts: { ...book.counts }, scope };
}

/** Looks at one unit after another of those an edit touched, so that a large table need not be checked in one go. */
export function* checking(table: Table, scope: Scope): Iterable<void> {
  const book = books(table);
  const units = book.scope === scope ? book.changes.flatMap(({ come }) => come) : table.units;
  for (const unit of units) {
    unitFindings(unit, scope);
    yield;
  }
}

interface Book {
  scope: Scope | undefined;
  units: readonly Findings[];
  masks: readonly number[];
  readonly counts: Record<Severity, number>;
  /** What changed since it was last asked for, and in which scope only who asks knows. */
  readonly changes: Change[];
}

const books = kept(
  (): Book => ({ scope: undefined, units: [], masks: [], counts: none(), changes: [] }),
  ({ changes }, change) => changes.push(change),
);

/** What the rules of the whole table find. */
export function tableFindings(table: Table, { config }: Scope): Findings {
  const { add, findings } = collector();
  for (const rule of config.table) guarded(rule, () => rule.table!(table, reporting(config, rule, add)));
  return findings();
}

/** How indicators are written, added up: full-width separators less half-width ones, and rows with a value for the cycle. */
interface Wording {
  readonly balance: number;
  readonly cycles: number;
}

const wordingIn = ofUnits.once((unit: Unit): Wording => {
  let balance = 0;
  let cycles = 0;
  for (const row of unit.rows) {
    const marks = marksIn(row);
    balance += (marks & FULL) - ((marks & HALF) >> 1);
    cycles += (marks & CYCLE) >> 2;
  }
  return { balance, cycles };
});
const [FULL, HALF, CYCLE] = [1, 2, 4] as const;
const marksIn = ofRows.once((row: Row): number => {
  const first = BEFORE_VALUE.exec(row.text)?.[0];
  const cycle = BEFORE_CYCLE.test(row.text) ? CYCLE : 0;
  return cycle | (first === undefined ? 0 : first === ";" ? HALF : FULL);
});
const BEFORE_VALUE = new RegExp(`[；;](?=\\s*${VALUE_LABEL})`);
const BEFORE_CYCLE = new RegExp(`[；;]\\s*${CYCLE_LABEL}`);
const wording = kept(
  () => ({ balance: 0, cycles: 0 }),
  (index, { gone, come }) => {
    for (const [units, sign] of [
      [gone, -1],
      [come, 1],
    ] as const) {
      for (const unit of units) {
        const { balance, cycles } = wordingIn(unit);
        index.balance += sign * balance;
        index.cycles += sign * cycles;
      }
    }
  },
);

type Add = (one: FoundBy, at: number) => void;

function collector(): { add: Add; findings: () => Findings } {
  const list: FoundAt[] = [];
  const add: Add = ({ rule, severity, finding }, at) => list.push({ rule, severity, finding, at });
  const findings = () => {
    const of: Record<Severity, FoundAt[]> = { error: [], warning: [], information: [], hint: [] };
    list.sort(inOrder);
    for (const one of list) of[one.severity].push(one);
    const { error, warning, information, hint } = of;
    return {
      list: exact(list),
      of: {
        error: exact(error),
        warning: exact(warning),
        information: exact(information),
        hint: exact(hint),
      },
    };
  };
  return { add, findings };
}

function inOrder(a: FoundAt, b: FoundAt): number {
  return a.at - b.at || inOneRow(a, b);
}

function reporting(config: Config, rule: Rule, add: Add): ReportAt {
  return (at, { from, to }, args = {}, more = {}) => {
    // A rule that hands over the very lists it did before says the same: so it is the same finding.
    const last = more.related && reported.get(more.related);
    if (last?.at === at && last.finding.args === args && isLike(last.finding, { from, to, ...more })) {
      add(found(config, rule, last.finding), at);
      return;
    }
    const related = more.related?.map((place) => ({
      ...place,
      row: typeof place.row === "number" ? place.row - at : place.row,
    }));
    const finding = { from, to, args, ...more, ...(related ? { related } : {}) };
    if (more.related) reported.set(more.related, { at, finding });
    add(found(config, rule, finding), at);
  };
}
function isLike(a: Finding, b: Omit<Finding, "args">): boolean {
  return a.from === b.from && a.to === b.to && a.severity === b.severity && a.tag === b.tag;
}
const reported = new WeakMap<readonly Related[], { readonly at: number; readonly finding: Finding }>();

interface RowKey {
  readonly scope: Scope;
  readonly entry: Entry;
  readonly isHead: boolean;
  readonly goesOn: boolean;
}
const rowKeys = ofEntries.slot<RowKey>();
function keyOf(scope: Scope, entry: Entry, isHead: boolean, goesOn: boolean): RowKey {
  const known = rowKeys.get(entry);
  if (known?.scope === scope && known.isHead === isHead && known.goesOn === goesOn) return known;
  const key = { scope, entry, isHead, goesOn };
  rowKeys.set(entry, key);
  return key;
}

const rowFindings: (row: Row, key: RowKey) => readonly FoundBy[] = ofRows.remembered(
  (_row: Row, key: RowKey) => {
    const { scope, entry } = key;
    const seen = rowView(entry, scope.context, key);
    if (seen.isProject) learnFrom(entry, seen.indicators);
    const list = foundBy(scope, "row", (rule, report) => rule.row!(seen, report));
    for (const span of freeTextsOf(seen)) addFree(list, seen.text, span, scope);
    if (!seen.isSecret) for (const one of seen.indicators) addIndicator(list, one, seen.text, scope);
    return exact(list);
  },
);

/** What the rules of a kind find in one thing. */
function foundBy(
  scope: Scope,
  kind: "row" | "indicator" | "text",
  run: (rule: Rule, report: ReportRow) => void,
): FoundBy[] {
  const { reports } = knownIn(scope);
  const list: FoundBy[] = [];
  sink = list;
  for (const rule of scope.config[kind]) {
    try {
      run(rule, reports.get(rule)!);
    } catch (error) {
      failed(rule, error);
    }
  }
  return list;
}

// Where reports go. Each rule has one report for all that it looks at: thousands of rows and indicators.
let sink: FoundBy[] = [];
function reportsOf({ config }: Scope): ReadonlyMap<Rule, ReportRow> {
  const reportOf =
    (rule: Rule): ReportRow =>
    (span, args = {}, more) =>
      sink.push(found(config, rule, { from: span.from, to: span.to, args, ...more }));
  return new Map([...config.row, ...config.indicator, ...config.text].map((rule) => [rule, reportOf(rule)]));
}

// Most of the indicators of a row that is edited, and many of a table, have been seen before.
function addIndicator(list: FoundBy[], one: IndicatorView, text: string, scope: Scope): void {
  const base = one.ordinal === undefined ? one.from : one.ordinal.to;
  const { indicators } = knownIn(scope);
  const key = text.slice(base, one.to);
  let own = indicators.get(key);
  if (own === undefined) {
    const { context } = scope;
    const fresh = foundBy(scope, "indicator", (rule, report) => rule.indicator!(one, report, context));
    for (const span of freeTextsIn(one)) addFree(fresh, text, span, scope);
    own = fresh.length === 0 ? NO_FINDINGS : fresh.map((found) => movedBy(found, -base));
    if (key.length <= LONGEST_KEPT) indicators.set(copyOf(key), own);
  }
  for (const found of own) list.push(movedBy(found, base));
}

// An edit of a row leaves its goal and its name, or else its indicators, as they were.
function addFree(list: FoundBy[], text: string, { from, to }: Span, scope: Scope): void {
  const { texts } = knownIn(scope);
  const key = text.slice(from, to);
  let own = texts.get(key);
  if (own === undefined) {
    const fresh = foundBy(scope, "text", (rule, report) => rule.text!(key, report));
    own = fresh.length === 0 ? NO_FINDINGS : fresh;
    if (key.length <= LONGEST_KEPT) texts.set(copyOf(key), own);
  }
  for (const one of own) list.push(movedBy(one, from));
}
const NO_FINDINGS: readonly FoundBy[] = [];

/** What is found in texts by themselves, and how rules report it. */
interface Known {
  readonly reports: ReadonlyMap<Rule, ReportRow>;
  readonly indicators: BoundedMap<string, readonly FoundBy[]>;
  readonly texts: BoundedMap<string, readonly FoundBy[]>;
}

function knownIn(scope: Scope): Known {
  let own = known.get(scope);
  if (own === undefined) {
    own = {
      reports: reportsOf(scope),
      indicators: new BoundedMap(MOST_TEXTS),
      texts: new BoundedMap(MOST_TEXTS),
    };
    known.set(scope, own);
  }
  return own;
}
const known = new WeakMap<Scope, Known>();
const MOST_TEXTS = 4_096;

function movedBy({ rule, severity, finding }: FoundBy, by: number): FoundBy {
  return { rule, severity, finding: moved(finding, by) };
}

// The edits of its fix are the one argument that has offsets.
function moved(finding: Finding, by: number): Finding {
  const { args } = finding;
  return {
    ...finding,
    from: finding.from + by,
    to: finding.to + by,
    args:
      args.edits === undefined
        ? args
        : { ...args, edits: args.edits.map((edit: Edit) => movedEdit(edit, by)) },
  };
}

function movedEdit(edit: Edit, by: number): Edit {
  return { ...edit, from: edit.from + by, to: edit.to + by };
}
