import { contentOf, contentSpan } from "../../model/cell.ts";
import { type Entry, readFirst } from "../../model/entry.ts";
import { brokenAt, isRestOf } from "../../model/halves.ts";
import { brokenHeader } from "../../model/header.ts";
import { isOfSheet } from "../../model/margin.ts";
import { isUnitName } from "../../model/naming.ts";
import { isCaptionName, isGroup } from "../../model/roles.ts";
import { spacedIn } from "../../model/spaced.ts";
import { headerOf, rowOf, type Table } from "../../model/table.ts";
import { unitLine } from "../../model/unit.ts";
import { itemAt } from "../../rope.ts";
import { NUMBERED_CODE, type Row } from "../../syntax/table.ts";
import { contentLength, type Edit, type Span } from "../../text.ts";
import { table } from "../example.ts";
import type { Fix, RowEdit, Rule } from "../rule.ts";
import { segmentsOf } from "../segments.ts";

export const brokenCell: Rule = {
  id: "broken-cell",
  title: "断开的单元格",
  family: "structure",
  severity: "warning",
  docs: {
    zh: "一行里只有半截文字：上一行的名称、目标或指标在换页处断开，余下的成了另一行；或者两行之间夹着没有制表符的文字，包括丢了制表符的单位行。\n断开的两截都读不完整，上一行缺的部分也无从检查。\n把这半截并入上一行的同一格，删去这一行；是单位行就补上制表符和金额。",
    en: "A row holds nothing but the rest of a text: a name, a goal or an indicator of the row above was cut, mostly by a page; or a text without a tab stands between two rows, a unit's row that lost its tabs among them.\nNeither half can be read, and what the row above lacks cannot be checked.\nJoin it to the cell above and remove the row; give a unit's row its tabs and amounts.",
  },
  message: {
    zh: ({ stray, header, half, loose, down, owner }) =>
      loose
        ? `这里的指标与上面断开了，没有读入${loose > 1 ? `（共 ${loose} 行）` : ""}：行首要有制表符，或删去前面的空行`
        : header
          ? "表头断成了两行，请并成一行"
          : down
            ? "这一行像是下一行名称的前半截，被换行断开了：请并入下一行；不是就删去"
            : owner
              ? `“${owner}”这一行没有制表符，没有读成单位行，下面的项目算在上一个单位里`
              : stray
                ? "这一行没有制表符，不是表格的行：是上一行或下一行的一截就并过去，否则请删去"
                : half
                  ? "一个项目断成了两行，请把这一行并入上一行"
                  : "这一行只有上一行某一格的后半截，请并入上一行",
    en: ({ stray, header, half, loose, down, owner }) =>
      loose
        ? `Here indicators stand apart from those above and are not read${loose > 1 ? ` (${loose} lines)` : ""}: begin each with a tab, or remove the blank line`
        : header
          ? "The header is broken into two lines: make it one"
          : down
            ? "This line looks like the first half of the next row's name: join the two, or else remove it"
            : owner
              ? `${owner} has no tab and is not read as a unit's row: the projects below count for the unit above`
              : stray
                ? "This line has no tab and is no row: join it to the row it is a part of, or remove it"
                : half
                  ? "One project is broken into two rows: join this one to the one above"
                  : "This row is the rest of a cell of the row above; join it to that",
  },
  examples: [
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市图书馆 | 20.00 | |
        图书采购 | 20.00 | 采购图书2批。 | 1、1-产出指标；11-数量指标；采购批次；实施周期指标值:≥2批；年度指标值:≥2批。
        «临江市档案馆»
        库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      good: `${table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市图书馆 | 20.00 | |
        图书采购 | 20.00 | 采购图书2批。 | 1、1-产出指标；11-数量指标；采购批次；实施周期指标值:≥2批；年度指标值:≥2批。`}\n临江市档案馆\t\t\t\n${table`
        库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`}`,
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        «库房修»
        缮经费 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮经费 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮 | 30.00
        «修好库房屋面。» | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      near: [
        table`
          单位：万元
          项目名称 | 总计 | 绩效目标 | 绩效指标
          临江市档案馆 | 30.00
          库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      ],
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮 | 30
        «.00» | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮 | 30.00 | | 
         | | «修好库房屋面。» | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮 | | | 
         | «30.00» | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮 | 30.00 | 修好库房 | 
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
         | | «屋面。» | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
    },
    {
      bad: table`
        单位：万元
        «项目名称 | 总计 | 财政»
        拨款 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | 30.00 | |`,
      good: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | 30.00 | |`,
      near: [
        table`
          单位：万元
          项目名称 | 项目资金 | | 绩效目标 | 绩效指标
           | 合计 | 其中 | |
           | | 财政拨款 | |
          临江市档案馆 | 30.00 | 30.00 | |`,
      ],
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        «缮经费» | | | `,
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标
         | | | «值:≥2间。»`,
      near: [
        table`
          单位：万元
          项目名称 | 总计 | 绩效目标 | 绩效指标
          临江市档案馆 | 30.00 | |
          库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
           | | | 2、2-效益指标；22-社会效益；渗漏次数；实施周期指标值:0次；年度指标值:0次。`,
      ],
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标
        «值:≥2间。»`,
      good: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修 | 20.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
        «缮经费» | | |
        编纂经费 | 10.00 | 编志书两部。 | 1、1-产出指标；11-数量指标；编纂部数；实施周期指标值:≥2部；年度指标值:≥2部。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮经费 | 20.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
        编纂经费 | 10.00 | 编志书两部。 | 1、1-产出指标；11-数量指标；编纂部数；实施周期指标值:≥2部；年度指标值:≥2部。`,
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮 | 20.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
        «志书»
        编纂经费 | 10.00 | 编志书两部。 | 1、1-产出指标；11-数量指标；编纂部数；实施周期指标值:≥2部；年度指标值:≥2部。`,
      near: [
        table`
          单位：万元
          项目名称 | 总计 | 绩效目标 | 绩效指标
          临江市档案馆 | 30.00 | |
          库房修缮 | 20.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
          — 3 —
          编纂经费 | 10.00 | 编志书两部。 | 1、1-产出指标；11-数量指标；编纂部数；实施周期指标值:≥2部；年度指标值:≥2部。`,
      ],
    },
  ],
  table(table, report) {
    const header = headerOf(table);
    const between = header && brokenHeader(header);
    if (header === undefined || between === undefined) return;
    const span = { from: 0, to: contentLength(header[0].text) };
    report(table.header!, span, { header: true, between });
  },
  unit({ unit, view: { torn, tails, at, entries, name } }, report) {
    for (const entry of torn) {
      const i = at.get(entry)!;
      let above = i - 1;
      while (above >= 0 && !entries.has(above)) above--;
      const half = entry.row.cells.filter((cell) => contentOf(entry.row, cell) !== "").length > 1;
      report(i, textOf(entry), { half, ...(above < 0 ? {} : { up: i - above }) });
    }
    const isData = (i: number) => entries.has(i);
    let isTold = false;
    for (const [i, { kind, text }] of unit.rows.entries()) {
      // Where units have rows, a line that names one is none.
      const isAbove = unit.hasHead && i > 0 && entries.get(i + 1)?.kind === "project";
      const owner = isAbove ? unitLine(unit.rows[i]!, unit.rows[i + 1]) : undefined;
      if (owner !== undefined && owner !== name) {
        report(i, { from: 0, to: Math.min(contentLength(text), LONGEST_MARK) }, { owner });
        continue;
      }
      // Of indicators that follow each other one is told of.
      if (kind !== "note") {
        isTold &&= kind === "blank";
        continue;
      }
      const to = contentLength(text);
      const from = INDICATOR.exec(text)?.[0].length;
      const line = { from: 0, to: Math.min(to, LONGEST_MARK) };
      if (from !== undefined) {
        if (!isTold)
          report(i, { from, to: Math.min(to, from + LONGEST_MARK) }, { loose: looseFrom(unit.rows, i) });
        isTold = true;
      } else if (tails.has(i)) report(i, line, entries.has(i - 1) ? { up: 1 } : {});
      else if (isData(i - 1) && isData(i + 1) && isStray(unit.rows[i]!))
        report(
          i,
          line,
          { stray: true, ...nameOfNext(text, entries.get(i + 1)) },
          { severity: "information" },
        );
    }
  },
  fix({ finding, table, row }) {
    const { header, between, loose, up, down, owner } = finding.args;
    if (owner) return [asUnit(table, row, owner)];
    if (header) return joiningHeader(table, row, between);
    if (loose !== undefined) return [tabbing(table, row, loose)];
    if (down) return joiningDown(table, row);
    return up === undefined ? [] : joiningUp(table, row, row - up);
  },
};

