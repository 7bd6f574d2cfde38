import { ofRows, type Row } from "../syntax/table.ts";
import { contentOf, contentsOf } from "./cell.ts";
import { AMONG, aliasOf, type ColumnRole, likelyRole, namesOf } from "./column-names.ts";
import { bareOf, CLASSES } from "./columns.ts";
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
/** The most characters that the name of a column has. */
export const LONGEST_NAME = 30;
/** The same with the blanks around it. */
export const LONGEST_PADDED = 120;

/** Columns that a header of projects has. */
export const NEEDED: readonly ColumnRole[] = ["name", "total", "goal", "indicators"];
/** What is written below a group for all of it. */
export const SUM = /^(?:[小合总]\s*计|(?:资金)?总额|金额)$/;
/** 其中 over the parts of what stands before it. */
export const IS_AMONG = new RegExp(`${AMONG.source}$`);
