import { describe, expect, test } from "vitest";
import { check, configure, fixAll, fixesIn } from "../server/core/check/check.ts";
import { foldsOf } from "../server/core/features/fold.ts";
import { formatEdits } from "../server/core/features/format.ts";
import { layoutEdits } from "../server/core/features/layout.ts";
import { projectPreview } from "../server/core/features/preview/project.ts";
import { tokensOf } from "../server/core/features/tokens.ts";
import { madeAt } from "../server/core/list.ts";
import { parse } from "../server/core/model/parse.ts";
import type { Table } from "../server/core/model/table.ts";
import { parseItems } from "../server/core/syntax/indicator.ts";
import { replace } from "../server/core/text.ts";
import { reportOf } from "../server/view/report.tsx";
import { cpuTime, growth } from "./cpu-time.ts";
import { generate } from "./tables/generate.ts";

const strict = configure("strict");
test("four times the rows take less than five times as long", { retry: 2 }, () => {
  const [small, large] = [40, 160].map((units) => generate({ seed: 4, units, faults: 15 }));
  check(parse(small!), strict);
  const [one, four] = [
    cpuTime(4, () => check(parse(small!), strict)),
    cpuTime(4, () => check(parse(large!), strict)),
  ];
  expect(four / one).toBeLessThan(5);
});

test("an edit reads and checks again what it touched, and little else", { retry: 2 }, () => {
  const text = generate({ seed: 4, units: 160, faults: 15 });
  const fresh = cpuTime(3, () => check(parse(text), strict, 1000));
  let table = parse(text);
  check(table, strict, 1000);
  const at = text.indexOf("≥", text.length >> 1);
  const edit = cpuTime(10, () => {
    table = parse(replace(table.text, { from: at, to: at, insert: "1" }), table);
    check(table, strict, 1000);
  });
  expect(fresh / edit).toBeGreaterThan(10);
});

test("a cell twice as long takes no more than three times as long", { retry: 2 }, () => {
  const cell = (items: number) =>
    Array.from(
      { length: items },
      (_, i) => `${i + 1}、1-产出指标；11-数量指标；修缮间数；实施周期指标值:≥5间；年度指标值:≥5间。`,
    ).join("");
  // With fewer the young generation holds all that is made, and nothing is ever cleared away.
  const [one, two] = [cell(16_000), cell(32_000)];
  expect(one.length).toBeGreaterThan(65_536);
  parseItems(one);
  expect(cpuTime(12, () => parseItems(two)) / cpuTime(12, () => parseItems(one))).toBeLessThan(3);
});

test("a value four times as long, of words the rules look for, takes less than ten times as long", {
  retry: 2,
}, () => {
  const row = (value: string) =>
    `单位：万元\n项目名称\t总计\t财政拨款\t财政专户拨款\t其他资金\t绩效目标\t绩效指标\n库房修缮\t1.00\t1.00\t\t\t${value}\t1、1-产出指标；11-数量指标；修缮间数；实施周期指标值:${value}；年度指标值:${value}。`;
  const words = ["不超", "按照", "百", "1.", "2026-", "待", "近1", "第1", "约5", "总额/", "　", " "];
  for (const word of [...words, "1", "０", "1、1-产出指标；"]) {
    const taken = growth((length) => check(parse(row(word.repeat(length / word.length))), strict), 8_000);
    expect(taken, word).toBeLessThan(10);
  }
});

test("a line between the rows that is four times as long takes less than ten times as long", {
  retry: 2,
}, () => {
  const project =
    "库房修缮\t1.00\t1.00\t\t\t修好库房\t1、1-产出指标；11-数量指标；修缮间数；实施周期指标值:≥5间；年度指标值:≥5间";
  const text = (line: string) =>
    `单位：万元\n项目名称\t总计\t财政拨款\t财政专户拨款\t其他资金\t绩效目标\t绩效指标\n临江市档案馆\t2.00\t2.00\t\t\t\t\n${project}\n${line}\n${project}`;
  for (const [before, part, after] of [
    ["12", " ", "临江市"],
    ["共1页", "1 ", ""],
    ["第", "1/", "页"],
    ["", "；", "。"],
  ] as const) {
    const line = (length: number) => before + part.repeat(length / part.length) + after;
    expect(growth((length) => check(parse(text(line(length))), strict), 8_000)).toBeLessThan(10);
  }
});

