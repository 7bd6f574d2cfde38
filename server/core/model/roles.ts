import { beginsIndicators, type Row } from "../syntax/table.ts";
import { contentLength } from "../text.ts";
import { isBlankMoney } from "./amounts.ts";
import { type Columns, hasSplitIndicators } from "./columns.ts";
import { isCutOff, wordCutAt } from "./cut-name.ts";
import { goesOnAfter, isOfIndicators } from "./cut-text.ts";
import { distance, firstDifference } from "./distance.ts";
import { cellAt, type Entry, readFirst, sameAmounts, textAt } from "./entry.ts";
import { beginsCoded } from "./entry-kind.ts";
import { halves } from "./halves.ts";
import { isHeader } from "./header-row.ts";
import type { Indicator } from "./indicator.ts";
import { FOOTER, isOfSheet } from "./margin.ts";
import { type Amount, compare, type Decimal, isZero, subtract, zero } from "./money.ts";
import { isProjectName, isUnitName, plainTitle, tellsApart } from "./naming.ts";
import { ordinalOf } from "./ordinal.ts";
import { others } from "./others.ts";
import { indicatorsOf, isSecret, isWithheld } from "./project.ts";

/** What a row is to those before it: one without goal and indicators, or the rest of one. */
export type Role = "head" | "repeat" | "rest" | "part" | "other" | "broken" | "torn" | "caption" | "subtotal";

/** Tells rows that follow each other apart, from a unit's row on; undefined for one that has goal or indicators, or adds nothing. */
export function roles(columns: Columns): (row: Row, next?: Row) => Role | undefined {
  const course: Course = {
    head: undefined,
    left: nothingLeft,
    partDepth: undefined,
    unshared: zero,
    isBehindHead: false,
    wasItem: false,
    last: undefined,
  };
  const other = others(columns);
  const halfOf = halves();
  return (row, next) => {
    if (other.holds(row, course.head !== undefined)) return "other";
    if (isTelling(row)) course.isBehindHead = true;
    if (row.kind !== "cells" || isHeader(row)) return undefined;
    const entry = readFirst(row, columns);
    const { kind } = entry;
    const below = next?.kind === "cells" && !isHeader(next) ? readFirst(next, columns) : undefined;
    const seen: Seen = { entry, next, below, before: course.last, isBehindHead: course.isBehindHead };
    course.isBehindHead = false;
    course.last = kind === "project" ? entry : undefined;
    const half = halfOf(entry, next, seen.before);
    if (half !== undefined) {
      course.left.take(entry);
      course.last = undefined;
      return half === "project" ? undefined : half;
    }
    const more = moreOfAbove(seen);
    if (more !== undefined) return more;
    if (kind === "project") {
      course.unshared = amountOf(entry);
      course.partDepth = undefined;
    }
    if (course.head === undefined && kind !== "bare" && kind !== "part") return undefined;
    if (kind === "project") course.left.take(entry);
    course.wasItem = isItem(course, seen);
    if (course.wasItem) return "part";
    if (kind === "bare") {
      const role = roleOfBare(course, seen);
      if (role === "head") other.begin();
      return role;
    }
    if (kind === "part") share(course, entry, depthOf(row));
    else if (kind !== "empty") course.partDepth = undefined;
    return undefined;
  };
}

/** What the rows so far come to. */
interface Course {
  /** The unit's row. */
  head: Entry | undefined;
  left: Left;
  /** How far to the right the parts of a row begin; undefined where none stand. */
  partDepth: number | undefined;
  /** What the last project, or the unit, has beyond the parts that were written below it. */
  unshared: Decimal;
  isBehindHead: boolean;
  wasItem: boolean;
  /** The last row of cells, where it is a project. */
  last: Entry | undefined;
}

/** A row between the project right above it and what stands right below it; `below` where that is a row of cells. */
interface Seen {
  readonly entry: Entry;
  readonly before: Entry | undefined;
  readonly next: Row | undefined;
  readonly below: Entry | undefined;
  /** Whether the head of a page stands before it. */
  readonly isBehindHead: boolean;
}

const amountOf = ({ amounts }: Entry): Decimal => amounts[0]?.value ?? zero;

// Where each indicator has a row of its own, the project may be said again in each.
function moreOfAbove({ entry, before }: Seen): Role | undefined {
  if (before === undefined || !isFilledDown(before, entry)) return undefined;
  if (entry.layout.columns.indicators === undefined) return saysAnother(before, entry) ? "part" : undefined;
  return goesOnWith(before, entry) ? "rest" : undefined;
}

