import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check, configure } from "../server/core/check/check.ts";
import { findingsIn } from "../server/core/check/overview.ts";
import { outlineOf } from "../server/core/features/outline.ts";
import { tokensOf } from "../server/core/features/tokens.ts";
import { parse } from "../server/core/model/parse.ts";
import { rowLine, rowsOf, type Table } from "../server/core/model/table.ts";
import { view } from "../server/core/model/unit.ts";
import {
  type Edit,
  lengthOf,
  lineCount,
  lineStart,
  replace,
  slice,
  type Text,
  textOf,
} from "../server/core/text.ts";
import { waivedIn } from "../server/core/waivers/waived.ts";
import { readWaivers } from "../server/core/waivers/waiver.ts";
import { isFuzzing, runs } from "./seed.ts";
import { generate } from "./tables/generate.ts";

const strict = configure("strict");

/** Everything a table says, with no trace of how it came about. */
function said(table: Table) {
  return {
    text: slice(table.text),
    starts: Array.from({ length: lineCount(table.text) + 1 }, (_, line) => lineStart(table.text, line)),
    rowLines: rowsOf(table).map((_, row) => rowLine(table, row)),
    rows: rowsOf(table).map(({ text, kind, cells, reach }) => ({ text, kind, cells, reach })),
    header: table.header,
    units: table.units.map((unit, u) => ({
      at: table.unitRows[u],
      rows: unit.rows.length,
      hasHead: unit.hasHead,
      projects: view(unit).projects.length,
    })),
    findings: plain(check(table, strict)),
    order: [...findingsIn(table, strict)].map(
      ({ found: { rule, finding }, row }) => `${row} ${finding.from} ${rule.id}`,
    ),
    waived: waivedOf(table),
  };
}

const waivers = readWaivers(
  JSON.stringify({
    waivers: [
      { rule: "missing-satisfaction", reason: "没有服务对象" },
      { rule: "unit-total-mismatch", text: "5", reason: "以批复为准" },
      { rule: "duplicate-indicator", unit: "无此单位", reason: "分期填写" },
      { rule: "near-miss-name", reason: "沿用旧名" },
      { rule: "missing-header", reason: "系统导出" },
    ],
  }),
);

function waivedOf(table: Table) {
  const { waived, notes } = waivedIn(table, strict, waivers, "2026-11-29");
  return {
    waived: [...waived].map(([{ rule }, { row, waiver }]) => `${row} ${rule.id} ${waiver.reason}`).sort(),
    notes,
  };
}

/** Without what rows remember: that depends on who asked before. */
function plain(value: unknown): unknown {
  const text = JSON.stringify(value, (key, part) =>
    key === "memo" ? undefined : typeof part === "bigint" ? `${part}n` : part,
  );
  return JSON.parse(text);
}

const pieces = [
  "",
  "\t",
  "\n",
  "\r",
  "\r\n",
  '"',
  '"a\n',
  "5",
  "9.00",
  "1、",
  "2、1-产出指标；",
  "单位名称\t总计\t财政拨款\n",
  "一、特定目标类\t5.00\t5.00\t\t\t\t\n",
  "合计\t5.00\t5.00\t\t\t\t\n",
  "；",
  "。",
  "≥5人",
  "合计\t1.00",
  "甲\t1.00\t1.00\t\t\t\t",
  "\n\t3、",
  "\n\n\t\t\t\t\t\t2、2-效益指标；",
  "\n其中：甲\t1.00\t1.00\n　　乙\t1.00\t1.00\n",
  "\n栏次\t1\t2\t3\n",
  "\n\t\t\t\t\t后半截\n",
  "\n单位：万元\n后半截\t\t\n",
  "\n丙  2.00  2.00\n",
  "\n某局2026年收支总表\n收入\t\t支出\t\t\t\t\n",
  "\n2026年部门预算公开表\n",
  "\n丁\t2.00\t2.00\n修好。\t\t\t1、1-产出指标；\n",
  "项目名称\t项目资金\t\t\t\t绩效目标\t绩效指标\n\t合计\t其中\t\t\t\t\n\t\t财政拨款\t财政专户拨款\t其他资金\t\t\n",
  "\n戊\t\t5.00\t5.00\t\t修好。\t\n",
  "\n甲\t\t\t\n",
  "单位：元",
  "项目名称",
  "涉密",
  "<p>",
  "😀",
  "\ud83d",
];
const edits = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.constantFrom(0, 0, 0, 1, 1, 2, 7, 60),
    insert: fc.constantFrom(...pieces),
  }),
  { minLength: 1, maxLength: 12 },
);

