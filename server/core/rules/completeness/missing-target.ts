import { FIELD_NAMES } from "../../model/indicator.ts";
import { isCut } from "../each.ts";
import { indicator, project } from "../example.ts";
import { isUnfilled } from "../phrases.ts";
import type { Rule } from "../rule.ts";

export const missingTarget: Rule = {
  id: "missing-target",
  title: "缺指标值",
  family: "completeness",
  severity: "error",
  docs: {
    zh: "实施周期指标值或年度指标值是空的。\n没有指标值的指标不能考核。\n填上要达到的数、等级或日期；一年期项目的两个值相同。",
    en: "实施周期指标值 or 年度指标值 is empty.\nAn indicator without a target cannot be judged.\nFill in the number, grade or date to reach; for a one-year project both are the same.",
  },
  message: {
    zh: ({ place, field }) => `第 ${place} 条指标的${FIELD_NAMES[field as "cycle"].zh}是空的`,
    en: ({ place, field }) =>
      `The ${field === "cycle" ? "cycle" : "annual"} value of indicator ${place} is empty`,
  },
  examples: [
    {
      bad: project("1、1-产出指标；11-数量指标；培训人数；实施周期指标值:≥50人；«年度指标值:»。"),
      good: project([indicator("11", "培训人数", "≥50人")]),
      near: [project([indicator("22", "有效投诉", "0次")])],
    },
  ],
  row(seen, report) {
    for (const one of seen.indicators) {
      if (isCut(one, seen)) continue;
      for (const [field, value, text, other] of [
        ["cycle", one.cycle, one.cycleText, one.annualText],
        ["annual", one.annual, one.annualText, one.cycleText],
      ] as const) {
        if (value === undefined || value.label.from === value.label.to || !isUnfilled(text)) continue;
        // `placeholder-text` tells of ≥（ ）公里.
        if (/[（(]\s{0,8}[）)]/.test(text)) continue;
        const insert = isUnfilled(other) ? undefined : other;
        report(text === "" ? value.label : value, {
          place: one.place,
          field,
          insert,
          at: value.from,
          end: value.to,
        });
      }
    }
  },
  fix({ finding }) {
    const { insert, at, end } = finding.args;
    if (insert === undefined) return [];
    return [
      { title: { zh: `填入“${insert}”`, en: `Fill in ${insert}` }, edits: [{ from: at, to: end, insert }] },
    ];
  },
};
