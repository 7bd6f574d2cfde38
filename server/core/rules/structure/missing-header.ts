import type { Localized } from "../../locale.ts";
import { contentAt, contentSpan } from "../../model/cell.ts";
import { aliasOf } from "../../model/column-names.ts";
import { columnsKey, separatorIn } from "../../model/columns.ts";
import { columnsOf, headerBreak, headerHeight, headsProjects, splitIndicators } from "../../model/header.ts";
import { columnLost, headerLost } from "../../model/header-lost.ts";
import { isHeader } from "../../model/header-row.ts";
import {
  headerAt,
  headerOf,
  lineEndOf,
  rowContent,
  rowOf,
  rowOffset,
  type Table,
  unitAtRow,
} from "../../model/table.ts";
import { view } from "../../model/unit.ts";
import { indexWhere, itemsOf } from "../../rope.ts";
import type { Row } from "../../syntax/table.ts";
import { lengthOf, slice } from "../../text.ts";
import { table } from "../example.ts";
import type { Args, Fix, Found, Rule } from "../rule.ts";
import { otherHeaders } from "./repeated-headers.ts";
import { BAR, tabbed, unframed } from "./tabbed.ts";
import { lackingColumns, naming } from "./widths.ts";

export const missingHeader: Rule = {
  id: "missing-header",
  title: "缺表头或列",
  family: "structure",
  severity: "error",
  docs: {
    zh: "文件里找不到表头行，或表头缺少必需的列；指标分列在几列里的表，在此说明查到哪一步；网页的源码、从 PDF 复制来一列占一行的表头，也在此说明。\n没有表头就不知道每一格是什么，各列只能按各行的样子或常见的七列来读；格与格之间要用制表符。\n在数据之前写上表头：项目名称、总计、财政拨款、财政专户拨款、其他资金、绩效目标、绩效指标。",
    en: "The file has no header row, or the header lacks a column it needs; where indicators have columns of their own, it says how far they are read. The source of a page, and a header of which each name has a line, are told of as that.\nWithout it nobody knows what a cell is; the cells are then read by what the rows look like, or as the usual seven columns. Tabs stand between cells.\nWrite the header before the data: 项目名称, 总计, 财政拨款, 财政专户拨款, 其他资金, 绩效目标, 绩效指标.",
  },
  message: { zh: (args) => wordsOf(args).zh, en: (args) => wordsOf(args).en },
  examples: [
    {
      bad: table`
        临江市档案馆2026年项目支出绩效目标表
        单位：万元
        项目名称 | 总计 | 财政拨款 | 绩效目标 | 绩效指标
        合计 | 30.00 | 30.00 | |
        临江市档案馆 | 30.00 | 30.00 | |
        库房修缮 | 30.00 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
        临江市档案馆2026年部门收支总表
        单位：万元
        «收入» | | 支出 |
        项目 | 预算数 | 项目 | 预算数
        一、财政拨款 | 30.00 | 一、项目支出 | 30.00`,
    },
    {
      bad: table`
        临江市档案服务局2026年项目支出绩效目标表
        单位：万元
        «临江市档案馆» | 30.00 | 20.00 | | 10.00 | |
        库房修缮 | 30.00 | 20.00 | | 10.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      near: [
        table`
          单位：元
          项目 | 金额 | 目标 | 指标
          临江市档案馆 | 30 | |`,
      ],
    },
    {
      bad: table`
        临江市档案服务局2026年项目支出绩效目标表
        单位：万元
         | «临江市档案馆» | | | 60.00 | 60.00
        1 | 库房修缮 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。 | 30.00 | 30.00
        2 | 志书编纂 | 编好志书一部。 | 1、1-产出指标；11-数量指标；编纂志书；实施周期指标值:≥1部；年度指标值:≥1部。 | 30.00 | 30.00`,
      good: table`
        临江市档案服务局2026年项目支出绩效目标表
        单位：万元
        序号 | 项目名称 | 绩效目标 | 绩效指标 | 总计 | 财政拨款
         | 临江市档案馆 | | | 60.00 | 60.00
        1 | 库房修缮 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。 | 30.00 | 30.00
        2 | 志书编纂 | 编好志书一部。 | 1、1-产出指标；11-数量指标；编纂志书；实施周期指标值:≥1部；年度指标值:≥1部。 | 30.00 | 30.00`,
    },
    {
      bad: '"档案馆,2026年绩效目标表",,,,\n单位：万元,,,,\n«项目名称,总计,财政拨款,绩效目标,绩效指标»\n档案馆,"1,030.00","1,030.00",,\n"库房,修缮","1,030.00","1,030.00",修好库房屋面。,',
      good: "档案馆,2026年绩效目标表\n单位：万元\n项目名称\t总计\t财政拨款\t绩效目标\t绩效指标\n档案馆\t1,030.00\t1,030.00\t\t\n库房,修缮\t1,030.00\t1,030.00\t修好库房屋面。\t",
    },
    {
      bad: "单位：万元\n«项目名称  总计  财政拨款  绩效目标  绩效指标»\n库房修缮  30.00  30.00  修好库房屋面。",
    },
    {
      bad: "单位：万元\n«<table><tr><td>项目名称</td><td>总计</td><td>绩效目标</td><td>绩效指标</td></tr>»\n<tr><td>库房修缮</td><td>30.00</td></tr></table>",
    },
    {
      bad: "单位：万元\n«项目名称»\n总计\n财政拨款\n绩效目标\n绩效指标\n库房修缮\n30.00\n30.00\n修好库房屋面。",
    },
    {
      bad: "\ufffd\ufffd\u05ff\ufffd\ufffd\n«\ufffd\ufffd\u013f\ufffd\ufffd»\t30.00\t30.00\t\t\t\t",
    },
    {
      bad: table`
        单位：万元
        «项目名称» | 总计 | 财政拨款 | 绩效目标
        临江市档案馆 | 30.00 | 30.00 |`,
    },
    {
      bad: table`
        单位：万元
        «项目名称» | 总计 | 财政拨款 | 绩效指标
        合计 | 60.00 | 60.00 | |
        临江市档案馆 | 60.00 | 60.00 | |
        库房修缮 | 30.00 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
        志书编纂 | 30.00 | 30.00 | 编好志书一部。 | 1、1-产出指标；11-数量指标；编纂志书；实施周期指标值:≥1部；年度指标值:≥1部。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 绩效目标 | 绩效指标
        合计 | 60.00 | 60.00 | |
        临江市档案馆 | 60.00 | 60.00 | |
        库房修缮 | 30.00 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
        志书编纂 | 30.00 | 30.00 | 编好志书一部。 | 1、1-产出指标；11-数量指标；编纂志书；实施周期指标值:≥1部；年度指标值:≥1部。`,
    },
    {
      bad: table`
        单位：万元
        «合计» | 60.00 | 60.00 | |
        临江市档案馆 | 60.00 | 60.00 | |
        库房修缮 | 30.00 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
        志书编纂 | 30.00 | 30.00 | 编好志书一部。 | 1、1-产出指标；11-数量指标；编纂志书；实施周期指标值:≥1部；年度指标值:≥1部。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 绩效目标 | 绩效指标
        合计 | 60.00 | 60.00 | |
        临江市档案馆 | 60.00 | 60.00 | |
        库房修缮 | 30.00 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
        志书编纂 | 30.00 | 30.00 | 编好志书一部。 | 1、1-产出指标；11-数量指标；编纂志书；实施周期指标值:≥1部；年度指标值:≥1部。`,
    },
  ],
  unit({ unit, view: { others } }, report) {
    if (others.size === 0) return;
    let isTold = false;
    for (const [i, row] of unit.rows.entries()) {
      if (!others.has(i)) {
        // What a header says of it is told there.
        if (row.kind !== "blank") isTold = isHeader(row);
      } else if (!isTold) {
        const cell = row.cells.find(({ from, to }) => to > from) ?? row.cells[0]!;
        report(i, contentSpan(row, cell), { skipped: true }, { severity: "information" });
        isTold = true;
      }
    }
  },
  table(table, report) {
    if (table.header !== undefined) {
      const row = rowOf(table, table.header);
      const { columns } = table;
      const header = headerOf(table)!;
      const split = columns.indicators === undefined ? splitIndicators(header) : [];
      const missing = lackingColumns(table);
      // Where the first lacks a column the others are not what is wrong.
      const all = missing.length > 0 ? [] : otherHeaders(table);
      const own = headerBreak(header) === undefined ? columnsOf([row]) : columns;
      for (const { row: number, rows, span } of all.length > 0 && columnLost(table) ? [] : all) {
        if (columnsKey(columnsOf([rows[0]])) === columnsKey(own)) continue;
        if (isLower(table, number) || isAmongOthers(table, number)) continue;
        const note = { zh: "全表按这一行表头读", en: "The table is read by this header" };
        if (number < table.header && !headsProjects(rows))
          report(number, span, { other: true }, { severity: "information" });
        else
          report(
            number,
            span,
            { differs: true },
            { related: [{ ...contentAt(row, 0), row: table.header, note }] },
          );
      }
      const [part] = split;
      if (part)
        report(
          table.header + part.row,
          contentSpan(header[part.row]!, part.span),
          { split: split.map(({ name }) => name) },
          { severity: "information" },
        );
      if (missing.length > 0) report(table.header, contentAt(row, 0), { missing });
      return;
    }
    const top = itemsOf(table.rows, 0, LAST_LIKE);
    const markup = top.findIndex(({ text }) => MARKUP.test(text.slice(0, LONGEST_TAG)));
    const stacked = markup >= 0 ? -1 : stackedIn(top);
    if (markup >= 0 || stacked >= 0) {
      const row = Math.max(markup, stacked);
      const span = { from: 0, to: Math.min(rowContent(top[row]!).length, 80) };
      report(row, span, markup >= 0 ? { markup: true } : { stacked: true });
      return;
    }
    const like = top.findIndex((row) => separatorIn(rowContent(row)) !== undefined);
    if (like >= 0) {
      const line = rowContent(rowOf(table, like));
      const { zh, en, marks } = separatorIn(line)!;
      const mark = marks.find((one) => line.includes(one));
      report(like, { from: 0, to: line.length }, { separator: { zh, en }, mark });
      return;
    }
    const first = indexWhere(table.rows, (row) => row.kind === "cells" || row.kind === "total");
    if (first >= 0) {
      const row = rowOf(table, first);
      const cell = row.cells.find(({ from, to }) => to > from) ?? row.cells[0]!;
      const lost = headerLost(table.rows);
      report(first, contentSpan(row, cell), { garbled: isGarbled(row.text), lost });
      return;
    }
    const text = indexWhere(table.rows, (row) => row.kind !== "blank");
    if (text < 0) return;
    const line = rowContent(rowOf(table, text));
    report(text, { from: 0, to: Math.min(line.length, 80) }, { garbled: isGarbled(line) });
  },
  fix: (found) =>
    found.finding.args.missing ? naming(found.table) : [...withHeader(found), ...withTabs(found)],
};

// What a header may be wrong in without anything more to say of it.
const WRONG = {
  skipped: {
    zh: "这里起是另一种表，不检查",
    en: "From here on it is another kind of table, which is not checked",
  },
  other: {
    zh: "这一行表头下没有绩效目标和绩效指标，是另一种表，其下各行不检查",
    en: "Below this header stand neither goals nor indicators: it is another kind of table, and its rows are not checked",
  },
  differs: {
    zh: "这一行表头与前面的不同，全表只能有一种表头",
    en: "This header differs from the one before; a table has one",
  },
  garbled: {
    zh: "文字是乱码：文件多半是 GBK 编码，请点状态栏的编码，选“通过编码重新打开”，再选 GB18030",
    en: "The characters are garbled: the file is most likely in GBK. Click the encoding in the status bar, Reopen with Encoding, GB18030",
  },
  markup: {
    zh: "这是网页的源码：请在浏览器或 Excel 里打开，选中表格复制，粘贴到这里",
    en: "This is the source of a web page: open it in a browser or in Excel, and copy the table from there",
  },
  stacked: {
    zh: "表头的列名一列占了一行（多半是从 PDF 复制的）：一个项目要写在一行里，各格之间是制表符；请从 Excel 或网页表格复制",
    en: "Each name of the header has a line of its own (as in what is copied from a PDF): a project is one line with tabs between its cells, as in what is copied from Excel",
  },
} as const satisfies Readonly<Record<string, Localized>>;

function wordsOf({ missing, separator, split, ...plain }: Args): Localized {
  const wrong = (Object.keys(WRONG) as (keyof typeof WRONG)[]).find((one) => plain[one] === true);
  if (wrong !== undefined) return WRONG[wrong];
  if (split)
    return {
      zh: `指标分列在“${split.join("”“")}”等列中：金额和目标照常核对，指标暂不逐条检查`,
      en: `The parts of an indicator have columns of their own (${split.join(", ")}): money and goals are checked, indicators are not yet`,
    };
  if (missing)
    return {
      zh: `表头缺少“${missing.join("”“")}”列`,
      en: `The header has no column ${missing.join(", ")}`,
    };
  if (separator)
    return {
      zh: `这一行像表头，但各格之间是${separator.zh}；要用制表符（从 Excel 或网页表格复制时自带）`,
      en: `This looks like a header with ${separator.en} between its cells; there must be tabs (as in what is copied from Excel)`,
    };
  return {
    zh: "找不到表头行（项目名称、总计、财政拨款……绩效目标、绩效指标）",
    en: "No header row (项目名称, 总计, 财政拨款 … 绩效目标, 绩效指标) was found",
  };
}

// Above the first row, where what stands below tells what the columns are.
function withHeader({ table, row, finding }: Found): Fix[] {
  const lost: readonly string[] | undefined = finding.args.lost;
  if (lost === undefined) return [];
  const title = { zh: `补上表头：${lost.join("、")}`, en: `Put the header back: ${lost.join(", ")}` };
  // A byte order mark stays where it is.
  const from = Number(rowOf(table, row).text.startsWith("\ufeff"));
  return [{ title, edits: [{ row, from, to: from, insert: lost.join("\t") + lineEndOf(table) }] }];
}

// A file of commas as one of tabs. Above the header a spreadsheet writes commas for cells that nobody filled.
function withTabs({ table, row, finding: { args } }: Found): Fix[] {
  const mark: string | undefined = args.mark;
  if (mark === undefined) return [];
  const start = rowOffset(table, row);
  const said = slice(table.text, start);
  const body = tabbed(mark === BAR ? unframed(said) : said, mark);
  if (body === undefined) return [];
  const lines = slice(table.text, 0, start).split(/(?<=[\r\n])/);
  const head = lines.map((line) => {
    const content = line.trimEnd();
    const cells = tabbed(content, mark) ?? content;
    const filled = cells.split("\t").filter((cell) => cell.trim() !== "");
    return (filled.length > 1 ? cells : (filled[0] ?? "")) + line.slice(content.length);
  });
  const title = { zh: "把各格之间改为制表符", en: "Put tabs between the cells" };
  const insert = head.join("") + body;
  return [{ title, edits: [{ row: 0, from: 0, to: lengthOf(table.text), insert }] }];
}

function isAmongOthers(table: Table, number: number): boolean {
  const u = unitAtRow(table, number);
  return view(table.units[u]!).others.has(number - table.unitRows[u]!);
}

// Whether a row of a header is none of its first.
function isLower({ rows }: Table, number: number): boolean {
  const heights = [1, 2].flatMap((up) =>
    up > number ? [] : [[up, headerHeight(headerAt(rows, number - up))]],
  );
  return heights.some(([up, height]) => up! < height!);
}

// What was read in another encoding than it was written in has characters that are none.
function isGarbled(line: string): boolean {
  return line.includes("\ufffd");
}

// What is no header yet is looked for where a header would be.
const LAST_LIKE = 100;
// A row that begins with one: a goal may hold what is left of a page.
const MARKUP = /^\s*<(?:!doctype html|html|head|body|table|tbody|t[rdh])[\s>]/i;
const LONGEST_TAG = 60;

// The first of some rows that say nothing but the name of a column each.
function stackedIn(rows: readonly Row[]): number {
  let names = 0;
  let first = -1;
  for (const [i, row] of rows.entries()) {
    if (row.kind === "blank") continue;
    const isName = row.text.length <= LONGEST_NAME && aliasOf(rowContent(row).trim()) !== undefined;
    names = isName ? names + 1 : 0;
    if (names === 1) first = i;
    if (names === LEAST_STACKED) return first;
  }
  return -1;
}
const LEAST_STACKED = 4;
const LONGEST_NAME = 40;
