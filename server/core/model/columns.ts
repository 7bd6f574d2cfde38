import { madeAt } from "../list.ts";
import type { Localized } from "../locale.ts";
import { BoundedMap } from "../memo.ts";
import {
  type Alias,
  AMONG,
  aliasOf,
  BRACKETS,
  type ColumnRole,
  likelyRole,
  NO_PART,
  OVER,
  PARTS,
  type PartKind,
  typoOf,
} from "./column-names.ts";
import type { MoneyUnit } from "./money-unit.ts";
import { isOfWords } from "./segments.ts";

export interface Column {
  readonly role: ColumnRole;
  /** The column's usual name. */
  readonly name: string;
  /** What the header calls a total by another name: 预算金额. */
  readonly called?: string;
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
  /** Where each row says of which project its own is a part. */
  readonly above: number | undefined;
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
  /** In what the amounts are counted; undefined where nothing says it, and for a header by itself. */
  readonly moneyUnit: MoneyUnit | undefined;
}

/** A fund and its parts, as indices into `amounts`. */
export interface Whole {
  readonly fund: number;
  readonly parts: readonly number[];
  /** Whether the parts are all there is of it. */
  readonly isAll: boolean;
}

/** The header of the tables this product knows best, used where a table has none. */
export const usualHeader = [
  "项目名称",
  "总计",
  "财政拨款",
  "财政专户拨款",
  "其他资金",
  "绩效目标",
  "绩效指标",
] as const;

/** The columns of some names in order. Equal ones are one object. */
export function columnsNamed(names: readonly string[]): Columns {
  const key = names.join("\t");
  const known = interned.get(key);
  if (known !== undefined) return known;
  const list = listed(names);
  const same = `=${keyOf(list)}\n${list.map(({ called = "" }) => called).join("\t")}`;
  const columns = interned.get(same) ?? indexed(list);
  interned.set(key, columns);
  interned.set(same, columns);
  return columns;
}

/** The same columns with the money unit of their table. Equal ones are one object. */
export function withMoneyUnit(columns: Columns, moneyUnit: MoneyUnit): Columns {
  const known = madeAt(counted, columns, () => new Map<MoneyUnit, Columns>());
  return madeAt(known, moneyUnit, () => ({ ...columns, moneyUnit }));
}
const counted = new WeakMap<Columns, Map<MoneyUnit, Columns>>();

/** What a message calls a column, by its index in `list`. */
export function columnName({ list }: Columns, column: number): string {
  const { name, called = name } = list[column]!;
  return called;
}

/** The same of an amount's column, by its index in `amounts`. */
export function amountName(columns: Columns, amount: number): string {
  return columnName(columns, columns.amounts[amount]!);
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
  /** The marks of which one stands between any two cells, empty ones too; none where nobody sees those. */
  readonly marks: readonly string[];
}

const SEPARATORS: readonly Separator[] = [
  { pattern: /[,，]/, marks: [",", "，"], zh: "逗号", en: "commas" },
  { pattern: /[|｜│]/, marks: ["|", "｜", "│"], zh: "竖线", en: "bars" },
  { pattern: /[;；]/, marks: [";", "；"], zh: "分号", en: "semicolons" },
  { pattern: /[ \u3000\u00a0]+/, marks: [], zh: "空格", en: "spaces" },
];
const LONGEST_HEADER = 400;

/** Whether some of the columns are parts of an indicator. */
export function hasSplitIndicators({ list }: Columns): boolean {
  return list.some(({ name }) => SPLIT.has(name));
}

/** The names of classes and subclasses of indicators, which may head columns. */
export const CLASSES: ReadonlySet<string> = new Set([
  "数量指标",
  "质量指标",
  "时效指标",
  "产出指标",
  "效益指标",
  "满意度指标",
  "成本指标",
]);
/** The names of the parts of an indicator, where each has a column. */
export const SPLIT: ReadonlySet<string> = new Set([...CLASSES, "一级指标", "二级指标", "三级指标", "指标值"]);

const interned = new BoundedMap<string, Columns>(64);

/** A name without its blanks. */
export const bareOf = (name: string) => name.replace(/\s/g, "");
/** Whether a column holds the names of the rows; 项目单位 is whose they are. */
export const isNamed = (names: readonly string[]) =>
  names.some((name) => bareOf(name) !== "项目单位" && aliasOf(name)?.role === "name");