function editAt(text: Text, { at, length, insert }: { at: number; length: number; insert: string }): Edit {
  const from = Math.floor(at * (lengthOf(text) + 1));
  return { from, to: Math.min(lengthOf(text), from + length), insert };
}

describe("an edited table is the table read afresh", () => {
  test("after 1,000 random edits of generated tables, findings included", () => {
    let made = 0;
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.constantFrom("\n", "\r\n", "\r"),
        edits,
        (seed, lineEnd, list) => {
          let table = parse(generate({ seed, units: 3, projects: 7, faults: 20, lineEnd }));
          for (const one of list) {
            table = parse(replace(table.text, editAt(table.text, one)), table);
            check(table, strict);
            made++;
          }
          expect(said(table)).toEqual(said(parse(slice(table.text))));
        },
      ),
      runs(240),
    );
    if (!isFuzzing) expect(made).toBeGreaterThan(1_000);
  });

  test("after edits of a text of line ends and quotes only", () => {
    const text = fc
      .array(fc.constantFrom('"', "\t", "\n", "\r", "a", '""', "1、"), { maxLength: 30 })
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, edits, (source, list) => {
        let table = parse(source);
        let expected = source;
        for (const one of list) {
          const edit = editAt(table.text, one);
          expected = expected.slice(0, edit.from) + edit.insert + expected.slice(edit.to);
          table = parse(replace(table.text, edit), table);
        }
        expect(slice(table.text)).toBe(expected);
        expect(said(table)).toEqual(said(parse(expected)));
      }),
      runs(3_000),
    );
  });
});

/** What people do to lines: move one, copy it, cut it, lose a cell, write the amount of another. */
const lineEdits = fc.array(
  fc.record({
    kind: fc.constantFrom("swap", "copy", "cut", "move", "untab", "amount"),
    at: fc.nat(200),
    to: fc.nat(200),
  }),
  { minLength: 1, maxLength: 10 },
);

function afterLineEdit(source: string, { kind, at, to }: { kind: string; at: number; to: number }): string {
  const lines = source.split("\n");
  const i = at % lines.length;
  const j = to % lines.length;
  const line = lines[i]!;
  if (kind === "swap") [lines[i], lines[(i + 1) % lines.length]] = [lines[(i + 1) % lines.length]!, line];
  if (kind === "copy") lines.splice(j, 0, line);
  if (kind === "cut") lines.splice(i, 1);
  if (kind === "move") lines.splice(j, 0, ...lines.splice(i, 1));
  if (kind === "untab") lines[i] = line.replace("\t", "");
  if (kind === "amount")
    lines[i] = line.replace(/\t[\d,.]+/, `\t${/\t([\d,.]+)/.exec(lines[j]!)?.[1] ?? "7.00"}`);
  return lines.join("\n");
}

