import { codePoint } from "../../characters.ts";
import { project } from "../example.ts";
import { placesIn } from "../facts.ts";
import { removing } from "../fixes.ts";
import type { Rule } from "../rule.ts";

/** Marks that turn the direction of writing (Unicode UAX #9, Bidi_Control): nobody sees them, and what they turn reads otherwise than it is. */
const marksIn = placesIn(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g);

export const bidiControl: Rule = {
  id: "bidi-control",
  title: "改变书写方向的控制符",
  family: "structure",
  severity: "warning",
  docs: {
    zh: "文字里有改变书写方向的控制符，看不见，却会让显示的内容与实际不同。\n多半是从网页或聊天软件复制带来的；也可能是有人想掩饰数字或名称。\n删去控制符。",
    en: "The text holds a mark that turns the direction of writing: unseen, it makes the text read otherwise than it is.\nMostly it was copied from a page or a chat; it can also hide an amount or a name.\nTake the mark out.",
  },
  message: {
    zh: ({ code }) => `看不见的方向控制符 ${code}，显示的内容可能与实际不同`,
    en: ({ code }) => `The unseen direction mark ${code} may make this read otherwise than it is`,
  },
  examples: [
    {
      bad: project("1、1-产出指标；11-数量指标；培训人数；实施周期指标值:≥50人；年度指标值:≥50人。", {
        name: "职工«\u202e»技能培训经费",
      }),
      good: project("1、1-产出指标；11-数量指标；培训人数；实施周期指标值:≥50人；年度指标值:≥50人。"),
    },
  ],
  unit({ unit }, report) {
    for (const [i, row] of unit.rows.entries())
      for (const place of marksIn(row)) report(i, place, { code: codePoint(row.text[place.from]!) });
  },
  fix: removing({ zh: "删去控制符", en: "Take the mark out" }, { safe: true }),
};
