import { oncePerText } from "../memo.ts";
import type { Decimal } from "./money.ts";

/** The unit of a quantity: what is counted, per what. */
export interface Measure {
  /** In its usual spelling: ㎡ is 平方米, 元每人每月 is 元/人/月. */
  readonly name: string;
  /** How it is written, and how many UTF-16 units that takes. */
  readonly written: string;
  readonly length: number;
  /** Whether it counts money; `factor` then brings it to 元. */
  readonly money: boolean;
  readonly factor: Decimal;
  /** What it is counted by, in usual spelling: 人, 月. Empty for a plain unit. */
  readonly per: readonly string[];
}

/** The unit at the start of what follows a number; undefined where no unit stands there. */
export function measureIn(tail: string): Measure | undefined {
  return known(tail).measure;
}

const known = oncePerText((tail) => ({ measure: read(tail) }));

function read(tail: string): Measure | undefined {
  // 300余人 are counted by the head, too.
  const blanks = /^\s*[余多]?/.exec(tail)![0].length;
  let at = blanks;
  const first = baseAt(tail, at);
  if (first === undefined) return undefined;
  at += first.length;
  const per: string[] = [];
  for (;;) {
    const mark = PER.exec(tail.slice(at));
    // 满50年每月200元: a year is no year a month.
    if (mark === null || (PERIODS.has(first.name) && !/[/／·]/.test(mark[0]))) break;
    const by = baseAt(tail, at + mark[0].length) ?? pupilAt(tail, at + mark[0].length);
    if (by === undefined) break;
    per.push(by.name);
    at += mark[0].length + by.length;
  }
  const money = MONEY[first.name];
  return {
    name: [first.name, ...per].join("/"),
    written: tail.slice(blanks, at),
    length: at,
    money: money !== undefined,
    factor: { units: 10n ** BigInt(money ?? 0), decimals: 0 },
    per,
  };
}

// 元/生·年. By themselves pupils are counted as 人: 一生一案 is no number of them.
function pupilAt(tail: string, at: number): { readonly name: string; readonly length: number } | undefined {
  return tail[at] === "生" ? { name: "生", length: 1 } : undefined;
}

const PERIODS = new Set(["年", "月", "周", "天"]);
const PER = /^\s*(?:[/／·]\s*每?|每一?)\s*/;

