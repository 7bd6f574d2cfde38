import { expect, test } from "vitest";
import { none } from "../server/core/check/found.ts";
import { hoverAt } from "../server/core/features/hover.ts";
import { lensesOf } from "../server/core/features/lenses.ts";
import { plainText } from "../server/core/features/markdown.ts";
import { configure, parse } from "../server/core/index.ts";

const text = [
  "临江市2026年项目支出绩效目标表",
  "单位：万元",
  "资金使用单位\t项目名称\t总计\t财政拨款\t备注\t绩效目标\t绩效指标",
  "合计\t\t30.00\t30.00\t\t\t",
  "临江市档案馆\t库房修缮\t30.00\t30.00\t\t修好库房屋面。\t1、1-产出指标；11-数量指标；修缮间数；实施周期指标值:≥2间；年度指标值:≥2间。",
].join("\n");
const table = parse(text);
const said = (part: string, locale: "zh" | "en" = "zh") =>
  hoverAt(table, text.indexOf(part) + 1, { locale, markup: plainText }, none)?.text;

test("a column's name says what stands below it, in both languages", () => {
  expect(said("资金使用单位")).toContain("项目所属的");
  expect(said("总计\t")).toContain("各项资金之和");
  expect(said("财政拨款\t备注")).toContain("计入总计");
  expect(said("备注")).toContain("不核对");
  expect(said("绩效目标\t")).toContain("做多少");
  expect(said("绩效指标\n")).toContain("实施周期指标值");
  for (const name of ["项目名称", "总计\t", "绩效指标\n"]) expect(said(name, "en")).toMatch(/[a-z]{3}/);
});

test("the money unit says how much it is, and an indicator's name its class and its target", () => {
  expect(said("万元")).toContain("1 万元 = 10,000 元");
  expect(said("修缮间数")).toBe("修缮间数\n\n1-产出指标 · 11-数量指标\n\n读作：不少于 2 间");
  expect(said("≥2间", "en")).toBe("Cycle value ≥2间\n\nRead as: at least 2 间");
  expect(said("项目支出绩效目标表")).toBeUndefined();
  expect(said("修好库房")).toBeUndefined();
});

test("小计 says what it comes to, and is no project", () => {
  const sums = [
    "单位：万元",
    "项目名称\t总计\t绩效目标\t绩效指标",
    "临江市档案馆\t40.00\t\t",
    "库房修缮\t30.00\t修好库房屋面。\t1、1-产出指标；11-数量指标；修缮间数；实施周期指标值:≥2间；年度指标值:≥2间。",
    "设备购置\t10.00\t购置设备。\t1、1-产出指标；11-数量指标；购置台数；实施周期指标值:≥2台；年度指标值:≥2台。",
    "小计\t40.00\t\t",
  ].join("\n");
  const hover = (part: string) =>
    hoverAt(parse(sums), sums.indexOf(part) + 1, { locale: "zh", markup: plainText }, none)?.text;
  expect(hover("小计")).toBe("小计\n\n40.00 万元（400,000 元） · 占本单位 100.0%");
  expect(hover("设备购置")).toContain("项目");
});

test("a department is told of by its units", () => {
  const project = (name: string) =>
    `${name}\t30.00\t修好${name}。\t1、1-产出指标；11-数量指标；修缮间数；实施周期指标值:≥2间；年度指标值:≥2间。`;
  const lines = [
    "单位：万元",
    "项目名称\t总计\t绩效目标\t绩效指标",
    "合计\t60.00\t\t",
    "临江市档案局\t60.00\t\t",
    "临江市档案馆\t30.00\t\t",
    project("库房修缮"),
    "临江市方志馆\t30.00\t\t",
    project("展厅修缮"),
  ].join("\n");
  const department = parse(lines);
  const at = lines.indexOf("档案局");
  const { text: told } = hoverAt(department, at, { locale: "zh", markup: plainText }, none)!;
  expect(told).toMatch(/档案局 · 部门\n\n单位 2 · 项目数 2 · 占全表 100.0%/);
  expect(told).toContain("所属单位之和");
  const [lens] = lensesOf(department, configure(), "zh", new Map());
  expect(lens!.title).toContain("部门，2 个单位");
});

test("an amount is said once where the table counts in 元, and else in 元 too", () => {
  const amounts = (unit: string) => {
    const other = text.replace("单位：万元", `单位：${unit}`);
    const at = other.indexOf("30.00\t30.00\t\t修") + 1;
    return hoverAt(parse(other), at, { locale: "zh", markup: plainText }, none)!.text.match(
      /30[\d.,]* (?:元|万元|亿元)/g,
    );
  };
  expect(amounts("元")).toEqual(["30.00 元"]);
  expect(amounts("亿元")).toEqual(["30.00 亿元"]);
  expect(said("30.00\t30.00\t\t修")).toContain("300,000 元");
});
