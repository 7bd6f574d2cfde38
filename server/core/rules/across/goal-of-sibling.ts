import { gathered, others, type Told } from "../../model/groups.ts";
import { goalSpan } from "../../model/project.ts";
import { table } from "../example.ts";
import { projectFacts } from "../facts.ts";
import { replacing } from "../fixes.ts";
import { districtOf, familyOf } from "../project-names.ts";
import { groupCheck, type Rule } from "../rule.ts";

/** The district of a project and its goal, which its siblings' are compared with. */
interface Own extends Told {
  readonly district: string;
}

export const goalOfSibling: Rule = {
  id: "goal-of-sibling",
  title: "目标与项目地区不符",
  family: "across",
  severity: "warning",
  docs: {
    zh: "同一类项目（名称只有地区不同）里，这一行的目标写的是另一个地区。\n多半是从同类项目复制后漏改。\n改成本项目的地区。",
    en: "Among projects whose names differ only in the district, the goal of one names another's district.\nMostly it was copied from a sibling and not changed.\nName the project's own district.",
  },
  message: {
    zh: ({ found, own }) => `目标写的是“${found}”，本项目是“${own}”`,
    en: ({ found, own }) => `The goal names ${found}, and the project is for ${own}`,
  },
  examples: [
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 90.00 | |
        档案室补助（东湖区） | 30.00 | 改造东湖区档案室。 | 1、1-产出指标；11-数量指标；改造档案室间数；实施周期指标值:≥3间；年度指标值:≥3间。
        档案室补助（西湖区） | 30.00 | 改造西湖区档案室。 | 1、1-产出指标；11-数量指标；改造档案室间数；实施周期指标值:≥4间；年度指标值:≥4间。
        档案室补助（南山区） | 30.00 | 改造«东湖区»档案室。 | 1、1-产出指标；11-数量指标；改造档案室间数；实施周期指标值:≥5间；年度指标值:≥5间。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 90.00 | |
        档案室补助（东湖区） | 30.00 | 改造东湖区档案室。 | 1、1-产出指标；11-数量指标；改造档案室间数；实施周期指标值:≥3间；年度指标值:≥3间。
        档案室补助（西湖区） | 30.00 | 改造西湖区档案室。 | 1、1-产出指标；11-数量指标；改造档案室间数；实施周期指标值:≥4间；年度指标值:≥4间。
        档案室补助（南山区） | 30.00 | 改造南山区档案室。 | 1、1-产出指标；11-数量指标；改造档案室间数；实施周期指标值:≥5间；年度指标值:≥5间。`,
      near: [
        table`
          单位：万元
          项目名称 | 总计 | 绩效目标 | 绩效指标
          临江市档案馆 | 90.00 | |
          档案室补助（东湖区） | 30.00 | 改造东湖区档案室。 | 1、1-产出指标；11-数量指标；改造档案室间数；实施周期指标值:≥3间；年度指标值:≥3间。
          档案室补助（西湖区） | 30.00 | 改造西湖区档案室。 | 1、1-产出指标；11-数量指标；改造档案室间数；实施周期指标值:≥4间；年度指标值:≥4间。
          档案室补助（南山区） | 30.00 | 支援东湖区和南山区档案室。 | 1、1-产出指标；11-数量指标；改造档案室间数；实施周期指标值:≥5间；年度指标值:≥5间。`,
      ],
    },
  ],
  // A goal that is edited says something else: it is part of the tag.
  groups: groupCheck<Own>(
    gathered(
      projectFacts((entry) => {
        const [name, span] = [entry.name, goalSpan(entry)];
        const [key, district] = [familyOf(name), districtOf(name)];
        if (key === undefined || district === undefined || span === undefined) return undefined;
        const goal = entry.row.text.slice(span.from, span.to);
        return { key, tag: `${district}\n${goal}`, value: { span, district } };
      }),
    ),
    (group, report) => {
      const places = [...others(group)];
      const goalOf = ({ row, value: { span } }: (typeof places)[number]) =>
        row.text.slice(span.from, span.to);
      const districts = new Set(places.map(({ value }) => value.district));
      if (districts.size < FEWEST) return;
      const own = places.filter((place) => goalOf(place).includes(place.value.district)).length;
      // Where most goals name nobody, one that does may mean it.
      if (2 * own < places.length) return;
      for (const place of places) {
        const { row, value } = place;
        const goal = goalOf(place);
        if (goal.includes(value.district)) continue;
        const found = [...districts].find((other) => goal.includes(other));
        if (found === undefined) continue;
        const from = value.span.from + goal.indexOf(found);
        const args = { found, own: value.district, insert: value.district };
        report(row, { from, to: from + found.length }, args);
      }
    },
  ),
  fix: replacing(),
};
/** Of two districts nobody knows which is the other's. */
const FEWEST = 3;
