import { matchesIn } from "../../text.ts";
import { indicator, project } from "../example.ts";
import type { Rule } from "../rule.ts";

export const partialPeriodValue: Rule = {
  id: "partial-period-value",
  title: "周期值只含部分时段",
  family: "values",
  severity: "warning",
  docs: {
    zh: "实施周期指标值里写的是上半年、每季度等一段时间的数。\n周期值应是整个周期的总数，写一段就比年度值还小。\n写整个实施周期的数。",
    en: "A cycle value gives the number of half a year or a quarter.\nIt should be that of the whole cycle.\nWrite the number for the whole cycle.",
  },
  message: {
    zh: ({ period }) => `实施周期指标值只写了“${period}”的数`,
    en: ({ period }) => `The cycle value gives only the number for ${period}`,
  },
  examples: [
    {
      bad: project([indicator("11", "观看直播人次", "«每季度»≥2万人次", "≥8万人次")]),
      near: [
        project([indicator("13", "协议签订完成时间", "1季度", "1季度底前")]),
        project([indicator("11", "应急演练次数", "上半年1次、下半年1次")]),
        project([indicator("13", "巡检次数", "≥1次/月"), indicator("12", "考核分数", "每季度考核≥90分")]),
      ],
    },
  ],
  indicator: (one, report) => {
    if (one.cycle === undefined) return;
    const [found, more] = matchesIn(one.cycleText, PERIOD);
    const main = one.cycleTarget.main;
    if (
      found === undefined ||
      // 上半年1次、下半年1次 are all of it.
      (more !== undefined && more[0] !== found[0]) ||
      // Said alike of both values it is a rate: so often in each period. And a year is all of its months.
      (one.cycleText === one.annualText && (EACH.test(found[0]) || WHOLE.test(found[0]) || main?.percent)) ||
      main === undefined ||
      // By the first quarter something is done.
      (/时间|时限|日期|期限/.test(one.nameText) && QUARTER.test(one.cycleText)) ||
      (EACH.test(found[0]) && (main.percent || main.measure?.name === "分" || main.measure?.per.length))
    )
      return;
    const from = one.cycle.from + found.index;
    report({ from, to: from + found[0].length }, { period: found[0] });
  },
};
const PERIOD = /[上下]半年|每个?季度|每半年|第?[一二三四1-4]季度|[前后][二三]季度|1-\d{1,2}月/g;
const QUARTER = /^第?[一二三四1-4]季度(?:[底末前内]|之前)?(?:完成)?$/;
const EACH = /^每/;
const WHOLE = /^1-12月/;
