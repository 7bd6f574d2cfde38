import { indicator, project } from "../example.ts";
import type { Rule } from "../rule.ts";

export const overlongValue: Rule = {
  id: "overlong-value",
  title: "指标值太长",
  family: "values",
  severity: "information",
  docs: {
    zh: "指标值超过五十个字。\n值是拿来比对的，写成一段话就比不了。\n只写数、单位和必要的条件。",
    en: "A value has more than fifty characters.\nA value is to be compared; a paragraph cannot be.\nWrite the number, its unit and a condition where it needs one.",
  },
  message: {
    zh: ({ length }) => `指标值有 ${length} 个字，太长`,
    en: ({ length }) => `The value has ${length} characters, too many`,
  },
  examples: [
    {
      bad: project([
        indicator(
          "41",
          "培训补贴标准",
          "«" +
            "各科室按本市职工教育的有关规定和本年度下达的任务，结合参加人员的岗位、级别和考核结果，分别确定每人每次的补贴金额并按季度发放»",
        ),
      ])
        .replace("按季度发放»；", "按季度发放；")
        .replace("«各科室", "各科室")
        .replace("年度指标值:各科室", "年度指标值:«各科室"),
      near: [project([indicator("11", "培训人数", "≥50人")])],
    },
  ],
  indicator: (one, report) => {
    for (const { span, text } of one.values) if (text.length > LONGEST) report(span, { length: text.length });
  },
};
const LONGEST = 50;
