import type { Localized } from "../locale.ts";
import { BoundedMap } from "../memo.ts";
import { ofRows, type Row } from "../syntax/table.ts";
import type { Span } from "../text.ts";
import { contentOf } from "./cell.ts";
import { readAmount } from "./money.ts";

/** What a column holds. `fund` columns add up to `total`; `part` columns are contained in a fund (其中：…). */
export type ColumnRole = "name" | "total" | "fund" | "part" | "goal" | "indicators" | "other";

/** As what a fund contains its part: the budgets that pay it, the levels that grant it, what is earned, or 其中. */
export type PartKind = "budget" | "level" | "income" | "among";

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

/** Whether a row is a header: at least two known column names that are most of its cells, and no amount. */
export const isHeader: (row: Row) => boolean = ofRows.once((row: Row): boolean => {
  if (row.kind !== "cells" || row.cells.length < 3) return false;
  let known = 0;
  let filled = 0;
  for (const cell of row.cells) {
    const text = contentOf(row, cell);
    if (text === "") continue;
    filled++;
    if (text.length > 30) return false;
    if (aliasOf(text) !== undefined) known++;
    else if (readAmount(text).value !== undefined) return false;
  }
  return known >= 2 && known * 2 >= filled;
});

/**
 * The columns a header names, with the row below it where that is its second; `undefined` for a table without a header,
 * which is read as the usual seven.
 */
export function columnsOf(header: Row | undefined, below?: Row): Columns {
  return header === undefined ? columnsNamed(usualHeader) : columnsIn(header, secondRow(header, below));
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
/** Between the name of a group of columns and that of one of them, where there are two of that name. */
const OVER = "·";
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

/** Every column name that is understood, the usual ones first. */
export function knownNames(): string[] {
  return [...aliases.keys()];
}

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
  const last = lastNamed(cells.map(({ name }) => name));
  return cells.filter(({ name, index }) => index <= last && aliasOf(name) === undefined);
});

