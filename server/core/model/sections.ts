import { firstWhere, inPlace, sameItems } from "../list.ts";
import type { Row } from "../syntax/table.ts";
import { type Counted, counted } from "./counted.ts";
import { type Departments, departmentsIn, type Stretch, summingUp } from "./departments.ts";
import { type Entry, sameAmounts } from "./entry.ts";
import { inOrder, kept, unitHolding, unitNumber } from "./kept.ts";
import {
  addendsIn,
  isUnproven,
  ledgerOf,
  perMoney,
  perMoneyAndRows,
  perUnits,
  sameAddends,
} from "./ledger.ts";
import { disagreements } from "./lost.ts";
import { type Opening, openingOf } from "./opening.ts";
import { emptySum, include, judgeSum, type RunningSum, type Sum } from "./sums.ts";
import type { Table } from "./table.ts";
import { ofUnits, type Unit, type UnitView, view } from "./unit.ts";

/** A table of the file: its 合计 and what that adds up. Most files have one. */
export interface Section {
  /** Undefined where one of several tables has none. */
  readonly total: Entry | undefined;
  /** The units it adds up, by their numbers; `to` is excluded. */
  readonly from: number;
  readonly to: number;
  /** Their rows, and the projects that stand under none. A department's row that sums up the units below it is not in it. */
  readonly addends: readonly Entry[];
  /** What they come to, by amount column. */
  readonly sums: readonly RunningSum[];
  /** The amount columns that a lost cell in some unit's row leaves open. */
  readonly open: { readonly has: (amount: number) => boolean };
}

/** The tables of a file in order; none where there is no 合计 at all. */
export const sectionsOf: (table: Table) => readonly Section[] = perMoney((table) =>
  stretchesOf(table).map((stretch) => ({
    ...stretch,
    open: openIn(table, stretch),
    ...partOf(table, stretch, adding),
  })),
);

const stretchesOf: (table: Table) => readonly Stretch[] = perMoney((table) => {
  const totals = inOrder(table, ledgerOf(table).withTotals).flatMap(({ unit, number }) =>
    view(unit).totals.map((total) => ({ total, number, isAhead: total === openingOf(unit)?.total })),
  );
  const [first] = totals;
  if (first === undefined) return [];
  const whole = { from: 0, to: table.units.length };
  // Where each unit has its 合计, 总计 at the end is that of all.
  const last = totals.at(-1)!;
  const isOfAll = /^\s*总\s*计/.test(last.total.row.text) && /^\s*合\s*计/.test(first.total.row.text);
  if (last !== first && isOfAll && ledgerOf(table).isOne && !holds(table, first.total, whole))
    return [{ ...whole, total: last.total }];
  // What adds up all units has none beside it: each 合计 below is that of a page, or of some of the units.
  if (holds(table, first.total, whole)) return [{ ...whole, total: first.total }];
  // Pages end with their own 合计, and the last with that of all.
  const isOfPage = () => holds(table, first.total, { from: 0, to: first.number + 1 });
  if (last !== first && isOfPage() && holds(table, last.total, whole))
    return [{ ...whole, total: last.total }];
  const bounds = boundsOf(table);
  if (bounds.length === 0) {
    const { units } = table;
    const each = totals.map(({ total, number }, i) => ({
      total,
      from: i === 0 ? 0 : number + 1,
      to: (totals[i + 1]?.number ?? units.length - 1) + 1,
    }));
    const ended = totals.map(({ total, number }, i) => ({
      total,
      from: i === 0 ? 0 : totals[i - 1]!.number + 1,
      to: number + 1,
    }));
    // Without any head between them each 合计 begins or ends a table where the first is what stands above the next, or it.
    const isEach = (parts: readonly Range[]) =>
      parts.length > 1 &&
      parts.every(({ from, to }) => to > from) &&
      parts.at(-1)!.to === units.length &&
      holds(table, first.total, parts[0]!);
    return [each, ended].find(isEach) ?? [{ ...whole, total: first.total }];
  }
  return [{ from: 0, opening: undefined }, ...bounds].map(({ from, opening }, i) => {
    const to = bounds[i]?.from ?? table.units.length;
    const below = totals.find(
      ({ number, isAhead }) => number >= from && number < to && !(isAhead && number === to - 1),
    );
    return { from, to, total: opening?.total ?? below?.total };
  });
});

