import { expect, test } from "vitest";
import { hintsOf } from "../server/core/features/hints.ts";
import { check, configure, parse, slice } from "../server/core/index.ts";
import { generate } from "./tables/generate.ts";

const strict = configure("strict");
const SUMS = ["grand-total-mismatch", "unit-total-mismatch", "row-total-mismatch"];

test("behind a wrong amount stands what its addends come to", () => {
  const lines = [
    "单位：万元",
    "项目名称\t总计\t财政拨款\t财政专户拨款\t其他资金\t绩效目标\t绩效指标",
    "合计\t50.00\t31.00\t\t\t\t",
    "临江市档案馆\t31.00\t30.00\t\t\t\t",
    "库房修缮\t31.00\t30.00\t\t\t修好库房。\t",
  ];
  const table = parse(lines.join("\n"));
  const shown = hintsOf(table, strict, "zh").map(({ at, label, tooltip }) => [
    slice(table.text, 0, at).split("\n").at(-1),
    label,
    tooltip,
  ]);
  expect(shown).toEqual([
    ["合计\t50.00", "Σ 31.00", "各单位之和 31.00（所填多 19.00）"],
    ["合计\t50.00\t31.00", "Σ 30.00", "各单位之和 30.00（所填多 1.00）"],
    ["临江市档案馆\t31.00", "≠ 30.00", "本行各项资金之和 30.00（所填多 1.00）"],
    ["库房修缮\t31.00", "≠ 30.00", "本行各项资金之和 30.00（所填多 1.00）"],
  ]);
});

test("hints are at the sums that the rules find wrong, in the order of the text, whole or by rows", () => {
  let seen = 0;
  for (let seed = 1; seed <= 12; seed++) {
    const table = parse(generate({ seed, units: 6, faults: 40 }));
    const hints = hintsOf(table, strict, "zh");
    const found = check(table, strict).diagnostics.flatMap(({ rule, to, args }) =>
      SUMS.includes(rule) && !args["none"] ? [`${to} ${args["computed"]}`] : [],
    );
    const shown = hints.map(({ at, label }) => `${at} ${label.slice(2)}`);
    expect(new Set(shown)).toEqual(new Set(found));
    expect(hints.map(({ at }) => at)).toEqual(hints.map(({ at }) => at).sort((a, b) => a - b));
    const byRow = Array.from({ length: table.rows.length }, (_, row) =>
      hintsOf(table, strict, "zh", row, row + 1),
    );
    expect(byRow.flat()).toEqual(hints);
    expect(hintsOf(table, strict, "en").map(({ label }) => label)).toEqual(hints.map(({ label }) => label));
    seen += found.length;
  }
  expect(seen).toBeGreaterThan(20);
});

test("there is no hint where the rule is off, and none at a total of nothing", () => {
  const table = parse(generate({ seed: 3, units: 6, faults: 60 }));
  const off = Object.fromEntries(SUMS.map((id) => [id, "off"] as const));
  expect(hintsOf(table, strict, "zh").length).toBeGreaterThan(0);
  expect(hintsOf(table, configure("strict", off), "zh")).toEqual([]);
  const typed = "单位：万元\n项目名称\t总计\t财政拨款\t绩效目标\t绩效指标\n合计\t16.00\t16.00\t\t";
  expect(hintsOf(parse(typed), strict, "zh")).toEqual([]);
  // Nor in a file that is no such table.
  expect(hintsOf(parse("苹果\t5.00\t3.00\t\t\t甲\t乙\n梨\t5.00\t3.00\t\t\t甲\t乙"), strict, "zh")).toEqual(
    [],
  );
});