test("a unit of ever so many findings is told of in full", () => {
  const rows = Array.from({ length: 20_000 }, (_, i) => `第${i}项经费\t1.00\t1.00\t\t\t\t`);
  const text = [
    "单位：万元",
    "项目名称\t总计\t财政拨款\t财政专户拨款\t其他资金\t绩效目标\t绩效指标",
    ...rows,
  ];
  const { diagnostics } = check(parse(text.join("\n")), strict);
  expect(diagnostics.length).toBeGreaterThan(20_000);
});

test("names of measures upon measures, and 小计 upon 小计, take time as they are long", { retry: 2 }, () => {
  const header =
    "单位：万元\n项目名称\t总计\t财政拨款\t财政专户拨款\t其他资金\t绩效目标\t绩效指标\n临江市档案馆\t1.00\t1.00\t\t\t\t";
  const item = (name: string, i = 1) =>
    `${i}、1-产出指标；11-数量指标；${name}；实施周期指标值:≥5间；年度指标值:≥5间。`;
  const project = (cell: string) => `库房修缮\t1.00\t1.00\t\t\t修好库房\t${cell}`;
  const texts: ((size: number) => string)[] = [
    (size) => project(item(`事故${"数量".repeat(size)}甲`)),
    (size) => project(item(`事故${"总数额".repeat(size)}`)),
    (size) => `${project(item("间数"))}\n小计\t1.00\t1.00\t\t\t\t\n`.repeat(size),
    (size) => project(Array.from({ length: size }, (_, i) => item("修缮间数", i + 1)).join("")),
    (size) =>
      `临江市2026年项目支出绩效目标表${size}\n合计\t1.00\t1.00\t\t\t\t\n${project(item("间数"))}\n`.repeat(
        size,
      ),
  ];
  for (const [i, text] of texts.entries()) {
    const whole = (size: number) => `${i === 4 ? "" : `${header}\n`}${text(size)}`;
    expect(
      growth((size) => check(parse(whole(size)), strict), 1_000),
      String(i),
    ).toBeLessThan(10);
  }
});

test("a goal that repeats a word, and a cell of ever so many indicators, take time as they are long", {
  retry: 2,
}, () => {
  const head = "单位：万元\n项目名称\t总计\t财政拨款\t财政专户拨款\t其他资金\t绩效目标\t绩效指标\n";
  const item = "1、1-产出指标；11-数量指标；修缮间数；实施周期指标值:≥5间；年度指标值:≥5间。";
  const repeated = (size: number) =>
    parse(`${head}库房修缮\t1.00\t1.00\t\t\t${"目标".repeat(size)}\t${item}`);
  expect(growth((size) => check(repeated(size), strict), 8_000)).toBeLessThan(10);
  for (const text of [
    (size: number) => `合计${" ".repeat(size)}x\t1.00\t1.00\t\t\t\t`,
    (size: number) => `甲${"\t".repeat(size)}`,
    (size: number) => `库房修缮\t1.00\t1.00\t\t\t按照《办法》${"[".repeat(size)}${"1".repeat(size)}\t${item}`,
  ])
    expect(growth((size) => check(parse(head + text(size)), strict), 2_000)).toBeLessThan(10);
  const many = (size: number) => parse(`${head}库房修缮\t1.00\t1.00\t\t\t修好库房\t${item.repeat(size)}`);
  expect(tokensOf(many(20_000)).length).toBeGreaterThan(100_000);
  expect(growth((size) => layoutEdits(many(size), "expanded"), 1_000)).toBeLessThan(10);
});

test("mending all of a row, and a report of a unit, take time as they are long", { retry: 2 }, () => {
  const numbered = (items: number) =>
    parse(
      `单位：万元\n项目名称\t总计\t财政拨款\t财政专户拨款\t其他资金\t绩效目标\t绩效指标\n库房修缮\t1.00\t1.00\t\t\t修好库房。\t${"7、1-产出指标；11-数量指标；修缮间数；实施周期指标值:≥5间；年度指标值:≥5间。".repeat(items)}`,
    );
  const projects = (count: number) => parse(generate({ seed: 6, units: 1, projects: count }));
  const growing: readonly [(table: Table) => void, Table, Table][] = [
    [(table) => fixAll(table, strict), numbered(300), numbered(1_200)],
    [(table) => reportOf(table, "html", strict, "zh"), projects(300), projects(1_200)],
  ];
  for (const [run, small, large] of growing) {
    run(small);
    run(large);
    // Two milliseconds more, so that a time near zero is no divisor.
    expect(cpuTime(4, () => run(large)) / (cpuTime(4, () => run(small)) + 2_000)).toBeLessThan(8);
  }
});

