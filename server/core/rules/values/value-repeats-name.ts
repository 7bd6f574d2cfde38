import { indicator, project } from "../example.ts";
import { nameKey } from "../names.ts";
import type { Rule } from "../rule.ts";

export const valueRepeatsName: Rule = {
  id: "value-repeats-name",
  title: "指标值与名称相同",
  family: "values",
  severity: "warning",
  docs: {
    zh: "指标值与指标名称一样。\n等于没有写指标值。\n写出要达到的数、等级或结果。",
    en: "A value repeats the name.\nIt states no target.\nWrite the number, grade or result to reach.",
  },
  message: { zh: () => `指标值重复了指标名称`, en: () => `The value repeats the name` },
  examples: [
    {
      bad: project([indicator("41", "按照合同金额执行", "«按照合同金额执行»")]).replace(
        "«按照合同金额执行»；",
        "按照合同金额执行；",
      ),
      near: [project([indicator("41", "按照合同金额执行", "按合同金额执行")])],
    },
  ],
  indicator: (one, report) => {
    for (const { span, text } of one.values)
      if (
        one.nameText.length > 1 &&
        beginAlike(text, one.nameText) &&
        nameKey(text) === nameKey(one.nameText)
      )
        report(span);
  },
};

// One look tells that most values do not: only blanks and brackets may differ where they begin.
function beginAlike(text: string, name: string): boolean {
  return text[0] === name[0] || /^[\s（(]/.test(text) || /^[\s（(]/.test(name);
}
