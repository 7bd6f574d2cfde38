import { indicator, project } from "../example.ts";
import type { Rule } from "../rule.ts";

export const codeOrder: Rule = {
  id: "code-order",
  family: "structure",
  severity: "off",
  docs: {
    zh: "同一项目的指标应按编码从小到大排列。\n顺序一致，审核时才好逐类对照。\n按 11、12、13、21……31、41 的顺序排列。",
    en: "The codes of a project's indicators ascend.\nOne order makes tables easy to compare.\nPut them in the order 11, 12, 13, 21 … 31, 41.",
  },
  message: {
    zh: ({ before, code }) => `编码 ${code} 排在 ${before} 之后`,
    en: ({ before, code }) => `Code ${code} stands behind ${before}`,
  },
  examples: [
    {
      bad: project(
        `1、${indicator("22", "持证上岗率", "≥90%")}2、1-产出指标；«11-数量指标»；培训人数；实施周期指标值:≥50人；年度指标值:≥50人。`,
      ),
      near: [project([indicator("11", "培训人数", "≥50人"), indicator("22", "持证上岗率", "≥90%")])],
    },
  ],
  row({ indicators }, report) {
    let before = "";
    for (const { subclass, subclassCode } of indicators) {
      if (subclass === undefined || subclassCode === undefined) continue;
      if (subclassCode < before) report(subclass, { code: subclassCode, before });
      before = subclassCode;
    }
  },
};
