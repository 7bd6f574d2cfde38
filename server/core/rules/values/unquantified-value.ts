import { indicator, project } from "../example.ts";
import { isRate, isSatisfaction, isTally } from "../names.ts";
import { isMeta, isPlaceholder, isUnfilled, isVague, refersToNorm, saysPart } from "../phrases.ts";
import type { Rule } from "../rule.ts";

export const unquantifiedValue: Rule = {
  id: "unquantified-value",
  title: "指标值没有量化",
  family: "values",
  severity: "information",
  docs: {
    zh: "年度指标值里没有数、等级或日期。\n不能衡量的指标值，完成没完成说不清。\n能用数的写数，不能的写等级、时限或可查验的结果。",
    en: "An annual value has no number, grade or date.\nWhat cannot be measured cannot be judged.\nWrite a number, or a grade, a date or a result that can be checked.",
  },
  message: {
    zh: ({ text }) => `“${text}”没有数、等级或日期，无法衡量`,
    en: ({ text }) => `${text} has no number, grade or date to measure by`,
  },
  examples: [
    {
      bad: project([indicator("22", "群众办事体验", "«窗口服务更贴近群众需要»")]).replace(
        "«窗口服务更贴近群众需要»；",
        "窗口服务更贴近群众需要；",
      ),
      near: [
        project([
          indicator("23", "车辆排放标准", "国VI标准"),
          indicator("13", "响应时间", "当天"),
          indicator("12", "群众知晓面", "九成以上"),
          indicator("12", "样品不合格面", "低于万分之一"),
          indicator("12", "设备质量", "符合要求"),
          indicator("22", "新增服务人数", "完成上级下达任务"),
        ]),
      ],
    },
  ],
  indicator: (one, report, context) => {
    if (one.annual === undefined || one.annualTarget.kind !== "words") return;
    // 培训人数：无, or 是, is no number of anybody; of accidents it is one.
    const isNone = isTally(one.nameText) && /^[无是有否]$/.test(one.annualText.trim());
    if (isNone && one.classDigit === "1" && !context.words.harm.test(one.nameText)) {
      report(one.annual, { text: one.annualText });
      return;
    }
    if (CHECKABLE.test(one.annualText)) return;
    // 覆盖十二个村, 八度设防: a number, if in words.
    const isCounted =
      one.annualText.length <= MOST_COUNTED &&
      one.annualTarget.quantities.some(({ digits }) => !/^[百千]/.test(one.annualText.slice(digits.from))) &&
      !one.annualText.includes("比");
    if (/(?:等级|级别|类别|评级)$/.test(one.nameText) && one.annualText.trim().length <= 4) return;
    if (isCounted || /[五六七八九]度(?:设防|$)/.test(one.annualText)) return;
    if (
      // `missing-target`, and the rules of rates say it.
      !/[\p{L}\p{N}]/u.test(one.annualText) ||
      isUnfilled(one.annualText) ||
      /^若干/.test(one.annualText) ||
      isRate(one.nameText) ||
      isSatisfaction(one.nameText) ||
      saysPart(one.annualText) ||
      isMeta(one.annualText) ||
      isPlaceholder(one.annualText) ||
      isVague(one.annualText, context.words.praise) ||
      refersToNorm(one.annualText) ||
      one.annualText === one.nameText
    )
      return;
    report(one.annual, { text: one.annualText });
  },
};
// In more words than this a numeral may be of anything.
const MOST_COUNTED = 20;
// A time, a grade or a plain yes that can be checked.
const FEASTS =
  "节|节日|六一|七一|八一|十一|五一|三八|重阳|元旦|春节|清明节?|端午节?|中秋节?|国庆节?|冬至|假日|节假日|法定节假日|暑假|寒假|暑期|寒暑假|高考|中考|两会|开学|学期结束";
const SEASONS =
  "汛期|主汛期|汛期结束|防汛|供暖|采暖|春耕|春播|春灌|秋收|秋播|冬灌|封冻|入冬|越冬|返青|开春|三夏|三秋|霜冻|开渔|伏休|休渔|台风季";
const GRADES = "良好?|优良|优秀?|及格|合格|称职|初级|中级|副高|正高";
const CHECKABLE = new RegExp(
  [
    // By when, and how often.
    "第?[一二三四]季度|季度末|[上下]半年|当[天日月]|次[日月]|即时|实时|随时|日产日清|学期|年中$|年终|年底前?$",
    "第\\s*[\\d一二三四五六七八九十]{1,3}\\s*(?:个?[年月日天周期届批次季轮]|学[年期])|首[年月周日]|即[办到报]|封顶|[后起]第?一?[年月周日]$",
    "^[一半两]年(?:以?内)?$|^年[内底末]|每周[一二三四五六日末]|每月[底末初]|^每[日天周月年季]|按[年季月周日旬]",
    "[一二三四五六七八九十]{1,2}月|半(?:个?小时|天|年|个?月|日)|^(?:逐日|永久|长期)$|汛[前后]",
    "^(?:年度|本年|当年|年)(?:度)?(?:内|中|底前)?(?:全部)?完成$|^(?:年度|本年度?|当年)内?$",
    `(?:${FEASTS}|${SEASONS})(?:节|期|季|”|")*(?:前|期间|内)`,
    // None, all, or yes.
    "^[零无]|[不未]发生|零发生|无(?:重大|较大|安全)?.{0,8}(?:事故|事件)|^全年(?:无|不|$)|全覆盖|涉密",
    "^(?:符合|达到|通过|具备)|^[是有否]$|^齐全$|^验收(?:合格|通过)",
    // A grade, a class or a place.
    `[“"]?(?:${GRADES})[”"]?[级等]?(?:及|或)?以上|^[“"]?[优良][”"]?$|[A-C]类|^A{1,5}$|三甲|[低中高]风险|[红橙黄蓝]色(?:预警|等级|及?以[上下]|$)`,
    "[ⅠⅡⅢⅣⅤ一二三四五]类|[A-D甲乙丙丁]等|(?<![A-Za-z])(?:A{1,5}级|[A-D]级|[A-D][+＋-]?及?以上)|^[十百千万]级$",
    "[一二三四五]星级?(?:及?以上)?$|^(?:国家|[部省市区县厅局])级(?:及?以上)?$",
    "^(?:大?专科?|本科|硕士|博士|高中|中专|初级|中级|副?高级|正高级)(?:学历|学位)?(?:及?以上)?(?:学历|学位|职称)?$",
    "^第?[一二三四五]级$|^合[规法]$|前[一二三四五六七八九十]{1,3}名?$|(?:第一|前列)$|翻[一两]?番|[一二三四五六七八九]折|[一二两三四五六七八九十]{1,4}年一遇",
  ].join("|"),
);
