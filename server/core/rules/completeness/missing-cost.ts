import { costOutside } from "../costs.ts";
import { indicator, project } from "../example.ts";
import { isWorks } from "../project-names.ts";
import type { Rule } from "../rule.ts";
import { adding, lacksClass } from "./missing-class.ts";

export const missingCost: Rule = {
  id: "missing-cost",
  title: "缺成本指标",
  family: "completeness",
  severity: "warning",
  docs: {
    zh: "项目没有成本指标（4）。\n没有成本指标就看不出钱花得值不值；工程、采购、信息化项目尤其不能少。\n写上单位成本、费用标准或预算控制的上限。",
    en: "A project has no cost indicator (4).\nWithout it nobody sees whether the money is well spent; works, purchases and IT need it most.\nWrite a unit cost, a standard or a ceiling.",
  },
  message: {
    zh: ({ works }) => `项目缺少成本指标（4-成本指标）${works ? "，工程、采购、信息化项目必须有" : ""}`,
    en: ({ works }) =>
      `The project has no cost indicator (4)${works ? "; works, purchases and IT must have one" : ""}`,
  },
  examples: [
    {
      bad: project([indicator("11", "培训人数", "≥50人")], { name: "«职工技能培训经费»" }),
      good: project([indicator("11", "培训人数", "≥50人"), indicator("41", "指标名称", "指标值")], {
        name: "职工技能培训经费",
      }),
      near: [project([indicator("11", "培训人数", "≥50人"), indicator("41", "人均培训费用", "≤800元/人")])],
    },
  ],
  row(seen, report) {
    const span = lacksClass(seen, "4");
    if (span === undefined) return;
    // `retired-code` and `cost-outside-4` tell of one that stands elsewhere.
    if (seen.indicators.some((one) => one.filed === "14" || costOutside(one) === "cost")) return;
    const works = isWorks(seen.entry.name, seen.context.words);
    report(span, { works }, works ? { severity: "error" } : {});
  },
  fix: adding("41"),
};
