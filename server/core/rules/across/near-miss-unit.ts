import { distance, firstDifference } from "../../model/distance.ts";
import { cellSpan, type Entry, nameSpan } from "../../model/entry.ts";
import { headingIn } from "../../model/headings.ts";
import { unitNumber } from "../../model/kept.ts";
import { isMisspelt } from "../../model/roles.ts";
import { segmentsOf } from "../../model/segments.ts";
import type { Table } from "../../model/table.ts";
import { namePlace, view } from "../../model/unit.ts";
import { placeOf, unitNamesIn, withoutOffice } from "../../model/unit-names.ts";
import { itemsOf } from "../../rope.ts";
import { table } from "../example.ts";
import { replacing } from "../fixes.ts";
import type { ReportAt, Rule } from "../rule.ts";
import { areContrasts } from "./likeness.ts";

export const nearMissUnit: Rule = {
  id: "near-miss-unit",
  title: "单位名称差一个字",
  family: "across",
  severity: "warning",
  docs: {
    zh: "单位名称开头的地名与其他单位、与部门名称只差一个字，如“云领市水务局”与“云岭市”；部门机关的名称与部门名称差一个字；或换页后重复的单位行、单位一列里夹在同一单位中间的一行，名称只差一个字。\n多半是错别字，汇总时会当成另一个单位。\n改成一致的名称。",
    en: "The place that a unit's name begins with differs by one character from that of the other units and of the department; or the department's own office is called with one character other than the department; or the unit's row that a page repeats, or a row among those of one unit in a column of units, has its name with one character off.\nMostly a typo: whoever sums up by units takes it for another unit.\nWrite the same name.",
  },
  message: {
    zh: ({ found, usual }) => `“${found}”是否为“${usual}”？`,
    en: ({ found, usual }) => `${found}: is it ${usual}?`,
  },
  examples: [
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 50.00 | |
        库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        «临江市档按馆» | 50.00 | |
        目录编制 | 20.00 | 编好全部目录。 | 1、1-产出指标；11-数量指标；编制目录；实施周期指标值:≥2册；年度指标值:≥2册。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 50.00 | |
        库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 50.00 | |
        目录编制 | 20.00 | 编好全部目录。 | 1、1-产出指标；11-数量指标；编制目录；实施周期指标值:≥2册；年度指标值:≥2册。`,
      near: [
        // Two whose projects come to what their rows say.
        table`
          单位：万元
          项目名称 | 总计 | 绩效目标 | 绩效指标
          临江市东岭小学 | 20.00 | |
          库房修缮 | 20.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
          单位：万元
          项目名称 | 总计 | 绩效目标 | 绩效指标
          临江市东林小学 | 20.00 | |
          目录编制 | 20.00 | 编好全部目录。 | 1、1-产出指标；11-数量指标；编制目录；实施周期指标值:≥2册；年度指标值:≥2册。`,
      ],
    },
    {
      bad: table`
        单位：万元
        预算单位 | 项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 库房修缮 | 10.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
        «临江市挡案馆» | 书库修缮 | 10.00 | 修好书库屋面。 | 1、1-产出指标；11-数量指标；修缮书库；实施周期指标值:≥2间；年度指标值:≥2间。
        临江市档案馆 | 展厅修缮 | 10.00 | 修好展厅屋面。 | 1、1-产出指标；11-数量指标；修缮展厅；实施周期指标值:≥2间；年度指标值:≥2间。`,
      good: table`
        单位：万元
        预算单位 | 项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 库房修缮 | 10.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
        临江市档案馆 | 书库修缮 | 10.00 | 修好书库屋面。 | 1、1-产出指标；11-数量指标；修缮书库；实施周期指标值:≥2间；年度指标值:≥2间。
        临江市档案馆 | 展厅修缮 | 10.00 | 修好展厅屋面。 | 1、1-产出指标；11-数量指标；修缮展厅；实施周期指标值:≥2间；年度指标值:≥2间。`,
    },
    {
      bad: table`
        部门名称：临江市档案局
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        合计 | 90.00 | |
        临江市档案馆 | 30.00 | |
        临江市图书馆 | 30.00 | |
        «临汇市»文化馆 | 30.00 | |`,
      good: table`
        部门名称：临江市档案局
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        合计 | 90.00 | |
        临江市档案馆 | 30.00 | |
        临江市图书馆 | 30.00 | |
        临江市文化馆 | 30.00 | |`,
    },
    {
      bad: table`
        部门名称：临江市档案局
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        合计 | 90.00 | |
        «临江市案局»机关 | 60.00 | |
        临江市文化馆 | 30.00 | |`,
      good: table`
        部门名称：临江市档案局
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        合计 | 90.00 | |
        临江市档案局机关 | 60.00 | |
        临江市文化馆 | 30.00 | |`,
      near: [
        table`
          部门名称：临江市水利局
          单位：万元
          项目名称 | 总计 | 绩效目标 | 绩效指标
          合计 | 90.00 | |
          临江市水务集团机关 | 60.00 | |
          临江市水利局（本级） | 30.00 | |`,
      ],
    },
    {
      bad: table`
        部门名称：«临汇市»档案局
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        合计 | 90.00 | |
        临江市档案馆 | 30.00 | |
        临江市图书馆 | 30.00 | |
        临江市文化馆 | 30.00 | |`,
      good: table`
        部门名称：临江市档案局
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        合计 | 90.00 | |
        临江市档案馆 | 30.00 | |
        临江市图书馆 | 30.00 | |
        临江市文化馆 | 30.00 | |`,
      near: [
        table`
          临江市档案局2026年项目支出绩效目标表
          部门名称：临汇市档案局
          单位：万元
          项目名称 | 总计 | 绩效目标 | 绩效指标
          合计 | 90.00 | |
          临江市档案馆 | 30.00 | |
          临江市图书馆 | 30.00 | |
          临江市文化馆 | 30.00 | |`,
        table`
          部门名称：临江市档案局
          单位：万元
          项目名称 | 总计 | 绩效目标 | 绩效指标
          合计 | 90.00 | |
          城东区档案馆 | 30.00 | |
          城东区图书馆 | 30.00 | |
          城西区文化馆 | 30.00 | |`,
      ],
    },
  ],
  unit({ view: { head, repeats, at } }, report) {
    if (head === undefined) return;
    for (const again of repeats.filter((one) => isMisspelt(one, head))) {
      const args = { found: again.name, usual: head.name, insert: head.name };
      report(at.get(again)!, nameSpan(again), args);
    }
  },
  table(table, report) {
    amongOthers(table, report);
    const { places } = unitNamesIn(table);
    const department = headingIn(itemsOf(table.rows, 0, FIRST_ROWS), "department");
    const own = department && placeOf(department.said);
    if (department) amongOffices(table, department.said, report);
    for (const [place, units] of places) {
      if (department && own !== undefined && isDepartmentOff(table, own, place)) {
        // `title-contradicts-table` compares the whole of both names.
        if (titleSays(table, department.said.replace(own, place))) continue;
        const at = department.value.from + department.said.indexOf(own);
        report(department.at, { from: at, to: at + own.length }, { found: own, usual: place, insert: place });
        continue;
      }
      if (units.size > MOST || place === own) continue;
      // A city has units of many districts: only where all others are of one place, or the department is, is it the usual.
      const usual =
        own ?? (places.size === 2 ? [...places.keys()].find((other) => other !== place) : undefined);
      if (usual === undefined || !differInOne(place, usual) || isWord(place)) continue;
      if (own === undefined && (places.get(usual)?.size ?? 0) < TIMES * units.size) continue;
      for (const unit of units) {
        const at = ELSEWHERE.test(view(unit).name) ? undefined : namePlace(unit);
        if (at === undefined) continue;
        const { from } = at;
        const row = table.unitRows[unitNumber(table, unit)]! + at.row;
        report(row, { from, to: from + place.length }, { found: place, usual, insert: usual });
      }
    }
  },
  fix: replacing(),
};
/** A place that more units have is another. */
const MOST = 2;
/** So many times as many units have the usual one. */
const TIMES = 2;
// Who is sent to another place, or helps it.
const ELSEWHERE = /驻|对口|支援|协作/;

// A department's own office is called as it is.
function amongOffices(table: Table, department: string, report: ReportAt): void {
  const { offices } = unitNamesIn(table);
  if (offices.size > MOST_OFFICES) return;
  // 临江市水文局机关 beside 临江市水利局机关 is another's.
  if ([...offices].some((unit) => withoutOffice(view(unit).name) === department)) return;
  for (const unit of offices) {
    const name = withoutOffice(view(unit).name);
    const at = namePlace(unit);
    const place = placeOf(department);
    // The place by itself is told of below.
    const isPlace = place !== undefined && differInOne(placeOf(name) ?? "", place);
    if (at === undefined || isPlace || !isSlip(name, department) || titleSays(table, name)) continue;
    const row = table.unitRows[unitNumber(table, unit)]! + at.row;
    const span = { from: at.from, to: at.from + name.length };
    report(row, span, { found: name, usual: department, insert: department });
  }
}
const MOST_OFFICES = 100;

// Rows of one unit follow each other: a row among them whose unit is called almost so is its, too.
function amongOthers(table: Table, report: ReportAt): void {
  const names = unitNamesIn(table);
  const { lone } = names;
  if (lone.size > MOST_LONE) return;
  for (const unit of lone) {
    const number = unitNumber(table, unit);
    const around = [table.units[number - 1], table.units[number + 1]].map((one) => one && view(one));
    const [before, behind] = around.map((one) => one?.name);
    const rows = around.reduce((sum, one) => sum + (one?.projects.length ?? 0), 0);
    const { name, projects, at } = view(unit);
    if (before === undefined || before !== behind || before === "" || rows < FEWEST) continue;
    // A table sorted by something else has the rows of a unit in many places.
    if (!isSlip(name, before) || names.placesOf(before) !== 2) continue;
    const [project] = projects as readonly [Entry];
    const span = cellSpan(project, unit.columns.unit);
    const row = table.unitRows[number]! + at.get(project)!;
    if (span) report(row, span, { found: name, usual: before, insert: before });
  }
}
const MOST_LONE = 2_000;

/** So many rows of the other unit around one. */
const FEWEST = 2;

// One character for another, or one too few; by its last a unit is of another kind.
function isSlip(name: string, usual: string): boolean {
  if (name.length < SHORTEST || distance(name, usual, 1) !== 1) return false;
  if (name.length !== usual.length) return true;
  if (name.at(-1) !== usual.at(-1)) return false;
  const at = firstDifference(name, usual);
  return !areContrasts(name[at]!, usual[at]!) && !/\d/.test(name[at]! + usual[at]!);
}
const SHORTEST = 4;

// A place that the dictionary has is one.
function isWord(place: string): boolean {
  const [first] = segmentsOf(place.slice(0, -1));
  return first?.segment.length === place.length - 1;
}

// Whether the title, or all of several units, have another place than the department: then it is the department's that is wrong.
function isDepartmentOff(table: Table, own: string, place: string): boolean {
  if (place === own || !differInOne(place, own) || isWord(own)) return false;
  if (titleSays(table, own)) return false;
  const { places } = unitNamesIn(table);
  return titleSays(table, place) || ((places.get(place)?.size ?? 0) > 1 && places.size === 1);
}

function titleSays(table: Table, text: string): boolean {
  return headingIn(itemsOf(table.rows, 0, FIRST_ROWS), "title")?.said.includes(text) === true;
}

const FIRST_ROWS = 20;

function differInOne(a: string, b: string): boolean {
  if (a.length !== b.length || a.length < 3) return false;
  const at = firstDifference(a, b);
  return at < a.length - 1 && a.slice(at + 1) === b.slice(at + 1) && !areContrasts(a[at]!, b[at]!);
}
