import { hasQuotes } from "../../model/cell.ts";
import { gluedNames, headerBreak } from "../../model/header.ts";
import { headerOf, rowOf } from "../../model/table.ts";
import { contentLength } from "../../text.ts";
import { table } from "../example.ts";
import type { Rule } from "../rule.ts";
import { repeatedHeaders } from "./repeated-headers.ts";

export const brokenHeader: Rule = {
  id: "broken-header",
  title: "断开的表头",
  family: "structure",
  severity: "warning",
  docs: {
    zh: "表头的一行断成了两行，断处常在一个列名的中间；或者两个列名之间丢了制表符。\n复制或换行时断开的表头，别的软件读不出来。\n把两行并成一行，补上制表符。",
    en: "The header's one line is broken into two, often within a column's name; or the tab between two names is lost.\nWhoever else reads the table finds no header.\nMake the two lines one, and put the tab back.",
  },
  message: {
    zh: ({ glued }) => (glued ? `“${glued[0]}”和“${glued[1]}”之间缺少制表符` : "表头断成了两行，请并成一行"),
    en: ({ glued }) =>
      glued
        ? `${glued[0]} and ${glued[1]} stand together without a tab`
        : "The header is broken into two lines: make it one",
  },
  examples: [
    {
      bad: table`
        单位：万元
        «项目名称 | 总计 | 财政拨款»
        绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | 30.00 | |`,
      good: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | 30.00 | |`,
    },
    {
      bad: table`
        单位：万元
        «项目名称 | 总计 | 财政拨款 | 绩效»
        目标 | 绩效指标
        临江市档案馆 | 30.00 | 30.00 | |`,
      good: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | 30.00 | |`,
    },
    {
      bad: table`
        单位：万元
        «项目名称 | 总计 | 财政»
        拨款 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | 30.00 | |`,
      good: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | 30.00 | |`,
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | «绩效目标绩效指标»
        临江市档案馆 | 30.00 | 30.00 | |`,
      good: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | 30.00 | |`,
      near: [
        table`
          单位：万元
          项目名称 | 地区项目资金合计 | 其他县级资金 | 项目目标情况 | 绩效指标
          临江市档案馆 | 30.00 | 30.00 | |`,
        table`
          单位：万元
          项目名称 | 项目资金 | | 绩效目标 | 绩效指标
           | 合计 | 其中 | |
           | | 财政拨款 | |
          临江市档案馆 | 30.00 | 30.00 | |`,
      ],
    },
  ],
  table(table, report) {
    const header = headerOf(table);
    if (header === undefined) return;
    const between = headerBreak(header);
    if (between !== undefined)
      report(table.header!, { from: 0, to: contentLength(header[0].text) }, { between });
    for (const { row, rows } of [{ row: table.header!, rows: header }, ...repeatedHeaders(table)])
      for (const [one, other] of gluedNames(rows))
        report(
          row,
          { from: one.span.from, to: other.span.to },
          { glued: [one.name, other.name], at: one.span.to },
        );
  },
  fix({ finding, table, row }) {
    const { at } = finding.args;
    const first = rowOf(table, row);
    if (at !== undefined) {
      if (hasQuotes(first)) return [];
      const title = { zh: "补上制表符", en: "Put the tab back" };
      return [{ title, edits: [{ row, from: at, to: at, insert: "\t" }] }];
    }
    if (hasQuotes(first, rowOf(table, row + 1))) return [];
    const edit = {
      row,
      from: contentLength(first.text),
      to: first.text.length,
      insert: finding.args.between,
    };
    return [{ title: { zh: "并成一行", en: "Join the two lines" }, edits: [edit] }];
  },
};
