import type { Indicator } from "../../model/indicator.ts";
import { isOdd } from "../each.ts";
import { indicator, project } from "../example.ts";
import { editing } from "../fixes.ts";
import type { Rule } from "../rule.ts";

export const missingStop: Rule = {
  id: "missing-stop",
  title: "指标之间缺句号",
  family: "structure",
  severity: "information",
  docs: {
    zh: "两条指标之间缺少句号。\n各条指标以“。”结束；少了它，上一条的值和下一条的序号就连在一起，读作 ≥0.566、。\n在上一条末尾补上句号。",
    en: "The 。 between two indicators is missing.\nEach indicator ends with one; without it a value and the next number run together and read as ≥0.566、.\nPut the 。 back at the end of the first.",
  },
  message: {
    zh: ({ place }) => `第 ${place} 条指标末尾缺少“。”`,
    en: ({ place }) => `The 。 at the end of indicator ${place} is missing`,
  },
  examples: [
    {
      bad: project(
        `1、${indicator("11", "培训人数", "≥50人")}2、${indicator("12", "考核合格率", "≥95%").replace("年度指标值:≥95%。", "年度指标值:«≥95%，»")}3、${indicator("13", "按时完成率", "100%")}`,
      ),
      good: project([
        indicator("11", "培训人数", "≥50人"),
        indicator("12", "考核合格率", "≥95%"),
        indicator("13", "按时完成率", "100%"),
      ]),
    },
    {
      bad: project(
        `1、${indicator("11", "培训人数", "≥50人")}2、${indicator("12", "考核合格率", "≥95%").replace("年度指标值:≥95%。", "年度指标值:«≥95%.»")}3、${indicator("13", "按时完成率", "100%")}`,
      ),
      good: project([
        indicator("11", "培训人数", "≥50人"),
        indicator("12", "考核合格率", "≥95%"),
        indicator("13", "按时完成率", "100%"),
      ]),
    },
    {
      bad: project(
        `1、${indicator("11", "培训人数", "≥50人")}2、${indicator("12", "人均费用", "≥0.56").replace("年度指标值:≥0.56。", "年度指标值:«≥0.56»")}3、${indicator("13", "按时完成率", "100%")}`,
      ),
      good: project([
        indicator("11", "培训人数", "≥50人"),
        indicator("12", "人均费用", "≥0.56"),
        indicator("13", "按时完成率", "100%"),
      ]),
      near: [
        // One in a line needs none.
        project(
          [indicator("11", "培训人数", "≥50人"), indicator("12", "考核合格率", "≥90%")]
            .map((one, i) => `${i + 1}、${one.slice(0, -1)}`)
            .join(" "),
        ),
      ],
    },
  ],
  row({ indicators, goesOn, text }, report) {
    const isEnded = ({ stop }: Indicator) => text[stop.from] === "。" && stop.from < stop.to;
    const ended = indicators.filter(isEnded).length;
    for (const [i, one] of indicators.entries()) {
      const next = indicators[i + 1];
      if (next === undefined || isEnded(one) || one.to !== next.from) continue;
      // Who does without them does so throughout.
      if (2 * ended < indicators.length - Number(goesOn)) continue;
      if (one.annual === undefined || one.annual.from === one.annual.to) continue;
      // `zero-width` tells of what nobody sees behind it.
      if (ENDED.test(text.slice(one.annual.from, one.to))) continue;
      const isTyped = TYPED.test(text.slice(one.annual.from, one.to));
      const edits = isOdd(next, text) ? [] : [{ from: one.to - Number(isTyped), to: one.to, insert: "。" }];
      report({ from: one.annual.from, to: one.to }, { place: one.place, edits });
    }
  },
  fix: editing({ zh: "补上句号", en: "Put the 。 back" }, { safe: true }),
};

const ENDED = /。[\u200b-\u200f\u2060\ufeff\u00ad]+$/;

// What is typed for a 。; a point or a 、 may be the next number's, but behind a word.
const TYPED = /(?:[，,；;]|(?<=[\u4e00-\u9fff%％）)])[.．、])$/;
