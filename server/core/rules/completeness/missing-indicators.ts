import { cellSpan, mayHaveLost, nameSpan } from "../../model/entry.ts";
import { project } from "../example.ts";
import type { Rule } from "../rule.ts";

export const missingIndicators: Rule = {
  id: "missing-indicators",
  family: "completeness",
  severity: "error",
  docs: {
    zh: "项目一条绩效指标也没有。\n没有指标，目标是否实现就无从衡量。\n至少写产出、效益指标，再按项目性质补充满意度和成本指标。",
    en: "A project has no indicator at all.\nWithout indicators nobody can tell whether the goal was reached.\nWrite at least output and benefit, then satisfaction and cost as the project calls for them.",
  },
  message: { zh: () => "项目没有绩效指标", en: () => "The project has no indicators" },
  examples: [
    {
      bad: project("", { name: "«职工技能培训经费»" }),
      near: [project("1、1-产出指标；11-数量指标；培训人数；实施周期指标值:≥50人；年度指标值:≥50人。")],
    },
    { bad: project("«—»") },
  ],
  row({ entry, isProject, goesOn, isSecret, indicators }, report) {
    const column = entry.layout.columns.indicators;
    if (
      !isProject ||
      goesOn ||
      isSecret ||
      column === undefined ||
      indicators.length > 0 ||
      mayHaveLost(entry, column)
    )
      return;
    const cell = cellSpan(entry, column);
    report(cell === undefined || cell.from === cell.to ? nameSpan(entry) : cell);
  },
};
