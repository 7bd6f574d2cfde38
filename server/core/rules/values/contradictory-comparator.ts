import { comparable, compareQuantities, isCeiling, isFloor, type Quantity } from "../../model/target.ts";
import type { Relation } from "../../syntax/target.ts";
import { indicator, project } from "../example.ts";
import { isPositiveRate } from "../names.ts";
import type { Rule } from "../rule.ts";

export const contradictoryComparator: Rule = {
  id: "contradictory-comparator",
  title: "比较符号自相矛盾",
  family: "values",
  severity: "error",
  docs: {
    zh: "比较关系自相矛盾：一个数前后相反，如“≥100以内”；“≥50人≤30人”没有数能同时满足；实施周期写≥，年度却写≤。\n既不少于又不超过，不知道要求是什么。\n只留一个。",
    en: "Comparisons contradict each other: around a number, as in ≥100以内; ≥50人≤30人, which no number meets; ≥ for the cycle and ≤ for the year.\nAt least and at most at once states nothing.\nKeep one.",
  },
  message: {
    zh: ({ text, cycle }) =>
      cycle ? `实施周期指标值“${cycle}”与年度指标值“${text}”的方向相反` : `“${text}”前后的比较关系矛盾`,
    en: ({ text, cycle }) =>
      cycle
        ? `The cycle value ${cycle} and the annual value ${text} point opposite ways`
        : `The comparisons in ${text} contradict each other`,
  },
  examples: [
    {
      bad: project([indicator("11", "培训人数", "«≥100人以内»")]).replace("«≥100人以内»；", "≥100人以内；"),
      near: [project([indicator("11", "培训人数", "≥100人以上")])],
    },
    {
      bad: project([indicator("11", "培训人数", "«≥50人≤30人»")]).replace("«≥50人≤30人»；", "≥50人≤30人；"),
      near: [project([indicator("11", "培训人数", "≥30人，≤50人")])],
    },
    {
      bad: project([indicator("11", "培训人数", "≥50人", "«≤50人»")]),
      near: [project([indicator("11", "培训人数", "≥50人", "≥30人")])],
    },
  ],
  indicator: (one, report, { words }) => {
    let isSaid = false;
    for (const { span, text, target } of one.values) {
      const say = (from: number, to: number) => {
        isSaid = true;
        report({ from: span.from + from, to: span.from + to }, { text: text.slice(from, to) });
      };
      for (const { comparators, from, to } of target.quantities) {
        if (comparators.some(isUp) && comparators.some(isDown)) say(from, to);
      }
      // ≥50人≤30人: no number is both.
      const [first, second, more] = target.quantities;
      if (first && second && !more && isBetween(text.slice(first.to, second.from)) && areApart(first, second))
        say(first.from, second.to);
    }
    if (isSaid || !one.annual) return;
    // The whole period and the year want the opposite.
    const [cycle, annual] = [one.cycleTarget.main, one.annualTarget.main];
    if (!cycle || !annual || !areOpposite(cycle, annual) || !comparable(cycle, annual)) return;
    // Of a rate that should be high `wrong-direction` tells which of both is wrong.
    if (isPositiveRate(one.nameText, words)) return;
    report(one.annual, { text: one.annualText, cycle: one.cycleText });
  },
};

type Related = { readonly relation: Relation | undefined };
const isUp = ({ relation }: Related) => isFloor(relation);
const isDown = ({ relation }: Related) => isCeiling(relation);

function areOpposite(a: Quantity, b: Quantity): boolean {
  return (isUp(a) && isDown(b)) || (isDown(a) && isUp(b));
}

function areApart(a: Quantity, b: Quantity): boolean {
  if (!areOpposite(a, b) || !comparable(a, b)) return false;
  return isUp(a) ? compareQuantities(a, b) > 0 : compareQuantities(a, b) < 0;
}

/** Whether nothing stands between two quantities but what joins them. */
function isBetween(text: string): boolean {
  return /^[\s，,、且并和]*$/.test(text);
}
