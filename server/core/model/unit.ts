import { inPlace } from "../list.ts";
import { type Memory, memories } from "../memo.ts";
import { ofRows, type Row } from "../syntax/table.ts";
import { contentOf } from "./cell.ts";
import { type Columns, isHeader } from "./columns.ts";
import { beginsIndicators, type Entry, entryOf, isOfSheet, layoutOf, nameOf, ofEntries } from "./entry.ts";
import { absolute, add, compare, type Decimal, formatted, isZero, subtract, sumOf, zero } from "./money.ts";
import { isProjectName, isUnitName, plainTitle } from "./naming.ts";
import { type Placement, placementsOf } from "./placement.ts";
import { spacedIn } from "./spaced.ts";
import { emptySum, fundsOf, include, judge, meetsSum, type Sum } from "./sums.ts";

/**
 * A unit (资金使用单位) with its rows: the unit's own row first, then its projects and whatever stands between them.
 * The rows before the first unit make one without a head, and so do projects that stand under none. A unit whose rows are
 * unchanged is the same object.
 */
export interface Unit extends Memory {
  readonly rows: readonly Row[];
  readonly columns: Columns;
  readonly hasHead: boolean;
}

/** What is remembered with a unit. */
export const ofUnits = memories<Unit>();

/** What a unit's rows say. Indices count within the unit's rows. */
export interface UnitView {
  readonly head: Entry | undefined;
  readonly projects: readonly Entry[];
  /** The 合计 rows among the rows; a table has one, mostly in the rows before the first unit. */
  readonly totals: readonly Entry[];
  /** The 小计 among the rows; they are no addends. */
  readonly subtotals: readonly Entry[];
  /** The rows that say again what the unit's own says, on a further page; they are no addends. */
  readonly repeats: readonly Entry[];
  /** Indicators of the project above them, behind the head of a page. */
  readonly rests: readonly Entry[];
  /** The rest of a cell of the row above them, mostly behind the head of a page: of a name, a goal or an indicator. */
  readonly torn: readonly Entry[];
  /** The indices of lines without a tab that go on with the indicators of the row above. */
  readonly tails: readonly number[];
  /** Whether a line among the rows cannot be read that is one of them, and may be a unit's own. */
  readonly isUnread: boolean;
  /** The index of each entry's row, and the entry of each such row. */
  readonly at: ReadonlyMap<Entry, number>;
  readonly entries: ReadonlyMap<number, Entry>;
  /** Amount columns (indices into `columns.amounts`) in which a lost cell leaves an amount uncertain. */
  readonly uncertain: ReadonlySet<number>;
}

/**
 * Cuts rows into units: one at each row that has a name and amounts, but neither goal nor indicators. Before the first such
 * row the projects below the head of another table, or below a 合计 of their own, are a unit by themselves.
 */
export function unitsOf(rows: readonly Row[], columns: Columns): Unit[] {
  const units: Unit[] = [];
  let from = 0;
  let hasHead = false;
  let head: Head | undefined;
  let said = "";
  const cut = (to: number) => {
    if (to > from) units.push(unitOf(rows.slice(from, to), columns, hasHead));
    from = to;
  };
  const roleOf = roles(columns);
  for (const [i, row] of rows.entries()) {
    if (roleOf(row) === "head") {
      cut(i);
      hasHead = true;
    }
    if (hasHead) continue;
    if (isTelling(row)) head = { says: (head?.says ?? "") + saidIn(row), hasTotal: false };
    else if (row.kind === "total" || row.kind === "cells") {
      if (readFirst(row, columns).kind === "total") {
        if (head) head = { ...head, hasTotal: true };
        continue;
      }
      // Pages repeat what the first of them says.
      if (head && (units.length === 0 || head.hasTotal || (head.says !== "" && head.says !== said))) cut(i);
      said = head?.says || said;
      head = undefined;
    }
  }
  cut(rows.length);
  return units;
}

/** Tells of parts that follow a unit whether they belong to it: one after the other, until the first that does not. */
export function following(unit: Unit): (part: Unit) => boolean {
  const roleOf = roles(unit.columns);
  for (const own of unit.rows) roleOf(own);
  return ({ rows }) => {
    if (roleOf(rows[0]!) === "head") return false;
    for (const own of rows.slice(1)) roleOf(own);
    return true;
  };
}

