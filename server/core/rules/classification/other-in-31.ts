import { indicator, project } from "../example.ts";
import { bareName } from "../names.ts";
import { isPlaceholder } from "../phrases.ts";
import type { Rule } from "../rule.ts";

export const otherIn31: Rule = {
  id: "other-in-31",
  title: "满意度指标混入其他指标",
  family: "classification",
  severity: "warning",
  docs: {
    zh: "31-服务对象满意度里放了别的指标。\n满意度的汇总里混进了不是满意度的数。\n投诉、评估等归入效益或质量指标。",
    en: "Class 31 holds something else.\nThe summary of satisfaction then counts what is none.\nFile complaints or assessments under benefit or quality.",
  },
  message: { zh: ({ name }) => `“${name}”不是满意度`, en: ({ name }) => `${name} is no satisfaction` },
  examples: [
    {
      bad: project("1、3-满意度指标；31-服务对象满意度；«中期评估»；实施周期指标值:≥1次；年度指标值:≥1次。"),
      near: [project([indicator("31", "服务对象满意度", "≥90%"), indicator("31", "读者好评率", "≥90%")])],
    },
  ],
  indicator: (one, report) => {
    if (
      one.filed !== "31" ||
      one.name === undefined ||
      // What is a quality is told of as such.
      /(?:合格|完好|优良)率$/.test(bareName(one.nameText)) ||
      // A misspelt 满意度 is told of as such.
      /满[\u4e00-\u9fff][度率]|满意|[好差]评|抱怨|认可|认同|美誉|获得感|幸福感|安全感|归属感|信任|支持度|评价|评教|评议|测评|表扬|推荐值|NPS|口碑/.test(
        one.nameText,
      ) ||
      // It is left to be filled in.
      isPlaceholder(one.nameText)
    )
      return;
    report(
      one.name,
      { name: one.nameText },
      /投诉|异议|信访/.test(one.nameText) ? { severity: "information" } : {},
    );
  },
};
