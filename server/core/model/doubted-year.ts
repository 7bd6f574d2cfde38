import { matchesIn } from "../text.ts";
import { distance } from "./distance.ts";
import { ofEntries } from "./entry.ts";
import { sectionsOf } from "./sections.ts";
import type { Table } from "./table.ts";
import { ofUnits, view } from "./unit.ts";

/** A year that deadlines are of, and how many. */
export interface DeadlineYear {
  readonly year: number;
  readonly dates: number;
}

/** The year that nearly all deadlines of a table are of, where its title says another; undefined where it does not. */
export function doubtedYear(table: Table): DeadlineYear | undefined {
  const { units, year: titled } = table;
  if (titled === undefined || table.header === undefined) return undefined;
  const counts = new Map<number, number>();
  for (let u = 0; u < Math.min(units.length, MOST_LOOKED_AT); u++)
    for (const [year, count] of yearsIn(units[u]!)) counts.set(year, (counts.get(year) ?? 0) + count);
  let [year, most, dates] = [titled, 0, 0];
  for (const [one, count] of counts) {
    dates += count;
    if (count > most) [year, most] = [one, count];
  }
  if (year === titled || most < NEARLY_ALL * dates || sectionsOf(table).length > 1) return undefined;
  // 2062 or 2016 for 2026: no plan reaches so far, and its digits are those of the dates, or all but one are.
  const sorted = (one: number) => [...String(one)].sort().join("");
  const isSlip = sorted(year) === sorted(titled) || distance(String(year), String(titled), 1) === 1;
  const isMistyped = Math.abs(year - titled) > FAR && isSlip;
  return dates >= (isMistyped ? FEWEST_FAR : FEWEST) ? { year, dates } : undefined;
}
const MOST_LOOKED_AT = 40;
const FEWEST = 3;
const FAR = 5;
const FEWEST_FAR = 2;
const NEARLY_ALL = 0.8;

const yearsIn = ofUnits.once((unit): ReadonlyMap<number, number> => {
  const counts = new Map<number, number>();
  for (const entry of view(unit).projects)
    for (const year of yearsOf(entry)) counts.set(year, (counts.get(year) ?? 0) + 1);
  return counts;
});

// Remembered with the project, and found in its text: nobody need read its indicators once more for that. Only what names a month,
// a quarter or the end of a year is a deadline: 保持2025年水平 is of what was before, and 2025年9月-2026年6月 a school year.
const yearsOf = ofEntries.once(({ row }): readonly number[] =>
  matchesIn(row.text, DATED).map(([, year]) => Number(year)),
);
const DATED =
  /年度(?:绩效)?(?:指标|目标)值[:：]\s?[≤<]?(?:[\u4e00-\u9fff]{0,6}[（(])?(20\d\d)年(?=\d{1,2}月(?!\d{0,2}日?\s?[-—至到~])|[底末]|年[底末]|[上下]半年|第?[一二三四1-4]季度)/g;
