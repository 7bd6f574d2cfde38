import { matchesIn } from "../../text.ts";
import { indicator, project } from "../example.ts";
import { editing } from "../fixes.ts";
import type { Rule } from "../rule.ts";

export const halfwidthPunctuation: Rule = {
  id: "halfwidth-punctuation",
  title: "半角标点",
  family: "structure",
  severity: "information",
  docs: {
    zh: "汉字之间用了半角的逗号、分号或括号。\n中文里标点用全角，混用显得不整齐。\n改为全角；数字里的千位逗号不用动。",
    en: "A half-width comma, semicolon or bracket stands between Chinese characters.\nChinese text has full-width marks.\nUse the full-width ones; thousands commas stay.",
  },
  message: {
    zh: ({ count, insert, mark }) =>
      `汉字之间的“${mark}”应为全角“${insert}”${count > 1 ? `（本段共 ${count} 处）` : ""}`,
    en: ({ count, insert, mark }) =>
      `Between Chinese characters ${mark} should be ${insert}${count > 1 ? ` (${count} of them here)` : ""}`,
  },
  examples: [
    {
      bad: project([indicator("11", "培训人数", "≥50人")], {
        goal: "办好培训«,»提高服务水平,满足群众办事需要",
      }),
      good: project([indicator("11", "培训人数", "≥50人")], {
        goal: "办好培训，提高服务水平，满足群众办事需要",
      }),
      near: [
        project([indicator("11", "培训人数", "1,500人")], {
          goal: "培训1,500人，发放补助120,000元，满足需要",
        }),
        project([indicator("11", "培训人数", "≥50人")], { goal: "按《办法》(试行)执行，满足群众办事需要" }),
      ],
    },
    {
      bad: project([indicator("11", "培训人数", "≥50人")], { name: "职工技能培训«(»东区）" }),
      good: project([indicator("11", "培训人数", "≥50人")], { name: "职工技能培训（东区）" }),
    },
  ],
  asks: [..."),;("],
  text(text, report) {
    const edits = matchesIn(text, MARK).map(({ index, 0: mark }) => ({
      from: index,
      to: index + 1,
      insert: WIDE[mark]!,
    }));
    const [first] = edits;
    if (first === undefined) return;
    const mark = text[first.from];
    report({ from: first.from, to: first.to }, { mark, insert: first.insert, count: edits.length, edits });
  },
  fix: editing({ zh: "改为全角", en: "Use full-width marks" }, { safe: true }),
};
const MARK =
  /(?<=[\u4e00-\u9fff”》）])[,;](?=[\u4e00-\u9fff“《（])|(?<=[\u4e00-\u9fff]),(?=\d)|(?<=[\u4e00-\u9fff])\((?=[\u4e00-\u9fff][^()（）]*[\u4e00-\u9fff]\))|(?<=[\u4e00-\u9fff]\([\u4e00-\u9fff][^()（）]{0,200}[\u4e00-\u9fff])\)|\((?=[\u4e00-\u9fff][^()（）]{0,60}）)|(?<=（[^()（）]{0,60}[\u4e00-\u9fff])\)/g;
const WIDE: Readonly<Record<string, string>> = { ",": "，", ";": "；", "(": "（", ")": "）" };
