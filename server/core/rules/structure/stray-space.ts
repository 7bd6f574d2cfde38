import { segmentsOf } from "../../model/segments.ts";
import { matchesIn } from "../../text.ts";
import { indicator, project } from "../example.ts";
import { editing } from "../fixes.ts";
import type { Rule } from "../rule.ts";

export const straySpace: Rule = {
  id: "stray-space",
  title: "多余空格",
  family: "structure",
  severity: "information",
  docs: {
    zh: "单元格或字段的首尾、或一个词的中间有空格。\n看不见的空格会让名称比对不上、数字识别不了。\n删去这些空格；中英文之间、词与词之间的空格不用动。",
    en: "There are blanks around a cell or field, or within a word.\nUnseen, they keep names from matching and numbers from being read.\nRemove them; blanks between words stay.",
  },
  message: {
    zh: ({ word }) => (word ? `“${word}”中间多了空格` : "首尾多了空格"),
    en: ({ word }) => (word ? `Blanks within ${word}` : "Blanks around the text"),
  },
  examples: [
    {
      bad: project("1、1-产出指标；11-数量指标；培训人数；实施周期指标值:« »≥50人；年度指标值:≥50人。"),
      good: project([indicator("11", "培训人数", "≥50人")]),
      near: [project([indicator("11", "Leaf 平台接入数量", "≥50个")])],
    },
    {
      bad: project([indicator("12", "设备« »验收合格率", "≥90%")]),
      good: project([indicator("12", "设备验收合格率", "≥90%")]),
    },
    {
      bad: project([indicator("11", "培训人数", "≥50人")], { goal: "保« »证窗口服务，满足群众办事需要。" }),
      good: project([indicator("11", "培训人数", "≥50人")], { goal: "保证窗口服务，满足群众办事需要。" }),
      near: [project([indicator("11", "培训人数", "≥50人")], { goal: "保证服务 提高效率 满足需要。" })],
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
    // No name has blanks between its characters.
    for (const { name } of indicators) {
      if (name === undefined) continue;
      const said = text.slice(name.from, name.to);
      if (!GAP.test(said)) continue;
      for (const { 0: blanks, index } of matchesIn(said, GAPS)) {
        const to = index + blanks.length;
        // What is a word is told of as one.
        if (isListed(said, index, to) || cutWord(said, index, to)) continue;
        const span = { from: name.from + index, to: name.from + to };
        report(span, { word: said, edits: [{ ...span, insert: "" }] }, { tag: "unnecessary" });
      }
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
  // 设 备验收: the dictionary knows what the blanks cut in two.
  asks: [..." \u00a0\u3000"],
  text(text, report) {
    const gaps = matchesIn(text, GAPS);
    for (const { 0: blanks, index } of gaps.length <= MOST_GAPS ? gaps : []) {
      const [from, to] = [index, index + blanks.length];
      const cut = cutWord(text, from, to);
      if (cut)
        report(
          { from, to },
          { word: cut.segment, edits: [{ from, to, insert: "" }] },
          { tag: "unnecessary" },
        );
    }
  },
  fix: editing({ zh: "删去空格", en: "Remove the blanks" }, { safe: true }),
};

// 水 电 气 is a list.
function isListed(text: string, from: number, to: number): boolean {
  return BLANK.test(text[from - 2] ?? "") || BLANK.test(text[to + 1] ?? "");
}

// The word that what stands before and behind a gap makes together.
function cutWord(text: string, from: number, to: number): Intl.SegmentData | undefined {
  if (isListed(text, from, to)) return undefined;
  const before = text.slice(Math.max(0, from - AROUND), from);
  return [...segmentsOf(before + text.slice(to, to + AROUND))].find(
    ({ index: at, segment }) => at < before.length && at + segment.length > before.length,
  );
}

const BLANK = /[ \u00a0\u3000]/;
const GAP = /[\u4e00-\u9fff][ \u00a0\u3000][\u4e00-\u9fff \u00a0\u3000]/;
const GAPS = /(?<=[\u4e00-\u9fff])[ \u00a0\u3000]{1,8}(?=[\u4e00-\u9fff])/g;
/** Who has more of them means them. */
const MOST_GAPS = 20;
const AROUND = 4;

function isBlank(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!BLANKS.has(text.charCodeAt(at))) return false;
  return true;
}
const BLANKS = new Set([0x20, 0xa0, 0x3000]);
