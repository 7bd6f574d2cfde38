import { amountName } from "../../model/columns.ts";
import { amountSpan, nameSpan } from "../../model/entry.ts";
import { moneyGroup } from "../../model/ledger.ts";
import { rowSum } from "../../model/row-sums.ts";
import { sectionSum, totalledIn } from "../../model/sections.ts";
import { offBy, sumArgs } from "../../model/sums.ts";
import { unitSum } from "../../model/unit.ts";
import { table } from "../example.ts";
import { groupCheck, type Rule } from "../rule.ts";

export const roundingDifference: Rule = {
  id: "rounding-difference",
  title: "四舍五入的差额",
  family: "money",
  severity: "information",
  docs: {
    zh: "总数与加数之和略有出入，但差额在四舍五入范围内。\n每个数代表末位前后半个单位的区间，两个区间相交就不算错（XBRL 计算 1.1）。\n可以不改；如要分文不差，核对原始数据的小数。",
    en: "A total differs from the sum of its addends by no more than rounding.\nEach amount stands for half a unit of its last place on either side; where the intervals meet nothing is wrong (XBRL Calculations 1.1).\nLeave it, or look up the decimals in the source.",
  },
  message: {
    zh: ({ column, stated, computed, difference }) =>
      `${column} ${stated ?? "（空）"} 比各加数之和 ${computed} ${offBy(difference).zh}，在四舍五入范围内`,
    en: ({ column, stated, computed, difference }) =>
      `${column} ${stated ?? "(blank)"} against its addends' sum ${computed} is ${offBy(difference).en}, which rounding explains`,
  },
  examples: [
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 财政专户拨款 | 其他资金 | 绩效目标 | 绩效指标
        临江市档案馆 | «30.01» | 20.00 | | 10.00 | |`,
      near: [
        table`
          单位：万元
          项目名称 | 总计 | 财政拨款 | 财政专户拨款 | 其他资金 | 绩效目标 | 绩效指标
          临江市档案馆 | 30.00 | 20.00 | | 10.00 | |`,
        table`
          单位：万元
          项目名称 | 总计 | 财政拨款 | 财政专户拨款 | 其他资金 | 绩效目标 | 绩效指标
          临江市档案馆 | 31.00 | 20.00 | | 10.00 | |`,
      ],
    },
  ],
  row({ entry }, report) {
    const sum = rowSum(entry);
    if (sum?.verdict === "rounding")
      report(amountSpan(entry, 0) ?? nameSpan(entry), sumArgs(amountName(entry.layout.columns, 0), sum));
  },
  unit({ view }, report) {
    const { head } = view;
    if (head === undefined) return;
    for (const a of head.amounts.keys()) {
      const sum = unitSum(view, a);
      if (sum?.verdict !== "rounding") continue;
      report(
        view.at.get(head)!,
        amountSpan(head, a) ?? nameSpan(head),
        sumArgs(amountName(head.layout.columns, a), sum),
      );
    }
  },
  groups: groupCheck(moneyGroup(), (_group, report, { table }) => {
    for (const section of totalledIn(table)) {
      const { total } = section;
      for (const a of total.amounts.keys()) {
        const sum = sectionSum(section, a);
        if (sum?.verdict !== "rounding") continue;
        const name = amountName(total.layout.columns, a);
        report(total.row, amountSpan(total, a) ?? nameSpan(total), sumArgs(name, sum));
      }
    }
  }),
};
