import type { Localized } from "../../locale.ts";
import { amountSpan, type Entry, nameOf } from "../../model/entry.ts";
import { unitNumber } from "../../model/kept.ts";
import { lackOf, ledgerOf, perMoney, perMoneyAndRows, strangersIn } from "../../model/ledger.ts";
import {
  absolute,
  compare,
  type Decimal,
  formatted,
  isZero,
  negated,
  subtract,
  zero,
} from "../../model/money.ts";
import { departmentsOf, type Section, type Totalled, totalledIn } from "../../model/sections.ts";
import { emptySum, include, judgeSum, rowSum } from "../../model/sums.ts";
import type { Table } from "../../model/table.ts";
import { isClosed, type Unit, type UnitView, view } from "../../model/unit.ts";
import type { Fix, Related, RowEdit } from "../rule.ts";
import { explainOrphans } from "./explain-strays.ts";
import { type Addends, combined, type Explanation, relatedTo, silent } from "./explanation.ts";

/**
 * Explains a unit's total by a project that stands under another unit: what one has too much and the other lacks is
 * just what a row has.
 */
export function explainElsewhere(table: Table, unit: Unit, column: number): Explanation {
  const { off } = ledgerOf(table);
  const own = lackOf(unit);
  if (!off.has(unit) || off.size > MOST_UNITS || isZero(own[column] ?? zero)) return silent;
  for (const other of offUnits(table)) {
    const theirs = lackOf(other);
    if (other === unit || !own.every((amount, c) => isNear(amount, negated(theirs[c]!)))) continue;
    const [giver, home] = compare(own[column]!, zero) > 0 ? [other, unit] : [unit, other];
    const wanted = lackOf(home);
    const row = view(giver).projects.find(({ amounts }) =>
      wanted.every((amount, c) => isNear(amounts[c]?.value ?? zero, amount)),
    );
    const exchanged = row === undefined ? exchangedBy(giver, home, wanted) : undefined;
    if (exchanged !== undefined) {
      const [one, two] = exchanged;
      const words = {
        zh: `“${nameOf(one)}”与“${nameOf(two)}”互换了单位`,
        en: `${nameOf(one)} and ${nameOf(two)} stand under each other's units`,
      };
      return { words, related: relatedRows(exchanged, column, words), fixes: exchanging(one, two) };
    }
    if (row === undefined) {
      const isExchanged = view(other).head!.amounts.every((amount, c) =>
        isNear(amount.value ?? zero, sumIn(unit, c)),
      );
      if (isExchanged) return exchangedRows(unit, other, column);
      continue;
    }
    const name = titleOf(home);
    const words = {
      zh: `“${nameOf(row)}”${isClosed(view(home)) ? `应归入“${name}”` : `应在“${name}”之下`}`,
      en: `${nameOf(row)} belongs under ${name}`,
    };
    return { words, related: relatedTo([[row, row.row]], column, words), fixes: moving(row, giver, home) };
  }
  return silent;
}

/** Explains a unit's total by that of another unit, which lacks what this one has too much, where each project adds up. */
export function explainEven(table: Table, unit: Unit, column: number): Explanation {
  const own = lackOf(unit);
  const { off } = ledgerOf(table);
  if (!off.has(unit) || off.size > MOST_UNITS || isZero(own[column] ?? zero)) return silent;
  const other = offUnits(table).find(
    (one) => one !== unit && own.every((amount, c) => isNear(amount, negated(lackOf(one)[c]!))),
  );
  const isWhole = (one: Unit) => view(one).projects.every((project) => rowSum(project)?.verdict !== "wrong");
  if (other === undefined || !isWhole(unit) || !isWhole(other)) return silent;
  return compare(own[column]!, zero) > 0 ? evenedOut(other, unit, column) : evenedOut(unit, other, column);
}

