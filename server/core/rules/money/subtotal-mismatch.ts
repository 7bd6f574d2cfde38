import { amountSpan, type Entry, nameSpan } from "../../model/entry.ts";
import { formatted } from "../../model/money.ts";
import { judge, offBy, type Sum, sumArgs } from "../../model/sums.ts";
import { table } from "../example.ts";
import type { Rule } from "../rule.ts";
import { mendSum } from "./mend-sum.ts";

export const subtotalMismatch: Rule = {
  id: "subtotal-mismatch",
  family: "money",
  severity: "error",
  docs: {
    zh: "“小计”不等于它上面各项目之和。\n小计不计入合计，写错了没有别的数会对不上，最容易被漏掉。\n改成各项目之和，或删去小计：单位行已经有总数。",
    en: "A 小计 is not the sum of the projects above it.\nNothing else adds it up, so nobody notices when it is wrong.\nSet it to their sum, or drop it: the unit's row has the total.",
  },
  message: {
    zh: ({ column, stated, computed, difference }) =>
      `小计的${column} ${stated ?? "（空）"} 不等于各项目之和 ${computed}（${offBy(difference).zh}）`,
    en: ({ column, stated, computed, difference }) =>
      `The ${column} of 小计, ${stated ?? "(blank)"}, is not the sum of the projects, ${computed} (${offBy(difference).en})`,
  },
  examples: [
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 50.00 | |
        库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
        目录编制 | 20.00 | 编好全部目录。 | 1、1-产出指标；11-数量指标；编制目录；实施周期指标值:≥2册；年度指标值:≥2册。
        小计 | «60.00» | |`,
      good: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 50.00 | |
        库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
        目录编制 | 20.00 | 编好全部目录。 | 1、1-产出指标；11-数量指标；编制目录；实施周期指标值:≥2册；年度指标值:≥2册。
        小计 | 50.00 | |`,
      near: [
        table`
          单位：万元
          项目名称 | 总计 | 绩效目标 | 绩效指标
          临江市档案馆 | 50.00 | |
          库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
          本页小计 | 30.00 | |
          目录编制 | 20.00 | 编好全部目录。 | 1、1-产出指标；11-数量指标；编制目录；实施周期指标值:≥2册；年度指标值:≥2册。
          档案馆小计 | 50.00 | |`,
        table`
          单位：万元
          项目名称 | 总计 | 绩效目标 | 绩效指标
          档案馆小计 | 30.00 | |
          库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
          图书馆小计 | 20.00 | |
          目录编制 | 20.00 | 编好全部目录。 | 1、1-产出指标；11-数量指标；编制目录；实施周期指标值:≥2册；年度指标值:≥2册。`,
      ],
    },
  ],
  unit({ view: { head, projects, subtotals, at } }, report) {
    const rowOf = (entry: Entry) => at.get(entry)!;
    // Above the projects it stands for a unit's row, and the projects below are its addends.
    const isAbove = subtotals[0] && projects[0] && rowOf(subtotals[0]) < rowOf(projects[0]);
    for (const [s, subtotal] of subtotals.entries()) {
      const row = rowOf(subtotal);
      const before = subtotals[s - 1];
      const next = subtotals[s + 1];
      const own = projects.filter((project) =>
        isAbove
          ? rowOf(project) > row && (next === undefined || rowOf(project) < rowOf(next))
          : rowOf(project) < row && (before === undefined || rowOf(project) > rowOf(before)),
      );
      const all = projects.filter((project) => rowOf(project) > row === Boolean(isAbove));
      // A page's may add up what stands on it of several units.
      if (own.length === 0 || /页/.test(subtotal.row.text)) continue;
      for (const [a, column] of subtotal.layout.columns.amounts.entries()) {
        const sums = [own, all, head ? [head] : all].map((entries) => sumOf(subtotal, entries, a));
        const sum = sums.every((one) => one?.verdict === "wrong") ? sums[0] : undefined;
        if (sum === undefined) continue;
        const span = amountSpan(subtotal, a);
        const args = sumArgs(subtotal.layout.columns.list[column]!.name, sum);
        report(row, span ?? nameSpan(subtotal), {
          ...args,
          right: span && formatted(sum.computed),
          base: row,
        });
      }
    }
  },
  fix: mendSum,
};

function sumOf(total: Entry, entries: readonly Entry[], amount: number): Sum | undefined {
  return judge(
    total.amounts[amount]!,
    entries.map((entry) => entry.amounts[amount]!),
  );
}
