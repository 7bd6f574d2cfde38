import type { Span } from "../../text.ts";
import { indicator, project } from "../example.ts";
import { writtenKey } from "../names.ts";
import type { Rule } from "../rule.ts";

export const duplicateIndicator: Rule = {
  id: "duplicate-indicator",
  title: "指标重复",
  family: "classification",
  severity: "error",
  docs: {
    zh: "同一项目里有两条同名指标。\n考核时算了两次，值不同时还会打架。\n删去一条；确为两个对象的，名称要能区分。",
    en: "A project has two indicators of one name.\nIt counts twice, and where the values differ they contradict each other.\nRemove one, or give them names that differ.",
  },
  message: {
    zh: ({ name }) => `本项目已有指标“${name}”`,
    en: ({ name }) => `The project already has an indicator ${name}`,
  },
  examples: [
    {
      bad: project([indicator("11", "培训人数", "≥50人"), indicator("11", "«培训人数»", "≥60人")]),
      near: [
        project([indicator("31", "服务对象满意度", "≥90%"), indicator("31", "物业服务对象满意度", "≥85%")]),
      ],
    },
  ],
  row({ indicators, isSecret }, report) {
    if (isSecret) return;
    const first = new Map<string, Span>();
    for (const { name, nameText } of indicators) {
      // 整理卷数（卷） says its unit besides.
      const key = writtenKey(nameText.replace(/[（(][\u4e00-\u9fff%]{1,3}[）)]\s*$/, ""));
      if (name === undefined || key.length < 2) continue;
      const before = first.get(key);
      if (before)
        report(
          name,
          { name: nameText },
          { related: [{ ...before, row: 0, note: { zh: "同名指标在这里", en: "The other one is here" } }] },
        );
      else first.set(key, name);
    }
  },
};
