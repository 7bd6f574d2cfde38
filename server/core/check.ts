import type { Localized } from "./locale.ts";
import { BoundedMap, remembered } from "./memo.ts";
import type { Entry } from "./model/entry.ts";
import {
  inText,
  looksLikeTable,
  rowAtOffset,
  rowOffset,
  type Table,
  unitAtRow,
  view,
} from "./model/table.ts";
import type { Unit } from "./model/unit.ts";
import { rules } from "./rules/index.ts";
import { type Preset, presets } from "./rules/presets.ts";
import type {
  Context,
  Finding,
  Fix,
  Found,
  ReportAt,
  ReportRow,
  Rule,
  Setting,
  Severity,
} from "./rules/rule.ts";
import { rowView } from "./rules/view.ts";
import { type Words, wordsWith } from "./rules/words.ts";
import type { Row } from "./syntax/table.ts";
import type { Edit, Span } from "./text.ts";

/** A finding in the text: offsets count from the start of the text. */
export interface Diagnostic extends Span {
  readonly rule: string;
  readonly severity: Severity;
  readonly args: Finding["args"];
  readonly related: readonly (Span & { readonly note: Localized })[];
  readonly tag?: "unnecessary";
}

/** Which rules run, and how grave each is. Make one with `configure`; equal ones are one object. */
export interface Config {
  readonly key: string;
  readonly severities: ReadonlyMap<string, Setting>;
  readonly words: Words;
  readonly familiar: ReadonlyMap<string, number>;
  readonly row: readonly Rule[];
  readonly unit: readonly Rule[];
  readonly table: readonly Rule[];
}

/**
 * The rules of a preset, with other severities for some of them by id, words added to the lists by name, and the
 * names of other tables with how often they have them. Unknown ids and lists are ignored.
 */
export function configure(
  preset: Preset = "default",
  changed: Readonly<Record<string, Setting>> = {},
  added: Partial<Record<string, readonly string[]>> = {},
  familiar: ReadonlyMap<string, number> = NOBODY,
): Config {
  const severities = new Map(rules.map((rule) => [rule.id, changed[rule.id] ?? presets[preset](rule)]));
  const key =
    [...severities].map(([id, setting]) => `${id}=${setting}${changed[id] ? "!" : ""}`).join() +
    JSON.stringify(added) +
    idOf(familiar);
  const known = configs.get(key);
  if (known !== undefined) return known;
  const on = rules.filter((rule) => severities.get(rule.id) !== "off");
  const config: Config = {
    key,
    severities,
    familiar,
    words: Object.keys(added).length === 0 ? usualWords : wordsWith(added),
    row: on.filter((rule) => rule.row),
    unit: on.filter((rule) => rule.unit),
    table: on.filter((rule) => rule.table),
  };
  configs.set(key, config);
  fixed.set(config, new Set(Object.keys(changed)));
  return config;
}
const NOBODY: ReadonlyMap<string, number> = new Map();
const ids = new WeakMap<ReadonlyMap<string, number>, number>();
let lastId = 0;
// Maps of names are told apart by what they are, not by what they hold.
function idOf(familiar: ReadonlyMap<string, number>): string {
  if (familiar.size === 0) return "";
  let id = ids.get(familiar);
  if (id === undefined) {
    id = ++lastId;
    ids.set(familiar, id);
  }
  return ` ${id}`;
}

const usualWords = wordsWith();
const configs = new BoundedMap<Config>(32);
const fixed = new WeakMap<Config, ReadonlySet<string>>();

export interface Checked {
  /** In the order of the text. */
  readonly diagnostics: readonly Diagnostic[];
  /** How many findings there are of each severity, those left out included. */
  readonly counts: Readonly<Record<Severity, number>>;
  /** How many findings the cap left out. */
  readonly omitted: number;
}

/** Every finding of a table, or the gravest `cap` of them. Remembers what it found in unchanged rows and units. */
export function check(table: Table, config: Config = configure(), cap = Number.POSITIVE_INFINITY): Checked {
  const groups = groupsOf(table, config);
  const counts = none();
  for (const group of groups)
    for (const severity of gravity) counts[severity] += group.findings.counts[severity];
  const left = allowed(counts, cap);
  const diagnostics: Diagnostic[] = [];
  for (const { start, findings } of groups) {
    if (!gravity.some((severity) => left[severity] > 0 && findings.counts[severity] > 0)) continue;
    const placed = placedIn(table, start, findings);
    for (const [i, found] of findings.list.entries())
      if (left[found.severity]-- > 0) diagnostics.push(placed[i]!);
  }
  diagnostics.sort((a, b) => a.from - b.from || a.to - b.to);
  const total = gravity.reduce((sum, severity) => sum + counts[severity], 0);
  return { diagnostics, counts, omitted: total - diagnostics.length };
}

