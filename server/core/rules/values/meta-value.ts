import { VALUE_LABEL } from "../../syntax/indicator.ts";
import { indicator, project } from "../example.ts";
import { isMeta } from "../phrases.ts";
import type { Rule } from "../rule.ts";

export const metaValue: Rule = {
  id: "meta-value",
  title: "指标值写成填表说明",
  family: "values",
  severity: "error",
  docs: {
    zh: "指标值写成了“非量化指标”“定量指标”这类说明。\n这是填表说明，不是指标值。\n写出要达到的数、等级或结果。",
    en: "A value says what kind of indicator it is, such as 非量化指标.\nThat is an instruction of the form and no value.\nWrite the number, grade or result to reach.",
  },
  message: {
    zh: ({ text }) => `“${text}”是填表说明，不是指标值`,
    en: ({ text }) => `${text} is an instruction of the form, not a value`,
  },
  examples: [
    {
      bad: project([indicator("22", "群众办事体验", "«非量化指标»")]).replace(
        "«非量化指标»；",
        "非量化指标；",
      ),
      near: [project([indicator("12", "系统安全等级", "二级")])],
    },
  ],
  indicator: (one, report) => {
    for (const { span, text } of one.values) if (isMeta(text) && !LABEL.test(text)) report(span, { text });
  },
};

// `missing-field` tells of a label whose value stands behind the next semicolon.
const LABEL = new RegExp(`^${VALUE_LABEL}[:：]?$`);