// Each of two rows in the other's place.
function exchanging(one: Entry, two: Entry): Fix[] {
  const [a, b] = [one.row, two.row];
  if (![a, b].every(({ text }) => /[\r\n]$/.test(text))) return [];
  const title = { zh: "把这两行对调", en: "Exchange the two rows" };
  const edits = [
    { row: a, from: 0, to: a.text.length, insert: b.text },
    { row: b, from: 0, to: b.text.length, insert: a.text },
  ];
  return [{ title, edits }];
}

function relatedRows(entries: readonly Entry[], column: number, words: Localized): Related[] {
  return relatedTo(
    entries.map((entry) => [entry, entry.row]),
    column,
    words,
  );
}

// What one unit's row has too much another's lacks, and no project is it.
function evenedOut(giver: Unit, home: Unit, column: number): Explanation {
  const [less, more] = [titleOf(giver), titleOf(home)];
  const amount = formatted(absolute(lackOf(home)[column]!));
  const words = {
    zh: `单位行“${more}”多 ${amount}、“${less}”少 ${amount}，正好相抵`,
    en: `the row of ${more} has ${amount} too much and that of ${less} as much too little`,
  };
  const heads = [home, giver].map((unit) => view(unit).head!);
  return {
    words,
    related: relatedRows(heads, column, words),
    fixes: [],
  };
}

/**
 * Explains a unit's total that is what its projects and the units right below it come to: a department with projects of its
 * own, whose row for those is missing.
 */
export function explainHolding(table: Table, unit: Unit): Explanation {
  const below = unitsHeld(table, unit);
  if (below.length === 0) return silent;
  const [first, last] = [titleOf(below[0]!), titleOf(below.at(-1)!)];
  const [whose, of] =
    below.length === 1
      ? [`“${first}”`, first]
      : [`“${first}”至“${last}”${below.length} 个单位`, `${first} to ${last}`];
  const words = {
    zh: `本行包含了下面的${whose}，本级项目之上漏了本级的单位行`,
    en: `this row holds ${of} below it, and a row for its own projects is missing`,
  };
  const heads = below.map((one) => view(one).head!);
  return {
    words,
    related: relatedRows(heads, 0, words),
    fixes: ownRow(unit),
  };
}

// The row of a department's own projects, right below its own.
function ownRow(unit: Unit): Fix[] {
  const { head, name } = view(unit);
  const { row, layout, amounts } = head!;
  const { columns } = layout;
  if (isClosed(view(unit)) || !/[\r\n]$/.test(row.text)) return [];
  const cells = columns.list.map(() => "");
  cells[columns.name] = `${name}本级`;
  for (const [c] of amounts.entries()) {
    const sum = sumIn(unit, c);
    cells[columns.amounts[c]!] = isZero(sum) ? "" : formatted(sum);
  }
  const end = /[\r\n]+$/.exec(row.text)![0];
  const title = { zh: `补上“${name}本级”一行`, en: `Insert a row ${name}本级` };
  const at = row.text.length;
  return [{ title, edits: [{ row, from: at, to: at, insert: cells.join("\t") + end }] }];
}

// The units right below one that come to just what its row has too much; none where there are no such units.
function unitsHeld(table: Table, unit: Unit): readonly Unit[] {
  const left = [...lackOf(unit)];
  if (left.every(isZero) || left.some((amount) => compare(amount, zero) < 0)) return [];
  const held: Unit[] = [];
  for (let i = unitNumber(table, unit) + 1; i < table.units.length && held.length < MOST_HELD; i++) {
    const below = table.units[i]!;
    const { head, projects } = view(below);
    if (head === undefined || projects.length === 0) return [];
    held.push(below);
    for (const [c, amount] of left.entries()) left[c] = subtract(amount, head.amounts[c]!.value ?? zero);
    if (left.every(isZero)) return held;
    if (left.some((amount) => compare(amount, zero) < 0)) return [];
  }
  return [];
}
const MOST_HELD = 500;