// （1）巡检 below a project is one of its items, as with 其中; so is 2026年 before another year. One above projects is a group of
// them.
function isItem({ wasItem }: Course, { entry: { kind, name }, before, below }: Seen): boolean {
  if (kind !== "bare" || isUnitName(name)) return false;
  const isNumbered = ITEM.test(name) && (wasItem || (before !== undefined && !ITEM.test(before.name)));
  const isYear =
    YEAR.test(name) && (wasItem || (before !== undefined && below !== undefined && YEAR.test(below.name)));
  return isNumbered || isYear;
}

// A part of the last project, or of the unit.
function share(course: Course, part: Entry, depth: number | undefined): void {
  course.partDepth = depth;
  course.unshared = subtract(course.unshared, amountOf(part));
}

function roleOfBare(course: Course, seen: Seen): Role | undefined {
  const { entry } = seen;
  if (isAnotherPart(course, seen)) {
    share(course, entry, course.partDepth);
    return "part";
  }
  course.partDepth = undefined;
  const role = course.head && roleWithin(course.head, course.left, seen);
  if (role !== undefined) return role === "project" ? undefined : role;
  Object.assign(course, { head: entry, left: leftOf(entry), unshared: amountOf(entry) });
  return "head";
}

// 其中 is written once, and what else is a part stands as far to the right below it, and further than the unit.
function isAnotherPart({ head, left, partDepth, unshared }: Course, { entry, below }: Seen): boolean {
  if (partDepth === undefined) return false;
  const depth = depthOf(entry.row);
  const isDeeper = head !== undefined && depth > depthOf(head.row);
  if (depth >= partDepth && isDeeper) return true;
  // Behind 其中：设备费 what stands in the next row is of the same project: it says of which money, or what else is paid. What
  // is a unit by its name, or might be the next, has projects of its own.
  const { name } = entry;
  const amount = amountOf(entry);
  if (isZero(amount)) return false;
  if (OTHER_YEARS.test(name)) return true;
  const isOwn = !isUnitName(name) && !left.isNothing();
  if (compare(subtract(amount, unshared), ROUNDED) > 0) return isProjectName(name) && isOwn;
  const isLeader = below?.kind === "project" && compare(amountOf(below), amount) <= 0;
  return SOURCE.test(name) || !isLeader || isOwn;
}

// What a row without goal and indicators is within a unit; undefined where it is the next unit's.
function roleWithin(
  head: Entry,
  left: Left,
  { entry, before, next, below, isBehindHead }: Seen,
): Role | "project" | undefined {
  const { name } = entry;
  const isUnit = isUnitName(name);
  // Whether the unit's projects do not come to its row yet.
  const lacks = () => !left.isNothing();
  if (isAgain(entry, head) && (lacks() || isStray(entry, head, next))) return "repeat";
  const isMore = isBehindHead && isMisspelt(entry, head) && below?.kind === "project";
  if (isMore && lacks() && left.holds(below)) return "repeat";
  // A unit has amounts, or is called like one.
  if (isBlank(entry) && !isUnit) {
    const isOfName = isRestOfName(name) && lacks();
    const isOfGroup = (GROUP.test(name) || DECORATED.test(name)) && lacks();
    // Between projects it is a part of one's name, or what the lower ones are put under.
    if (below?.kind === "project" && (isBehindHead || isOfName || isOfGroup))
      return !isOfGroup && wordCutAt(before, entry, below) !== undefined ? "torn" : "caption";
    // The rest of a name that a page cut, or of the project's before it.
    if (isBehindHead) return "torn";
    const isTorn = isOfName && before !== undefined && !isProjectName(before.name);
    if (isTorn && (!isUnfinished(entry) || isCutOff(before.name, name))) return "torn";
    if (isOfGroup) return "caption";
  }
  // 一、特定目标类 within a unit that lacks some still says what the projects below it come to; else it is above the next.
  if (!isGroup(head.name) && (CATEGORY.test(name) || (isGroup(name) && lacks()))) return "subtotal";
  // What somebody just began to write is the next project of a unit that lacks some still, or whose row is whole.
  const isLast = below?.kind !== "project" && isShort(entry) && !isShort(head);
  if (!isUnit && (isLast || (isUnfinished(entry) && lacks()))) return "project";
  // 涉密项目，不予公开 is no unit, whatever it does not say.
  return isUntold(entry) ? "project" : undefined;
}

