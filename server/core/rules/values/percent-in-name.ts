import { indicator, project } from "../example.ts";
import { removing } from "../fixes.ts";
import type { Rule } from "../rule.ts";

export const percentInName: Rule = {
  id: "percent-in-name",
  title: "名称带百分号",
  family: "values",
  severity: "information",
  docs: {
    zh: "名称末尾带“（%）”或“%”，而指标值里已有百分号。\n单位写两遍。\n名称里去掉“（%）”。",
    en: "The name ends in （%） or % although the values have their %.\nThe unit is there twice.\nTake （%） off the name.",
  },
  message: {
    zh: ({ text }) => `指标值已有百分号，名称里的“${text}”多余`,
    en: ({ text }) => `The values have their %; ${text} in the name is redundant`,
  },
  examples: [
    {
      bad: project([indicator("12", "巡检完成率«（%）»", "≥90%")]),
      good: project([indicator("12", "巡检完成率", "≥90%")]),
      near: [
        project([indicator("12", "巡检完成率（%）", "≥90")]),
        project([indicator("12", "巡检完成率（%）", "≥90", "≥90%")]),
      ],
    },
  ],
  indicator: ({ name, nameText, values }, report) => {
    const found = /[（(](?:单位[：:])?[%％][）)]$|(?<=[率度])[%％]$/.exec(nameText);
    if (name && found && values.length > 0 && values.every(({ target }) => target.main?.percent))
      report({ from: name.from + found.index, to: name.to }, { text: found[0] });
  },
  fix: removing({ zh: "去掉名称里的百分号", en: "Take it off the name" }),
};
