import { append, listAt, madeAt } from "../list.ts";
import type { Groups, Told } from "../model/groups.ts";
import { kept, unitHolding } from "../model/kept.ts";
import type { Table } from "../model/table.ts";
import type { Unit } from "../model/unit.ts";
import type { Finding, Related, ReportFact, Rule } from "../rules/rule.ts";
import type { Row } from "../syntax/table.ts";
import { type Counts, type FoundBy, found, guarded, inOneRow, maskOf, none } from "./found.ts";
import type { Scope } from "./scope.ts";

/** A finding about rows all over the table, with the row it stands at. */
export interface FoundAcross extends FoundBy {
  readonly row: Row;
  /** The key of the group. */
  readonly key: string;
}

/** What the checks of groups found; an edit looks again at the groups it touched. */
export interface Across {
  readonly counts: Counts;
  /** Which severities there are, by their bits. */
  readonly mask: number;
  /** Another object where everything may have changed. */
  readonly stamp: object;
  /** Takes the rows at which something was found or is found no more since they were last taken. */
  readonly takeTouched: () => ReadonlySet<Row>;
  /** The findings at the rows of a unit, in the order of the text. */
  readonly in: (unit: Unit) => readonly FoundAcross[];
}

export function acrossFindings(table: Table, scope: Scope): Across {
  for (const _ of lookingAcross(table, scope));
  const book = books(table);
  const mask = maskOf((severity) => book.counts[severity] > 0);
  const takeTouched = () => {
    const { touched } = book;
    if (touched.size > 0) book.touched = new Set();
    return touched;
  };
  return { counts: book.counts, mask, stamp: book.stamp, takeTouched, in: (unit) => inUnit(book, unit) };
}

/**
 * Looks at one rule's groups after another, so that a large table need not be checked in one go. It ends early where somebody
 * else begins to look at the table in another scope.
 */
export function* lookingAcross(table: Table, scope: Scope): Iterable<void> {
  const book = books(table);
  if (book.scope !== scope) Object.assign(book, emptyBook(scope));
  for (const rule of scope.config.groups) {
    if (book.scope !== scope) return;
    const isFirst = !book.byRule.has(rule);
    if (isFirst) book.byRule.set(rule, new Map());
    look(table, scope, book, rule, isFirst);
    yield;
  }
}

interface Book {
  scope: Scope | undefined;
  /** What each check found of each key, and which of the keys it has seen. */
  byRule: Map<Rule, Map<string, readonly FoundAcross[]>>;
  /** What each check last read besides its groups. */
  besides: Map<Rule, unknown>;
  byRow: Map<Row, readonly FoundAcross[]>;
  /** Put together when asked for. */
  byUnit: Map<Unit, readonly FoundAcross[]>;
  counts: Record<keyof Counts, number>;
  stamp: object;
  touched: Set<Row>;
}

function emptyBook(scope?: Scope): Book {
  return {
    scope,
    byRule: new Map(),
    besides: new Map(),
    byRow: new Map(),
    byUnit: new Map(),
    counts: none(),
    stamp: {},
    touched: new Set(),
  };
}

const books = kept(
  () => emptyBook(),
  ({ byUnit }, { gone }) => {
    for (const unit of gone) byUnit.delete(unit);
  },
);

const NOTHING: readonly FoundAcross[] = [];

/** What is found across a text that is no table. */
export const noneAcross: Across = {
  counts: none(),
  mask: 0,
  stamp: {},
  takeTouched: () => new Set(),
  in: () => NOTHING,
};

function inUnit({ byUnit, byRow }: Book, unit: Unit): readonly FoundAcross[] {
  if (byRow.size === 0) return NOTHING;
  let list = byUnit.get(unit);
  if (list === undefined) {
    const all: FoundAcross[] = [];
    for (const row of unit.rows) {
      const own = byRow.get(row);
      // They came in the order in which they were found, which edits decide.
      if (own !== undefined) append(all, own.length > 1 ? own.toSorted(inOneRow) : own);
    }
    list = all.length === 0 ? NOTHING : all;
    byUnit.set(unit, list);
  }
  return list;
}

