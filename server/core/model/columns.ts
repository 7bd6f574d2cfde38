import { sameItems } from "../list.ts";
import type { Localized } from "../locale.ts";
import { BoundedMap } from "../memo.ts";
import { ofRows, type Row } from "../syntax/table.ts";
import type { Span } from "../text.ts";
import { contentOf } from "./cell.ts";
import {
  type Alias,
  AMONG,
  aliasOf,
  type ColumnRole,
  likelyRole,
  NO_PART,
  OVER,
  PARTS,
  type PartKind,
  typoOf,
} from "./column-names.ts";
import { readAmount } from "./money.ts";

export interface Column {
  readonly role: ColumnRole;
  /** The column's usual name: what a message calls it. */
  readonly name: string;
  /** Of a part the name of the fund that contains it, and as what: 其中 need not name all there is. */
  readonly of?: string;
  readonly as?: PartKind;
}

/** The columns of a table. Equal columns are one object, so that what depends on them can be remembered. */
export interface Columns {
  readonly list: readonly Column[];
  readonly name: number;
  /** Where each row says its unit, beside the name. */
  readonly unit: number | undefined;
  /** The amount columns, total first if there is one, then the funds and their parts; indices into `list`. */
  readonly amounts: readonly number[];
  readonly total: number | undefined;
  readonly funds: readonly number[];
  /** The funds of which parts stand beside them. */
  readonly wholes: readonly Whole[];
  /** Columns that may be funds or not, as the rows will tell; indices into `list`. */
  readonly open: readonly number[];
  readonly goals: readonly number[];
  readonly indicators: number | undefined;
}

/** A fund and its parts, as indices into `amounts`. */
export interface Whole {
  readonly fund: number;
  readonly parts: readonly number[];
  /** Whether the parts are all there is of it. */
  readonly isAll: boolean;
}

/** The header of the tables this product knows best, used where a table has none. */
const usualHeader = [
  "项目名称",
  "总计",
  "财政拨款",
  "财政专户拨款",
  "其他资金",
  "绩效目标",
  "绩效指标",
] as const;

/**
 * Whether a row is a header, or one of its rows: column names are most of its cells, at least two of them known ones, and
 * none an amount. Or nothing but 合计 and 其中 stands in it, over the names below.
 */
export const isHeader: (row: Row) => boolean = ofRows.once((row: Row): boolean => {
  if (row.kind !== "cells" || row.cells.length < 2) return false;
  // A header that somebody begins to write.
  if (row.cells.length === 2) {
    const [name, total] = textsOf(row).map(aliasOf);
    return name?.role === "name" && total?.role === "total";
  }
  if (isOfGroups(row)) return true;
  // Most rows have a goal.
  if (row.cells.some(({ from, to }) => to - from > LONGEST_PADDED)) return false;
  let known = 0;
  let likely = 0;
  let filled = 0;
  for (const cell of row.cells) {
    const text = contentOf(row, cell);
    if (text === "") continue;
    filled++;
    if (text.length > LONGEST_NAME) return false;
    if (aliasOf(text) !== undefined) known++;
    else if (readAmount(text).value !== undefined) return false;
    else if (likelyRole(text) !== undefined) likely++;
  }
  return known >= 2 && (known + likely) * 2 >= filled;
});

// 小计 and 其中 below what they are of.
function isOfGroups(row: Row): boolean {
  const [first] = row.cells;
  if (first!.to > first!.from && contentOf(row, first!) !== "") return false;
  let hasAmong = false;
  for (const cell of row.cells) {
    if (cell.to - cell.from > LONGEST_GROUP) return false;
    const text = contentOf(row, cell);
    if (IS_AMONG.test(text)) hasAmong = true;
    else if (text !== "" && !SUM.test(text)) return false;
  }
  return hasAmong;
}
const LONGEST_GROUP = 12;
const LONGEST_NAME = 30;
/** The same with the blanks around it. */
const LONGEST_PADDED = 120;

