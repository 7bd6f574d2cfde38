import { classOf, framework, written } from "../../model/framework.ts";
import { indicator, project } from "../example.ts";
import { isOfClass } from "../names.ts";
import type { Rule } from "../rule.ts";

export const codeParentMismatch: Rule = {
  id: "code-parent-mismatch",
  title: "二级指标不属于一级指标",
  family: "structure",
  severity: "error",
  docs: {
    zh: "二级指标不属于所写的一级指标，如“1-产出指标；22-社会效益”。\n同一条指标被归到两类里，汇总时必错其一。\n把一级指标改为二级编码的第一位；指标名称与一级指标相符的，改二级指标。",
    en: "The subclass does not belong to the class before it, as in 1-产出指标；22-社会效益.\nThe indicator is filed under two classes, and one of them is wrong.\nSet the class to the first digit of the subclass, or the subclass where the name goes with the class.",
  },
  message: {
    zh: ({ subclass, right, found }) => `“${subclass}”属于“${right}”，不属于“${found}”`,
    en: ({ subclass, right, found }) => `${subclass} belongs to ${right}, not to ${found}`,
  },
  examples: [
    {
      bad: project("1、«1-产出指标»；22-社会效益；验收合格率；实施周期指标值:≥95%；年度指标值:≥95%。"),
      good: project([indicator("12", "验收合格率", "≥95%")]),
      fix: 1,
    },
    {
      bad: project("1、«1-产出指标»；22-社会效益；年鉴赠阅单位数；实施周期指标值:≥95个；年度指标值:≥95个。"),
      good: project([indicator("22", "年鉴赠阅单位数", "≥95个")]),
    },
    {
      bad: project("1、«1-产出指标»；22-社会效益；办事群众投诉；实施周期指标值:≤5次；年度指标值:≤5次。"),
      good: project([indicator("22", "办事群众投诉", "≤5次")]),
      near: [project([indicator("22", "办事群众投诉", "≤5次")])],
    },
  ],
  row({ indicators, text }, report) {
    for (const { class: field, classCode, subclassCode, subclass, nameText } of indicators) {
      if (field === undefined || classCode === undefined || subclassCode === undefined) continue;
      if (subclassCode[0] === classCode) continue;
      const says = text.slice(subclass!.from, subclass!.to);
      const named = framework.find(
        ({ code }) => code.length === 2 && code[0] === classCode && isOfClass(nameText, code),
      );
      report(field, {
        subclass: says,
        right: written(classOf(subclassCode[0]!)!),
        found: text.slice(field.from, field.to),
        // What the indicator is by its name goes with the class: then the subclass is what was chosen wrongly.
        named: named && { from: subclass!.from, to: subclass!.to, insert: written(named) },
      });
    }
  },
  fix({ finding: { from, to, args } }) {
    const { right, named } = args;
    const ofClass = {
      title: { zh: `一级指标改为“${right}”`, en: `Set the class to ${right}` },
      edits: [{ from, to, insert: right }],
    };
    if (named === undefined) return [ofClass];
    const { insert } = named;
    const title = { zh: `二级指标改为“${insert}”`, en: `Set the subclass to ${insert}` };
    return [ofClass, { title, edits: [named] }];
  },
};