function listed(names: readonly string[]): Column[] {
  const found = aliasesOf(names);
  const taken = new Set(found.map((alias) => alias?.name));
  const last = lastNamed(names);
  // 项目单位 beside 项目名称 is whose project it is.
  const isUnit = (i: number) => bareOf(names[i]!) === "项目单位" && isNamed(names);
  const likely = likelyIn(names);
  const list = found.map((alias, i): Column => {
    if (isUnit(i)) return { role: "other", name: "资金使用单位" };
    if (alias !== undefined) return withOwnName(alias, names[i]!);
    const role = likely.get(i);
    if (role !== undefined && !isWithin(usualAt(names, i, taken), names[i]!))
      return { role, name: bareOf(names[i]!) };
    if (i > last) return { role: "other", name: "" };
    const usual = guessed(names, i, taken) ?? mistyped(names[i]!, found);
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
  // 三级指标 beside no other column of theirs has all there is of the indicators.
  const own = list.flatMap(({ name }, i) => (SPLIT.has(name) ? [i] : []));
  const isWhole = (i: number) => list[i]!.name === "三级指标" || bareOf(names[i]!) === "指标内容";
  if (own.length === 1 && isWhole(own[0]!) && !list.some(({ role }) => role === "indicators"))
    list[own[0]!] = { role: "indicators", name: "绩效指标" };
  return withoutParts(list, names);
}

// A total has many names, of which a reader looks for the one that is there.
function withOwnName(alias: Alias, text: string): Column {
  const own = bareOf(text).replace(BRACKETS, "");
  return alias.role === "total" && own !== alias.name && TOTAL.test(own) ? { ...alias, called: own } : alias;
}
const TOTAL = /^(?:20\d\d年度?)?[\u4e00-\u9fff]{2,8}$/;

/** What the names of a header stand for beside each other; undefined for a name nobody knows. */
export function aliasesOf(names: readonly string[]): readonly (Alias | undefined)[] {
  return withLevels(names, withThisYear(names, withOtherYears(names, names.map(aliasOf))));
}

type Aliases = readonly (Alias | undefined)[];

// Of 一级项目 and 二级项目 the lower names the rows, and of 专项名称 and 项目名称.
function withLevels(names: readonly string[], all: Aliases): Aliases {
  const isNamed = names.some((name, i) => all[i]?.role === "name" && /名称/.test(name));
  // Beside 项目名称 a 项目小类 is a class, and 具体事项 says what is done.
  const found = all.map((alias, i) =>
    isNamed && alias?.role === "name" && DETAIL.test(bareOf(names[i]!))
      ? ({ role: "other", name: bareOf(names[i]!) } as const)
      : alias,
  );
  const levels = found.map((alias, i) =>
    alias?.role === "name" ? LEVELS.findIndex((level) => level.test(bareOf(names[i]!))) : -1,
  );
  const lowest = Math.max(...levels);
  return found.map((alias, i) => (levels[i]! >= 0 && levels[i]! < lowest ? ABOVE : alias));
}
const DETAIL = /^(?:具体(?:项目|事项)|明细项目|项目明细|项目[大小]类)$/;
const LEVELS = [
  /^(?:(?:项目)?一级|专项|项目大类)/,
  /^(?!(?:项目)?[二三]级|子|具体|明细|项目(?:小类|明细))/,
  /^(?:(?:项目)?二级|子|具体|明细|项目(?:小类|明细))/,
  /^三级/,
];
const ABOVE: Alias = { role: "other", name: "上级项目" };

// Beside a total without a year 2025年预算数 is another year's, and so is 年初预算 another than the one in force. Of two years
// with 增减 beside them the last is this one's, and of several that lie ahead the first.
function withOtherYears(names: readonly string[], found: Aliases): Aliases {
  const totals = found.flatMap((alias, i) => (alias?.role === "total" ? [i] : []));
  const yearOf = (i: number) => Number(/^20\d\d/.exec(bareOf(names[i]!))?.[0] ?? 0);
  const dated = totals.filter((i) => yearOf(i) > 0);
  const plain = totals.filter((i) => yearOf(i) === 0);
  const inForce = plain.filter((i) => !/^年初/.test(bareOf(names[i]!)));
  const years = dated.map(yearOf).sort((a, b) => a - b);
  const isCompared = years.length === 2 && names.some((name) => CHANGE.test(name));
  const own = isCompared ? years[1] : years.length > 2 ? years[0] : undefined;
  const isOther = (i: number) => {
    if (dated.includes(i)) return plain.length > 0 || (own !== undefined && yearOf(i) !== own);
    return plain.includes(i) && inForce.length > 0 && !inForce.includes(i);
  };
  return found.map((alias, i) => (isOther(i) ? { role: "other", name: bareOf(names[i]!) } : alias));
}
const CHANGE = /增减|增长|变动|比上年|较上年|增幅/;

// Beside a total, and with what was left over from the last year, 本年预算 is a part of the total and none of its names.
function withThisYear(names: readonly string[], found: Aliases): Aliases {
  const total = found.findIndex((alias) => alias?.role === "total");
  if (total < 0 || !names.some((name) => CARRIED.test(name))) return found;
  return found.map((alias, i) =>
    i !== total && alias?.role === "total" && OF_THIS_YEAR.test(bareOf(names[i]!))
      ? { role: "fund", name: bareOf(names[i]!) }
      : alias,
  );
}
const CARRIED = /结转|结余/;
/** How what is of this year begins, beside what was left over. */
export const OF_THIS_YEAR = /^(?:本年度?|当年|年度)/;

/** What columns nobody knows hold, by how they are called: money beside other money, and of the rest what is missing. */
export function likelyIn(names: readonly string[]): ReadonlyMap<number, ColumnRole> {
  const roles = names.map((name) => aliasOf(name)?.role);
  const isMoney = (i: number) => roles[i] === "total" || roles[i] === "fund";
  const isSplit = names.filter((name) => SPLIT.has(aliasOf(name)?.name ?? "")).length > 1;
  const found = new Map<number, ColumnRole>();
  for (const [i, name] of names.entries()) {
    if (roles[i] !== undefined || name === "") continue;
    const role = likelyRole(name);
    if (role === undefined || role === "other" || typoOf(name) !== undefined) continue;
    if (role === "indicators" && isSplit) continue;
    const fits =
      role === "fund" ? isMoney(i - 1) || isMoney(i + 1) : role === "goal" || !roles.includes(role);
    if (!fits) continue;
    roles[i] = role;
    found.set(i, role);
  }
  return found;
}

/** The index of the last column that has a name: tabs behind it are a spreadsheet's, and no columns that anybody forgot to name. */
export function lastNamed(names: readonly string[]): number {
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
  const isTaken = (name: string) =>
    taken.has(name) || (name === "绩效指标" && [...SPLIT].some((part) => taken.has(part)));
  return usual === undefined || isTaken(usual) ? undefined : usual;
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

// A column of which every table has one, or a fund, where its name has a typo and no other column is it.
function mistyped(name: string, found: Aliases): string | undefined {
  const meant = typoOf(name);
  const alias = meant === undefined ? undefined : aliasOf(meant);
  if (alias === undefined) return undefined;
  // 专项资金 is a fund of its own.
  if (!ONCE.has(alias.role) && (alias.role !== "fund" || isOfWords(name))) return undefined;
  const isIt = (other: Aliases[number]) =>
    ONCE.has(alias.role) ? other?.role === alias.role : other?.name === alias.name;
  return found.some(isIt) ? undefined : alias.name;
}
const ONCE: ReadonlySet<ColumnRole> = new Set(["name", "total", "goal", "indicators"]);

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

// Whether what stands in a column may be an addend of its own. Of a fund that is named twice one is called so by mistake.
function isOpen({ role, name, as }: Column): boolean {
  if (role === "part") return as !== "among";
  const alias = aliasOf(name);
  return role === "other" && name !== "" && (alias === undefined || alias.role === "fund");
}

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
    above: all("other").find((column) => list[column]!.name === ABOVE.name),
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
    open: list.flatMap((column, i) => (isOpen(column) ? [i] : [])),
    goals: all("goal"),
    indicators: all("indicators")[0],
    moneyUnit: undefined,
  };
}
