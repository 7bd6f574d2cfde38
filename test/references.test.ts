import { describe, expect, test } from "vitest";
import { nameAt, placesOf, renamed } from "../server/core/features/references.ts";
import { parse } from "../server/core/index.ts";
import { kept } from "../server/core/model/kept.ts";
import { applyEdits } from "../server/core/text.ts";

const cell = (name: string) => `1、1-产出指标；11-数量指标；${name}；实施周期指标值:≥5间；年度指标值:≥5间。`;
const text = [
  "临江市2026年项目支出绩效目标表",
  "单位：万元",
  "项目名称\t总计\t财政拨款\t绩效目标\t绩效指标",
  "合计\t90.00\t90.00\t\t",
  "临江市档案馆\t60.00\t60.00\t\t",
  `库房修缮（二期）\t30.00\t30.00\t修好库房屋面。\t${cell("修缮间数")}2、1-产出指标；12-质量指标；验收合格率；实施周期指标值:≥95%；年度指标值:≥95%。`,
  "项目名称\t总计\t财政拨款\t绩效目标\t绩效指标",
  "临江市档案馆\t60.00\t60.00\t\t",
  `设备购置\t30.00\t30.00\t购置设备。\t${cell("修缮 间数")}`,
  "临江市地方志办公室\t30.00\t30.00\t\t",
  `库房修缮(二期)\t30.00\t30.00\t修好库房。\t${cell("修缮间数")}`,
].join("\n");
const table = parse(text);
const said = (part: string) => {
  const named = nameAt(table, text.indexOf(part) + 1);
  return named && placesOf(table, named).map(({ from, to }) => text.slice(from, to));
};

describe("references", () => {
  test("of a department that is a unit of its own are in the heads of its pages too", () => {
    const page = "临江市档案局2026年项目支出绩效目标表\n部门名称：临江市档案局\n单位：万元";
    const own = [
      page,
      "项目名称\t总计\t绩效目标\t绩效指标",
      "临江市档案局\t30.00\t\t",
      `库房修缮\t30.00\t修好库房屋面。\t${cell("修缮间数")}`,
      page,
      "临江市档案局下属中心\t10.00\t\t",
    ].join("\n");
    const at = own.indexOf("临江市档案局\t");
    const edits = renamed(parse(own), at + 1, "临江市档案馆") as Parameters<typeof applyEdits>[1];
    expect(applyEdits(own, edits)).toBe(own.replace(/临江市档案局(?!下属)/g, "临江市档案馆"));
  });

  test("a unit's are its row and what says it again, a project's in whatever unit, an indicator's all over", () => {
    expect(said("临江市档案馆\t")).toEqual(["临江市档案馆", "临江市档案馆"]);
    expect(said("库房修缮（二期）")).toEqual(["库房修缮（二期）", "库房修缮(二期)"]);
    expect(said("修缮间数")).toEqual(["修缮间数", "修缮 间数", "修缮间数"]);
    expect(said("验收合格率")).toEqual(["验收合格率"]);
  });

  test("amounts, goals, values, 合计 and headings have none", () => {
    for (const part of ["60.00", "修好库房屋面", "≥5间", "合计\t", "单位：", "11-数量"])
      expect(said(part), part).toBeUndefined();
  });

  test("a new name is written wherever the old one stands, and nothing else changes", () => {
    const edits = renamed(table, text.indexOf("修缮间数") + 1, " 修缮房间数 ");
    expect(Array.isArray(edits)).toBe(true);
    const now = applyEdits(text, edits as Parameters<typeof applyEdits>[1]);
    expect(now).toBe(text.replace(/修缮 ?间数/g, "修缮房间数"));
  });

  test("a unit's name is no other unit's, however it is written", () => {
    const at = text.indexOf("临江市档案馆\t") + 1;
    expect(renamed(table, at, "临江市地方志 办公室")).toHaveProperty("zh", "表里已有这个名称的单位");
    expect(renamed(table, at, "临江市档案 馆")).toHaveLength(2);
  });

  test("a project's name is no other project's of its unit", () => {
    const rows = [
      "馆\t3.00\t\t",
      "甲\t1.00\t目标。\t",
      "乙\t2.00\t目标。\t",
      "所\t1.00\t\t",
      "丙\t1.00\t目标。\t",
    ];
    const own = ["单位：万元", "项目名称\t总计\t绩效目标\t绩效指标", "合计\t4.00\t\t", ...rows].join("\n");
    const at = own.indexOf("甲");
    expect(renamed(parse(own), at, "乙")).toHaveProperty("zh", "这个单位已有这个名称的项目");
    expect(renamed(parse(own), at, "丙")).toHaveLength(1);
  });

  test("what would break the table is no name", () => {
    const at = text.indexOf("修缮间数") + 1;
    for (const name of ["", "  ", "甲\t乙", "甲\n乙", '甲"乙', "甲；乙", "甲。"])
      expect(renamed(table, at, name), name).toHaveProperty("zh");
    expect(renamed(table, text.indexOf("设备购置") + 1, "甲；乙")).toHaveLength(1);
    expect(renamed(table, text.indexOf("60.00"), "甲")).toHaveProperty("en");
  });

  test("a unit that a line names is found and renamed there", () => {
    const lines = [
      "单位：万元",
      "项目名称\t总计\t绩效目标\t绩效指标",
      "单位名称：临江市档案馆",
      `库房修缮\t30.00\t修好库房屋面。\t${cell("修缮间数")}`,
      "单位名称：临江市地方志办公室",
      `志书编纂\t30.00\t编好志书。\t${cell("编纂部数")}`,
    ].join("\n");
    const named = nameAt(parse(lines), lines.indexOf("临江市档案馆") + 2);
    expect(named).toMatchObject({ kind: "unit", text: "临江市档案馆" });
    const edits = renamed(parse(lines), named!.from, "临江市城建档案馆");
    expect(applyEdits(lines, edits as Parameters<typeof applyEdits>[1])).toBe(
      lines.replace("临江市档案馆", "临江市城建档案馆"),
    );
  });

  test("what would make another row of it is no name", () => {
    for (const [part, name] of [
      ["临江市档案馆\t", "合计"],
      ["临江市档案馆\t", "小计"],
      ["修缮间数", "年度指标值:"],
    ] as const)
      expect(renamed(table, text.indexOf(part) + 1, name), name).toHaveProperty("zh");
  });
});

test("what is kept of a table stays with it when a name in it is changed, or refused", () => {
  const book = kept(
    () => ({}),
    () => {},
  );
  const table = parse(text);
  const own = book(table);
  const at = text.indexOf("库房修缮");
  expect(renamed(table, at, "库房改造")).toBeInstanceOf(Array);
  expect(renamed(table, at, "合计")).not.toBeInstanceOf(Array);
  expect(book(table)).toBe(own);
});
