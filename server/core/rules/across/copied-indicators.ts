import { fingerprint } from "../../characters.ts";
import { cellSpan, type Entry, nameSpan } from "../../model/entry.ts";
import { earliest, firstOf, gathered } from "../../model/groups.ts";
import { rowNumber } from "../../model/kept.ts";
import { goalSpan, indicatorsOf, isSecret } from "../../model/project.ts";
import { entryAt } from "../../model/table.ts";
import { table } from "../example.ts";
import { projectFacts } from "../facts.ts";
import { kinshipOf } from "../project-names.ts";
import { groupCheck, type Rule } from "../rule.ts";

export const copiedIndicators: Rule = {
  id: "copied-indicators",
  title: "指标照抄",
  family: "across",
  severity: "information",
  docs: {
    zh: "两个目标不同的项目，全部指标逐字相同。\n多半是从另一个项目复制来没有改，数量和要求都是那个项目的。\n按本项目的内容改写指标。",
    en: "Two projects with different goals have the same indicators, word for word.\nMostly they were copied and not changed: their numbers are the other project's.\nWrite this project's own.",
  },
  message: {
    zh: ({ other, count }) => `${count} 条指标与“${other}”逐字相同`,
    en: ({ other, count }) => `All ${count} indicators are those of ${other}`,
  },
  examples: [
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 90.00 | |
        库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮面积；实施周期指标值:≥5平方米；年度指标值:≥5平方米。2、1-产出指标；12-质量指标；验收合格率；实施周期指标值:≥95%；年度指标值:≥95%。3、1-产出指标；13-时效指标；完成时间；实施周期指标值:2026年9月底前；年度指标值:2026年9月底前。4、2-效益指标；22-社会效益；受益人数；实施周期指标值:≥50人；年度指标值:≥50人。5、3-满意度指标；31-服务对象满意度；群众满意度；实施周期指标值:≥90%；年度指标值:≥90%。
        展厅改造 | 30.00 | 改造展厅照明。 | «1、1-产出指标；11-数量指标；修缮面积；实施周期指标值:≥5平方米；年度指标值:≥5平方米。2、1-产出指标；12-质量指标；验收合格率；实施周期指标值:≥95%；年度指标值:≥95%。3、1-产出指标；13-时效指标；完成时间；实施周期指标值:2026年9月底前；年度指标值:2026年9月底前。4、2-效益指标；22-社会效益；受益人数；实施周期指标值:≥50人；年度指标值:≥50人。5、3-满意度指标；31-服务对象满意度；群众满意度；实施周期指标值:≥90%；年度指标值:≥90%。»`,
      near: [
        table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 90.00 | |
        库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮面积；实施周期指标值:≥5平方米；年度指标值:≥5平方米。2、1-产出指标；12-质量指标；验收合格率；实施周期指标值:≥95%；年度指标值:≥95%。
        展厅改造 | 30.00 | 改造展厅照明。 | 1、1-产出指标；11-数量指标；修缮面积；实施周期指标值:≥5平方米；年度指标值:≥5平方米。2、1-产出指标；12-质量指标；验收合格率；实施周期指标值:≥95%；年度指标值:≥95%。`,
      ],
    },
  ],
  groups: groupCheck(
    gathered(
      projectFacts((entry) => {
        const span = cellSpan(entry, entry.layout.columns.indicators);
        const goal = goalSpan(entry);
        if (span === undefined || span.to - span.from < SHORTEST || goal === undefined || isSecret(entry))
          return undefined;
        const { text } = entry.row;
        return {
          key: fingerprint(text.slice(span.from, span.to)),
          // Rows of one family, and one project in several units or years, may share them.
          tag: kinshipOf(entry.name),
          value: UNREAD,
        };
      }),
    ),
    (group, report, { table }) => {
      if (group.tags.size < 2) return;
      const places = [...group.tags.values()].map((tagged) => firstOf(table, tagged));
      const { row, tag } = earliest(table, places);
      const first = entryAt(table, rowNumber(table, row));
      const count = first === undefined ? 0 : indicatorsOf(first).length;
      if (first === undefined || count < FEWEST) return;
      const note = { zh: "同样的指标在这里", en: "The same indicators are here" };
      const related = [{ ...nameSpan(first), row, note }];
      for (const place of places) {
        const entry = entryAt(table, rowNumber(table, place.row));
        const span = entry && cellSpan(entry, entry.layout.columns.indicators);
        // Of a goal that is copied too `copied-goal` tells.
        if (place.tag === tag || span === undefined || goalOf(entry!) === goalOf(first)) continue;
        report(place.row, span, { other: first.name, count }, { related });
      }
    },
  ),
};

// What its row says of it is read where it is told of: a table has thousands of them.
const UNREAD = { span: { from: 0, to: 0 } };

function goalOf(entry: Entry): string {
  const { from, to } = goalSpan(entry)!;
  return entry.row.text.slice(from, to);
}

/** So long are several indicators at least. */
const SHORTEST = 150;
/** Fewer may be alike by chance. */
const FEWEST = 5;
