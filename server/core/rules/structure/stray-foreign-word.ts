import { matchesIn } from "../../text.ts";
import { indicator, project } from "../example.ts";
import type { Rule } from "../rule.ts";

export const strayForeignWord: Rule = {
  id: "stray-foreign-word",
  title: "混入外文单词",
  family: "structure",
  severity: "warning",
  docs: {
    zh: "中文里混入一个小写的英文单词，如“and”。\n多半是翻译或复制时留下的。\n改成中文；专有缩写、计量单位不报。",
    en: "A lone lower-case English word stands in Chinese text.\nA translation or a copy left it.\nWrite it in Chinese; abbreviations and units of measure are not reported.",
  },
  message: {
    zh: ({ word }) => `中文里混入英文单词“${word}”`,
    en: ({ word }) => `The English word ${word} stands in Chinese text`,
  },
  examples: [
    {
      bad: project([indicator("11", "培训人数", "≥50人")], {
        goal: "办好全年培训«and»考核，提高服务水平，满足群众办事需要",
      }),
      near: [
        project([indicator("11", "App下载次数", "≥50次")], {
          goal: "用AIGC技术改进www.example.cn网站和app，每段5km，满足群众办事需要",
        }),
      ],
    },
  ],
  asks: [..."abcdefghijklmnopqrstuvwxyz"],
  text(text, report) {
    for (const { 0: word, index } of matchesIn(text, WORD)) {
      const to = index + word.length;
      // 图书馆and14个博物馆: a digit may belong to any other word.
      const isWord = /\d/.test(text[to] ?? "")
        ? JOINING.has(word)
        : ENGLISH.has(word) || (word.length >= SHORTEST && !KNOWN.has(word));
      if (isWord) report({ from: index, to }, { word });
    }
  },
};
// A word of its own: no letter or mark of an address on either side, no digit before it, and Chinese on one.
const WORD = /(?<![A-Za-z0-9./@_:<&%-])(?<![A-Za-z] )[a-z]{2,}(?![A-Za-z./@_:>;%-])(?! [A-Za-z])/g;
const KNOWN = new Set(
  "https excel email iphone android linux windows mysql oracle python java kubernetes docker redis nginx hadoop spark kafka postgresql mongodb github gitlab vue react django flask citywalk tiktok wechat weixin".split(
    " ",
  ),
);
// Shorter ones are mostly abbreviations, of which there is no end: only words that everybody knows are none.
const SHORTEST = 5;
const JOINING = new Set(["and", "or", "with", "from"]);
const ENGLISH = new Set(
  "and or the of for to in on at by with from is are be not no yes this that all any new old name sum text data line file page item list type code null none nan true test todo tbd copy".split(
    " ",
  ),
);
