import type { Target } from "../../model/target.ts";

import { indicator, project } from "../example.ts";
import { hasLetter, isMeta, isPlaceholder, isUnfilled, saysPart } from "../phrases.ts";
import type { Rule } from "../rule.ts";

export const wordsAgainstNumber: Rule = {
  id: "words-against-number",
  title: "周期值与年度值一数一文",
  family: "values",
  severity: "warning",
  docs: {
    zh: "两个指标值一个是数，一个是文字。\n同一个指标应当用同一种方式衡量。\n把文字的一个改成数。",
    en: "One of the two values is a number, the other words.\nOne indicator is measured one way.\nMake the words a number.",
  },
  message: { zh: () => `两个指标值一个是数、一个是文字`, en: () => `One value is a number, the other words` },
  examples: [
    {
      bad: project([indicator("11", "购置车辆数", "«新能源乘用车»", "1台")]),
      near: [
        project([indicator("13", "工程形象进度", "竣工验收", "完成主体工程的60%")]),
        project([indicator("11", "新增服务人数", "完成上级下达任务")]),
        project([indicator("31", "群众满意度", "≥90%", "九成以上")]),
      ],
    },
  ],
  indicator: (one, report) => {
    const { cycle, annual, cycleTarget, annualTarget } = one;
    const isWords = ({ kind }: Target, text: string, { main }: Target) =>
      kind === "words" &&
      // None is no number to reach.
      (!SAID.test(text) ||
        (/^(?:无|没有)$/.test(text) && main !== undefined && main.relation === "atLeast")) &&
      // Told of as such.
      !isPlaceholder(text) &&
      !isMeta(text) &&
      !hasLetter(text) &&
      !isUnfilled(text) &&
      !saysPart(text) &&
      !(/进度|进展/.test(one.nameText) && DONE.test(text)) &&
      !/^第\s*[\d一二三四五六七八九十]+\s*(?:年|期|届|批|次|轮)/.test(text) &&
      !/^[一二两三四五六七八九十半]+(?:年|个月|季度|周|天)$/.test(text);
    // A grade and a percentage of it.
    const isGrade = ({ kind }: Target, text: string, { main }: Target) =>
      kind === "grade" && main?.percent === true && !/\d\s*\/\s*\d/.test(text);
    if (cycle && isGrade(cycleTarget, one.cycleText, annualTarget)) report(cycle);
    else if (annual && isGrade(annualTarget, one.annualText, cycleTarget)) report(annual);
    if (cycle && isWords(cycleTarget, one.cycleText, annualTarget) && annualTarget.kind === "quantity")
      report(cycle);
    if (annual && isWords(annualTarget, one.annualText, cycleTarget) && cycleTarget.kind === "quantity")
      report(annual);
  },
};

// All of a work.
const DONE = /竣工|终验|(?:全面|全部|主体)[^，]{0,4}(?:建成|投用|完工|完成|投入使用)|批复实施/;

// As good as a number: none, all of it, all day.
const SAID =
  /^(?:无|没有|不发生|未发生|杜绝|全覆盖|全部|全天|全年|[零0](?:发生|投诉|事故|感染|火情|差错|上访|违规|违纪|伤亡|故障|案件|容忍|遗漏|失误|缺陷))$/;
