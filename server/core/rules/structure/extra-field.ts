import { indicator, project } from "../example.ts";
import type { Rule } from "../rule.ts";

export const extraField: Rule = {
  id: "extra-field",
  family: "structure",
  severity: "error",
  docs: {
    zh: "一条指标多出一段：用分号隔开的内容超过五项。\n系统按分号切分，多一段就会把后面的值读错。\n名称和值内部用逗号或顿号，不用分号。",
    en: "An indicator has a field too many: more than five parts between semicolons.\nA system cuts at semicolons, so one more makes it read the wrong value.\nInside names and values use 、 or ，, not a semicolon.",
  },
  message: {
    zh: ({ place }) => `第 ${place} 条指标多出一段；名称和值内部请勿用分号`,
    en: ({ place }) =>
      `Indicator ${place} has a field too many; do not use semicolons inside names and values`,
  },
  examples: [
    {
      bad: project(
        "1、1-产出指标；11-数量指标；培训人数；«含新录用人员»；实施周期指标值:≥50人；年度指标值:≥50人。",
      ),
      good: project([indicator("11", "培训人数，含新录用人员", "≥50人")]),
      near: [project([indicator("22", "群众办事便利度", "提高窗口效率。做到一次办结")])],
    },
  ],
  row({ indicators, text }, report) {
    for (const one of indicators) {
      for (const { from, to } of one.extra) {
        const separator = from - 1;
        const joins =
          one.name !== undefined &&
          to > from &&
          /[；;]/.test(text[separator] ?? "") &&
          one.cycle !== undefined &&
          from < one.cycle.label.from;
        report(to > from ? { from, to } : { from: separator, to: from }, {
          place: one.place,
          separator: joins ? separator : undefined,
        });
      }
    }
  },
  fix({ finding }) {
    const { separator } = finding.args;
    if (separator === undefined) return [];
    return [
      {
        title: { zh: "并入前一段，改用逗号", en: "Join it to the field before with a comma" },
        edits: [{ from: separator, to: separator + 1, insert: "，" }],
      },
    ];
  },
};
