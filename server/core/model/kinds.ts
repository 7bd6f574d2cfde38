import type { Measure } from "./measure.ts";
import type { Quantity } from "./target.ts";

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

/** Whether two quantities in other units of one kind are as much: 0.5小时 and 30分钟, 1500亩 and 100公顷. */
export function isAsMuch(a: Quantity, b: Quantity): boolean {
  const [one, other] = [a, b].map(({ number, measure }) => {
    const factor = measure?.per.length === 0 ? FACTORS.get(measure.name) : undefined;
    return factor === undefined ? Number.NaN : (Number(number.units) / 10 ** number.decimals) * factor;
  }) as [number, number];
  const isSameKind = a.measure && b.measure && kindOf(a.measure) === kindOf(b.measure);
  return isSameKind === true && Math.abs(one - other) <= 1e-3 * Math.abs(one);
}

// How much each unit is of the least of its kind.
const FACTORS: ReadonlyMap<string, number> = new Map([
  ["秒", 1],
  ["分钟", 60],
  ["小时", 3_600],
  ["天", 86_400],
  ["周", 604_800],
  ["米", 1],
  ["公里", 1_000],
  ["平方米", 1],
  ["亩", 2_000 / 3],
  ["公顷", 10_000],
  ["平方公里", 1_000_000],
  ["克", 0.001],
  ["公斤", 1],
  ["吨", 1_000],
]);
