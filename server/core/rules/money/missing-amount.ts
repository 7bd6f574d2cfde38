import { type Entry, nameSpan } from "../../model/entry.ts";
import { isSecret } from "../../model/project.ts";
import { isBlank } from "../../model/roles.ts";
import { unitSum } from "../../model/unit.ts";
import { table } from "../example.ts";
import type { Rule } from "../rule.ts";

export const missingAmount: Rule = {
  id: "missing-amount",
  title: "项目没有金额",
  family: "money",
  severity: "warning",
  docs: {
    zh: "项目有目标或指标，却没有填任何金额，而本单位别的项目或单位行填了。\n没有钱的项目不必立项；多半是金额漏填了。\n填上总计和资金来源；确实不安排资金的项目请核对该不该在表里。",
    en: "A project has a goal or indicators and no amount at all, though its unit or others of its unit have.\nA project without money needs no row: mostly the amounts were forgotten.\nFill in total and funds, or check whether the project belongs here.",
  },
  message: {
    zh: ({ name }) => `项目“${name}”没有填金额`,
    en: ({ name }) => `The project ${name} has no amount`,
  },
  examples: [
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | 30.00 | |
        库房修缮 | 30.00 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
        «设备购置» | | | 购置设备。 | 1、1-产出指标；11-数量指标；购置设备；实施周期指标值:≥2台；年度指标值:≥2台。`,
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 绩效目标 | 绩效指标
        临江市档案馆 | 60.00 | 60.00 | |
        库房修缮 | 30.00 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
        «设备购置» | | | 购置设备。 | 1、1-产出指标；11-数量指标；购置设备；实施周期指标值:≥2台；年度指标值:≥2台。
        «目录编制» | | | 编制目录。 | 1、1-产出指标；11-数量指标；编制目录；实施周期指标值:≥2册；年度指标值:≥2册。`,
      near: [
        table`
          单位：万元
          项目名称 | 总计 | 财政拨款 | 绩效目标 | 绩效指标
          临江市档案馆 | | | |
          库房修缮 | | | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
          设备购置 | | | 购置设备。 | 1、1-产出指标；11-数量指标；购置设备；实施周期指标值:≥2台；年度指标值:≥2台。`,
        table`
          单位：万元
          项目名称 | 总计 | 财政拨款 | 绩效目标 | 绩效指标
          临江市档案馆 | 50.00 | 50.00 | |
          库房修缮 | 30.00 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
          设备购置 | | | 购置设备。 | 1、1-产出指标；11-数量指标；购置设备；实施周期指标值:≥2台；年度指标值:≥2台。`,
      ],
    },
  ],
  unit({ view }, report) {
    const { head, projects, at } = view;
    // A unit that says nothing either has nothing yet.
    if (projects.every(isBlank) && (head === undefined || isBlank(head))) return;
    const blank = projects.filter(lacksAmount);
    // `unit-total-mismatch` says what is missing of one; of several it cannot know.
    const [only, more] = blank;
    if (only && !more && only.amounts.some((_, a) => unitSum(view, a)?.verdict === "wrong")) return;
    for (const project of blank) report(at.get(project)!, nameSpan(project), { name: project.name });
  },
};

// Whether a project has no amount at all, and no cell of it is lost.
function lacksAmount(project: Entry): boolean {
  const { kind, layout, amounts } = project;
  if (kind !== "project" || !isBlank(project) || isSecret(project)) return false;
  return amounts.length > 0 && layout.placement.lost.length === 0;
}
