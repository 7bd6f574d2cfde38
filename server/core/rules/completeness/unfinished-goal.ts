import { isNameExchanged } from "../../model/project.ts";
import { indicator, project } from "../example.ts";
import type { Rule } from "../rule.ts";

export const unfinishedGoal: Rule = {
  id: "unfinished-goal",
  title: "目标没有写完",
  family: "completeness",
  severity: "warning",
  docs: {
    zh: "绩效目标停在半句话上：以“，”“、”结尾，或停在“并”“控制在”“不低于”这样的词上。\n多半是系统限了字数，或复制时截断了；后面的要求就没有了。\n把话写完；字数不够就精简前文。",
    en: "The goal stops in the midst of a sentence: at ， or 、, or at a word such as 并, 控制在 or 不低于.\nMostly a system cut it at its limit, or it was copied in part, and what was to follow is lost.\nFinish the sentence; where there is no room, shorten what comes before.",
  },
  message: {
    zh: ({ text }) => `绩效目标停在“${text}”，没有写完`,
    en: ({ text }) => `The goal stops at ${text} and is not finished`,
  },
  examples: [
    {
      bad: project([indicator("11", "培训人数", "≥50人")], {
        goal: "培训在职职工50人，提高服务水平，满足群众办事需要，按期完成年度培训任务，投诉率«控制在»",
      }),
    },
    {
      bad: project([indicator("11", "培训人数", "≥50人")], {
        goal: "培训在职职工50人，提高服务水平，满足群众办事需要，按期完成年度培训任务«，并»",
      }),
      near: [
        ...[
          "培训在职职工50人，提高服务水平，满足群众办事需要，职工普遍参与",
          "培训在职职工50人，提高服务水平，满足群众办事需要，知识得到普及",
          "培训在职职工50人，提高服务水平，满足群众办事需要，实现年度目的",
          "1.培训在职职工50人；2.提高服务水平，满足群众办事需要；",
        ].map((goal) => project([indicator("11", "培训人数", "≥50人")], { goal })),
      ],
    },
    {
      bad: project([indicator("11", "培训人数", "≥50人")], {
        goal: "培训在职职工50人，提高服务水平，满足群众办事需要，按期完成年度培训任务«、»",
      }),
    },
  ],
  row({ entry, goal, goesOn }, report) {
    // Its rest may stand in the row below.
    if (goal === undefined || goesOn || isNameExchanged(entry)) return;
    const end = unfinishedIn(goal.text);
    if (end === undefined) return;
    const to = goal.from + goal.text.trimEnd().length;
    report({ from: to - end.length, to }, { text: end });
  },
};

/** The word or sign at the end of a goal behind which something is missing; undefined for a goal that is finished. */
export function unfinishedIn(goal: string): string | undefined {
  const said = goal.trimEnd();
  return said.length < SHORTEST ? undefined : END.exec(said.slice(-LONGEST))?.[0];
}
const LONGEST = 8;
/** `short-goal` tells of one that says next to nothing. */
const SHORTEST = 12;

// 参与, 普及, 合并, 存在 and the like may end a sentence.
const END =
  /[，、：,（(“《]$|[，,]?(?:以及|并且|控制在|不[低高少]于|不超过|率达|达到|确保|按照|根据|为了|(?<![合兼])并|(?<![参给赋授])与|(?<![缓饱温总柔共祥谐相平高])和|(?<![普涉触顾])及|(?<![存所现潜内外实同自处不])在|(?<![理自事])由|将|把|或)$/;
