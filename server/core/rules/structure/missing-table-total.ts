import { contentAt } from "../../model/cell.ts";
import { nameSpan } from "../../model/entry.ts";
import { headerHeight } from "../../model/header.ts";
import { isHeader } from "../../model/header-row.ts";
import { rowNumber, unitNumber } from "../../model/kept.ts";
import { ledgerOf } from "../../model/ledger.ts";
import { compare, sumOf } from "../../model/money.ts";
import { headOf, sectionsOf } from "../../model/sections.ts";
import { spacedIn } from "../../model/spaced.ts";
import { headerOf, lineEndOf, rowContent, rowOf, type Table } from "../../model/table.ts";
import { totalRow } from "../../model/total-row.ts";
import { ofUnits, totalOf, type Unit, view } from "../../model/unit.ts";
import { table, twoTables } from "../example.ts";
import { replacing } from "../fixes.ts";
import type { Rule } from "../rule.ts";

export const missingTableTotal: Rule = {
  id: "missing-table-total",
  title: "缺合计行",
  family: "structure",
  severity: "warning",
  docs: {
    zh: "表里没有“合计”行。\n没有合计，各单位的金额就没有可以核对的总数。\n在表头下面加上“合计”行，各列等于各单位之和。",
    en: "The table has no 合计 row.\nWithout it there is nothing to check the units' amounts against.\nAdd a 合计 row under the header with the sums of the units.",
  },
  message: {
    zh: ({ near, isEmpty }) =>
      isEmpty
        ? "表头下面还没有单位和项目"
        : near === undefined
          ? "表里没有“合计”行"
          : `${near === "" ? "没有名称的这一行" : `“${near}”`}是否为“合计”：表里没有“合计”行`,
    en: ({ near, isEmpty }) =>
      isEmpty
        ? "No unit and no project stands below the header yet"
        : near === undefined
          ? "The table has no 合计 row"
          : `${near === "" ? "This row without a name" : near}: is it 合计, which the table lacks?`,
  },
  examples: [
    {
      bad: table`
        单位：万元
        «项目名称» | 总计 | 财政拨款 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | 30.00 | |`,
      good: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 绩效目标 | 绩效指标
        合计 | 30.00 | 30.00 | |
        临江市档案馆 | 30.00 | 30.00 | |`,
      near: [
        table`
          单位：万元
          项目名称 | 总计 | 财政拨款 | 绩效目标 | 绩效指标
          临江市档案馆 | 30.00 | 30.00 | |
          合 计 | 30.00 | 30.00 | |`,
        twoTables,
      ],
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 绩效目标 | 绩效指标
        «合汁» | 30.00 | 30.00 | |
        临江市档案馆 | 30.00 | 30.00 | |
        库房修缮 | 30.00 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 绩效目标 | 绩效指标
        合计 | 30.00 | 30.00 | |
        临江市档案馆 | 30.00 | 30.00 | |
        库房修缮 | 30.00 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 绩效目标 | 绩效指标
        «合记» | 30.00 | 30.00 | |
        临江市档案局 | 30.00 | 30.00 | |
        临江市档案馆 | 30.00 | 30.00 | |
        库房修缮 | 30.00 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 绩效目标 | 绩效指标
        合计 | 30.00 | 30.00 | |
        临江市档案局 | 30.00 | 30.00 | |
        临江市档案馆 | 30.00 | 30.00 | |
        库房修缮 | 30.00 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
    },
    {
      bad: table`
        单位：万元
        «项目名称» | 总计 | 财政拨款 | 绩效目标 | 绩效指标`,
    },
    {
      bad: table`
        部门名称：临江市档案局
        单位：万元
        项目名称 | 总计 | 财政拨款 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | 30.00 | |
        合计 | 30.00 | 30.00 | |
        部门名称：临江市文化局
        单位：万元
        «项目名称» | 总计 | 财政拨款 | 绩效目标 | 绩效指标
        临江市图书馆 | 20.00 | 20.00 | |`,
    },
  ],
  table(table, report) {
    if (table.header === undefined) return;
    const isUnread = (from: number, to: number) => table.units.slice(from, to).some(hasUnreadTotal);
    const header = rowOf(table, table.header);
    const sections = sectionsOf(table);
    for (const section of sections) {
      if (section.total !== undefined || isUnread(section.from, section.to)) continue;
      const head = headOf(table, section);
      const row = head.find(isHeader) ?? head.find(({ text }) => text.trim() !== "") ?? header;
      report(rowNumber(table, row), contentAt(row, 0));
    }
    const { units, projects, bare } = ledgerOf(table);
    if (sections.length > 0 || isUnread(0, table.units.length)) return;
    if (units + projects === 0) {
      if (!table.units.some((unit) => view(unit).entries.size > 0))
        report(
          table.header,
          contentAt(header, table.columns.name),
          { isEmpty: true },
          { severity: "information" },
        );
      return;
    }
    // `missing-cell` tells of 合计30.00.
    if ([...bare].some((unit) => GLUED.test(view(unit).head!.name))) return;
    // Above a department it is read as a unit's row.
    const first = table.units.slice(0, 2).filter((unit) => isOfAll(table, unit));
    const near = [...bare, ...first].find((unit) => NEAR.test(view(unit).head?.name ?? ""));
    const found = near ?? first.find((unit) => view(unit).head?.name === "");
    if (found !== undefined) {
      const { head, at } = view(found);
      const row = table.unitRows[unitNumber(table, found)]! + at.get(head!)!;
      report(row, nameSpan(head!), { near: head!.name, insert: "合计" });
    } else report(table.header, contentAt(header, table.columns.name));
  },
  fix(found) {
    const { table, row, finding } = found;
    if (finding.args.insert !== undefined) return replacing()(found);
    if (finding.args.isEmpty) return [];
    const cells = totalRow(table);
    if (row !== table.header || cells === undefined || sectionsOf(table).length > 0) return [];
    const last = row + headerHeight(headerOf(table)!) - 1;
    const at = rowContent(rowOf(table, last)).length;
    const edits = [{ row: last, from: at, to: at, insert: lineEndOf(table) + cells }];
    return [{ title: { zh: "在表头下面加上合计行", en: "Put the 合计 row below the header" }, edits }];
  },
};

// Whether a unit's row has as much as all the other units.
function isOfAll({ units }: Table, unit: Unit): boolean {
  const { head } = view(unit);
  if (head === undefined || units.length > MOST_ADDED) return false;
  const others = units.flatMap((one) => (one === unit ? [] : (view(one).head ?? [])));
  return others.length > 0 && compare(sumOf(others.map(totalOf)), totalOf(head)) === 0;
}
/** Of more units none is added up at each keystroke. */
const MOST_ADDED = 500;

const GLUED = /^[合总]\s*计\s*\d[\d,.]*$/;

// 合汁, 台计: a row without projects, whose name is 合计 with a wrong character.
const NEAR = /^(?:[合总]\s*[^计]|[^合总小]\s*计)$/;

// 合计 whose tabs became blanks.
const hasUnreadTotal = ofUnits.once(
  (unit: Unit): boolean =>
    view(unit).isUnread &&
    unit.rows.some((row) => spacedIn(row) !== undefined && /^\s*[合总]\s*计/.test(row.text)),
);
