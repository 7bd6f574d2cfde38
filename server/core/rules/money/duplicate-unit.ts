import { sameItems } from "../../list.ts";
import { type Entry, nameSpan, sameAmounts } from "../../model/entry.ts";
import { inOrder, rowNumber } from "../../model/kept.ts";
import { isUnitName } from "../../model/naming.ts";
import { isBlank, isTelling } from "../../model/roles.ts";
import { sectionAt, type Totalled, totalledIn } from "../../model/sections.ts";
import { differingIn } from "../../model/several.ts";
import type { Table } from "../../model/table.ts";
import { type Unit, view } from "../../model/unit.ts";
import { unitNamesIn } from "../../model/unit-names.ts";
import { table } from "../example.ts";
import { removingRow } from "../fixes.ts";
import type { ReportAt, Rule } from "../rule.ts";

export const duplicateUnit: Rule = {
  id: "duplicate-unit",
  title: "单位行或合计行重复",
  family: "money",
  severity: "warning",
  docs: {
    zh: "同一单位的单位行写了两次，金额相同，中间也没有换页；或两行合计连在一起；或一个文件里有两张相同的表。\n多半是复制时多带了一行，或把整张表贴了两遍；汇总时容易把它的金额算两次。\n删去重复的一行。换页后重复的单位行（含“（续）”）不在此列。",
    en: "A unit's row is written twice with the same amounts, and no page begins between; or 合计 stands twice in a row; or a file has one table twice.\nMostly a row was pasted twice, or all of a table; whoever adds up the table may count it twice.\nRemove one. A row that a new page repeats, with （续） or without, is no fault.",
  },
  message: {
    zh: ({ name, again, years, twin, differs, isTotal }) =>
      differs
        ? `这里又写了一遍单位行“${name}”，有一项金额与前面的不同`
        : twin
          ? `前面已有单位“${name}”，金额不同：是否写错了单位名称？`
          : again
            ? `这张表与前面的一张完全相同，${years ? "是否忘了更新" : "金额算了两次"}`
            : `${isTotal ? "" : "单位行"}“${name}”重复`,
    en: ({ name, again, years, twin, differs, isTotal }) =>
      differs
        ? `The row of the unit ${name} stands here again, with another amount`
        : twin
          ? `There is a unit ${name} already, with other amounts: is its name wrong?`
          : again
            ? `This table is the one before it once more: ${years ? "was it not brought up to date" : "its money counts twice"}`
            : `The row of ${isTotal ? "" : "the unit "}${name} is repeated`,
  },
  examples: [
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 其他资金 | 绩效目标 | 绩效指标
        临江市档案馆 | 60.00 | 50.00 | 10.00 | |
        库房修缮 | 30.00 | 30.00 | | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
        单位：万元
        项目名称 | 总计 | 财政拨款 | 其他资金 | 绩效目标 | 绩效指标
        «临江市档案馆» | 90.00 | 50.00 | 10.00 | |
        设备购置 | 30.00 | 20.00 | 10.00 | 购置设备。 | 1、1-产出指标；11-数量指标；购置设备；实施周期指标值:≥2台；年度指标值:≥2台。`,
    },
    {
      bad: table`
        临江市档案局2026年项目支出绩效目标表
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        合计 | 30.00 | |
        临江市档案馆 | 30.00 | |
        库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
        临江市档案局2026年项目支出绩效目标表
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        «合计» | 30.00 | |
        临江市档案馆 | 30.00 | |
        库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        合计 | 30.00 | |
        «合计» | 30.00 | |
        临江市档案馆 | 30.00 | |
        库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        合计 | 30.00 | |
        临江市档案馆 | 30.00 | |
        库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        «临江市档案馆» | 30.00 | |
        库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
        «临江市档案馆» | 30.00 | |
        临江市图书馆 | 20.00 | |
        书库修缮 | 20.00 | 修好书库屋面。 | 1、1-产出指标；11-数量指标；修缮书库；实施周期指标值:≥2间；年度指标值:≥2间。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
        临江市图书馆 | 20.00 | |
        书库修缮 | 20.00 | 修好书库屋面。 | 1、1-产出指标；11-数量指标；修缮书库；实施周期指标值:≥2间；年度指标值:≥2间。`,
      near: [
        table`
          单位：万元
          项目名称 | 总计 | 绩效目标 | 绩效指标
          临江市档案馆 | 60.00 | |
          库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
          单位：万元
          项目名称 | 总计 | 绩效目标 | 绩效指标
          临江市档案馆（续） | 60.00 | |
          设备购置 | 30.00 | 购置设备。 | 1、1-产出指标；11-数量指标；购置设备；实施周期指标值:≥2台；年度指标值:≥2台。`,
      ],
    },
  ],
  table(table, report) {
    const { twice } = unitNamesIn(table);
    // Where several stand twice there are two lists of them: of the budget, and of what is passed on.
    for (const [name, units] of twice.size === 1 ? twice : [])
      if (isUnitName(name)) reportTwins(table, units, report);
    const sections = totalledIn(table);
    for (const [i, section] of sections.entries()) {
      const before = sections[i - 1];
      if (before === undefined || !isSame(table, before, section)) continue;
      const note = { zh: "前一张表的合计", en: "The total of the table before" };
      const related = [{ ...nameSpan(before.total), row: rowNumber(table, before.total.row), note }];
      report(
        rowNumber(table, section.total.row),
        nameSpan(section.total),
        { again: true, years: differingIn(table).years },
        { related },
      );
    }
  },
  unit({ unit, view: { head, repeats, totals, at } }, report) {
    for (const [i, total] of totals.entries()) {
      const above = totals[i - 1];
      if (above === undefined || above.name !== total.name || !sameAmounts(total, above)) continue;
      const between = unit.rows.slice(at.get(above)! + 1, at.get(total)!);
      if (between.some(({ kind }) => kind !== "blank")) continue;
      const note = { zh: "合计在这里", en: "The total is here" };
      const related = [{ ...nameSpan(above), row: at.get(above)!, note }];
      report(at.get(total)!, nameSpan(total), { name: total.name, isTotal: true }, { related });
    }
    for (const repeat of repeats) {
      const row = at.get(repeat)!;
      if (head !== undefined && !isBlank(repeat) && !isBlank(head) && !sameAmounts(repeat, head)) {
        const note = { zh: "前面的单位行在这里", en: "The row before is here" };
        const related = [{ ...nameSpan(head), row: at.get(head)!, note }];
        report(row, nameSpan(repeat), { name: repeat.name, differs: true }, { related });
        continue;
      }
      const above = unit.rows[row - 1];
      if (head === undefined || above === undefined || isTelling(above) || above.kind !== "cells") continue;
      // （续） says that the unit goes on.
      if (/续|接[上前]页/.test(repeat.name) && repeat.name !== head.name) continue;
      const related = [
        { ...nameSpan(head), row: at.get(head)!, note: { zh: "单位行在这里", en: "The unit's row is here" } },
      ];
      report(row, nameSpan(repeat), { name: repeat.name }, { related });
    }
  },
  fix({ table, row, finding: { args } }) {
    // A row that says it once more, and no other.
    if (args.differs || args.twin || args.again) return [];
    const title = { zh: "删去重复的这一行", en: "Remove the row that repeats it" };
    return [{ title, edits: [removingRow(table, row)] }];
  },
};

// Two units of one name in a table: the name of one is wrong, or both are one.
function reportTwins(table: Table, units: ReadonlySet<Unit>, report: ReportAt): void {
  const rows = inOrder(table, units).map(({ unit, number }) => ({ ...view(unit), number }));
  const [first, ...more] = rows;
  for (const { head, name, at, number } of more) {
    if (sectionAt(table, number) !== sectionAt(table, first!.number) || sameAmounts(head!, first!.head!))
      continue;
    const row = table.unitRows[first!.number]! + first!.at.get(first!.head!)!;
    const note = { zh: "前面的单位在这里", en: "The other unit is here" };
    const related = [{ ...nameSpan(first!.head!), row, note }];
    report(table.unitRows[number]! + at.get(head!)!, nameSpan(head!), { name, twin: true }, { related });
  }
}

// Whether two tables of a file have the same 合计, units and projects.
function isSame(table: Table, a: Totalled, b: Totalled): boolean {
  if (textOf(a.total) !== textOf(b.total) || a.addends.length !== b.addends.length) return false;
  const [one, other] = [a, b].map(({ addends, from, to }) => [
    ...addends.map(textOf),
    ...table.units.slice(from, to).flatMap((unit) => view(unit).projects.map(textOf)),
  ]);
  return one!.length > 0 && sameItems(one!, other!);
}

function textOf({ row }: Entry): string {
  return row.text.trim();
}