// Measures by their usual name, with other spellings. Longer ones are tried first.
const NAMES = [
  ["亿元"],
  ["万元", "万元人民币"],
  ["千元"],
  ["元", "元人民币"],
  ["美元"],
  ["欧元"],
  ["人", "名", "位"],
  ["人次"],
  ["人月"],
  ["人天"],
  ["人日", "工日"],
  ["户"],
  ["户次"],
  ["家"],
  ["家次"],
  ["家庭"],
  ["学时"],
  ["课时"],
  ["学分"],
  ["个"],
  ["项"],
  ["件"],
  ["件次"],
  ["宗"],
  ["起"],
  ["例"],
  ["单"],
  ["批次", "批"],
  ["次"],
  ["场"],
  ["场次"],
  ["期"],
  ["班"],
  ["班次"],
  ["轮"],
  ["届"],
  ["组"],
  ["队"],
  ["支"],
  ["份"],
  ["篇"],
  ["本"],
  ["册"],
  ["部"],
  ["套"],
  ["台"],
  ["台套", "台（套）", "台(套)", "台/套", "套（台）"],
  ["台次"],
  ["辆"],
  ["辆次"],
  ["架"],
  ["艘"],
  ["艘次"],
  ["列"],
  ["列次"],
  ["航班"],
  ["航次"],
  ["标准箱", "TEU"],
  ["条"],
  ["条次"],
  ["张"],
  ["枚"],
  ["块"],
  ["片"],
  ["面"],
  ["幅"],
  ["画幅"],
  ["副"],
  ["把"],
  ["只"],
  ["头"],
  ["匹"],
  ["羽"],
  ["羽次"],
  ["尾"],
  ["株"],
  ["棵"],
  ["盆"],
  ["粒"],
  ["剂", "剂次"],
  ["针", "针次"],
  ["瓶"],
  ["盒"],
  ["箱"],
  ["包"],
  ["袋"],
  ["桶"],
  ["车"],
  ["车次"],
  ["卷"],
  ["盘"],
  ["根"],
  ["杆"],
  ["颗"],
  ["顶"],
  ["双"],
  ["对"],
  ["盏"],
  ["扇"],
  ["井"],
  ["轴"],
  ["尊"],
  ["帧"],
  ["樘"],
  ["孔"],
  ["口"],
  ["眼"],
  ["座"],
  ["栋", "幢"],
  ["间"],
  ["间次"],
  ["所"],
  ["处"],
  ["层"],
  ["门"],
  ["门次"],
  ["床"],
  ["床位"],
  ["学位"],
  ["托位"],
  ["泊位"],
  ["桌"],
  ["具"],
  ["席"],
  ["种"],
  ["类"],
  ["款"],
  ["样"],
  ["科次"],
  ["科"],
  ["页"],
  ["字"],
  ["万字"],
  ["幕"],
  ["集"],
  ["节"],
  ["堂"],
  ["版"],
  ["首"],
  ["曲"],
  ["点"],
  ["点位"],
  ["站"],
  ["站点"],
  ["段"],
  ["标段"],
  ["路"],
  ["线"],
  ["网"],
  ["网点"],
  ["岗"],
  ["岗位", "个岗位"],
  ["工位"],
  ["团组"],
  ["团"],
  ["区"],
  ["镇"],
  ["村"],
  ["乡"],
  ["县"],
  ["市"],
  ["省"],
  ["街道", "镇街"],
  ["社区"],
  ["分"],
  ["级"],
  ["档"],
  ["倍"],
  ["人份"],
  ["样次"],
  ["频次"],
  ["趟"],
  ["遍"],
  ["回"],
  ["笔"],
  ["票"],
  ["封"],
  ["令"],
  ["课"],
  ["讲"],
  ["师次"],
  ["考次"],
  ["诊次"],
  ["例次"],
  ["标本"],
  ["批件"],
  ["个百分点", "百分点"],
  ["平方米", "㎡", "m²", "m2", "M2", "平米", "平方"],
  ["平方公里", "km²", "平方千米"],
  ["公顷"],
  ["亩"],
  ["亩次"],
  ["平方厘米"],
  ["立方厘米", "cm³", "cm3"],
  ["立方米", "m³", "m3", "立方", "方"],
  ["升", "L"],
  ["毫升", "ml", "mL"],
  ["公里", "千米", "km", "KM"],
  ["米", "m"],
  ["延米", "延长米"],
  ["厘米", "cm"],
  ["毫米", "mm"],
  ["海里"],
  ["吨", "t"],
  ["斤"],
  ["公斤", "千克", "kg", "KG"],
  ["克", "g"],
  ["毫克", "mg"],
  ["微克", "μg", "µg", "ug"],
  ["年"],
  ["年度"],
  ["季度", "季"],
  ["月", "个月"],
  ["周", "星期"],
  ["岁", "周岁"],
  ["半天", "半日"],
  ["天", "日", "日历天", "个日历天"],
  ["工作日", "个工作日"],
  ["自然日", "个自然日"],
  ["小时", "h"],
  ["分钟", "min"],
  ["秒", "秒钟", "s"],
  ["毫秒", "ms"],
  ["机时"],
  ["核时"],
  ["学年"],
  ["学期", "个学期"],
  ["度", "°"],
  ["角分", "′"],
  ["角秒", "″"],
  ["千瓦时", "kWh"],
  ["千瓦", "kW"],
  ["伏"],
  ["千伏", "kV"],
  ["兆瓦", "MW"],
  ["千卡", "kcal"],
  ["千帕", "kPa"],
  ["瓦"],
  ["摄氏度", "℃"],
  ["分贝", "dB"],
  ["GB", "G"],
  ["TB", "T"],
  ["PB"],
  ["MB", "M"],
  ["Mbps"],
  ["兆"],
  ["bps"],
  ["帕"],
] as const satisfies readonly (readonly string[])[];

/** The usual name of a measure. */
type MeasureName = (typeof NAMES)[number][0];

/** Some measures by their usual names. */
export function measures(...names: readonly MeasureName[]): ReadonlySet<string> {
  return new Set(names);
}

const MONEY: Readonly<Record<string, number>> = { 元: 0, 千元: 3, 万元: 4, 亿元: 8 };

const spellings = new Map<string, MeasureName>(
  NAMES.flatMap(([name, ...more]) => [name, ...more].map((text) => [text, name] as const)),
);
const longest = Math.max(...[...spellings.keys()].map((text) => text.length));

function baseAt(tail: string, at: number): { readonly name: string; readonly length: number } | undefined {
  for (let length = Math.min(longest, tail.length - at); length > 0; length--) {
    const name = spellings.get(tail.slice(at, at + length));
    if (name === undefined) continue;
    if (/[A-Za-z]$/.test(tail.slice(at, at + length)) && /^[A-Za-z]/.test(tail.slice(at + length))) continue;
    return { name, length };
  }
  return undefined;
}
