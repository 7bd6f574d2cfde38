import { madeAt, sameItems } from "../list.ts";
import { type Cell, ofRows, type Row } from "../syntax/table.ts";
import { contentLength, type Span } from "../text.ts";
import { contentOf, contentSpan, contentsOf } from "./cell.ts";
import {
  AMONG,
  aliasOf,
  type ColumnRole,
  likelyRole,
  NO_PART,
  namesOf,
  OF_OTHER_YEARS,
  OVER,
  PARTS,
} from "./column-names.ts";
import {
  aliasesOf,
  bareOf,
  CLASSES,
  type Columns,
  columnsNamed,
  isNamed,
  lastNamed,
  likelyIn,
  OF_THIS_YEAR,
  SPLIT,
  usualHeader,
} from "./columns.ts";
import { readAmount } from "./money.ts";

/**
 * Whether a row is a header, or one of its rows: column names are most of its cells, at least two of them known ones, and
 * none an amount. Or nothing but 合计 and 其中 stands in it, over the names below.
 */
export const isHeader: (row: Row) => boolean = ofRows.once((row: Row): boolean => {
  if (row.cells.length < 2) return false;
  if (row.cells.length === 2) return isBegun(row) || isEnding(row);
  if (isOfGroups(row)) return true;
  // Most rows have a goal.
  if (row.cells.some(({ from, to }) => to - from > LONGEST_PADDED)) return false;
  let known = 0;
  // 产出指标 and 数量指标 head columns, and are what stands in those of an indicator.
  let classes = 0;
  let likely = 0;
  let filled = 0;
  let last = "";
  for (const cell of row.cells) {
    const text = contentOf(row, cell);
    // A merged cell may be filled with copies of itself.
    if (text === "" || text === last) continue;
    last = text;
    filled++;
    if (text.length > LONGEST_NAME) return false;
    const alias = aliasOf(text);
    if (alias !== undefined && CLASSES.has(alias.name)) classes++;
    else if (alias !== undefined) known++;
    else if (readAmount(text).value !== undefined) return false;
    else if (likelyRole(text) !== undefined) likely++;
  }
  if (known + classes === filled) known = filled;
  return known >= 2 && (known + likely) * 2 >= filled;
});

// A header that somebody begins to write, or of which the end stands in the next line: it may lack all or half of its second name.
function isBegun(row: Row): boolean {
  const [first, second] = contentsOf(row) as [string, string];
  const alias = aliasOf(first);
  if (second === "") return alias?.role === "name" || /^序号$|码$/.test(alias?.name ?? "");
  const begins = (role: ColumnRole) => namesOf(role).some((name) => name.startsWith(bareOf(second)));
  return (alias?.role === "name" || alias?.role === "other") && NEEDED.some(begins);
}

// The end of one that is broken: its last name, and what is left of the one before.
function isEnding(row: Row): boolean {
  const [first, second] = contentsOf(row) as [string, string];
  const ends = (role: ColumnRole) => namesOf(role).some((name) => name.endsWith(bareOf(first)));
  const alias = aliasOf(second);
  return alias !== undefined && !CLASSES.has(alias.name) && ENDING.some(ends);
}
const ENDING: readonly ColumnRole[] = ["total", "fund", "goal", "indicators", "other"];

/** Whether a row has cells, and is none of a header. */
export function isData(row: Row): boolean {
  return (row.kind === "cells" || row.kind === "total") && !isHeader(row);
}

// 小计 and 其中 below what they are of, or 资金来源 over the funds.
function isOfGroups(row: Row): boolean {
  const [first] = row.cells;
  if (first!.to > first!.from && contentOf(row, first!) !== "") return false;
  let hasAmong = false;
  for (const cell of row.cells) {
    if (cell.to - cell.from > LONGEST_GROUP) return false;
    const text = contentOf(row, cell);
    if (IS_AMONG.test(text) || OF_FUNDS.test(text)) hasAmong = true;
    else if (text !== "" && !SUM.test(text)) return false;
  }
  return hasAmong;
}
const OF_FUNDS = /^(?:按?资金(?:来源|构成|性质)(?:分类?)?|资金安排|分资金来源)$/;
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
export function headerBreak(rows: HeaderRows): "" | "\t" | undefined {
  return readHeader(rows).between;
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
  /** What a line end took the place of, in a header of one line that is broken into two. */
  readonly between: "" | "\t" | undefined;
  /** Names that lost the tab between them. */
  readonly glued: readonly (readonly [HeaderCell, HeaderCell])[];
  readonly cells: readonly HeaderCell[];
  readonly columns: Columns;
}