test("a line above rows that then belong to it is read in time as they are many", { retry: 2 }, () => {
  const head = "单位：万元\n项目名称\t总计\t财政拨款\t绩效目标\t绩效指标\n甲馆\t5.00\t5.00\t\t\n";
  const [small, large] = [1_000, 4_000].map((count) => {
    const rows = Array.from({ length: count }, (_, i) => `　　第${i}科\t1.00\t1.00\t\t`).join("\n");
    const old = parse(head + rows);
    return () => parse(`${head}其中：\t\t\t\t\n${rows}`, old);
  });
  small!();
  expect(cpuTime(3, large!) / (cpuTime(3, small!) + 2_000)).toBeLessThan(8);
});

test("what a project is paid from, and what is withheld, is read in time as it is long", { retry: 2 }, () => {
  const head =
    "单位：万元\n项目名称\t总计\t绩效目标\t绩效指标\n甲馆\t3.00\t\t\n修缮\t3.00\t修好。\t\n其中：中央资金\t1.00\t\t\n";
  for (const row of [
    (size: number) => `省级${"补助".repeat(size)}等\t1.00\t\t`,
    (size: number) => `公开经费\t1.00\t（${" ".repeat(size)}x\t`,
    (size: number) => `公开经费\t1.00\t保密${"。".repeat(size)}x\t`,
    (size: number) => `公开经费\t1.00\t${"2025年12月底前完成".repeat(size)}\t`,
  ])
    expect(
      growth((size) => check(parse(head + row(size)), strict), 2_000),
      String(row),
    ).toBeLessThan(10);
});

test("a goal without stops is compared with dates and rates in time as it is long", { retry: 2 }, () => {
  const items =
    "1、1-产出指标；13-时效指标；规划印发时间；年度指标值:2026年9月底前。2、4-成本指标；41-经济成本指标；造林补助标准；年度指标值:≤500元/亩。";
  const head = `临江市2026年项目支出绩效目标表\n单位：万元\n项目名称\t总计\t绩效目标\t绩效指标\n`;
  for (const end of ["6月底前报市政府印发", "每亩补助300元", "规划12个"]) {
    const row = (size: number) => `${head}规划\t1.00\t${"编制专项规划和".repeat(size)}${end}\t${items}\n`;
    expect(
      growth((size) => check(parse(row(size)), strict), 2_000),
      end,
    ).toBeLessThan(10);
  }
  const many = (size: number) => `${head}规划\t1.00\t${"编制2个，".repeat(size)}\t${items}\n`;
  expect(growth((size) => check(parse(many(size)), strict), 2_000)).toBeLessThan(10);
});

test("projects that say nothing of their names are compared in time as they are many", { retry: 2 }, () => {
  const head = "单位：万元\n项目名称\t总计\t绩效目标\t绩效指标\n";
  const rows = (size: number) =>
    Array.from(
      { length: size },
      (_, i) =>
        `${i % 2 ? "库房屋面修缮" : "地方志书编纂"}${i}\t1.00\t${i % 2 ? "编纂地方志书" : "修缮库房屋面"}，存史资政。\t1、1-产出指标；11-数量指标；件数；年度指标值:≥1件。`,
    ).join("\n");
  for (const size of [20, 400])
    expect(growth((count) => check(parse(head + rows(count)), strict), size)).toBeLessThan(10);
});

test("headers upon headers are read in time as they are many", { retry: 2 }, () => {
  const head = "单位：万元\n项目名称\t总计\t绩效目标\t绩效指标\n说明\n";
  for (const line of ["项目名称\t总计\t财政拨款\n", "项目名称\t总计\t绩效目标\t绩效指标\n"])
    expect(
      growth((count) => parse(head + line.repeat(count)), 500),
      line,
    ).toBeLessThan(10);
});

test("a unit of ever so many rows folds", () => {
  const rows = Array.from({ length: 130_000 }, () => "修缮\t1.00\t修好。\t").join("\n");
  const text = `单位：万元\n项目名称\t总计\t绩效目标\t绩效指标\n甲馆\t130,000.00\t\t\n${rows}`;
  expect(foldsOf(parse(text)).some(({ kind, from, to }) => kind === "unit" && to - from === 130_000)).toBe(
    true,
  );
});

