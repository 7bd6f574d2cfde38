import { contentOf, quotedSpan, strayQuote } from "../../model/cell.ts";
import { columnName } from "../../model/columns.ts";
import { type Entry, readAs } from "../../model/entry.ts";
import { columnLost } from "../../model/header-lost.ts";
import { add, compare, readAmount, subtract, zero } from "../../model/money.ts";
import { extraCells, shiftOf } from "../../model/placement.ts";
import { grandTotal, sumsOf } from "../../model/sections.ts";
import { comesTo } from "../../model/sums.ts";
import { type Table, unitAtRow } from "../../model/table.ts";
import { view } from "../../model/unit.ts";
import { isTrailing, surplusOf, wideRows } from "../../model/widths.ts";
import type { Row } from "../../syntax/table.ts";
import { contentLength, type Span } from "../../text.ts";
import { table } from "../example.ts";
import type { Rule } from "../rule.ts";
import { lackingColumns, naming, reportHeader } from "./widths.ts";

export const extraCell: Rule = {
  id: "extra-cell",
  title: "多出单元格",
  family: "structure",
  severity: "error",
  docs: {
    zh: "数据行的单元格多于表头的列数；各行都多，就指在表头；两行连成一行也会这样。\n多一格，后面的内容就会错列。\n删去多余的空单元格；若其中有内容，移到应在的列；表头缺列名的补上。",
    en: "A data row has more cells than the header; where all rows have, the header is told of; two rows that became one look alike.\nOne cell too many moves everything behind it out of its column.\nRemove the empty cell; if it has content, move that to its column; give the header the name it lacks.",
  },
  message: {
    zh: ({ found, expected, all, joint, trailing, shift, name, isStray, lost }) =>
      isStray
        ? "单元格里多了一个制表符，后半截成了另一格，请与前一格合并"
        : shift
          ? `“${name}”处多了一个空单元格，本行的金额都右移了一列`
          : joint !== undefined
            ? `此行有 ${found} 个单元格，表头只有 ${expected} 列：两行连成了一行`
            : trailing
              ? `各行都有 ${found} 个单元格，表头只有 ${expected} 列：各行末尾多了一个空单元格`
              : all
                ? `各行都有 ${found} 个单元格，表头只有 ${expected} 列：表头缺了${lost ? `“${lost}”` : "列名"}`
                : `此行有 ${found} 个单元格，表头只有 ${expected} 列`,
    en: ({ found, expected, all, joint, trailing, shift, name, isStray, lost }) =>
      isStray
        ? "A tab within a cell made a cell of its rest: join it to the one before"
        : shift
          ? `An empty cell too many stands under ${name}: the amounts of the row are a column too far to the right`
          : joint !== undefined
            ? `This row has ${found} cells where the header has ${expected} columns: two rows became one`
            : trailing
              ? `The rows have ${found} cells where the header has ${expected} columns: each ends with an empty one too many`
              : all
                ? `The rows have ${found} cells where the header has ${expected} columns: the header lacks ${lost ?? "a name"}`
                : `This row has ${found} cells where the header has ${expected} columns`,
  },
  examples: [
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 其他资金 | 绩效目标 | 绩效指标
        临江市档案馆 | «| 30.00 | 20.00 | 10.00» |
        库房修缮 | 30.00 | 20.00 | 10.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 其他资金 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | 20.00 | 10.00 | |
        库房修缮 | 30.00 | 20.00 | 10.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      near: [
        table`
          单位：万元
          项目名称 | 总计 | 财政拨款 | 其他资金 | 绩效目标 | 绩效指标
          临江市档案馆 | | 20.00 | 10.00 | | `,
      ],
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮 | 30.00 | 修好库房屋面， | «保障档案安全。» | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮 | 30.00 | 修好库房屋面，保障档案安全。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 其他资金 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | 20.00 | 10.00 | |
        库房 | «修缮» | 30.00 | 20.00 | 10.00 | 修好库房屋面，保障档案安全。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 其他资金 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | 20.00 | 10.00 | |
        库房修缮 | 30.00 | 20.00 | 10.00 | 修好库房屋面，保障档案安全。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 1,230.00 | |
        库房修缮 | 1230. | «00» | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 1,230.00 | |
        库房修缮 | 1230.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 财政专户拨款 | 其他资金 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | 20.00 | | 10.00 | |
        库房修缮 | 30.00 | 20.00 | | 10.00 | «» | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 财政专户拨款 | 其他资金 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | 20.00 | | 10.00 | |
        库房修缮 | 30.00 | 20.00 | | 10.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 60.00 | |
        库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。«志书编纂 | 30.00 | 编志书两部。 | 1、1-产出指标；11-数量指标；编纂部数；实施周期指标值:≥2部；年度指标值:≥2部。»`,
      good: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 60.00 | |
        库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
        志书编纂 | 30.00 | 编志书两部。 | 1、1-产出指标；11-数量指标；编纂部数；实施周期指标值:≥2部；年度指标值:≥2部。`,
    },
    {
      // 合计 tells in which fund the money is.
      bad: table`
        单位：万元
        序号 | 项目名称 | 总计 | 财政拨款 | 单位资金 | 绩效目标 | 绩效指标
         | 合计 | 60.00 | 60.00 | | |
        1 | 库房修缮 | 30.00 | | 30.00 | «» | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
        2 | 书库修缮 | 30.00 | 30.00 | | 修好书库屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      good: table`
        单位：万元
        序号 | 项目名称 | 总计 | 财政拨款 | 单位资金 | 绩效目标 | 绩效指标
         | 合计 | 60.00 | 60.00 | | |
        1 | 库房修缮 | 30.00 | 30.00 | | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
        2 | 书库修缮 | 30.00 | 30.00 | | 修好书库屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标 | «11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。»`,
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
        临江市档案馆 | 30.00 | | «| 库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。»`,
      good: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
    },
  ],
  row({ entry, isRest, context }, report) {
    const { placement, columns } = entry.layout;
    // Then the header is told of.
    if (context.surplus > 0 && entry.row.cells.length - columns.list.length === context.surplus) return;
    // A line of one indicator has it under any column.
    if (isRest) return;
    const shift = shiftOf(placement);
    if (shift !== undefined) {
      const [first, last] = [entry.row.cells[shift.from]!, entry.row.cells[shift.to]!];
      report(
        { from: first.from, to: Math.max(first.from, last.to) },
        { shift, name: columnName(columns, shift.from) },
      );
      return;
    }
    const extra = extraCells(entry.row, placement);
    if (extra.length === 0) return;
    const span = { from: entry.row.cells[extra[0]!]!.from, to: entry.row.cells[extra.at(-1)!]!.to };
    // `unbalanced-pair` tells of the quote that keeps the lines of a cell apart.
    const { row } = entry;
    if (row.cells.some((cell) => cell.from < span.from && strayQuote(row, cell) !== undefined)) return;
    const stop = jointIn(entry);
    const joint = stop ?? tabIn(entry);
    const [only] = extra.length === 1 ? extra : [];
    const isStray =
      only !== undefined &&
      contentOf(entry.row, entry.row.cells[only]!) !== "" &&
      strayTab(entry, only) !== undefined;
    const args = { found: entry.row.cells.length, expected: columns.list.length, isStray };
    report(
      joint === undefined ? span : { from: joint, to: span.to },
      joint === undefined ? args : { ...args, joint, isTab: stop === undefined },
    );
  },
  table(table, report) {
    if (surplusOf(table) <= 0) return;
    // `missing-header` tells of a column that every table has.
    const { name } = columnLost(table) ?? {};
    if (name !== undefined && lackingColumns(table).includes(name)) return;
    reportHeader(table, report, { trailing: isTrailing(table), lost: name });
  },
  fix({ entry, finding, table, row }) {
    if (finding.args.trailing)
      return [
        {
          title: { zh: "删去各行末尾的空单元格", en: "Remove the empty cell at the end of each row" },
          edits: wideRows(table).map((row) => ({ row, ...lastCell(row), insert: "" })),
        },
      ];
    if (entry === undefined) return naming(table);
    const { joint, shift } = finding.args;
    if (shift !== undefined) {
      const first = quotedSpan(entry.row.cells[shift.from]!);
      const end = quotedSpan(entry.row.cells[shift.to]!).to;
      if (entry.row.text[first.from - 1] !== "\t") return [];
      return [
        {
          title: { zh: "把本行左移一列", en: "Move the row a column to the left" },
          edits: [
            { from: first.from - 1, to: first.to, insert: "" },
            { from: end, to: end, insert: "\t" },
          ],
        },
      ];
    }
    // Where rows were joined in quotes nobody knows which of them is whose.
    if (
      joint !== undefined &&
      entry.row.cells.some(({ from, to, quoted }) => quoted && from < joint && joint < to)
    )
      return [];
    const lineEnd = entry.row.text.slice(contentLength(entry.row.text)) || "\n";
    if (joint !== undefined)
      return [
        {
          title: { zh: "在这里分成两行", en: "Break the line here" },
          edits: [{ from: joint, to: joint + Number(finding.args.isTab), insert: lineEnd }],
        },
      ];
    const all = extraCells(entry.row, entry.layout.placement);
    const empty = all.filter((i) => contentOf(entry.row, entry.row.cells[i]!) === "");
    const [only] = all.length === 1 && empty.length === 0 ? all : [];
    const stray = only === undefined ? undefined : strayTab(entry, only);
    if (stray !== undefined)
      return [
        {
          title: { zh: "与前一格合并", en: "Join it to the cell before" },
          edits: [{ from: stray, to: stray + 1, insert: separatorAt(entry, stray) }],
        },
      ];
    if (empty.length < all.length) return [];
    const adding = all.length === 1 ? withoutWhichAddsUp(table, row, entry) : undefined;
    const edits = (adding === undefined ? empty : [adding]).map((i) => {
      const { from, to } = quotedSpan(entry.row.cells[i]!);
      // With the tab before it or, of the first, behind it.
      return i > 0 ? { from: from - 1, to, insert: "" } : { from, to: to + 1, insert: "" };
    });
    return [{ title: { zh: "删去多余的空单元格", en: "Remove the empty cell" }, edits }];
  },
};

