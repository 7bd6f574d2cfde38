import { contentsOf, quotedSpan } from "../../model/cell.ts";
import { type Columns, columnName } from "../../model/columns.ts";
import { type Entry, isTrimmed, nameSpan, readAs, textAt } from "../../model/entry.ts";
import { headerHeight } from "../../model/header.ts";
import { amountsKey, amountsOf, goneAmount } from "../../model/lost.ts";
import { lostTab } from "../../model/lost-tab.ts";
import { formatted } from "../../model/money.ts";
import { type Placement, placementsOf } from "../../model/placement.ts";
import { totalledBy } from "../../model/stated.ts";
import { judgeSum } from "../../model/sums.ts";
import { entryAt, headerOf, rowOf, type Table, unitAtRow } from "../../model/table.ts";
import { view } from "../../model/unit.ts";
import { surplusOf } from "../../model/widths.ts";
import type { Span } from "../../text.ts";
import { table } from "../example.ts";
import type { RowView, Rule } from "../rule.ts";
import { reportHeader } from "./widths.ts";

export const missingCell: Rule = {
  id: "missing-cell",
  title: "缺少单元格",
  family: "structure",
  severity: "error",
  docs: {
    zh: "数据行的单元格少于表头的列数；各行都少一格，就指在表头。\n少一格，后面的金额、目标或指标就会落到别的列里，系统读到的是另一张表。\n在丢失的位置补回空单元格（制表符）；修复按行合计、单位合计和各格内容推断位置和随之丢失的金额。",
    en: "A data row has fewer cells than the header; where all rows lack one, the header is told of.\nWith one cell lost, everything behind it stands under the wrong column, and a system reads another table.\nPut the empty cell (a tab) back where it was lost; the fix infers the place, and an amount lost with it, from the row's sum, the unit's sums and the kinds of the cells.",
  },
  message: {
    zh: ({ found, expected, lost, all, joined, spare }) =>
      spare !== undefined
        ? `各行都只有 ${found} 个单元格，表头有 ${expected} 列：表头第 ${spare + 1} 格是空的，多了一格`
        : all
          ? `各行都只有 ${found} 个单元格，表头有 ${expected} 列：表头多了列名，或各行都少了${lost ? `“${lost.join("”“")}”` : "一格"}`
          : joined
            ? `“${joined[0]}”和“${joined[1]}”连在一格里，中间缺少制表符`
            : `此行只有 ${found} 个单元格，表头有 ${expected} 列：缺少“${lost.join("”“")}”的单元格`,
    en: ({ found, expected, lost, all, joined, spare }) =>
      spare !== undefined
        ? `The rows have ${found} cells where the header has ${expected} columns: its cell ${spare + 1} is empty, and too many`
        : all
          ? `The rows have ${found} cells where the header has ${expected} columns: it has a name too many, or each row lost ${lost ? `the cell of ${lost.join(", ")}` : "a cell"}`
          : joined
            ? `${joined[0]} and ${joined[1]} stand together in one cell without a tab`
            : `This row has ${found} cells where the header has ${expected} columns: the cell of ${lost.join(", ")} is missing`,
  },
  examples: [
    {
      bad: table`
        单位：万元
        项目名称 | 绩效目标 | 绩效指标 | 总计 | 财政拨款 | 财政专户拨款 | 其他资金
        临江市档案馆 | | | 30.00 | 20.00 | | 10.00
        «库房修缮» | 修好库房屋面，保障档案安全。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。 | 30.00 | 20.00 | `,
      good: table`
        单位：万元
        项目名称 | 绩效目标 | 绩效指标 | 总计 | 财政拨款 | 财政专户拨款 | 其他资金
        临江市档案馆 | | | 30.00 | 20.00 | | 10.00
        库房修缮 | 修好库房屋面，保障档案安全。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。 | 30.00 | 20.00 | | 10.00`,
    },
    {
      bad: table`
        单位：万元
        项目编码 | 项目名称 | 总计 | 绩效目标 | 绩效指标
        | 临江市档案馆 | 30.00 | |
        «330100260006» 库房修缮 | 30.00 | 修好库房屋面，保障档案安全。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      good: table`
        单位：万元
        项目编码 | 项目名称 | 总计 | 绩效目标 | 绩效指标
        | 临江市档案馆 | 30.00 | |
        330100260006 | 库房修缮 | 30.00 | 修好库房屋面，保障档案安全。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
    },
    {
      bad: table`
        单位：万元
        预算单位 | 项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 目录编制 | 20.00 | 编好全部目录。 | 1、1-产出指标；11-数量指标；编制目录；实施周期指标值:≥2册；年度指标值:≥2册。
        «临江市档案馆»库房修缮 | 30.00 | 修好库房屋面，保障档案安全。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      good: table`
        单位：万元
        预算单位 | 项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 目录编制 | 20.00 | 编好全部目录。 | 1、1-产出指标；11-数量指标；编制目录；实施周期指标值:≥2册；年度指标值:≥2册。
        临江市档案馆 | 库房修缮 | 30.00 | 修好库房屋面，保障档案安全。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
    },
    {
      bad: table`
        单位：万元
        序号 | 单位名称 | 项目名称 | 总计 | 绩效目标 | 绩效指标
        1 | 临江市方志馆 | 志书编纂 | 20.00 | 编好志书，满足群众查阅。 | 1、1-产出指标；11-数量指标；编纂志书；实施周期指标值:≥2册；年度指标值:≥2册。
        2 | 临江市方志馆 | 目录编制 | 20.00 | 编好全部目录。 | 1、1-产出指标；11-数量指标；编制目录；实施周期指标值:≥2册；年度指标值:≥2册。
        «3»临江市方志馆 | 库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      good: table`
        单位：万元
        序号 | 单位名称 | 项目名称 | 总计 | 绩效目标 | 绩效指标
        1 | 临江市方志馆 | 志书编纂 | 20.00 | 编好志书，满足群众查阅。 | 1、1-产出指标；11-数量指标；编纂志书；实施周期指标值:≥2册；年度指标值:≥2册。
        2 | 临江市方志馆 | 目录编制 | 20.00 | 编好全部目录。 | 1、1-产出指标；11-数量指标；编制目录；实施周期指标值:≥2册；年度指标值:≥2册。
        3 | 临江市方志馆 | 库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
    },
    {
      bad: table`
        单位：万元
        序号 | 单位名称 | 项目名称 | 绩效目标 | 绩效指标 | 总计
        1 | 临江市农业农村服务中心 | 目录编制 | 编好全部目录。 | 1、1-产出指标；11-数量指标；编制目录；实施周期指标值:≥2册；年度指标值:≥2册。 | 20.00
        2 | «临江市农业农村服务中心库房修缮» | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。 | 30.00`,
      good: table`
        单位：万元
        序号 | 单位名称 | 项目名称 | 绩效目标 | 绩效指标 | 总计
        1 | 临江市农业农村服务中心 | 目录编制 | 编好全部目录。 | 1、1-产出指标；11-数量指标；编制目录；实施周期指标值:≥2册；年度指标值:≥2册。 | 20.00
        2 | 临江市农业农村服务中心 | 库房修缮 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。 | 30.00`,
    },
    {
      bad: table`
        单位：万元
        项目名称 | 绩效目标 | 绩效指标 | 总计 | 财政拨款
        库房修缮 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。«30.00» | 30.00`,
      good: table`
        单位：万元
        项目名称 | 绩效目标 | 绩效指标 | 总计 | 财政拨款
        库房修缮 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。 | 30.00 | 30.00`,
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 绩效目标 | 绩效指标
        临江市档案馆 | 1,268.4000 | 1,268.4000 | |
        库房修缮«1,268.4000» | 1,268.4000 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 绩效目标 | 绩效指标
        临江市档案馆 | 1,268.4000 | 1,268.4000 | |
        库房修缮 | 1,268.4000 | 1,268.4000 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
    },
    {
      // A dash for no money.
      bad: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 其他资金 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | 30.00 | - | |
        库房修缮 | 30.00 | 30.00«-» | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 其他资金 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | 30.00 | - | |
        库房修缮 | 30.00 | 30.00 | - | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
    },
    {
      bad: table`
        单位：万元
        单位名称 | 项目名称 | 绩效目标 | 绩效指标 | 总计
        临江市方志馆 | «库房修缮修好库房屋面并更换全部门窗，保障档案安全，方便群众查阅。» | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。 | 30.00`,
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮 | 30.00 | 修好库房屋面。«（1）1-产出指标»；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮 | 30.00 | 修好库房屋面。 | （1）1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮 | 30.00 | 修好库房屋面，保障档案安全。«1、1-产出指标»；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮 | 30.00 | 修好库房屋面，保障档案安全。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 财政专户拨款 | 其他资金 | 绩效目标 | 绩效指标
        合计 | 30.00 | 20.00 | | 10.00 | |
        临江市档案馆 | 30.00 | 20.00 | | 10.00 | |
        库房修缮 | 30.00 | 20.00 | | «10.00»修好库房屋面，保障档案安全。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 财政专户拨款 | 其他资金 | 绩效目标 | 绩效指标
        合计 | 30.00 | 20.00 | | 10.00 | |
        临江市档案馆 | 30.00 | 20.00 | | 10.00 | |
        库房修缮 | 30.00 | 20.00 | | 10.00 | 修好库房屋面，保障档案安全。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 财政专户拨款 | 其他资金 | 绩效目标 | 绩效指标
        合计 | 30.00 | 20.00 | | 10.00 | |
        临江市档案馆 | 30.00 | 20.00 | | 10.00 | |
        库房修缮 | 30.00 | 20.00 | «10.00» | 修好库房屋面，保障档案安全。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 财政专户拨款 | 其他资金 | 绩效目标 | 绩效指标
        合计 | 30.00 | 20.00 | | 10.00 | |
        临江市档案馆 | 30.00 | 20.00 | | 10.00 | |
        库房修缮 | 30.00 | 20.00 | | 10.00 | 修好库房屋面，保障档案安全。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 财政专户拨款 | 其他资金 | 绩效目标 | 绩效指标
        合计 | 30.00 | 30.00 | | | |
        «临江市档案馆» | 30.00 | | | |
        库房修缮 | 30.00 | 30.00 | | | 修好库房屋面，保障档案安全。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 财政专户拨款 | 其他资金 | 绩效目标 | 绩效指标
        合计 | 30.00 | 30.00 | | | |
        临江市档案馆 | 30.00 | 30.00 | | | |
        库房修缮 | 30.00 | 30.00 | | | 修好库房屋面，保障档案安全。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      near: [
        table`
          单位：万元
          项目名称 | 总计 | 财政拨款 | 财政专户拨款 | 其他资金 | 绩效目标 | 绩效指标
          临江市档案馆 | 30.00 | 30.00 | | | | `,
      ],
    },
  ],
  row({ entry, goesOn, isRest, context }, report) {
    const { placement, columns } = entry.layout;
    if (placement.lost.length === 0 || isRest) return;
    // Where nearly all rows lack as many the header is told of.
    if (entry.row.cells.length - columns.list.length === context.surplus) return;
    // What it lacks stands in the row below.
    if (goesOn && entry.row.cells.length < columns.list.length) return;
    const lost = placement.lost.map((column) => columnName(columns, column));
    if (isTrimmed(entry) || areRemarks(columns, placement.lost)) return;
    // `malformed-amount` tells of the tab between two amounts.
    if (placement.lost.length === 1 && entry.amounts.some(({ fault }) => fault === "glued")) return;
    const args = { found: entry.row.cells.length, expected: columns.list.length, lost };
    const tab = lostTab(entry);
    if (tab === undefined && isGoalBehindName(entry)) {
      const joined = [columns.name, columns.goals[0]!].map((column) => columnName(columns, column));
      report(nameSpan(entry), { ...args, joined });
      return;
    }
    if (tab === undefined) {
      const isTotal = entry.kind === "total";
      report(placeOf(entry, placement), {
        ...args,
        isTotal,
        ...(isBesideUnit(entry) ? { isBesideUnit: true } : {}),
      });
      return;
    }
    const joined = tab.columns.map((column) => columnName(columns, column));
    report(tab.span, { ...args, joined, tab: { from: tab.at, to: tab.at + tab.blanks } });
  },
  addsFrom: ({ args }) => (args.isTotal || args.isBesideUnit ? "table" : "nowhere"),
  adds(table, row, finding) {
    const entry = entryAt(table, row);
    const beside = finding.args.isBesideUnit && entry && besideUnit(table, row, entry);
    if (beside) return { args: { ...finding.args, ...beside } };
    const placement = entry && placedBySums(table, entry);
    if (placement === undefined) return undefined;
    const lost = placement.lost.map((column) => columnName(table.columns, column));
    return { args: { ...finding.args, lost } };
  },
  table(table, report) {
    if (surplusOf(table) >= 0) return;
    const lost = lostFirst(table);
    const spare = surplusOf(table) === -1 ? emptyName(table) : undefined;
    if (spare !== undefined) {
      reportHeader(table, report, { spare });
      return;
    }
    const args = { lost: lost?.map((column) => columnName(table.columns, column)) };
    reportHeader(table, report, args, lost && areRemarks(table.columns, lost) ? MILD : {});
  },
  fix({ entry, table, row, finding }) {
    const { tab, joined, spare } = finding.args;
    if (spare !== undefined) {
      const { cells } = rowOf(table, row);
      const { from, to } = quotedSpan(cells[spare]!);
      // With the tab behind it or, of the last, before it.
      const edit = spare < cells.length - 1 ? { from, to: to + 1 } : { from: from - 1, to };
      return [
        {
          title: { zh: "删去表头的空单元格", en: "Remove the header's empty cell" },
          edits: [{ row, ...edit, insert: "" }],
        },
      ];
    }
    if (entry === undefined) return [];
    // Where a name ends and its goal begins nobody can tell.
    if (joined !== undefined && tab === undefined) return [];
    if (tab !== undefined) {
      const [before, behind] = joined;
      const title = {
        zh: `在“${before}”和“${behind}”之间补上制表符`,
        en: `Put the tab back between ${before} and ${behind}`,
      };
      const isQuoted = entry.row.text.slice(tab.from, tab.to).includes('"');
      return [{ title, edits: [{ ...tab, insert: isQuoted ? '"\t"' : "\t" }] }];
    }
    const total = placedBySums(table, entry);
    const amount = amountGone(
      total ? readAs(entry.row, entry.layout.columns, total) : entry,
      total ? undefined : uncertainAt(table, row),
    );
    const placement = total ?? entry.layout.placement;
    const edits = placement.lost.map((column) => {
      const next = placement.cells.slice(column).find((cell) => cell !== undefined);
      const said = amount ?? "";
      if (next === undefined) {
        const { to } = quotedSpan(entry.row.cells.at(-1)!);
        return { from: to, to, insert: `\t${said}` };
      }
      const { from } = quotedSpan(entry.row.cells[next]!);
      return { from, to: from, insert: `${said}\t` };
    });
    const names = placement.lost.map((column) => columnName(table.columns, column));
    const title = amount
      ? { zh: `在“${names[0]}”处补上 ${amount}`, en: `Put ${amount} back under ${names[0]}` }
      : {
          zh: `在“${names.join("”“")}”处补上空单元格`,
          en: `Put the empty cell back under ${names.join(", ")}`,
        };
    return [{ title, edits }];
  },
};

