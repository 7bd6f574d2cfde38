import type { Row } from "../syntax/table.ts";
import { type Counted, counted } from "./counted.ts";
import type { Entry } from "./entry.ts";
import { inPlace, kept, unitNumber, unitOf } from "./kept.ts";
import { addendsIn, departmentsOf, ledgerOf, openingOf, perMoney, perUnits, sameAddends } from "./ledger.ts";
import { compare } from "./money.ts";
import { emptySum, include, judgeSum, type RunningSum, type Sum } from "./sums.ts";
import { type Table, view } from "./table.ts";
import type { Unit } from "./unit.ts";

/** A 合计 with what it adds up. A file has one, or one for each of the tables that were put into it. */
export interface Section {
  readonly total: Entry;
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

/** Every 合计 that has rows of its own to add up, in order; one that is only written once more has none. */
export const sectionsOf: (table: Table) => readonly Section[] = perMoney((table) => {
  const [first, ...more] = [...ledgerOf(table).withTotals]
    .map((unit) => ({ unit, number: unitNumber(table, unit) }))
    .sort((a, b) => a.number - b.number);
  const total = first && view(first.unit).totals[0];
  if (total === undefined) return [];
  const openings = more.flatMap(({ unit, number }) => {
    const opening = openingOf(unit)?.total;
    const opens = opening && table.units[number + 1]?.hasHead && !sameAmounts(opening, total);
    return opens ? [{ total: opening, from: number + 1 }] : [];
  });
  if (openings.length === 0) return [{ total, from: 0, to: table.units.length, ...wholeOf(table) }];
  return [{ total, from: 0 }, ...openings].map((one, i) => {
    const to = openings[i]?.from ?? table.units.length;
    const open = new Set(table.units.slice(one.from, to).flatMap(openIn));
    return { ...one, to, open, ...partOf(table, one.from, to) };
  });
});

/** The section that adds up a unit, by the unit's number; undefined in a table without 合计. */
export function sectionAt(table: Table, unit: number): Section | undefined {
  const sections = sectionsOf(table);
  let low = 0;
  let high = sections.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (sections[middle]!.from <= unit) low = middle;
    else high = middle - 1;
  }
  return sections[low];
}

/** The section in whose table a row stands: its title and header stand before its 合计. */
export function sectionOfRow(table: Table, row: Row): Section | undefined {
  const unit = unitOf(table, row)!;
  const number = unitNumber(table, unit);
  const opening = openingOf(unit);
  const next = opening && sectionAt(table, number + 1);
  const isAhead = next !== undefined && next.total === opening?.total && opening.head.includes(row);
  return isAhead ? next : sectionAt(table, number);
}

/** Where the tables of a file begin: the same as long as every row stands in the same one. */
export const bordersOf: (table: Table) => string = perMoney((table) =>
  sectionsOf(table)
    .map(({ from }) => `${from}-${from === 0 ? 0 : openingOf(table.units[from - 1]!)?.head.length}`)
    .join(" "),
);

/** The 合计 of a file that has one; undefined where there is none, and where there are several tables. */
export function grandTotal(table: Table): Entry | undefined {
  const [first, second] = sectionsOf(table);
  return second === undefined ? first?.total : undefined;
}

/**
 * 合计 against what it adds up in one amount column; undefined where there is nothing below it, where a lost cell leaves
 * the column open, and where an amount cannot be read.
 */
export function sectionSum({ total, addends, sums, open }: Section, amount: number): Sum | undefined {
  const { columns, placement } = total.layout;
  if (addends.length === 0 || open.has(amount)) return undefined;
  if (placement.lost.includes(columns.amounts[amount]!)) return undefined;
  return judgeSum(total.amounts[amount]!, sums[amount]!);
}

/** The addends of a section counted by amount column. */
export function countedIn(table: Table, { addends }: Section): Counted {
  if (addends === addendsOf(table)) return countedOf(table);
  return counted(addends, table.columns.amounts.length);
}

/** What the units of the whole file add to 合计, whatever tables they are of. */
export const addendsOf: (table: Table) => readonly Entry[] = perUnits((table) => {
  const departments = departmentsOf(table);
  const { entries } = unitRows(table);
  return departments.size === 0 ? entries : entries.filter((entry) => !departments.has(entry));
});

/** What all units add to a table, in order, and how many of it each adds. */
const unitRows = kept(
  (): { entries: readonly Entry[]; counts: readonly number[] } => ({ entries: [], counts: [] }),
  (index, { from, gone, come }) => {
    const isSame = gone.length === come.length && gone.every((unit, i) => sameAddends(unit, come[i]!));
    if (isSame) return;
    const size = (counts: readonly number[]) => counts.reduce((a, b) => a + b, 0);
    const at = size(index.counts.slice(0, from));
    const left = size(index.counts.slice(from, from + gone.length));
    const added = come.map(addendsIn);
    index.entries = inPlace(index.entries, at, left, added.flat());
    index.counts = inPlace(
      index.counts,
      from,
      gone.length,
      added.map((own) => own.length),
    );
  },
);

const countedOf: (table: Table) => Counted = perUnits((table, last) =>
  counted(addendsOf(table), table.columns.amounts.length, last),
);

/** The sums of what 合计 adds up, by amount column. */
export const sumsOf: (table: Table) => readonly RunningSum[] = perUnits((table) => {
  const { sums } = ledgerOf(table);
  const departments = departmentsOf(table);
  return table.columns.amounts.map((_, a) => {
    const sum = include(emptySum(), sums[a] ?? emptySum(), 1);
    for (const head of departments) include(sum, head.amounts[a]!, -1);
    return sum;
  });
});

type Part = Pick<Section, "addends" | "sums">;

function wholeOf(table: Table): Part & Pick<Section, "open"> {
  const { uncertain } = ledgerOf(table);
  const open = { has: (amount: number) => (uncertain.get(amount) ?? 0) > 0 };
  return { addends: addendsOf(table), sums: sumsOf(table), open };
}

function partOf(table: Table, from: number, to: number): Part {
  const known = partsOf(table);
  const key = `${from}-${to}`;
  let part = known.get(key);
  if (part === undefined) {
    const departments = departmentsOf(table);
    const units = table.units.slice(from, to);
    const addends = units.flatMap(addendsIn).filter((entry) => !departments.has(entry));
    const sums = table.columns.amounts.map((_, a) =>
      addends.reduce((sum, entry) => include(sum, entry.amounts[a]!, 1), emptySum()),
    );
    part = { addends, sums };
    known.set(key, part);
  }
  return part;
}

// By the units a part goes from and to: an edit of a project leaves them as they are.
const partsOf = perUnits((_table) => new Map<string, Part>());

function openIn(unit: Unit): number[] {
  const { head, uncertain } = view(unit);
  return head?.layout.placement.lost.length ? [...uncertain] : [];
}

function sameAmounts(a: Entry, b: Entry): boolean {
  return a.amounts.every(({ value }, i) => {
    const other = b.amounts[i]?.value;
    return value === undefined || other === undefined ? value === other : compare(value, other) === 0;
  });
}
