import { distance } from "../../model/distance.ts";
import { isAsMuch } from "../../model/kinds.ts";
import { compare, isZero, shifted } from "../../model/money.ts";
import { compareQuantities, type Quantity } from "../../model/target.ts";
import { matchesIn } from "../../text.ts";
import { indicator, project } from "../example.ts";
import { isCount, isPositiveRate, isRate, isSatisfaction } from "../names.ts";
import { lacksPercent } from "../percent.ts";
import type { Args, IndicatorView, Rule } from "../rule.ts";
import type { Words } from "../words.ts";
import { eachOtherwise, namedOtherwise } from "./named-units.ts";

export const unitDiffers: Rule = {
  id: "unit-differs",
  title: "计量单位不一致",
  family: "values",
  severity: "warning",
  docs: {
    zh: "实施周期指标值与年度指标值的单位不同，或一个有一个没有；名称写明（台）或人数，值却是套、次；岗位数写成了元，建设周期写成了公里，补助标准写成了人。\n单位不同就没法比较，也显得是两个指标。\n名称和两个值用同一个单位、同一种写法。",
    en: "Cycle and annual value have different units, or one has none; or the name says （台） or 人数 and the value 套 or 次; a number of posts is given in 元, a period in 公里, or a standard of subsidies in 人.\nThey cannot be compared.\nGive the name and both values one unit, written one way.",
  },
  message: {
    zh: ({ annual, cycle, named, slipped, swapped }) =>
      swapped
        ? `两个值的数字前后颠倒：${cycle}与${annual}`
        : slipped
          ? `两个值相差十倍：${cycle}与${annual}，是否漏了数字或小数点？`
          : named
            ? `名称说的是“${named}”，指标值的单位却是“${annual}”`
            : cycle === undefined || annual === undefined
              ? `${cycle === undefined ? "实施周期" : "年度"}指标值没有写单位，另一个值的单位是“${cycle ?? annual}”`
              : `两个值的计量单位不同：${cycle}与${annual}`,
    en: ({ annual, cycle, named, slipped, swapped }) =>
      swapped
        ? `The values have the same digits the other way round: ${cycle} and ${annual}`
        : slipped
          ? `The values are ten times apart: ${cycle} and ${annual}; was a digit or a point lost?`
          : named
            ? `The name is of ${named}, and the value is in ${annual}`
            : cycle === undefined || annual === undefined
              ? `The ${cycle === undefined ? "cycle" : "annual"} value has no unit, and the other is in ${cycle ?? annual}`
              : `The units differ: ${cycle} and ${annual}`,
  },
  examples: [
    { bad: project([indicator("11", "保洁河道长度", "≥74.5公里", "«≥74.5公理»")]) },
    {
      bad: project("1、1-产出指标；11-数量指标；购置车辆数量；年度指标值:«44人»。"),
      near: [project("1、1-产出指标；11-数量指标；购置车辆数量；年度指标值:44辆。")],
    },
    { bad: project([indicator("11", "巡查次数", "«≥12公里»").replace("«≥12公里»；", "≥12公里；")]) },
    {
      bad: project([indicator("11", "分析报告数量", "«19»", "13份")]),
      near: [
        project([
          indicator("11", "备份次数", "12次", "6次"),
          indicator("41", "补助标准", "600元/人·月", "600元/月/人"),
          indicator("11", "巡护次数", "每月2次", "2次/月"),
          indicator("41", "补贴标准", "党龄满50年每人每月200元"),
          indicator("13", "修剪完成时间", "3月底前、11月底前各一次"),
        ]),
      ],
    },
    {
      bad: project([indicator("31", "群众满意度", "≥98%", "«≥9.8%»")]),
      near: [
        project([indicator("12", "工程完成率", "100%", "10%"), indicator("12", "合格率", "≥98%", "≥95%")]),
      ],
    },
    {
      bad: project([indicator("41", "工程造价", "≤100万元", "«≤100元»")]),
      near: [project([indicator("41", "工程造价", "≤100万元", "≤80万元")])],
    },
    {
      bad: project([indicator("11", "造林面积", "«≥500公里»")]).replace("«≥500公里»；", "≥500公里；"),
      near: [project([indicator("11", "造林面积", "≥500公顷"), indicator("13", "服务时间", "≥8课时")])],
    },
    {
      bad: project([indicator("11", "采购数量（台）", "«50套»")]).replace("«50套»；", "50套；"),
      near: [
        project([
          indicator("11", "采购数量（台）", "50台"),
          indicator("41", "采购费用（万元）", "≤50元"),
          indicator("12", "合格率（%）", "≥95%"),
          indicator("11", "培训人数（线上）", "≥50人"),
        ]),
      ],
    },
    {
      bad: project([indicator("11", "测评次数", "«≥2人»")]).replace("«≥2人»；", "≥2人；"),
      near: [project([indicator("11", "服务人次数", "≥200人"), indicator("11", "巡诊次数", "≥200人次")])],
    },
    {
      bad: project([indicator("11", "购置电脑台数", "«26套»")]).replace("«26套»；", "26套；"),
      near: [project([indicator("11", "购置设备台套数", "26套"), indicator("11", "车辆台数", "26辆")])],
    },
    {
      bad: project([indicator("11", "开发公益性岗位数", "«1100元»")]).replace("«1100元»；", "1100元；"),
      near: [
        project([
          indicator("41", "项目概算数", "≤1100元"),
          indicator("41", "单价控制数", "≤50元"),
          indicator("11", "新增床位数", "60张"),
        ]),
      ],
    },
    {
      bad: project([indicator("41", "每户补助标准", "≤500元/人", "«≤500元/人»")]),
      near: [
        project([
          indicator("41", "每户补助标准", "≤500元/户"),
          indicator("41", "每人补助标准", "≤500元/天"),
          indicator("41", "人均培训成本", "≤500元/人次"),
          indicator("41", "月补贴标准", "≤500元/人"),
          indicator("41", "每人每天伙食标准", "≤50元/天"),
          indicator("41", "车均维护费", "≤5000元/辆"),
          indicator("41", "每立方米水价", "≤3元/m3"),
        ]),
      ],
    },
    { bad: project([indicator("41", "亩均补贴", "≤50元/公顷", "«≤50元/公顷»")]) },
    { bad: project([indicator("41", "日均费用", "≤500元/月", "«≤500元/月»")]) },
    {
      bad: project([indicator("11", "培训人数", "«≥500次»")]).replace("«≥500次»；", "≥500次；"),
      near: [
        project([
          indicator("11", "培训人数", "≥500人次"),
          indicator("11", "受益户数", "≥50户"),
          indicator("22", "系统用户数", "≥50人"),
          indicator("11", "道路长度（公里）", "≥3000米"),
          indicator("22", "救治人数", "≥50例"),
        ]),
      ],
    },
  ],
  indicator: (one, report, { words }) => {
    const annual = one.annualTarget.main;
    const cycle = one.cycle === undefined ? annual : one.cycleTarget.main;
    if (one.annual === undefined || cycle === undefined || annual === undefined) return;
    const { measure } = annual;
    // Most values are written twice, and in many tables there is but one.
    const isTwice = one.cycle === undefined || one.cycleText === one.annualText;
    if (!isTwice && cycle.percent !== annual.percent && isToldOf(one)) return;
    const [inCycle, inAnnual] = isTwice
      ? [NO_UNIT, NO_UNIT]
      : [unitOf(one.cycleText, cycle), unitOf(one.annualText, annual)];
    const isSame = alike(inCycle, inAnnual);
    const named =
      isSame && measure && !annual.percent && !isWhen(one)
        ? (namedOtherwise(one.nameText, measure) ?? eachOtherwise(one, measure))
        : undefined;
    if (named && measure) {
      report(one.annual, { named, annual: measure.written });
      return;
    }
    if (isTwice) return;
    if (
      isSame &&
      cycle.percent &&
      isPositive(one.nameText, words) &&
      (isSlipped(one.nameText, cycle, annual) || isSwapped(one.nameText, cycle, annual))
    ) {
      const how = isSwapped(one.nameText, cycle, annual) ? { swapped: true } : { slipped: true };
      report(one.annual, { cycle: one.cycleText, annual: one.annualText, ...how });
      return;
    }
    if (isSame) {
      const scales = scalesApart(one.cycleText, cycle, one.annualText, annual);
      if (scales) report(one.annual, scales);
      return;
    }
    // Where one of them has several, the other may be about any.
    if (one.cycleTarget.quantities.some((other) => alike(unitOf(one.cycleText, other), inAnnual))) return;
    if (one.annualTarget.quantities.some((other) => unitOf(one.annualText, other).key === inCycle.key))
      return;
    const isMisspelt = areAlmostAlike(one.cycleText, cycle, one.annualText, annual);
    if (!isMisspelt && (goesOn(one.cycleText, cycle) || goesOn(one.annualText, annual))) return;
    const units = isMisspelt
      ? {
          cycle: one.cycleText.slice(cycle.digits.to).trim(),
          annual: one.annualText.slice(annual.digits.to).trim(),
        }
      : { cycle: inCycle.written || undefined, annual: inAnnual.written || undefined };
    // What lacks its unit is what is wrong; 0.5小时 and 30分钟 are as long.
    const more = isAsMuch(cycle, annual) ? ({ severity: "information" } as const) : {};
    report(units.cycle === undefined ? one.cycle! : one.annual, units, more);
  },
};