/** A header and the rows behind it, into which it may go on; further rows than three say nothing. */
export type HeaderRows = readonly [Row, ...(readonly Row[])];

/** No header has more rows. */
export const MOST_HEADER_ROWS = 3;

/** The columns a header names; `undefined` for a table without one, which is read as the usual seven. */
export function columnsOf(rows: HeaderRows | undefined): Columns {
  return rows === undefined ? columnsNamed(usualHeader) : readHeader(rows).columns;
}

/** Whether what stands below a header are projects: it has a column for their goals or their indicators. */
export function headsProjects(rows: HeaderRows): boolean {
  const { goals, indicators } = columnsOf(rows);
  return goals.length > 0 || indicators !== undefined || splitIndicators(rows).length > 0;
}

/** How many rows a header has: of merged cells each of them names some. */
export function headerHeight(rows: HeaderRows): number {
  return readHeader(rows).height;
}

/** What a line end took the place of that stands within a header of one row, in a cell or between two; undefined in any other. */
export function brokenHeader(rows: HeaderRows): "" | "\t" | undefined {
  const { isBroken, cells } = readHeader(rows);
  if (!isBroken) return undefined;
  return cells.length === rows[0].cells.length + rows[1]!.cells.length ? "\t" : "";
}

/** A cell of a header: the cell's span, in which of the header's rows it stands, and as which column. */
export interface HeaderCell {
  readonly span: Span;
  readonly row: number;
  readonly name: string;
  readonly index: number;
}

/** The cells of a header, one a column: of those above each other the lower, with the name that both make. */
function headerCells(rows: HeaderRows): readonly HeaderCell[] {
  return readHeader(rows).cells;
}

interface Header {
  /** As many as it might have; those behind its last row only may be others. */
  readonly rows: readonly Row[];
  readonly height: number;
  readonly isBroken: boolean;
  readonly cells: readonly HeaderCell[];
  readonly columns: Columns;
}

// With the first row, for as long as those behind it are the same: what rows were read as depends on which object columns are.
function readHeader(rows: HeaderRows): Header {
  const seen = rows.slice(0, MOST_HEADER_ROWS);
  const slot = seen.length === 1 ? readAlone : readWithMore;
  const known = slot.get(rows[0]);
  if (known !== undefined && sameItems(known.rows, seen)) return known;
  const { height, isBroken, cells } = cellsIn(rows);
  const columns = columnsNamed(cells.map(({ name }) => name));
  const header = { rows: seen, height, isBroken, cells, columns };
  slot.set(rows[0], header);
  return header;
}
const readAlone = ofRows.slot<Header>();
const readWithMore = ofRows.slot<Header>();

function cellsIn([header, below, third]: HeaderRows): Pick<Header, "height" | "isBroken" | "cells"> {
  const cells = header.cells.map((span, index) => ({ span, row: 0, name: contentOf(header, span), index }));
  const broken = below && joined(cells, below);
  if (broken !== undefined) return { height: 2, isBroken: true, cells: broken };
  const two = below && under(cells, below, 1);
  if (two === undefined) return { height: 1, isBroken: false, cells };
  const three = third && under(two, third, 2);
  return { height: three ? 3 : 2, isBroken: false, cells: three ?? two };
}