/** What a row is to those before it: one without goal and indicators, or the rest of one. */
type Role = "head" | "repeat" | "part" | "torn" | "caption";

/** Tells rows that follow each other apart, from a unit's row on; undefined for one that has goal or indicators, or adds nothing. */
function roles(columns: Columns): (row: Row) => Role | undefined {
  let head: Entry | undefined;
  let left = nothingLeft;
  /** How far to the right the parts of a row begin; undefined where none stand. */
  let partDepth: number | undefined;
  let isBehindHead = false;
  /** The project above; undefined where another row stands between. */
  let last: Entry | undefined;
  return (row) => {
    if (isTelling(row)) isBehindHead = true;
    if (row.kind !== "cells" || isHeader(row)) return undefined;
    const wasBehindHead = isBehindHead;
    isBehindHead = false;
    const entry = readFirst(row, columns);
    const { kind } = entry;
    const above = last;
    last = kind === "project" ? entry : undefined;
    if (above !== undefined && isRestOf(above, entry)) return "torn";
    if (head === undefined && kind !== "bare") return undefined;
    if (kind === "project") left.take(entry);
    if (kind === "part") partDepth = depthOf(row);
    else if (kind !== "bare") partDepth = kind === "empty" ? partDepth : undefined;
    else {
      // 其中 is written once, and what else is a part stands as far to the right below it, and further than the unit.
      const depth = depthOf(row);
      if (partDepth !== undefined && depth >= partDepth && depth > depthOf(head!.row)) return "part";
      partDepth = undefined;
      if (head !== undefined && isAgain(entry, head) && !left.isNothing()) return "repeat";
      // The rest of a name that a page cut: a unit has amounts, or is called like one.
      if (head !== undefined && isBlank(entry) && !isUnitName(entry.name)) {
        if (wasBehindHead) return "torn";
        // 重点项目, 市级项目: what stands below it is still the unit's.
        if (!left.isNothing()) return "caption";
      }
      head = entry;
      left = leftOf(entry);
      return "head";
    }
    return undefined;
  };
}

// Whether two rows are one whose goal was broken: the one ends with it, and the other has the rest of it and the indicators.
function isRestOf({ row: above, layout: { columns } }: Entry, { row }: Entry): boolean {
  if (row.cells.length !== 2 || above.cells.length + 1 !== columns.list.length) return false;
  const [rest, indicators] = row.cells.map((cell) => contentOf(row, cell)) as [string, string];
  return (
    rest !== "" && beginsIndicators(indicators) && !beginsIndicators(contentOf(above, above.cells.at(-1)!))
  );
}

// How far to the right a row's first text begins, in half-width blanks.
function depthOf({ cells, text }: Row): number {
  const blanks = /^[ \u00a0\u3000]*/.exec(text.slice(cells[0]!.from, cells[0]!.to))![0];
  return [...blanks].reduce((sum, blank) => sum + (blank === "\u3000" ? 2 : 1), 0);
}

/** What a unit's row says beyond the projects below it so far. */
interface Left {
  readonly take: (project: Entry) => void;
  /** Whether the projects are all there: then the unit does not go on, and another may have its name and its amounts. */
  readonly isNothing: () => boolean;
}

const nothingLeft: Left = { take: () => {}, isNothing: () => false };

// Asked for at a row that may be the same unit's, which is seldom: until then nothing is added up.
function leftOf({ amounts }: Entry): Left {
  const left = amounts.map(({ value }) => value ?? zero);
  const pending: Entry[] = [];
  let hasProjects = false;
  return {
    take: (project) => pending.push(project),
    isNothing() {
      for (const project of pending.splice(0)) {
        hasProjects = true;
        for (const [a, { value }] of project.amounts.entries()) left[a] = subtract(left[a]!, value ?? zero);
      }
      return hasProjects && left.every(isZero);
    },
  };
}

// Pages repeat the row of the unit that goes on, with or without its amounts.
function isAgain(entry: Entry, head: Entry): boolean {
  if (plainUnit(entry.name) !== plainUnit(head.name)) return false;
  return entry.amounts.every(({ value, fault }, a) => {
    const other = head.amounts[a]!.value;
    if (isBlank(entry)) return true;
    return fault === undefined && compare(value ?? zero, other ?? zero) === 0;
  });
}

