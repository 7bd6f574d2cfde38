import { valuesOf } from "../each.ts";
import { indicator, project } from "../example.ts";
import type { Rule } from "../rule.ts";

export const contradictoryComparator: Rule = {
  id: "contradictory-comparator",
  family: "values",
  severity: "error",
  docs: {
    zh: "一个数前后的比较关系相反，如“≥100以内”。\n既不少于又不超过，不知道要求是什么。\n只留一个。",
    en: "The comparisons around a number contradict each other, as in ≥100以内.\nAt least and at most at once states nothing.\nKeep one.",
  },
  message: {
    zh: ({ text }) => `“${text}”前后的比较关系矛盾`,
    en: ({ text }) => `The comparisons in ${text} contradict each other`,
  },
  examples: [
    {
      bad: project([indicator("11", "培训人数", "«≥100人以内»")]).replace("«≥100人以内»；", "≥100人以内；"),
      near: [project([indicator("11", "培训人数", "≥100人以上")])],
    },
  ],
  indicator: (one, report) => {
    for (const { span, text, target } of valuesOf(one)) {
      for (const { comparators, from, to } of target.quantities) {
        const up = comparators.some(({ relation }) => relation === "atLeast" || relation === "more");
        const down = comparators.some(({ relation }) => relation === "atMost" || relation === "less");
        if (up && down)
          report({ from: span.from + from, to: span.from + to }, { text: text.slice(from, to) });
      }
    }
  },
};
