import { indicator, project } from "../example.ts";
import { bareName } from "../names.ts";
import type { Rule } from "../rule.ts";

export const executionAsOutput: Rule = {
  id: "execution-as-output",
  title: "预算执行率当作产出",
  family: "classification",
  severity: "information",
  docs: {
    zh: "把预算执行率当作产出或效益指标。\n执行率在自评中另行计分，写在这里等于算了两次。\n换成项目本身的产出或效益。",
    en: "The budget execution rate stands as output or benefit.\nIt is scored apart, so here it counts twice.\nWrite an output or benefit of the project itself.",
  },
  message: {
    zh: ({ name }) => `“${name}”在自评中另行计分，不作产出或效益指标`,
    en: ({ name }) => `${name} is scored apart and is no output or benefit`,
  },
  examples: [
    {
      bad: project([indicator("13", "«预算执行率»", "100%")]),
      near: [project([indicator("41", "预算控制率", "≤100%"), indicator("13", "工程执行进度", "100%")])],
    },
  ],
  indicator: (one, report) => {
    if (
      one.name &&
      (one.classDigit === "1" || one.classDigit === "2") &&
      /^(?:支出|支付|执行)(?:进度|率)$|(?:预算|资金|经费).{0,4}(?:执行率|执行进度|支出率|支出进度|支付率|支付进度|使用率)$/.test(
        bareName(one.nameText),
      )
    )
      report(one.name, { name: one.nameText });
  },
};
