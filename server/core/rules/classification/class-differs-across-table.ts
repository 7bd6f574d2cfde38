import { type Gathering, groupsOf } from "../../model/groups.ts";
import type { Span } from "../../text.ts";
import { table } from "../example.ts";
import { type At, namedIndicators, placesIn, usualOf } from "../facts.ts";
import { isSatisfaction, nameKey } from "../names.ts";
import type { Rule } from "../rule.ts";

export const classDiffersAcrossTable: Rule = {
  id: "class-differs-across-table",
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
  table(table, report) {
    const { groups, mixed } = groupsOf(table, gathering);
    for (const key of mixed) {
      const group = groups.get(key)!;
      const places = placesIn(table, group);
      const usual = usualOf(places, group.tags);
      const note = { zh: `别处归在 ${usual.tag}`, en: `Elsewhere under ${usual.tag}` };
      for (const { row, span, tag, name } of places) {
        if (tag === usual.tag) continue;
        report(
          row,
          span,
          { name, code: tag, usual: usual.tag },
          { related: [{ ...usual.span, row: usual.row, note }] },
        );
      }
    }
  },
};
interface Place {
  readonly span: Span;
  readonly name: string;
}

const gathering: Gathering<Place & At> = {
  facts: namedIndicators((one) =>
    one.subclassCode && one.name && one.nameText.length > 3 && !isSatisfaction(one.nameText)
      ? {
          key: nameKey(one.nameText),
          tag: one.subclassCode,
          value: { span: one.name, name: one.nameText },
        }
      : undefined,
  ),
};
