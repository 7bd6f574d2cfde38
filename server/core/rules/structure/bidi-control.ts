import { gathered, others } from "../../model/groups.ts";
import { project } from "../example.ts";
import { rowFacts } from "../facts.ts";
import { acrossTable, type Rule } from "../rule.ts";

/**
 * Marks that turn the direction of writing (Unicode UAX #9, Bidi_Control), and those of no width: nobody sees them, and
 * what holds them reads otherwise than it is. The joiner that emoji need is not among them.
 */
const UNSEEN = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

const marks = gathered(
  rowFacts(({ text }) =>
    [...text.matchAll(UNSEEN)].map(({ 0: mark, index }) => ({
      key: mark,
      tag: "",
      value: { span: { from: index, to: index + 1 } },
    })),
  ),
);

export const bidiControl: Rule = {
  id: "bidi-control",
  family: "structure",
  severity: "warning",
  docs: {
    zh: "文字里有看不见的字符：改变书写方向的控制符，或没有宽度的字符，会让显示的内容与实际不同。\n多半是从网页或聊天软件复制带来的；也可能是有人想掩饰数字或名称；名称里有它，就查不出重复。\n删去这个字符。",
    en: "The text holds an unseen character, one that turns the direction of writing or has no width: it reads otherwise than it is.\nMostly it was copied from a page or a chat; it can also hide an amount or a name, and a name that holds it is no duplicate.\nTake the character out.",
  },
  message: {
    zh: ({ code }) => `看不见的字符 ${code}，显示的内容可能与实际不同`,
    en: ({ code }) => `The unseen character ${code} may make this read otherwise than it is`,
  },
  examples: [
    {
      bad: project("1、1-产出指标；11-数量指标；培训人数；实施周期指标值:≥50人；年度指标值:≥50人。", {
        name: "职工«\u202e»技能培训经费",
      }),
      good: project("1、1-产出指标；11-数量指标；培训人数；实施周期指标值:≥50人；年度指标值:≥50人。"),
    },
    {
      bad: project("1、1-产出指标；11-数量指标；培训人数；实施周期指标值:≥50人；年度指标值:≥50人。", {
        name: "职工«\u200b»技能培训经费",
      }),
    },
  ],
  groups: acrossTable(marks, (group, report) => {
    const code = `U+${group.key.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
    for (const { row, value } of others(group)) report(row, value.span, { code });
  }),
  fix({ finding }) {
    return [
      {
        title: { zh: "删去看不见的字符", en: "Take the unseen character out" },
        edits: [{ from: finding.from, to: finding.to, insert: "" }],
        safe: true,
      },
    ];
  },
};
