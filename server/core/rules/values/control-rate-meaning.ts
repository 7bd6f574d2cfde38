import { gathered, others, usualOf } from "../../model/groups.ts";
import { compare, decimal, isZero } from "../../model/money.ts";
import { table } from "../example.ts";
import { namedIndicators } from "../facts.ts";
import { groupCheck, type Rule } from "../rule.ts";

export const controlRateMeaning: Rule = {
  id: "control-rate-meaning",
  title: "预算控制率写法不一",
  family: "values",
  severity: "warning",
  docs: {
    zh: "全表里预算控制率有的写 ≤100%，有的写 ≤0%。\n一个说支出占预算的比例，一个说超支的比例，混用就看不懂了。\n全表统一一种写法。",
    en: "In one table a budget control rate is ≤100% here and ≤0% there.\nOne is the share spent, the other the share overspent; mixed nobody knows which.\nUse one in the whole table.",
  },
  message: {
    zh: ({ text, usual }) => `控制率在别处写 ${usual}，这里写 ${text}，含义不一`,
    en: ({ text, usual }) => `The control rate is ${usual} elsewhere and ${text} here: two meanings`,
  },
  examples: [
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 90.00 | |
        库房修缮 | 30.00 | 修好库房。 | 1、4-成本指标；41-经济成本指标；项目预算控制率；实施周期指标值:≤100%；年度指标值:≤100%。
        设备购置 | 30.00 | 购置设备。 | 1、4-成本指标；41-经济成本指标；项目预算控制率；实施周期指标值:≤0%；年度指标值:«≤0%»。`,
      near: [
        table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 90.00 | |
        库房修缮 | 30.00 | 修好库房。 | 1、4-成本指标；41-经济成本指标；项目预算控制率；实施周期指标值:≤100%；年度指标值:≤100%。
        设备购置 | 30.00 | 购置设备。 | 1、4-成本指标；41-经济成本指标；成本较上年增长控制率；实施周期指标值:≤3%；年度指标值:≤3%。`,
      ],
    },
  ],
  groups: groupCheck(
    gathered(
      namedIndicators((one) => {
        const main = one.annualTarget.main;
        if (one.annual === undefined || !main?.percent || !CONTROL_RATE.test(one.nameText.replace(/\s/g, "")))
          return undefined;
        const value = { span: one.annual, text: one.annualText };
        if (isZero(main.number)) return { key: "", tag: "overspent", value };
        return compare(main.number, HALF) >= 0 ? { key: "", tag: "spent", value } : undefined;
      }),
    ),
    (group, report, { table }) => {
      if (group.tags.size < 2) return;
      const usual = usualOf(table, group);
      const { span, text } = usual.value;
      const related = [{ ...span, row: usual.row, note: { zh: `别处写 ${text}`, en: `Elsewhere ${text}` } }];
      for (const { row, value } of others(group, usual.tag))
        report(row, value.span, { text: value.text, usual: text }, { related });
    },
  ),
};

const CONTROL_RATE = /预算[（(]?(?:成本)?[）)]?控制率$/;
const HALF = decimal("50");
