import { type Memory, memories } from "../memo.ts";
import type { Row } from "../syntax/table.ts";
import type { Span } from "../text.ts";
import type { Columns } from "./columns.ts";
import { type Entry, ofEntries, readAs, readFirst, sumOwner, unitNamesOf } from "./entry.ts";
import { isData, isHeader } from "./header-row.ts";
import { type Placeable, place } from "./lost.ts";
import { gluesAmount } from "./lost-tab.ts";
import { isOfSheet } from "./margin.ts";
import { compare, type Decimal, subtract, sumOf, zero } from "./money.ts";
import { isProjectName, isUnitName } from "./naming.ts";
import { type Placement, placementsOf } from "./placement.ts";
import { isBlank, isTail, isTelling, type Role, roles } from "./roles.ts";
import { fundsOf } from "./row-sums.ts";
import { spacedIn } from "./spaced.ts";
import { judge, type Sum } from "./sums.ts";

/**
 * A unit (资金使用单位) with its rows: the unit's own row first, then its projects and whatever stands between them.
 * The rows before the first unit make one without a head, and so do projects that stand under none. A unit whose rows are
 * unchanged is the same object.
 */
export interface Unit extends Memory {
  readonly rows: readonly Row[];
  readonly columns: Columns;
  readonly hasHead: boolean;
  /** What a line above its projects calls a unit without a row; empty where there is none. */
  readonly named: string;
}

/** What is remembered with a unit. */
export const ofUnits = memories<Unit>();

/** What a unit's rows say. Indices count within the unit's rows. */
export interface UnitView {
  readonly head: Entry | undefined;
  /** What the unit is called, by its row or by a column of units; empty where nothing says it. */
  readonly name: string;
  readonly projects: readonly Entry[];
  /** The 合计 rows among the rows; a table has one, mostly in the rows before the first unit. */
  readonly totals: readonly Entry[];
  /** The 小计 among the rows; they are no addends. */
  readonly subtotals: readonly Entry[];
  /** The rows that say again what the unit's own says, on a further page or without its amounts; they are no addends. */
  readonly repeats: readonly Entry[];
  /** Indicators of the project above them, behind the head of a page. */
  readonly rests: readonly Entry[];
  /** The upper halves of projects that a line end broke; the lower are torn. */
  readonly broken: readonly Entry[];
  /** The rest of a cell of the row above them, mostly behind the head of a page: of a name, a goal or an indicator. */
  readonly torn: readonly Entry[];
  /** What stands below a row, or below the unit's own, as 其中 does: the parts of it. */
  readonly parts: ReadonlyMap<Entry, readonly Part[]>;
  /** The lines without a tab that go on with the indicators of a row above: the index of each, and that row's entry. */
  readonly tails: ReadonlyMap<number, Entry>;
  /** The rows of another kind of table among them, with its header. */
  readonly others: ReadonlySet<number>;
  /** Whether a line among the rows cannot be read that is one of them, and may be a unit's own. */
  readonly isUnread: boolean;
  /** The index of each entry's row, and the entry of each such row. */
  readonly at: ReadonlyMap<Entry, number>;
  readonly entries: ReadonlyMap<number, Entry>;
  /** Amount columns (indices into `columns.amounts`) in which a lost cell leaves an amount uncertain. */
  readonly uncertain: ReadonlySet<number>;
}

/** A row that says of the one above it what is in it. */
export interface Part {
  /** The index of its row. */
  readonly row: number;
  readonly entry: Entry;
}

