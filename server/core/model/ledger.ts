import { Few } from "../few.ts";
import { sameItems } from "../list.ts";
import type { Row } from "../syntax/table.ts";
import type { Columns } from "./columns.ts";
import type { Entry } from "./entry.ts";
import type { Groups, Told } from "./groups.ts";
import { inOrder, kept } from "./kept.ts";
import { compare, type Decimal, isZero, negated, subtract, zero } from "./money.ts";
import { openingOf, sameOpening } from "./opening.ts";
import { isBlank } from "./roles.ts";
import { emptySum, include, judge, type RunningSum } from "./sums.ts";
import type { Table } from "./table.ts";
import {
  isClosed,
  ofUnits,
  strayOwner,
  sumOfProjects,
  totalOf,
  type Unit,
  type UnitView,
  view,
} from "./unit.ts";

/** What is kept of the money of all units. */
export interface Ledger {
  /** How many units with a row or a name of their own there are, and how many projects. */
  readonly units: number;
  readonly projects: number;
  /** The units' rows, and the projects that stand under none, by amount column. Departments are in it. */
  readonly sums: readonly RunningSum[];
  /** The amount columns that a lost cell in some unit's row leaves uncertain, with how many such rows there are. */
  readonly uncertain: ReadonlyMap<number, number>;
  /** The units whose row is not the sum of their projects, in no particular order. */
  readonly off: ReadonlySet<Unit>;
  /** The units with an amount and no projects. */
  readonly bare: ReadonlySet<Unit>;
  /** The units whose row says nothing of what their projects cost, and how many units' rows have an amount. */
  readonly blank: ReadonlySet<Unit>;
  readonly stated: number;
  /** The units with a 合计 among their rows, in no particular order. */
  readonly withTotals: ReadonlySet<Unit>;
  /** The units, but for the file's own head, with the head of a page or of another table behind them, in no order. */
  readonly openers: ReadonlySet<Unit>;
  /** Whether the file is one table whatever 合计 and the units' rows say: no head in it tells of another. */
  readonly isOne: boolean;
  /** What 合计 and the units' rows say, and which table they are of, is unchanged as long as this number is. */
  readonly version: number;
}

export const ledgerOf: (table: Table) => Ledger = kept(
  (): MutableLedger => ({
    units: 0,
    projects: 0,
    sums: [],
    uncertain: new Map(),
    off: new Set(),
    bare: new Set(),
    blank: new Set(),
    stated: 0,
    withTotals: new Set(),
    openers: new Set(),
    tellers: 0,
    titles: new Map(),
    departments: new Map(),
    isOne: true,
    columns: undefined,
    version: 0,
    known: new Map(),
    knownOfUnits: new Map(),
    knownOfRows: new Map(),
  }),
  (ledger, { gone, come }, { columns }) => {
    const wasOne = ledger.isOne;
    for (const unit of gone) enter(ledger, unit, -1);
    for (const unit of come) enter(ledger, unit, 1);
    const each = (same: (a: Unit, b: Unit) => boolean) =>
      gone.length === come.length && gone.every((unit, i) => same(unit, come[i]!));
    if (!each(sameProjects)) ledger.knownOfRows.clear();
    ledger.isOne = mustBeOne(ledger);
    const isSame = ledger.columns === columns;
    ledger.columns = columns;
    const sameTables = (a: Unit, b: Unit) => sameOpening(a, b) && a.named === b.named;
    if (isSame && each(sameMoney) && ((wasOne && ledger.isOne) || each(sameTables))) return;
    ledger.version++;
    ledger.known.clear();
    ledger.knownOfRows.clear();
    // Whether a row without projects is a department's may depend on any of it.
    if (!isSame || ledger.bare.size > 0 || !each(sameAddends)) ledger.knownOfUnits.clear();
  },
);

/** Computes something from 合计, the units' rows, how far they are off and which table they are of, and again only when those change. */
export function perMoney<T>(compute: (table: Table) => T): (table: Table) => T {
  return (table) => computed(ledgerOf(table) as MutableLedger, "known", compute, table);
}

/**
 * The same for what reads neither 合计, nor how far the units are off, nor heads, but where units have no projects. It must keep
 * no unit: one that is made anew with the same rows would not be found in it.
 */
export function perUnits<T>(compute: (table: Table) => T): (table: Table) => T {
  return (table) => computed(ledgerOf(table) as MutableLedger, "knownOfUnits", compute, table);
}

