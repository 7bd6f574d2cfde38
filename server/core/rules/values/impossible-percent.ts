import { compare, decimal } from "../../model/money.ts";
import { isCeiling } from "../../model/target.ts";
import { indicator, project } from "../example.ts";
import { bareName, isPositiveRate, isRate, isSatisfaction } from "../names.ts";
import type { Rule } from "../rule.ts";

export const impossiblePercent: Rule = {
  id: "impossible-percent",
  family: "values",
  severity: "warning",
  docs: {
    zh: "部分占整体的比率超过了100%，如“合格率≥120%”。\n合格的不会比全部还多，这样的目标永远完不成。\n改成0到100之间的百分数。",
    en: "A share of a whole is above 100%, as in 合格率≥120%.\nNo more can pass than there are, so nobody can meet it.\nWrite a percentage from 0 to 100.",
  },
  message: {
    zh: ({ name, text }) => `“${name}”不会超过100%，却写“${text}”`,
    en: ({ name, text }) => `${name} cannot be above 100%, but says ${text}`,
  },
  examples: [
    {
      bad: project([indicator("12", "验收合格率", "«≥120%»")]).replace("«≥120%»；", "≥120%；"),
      good: project([indicator("12", "验收合格率", "≥98%")]),
      near: [
        project([
          indicator("12", "验收合格率", "100%"),
          indicator("11", "任务完成率", "≥120%"),
          indicator("21", "税收增长率", "≥150%"),
          indicator("12", "及格率提高幅度", "≥120%"),
          indicator("22", "学前毛入学率", "≥102%"),
          indicator("21", "拨备覆盖率", "≥150%"),
        ]),
      ],
    },
    { bad: project([indicator("22", "政策知晓率", "«＞100%»")]).replace("«＞100%»；", "＞100%；") },
  ],
  indicator: (one, report, { words }) => {
    // More than all can be finished, paid in or grown by; five times as much is a slip of the pen.
    const least =
      isPositiveRate(one.nameText, words) || /占比$|覆盖面$/.test(bareName(one.nameText))
        ? HUNDRED
        : isRate(one.nameText)
          ? FIVE_TIMES
          : undefined;
    if (
      least === undefined ||
      // `satisfaction-without-percent` says it.
      isSatisfaction(one.nameText) ||
      /完成|增|提高|提升|超|毛入学|拨备|流动性|备付|巩固/.test(one.nameText)
    )
      return;
    for (const { span, text, target } of one.values) {
      const { main } = target;
      if (main === undefined || main.mark !== "%" || isCeiling(main.relation)) continue;
      const excess = compare(main.number, least);
      if (excess > 0 || (excess === 0 && main.relation === "more"))
        report(span, { name: one.nameText, text });
    }
  },
};

const HUNDRED = decimal("100");
const FIVE_TIMES = decimal("500");
