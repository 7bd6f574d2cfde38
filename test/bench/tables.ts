import { configure } from "../../server/core/index.ts";
import { generate } from "../tables/generate.ts";
import type { Times } from "./measure.ts";

/** All rules, and as many findings as the server shows. */
export const strict = configure("strict");
export const MOST_FINDINGS = 1000;

/** A bureau's table, and a province's: a hundred times as many units. */
export const once = generate({ seed: 1, units: 17, faults: 20 });
export const large = generate({ seed: 1, units: 1750, faults: 20 });

export const bytes = (text: string) => new TextEncoder().encode(text).length;
export const megabytes = (text: string) => `${(bytes(text) / 1e6).toFixed(1)} MB`;
const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
export const spread = ({ median, p95 }: Times) => `${ms(median)} (p95 ${ms(p95)})`;
export const times = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)} ×`;

/** Where a character is typed in a table: the same kind of place in tables of every size. */
export const places: readonly { readonly what: string; readonly at: (text: string) => number }[] = [
  { what: "指标值 · a target", at: (text) => text.indexOf("≥", text.length >> 1) + 1 },
  { what: "项目金额 · an amount", at: (text) => firstAmount(text, /\n[^\t\n]+\t[\d,.]+\t[^\n]*年度指标值/g) },
  {
    what: "项目名称 · a project’s name",
    at: (text) => text.indexOf("\n", text.indexOf("≥", text.length >> 1)) + 3,
  },
  // The unit's name has no goal behind its amounts.
  {
    what: "单位行 · a unit’s row",
    at: (text) => firstAmount(text, /\n[^\t\n]+\t[\d,.]+\t[\d,.]*\t[\d,.]*\t[\d,.]*\t\t\n/g),
  },
  { what: "合计 · 合计", at: (text) => text.indexOf("合计\t") + 3 },
  { what: "表头 · the header", at: (text) => text.indexOf("财政专户") + 4 },
  { what: "标题 · the title", at: (text) => text.indexOf("项目支出绩效") },
];

// Before the first amount of a row in the middle of the table.
function firstAmount(text: string, row: RegExp): number {
  row.lastIndex = text.length >> 1;
  const match = row.exec(text)!;
  return match.index + match[0].indexOf("\t") + 1;
}
