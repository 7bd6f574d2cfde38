import { indicator, project } from "../example.ts";
import { refersToNorm } from "../phrases.ts";
import type { Rule } from "../rule.ts";

export const normReferenceValue: Rule = {
  id: "norm-reference-value",
  title: "指标值只写“按规定”",
  family: "values",
  severity: "off",
  docs: {
    zh: "指标值只说按规定、按任务、按合同，没有写出数。\n看表的人不知道规定是多少。\n把规定的数写出来。",
    en: "A value points to a rule, a task or a contract instead of a number.\nThe reader does not know what that says.\nWrite the number.",
  },
  message: {
    zh: ({ text }) => `“${text}”指向别处的规定，没有写出数`,
    en: ({ text }) => `${text} points elsewhere instead of giving the number`,
  },
  examples: [
    {
      bad: project([indicator("22", "新增服务人数", "«完成上级下达任务»")]).replace(
        "«完成上级下达任务»；",
        "完成上级下达任务；",
      ),
      near: [project([indicator("22", "新增服务人数", "≥50人")])],
    },
  ],
  indicator: (one, report) => {
    for (const { span, text, target } of one.values)
      if (target.kind === "words" && refersToNorm(text)) report(span, { text });
  },
};
