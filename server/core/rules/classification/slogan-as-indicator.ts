import { measures } from "../../model/measure.ts";
import { indicator, project } from "../example.ts";
import { bareName } from "../names.ts";
import type { IndicatorView, Rule } from "../rule.ts";

export const sloganAsIndicator: Rule = {
  id: "slogan-as-indicator",
  title: "指标口号化",
  family: "classification",
  severity: "warning",
  docs: {
    zh: "效益指标的名称是一句口号，没有可以衡量的对象。\n“提高知名度”提高多少、怎么量，都没有说。\n写成可以数、可以查的对象，如“来访人数”“知晓率”。",
    en: "A benefit indicator is a slogan with nothing to measure.\nRaising a reputation: by how much, and measured how?\nName something that can be counted or checked.",
  },
  message: {
    zh: ({ name }) => `“${name}”是口号，没有可以衡量的对象`,
    en: ({ name }) => `${name} is a slogan with nothing to measure`,
  },
  examples: [
    {
      bad: project([indicator("22", "«提升档案馆社会影响»", "≥5个")]),
      near: [
        project([indicator("22", "促进就业人数", "≥50人"), indicator("22", "提高群众知晓率", "≥90%")]),
        project([indicator("22", "促进消费", "≥2亿元"), indicator("22", "提升群众安全感", "≥95%")]),
      ],
    },
  ],
  indicator: (one, report, { words }) => {
    if (one.classDigit !== "2" || one.name === undefined) return;
    const name = bareName(one.nameText).replace(EMPHASIS, "");
    if (words.slogan.exec(name)?.index !== 0) return;
    // `missing-measure-unit` says it.
    const { main } = one.annualTarget;
    if (main !== undefined && main.measure === undefined && !main.percent) return;
    if (THING.test(name) && one.annualTarget.main?.measure !== undefined) return;
    if (MEASURE.test(name) || NOUN.test(name) || isMeasured(one)) return;
    // 保障单位正常运转 ≥365天 says of something how long, whatever it is called.
    report(one.name, { name: one.nameText }, main?.measure ? { severity: "information" } : {});
  },
};
const EMPHASIS =
  /^(?:有效|不断|进一步|持续|充分|全面|大力|切实|逐步|稳步|显著|明显|着力|积极|深入|努力|更好地?|较好地?)+/;
// What is pushed, built or finished can be counted: 推广新品种 ≥5个, 优化公交线路 8条.
const THING =
  /^(?:推广|打造|优化.*线路|完善.*(?:设施|设备)|带动.*(?:[村户社]|团队|企业|机构|组织|项目)|推动.*(?:转化|落地)|满足.*需求|提[升高].*(?:单产|产能|能力))/;
const MEASURE =
  /(?:率|数|数量|人次|场次|批次|次|占比|比例|比重|额|金额|费用|成本|收入|时间|时长|天数|面积|里程|长度|产量|满意度|知晓度|知晓率|覆盖面|覆盖范围|指数|排名|等级|增幅|降幅|幅度|年限|频次|速度|容量|总量|总值|人数|增收|增产|产值|营收|税收|利润|节支|节水|节电|减排)$/;

// 保障机制 is a thing, and 提升水平 a slogan.
const NOUN = /^(?:保障|促进|推动|推广|维护)(?:机制|水平|能力|力度|作用|体系|范围|措施)(?:$|健全|完备|完善)/;

// Money, percentages and who has it say what is measured; 5个 does not.
function isMeasured({ annualTarget: { main } }: IndicatorView): boolean {
  return (
    main !== undefined &&
    (main.percent || main.measure?.money === true || COUNTED.has(main.measure?.name ?? ""))
  );
}
const COUNTED = measures(
  "人",
  "人次",
  "户",
  "家",
  "亩",
  "公顷",
  "吨",
  "套",
  "辆",
  "公里",
  "米",
  "平方米",
  "立方米",
  "斤",
  "公斤",
  "座",
  "所",
  "条",
);