function joiningHeader(table: Table, row: number, between: string): Fix[] {
  const first = rowOf(table, row);
  if (hasQuotes(first, rowOf(table, row + 1))) return [];
  const edit = { row, from: contentLength(first.text), to: first.text.length, insert: between };
  return [{ title: { zh: "并成一行", en: "Join the two lines" }, edits: [edit] }];
}

// A line that names a unit as its row, with its amounts to be filled in.
function asUnit({ rows, columns: { list, name } }: Table, row: number, owner: string): Fix {
  const { text } = itemAt(rows, row)!;
  const insert = "\t".repeat(name) + owner + "\t".repeat(list.length - 1 - name);
  const title = { zh: "补上制表符，作为单位行", en: "Make it a unit's row, with its tabs" };
  return { title, edits: [{ row, from: 0, to: contentLength(text), insert }] };
}

// So many lines of indicators from a row on begin with a tab.
function tabbing(table: Table, row: number, count: number): Fix {
  const edits: RowEdit[] = [];
  for (let i = row; edits.length < count && i < table.rows.length; i++)
    if (INDICATOR.test(rowOf(table, i).text)) edits.push({ row: i, from: 0, to: 0, insert: "\t" });
  return { title: { zh: "在行首加上制表符", en: "Begin the lines with a tab" }, edits };
}