test("a header of ever so many columns nobody knows, and the format of ever so many projects, take time as they are many", {
  retry: 2,
}, () => {
  const project = (name: string, more = "") =>
    `${name}\t1.00\t1.00\t修好库房。\t1、1-产出指标；11-数量指标；修缮间数；实施周期指标值:≥5间；年度指标值:≥5间。${more}\n`;
  const head = (more = "") => `单位：万元\n项目名称\t总计\t财政拨款\t绩效目标\t绩效指标${more}\n`;
  const wide = (count: number) => head("\tx".repeat(count)) + project("库房修缮");
  expect(growth((count) => check(parse(wide(count)), strict), 3_000)).toBeLessThan(10);
  // Each lacks some classes of indicators, and is offered them.
  const tables = new Map<number, Table>();
  const format = (count: number) => {
    const names = Array.from({ length: count }, (_, i) => `库房修缮${i}`);
    const table = madeAt(tables, count, () => parse(head() + names.map((name) => project(name)).join("")));
    formatEdits(table, strict);
  };
  expect(growth(format, 200)).toBeLessThan(10);
});

test("a goal that says four times as many numbers takes less than twenty times as long to compare", {
  retry: 2,
}, () => {
  const row = (count: number) => {
    const goal = Array.from({ length: count }, (_, i) => `系统升级${2 + (i % 2)}次`).join("、");
    const items = Array.from(
      { length: count },
      (_, i) =>
        `${i + 1}、1-产出指标；11-数量指标；系统升级次数；实施周期指标值:≥${3 - (i % 2)}次；年度指标值:≥${3 - (i % 2)}次。`,
    );
    return `单位：万元\n项目名称\t总计\t绩效目标\t绩效指标\n运维\t1.00\t${goal}\t${items.join("")}\n`;
  };
  // Each number is compared with each indicator.
  expect(growth((count) => void check(parse(row(count)), strict), 60)).toBeLessThan(20);
});

describe("what is asked of one cell takes time as it is long", () => {
  const head =
    "单位：万元\n项目名称\t总计\t财政拨款\t绩效目标\t绩效指标\n合计\t1.00\t1.00\t\t\n档案馆\t1.00\t1.00\t\t\n";
  const project = (goal: string, cell: string) => `${head}修缮\t1.00\t1.00\t${goal}\t${cell}\n`;
  const item = (cycle: string, more = "", number = 7) =>
    `${number}、1-产出指标；11-数量指标；间间数${more}；实施周期指标值:${cycle}；年度指标值:≥5间。`;
  const texts: readonly (readonly [string, (size: number) => string])[] = [
    ["indicators numbered alike", (size) => project("修好。", item("≥5间").repeat(size))],
    [
      "indicators of which each number is wrong",
      (size) =>
        project("修好。", Array.from({ length: size }, (_, i) => item("≥5间", "", 2 * i + 2)).join("")),
    ],
    [
      "indicators with faults",
      (size) => project("修好。", Array.from({ length: size }, (_, i) => item("≥5", String(i))).join("")),
    ],
    ["marks of a web form", (size) => project("修好。", item("<p>".repeat(size)))],
    ["marks that turn a text round", (size) => project("\u202e".repeat(size), item("≥5间"))],
    ["brackets that nobody closed", (size) => `${head}\t${"（".repeat(8 * size)}\n`],
  ];
  for (const [name, text] of texts)
    test(name, { retry: 2 }, () => {
      const at = head.length - 3;
      for (const run of [
        (table: Table) => check(parse(replace(table.text, { from: at, to: at, insert: "5" }), table), strict),
        (table: Table) => fixesIn(table, { from: 0, to: table.text.size }, strict),
        (table: Table) => projectPreview(table, 5, strict, "zh"),
        (table: Table) => reportOf(table, "csv", strict, "zh"),
      ]) {
        const tables = new Map<number, Table>();
        const taken = growth((size) => {
          const known = tables.get(size) ?? parse(text(size));
          if (!tables.has(size)) check(known, strict);
          tables.set(size, known);
          run(known);
        }, 600);
        expect(taken, String(run)).toBeLessThan(10);
      }
    });
});
