import { gathered, others, usualOf } from "../../model/groups.ts";
import { table } from "../example.ts";
import { namedIndicators } from "../facts.ts";
import { isSatisfaction, nameKey } from "../names.ts";
import { groupCheck, type Rule } from "../rule.ts";

export const classDiffersAcrossTable: Rule = {
  id: "class-differs-across-table",
  title: "同名指标编码不同",
  family: "classification",
  severity: "warning",
  docs: {
    zh: "同一个指标名称在全表用了两个编码。\n同样的事归到两类里，汇总时对不上。\n统一归到一类。",
    en: "One indicator name has two codes in the table.\nThe same thing is filed under two classes.\nUse one.",
  },
  message: {
    zh: ({ code, name, usual }) => `“${name}”别处归在 ${usual}，这里归在 ${code}`,
    en: ({ code, name, usual }) => `${name} stands under ${usual} elsewhere, here under ${code}`,
  },
  examples: [
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 60.00 | |
        库房修缮 | 30.00 | 修好库房。 | 1、1-产出指标；11-数量指标；故障工单关闭率；实施周期指标值:≥95%；年度指标值:≥95%。
        机房修缮 | 30.00 | 修好机房。 | 1、1-产出指标；12-质量指标；«故障工单关闭率»；实施周期指标值:≥95%；年度指标值:≥95%。`,
      near: [
        table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 60.00 | |
        库房修缮 | 30.00 | 修好库房。 | 1、3-满意度指标；31-服务对象满意度；读者满意度；实施周期指标值:≥95%；年度指标值:≥95%。
        机房修缮 | 30.00 | 修好机房。 | 1、3-满意度指标；31-服务对象满意度；读者满意度；实施周期指标值:≥90%；年度指标值:≥90%。`,
      ],
    },
  ],
  groups: groupCheck(
    gathered(
      namedIndicators((one) =>
        one.filed && one.name && one.nameText.length > 3 && !isSatisfaction(one.nameText)
          ? {
              key: nameKey(one.nameText),
              tag: one.filed,
              value: { span: one.name, name: one.nameText },
            }
          : undefined,
      ),
    ),
    (group, report, { table }) => {
      if (group.tags.size < 2) return;
      const usual = usualOf(table, group);
      const note = { zh: `别处归在 ${usual.tag}`, en: `Elsewhere under ${usual.tag}` };
      const related = [{ ...usual.value.span, row: usual.row, note }];
      for (const { row, tag, value } of others(group, usual.tag))
        report(row, value.span, { name: value.name, code: tag, usual: usual.tag }, { related });
    },
  ),
};
