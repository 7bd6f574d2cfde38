import { codePoint } from "../../characters.ts";
import { matchesIn } from "../../text.ts";
import { indicator, project } from "../example.ts";
import { removing } from "../fixes.ts";
import type { Rule } from "../rule.ts";

export const zeroWidth: Rule = {
  id: "zero-width",
  title: "不可见字符",
  family: "structure",
  severity: "warning",
  docs: {
    zh: "文字里有看不见的字符，如零宽空格、控制字符：看不见，却是一个字符。\n多半是从网页复制带来的；名称里有它就查不出重复，数里有它就读不出数。\n删去这个字符。",
    en: "The text holds a character that is unseen, but there: a zero-width space, a control character.\nMostly it was copied from a page. A name that holds it is no duplicate, a number no number.\nTake the character out.",
  },
  message: {
    zh: ({ code }) => `看不见的字符 ${code}`,
    en: ({ code }) => `An unseen character, ${code}`,
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
  asks: [
    ..."\u034f\u00ad\u180e\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\u3164\ufeff\uffa0\udb40",
    ...controls(),
  ],
  text(text, report) {
    for (const { 0: unseen, index } of matchesIn(text, UNSEEN)) {
      const code = codePoint(unseen);
      report({ from: index, to: index + unseen.length }, { code });
    }
  },
  fix: removing({ zh: "删去看不见的字符", en: "Take the unseen character out" }, { safe: true }),
};

// Soft hyphen, zero-width spaces and joiners, word joiner, marks of formulas and of Mongolian, fillers of Hangul, byte order
// mark, tags, and controls. Emoji are joined by one, and flags spelled by tags.
const UNSEEN =
  /\u034f|[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u180e\u200b\u200c\u2060-\u2064\u3164\ufeff\uffa0]|(?<!\u{1f3f4}[\u{e0000}-\u{e007f}]{0,8})[\u{e0000}-\u{e007f}]|(?<!\p{Extended_Pictographic}\p{EMod}?\ufe0f?)\u200d/gu;

// Tabs and line ends are seen.
function controls(): string[] {
  const codes = [...Array(0x20).keys(), ...Array.from({ length: 0x21 }, (_, i) => 0x7f + i)];
  return codes
    .filter((code) => code !== 9 && code !== 10 && code !== 13)
    .map((code) => String.fromCharCode(code));
}
