import { halfWidth } from "../../characters.ts";
import { distance, firstDifference } from "../../model/distance.ts";
import { doubtedYear } from "../../model/doubted-year.ts";
import { headingIn } from "../../model/headings.ts";
import { tellsApart } from "../../model/naming.ts";
import { sectionsOf } from "../../model/sections.ts";
import { view } from "../../model/unit.ts";
import { itemsOf } from "../../rope.ts";
import { table } from "../example.ts";
import { replacing } from "../fixes.ts";
import type { Rule } from "../rule.ts";

const item = (until: string, i: number) =>
  `${i}、1-产出指标；13-时效指标；第${i}批完成时间；实施周期指标值:${until}；年度指标值:${until}。`;
const dated = (title: string, until: string) => table`
  ${title}
  部门名称：临江市档案局
  单位：万元
  项目名称 | 总计 | 绩效目标 | 绩效指标
  合计 | 30.00 | |
  临江市档案馆 | 30.00 | |
  库房修缮 | 30.00 | 修好库房屋面。 | ${[1, 2, 3, 4, 5].map((i) => item(until, i)).join("")}`;

export const titleContradictsTable: Rule = {
  id: "title-contradicts-table",
  title: "标题与表不符",
  family: "structure",
  severity: "warning",
  docs: {
    zh: "标题的年度与表里大多数完成时间的年度不同，或标题里的单位与“部门名称”只差一个字。\n多半是套用往年的表忘了改标题，或有一处打错了字；以标题为准的检查也都会跟着错。\n核对后改标题，或改部门名称。",
    en: "The year in the title is not that of most deadlines in the table, or the body that the title names differs from 部门名称 by one character.\nMostly last year's table was reused and its title forgotten, or one of them is mistyped; whatever is checked against the title is then wrong, too.\nMend the title, or the department's name.",
  },
  message: {
    zh: ({ year, likely, dates, name, owner }) =>
      year
        ? `标题写的是${year}年，表里 ${dates} 个完成时间大多在${likely}年`
        : `部门名称“${name}”与标题里的“${owner}”只差一个字`,
    en: ({ year, likely, dates, name, owner }) =>
      year
        ? `The title says ${year}, and most of the ${dates} deadlines in the table are of ${likely}`
        : `The department ${name} differs from ${owner} in the title by one character`,
  },
  examples: [
    {
      bad: table`
        «临江市档按局»2026年项目支出绩效目标表
        部门名称：临江市档案局
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        合计 | 30.00 | |
        临江市档案局 | 30.00 | |`,
      good: table`
        临江市档案局2026年项目支出绩效目标表
        部门名称：临江市档案局
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        合计 | 30.00 | |
        临江市档案局 | 30.00 | |`,
    },
    {
      bad: dated("临江市档案局«2025»年项目支出绩效目标表", "2026年9月底前"),
      good: dated("临江市档案局2026年项目支出绩效目标表", "2026年9月底前"),
      near: [dated("临江市档案局2026年项目支出绩效目标表", "9月底前")],
    },
    {
      bad: dated("临江市档案局«2062»年项目支出绩效目标表", "2026年9月底前").replace(/3、.*$/, ""),
      good: dated("临江市档案局2026年项目支出绩效目标表", "2026年9月底前").replace(/3、.*$/, ""),
    },
    {
      bad: table`
        临江市档案局2026年项目支出绩效目标表
        部门名称：«临江市档安局»
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        合计 | 30.00 | |
        临江市档案馆 | 30.00 | |`,
      near: [
        table`
          临江市档案馆2026年项目支出绩效目标表
          部门名称：临江市文化局
          单位：万元
          项目名称 | 总计 | 绩效目标 | 绩效指标
          合计 | 30.00 | |
          临江市档案馆 | 30.00 | |`,
      ],
    },
  ],
  table(table, report) {
    if (table.header === undefined || sectionsOf(table).length > 1) return;
    const top = itemsOf(table.rows, 0, table.header);
    const title = headingIn(top, "title");
    const department = headingIn(top, "department");
    const owner = title && OWNER.exec(title.said)?.[1];
    if (
      title !== undefined &&
      owner !== undefined &&
      department !== undefined &&
      isSlip(owner, department.said)
    ) {
      const args = { name: department.said, owner };
      const names = new Set(table.units.slice(0, MOST_LOOKED_AT).map((unit) => view(unit).name));
      // A unit of the one name says that it is the other that is wrong.
      if (names.has(department.said) && !names.has(owner)) {
        const from = title.value.from + title.said.indexOf(owner);
        report(title.at, { from, to: from + owner.length }, { ...args, insert: department.said });
      } else report(department.at, department.value, names.has(owner) ? { ...args, insert: owner } : args);
    }
    const { year } = table;
    const at = title === undefined ? -1 : halfWidth(title.said).indexOf(String(year));
    if (title === undefined || year === undefined || at < 0) return;
    const meant = doubtedYear(table);
    if (meant === undefined) return;
    const from = title.value.from + at;
    const args = { year, likely: meant.year, dates: meant.dates, insert: String(meant.year) };
    report(title.at, { from, to: from + 4 }, args);
  },
  fix: replacing(),
};

/** So many units tell what the department is called. */
const MOST_LOOKED_AT = 40;

// Who stands before the year, or the name of the table.
const OWNER = /^\s*([\u4e00-\u9fff（）()]{4,30}?)(?:20\d\d|项目支出|部门预算|预算项目|绩效目标)/;

// One character is another, or left out. 临江市 and 临江县 are two places, 一中 and 二中 two schools; and many leave out 市 or 局.
function isSlip(a: string, b: string): boolean {
  if (distance(a, b, 1) !== 1) return false;
  const [long, short] = a.length < b.length ? [b, a] : [a, b];
  const at = firstDifference(long, short);
  if (long.length > short.length) return !tellsApart(long[at]!) && !LEFT_OUT.test(long[at]!);
  return !tellsApart(long[at]! + short[at]!);
}
const LEFT_OUT = /[局办会部院厅委处科所站馆校园本级的]/;
