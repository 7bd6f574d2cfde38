import { halfWidth } from "../../characters.ts";
import { matchesIn } from "../../text.ts";
import { indicator, project } from "../example.ts";
import { replacing } from "../fixes.ts";
import type { Rule } from "../rule.ts";

export const fullwidthDigit: Rule = {
  id: "fullwidth-digit",
  title: "指标值用了全角数字",
  family: "values",
  severity: "information",
  docs: {
    zh: "指标值里的数字是全角的，如“９０％”。\n读得出，但与别处的写法不一，搜索、排序时会漏掉。\n改成半角数字：90%。",
    en: "The digits of a value are of full width, as in ９０％.\nThey are read, but a search or a sort by the usual ones passes them over.\nWrite the usual digits: 90%.",
  },
  message: {
    zh: ({ text, insert }) => `全角数字“${text}”应写成“${insert}”`,
    en: ({ text, insert }) => `Write the full-width ${text} as ${insert}`,
  },
  examples: [
    {
      bad: project([indicator("12", "验收合格率", "≥90%", "≥«９０％»")]),
      good: project([indicator("12", "验收合格率", "≥90%")]),
      near: [project([indicator("12", "验收合格率", "≥95％")])],
    },
    {
      // Of a list each number by itself.
      bad: project([indicator("11", "验收批次", "第1，2批", "第«１»，«２»批")]),
      good: project([indicator("11", "验收批次", "第1，2批")]),
    },
  ],
  indicator: ({ values }, report) => {
    for (const { span, text, twin } of values) {
      if (!WIDE.test(text)) continue;
      for (const { 0: found, index } of matchesIn(text, RUNS)) {
        const [from, to] = [span.from + index, span.from + index + found.length];
        const insert = halfWidth(found).replace("％", "%");
        report({ from, to }, { text: found, insert }, { twin });
      }
    }
  },
  fix: replacing({ safe: true }),
};

const WIDE = /[０-９]/;
// With a point between them and a comma between thousands; ３，５项 are two.
const RUNS = /(?:[０-９]{1,3}(?:，[０-９]{3})+(?![０-９])|[０-９]+)(?:．[０-９]+)?％?/g;