// Whether the goal stands behind the name in its cell.
function isGoalBehindName({ name, layout: { columns, placement } }: Entry): boolean {
  const [lost, more] = placement.lost;
  const isGoal =
    lost !== undefined && more === undefined && lost === columns.goals[0] && lost === columns.name + 1;
  return isGoal && name.length > LONGEST_NAME && /。|，[^，]*，/.test(name);
}
const LONGEST_NAME = 25;

// Whether of the name of a project and that of its unit, side by side, one cell is lost.
function isBesideUnit({ layout: { columns, placement } }: Entry): boolean {
  const { name, unit } = columns;
  const [lost, more] = placement.lost;
  return (
    unit !== undefined &&
    Math.abs(unit - name) === 1 &&
    more === undefined &&
    (lost === unit || lost === name)
  );
}

// 临江市档案馆库房修缮 begins with the unit of rows near it.
function besideUnit(table: Table, row: number, { row: { text, cells }, layout }: Entry) {
  const { columns } = layout;
  const { name, unit } = columns;
  const cell = cells[layout.placement.cells[layout.placement.lost[0] === name ? unit! : name]!]!;
  const said = text.slice(cell.from, cell.to);
  const isBefore = unit! < name;
  let length = 0;
  for (let near = Math.max(0, row - NEAR); near < Math.min(table.rows.length, row + NEAR); near++) {
    const other = near === row ? undefined : entryAt(table, near);
    const known = other === undefined ? "" : textAt(other, unit);
    if (known.length < said.length && (isBefore ? said.startsWith(known) : said.endsWith(known)))
      length = Math.max(length, known.length);
  }
  if (length === 0 || cell.quoted) return undefined;
  const at = isBefore ? cell.from + length : cell.to - length;
  const joined = [unit!, name].sort((a, b) => a - b).map((column) => columnName(columns, column));
  return { joined, tab: { from: at, to: at } };
}
/** So many rows before and behind one tell how units are called. */
const NEAR = 60;

