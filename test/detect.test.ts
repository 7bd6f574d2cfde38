import { describe, expect, test } from "vitest";
import { holdsTable } from "../client/holds-table.ts";
import { looksLikeTable, parse } from "../server/core/index.ts";
import { namesOf } from "../server/core/model/column-names.ts";
import { generate } from "./tables/generate.ts";

// The client looks at a file before there is a server: what it takes for a table, the server must too.
describe("a plain text that the client takes for a table is one for the server", () => {
  const tables = {
    "the usual header": "项目名称\t总计\t财政拨款\t绩效目标\t绩效指标\n",
    "a number before the name": "序号\t项目名称\t总计\t绩效目标\t绩效指标\n",
    "a unit before the name": "资金使用单位\t项目名称\t总计\t绩效目标\t绩效指标\n",
    "both in one": "项目名称（资金使用单位）\t总计\t年度绩效目标\t绩效指标\n",
    "a title, the header lost": "临江市2026年项目支出绩效目标表\n临江市档案馆\t30.00\t30.00\t\t\n",
    "made by the generator": generate({ seed: 7, units: 2 }),
  };
  for (const [what, text] of Object.entries(tables))
    test(what, () => {
      expect(holdsTable(text.split("\n").slice(0, 40))).toBe(true);
      expect(looksLikeTable(parse(text))).toBe(true);
    });

  test("whatever the names of its columns are", () => {
    const usual = { name: "项目名称", goal: "绩效目标", indicators: "绩效指标" };
    const headers = (["name", "goal", "indicators"] as const).flatMap((role) =>
      namesOf(role).map((name) => {
        const named = { ...usual, [role]: name };
        return `${named.name}\t总计\t${named.goal}\t${named.indicators}\n`;
      }),
    );
    expect(headers.length).toBeGreaterThan(80);
    expect(headers.filter((text) => !looksLikeTable(parse(text)))).toEqual([]);
    expect(headers.filter((text) => !holdsTable(text.split("\n")))).toEqual([]);
  });
});

describe("the client leaves alone", () => {
  for (const text of [
    "姓名\t部门\t电话\t备注\n张三\t档案馆\t1234\t\n",
    "项目名称\t金额\n库房修缮\t30.00\n",
    "考核项目\t负责人\t完成情况\t指标\n",
    "今天天气很好。\n",
    "",
  ])
    test(`${JSON.stringify(text.slice(0, 12))}`, () => {
      expect(holdsTable(text.split("\n"))).toBe(false);
    });
});