// The tab before a cell that goes on with the name, the goal, the indicators or the broken amount before it.
function strayTab({ row, layout: { columns, placement } }: Entry, index: number): number | undefined {
  const before = placement.cells.indexOf(index - 1);
  const isText = before === columns.name || columns.goals.includes(before) || before === columns.indicators;
  const [one, other] = [row.cells[index - 1], row.cells[index]!];
  // In the expanded layout a cell may begin with a line.
  const isTab = row.text[other.from - 1] === "\t";
  const goesOn = isText || (columns.amounts.includes(before) && isAmountBroken(row, one!, other));
  return goesOn && isTab && !one!.quoted && !other.quoted ? other.from - 1 : undefined;
}

// A tab typed for the ； between two fields of an indicator.
function separatorAt({ row: { text } }: Entry, tab: number): string {
  const [before, behind] = [text[tab - 1] ?? "", text.slice(tab + 1, tab + 12)];
  const isField = /^(?:[0-9]{1,2}-[\u4e00-\u9fff]|(?:实施周期|年度)?(?:指标|目标)值)/.test(behind);
  // 11-数量指标 is a field of its own.
  const isClass = text.slice(tab - 2, tab) === "指标";
  return (isField && /[\u4e00-\u9fff\d%％]/.test(before)) || isClass ? "；" : "";
}

