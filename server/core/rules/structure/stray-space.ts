import type { Span } from "../../text.ts";
import { indicator, project } from "../example.ts";
import { editing } from "../fixes.ts";
import type { Rule } from "../rule.ts";

export const straySpace: Rule = {
  id: "stray-space",
  family: "structure",
  severity: "information",
  docs: {
    zh: "单元格或字段的首尾有空格。\n看不见的空格会让名称比对不上、数字识别不了。\n删去首尾的空格；中英文之间的空格不用动。",
    en: "There are blanks around a cell or field.\nUnseen, they keep names from matching and numbers from being read.\nRemove them; blanks between words stay.",
  },
  message: { zh: () => `首尾多了空格`, en: () => `Blanks around the text` },
  examples: [
    {
      bad: project("1、1-产出指标；11-数量指标；培训人数；实施周期指标值:« »≥50人；年度指标值:≥50人。"),
      good: project([indicator("11", "培训人数", "≥50人")]),
      near: [project([indicator("11", "Leaf 平台接入数量", "≥50个")])],
    },
  ],
  row({ entry, indicators, text }, report) {
    const check = (outer: Span, inner: Span) => {
      for (const gap of [
        { from: outer.from, to: inner.from },
        { from: inner.to, to: outer.to },
      ]) {
        if (gap.to > gap.from && /^[ \u00a0\u3000]+$/.test(text.slice(gap.from, gap.to)))
          report(gap, { edits: [{ ...gap, insert: "" }] }, { tag: "unnecessary" });
      }
    };
    for (const cell of entry.row.cells) {
      const blank = /^([ \u00a0\u3000]*)[\s\S]*?([ \u00a0\u3000]*)$/.exec(text.slice(cell.from, cell.to))!;
      const [, before = "", after = ""] = blank;
      if (before.length < cell.to - cell.from)
        check(cell, { from: cell.from + before.length, to: cell.to - after.length });
    }
    for (const { fields } of indicators) {
      for (const field of fields) {
        if (field.content.from === field.content.to) continue;
        const from = field.kind === "cycle" || field.kind === "annual" ? field.mark.to : field.from;
        check({ from, to: field.to }, field.content);
      }
    }
  },
  fix: editing({ zh: "删去空格", en: "Remove the blanks" }, { safe: true }),
};
