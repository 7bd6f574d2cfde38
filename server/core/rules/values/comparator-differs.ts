import { comparable, compareQuantities, isCeiling, isFloor, type Target } from "../../model/target.ts";
import { indicator, project } from "../example.ts";
import { editing } from "../fixes.ts";
import type { Rule } from "../rule.ts";

export const comparatorDiffers: Rule = {
  id: "comparator-differs",
  title: "两个值的比较符号不一",
  family: "values",
  severity: "information",
  docs: {
    zh: "实施周期指标值与年度指标值是同一个数，一个写了“≥”之类的符号，一个没有写。\n多半是漏了符号；没有符号就成了“正好等于”。\n两个值写同样的符号。",
    en: "The cycle value and the annual value are one number, and only one of them has a sign such as ≥.\nMostly the sign was lost; without it the number is to be met exactly.\nWrite the same sign in both.",
  },
  message: {
    zh: ({ text, sign, other }) => `“${text}”是否漏了“${sign}”：另一个值是“${other}”`,
    en: ({ text, sign, other }) => `Does ${text} lack its ${sign}? The other value is ${other}`,
  },
  examples: [
    {
      bad: project([indicator("12", "验收合格率", "≥98%", "«98%»")]),
      good: project([indicator("12", "验收合格率", "≥98%")]),
      near: [
        project([
          indicator("12", "验收合格率", "≥98%", "100%"),
          indicator("11", "培训人数", "≥50人", "不少于50人"),
          indicator("11", "培训期数", "2期"),
          indicator("11", "培训人数", "约500人", "500人"),
          indicator("11", "参训人数", "=50人", "50人"),
          indicator("11", "投诉人数", "低于2019年178人", "178人"),
        ]),
      ],
    },
    {
      bad: project([indicator("11", "培训人数", "«1200人»", "≥1200人")]),
      good: project([indicator("11", "培训人数", "≥1200人")]),
    },
  ],
  indicator: ({ cycle, annual, cycleText, annualText, cycleTarget, annualTarget }, report) => {
    if (cycle === undefined || annual === undefined || cycleText === annualText) return;
    const ofCycle = signLost(cycleTarget, annualTarget, annualText);
    const ofAnnual = signLost(annualTarget, cycleTarget, cycleText);
    const [span, text, other, found] = ofCycle
      ? [cycle, cycleText, annualText, ofCycle]
      : [annual, annualText, cycleText, ofAnnual];
    if (found === undefined) return;
    const at = span.from + found.at;
    const edits = [{ from: at, to: at, insert: found.sign }];
    report(span, { text, sign: found.sign, other, edits });
  },
  fix: editing({ zh: "补上同样的符号", en: "Write the same sign" }),
};

/** The sign before the other value's number, where a value has the same number without one, and where it belongs. */
function signLost(own: Target, other: Target, said: string): { sign: string; at: number } | undefined {
  const [one, two] = [own.main, other.main];
  if (one === undefined || two === undefined || one.high !== undefined || two.high !== undefined)
    return undefined;
  const [sign] = two.comparators;
  if (one.comparators.length > 0 || two.comparators.length !== 1 || sign!.place !== "before")
    return undefined;
  // 约500人 is vague, =50人 says no more than 50人, and 低于2019年178人 is another claim.
  const isBound = isFloor(two.relation) || isCeiling(two.relation);
  if (!isBound || said.slice(sign!.to, two.digits.from).trim() !== "") return undefined;
  if (!comparable(one, two) || compareQuantities(one, two) !== 0) return undefined;
  return { sign: said.slice(sign!.from, sign!.to), at: one.digits.from };
}
