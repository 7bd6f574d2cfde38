import { amountSpan } from "../../model/entry.ts";
import { formatted } from "../../model/money.ts";
import { indicator, project } from "../example.ts";
import { replacing } from "../fixes.ts";
import type { Rule } from "../rule.ts";

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
    zh: ({ text, right }) => `金额“${text}”的写法应为 ${right}`,
    en: ({ text, right }) => `Write the amount ${text} as ${right}`,
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
  ],
  row({ entry, text }, report) {
    for (const [i, { value, fault }] of entry.amounts.entries()) {
      const span = amountSpan(entry, i);
      if (value === undefined || fault !== undefined || span === undefined) continue;
      const found = text.slice(span.from, span.to);
      if (FORMATTED.test(found)) continue;
      const right = formatted(value);
      if (found !== right) report(span, { text: found, right, addsPlaces: value.decimals < 2 });
    }
  },
  // More places say more than is known, and a sum may depend on it: those are for a person to add, one amount at a time.
  fix(found) {
    const { addsPlaces } = found.finding.args;
    return replacing({ by: "right", restyles: !addsPlaces })(found);
  },
};
const FORMATTED = /^(?:0|[1-9]\d{0,2}(?:,\d{3})*)\.\d\d$/;