describe("an edited table is the table read afresh, when lines are moved", () => {
  test("after what people do to lines", () => {
    fc.assert(
      fc.property(fc.nat(40), lineEdits, (seed, list) => {
        let source = generate({ seed, units: 3, projects: 7, faults: 30 });
        let table = parse(source);
        check(table, strict);
        for (const one of list) {
          source = afterLineEdit(source, one);
          table = parse(source, table);
          check(table, strict);
        }
        expect(said(table)).toEqual(said(parse(source)));
      }),
      runs(150),
    );
  });

  const header = "单位：万元\n项目名称\t总计\t财政拨款\t财政专户拨款\t其他资金\t绩效目标\t绩效指标";
  const cell = (name: string) =>
    `1、1-产出指标；11-数量指标；${name}；实施周期指标值:≥5起；年度指标值:≥5起。`;

  test("after edits of tables without amounts, without units, and of their header", () => {
    const usual = "项目名称\t总计\t财政拨款\t其他资金\t绩效目标\t绩效指标";
    const lines = [
      usual,
      "合计\t\t\t\t\t",
      "合计\t9.00\t9.00\t\t\t",
      "其中：甲\t1.00\t1.00\t\t\t",
      "　　乙\t1.00\t1.00\t\t\t",
      "甲馆\t9.00\t9.00\t\t\t",
      "甲馆（续）\t\t\t\t\t",
      "乙馆\t4.00\t4.00\t\t\t",
      "续表\t\t\t\t\t",
      "单位：万元",
      "修缮\t5.00\t5.00\t\t修好库房。\t1、1-产出指标；11-数量指标；间数；实施周期指标值:≥5间；年度指标值:≥5间。",
      "\t\t\t\t\t2、1-产出指标；12-质量指标；合格率；实施周期指标值:100%；年度指标值:100%。",
      "后半截\t\t\t\t\t",
      "丙  2.00  2.00",
      "",
      "某局2026年收支总表",
      "收入\t\t支出\t\t\t",
      "财政拨款\t60.00\t基本支出\t90.00",
      "乙馆\t20.00",
      "修缮\t5.00\t5.00\t\t修好库房。\t2、1-产出指标；12-质量指标；合格率；实施周期指标值:100%；年度指标值:100%。",
      "堤防\t5.00\t5.00",
      "\t修好堤防。\t1、1-产出指标；11-数量指标；处数；实施周期指标值:≥5处；年度指标值:≥5处。",
      "\t\t\t\t修好堤防。\t1、1-产出指标；11-数量指标；处数；实施周期指标值:≥5处；年度指标值:≥5处。",
      "巡查\t\t5.00\t5.00\t巡查堤防。\t",
      "项目名称\t项目资金\t\t\t绩效目标\t绩效指标",
      "\t合计\t其中\t\t\t",
      "\t\t财政拨款\t其他资金\t\t",
      "临江市文化局2026年项目支出绩效目标表",
    ];
    const changes = fc.array(
      fc.record({
        kind: fc.constantFrom("put", "cut", "column"),
        at: fc.nat(20),
        line: fc.nat(lines.length - 1),
      }),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(fc.array(fc.nat(lines.length - 1), { maxLength: 9 }), changes, (first, list) => {
        let rows = first.map((i) => lines[i]!);
        let table = parse(rows.join("\n"));
        check(table, strict);
        for (const { kind, at, line } of list) {
          const i = Math.min(at, rows.length);
          if (kind === "put") rows = rows.toSpliced(i, 0, lines[line]!);
          else if (kind === "cut") rows = rows.toSpliced(i, 1);
          else rows = rows.map((row) => (row === usual ? row.replace("\t其他资金", "") : row));
          table = parse(rows.join("\n"), table);
          check(table, strict);
        }
        expect(said(table)).toEqual(said(parse(rows.join("\n"))));
      }),
      runs(300),
    );
  });

  test("renaming the project that another unit lacks", () => {
    const text = `${header}\n甲局\t40.00\t40.00\t\t\t\t\n库房\t40.00\t40.00\t\t\t修库房\t${cell("间数")}\n设备\t7.00\t7.00\t\t\t买设备\t${cell("台数")}\n乙局\t60.00\t60.00\t\t\t\t\n志书\t53.00\t53.00\t\t\t编志书\t${cell("部数")}`;
    let table = parse(text);
    check(table, strict);
    const at = text.indexOf("设备");
    table = parse(replace(table.text, { from: at, to: at, insert: "新" }), table);
    expect(said(table)).toEqual(said(parse(slice(table.text))));
  });

  test("renaming the unit whose table a line above it begins", () => {
    const bare = "项目名称\t总计\t财政拨款\t绩效目标\t绩效指标";
    const of = (unit: string, project: string, amount: string) =>
      `临江市项目支出绩效目标表\n单位名称：${unit}\n单位：万元\n${bare}\n${project}\t${amount}\t${amount}\t修好2间\t${cell("间数")}\n合计\t${amount}\t${amount}\t\t`;
    const name = "单位名称：文化馆";
    const text = `${of("档案馆", "库房修缮", "30.00")}\n\n${of("文化馆", "书架购置", "20.00")}`;
    const at = text.indexOf(name);
    for (const other of ["单位名称：档案馆", "单位名称：", "文化馆", ""]) {
      const edited = text.replace(name, other);
      const thereAndBack = [
        { from: at, to: at + name.length, insert: other },
        { from: at, to: at + other.length, insert: name },
      ];
      let table = parse(text);
      for (const [i, edit] of thereAndBack.entries()) {
        check(table, strict);
        table = parse(replace(table.text, edit), table);
        expect(said(table)).toEqual(said(parse([edited, text][i]!)));
      }
    }
  });

  test("swapping neighbours that have lost a cell", () => {
    const row = (name: string, indicator: string) =>
      `${name}\t5.00\t5.00\t\t修好库房屋面\t${cell(indicator)}`;
    const usual = ["东", "西", "南", "北"].map(
      (place) => `${place}区\t5.00\t5.00\t\t\t修好库房\t${cell("重大安全生产事件数量")}`,
    );
    const odd = [row("甲区", "重大安全生产事件梳理"), row("乙区", "重大安全生产事件梳理")];
    const text = (rows: readonly string[]) =>
      [header, "甲局\t30.00\t30.00\t\t\t\t", ...usual, ...rows].join("\n");
    const before = parse(text(odd));
    check(before, strict);
    const swapped = text([...odd].reverse());
    expect(said(parse(swapped, before))).toEqual(said(parse(swapped)));
  });
});

