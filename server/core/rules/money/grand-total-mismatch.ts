import { amountSpan, type Entry, nameSpan } from "../../model/entry.ts";
import { formatted } from "../../model/money.ts";
import { judge, sumArgs } from "../../model/sums.ts";
import { departmentsOf, grandTotal, type Table, view } from "../../model/table.ts";
import { table } from "../example.ts";
import type { Rule } from "../rule.ts";
import { addendsOf } from "./addends.ts";
import { explainRows, explainUnits, perhaps } from "./explain.ts";
import { mendSum } from "./mend-sum.ts";

export const grandTotalMismatch: Rule = {
  id: "grand-total-mismatch",
  family: "money",
  severity: "error",
  docs: {
    zh: "“合计”的某项金额不等于各单位之和。\n合计是全表对外的数，错了整张表都不可信。\n看相关位置列出的各单位，改合计或改出错的单位。",
    en: "An amount of 合计 is not the sum of the units.\nIt is the number the table stands for.\nRead the units listed with it, and set the total or mend the unit.",
  },
  message: {
    zh: ({ column, stated, computed, difference, causes }) =>
      `合计的${column} ${stated} 不等于各单位之和 ${computed}（差 ${difference}）${causes?.zh ?? ""}`,
    en: ({ column, stated, computed, difference, causes }) =>
      `The ${column} of 合计, ${stated}, is not the sum of the units, ${computed} (${difference})${causes?.en ?? ""}`,
  },
  examples: [
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 财政专户拨款 | 其他资金 | 绩效目标 | 绩效指标
        合计 | «51.00» | 50.00 | | | |
        临江市档案馆 | 30.00 | 30.00 | | | |
        临江市地方志办公室 | 20.00 | 20.00 | | | |`,
      good: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 财政专户拨款 | 其他资金 | 绩效目标 | 绩效指标
        合计 | 50.00 | 50.00 | | | |
        临江市档案馆 | 30.00 | 30.00 | | | |
        临江市地方志办公室 | 20.00 | 20.00 | | | |`,
    },
  ],
  table(table, report) {
    const total = grandTotal(table);
    if (total === undefined) return;
    const addends = addendsOfTable(table);
    if (addends.length === 0) return;
    const { entry, row } = total;
    const uncertain = uncertainOf(table);
    const { columns } = entry.layout;
    for (const [a, column] of columns.amounts.entries()) {
      const sum = judge(
        entry.amounts[a]!,
        addends.map(([addend]) => addend.amounts[a]!),
      );
      if (sum?.verdict !== "wrong" || uncertain.has(a) || entry.layout.placement.lost.includes(column))
        continue;
      const span = amountSpan(entry, a);
      const units = explainUnits(table, entry, addends, a);
      const explained = units.words.zh === "" ? explainRows([entry, row], addends, a) : units;
      const args = {
        ...sumArgs(columns.list[column]!.name, sum),
        right: span && formatted(sum.computed),
        causes: perhaps(explained),
        explained,
        base: row,
      };
      report(row, span ?? nameSpan(entry), args, {
        related: [...explained.related, ...addendsOf(addends, a)],
      });
    }
  },
  fix: mendSum,
};

/**
 * What 合计 adds up: the units, and the projects that stand under none; each with its row in the table. A department's
 * row that sums up the units below it is no addend beside them.
 */
export function addendsOfTable(table: Table): (readonly [Entry, number])[] {
  const departments = departmentsOf(table);
  return table.units.flatMap((unit, u) => {
    const { head, projects, at } = view(unit);
    const start = table.unitRows[u]!;
    if (head === undefined) return projects.map((project) => [project, start + at.get(project)!] as const);
    return departments.has(unit) ? [] : [[head, start] as const];
  });
}

/** Amount columns in which a lost cell of some unit's row leaves the sum uncertain. */
function uncertainOf(table: Table): ReadonlySet<number> {
  const columns = new Set<number>();
  for (const unit of table.units) {
    const { head, uncertain } = view(unit);
    if (head?.layout.placement.lost.length) for (const column of uncertain) columns.add(column);
  }
  return columns;
}