/** The unit of a quantity as it is written, a key of it, and one with how often: 每月2次 is as much as 2次/月. */
interface Unit {
  readonly written: string;
  readonly key: string;
  readonly often: string;
}

const NO_UNIT: Unit = { written: "", key: "", often: "" };

// A rate without its % is told of as such, and a count with one.
function isToldOf({ nameText, annualTarget, cycleTarget }: IndicatorView): boolean {
  const isRateAlone = isRate(nameText) || isSatisfaction(nameText);
  return (isRateAlone && (!annualTarget.main?.percent || lacksPercent(cycleTarget))) || isCount(nameText);
}

// 完成时间 3月底前、11月底前各一次: it says when, whatever else.
function isWhen({ nameText, annualText }: IndicatorView): boolean {
  return /(?:时间|时限|日期)$/.test(nameText) && /\d月|季度|年底|[上中下]旬/.test(annualText);
}

function alike(a: Unit, b: Unit): boolean {
  return a.key === b.key || a.often === b.often;
}

function unitOf(text: string, { mark, measure, from }: Quantity): Unit {
  if (mark !== undefined || measure === undefined)
    return { written: mark ?? "", key: mark ?? "", often: mark ?? "" };
  const before = EVERY.exec(text.slice(0, from))?.[0] ?? "";
  const every = matchesIn(before, OF_EACH).map(([, what]) => what!);
  // 元/人·月, 元/月/人 and 元/人月 are one.
  const [first = "", ...per] = measure.written
    // 台套, 台（套） and 件/套 are counted as 台 and 件.
    .replace(/^([台件个部])[／/]?套$/, "$1")
    .replace(/[·／/]每?|每/g, "/")
    .replace(/(?<=[人台班])\/(?=次)/g, "")
    .replace(/(?<=\/(?:人|床|台|辆|户|间|班))(?=[天日月年])/g, "/")
    .replace(/^个(?=日历天|工作日|自然日)/, "")
    .split("/");
  const keyOf = (parts: readonly string[]) =>
    [first, ...parts.map((part) => (part === "日" ? "天" : part)).sort()].join("/");
  // In the annual value 12次 are 12次/年.
  const often = [...per, ...every].filter((part) => part !== "年");
  return { written: measure.written, key: keyOf(per), often: keyOf(often) };
}
const OF_EACH =
  /(?:[每全](?=[年季月周日天期])|每)(年|季度?|月|周|日|天|次|场|期|人|户|亩|生|床|村|校|班|车|辆|台)/g;
