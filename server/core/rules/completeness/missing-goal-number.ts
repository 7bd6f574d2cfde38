import { halfWidth } from "../../characters.ts";
import { plain } from "../../model/money.ts";
import { circled, circledAt } from "../../model/ordinal.ts";
import { chineseNumber } from "../../model/target.ts";
import { matchesIn } from "../../text.ts";
import { indicator, project } from "../example.ts";
import type { Rule } from "../rule.ts";

export const missingGoalNumber: Rule = {
  id: "missing-goal-number",
  title: "目标序号不连续",
  family: "completeness",
  severity: "warning",
  docs: {
    zh: "目标的序号不连续，如“目标1 目标2 目标4”“一是、二是、四是”。\n少了一个，要么漏写了目标，要么序号写错。\n补上漏写的目标，或重新编号。",
    en: "The numbers of the goals skip one, as in 目标1 目标2 目标4, or 一是, 二是, 四是.\nEither a goal was forgotten or a number is wrong.\nAdd the goal or renumber.",
  },
  message: {
    zh: ({ expected, found, again }) => (again ? `“${found}”写了两次` : `“${found}”之前缺少“${expected}”`),
    en: ({ expected, found, again }) =>
      again ? `${found} is written twice` : `Before ${found} there is no ${expected}`,
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
    {
      bad: project([indicator("11", "培训人数", "≥50人")], {
        goal: "（一）办好培训；（二）通过考核；«（四）»群众满意。",
      }),
      near: [
        project([indicator("11", "培训人数", "≥50人")], {
          goal: "按第八条（一）项、（三）项、（五）项执行。①办好培训；②通过考核；③群众满意。",
        }),
      ],
    },
    {
      bad: project([indicator("11", "培训人数", "≥50人")], {
        goal: "①办好培训；②通过考核；«④»群众满意。",
      }),
    },
    {
      bad: project([indicator("11", "培训人数", "≥50人")], {
        goal: "一是办好培训；二是通过考核；«四是»群众满意。",
      }),
      near: [
        project([indicator("11", "培训人数", "≥50人")], {
          goal: "一、教学：1.办好培训；2.通过考核；3.补考。二、评价：1.回访；2.测评；3.汇总。三、归档。",
        }),
        project([indicator("11", "培训人数", "≥50人")], {
          goal: "1、办好培训（含线下）2、通过考核；3、归档。按第八条（1）项、（3）项、（5）项执行。",
        }),
        project([indicator("11", "培训人数", "≥50人")], {
          goal: "第二是关键，培训4.5万人，办好1、2、4号楼活动。",
        }),
      ],
    },
  ],
  row({ goal }, report) {
    if (goal === undefined) return;
    const said = goal.text.replace(/[０-９]/g, halfWidth);
    for (const style of STYLES) {
      const marks = matchesIn(said, style.pattern).map(
        ({ 0: found, 1: said, index }): Mark => ({ found, number: numberIn(said!), from: goal.from + index }),
      );
      if (marks.length < style.fewest || (style.fewest > 1 && marks[0]!.number !== 1)) continue;
      let before = 0;
      const seen = new Set<number>();
      for (const { found, number, from } of marks) {
        // Each part of a goal may count its own from one.
        if (number === 1 && seen.size > 1) seen.clear();
        if (seen.size === 0) before = 0;
        const span = { from, to: from + found.length };
        if (seen.has(number)) report(span, { found, again: true });
        else if (number > before + 1 && !isWritten(said, before + 1))
          report(span, { found, expected: style.write(before + 1) });
        seen.add(number);
        before = Math.max(before, number);
      }
    }
  },
};

interface Mark {
  readonly found: string;
  readonly number: number;
  readonly from: number;
}

interface Style {
  /** With the number as its one group. */
  readonly pattern: RegExp;
  /** How many make a list: fewer may be anything. */
  readonly fewest: number;
  readonly write: (number: number) => string;
}

const CHINESE = [..."一二三四五六七八九十"];
const inChinese = (number: number) => CHINESE[number - 1] ?? `十${CHINESE[number - 11]}`;
// At the start of a goal or of what stands between its stops.
const START = "(?<=^|[。；;：:！\\s])";
const STYLES: readonly Style[] = [
  {
    pattern: /目标\s?(\d{1,2}|[一二三四五六七八九十]{1,2})(?!\s*[.．]\d)(?=\s*[：:.、．]|\s)/g,
    fewest: 1,
    write: (number) => `目标${number}`,
  },
  {
    pattern: new RegExp(`${START}(\\d{1,2})、(?!\\d)`, "g"),
    fewest: 3,
    write: (number) => `${number}、`,
  },
  {
    pattern: new RegExp(`${START}(\\d{1,2})[.．](?!\\d)`, "g"),
    fewest: 3,
    write: (number) => `${number}.`,
  },
  {
    pattern: /(?<![条款第])（(\d{1,2})）(?=[\u4e00-\u9fff])(?![项班号款组级年])/g,
    fewest: 3,
    write: (number) => `（${number}）`,
  },
  {
    pattern: new RegExp(`${START}([一二三四五六七八九十]{1,2})、`, "g"),
    fewest: 3,
    write: (number) => `${inChinese(number)}、`,
  },
  {
    pattern: /(?<=^|[。；;：:，,\s])([一二三四五六七八九])是(?=[\u4e00-\u9fff])/g,
    fewest: 3,
    write: (number) => `${inChinese(number)}是`,
  },
  {
    pattern: new RegExp(`${START}[（(]([一二三四五六七八九十]{1,2})[）)](?=[\\u4e00-\\u9fff])`, "g"),
    fewest: 3,
    write: (number) => `（${inChinese(number)}）`,
  },
  {
    pattern: /([①-⑳])(?=[\u4e00-\u9fff])/g,
    fewest: 3,
    write: circled,
  },
];

// Whether a number stands somewhere in a goal, behind another mark or in another style.
function isWritten(goal: string, number: number): boolean {
  const digits = `(?<!\\d)${number}\\s?[、.．)）]`;
  const inWords = `${inChinese(number)}(?:[、是，）)]|来)|第${inChinese(number)}`;
  return new RegExp(`${digits}|${inWords}|${circled(number)}`).test(goal);
}

function numberIn(said: string): number {
  return circledAt(said, 0) ?? (/\d/.test(said) ? Number(said) : Number(plain(chineseNumber(said))));
}
