import { costOutside } from "../costs.ts";
import { indicator, project } from "../example.ts";
import type { Rule } from "../rule.ts";

export const costOutside4: Rule = {
  id: "cost-outside-4",
  title: "成本内容未列入成本指标",
  family: "classification",
  severity: "warning",
  docs: {
    zh: "成本、单价、费用标准放在了产出或效益指标里；补助标准、定额标准只作提示。\n看成本时就漏掉了它。\n归入 41-经济成本指标。",
    en: "A cost, a unit price or a fee stands under output or benefit; a standard of subsidies is information only.\nIt is missed when costs are looked at.\nFile it under 41-经济成本指标.",
  },
  message: {
    zh: ({ name }) => `“${name}”说的是成本，应归入 41-经济成本指标`,
    en: ({ name }) => `${name} is a cost and belongs under 41`,
  },
  examples: [
    { bad: project([indicator("11", "«每次演练平均费用»", "≤3万元")]) },
    {
      bad: project([indicator("11", "«人均补助标准»", "500元/人")]),
      near: [project([indicator("11", "减免补贴标准", "500元"), indicator("11", "修订补贴标准", "500元")])],
    },
    {
      bad: project([indicator("11", "«会议总成本»", "≤8万元")]),
      near: [
        project([
          indicator("11", "减免会议费", "≤8万元"),
          indicator("41", "会议总成本", "≤8万元"),
          indicator("21", "节约成本", "≥8万元"),
          indicator("21", "降低企业用电成本", "≥8万元"),
          indicator("11", "成本监审单位数", "≥8家"),
          indicator("22", "减免学费", "≥8万元"),
        ]),
      ],
    },
  ],
  indicator: (one, report) => {
    const cost = costOutside(one);
    if (one.name && cost)
      report(one.name, { name: one.nameText }, cost === "standard" ? { severity: "information" } : {});
  },
};
