import { expect, test } from "vitest";
import { highlightsAt } from "../server/core/features/highlight.ts";
import { parse } from "../server/core/index.ts";

const text = [
  "单位：万元",
  "项目名称\t总计\t财政拨款\t其他资金\t绩效目标\t绩效指标",
  "合计\t50.00\t40.00\t10.00\t\t",
  "临江市档案馆\t30.00\t30.01\t\t\t",
  "库房修缮\t30.02\t30.03\t\t修好库房屋面。\t1、1-产出指标；11-数量指标；修缮间数；实施周期指标值:≥2间；年度指标值:≥2间。",
  "临江市图书馆\t20.00\t10.04\t10.05\t\t",
  "书库修缮\t20.06\t10.07\t10.08\t修好书库屋面。\t1、1-产出指标；11-数量指标；修缮间数；实施周期指标值:≥3间；年度指标值:≥3间。",
].join("\n");
const table = parse(text);

/** What is highlighted where the cursor is in a text; a sum is marked. */
function highlighted(part: string, from = 0, most = 100): string[] {
  return highlightsAt(table, text.indexOf(part, from) + 1, most)
    .sort((a, b) => a.from - b.from)
    .map(({ from, to, isSum }) => (isSum ? "Σ" : "") + text.slice(from, to));
}

test("a name is highlighted wherever it stands", () => {
  expect(highlighted("修缮间数")).toEqual(["修缮间数", "修缮间数"]);
  expect(highlighted("库房修缮")).toEqual(["库房修缮"]);
});

test("an amount is highlighted with its addends, and with the sum that counts it", () => {
  expect(highlighted("40.00")).toEqual(["Σ50.00", "Σ40.00", "30.01", "10.04"]);
  expect(highlighted("30.01")).toEqual(["Σ40.00", "Σ30.00", "Σ30.01", "30.03"]);
  expect(highlighted("30.03")).toEqual(["Σ30.01", "Σ30.02", "30.03"]);
  expect(highlighted("20.06")).toEqual(["Σ20.00", "Σ20.06", "10.07", "10.08"]);
  expect(highlighted("修好库房")).toEqual([]);
  expect(highlighted("40.00", 0, 2)).toHaveLength(2);
});
