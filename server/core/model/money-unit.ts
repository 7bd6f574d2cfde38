import type { Span } from "../text.ts";

/** The money unit of a table: how many powers of ten of a yuan its amounts count. */
export interface MoneyUnit {
  readonly name: "元" | "百元" | "千元" | "万元" | "百万元" | "亿元";
  readonly power: number;
}

/** The words and the value of a line that has 单位： and at most a short word behind it; undefined for any other line. */
export function moneyUnitLine(line: string): { readonly label: Span; readonly value: Span } | undefined {
  const [, margin, label, gap, value] = LINE.exec(line) ?? [];
  if (label === undefined) return undefined;
  const [from, to] = [margin!.length, margin!.length + label.length];
  const start = to + gap!.length;
  return { label: { from, to }, value: { from: start, to: start + value!.length } };
}
// No line of blanks may keep anybody waiting.
const LINE = /^(\s{0,20})((?:金额|计量|货币|数据|资金)?单\s{0,4}位\s{0,4}[:：])(\s{0,20})(\S{0,4})\s{0,20}$/;

/** The money unit a heading names, such as 万元; undefined for one nobody knows. */
export function moneyUnitNamed(text: string): MoneyUnit | undefined {
  const name = text
    // One blank for a run of them: expressions that look behind blanks take the square of their number.
    .replace(/\s+/g, " ")
    // 万元（保留两位小数）
    .replace(/(?<=元 ?)[（(][^（）()]*[）)] ?$/, "")
    // 万元。, 万元 第1页
    .replace(/[。.] ?$| 第 ?\d+ ?页.*$/, "")
    // 万元 表1
    .replace(/ ?(?:附?表) ?[一二三四五六七八九十\d]{1,3}$/, "")
    // 万元、%
    .replace(/[、，, ] ?[%％] ?$/, "")
    .replace(/[\s）)（(】\]：:]/g, "")
    .replace(/^(?:人民币|RMB|[￥¥])/i, "")
    .replace(/人民币$/, "");
  return MONEY_UNITS.find((unit) => unit.name === name);
}

export const MONEY_UNITS: readonly MoneyUnit[] = [
  { name: "元", power: 0 },
  { name: "百元", power: 2 },
  { name: "千元", power: 3 },
  { name: "万元", power: 4 },
  { name: "百万元", power: 6 },
  { name: "亿元", power: 8 },
];

/** 万元, in which most tables count. */
export const WAN: MoneyUnit = MONEY_UNITS[3]!;
