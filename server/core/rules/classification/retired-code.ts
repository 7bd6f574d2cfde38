import { classOf } from "../../model/framework.ts";
import { indicator, project } from "../example.ts";
import type { Rule } from "../rule.ts";

export const retiredCode: Rule = {
  id: "retired-code",
  title: "停用的编码",
  family: "classification",
  severity: "information",
  docs: {
    zh: "用了已停用的编码 14 或 24。\n14-成本指标已改为第4类，24-可持续影响只在部分年度和地区使用。\n成本指标改用 4-成本指标下的编码。",
    en: "A code of other years or places is used: 14 or 24.\nCost moved to class 4; lasting effect is used in some years and places only.\nFile costs under class 4.",
  },
  message: {
    zh: ({ code }) =>
      code === "14"
        ? "编码 14 已停用，成本指标改归第4类"
        : `编码 ${code} 是其他年度或地区的，现行指标框架没有`,
    en: ({ code }) =>
      code === "14"
        ? "Code 14 is retired; cost is class 4 now"
        : `The present framework has no code ${code}; some years and places use it`,
  },
  examples: [
    {
      bad: project(
        "1、1-产出指标；«14»-成本指标；人均培训费；实施周期指标值:≤800元/人；年度指标值:≤800元/人。",
      ),
      near: [project([indicator("41", "人均培训费", "≤800元/人")])],
    },
  ],
  row({ indicators }, report) {
    for (const { subclass, subclassCode } of indicators) {
      if (subclass?.digits && subclassCode && classOf(subclassCode)?.retired)
        report(subclass.digits, { code: subclassCode });
    }
  },
};
