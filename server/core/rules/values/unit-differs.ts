import { distance } from "../../model/distance.ts";
import { isAsMuch, kindOf, type MeasureKind } from "../../model/kinds.ts";
import { type Measure, measureIn } from "../../model/measure.ts";
import { compare, isZero, shifted } from "../../model/money.ts";
import { compareQuantities, type Quantity } from "../../model/target.ts";
import { indicator, project } from "../example.ts";
import { bareName, isCount, isPositiveRate, isRate, isSatisfaction } from "../names.ts";
import { lacksPercent } from "../percent.ts";
import type { Args, IndicatorView, Rule } from "../rule.ts";
import type { Words } from "../words.ts";

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
          ? `两个值相差十倍：${cycle}与${annual}，是否漏了数字或小数点`
          : named
            ? `名称说的是“${named}”，指标值的单位却是“${annual}”`
            : cycle === undefined || annual === undefined
              ? `${cycle === undefined ? "实施周期" : "年度"}指标值没有写单位，另一个值的单位是“${cycle ?? annual}”`
              : `两个值的单位不同：${cycle}与${annual}`,
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
    { bad: project([indicator("11", "巡查次数", "«≥12公里»").replace("«≥12公里»；", "≥12公里；")]) },
    {
      bad: project([indicator("11", "分析报告数量", "«19»", "13份")]),
      near: [
        project([
          indicator("11", "备份次数", "12次", "6次"),
          indicator("41", "补助标准", "600元/人·月", "600元/月/人"),
          indicator("11", "巡护次数", "每月2次", "2次/月"),
          indicator("41", "补贴标准", "党龄满50年每人每月200元"),
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
    const cycle = one.cycleTarget.main;
    const annual = one.annualTarget.main;
    if (one.cycle === undefined || one.annual === undefined || cycle === undefined || annual === undefined)
      return;
    const { measure } = annual;
    // Most values are written twice.
    const isTwice = one.cycleText === one.annualText;
    if (!isTwice && cycle.percent !== annual.percent && isToldOf(one)) return;
    const [inCycle, inAnnual] = isTwice
      ? [NO_UNIT, NO_UNIT]
      : [unitOf(one.cycleText, cycle), unitOf(one.annualText, annual)];
    const isSame = alike(inCycle, inAnnual);
    const named =
      isSame && measure && !annual.percent
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
      (isSlipped(one.nameText, cycle, annual) || areSwapped(cycle, annual))
    ) {
      const how = areSwapped(cycle, annual) ? { swapped: true } : { slipped: true };
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
    report(units.cycle === undefined ? one.cycle : one.annual, units, more);
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

function alike(a: Unit, b: Unit): boolean {
  return a.key === b.key || a.often === b.often;
}

function unitOf(text: string, { mark, measure, from }: Quantity): Unit {
  if (mark !== undefined || measure === undefined)
    return { written: mark ?? "", key: mark ?? "", often: mark ?? "" };
  const before = EVERY.exec(text.slice(0, from))?.[0] ?? "";
  const every = [...before.matchAll(OF_EACH)].map(([, what]) => what!);
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

// ≥95% and ≥59%.
function areSwapped(a: Quantity, b: Quantity): boolean {
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

// Who comes is counted once, or each time: 人次.
// Whom a visit or a service is paid to may be counted for it.
const BY_HEADS = /人|户|家|车|机械|访|诊|体检|献血|服务|救助|接待|出动/;
const NO_TIMES = new Set(["人", "户", "台", "辆", "套", "座", "栋"]);

/** What a name is of that is counted in other units than this one; undefined where it fits, or nobody knows. */
function namedOtherwise(name: string, measure: Measure): string | undefined {
  // 服务天数 264人·天: the days of all.
  if (/[天日]数$/.test(name) && /^人[·／/]?[天日]$/.test(measure.written)) return undefined;
  const named = measureNamed(name);
  if (named) return fits(measure, named) ? undefined : named.written;
  const bare = bareName(name);
  const counted = kindOf(measure) ?? (COUNTS.has(measure.name) ? "counts" : undefined);
  const kind = counted && KINDS.find((one) => one.named.test(bare));
  if (
    /(?<![频人])次数$/.test(bare) &&
    !BY_HEADS.test(bare) &&
    NO_TIMES.has(measure.name) &&
    measure.per.length === 0
  )
    return "次数";
  if (kind === undefined || kind.units.includes(counted!)) return undefined;
  // 个, 项 and 次 count whatever can be counted.
  if (counted === "counts" && kind.units.some((unit) => COUNTED.has(unit))) return undefined;
  return kind.named.exec(bare)![0];
}

/** Of what each a name says so much is, where the value says it of another: 每户补助标准 and 元/人. */
function eachOtherwise({ nameText, annualText }: IndicatorView, { per }: Measure): string | undefined {
  const [said, more] = [...nameText.matchAll(EACH_NAMED)];
  if (said === undefined || more !== undefined || per.length !== 1 || annualText.includes("每"))
    return undefined;
  const of = (unit: string) => measureIn(unit === "生" ? "人" : unit);
  const [named, own] = [of(said[1] ?? said[2] ?? said[3]!), of(per[0]!)];
  return named !== undefined && own !== undefined && areApart(named, own) ? said[0] : undefined;
}

// Whether one thing cannot be counted in both: 人 and 户, 亩 and 公顷, 日 and 月. 车均 in 元/台 and 每人 in 元/次 may go together.
function areApart(a: Measure, b: Measure): boolean {
  const kinds = [a, b].map(kindOf);
  if (!kinds.every((kind) => kind !== undefined && EXACT.has(kind))) return false;
  if (kinds[0] !== kinds[1])
    return !kinds.includes("time") && !kinds.every((kind) => kind === "volume" || kind === "weight");
  const plain = ({ name }: Measure) => PLAIN[name] ?? name;
  return plain(a) !== plain(b);
}
const EXACT: ReadonlySet<MeasureKind> = new Set(["people", "length", "area", "time", "weight", "volume"]);
const PLAIN: Readonly<Record<string, string>> = {
  人次: "人",
  延米: "米",
  年度: "年",
  学年: "年",
  工作日: "天",
  自然日: "天",
};
const EACH_NAMED =
  /每(人|户|家|亩|公顷|公里|平方米|立方米|米|吨|台|辆|套|床|日|天|月|年|次|场|期|名|生|头|株|册|座|栋|间)|(人|户|亩|日|月|年|车|床|生)均|^(月|年|日)(?=补[贴助]|租金|工资|津贴)/g;

// What is paid or earned; 减免学费 counts those who need not pay.
const EARNED =
  /^(?!减免|发放|支付|补助|资助|免除|代缴|缴纳|收取|报销|承担|补贴|给予|兑付).*(?:(?:租赁|培训|会议|差旅|印刷|维护|保养|检测|物业|管理|服务|劳务|咨询|设计|监理|审计|评审|住宿|伙食|材料|人工|燃料|电|水|油|学)费|租金|税收|税收收入|销售额|成交额|营业额|销售收入|采购成本|人均补助|生均补助|投放资金|投入资金)$/;

const COUNTS: ReadonlySet<string> = new Set(
  "次 个 家 份 项 所 处 批次 批 页 例 起 名 位 宗 种 类 村 家次 台次".split(" "),
);
const COUNTED: ReadonlySet<MeasureKind | "counts"> = new Set(["people", "things", "events"]);

// What stands at the end of a name, and what that may be counted in.
const KINDS: readonly { readonly named: RegExp; readonly units: readonly (MeasureKind | "counts")[] }[] = [
  // Whom or how often it is paid to may be counted for what is paid.
  {
    named:
      /^(?!.*(?:发放|拨付|兑付|支付|下达|减免|资助)).*(?:(?<![名份限])额|资金|价格|经费|(?<![免消收缴计])费|总投资|投资额|(?:营业|经营|销售|旅游|门票|租金|税收|增加)收入)$/,
    units: ["money"],
  },
  { named: /亩数$/, units: ["area"] },
  { named: /(?:公里|(?<![平立]方)米)数$/, units: ["length"] },
  { named: /吨数$/, units: ["weight"] },
  {
    named: /(?:车辆|设备|机柜|电脑|计算机|仪器|桌椅|路灯|摄像头|树木|苗木|图书)(?:数|数量)$/,
    units: ["things", "events", "length", "area", "weight", "volume"],
  },
  { named: /(?:天|月|(?<![青少成])年|日)数$/, units: ["time"] },
  { named: /面积$/, units: ["area"] },
  { named: /(?:里程|长度)$/, units: ["length"] },
  { named: /(?:金额|总额|单价|造价|费用|总成本)$/, units: ["money"] },
  // Beds are things.
  { named: /床数$/, units: ["things", "people"] },
  {
    named: /(?:响应|处理|办理|等待|等候|出警|到场|到达|处置|审批|修复|恢复|抢修|排队)(?:时间|时长|时限)$/,
    units: ["time"],
  },
  { named: /人次$/, units: ["people"] },
  { named: /(?<!频)次数$/, units: ["events", "people", "things", "time"] },
  { named: /(?:期|届|场)数$/, units: ["events", "things", "time"] },
  { named: /人口$/, units: ["people"] },
  {
    named: /(?:污水|垃圾|废水|固废|货运|清运|转运|收运|消纳|减排)量$/,
    units: ["weight", "volume", "things", "events"],
  },
  { named: /吞吐量$/, units: ["weight", "volume", "things", "events", "people"] },
  { named: /(?:清淤|疏浚|蓄水|供水|处理水|用水|取水|排水)量$/, units: ["weight", "volume"] },
  { named: /(?:时限|质保期)$/, units: ["time"] },
  { named: /平均(?:时间|等候时间|等待时间|用时)$/, units: ["time"] },
  { named: EARNED, units: ["money"] },
  {
    named: /(?:企业|课题|项目|单位|机构|学校|幼儿园|社区)(?:数|数量)$/,
    units: ["people", "things", "events", "time"],
  },
  {
    named: /数量$|种数$/,
    units: ["people", "things", "events", "length", "area", "weight", "volume", "time"],
  },
  { named: /(?:时长|工期|(?:建设|施工|采购|交付|供货)周期)$/, units: ["time"] },
  { named: /(?:施工|培训|服务|巡查|耗用?|运行|开放|工作)(?:时间|时限)$|耗时$/, units: ["time", "events"] },
  { named: /(?:完成|完工|竣工|交付|发放|拨付|提交|报送|到位|上线)(?:时间|时限)$/, units: ["time"] },
  {
    named: /(?:补助|补贴|资助|救助|奖励|经费|收费)标准$/,
    units: ["money", "weight", "volume", "area", "length", "things"],
  },
  { named: /(?:产值|营业收入|利润|(?<!时间|人力|人工|用工|生态|环境|社会|土地)成本)$/, units: ["money"] },
  { named: /场次$/, units: ["events", "things", "time"] },
  { named: /(?:[台辆栋篇]|(?<!注)册|(?<!讲)座)数$/, units: ["things"] },
  { named: /(?:[件起例套])数$/, units: ["things", "people", "events"] },
  // What stands in rows and rooms is counted, whatever is paid for it.
  {
    named:
      /(?:岗位|床位|车位|学位|泊位|工位|站点|网点|点位|班次|报告|方案|规划|图书|档案|路灯|公厕|厕所|样品|样本|课程|教材|节目|影片|剧目|活动|会议|展览|赛事|专利|论文|人才|专家|学生|学员|志愿者|人员)(?:数|数量)$/,
    units: ["length", "area", "time", "weight", "volume", "events", "people", "things"],
  },
];

/** The unit that a name ends in: （台）, 人数, 户数. */
function measureNamed(name: string): Measure | undefined {
  const said =
    /[（(]([^（）()]{1,6})[）)]$/.exec(name)?.[1] ??
    /(人|(?<![用客账帐商租储])户|台|辆|株)数$/.exec(name)?.[1] ??
    "";
  // （台/套） names either.
  if (/[/、]/.test(said)) return undefined;
  // 培训期数及人数 is of both.
  if (/[及和与、][^（）()]{0,4}数$/.test(name)) return undefined;
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
  "户 家 户次",
  "家 所 个 处",
  "点 处 个",
  "台 台套 辆 部 个 盏 架 面",
  "项 个 期 块",
  "次 家次 台次 场次",
  "盏 套",
  "户 栋 间 座",
  "株 棵",
  "册 份 本",
  "场 场次 次",
].map((names) => new Set(names.split(" ")));
