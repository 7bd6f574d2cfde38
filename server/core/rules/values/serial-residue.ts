import { indicator, project } from "../example.ts";
import { removing } from "../fixes.ts";
import type { Rule } from "../rule.ts";

export const serialResidue: Rule = {
  id: "serial-residue",
  title: "名称带序号",
  family: "values",
  severity: "information",
  docs: {
    zh: "名称末尾或开头留着一个序号，如“满意度1”“（一）满意度”。\n系统为区分同名指标自动加的，公开时多余。\n去掉序号，名称要能区分。",
    en: "A serial number was left at an end of a name, as in 满意度1 or （一）满意度.\nA system adds it to tell names apart.\nTake it off and give names that differ.",
  },
  message: {
    zh: ({ text }) => `名称里留着序号“${text}”`,
    en: ({ text }) => `The serial number ${text} was left in the name`,
  },
  examples: [
    {
      bad: project([indicator("31", "读者满意度«1»", "≥90%")]),
      good: project([indicator("31", "读者满意度", "≥90%")]),
      near: [
        project([
          indicator("12", "PM2.5", "≤35微克/立方米"),
          indicator("12", "达到ISO9001", "是"),
          indicator("11", "①号机组台数", "≥2台"),
        ]),
      ],
    },
    {
      bad: project([indicator("31", "«（一）»读者满意度", "≥90%")]),
      good: project([indicator("31", "读者满意度", "≥90%")]),
    },
  ],
  indicator: ({ name, nameText }, report) => {
    const found = RESIDUE.exec(nameText);
    if (name && found)
      report(
        { from: name.from + found.index, to: name.from + found.index + found[0].length },
        { text: found[0] },
      );
  },
  fix: removing({ zh: "去掉序号", en: "Take it off" }),
};

const RESIDUE =
  /(?<=[\u4e00-\u9fff][度率数量额次性]|[）)])\d{1,2}$|(?<=[\u4e00-\u9fff][度率数量额次性])[（(]\d{1,2}[）)]$|^(?:\d{1,2}[.．](?!\d)|[（(][一二三四五六七八九十\d]{1,2}[）)]|[①-⑳]|指标\d{1,2}[：:])(?=[\u4e00-\u9fff])(?![号类级期批])/;
