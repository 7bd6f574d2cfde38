import { describe, expect, test } from "vitest";
import { check } from "../server/core/check/check.ts";
import { parse } from "../server/core/model/parse.ts";

// Files in which the tables of several bureaus follow each other.
const header = "项目名称\t总计\t财政拨款\t财政专户拨款\t其他资金\t绩效目标\t绩效指标";
const sum = (name: string, amount: number) => `${name}\t${amount}.00\t${amount}.00\t\t\t\t`;
const unit = (name: string, amount: number, stated = amount) => [
  sum(name, stated),
  `${name}修缮\t${amount}.00\t${amount}.00\t\t\t修好${name}屋面2间。\t1、1-产出指标；11-数量指标；修缮间数；实施周期指标值:≥2间；年度指标值:≥2间。`,
];
const title = (bureau: string) => `临江市${bureau}2026年项目支出绩效目标表`;
const head = (bureau: string) => [title(bureau), `部门名称：临江市${bureau}`, "单位：万元", header];
const total = (amount: number) => sum("合计", amount);

/** The lines (from 1) at which the money of a file or its headings are found wrong, and by which rule. */
function wrong(...lines: readonly (string | readonly string[])[]): string[] {
  const text = lines.flat().join("\n");
  const rules = [
    "grand-total-mismatch",
    "inconsistent-furniture",
    "missing-table-total",
    "unit-total-mismatch",
  ];
  const found = check(parse(text)).diagnostics.filter(({ rule }) => rules.includes(rule));
  return [...new Set(found.map(({ rule, from }) => `${text.slice(0, from).split("\n").length} ${rule}`))];
}

const first = [...head("档案局"), total(30), ...unit("档案馆", 30)];