/** Whether a row is part of the head of a table or of a page: a title, a department, a money unit or a header. */
export function isTelling(row: Row): boolean {
  return row.kind === "heading" || isHeader(row);
}

/** Whether no amount is written in a row. */
export function isBlank({ amounts }: Entry): boolean {
  return isBlankMoney(amounts);
}

/**
 * Whether a line goes on with the indicators of the row above: it begins with one. Or a project's last indicator does not end
 * with 。 and the line ends another: it is the rest of it, where that lacks its value or the line begins with the end of one.
 */
export function isTail(above: Entry | undefined, { kind, text }: Row): boolean {
  if (kind !== "note" || above?.kind !== "project") return false;
  const [said, before] = [text.trim(), above.row.text.trimEnd()];
  if (beginsIndicators(said) || beginsCoded(said)) return true;
  const cell = cellAt(above, above.layout.columns.indicators);
  if (FOOTER.test(said) || cell === undefined || cell.to < before.length) return false;
  if (goesOnAfter(before, said)) return true;
  if (before.endsWith("。") || isOfSheet(said) || !isOfIndicators(said)) return false;
  const last = indicatorsOf(above).at(-1);
  if (last === undefined || last.to < contentLength(above.row.text)) return false;
  const { annual } = last;
  const isWhole = annual !== undefined && annual.from < annual.to && annual.label.from < annual.label.to;
  return !isWhole || /^[^，。；;]{0,4}。/.test(said);
}

const ITEM = /^\s*(?:[（(]\d{1,2}[）)]|\d{1,2}[)）]|[①-⑳])/;
function isUntold(entry: Entry): boolean {
  return (isSecret(entry) || isWithheld(entry.name)) && !isUnitName(entry.name);
}
const YEAR = /^\s*20\d\d年度?\s*$/;
/** Three parts that are rounded come to a little more than the whole. */
const ROUNDED: Decimal = { units: 5n, decimals: 2 };
// What was paid, or is to be paid, in other years.
const OTHER_YEARS = /^\s*(?:以前年度|以后年度|上年|往年|已安排|已拨付|累计)/;
// Of which money.
const SOURCE =
  /^\s*(?:中央|省级?|市级?|区级?|县级?|镇级|乡镇|区县|本级|上级|地方|财政|自筹|社会|单位|其他|债券|贷款)(?:专项|财政|配套|补助|资金|拨款|投入){1,4}\s*$/;

/** Whether a name is that of a group of projects: 重点项目, 市级专项资金, 一、转移支付. */
export function isCaptionName(name: string): boolean {
  return GROUP.test(name);
}
const GROUP =
  /^(?:[一二三四五六七八九十]、)?(?:中央|省级?|市级?|区级?|县级?|本级|上级|部门预算|财政|转移支付|重点|一般|专项|延续性?|一次性|经常性|常规|新增|其他|债券|基建|续建|结转|特定目标|运转|民生)+(?:资金|专项|项目|支出|补助|部分|类)*$/;

// ★重点, 【工程类】, 工程类：.
const DECORATED = /^\s*[【★☆●■◆◇▲※]|[】：:]\s*$/;

/** Whether a name is that of a numbered group of projects: 一、特定目标类, （二）其他运转类. */
export function isGroup(name: string): boolean {
  return CATEGORY.test(name) || (NUMBERED.test(name) && GROUP_WORD.test(name) && !isUnitName(name));
}
// What budgets sort all projects into.
const CATEGORY = /^\s*(?:特定目标|其他运转|一般运转|运转|人员|公用经费|部门项目)类(?:项目)?\s*$/;
const NUMBERED = /^\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])/;
const GROUP_WORD = /(?:类|类别|项目|支出|经费|资金|专项|补助|部分)$/;

// A name, and at most the first amount behind it.
function isUnfinished({ row, layout: { columns } }: Entry): boolean {
  return row.cells.length <= MOST_BEGUN && columns.list.length > 2 * MOST_BEGUN;
}
const MOST_BEGUN = 2;

function isShort({ row, layout: { columns } }: Entry): boolean {
  return row.cells.length < columns.list.length;
}

// 养护 is of 堤防巡查养护: a few words, and no group of projects.
function isRestOfName(name: string): boolean {
  return /^[\u4e00-\u9fff（）()、“”]{1,12}$/.test(name) && !GROUP.test(name);
}

