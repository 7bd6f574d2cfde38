import { measures } from "../../model/measure.ts";
import { compare, type Decimal, isZero, multiply, shifted } from "../../model/money.ts";
import {
  comparable,
  compareQuantities,
  isCeiling,
  isFloor,
  type Quantity,
  type Target,
} from "../../model/target.ts";
import { indicator, project } from "../example.ts";
import { bareName } from "../names.ts";
import { hasLetter } from "../phrases.ts";
import type { Rule } from "../rule.ts";

export const cycleBelowAnnual: Rule = {
  id: "cycle-below-annual",
  title: "周期值小于年度值",
  family: "values",
  severity: "error",
  docs: {
    zh: "实施周期指标值小于年度指标值。\n周期包含本年，数量和金额不会比一年还少；逐年减少的上限只作提示。\n核对两个值，多半是写反了，或周期值只写了半年。",
    en: "The cycle value is less than the annual one.\nThe cycle contains the year: a count or an amount cannot be smaller; a ceiling that falls is only pointed at.\nCheck both; they may be swapped, or the cycle value covers half a year.",
  },
  message: {
    zh: ({ annual, cycle, isDate, isSlip, mayFall }) =>
      isDate
        ? `年度指标值“${annual}”晚于实施周期指标值“${cycle}”`
        : isSlip
          ? `实施周期指标值“${cycle}”与年度指标值“${annual}”数字相同，小数点或零的位数不同`
          : `实施周期指标值“${cycle}”小于年度指标值“${annual}”${mayFall ? "；若是逐年减少的上限，可不改" : ""}`,
    en: ({ annual, cycle, isDate, isSlip, mayFall }) =>
      isDate
        ? `The annual value ${annual} is later than the cycle value ${cycle}`
        : isSlip
          ? `The cycle value ${cycle} and the annual value ${annual} have the same digits and another place`
          : `The cycle value ${cycle} is less than the annual value ${annual}${mayFall ? "; a ceiling that falls from year to year may stay" : ""}`,
  },
  examples: [
    { bad: project([indicator("11", "年飞行小时数", "«≥304小时»", "≥380小时")]) },
    { bad: project([indicator("11", "投诉件数", "«≤3件»", "≤5件")]) },
    { bad: project([indicator("12", "管网漏损率", "«≤9%»", "≤90%")]) },
    { bad: project([indicator("13", "完成时间", "«2026年6月底前»", "2026年12月底前")]) },
    { bad: project([indicator("11", "养老床位", "«≥460张»", "≥4460张")]) },
    {
      bad: project([indicator("11", "培训人数", "«≥50人»", "≥100人")]),
      near: [
        project([indicator("22", "年末剩余病险水闸座数", "0座", "6座")]),
        project([
          indicator("11", "培训人数", "≥8人", "≥5人"),
          indicator("12", "考核合格率", "≥80%", "≥95%"),
          indicator("23", "万元GDP用水量", "≤40立方米", "≤45立方米"),
          indicator("41", "存量债务余额", "≤2亿元", "≤3亿元"),
          indicator("13", "响应时间", "≤2小时", "≤3小时"),
          indicator("12", "考核平均分", "≥80分", "≥90分"),
          indicator("11", "每期参训人数", "≥50人", "≥60人"),
          indicator("11", "日均供水", "≥2万吨", "≥2.1万吨"),
          indicator("11", "在校生数", "≥3000人", "≥3200人"),
        ]),
      ],
    },
  ],
  indicator: (one, report) => {
    const cycle = one.cycleTarget.main;
    const annual = one.annualTarget.main;
    // Most values are written twice.
    if (one.cycle === undefined || one.cycleText === one.annualText) return;
    // `malformed-number` tells of it.
    if (hasLetter(one.cycleText) || hasLetter(one.annualText)) return;
    const said = { cycle: one.cycleText, annual: one.annualText };
    const [end, year] = [one.cycleText, one.annualText].map(monthIn);
    if (end !== undefined && year !== undefined && year > end) {
      report(one.cycle, { ...said, isDate: true });
      return;
    }
    if (cycle === undefined || annual === undefined) return;
    // Where there are several, which of them are to be compared is anybody's guess.
    if (isOneOfSeveral(one.cycleTarget) || isOneOfSeveral(one.annualTarget)) return;
    // Ceilings do not add up over the years: ≤9% and ≤90%, ≤3天 and ≤30天 are one number, written wrong.
    if (
      isCeiling(cycle.relation) &&
      isCeiling(annual.relation) &&
      comparable(cycle, annual) &&
      isSlip(cycle, annual)
    ) {
      if (NO_COUNT.has(annual.measure?.name ?? "") || annual.percent || annual.measure?.per.length)
        report(one.cycle, { ...said, isSlip: true }, { severity: "warning" });
      return;
    }
    if (cycle.percent || annual.percent || !sameKind(cycle, annual, one.nameText)) return;
    // What is there at a time is no sum of years, and yet not many times as much in one of them.
    const isLevel =
      LEFT.test(one.nameText) || STANDARD.test(one.nameText) || LEVEL.test(bareName(one.nameText));
    if (isLevel && (isZero(cycle.number) || !isFloor(annual.relation) || !isManyTimes(cycle, annual))) return;
    // A place among others, and so many per ten thousand, are no counts.
    if (/第\s*\d|前\d|[/／每]\s*[\d十百千万亿]/.test(one.annualText)) return;
    if (compareQuantities(cycle, annual) >= 0) return;
    if (isForEach(one.cycleText, cycle, annual)) return;
    // 投诉件数 ≤3件 and ≤5件: from year to year there may be fewer. Money that may be spent adds up.
    const mayFall =
      !annual.measure?.money &&
      isCeiling(annual.relation) &&
      (isCeiling(cycle.relation) || isZero(cycle.number));
    if (mayFall && !PART.test(one.cycleText))
      report(one.cycle, { ...said, mayFall }, { severity: "information" });
    else report(one.cycle, said);
  },
};

