import { plain } from "../../model/money.ts";
import { goalSpan } from "../../model/project.ts";
import { chineseNumber } from "../../model/target.ts";
import { indicator, project } from "../example.ts";
import type { Rule } from "../rule.ts";

export const missingGoalNumber: Rule = {
  id: "missing-goal-number",
  title: "目标序号不连续",
  family: "completeness",
  severity: "warning",
  docs: {
    zh: "目标的序号不连续，如“目标1 目标2 目标4”。\n少了一个，要么漏写了目标，要么序号写错。\n补上漏写的目标，或重新编号。",
    en: "The numbers of the goals skip one, as in 目标1 目标2 目标4.\nEither a goal was forgotten or a number is wrong.\nAdd the goal or renumber.",
  },
  message: {
    zh: ({ expected, found, again }) =>
      again ? `“${found}”写了两次` : `“${found}”之前缺少“目标${expected}”`,
    en: ({ expected, found, again }) =>
      again ? `${found} is written twice` : `Before ${found} there is no 目标${expected}`,
  },
  examples: [
    {
      bad: project([indicator("11", "培训人数", "≥50人")], {
        goal: "目标1：办好培训。 目标2：通过考核。 «目标2»：群众满意。",
      }),
    },
    {
      bad: project([indicator("11", "培训人数", "≥50人")], {
        goal: "目标1：办好培训。 目标2：通过考核。 «目标4»：群众满意。",
      }),
      near: [
        project([indicator("11", "培训人数", "≥50人")], {
          goal: "目标1：办好培训。 目标2：通过考核。 目标3：群众满意。",
        }),
      ],
    },
  ],
  row({ entry, text, isProject }, report) {
    const goal = isProject ? goalSpan(entry) : undefined;
    if (goal === undefined) return;
    let before = 0;
    const seen = new Set<number>();
    for (const match of text
      .slice(goal.from, goal.to)
      .matchAll(/目标\s?(\d{1,2}|[一二三四五六七八九十]{1,2})(?=\s*[：:.、．]|\s)/g)) {
      const number = /\d/.test(match[1]!) ? Number(match[1]) : Number(plain(chineseNumber(match[1]!)));
      const from = goal.from + match.index;
      const span = { from, to: from + match[0].length };
      if (seen.has(number)) report(span, { found: match[0], again: true });
      else if (number > before + 1) report(span, { found: match[0], expected: before + 1 });
      seen.add(number);
      before = Math.max(before, number);
    }
  },
};
