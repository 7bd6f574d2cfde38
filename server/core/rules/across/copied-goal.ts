import { fingerprint } from "../../characters.ts";
import { earliest, firstOf, gathered } from "../../model/groups.ts";
import { goalSpan, isSecret } from "../../model/project.ts";
import { table } from "../example.ts";
import { projectFacts } from "../facts.ts";
import { kinshipOf } from "../project-names.ts";
import { groupCheck, type Rule } from "../rule.ts";

export const copiedGoal: Rule = {
  id: "copied-goal",
  title: "目标照抄",
  family: "across",
  severity: "information",
  docs: {
    zh: "两个不同的项目用了同一段绩效目标。\n多半是复制来没有改，说的是另一个项目。\n按本项目的内容改写。",
    en: "Two different projects have one goal.\nMostly it was copied and speaks of the other project.\nWrite this project's own.",
  },
  message: {
    zh: ({ other }) => `绩效目标与“${other}”相同`,
    en: ({ other }) => `The goal is that of ${other}`,
  },
  examples: [
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 90.00 | |
        库房修缮 | 30.00 | 保障馆藏档案安全完整，满足群众查阅利用的需要。 | 1、1-产出指标；11-数量指标；修缮间数；实施周期指标值:≥5起；年度指标值:≥5起。
        设备购置 | 30.00 | «保障馆藏档案安全完整，满足群众查阅利用的需要。» | 1、1-产出指标；11-数量指标；购置台数；实施周期指标值:≥5起；年度指标值:≥5起。`,
      near: [
        table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 90.00 | |
        档案室补助（东区） | 30.00 | 保障馆藏档案安全完整，满足群众查阅利用的需要。 | 1、1-产出指标；11-数量指标；修缮间数；实施周期指标值:≥5起；年度指标值:≥5起。
        档案室补助（西区） | 30.00 | 保障馆藏档案安全完整，满足群众查阅利用的需要。 | 1、1-产出指标；11-数量指标；修缮间数；实施周期指标值:≥5起；年度指标值:≥5起。`,
      ],
    },
  ],
  groups: groupCheck(
    gathered(
      projectFacts((entry) => {
        const span = goalSpan(entry);
        const text = span ? entry.row.text.slice(span.from, span.to).replace(/[\s“”"]/g, "") : "";
        if (span === undefined || text.length < SHORTEST || isSecret(entry)) return undefined;
        const name = entry.name;
        // Rows of one family, and one project in several units or years, may share a goal.
        return {
          key: fingerprint(text),
          tag: kinshipOf(name),
          value: { span, name },
        };
      }),
    ),
    (group, report, { table }) => {
      if (group.tags.size < 2) return;
      const places = [...group.tags.values()].map((tagged) => firstOf(table, tagged));
      const { row, tag, value } = earliest(table, places);
      const note = { zh: "同样的目标在这里", en: "The same goal is here" };
      const related = [{ ...value.span, row, note }];
      for (const place of places) {
        if (place.tag !== tag) report(place.row, place.value.span, { other: value.name }, { related });
      }
    },
  ),
};
/** Shorter goals may be alike by chance. */
const SHORTEST = 20;