// 财政专户 at the end of a line and 拨款 at the start of the next are one name, and neither line heads a table by itself.
function joined(cells: readonly HeaderCell[], below: Row): readonly HeaderCell[] | undefined {
  if (!isHeader(below)) return undefined;
  const last = cells.at(-1)!;
  const [first, ...more] = textsOf(below);
  const isNameOf = ({ name }: HeaderCell) => aliasOf(name)?.role === "name";
  if (!cells.some(isNameOf) || holdsProjects(cells.map(({ name }) => name)) || !holdsProjects(more))
    return undefined;
  const whole = last.name + first;
  const isWithin = aliasOf(whole) !== undefined;
  const isBetween = aliasOf(last.name) !== undefined && aliasOf(first!) !== undefined;
  if (!(isWithin || isBetween) || aliasOf(first!)?.role === "name") return undefined;
  const upper = isWithin ? [...cells.slice(0, -1), { ...last, name: whole }] : cells;
  const lower = isWithin ? more : [first!, ...more];
  const offset = isWithin ? 1 : 0;
  return [
    ...upper,
    ...lower.map((name, i) => ({
      span: below.cells[i + offset]!,
      row: 1,
      name,
      index: upper.length + i,
    })),
  ];
}

function holdsProjects(names: readonly string[]): boolean {
  return names.some((name) => /^(?:goal|indicators)$/.test(aliasOf(name)?.role ?? ""));
}

/** The cells of a header with those of the row below, where that is its next; undefined where it is not. */
function under(cells: readonly HeaderCell[], below: Row, row: number): readonly HeaderCell[] | undefined {
  if (!isHeader(below) || below.cells.length > cells.length) return undefined;
  const [above, names] = [cells.map(({ name }) => name), textsOf(below)];
  // What stands over several columns is the name of none of them: 财政拨款 over 一般公共预算 and 政府性基金.
  const isGroup = (i: number) => above[i + 1] === "" && Boolean(names[i + 1]);
  const isSame = (i: number) => !names[i] || names[i] === above[i];
  const isFree = (i: number) => isSame(i) || aliasOf(above[i]!) === undefined || isGroup(i);
  const isNext =
    names.every((_, i) => isFree(i)) &&
    names.some((_, i) => !isSame(i)) &&
    above.some((text, i) => isSame(i) && aliasOf(text) !== undefined);
  if (!isNext) return undefined;
  const both = namesUnder(above, names);
  return cells.map((cell, i) =>
    names[i] ? { span: below.cells[i]!, row, name: both[i]!, index: i } : { ...cell, name: both[i]! },
  );
}

function namesUnder(above: readonly string[], names: readonly string[]): readonly string[] {
  const seen = new Map<string, string>();
  let group = "";
  return above.map((text, i) => {
    if (!IS_AMONG.test(text)) group = text || group;
    // 小计 of 财政拨款 is 财政拨款, and that of all funds the total.
    if (names[i] && SUM.test(names[i]))
      return aliasOf(text)?.role === "fund" || OF_THIS_YEAR.test(text) ? text : "总计";
    const name = names[i] || text;
    // 一般公共预算 of this year, and of what was left over from the last.
    const before = seen.get(name);
    if (before === undefined) seen.set(name, group);
    const isTwin = Boolean(names[i]) && before !== undefined && before !== group && group !== "";
    return isTwin ? `${group}${OVER}${name}` : name;
  });
}
const SUM = /^(?:小|合)\s*计$/;
const IS_AMONG = new RegExp(`${AMONG.source}$`);

function textsOf(row: Row): string[] {
  return row.cells.map((cell) => contentOf(row, cell));
}

function columnsNamed(names: readonly string[]): Columns {
  const key = names.join("\t");
  const known = interned.get(key);
  if (known !== undefined) return known;
  const list = listed(names);
  const same = `=${keyOf(list)}`;
  const columns = interned.get(same) ?? indexed(list);
  interned.set(key, columns);
  interned.set(same, columns);
  return columns;
}

/** Equal for columns that mean the same. */
export function columnsKey({ list }: Columns): string {
  return keyOf(list);
}

function keyOf(list: Columns["list"]): string {
  return list.map(({ role, name, of = "", as = "" }) => `${role}/${name}/${of}/${as}`).join("\t");
}

