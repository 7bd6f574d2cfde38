import { unitNumber } from "../../model/kept.ts";
import type { Table } from "../../model/table.ts";
import { namePlace, view } from "../../model/unit.ts";
import { placeOf, unitNamesIn } from "../../model/unit-names.ts";
import { itemsOf } from "../../rope.ts";
import { table } from "../example.ts";
import { replacing } from "../fixes.ts";
import type { Rule } from "../rule.ts";
import { segmentsOf } from "../segments.ts";
import { areContrasts } from "./likeness.ts";

export const nearMissUnit: Rule = {
  id: "near-miss-unit",
  family: "across",
  severity: "warning",
  docs: {
    zh: "单位名称开头的地名与其他单位、与部门名称只差一个字，如“云领市水务局”与“云岭市”。\n多半是错别字，汇总时会当成另一个地方的单位。\n改成一致的地名。",
    en: "The place that a unit's name begins with differs by one character from that of the other units and of the department.\nMostly a typo: whoever sums up by units takes it for another place's.\nUse the same place.",
  },
  message: {
    zh: ({ found, usual }) => `“${found}”是否为“${usual}”`,
    en: ({ found, usual }) => `${found}: is it ${usual}?`,
  },
  examples: [
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
      near: [
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
  table(table, report) {
    const { places } = unitNamesIn(table);
    const department = departmentIn(table);
    const own = department && placeOf(department);
    for (const [place, units] of places) {
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

// A place that the dictionary has is one.
function isWord(place: string): boolean {
  const [first] = segmentsOf(place.slice(0, -1));
  return first?.segment.length === place.length - 1;
}

function departmentIn(table: Table): string | undefined {
  for (const { headings, text } of itemsOf(table.rows, 0, FIRST_ROWS))
    for (const { kind, value } of headings)
      if (kind === "department") return text.slice(value.from, value.to).trim();
  return undefined;
}
const FIRST_ROWS = 20;

function differInOne(a: string, b: string): boolean {
  if (a.length !== b.length || a.length < 3) return false;
  const places = [...a].flatMap((char, i) => (char === b[i] ? [] : [i]));
  const [only, more] = places;
  return only !== undefined && more === undefined && only < a.length - 1 && !areContrasts(a[only]!, b[only]!);
}