// With the first row, for as long as those behind it are the same: what rows were read as depends on which object columns are.
function readHeader(rows: HeaderRows): Header {
  const seen = goingOn(rows);
  const slot = seen.length === 1 ? readAlone : readWithMore;
  const known = slot.get(rows[0]);
  if (known !== undefined && sameItems(known.rows, seen)) return known;
  const { cells, ...more } = cellsIn(seen);
  const columns = columnsNamed(cells.map(({ name }) => name));
  const header = { rows: seen, ...more, cells, columns };
  slot.set(rows[0], header);
  return header;
}
// Most headers end with their first row, whatever is written in those below.
function goingOn(rows: HeaderRows): HeaderRows {
  const [first, below, third] = rows;
  if (below === undefined || namesIn(below).length === 0) return [first];
  return third === undefined ? [first, below] : [first, below, third];
}

const readAlone = ofRows.slot<Header>();
const readWithMore = ofRows.slot<Header>();

function cellsIn(rows: HeaderRows): Omit<Header, "rows" | "columns"> {
  const [header, below, third] = rows;
  const cells = cellsOf(header, header.cells.length > 0 ? header.cells : halfOf(header), 0);
  const broken = below && joined(cells, below, third);
  if (broken !== undefined) return { ...broken, glued: [], ...goneOn(broken.cells, rows, 2) };
  const whole = goneOn(cells, rows, 1);
  if (whole.height > 1) return { between: undefined, glued: [], ...whole };
  const parted = apart(header, cells);
  const glued = parted.flatMap((cell, i): Header["glued"] => {
    const next = parted[i + 1];
    return next !== undefined && next.span.from === cell.span.to ? [[cell, next]] : [];
  });
  return { between: undefined, glued, ...goneOn(parted, rows, 1) };
}

// Names with those of the rows below, as far as they are the header's.
function goneOn(
  upper: readonly HeaderCell[],
  rows: HeaderRows,
  height: number,
): Pick<Header, "height" | "cells"> {
  const below = rows[height];
  const cells = below && under(upper, below, height);
  return cells === undefined ? { height, cells: upper } : goneOn(cells, rows, height + 1);
}

function cellsOf(row: Row, spans: readonly Cell[], number: number): readonly HeaderCell[] {
  return spans.map((span, index) => ({ span, row: number, name: contentOf(row, span), index }));
}

// 绩效目标绩效指标 are two columns that lost the tab between them, where one of them has none.
function apart(header: Row, cells: readonly HeaderCell[]): readonly HeaderCell[] {
  const roles = new Set(cells.map(({ name }) => aliasOf(name)?.role));
  const wanted = NEEDED.filter((role) => !roles.has(role));
  if (wanted.length === 0) return cells;
  const found = cells.flatMap((cell): HeaderCell[] => {
    const at = glueIn(cell.name, wanted);
    if (at === undefined) return [cell];
    const middle = contentSpan(header, cell.span).from + at;
    return [
      { ...cell, name: cell.name.slice(0, at), span: { from: cell.span.from, to: middle } },
      { ...cell, name: cell.name.slice(at), span: { from: middle, to: cell.span.to } },
    ];
  });
  return found.length === cells.length ? cells : found.map((cell, index) => ({ ...cell, index }));
}
const NEEDED: readonly ColumnRole[] = ["name", "total", "goal", "indicators"];

// Where a text is two names of columns, of which one is wanted.
function glueIn(text: string, wanted: readonly ColumnRole[]): number | undefined {
  if (text.length > 2 * LONGEST_NAME || aliasOf(text) !== undefined) return undefined;
  for (let at = text.length - 2; at >= 2; at--) {
    const parts = [aliasOf(text.slice(0, at)), aliasOf(text.slice(at))];
    if (parts.every((part) => part !== undefined) && parts.some((part) => wanted.includes(part!.role)))
      return at;
  }
  return undefined;
}

/** Names in a cell of a header between which a tab was lost: those before and behind the place. */
export function gluedNames(rows: HeaderRows): readonly (readonly [HeaderCell, HeaderCell])[] {
  return readHeader(rows).glued;
}