/** What stands between the column names of a line that would be a header if tabs did; undefined for any other line. */
export function separatorIn(line: string): Separator | undefined {
  if (line.length > LONGEST_HEADER) return undefined;
  return SEPARATORS.find(({ pattern }) => {
    const names = line.split(pattern).map((name) => name.trim());
    const known = names.filter((name) => aliasOf(name) !== undefined).length;
    return known >= 3 && 2 * known >= names.filter((name) => name !== "").length;
  });
}

/** Something people write between cells in the place of a tab. */
export interface Separator extends Localized {
  readonly pattern: RegExp;
}

const SEPARATORS: readonly Separator[] = [
  { pattern: /[,，]/, zh: "逗号", en: "commas" },
  { pattern: /[|｜│]/, zh: "竖线", en: "bars" },
  { pattern: /[;；]/, zh: "分号", en: "semicolons" },
  { pattern: /[ \u3000\u00a0]+/, zh: "空格", en: "spaces" },
];
const LONGEST_HEADER = 400;

/** Header cells whose role another cell already holds, with the first of them. */
export function duplicateColumns(rows: HeaderRows): readonly (HeaderCell & { first: HeaderCell })[] {
  return duplicatesIn(headerCells(rows));
}

const duplicatesIn = perHeader((cells) => {
  const seen = new Map<string, HeaderCell>();
  const found: (HeaderCell & { first: HeaderCell })[] = [];
  const named = isNamed(cells.map(({ name }) => name));
  const hasCarried = cells.some(({ name }) => CARRIED.test(name));
  for (const cell of cells) {
    const alias = aliasOf(cell.name);
    // Of what is not read several columns may be of a kind: who is responsible, and whom to call.
    const isOwn =
      alias === undefined || alias.role === "other" || (hasCarried && OF_THIS_YEAR.test(bareOf(cell.name)));
    const name = isOwn ? cell.name : alias.name;
    if (name === "" || (named && bareOf(cell.name) === "项目单位")) continue;
    const first = seen.get(name);
    if (first) found.push({ ...cell, first });
    else seen.set(name, cell);
  }
  return found;
});

/** Cells of a header that name no known column: at best their place tells what they hold. */
export function unknownColumns(rows: HeaderRows): readonly HeaderCell[] {
  return unknownIn(headerCells(rows));
}

const unknownIn = perHeader((cells) => {
  const names = cells.map(({ name }) => name);
  const last = lastNamed(names);
  const likely = likelyIn(names);
  return cells.filter(
    ({ name, index }) => index <= last && aliasOf(name) === undefined && !likely.has(index),
  );
});

type Cells = readonly HeaderCell[];

// What the cells of a header say, as long as they are the same.
function perHeader<T>(compute: (cells: Cells) => T): (cells: Cells) => T {
  const known = new WeakMap<Cells, { readonly value: T }>();
  return (cells) => {
    let own = known.get(cells);
    if (own === undefined) {
      own = { value: compute(cells) };
      known.set(cells, own);
    }
    return own.value;
  };
}

/** The cells of a header that name the parts of an indicator, where each has a column of its own. */
export function splitIndicators(rows: HeaderRows): readonly HeaderCell[] {
  const parts = headerCells(rows).filter(({ name }) => SPLIT.has(aliasOf(name)?.name ?? ""));
  return parts.length > 1 ? parts : [];
}

/** Whether some of the columns are parts of an indicator. */
export function hasSplitIndicators({ list }: Columns): boolean {
  return list.some(({ name }) => SPLIT.has(name));
}
const SPLIT = new Set(["一级指标", "二级指标", "三级指标", "指标值"]);

const interned = new BoundedMap<string, Columns>(64);

const bareOf = (name: string) => name.replace(/\s/g, "");
const isNamed = (names: readonly string[]) =>
  names.some((name) => bareOf(name) !== "项目单位" && aliasOf(name)?.role === "name");

