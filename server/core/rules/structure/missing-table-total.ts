import { contentSpan } from "../../model/cell.ts";
import { ledgerOf } from "../../model/ledger.ts";
import { sectionsOf } from "../../model/sections.ts";
import { rowOf } from "../../model/table.ts";
import { table } from "../example.ts";
import type { Rule } from "../rule.ts";

export const missingTableTotal: Rule = {
  id: "missing-table-total",
  family: "structure",
  severity: "warning",
  docs: {
    zh: "表里没有“合计”行。\n没有合计，各单位的金额就没有可以核对的总数。\n在表头下面加上“合计”行，各列等于各单位之和。",
    en: "The table has no 合计 row.\nWithout it there is nothing to check the units' amounts against.\nAdd a 合计 row under the header with the sums of the units.",
  },
  message: { zh: () => "表里没有“合计”行", en: () => "The table has no 合计 row" },
  examples: [
    {
      bad: table`
        单位：万元
        «项目名称» | 总计 | 财政拨款 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | 30.00 | | `,
      near: [
        table`
          单位：万元
          项目名称 | 总计 | 财政拨款 | 绩效目标 | 绩效指标
          临江市档案馆 | 30.00 | 30.00 | |
          合 计 | 30.00 | 30.00 | |`,
      ],
    },
  ],
  table(table, report) {
    if (table.header === undefined || sectionsOf(table).length > 0) return;
    const { units, projects } = ledgerOf(table);
    if (units + projects === 0) return;
    const row = rowOf(table, table.header);
    report(table.header, contentSpan(row, row.cells[table.columns.name]!));
  },
};