// What a unit's projects come to in a column.
function sumIn(unit: Unit, column: number): Decimal {
  return subtract(view(unit).head!.amounts[column]!.value ?? zero, lackOf(unit)[column]!);
}

// The rows of two units that have each what the other's projects come to.
function exchangedRows(unit: Unit, other: Unit, column: number): Explanation {
  const heads = [unit, other].map((one) => view(one).head!);
  const [one, two] = [titleOf(unit), titleOf(other)];
  const words = {
    zh: `单位行“${one}”与“${two}”的金额写反`,
    en: `the amounts of the rows of ${one} and ${two} are exchanged`,
  };
  const edits = heads.flatMap((head, i): RowEdit[] => {
    const from = heads[1 - i]!;
    return head.amounts.flatMap((_, c): RowEdit[] => {
      const [here, there] = [amountSpan(head, c), amountSpan(from, c)];
      return here && there
        ? [{ ...here, row: head.row, insert: from.row.text.slice(there.from, there.to) }]
        : [];
    });
  });
  const title = { zh: "把两行的金额对调", en: "Exchange the amounts of both rows" };
  const isWhole = edits.length === 2 * heads[0]!.amounts.length;
  return {
    words,
    related: relatedRows(heads, column, words),
    fixes: isWhole ? [{ title, edits }] : [],
  };
}

// The one project of each of two units that would make both right in the other's place.
function exchangedBy(giver: Unit, home: Unit, wanted: readonly Decimal[]): [Entry, Entry] | undefined {
  const [ours, theirs] = [view(giver).projects, view(home).projects];
  if (ours.length * theirs.length > MOST_PAIRS) return undefined;
  const found: [Entry, Entry][] = [];
  for (const one of ours)
    for (const other of theirs) {
      const isIt = wanted.every((amount, c) =>
        isNear(subtract(one.amounts[c]?.value ?? zero, other.amounts[c]?.value ?? zero), amount),
      );
      if (isIt) found.push([one, other]);
    }
  return found.length === 1 ? found[0] : undefined;
}
const MOST_PAIRS = 10_000;

// The row goes behind the last project of the unit that lacks it: where nothing belongs to either that stands below it.
function moving(row: Entry, giver: Unit, home: Unit): Fix[] {
  const { head, projects } = view(home);
  const last = projects.at(-1) ?? head!;
  const isWhole = [row, last].every((entry) => /[\r\n]$/.test(entry.row.text));
  if (!isWhole || !isAlone(giver, row) || !isAlone(home, last)) return [];
  const { text } = row.row;
  const end = last.row.text.length;
  const title = {
    zh: `把“${nameOf(row)}”${isClosed(view(home)) ? `移入“${titleOf(home)}”` : `移到“${titleOf(home)}”之下`}`,
    en: `Move ${nameOf(row)} under ${titleOf(home)}`,
  };
  return [
    {
      title,
      edits: [
        { row: row.row, from: 0, to: text.length, insert: "" },
        { row: last.row, from: end, to: end, insert: text },
      ],
    },
  ];
}

// What a unit is called: 小计 below its projects is its row, and no name.
function titleOf(unit: Unit): string {
  const { head, name } = view(unit);
  return name || nameOf(head!);
}

// Whether a unit ends with a row, or goes on with its next project or what they come to.
function isAlone(unit: Unit, entry: Entry): boolean {
  const { at, entries, projects, head } = view(unit);
  const next = at.get(entry)! + 1;
  return (
    projects.includes(entries.get(next)!) ||
    entries.get(next) === head ||
    unit.rows.slice(next).every(({ kind }) => kind === "blank")
  );
}

// Each of both sums may be rounded.
function isNear(a: Decimal, b: Decimal): boolean {
  const decimals = Math.max(a.decimals, b.decimals);
  return compare(absolute(subtract(a, b)), { units: 2n, decimals }) <= 0;
}

/** With more units wrong than this the table has other troubles. */
const MOST_UNITS = 50;

