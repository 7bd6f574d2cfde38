import { cellAt, type Entry, nameSpan } from "../../model/entry.ts";
import { type Table, unitAtRow } from "../../model/table.ts";
import { view } from "../../model/unit.ts";
import type { Span } from "../../text.ts";
import { table } from "../example.ts";
import type { Fix, Found, Rule } from "../rule.ts";
import { exchangedIn, isStrange, KINDS, type Kind, spansOf } from "./strangers.ts";

const WHAT: Readonly<Record<Kind, readonly [zh: string, en: string]>> = {
  goal: ["绩效目标", "The goals"],
  indicators: ["绩效指标", "The indicators"],
  both: ["绩效目标和绩效指标", "The goals and indicators"],
};

export const exchangedCells: Rule = {
  id: "exchanged-cells",
  title: "两个项目写反",
  family: "across",
  severity: "warning",
  docs: {
    zh: "同一单位的两个项目，绩效目标（或绩效指标，或两者）说的都是对方的事，与自己的名称毫无关系。\n多半是粘贴时错了行。\n把两格对调。",
    en: "Two projects of a unit of which the goal of each (or the indicators, or both) speaks of the other, and has nothing of its own name.\nMostly they were pasted into the wrong rows.\nExchange the cells.",
  },
  message: {
    zh: ({ name, other, what }) => `“${name}”与“${other}”的${WHAT[what as Kind][0]}像是写反了`,
    en: ({ name, other, what }) => `${WHAT[what as Kind][1]} of ${name} and ${other} seem to be exchanged`,
  },
  examples: [
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 60.00 | |
        库房屋面修缮 | 30.00 | «编纂出版地方志书一部，存史资政。» | 1、1-产出指标；11-数量指标；库房屋面修缮面积；实施周期指标值:≥200平方米；年度指标值:≥200平方米。
        地方志书编纂 | 30.00 | 修缮库房屋面，不再漏水。 | 1、1-产出指标；11-数量指标；编纂地方志书；实施周期指标值:≥1部；年度指标值:≥1部。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 60.00 | |
        库房屋面修缮 | 30.00 | 修缮库房屋面，不再漏水。 | 1、1-产出指标；11-数量指标；库房屋面修缮面积；实施周期指标值:≥200平方米；年度指标值:≥200平方米。
        地方志书编纂 | 30.00 | 编纂出版地方志书一部，存史资政。 | 1、1-产出指标；11-数量指标；编纂地方志书；实施周期指标值:≥1部；年度指标值:≥1部。`,
      near: [
        // One that says nothing of its name says nothing of the other's either.
        table`
          单位：万元
          项目名称 | 总计 | 绩效目标 | 绩效指标
          临江市档案馆 | 60.00 | |
          库房屋面修缮 | 30.00 | 馆舍不再漏水，藏品完好。 | 1、1-产出指标；11-数量指标；馆舍面积；实施周期指标值:≥200平方米；年度指标值:≥200平方米。
          地方志书编纂 | 30.00 | 存史资政，教化育人。 | 1、1-产出指标；11-数量指标；出版册数；实施周期指标值:≥1部；年度指标值:≥1部。`,
      ],
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 60.00 | |
        库房屋面修缮 | 30.00 | 修缮库房屋面，不再漏水。 | «1、1-产出指标；11-数量指标；编纂地方志书；实施周期指标值:≥1部；年度指标值:≥1部。»
        地方志书编纂 | 30.00 | 编纂出版地方志书一部，存史资政。 | 1、1-产出指标；11-数量指标；库房屋面修缮面积；实施周期指标值:≥200平方米；年度指标值:≥200平方米。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 60.00 | |
        库房屋面修缮 | 30.00 | 修缮库房屋面，不再漏水。 | 1、1-产出指标；11-数量指标；库房屋面修缮面积；实施周期指标值:≥200平方米；年度指标值:≥200平方米。
        地方志书编纂 | 30.00 | 编纂出版地方志书一部，存史资政。 | 1、1-产出指标；11-数量指标；编纂地方志书；实施周期指标值:≥1部；年度指标值:≥1部。`,
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 60.00 | |
        «库房屋面修缮» | 30.00 | 编纂出版地方志书一部，存史资政。 | 1、1-产出指标；11-数量指标；编纂地方志书；实施周期指标值:≥1部；年度指标值:≥1部。
        地方志书编纂 | 30.00 | 修缮库房屋面，不再漏水。 | 1、1-产出指标；11-数量指标；库房屋面修缮面积；实施周期指标值:≥200平方米；年度指标值:≥200平方米。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 60.00 | |
        库房屋面修缮 | 30.00 | 修缮库房屋面，不再漏水。 | 1、1-产出指标；11-数量指标；库房屋面修缮面积；实施周期指标值:≥200平方米；年度指标值:≥200平方米。
        地方志书编纂 | 30.00 | 编纂出版地方志书一部，存史资政。 | 1、1-产出指标；11-数量指标；编纂地方志书；实施周期指标值:≥1部；年度指标值:≥1部。`,
    },
  ],
  unit({ view: { projects, at } }, report) {
    // Each key in the unit asks again, and what is rare is asked of all of them.
    if (projects.length > MOST_PROJECTS) return;
    for (const kind of KINDS) {
      const strangers = projects.filter((project) => isStrange(project, kind));
      if (strangers.length < 2 || strangers.length > MOST_STRANGERS) continue;
      for (const [one, other] of exchangedIn(strangers, projects, kind)) {
        const note = { zh: "另一个在这里", en: "The other is here" };
        const args = { name: one.name, other: other.name, what: kind };
        const [span, its] = [one, other].map((project) =>
          kind === "both" ? nameSpan(project) : spansOf(project, kind)[0]!,
        );
        report(at.get(one)!, span!, args, { related: [{ ...its!, row: at.get(other)!, note }] });
      }
    }
  },
  fix: exchanging,
};
const MOST_PROJECTS = 100;
/** Where more projects say nothing of their names nobody writes about them. */
const MOST_STRANGERS = 24;

// Each gets the cells of the other.
function exchanging({ table, row, entry, finding: { args } }: Found): Fix[] {
  const other = entry && namesake(table, row, args.other);
  if (other === undefined) return [];
  const { columns } = entry!.layout;
  const both = [entry!, other.entry];
  const isQuoted = both.some((one) =>
    [...columns.goals, columns.indicators].some((column) => cellAt(one, column)?.quoted),
  );
  const [spans, its] = both.map((one) => spansOf(one, args.what));
  if (isQuoted || spans!.length !== its!.length) return [];
  const text = (one: Entry, { from, to }: Span) => one.row.text.slice(from, to);
  const edits = spans!.flatMap((span, i) => [
    { ...span, row, insert: text(other.entry, its![i]!) },
    { ...its![i]!, row: other.row, insert: text(entry!, span) },
  ]);
  const [zh] = WHAT[args.what as Kind];
  return [{ title: { zh: `把两个项目的${zh}对调`, en: "Exchange them" }, edits }];
}

function namesake(table: Table, row: number, name: string): { entry: Entry; row: number } | undefined {
  const unit = unitAtRow(table, row);
  const { projects, at } = view(table.units[unit]!);
  const [found, more] = projects.filter((one) => one.name === name);
  if (found === undefined || more !== undefined) return undefined;
  return { entry: found, row: table.unitRows[unit]! + at.get(found)! };
}
