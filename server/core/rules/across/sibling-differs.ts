import { nameSpan } from "../../model/entry.ts";
import { gathered, others, usualOf } from "../../model/groups.ts";
import { indicatorsOf } from "../../model/project.ts";
import { table } from "../example.ts";
import { projectFacts } from "../facts.ts";
import { corrected } from "../misspellings.ts";
import { familyOf } from "../project-names.ts";
import { groupCheck, type Rule } from "../rule.ts";

export const siblingDiffers: Rule = {
  id: "sibling-differs",
  title: "同类项目指标不一致",
  family: "across",
  severity: "information",
  docs: {
    zh: "同一类项目（名称只有地区不同）的指标与其他几行不一样。\n同样的钱分给各区，指标却不同，多半是漏改或写错。\n与同类项目核对，改成一致，或说明为什么不同。",
    en: "A row's indicators differ from those of its family: projects whose names differ only in the district.\nThe same money with other indicators is mostly an oversight.\nCompare with the others, and make them agree.",
  },
  message: {
    zh: ({ count, differs }) => `与同类的 ${count} 个项目不同：${differs}`,
    en: ({ count, differs }) => `Differs from ${count} projects of its family: ${differs}`,
  },
  examples: [
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 90.00 | |
        档案室补助（东区） | 30.00 | 改造东区档案室。 | 1、1-产出指标；11-数量指标；改造档案室间数；实施周期指标值:≥3间；年度指标值:≥3间。
        档案室补助（西区） | 30.00 | 改造西区档案室。 | 1、1-产出指标；11-数量指标；改造档案室间数；实施周期指标值:≥4间；年度指标值:≥4间。
        档案室补助（南区） | 30.00 | 改造南区档案室。 | 1、1-产出指标；11-数量指标；改造档案室间数；实施周期指标值:≥5间；年度指标值:≥5间。
        «档案室补助（北区）» | 30.00 | 改造北区档案室。 | 1、1-产出指标；11-数量指标；修缮档案室间数；实施周期指标值:≥3间；年度指标值:≥3间。`,
      near: [
        table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 90.00 | |
        档案室补助（东区） | 30.00 | 改造东区档案室。 | 1、1-产出指标；11-数量指标；改造档案室间数；实施周期指标值:≥3间；年度指标值:≥3间。
        档案室补助（西区） | 30.00 | 改造西区档案室。 | 1、1-产出指标；11-数量指标；改造档案室间数；实施周期指标值:≥4间；年度指标值:≥4间。
        档案室补助（南区） | 30.00 | 改造南区档案室。 | 1、1-产出指标；11-数量指标；改造档案室间数；实施周期指标值:≥5间；年度指标值:≥5间。
        档案室补助（北区） | 30.00 | 改造北区档案室。 | 1、1-产出指标；11-数量指标；改造档案室间数；实施周期指标值:≥6间；年度指标值:≥6间。`,
      ],
    },
  ],
  // A family's rows, each with the names of its indicators; their targets may differ.
  groups: groupCheck(
    gathered(
      projectFacts((entry) => {
        const key = familyOf(entry.name);
        if (key === undefined) return undefined;
        const tags = indicatorsOf(entry).map((one) =>
          one.name
            ? entry.row.text.slice(one.name.from, one.name.to).replace(/\s/g, "").replace(/。$/, "")
            : "",
        );
        return tags.length === 0
          ? undefined
          : { key, tag: tags.join("\n"), value: { span: nameSpan(entry) } };
      }),
    ),
    (group, report, { table }) => {
      if (group.tags.size < 2) return;
      const usual = usualOf(table, group);
      const { count } = group.tags.get(usual.tag)!;
      const all = [...group.tags.values()].reduce((sum, tagged) => sum + tagged.count, 0);
      // With no clear majority nobody can tell who differs.
      if (all < 3 || count * 2 <= all) return;
      const most = usual.tag.split("\n");
      const note = { zh: "多数同类项目与这一行相同", en: "Most of the family are like this row" };
      const related = [{ ...usual.value.span, row: usual.row, note }];
      for (const { row, tag, value } of others(group, usual.tag)) {
        // `misspelt-word` tells of a name that is mistyped.
        const own = tag.split("\n").map(corrected);
        const differs = onlyIn(own, most) ?? onlyIn(most, own);
        // Another order is no difference.
        if (differs !== undefined) report(row, value.span, { count, differs }, { related });
      }
    },
  ),
};

function onlyIn(names: readonly string[], others: readonly string[]): string | undefined {
  return names.find((name) => name !== "" && !others.includes(name));
}