function listed(names: readonly string[]): Column[] {
  const found = withYears(names, names.map(aliasOf));
  const taken = new Set(found.map((alias) => alias?.name));
  const last = lastNamed(names);
  // 项目单位 beside 项目名称 is whose project it is.
  const isUnit = (i: number) => bareOf(names[i]!) === "项目单位" && isNamed(names);
  const likely = likelyIn(names);
  const list = found.map((alias, i): Column => {
    if (isUnit(i)) return { role: "other", name: "资金使用单位" };
    if (alias !== undefined) return alias;
    const role = likely.get(i);
    if (role !== undefined && !isWithin(usualAt(names, i, taken), names[i]!))
      return { role, name: bareOf(names[i]!) };
    if (i > last) return { role: "other", name: "" };
    const usual = guessed(names, i, taken);
    if (usual === undefined) return { role: "other", name: names[i] || `第${i + 1}列` };
    taken.add(usual);
    return { role: aliasOf(usual)!.role, name: usual };
  });
  if (!list.some((column) => column.role === "name")) {
    // 单位名称 alone names the rows; so does whatever stands first where no name is known at all.
    const first = Math.max(
      0,
      list.findIndex((column) => column.name === "资金使用单位"),
    );
    if (list[first]) list[first] = { role: "name", name: list[first].name };
  }
  return withoutParts(list, names);
}

// Beside a total, and with what was left over from the last year, 本年预算 is a part of the total and none of its names.
function withYears(
  names: readonly string[],
  found: readonly (Alias | undefined)[],
): readonly (Alias | undefined)[] {
  const total = found.findIndex((alias) => alias?.role === "total");
  if (total < 0 || !names.some((name) => CARRIED.test(name))) return found;
  return found.map((alias, i) =>
    i !== total && alias?.role === "total" && OF_THIS_YEAR.test(bareOf(names[i]!))
      ? { role: "fund", name: bareOf(names[i]!) }
      : alias,
  );
}
const CARRIED = /结转|结余/;
const OF_THIS_YEAR = /^(?:本年度?|当年|年度)/;

// What columns nobody knows hold, by how they are called: money beside other money, and of the rest what is missing.
function likelyIn(names: readonly string[]): ReadonlyMap<number, ColumnRole> {
  const roles = names.map((name) => aliasOf(name)?.role);
  const isMoney = (i: number) => roles[i] === "total" || roles[i] === "fund";
  const found = new Map<number, ColumnRole>();
  for (const [i, name] of names.entries()) {
    if (roles[i] !== undefined || name === "") continue;
    const role = likelyRole(name);
    if (role === undefined || role === "other" || typoOf(name) !== undefined) continue;
    const fits =
      role === "fund" ? isMoney(i - 1) || isMoney(i + 1) : role === "goal" || !roles.includes(role);
    if (!fits) continue;
    roles[i] = role;
    found.set(i, role);
  }
  return found;
}

// Tabs behind the last name are a spreadsheet's, not columns anybody forgot to name.
function lastNamed(names: readonly string[]): number {
  return names.findLastIndex((name) => name !== "");
}

// Whether a name is the usual one with something typed into it: as it is typed the columns stay what they are.
function isWithin(usual: string | undefined, name: string): boolean {
  let at = 0;
  for (const char of name) if (char === usual?.[at]) at++;
  return at === usual?.length;
}

function usualAt(
  names: readonly string[],
  index: number,
  taken: ReadonlySet<string | undefined>,
): string | undefined {
  const { length } = names;
  const usual =
    length === usualHeader.length ? usualHeader[index] : index === length - 1 ? "绩效指标" : undefined;
  return usual === undefined || taken.has(usual) ? undefined : usual;
}

// A column nobody knows is the usual one of its place, if that is what is missing and most of its name: a typo must not
// upset every sum.
function guessed(
  names: readonly string[],
  index: number,
  taken: ReadonlySet<string | undefined>,
): string | undefined {
  const name = names[index]!;
  const usual = usualAt(names, index, taken);
  if (usual === undefined) return undefined;
  const shared = [...usual].filter((char) => name.includes(char)).length;
  return name === "" || 2 * shared >= usual.length ? usual : undefined;
}

