import { codePoint } from "../../characters.ts";
import { indicator, project } from "../example.ts";
import { replacing } from "../fixes.ts";
import type { Rule } from "../rule.ts";

export const lookalikeCharacter: Rule = {
  id: "lookalike-character",
  title: "形似而非的字符",
  family: "structure",
  severity: "warning",
  docs: {
    zh: "看着是汉字，其实是另一个字符：康熙部首“⼈”（U+2F08）不是“人”，片假名“エ”不是“工”。\n多半是从 PDF 复制或扫描识别带来的；查找、去重、统计单位时都对不上。\n改成汉字。",
    en: "A character that looks like a Chinese one and is another: the radical ⼈ (U+2F08) is not 人, and the katakana エ not 工.\nMostly it was copied from a PDF or read from a scan; no search finds it, and no unit is read in it.\nWrite the Chinese character.",
  },
  message: {
    zh: ({ text, code, insert }) => `“${text}”（${code}）不是汉字${insert ? `“${insert}”` : ""}`,
    en: ({ text, code, insert }) => `${text} (${code}) is not the Chinese ${insert || "character"}`,
  },
  examples: [
    {
      bad: project([indicator("11", "培训«⼈»数", "≥50人")]),
      good: project([indicator("11", "培训人数", "≥50人")]),
    },
    {
      bad: project([indicator("11", "培训人数", "≥50人")], { goal: "按时竣«エ»并通过验收。" }),
      good: project([indicator("11", "培训人数", "≥50人")], { goal: "按时竣工并通过验收。" }),
      near: [project([indicator("11", "日语标识“エレベーター”数量", "≥50块")])],
    },
  ],
  asks: [...radicals(), ..."エニハロタトカ"],
  text(text, report) {
    for (const { 0: found, index } of text.matchAll(LOOKALIKE)) {
      const insert = HAN_OF[found] ?? found.normalize("NFKC");
      report(
        { from: index, to: index + found.length },
        { text: found, code: codePoint(found), insert: insert === found ? "" : insert },
      );
    }
  },
  fix: (found) => (found.finding.args.insert === "" ? [] : replacing()(found)),
};

// Kangxi radicals, the supplement of radicals, and single kana among Chinese characters.
const LOOKALIKE = /[\u2e80-\u2fdf]|(?<=[\u4e00-\u9fff])[エニハロタトカ](?=$|[\u4e00-\u9fff，。、；])/g;
const HAN_OF: Readonly<Record<string, string>> = {
  エ: "工",
  ニ: "二",
  ハ: "八",
  ロ: "口",
  タ: "夕",
  ト: "卜",
  カ: "力",
};

function radicals(): string[] {
  return Array.from({ length: 0x2fe0 - 0x2e80 }, (_, i) => String.fromCharCode(0x2e80 + i));
}