/** The units' rows of a file that only sum up the units below them. */
export const departmentsOf: (table: Table) => Departments = perUnits((table) => {
  const stretches = stretchesOf(table);
  const whole = { from: 0, to: table.units.length, total: undefined };
  return departmentsIn(table, stretches.length === 0 ? [whole] : stretches);
});

/** The units behind a department's row, up to the next one or the end of its table; undefined for a row that is none. */
export function unitsUnder(table: Table, number: number): readonly Unit[] | undefined {
  const { all } = departmentsOf(table);
  const isDepartment = ({ head }: UnitView) => head !== undefined && all.has(head);
  if (!isDepartment(view(table.units[number]!))) return undefined;
  const last = sectionAt(table, number)?.to ?? table.units.length;
  let to = number + 1;
  while (to < last && !isDepartment(view(table.units[to]!))) to++;
  return table.units.slice(number + 1, to).filter((unit) => view(unit).head !== undefined);
}

/** A section with a 合计. */
export interface Totalled extends Section {
  readonly total: Entry;
}

/** The sections that can be added up. */
export function totalledIn(table: Table): readonly Totalled[] {
  return sectionsOf(table).filter((section): section is Totalled => section.total !== undefined);
}

/** The section that adds up a unit, by the unit's number; undefined in a file without 合计. */
export function sectionAt(table: Table, unit: number): Section | undefined {
  const sections = sectionsOf(table);
  return sections[firstWhere(sections.length, (i) => sections[i]!.from > unit, 1) - 1];
}

/** The section in whose table a row stands: its head stands before its units. */
export function sectionOfRow(table: Table, row: Row): Section | undefined {
  const number = unitNumber(table, unitHolding(table, row)!);
  const next = sectionAt(table, number + 1);
  return next && headOf(table, next).includes(row) ? next : sectionAt(table, number);
}

/** The rows above a section's 合计 or first unit; none for the first table of a file, and where one follows another without. */
export function headOf(table: Table, { from }: Section): readonly Row[] {
  return from === 0 ? [] : (openingOf(table.units[from - 1]!)?.head ?? []);
}

/** A key of how headings are spread over the tables of a file: another as soon as one may stand in another table. */
export function bordersOf(table: Table): string {
  const sections = sectionsOf(table);
  if (sections.length < 2) return "";
  return `${headingMoves(table).count}: ${sections.map(({ from }) => from).join(" ")}`;
}

/** How often a heading came or went, or may have got into another table. */
const headingMoves = kept(
  () => ({ count: 0 }),
  (moves, { gone, come }) => {
    const isSame = gone.length === come.length && gone.every((unit, i) => sameHeadings(unit, come[i]!));
    if (!isSame) moves.count++;
  },
);

function sameHeadings(a: Unit, b: Unit): boolean {
  const [one, other] = [headingsIn(a), headingsIn(b)];
  return sameItems(one, other);
}

/** The headings of a unit in order, with its last head's between undefined. */
const headingsIn = ofUnits.once((unit: Unit): readonly (Row | undefined)[] => {
  const isHeading = ({ headings }: Row) => headings.length > 0;
  const head = openingOf(unit)?.head ?? [];
  const behind = head.filter(isHeading);
  const before = unit.rows.filter((row) => isHeading(row) && !behind.includes(row));
  return [...before, undefined, ...behind];
});

/** The 合计 of a file that has one; undefined where there is none, and where there are several tables. */
export function grandTotal(table: Table): Entry | undefined {
  const [first, second] = sectionsOf(table);
  return second === undefined ? first?.total : undefined;
}

/**
 * 合计 against what it adds up in one amount column; undefined where there is nothing below it, where a lost cell leaves
 * the column open, and where an amount cannot be read.
 */
export function sectionSum({ total, addends, sums, open }: Totalled, amount: number): Sum | undefined {
  if (addends.length === 0 || open.has(amount)) return undefined;
  const { columns } = total.layout;
  // Of a 合计 that lost a cell nobody knows which amount stands where it may be another.
  if (disagreements(total.row, columns).includes(amount)) return undefined;
  if (total.layout.placement.lost.includes(columns.amounts[amount]!)) return undefined;
  return judgeSum(total.amounts[amount]!, sums[amount]!);
}

