import { spacedIn } from "../../model/spaced.ts";
import { table } from "../example.ts";
import type { Rule } from "../rule.ts";

export const missingTab: Rule = {
  id: "missing-tab",
  title: "缺制表符",
  family: "structure",
  severity: "error",
  docs: {
    zh: "一行里有几个金额，格与格之间却是空格，没有制表符。\n这一行读不成单元格：它的金额不进合计，项目也不受检查。\n把格与格之间改成制表符；从 Excel 或网页表格复制会自带。",
    en: "A line has amounts with spaces between them and no tab.\nIt is no row of cells: its amounts are in no total, and its project is not checked.\nPut tabs between the cells; what is copied from Excel has them.",
  },
  message: {
    zh: () => "这一行的格与格之间是空格，没有制表符，读不成单元格，金额也没有算进去",
    en: () =>
      "The cells of this line stand apart by spaces and not by tabs: it is no row, and its amounts are not counted",
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
  ],
  unit({ unit }, report) {
    for (const [i, row] of unit.rows.entries()) {
      const span = spacedIn(row);
      if (span) report(i, span);
    }
  },
};