/** The same for what also reads the projects of units that are off. */
export function perMoneyAndRows<T>(compute: (table: Table) => T): (table: Table) => T {
  return (table) => computed(ledgerOf(table) as MutableLedger, "knownOfRows", compute, table);
}

function computed<T>(
  ledger: MutableLedger,
  shelf: "known" | "knownOfUnits" | "knownOfRows",
  compute: (table: Table) => T,
  table: Table,
): T {
  const known = ledger[shelf];
  if (!known.has(compute)) known.set(compute, compute(table));
  return known.get(compute) as T;
}

/** The money of a table as a group of its own, to be looked at again when it changes. */
export function moneyGroup(): (table: Table) => Groups<Told> {
  const key = "";
  return kept(
    () => ({
      groups: new Map([[key, { key, tags: new Few<string, never>() }]]),
      dirty: new Set([key]),
      isWatched: true,
      replaced: new Set<Row>(),
      version: 0,
    }),
    (index, _change, table) => {
      const { version } = ledgerOf(table);
      if (index.version !== version) index.dirty.add(key);
      index.version = version;
    },
  );
}

interface MutableLedger extends Ledger {
  units: number;
  projects: number;
  readonly sums: RunningSum[];
  readonly uncertain: Map<number, number>;
  readonly off: Set<Unit>;
  readonly bare: Set<Unit>;
  readonly blank: Set<Unit>;
  stated: number;
  readonly withTotals: Set<Unit>;
  readonly openers: Set<Unit>;
  /** How many of them have a 合计 beside their head. */
  tellers: number;
  /** What the heads say, the file's own among them, and how often. */
  readonly titles: Map<string, number>;
  readonly departments: Map<string, number>;
  isOne: boolean;
  /** By which its sums are. */
  columns: Columns | undefined;
  version: number;
  /** What was computed from this version; from the units' rows alone; from it and the rows of units that are off. */
  readonly known: Map<unknown, unknown>;
  readonly knownOfUnits: Map<unknown, unknown>;
  readonly knownOfRows: Map<unknown, unknown>;
}

function enter(ledger: MutableLedger, unit: Unit, sign: 1 | -1): void {
  const { head, name, projects, totals, uncertain, isUnread } = view(unit);
  ledger.units += sign * Number(head !== undefined || name !== "");
  ledger.projects += sign * projects.length;
  for (const { amounts } of addendsIn(unit)) {
    for (const [a, amount] of amounts.entries()) {
      ledger.sums[a] ??= emptySum();
      include(ledger.sums[a], amount, sign);
    }
  }
  // Without a row of its own a unit is its projects.
  if (isUnread || head === undefined || head.layout.placement.lost.length > 0)
    for (const a of uncertain) ledger.uncertain.set(a, (ledger.uncertain.get(a) ?? 0) + sign);
  const mark = (set: Set<Unit>, is: boolean) => (is && sign > 0 ? set.add(unit) : set.delete(unit));
  mark(ledger.withTotals, totals.length > 0);
  const opening = openingOf(unit);
  // The file's own head stands behind nothing.
  const isFirst = !unit.hasHead && projects.length === 0;
  mark(ledger.openers, !isFirst && opening !== undefined);
  if (!isFirst && (opening?.total || opening?.closes)) ledger.tellers += sign;
  count(ledger.titles, opening?.title, sign);
  count(ledger.departments, opening?.department, sign);
  mark(ledger.bare, isBare(unit));
  mark(ledger.blank, isUnstated(unit));
  ledger.stated += sign * Number(head !== undefined && !isBlank(head));
  mark(ledger.off, isOff(unit));
}

function count(counts: Map<string, number>, text: string | undefined, sign: 1 | -1): void {
  if (text === undefined) return;
  const now = (counts.get(text) ?? 0) + sign;
  if (now === 0) counts.delete(text);
  else counts.set(text, now);
}

// Where no head has a 合计, another table has both another title and another department: what its heads say is then
// nothing to a file that lacks one of both.
function mustBeOne({ tellers, titles, departments }: MutableLedger): boolean {
  return tellers === 0 && (titles.size < 2 || departments.size < 2);
}

/** What a unit adds to 合计: its row or, without one or where that has no amounts, its projects. */
export function addendsIn(unit: Unit): readonly Entry[] {
  const { head, projects } = view(unit);
  return head === undefined || isBlank(head) ? projects : [head];
}

function sameMoney(a: Unit, b: Unit): boolean {
  const [one, other] = [view(a), view(b)];
  const lacks = lackOf(b);
  return (
    sameAddends(a, b) &&
    sameTotals(a, b) &&
    isUnstated(a) === isUnstated(b) &&
    lackOf(a).every((amount, c) => compare(amount, lacks[c]!) === 0) &&
    one.uncertain === other.uncertain &&
    sameStrangers(a, b)
  );
}