/** The cells of a header that name the parts of an indicator, where each has a column of its own. */
export function splitIndicators(header: Row, below?: Row): readonly HeaderCell[] {
  const cells = cellsIn(header, secondRow(header, below));
  const parts = cells.filter(({ name }) => SPLIT.has(aliasOf(name)?.name ?? ""));
  return parts.length > 1 ? parts : [];
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

interface Alias {
  readonly role: ColumnRole;
  readonly name: string;
}

const interned = new BoundedMap<string, Columns>(64);

// Names of columns in tables of public bodies, by what they hold. The first of each list is what a message says.
const NAMES: readonly (readonly [ColumnRole, ...string[]])[] = [
  [
    "name",
    "项目名称",
    "项目",
    "预算项目",
    "预算项目名称",
    "项目单位",
    "项目支出名称",
    "单位项目名称",
    "单位/项目名称",
    "项目名称/单位",
    "二级项目名称",
    "一级项目名称",
  ],
  [
    "total",
    "总计",
    "合计",
    "金额",
    "金额合计",
    "总计金额",
    "合计金额",
    "资金合计",
    "预算合计",
    "预算金额",
    "资金总额",
    "总金额",
    "预算总额",
    "预算数",
    "年度预算",
    "年度预算金额",
    "年度资金总额",
    "项目金额",
    "预算安排",
    "项目资金",
    "申请资金",
    "资金",
    "预算",
  ],
  [
    "fund",
    "财政拨款",
    "财政拨款小计",
    "财政拨款合计",
    "本年财政拨款",
    "财政拨款资金",
    "财政拨款收入",
    "财政资金",
    "本级财政拨款",
    "财政预算拨款",
    "当年财政拨款",
    "年初财政拨款",
  ],
  ["fund", "一般公共预算", "一般公共预算拨款", "一般公共预算资金", "一般公共预算财政拨款"],
  ["fund", "政府性基金预算", "政府性基金", "政府性基金拨款", "政府性基金预算拨款", "政府性基金预算财政拨款"],
  ["fund", "国有资本经营预算", "国有资本经营预算拨款", "国有资本经营", "国有资本经营预算财政拨款"],
  [
    "fund",
    "财政专户拨款",
    "财政专户",
    "财政专户资金",
    "财政专户管理资金",
    "财政专户核拨资金",
    "专户资金",
    "教育收费",
  ],
  ["fund", "其他资金", "其他", "其它资金", "其他来源资金"],
  ["fund", "其他收入", "其它收入", "其他收入资金"],
  ["fund", "非财政拨款", "非财政拨款资金", "非财政资金"],
  ["fund", "单位资金", "自有资金", "单位自有资金", "自筹资金"],
  ["fund", "上级补助", "上级补助收入", "上级转移支付", "上级资金", "上级财政资金", "转移支付"],
  ["fund", "中央资金", "中央财政资金", "中央补助", "中央转移支付"],
  ["fund", "省级资金", "省级财政资金", "省级补助", "省资金"],
  ["fund", "市级资金", "市级财政资金", "市级补助", "市资金"],
  ["fund", "区级资金", "区级财政资金", "区资金"],
  ["fund", "县级资金", "县级财政资金", "县资金"],
  ["fund", "本级资金", "本级财政资金"],
  ["fund", "社会资金", "社会投入", "社会资本"],
  [
    "fund",
    "债券资金",
    "专项债券",
    "地方政府专项债券",
    "地方政府一般债券",
    "新增债券",
    "一般债券",
    "政府债券",
    "专项债券资金",
    "一般债券资金",
    "地方政府债券",
  ],
  ["fund", "附属单位上缴收入", "附属单位上缴"],
  ["fund", "使用非财政拨款结余", "非财政拨款结余"],
  [
    "fund",
    "上年结转",
    "结转资金",
    "上年结转结余",
    "上年结转资金",
    "结转结余资金",
    "结转结余",
    "年初结转",
    "年初结转结余",
    "年初结转和结余",
    "上年结余",
    "年初结余",
    "财政拨款结转",
    "财政拨款结转结余",
  ],
  ["fund", "一般公共预算结转", "一般公共预算拨款结转"],
  ["fund", "政府性基金结转", "政府性基金预算结转"],
  ["fund", "非税收入"],
  ["fund", "银行贷款", "贷款资金"],
  ["fund", "社保基金", "社会保险基金", "社保基金预算"],
  ["fund", "事业收入", "事业收入资金"],
  ["fund", "经营收入", "事业单位经营收入"],
  ["goal", "绩效目标", "目标", "总体绩效目标", "项目绩效目标", "总体目标", "绩效总目标", "项目总体目标"],
  [
    "goal",
    "实施周期目标",
    "实施周期绩效目标",
    "实施周期总目标",
    "实施周期目标值",
    "中期目标",
    "中期绩效目标",
    "项目实施周期目标",
  ],
  ["goal", "年度目标", "年度绩效目标", "年度总体目标", "年度目标值", "当年目标", "当年绩效目标"],
  [
    "indicators",
    "绩效指标",
    "指标",
    "绩效目标指标",
    "项目绩效指标",
    "绩效指标及指标值",
    "年度绩效指标",
    "绩效指标值",
  ],
  ["other", "序号", "编号", "行号"],
  ["other", "项目编码", "项目代码", "项目编号"],
  ["other", "单位编码", "单位代码", "预算单位编码"],
  ["other", "主管部门", "部门名称", "部门", "预算部门", "一级预算单位"],
  [
    "other",
    "资金使用单位",
    "实施单位",
    "项目实施单位",
    "预算单位",
    "用款单位",
    "使用单位",
    "单位名称",
    "单位",
  ],
  [
    "other",
    "项目类别",
    "项目类型",
    "项目属性",
    "支出类型",
    "项目性质",
    "类型",
    "类别",
    "项目级次",
    "资金性质",
  ],
  [
    "other",
    "功能科目",
    "支出功能分类",
    "科目名称",
    "功能分类科目",
    "支出功能分类科目",
    "经济科目",
    "支出经济分类",
  ],
  [
    "other",
    "实施周期",
    "项目周期",
    "起止时间",
    "项目起止时间",
    "起止年限",
    "年度",
    "年份",
    "预算年度",
    "项目期限",
    "起始年度",
    "终止年度",
    "开始年度",
    "结束年度",
  ],
  ["other", "项目概述", "项目内容", "立项依据", "项目概况", "支出内容", "项目描述", "主要内容", "政策依据"],
  ["other", "归口科室", "归口处室", "业务处室", "主管科室", "主管处室"],
  ["other", "是否政府采购", "是否涉密", "是否新增", "是否跨年", "是否重点项目"],
  ["other", "页码"],
  ["other", "负责人", "项目负责人", "联系人", "联系电话", "经办人", "填报人"],
  // An indicator a row, its parts in columns of their own: told of by `missing-header`, and read no further.
  ["other", "一级指标", "指标类别", "一级指标名称"],
  ["other", "二级指标", "二级指标名称"],
  ["other", "三级指标", "指标名称", "三级指标名称", "具体指标"],
  ["other", "指标值", "目标值", "指标值及单位", "年度指标值", "实施周期指标值", "指标内容"],
  ["other", "指标方向", "指标性质", "计量单位", "度量单位", "指标单位", "权重", "分值"],
  // What a project costs over all its years is nothing its year's funds add up to.
  ["other", "上年预算", "上年预算数", "上年执行数", "上年决算数", "上年执行", "增减", "增减额", "增减率"],
  ["other", "项目总额", "项目总投资", "总投资", "项目总预算", "项目资金总额", "实施周期总额"],
  ["other", "备注", "说明", "其他说明", "备注说明"],
];

const aliases = new Map<string, Alias>(
  NAMES.flatMap(([role, name, ...more]) =>
    [name!, ...more].map((text) => [text, { role, name: name! }] as const),
  ),
);

function aliasOf(text: string): Alias | undefined {
  const name = text.replace(/\s/g, "").replace(AMONG, "");
  const [, child] = name.split(OVER);
  if (child !== undefined)
    return aliasOf(child)?.role === "fund" ? { role: "fund", name } : aliases.get(name);
  const plain = name.replace(/[（(【[][^）)】\]]*[）)】\]]/g, "");
  return (
    aliases.get(name) ??
    aliases.get(plain) ??
    aliases.get(plain.replace(OF_THE_YEAR, "")) ??
    fundNamed(plain.replace(/收入$/, ""))
  );
}

