import { inPlace } from "../list.ts";
import { exact } from "../memo.ts";
import { type Change, kept } from "../model/kept.ts";
import type { Table } from "../model/table.ts";
import { ofUnits, type Unit, view } from "../model/unit.ts";
import {
  type Finding,
  type Related,
  type ReportAt,
  type Rule,
  type Severity,
  severities,
} from "../rules/rule.ts";
import type { Config } from "./config.ts";
import { type Counts, type FoundBy, found, guarded, inOneRow, maskOf, none } from "./found.ts";
import { rowFindings } from "./row.ts";
import type { Scope } from "./scope.ts";
import { inTurns, lookAtRows, lookingAtRows, rowsToLookAt } from "./turns.ts";

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

/** Everything that a unit says of itself, its rows' own findings included, in the order of the text. */
const unitFindings: (unit: Unit, scope: Scope) => Findings = ofUnits.remembered(
  (unit: Unit, scope: Scope) => {
    const seen = view(unit);
    const { add, findings } = collector();
    for (const { entries, key } of rowsToLookAt(seen, scope))
      for (const [i, list] of rowFindings(entries, key).entries())
        for (const one of list) add(one, seen.at.get(entries[i]!)!);
    for (const rule of scope.config.unit) {
      guarded(rule, () =>
        rule.unit!({ unit, view: seen, context: scope.context }, reportingAt(scope.config, rule, add)),
      );
    }
    return findings();
  },
);

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
    const fresh = [...lookingAt(come, scope)].flat();
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

/** Looks at those units that an edit touched, few at a time, so that a large table need not be checked in one go. */
export function* checking(table: Table, scope: Scope): Iterable<void> {
  const book = books(table);
  const units = book.scope === scope ? book.changes.flatMap(({ come }) => come) : table.units;
  for (const _ of lookingAt(units, scope)) yield;
}

/** What units say of themselves, few of them at a time. */
function* lookingAt(units: readonly Unit[], scope: Scope): Iterable<readonly Findings[]> {
  for (const some of inTurns(units)) {
    // Of a single unit the rows are looked at together anyway.
    if (some.length > 1) lookAtRows(some, scope);
    else for (const _ of lookingAtRows(some[0]!, scope)) yield NOTHING;
    yield some.map((unit) => unitFindings(unit, scope));
  }
}

const NOTHING: readonly Findings[] = [];

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
  for (const rule of config.table) guarded(rule, () => rule.table!(table, reportingAt(config, rule, add)));
  return findings();
}

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

function reportingAt(config: Config, rule: Rule, add: Add): ReportAt {
  return (at, { from, to }, args = {}, more = {}) => {
    // With the lists of related places that it handed over before, a rule reports what it did before: the finding stays the
    // same object, and whoever keeps it need not make it anew.
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
