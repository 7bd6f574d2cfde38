import { firstWhere } from "../list.ts";
import type { Entry } from "./entry.ts";
import { unitNumber } from "./kept.ts";
import { isUnproven, lackOf, ledgerOf, perUnits } from "./ledger.ts";
import { absolute, add, compare, type Decimal, isZero, subtract, sumOf, zero } from "./money.ts";
import { isInstitution } from "./naming.ts";
import type { Table } from "./table.ts";
import { totalOf, type Unit, view } from "./unit.ts";

/**
 * The units' rows that only sum up the units below them: a department above its units. They have no projects, and the
 * units that follow add up to them, or else 合计 is what is left without them.
 */
export interface Departments {
  readonly all: ReadonlySet<Entry>;
  /** Those whose amounts are to be compared with what their units come to. */
  readonly compared: readonly ComparedDepartment[];
}

/** A department with its units: up to the next row like it. */
export interface ComparedDepartment {
  readonly head: Entry;
  readonly units: readonly Entry[];
}

/** The units of one table, by their numbers, `to` excluded, and its 合计. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly total: Entry | undefined;
}

/** The rows that units below them add up to, whatever 合计 says, and whichever table of the file they are of. */
export const summingUp = perUnits((table): ReadonlySet<Entry> => {
  const { bare } = ledgerOf(table);
  if (bare.size === 0) return new Set();
  return new Set(evenIn(table, bare, sumsBefore(table, 0, table.units.length, totalOfUnit)).keys());
});

/** Whether no unit has a row, and the head of the table names the department that it is of. */
export function isOfOneDepartment({ units }: Table): boolean {
  if (units.length > MOST_PARTS || units.some(({ hasHead }) => hasHead)) return false;
  return units[0]!.rows
    .slice(0, MOST_HEADINGS)
    .some(({ headings, text }) =>
      headings.some(
        ({ kind, value }) =>
          kind === "department" || (kind === "title" && namesOwner(text.slice(value.from, value.to))),
      ),
    );
}
/** The rows above the projects are a part of their own, and so is each further table of the file. */
const MOST_PARTS = 50;
const MOST_HEADINGS = 30;

// 临江市水务局2026年项目支出绩效目标表
function namesOwner(title: string): boolean {
  return isInstitution(title.replace(/(?:20\d\d年|年度|部门|单位|预算|项目).*$/s, "").trim());
}

/** The departments of a file with these tables. */
export function departmentsIn(table: Table, stretches: readonly Stretch[]): Departments {
  const all = new Set<Entry>();
  const compared: ComparedDepartment[] = [];
  const { bare } = ledgerOf(table);
  if (bare.size === 0) return { all, compared };
  for (const { from, to, total } of stretches) {
    const own = table.units.slice(from, to).filter((unit) => bare.has(unit));
    if (own.length === 0) continue;
    const sums = sumsBefore(table, from, to, totalOfUnit);
    const stated = evenIn(table, own, sums);
    // The row of a unit may be what is wrong: then its projects speak for the department.
    const meant = evenIn(table, own, sumsBefore(table, from, to, sumOfUnit));
    const even = new Set([...stated.keys(), ...meant.keys()]);
    if (total !== undefined)
      addByTotal(even, compared, { table, from, to, total, own, rest: sums.before.at(-1)! });
    for (const head of even) all.add(head);
    // Their totals agree, and what each fund comes to may differ. A unit may have as much as the next by chance.
    const isBorneOut = total !== undefined && compare(sums.before.at(-1)!, totalOf(total)) === 0;
    for (const [head, units] of stated)
      if ((isBorneOut || (total === undefined && units.length > 1)) && !units.some(isUnproven))
        compared.push({ head, units: units.flatMap((unit) => view(unit).head ?? []) });
  }
  return { all, compared };
}

/** By unit from the first of a stretch on: what those before it with projects come to; and the most it ever was. */
interface SumsBefore {
  readonly from: number;
  readonly before: readonly Decimal[];
  readonly most: readonly Decimal[];
}

