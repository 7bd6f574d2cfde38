import { gathered, others } from "../../model/groups.ts";
import { approximate } from "../../model/money.ts";
import { totalOf } from "../../model/unit.ts";
import { table } from "../example.ts";
import { namedIndicators } from "../facts.ts";
import { nameKey } from "../names.ts";
import { familyOf } from "../project-names.ts";
import { groupCheck, type Rule } from "../rule.ts";

export const targetOutOfProportion: Rule = {
  id: "target-out-of-proportion",
  title: "指标值与金额不成比例",
  family: "across",
  severity: "off",
  docs: {
    zh: "单位金额对应的指标值与同类项目相差三倍以上。\n钱多任务少，或钱少任务多，要么写错了，要么分配不合理。\n核对指标值和金额。",
    en: "A target per unit of money is more than three times off its family's.\nMuch money for little, or the other way round: a mistake, or a strange split.\nCheck target and amount.",
  },
  message: {
    zh: ({ name, times }) => `按金额折算，“${name}”与同类项目相差 ${times} 倍`,
    en: ({ name, times }) => `${name} per unit of money is ${times} times off its family`,
  },
  examples: [
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 90.00 | |
        档案室补助（东区） | 30.00 | 改造东区档案室。 | 1、1-产出指标；11-数量指标；改造档案室间数；实施周期指标值:≥30间；年度指标值:≥30间。
        档案室补助（西区） | 30.00 | 改造西区档案室。 | 1、1-产出指标；11-数量指标；改造档案室间数；实施周期指标值:≥30间；年度指标值:≥30间。
        档案室补助（南区） | 30.00 | 改造南区档案室。 | 1、1-产出指标；11-数量指标；改造档案室间数；实施周期指标值:≥30间；年度指标值:≥30间。
        档案室补助（北区） | 30.00 | 改造北区档案室。 | 1、1-产出指标；11-数量指标；改造档案室间数；实施周期指标值:≥3间；年度指标值:«≥3间»。`,
      near: [
        table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 90.00 | |
        档案室补助（东区） | 30.00 | 改造东区档案室。 | 1、1-产出指标；11-数量指标；改造档案室间数；实施周期指标值:≥30间；年度指标值:≥30间。
        档案室补助（西区） | 30.00 | 改造西区档案室。 | 1、1-产出指标；11-数量指标；改造档案室间数；实施周期指标值:≥31间；年度指标值:≥31间。
        档案室补助（南区） | 30.00 | 改造南区档案室。 | 1、1-产出指标；11-数量指标；改造档案室间数；实施周期指标值:≥32间；年度指标值:≥32间。
        档案室补助（北区） | 30.00 | 改造北区档案室。 | 1、1-产出指标；11-数量指标；改造档案室间数；实施周期指标值:≥33间；年度指标值:≥33间。`,
      ],
    },
  ],
  groups: groupCheck(
    gathered(
      namedIndicators((one, entry) => {
        const main = one.annualTarget.main;
        if (one.annual === undefined || main === undefined || main.percent || main.measure?.per.length)
          return undefined;
        // How long something takes goes with no money.
        const family = one.classDigit === "1" && one.filed !== "13" ? familyOf(entry.name) : undefined;
        const total = approximate(totalOf(entry));
        if (family === undefined || total <= 0) return undefined;
        const ratio = approximate(main.number) / total;
        if (ratio <= 0) return undefined;
        return {
          key: `${family}\t${nameKey(one.nameText)}\t${main.measure?.name ?? ""}`,
          tag: String(ratio),
          value: { span: one.annual, name: one.nameText, ratio },
        };
      }),
    ),
    (group, report) => {
      const places = [...others(group)];
      if (places.length < 4) return;
      const sorted = places.map(({ value }) => value.ratio).sort((a, b) => a - b);
      const middle = sorted[Math.floor(sorted.length / 2)]!;
      for (const { row, value } of places) {
        const times = Math.max(value.ratio / middle, middle / value.ratio);
        if (times > 3) report(row, value.span, { name: value.name, times: times.toFixed(1) });
      }
    },
  ),
};
