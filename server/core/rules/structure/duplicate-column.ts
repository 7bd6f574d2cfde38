import { contentSpan } from "../../model/cell.ts";
import { aliasOf } from "../../model/column-names.ts";
import { usualHeader } from "../../model/columns.ts";
import { duplicateColumns } from "../../model/header-cells.ts";
import { headerOf, type Table } from "../../model/table.ts";
import { table } from "../example.ts";
import { replacing } from "../fixes.ts";
import type { Rule } from "../rule.ts";

export const duplicateColumn: Rule = {
  id: "duplicate-column",
  title: "表头列重复",
  family: "structure",
  severity: "error",
  docs: {
    zh: "表头里同一列出现两次。\n两列同名，就不知道该读哪一列；这里只读第一列。\n删去多余的一列，或改成它本来的名称。",
    en: "The header has one column twice.\nWith two of a name nobody knows which one counts; only the first is read.\nRemove one, or give it its own name.",
  },
  message: {
    zh: ({ name, insert }) => `“${name}”列重复${insert ? `，其中一列是否为“${insert}”？` : ""}`,
    en: ({ name, insert }) =>
      `The column ${name} is there twice${insert ? `: is one of them ${insert}?` : ""}`,
  },
  examples: [
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | «财政拨款» | 其他资金 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | 30.00 | | | |`,
      good: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 财政专户拨款 | 其他资金 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | 30.00 | | | |`,
      near: [
        table`
          单位：万元
          项目名称 | 总计 | 财政拨款 | 财政专户拨款 | 其他资金 | 实施周期绩效目标 | 年度绩效目标 | 绩效指标
          临江市档案馆 | 30.00 | 30.00 | | | | |`,
        table`
          单位：万元
          一级项目名称 | 二级项目名称 | 总计 | 财政拨款 | 绩效目标 | 绩效指标
          临江市档案馆 | | 30.00 | 30.00 | |
          馆舍维护 | 库房修缮 | 10.00 | 10.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
          馆舍维护 | 展厅照明改造 | 20.00 | 20.00 | 更换展厅灯具。 | 1、1-产出指标；11-数量指标；更换灯具；实施周期指标值:≥2套；年度指标值:≥2套。`,
      ],
    },
  ],
  table(table, report) {
    const header = headerOf(table);
    if (header === undefined) return;
    for (const { span, row, name, first } of duplicateColumns(header)) {
      const note = { zh: "第一次出现在这里", en: "It is first here" };
      const related = [{ ...first.span, row: table.header! + first.row, note }];
      const insert = first.name === name ? lackingFund(table, name) : undefined;
      report(table.header! + row, contentSpan(header[row]!, span), { name, insert }, { related });
    }
  },
  fix: replacing(),
};

// The one fund that tables usually have and this one lacks, where it has another twice.
function lackingFund({ columns: { list } }: Table, name: string): string | undefined {
  const has = (wanted: string) => list.some((column) => column.name === wanted);
  const usual = usualHeader.filter((one) => aliasOf(one)?.role === "fund");
  const lacking = usual.filter((one) => !has(one));
  return aliasOf(name)?.role === "fund" && lacking.length === 1 ? lacking[0] : undefined;
}
