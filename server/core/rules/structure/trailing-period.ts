import { indicator, project } from "../example.ts";
import { removing } from "../fixes.ts";
import type { Rule } from "../rule.ts";

export const trailingPeriod: Rule = {
  id: "trailing-period",
  family: "structure",
  severity: "information",
  docs: {
    zh: "指标名称或指标值以句号结尾。\n句号是一条指标的结束，出现在中间会让人误以为到此为止。\n去掉名称和值末尾的句号；每条末尾的句号保留。",
    en: "A name or a value ends in 。.\nThe 。 ends an indicator; earlier it misleads.\nTake it off names and values; keep the one at the indicator's end.",
  },
  message: { zh: () => `末尾多了句号`, en: () => `A full stop too many` },
  examples: [
    {
      bad: project("1、1-产出指标；11-数量指标；培训人数«。»；实施周期指标值:≥50人；年度指标值:≥50人。"),
      good: project([indicator("11", "培训人数", "≥50人")]),
      near: [project([indicator("22", "办事便利程度", "缩短时限。一次办结")])],
    },
  ],
  row({ indicators, text }, report) {
    for (const { name, cycle, annual, stop } of indicators) {
      for (const span of [name, cycle, ...(stop.from === annual?.to ? [annual] : [])]) {
        if (span && span.to - span.from > 1 && text[span.to - 1] === "。")
          report({ from: span.to - 1, to: span.to }, { insert: "" });
      }
    }
  },
  fix: removing({ zh: "去掉句号", en: "Take it off" }, { safe: true }),
};
