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
    const check = (from: number, to: number) => {
      if (to > from && isBlank(text, from, to))
        report({ from, to }, { edits: [{ from, to, insert: "" }] }, { tag: "unnecessary" });
    };
    for (const cell of entry.row.cells) {
      let { from, to } = cell;
      while (from < to && isBlank(text, from, from + 1)) from++;
      if (from === to) continue;
      while (isBlank(text, to - 1, to)) to--;
      check(cell.from, from);
      check(to, cell.to);
    }
    for (const { fields } of indicators) {
      for (const field of fields) {
        const { kind, mark, content } = field;
        if (content.from === content.to) continue;
        check(kind === "cycle" || kind === "annual" ? mark.to : field.from, content.from);
        check(content.to, field.to);
      }
    }
  },
  fix: editing({ zh: "删去空格", en: "Remove the blanks" }, { safe: true }),
};

function isBlank(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!BLANKS.has(text.charCodeAt(at))) return false;
  return true;
}
const BLANKS = new Set([0x20, 0xa0, 0x3000]);
