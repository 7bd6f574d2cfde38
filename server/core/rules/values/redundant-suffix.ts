import { indicator, project } from "../example.ts";
import { removing } from "../fixes.ts";
import type { Rule } from "../rule.ts";

export const redundantSuffix: Rule = {
  id: "redundant-suffix",
  title: "名称以“指标”结尾",
  family: "values",
  severity: "information",
  docs: {
    zh: "三级指标的名称以“指标”或“指标值”结尾。\n它本来就是指标，多写两个字。\n去掉“指标”。",
    en: "A name ends in 指标 or 指标值.\nIt is an indicator anyhow.\nTake 指标 off.",
  },
  message: { zh: () => `名称末尾的“指标”多余`, en: () => `指标 at the end of the name is redundant` },
  examples: [
    {
      bad: project([indicator("31", "读者满意度«指标»", "≥90%")]),
      good: project([indicator("31", "读者满意度", "≥90%")]),
      near: [
        project([indicator("12", "指标库更新及时率", "≥90%"), indicator("11", "补充耕地指标", "≥1200亩")]),
      ],
    },
  ],
  indicator: ({ name, nameText }, report) => {
    const found =
      /(?<=..)(?<![一二三四五六七八九十\d][项个类]|耕地|用地|土地|能耗|排[污放]|采伐|取水|用水|编制|招生|计划)指标值?$/.exec(
        nameText,
      );
    if (name && found) report({ from: name.to - found[0].length, to: name.to }, { insert: "" });
  },
  fix: removing({ zh: "去掉“指标”", en: "Take 指标 off" }),
};