describe("what an edit does not touch is shared", () => {
  const source = generate({ seed: 7, units: 6, faults: 5 });
  const table = parse(source);
  check(table, strict);

  test("a typed character makes one new row and one new unit", () => {
    const at = source.indexOf("绩效指标值") > 0 ? 0 : source.indexOf("≥");
    const edited = parse(replace(table.text, { from: at, to: at, insert: "约" }), table);
    expect(rowsOf(edited).filter((row) => !rowsOf(table).includes(row))).toHaveLength(1);
    expect(edited.units.filter((unit) => !table.units.includes(unit))).toHaveLength(1);
  });

  test("a row that an edit moves keeps what is remembered of it", () => {
    const line = rowLine(table, 12);
    const at = lineStart(table.text, line);
    const moved = parse(replace(table.text, { from: at, to: at, insert: "\n" }), table);
    expect(rowsOf(moved).filter((row) => !rowsOf(table).includes(row)).length).toBeLessThanOrEqual(1);
  });

  test("rows that were cut come back as they were, where they stood and elsewhere", () => {
    const lines = source.split(/(?<=\n)/);
    const cut = lines.splice(20, 10);
    let now = parse(lines.join(""), table);
    const cells = rowsOf(table).filter(({ kind, text }) => kind === "cells" && cut.includes(text));
    expect(cells.length).toBeGreaterThan(5);
    for (const at of [20, 40]) {
      now = parse([...lines.slice(0, at), ...cut, ...lines.slice(at)].join(""), now);
      expect(rowsOf(now).filter((row) => cells.includes(row))).toEqual(cells);
      now = parse(lines.join(""), now);
      expect(rowsOf(now).some((row) => cells.includes(row))).toBe(false);
    }
  });

  test("a text that did not change gives the same rows", () => {
    expect(parse(source, table).rows).toBe(table.rows);
  });
});

