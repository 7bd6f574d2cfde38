import { describe, expect, test } from "vitest";
import { type OutlineNode, outlineOf } from "../server/core/features/outline.ts";
import { summaryOf } from "../server/core/features/preview/summary.ts";
import { unitPreview } from "../server/core/features/preview/unit.ts";
import { configure } from "../server/core/index.ts";
import { parse } from "../server/core/model/parse.ts";

const goal = "修好库房屋面2间。";
const items = "1、1-产出指标；11-数量指标；修缮间数；实施周期指标值:≥2间；年度指标值:≥2间。";
const lines = (header: string, ...rows: string[]) =>
  ["单位：万元", header, ...rows.map((row) => row.replaceAll("|", "\t"))].join("\n");

/** Names with those below them, indicators and classes left out. */
function names(nodes: readonly OutlineNode[]): unknown[] {
  return nodes.map(({ kind, name, children }) => (kind === "project" ? name : [name, names(children)]));
}

function spans(nodes: readonly OutlineNode[]): void {
  for (const { from, to, selection, children } of nodes) {
    expect(from <= selection.from && selection.to <= to).toBe(true);
    for (const child of children) expect(from <= child.from && child.to <= to).toBe(true);
    spans(children);
  }
}

describe("units in the outline", () => {
  const usual = "项目名称\t总计\t财政拨款\t绩效目标\t绩效指标";
  const text = lines(
    usual,
    "合计|60.00|60.00||",
    "临江市文化局|40.00|40.00||",
    "临江市档案馆|30.00|30.00||",
    `库房修缮|30.00|30.00|${goal}|${items}`,
    "临江市图书馆|10.00|10.00||",
    `志书编纂|10.00|10.00|${goal}|${items}`,
    "临江市水务局|20.00|20.00||",
    "临江市水务站|20.00|20.00||",
    `堤防巡查|20.00|20.00|${goal}|${items}`,
  );

  test("stand below their departments", () => {
    const nodes = outlineOf(parse(text), "zh");
    expect(names(nodes)).toEqual([
      [
        "临江市文化局",
        [
          ["临江市档案馆", ["库房修缮"]],
          ["临江市图书馆", ["志书编纂"]],
        ],
      ],
      ["临江市水务局", [["临江市水务站", ["堤防巡查"]]]],
    ]);
    spans(nodes);
  });

  test("are counted and ranked without their departments", () => {
    const { unitCount, units } = summaryOf(parse(text), configure(), "zh");
    expect(unitCount).toBe(3);
    expect(units.filter(({ isDepartment }) => isDepartment).map(({ name }) => name)).toEqual([
      "临江市文化局",
      "临江市水务局",
    ]);
  });

  test("that have a column of their own stand over their projects", () => {
    const nodes = outlineOf(
      parse(
        lines(
          `资金使用单位\t${usual}`,
          "合计||60.00|60.00||",
          `临江市档案馆|库房修缮|30.00|30.00|${goal}|${items}`,
          `|志书编纂|10.00|10.00|${goal}|${items}`,
          `临江市水务站|堤防巡查|20.00|20.00|${goal}|${items}`,
        ),
      ),
      "zh",
    );
    expect(names(nodes)).toEqual([
      ["临江市档案馆", ["库房修缮", "志书编纂"]],
      ["临江市水务站", ["堤防巡查"]],
    ]);
    expect(nodes.map(({ detail }) => detail)).toEqual(["40.00 万元", "20.00 万元"]);
    spans(nodes);
  });
});

test("a total that its units’ rows contradict is not to be adjusted, and what nobody can read is not zero", () => {
  const usual = "项目名称\t总计\t财政拨款\t绩效目标\t绩效指标";
  const text = lines(
    usual,
    "合计|40.00|40.00||",
    "临江市档案馆|31.00|31.00||",
    `库房修缮|30.00|30.00|${goal}|${items}`,
    "临江市图书馆|10.00|10.00||",
    `志书编纂|10.00|10.00|${goal}|${items}`,
  );
  const { sums } = summaryOf(parse(text), configure(), "zh");
  expect(sums.map(({ difference, finding }) => [difference, finding?.message.includes("合计无误")])).toEqual([
    [undefined, true],
    [undefined, true],
  ]);
  const unread = parse(text.replace("库房修缮\t30.00", "库房修缮\t三十"));
  expect(unitPreview(unread, 1, configure(), "zh")?.projects.map(({ amount }) => amount.text)).toEqual(["—"]);
});
