import { cellSpan, mayHaveLost, nameSpan } from "../../model/entry.ts";
import { isNameExchanged } from "../../model/project.ts";
import { isBlank } from "../../model/roles.ts";
import { table } from "../example.ts";
import { exchangingCells } from "../fixes.ts";
import type { Rule } from "../rule.ts";

export const missingName: Rule = {
  id: "missing-name",
  title: "缺项目或单位名称",
  family: "structure",
  severity: "error",
  docs: {
    zh: "项目或单位没有名称：名称一格是空的，或写着绩效目标。\n没有名称就无法批复和查询，后面的目标和指标也不知道是谁的。\n补上名称；没有这个项目就删去整行。",
    en: "A project or a unit has no name: its cell is empty, or has the goal in it.\nNobody can grant it or look it up, and its goal and indicators are nobody's.\nName it, or remove the row.",
  },
  message: {
    zh: ({ unit, exchanged }) =>
      exchanged ? "名称格里写的是绩效目标，绩效目标格里写的是名称" : unit ? "单位行没有名称" : "项目没有名称",
    en: ({ unit, exchanged }) =>
      exchanged
        ? "The goal stands under the name, and the name under the goal"
        : unit
          ? "The unit's row has no name"
          : "The project has no name",
  },
  examples: [
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | 30.00 | |
        «» | 30.00 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      near: [
        table`
          单位：万元
          项目名称 | 总计 | 财政拨款 | 绩效目标 | 绩效指标
          临江市档案馆 | 30.00 | 30.00 | |
          库房修缮 | 30.00 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      ],
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        «修好库房屋面2间，全年无渗漏，方便群众查档，验收合格率不低于95%。» | 30.00 | 库房修缮经费 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮经费 | 30.00 | 修好库房屋面2间，全年无渗漏，方便群众查档，验收合格率不低于95%。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 绩效目标 | 绩效指标
        «» | 30.00 | 30.00 | |
        库房修缮 | 30.00 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
    },
  ],
  row({ entry, isProject }, report) {
    const { name } = entry.layout.columns;
    if (isProject && isNameExchanged(entry)) {
      report(nameSpan(entry), { exchanged: true });
      return;
    }
    const isRow = entry.kind === "project" || (entry.kind === "bare" && !isBlank(entry));
    if (!isRow || entry.name !== "" || mayHaveLost(entry, name)) return;
    report(cellSpan(entry, name) ?? { from: 0, to: 0 }, { unit: entry.kind === "bare" });
  },
  fix: ({ entry, finding }) => {
    const { name, goals } = entry?.layout.columns ?? {};
    return entry && finding.args.exchanged ? exchangingCells(entry, name, goals![0]) : [];
  },
};