// Where each indicator has a row of its own, spreadsheets repeat the project in each.
function isFilledDown(above: Entry, entry: Entry): boolean {
  const { columns } = entry.layout;
  return (
    entry.kind === "project" &&
    entry.name !== "" &&
    entry.name === above.name &&
    (columns.indicators !== undefined || hasSplitIndicators(columns)) &&
    sameAmounts(entry, above)
  );
}
// A row that was pasted twice says the same of its indicator.
function saysAnother(above: Entry, entry: Entry): boolean {
  return saysSame(above, entry, entry.layout.columns.goals) && above.row.text !== entry.row.text;
}

// Or begins with its first one again.
function goesOnWith(above: Entry, entry: Entry): boolean {
  const [last, next] = [indicatorsOf(above).at(-1), indicatorsOf(entry)[0]];
  return (
    saysSame(above, entry, entry.layout.columns.goals) &&
    last !== undefined &&
    next !== undefined &&
    numberOf(entry, next) === numberOf(above, last) + 1
  );
}

function saysSame(above: Entry, entry: Entry, columns: readonly number[]): boolean {
  return columns.every((column) => textAt(above, column) === textAt(entry, column));
}

function numberOf({ row }: Entry, { ordinal }: Indicator): number {
  return ordinalOf({ ordinal }, row.text) ?? Number.NaN;
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
  /** Whether a project has no more of any amount than the unit lacks. */
  readonly holds: (project: Entry) => boolean;
}

const nothingLeft: Left = { take: () => {}, isNothing: () => false, holds: () => false };

// Asked for at a row that may be the same unit's, which is seldom: until then nothing is added up.
function leftOf({ amounts }: Entry): Left {
  const left = amounts.map(({ value }) => value ?? zero);
  const pending: Entry[] = [];
  let hasProjects = false;
  const takeOff = () => {
    for (const project of pending.splice(0)) {
      hasProjects = true;
      for (const [a, { value }] of project.amounts.entries()) left[a] = subtract(left[a]!, value ?? zero);
    }
  };
  return {
    take: (project) => pending.push(project),
    isNothing() {
      takeOff();
      return hasProjects && left.every(isZero);
    },
    holds(project) {
      takeOff();
      return project.amounts.every(({ value }, a) => compare(value ?? zero, left[a]!) <= 0);
    },
  };
}

// Pages repeat the row of the unit that goes on, with or without its amounts.
function isAgain(entry: Entry, head: Entry): boolean {
  if (plainUnit(entry.name) !== plainUnit(head.name)) return false;
  if (isBlank(entry)) return true;
  const isSame = ({ value }: Amount, a: number) =>
    compare(value ?? zero, head.amounts[a]!.value ?? zero) === 0;
  if (entry.amounts.every((amount, a) => amount.fault === undefined && isSame(amount, a))) return true;
  // With one amount mistyped it is the same row still.
  const written = entry.amounts.flatMap((amount, a) =>
    amount.value === undefined ? [] : [isSame(amount, a)],
  );
  return written.length > 2 && written.filter((same) => !same).length === 1 && sameBlanks(entry, head);
}

/** Whether a row is a unit's once more with its name one character off, that does not tell units apart: its amounts are the same. */
export function isMisspelt(entry: Entry, head: Entry): boolean {
  const [name, usual] = [plainUnit(entry.name), plainUnit(head.name)];
  if (name.length !== usual.length || distance(name, usual, 1) !== 1) return false;
  const at = firstDifference(name, usual);
  return !tellsApart(name[at]! + usual[at]!) && !isBlank(entry) && sameAmounts(entry, head);
}

function sameBlanks(a: Entry, b: Entry): boolean {
  return a.amounts.every(({ value }, i) => (value === undefined) === (b.amounts[i]!.value === undefined));
}

// A unit's row pasted once more, with no project below it: right above another row of a unit, 合计, a note or nothing.
function isStray({ row, layout }: Entry, head: Entry, next: Row | undefined): boolean {
  if (row.text.trim() !== head.row.text.trim()) return false;
  if (next === undefined) return true;
  if (next.kind === "heading" || isHeader(next)) return false;
  return next.kind !== "cells" || readFirst(next, layout.columns).kind === "bare";
}

function plainUnit(name: string): string {
  return plainTitle(name).replace(/[:：]$/, "");
}
