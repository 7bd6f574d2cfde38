import { amountName } from "../../model/columns.ts";
import { amountSpan, type Entry, nameSpan, unitNamesOf } from "../../model/entry.ts";
import { formatted } from "../../model/money.ts";
import { isGroup } from "../../model/roles.ts";
import { emptySum, include, judge, judgeSum, offBy, type RunningSum, sumArgs } from "../../model/sums.ts";
import type { UnitView } from "../../model/unit.ts";
import { table } from "../example.ts";
import type { Rule } from "../rule.ts";
import { mendSum } from "./mend-sum.ts";

export const subtotalMismatch: Rule = {
  id: "subtotal-mismatch",
  title: "小计不等于各项目之和",
  family: "money",
  severity: "error",
  docs: {
    zh: "“小计”不等于它所汇总的各项目之和。\n小计不计入合计，写错了没有别的数会对不上，最容易被漏掉。\n改成各项目之和，或删去小计：单位行已经有总数。",
    en: "A 小计 is not the sum of its projects.\nNothing else adds it up, so nobody notices when it is wrong.\nSet it to their sum, or drop it: the unit's row has the total.",
  },
  message: {
    zh: ({ what, column, stated, computed, difference }) =>
      `${what}的${column} ${stated ?? "（空）"} 不等于各项目之和 ${computed}（${offBy(difference).zh}）`,
    en: ({ what, column, stated, computed, difference }) =>
      `The ${column} of ${what}, ${stated ?? "(blank)"}, is not the sum of the projects, ${computed} (${offBy(difference).en})`,
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
          临江市档案馆 | 50.00 | |
          小计 | 30.00 | |
          库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
          小计 | 20.00 | |
          目录编制 | 20.00 | 编好全部目录。 | 1、1-产出指标；11-数量指标；编制目录；实施周期指标值:≥2册；年度指标值:≥2册。`,
      ],
    },
  ],
  unit({ view }, report) {
    const { head, projects, subtotals, at, uncertain } = view;
    if (subtotals.length === 0 || projects.length === 0) return;
    const groups = groupsOf(view);
    const owners = head ? [head.name] : [...new Set(unitNamesOf(projects))];
    const isAbove = groups[0]!.count === 0;
    for (const [s, subtotal] of subtotals.entries()) {
      const row = at.get(subtotal)!;
      const own = groups[isAbove ? s + 1 : s]!;
      if (own.count === 0 || subtotal.layout.placement.lost.length > 0 || !isOf(subtotal, owners)) continue;
      for (const a of subtotal.amounts.keys()) {
        const total = subtotal.amounts[a]!;
        const fits = [groups[s]!, groups[s + 1]!].flatMap(({ own, all }) => [own[a]!, all[a]!]);
        const isRight = fits.some((sum) => judgeSum(total, sum)?.verdict !== "wrong");
        if (uncertain.has(a) || isRight || (head && judge(total, [head.amounts[a]!])?.verdict !== "wrong"))
          continue;
        const sum = judgeSum(total, own.own[a]!)!;
        const span = amountSpan(subtotal, a);
        const args = sumArgs(amountName(subtotal.layout.columns, a), sum);
        report(row, span ?? nameSpan(subtotal), {
          ...args,
          what: isGroup(subtotal.name) ? subtotal.name : (/[合总]\s*计/.exec(subtotal.name)?.[0] ?? "小计"),
          right: span && formatted(sum.computed),
          base: row,
        });
      }
    }
  },
  fix: mendSum,
};

/** The projects between two 小计: how many, and by column what they and all up to them come to. */
interface Group {
  count: number;
  readonly own: readonly RunningSum[];
  readonly all: readonly RunningSum[];
}

/** One group more than there are 小计: those before the first, between two, and behind the last. */
function groupsOf({ projects, subtotals, at }: UnitView): readonly Group[] {
  const width = projects[0]!.amounts.length;
  const empty = () => Array.from({ length: width }, emptySum);
  const groups: Group[] = [];
  let next = 0;
  let before = empty();
  for (const end of [...subtotals.map((subtotal) => at.get(subtotal)!), Number.POSITIVE_INFINITY]) {
    const group = { count: 0, own: empty(), all: before.map((sum) => include(emptySum(), sum, 1)) };
    for (; next < projects.length && at.get(projects[next]!)! < end; next++, group.count++) {
      for (const [a, amount] of projects[next]!.amounts.entries()) {
        include(group.own[a]!, amount, 1);
        include(group.all[a]!, amount, 1);
      }
    }
    groups.push(group);
    before = group.all;
  }
  return groups;
}

/** Whether a 小计 is of the unit it stands in: 水务系统小计 may be of several, and 本页小计 of what stands on a page. */
function isOf(subtotal: Entry, owners: readonly string[]): boolean {
  if (isGroup(subtotal.name)) return true;
  const [whose = ""] = (subtotal.name || subtotal.row.text.trim()).split(/[小合总]\s*计/);
  return owners.some((owner) => owner.includes(whose));
}
