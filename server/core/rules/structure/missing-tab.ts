import { spacedIn } from "../../model/spaced.ts";
import { rowOf, type Table } from "../../model/table.ts";
import { strayOwner } from "../../model/unit.ts";
import { contentLength } from "../../text.ts";
import { table } from "../example.ts";
import type { Fix, Rule } from "../rule.ts";

export const missingTab: Rule = {
  id: "missing-tab",
  title: "缺制表符",
  family: "structure",
  severity: "error",
  docs: {
    zh: "一行里有几个金额，格与格之间却是空格，没有制表符；或者项目上方的一行只有单位名称，没有制表符（这时作警告）。\n这一行读不成单元格：它的金额不进合计，项目也不受检查；单位名称下面的项目会算在上一个单位里。\n把格与格之间改成制表符，从 Excel 或网页表格复制会自带；单位行补上制表符和金额。",
    en: "A line has amounts with spaces between them and no tab; or a unit's name alone stands above a project, without a tab (then a warning).\nIt is no row of cells: its amounts are in no total, and its project is not checked; the projects below a unit's name count for the unit before.\nPut tabs between the cells, as what is copied from Excel has them; give a unit's row its tabs and amounts.",
  },
  message: {
    zh: ({ owner }) =>
      owner
        ? `“${owner}”这一行没有制表符，没有读成单位行，下面的项目算在上一个单位里`
        : "这一行的格与格之间是空格，没有制表符，读不成单元格，金额也没有算进去",
    en: ({ owner }) =>
      owner
        ? `${owner} has no tab and is not read as a unit's row: the projects below count for the unit above`
        : "The cells of this line stand apart by spaces and not by tabs: it is no row, and its amounts are not counted",
  },
  examples: [
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 绩效目标 | 绩效指标
        合计 | 30.00 | 30.00 | |
        «临江市档案馆  30.00  30.00»`,
      near: [
        table`
          单位：万元
          项目名称 | 总计 | 财政拨款 | 绩效目标 | 绩效指标
          合计 | 30.00 | 30.00 | |
          临江市档案馆 | 30.00 | 30.00 | |
          注：其中 10.00 万元为上年结转，其余 20.00 万元为本年预算。`,
      ],
    },
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
  ],
  unit({ unit }, report) {
    for (const [i, row] of unit.rows.entries()) {
      const span = spacedIn(row);
      const owner = span ? undefined : strayOwner(unit, i);
      if (span) report(i, span);
      else if (owner !== undefined)
        report(i, { from: 0, to: contentLength(row.text) }, { owner }, { severity: "warning" });
    }
  },
  fix({ finding, table, row }) {
    const { owner } = finding.args;
    return owner === undefined ? [] : [asUnit(table, row, owner)];
  },
};

// A line that names a unit as its row, with its amounts to be filled in.
function asUnit(table: Table, row: number, owner: string): Fix {
  const { list, name } = table.columns;
  const insert = "\t".repeat(name) + owner + "\t".repeat(list.length - 1 - name);
  const title = { zh: "补上制表符，作为单位行", en: "Make it a unit's row, with its tabs" };
  return { title, edits: [{ row, from: 0, to: contentLength(rowOf(table, row).text), insert }] };
}
