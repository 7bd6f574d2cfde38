import { classOf, written } from "../../model/framework.ts";
import { isSurvey } from "../each.ts";
import { indicator, project } from "../example.ts";
import { replacing } from "../fixes.ts";
import { isSatisfaction } from "../names.ts";
import type { Rule } from "../rule.ts";

export const satisfactionOutside31: Rule = {
  id: "satisfaction-outside-31",
  title: "满意度未列入满意度指标",
  family: "classification",
  severity: "warning",
  docs: {
    zh: "满意度放在了别的类里。\n汇总满意度时就漏掉了它。\n归入“3-满意度指标；31-服务对象满意度”。",
    en: "A satisfaction stands in another class.\nIt is missed when satisfaction is summed up.\nFile it under 3-满意度指标；31-服务对象满意度.",
  },
  message: {
    zh: ({ code }) => `满意度应归入 31-服务对象满意度，现归在 ${code}`,
    en: ({ code }) => `Satisfaction belongs under 31, not ${code}`,
  },
  examples: [
    {
      bad: project("1、«2-效益指标；22-社会效益»；使用人员满意度；实施周期指标值:≥95%；年度指标值:≥95%。"),
      good: project([indicator("31", "使用人员满意度", "≥95%")]),
      near: [project([indicator("31", "使用人员满意度", "≥95%"), indicator("22", "满意度调查次数", "≥2次")])],
    },
  ],
  indicator: (one, report, { separator, hasCodes }) => {
    if (
      !isSatisfaction(one.nameText) ||
      /不满意/.test(one.nameText) ||
      one.classDigit === undefined ||
      one.classDigit === "3" ||
      one.class === undefined ||
      one.subclass === undefined ||
      isSurvey(one)
    )
      return;
    const code = one.filed === "31" ? one.classDigit : (one.filed ?? one.classDigit);
    report(
      { from: one.class.from, to: one.subclass.to },
      {
        code: hasCodes ? code : classOf(code)!.name,
        insert: ["3", "31"]
          .map((code) => (hasCodes ? written(classOf(code)!) : classOf(code)!.name))
          .join(separator),
      },
    );
  },
  fix: replacing(),
};