// 单位资金收入 is 单位资金.
function fundNamed(name: string): Alias | undefined {
  const alias = aliases.get(name);
  return alias?.role === "fund" ? alias : undefined;
}

const AMONG = /^其中[:：]?/;
const OF_THE_YEAR = /^(?:(?:20\d\d|本|当)年度?|年初|年度)/;

const bareOf = (name: string) => name.replace(/\s/g, "");
const isNamed = (names: readonly string[]) =>
  names.some((name) => bareOf(name) !== "项目单位" && aliasOf(name)?.role === "name");

function listed(names: readonly string[]): Column[] {
  const found = names.map(aliasOf);
  const taken = new Set(found.map((alias) => alias?.name));
  const last = lastNamed(names);
  // 项目单位 beside 项目名称 is whose project it is.
  const isUnit = (i: number) => bareOf(names[i]!) === "项目单位" && isNamed(names);
  const list = found.map((alias, i): Column => {
    if (isUnit(i)) return { role: "other", name: "资金使用单位" };
    if (alias !== undefined) return alias;
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

// Tabs behind the last name are a spreadsheet's, not columns anybody forgot to name.
function lastNamed(names: readonly string[]): number {
  return names.findLastIndex((name) => name !== "");
}

// A column nobody knows is the usual one of its place, if that is what is missing and most of its name: a typo must not
// upset every sum.
function guessed(
  names: readonly string[],
  index: number,
  taken: ReadonlySet<string | undefined>,
): string | undefined {
  const { length } = names;
  const name = names[index]!;
  const usual =
    length === usualHeader.length ? usualHeader[index] : index === length - 1 ? "绩效指标" : undefined;
  if (usual === undefined || taken.has(usual)) return undefined;
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

interface PartOf {
  readonly as: PartKind;
  /** What contains it, where that has a column. */
  readonly wholes: readonly string[];
}
const NO_PART: PartOf = { as: "among", wholes: [] };
const PARTS: ReadonlyMap<string, PartOf> = new Map(
  (
    [
      [["一般公共预算", "政府性基金预算", "国有资本经营预算"], "budget", ["财政拨款"]],
      [["中央资金", "省级资金", "市级资金", "区级资金", "县级资金", "本级资金"], "level", ["财政拨款"]],
      [["债券资金"], "level", ["政府性基金预算", "财政拨款"]],
      [
        ["事业收入", "经营收入", "附属单位上缴收入", "其他收入"],
        "income",
        ["单位资金", "非财政拨款", "其他资金"],
      ],
    ] as const
  ).flatMap(([names, as, wholes]) => names.map((name) => [name, { as, wholes }] as const)),
);

const KINDS: readonly PartKind[] = ["budget", "level", "income", "among"];

function indexed(list: readonly Column[]): Columns {
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
