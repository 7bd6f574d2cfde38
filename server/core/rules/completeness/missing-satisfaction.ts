import { isSurvey } from "../each.ts";
import { indicator, project } from "../example.ts";
import { isSatisfaction } from "../names.ts";
import type { Rule } from "../rule.ts";
import { adding, lacksClass } from "./missing-class.ts";

export const missingSatisfaction: Rule = {
  id: "missing-satisfaction",
  title: "缺满意度指标",
  family: "completeness",
  severity: "information",
  docs: {
    zh: "项目没有满意度指标（3）。\n服务公众的项目办得好不好，要由服务对象来说。\n写上服务对象满意度；只为单位自身运转的项目可以没有。",
    en: "A project has no satisfaction indicator (3).\nWhere it serves the public, the public should say how well.\nWrite the satisfaction of those served; what only keeps the unit running needs none.",
  },
  message: {
    zh: () => `项目缺少满意度指标（3-满意度指标）`,
    en: () => `The project has no satisfaction indicator (3)`,
  },
  examples: [
    {
      bad: project([indicator("11", "培训人数", "≥50人")], { name: "«职工技能培训经费»" }),
      good: project([indicator("11", "培训人数", "≥50人"), indicator("31", "指标名称", "指标值")], {
        name: "职工技能培训经费",
      }),
      near: [
        project([indicator("31", "学员满意度", "≥90%")]),
        project([indicator("22", "学员满意度", "≥90%")]),
        project([indicator("11", "保洁面积", "≥50平方米")], { name: "机构运行辅助经费" }),
      ],
    },
  ],
  row(seen, report) {
    const span = lacksClass(seen, "3");
    if (span === undefined) return;
    // `satisfaction-outside-31` tells of one that stands elsewhere.
    if (seen.indicators.some((one) => isSatisfaction(one.nameText) && !isSurvey(one))) return;
    const { words } = seen.context;
    // The unit's own name may stand first: a 培训中心 whose 办公经费 this is trains nobody with it.
    const name = seen.entry.name.replace(
      /^.{0,16}?(?:中心|管理局|局|馆|医院|学院|学校|支队|站|所)(?=.{4})/,
      "",
    );
    if (words.internal.test(name) && !words.public.test(name.replace(words.internal, ""))) return;
    report(span, {}, words.public.test(name) ? { severity: "warning" } : {});
  },
  fix: adding("31"),
};