/** Whom a line names whose projects stand below: 单位名称：档案馆, or the name alone. Undefined for any other line. */
export function unitLine({ kind, headings, text }: Row, next: Row | undefined): string | undefined {
  if (kind === "note") {
    const said = text.trim().replace(/^[一二三四五六七八九十]{1,3}、/, "");
    // 城乡 and 农村 are captions.
    const isName =
      said.length > 2 &&
      said.length <= LONGEST_NAME &&
      isUnitName(said) &&
      !isProjectName(said) &&
      !NO_NAME.test(said);
    return isName && next?.kind === "cells" ? said : undefined;
  }
  const [first] = headings;
  if (first?.kind !== "department" || !UNIT_LINE.test(text)) return undefined;
  return text.slice(first.value.from, first.value.to).trim() || undefined;
}
const LONGEST_NAME = 30;
const NO_NAME = /[，。；：:、\d]/;
const UNIT_LINE = /^[\s\u3000]*(?:单位名称|预算单位|资金使用单位|项目单位|使用单位)\s*[：:]/;

/** Whom a line above a project names, which is no unit's row for want of its tabs. Where no unit has a row, it is one. */
export function strayOwner(unit: Unit, row: number): string | undefined {
  const { entries, name } = view(unit);
  if (!unit.hasHead || row === 0 || entries.get(row + 1)?.kind !== "project") return undefined;
  const owner = unitLine(unit.rows[row]!, unit.rows[row + 1]);
  return owner === name ? undefined : owner;
}

/** Whether the unit's row is 小计 below its projects. */
export function isClosed({ head, projects, at }: UnitView): boolean {
  return head !== undefined && projects.length > 0 && at.get(head)! > at.get(projects[0]!)!;
}

/** Whether there is something of a unit to show: its own row, or a project. */
export function isShown(unit: Unit): boolean {
  const { head, projects } = view(unit);
  return head !== undefined || projects.length > 0;
}

/** What a unit says. */
export const view: (unit: Unit) => UnitView = ofUnits.once((unit: Unit) => read(unit));

/**
 * A unit's row against its projects in one amount column; undefined where one of both is missing (a row without projects
 * may sum up the units below it), where a lost cell leaves the column open, and where an amount cannot be read.
 */
export function unitSum({ head, projects, uncertain }: UnitView, amount: number): Sum | undefined {
  if (head === undefined || isBlank(head) || projects.length === 0 || uncertain.has(amount)) return undefined;
  return judge(
    head.amounts[amount]!,
    projects.map((project) => project.amounts[amount]!),
  );
}

/** The total of a row: what its total column says or, in a table without one, the sum of its funds. */
export function totalOf(entry: Entry): Decimal {
  if (entry.layout.columns.total !== undefined) return entry.amounts[0]?.value ?? zero;
  return sumOf(fundsOf(entry).flatMap(({ value }) => value ?? []));
}

/** The same of a row whose total can be read; undefined where nobody can: that is not zero. */
export function readTotal(entry: Entry): Decimal | undefined {
  const said = entry.layout.columns.total === undefined ? undefined : entry.amounts[0];
  return said?.value === undefined && said?.fault !== undefined ? undefined : totalOf(entry);
}

/** What a unit's row says beyond its projects; zero for a unit without a row of its own. */
export function gapOf(unit: Unit): Decimal {
  const { head } = view(unit);
  return head === undefined ? zero : subtract(totalOf(head), sumOfProjects(unit));
}

/** Rows as a unit. */
export function unitFrom(rows: readonly Row[], columns: Columns, hasHead: boolean, named = ""): Unit {
  return { rows, columns, hasHead, named, memo: ofUnits.memory() };
}

/** What a unit is called: 小计 below its projects is its row, and no name. */
export function titleOf(unit: Unit): string {
  const { head, name } = view(unit);
  return name || (head?.name ?? "");
}

/** What the projects of a unit come to. */
export const sumOfProjects = ofUnits.once((unit: Unit): Decimal => sumOf(view(unit).projects.map(totalOf)));

