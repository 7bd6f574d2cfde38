import { TAG } from "../../syntax/indicator.ts";
import { indicator, project } from "../example.ts";
import type { Rule } from "../rule.ts";

export const overlongName: Rule = {
  id: "overlong-name",
  title: "名称太长",
  family: "values",
  severity: "information",
  docs: {
    zh: "指标名称超过二十五个字。\n太长的名称不好引用，多半把几件事写在了一起。\n只写衡量的对象；几件事分成几条。",
    en: "A name has more than twenty-five characters.\nIt is hard to refer to, and mostly holds several things.\nName what is measured; make several indicators of several things.",
  },
  message: {
    zh: ({ length }) => `指标名称有 ${length} 个字，太长`,
    en: ({ length }) => `The name has ${length} characters, too many`,
  },
  examples: [
    {
      bad: project([indicator("11", "«面向全市各级各类档案管理人员和窗口服务人员的培训覆盖人数»", "≥50人")]),
      near: [
        project([indicator("11", "培训人数", "≥50人")]),
        project([indicator("11", '<span style="line-height:1.5;">培训人数</span>', "≥50人")]),
      ],
    },
  ],
  indicator: ({ name, nameText }, report) => {
    if (name === undefined || nameText.length <= LONGEST) return;
    const { length } = nameText.replace(TAGS, "");
    if (length > LONGEST) report(name, { length });
  },
};
const LONGEST = 25;
const TAGS = new RegExp(TAG, "g");
