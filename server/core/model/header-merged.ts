import type { Cell, Row } from "../syntax/table.ts";
import { contentLength, type Span } from "../text.ts";
import { contentOf, contentsOf } from "./cell.ts";
import { aliasOf, type ColumnRole, NO_PART, OF_OTHER_YEARS, OVER, PARTS } from "./column-names.ts";
import { isNamed, OF_THIS_YEAR, SPLIT } from "./columns.ts";
import { IS_AMONG, isHeader, LONGEST_NAME, LONGEST_PADDED, SUM } from "./header-row.ts";

/** A cell of a header: the cell's span, in which of the header's rows it stands, and as which column. */
export interface HeaderCell {
  readonly span: Span;
  readonly row: number;
  readonly name: string;
  readonly index: number;
}

/** The cells of a row as those of a header's row. */
export function cellsOf(row: Row, spans: readonly Cell[], number: number): readonly HeaderCell[] {
  return spans.map((span, index) => ({ span, row: number, name: contentOf(row, span), index }));
}

/**
 * The cells of a header that is broken into two lines, and what its line end took the place of; undefined for two that are no such
 * halves. 财政专户 at the end of a line and 拨款 at the start of the next are one name, and neither line heads a table by itself.
 */
export function brokenCells(
  cells: readonly HeaderCell[],
  below: Row,
  third: Row | undefined,
): { readonly between: "" | "\t"; readonly cells: readonly HeaderCell[] } | undefined {
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

/** The cells of a row that may be names, those of half a header among them. */
export function namesIn(row: Row): readonly Cell[] {
  const isShort = row.kind === "cells" && row.text.length <= LONGEST_PADDED && !/\d/.test(row.text);
  return isShort ? row.cells : halfOf(row);
}

/** The cells of a row that may be half of a header: the first or the last of its names stands in a line without tabs. */
export function halfOf(row: Row): readonly Cell[] {
  if (isHeader(row)) return row.cells;
  const to = contentLength(row.text);
  return row.kind === "note" && to <= LONGEST_NAME ? [{ from: 0, to, quoted: false }] : [];
}

/** The cells of a header with those of the row below, where that is its next; undefined where it is not. */
export function under(
  upper: readonly HeaderCell[],
  below: Row,
  row: number,
): readonly HeaderCell[] | undefined {
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
