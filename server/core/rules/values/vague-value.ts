import { indicator, project } from "../example.ts";
import { isRate, isSatisfaction } from "../names.ts";
import { isVague } from "../phrases.ts";
import type { Rule } from "../rule.ts";

export const vagueValue: Rule = {
  id: "vague-value",
  title: "指标值空泛",
  family: "values",
  severity: "warning",
  docs: {
    zh: "指标值只是“良好”“有效”“有所改善”一类的好话。\n好话没有尺度，谁都可以说完成了。\n写成可以查验的数或结果，如“投诉≤3次”。",
    en: "A value is mere praise, such as 良好, 有效, 有所改善.\nPraise has no measure; anybody can claim it.\nWrite a number or a result that can be checked.",
  },
  message: {
    zh: ({ text }) => `“${text}”没有写明到什么程度，无法考核`,
    en: ({ text }) => `${text} has no measure to judge by`,
  },
  examples: [
    {
      bad: project([indicator("22", "馆藏安全", "«有效改善»")]).replace("«有效改善»；", "有效改善；"),
      near: [
        project([indicator("12", "工程验收", "合格"), indicator("12", "设备参数", "符合")]),
        project([indicator("12", "实验室能力验证结果", "满意")]),
      ],
    },
  ],
  indicator: (one, report, context) => {
    // Of a rate without its percentage its own rule tells.
    for (const { span, text, target, field } of one.values)
      if (
        target.kind === "words" &&
        isVague(text, context.words.praise) &&
        // What laboratories are found to be: 满意, 可疑 or 不满意.
        !(/满意/.test(text) && /能力验证|质评|比对|盲样|考核结果/.test(one.nameText)) &&
        !(field === "annual" && (isRate(one.nameText) || isSatisfaction(one.nameText)))
      )
        report(span, { text });
  },
};