function look(table: Table, scope: Scope, book: Book, rule: Rule, isFirst: boolean): void {
  const { groups: groupsOf, check, touched, besides } = rule.groups!;
  const seen = { table, context: scope.context, familiar: scope.config.familiar };
  let all: Groups<Told> | undefined;
  guarded(rule, () => {
    all = groupsOf(table);
  });
  if (all === undefined) return;
  const { groups, dirty, replaced } = all;
  let isElsewhere = false;
  if (besides)
    guarded(rule, () => {
      const now = besides(table);
      isElsewhere = book.besides.get(rule) !== now;
      book.besides.set(rule, now);
    });
  // Whoever was not watching before has everything to look at.
  const isFresh = isFirst || isElsewhere || !all.isWatched;
  all.isWatched = true;
  const changed = isFresh ? new Set([...groups.keys(), ...dirty]) : dirty;
  for (const row of replaced)
    for (const one of book.byRow.get(row) ?? NOTHING) if (one.rule === rule) changed.add(one.key);
  replaced.clear();
  if (changed.size === 0 && touched === undefined) return;
  const known = book.byRule.get(rule)!;
  const keys = new Set(changed);
  if (touched)
    guarded(rule, () => {
      for (const key of touched(all!, changed, seen)) keys.add(key);
    });
  dirty.clear();
  for (const key of keys) {
    const list: FoundAcross[] = [];
    const report: ReportFact = (row, { from, to }, args = {}, more = {}) =>
      list.push({ ...found(scope.config, rule, { from, to, args, ...more }), row, key });
    const group = groups.get(key);
    if (group) guarded(rule, () => check(group, report, seen));
    replace(table, book, known, key, list);
  }
}

// What was found before stays the same object, so that nobody has to put it in the text again.
function replace(
  table: Table,
  book: Book,
  known: Map<string, readonly FoundAcross[]>,
  key: string,
  list: readonly FoundAcross[],
): void {
  const old = known.get(key) ?? NOTHING;
  if (old.length === 0 && list.length === 0) return;
  const changes = new Map<Row, Changes>();
  const changesAt = (row: Row) => madeAt(changes, row, (): Changes => ({ gone: [], come: [] }));
  // By row and place: a row may have thousands.
  const left = new Map<Row, Map<number, FoundAcross[]>>();
  for (const one of old)
    listAt(
      madeAt(left, one.row, () => new Map()),
      one.finding.from,
    ).push(one);
  const now = list.map((one) => {
    const twins = left.get(one.row)?.get(one.finding.from);
    const at = twins?.findIndex((other) => same(one, other)) ?? -1;
    if (at >= 0) return twins!.splice(at, 1)[0]!;
    changesAt(one.row).come.push(one);
    return one;
  });
  for (const [row, places] of left)
    for (const twins of places.values()) for (const one of twins) changesAt(row).gone.push(one);
  for (const [row, own] of changes) put(table, book, row, own);
  if (now.length > 0) known.set(key, now);
  else known.delete(key);
}

/** What is found at a row no more, and what is found there now. */
interface Changes {
  readonly gone: FoundAcross[];
  readonly come: FoundAcross[];
}

function put(table: Table, book: Book, row: Row, { gone, come }: Changes): void {
  const { byRow, byUnit, counts } = book;
  touch(book, row);
  const others = byRow.get(row) ?? NOTHING;
  const isGone = new Set(gone);
  const stay = gone.length === 0 ? others : others.filter((other) => !isGone.has(other));
  const list = stay.length === 0 ? come : stay.concat(come);
  if (list.length > 0) byRow.set(row, list);
  else byRow.delete(row);
  for (const { severity } of gone) counts[severity]--;
  for (const { severity } of come) counts[severity]++;
  const unit = unitHolding(table, row);
  if (unit) byUnit.delete(unit);
}

// Who never takes them shall not have the rows of ten thousand edits kept.
function touch(book: Book, row: Row): void {
  book.touched.add(row);
  if (book.touched.size <= MOST_TOUCHED) return;
  book.touched = new Set();
  book.stamp = {};
}
const MOST_TOUCHED = 10_000;

function same(a: FoundAcross, b: FoundAcross): boolean {
  return (
    a.severity === b.severity &&
    a.finding.from === b.finding.from &&
    a.finding.to === b.finding.to &&
    sameArgs(a.finding, b.finding) &&
    sameRelated(a.finding.related ?? NOWHERE, b.finding.related ?? NOWHERE)
  );
}

function sameRelated(a: readonly Related[], b: readonly Related[]): boolean {
  return a === b || (a.length === b.length && a.every((place, i) => samePlace(place, b[i]!)));
}
const NOWHERE: readonly Related[] = [];

function sameArgs({ args: a }: Finding, { args: b }: Finding): boolean {
  if (a === b) return true;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}

function samePlace(a: Related, b: Related): boolean {
  return a.row === b.row && a.from === b.from && a.to === b.to && a.note.zh === b.note.zh;
}
