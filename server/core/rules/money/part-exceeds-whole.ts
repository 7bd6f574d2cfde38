import { amountName } from "../../model/columns.ts";
import { amountSpan, type Entry } from "../../model/entry.ts";
import { compare, isZero, subtract, zero } from "../../model/money.ts";
import { judge, type Sum, sumArgs } from "../../model/sums.ts";
import type { Part } from "../../model/unit.ts";
import { table } from "../example.ts";
import type { Rule } from "../rule.ts";
import { relatedAddends } from "./addends.ts";

export const partExceedsWhole: Rule = {
  id: "part-exceeds-whole",
  title: "其中项之和大于项目金额",
  family: "money",
  severity: "error",
  docs: {
    zh: "项目下面“其中：…”的金额，一项或几项合起来大于这个项目的金额。\n其中的各项是项目的一部分，不计入合计，写错了没有别的数会对不上。\n核对项目和其中各项的金额，改写错的那一个。",
    en: "What stands below a project as 其中, one part or all of them together, is more than the project.\nParts of a project are added up nowhere, so nothing else shows that one is wrong.\nCompare the project with its parts, and set the amount that is wrong.",
  },
  message: {
    zh: ({ whole, count, column, computed, stated }) =>
      `${count > 1 ? `其中 ${count} 项之和的` : "其中的"}${column} ${computed} ${stated === undefined ? `没有对应的金额：“${whole}”这一格是空的` : `大于“${whole}”的 ${stated}`}`,
    en: ({ whole, count, column, computed, stated }) =>
      `The ${column} of ${count > 1 ? `its ${count} parts` : "this part"}, ${computed}, ${stated === undefined ? `is part of nothing: the cell of “${whole}” is empty` : `is more than the ${stated} of “${whole}”`}`,
  },
  examples: [
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
        其中：材料费 | «300.00» | |`,
      near: [
        table`
          单位：万元
          项目名称 | 总计 | 绩效目标 | 绩效指标
          临江市档案馆 | 50.00 | |
          库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
          其中：材料费 | 20.00 | |
          人工费 | 8.00 | |
          目录编制 | 20.00 | 编好全部目录。 | 1、1-产出指标；11-数量指标；编制目录；实施周期指标值:≥2册；年度指标值:≥2册。`,
        // Of the part before it, and no further part of the project.
        table`
          单位：万元
          项目名称 | 总计 | 绩效目标 | 绩效指标
          临江市档案馆 | 30.00 | |
          库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
          其中：上级资金 | 20.00 | |
          其中：中央资金 | 15.00 | |`,
      ],
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮 | «30.00» | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
        其中：材料费 | 20.00 | |
        　　　人工费 | 12.00 | |`,
    },
  ],
  unit({ view: { parts, at, uncertain } }, report) {
    for (const [whole, below] of parts) {
      for (const a of whole.amounts.keys()) {
        const span = amountSpan(whole, a);
        if (uncertain.has(a) || span === undefined) continue;
        const args = (sum: Sum, count: number) => ({
          ...sumArgs(amountName(whole.layout.columns, a), sum),
          whole: whole.name,
          count,
        });
        const written = below.filter(
          ({ entry }) => amountSpan(entry, a) !== undefined && !BESIDE.test(entry.name),
        );
        // With a discount below them parts may be more than they come to.
        const isLess = written.some(({ entry }) => (entry.amounts[a]!.value ?? zero).units < 0n);
        const larger = (isLess ? [] : written).flatMap((part) => {
          const sum = excess(whole, [part], a);
          return sum === undefined ? [] : [{ part, sum }];
        });
        for (const { part, sum } of larger) report(part.row, amountSpan(part.entry, a)!, args(sum, 1));
        const together =
          larger.length === 0 && isOneList(whole, written, a) ? excess(whole, written, a) : undefined;
        if (together === undefined) continue;
        const rows = new Map(written.map(({ entry, row }) => [entry, row]));
        const entries = [...rows.keys()];
        const related = relatedAddends({ entries, rowOf: (entry) => rows.get(entry)! }, a);
        report(at.get(whole)!, span, args(together, written.length), { related });
      }
    }
  },
};

/** What parts come to, where it is more than the whole. */
function excess(whole: Entry, parts: readonly Part[], amount: number): Sum | undefined {
  const sum = judge(
    whole.amounts[amount]!,
    parts.map(({ entry }) => entry.amounts[amount]!),
  );
  return sum?.verdict === "wrong" && compare(sum.difference, zero) > 0 ? sum : undefined;
}

// What is paid in other years, or altogether, is no part of this year's.
const BESIDE = /总投资|概算|合同总?价|以前年度|上年|已安排|已拨付|累计|以后年度|20\d\d年/;

// A second 其中 may be of the first, ① of （1） above it, and what comes to all of it is followed by another way to share it out.
function isOneList(whole: Entry, parts: readonly Part[], amount: number): boolean {
  const said = ({ amounts }: Entry) => amounts[amount]!.value ?? zero;
  let left = said(whole);
  for (const { entry } of parts.slice(0, -1)) {
    left = subtract(left, said(entry));
    if (isZero(left)) return false;
  }
  const isAlike = new Set(parts.slice(1).map(({ entry }) => sortOf(entry))).size < 2;
  return isAlike && parts.filter(({ entry }) => AMONG.test(entry.name.trim())).length < 2;
}
const AMONG = /^其中/;

function sortOf({ row }: Entry): string {
  return /^[ \u00a0\u3000]*(?:[（(]\d|\d+[)）]|[①-⑳])?/
    .exec(row.text)![0]
    .replace(/\d+/, "1")
    .replace(/[①-⑳]/, "①");
}
