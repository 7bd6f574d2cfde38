import { describe, expect, test } from "vitest";
import { check } from "../server/core/check/check.ts";
import { parse } from "../server/core/model/parse.ts";

// What stands above and below a table, as public bodies write it.
const header = "项目名称\t总计\t财政拨款\t绩效目标\t绩效指标";
const rows = "合计\t30.00\t30.00\t\t\n临江市档案馆\t30.00\t30.00\t\t\n库房修缮\t30.00\t30.00\t修好库房。\t";
const title = "临江市档案局2026年项目支出绩效目标表";
const next = "设备购置\t\t\t购置设备。\t";

function found(above: readonly string[], below: readonly string[] = [], isNoted = false): string[] {
  const text = [...above, header, rows, ...below].join("\n");
  return check(parse(text))
    .diagnostics.filter(
      ({ rule }) => rule === "inconsistent-furniture" || (isNoted && rule === "page-furniture"),
    )
    .map(({ args }) => `${args.kind} ${args.found ?? "—"}`);
}

describe("lines around a table", () => {
  test.each([
    "注：\n1.涉密项目绩效目标不予公开。",
    "注：1、涉密项目绩效目标不予公开\n2、其他绩效目标详见附表",
    "※涉密项目绩效目标不公开",
    "（涉密项目绩效目标不公开）",
    "本表绩效目标由各单位填报",
    "编制单位：临江市档案局财务科",
  ])("%j below it says nothing against it", (line) => {
    expect(found([title, "部门名称：临江市档案局", "单位：万元"], line.split("\n"), true)).toEqual([]);
  });

  test.each([
    "2026年，本部门对2个项目全面设置绩效目标。",
    "附件：临江市档案局2026年项目支出绩效目标表",
    "表11 项目支出绩效目标表",
    "项目支出绩效目标情况说明",
    "1.项目支出绩效目标",
  ])("%j above the title is no other title", (line) => {
    expect(found([line, title, "单位：万元"])).toEqual([]);
  });

  test("whose table it is and who is above that are two", () => {
    expect(found([title, "主管部门：临江市档案局", "预算单位：临江市档案馆", "单位：万元"])).toEqual([]);
    expect(found([title, "主管部门：临江市档案局    预算单位：临江市档案馆", "单位：万元"])).toEqual([]);
    const page = ["主管部门：临江市档案馆", "单位：万元", next];
    expect(found([title, "主管部门：临江市档案局", "单位：万元"], page)).toEqual(["主管部门 临江市档案馆"]);
  });

  test("a title may have a number, and the year it names is the table's", () => {
    for (const line of [
      "11.临江市档案局2026年项目支出绩效目标表",
      "（1）临江市档案局2026年项目支出绩效目标表",
    ])
      expect(parse([line, "单位：万元", header, rows].join("\n")).year).toBe(2026);
    const pages = [title, "项目支出绩效目标表", "临江市档案局2025年项目支出绩效目标表"];
    expect(found([pages[1]!, "单位：万元"], [pages[0]!, pages[2]!, next])).toEqual([`title ${pages[2]}`]);
  });

  test("a money unit in brackets is told of without them", () => {
    expect(found([title, "（单位：万元）"], ["（单位：元）"])).toEqual(["moneyUnit 元"]);
  });

  test("another title, department or money unit on a further page is told of", () => {
    const page = ["临江市档案馆2026年项目支出绩效目标表", "部门名称：临江市档案馆", "单位：元", next];
    expect(found([title, "部门名称：临江市档案局", "单位：万元"], page)).toEqual([
      "title 临江市档案馆2026年项目支出绩效目标表",
      "部门名称 临江市档案馆",
      "moneyUnit 元",
    ]);
    // What has no rows yet may become another table.
    expect(found([title, "部门名称：临江市档案局", "单位：万元"], page.slice(0, 2))).toEqual([]);
  });

  test.each([
    "单位：万元    2026年1月15日",
    "2026年1月15日\t\t\t单位：万元",
    "填报日期：2026年1月15日    单位：万元",
    "【单位：万元】",
    "[单位：万元]",
    "金额（万元）",
    "（万元）",
    "（人民币万元）",
    "单位（万元）",
    "资金单位：万元",
    "单位：人民币：万元",
    "单位：万元、%",
    "单位：￥万元",
    "部门名称：临江市档案局\t\t\t2026年\t\t单位：万元",
    "编报日期：2026年1月15日\t部门名称：临江市档案局\t\t\t\t\t单位：万元",
    "部门名称：\t临江市档案局\t\t\t\t单位：\t万元",
    "部门：临江市档案局\t\t\t2026年度\t公开13表\t单位：万元",
  ])("%j says how money is counted", (line) => {
    expect(found([title, line])).toEqual([]);
  });

  test.each([
    "2026年",
    "2026年度",
    "（公开）",
    "（续表）",
    "备注",
    "预算单位",
    "说明",
    "2026年度\t\t\t",
    "\t\t2026年度\t",
    "部门名称\t",
  ])("%j right above the header is no half of it", (line) => {
    const header = "项目名称\t总计\t绩效目标\t绩效指标";
    const rows = ["合计\t30.00\t\t", "馆\t30.00\t\t"];
    const text = [title, "单位：万元", line, header, ...rows].join("\n");
    const wrong = check(parse(text)).diagnostics.filter(({ rule }) => /header|column/.test(rule));
    expect(wrong).toEqual([]);
  });

  test("a money unit that nobody knows is told of, and so is none", () => {
    expect(found([title, "单位：万员"])).toEqual(["moneyUnit 万员"]);
    expect(found([title, "金额（一）"])).toEqual(["moneyUnit —"]);
    expect(found([title])).toEqual(["moneyUnit —"]);
  });

  test("a header that names how a column is counted is no heading", () => {
    const text = ["单位：万元", "项目名称\t总计（万元）\t绩效目标", "合计\t30.00\t", "馆\t30.00\t"].join(
      "\n",
    );
    expect(parse(text).header).toBe(1);
  });
});
