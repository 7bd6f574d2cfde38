import { cellSpan, nameSpan } from "../../model/entry.ts";
import { goalSpan } from "../../model/project.ts";
import { indicator, project } from "../example.ts";
import { editing } from "../fixes.ts";
import type { Rule } from "../rule.ts";

export const quotedGoal: Rule = {
  id: "quoted-goal",
  title: "整格加了引号",
  family: "structure",
  severity: "information",
  docs: {
    zh: "整格内容被一对引号包住。\n多半是从别处复制带来的，公开的表上会原样显示。\n去掉首尾的引号；文中的引号不用动。",
    en: "A whole cell is wrapped in quotes.\nCopying left them, and they are published as they stand.\nTake the outer quotes off; those inside stay.",
  },
  message: { zh: () => `整格内容被引号包住`, en: () => `The whole cell is wrapped in quotes` },
  examples: [
    {
      bad: project([indicator("11", "培训人数", "≥50人")], {
        goal: "«“按期完成全年培训任务，并通过考核验收。”»",
      }),
      good: project([indicator("11", "培训人数", "≥50人")], {
        goal: "按期完成全年培训任务，并通过考核验收。",
      }),
      near: [
        project([indicator("11", "培训人数", "≥50人")], { name: "“春雨行动”培训项目" }),
        project([indicator("11", "培训人数", "≥50人")], { goal: "“春雨行动”办好，也办好“秋实行动”" }),
      ],
    },
    {
      bad: project("«“1、1-产出指标；11-数量指标；培训人数；实施周期指标值:≥50人；年度指标值:≥50人。”»"),
      good: project([indicator("11", "培训人数", "≥50人")]),
    },
  ],
  row(seen, report) {
    const { entry, isProject } = seen;
    const goal = isProject ? goalSpan(entry) : undefined;
    const indicators = isProject ? cellSpan(entry, entry.layout.columns.indicators) : undefined;
    for (const span of [nameSpan(entry), goal, indicators]) {
      if (span && isWrapped(seen.text.slice(span.from, span.to)))
        report(span, {
          edits: [
            { from: span.from, to: span.from + 1, insert: "" },
            { from: span.to - 1, to: span.to, insert: "" },
          ],
        });
    }
  },
  fix: editing({ zh: "去掉首尾的引号", en: "Take the outer quotes off" }, { safe: true }),
};
// The first quote must be closed by the last one, and by no other.
function isWrapped(text: string): boolean {
  if (text.length < 3) return false;
  if (text.startsWith('"') && text.endsWith('"')) return !text.slice(1, -1).includes('"');
  if (!text.startsWith("“") || !text.endsWith("”")) return false;
  let depth = 0;
  for (const [i, char] of [...text].entries()) {
    if (char === "“") depth++;
    if (char === "”" && --depth === 0 && i < [...text].length - 1) return false;
  }
  return depth === 0;
}