function totalOfUnit(unit: Unit): Decimal {
  return totalOf(view(unit).head!);
}

// What its row would say if it were right.
function sumOfUnit(unit: Unit): Decimal {
  const { total, funds } = unit.columns;
  const lack = lackOf(unit);
  return subtract(
    totalOfUnit(unit),
    sumOf(total === undefined ? lack.slice(0, funds.length) : lack.slice(0, 1)),
  );
}

function sumsBefore(
  { units }: Table,
  from: number,
  to: number,
  amountOf: (unit: Unit) => Decimal,
): SumsBefore {
  const before: Decimal[] = [zero];
  const most: Decimal[] = [zero];
  for (let u = from; u < to; u++) {
    const { head, projects } = view(units[u]!);
    const last = before.at(-1)!;
    const sum = head !== undefined && projects.length > 0 ? add(last, amountOf(units[u]!)) : last;
    before.push(sum);
    most.push(compare(sum, most.at(-1)!) > 0 ? sum : most.at(-1)!);
  }
  return { from, before, most };
}

// The rows with as much as the units behind them, up to some one, come to; with those units.
function evenIn(
  table: Table,
  bare: Iterable<Unit>,
  { from, before, most }: SumsBefore,
): ReadonlyMap<Entry, readonly Unit[]> {
  const found = new Map<Entry, readonly Unit[]>();
  for (const unit of bare) {
    const u = unitNumber(table, unit) - from;
    const { head } = view(unit);
    const wanted = add(before[u]!, totalOf(head!));
    const end = firstWhere(before.length, (i) => compare(most[i]!, wanted) >= 0, u + 1);
    if (end >= before.length || !isZero(subtract(before[end]!, wanted))) continue;
    const behind = table.units.slice(from + u + 1, from + end);
    found.set(
      head!,
      behind.filter((one) => view(one).projects.length > 0),
    );
  }
  return found;
}

function addByTotal(
  all: Set<Entry>,
  compared: ComparedDepartment[],
  {
    table,
    from,
    to,
    total,
    own,
    rest,
  }: Stretch & { table: Table; total: Entry; own: readonly Unit[]; rest: Decimal },
): void {
  const { units } = table;
  // What has as much as 合计 stands over all units, even if one of those is wrong.
  const first = units[from]?.hasHead ? from : from + 1;
  if (
    first + 1 < to &&
    own[0] === units[first] &&
    compare(totalOf(view(own[0]!).head!), totalOf(total)) === 0
  )
    all.add(view(own[0]!).head!);
  // Where 合计 is what the units with projects come to, or what those without do, the latter are departments, right or not.
  const isLeft = (sum: Decimal) => !isZero(sum) && compare(sum, totalOf(total)) === 0;
  const ofBare = sumOf(own.map((unit) => totalOf(view(unit).head!)));
  if (!isLeft(rest) && (own.length < 2 || all.size > 0 || !isLeft(ofBare))) return;
  for (const unit of own) {
    const { head } = view(unit);
    const below = unitsBelow(table, unitNumber(table, unit), to);
    if (head === undefined || all.has(head) || !isNear(sumOf(below.map(totalOf)), totalOf(head))) continue;
    all.add(head);
    compared.push({ head, units: below });
  }
}

// Nearer to what the row says than nothing would be.
function isNear(sum: Decimal, stated: Decimal): boolean {
  return !isZero(sum) && compare(absolute(subtract(sum, stated)), absolute(stated)) < 0;
}

function unitsBelow(table: Table, number: number, to: number): Entry[] {
  const { bare } = ledgerOf(table);
  const heads: Entry[] = [];
  for (let u = number + 1; u < to && !bare.has(table.units[u]!); u++) {
    const { head } = view(table.units[u]!);
    if (head) heads.push(head);
  }
  return heads;
}
