import { indicator, project } from "../example.ts";
import type { IndicatorView, Rule } from "../rule.ts";

export const extraField: Rule = {
  id: "extra-field",
  family: "structure",
  severity: "error",
  docs: {
    zh: "一条指标多出一段：用分号隔开的内容超过五项。\n系统按分号切分，多一段就会把后面的值读错。\n名称和值内部用逗号或顿号，不用分号。",
    en: "An indicator has a field too many: more than five parts between semicolons.\nA system cuts at semicolons, so one more makes it read the wrong value.\nInside names and values use 、 or ，, not a semicolon.",
  },
  message: {
    zh: ({ place, empty }) =>
      empty ? `第 ${place} 条指标多了一个空段` : `第 ${place} 条指标多出一段；名称和值内部请勿用分号`,
    en: ({ place, empty }) =>
      empty
        ? `Indicator ${place} has an empty field too many`
        : `Indicator ${place} has a field too many; do not use semicolons inside names and values`,
  },
  examples: [
    {
      bad: project(
        "1、1-产出指标；11-数量指标；培训人数；«含新录用人员»；实施周期指标值:≥50人；年度指标值:≥50人。",
      ),
      good: project([indicator("11", "培训人数，含新录用人员", "≥50人")]),
      near: [project([indicator("22", "群众办事便利度", "提高窗口效率。做到一次办结")])],
    },
    {
      bad: project(
        `1、${indicator("11", "培训人数", "≥50人").replace("。", "«；»")}2、${indicator("22", "持证上岗率", "≥90%")}`,
      ),
      good: project([indicator("11", "培训人数", "≥50人"), indicator("22", "持证上岗率", "≥90%")]),
    },
  ],
  row({ indicators, text }, report) {
    for (const one of indicators) {
      for (const { from, to } of one.extra) {
        const separator = from - 1;
        const isCut = /[；;]/.test(text[separator] ?? "");
        const joins =
          one.name !== undefined &&
          to > from &&
          isCut &&
          one.cycle !== undefined &&
          from < one.cycle.label.from;
        const edits = !isCut
          ? []
          : from === to
            ? // Before the next indicator it is the full stop that was mistyped.
              [{ from: separator, to: from, insert: isEnd(one, to) ? "。" : "" }]
            : joins
              ? [{ from: separator, to: from, insert: "，" }]
              : [];
        report(to > from ? { from, to } : { from: separator, to: from }, {
          place: one.place,
          empty: from === to,
          edits,
        });
      }
    }
  },
  fix: ({ finding: { args } }) => {
    if (args.edits.length === 0) return [];
    const title = args.empty
      ? { zh: "删去空的一段", en: "Remove the empty field" }
      : { zh: "并入前一段，改用逗号", en: "Join it to the field before with a comma" };
    return [{ title, edits: args.edits }];
  },
};

function isEnd({ to, stop }: IndicatorView, at: number): boolean {
  return at === to && stop.from === stop.to;
}