/** The findings that touch a span of the text, each with the ways to mend it, as edits of the text. */
export function fixesIn(
  table: Table,
  { from, to }: Span,
  config: Config,
): { diagnostic: Diagnostic; fixes: TextFix[] }[] {
  const rows = { from: rowAtOffset(table, from), to: rowAtOffset(table, to) };
  const found: { diagnostic: Diagnostic; fixes: TextFix[] }[] = [];
  for (const [g, { start, findings }] of groupsOf(table, config).entries()) {
    // The first group is the table's own; the others are units, in order.
    const end = g === 0 ? table.rows.length : start + table.units[g - 1]!.rows.length;
    if (start > rows.to || end <= rows.from) continue;
    for (const one of findings.list) {
      if (start + one.at < rows.from || start + one.at > rows.to) continue;
      const diagnostic = diagnosticOf(table, start, one);
      if (diagnostic.from <= to && diagnostic.to >= from)
        found.push({ diagnostic, fixes: fixesFor(table, start, one) });
    }
  }
  return found;
}

/** The ways to mend one diagnostic. */
export function fixesOf(
  table: Table,
  { rule, from, to }: Pick<Diagnostic, "rule" | "from" | "to">,
  config: Config,
): TextFix[] {
  const same = fixesIn(table, { from, to }, config).find(
    ({ diagnostic }) => diagnostic.rule === rule && diagnostic.from === from && diagnostic.to === to,
  );
  return same?.fixes ?? [];
}

/** Every safe fix of a table, or the first fix of each finding of one rule; fixes that overlap are left for later. */
export function fixAll(table: Table, config: Config, rule?: string): Edit[] {
  const chosen: TextFix[] = [];
  for (const { start, findings } of groupsOf(table, config)) {
    for (const found of findings.list) {
      if (found.rule.fix === undefined || (rule !== undefined && found.rule.id !== rule)) continue;
      const fix = fixesFor(table, start, found).find((one) => rule !== undefined || one.safe === true);
      if (fix !== undefined) chosen.push(fix);
    }
  }
  return together(chosen);
}

/** A fix as edits of the text. */
export type TextFix = Omit<Fix, "edits"> & { readonly edits: readonly Edit[] };

/** How many findings a unit's rows and its own sums have, of each severity. */
export function countsIn(table: Table, unit: number, config: Config): Readonly<Record<Severity, number>> {
  return unitFindings(table.units[unit]!, scopeOf(table, config)).counts;
}

export function ruleOf(id: string): Rule | undefined {
  return byId.get(id);
}

const byId = new Map(rules.map((rule) => [rule.id, rule]));

/** Called with each rule that throws; the other rules go on. */
let onRuleError: (rule: string, error: unknown) => void = () => {};
export function reportRuleErrors(handler: (rule: string, error: unknown) => void): void {
  onRuleError = handler;
}

interface FoundBy {
  readonly rule: Rule;
  readonly severity: Severity;
  /** The index of the row within the group: the unit, or the table. */
  readonly at: number;
  /** Its related places count their rows from the row of the finding. */
  readonly finding: Finding;
}

interface Findings {
  readonly list: readonly FoundBy[];
  readonly counts: Readonly<Record<Severity, number>>;
}

/** The findings of a unit, or those of the table's rules; `start` is the row that `at` counts from. */
interface Group {
  readonly start: number;
  readonly findings: Findings;
}

const gravity: readonly Severity[] = ["error", "warning", "information", "hint"];
const none = (): Record<Severity, number> => ({ error: 0, warning: 0, information: 0, hint: 0 });

/** What findings of rows and units depend on besides their text. Equal scopes are one object. */
interface Scope {
  readonly config: Config;
  readonly context: Context;
}

const scopes = new BoundedMap<Scope>(64);
function scopeOf(table: Table, config: Config): Scope {
  const separator = separatorOf(table);
  const key = `${table.moneyUnit.name} ${table.year} ${separator} ${config.key}`;
  let scope = scopes.get(key);
  if (scope === undefined) {
    scope = {
      config,
      context: {
        moneyUnit: table.moneyUnit,
        year: table.year,
        separator,
        words: config.words,
        familiar: config.familiar,
      },
    };
    scopes.set(key, scope);
  }
  return scope;
}

