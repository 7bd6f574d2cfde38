import { cellSpan, mayHaveLost, nameSpan } from "../../model/entry.ts";
import { goalAmongAmounts, goalAmongIndicators, goalSpan } from "../../model/project.ts";
import { indicator, project } from "../example.ts";
import { intoGoal } from "../fixes.ts";
import type { Rule } from "../rule.ts";

export const missingGoal: Rule = {
  id: "missing-goal",
  title: "缺绩效目标",
  family: "completeness",
  severity: "error",
  docs: {
    zh: "项目没有绩效目标：目标格是空的，或只有 - _ * 之类的符号。\n没有目标的项目不能安排预算。\n用一两句话写明花这笔钱要做成什么、达到什么水平；涉密项目写明“涉密”。",
    en: "A project has no goal: the cell is empty or holds only - _ *.\nA project without a goal gets no budget.\nSay in a sentence or two what the money is to achieve; for a secret project say 涉密.",
  },
  message: {
    zh: ({ goal }) => (goal ? "绩效目标写在了绩效指标格里，应移到绩效目标格" : "项目缺少绩效目标"),
    en: ({ goal }) =>
      goal
        ? "The goal stands in the cell of the indicators: it belongs in its own cell"
        : "The project has no goal",
  },
  examples: [
    {
      bad: project("«完成窗口人员轮训，提高办事能力，方便群众。»", { goal: "" }),
      good: project("", { goal: "完成窗口人员轮训，提高办事能力，方便群众。" }),
    },
    {
      bad: project(
        `«完成窗口人员轮训，提高办事能力。»1、${indicator("11", "培训人数", "≥50人")}2、${indicator("12", "考核合格率", "≥90%")}`,
        { goal: "" },
      ),
      good: project([indicator("11", "培训人数", "≥50人"), indicator("12", "考核合格率", "≥90%")], {
        goal: "完成窗口人员轮训，提高办事能力。",
      }),
    },
    {
      bad: project([indicator("11", "培训人数", "≥50人")], { goal: "", name: "«职工技能培训经费»" }),
      near: [project([indicator("11", "培训人数", "≥50人")], { goal: "按期完成培训。" })],
    },
    {
      bad: project([indicator("11", "培训人数", "≥50人")], { goal: "«-»" }),
      near: [project("按规定不公开", { goal: "按规定不公开" }), project("保密", { goal: "保密" })],
    },
    { bad: project([indicator("11", "公开栏数量", "≥50个")], { goal: "", name: "«政务公开经费»" }) },
  ],
  row({ entry, isProject, isSecret, goesOn, indicators }, report) {
    const { goals } = entry.layout.columns;
    if (!isProject || isSecret || goals.length === 0) return;
    // A row that has neither goes on with both: `broken-cell` tells of it.
    if (goesOn && indicators.length === 0) return;
    const goal = goalSpan(entry);
    if (goal !== undefined && /[^\s\-_*—－–＿＊/]/.test(entry.row.text.slice(goal.from, goal.to))) return;
    if (goals.some((column) => mayHaveLost(entry, column))) return;
    // `malformed-amount` tells of a goal in the cell of an amount.
    if (goalAmongAmounts(entry) !== undefined) return;
    const among = goalAmongIndicators(entry);
    if (among !== undefined) {
      const said = entry.row.text.slice(among.from, among.to).trimEnd();
      report({ from: among.from, to: among.from + said.length }, { goal: said, gone: among.to });
      return;
    }
    const cell = goal ?? cellSpan(entry, goals[0]);
    report(cell === undefined || cell.from === cell.to ? nameSpan(entry) : cell);
  },
  fix({ entry, finding: { from, args } }) {
    const { goal, gone } = args;
    return entry === undefined || goal === undefined ? [] : intoGoal(entry, { from, to: gone }, goal);
  },
};
