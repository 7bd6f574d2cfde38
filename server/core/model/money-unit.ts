/** The money unit of a table: how many powers of ten of a yuan its amounts count. */
export interface MoneyUnit {
  readonly name: "元" | "百元" | "千元" | "万元" | "百万元" | "亿元";
  readonly power: number;
}

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
