import { codePoint } from "../../text.ts";
import { indicator, project } from "../example.ts";
import { removing } from "../fixes.ts";
import type { Rule } from "../rule.ts";

export const zeroWidth: Rule = {
  id: "zero-width",
  family: "structure",
  severity: "warning",
  docs: {
    zh: "文字里有没有宽度的字符，如零宽空格：看不见，却是一个字符。\n多半是从网页复制带来的；名称里有它就查不出重复，数里有它就读不出数。\n删去这个字符。",
    en: "The text holds a character of no width, such as a zero-width space: unseen, but there.\nMostly it was copied from a page. A name that holds it is no duplicate, a number no number.\nTake the character out.",
  },
  message: {
    zh: ({ code }) => `看不见的零宽字符 ${code}`,
    en: ({ code }) => `An unseen character of no width, ${code}`,
  },
  examples: [
    {
      bad: project([indicator("11", "培训人数", "≥50人")], { name: "职工«\u200b»技能培训经费" }),
      good: project([indicator("11", "培训人数", "≥50人")]),
      // Emoji are joined by a character that has no width either.
      near: [
        project([indicator("11", "培训人数", "≥50人")], { name: "职工\u{1f469}\u200d\u{1f393}技能培训经费" }),
      ],
    },
  ],
  text(text, report) {
    for (const { 0: unseen, index } of text.matchAll(UNSEEN)) {
      const code = codePoint(unseen);
      report({ from: index, to: index + 1 }, { code });
    }
  },
  fix: removing({ zh: "删去看不见的字符", en: "Take the unseen character out" }, { safe: true }),
};

// Soft hyphen, zero-width space, word joiner, byte order mark.
const UNSEEN = /[\u00ad\u200b\u2060\ufeff]/g;