// 每村300人 of 3000人: of how many nobody says. A part of the year is told of.
function isForEach(text: string, { digits, measure }: Quantity, annual: Quantity): boolean {
  const each = EACH.exec(text.slice(0, digits.from))?.slice(1).find(Boolean) ?? measure?.per[0];
  return each !== undefined && !/[年季月周天日]/.test(each) && (annual.measure?.per.length ?? 0) === 0;
}
const EACH = /(?:每([\u4e00-\u9fff]{1,2}?)|([户人村班])均)\s*[≥≤><=]?\s*(?:不少于|不低于|不超过)?\s*$/;

// The half of a year is less than the year.
const PART = /[上下]半年|季度|[每当]月/;

// The month by which something is to be done, counted from the year 0; undefined where a value says no such thing.
function monthIn(text: string): number | undefined {
  const [, year, month] = BY_MONTH.exec(text.trim()) ?? [];
  return year === undefined ? undefined : 12 * Number(year) + Number(month);
}
const BY_MONTH = /^[≤<]?\s*(20\d\d)年(\d{1,2})月(?:\d{1,2}日|底|末)?(?:之?前)?(?:完成|完工|竣工)?。?$/;

// Ten or a hundred times as much.
function isSlip(a: Quantity, b: Quantity): boolean {
  return !isZero(a.number) && [1, 2].some((places) => compare(shifted(a.number, places), b.number) === 0);
}

function isManyTimes(a: Quantity, b: Quantity): boolean {
  return compareQuantities({ ...a, number: multiply(a.number, MANY) }, b) <= 0;
}
const MANY: Decimal = { units: 9n, decimals: 0 };

function isOneOfSeveral({ quantities }: Target): boolean {
  return quantities.length > 1 && quantities.filter(({ relation }) => relation !== undefined).length !== 1;
}

// Times, scores and standards do not add up over the years.
const NO_COUNT = measures(
  "小时",
  "分钟",
  "秒",
  "毫秒",
  "天",
  "工作日",
  "自然日",
  "月",
  "季度",
  "年",
  "周",
  "分",
  "级",
  "度",
  "倍",
  "摄氏度",
  "分贝",
);
// Nor do averages, and what is there at a time.
const STANDARD =
  /人均|户均|场均|万元GDP|万元产值|^(?:年度?|每年)[^，]{0,8}(?:费用?|租金|成本|支出|经费)|单位(?:产值|产品|面积|GDP)|等级|平均|年均|月均|日均|亩均|次均|例均|班均|(?<!高)校均|百元|每|千人|万人|当年|单价|标准|频次|频率|浓度|时限|时长|周期|在校|在册|在岗|在编|在网|在园|在院|在训|存栏|现有|现役|供养|管护|床位|排名|名次|位次|班额|生均|能耗|收入比|[^占]比$|比值/;

// What is left to be done is to become less.
const LEFT =
  /孤儿|优抚|离休|遗属|老党员|精简|抚恤|老兵|剩余|存量|积案|未(?!成年|来)|(?<![接招等期善优对]|看)待(?!遇|客)|(?<!学)[年期]末|缺口|结存|病险|危[桥房楼]|[A-D]级危|无证|超期|撂荒|失修/;

// Prices and pay, and what is had at a time, by the end of a name.
const LEVEL =
  /(?:均价|床日[^，]{0,4}|保有量|(?:参保|低保|特困|五保|在保)[^，]{0,4}(?:人数|户数|对象数|对象)|保洁面积|维护[盏座]数|[票房油水电]价|薪|收入|带宽|水位|半径|存量|余额|编外[^，]{0,4}人数|编外人员数|在建[^，]{0,6}数|规模|增产)$/;

function sameKind(a: Quantity, b: Quantity, name: string): boolean {
  if (a.measure?.per.length || b.measure?.per.length) return false;
  if (NO_COUNT.has(a.measure?.name ?? "") && !TALLY.test(name)) return false;
  return comparable(a, b);
}
// 飞行小时数 is how many hours, and no time by which something is done.
const TALLY = /(?:小时|时|天)数$/;
