import { madeAt } from "../../list.ts";
import type { Entry } from "../../model/entry.ts";
import { kept, unitNumber } from "../../model/kept.ts";
import { amountDue, lackOf, strangersIn } from "../../model/ledger.ts";
import { compare, type Decimal, isZero, negated, subtract, zero } from "../../model/money.ts";
import { sumRow, sumsOf } from "../../model/sum-row.ts";
import type { Table } from "../../model/table.ts";
import { isClosed, titleOf, type Unit, view } from "../../model/unit.ts";
import type { Fix } from "../rule.ts";
import { type Explanation, relatedRows, relatedTo, silent } from "./explanation.ts";

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

/** Explains a unit's total by a project that is another unit's, and stands there too: pasted once more, it makes this one too little. */
export function explainCopied(table: Table, unit: Unit): Explanation {
  const extra = lackOf(unit).map(negated);
  if (extra.length === 0 || extra.every(isZero)) return silent;
  const copy = view(unit).projects.find((project) => isWorth(project, extra));
  const owner = copy && ownerBesides(table, unit, copy);
  if (copy === undefined || owner === undefined) return silent;
  const [name, whose] = [copy.name, view(owner).name];
  const words = {
    zh: `“${name}”是“${whose}”的项目，那里也有这一行，多半是误贴`,
    en: `${name} is a project of ${whose} and stands there too: it was pasted by mistake`,
  };
  const title = { zh: `从这里删去“${name}”`, en: `Remove ${name} from here` };
  const edits = [{ row: copy.row, from: 0, to: copy.row.text.length, insert: "" }];
  return { words, related: relatedTo([[copy, copy.row]], 0, words), fixes: [{ title, edits }] };
}

// The first of the other units that have the project.
function ownerBesides(table: Table, unit: Unit, project: Entry): Unit | undefined {
  const others = [...(ownersIn(table).get(keyOf(project)) ?? [])].filter((other) => other !== unit);
  return others.reduce<Unit | undefined>(
    (first, one) => (first && unitNumber(table, first) < unitNumber(table, one) ? first : one),
    undefined,
  );
}

/**
 * Explains a unit's total by projects that stand right above its row, and make up what it has too much: under no unit's, or
 * under another's whose row is right without them.
 */
export function explainOrphans(table: Table, unit: Unit): Explanation {
  const above = table.units[unitNumber(table, unit) - 1];
  const { head, name } = view(unit);
  if (above === undefined || head === undefined || isClosed(view(unit))) return silent;
  // Asked at every edit: a unit that adds up has nobody else's.
  if (view(above).head !== undefined && lackOf(above).every(isZero)) return silent;
  const orphans = lastOf(view(above).projects, lackOf(unit));
  const [first] = orphans;
  if (first === undefined) return silent;
  if (view(above).head !== undefined && strangersIn(view(above))?.[0] !== first) return silent;
  const count = orphans.length > 1 ? `等 ${orphans.length} 个项目` : "";
  const words = {
    zh: `“${first.name}”${count}应在“${name}”之下`,
    en: `${first.name}${orphans.length > 1 ? ` and ${orphans.length - 1} more` : ""} should stand below ${name}`,
  };
  const isAlone = orphans.every((entry, i) => {
    const { at } = view(above);
    return at.get(entry) === above.rows.length - orphans.length + i;
  });
  const { text } = head.row;
  const title = { zh: `把单位行“${name}”移到这些项目之上`, en: `Move the row of ${name} above them` };
  const edits = [
    { row: first.row, from: 0, to: 0, insert: text },
    { row: head.row, from: 0, to: text.length, insert: "" },
  ];
  return {
    words,
    related: relatedRows(orphans, 0, words),
    fixes: isAlone && /[\r\n]$/.test(text) ? [{ title, edits }] : [],
  };
}

// The last of some projects that come to an amount in every column; none where none do.
function lastOf(projects: readonly Entry[], wanted: readonly Decimal[]): readonly Entry[] {
  const left = [...wanted];
  if (left.length === 0 || left.every(isZero)) return [];
  for (let i = projects.length - 1; i >= Math.max(0, projects.length - MOST_ORPHANS); i--) {
    for (const [c, { value }] of projects[i]!.amounts.entries()) left[c] = subtract(left[c]!, value ?? zero);
    if (left.every(isZero)) return projects.slice(i);
  }
  return [];
}
const MOST_ORPHANS = 50;

function isWorth({ amounts }: Entry, wanted: readonly Decimal[]): boolean {
  return amounts.every(({ value }, c) => compare(value ?? zero, wanted[c]!) === 0);
}

// The units that have a project of a name and these amounts.
const ownersIn = kept(
  () => new Map<string, Set<Unit>>(),
  (owners, { gone, come }) => {
    for (const unit of gone)
      for (const key of keysIn(unit)) {
        const known = owners.get(key);
        known?.delete(unit);
        if (known?.size === 0) owners.delete(key);
      }
    for (const unit of come)
      for (const key of keysIn(unit)) madeAt(owners, key, () => new Set<Unit>()).add(unit);
  },
);

function keysIn(unit: Unit): readonly string[] {
  const { head, projects } = view(unit);
  return head === undefined ? [] : projects.map(keyOf);
}

function keyOf(project: Entry): string {
  const amounts = project.amounts.map(({ value }) => (value ? `${value.units}e${value.decimals}` : ""));
  return [project.name, ...amounts].join("\t");
}

// The row of a department's own projects, right below its own.
function ownRow(unit: Unit): Fix[] {
  const { head, name } = view(unit);
  const { row, layout, amounts } = head!;
  if (isClosed(view(unit)) || !/[\r\n]$/.test(row.text)) return [];
  const sums = amounts.map((_, c) => amountDue(unit, c));
  const end = /[\r\n]+$/.exec(row.text)![0];
  const title = { zh: `补上“${name}本级”一行`, en: `Insert a row ${name}本级` };
  const at = row.text.length;
  const insert = sumRow(layout.columns, `${name}本级`, sums) + end;
  return [{ title, edits: [{ row, from: at, to: at, insert }] }];
}

/** Puts a unit's row above projects that none has; what the unit is called is left to be written. */
export function rowAbove(projects: readonly Entry[]): Fix[] {
  const [first, ...more] = projects;
  if (first === undefined) return [];
  const { row, layout, name } = first;
  const [end] = /[\r\n]+$/.exec(row.text) ?? ["\n"];
  const title = { zh: `在“${name}”之前补上单位行`, en: `Insert a unit's row before ${name}` };
  const insert = sumRow(layout.columns, "单位名称", sumsOf([first, ...more])) + end;
  return [{ title, edits: [{ row, from: 0, to: 0, insert }] }];
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