function read(unit: Unit): UnitView {
  const { columns, rows } = unit;
  const sorted = sortedRows(unit);
  const addends = sorted.rows.filter(({ aside }) => aside === undefined);
  const chosen = place(addends, columns, unit.hasHead);
  const { head, projects, lists, at } = readRows(unit, sorted.rows, chosen.placements);
  const sum = ownRow(unit, head, projects, lists, at);
  const name = head?.name ?? (sum && sumOwner(sum)) ?? (unitNamesOf(projects)[0] || unit.named);
  const own = sum && head === undefined && sumOwner(sum) === undefined ? titled(sum, name) : sum;
  const rowsAt = own === sum ? at : new Map([...at].map(([entry, i]) => [entry === sum ? own! : entry, i]));
  const entries = new Map([...rowsAt].map(([entry, i]) => [i, entry] as const));
  const { rest: rests, broken, torn, repeat } = lists;
  const all = head ? [head, ...projects] : projects;
  const isUncertain = sorted.isUnread || broken.length > 0 || all.some(isGlued);
  return {
    head: own ?? head,
    name,
    projects,
    totals: lists.total.filter((entry) => entry !== sum),
    subtotals: lists.subtotal.filter((entry) => entry !== sum),
    // Of a unit's two rows the one without amounts says no more than its name.
    repeats: head === undefined || sum === undefined ? repeat : [head, ...repeat],
    rests,
    broken,
    torn,
    parts: partsBelow(all, sorted.parts, at),
    tails: tailsIn(rows, entries),
    others: sorted.others,
    isUnread: sorted.isUnread,
    at: rowsAt,
    entries,
    uncertain: isUncertain ? new Set(columns.amounts.keys()) : chosen.uncertain,
  };
}

/** A row of a unit that has cells to read: an addend, or what it is else. */
interface Sorted extends Placeable {
  readonly i: number;
  readonly aside: Aside | undefined;
}

// The rows by what each is to those before it; how one that lacks a cell is read only all of them can tell.
/** Whether a unit's row that a line end broke in two stands within: the projects below it are that one's. */
export function holdsBrokenHead({ broken }: UnitView): boolean {
  return broken.some(({ name }) => isUnitName(name));
}

function sortedRows({ rows: all, columns, hasHead }: Unit) {
  const rows: Sorted[] = [];
  const others = new Set<number>();
  const parts: Part[] = [];
  let isUnread = false;
  const roleOf = roles(columns);
  for (const [i, row] of all.entries()) {
    const role = roleOf(row, all[i + 1]);
    if (role === "other") {
      others.add(i);
      continue;
    }
    isUnread ||= spacedIn(row) !== undefined;
    if (!isData(row)) continue;
    const first = readFirst(row, columns);
    const { kind, name } = first;
    if (kind === "part" || role === "part") {
      parts.push({ row: i, entry: first });
      continue;
    }
    if ((kind === "empty" && role !== "torn") || role === "caption") continue;
    const isFirst = rows.every(({ aside }) => aside !== undefined && aside !== "total");
    const aside = role !== undefined && isAside(role) ? role : asideOf(kind, name, !hasHead && isFirst);
    rows.push({ row, i, options: placementsOf(row, columns), aside });
  }
  return { rows, others, parts, isUnread };
}

function asideOf(kind: Exclude<Entry["kind"], "part">, name: string, isFirst: boolean): Aside | undefined {
  if (kind === "project" || kind === "bare" || kind === "empty") return undefined;
  // 水务局合计 above all units is theirs.
  return kind === "subtotal" && isFirst && /合\s*计\s*[:：]?$/.test(name) ? "total" : kind;
}

function readRows({ columns, hasHead }: Unit, rows: readonly Sorted[], placements: readonly Placement[]) {
  const lists: Record<Aside, Entry[]> = {
    total: [],
    subtotal: [],
    repeat: [],
    rest: [],
    broken: [],
    torn: [],
  };
  const at = new Map<Entry, number>();
  const projects: Entry[] = [];
  let head: Entry | undefined;
  let next = 0;
  for (const { row, i, options, aside } of rows) {
    const entry = readAs(row, columns, aside === undefined ? placements[next++]! : options[0]!);
    at.set(entry, i);
    if (aside !== undefined) lists[aside].push(entry);
    else if (i === 0 && hasHead) head = entry;
    else projects.push(entry);
  }
  return { head, projects, lists, at };
}

