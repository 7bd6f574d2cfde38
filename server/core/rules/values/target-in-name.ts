import { quantitiesIn } from "../../model/target.ts";
import { indicator, project } from "../example.ts";
import type { Rule } from "../rule.ts";
import { isExchanged } from "./exchanged-name.ts";

export const targetInName: Rule = {
  id: "target-in-name",
  title: "名称中含目标值",
  family: "values",
  severity: "information",
  docs: {
    zh: "指标名称里写了要求，如“零事故”“不超5万元”。\n名称说衡量什么，要求写在值里；两处都写容易不一致。\n名称改成“事故起数”“人均费用”。",
    en: "The name holds the bound, as in 零事故 or 不超5万元.\nThe name says what is measured, the value what is required.\nName it 事故起数 or 人均费用.",
  },
  message: {
    zh: ({ text }) => `名称里的“${text}”是要求，应写在指标值里`,
    en: ({ text }) => `${text} is a requirement and belongs in the value`,
  },
  examples: [
    {
      bad: project([indicator("22", "安全生产«零事故»", "0起")]),
      near: [
        project([indicator("22", "零就业家庭帮扶率", "≥98%"), indicator("22", "12345热线办结率", "≥90%")]),
      ],
    },
    { bad: project([indicator("41", "人均费用«不超5万元»", "≤5万元")]) },
  ],
  indicator: (one, report) => {
    // A value behind its label is there because a semicolon was lost.
    if (one.name === undefined || /指标值\s*[:：]/.test(one.nameText)) return;
    // `exchanged-name` tells of a value in its place.
    if (isExchanged(one)) return;
    const bound = quantitiesIn(one.nameText).find(
      ({ relation, measure, percent, comparators, to }) =>
        relation !== undefined &&
        relation !== "about" &&
        (measure || percent) &&
        // 65周岁以上老年人 says of whom.
        !(
          comparators.some(({ place }) => place === "after") &&
          /^[\u4e00-\u9fff]{2}/.test(one.nameText.slice(to))
        ) &&
        // 超过30天未结案件占比 says of which.
        !OF_WHICH.test(one.nameText.slice(to)),
    );
    // 合格率100%, 合格率达到100%.
    const rate = /(?<=率|满意度|知晓度)(?:达到?|为)?(?:≥|≤)?\d[\d.]*[%％]$/.exec(one.nameText);
    const plain = rate ?? ZERO.exec(one.nameText);
    const span = bound
      ? { from: bound.from, to: bound.to }
      : plain && { from: plain.index, to: plain.index + plain[0].length };
    if (span)
      report(
        { from: one.name.from + span.from, to: one.name.from + span.to },
        { text: one.nameText.slice(span.from, span.to) },
      );
  },
};

const OF_WHICH = /^[\u4e00-\u9fff]*(?:率|占比|比例|数|数量|人次|次数|件数|事件|事故|案件|面积|天数)$/;
const ZERO =
  /[零0](?:重大)?(?:事故|投诉|差错|失误|违规|违纪|故障|污染|伤亡|缺陷|延误|遗漏|上访|感染|火情|火灾|死亡|泄密|舆情)(?![\u4e00-\u9fff]*率$)|为[零0]$|^(?:无|不发生)(?:重大|较大|安全|责任|生产|交通|火灾|医疗|意外)*事故$/;
