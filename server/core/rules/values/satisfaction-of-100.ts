import { compare } from "../../model/money.ts";
import { indicator, project } from "../example.ts";
import { isSatisfaction } from "../names.ts";
import { HUNDRED } from "../percent.ts";
import type { Rule } from "../rule.ts";

export const satisfactionOf100: Rule = {
  id: "satisfaction-of-100",
  title: "满意度定为100%",
  family: "values",
  severity: "information",
  docs: {
    zh: "满意度的目标定为 100%。\n人人都满意很难做到，也很难证明。\n按以往的调查结果定一个够得着的数。",
    en: "A satisfaction of 100% is the target.\nThat everybody is content is hard to reach and to prove.\nSet what past surveys make likely.",
  },
  message: {
    zh: () => `满意度定为 100%，难以达到也难以证明`,
    en: () => `A satisfaction of 100% is hard to reach and to prove`,
  },
  examples: [
    {
      bad: project([indicator("31", "读者满意率", "«100%»")]).replace("«100%»；", "100%；"),
      near: [project([indicator("31", "读者满意率", "≥95%")])],
    },
  ],
  indicator: (one, report) => {
    const main = one.annualTarget.main;
    if (
      isSatisfaction(one.nameText) &&
      one.annual &&
      main?.percent &&
      // 90%≤满意度≤100% begins below it.
      !one.annualTarget.quantities.some((other) => other !== main && other.percent) &&
      compare(main.number, HUNDRED) === 0
    )
      report(one.annual);
  },
};
