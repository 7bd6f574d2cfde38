import { codePoint } from "../../characters.ts";
import { matchesIn } from "../../text.ts";
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
      bad: project([indicator("11", "培训人数", "≥50人")], { goal: "惠«⺠»便«⺠»，服务上«⾨»1.2万«⼾»。" }),
      good: project([indicator("11", "培训人数", "≥50人")], { goal: "惠民便民，服务上门1.2万户。" }),
    },
    {
      bad: project([indicator("11", "培训人数", "≥50人")], { goal: "按时竣«エ»并通过验收。" }),
      good: project([indicator("11", "培训人数", "≥50人")], { goal: "按时竣工并通过验收。" }),
      near: [project([indicator("11", "日语标识“エレベーター”数量", "≥50块")])],
    },
  ],
  asks: [...radicals(), ..."エニハロタトカ"],
  text(text, report) {
    for (const { 0: found, index } of matchesIn(text, LOOKALIKE)) {
      const insert = HAN_OF.get(found) ?? found.normalize("NFKC");
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
// Kana; radicals that Unicode takes for traditional characters; and those of the supplement, which it takes for none.
const HAN_OF: ReadonlyMap<string, string> = new Map(
  [
    ["エニハロタトカ", "工二八口夕卜力"],
    [
      "⼾⾒⾔⾙⾞⾧⾨⾩⾭⾯⾰⾱⾴⾵⾶⾷⾺⿂⿃⿄⿆⿈⿎⿑⿒⿓⿔",
      "户见言贝车长门阜青面革韦页风飞食马鱼鸟卤麦黄鼓齐齿龙龟",
    ],
    [
      "⺟⺠⺫⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻢⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
      "母民目西见角贝车长门青韦页风飞马鬼鱼鸟卤麦黄齐齿龙龟",
    ],
  ].flatMap(([from, to]) => [...from!].map((one, i) => [one, [...to!][i]!] as const)),
);

function radicals(): string[] {
  return Array.from({ length: 0x2fe0 - 0x2e80 }, (_, i) => String.fromCharCode(0x2e80 + i));
}
