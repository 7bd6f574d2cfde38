import { mayHaveLost, nameSpan } from "../../model/entry.ts";
import { indicator, project } from "../example.ts";
import { bareName } from "../names.ts";
import { isWorks } from "../project-names.ts";
import type { Rule } from "../rule.ts";

export const missingQuality: Rule = {
  id: "missing-quality",
  title: "缺质量指标",
  family: "completeness",
  severity: "warning",
  docs: {
    zh: "工程、采购、信息化项目没有质量指标（12）。\n只写做了多少，不写做得合不合格，验收就没有尺度。\n写上验收合格率、完好率等质量指标。",
    en: "A project of works, purchases or IT has no quality indicator (12).\nHow much was done says nothing of how well.\nWrite a rate of acceptance or soundness.",
  },
  message: {
    zh: () => `工程、采购、信息化项目缺少质量指标（12-质量指标）`,
    en: () => `A project of works, purchases or IT has no quality indicator (12)`,
  },
  examples: [
    {
      bad: project([indicator("11", "购置设备数量", "≥5台")], { name: "«阅览设备购置项目»" }),
      near: [
        project([indicator("12", "设备验收合格率", "100%")], { name: "阅览设备购置项目" }),
        project([indicator("11", "培训人数", "≥50人")]),
      ],
    },
  ],
  row(seen, report) {
    const { entry, isProject, goesOn, isSecret, indicators, context } = seen;
    if (!isProject || goesOn || isSecret || indicators.length === 0 || !isWorks(entry.name, context.words))
      return;
    if (mayHaveLost(entry, entry.layout.columns.indicators)) return;
    // A quality that only stands in the wrong class is reported there.
    if (
      indicators.some(
        ({ filed, nameText }) =>
          filed === "12" ||
          filed === undefined ||
          (filed[0] === "1" && /(?:合格|完好|优良)率$/.test(bareName(nameText))),
      )
    )
      return;
    report(nameSpan(entry));
  },
};