// The empty cell without which 合计 adds up, in a table where no unit's row tells which it is.
function withoutWhichAddsUp(
  table: Table,
  row: number,
  { row: own, amounts, layout }: Entry,
): number | undefined {
  const unit = table.units[unitAtRow(table, row)]!;
  const total = view(unit).head === undefined ? grandTotal(table) : undefined;
  const { columns } = layout;
  if (total === undefined) return undefined;
  const sums = sumsOf(table).map(comesTo);
  const found = columns.amounts.filter((extra) => {
    if (contentOf(own, own.cells[extra]!) !== "") return false;
    const cells = columns.list.map((_, column) => (column < extra ? column : column + 1));
    const other = readAs(own, columns, { cells, lost: [] });
    return sums.every((sum, a) => {
      const [stated, now, then] = [total, { amounts }, other].map((one) => one.amounts[a]?.value ?? zero);
      return sum !== undefined && compare(add(subtract(sum, now!), then!), stated!) === 0;
    });
  });
  return found[0];
}

function isAmountBroken(row: Row, one: Span, other: Span): boolean {
  const [before, behind] = [one, other].map(({ from, to }) => row.text.slice(from, to).trim());
  const whole = readAmount(before! + behind!);
  return readAmount(before!).fault !== undefined && whole.fault === undefined && whole.value !== undefined;
}

// With the tab before it.
function lastCell({ cells }: Row): Span {
  const { from, to } = quotedSpan(cells.at(-1)!);
  return { from: from - 1, to };
}

// The tab between two rows that stand in one line: what follows it has a cell for each column, and a name before amounts.
function tabIn({ row, layout: { columns } }: Entry): number | undefined {
  const from = row.cells.length - columns.list.length;
  const says = (index: number) => contentOf(row, row.cells[index]!);
  if (from < 2 || row.cells[from]!.quoted || row.cells[from - 1]!.quoted) return undefined;
  const isRow = (start: number, count: number) => {
    const amounts = columns.amounts
      .filter((column) => column < count)
      .map((column) => readAmount(says(start + column)));
    const isMoney =
      amounts.every(({ fault }) => fault === undefined) && amounts.some(({ value }) => value !== undefined);
    return columns.name < count && isName(says(start + columns.name)) && isMoney;
  };
  return isRow(0, from) && isRow(from, columns.list.length) ? row.cells[from]!.from - 1 : undefined;
}

function isName(text: string): boolean {
  return /^[^；;：:]{0,58}[\u4e00-\u9fff]{2}[^；;：:]{0,58}$/.test(text);
}

// Where the second of two rows begins that stand in one line: behind the 。 of the first one's last indicator.
function jointIn({ row, layout: { columns } }: Entry): number | undefined {
  const count = columns.list.length;
  const last = row.cells.length === 2 * count - 1 ? row.cells[count - 1] : undefined;
  const stop = last && row.text.lastIndexOf("。", last.to - 1);
  return last && stop! >= last.from && stop! + 1 < last.to ? stop! + 1 : undefined;
}
