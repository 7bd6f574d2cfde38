import { describe, expect, test } from "vitest";
import { check } from "../server/core/check/check.ts";
import { parse } from "../server/core/model/parse.ts";

// What somebody sees who writes a table: of what is not finished yet nothing is said that the next key unsays, and nothing
// that is wrong.
const header = "项目名称\t总计\t财政拨款\t财政专户拨款\t其他资金\t绩效目标\t绩效指标";
const goal = "修好库房屋面2间，保障馆藏档案的安全和正常利用，让群众查档少跑路、少等候，全年无渗漏事故发生。";
const first = "1、1-产出指标；11-数量指标；修缮间数；实施周期指标值:≥2间；年度指标值:≥2间。";
const unit = "临江市档案馆\t60.00\t60.00\t\t\t\t";
const rows = ["库房修缮", "志书编纂"].map((name) => `${name}\t30.00\t30.00\t\t\t${goal}\t${first}`);
const top = ["临江市档案局2026年项目支出绩效目标表", "单位：万元", header, "合计\t60.00\t60.00\t\t\t\t"];
const table = [...top, unit, ...rows].join("\n");

function rulesIn(text: string): Set<string> {
  return new Set(check(parse(text)).diagnostics.map(({ rule }) => rule));
}

/** The rules that find something in a text with each beginning of what is typed, by that beginning. */
function typed(before: string, words: string, behind = ""): [string, Set<string>][] {
  return Array.from({ length: words.length }, (_, i) => {
    const said = words.slice(0, i + 1);
    return [said, rulesIn(before + said + behind)];
  });
}

describe("an indicator that is being written", () => {
  const words = "2、1-产出指标；12-质量指标；验收合格率；实施周期指标值:≥95%；年度指标值:≥95%。";

  test("is no contradiction of code and name, and has no field too many", () => {
    for (const [said, found] of typed(table, words))
      for (const rule of ["code-name-mismatch", "malformed-code", "extra-field"])
        expect(found.has(rule), `${rule} at ${said}`).toBe(false);
  });

  test("counts by its code for the classes a project has", () => {
    for (const [said, found] of typed(table, words)) expect(found.has("missing-benefit"), said).toBe(true);
  });

  test("between two others leaves the number of the next alone", () => {
    const next = "2、1-产出指标；13-时效指标；完成时间；实施周期指标值:12月底前；年度指标值:12月底前。";
    const begun = "2、1-产出指标；12-质量指标；验收合格率；实施周期指标值:≥95%；年度指标值:≥";
    for (const said of ["9", "95", "95%"]) {
      const found = check(parse(`${table}${begun}${said}${next}`)).diagnostics;
      const told = found.filter(({ rule }) => rule === "indicator-numbering").map(({ args }) => args.found);
      expect(told, said).toEqual(["2、"]);
    }
  });

  test("names its class wrong as soon as that is no beginning of the code's", () => {
    expect(rulesIn(`${table}2、1-产出指标；12-数`)).toContain("code-name-mismatch");
    expect(rulesIn(`${table}2、1-产；12-质量指标；率`)).toContain("code-name-mismatch");
  });
});

test("the last name of a header that is being written is no unknown one", () => {
  const names = "项目名称\t总计\t财政拨款\t财政专户拨款\t其他资金\t绩效目标\t绩效指标";
  for (const [said, found] of typed("临江市档案局2026年项目支出绩效目标表\n单位：万元\n", names))
    expect(found.has("unknown-column"), said).toBe(false);
  expect(rulesIn("单位：万元\n项目名称\t总计\t财政拔")).toContain("unknown-column");
});

describe("an amount that is being written", () => {
  test("leaves the sums told of", () => {
    const [before, behind] = table.split(/(?<=库房修缮\t)30\.00/) as [string, string];
    for (const [said, found] of typed(before, "45.50", behind))
      expect(found.has("unit-total-mismatch"), said).toBe(true);
  });

  test("is none of the goal", () => {
    for (const [said, found] of typed(`${table}\n展厅改造\t20.00\t20.00\t`, "0.00"))
      expect(found.has("short-goal"), said).toBe(false);
  });
});

describe("a row that is being written", () => {
  const row = "展厅改造\t20.00\t20.00\t\t\t";

  test("is a project of the unit above, and no unit", () => {
    for (const [said, found] of typed(`${table}\n`, row).slice(row.indexOf("\t") + 1))
      expect(found.has("grand-total-mismatch"), said).toBe(false);
  });

  test("is no rest of the name above", () => {
    const short = table.replaceAll("60.00", "90.00");
    for (const [said, found] of typed(`${short}\n`, "展厅照明\t"))
      expect(found.has("broken-cell"), said).toBe(false);
    expect(rulesIn(`${short.replace("志书编纂", "志书编纂工")}\n作经费\t`)).toContain("broken-cell");
  });
});
