import type { Localized } from "../locale.ts";
import { BoundedMap } from "../memo.ts";
import { ofRows, type Row } from "../syntax/table.ts";
import type { Span } from "../text.ts";
import { contentOf } from "./cell.ts";
import {
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

/** Whether a row is a header: column names are most of its cells, at least two of them known ones, and none an amount. */
export const isHeader: (row: Row) => boolean = ofRows.once((row: Row): boolean => {
  if (row.kind !== "cells" || row.cells.length < 3) return false;
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

const LONGEST_NAME = 30;
/** The same with the blanks around it. */
const LONGEST_PADDED = 120;

/**
 * The columns a header names, with the row below it where that is its second; `undefined` for a table without a header,
 * which is read as the usual seven.
 */
export function columnsOf(header: Row | undefined, below?: Row): Columns {
  return header === undefined ? columnsNamed(usualHeader) : columnsIn(header, secondRow(header, below));
}

/** Whether what stands below a header are projects: it has a column for their goals or their indicators. */
export function headsProjects(header: Row, below?: Row): boolean {
  const { goals, indicators } = columnsOf(header, below);
  return goals.length > 0 || indicators !== undefined || splitIndicators(header, below).length > 0;
}

// Without a second row a header stands for both.
const columnsIn = ofRows.remembered((header: Row, second: Row) =>
  columnsNamed(header === second ? textsOf(header) : namesIn(header, second)),
);

/** Whether a header goes on in the row below it: of merged cells each row of a header names some. */
export function isSecondRow(header: Row, below: Row): boolean {
  return secondRow(header, below) === below;
}

function secondRow(header: Row, below: Row | undefined): Row {
  if (below === undefined || !isHeader(below) || below.cells.length > header.cells.length) return header;
  const [above, names] = [textsOf(header), textsOf(below)];
  // What stands over several columns is the name of none of them: 财政拨款 over 一般公共预算 and 政府性基金.
  const isGroup = (i: number) => above[i + 1] === "" && Boolean(names[i + 1]);
  const isSame = (i: number) => !names[i] || names[i] === above[i];
  const isFree = (i: number) => isSame(i) || aliasOf(above[i]!) === undefined || isGroup(i);
  const isSecond =
    names.every((_, i) => isFree(i)) &&
    names.some((_, i) => !isSame(i)) &&
    above.some((text, i) => isSame(i) && aliasOf(text) !== undefined);
  return isSecond ? below : header;
}

function namesIn(header: Row, second: Row): readonly string[] {
  const names = textsOf(second);
  const seen = new Map<string, string>();
  let group = "";
  return textsOf(header).map((text, i) => {
    group = text || group;
    // 小计 of 财政拨款 is 财政拨款, and that of all funds the total.
    if (names[i] && SUM.test(names[i])) return aliasOf(text)?.role === "fund" ? text : "总计";
    const name = names[i] || text;
    // 一般公共预算 of this year, and of what was left over from the last.
    const before = seen.get(name);
    if (before === undefined) seen.set(name, group);
    const isTwin = Boolean(names[i]) && before !== undefined && before !== group && group !== "";
    return isTwin ? `${group}${OVER}${name}` : name;
  });
}
const SUM = /^(?:小|合)\s*计$/;

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

/** A cell of a header: the cell's span, whether it stands in the header's second row, and where it stands. */
export interface HeaderCell {
  readonly span: Span;
  readonly row: 0 | 1;
  readonly name: string;
  readonly index: number;
}

/** Header cells whose role another cell already holds, with the first of them. */
export function duplicateColumns(header: Row, below?: Row): readonly (HeaderCell & { first: HeaderCell })[] {
  return duplicatesIn(header, secondRow(header, below));
}

const duplicatesIn = ofRows.remembered((header: Row, second: Row) => {
  const seen = new Map<string, HeaderCell>();
  const found: (HeaderCell & { first: HeaderCell })[] = [];
  const cells = cellsIn(header, second);
  const named = isNamed(cells.map(({ name }) => name));
  for (const cell of cells) {
    const alias = aliasOf(cell.name);
    // Of what is not read several columns may be of a kind: who is responsible, and whom to call.
    const name = alias === undefined || alias.role === "other" ? cell.name : alias.name;
    if (name === "" || (named && bareOf(cell.name) === "项目单位")) continue;
    const first = seen.get(name);
    if (first) found.push({ ...cell, first });
    else seen.set(name, cell);
  }
  return found;
});

/** Cells of a header that name no known column: at best their place tells what they hold. */
export function unknownColumns(header: Row, below?: Row): readonly HeaderCell[] {
  return unknownIn(header, secondRow(header, below));
}

const unknownIn = ofRows.remembered((header: Row, second: Row) => {
  const cells = cellsIn(header, second);
  const names = cells.map(({ name }) => name);
  const last = lastNamed(names);
  const likely = likelyIn(names);
  return cells.filter(
    ({ name, index }) => index <= last && aliasOf(name) === undefined && !likely.has(index),
  );
});

/** The cells of a header that name the parts of an indicator, where each has a column of its own. */
export function splitIndicators(header: Row, below?: Row): readonly HeaderCell[] {
  const cells = cellsIn(header, secondRow(header, below));
  const parts = cells.filter(({ name }) => SPLIT.has(aliasOf(name)?.name ?? ""));
  return parts.length > 1 ? parts : [];
}

/** Whether some of the columns are parts of an indicator. */
export function hasSplitIndicators({ list }: Columns): boolean {
  return list.some(({ name }) => SPLIT.has(name));
}
const SPLIT = new Set(["一级指标", "二级指标", "三级指标", "指标值"]);

function cellsIn(header: Row, second: Row): readonly HeaderCell[] {
  const names = header === second ? textsOf(header) : namesIn(header, second);
  const lower = header === second ? [] : textsOf(second);
  return names.map((name, index) => {
    const row = lower[index] ? 1 : 0;
    return { span: (row === 1 ? second : header).cells[index]!, row, name, index };
  });
}

const interned = new BoundedMap<string, Columns>(64);

const bareOf = (name: string) => name.replace(/\s/g, "");
const isNamed = (names: readonly string[]) =>
  names.some((name) => bareOf(name) !== "项目单位" && aliasOf(name)?.role === "name");

function listed(names: readonly string[]): Column[] {
  const found = names.map(aliasOf);
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
