import { nameSpan } from "../../model/entry.ts";
import { isNameExchanged } from "../../model/project.ts";
import { indicator, project } from "../example.ts";
import { removing } from "../fixes.ts";
import type { Rule } from "../rule.ts";

export const trailingPeriod: Rule = {
  id: "trailing-period",
  title: "末尾多了标点",
  family: "structure",
  severity: "information",
  docs: {
    zh: "指标名称或指标值以句号或逗号结尾。\n句号是一条指标的结束，出现在中间会让人误以为到此为止。\n去掉名称和值末尾的句号；每条末尾的句号保留。",
    en: "A name or a value ends in 。 or a comma.\nThe 。 ends an indicator; earlier it misleads.\nTake it off names and values; keep the one at the indicator's end.",
  },
  message: {
    zh: ({ mark }) => (mark ? `末尾多了“${mark}”` : "末尾多了句号"),
    en: ({ mark }) => (mark ? `A ${mark} too many at the end` : "A full stop too many"),
  },
  examples: [
    {
      bad: project("1、1-产出指标；11-数量指标；培训人数«。»；实施周期指标值:≥50人；年度指标值:≥50人。"),
      good: project([indicator("11", "培训人数", "≥50人")]),
      near: [project([indicator("22", "办事便利程度", "缩短时限。一次办结")])],
    },
    {
      bad: project("1、1-产出指标；11-数量指标；培训人数«：»；实施周期指标值:≥50人；年度指标值:≥50人。"),
      good: project([indicator("11", "培训人数", "≥50人")]),
    },
    {
      bad: project("1、1-产出指标；11-数量指标；培训人数«≥»；实施周期指标值:≥50人；年度指标值:≥50人。"),
      good: project([indicator("11", "培训人数", "≥50人")]),
    },
    {
      bad: project([indicator("11", "培训人数", "≥50人", "≥50人«，»")]),
      good: project([indicator("11", "培训人数", "≥50人")]),
    },
    {
      bad: project([indicator("11", "培训人数", "≥50人")], { name: "职工技能培训经费«。»" }),
      good: project([indicator("11", "培训人数", "≥50人")], { name: "职工技能培训经费" }),
    },
  ],
  row({ entry, isProject, indicators, text }, report) {
    const own = nameSpan(entry);
    // `missing-name` tells of a goal in its place.
    if (isProject && /[。；：;:,，]$/.test(text.slice(own.from, own.to)) && !isNameExchanged(entry))
      report({ from: own.to - 1, to: own.to }, { mark: text[own.to - 1], insert: "" });
    for (const { name, cycle, annual, stop, to } of indicators) {
      // Where a comma stands for the 。 before the next indicator, that is what is missing.
      const isEnded = stop.from < stop.to || to === indicators.at(-1)!.to;
      for (const span of [name, cycle, ...(isEnded && stop.from === annual?.to ? [annual] : [])]) {
        if (span && span.to - span.from > 1 && text[span.to - 1] === "。")
          report({ from: span.to - 1, to: span.to }, { insert: "" });
        else if (span && (span === name ? MARK : COMMA).test(text.slice(span.from, span.to)))
          report({ from: span.to - 1, to: span.to }, { mark: text[span.to - 1], insert: "" });
      }
    }
  },
  fix: removing({ zh: "去掉末尾的标点", en: "Take it off" }, { safe: true }),
};
// 合格率：
const COMMA = /[^，,\s][，,]$/;
const MARK = /[\u4e00-\u9fff）)][：:，,；;、.．≥≤><=]$/;
