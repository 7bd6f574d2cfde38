import { amountSpan, type Entry } from "../../model/entry.ts";
import { unitNumber } from "../../model/kept.ts";
import { amountDue, lackOf, ledgerOf, offUnits } from "../../model/ledger.ts";
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
import { rowSum } from "../../model/row-sums.ts";
import type { Table } from "../../model/table.ts";
import { isClosed, titleOf, type Unit, view } from "../../model/unit.ts";
import type { Row } from "../../syntax/table.ts";
import { contentLength } from "../../text.ts";
import type { Fix, RowEdit } from "../rule.ts";
import { type Explanation, relatedRows, relatedTo, silent } from "./explanation.ts";

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
    const rows = likeliest(table, giver, home, (project) =>
      wanted.every((amount, c) => isNear(project.amounts[c]?.value ?? zero, amount)),
    );
    const [row] = rows;
    const exchanged = row === undefined ? exchangedBy(giver, home, wanted) : undefined;
    if (exchanged !== undefined) {
      const [one, two] = exchanged;
      const words = {
        zh: `“${one.name}”与“${two.name}”互换了单位，或互换了金额`,
        en: `${one.name} and ${two.name} stand under each other's units`,
      };
      return { words, related: relatedRows(exchanged, column, words), fixes: exchanging(one, two) };
    }
    if (row === undefined) {
      const isExchanged = view(other).head!.amounts.every((amount, c) =>
        isNear(amount.value ?? zero, amountDue(unit, c)),
      );
      if (isExchanged) return exchangedRows(unit, other, column);
      continue;
    }
    const name = titleOf(home);
    const isOne = rows.length === 1;
    const place = isClosed(view(home)) ? `应归入“${name}”` : `应在“${name}”之下`;
    const words = {
      zh: `${quotedNames(rows)}${isOne ? "" : "之一"}${place}`,
      en: `${isOne ? row.name : `one of ${rows.length}, as ${row.name},`} belongs under ${name}`,
    };
    const related = relatedTo(
      rows.map((one) => [one, one.row]),
      column,
      words,
    );
    return { words, related, fixes: rows.flatMap((one) => moving(one, giver, home)) };
  }
  return silent;
}

// The projects of a unit that may be another's: one that has its name, or stands at its border, before all others.
function likeliest(
  table: Table,
  giver: Unit,
  home: Unit,
  isIt: (project: Entry) => boolean,
): readonly Entry[] {
  const { projects } = view(giver);
  const found = projects.filter(isIt);
  const { name } = view(home);
  const own = found.filter((project) => name !== "" && project.name.includes(name));
  if (own.length === 1) return own;
  if (found.length < 2) return found;
  const away = unitNumber(table, home) - unitNumber(table, giver);
  const border = away === 1 ? projects.at(-1) : away === -1 ? projects[0] : undefined;
  return border !== undefined && found.includes(border) ? [border] : found.slice(0, MOST_NAMED);
}
const MOST_NAMED = 5;

function quotedNames(rows: readonly Entry[]): string {
  return rows.map(({ name }) => `“${name}”`).join("、");
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

/** With more units wrong than this the table has other troubles. */
export const MOST_UNITS = 50;

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

// The row goes behind the last project of the unit that lacks it: where nothing belongs to either that stands below it.
function moving(row: Entry, giver: Unit, home: Unit): Fix[] {
  const { head, projects } = view(home);
  const last = projects.at(-1) ?? head!;
  if (!isAlone(giver, row) || !isAlone(home, last)) return [];
  const title = {
    zh: `把“${row.name}”${isClosed(view(home)) ? `移入“${titleOf(home)}”` : `移到“${titleOf(home)}”之下`}`,
    en: `Move ${row.name} under ${titleOf(home)}`,
  };
  const out = { row: row.row, from: 0, to: row.row.text.length, insert: "" };
  return [{ title, edits: [out, behind(last.row, row.row)] }];
}

// What writes a row behind another, each on its line.
function behind(last: Row, { text }: Row): RowEdit {
  const [said, end] = [contentLength(last.text), last.text.length];
  const line = text.slice(0, contentLength(text));
  if (said < end) return { row: last, from: end, to: end, insert: line + last.text.slice(said) };
  return { row: last, from: end, to: end, insert: (text.slice(line.length) || "\n") + line };
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