/** Whether a section's 合计 is what it adds up in an amount column, or rounded. */
export function isConfirmed(section: Section | undefined, amount: number): boolean {
  const { total } = section ?? {};
  const sum = section && total && sectionSum({ ...section, total }, amount);
  return sum !== undefined && sum.verdict !== "wrong";
}

/** The addends of a section counted by amount column. Those of a file with one table are patched after an edit. */
export function countedIn(table: Table, { addends }: Section): Counted {
  const width = table.columns.amounts.length;
  if (addends !== addendsOf(table)) return counted(addends, width);
  const known = lastCounted(table);
  if (known.last?.rows !== addends || known.last.columns.length !== width)
    known.last = counted(addends, width, known.last);
  return known.last;
}

const lastCounted = kept(
  (): { last: Counted | undefined } => ({ last: undefined }),
  () => {},
);

/**
 * Which addends of a section may be wrong, by their indices: units that are not what their projects come to, or have none,
 * and projects. Whatever is wrong with 合计, it is not the others'. The same set as long as it is the same addends.
 */
export function doubtedIn(table: Table, { addends }: Section): ReadonlySet<number> {
  const { entries, doubts: all } = unitRows(table);
  const doubts =
    addends === entries ? all : addends.map((entry) => isDoubted(entry, unprovenHeads(table).has(entry)));
  const known = lastDoubted.get(addends);
  if (known !== undefined && sameItems(known.doubts, doubts)) return known.doubted;
  const doubted = new Set<number>();
  for (let i = 0; i < doubts.length; i++) if (doubts[i]) doubted.add(i);
  lastDoubted.set(addends, { doubts, doubted });
  return doubted;
}
const lastDoubted = new WeakMap<
  readonly Entry[],
  { readonly doubts: readonly boolean[]; readonly doubted: ReadonlySet<number> }
>();

const unprovenHeads = perMoneyAndRows((table): ReadonlySet<Entry> => {
  const { off, bare } = ledgerOf(table);
  return new Set([...off, ...bare].flatMap((unit) => view(unit).head ?? []));
});

function isDoubted({ kind }: Entry, isUnproven: boolean): boolean {
  return isUnproven || kind === "project";
}

/** What all units add to a table, in order, whether it may be wrong, and how many of it each adds. */
const unitRows = kept(
  (): { entries: readonly Entry[]; doubts: readonly boolean[]; counts: readonly number[] } => ({
    entries: [],
    doubts: [],
    counts: [],
  }),
  (index, { from, gone, come }) => {
    const size = (counts: readonly number[]) => counts.reduce((a, b) => a + b, 0);
    const at = size(index.counts.slice(0, from));
    const left = size(index.counts.slice(from, from + gone.length));
    const added = come.map(addendsIn);
    const doubts = added.flatMap((own, i) => own.map((entry) => isDoubted(entry, isUnproven(come[i]!))));
    if (!sameItems(index.doubts.slice(at, at + left), doubts))
      index.doubts = inPlace(index.doubts, at, left, doubts);
    const isSame = gone.length === come.length && gone.every((unit, i) => sameAddends(unit, come[i]!));
    if (isSame) return;
    index.entries = inPlace(index.entries, at, left, added.flat());
    index.counts = inPlace(
      index.counts,
      from,
      gone.length,
      added.map((own) => own.length),
    );
  },
);

/** What units add to 合计, but for some of their rows. */
interface Adding {
  readonly departments: (table: Table) => ReadonlySet<Entry>;
  /** Of the whole file, whatever tables they are of. */
  readonly addends: (table: Table) => readonly Entry[];
  readonly sums: (table: Table) => readonly RunningSum[];
  /** By the units a part goes from and to: an edit of a project leaves them as they are. */
  readonly parts: (table: Table) => Map<string, Part>;
}

function addingAllBut(departments: Adding["departments"]): Adding {
  return {
    departments,
    addends: perUnits((table) => {
      const { entries } = unitRows(table);
      const heads = departments(table);
      return heads.size === 0 ? entries : entries.filter((entry) => !heads.has(entry));
    }),
    sums: perUnits((table) => {
      const { sums } = ledgerOf(table);
      return table.columns.amounts.map((_, a) => {
        const sum = include(emptySum(), sums[a] ?? emptySum(), 1);
        for (const head of departments(table)) include(sum, head.amounts[a]!, -1);
        return sum;
      });
    }),
    parts: perUnits(() => new Map()),
  };
}