// 财政拨款 contains the budgets it is paid from, and 单位资金 what the unit earns: beside it they are its parts and not
// addends of the total. 其中 is of the amount before it: of the total, several say nothing but what funds say.
function withoutParts(list: readonly Column[], names: readonly string[]): Column[] {
  const held = new Set(list.map(({ name }) => name));
  const isOnly = list.filter(({ role }) => role === "fund").length === 1;
  const seen = new Set<string>();
  let owner: Column | undefined;
  // 本年预算 has the funds behind it up to 上年结转.
  const year = list.findIndex(
    ({ role, name }) =>
      role === "fund" && OF_THIS_YEAR.test(name) && !CARRIED.test(name) && aliasOf(name)?.role === "total",
  );
  const carried = list.findIndex(({ role }, i) => role === "fund" && i > year && CARRIED.test(names[i]!));
  return list.map((column, i): Column => {
    const { role, name } = column;
    const again = seen.has(name);
    seen.add(name);
    if (again) return { ...column, role: "other" };
    if (role !== "fund" && role !== "total") return column;
    const isAmong = AMONG.test(names[i]!.trim());
    const { as, wholes } = PARTS.get(name) ?? NO_PART;
    // 上年结转 with its own budgets below it contains them.
    const [over, child] = name.split(OVER);
    const group = child === undefined ? undefined : aliasOf(over!)?.name;
    if (role === "fund" && group !== undefined && held.has(group))
      return { ...column, role: "part", of: group, as: "budget" };
    const whole = wholes.find((one) => held.has(one));
    if (role === "fund" && whole !== undefined) return { ...column, role: "part", of: whole, as };
    if (role === "fund" && year >= 0 && i > year && i < carried)
      return { ...column, role: "part", of: list[year]!.name, as: "budget" };
    if (role === "fund" && isAmong && (owner?.role === "fund" || (owner && isOnly)))
      return { ...column, role: "part", of: owner.name, as: "among" };
    if (!isAmong) owner = column;
    return column;
  });
}

// What a project costs over all its years is its total where no column says another.
function withTotal(list: readonly Column[]): readonly Column[] {
  if (list.some(({ role }) => role === "total")) return list;
  const at = list.findIndex(({ role, name }) => role === "other" && name === "项目总额");
  return at < 0 ? list : list.with(at, { ...list[at]!, role: "total" });
}

const KINDS: readonly PartKind[] = ["budget", "level", "income", "among"];

function indexed(columns: readonly Column[]): Columns {
  const list = withTotal(columns);
  const all = (...roles: ColumnRole[]) =>
    list.flatMap((column, i) => (roles.includes(column.role) ? [i] : []));
  const total = all("total")[0];
  const funds = all("fund");
  const parts = all("part");
  const amounts = [...(total === undefined ? [] : [total]), ...funds, ...parts];
  return {
    list,
    name: Math.max(0, all("name")[0] ?? 0),
    unit: all("other").find((column) => list[column]!.name === "资金使用单位"),
    amounts,
    total,
    funds,
    wholes: all("total", "fund").flatMap((fund) =>
      KINDS.flatMap((kind) => {
        const own = parts.filter((part) => list[part]!.of === list[fund]!.name && list[part]!.as === kind);
        const at = (column: number) => amounts.indexOf(column);
        const isAll = kind === "budget" && own.length > 1;
        return own.length === 0 ? [] : [{ fund: at(fund), parts: own.map(at), isAll }];
      }),
    ),
    open: list.flatMap(({ role, name, as }, i) =>
      (role === "part" && as !== "among") || (role === "other" && name !== "" && aliasOf(name) === undefined)
        ? [i]
        : [],
    ),
    goals: all("goal"),
    indicators: all("indicators")[0],
  };
}
