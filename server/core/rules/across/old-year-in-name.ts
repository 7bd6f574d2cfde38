import { nameSpan } from "../../model/entry.ts";
import { gathered, others } from "../../model/groups.ts";
import { matchesIn } from "../../text.ts";
import { indicator, project } from "../example.ts";
import { projectFacts } from "../facts.ts";
import { groupCheck, type Rule } from "../rule.ts";

const FINAL =
  /尾款|余款|尾项|质保|结算|决算|清算|欠款|欠费|结转|续建|追加|补发|清欠|跨年|历史遗留|兑现|工程款|[届版]|\d{4}级|债券|付息|利息|还本|督察|水毁|灾后|退役|补偿|后补助|后补贴|第[一二三四五六七八九十\d]{1,3}[期批]|遗产|后续|遗留|\d{4}年?以?前/;

// 〔2025〕118号 is of a document: next year's money is told of by it.
const YEAR =
  /(?<![\dA-Za-z:：〔[【［])(?:19|20)\d{2}(?![\d〕\]】］学]|国家|年第[一二三四]季度| ?\d*号| ?[—–\-~～至]{1,2} ?20\d\d学年)/g;

// Names by the latest year in them.
const years = gathered(
  projectFacts((entry) => {
    const name = entry.name;
    const matches = matchesIn(name, YEAR);
    const last = matches.at(-1);
    if (last === undefined || FINAL.test(name)) return undefined;
    const { from } = nameSpan(entry);
    const span = { from: from + last.index, to: from + last.index + 4 };
    const latest = Math.max(...matches.map((match) => Number(match[0])));
    return { key: String(latest), tag: "", value: { span, year: last[0] } };
  }),
);

export const oldYearInName: Rule = {
  id: "old-year-in-name",
  title: "名称里的旧年份",
  family: "across",
  severity: "information",
  docs: {
    zh: "项目名称里的年份在本年之前已经结束，又不是尾款、结算。\n多半是沿用去年的名称没有改。\n改成本年；支付尾款的在名称里写明。",
    en: "A year in a project's name ended before the table's year, with no word of a final payment.\nMostly last year's name was kept.\nUse this year; say so where it is a final payment.",
  },
  message: {
    zh: ({ now, year }) => `名称里的 ${year} 年早于本表的 ${now} 年`,
    en: ({ now, year }) => `${year} in the name is before the table\u2019s ${now}`,
  },
  examples: [
    {
      bad: project([indicator("11", "培训人数", "≥50人")], { name: "档案馆«2024»年培训项目" }),
      near: [
        project([indicator("11", "培训人数", "≥50人")], { name: "档案馆2024年培训项目合同尾款" }),
        project([indicator("11", "培训人数", "≥50人")], { name: "2022年新增地方政府债券利息" }),
        project([indicator("11", "培训人数", "≥50人")], { name: "2024级定向生培养经费" }),
        project([indicator("11", "培训人数", "≥50人")], { name: "档案馆修缮项目（2025-2027）" }),
        project([indicator("11", "培训人数", "≥50人")], { name: "档案馆2026年培训项目" }),
        project([indicator("11", "培训人数", "≥50人")], { name: "2025—2026学年助学金" }),
        project([indicator("11", "培训人数", "≥50人")], { name: "培训资金（江财〔2025〕18号提前下达）" }),
        project([indicator("11", "培训人数", "≥50人")], { name: "2024年度科研项目验收后补助" }),
      ],
    },
  ],
  groups: groupCheck(
    years,
    ({ key, tags }, report, { table }) => {
      if (table.year === undefined || Number(key) >= table.year) return;
      for (const { row, value } of others({ key, tags }))
        report(row, value.span, { year: value.year, now: table.year });
    },
    { besides: ({ year }) => year },
  ),
};