const adding = addingAllBut((table) => departmentsOf(table).all);
/** The same before it is known where tables begin. */
const addingAtFirst = addingAllBut(summingUp);

/** What the units of the whole file add to 合计, whatever tables they are of. */
export const addendsOf: (table: Table) => readonly Entry[] = adding.addends;

/** The sums of it, by amount column. */
export const sumsOf: (table: Table) => readonly RunningSum[] = adding.sums;

/** Where another table of the file begins: its first unit, and the head before that. */
interface Bound {
  readonly from: number;
  readonly opening: Opening;
}

/**
 * The heads of other tables among those of pages: another title or department says it, and without these a 合计 of its
 * own that adds up.
 */
function boundsOf(table: Table): Bound[] {
  if (ledgerOf(table).isOne) return [];
  const [start, ...openings] = inOrder(table, new Set([table.units[0]!, ...ledgerOf(table).openers])).filter(
    ({ number }) => number === 0 || table.units[number + 1] !== undefined,
  );
  // Up to where each would go: to the next 合计 behind a head.
  const ends: number[] = [];
  let end = table.units.length;
  for (const { unit, number } of [...openings].reverse()) {
    ends.unshift(end);
    if (openingOf(unit)?.total) end = number + 1;
  }
  const bounds: Bound[] = [];
  let last = openingOf(start!.unit);
  for (const [i, { unit, number }] of openings.entries()) {
    const opening = openingOf(unit)!;
    const own = { from: number + 1, to: ends[i]! };
    const all = { from: bounds.at(-1)?.from ?? 0, to: own.to };
    if (!isAnother(table, last, opening, own, all)) continue;
    bounds.push({ from: own.from, opening });
    last = opening;
  }
  return bounds;
}

/** Whether a head opens another table. `own` are the units below it, `all` those with the ones of the last table. */
function isAnother(
  table: Table,
  last: Opening | undefined,
  opening: Opening,
  own: Range,
  all: Range,
): boolean {
  // A line may name the unit whose table begins: 单位名称：档案馆.
  const [before, behind] = [own.from - 1, own.from].map((u) => table.units[u]?.named || undefined);
  const differing = [
    differs(last?.title, opening.title),
    differs(last?.department, opening.department) || (opening.closes && differs(before, behind)),
  ];
  const count = differing.filter(Boolean).length;
  const { total, closes } = opening;
  if (total === undefined) return count === 2 || (count === 1 && closes);
  const isRepeated = last?.total !== undefined && sameAmounts(total, last.total);
  if (count === 0) return !isRepeated && holds(table, total, own);
  return !(isRepeated && count === 1 && holds(table, total, all));
}

function differs(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a !== b;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** Whether a 合计 is what some units come to, in every column. */
function holds(table: Table, total: Entry, range: Range): boolean {
  const { sums } = partOf(table, range, addingAtFirst);
  return total.amounts.every((amount, a) => {
    const verdict = judgeSum(amount, sums[a]!)?.verdict;
    return verdict === "equal" || verdict === "rounding";
  });
}

type Part = Pick<Section, "addends" | "sums">;

function partOf(table: Table, range: Range, { departments, addends, sums, parts }: Adding): Part {
  if (isWhole(table, range)) return { addends: addends(table), sums: sums(table) };
  const { from, to } = range;
  const known = parts(table);
  const key = `${from}-${to}`;
  let part = known.get(key);
  if (part === undefined) {
    const heads = departments(table);
    const units = table.units.slice(from, to);
    const own = units.flatMap(addendsIn).filter((entry) => !heads.has(entry));
    part = {
      addends: own,
      sums: table.columns.amounts.map((_, a) =>
        own.reduce((sum, entry) => include(sum, entry.amounts[a]!, 1), emptySum()),
      ),
    };
    known.set(key, part);
  }
  return part;
}

// What a file with one table comes to is kept, and need not be added up again.
function isWhole(table: Table, { from, to }: Range): boolean {
  return from === 0 && to === table.units.length;
}

function openIn(table: Table, range: Range): Section["open"] {
  if (isWhole(table, range)) return { has: (amount) => (ledgerOf(table).uncertain.get(amount) ?? 0) > 0 };
  return new Set(
    table.units.slice(range.from, range.to).flatMap((unit) => {
      const { head, uncertain, isUnread } = view(unit);
      return isUnread || head === undefined || head.layout.placement.lost.length > 0 ? [...uncertain] : [];
    }),
  );
}
