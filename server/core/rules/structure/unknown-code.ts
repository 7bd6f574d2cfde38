import { classNamed, classOf, written } from "../../model/framework.ts";
import { codeOf } from "../../model/indicator.ts";
import { oddCodesIn } from "../each.ts";
import { indicator, project } from "../example.ts";
import { replacing } from "../fixes.ts";
import type { Rule } from "../rule.ts";

export const unknownCode: Rule = {
  id: "unknown-code",
  title: "指标编码不存在",
  family: "structure",
  severity: "error",
  docs: {
    zh: "编码不在指标框架中。\n框架只有产出(1)、效益(2)、满意度(3)、成本(4)四类及其二级指标，别的编码无法归类。\n改为名称对应的编码。",
    en: "The code is not in the framework.\nThe framework has output (1), benefit (2), satisfaction (3), cost (4) and their subclasses; nothing else can be filed.\nUse the code that belongs to the name.",
  },
  message: {
    zh: ({ code, near }) => `指标框架中没有编码“${code}”${near ? `，是否为“${near}”？` : ""}`,
    en: ({ code, near }) => `The framework has no code ${code}${near ? `; is it ${near}?` : ""}`,
  },
  examples: [
    {
      bad: project("1、1-产出指标；«15»-数量指标；培训人数；实施周期指标值:≥50人；年度指标值:≥50人。"),
      good: project([indicator("11", "培训人数", "≥50人")]),
    },
    {
      bad: project("1、«5»-产出指标；11-数量指标；培训人数；实施周期指标值:≥50人；年度指标值:≥50人。"),
      good: project([indicator("11", "培训人数", "≥50人")]),
    },
    { near: [project([indicator("24", "设备使用年限", "≥8年")])] },
  ],
  row({ indicators, text }, report) {
    for (const one of indicators) {
      for (const { level, field } of oddCodesIn(one)) {
        const code = codeOf(text, field);
        if (field.digits === undefined || code?.length !== level || classOf(code)) continue;
        const named = classNamed(text.slice(field.name.from, field.name.to), level);
        const near = named && written(named);
        const edits = near && [{ from: field.from, to: field.to, insert: near }];
        report(field.digits, { code, near, edits });
      }
    }
  },
  fix: replacing({ by: "near" }),
};