describe("every text is a table", () => {
  test("every prefix of a table is read and checked, and its tokens cover it once", () => {
    const source = generate({ seed: 3, units: 2, projects: 7, faults: 30 });
    for (let end = 0; end <= source.length; end += 37) {
      const table = parse(source.slice(0, end));
      check(table, strict);
      outlineOf(table, "zh");
      expectCover(table);
    }
  });

  test("spans of findings lie inside the text and split no surrogate pair", () => {
    const text = fc
      .array(
        fc.constantFrom(
          ...pieces,
          "项目名称\t总计\t财政拨款\t绩效目标\t绩效指标\n",
          "实施周期指标值:",
          "年度指标值:",
        ),
        { maxLength: 25 },
      )
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, (source) => {
        const table = parse(source);
        for (const found of check(table, strict).diagnostics) {
          for (const span of [found, ...found.related]) {
            expect(span.from).toBeGreaterThanOrEqual(0);
            expect(span.to).toBeGreaterThanOrEqual(span.from);
            expect(span.to).toBeLessThanOrEqual(source.length);
            for (const at of [span.from, span.to])
              expect(/[\ud800-\udbff][\udc00-\udfff]/.test(source.slice(at - 1, at + 1)) && at > 0).toBe(
                false,
              );
          }
        }
        expectCover(table);
      }),
      runs(2_000),
    );
  });
});

function expectCover(table: Table): void {
  let at = 0;
  for (const token of tokensOf(table)) {
    expect(token.from).toBe(at);
    expect(token.to).toBeGreaterThan(token.from);
    at = token.to;
  }
  expect(at).toBe(lengthOf(table.text));
}

test("replacing text gives the lines a fresh reading gives", () => {
  const pieces = fc.constantFrom("a", "\r", "\n", "\r\n", "中");
  const text = fc.array(pieces, { maxLength: 20 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(text, text, fc.nat(30), fc.nat(6), (source, insert, from, length) => {
      const start = Math.min(from, source.length);
      const end = Math.min(source.length, start + length);
      expect(replace(textOf(source), { from: start, to: end, insert })).toEqual(
        textOf(source.slice(0, start) + insert + source.slice(end)),
      );
    }),
    runs(10_000),
  );
});

describe("rows that say whose the others are", () => {
  const items = "\t修好库房。\t1、1-产出指标；11-数量指标；间数；实施周期指标值:≥2间；年度指标值:≥2间。\n";
  const lines = [
    "合计\t60.00\t60.00\t\t\n",
    "档案馆\t30.00\t30.00\t\t\n",
    "图书馆\t30.00\t30.00\t\t\n",
    "图书馆\t60.00\t60.00\t\t\n",
    "档案馆小计\t30.00\t30.00\t\t\n",
    "档案馆\t\t\t\t\n",
    "科协\t\t\t\t\n",
    "本页小计\t30.00\t30.00\t\t\n",
    "小计\t30.00\t30.00\t\t\n",
    "小记\t30.00\t30.00\t\t\n",
    "单位名称：云岭市图书馆\n",
    "单位名称：云玲市档案馆\n",
    `修缮\t30.00\t30.00${items}`,
    `采购\t30.00\t30.00${items}`,
    `缮经费\t15.00\t15.00${items}`,
    "库房修\n",
    "其中：中央资金\t20.00\t20.00\t\t\n",
    "省级资金\t10.00\t10.00\t\t\n",
    "2026年\t20.00\t20.00\t\t\n",
    "2027年\t10.00\t10.00\t\t\n",
    "政务公开\t30.00\t30.00\t不予公开\t\n",
    "项目名称\t2025年预算\t2026年预算\t绩效目标\t绩效指标\n",
    "单位：万元\n",
    "\n",
  ];
  const steps = fc.array(fc.record({ at: fc.nat(), isOut: fc.boolean(), line: fc.constantFrom(...lines) }), {
    minLength: 1,
    maxLength: 10,
  });

  test("put in and taken out leave what the same text says opened anew", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...lines), { maxLength: 10 }), steps, (rows, done) => {
        let table = parse(`单位：万元\n项目名称\t总计\t财政拨款\t绩效目标\t绩效指标\n${rows.join("")}`);
        check(table, strict);
        for (const { at, isOut, line } of done) {
          const first = 2 + (at % (lineCount(table.text) - 2));
          const from = lineStart(table.text, first);
          const to = isOut && first + 1 < lineCount(table.text) ? lineStart(table.text, first + 1) : from;
          table = parse(replace(table.text, { from, to, insert: isOut ? "" : line }), table);
          expect(plain(check(table, strict))).toEqual(plain(check(parse(slice(table.text)), strict)));
        }
      }),
      runs(400),
    );
  });
});
