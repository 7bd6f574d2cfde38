import { kindOf } from "../../model/kinds.ts";
import { isLimit } from "../each.ts";
import { indicator, project } from "../example.ts";
import { bareName } from "../names.ts";
import type { Rule } from "../rule.ts";

export const timelinessOutside13: Rule = {
  id: "timeliness-outside-13",
  title: "时效内容未列入时效指标",
  family: "classification",
  severity: "warning",
  docs: {
    zh: "及时率、准时率或完成时间放在了时效指标（13）以外；产出里的响应时间、修复时间只作提示。\n看时效时就漏掉了它。\n归入 13-时效指标。",
    en: "A rate of punctuality or a deadline stands outside timeliness (13); how soon something is answered or mended is information only.\nIt is missed when timeliness is looked at.\nFile it under 13-时效指标.",
  },
  message: {
    zh: ({ name }) => `“${name}”说的是时效，应归入 13-时效指标`,
    en: ({ name }) => `${name} speaks of timeliness and belongs under 13`,
  },
  examples: [
    {
      bad: project([indicator("12", "«故障处理及时率»", "≥90%")]),
      near: [project([indicator("13", "故障处理及时率", "≥90%"), indicator("31", "服务及时满意度", "≥90%")])],
    },
    { bad: project([indicator("12", "«项目完成时间»", "2026年12月底前")]) },
    { bad: project([indicator("12", "«公交正点率»", "≥90%")]) },
    // Many places write the names of the classes only.
    { bad: project("1、产出指标；质量指标；«项目完成时间»；年度指标值:2026年12月底前。") },
    { bad: project([indicator("12", "«报告提交期限»", "2026年12月底前")]) },
    { bad: project([indicator("22", "«展览开展时间»", "2026年6月9日前")]) },
    {
      bad: project([indicator("12", "«故障修复时间»", "≤4小时")]),
      near: [
        project([indicator("12", "录像保存时间", "≥90天"), indicator("12", "页面平均响应时间", "≤2秒")]),
      ],
    },
  ],
  indicator: (one, report) => {
    if (one.filed === undefined || one.filed === "13" || one.classDigit === "3" || one.name === undefined)
      return;
    // Under 41 it is told of as no cost.
    if (
      /^(?:1[12]|2\d)$/.test(one.filed) &&
      DEADLINE.test(bareName(one.nameText)) &&
      one.annualTarget.kind === "date"
    )
      report(one.name, { name: one.nameText });
    // How soon something is done.
    const measure = one.annualTarget.main?.measure;
    const isTime = measure !== undefined && kindOf(measure) === "time";
    // In how many seconds a system answers is how good it is.
    const isOfSystem = /秒/.test(measure?.name ?? "");
    if (
      isTime &&
      !isOfSystem &&
      /^1[12]$/.test(one.filed) &&
      SOON.test(bareName(one.nameText)) &&
      isLimit(one)
    )
      report(one.name, { name: one.nameText }, { severity: "information" });
    // How long the works may take.
    if (
      /^1[12]$/.test(one.filed) &&
      /(?:建设|施工|合同|总)工期$/.test(bareName(one.nameText)) &&
      isLimit(one)
    )
      report(one.name, { name: one.nameText });
    // 按期毕业率 is what comes of it.
    if (/(?:毕业|脱贫|就业|入学)率$/.test(bareName(one.nameText))) return;
    if (
      /(?:及时|准时|准点|正点|限时[^，]{0,4}|按时[^，]{0,6}|按期[^，]{0,6}|如期[^，]{0,6}|按进度(?!.*(?:合格|达标|优良))[^，]{0,6})(?:率|性)$/.test(
        bareName(one.nameText),
      )
    )
      // That money arrives in time is a benefit to whom it is paid.
      report(
        one.name,
        { name: one.nameText },
        /按期|按时|正点|准点|送医|急救|不良事件|出诊/.test(one.nameText) ||
          (one.classDigit === "2" && /支付|发放|给付|兑付|辟谣/.test(one.nameText))
          ? { severity: "information" }
          : {},
      );
  },
};

const SOON = /(?:响应|修复|抢修|办结|办理|到场|到达|处置|审批|受理|答复|回复)(?:时间|时限|时长)$/;
const DEADLINE =
  /(?:完成|完工|竣工|开工|交付|验收|发放|拨付|下达|支付|上报|提交|报送|到位|到货|供货|投入使用|举办|举行|开幕|开展|启动|开课)(?:时间|时限|日期|期限)$/;
