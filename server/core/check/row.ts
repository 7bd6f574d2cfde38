import { copyOf } from "../characters.ts";
import { madeAt } from "../list.ts";
import { BoundedMap, exact, LONGEST_KEPT } from "../memo.ts";
import { type Entry, ofEntries } from "../model/entry.ts";
import { type FreeText, freeTextsIn, freeTextsOf, isCut } from "../rules/each.ts";
import { learnFrom } from "../rules/facts.ts";
import type { Finding, IndicatorView, ReportRow, Rule } from "../rules/rule.ts";
import { type RowPlace, rowView } from "../rules/view.ts";
import type { Edit } from "../text.ts";
import { asking } from "./asked.ts";
import { type FoundBy, failed, found } from "./found.ts";
import type { Scope } from "./scope.ts";

/** What the findings of a row depend on besides what it says. */
export interface RowKey {
  readonly scope: Scope;
  readonly place: RowPlace;
  readonly goesOn: boolean;
}

/** The key of rows that stand in one way: one object in each scope. */
export function keyOf(scope: Scope, place: RowPlace, goesOn: boolean): RowKey {
  return madeAt(knownIn(scope).keys, `${place}${goesOn}`, () => ({ scope, place, goesOn }));
}

/**
 * What a row says of itself, its indicators and free texts included. It is remembered with the way the row is read: one that
 * may have lost this cell or that is read another way with every key in its unit's sums.
 */
export const rowFindings: (entry: Entry, key: RowKey) => readonly FoundBy[] = ofEntries.remembered(
  (entry: Entry, key: RowKey) => {
    const { scope } = key;
    const seen = rowView(entry, scope.context, key);
    if (seen.isProject) learnFrom(entry, seen.indicators);
    const list = foundBy(knownIn(scope).row, ({ rule, report }) => rule.row!(seen, report));
    for (const span of freeTextsOf(seen)) addFree(list, seen.text, span, scope);
    for (const one of seen.isSecret ? [] : seen.indicators)
      if (!isCut(one, seen)) addIndicator(list, one, seen.text, scope);
    return exact(list);
  },
);

/** A rule with where it reports: the same for all that it looks at, which is thousands of rows and indicators. */
interface Reporting {
  readonly rule: Rule;
  readonly report: ReportRow;
}

/** What some rules find in one thing. */
function foundBy(rules: readonly Reporting[], run: (one: Reporting) => void): FoundBy[] {
  const list: FoundBy[] = [];
  sink = list;
  for (const one of rules) {
    try {
      run(one);
    } catch (error) {
      failed(one.rule, error);
    }
  }
  return list;
}

// Where reports go.
let sink: FoundBy[] = [];
function reporting({ config }: Scope, rules: readonly Rule[]): readonly Reporting[] {
  return rules.map((rule) => ({
    rule,
    report: (span, args = {}, more) =>
      sink.push(found(config, rule, { from: span.from, to: span.to, args, ...more })),
  }));
}

// Most of the indicators of a row that is edited, and many of a table, have been seen before.
function addIndicator(list: FoundBy[], one: IndicatorView, text: string, scope: Scope): void {
  const base = one.ordinal === undefined ? one.from : one.ordinal.to;
  const known = knownIn(scope);
  const key = text.slice(base, one.to);
  let own = known.indicators.get(key);
  if (own === undefined) {
    const { context } = scope;
    const fresh = foundBy(known.indicator, ({ rule, report }) => rule.indicator!(one, report, context));
    for (const span of freeTextsIn(one)) addFree(fresh, text, span, scope);
    own = fresh.length === 0 ? NO_FINDINGS : fresh.map((found) => movedBy(found, -base));
    if (key.length <= LONGEST_KEPT) known.indicators.set(copyOf(key), own);
  }
  for (const found of own) list.push(movedBy(found, base));
}

function addFree(list: FoundBy[], text: string, { from, to, twin }: FreeText, scope: Scope): void {
  const said = text.slice(from, to);
  for (const one of foundBy(knownIn(scope).asked(said), ({ rule, report }) => rule.text!(said, report))) {
    const here = movedBy(one, from);
    list.push(twin === undefined ? here : { ...here, finding: { ...here.finding, twin } });
  }
}
const NO_FINDINGS: readonly FoundBy[] = [];

/** The rules of a scope, and what they found in indicators by themselves. */
interface Known {
  readonly keys: Map<string, RowKey>;
  readonly row: readonly Reporting[];
  readonly indicator: readonly Reporting[];
  readonly indicators: BoundedMap<string, readonly FoundBy[]>;
  /** The rules of free text that may find something in one. */
  readonly asked: (text: string) => readonly Reporting[];
}

function knownIn(scope: Scope): Known {
  return madeAt(knownOf, scope, () => ({
    keys: new Map(),
    row: reporting(scope, scope.config.row),
    indicator: reporting(scope, scope.config.indicator),
    indicators: new BoundedMap(MOST_INDICATORS),
    asked: asking(reporting(scope, scope.config.text)),
  }));
}
const knownOf = new WeakMap<Scope, Known>();
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
