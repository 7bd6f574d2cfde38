import { describe, expect, test } from "vitest";
import { tabbed, unframed } from "../server/core/rules/structure/tabbed.ts";

describe("lines of commas as lines of tabs", () => {
  test("with what stands in quotes", () => {
    expect(tabbed('甲,乙,丙\n"1,030.00",,"说""好"""\r\n"一\n二",x,y', ",")).toBe(
      '甲\t乙\t丙\n1,030.00\t\t"说""好"""\r\n"一\n二"\tx\ty',
    );
    expect(tabbed("甲，乙\n1，2\n\n", "，")).toBe("甲\t乙\n1\t2\n\n");
    // A row that has lost a cell is one whatever stands between the others.
    expect(tabbed("名称,总计,目标\n档案馆,30.00", ",")).toBe("名称\t总计\t目标\n档案馆\t30.00");
  });

  test("are left where nobody knows which commas stand between cells", () => {
    for (const text of [
      "名称,总计,财政拨款,目标,指标\n档案馆,1,030.00,1,030.00",
      "名称,总计\n档案馆,1,030.00",
      "名称,总计,目标\n档案馆,30.00,修好,屋面",
      "名称,总计\n档案\t馆,30.00",
    ])
      expect(tabbed(text, ","), text).toBeUndefined();
  });

  test("of bars too, and of a table in Markdown without what only frames it", () => {
    expect(tabbed("名称|总计|目标\n档案馆|1,030.00|", "|")).toBe("名称\t总计\t目标\n档案馆\t1,030.00\t");
    const framed = "| 名称 | 总计 | 目标 |\n|---|--:|---|\n| 档案馆 | 1,030.00 | |\n";
    expect(unframed(framed)).toBe("名称|总计|目标\n档案馆|1,030.00|\n");
    expect(unframed("名称|总计\n档案馆|30.00")).toBe("名称|总计\n档案馆|30.00");
  });

  test("takes as long as they are", () => {
    const start = performance.now();
    tabbed(`甲,乙\n${'"'.repeat(200_000)}`, ",");
    const quoted = performance.now() - start;
    tabbed(`甲,乙\n${"x,y\n".repeat(50_000)}`, ",");
    expect(quoted).toBeLessThan(100 * Math.max(10, performance.now() - start - quoted));
  });
});
