import { matchesIn } from "../../text.ts";
import { indicator, project } from "../example.ts";
import { replacing } from "../fixes.ts";
import type { Rule } from "../rule.ts";

export const impossibleDate: Rule = {
  id: "impossible-date",
  title: "日期不存在",
  family: "structure",
  severity: "warning",
  docs: {
    zh: "写了历法里没有的日期：13月、2月30日、6月31日、32日，或钟表上没有的时间：25:30。\n没有那一天，就没法判断按时不按时。\n改成实有的日期。",
    en: "A date that no calendar has: month 13, 30 February, 31 June, day 32; or a time that no clock has: 25:30.\nWithout that day nobody can tell what is in time.\nWrite a day that there is.",
  },
  message: {
    zh: ({ text, slip, isTime }) =>
      slip
        ? `“${text}”不是正确的日期`
        : `没有“${text}”这${isTime ? "个时间" : /[日号]$/.test(text) ? "一天" : "个日期"}`,
    en: ({ text, slip, isTime }) =>
      slip ? `${text} is no date` : `There is no such ${isTime ? "time" : "date"} as ${text}`,
  },
  examples: [
    {
      bad: project([indicator("13", "完工时间", "2026年9月底前", "«226年»9月底前")]),
      near: [
        project([indicator("13", "古城墙修缮时间", "2026年9月底前")], {
          goal: "修缮建于公元前226年的城墙。",
        }),
      ],
    },
    { bad: project([indicator("13", "完工时间", "2026年9月30日前", "«2026年月30日»前")]) },
    {
      bad: project([indicator("13", "完工时间", "2026年6月30日前", "«2026年6月31日»前")]),
      near: [
        project([
          indicator("13", "完工时间", "2028年2月29日前"),
          indicator("13", "发放时间", "每月31日前"),
          indicator("13", "施工周期", "13个月"),
          indicator("11", "发放期数", "1-12月"),
          indicator("12", "执行标准", "GB 2026-13-1"),
          indicator("12", "合同", "合同号2026-13-05"),
          indicator("11", "封顶楼栋", "2026年6月35号楼"),
          indicator("13", "祭祀时间", "农历2月30日"),
          indicator("13", "规划期", "2024-2026年3年行动计划"),
        ]),
      ],
    },
    { bad: project([indicator("13", "验收时间", "2026-12-01前", "«2026-13-01»前")]) },
    { bad: project([indicator("13", "验收时间", "2026年12月底", "«2026年13月»底")]) },
    {
      bad: project([indicator("13", "值守时段", "8:00-20:00", "8:00-«25:00»")]),
      near: [project([indicator("13", "值守时段", "8:00-24:00"), indicator("12", "比分", "30:25")])],
    },
    {
      bad: project([indicator("13", "验收时间", "2026年9月底前", "«2026年9»底前")]),
      good: project([indicator("13", "验收时间", "2026年9月底前")]),
    },
    {
      bad: project([indicator("13", "验收时间", "2026年9月30日前", "«2026年930日»前")]),
      good: project([indicator("13", "验收时间", "2026年9月30日前")]),
    },
    {
      bad: project([indicator("13", "验收时间", "2026年12月底前", "«2026年12年底»前")]),
      good: project([indicator("13", "验收时间", "2026年12月底前")]),
    },
    { bad: project([indicator("13", "验收时间", "2026年10月底前", "«2026年110月»底前")]) },
    {
      bad: project([indicator("13", "验收时间", "2026年8月31日前", "2026年«8月月31日»前")]),
      good: project([indicator("13", "验收时间", "2026年8月31日前")]),
      near: [project([indicator("11", "发放期数", "每月月底前")])],
    },
    {
      bad: project([indicator("13", "验收时间", "2026年9月30日前", "2026年«9月30曰»前")]),
      good: project([indicator("13", "验收时间", "2026年9月30日前")]),
    },
    {
      bad: project([indicator("13", "验收时间", "2026年9月30日前", "2026年«9月30»前")]),
      good: project([indicator("13", "验收时间", "2026年9月30日前")]),
    },
    {
      bad: project([indicator("13", "验收时间", "2026年9月30日前", "«2206年»9月30日前")]),
      near: [project([indicator("23", "碳中和", "2060年前实现碳中和")])],
    },
    {
      bad: project([indicator("11", "培训人数", "≥50人")], {
        goal: "在«2月30日»前完成培训50人，提高服务水平，满足群众办事需要，并通过考核验收，不影响窗口服务。",
      }),
    },
  ],
  asks: [
    "季度",
    "目",
    "车",
    "周",
    "星期",
    ..."月年",
    ..."0123456789"
      .split("")
      .flatMap((digit) => [`:${digit}`, `：${digit}`, `-${digit}`, `/${digit}`, `.${digit}`]),
  ],
  text(text, report) {
    if (!MAYBE.test(text)) return;
    for (const { 0: date, index } of matchesIn(text, SLIPS)) {
      const insert = meant(date);
      const args = insert === date ? {} : { insert };
      report({ from: index, to: index + date.length }, { text: date, slip: true, ...args });
    }
    for (const pattern of DATES) {
      for (const { 0: date, index, groups } of matchesIn(text, pattern)) {
        const before = text.slice(Math.max(0, index - 8), index);
        // 成片时长30:00 and 荤素比30:70 are no times of the day.
        // 1:60至1:80 dilutes something.
        if (/^1[:：]/.test(date)) continue;
        if (!isThere(groups!) && !(/[:：]/.test(date) && /时长|片长|比/.test(before)))
          report(
            { from: index, to: index + date.length },
            { text: date, isTime: /[:：]|季度|周|星期/.test(date) },
          );
      }
    }
  },
  fix: replacing(),
};

