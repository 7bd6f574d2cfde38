import { isNameExchanged } from "../../model/project.ts";
import { quantitiesIn } from "../../model/target.ts";
import { indicator, project } from "../example.ts";
import { isPlaceholder } from "../phrases.ts";
import type { Rule } from "../rule.ts";
import { unfinishedIn } from "./unfinished-goal.ts";

export const shortGoal: Rule = {
  id: "short-goal",
  title: "目标偏短",
  family: "completeness",
  severity: "information",
  docs: {
    zh: "绩效目标不超过四十个字。\n太短的目标说不清花钱要做成什么。\n写明做什么、做多少、做到什么程度。",
    en: "The goal has forty characters or fewer.\nSo short, it cannot say what the money is to achieve.\nSay what is done, how much, and how well.",
  },
  message: {
    zh: ({ length }) =>
      `绩效目标只有 ${length} 个字（${SHORT} 字以内偏短），请写明做什么、做多少、做到什么程度`,
    en: ({ length }) =>
      `The goal has only ${length} characters (up to ${SHORT} is short): say what is done, how much of it, and how well`,
  },
  examples: [
    {
      bad: project([indicator("11", "培训人数", "≥50人")], { goal: "«办好全年职工培训。»" }),
      near: [
        project([indicator("11", "培训人数", "≥50人")]),
        project([indicator("11", "培训人数", "≥50人")], { goal: "培训职工50人，考核通过率不低于90%。" }),
      ],
    },
  ],
  row({ entry, goal, goesOn, indicators }, report) {
    // Its rest may stand in the row below.
    if (goesOn && (indicators.length === 0 || entry.row.cells.length > entry.layout.columns.list.length))
      return;
    // `missing-name` tells of a name in its place.
    if (goal === undefined || isNameExchanged(entry)) return;
    const length = goal.text.replace(/\s/g, "").length;
    // `unfinished-goal` tells of one that stops in the midst of a sentence.
    if (length <= 1 || length > SHORT || unfinishedIn(goal.text) !== undefined) return;
    const said = goal.text;
    // What is done, how much of it and how well can be said in few words. `placeholder-text` tells of what is to be filled in.
    if (isPlaceholder(said) || (measured(said) >= ENOUGH && length >= SHORTEST)) return;
    report(goal, { length });
  },
};
const SHORT = 40;
const ENOUGH = 2;
/** In fewer characters nobody says what is done. */
const SHORTEST = 18;

/** How many things a goal measures. */
function measured(goal: string): number {
  return quantitiesIn(goal).filter(({ percent, measure }) => percent || measure !== undefined).length;
}
