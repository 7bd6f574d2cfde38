import { contentOf } from "../../model/cell.ts";
import { extraCells } from "../../model/placement.ts";
import { table } from "../example.ts";
import type { Rule } from "../rule.ts";
import { reportHeader } from "./widths.ts";

export const extraCell: Rule = {
  id: "extra-cell",
  family: "structure",
  severity: "error",
  docs: {
    zh: "数据行的单元格多于表头的列数。\n多一格，后面的内容就会错列。\n删去多余的空单元格；若其中有内容，移到应在的列。",
    en: "A data row has more cells than the header.\nOne cell too many moves everything behind it out of its column.\nRemove the empty cell; if it has content, move that to its column.",
  },
  message: {
    zh: ({ found, expected, all }) =>
      all
        ? `各行都有 ${found} 个单元格，表头只有 ${expected} 列：表头缺了列名`
        : `此行有 ${found} 个单元格，表头只有 ${expected} 列`,
    en: ({ found, expected, all }) =>
      all
        ? `The rows have ${found} cells where the header has ${expected} columns: the header lacks a name`
        : `This row has ${found} cells where the header has ${expected} columns`,
  },
  examples: [
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
  ],
  row({ entry, context }, report) {
    const { placement, columns } = entry.layout;
    // Then the header is told of.
    if (context.surplus > 0 && entry.row.cells.length - columns.list.length === context.surplus) return;
    const extra = extraCells(entry.row, placement);
    if (extra.length === 0) return;
    const span = { from: entry.row.cells[extra[0]!]!.from, to: entry.row.cells[extra.at(-1)!]!.to };
    report(span, { found: entry.row.cells.length, expected: columns.list.length });
  },
  table: (table, report) => reportHeader(table, report, (surplus) => surplus > 0),
  fix({ entry, finding }) {
    if (entry === undefined || finding.args.all) return [];
    const empty = extraCells(entry.row, entry.layout.placement).filter(
      (i) => contentOf(entry.row, entry.row.cells[i]!) === "",
    );
    const all = extraCells(entry.row, entry.layout.placement);
    if (empty.length < all.length) return [];
    const edits = empty.map((i) => {
      const cell = entry.row.cells[i]!;
      const from = i > 0 ? cell.from - 1 - Number(cell.quoted) : cell.from;
      return { from, to: i > 0 ? cell.to + Number(cell.quoted) : cell.to + 1, insert: "" };
    });
    return [{ title: { zh: "删去多余的空单元格", en: "Remove the empty cell" }, edits }];
  },
};
