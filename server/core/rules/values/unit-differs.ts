import { type Measure, measureIn } from "../../model/measure.ts";
import type { Quantity } from "../../model/target.ts";
import { indicator, project } from "../example.ts";
import { isRate } from "../names.ts";
import type { Rule } from "../rule.ts";

export const unitDiffers: Rule = {
  id: "unit-differs",
  family: "values",
  severity: "warning",
  docs: {
    zh: "实施周期指标值与年度指标值的单位不同，或一个有一个没有；名称写明（台）或人数，值却是套、次。\n单位不同就没法比较，也显得是两个指标。\n名称和两个值用同一个单位、同一种写法。",
    en: "Cycle and annual value have different units, or one has none; or the name says （台） or 人数 and the value 套 or 次.\nThey cannot be compared.\nGive the name and both values one unit, written one way.",
  },
  message: {
    zh: ({ annual, cycle, named }) =>
      named
        ? `名称说的是“${named}”，指标值的单位却是“${annual}”`
        : cycle === undefined || annual === undefined
          ? `${cycle === undefined ? "实施周期" : "年度"}指标值没有写单位，另一个值的单位是“${cycle ?? annual}”`
          : `两个值的单位不同：${cycle}与${annual}`,
    en: ({ annual, cycle, named }) =>
      named
        ? `The name is of ${named}, and the value is in ${annual}`
        : cycle === undefined || annual === undefined
          ? `The ${cycle === undefined ? "cycle" : "annual"} value has no unit, and the other is in ${cycle ?? annual}`
          : `The units differ: ${cycle} and ${annual}`,
  },
  examples: [
    {
      bad: project([indicator("11", "分析报告数量", "19", "«13份»")]),
      near: [project([indicator("11", "备份次数", "12次", "6次")])],
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
  indicator: (one, report) => {
    const cycle = one.cycleTarget.main;
    const annual = one.annualTarget.main;
    if (one.annual === undefined || cycle === undefined || annual === undefined) return;
    // A rate without its % is reported as such.
    if (isRate(one.nameText) && cycle.percent !== annual.percent) return;
    // 元/人·月 and 元/人/月 are one.
    const unit = (quantity: Quantity) =>
      quantity.mark ??
      quantity.measure?.written
        .replace(/[·／/]每?/g, "/")
        .replace(/(?<=[人台班])\/(?=次)/g, "")
        .replace(/^个(?=日历天|工作日|自然日)/, "") ??
      "";
    const rest = (text: string, quantity: Quantity) =>
      quantity.measure === undefined && !quantity.percent && /\p{L}/u.test(text.slice(quantity.digits.to));
    const { measure } = annual;
    const named = measureNamed(one.nameText);
    if (named && measure && !annual.percent && unit(cycle) === unit(annual) && !fits(measure, named)) {
      report(one.annual, { named: named.written, annual: measure.written });
      return;
    }
    // Where one of them has several, the other may be about any.
    if (one.cycleTarget.quantities.some((other) => unit(other) === unit(annual))) return;
    if (one.annualTarget.quantities.some((other) => unit(other) === unit(cycle))) return;
    if (rest(one.cycleText, cycle) || rest(one.annualText, annual)) return;
    report(one.annual, { cycle: unit(cycle) || undefined, annual: unit(annual) || undefined });
  },
};

/** The unit that a name ends in: （台）, 人数, 户数. */
function measureNamed(name: string): Measure | undefined {
  const said =
    /[（(]([^（）()]{1,6})[）)]$/.exec(name)?.[1] ?? /(人|(?<![用客账帐商租储])户)数$/.exec(name)?.[1] ?? "";
  // （台/套） names either.
  if (/[/、]/.test(said)) return undefined;
  // 急救站（点）, 社区（村） name a thing of another kind.
  if (/[户站点村镇区乡院校所馆][（(](?:社区|[点站村镇所场街校园馆院处组][道区]?)[）)]$/.test(name))
    return undefined;
  const measure = measureIn(said);
  return measure?.length === said.length ? measure : undefined;
}

function fits(measure: Measure, named: Measure): boolean {
  return (
    measure.name === named.name ||
    (measure.money && named.money) ||
    measure.per.length > 0 ||
    ALIKE.some((names) => names.has(measure.name) && names.has(named.name))
  );
}

// What is measured alike; whoever is counted may be counted as a case, and each time he comes.
const ALIKE = [
  "米 公里 千米 厘米 毫米 里",
  "年 季度 月 周 天 日 工作日 自然日 小时 分钟 秒",
  "平方米 平方公里 平方千米 亩 公顷",
  "吨 千克 公斤 克",
  "人 人次 例 个 位 名",
  "户 家",
  "家 所 个 处",
  "点 处 个",
  "台 台套 辆",
  "株 棵",
  "册 份 本",
  "场 场次 次",
].map((names) => new Set(names.split(" ")));