const separators: (unit: Unit, key: null) => { wide: number; narrow: number } = remembered((unit: Unit) => {
  const count = { wide: 0, narrow: 0 };
  for (const row of unit.rows) {
    const first = /[；;](?=\s*(?:实施周期|年度)(?:指标|目标)值)/.exec(row.text)?.[0];
    if (first !== undefined) count[first === ";" ? "narrow" : "wide"]++;
  }
  return count;
});

function separatorOf(table: Table): Context["separator"] {
  let balance = 0;
  for (const unit of table.units) {
    const { wide, narrow } = separators(unit, null);
    balance += wide - narrow;
  }
  return balance < 0 ? ";" : "；";
}

function groupsOf(table: Table, config: Config): readonly Group[] {
  const known = groups.get(table);
  if (known?.config === config) return known.list;
  const scope = scopeOf(table, config);
  // In a file of another kind every row would be wrong: it is enough to say that it is no such table.
  const units = looksLikeTable(table) ? table.units : [];
  // The table\'s own findings first: where there are too many they are the last to be left out.
  const list = [
    { start: 0, findings: tableFindings(table, scope) },
    ...units.map((unit, u) => ({ start: table.unitRows[u]!, findings: unitFindings(unit, scope) })),
  ];
  groups.set(table, { config, list });
  return list;
}
const groups = new WeakMap<Table, { readonly config: Config; readonly list: readonly Group[] }>();

// Everything found in a unit, its rows' own findings included.
const unitFindings: (unit: Unit, scope: Scope) => Findings = remembered((unit: Unit, scope: Scope) => {
  const seen = view(unit);
  const { add, findings } = collector(scope.config);
  for (const entry of [...(seen.head ? [seen.head] : []), ...seen.totals, ...seen.projects]) {
    const at = seen.at.get(entry)!;
    for (const { rule, finding } of rowFindings(entry.row, keyOf(scope, entry, seen.head === entry)))
      add(rule, at, finding);
  }
  for (const rule of scope.config.unit) {
    guarded(rule, () => rule.unit!({ unit, view: seen, context: scope.context }, reporting(rule, add)));
  }
  return findings;
});

function tableFindings(table: Table, { config, context }: Scope): Findings {
  const { add, findings } = collector(config);
  for (const rule of config.table) {
    guarded(rule, () => rule.table!(table, reporting(rule, add), context));
  }
  return findings;
}

type Add = (rule: Rule, at: number, finding: Finding) => void;

function collector(config: Config): { add: Add; findings: Findings } {
  const list: FoundBy[] = [];
  const counts = none();
  const add: Add = (rule, at, finding) => {
    const own = fixed.get(config)!.has(rule.id) ? undefined : finding.severity;
    const severity = own ?? (config.severities.get(rule.id) as Severity);
    counts[severity]++;
    list.push({ rule, severity, at, finding });
  };
  return { add, findings: { list, counts } };
}

function reporting(rule: Rule, add: Add): ReportAt {
  return (at, { from, to }, args = {}, more = {}) => {
    const related = more.related?.map((place) => ({ ...place, row: place.row - at }));
    add(rule, at, { from, to, args, ...more, ...(related ? { related } : {}) });
  };
}

interface RowKey {
  readonly scope: Scope;
  readonly entry: Entry;
  readonly isHead: boolean;
}
const rowKeys = new WeakMap<Entry, RowKey>();
function keyOf(scope: Scope, entry: Entry, isHead: boolean): RowKey {
  const known = rowKeys.get(entry);
  if (known !== undefined && known.scope === scope && known.isHead === isHead) return known;
  const key = { scope, entry, isHead };
  rowKeys.set(entry, key);
  return key;
}

const rowFindings: (row: Row, key: RowKey) => readonly { rule: Rule; finding: Finding }[] = remembered(
  (_row: Row, { scope, entry, isHead }: RowKey) => {
    const found: { rule: Rule; finding: Finding }[] = [];
    const seen = rowView(entry, scope.context, isHead);
    for (const rule of scope.config.row) {
      guarded(rule, () => {
        const report: ReportRow = (span, args = {}, more) =>
          found.push({ rule, finding: { from: span.from, to: span.to, args, ...more } });
        rule.row!(seen, report);
      });
    }
    return found;
  },
);

function guarded(rule: Rule, run: () => void): void {
  try {
    run();
  } catch (error) {
    onRuleError(rule.id, error);
  }
}

