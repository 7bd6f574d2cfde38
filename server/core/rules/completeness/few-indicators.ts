import { nameSpan } from "../../model/entry.ts";
import { indicator, project } from "../example.ts";
import type { Rule } from "../rule.ts";

export const fewIndicators: Rule = {
  id: "few-indicators",
  title: "指标偏少",
  family: "completeness",
  severity: "off",
  docs: {
    zh: "项目的指标少于四条。\n两三条指标说不清产出、效益、满意度和成本。\n每类至少写一条。",
    en: "A project has fewer than four indicators.\nTwo or three cannot cover output, benefit, satisfaction and cost.\nWrite at least one of each.",
  },
  message: {
    zh: ({ count, least }) => `项目只有 ${count} 条指标，少于 ${least} 条`,
    en: ({ count, least }) =>
      `The project has ${count === 1 ? "1 indicator" : `${count} indicators`}, fewer than ${least}`,
  },
  examples: [
    {
      bad: project([indicator("11", "培训人数", "≥50人")], { name: "«职工技能培训经费»" }),
      near: [
        project([
          indicator("11", "培训人数", "≥50人"),
          indicator("22", "持证上岗率", "≥90%"),
          indicator("31", "学员满意度", "≥90%"),
          indicator("41", "人均培训费用", "≤800元/人"),
        ]),
      ],
    },
  ],
  row({ entry, isProject, goesOn, isSecret, indicators }, report) {
    if (isProject && !goesOn && !isSecret && indicators.length > 0 && indicators.length < LEAST)
      report(nameSpan(entry), { count: indicators.length, least: LEAST });
  },
};
/** One of each class. */
const LEAST = 4;
