import { indicator, project } from "../example.ts";
import type { Rule } from "../rule.ts";
import { adding, lacksClass } from "./missing-class.ts";

export const missingBenefit: Rule = {
  id: "missing-benefit",
  title: "缺效益指标",
  family: "completeness",
  severity: "error",
  docs: {
    zh: "项目没有效益指标（2）。\n效益说明做了有什么用，是每个项目都必须有的。\n至少写一条经济、社会或生态效益指标。",
    en: "A project has no benefit indicator (2).\nBenefit says what it was good for; every project must have it.\nWrite at least one of economic, social or ecological benefit.",
  },
  message: {
    zh: () => "项目缺少效益指标（2-效益指标）",
    en: () => "The project has no benefit indicator (2)",
  },
  examples: [
    {
      bad: project([indicator("11", "培训人数", "≥50人")], { name: "«职工技能培训经费»" }),
      good: project([indicator("11", "培训人数", "≥50人"), indicator("22", "指标名称", "指标值")], {
        name: "职工技能培训经费",
      }),
      near: [project([indicator("11", "培训人数", "≥50人"), indicator("22", "持证上岗率", "≥90%")])],
    },
  ],
  row(seen, report) {
    const span = lacksClass(seen, "2");
    if (span) report(span);
  },
  fix: adding("22"),
};
