import { listAt } from "../../list.ts";
import { type Entry, nameSpan, ofEntries, textAt, unitNamesOf } from "../../model/entry.ts";
import { holdsBrokenHead } from "../../model/unit.ts";
import { table } from "../example.ts";
import { removingRow } from "../fixes.ts";
import { writtenKey } from "../names.ts";
import type { Rule } from "../rule.ts";

export const duplicateProject: Rule = {
  id: "duplicate-project",
  title: "项目重复",
  family: "money",
  severity: "error",
  docs: {
    zh: "同一单位下有两个同名项目，又没有别的栏（编码、资金级次、标段、地区等）把两行区分开（没有单位行的大表不查）。\n多半是同一行复制了两次，金额也就算了两次。\n删去重复的一行；确为两个项目的，名称要能区分。",
    en: "One unit has two projects of one name, and no other column, such as a code, a lot or a place, tells them apart; a long table without units is not looked at.\nMostly a row was pasted twice, and its money counts twice.\nRemove one; if they are two projects, give them names that differ.",
  },
  message: {
    zh: ({ name, rows }) =>
      rows
        ? `“${name}”分成了 ${rows} 行，名称、金额和目标逐行重复：按一个项目读，金额只计一次`
        : `本单位已有项目“${name}”`,
    en: ({ name, rows }) =>
      rows
        ? `${name} is spread over ${rows} rows that repeat its name, amounts and goal: it is read as one project and counts once`
        : `The unit already has a project ${name}`,
  },
  examples: [
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
        «库房修缮» | 30.00 | 修好库房屋面。 | 2、1-产出指标；12-质量指标；验收合格率；实施周期指标值:≥95%；年度指标值:≥95%。`,
    },
    {
      bad: table`
        单位：万元
        项目名称 | 负责人 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | | 60.00 | |
        库房修缮 | 张三 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
        «库房修缮» | 李四 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 60.00 | |
        库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
        «库房修缮» | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 60.00 | |
        库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      near: [
        table`
          单位：万元
          项目名称 | 总计 | 绩效目标 | 绩效指标
          临江市档案馆 | 30.00 | |
          库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
          临江市地方志办公室 | 30.00 | |
          库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
        table`
          单位：万元
          项目名称 | 标段 | 总计 | 绩效目标 | 绩效指标
          临江市档案馆 | | 60.00 | |
          库房修缮 | 一标段 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
          库房修缮 | 二标段 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
        table`
          单位：万元
          项目名称 | 实施内容 | 总计 | 绩效目标 | 绩效指标
          临江市档案馆 | | 60.00 | |
          专项经费 | 修缮库房 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
          专项经费 | 修缮书库 | 30.00 | 修好书库屋面。 | 1、1-产出指标；11-数量指标；修缮书库；实施周期指标值:≥2间；年度指标值:≥2间。`,
      ],
    },
  ],
  unit({ view, unit }, report) {
    const [filled] = view.rests.filter(({ kind }) => kind === "project");
    if (filled !== undefined) {
      const rows =
        1 + view.rests.filter(({ kind, name }) => kind === "project" && name === filled.name).length;
      report(
        view.at.get(filled)!,
        nameSpan(filled),
        { name: filled.name, rows },
        { severity: "information" },
      );
    }
    // Without units' rows it may be another unit's.
    const hasUnits = unit.hasHead || unit.columns.unit !== undefined;
    if (holdsBrokenHead(view)) return;
    if (!hasUnits && view.projects.length > FEW) return;
    const seen = new Map<string, Entry[]>();
    const owners = unitNamesOf(view.projects);
    for (const [i, project] of view.projects.entries()) {
      const name = keyOf(project);
      if (name === "") continue;
      const namesakes = listAt(seen, `${owners[i]} ${name}`);
      const other = namesakes.find((one) => !areTold(one, project));
      if (other === undefined) {
        if (namesakes.length < MOST_NAMESAKES) namesakes.push(project);
        continue;
      }
      const related = [
        {
          ...nameSpan(other),
          row: view.at.get(other)!,
          note: { zh: "同名项目在这里", en: "The other one is here" },
        },
      ];
      const isTwin = project.row.text.trim() === other.row.text.trim();
      report(view.at.get(project)!, nameSpan(project), { name: project.name, isTwin }, { related });
    }
  },
  fix({ table, row, finding }) {
    const title = { zh: "删去重复的这一行", en: "Remove the row that repeats it" };
    return finding.args.isTwin ? [{ title, edits: [removingRow(table, row)] }] : [];
  },
};

const FEW = 20;
/** With so many of one name each is compared. */
const MOST_NAMESAKES = 50;

const keyOf = ofEntries.once((project) => writtenKey(project.name));

// Whether a column says of two projects of one name that they are two: of which money, where, under which code.
function areTold(a: Entry, b: Entry): boolean {
  const [one, other] = [marksOf(a), marksOf(b)];
  return one.some((mark, i) => mark !== "" && other[i] !== "" && mark !== other[i]);
}
const marksOf = ofEntries.once((project: Entry): readonly string[] =>
  project.layout.columns.list.flatMap(({ role, name }, column) => {
    if (role !== "other" || !TELLING.test(name)) return [];
    const said = textAt(project, column).replace(/\s/g, "");
    // 1 and 2 only count them.
    return [said.length > LONGEST_MARK || /^\d{1,2}$/.test(said) ? "" : said];
  }),
);
const TELLING =
  /编码|代码|编号|科目|分类|文号|级次|标段|批次|期次|地点|地区|区县|乡镇|来源|性质|内容|概述|事项|明细|类别|小类|子项|环节|上级项目/;
const LONGEST_MARK = 200;