const EVERY = new RegExp(`(?:${OF_EACH.source})+[度均]?\\s*(?:[≥≤><=]|不少于|不低于|不超过)?\\s*$`);

// Whether words stand behind a number that nobody knows as a unit, or behind one of so much per what nobody knows.
function goesOn(text: string, { measure, percent, digits }: Quantity): boolean {
  const rest = text.slice(digits.to);
  if (measure === undefined) return !percent && /\p{L}/u.test(rest);
  return /^\s*[/／·每]\s*\p{L}/u.test(rest.slice(measure.length));
}

// 74.5公里 and 74.5公理: one number, and what stands behind it differs in one character.
function areAlmostAlike(a: string, one: Quantity, b: string, other: Quantity): boolean {
  if (compare(one.number, other.number) !== 0) return false;
  const [tail, rest] = [a.slice(one.digits.to).trim(), b.slice(other.digits.to).trim()];
  if (tail.length < 2 || tail.length > LONGEST_UNIT || tail.length !== rest.length) return false;
  return distance(tail, rest, 1) === 1;
}
const LONGEST_UNIT = 4;

function isPositive(name: string, words: Words): boolean {
  return (isSatisfaction(name) || isPositiveRate(name, words)) && !/完成|进度/.test(name);
}

// ≥95% and ≥59%. 覆盖率 may rise over the years.
function isSwapped(name: string, a: Quantity, b: Quantity): boolean {
  if (/覆盖|普及|普惠|占比|利用/.test(name)) return false;
  const [one, other] = [a, b].map(({ number }) => (number.decimals === 0 ? String(number.units) : ""));
  return one!.length === 2 && one !== other && one === [...other!].reverse().join("");
}

// ≥98% and ≥9.8%, ≥90% and ≥9%: the same digits, and another place.
function isSlipped(name: string, a: Quantity, b: Quantity): boolean {
  // 100% in the end and 10% this year is what many set themselves.
  const isOdd = isSatisfaction(name) || a.number.decimals > 0 || b.number.decimals > 0;
  if (!isOdd || isZero(a.number) || isZero(b.number)) return false;
  return [1, 2].some(
    (places) =>
      compare(shifted(a.number, places), b.number) === 0 ||
      compare(a.number, shifted(b.number, places)) === 0,
  );
}

/** 100万元 and 100元: the same digits with and without 万 are a slip, whatever they count. */
function scalesApart(
  cycleText: string,
  cycle: Quantity,
  annualText: string,
  annual: Quantity,
): Args | undefined {
  if (compareQuantities(cycle, annual) === 0) return undefined;
  const said = (text: string, { digits, measure }: Quantity) =>
    SCALED.exec(text.slice(digits.from, digits.to + (measure?.length ?? 0)));
  const [a, b] = [said(cycleText, cycle), said(annualText, annual)];
  if (a === null || b === null || a[1] !== b[1] || a[2] === b[2]) return undefined;
  // `cycle-below-annual` tells of one that is too small.
  if (compareQuantities(cycle, annual) < 0 && annual.measure?.per.length === 0) return undefined;
  return { cycle: a[2], annual: b[2] };
}
const SCALED = /^([\d.,]+)\s*([万亿]?[^\d\s]*)$/;
