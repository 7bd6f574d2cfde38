import { describe, expect, test } from "vitest";
import { none } from "../server/core/check/found.ts";
import { hoverAt } from "../server/core/features/hover.ts";
import { plainText } from "../server/core/features/markdown.ts";
import { tokensOf } from "../server/core/features/tokens.ts";
import { whereAt } from "../server/core/features/where.ts";
import { parse } from "../server/core/index.ts";

const text = [
  "单位：万元",
  "项目名称\t总计\t财政拨款\t其他资金\t绩效目标\t绩效指标",
  "临江市档案馆\t30.00\t30.00\t\t\t",
  "库房修缮\t30.00\t30.00\t\t修好库房屋面。\t1、1-产出指标；11-数量指标；修缮间数；实施周期指标值:≥2间；年度指标值:≥2间。",
  "小计\t30.00\t30.00\t\t\t",
].join("\n");
const table = parse(text);
const row = text.indexOf("库房修缮");

describe("where the cursor stands", () => {
  test("is its column, empty ones too, and in an indicator its field", () => {
    const at = (part: string, into = 0) => whereAt(table, text.indexOf(part, row) + into, "zh");
    expect(at("库房修缮", 1)).toBe("项目名称");
    expect(at("\t\t修好", 1)).toBe("其他资金");
    expect(at("修好", 1)).toBe("绩效目标");
    expect(at("修缮间数", 1)).toBe("绩效指标 › 第 1 条 › 指标名称");
    expect(at("年度指标值:", 7)).toBe("绩效指标 › 第 1 条 › 年度指标值");
    expect(whereAt(table, text.indexOf("修缮间数") + 1, "en")).toBe("绩效指标 › no. 1 › name");
  });

  test("is called as the header of the table calls it", () => {
    const own = text.replace("总计", "预算数").replace("绩效目标", "长期目标");
    const at = (part: string) => whereAt(parse(own), own.indexOf(part, own.indexOf("库房修缮")), "zh");
    expect([at("30.00"), at("修好")]).toEqual(["预算数", "长期目标"]);
  });

  test("is nowhere in the head", () => {
    expect(whereAt(table, 1, "zh")).toBeUndefined();
    expect(whereAt(table, text.indexOf("财政拨款"), "zh")).toBeUndefined();
  });

  test("is said of an empty cell that is pointed at", () => {
    const empty = text.indexOf("\t\t修好", row) + 1;
    const found = hoverAt(table, empty, { locale: "zh", markup: plainText }, none);
    expect(found).toEqual({ from: empty, to: empty + 1, text: "其他资金 （空）" });
  });
});

test("小计 has the colour of a total, and a project its own", () => {
  const kindOf = (part: string) => {
    const at = text.indexOf(part, part === "小计" ? 0 : row);
    return tokensOf(table).find(({ from, to }) => from <= at && at < to)?.kind;
  };
  expect([kindOf("小计"), kindOf("库房修缮"), kindOf("修好库房")]).toEqual(["total", "project", "goal"]);
});
