import type { Measure } from "./measure.ts";

/** What a unit measures. */
export type MeasureKind =
  | "length"
  | "area"
  | "time"
  | "weight"
  | "volume"
  | "money"
  | "people"
  | "things"
  | "events";

/** What a unit measures, of 5公里/天 what is measured a day; undefined where nobody knows. */
export function kindOf({ money, name, per }: Measure): MeasureKind | undefined {
  if (money) return "money";
  return KIND_OF.get(per.length === 0 ? name : name.slice(0, name.indexOf("/")));
}

const unitsIn = (names: string) => new Set(names.split(" "));
const UNITS = {
  length: unitsIn("米 公里 延米 厘米 毫米 海里"),
  area: unitsIn("平方米 平方公里 亩 公顷 平方厘米"),
  time: unitsIn("年 年度 季度 月 周 天 半天 工作日 自然日 小时 分钟 秒 毫秒 学年 学期"),
  weight: unitsIn("吨 斤 公斤 克 毫克"),
  volume: unitsIn("立方米 升 毫升"),
  events: unitsIn("期 场 场次 届"),
  people: unitsIn("人 人次 户"),
  things: unitsIn("台 套 辆 件 本 册 座 栋 间 株 棵 张 块 把 只 头 盏 条 篇 部"),
} satisfies Partial<Record<MeasureKind, ReadonlySet<string>>>;

const KIND_OF = new Map(
  (Object.keys(UNITS) as (keyof typeof UNITS)[]).flatMap((kind) =>
    [...UNITS[kind]].map((name) => [name, kind] as const),
  ),
);