function plainUnit(name: string): string {
  return plainTitle(name).replace(/[:：]$/, "");
}

/** The head of a table or of a page: its title and department, and whether a 合计 stands below them. */
interface Head {
  readonly says: string;
  readonly hasTotal: boolean;
}

function saidIn({ headings, text }: Row): string {
  return headings
    .filter(({ kind }) => kind !== "moneyUnit")
    .map(({ value }) => plainTitle(text.slice(value.from, value.to)))
    .join("");
}

/** Whether a row is part of the head of a table or of a page: a title, a department, a money unit or a header. */
export function isTelling(row: Row): boolean {
  return row.kind === "heading" || isHeader(row);
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

/** Whether no amount is written in a row. */
export function isBlank({ amounts }: Entry): boolean {
  return amounts.every(({ value, fault }) => value === undefined && fault === undefined);
}

/** The total of a row: what its total column says or, in a table without one, the sum of its funds. */
export function totalOf(entry: Entry): Decimal {
  if (entry.layout.columns.total !== undefined) return entry.amounts[0]?.value ?? zero;
  return sumOf(fundsOf(entry).flatMap(({ value }) => value ?? []));
}

/** What a unit's row says beyond its projects; zero for a unit without a row of its own. */
function gapOf(unit: Unit): Decimal {
  const { head } = view(unit);
  return head === undefined ? zero : subtract(totalOf(head), sumOfProjects(unit));
}

function unitOf(rows: readonly Row[], columns: Columns, hasHead: boolean): Unit {
  return { rows, columns, hasHead, memo: ofUnits.memory() };
}

/** A row as it most likely reads by itself. */
export function readFirst(row: Row, columns: Columns): Entry {
  return entryOf(row, layoutOf(columns, placementsOf(row, columns)[0]!));
}

const sumOfProjects = ofUnits.once((unit: Unit): Decimal => sumOf(view(unit).projects.map(totalOf)));

function read(unit: Unit): UnitView {
  const { columns } = unit;
  const lists = { total: [], subtotal: [], repeat: [], rest: [], torn: [] } as Record<Aside, Entry[]>;
  const rows: (Placeable & { readonly i: number; readonly aside: Aside | undefined })[] = [];
  const roleOf = roles(columns);
  let isUnread = false;
  for (const [i, row] of unit.rows.entries()) {
    const role = roleOf(row);
    isUnread ||= spacedIn(row) !== undefined;
    if (row.kind !== "total" && (row.kind !== "cells" || isHeader(row))) continue;
    const { kind } = readFirst(row, columns);
    if (kind === "empty" || kind === "part" || role === "part" || role === "caption") continue;
    const aside =
      role === "repeat" || role === "torn" ? role : kind === "project" || kind === "bare" ? undefined : kind;
    rows.push({ row, i, options: placementsOf(row, columns), aside });
  }
  const chosen = place(
    rows.filter(({ aside }) => aside === undefined),
    columns,
    unit.hasHead,
  );
  const at = new Map<Entry, number>();
  const projects: Entry[] = [];
  let head: Entry | undefined;
  let next = 0;
  for (const { row, i, options, aside } of rows) {
    const placement = aside === undefined ? chosen.placements[next++]! : options[0]!;
    const entry = entryOf(row, layoutOf(columns, placement));
    at.set(entry, i);
    if (aside !== undefined) lists[aside].push(entry);
    else if (i === 0 && unit.hasHead) head = entry;
    else projects.push(entry);
  }
  const entries = new Map([...at].map(([entry, i]) => [i, entry] as const));
  const tails = unit.rows.flatMap((row, i) => (isTail(entries.get(i - 1), row) ? [i] : []));
  const uncertain = isUnread ? new Set(columns.amounts.keys()) : chosen.uncertain;
  const { total: totals, subtotal: subtotals, repeat: repeats, rest: rests, torn } = lists;
  return { head, projects, totals, subtotals, repeats, rests, torn, tails, isUnread, at, entries, uncertain };
}

// A project's last indicator ends with 。: a line that ends another instead is the rest of it.
function isTail(above: Entry | undefined, { kind, text }: Row): boolean {
  if (kind !== "note" || above?.kind !== "project" || above.row.text.trimEnd().endsWith("。")) return false;
  const said = text.trim();
  return /[；;]|。$|指标值/.test(said) && !isOfSheet(said);
}

/** What a row is that is no addend of the unit it stands in. */
type Aside = "total" | "subtotal" | "repeat" | "rest" | "torn";

interface Placeable {
  readonly row: Row;
  readonly options: readonly Placement[];
}

interface Chosen {
  readonly placements: readonly Placement[];
  readonly uncertain: ReadonlySet<number>;
}

/**
 * Which cell each row has lost, by the unit's sums: rows that lost a cell in one place on a page usually all lost it
 * there; else every combination is tried, if there are not too many. The placements with which most columns add up are
 * taken, unless others do as well.
 */
function place(rows: readonly Placeable[], columns: Columns, hasHead: boolean): Chosen {
  const first = rows.map(({ options }) => options[0]!);
  const open = rows.flatMap(({ options }, k) => (options.length > 1 ? [k] : []));
  if (open.length === 0) return { placements: first, uncertain: CERTAIN };
  const uncertain = new Set(open.flatMap((k) => disagreements(rows[k]!.row, columns)));
  if (uncertain.size === 0 || !hasHead) return { placements: first, uncertain };
  const judgeOf = scorer(rows, open, columns);
  let best: { placements: readonly Placement[]; score: number; key: string } = {
    placements: first,
    score: -1,
    key: "",
  };
  let rival = -1;
  for (const placements of assignments(rows, open)) {
    const { key, score } = judgeOf(placements);
    if (key === best.key) continue;
    if (score > best.score) {
      rival = best.score;
      best = { placements, score, key };
    } else rival = Math.max(rival, score);
  }
  const clear = best.score > rival && best.score > 0;
  return { placements: clear ? best.placements : first, uncertain: clear ? CERTAIN : uncertain };
}

// In how many columns a unit adds up with its open rows read so; equal keys are equal readings. What the other rows
// come to is added up once.
function scorer(rows: readonly Placeable[], open: readonly number[], columns: Columns) {
  const isOpen = new Set(open);
  const read = (k: number, placement: Placement) => entryOf(rows[k]!.row, layoutOf(columns, placement));
  const fixed = columns.amounts.map((_, a) => {
    const sum = emptySum();
    for (const [k, { options }] of rows.entries())
      if (k > 0 && !isOpen.has(k)) include(sum, read(k, options[0]!).amounts[a]!, 1);
    return sum;
  });
  const keys = open.map((k) => new Map(rows[k]!.options.map((one) => [one, amountsKey(read(k, one))])));
  const known = new Map<string, number>();
  return (placements: readonly Placement[]): { key: string; score: number } => {
    const key = open.map((k, i) => keys[i]!.get(placements[k]!)).join("|");
    let score = known.get(key);
    if (score === undefined) {
      score = 0;
      const head = read(0, placements[0]!);
      for (const [a, rest] of fixed.entries()) {
        const sum = include(emptySum(), rest, 1);
        for (const k of open) if (k > 0) include(sum, read(k, placements[k]!).amounts[a]!, 1);
        if (meetsSum(head.amounts[a]?.value, sum)) score++;
      }
      known.set(key, score);
    }
    return { key, score };
  };
}

const CERTAIN: ReadonlySet<number> = new Set();
const MOST_COMBINATIONS = 512;

function* assignments(rows: readonly Placeable[], open: readonly number[]): Iterable<readonly Placement[]> {
  for (const wanted of new Set(open.flatMap((k) => rows[k]!.options))) {
    yield rows.map(({ options }) => (options.includes(wanted) ? wanted : options[0]!));
  }
  let combinations = 1;
  for (const k of open) combinations *= rows[k]!.options.length;
  if (combinations > MOST_COMBINATIONS) return;
  for (let n = 0; n < combinations; n++) {
    let rest = n;
    yield rows.map(({ options }) => {
      const pick = options[rest % options.length]!;
      rest = Math.floor(rest / options.length);
      return pick;
    });
  }
}

const amountsKey = ofEntries.once((entry: Entry): string =>
  entry.amounts.map(({ value }) => formatted(value ?? zero)).join(),
);

// The amount columns for which a row's possible placements give different amounts.
const disagreements = ofRows.remembered((row: Row, columns: Columns): readonly number[] => {
  const readings = placementsOf(row, columns).map(
    (placement) => entryOf(row, layoutOf(columns, placement)).amounts,
  );
  return columns.amounts.flatMap((_, a) =>
    new Set(readings.map((amounts) => formatted(amounts[a]?.value ?? zero))).size > 1 ? [a] : [],
  );
});

/** Parts of a table, and the units they make. */
export interface Joined {
  readonly parts: readonly Unit[];
  readonly units: readonly Unit[];
  /** The index of each unit's first part, and the number of parts as one more entry. */
  readonly firsts: readonly number[];
}

/** Parts of which the first `before` and the last `after` are those of an older table. */
export interface NewParts {
  readonly parts: readonly Unit[];
  readonly before: number;
  readonly after: number;
}

/**
 * Joins to the unit before them the rows that look like a unit and are a project without goal and indicators: with them
 * the unit before adds up, or comes nearer to it, and no projects of their own make up their total.
 */
export function joined(parts: readonly Unit[]): Joined {
  return joinedAfter({ parts: [], units: [], firsts: [0] }, { parts, before: 0, after: 0 });
}

/** The same, from what an older table's parts came to: a unit depends on its own parts, and the part that follows. */
export function joinedAfter(old: Joined, { parts, before, after }: NewParts): Joined {
  let known = 0;
  while (known < old.units.length && old.firsts[known + 1]! < before) known++;
  const shift = parts.length - old.parts.length;
  const units: Unit[] = [];
  const starts: number[] = [];
  // The first of the old units that goes on as it was.
  let next = known;
  for (let at = old.firsts[known] ?? 0; ; ) {
    while (next < old.units.length && old.firsts[next]! + shift < at) next++;
    const isKept = at >= parts.length - after && old.firsts[next]! + shift === at;
    if (isKept || at >= parts.length) break;
    const end = runEnd(parts, at);
    units.push(end === at + 1 ? parts[at]! : join(parts.slice(at, end)));
    starts.push(at);
    at = end;
  }
  const firsts = inPlace(old.firsts, known, next - known, starts);
  for (let u = known + starts.length; shift !== 0 && u < firsts.length; u++) firsts[u]! += shift;
  return { parts, units: inPlace(old.units, known, next - known, units), firsts };
}

function runEnd(parts: readonly Unit[], from: number): number {
  const first = parts[from]!;
  if (!first.hasHead) return from + 1;
  let gap = gapOf(first);
  let end = from + 1;
  for (; end < parts.length; end++) {
    const part = parts[end]!;
    if (!part.hasHead || !isLostProject(part, gap)) break;
    gap = subtract(gap, ownTotal(part));
  }
  return end;
}

// What a unit's row and projects come to when they are read as projects of another.
function ownTotal(unit: Unit): Decimal {
  return add(totalOf(view(unit).head!), sumOfProjects(unit));
}

function isLostProject(unit: Unit, gap: Decimal): boolean {
  const { head, projects } = view(unit);
  if (head === undefined || isZero(totalOf(head)) || isZero(gap) || compare(gap, zero) < 0) return false;
  const left = absolute(subtract(gap, ownTotal(unit)));
  const name = nameOf(head);
  // It may come to what follows it by chance.
  if (projects.length > 0 && isZero(gapOf(unit))) return isZero(left) && isProjectName(name);
  if (isZero(left)) return true;
  if (isUnitName(name)) return false;
  return compare(left, gap) < 0 && (projects.length > 0 || isProjectName(name));
}

const joins = ofUnits.slot<{ readonly parts: readonly Unit[]; readonly result: Unit }>();

function join(parts: readonly Unit[]): Unit {
  const [first] = parts as [Unit];
  const known = joins.get(first);
  if (known?.parts.length === parts.length && known.parts.every((part, i) => part === parts[i]))
    return known.result;
  const result = unitOf(
    parts.flatMap(({ rows }) => rows),
    first.columns,
    true,
  );
  joins.set(first, { parts, result });
  return result;
}