// The cell without a name in a header that has one cell more than the rows: it is what is too many.
function emptyName(table: Table): number | undefined {
  const header = headerOf(table);
  if (header === undefined || headerHeight(header) > 1) return undefined;
  const names = contentsOf(header[0]);
  const at = names.indexOf("");
  return at < 0 || at !== names.lastIndexOf("") ? undefined : at;
}

// Whether columns are remarks at the end: with a cell of theirs nothing is lost.
function areRemarks({ list }: Columns, columns: readonly number[]): boolean {
  return columns.every((column) => list[column]!.role === "other" && column >= list.length - columns.length);
}
const MILD = { severity: "information" } as const;

// What the first project lost of a table whose rows all lack as many cells.
function lostFirst({ units }: Table): readonly number[] | undefined {
  for (const unit of units)
    for (const { layout } of view(unit).projects)
      if (layout.placement.lost.length > 0) return layout.placement.lost;
  return undefined;
}

// What the one lost cell said by the row's other amounts; undefined where it may as well be another's.
function amountGone(entry: Entry, uncertain?: ReadonlySet<number>): string | undefined {
  const gone = entry.layout.placement.lost.length === 1 ? goneAmount(entry) : undefined;
  const isSure = gone && (uncertain === undefined || (uncertain.size === 1 && uncertain.has(gone.at)));
  return isSure ? formatted(gone.value) : undefined;
}