/**
 * Explains a unit's total that the projects next to it come to in every column: what stands beyond them, `least` projects
 * or more, is another unit's, whose row is missing.
 */
export function explainSplit(unit: UnitView, rowOf: Addends["rowOf"], least: number): Explanation {
  const strangers = strangersIn(unit);
  if (strangers === undefined || strangers.length < least) return silent;
  const [next] = strangers as readonly [Entry];
  const name = nameOf(next);
  const lost = isClosed(unit)
    ? { zh: "之后漏了小计行", en: `the 小计 behind ${name} is missing` }
    : { zh: "之前漏了单位行", en: `the row of the unit before ${name} is missing` };
  const words =
    strangers.length === 1
      ? { zh: `漏加了“${name}”，或它${lost.zh}`, en: `${name} was left out, or ${lost.en}` }
      : { zh: `“${name}”${lost.zh}`, en: lost.en };
  return { words, related: relatedTo([[next, rowOf(next)]], 0, words), fixes: [] };
}

/**
 * Whether the units' own rows are what is wrong: with the sums of their projects in their place the section's 合计 adds
 * up. Says of which units, for an amount column.
 */
export function explainUnits(table: Table, section: Section | undefined, column: number): Explanation {
  return (section && unitsExplained(table).get(section)?.[column]) ?? silent;
}

const unitsExplained = perMoney((table): ReadonlyMap<Section, readonly Explanation[]> => {
  if (ledgerOf(table).off.size > MOST_UNITS) return new Map();
  return new Map(
    totalledIn(table).map((section) => [
      section,
      table.columns.amounts.map((_, column) => unitsOfColumn(table, section, column)),
    ]),
  );
});

function unitsOfColumn(table: Table, { total, sums, from, to }: Totalled, column: number): Explanation {
  const departments = departmentsOf(table).all;
  const off = offUnits(table).filter((unit) => {
    const number = unitNumber(table, unit);
    const isHere = number >= from && number < to && !departments.has(view(unit).head!);
    return isHere && !isZero(lackOf(unit)[column] ?? zero);
  });
  // 合计 that agrees with the units' rows as they are speaks for them, and not for their projects.
  if (off.length === 0 || judgeSum(total.amounts[column]!, sums[column]!)?.verdict !== "wrong") return silent;
  const sum = include(emptySum(), sums[column]!, 1);
  for (const unit of off) {
    const head = view(unit).head!;
    const amount = head.amounts[column]!;
    include(sum, amount, -1);
    include(sum, { value: subtract(amount.value ?? zero, lackOf(unit)[column]!), fault: undefined }, 1);
  }
  if (judgeSum(total.amounts[column]!, sum)?.verdict === "wrong") return silent;
  const [only] = off;
  // How rows stand that add nothing is nothing to a total: only the unit's own finding knows whether its row can be moved.
  const strays =
    only && off.length === 1
      ? [explainHolding(table, only), { ...explainOrphans(table, only), fixes: [] }]
      : [];
  const stray = strays.find(({ words }) => words.zh !== "");
  if (stray !== undefined) return stray;
  const splits = off.map((unit) => explainSplit(view(unit), ({ row }) => row, 1));
  if (splits.every(({ words }) => words.zh !== "")) return combined(splits);
  const heads = off.map((unit) => view(unit).head!);
  const names = off.map(titleOf);
  const words = {
    zh: `单位行${names.map((name) => `“${name}”`).join("、")}写错，按其项目之和计算则合计无误`,
    en: `the row of ${names.join(", ")} is wrong: with the sum of its projects the total is right`,
  };
  return {
    words,
    related: relatedRows(heads, column, words),
    fixes: [],
  };
}

const offUnits = perMoneyAndRows((table): readonly Unit[] =>
  [...ledgerOf(table).off].sort((a, b) => unitNumber(table, a) - unitNumber(table, b)),
);