// 档案馆小计 is the unit's row where it has no other, and 合计 below its projects says what a row without amounts does not.
function ownRow(
  { rows }: Unit,
  head: Entry | undefined,
  projects: readonly Entry[],
  lists: Readonly<Record<Aside, readonly Entry[]>>,
  at: ReadonlyMap<Entry, number>,
): Entry | undefined {
  if (head !== undefined) return isBlank(head) ? closing(lists, projects, at) : undefined;
  // With a header of its own it is a table, and 合计 is the table's.
  const line = rows.findIndex((row, i) => unitLine(row, rows[i + 1]) !== undefined);
  const isNamed = line >= 0 && !rows.slice(line, at.get(projects[0]!)).some(isHeader);
  return ownSum(lists, projects, at, isNamed) ?? (isNamed ? closing(lists, projects, at) : undefined);
}

// With two amounts in one cell, or two rows in one line, nobody knows what stands under which column.
function isGlued(entry: Entry): boolean {
  const { row, layout, amounts } = entry;
  return (
    row.cells.length > MOST_OF_A_ROW * layout.columns.list.length ||
    gluesAmount(entry) ||
    amounts.some(({ fault }) => fault === "glued")
  );
}

function tailsIn(rows: readonly Row[], entries: ReadonlyMap<number, Entry>): ReadonlyMap<number, Entry> {
  const tails = new Map<number, Entry>();
  for (const [i, row] of rows.entries()) {
    // Several lines may go on with one row.
    const above = row.kind === "note" ? (tails.get(i - 1) ?? entryAbove(rows, entries, i)) : undefined;
    if (above !== undefined && isTail(above, row)) tails.set(i, above);
  }
  return tails;
}

function partsBelow(
  wholes: readonly Entry[],
  parts: readonly Part[],
  at: ReadonlyMap<Entry, number>,
): UnitView["parts"] {
  if (parts.length === 0) return NO_PARTS;
  const below = new Map<Entry, Part[]>();
  let next = 0;
  for (const part of parts) {
    while (next < wholes.length && at.get(wholes[next]!)! < part.row) next++;
    const whole = wholes[next - 1];
    // One that says its project again, for another indicator, is all of it.
    if (whole === undefined || whole.name === part.entry.name) continue;
    const known = below.get(whole);
    if (known === undefined) below.set(whole, [part]);
    else known.push(part);
  }
  return below;
}
const NO_PARTS: UnitView["parts"] = new Map();

/** A project with the rows below it that have the rest of its indicators. */
export function wholeProject(unit: Unit, project: Entry): readonly Entry[] {
  return restsBelow(unit).get(project) ?? [project];
}
const restsBelow = ofUnits.once((unit): ReadonlyMap<Entry, readonly Entry[]> => {
  const { projects, rests, entries } = view(unit);
  const wholes = new Map<Entry, Entry[]>();
  if (rests.length === 0) return wholes;
  const [own, more] = [new Set(projects), new Set(rests)];
  let last: Entry[] | undefined;
  for (const entry of entries.values()) {
    if (more.has(entry)) last?.push(entry);
    else if (own.has(entry)) {
      last = [entry];
      wholes.set(entry, last);
    }
  }
  return wholes;
});

// 小计 below a line that names the unit is told of by that name.
function titled(sum: Entry, name: string): Entry {
  if (name === "") return sum;
  const known = titles.get(sum);
  if (known?.name === name) return known.entry;
  const entry = { ...sum, name: name + sum.name, memo: ofEntries.memory() };
  titles.set(sum, { name, entry });
  return entry;
}
const titles = ofEntries.slot<{ readonly name: string; readonly entry: Entry }>();

