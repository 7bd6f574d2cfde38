import { describe, expect, test } from "vitest";
import { holdsTable } from "../client/holds-table.ts";
import { looksLikeTable, parse } from "../server/core/index.ts";
import { generate } from "./tables/generate.ts";

// The client looks at a file before there is a server: what it takes for a table, the server must too.
describe("a plain text is taken for a table by client and server alike", () => {
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

  for (const text of [
    "姓名\t部门\t电话\t备注\n张三\t档案馆\t1234\t\n",
    "项目名称\t金额\n库房修缮\t30.00\n",
    "今天天气很好。\n",
    "",
  ])
    test(`not ${JSON.stringify(text.slice(0, 12))}`, () => {
      expect(holdsTable(text.split("\n"))).toBe(false);
    });
});
