import { BoundedMap, exact, LONGEST_KEPT } from "../memo.ts";
import { type Entry, ofEntries } from "../model/entry.ts";
import { type FreeText, freeTextsIn, freeTextsOf, isCut } from "../rules/each.ts";
import { learnFrom } from "../rules/facts.ts";
import type { Finding, IndicatorView, ReportRow, Rule } from "../rules/rule.ts";
import { type RowPlace, rowView } from "../rules/view.ts";
import { ofRows, type Row } from "../syntax/table.ts";
import { copyOf, type Edit } from "../text.ts";
import { asking } from "./asked.ts";
import { type FoundBy, failed, found } from "./found.ts";
import type { Scope } from "./scope.ts";

/** A row with all that its findings depend on. */
export interface RowKey {
  readonly scope: Scope;
  readonly entry: Entry;
  readonly place: RowPlace;
  readonly goesOn: boolean;
}
const rowKeys = ofEntries.slot<RowKey>();
/** The key of a row: the same object as long as all of it is the same. */
export function keyOf(scope: Scope, entry: Entry, place: RowPlace, goesOn: boolean): RowKey {
  const known = rowKeys.get(entry);
  if (known?.scope === scope && known.place === place && known.goesOn === goesOn) return known;
  const key = { scope, entry, place, goesOn };
  rowKeys.set(entry, key);
  return key;
}

/** What a row says of itself, its indicators and free texts included. */
export const rowFindings: (row: Row, key: RowKey) => readonly FoundBy[] = ofRows.remembered(
  (_row: Row, key: RowKey) => {
    const { scope, entry } = key;
    const seen = rowView(entry, scope.context, key);
    if (seen.isProject) learnFrom(entry, seen.indicators);
    const list = foundBy(scope, scope.config.row, (rule, report) => rule.row!(seen, report));
    for (const span of freeTextsOf(seen)) addFree(list, seen.text, span, scope);
    for (const one of seen.isSecret ? [] : seen.indicators)
      if (!isCut(one, seen)) addIndicator(list, one, seen.text, scope);
    return exact(list);
  },
);

/** What some rules find in one thing. */
function foundBy(
  scope: Scope,
  rules: readonly Rule[],
  run: (rule: Rule, report: ReportRow) => void,
): FoundBy[] {
  const { reports } = knownIn(scope);
  const list: FoundBy[] = [];
  sink = list;
  for (const rule of rules) {
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
    const fresh = foundBy(scope, scope.config.indicator, (rule, report) =>
      rule.indicator!(one, report, context),
    );
    for (const span of freeTextsIn(one)) addFree(fresh, text, span, scope);
    own = fresh.length === 0 ? NO_FINDINGS : fresh.map((found) => movedBy(found, -base));
    if (key.length <= LONGEST_KEPT) indicators.set(copyOf(key), own);
  }
  for (const found of own) list.push(movedBy(found, base));
}

function addFree(list: FoundBy[], text: string, { from, to, twin }: FreeText, scope: Scope): void {
  const said = text.slice(from, to);
  for (const one of foundBy(scope, knownIn(scope).asked(said), (rule, report) => rule.text!(said, report))) {
    const here = movedBy(one, from);
    list.push(twin === undefined ? here : { ...here, finding: { ...here.finding, twin } });
  }
}
const NO_FINDINGS: readonly FoundBy[] = [];

/** What is found in indicators by themselves, and how rules report it. */
interface Known {
  readonly reports: ReadonlyMap<Rule, ReportRow>;
  readonly indicators: BoundedMap<string, readonly FoundBy[]>;
  /** The rules of free text that may find something in one. */
  readonly asked: (text: string) => readonly Rule[];
}

function knownIn(scope: Scope): Known {
  let own = known.get(scope);
  if (own === undefined) {
    own = {
      reports: reportsOf(scope),
      indicators: new BoundedMap(MOST_INDICATORS),
      asked: asking(scope.config.text),
    };
    known.set(scope, own);
  }
  return own;
}
const known = new WeakMap<Scope, Known>();
const MOST_INDICATORS = 4_096;

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