describe("a file with several tables", () => {
  test("is right where each adds up", () => {
    expect(wrong(first, head("文化局"), total(20), unit("图书馆", 20))).toEqual([]);
    expect(wrong(first, "", head("文化局"), total(30), unit("图书馆", 30))).toEqual([]);
    expect(wrong(first, "（公开表）", head("文化局"), total(20), unit("图书馆", 20))).toEqual([]);
  });

  test("is told apart by the department where it has no titles, and by the sums where it has neither", () => {
    const bare = ["单位：万元", header];
    const of = (bureau: string) => [`部门名称：临江市${bureau}`, ...bare];
    expect(
      wrong(of("档案局"), total(30), unit("档案馆", 30), of("文化局"), total(20), unit("图书馆", 20)),
    ).toEqual([]);
    expect(wrong(bare, total(30), unit("档案馆", 30), bare, total(20), unit("图书馆", 20))).toEqual([]);
  });

  test("of other years, or with codes in one of them only, has no row that is wrong for that", () => {
    const rulesOf = (lines: readonly string[]) =>
      check(parse([...first, ...lines].join("\n"))).diagnostics.map(({ rule }) => rule);
    const [name, project] = unit("图书馆", 20) as [string, string];
    const lines = (year: number, row: string) =>
      [...head("文化局"), total(20), name, row].map((line) => line.replace("2026年项目", `${year}年项目`));
    const dated = `${project}2、1-产出指标；13-时效指标；完工时间；实施周期指标值:2025年9月底前；年度指标值:2025年9月底前。`;
    expect(rulesOf(lines(2026, dated))).toContain("past-deadline");
    expect(rulesOf(lines(2025, dated))).not.toContain("past-deadline");
    expect(rulesOf(lines(2026, project.replaceAll(/\d+-/g, "")))).not.toContain("malformed-code");
  });

  test("may have its 合计 at the end of each", () => {
    expect(
      wrong(head("档案局"), unit("档案馆", 30), total(30), head("文化局"), unit("图书馆", 20), total(20)),
    ).toEqual([]);
  });

  test("may have nothing but 合计 between them, first or last", () => {
    const bare = ["单位：万元", header];
    const [archive, library] = [unit("档案馆", 30), unit("图书馆", 20)];
    expect(wrong(bare, total(30), archive, total(20), library)).toEqual([]);
    expect(wrong(bare, archive, total(30), library, total(20))).toEqual([]);
    expect(wrong(bare, archive, total(30), library, total(25))).toEqual(["8 grand-total-mismatch"]);
    expect(wrong(bare, archive, total(30), library, total(50))).toEqual([]);
  });

  test("may have no units’ rows, and the head of the first above the others", () => {
    const [, repair] = unit("库房", 30);
    const [, other] = unit("书架", 20);
    const text = [head("档案局"), repair!, total(30), "", head("档案局"), other!, total(20)];
    expect(wrong(...text)).toEqual([]);
    expect(wrong(...text.slice(0, -1), total(25))).toEqual(["13 grand-total-mismatch"]);
    const pages = [head("档案局"), repair!, total(30), "", head("档案局"), other!, total(50)];
    expect(wrong(...pages)).toEqual([]);
    const findings = check(
      parse([...text, "", head("档案局"), other!, total(20)].flat().join("\n")),
    ).diagnostics;
    expect(findings.filter(({ rule }) => rule === "missing-unit").map(({ severity }) => severity)).toEqual([
      "information",
      "information",
      "information",
    ]);
  });

  test("is wrong at the 合计 that is wrong, if it was copied from another too", () => {
    expect(wrong(first, head("文化局"), total(25), unit("图书馆", 20))).toEqual(["12 grand-total-mismatch"]);
    expect(wrong(first, head("文化局"), total(30), unit("图书馆", 20))).toEqual(["12 grand-total-mismatch"]);
    expect(wrong(first, head("文化局"), unit("图书馆", 20))).toEqual(["11 missing-table-total"]);
    expect(wrong(head("档案局"), unit("档案馆", 30), head("文化局"), total(20), unit("图书馆", 20))).toEqual([
      "4 missing-table-total",
    ]);
  });

  test("with a unit that has no projects in one of them", () => {
    const only = [...head("档案局"), total(30), sum("档案馆", 30)];
    const other = [...head("文化局"), total(20), ...unit("图书馆", 20)];
    expect(wrong(only, other)).toEqual(["6 unit-total-mismatch"]);
    expect(wrong(other, only)).toEqual(["13 unit-total-mismatch"]);
    const off = [...head("档案局"), total(40), sum("档案馆", 30)];
    expect(wrong(off, other)).toEqual(["5 grand-total-mismatch", "6 unit-total-mismatch"]);
    expect(wrong(other, off)).toEqual(["12 grand-total-mismatch", "13 unit-total-mismatch"]);
  });

  test("with a department over the units of each", () => {
    const of = (bureau: string, amount: number) => [
      ...head(bureau),
      total(amount + 10),
      sum(`${bureau}本级及所属单位`, amount + 10),
      ...unit(`${bureau}一馆`, amount),
      ...unit(`${bureau}二馆`, 10),
    ];
    expect(wrong(of("档案局", 30), of("文化局", 20))).toEqual([]);
  });

  test("says of which unit the row is wrong", () => {
    const text = [first, head("文化局"), total(50), unit("图书馆", 30, 31), unit("文化馆", 20)]
      .flat()
      .join("\n");
    const { diagnostics } = check(parse(text));
    const [found] = diagnostics.filter(({ rule }) => rule === "grand-total-mismatch");
    expect(found?.args.causes.zh).toContain("单位行“图书馆”写错");
  });
});

describe("pages are no tables of their own", () => {
  test("with head and 合计 repeated, in the first table or a later one", () => {
    const pages = (bureau: string) => [
      ...head(bureau),
      total(50),
      ...unit("甲馆", 30),
      ...head(bureau),
      total(50),
      ...unit("乙馆", 20),
    ];
    expect(wrong(pages("档案局"))).toEqual([]);
    expect(wrong(first, pages("文化局"))).toEqual([]);
  });

  test("with a 合计 of what stands on the page", () => {
    expect(wrong(head("档案局"), total(50), unit("甲馆", 30), header, total(20), unit("乙馆", 20))).toEqual([
      "9 grand-total-mismatch",
    ]);
  });

  test("with a department that is misspelt on one of them", () => {
    const page = [title("档案局"), "部门名称：临江市档按局", "单位：万元", header];
    const next = [title("文化局"), "部门名称：临江市文画局", "单位：万元", header];
    expect(
      wrong(first, head("文化局"), total(50), unit("甲馆", 30), next, total(50), unit("乙馆", 20)),
    ).toEqual(["16 inconsistent-furniture"]);
    expect(wrong(head("档案局"), total(50), unit("甲馆", 30), page, unit("乙馆", 20))).toEqual([
      "9 inconsistent-furniture",
    ]);
    expect(wrong(head("档案局"), total(50), unit("甲馆", 30), page, total(50), unit("乙馆", 20))).toEqual([
      "9 inconsistent-furniture",
    ]);
  });
});