// 财政专户 at the end of a line and 拨款 at the start of the next are one name, and neither line heads a table by itself.
function joined(
  cells: readonly HeaderCell[],
  below: Row,
  third: Row | undefined,
): Pick<Header, "between" | "cells"> | undefined {
  const [first, ...more] = cellsOf(below, namesIn(below), 1);
  const last = cells.at(-1);
  // （资金使用单位） is the end of the name above it.
  if (last === undefined || first === undefined || /^[（(]/.test(first.name)) return undefined;
  const whole = last.name + first.name;
  // 2026年度 and （公开） above a name are no half of it.
  const isWithin = aliasOf(whole) !== undefined && !(cells.length < 2 && BESIDE_NAMES.test(last.name));
  if (!isWithin && (aliasOf(last.name) === undefined || aliasOf(first.name) === undefined)) return undefined;
  const upper = isWithin ? cells.slice(0, -1) : cells;
  const lower = [isWithin ? { ...last, name: whole } : first, ...more];
  const isAsWide = third?.cells.length === upper.length + lower.length;
  // Nothing stands below a name that goes down two rows, and where a line broke before a tab: there both are as wide as a row.
  if (first.name === "" && !isAsWide) return undefined;
  const all = [...upper, ...lower].map((cell, index) => ({ ...cell, index }));
  const found = { between: isWithin ? "" : "\t", cells: all } as const;
  if (isAsWide && isWhole(under(all, third, 2) ?? all)) return found;
  const [above, beneath] = [upper, lower].map((half) => half.map(({ name }) => name));
  if (halfOf(below).length === 0 || !areHalves(above!, beneath!)) return undefined;
  // Alone above the name of the rows stands 序号, where the rows below have a cell for it, or the beginning of that name.
  const isFirst = upper.length < 2 && isAsWide;
  return isNamed(beneath!) && !isWithin && !isFirst ? undefined : found;
}

// Whether names are all of a header's: each known, none twice, and what stands below them are projects.
function isWhole(cells: readonly HeaderCell[]): boolean {
  const names = cells.map(({ name }) => name);
  const found = names.map((name) => aliasOf(name));
  const isProjects = found.some((alias) => alias?.role === "goal" || alias?.role === "indicators");
  const isEach = found.every((alias, i) => alias !== undefined && found.indexOf(alias) === i);
  return isEach && isProjects && isNamed(names);
}

const BESIDE_NAMES = /^(?:[（(【[]|20\d\d年?|[本当]年|年度$)/;

// Whether only both together name the rows, their goals and their indicators.
function areHalves(upper: readonly string[], lower: readonly string[]): boolean {
  const has = (names: readonly string[], role: ColumnRole) =>
    names.some((name) => aliasOf(name)?.role === role);
  const isPart = (name: string) => SPLIT.has(aliasOf(name)?.name ?? "");
  const isNamedBelow = isNamed(lower);
  const isNamedAbove = isNamed(upper) || (!isNamedBelow && has(upper, "name"));
  if (isNamedAbove === isNamedBelow) return false;
  if (lower.every(isPart)) return !has(upper, "indicators");
  if (has(upper, "indicators") || upper.some(isPart)) return false;
  return has(lower, "indicators") || lower.some(isPart) || (has(lower, "goal") && !has(upper, "goal"));
}

// The cells of a row that may be names, those of half a header among them.
function namesIn(row: Row): readonly Cell[] {
  const isShort = row.kind === "cells" && row.text.length <= LONGEST_PADDED && !/\d/.test(row.text);
  return isShort ? row.cells : halfOf(row);
}

// The cells of a row that may be half of a header: the first or the last of its names stands in a line without tabs.
function halfOf(row: Row): readonly Cell[] {
  if (isHeader(row)) return row.cells;
  const to = contentLength(row.text);
  return row.kind === "note" && to <= LONGEST_NAME ? [{ from: 0, to, quoted: false }] : [];
}

/** The cells of a header with those of the row below, where that is its next; undefined where it is not. */
function under(upper: readonly HeaderCell[], below: Row, row: number): readonly HeaderCell[] | undefined {
  const cells = upper.length > 0 && isHeader(below) ? widened(upper, below) : undefined;
  if (cells === undefined) return undefined;
  const [said, lower] = [cells.map(({ name }) => name), contentsOf(below)];
  const above = said.map((text, i) =>
    text === said[i - 1] && lower[i] && (lower[i] !== lower[i - 1] || lower[i] !== text) ? "" : text,
  );
  // 项目名称 goes on with （资金使用单位） below it.
  const names = lower.map((name, i) => (isEnd(above[i]!, name) ? above[i]! + name : name));
  // What stands over several columns is the name of none of them: 财政拨款 over 一般公共预算 and 政府性基金.
  const isGroup = (i: number) => above[i + 1] === "" && Boolean(names[i + 1]);
  // 合计 below 总计 is the same column, said again.
  const isAgain = (i: number) => {
    const known = aliasOf(names[i]!);
    return known !== undefined && known.name === aliasOf(above[i]!)?.name;
  };
  const isSame = (i: number) => !names[i] || names[i] === above[i] || isAgain(i);
  const isFree = (i: number) =>
    isSame(i) || lower[i] !== names[i] || aliasOf(above[i]!) === undefined || isGroup(i);
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

// The upper row of a header ends with its last name, whose merged cells a spreadsheet may leave out.
function widened(cells: readonly HeaderCell[], below: Row): readonly HeaderCell[] | undefined {
  const more = below.cells.slice(cells.length);
  if (more.length === 0) return cells;
  const isEmpty = (cell: Span) => contentOf(below, { ...cell, quoted: false }) === "";
  if (!below.cells.slice(0, cells.length - 1).every(isEmpty)) return undefined;
  const last = cells.at(-1)!;
  return [
    ...cells,
    ...more.map((_, i) => ({
      ...last,
      span: { from: last.span.to, to: last.span.to },
      name: "",
      index: cells.length + i,
    })),
  ];
}

function isEnd(above: string, name: string): boolean {
  return /^[（(]/.test(name) && aliasOf(above) !== undefined && aliasOf(above + name) !== undefined;
}

function namesUnder(above: readonly string[], names: readonly string[]): readonly string[] {
  const seen = new Map<string, string>();
  let group = "";
  let isAmong = false;
  const isLevel = (name = "") => LEVELS.test(name);
  const isOther = (name = "") => aliasOf(name)?.role === "fund" && !isLevel(name);
  // Levels that no other funds stand beside are the funds.
  const arePart = above.some((text, i) => isOther(text) || isOther(names[i]));
  return above.map((text, i) => {
    if (!IS_AMONG.test(text)) group = text || group;
    if (names[i] && OF_OTHER_YEARS.test(group)) return group + OVER + names[i];
    isAmong = text === "" ? isAmong : IS_AMONG.test(text);
    if (isAmong && arePart && isLevel(names[i])) return `其中${OVER}${names[i]}`;
    // 小计 of 财政拨款 is 财政拨款, and that of all funds the total.
    if (names[i] && SUM.test(names[i])) return sumUnder(text);
    const name = names[i] || text;
    // 一般公共预算 of this year, and of what was left over from the last.
    const before = seen.get(name);
    if (before === undefined) seen.set(name, group);
    const isTwin = Boolean(names[i]) && before !== undefined && before !== group && group !== "";
    return isTwin || (names[i] && isOnlyIn(group, name)) ? group + OVER + name : name;
  });
}

const LEVELS = /^(?:中央|[省市区县镇]级)$/;

// 一般公共预算 is a part of 财政拨款, but not what stands under 上年结转.
function isOnlyIn(group: string, name: string): boolean {
  const [over, own] = [aliasOf(group), aliasOf(name)];
  if (over?.role !== "fund" || own?.role !== "fund" || over.name === own.name) return false;
  return !(PARTS.get(own.name) ?? NO_PART).wholes.includes(over.name);
}

function sumUnder(text: string): string {
  const role = aliasOf(text)?.role;
  if (role === "fund") return text;
  if (!OF_THIS_YEAR.test(text)) return "总计";
  return role === undefined ? `${text}小计` : text;
}
const SUM = /^(?:[小合总]\s*计|(?:资金)?总额|金额)$/;
const IS_AMONG = new RegExp(`${AMONG.source}$`);

/** What a header says over a column, of names above each other the one that both make; empty where it says nothing. */
export function headerName(rows: HeaderRows, column: number): string {
  return headerCells(rows)[column]?.name ?? "";
}

/** Header cells whose role another cell already holds, with the first of them. */
export function duplicateColumns(rows: HeaderRows): readonly (HeaderCell & { first: HeaderCell })[] {
  return duplicatesIn(headerCells(rows));
}

const duplicatesIn = perHeader((cells) => {
  const seen = new Map<string, HeaderCell>();
  const found: (HeaderCell & { first: HeaderCell })[] = [];
  const named = isNamed(cells.map(({ name }) => name));
  const aliases = aliasesOf(cells.map(({ name }) => name));
  for (const [i, cell] of cells.entries()) {
    const alias = aliases[i];
    // Of what is not read several columns may be of a kind: who is responsible, and whom to call.
    const isOther = alias === undefined || alias.role === "other";
    if (isOther ? cell.name === "" : named && bareOf(cell.name) === "项目单位") continue;
    // 项目名称 beside 子项目名称 is none of its kind.
    const key = isOther ? `other/${cell.name}` : alias.name;
    const first = seen.get(key);
    if (first) found.push({ ...cell, first });
    else seen.set(key, cell);
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
  const known = new WeakMap<Cells, T>();
  return (cells) => madeAt(known, cells, () => compute(cells));
}

/** The cells of a header that name the parts of an indicator, where each has a column of its own. */
export function splitIndicators(rows: HeaderRows): readonly HeaderCell[] {
  const parts = headerCells(rows).filter(({ name }) => SPLIT.has(aliasOf(name)?.name ?? ""));
  return parts.length > 1 ? parts : [];
}
