import { nameSpan, unitNamesOf } from "../../model/entry.ts";
import { holdsBrokenHead } from "../../model/unit.ts";
import { table } from "../example.ts";
import type { Rule } from "../rule.ts";

export const missingUnit: Rule = {
  id: "missing-unit",
  title: "缺单位行",
  family: "structure",
  severity: "warning",
  docs: {
    zh: "项目上方没有资金使用单位行；标题或“部门名称”写明了部门、全表都没有单位行的，只作提示。\n不知道钱由谁用，也无法核对单位的合计。\n在项目之前加上单位行：单位名称和各列金额，目标和指标留空。",
    en: "Projects stand under no unit; where title or 部门名称 names the department and no unit has a row, it is information only.\nNobody knows who spends the money, and there is no unit's sum to check.\nPut the unit's row before them: its name and amounts, goal and indicators left empty.",
  },
  message: {
    zh: () => "此项目及其后的项目上方没有资金使用单位行",
    en: () => "This project, and those behind it, stand under no unit",
  },
  examples: [
    {
      bad: table`
        部门名称：临江市档案馆
        单位：万元
        项目名称 | 总计 | 财政拨款 | 绩效目标 | 绩效指标
        合计 | 30.00 | 30.00 | |
        «库房修缮» | 30.00 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
    },
    {
      bad: table`
        临江市档案馆2026年项目支出绩效目标表
        单位：万元
        项目名称 | 总计 | 财政拨款 | 绩效目标 | 绩效指标
        合计 | 30.00 | 30.00 | |
        «库房修缮» | 30.00 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 绩效目标 | 绩效指标
        合计 | 30.00 | 30.00 | |
        «库房修缮» | 30.00 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      near: [
        table`
          单位：万元
          预算单位 | 项目名称 | 总计 | 财政拨款 | 绩效目标 | 绩效指标
          合计 | | 30.00 | 30.00 | |
          临江市档案馆 | 目录编制 | 30.00 | 30.00 | 编好全部目录。 | 1、1-产出指标；11-数量指标；编制目录；实施周期指标值:≥2册；年度指标值:≥2册。
          | 库房修缮 | 30.00 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
        table`
          单位：万元
          项目名称 | 总计 | 财政拨款 | 绩效目标 | 绩效指标
          临江市档案馆 | 30.00 | 30.00 | |
          库房修缮 | 30.00 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      ],
    },
  ],
  unit({ unit, view, context }, report) {
    // A line that cannot be read may be the unit's, and so may a row that is broken in two.
    if (unit.hasHead || view.head || view.isUnread) return;
    if (holdsBrokenHead(view)) return;
    // 单位名称：档案馆 above them says whose they are.
    if (unitNamesOf(view.projects)[0] === "" && view.name !== "") return;
    const { projects, subtotals, at } = view;
    // 小计 above its projects says that they are somebody's.
    const isHeaded = subtotals[0] && projects[0] && at.get(subtotals[0])! < at.get(projects[0])!;
    if (isHeaded) return;
    // Once for all that follow each other: where there are no units' rows at all, each project would say so.
    const first = unitNamesOf(projects).indexOf("");
    if (first < 0) return;
    const more = context.isOfOne ? ({ severity: "information" } as const) : {};
    report(at.get(projects[first]!)!, nameSpan(projects[first]!), {}, more);
  },
};
