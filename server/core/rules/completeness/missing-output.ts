import { indicator, project } from "../example.ts";
import type { Rule } from "../rule.ts";
import { adding, lacksClass } from "./missing-class.ts";

export const missingOutput: Rule = {
  id: "missing-output",
  title: "缺产出指标",
  family: "completeness",
  severity: "error",
  docs: {
    zh: "项目没有产出指标（1）。\n产出说明做了什么，是每个项目都必须有的。\n至少写一条数量、质量或时效指标。",
    en: "A project has no output indicator (1).\nOutput says what was done; every project must have it.\nWrite at least one of quantity, quality or timeliness.",
  },
  message: {
    zh: () => "项目缺少产出指标（1-产出指标）",
    en: () => "The project has no output indicator (1)",
  },
  examples: [
    {
      bad: project([indicator("22", "群众满意程度", "≥90%")], { name: "«职工技能培训经费»" }),
      good: project([indicator("22", "群众满意程度", "≥90%"), indicator("11", "指标名称", "指标值")], {
        name: "职工技能培训经费",
      }),
      near: [project([indicator("12", "考核合格率", "≥90%")])],
    },
  ],
  row(seen, report) {
    const span = lacksClass(seen, "1");
    if (span) report(span);
  },
  fix: adding("11"),
};