function allowed(counts: Readonly<Record<Severity, number>>, cap: number): Record<Severity, number> {
  const left = none();
  let room = cap;
  for (const severity of gravity) {
    left[severity] = Math.min(counts[severity], room);
    room -= left[severity];
  }
  return left;
}

// The findings of a group in the text. A unit that an edit before it only moved is moved, not made again; what the table
// has to say of a finding changes with the table.
function placedIn(table: Table, start: number, findings: Findings): readonly Diagnostic[] {
  const offset = rowOffset(table, start);
  const known = placed.get(findings);
  if (known?.offset === offset) return known.list;
  const fixedPlaces = findings.list.every(({ rule }) => rule.across === undefined);
  const list = known
    ? known.list.map((diagnostic) => moved(diagnostic, offset - known.offset))
    : findings.list.map((found) => diagnosticOf(table, start, found));
  if (fixedPlaces) placed.set(findings, { offset, list });
  return list;
}
const placed = new WeakMap<Findings, { readonly offset: number; readonly list: readonly Diagnostic[] }>();

function moved(diagnostic: Diagnostic, by: number): Diagnostic {
  const { related } = diagnostic;
  return {
    ...diagnostic,
    from: diagnostic.from + by,
    to: diagnostic.to + by,
    related:
      related.length === 0
        ? related
        : related.map((place) => ({ ...place, from: place.from + by, to: place.to + by })),
  };
}

function diagnosticOf(table: Table, start: number, { rule, severity, at, finding }: FoundBy): Diagnostic {
  const row = start + at;
  const place = (index: number, span: Span) =>
    inText(table, index, wholeCharacters(table.rows[index]!.text, span));
  const related = (finding.related ?? []).map((other) => ({
    ...place(row + other.row, other),
    note: other.note,
  }));
  const more = rule.across?.(table, row, finding);
  if (more)
    related.unshift(
      ...(more.related ?? []).map((other) => ({ ...place(other.row, other), note: other.note })),
    );
  return {
    ...place(row, finding),
    rule: rule.id,
    severity,
    args: more?.args ?? finding.args,
    related,
    ...(finding.tag ? { tag: finding.tag } : {}),
  };
}

/** The span widened to the surrogate pairs it would split. */
function wholeCharacters(text: string, { from, to }: Span): Span {
  const splits = (at: number) =>
    at > 0 &&
    isLow(text.charCodeAt(at)) &&
    !isLow(text.charCodeAt(at - 1)) &&
    /[\ud800-\udbff]/.test(text[at - 1]!);
  return { from: splits(from) ? from - 1 : from, to: splits(to) ? to + 1 : to };
}

function isLow(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}

function fixesFor(table: Table, start: number, { rule, at, finding }: FoundBy): TextFix[] {
  const row = start + at;
  const found: Found = { table, row, entry: entryAt(table, row), finding, text: table.rows[row]!.text };
  const fixes: TextFix[] = [];
  guarded(rule, () => {
    for (const fix of rule.fix?.(found) ?? []) {
      const edits = fix.edits.map((edit) => ({
        ...inText(table, edit.row ?? row, edit),
        insert: edit.insert,
      }));
      fixes.push({ ...fix, edits });
    }
  });
  return fixes;
}

// Whole fixes only: half of one is a new fault. Two insertions at one place both count, and the same edit counts once.
function together(fixes: readonly TextFix[]): Edit[] {
  const order = fixes
    .filter(({ edits }) => edits.length > 0)
    .map(({ edits }) => ({ edits, from: Math.min(...edits.map(({ from }) => from)) }));
  order.sort((a, b) => a.from - b.from);
  const kept: Edit[] = [];
  const known = new Set<string>();
  for (const { edits } of order) {
    const key = edits.map(({ from, to, insert }) => `${from} ${to} ${insert}`).join();
    if (known.has(key)) continue;
    // Fixes come in the order of the text, so only the last few kept edits can overlap.
    if (edits.some((edit) => kept.slice(-MOST_EDITS).some((other) => overlap(edit, other)))) continue;
    known.add(key);
    kept.push(...edits);
  }
  return kept.sort((a, b) => a.from - b.from || a.to - b.to);
}
const MOST_EDITS = 256;

function overlap(a: Edit, b: Edit): boolean {
  if (a.from === a.to && b.from === b.to) return false;
  return a.from < b.to && b.from < a.to;
}

function entryAt(table: Table, row: number): Entry | undefined {
  const u = unitAtRow(table, row);
  return view(table.units[u]!).entries.get(row - table.unitRows[u]!);
}
