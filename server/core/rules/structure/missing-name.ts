import { cellSpan, mayHaveLost } from "../../model/entry.ts";
import { isBlank } from "../../model/roles.ts";
import { table } from "../example.ts";
import type { Rule } from "../rule.ts";

export const missingName: Rule = {
  id: "missing-name",
  title: "缺项目或单位名称",
  family: "structure",
  severity: "error",
  docs: {
    zh: "项目或单位没有名称：名称一格是空的。\n没有名称就无法批复和查询，后面的目标和指标也不知道是谁的。\n补上名称；没有这个项目就删去整行。",
    en: "A project or a unit has no name: its cell is empty.\nNobody can grant it or look it up, and its goal and indicators are nobody's.\nName it, or remove the row.",
  },
  message: {
    zh: ({ unit }) => (unit ? "单位行没有名称" : "项目没有名称"),
    en: ({ unit }) => (unit ? "The unit's row has no name" : "The project has no name"),
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
        项目名称 | 总计 | 财政拨款 | 绩效目标 | 绩效指标
        «» | 30.00 | 30.00 | |
        库房修缮 | 30.00 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
    },
  ],
  row({ entry }, report) {
    const { name } = entry.layout.columns;
    const isRow = entry.kind === "project" || (entry.kind === "bare" && !isBlank(entry));
    if (!isRow || entry.name !== "" || mayHaveLost(entry, name)) return;
    report(cellSpan(entry, name) ?? { from: 0, to: 0 }, { unit: entry.kind === "bare" });
  },
};
