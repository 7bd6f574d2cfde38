import { contentOf, contentSpan } from "../../model/cell.ts";
import { BRACKETS, beginsName, typoOf } from "../../model/column-names.ts";
import { type Entry, textAt } from "../../model/entry.ts";
import { unknownColumns } from "../../model/header-cells.ts";
import { isHeader } from "../../model/header-row.ts";
import { isZero, readAmount } from "../../model/money.ts";
import { rowSum } from "../../model/row-sums.ts";
import { isOfWords } from "../../model/segments.ts";
import { entryAt, headerOf, rowOf, type Table } from "../../model/table.ts";
import { surplusOf } from "../../model/widths.ts";
import { itemAt } from "../../rope.ts";
import { table } from "../example.ts";
import { replacing } from "../fixes.ts";
import type { Rule } from "../rule.ts";
import { repeatedHeaders } from "./repeated-headers.ts";

export const unknownColumn: Rule = {
  id: "unknown-column",
  title: "列名无法识别",
  family: "structure",
  severity: "error",
  docs: {
    zh: "表头里有不认识的列名。\n列名决定每一格的含义；写错一个字，整列就不参与核算。\n改为通用的列名，其他年度和地区的常见写法也认识；连同这一列各行都对得上的，只作提示。",
    en: "The header has a column name nobody knows.\nThe name decides what its cells are; one wrong character and the column takes no part in the sums.\nUse the usual name; the common ones of other years and places are understood too. Where all rows add up as they are it is a note.",
  },
  message: {
    zh: ({ name, near }) =>
      name === ""
        ? `表头有一格没有列名${near ? `，是否为“${near}”？` : ""}`
        : `不认识的列名“${name}”${near ? `，是否为“${near}”？` : ""}`,
    en: ({ name, near }) =>
      name === ""
        ? `A column has no name${near ? `; is it ${near}?` : ""}`
        : `Unknown column ${name}${near ? `; is it ${near}?` : ""}`,
  },
  examples: [
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | «财政拔款» | 财政专户拨款 | 其他资金 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | 30.00 | | | |`,
      good: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 财政专户拨款 | 其他资金 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | 30.00 | | | |`,
      near: [
        table`
          单位：万元
          项目名称 | 资金来源 | | 绩效目标 | 绩效指标
          | 总计 | 财政拨款 | |
          临江市档案馆 | 30.00 | 30.00 | |`,
        table`
          单位：万元
          项目名称（资金使用单位） | 合计 | 一般公共预算 | 财政专户管理资金 | 单位资金 | 年度绩效目标 | 绩效指标 | 备注
          临江市档案馆 | 30.00 | 30.00 | | | | |`,
      ],
    },
  ],
  table(table, report) {
    const header = headerOf(table);
    if (header === undefined) return;
    let right: readonly Entry[] | undefined;
    const entries = () => (right ??= addingUp(table));
    for (const { span, row, name, index } of unknownColumns(header)) {
      if (isBegun(table, index, name)) continue;
      const says = saidUnder(table, index);
      // A spreadsheet's empty margin, and a cell too many, of which `missing-cell` tells.
      if (name === "" && (says === "nothing" || surplusOf(table) < 0)) continue;
      const guess = table.columns.list[index];
      const meant =
        (isOfWords(name) ? undefined : typoOf(name)) ?? (guess?.role === "other" ? undefined : guess?.name);
      const near = meant === undefined || meant === name ? undefined : withBrackets(meant, name);
      // What holds no amounts upsets no sum.
      const isMoney = says === "amounts" || name === "" || MONEY.test(name);
      const isAside =
        near === undefined &&
        (ASIDE.test(name.replace(/\s/g, "")) || (name !== "" && addsUp(entries(), index)));
      const severity = (isMoney || near !== undefined) && !isAside ? undefined : "information";
      report(
        table.header! + row,
        contentSpan(header[row]!, span),
        { name, near },
        severity ? { severity } : {},
      );
    }
    for (const { row: number, rows } of repeatedHeaders(table))
      for (const { span, row, name } of unknownColumns(rows)) {
        const near = isOfWords(name) ? undefined : typoOf(name);
        if (near)
          report(number + row, contentSpan(rows[row]!, span), { name, near: withBrackets(near, name) });
      }
  },
  fix: replacing({ by: "near" }),
};

// 项目名称（资金使用单位） for 项日名称（资金使用单位）.
function withBrackets(meant: string, name: string): string {
  const [inside = ""] = BRACKETS.exec(name) ?? [];
  return meant.replace(BRACKETS, "") + inside;
}

// The last name of a header that has nothing below it yet may be half written.
function isBegun({ rows, header = 0 }: Table, index: number, name: string): boolean {
  const isLast = header + 1 >= rows.length && index === itemAt(rows, header)!.cells.length - 1;
  return isLast && name !== "" && beginsName(name);
}

// What the first rows have in a column.
function saidUnder(table: Table, column: number): "amounts" | "words" | "nothing" {
  let said: "words" | "nothing" = "nothing";
  const from = table.header! + 1;
  for (let i = from; i < Math.min(table.rows.length, from + LOOKED_AT); i++) {
    const row = rowOf(table, i);
    const cell = row.cells[column];
    const text = cell === undefined || isHeader(row) ? "" : contentOf(row, cell);
    if (text === "") continue;
    if (readAmount(text).value !== undefined && /[.,]/.test(text)) return "amounts";
    said = "words";
  }
  return said;
}
const LOOKED_AT = 60;

// Whether some rows have amounts under a column that nobody knows.
function addsUp(entries: readonly Entry[], column: number): boolean {
  const says = (entry: Entry) => {
    const { value } = readAmount(textAt(entry, column));
    return value !== undefined && !isZero(value);
  };
  return entries.filter(says).length >= FEWEST;
}

// The first rows, where each of them adds up without the columns nobody knows; none where one does not.
function addingUp(table: Table): readonly Entry[] {
  const from = table.header! + 1;
  const entries: Entry[] = [];
  for (let i = from; i < Math.min(table.rows.length, from + LOOKED_AT); i++) {
    const entry = entryAt(table, i);
    if (entry === undefined) continue;
    if (rowSum(entry)?.verdict === "wrong") return [];
    entries.push(entry);
  }
  return entries;
}
const FEWEST = 3;
/** What the total does not add up: a part of what stands before it, or another year's. */
const ASIDE = /^其中[:：]|^截[至止]|累计|计划|以后|后续|下一?年|预留|调整|追加/;
const MONEY = /(?:资金|款|经费|收入|补助|补贴|债券?|金额|预算|投入|结转|结余|元[）)]?)$/;
