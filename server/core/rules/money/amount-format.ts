import { type AmountHabit, amountHabitOf, lacksCommas } from "../../model/amount-habit.ts";
import { contentAt } from "../../model/cell.ts";
import { amountSpan } from "../../model/entry.ts";
import { type Decimal, formatted } from "../../model/money.ts";
import { rowOf, type Table } from "../../model/table.ts";
import { view } from "../../model/unit.ts";
import { indicator, project, table } from "../example.ts";
import { replacing } from "../fixes.ts";
import type { Fix, Rule } from "../rule.ts";

export const amountFormat: Rule = {
  id: "amount-format",
  title: "金额缺千分位或小数",
  family: "money",
  severity: "information",
  docs: {
    zh: "金额应有千位分隔逗号和两位小数。\n格式统一，数字才好对齐、好核对。\n写成 1,408,104.19；修复只改写法，不改数值；全表格式化时不补小数位。",
    en: "Amounts have thousands commas and two decimals.\nOne format lines the numbers up.\nWrite 1,408,104.19; the fix changes the writing, not the number; formatting a table adds no places.",
  },
  message: {
    zh: ({ text, right, commas, places }) =>
      commas || places
        ? `全表金额大都没有${[commas ? "千分位逗号" : "", places ? "两位小数" : ""].filter(Boolean).join("和")}`
        : `金额“${text}”的写法应为 ${right}`,
    en: ({ text, right, commas, places }) =>
      commas || places
        ? `Nearly all amounts have no ${[commas ? "thousands commas" : "", places ? "two decimals" : ""].filter(Boolean).join(" and no ")}`
        : `Write the amount ${text} as ${right}`,
  },
  examples: [
    {
      bad: project([indicator("11", "培训人数", "≥50人")], { total: "«1120.00»" }),
      good: project([indicator("11", "培训人数", "≥50人")], { total: "1,120.00" }),
    },
    {
      bad: project([indicator("11", "培训人数", "≥50人")], { total: "«120»" }),
      good: project([indicator("11", "培训人数", "≥50人")], { total: "120.00" }),
      near: [project([indicator("11", "培训人数", "≥50人")], { total: "1,408,104.19" })],
    },
    {
      bad: table`
        单位：元
        项目名称 | «总计» | 财政拨款 | 绩效目标 | 绩效指标
        合计 | 50000.00 | 50000.00 | |
        临江市档案馆 | 50000.00 | 50000.00 | |
        库房修缮 | 30000.00 | 30000.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
        书库修缮 | 20000.00 | 20000.00 | 修好书库屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      good: table`
        单位：元
        项目名称 | 总计 | 财政拨款 | 绩效目标 | 绩效指标
        合计 | 50,000.00 | 50,000.00 | |
        临江市档案馆 | 50,000.00 | 50,000.00 | |
        库房修缮 | 30,000.00 | 30,000.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
        书库修缮 | 20,000.00 | 20,000.00 | 修好书库屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
    },
  ],
  row({ entry, text, context: { amountHabit } }, report) {
    for (const [i, { value, fault }] of entry.amounts.entries()) {
      const span = amountSpan(entry, i);
      if (value === undefined || fault !== undefined || span === undefined) continue;
      const found = text.slice(span.from, span.to);
      if (FORMATTED.test(found)) continue;
      const right = asUsual(value, found, amountHabit);
      if (found !== right) report(span, { text: found, right, addsPlaces: value.decimals < 2 });
    }
  },
  // What is so throughout is told of once.
  table(table, report) {
    const { commas, places: lacksPlaces } = amountHabitOf(table);
    // Whole yuan are all that many tables count.
    const places = lacksPlaces && table.moneyUnit.name !== "元";
    if (!commas && !places) return;
    const column = table.columns.amounts[0]!;
    const header = table.header === undefined ? undefined : rowOf(table, table.header);
    if (header) report(table.header!, contentAt(header, column), { commas, places });
  },
  // More places say more than is known, and a sum may depend on it: those are for a person to add, one amount at a time.
  fix(found) {
    const { addsPlaces, commas, places } = found.finding.args;
    if (commas || places) return commas ? [withCommas(found.table)] : [];
    return replacing({ by: "right", restyles: !addsPlaces })(found);
  },
};

// An amount as it should be written, but for what the whole table does without.
function asUsual(value: Decimal, found: string, { commas, places }: AmountHabit): string {
  const right = formatted(value, places && value.decimals === 0 ? 0 : 2);
  return commas && lacksCommas(found) ? right.replaceAll(",", "") : right;
}

function withCommas({ units }: Table): Fix {
  const edits = units.flatMap((unit) =>
    [...view(unit).entries.values()].flatMap((entry) =>
      entry.amounts.flatMap(({ value, fault }, i) => {
        const span = value === undefined || fault !== undefined ? undefined : amountSpan(entry, i);
        const text = span === undefined ? "" : entry.row.text.slice(span.from, span.to);
        if (span === undefined || !lacksCommas(text)) return [];
        return [{ row: entry.row, ...span, insert: formatted(value!, 0) }];
      }),
    ),
  );
  return {
    title: { zh: "全表补上千分位逗号", en: "Put the commas into all of them" },
    edits,
    restyles: true,
  };
}

const FORMATTED = /^(?:0|[1-9]\d{0,2}(?:,\d{3})*)\.\d\d$/;
