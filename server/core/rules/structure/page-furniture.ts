import { openingOf } from "../../model/opening.ts";
import { rowContent } from "../../model/table.ts";
import { matchesIn } from "../../text.ts";
import { indicator, project, table, twoTables } from "../example.ts";
import type { Rule } from "../rule.ts";

export const pageFurniture: Rule = {
  id: "page-furniture",
  title: "页间重复的表头信息",
  family: "structure",
  severity: "off",
  docs: {
    zh: "页间重复的标题、部门名称和单位行。\n分页打印时带来的，读表时自动跳过；编辑时是多余的行。\n只保留首页的一份。",
    en: "Title, department and money unit repeated at page breaks.\nPaging left them; they are skipped in reading, and in editing they are in the way.\nKeep those of the first page.",
  },
  message: {
    zh: ({ page }) => (page ? `分页留下的页码“${page}”` : "分页留下的重复行"),
    en: ({ page }) => (page ? `A page's number, ${page}` : "A line that a page break repeats"),
  },
  examples: [
    {
      bad: project([indicator("11", "修缮库房", "≥2间")], { goal: "修好库房屋面，按期通过验收。«— 12 —»" }),
      good: project([indicator("11", "修缮库房", "≥2间")], { goal: "修好库房屋面，按期通过验收。" }),
      near: [project([indicator("11", "修缮库房", "≥2间")], { goal: "修好库房屋面；12—15天内通过验收。" })],
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        «单位：万元»
        临江市地方志办公室 | 30.00 | |`,
      good: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        临江市地方志办公室 | 30.00 | |`,
      near: [twoTables],
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 财政专户拨款 | 其他资金 | 绩效目标 | 绩效指标
        合计 | 50.00 | 50.00 | | | |
        临江市档案馆 | 30.00 | 30.00 | | | |
        库房修缮 | 30.00 | 30.00 | | | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
        «单位：万元»
        临江市地方志办公室 | 20.00 | 20.00 | | | |
        书库修缮 | 20.00 | 20.00 | | | 修好书库屋面。 | 1、1-产出指标；11-数量指标；修缮书库；实施周期指标值:≥2间；年度指标值:≥2间。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 财政专户拨款 | 其他资金 | 绩效目标 | 绩效指标
        合计 | 50.00 | 50.00 | | | |
        临江市档案馆 | 30.00 | 30.00 | | | |
        库房修缮 | 30.00 | 30.00 | | | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
        临江市地方志办公室 | 20.00 | 20.00 | | | |
        书库修缮 | 20.00 | 20.00 | | | 修好书库屋面。 | 1、1-产出指标；11-数量指标；修缮书库；实施周期指标值:≥2间；年度指标值:≥2间。`,
    },
  ],
  unit({ unit }, report) {
    // What stands before the first unit is the table's own head.
    if (!unit.hasHead) return;
    // Another table of the file has one too.
    const opening = openingOf(unit);
    const others = new Set(opening?.total || opening?.closes ? opening.head : []);
    for (const [i, row] of unit.rows.entries()) {
      if (row.kind === "heading" && !others.has(row))
        report(
          i,
          { from: 0, to: rowContent(row).length },
          { length: row.text.length },
          { tag: "unnecessary" },
        );
    }
  },
  // A page's number that was copied with the text around it.
  asks: [..."—–-页"],
  text(text, report) {
    for (const { 0: said, index } of matchesIn(text, PAGE_NUMBER))
      report({ from: index, to: index + said.length }, { page: said });
  },
  fix: ({ finding }) => [
    {
      title: finding.args.page
        ? { zh: "删去页码", en: "Remove the page number" }
        : { zh: "删去这一行", en: "Remove the line" },
      edits: finding.args.page
        ? [{ from: finding.from, to: finding.to, insert: "" }]
        : [{ from: 0, to: finding.args.length, insert: "" }],
    },
  ],
};

// — 12 — behind a 。, and 第3页 共20页 in the midst of a text.
const PAGE_NUMBER =
  /(?<=[。；])\s?[—–-]{1,2}\s?\d{1,3}\s?[—–-]{1,2}(?=\s?(?:$|\d{1,2}、))|(?<=[，。；、])第\s?\d{1,3}\s?页\s?[，,/]?\s?共\s?\d{1,3}\s?页/g;