// A few words above a project, whose own name is nothing or the rest of one.
function nameOfNext(text: string, next: Entry | undefined): { down?: true } {
  const said = text.trim();
  if (
    next?.kind !== "project" ||
    said.length > LONGEST_NAME ||
    !/^[\u4e00-\u9fff（(“"《\dA-Za-z-]+$/.test(said)
  )
    return {};
  if (isUnitName(said) || isCaptionName(said) || isGroup(said) || /^20\d\d年/.test(said)) return {};
  return next.name === "" || isCutWord(said, next.name) ? { down: true } : {};
}
const LONGEST_NAME = 30;

// Whether a word of the dictionary begins at the end of the one and ends at the beginning of the other.
function isCutWord(before: string, behind: string): boolean {
  const end = before.slice(-AROUND);
  return [...segmentsOf(end + behind.slice(0, AROUND))].some(
    ({ index, segment }) => index < end.length && index + segment.length > end.length,
  );
}
const AROUND = 6;

function joiningDown(table: Table, row: number): Fix[] {
  const { text } = rowOf(table, row);
  if (hasQuotes(rowOf(table, row + 1))) return [];
  const title = { zh: "并入下一行的名称", en: "Join it to the next row's name" };
  return [{ title, edits: [{ row, from: text.trimEnd().length, to: text.length, insert: "" }] }];
}

function joiningUp(table: Table, row: number, to: number): Fix[] {
  const title = { zh: "并入上一行", en: "Join it to the row above" };
  const [above, below] = [rowOf(table, to), rowOf(table, row)];
  if (hasQuotes(above, below)) return [];
  const insert = joiningBy(above, below, table);
  if (insert !== undefined) {
    const [end, said] = [contentLength(above.text), below.text.slice(0, contentLength(below.text))];
    const edits =
      to === row - 1
        ? [{ row: to, from: end, to: above.text.length, insert }]
        : [{ row: to, from: end, to: end, insert: insert + said }, removing(table, row)];
    return [{ title, edits }];
  }
  // Cells of a line that lacks some say nothing of the columns they belong to, but for one that stands in its own.
  const filled = below.cells.filter((cell) => contentOf(below, cell) !== "").length;
  if (filled > 1 && below.cells.length < table.columns.list.length) return [];
  const edits = merging(above, below).map((edit) => ({ ...edit, row: to }));
  return [{ title, edits: [...edits, removing(table, row)] }];
}

// Quotes within a cell are doubled there, and a text with line ends needs them.
function hasQuotes(...rows: readonly Row[]): boolean {
  return rows.some(({ cells }) => cells.some(({ quoted }) => quoted));
}

// What takes the place of the line end between two lines that are one row; undefined where the cells of the lower go into
// those of the upper.
function joiningBy(above: Row, below: Row, { columns }: Table): "" | "\t" | undefined {
  if (below.kind !== "cells") return "";
  const entry = readFirst(above, columns);
  return brokenAt(above, below, columns) ?? (isRestOf(entry, readFirst(below, columns)) ? "" : undefined);
}

/** Adds what the cells of a row say to those above them. */
function merging(above: Row, below: Row): Edit[] {
  const edits: Edit[] = [];
  const end = contentLength(above.text);
  let width = above.cells.length;
  for (const [i, cell] of below.cells.entries()) {
    const said = contentOf(below, cell);
    if (said === "") continue;
    const upper = above.cells[i];
    const at = upper === undefined ? end : contentSpan(above, upper).to;
    const insert = "\t".repeat(Math.max(0, i + 1 - width)) + said;
    width = Math.max(width, i + 1);
    edits.push({ from: at, to: at, insert });
  }
  return edits;
}

// Of the last row the line end before it.
function removing(table: Table, row: number) {
  const { text } = rowOf(table, row);
  const above = rowOf(table, row - 1).text;
  const isLast = contentLength(text) === text.length;
  return isLast
    ? { row: row - 1, from: contentLength(above), to: above.length + text.length, insert: "" }
    : { row, from: 0, to: text.length, insert: "" };
}

// How many lines of indicators follow each other, with blank ones between.
function looseFrom(rows: readonly Row[], from: number): number {
  let count = 0;
  for (let i = from; i < rows.length; i++) {
    const { kind, text } = rows[i]!;
    if (kind === "note" && INDICATOR.test(text)) count++;
    else if (kind !== "blank") break;
  }
  return count;
}

function isStray(row: Row): boolean {
  const said = row.text.trim();
  return !isOfSheet(said) && !/[：:]/.test(said) && spacedIn(row) === undefined;
}

// An indicator behind a blank line, without a tab before it.
const INDICATOR = new RegExp(`^\\s*(?=${NUMBERED_CODE})`);

// The one text of the row.
function textOf({ row }: Entry): Span {
  const spans = row.cells.map((cell) => contentSpan(row, cell));
  const { from, to } = spans.find((span) => span.to > span.from) ?? { from: 0, to: 0 };
  return { from, to: Math.min(to, from + LONGEST_MARK) };
}
/** Half a page need not be underlined to its end. */
const LONGEST_MARK = 60;