/** Where a unit is named, in its row or a line: the index of that among its rows. Undefined where neither says it as it is. */
export function namePlace(unit: Unit): (Span & { readonly row: number }) | undefined {
  const { head, name, at } = view(unit);
  if (name === "") return undefined;
  const isInHead = head?.row.text.includes(name);
  if (!isInHead && unit.named !== name) return undefined;
  const row = isInHead
    ? at.get(head!)!
    : unit.rows.findIndex((one, i) => unitLine(one, unit.rows[i + 1]) === name);
  if (row < 0) return undefined;
  const from = unit.rows[row]!.text.indexOf(name);
  return { row, from, to: from + name.length };
}

/** Whether a row is the unit's own, or says it again. */
export function isOfUnit({ head, repeats }: UnitView, entry: Entry): boolean {
  return entry === head || repeats.includes(entry);
}

/** What a row of a unit is to it. What stands beside its projects is called as its entry is. */
export type Standing = "unit" | "project" | Exclude<Entry["kind"], "bare">;

export function standingOf(seen: UnitView, entry: Entry): Standing {
  if (isOfUnit(seen, entry)) return "unit";
  if (seen.subtotals.includes(entry)) return "subtotal";
  return entry.kind === "bare" ? "project" : entry.kind;
}

// The sum that names the unit, above or below all of its projects.
function ownSum(
  { total, subtotal }: Readonly<Record<Aside, readonly Entry[]>>,
  projects: readonly Entry[],
  at: ReadonlyMap<Entry, number>,
  isNamed: boolean,
): Entry | undefined {
  const [first, last] = [projects[0], projects.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const isOutside = (entry: Entry) => at.get(entry)! < at.get(first)! || at.get(entry)! > at.get(last)!;
  const outside = [...total, ...subtotal].filter(isOutside);
  const own = outside.filter((entry) => sumOwner(entry) !== undefined);
  if (own.length === 1) return own[0];
  // Below the line that names the unit 合计 above its projects is its own.
  const above = isNamed ? outside.filter((entry) => at.get(entry)! < at.get(first)!) : [];
  return above.length === 1 ? above[0] : undefined;
}

// 小计 below the projects of a unit, or 合计: what they come to, or the first of two.
function closing(
  { total, subtotal }: Readonly<Record<Aside, readonly Entry[]>>,
  projects: readonly Entry[],
  at: ReadonlyMap<Entry, number>,
): Entry | undefined {
  const last = projects.at(-1);
  if (last === undefined) return undefined;
  const isBelow = (entry: Entry) => at.get(entry)! > at.get(last)!;
  const [sum] = subtotal.length === 1 ? subtotal.filter(isBelow) : [];
  const [first, second] = total.filter(isBelow);
  if (sum !== undefined || first === undefined || second !== undefined) return sum ?? first;
  return compare(totalOf(first), sumOf(projects.map(totalOf))) === 0 ? first : undefined;
}

// The last row of cells above a line, with nothing between them but blank lines and the head of a page.
function entryAbove(rows: readonly Row[], entries: ReadonlyMap<number, Entry>, i: number): Entry | undefined {
  for (let k = i - 1; k >= Math.max(0, i - MOST_BETWEEN); k--) {
    const entry = entries.get(k);
    if (entry !== undefined) return entry;
    const row = rows[k]!;
    if (row.kind !== "blank" && !isTelling(row) && !(row.kind === "note" && isOfSheet(row.text.trim())))
      return undefined;
  }
  return undefined;
}
const MOST_BETWEEN = 12;

/** More than so many times as many cells as columns are those of two rows. */
const MOST_OF_A_ROW = 1.5;

/** What a row is that is no addend of the unit it stands in. */
type Aside = "total" | "subtotal" | "repeat" | "rest" | "broken" | "torn";

const asideRoles: readonly Role[] = ["subtotal", "repeat", "rest", "broken", "torn"];
function isAside(role: Role): role is Role & Aside {
  return asideRoles.includes(role);
}