function uncertainAt(table: Table, row: number): ReadonlySet<number> {
  return view(table.units[unitAtRow(table, row)]!).uncertain;
}

// The one reading of a 合计 that lost a cell in which it is what its units come to.
function placedBySums(table: Table, total: Entry): Placement | undefined {
  const section = totalledBy(table, total);
  const read = (placement: Placement) => readAs(total.row, total.layout.columns, placement);
  const fits = (placement: Placement) =>
    amountsOf(read(placement)).every((amount, a) => judgeSum(amount, section!.sums[a]!)?.verdict !== "wrong");
  const fitting = section ? placementsOf(total.row, total.layout.columns).filter(fits) : [];
  const readings = new Set(fitting.map((placement) => amountsKey(read(placement))));
  return readings.size === 1 ? fitting[0] : undefined;
}

// The first cell that stands under a wrong column, or the last one where the row just ends early.
function placeOf(entry: RowView["entry"], placement: Placement): Span {
  const first = placement.cells.find((cell, column) => cell !== undefined && cell !== column);
  const cell = entry.row.cells[first ?? entry.row.cells.length - 1]!;
  return cell.from === cell.to
    ? nameSpan(entry)
    : { from: cell.from, to: Math.min(cell.to, cell.from + LONGEST_MARK) };
}
/** A goal of a thousand characters need not be underlined to its end. */
const LONGEST_MARK = 60;