const MAYBE = /季度|[lI][\d月日]|\d[目车]|[:：]\d|[周期][八九十]|\d月|月\d|\d[-/.]\d|\d年/;
// 202年9月, 20226年11月, 2026年12年底, 2026月12月, 6月30前, 2026年9底, 20269月底: a digit or a word too few or too many.
const SLIPS =
  /(?<![\d.]|公元前?|[前唐汉晋隋])2\d\d年(?=\d{1,2}月)|20\d\d年月\d{1,2}日|(?<!\d)20\d\d年\d{1,2}月日(?=之?前|$|[，。；])|(?<!\d|公元)(?:20\d|20\d{3})年(?=\d{1,2}月)|(?<![\d、—~至-])20\d\d年\d{1,2}年[底末]|(?<!\d)20\d\d月\d{1,2}月|(?<!\d)20\d\d年\d{3}月|(?<!\d)(?:1[0-2]|[1-9])月\d{3}日|\d{1,2}月月\d{1,2}日|(?<!\d)\d{1,2}月\d{1,2}曰|(?<!\d)2[1-9]\d\d年(?=\d{1,2}月)|(?<!\d)(?:1[0-2]|[1-9])目(?=[底末前]|\d{1,2}日)|(?<!\d)20\d\d车(?=\d{1,2}月)|(?<!\d)(?:1[0-2]|[1-9])月(?:底钱|前底)|(?<=\d年)[lI]\d?(?=月)|(?<=月)\d?[lI]\d?(?=日)|(?<![\d.])(?:1[0-2]|[1-9])月(?:[12]\d|3[01]|[1-9])(?=之?前)|(?<!\d)20\d\d年(?:1[0-2]|[1-9])(?=[底末](?:之?前|$|[，。；、]))|(?<!\d)20\d\d[ \u3000]?(?:1[0-2]|[1-9])月(?=[底末前上中下]|\d{1,2}日)|(?<!\d)20\d\d年\d{2,4}日(?=之?前)|\d{1,2}日日(?=之?前|$|[，。；])|(?<!\d)20\d\d年年(?=\d)/g;
// What a slip of one word was to be; itself where a digit is too few or too many, which nobody but the author knows.
function meant(date: string): string {
  return (
    date
      .replace("月月", "月")
      .replace("曰", "日")
      .replace("目", "月")
      .replace("车", "年")
      .replace(/[lI]/g, "1")
      .replace(/月(?:底钱|前底)$/, "月底前")
      .replace(/(年\d{1,2})年(?=[底末]$)/, "$1月")
      .replace(/^(20\d\d)月(?=\d)/, "$1年")
      .replace(/^(\d{1,2}月\d{1,2})$/, "$1日")
      .replace("日日", "日")
      .replace("年年", "年")
      .replace(/^(20\d\d)[ \u3000]?(?=\d{1,2}月)/, "$1年")
      .replace(/(年\d{1,2})$/, "$1月")
      // 111日 may be the first of November, too.
      .replace(/年(?!1[0-2]\d日)(1[0-2]|[1-9])([0-3]\d)日$/, "年$1月$2日")
      .replace(/年([1-9])([1-9])日$/, (said, month, day) =>
        Number(month + day) > 31 ? `年${month}月${day}日` : said,
      )
  );
}
const DATES = [
  /(?<!\d)(?<year>(?:19|20)\d\d)年(?<month>\d{1,2})月(?:(?<day>\d{1,2})(?:日|(?=[前底内止]|之前)|号(?!楼|院|线|机|井|文|公告|令)))?/g,
  /(?<![\d年]|[农阴]历)(?<month>\d{1,2})月(?<day>\d{1,2})(?:日|号(?!楼|院|线|机|井|文|公告|令))/g,
  // Numbers of contracts and standards look alike.
  /(?<![\dA-Za-z./-]\s?|[号同单〔(（第]\s?)(?<year>20[12]\d)([-/.])(?<month>\d{1,2})\2(?<day>\d{1,2})(?![\d./-])/g,
  // 25:30, and the eighth day of a week.
  /(?<![\d:：比])(?<hour>2[5-9]|[3-9]\d)[:：][0-5]\d(?![\d:：])(?=之?前|至|[-—~～])|(?<=[-—~～至]\s?)(?<until>2[5-9]|[3-9]\d)[:：][0-5]\d(?![\d:：])|(?<![\d:：比])\d{1,2}[:：](?<minute>[6-9]\d)(?![\d:：])(?=之?前|至|[-—~～])|(?<=[-—~～至]\s?)\d{1,2}[:：](?<last>[6-9]\d)(?![\d:：])|(?:每周|星期)(?<week>[八九十])(?!个?小时|[次场天节个家项])|第(?<quarter>[五六七八九5-9])季度/g,
  /每月(?<day>\d{1,2})[日号]/g,
  /(?<![\d年.-]|第|个|[-~～至到]\s?)(?<month>1[3-9]|0|00)月(?=底|末|初|份|[上中下]旬)/g,
];

// Without a year February may have 29 days, and without a month any other has 31.
function isThere({
  year = "2000",
  month = "1",
  day = "1",
  ...time
}: Readonly<Record<string, string>>): boolean {
  if (time["hour"] ?? time["until"] ?? time["minute"] ?? time["last"] ?? time["week"] ?? time["quarter"])
    return false;
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  return m >= 1 && m <= 12 && d >= 1 && d <= new Date(Date.UTC(y, m, 0)).getUTCDate();
}