/** Whether two units that follow each other in time add the same. */
export function sameAddends(a: Unit, b: Unit): boolean {
  return (
    view(a).head === view(b).head &&
    (view(a).projects.length === 0) === (view(b).projects.length === 0) &&
    sameItems(addendsIn(a), addendsIn(b))
  );
}

function sameTotals(a: Unit, b: Unit): boolean {
  return sameItems(view(a).totals, view(b).totals);
}

// With what stands between them: a project is moved only where nothing does.
function sameProjects(a: Unit, b: Unit): boolean {
  return ![a, b].some((unit) => isOff(unit) || isOrphan(unit)) || sameItems(a.rows, b.rows);
}

// Projects that stand under no unit's row.
function isOrphan(unit: Unit): boolean {
  const { head, projects } = view(unit);
  return head === undefined && projects.length > 0;
}

function isOff(unit: Unit): boolean {
  return lackOf(unit).some((amount) => !isZero(amount));
}

// A caption may have a 小计 below its projects.
function isUnstated(unit: Unit): boolean {
  const { head, subtotals } = view(unit);
  if (head === undefined || !isBlank(head) || subtotals.length > 0) return false;
  return !isZero(sumOfProjects(unit));
}

function isBare(unit: Unit): boolean {
  const { head, projects, broken } = view(unit);
  return head !== undefined && projects.length + broken.length === 0 && !isZero(totalOf(head));
}

/** Whether nothing bears a unit's row out: it is not what its projects come to, or has none. */
export const isUnproven: (unit: Unit) => boolean = ofUnits.once((unit) => isOff(unit) || isBare(unit));

/**
 * The projects beyond those next to the unit's row that come to just what it says, from there on: they are another unit's,
 * whose row is missing. Undefined where there is no such place.
 */
export function strangersIn(unit: UnitView): readonly Entry[] | undefined {
  const { head } = unit;
  if (head === undefined) return undefined;
  const projects = isClosed(unit) ? [...unit.projects].reverse() : unit.projects;
  const left = head.amounts.map(({ value }) => value ?? zero);
  if (left.every(isZero)) return undefined;
  for (const [i, { amounts }] of projects.entries()) {
    if (i > 0 && left.every(isZero)) return projects.slice(i);
    for (const [a, { value }] of amounts.entries()) left[a] = subtract(left[a]!, value ?? zero);
  }
  return undefined;
}

/** Those of them that stand below a line with the other unit's name, which is no row for want of its tabs; else none. */
export function ownedElsewhere(unit: Unit): readonly Entry[] {
  const seen = view(unit);
  // Few units have a line between their rows.
  if (!unit.rows.some(({ kind }, i) => kind === "note" && strayOwner(unit, i) !== undefined)) return [];
  const strangers = strangersIn(seen) ?? [];
  const [first] = strangers;
  return first !== undefined && strayOwner(unit, seen.at.get(first)! - 1) !== undefined ? strangers : [];
}

// Of two units that are off, whether the same projects seem to be another's, or one alone in both.
function sameStrangers(a: Unit, b: Unit): boolean {
  const [one, other] = [a, b].map((unit) => (isOff(unit) ? strangersIn(view(unit)) : undefined));
  return one?.[0]?.row === other?.[0]?.row && (one?.length === 1) === (other?.length === 1);
}

/** By column: what a unit's row says beyond its projects, where that is wrong. */
export const lackOf: (unit: Unit) => readonly Decimal[] = ofUnits.once((unit: Unit): readonly Decimal[] => {
  const { head, projects } = view(unit);
  if (head === undefined || isBlank(head)) return [];
  return head.amounts.map((amount, c) => {
    const sum = judge(
      amount,
      projects.map((project) => project.amounts[c]!),
    );
    return sum?.verdict === "wrong" ? negated(sum.difference) : zero;
  });
});

/** What a unit's row should say in an amount column: its own amount where that is right or rounded, else its projects' sum. */
export function amountDue(unit: Unit, column: number): Decimal {
  return subtract(view(unit).head?.amounts[column]?.value ?? zero, lackOf(unit)[column] ?? zero);
}

/** The units whose row is not the sum of their projects, in the order of the text. */
export const offUnits = perMoneyAndRows((table): readonly Unit[] =>
  inOrder(table, ledgerOf(table).off).map(({ unit }) => unit),
);
