import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { none } from "../server/core/check/found.ts";
import { tableFindings } from "../server/core/check/own.ts";
import { scopeOf } from "../server/core/check/scope.ts";
import { hintsOf } from "../server/core/features/hints.ts";
import { hoverAt } from "../server/core/features/hover.ts";
import { plainText } from "../server/core/features/markdown.ts";
import { outlineOf } from "../server/core/features/outline.ts";
import { summaryOf } from "../server/core/features/preview/summary.ts";
import { unitPreview } from "../server/core/features/preview/unit.ts";
import { statusOf } from "../server/core/features/status.ts";
import {
  type Config,
  check,
  checkInSteps,
  configure,
  type Located,
  lengthOf,
  located,
  parse,
  replace,
  slice,
  type Table,
} from "../server/core/index.ts";
import { rowOf } from "../server/core/model/table.ts";
import { doubtedMoneyUnit } from "../server/core/rules/money/doubted-money-unit.ts";
import { shapeOf, special } from "../server/core/syntax/shape.ts";
import { diagnosticAt } from "../server/lsp/convert.ts";
import { TableDocument } from "../server/lsp/document.ts";
import { type Told, told as toldAfter } from "../server/lsp/told.ts";
import { runs } from "./seed.ts";
import { generate } from "./tables/generate.ts";

const strict = configure("strict");
const style = { uri: "u", locale: "zh", page: () => undefined, related: true, tags: true } as const;
const header = "项目名称\t总计\t财政拨款\t财政专户拨款\t其他资金\t绩效目标\t绩效指标";

/** Everything a client is told of a table: diagnostics with their places, the gravest few of them, the preview. */
function told(table: Table): unknown {
  return plain([
    diagnosed(table).sort(),
    located(table, strict, 7).found.map(({ row, found }) => [row, found.rule.id, found.finding.from]),
    hintsOf(table, strict, "zh"),
    summaryOf(table, strict, "zh"),
    table.units.map((_, unit) => unitPreview(table, unit, strict, "zh")),
  ]);
}

function diagnosed(table: Table): string[] {
  return located(table, strict, Number.POSITIVE_INFINITY).found.map((one) =>
    JSON.stringify(diagnosticAt(table, one, style)),
  );
}

/** The gravest findings of a table as they are defined: of equals the table's own, then the first. */
function gravestOf(table: Table, cap: number, config: Config): Located[] {
  const all = [...located(table, config, Number.POSITIVE_INFINITY).found];
  // A rule may look at rows and at the table: what it says of the table stands at no row of a unit's.
  const ofTable = new Set(
    tableFindings(table, scopeOf(table, config)).list.map(({ rule, at }) => `${rule.id} ${at}`),
  );
  const rank = ({ row, found }: Located) =>
    2 * ["error", "warning", "information", "hint"].indexOf(found.severity) +
    (ofTable.has(`${found.rule.id} ${row}`) && "at" in found ? 0 : 1);
  const chosen = new Set([...all].sort((a, b) => rank(a) - rank(b)).slice(0, cap));
  return all.filter((one) => chosen.has(one));
}

function placesOf(found: readonly Located[]): unknown[] {
  return found.map(({ row, found: { rule, finding } }) => [row, rule.id, finding.from, finding.to]);
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_, part) => (typeof part === "bigint" ? `${part}n` : part)));
}

const indicator = (name: string, number = 1) =>
  `${number}、1-产出指标；11-数量指标；${name}；实施周期指标值:≥5起；年度指标值:≥5起。`;

function edited(text: string, edits: readonly (readonly [find: string, with_: string])[]): Table {
  let table = parse(text);
  told(table);
  for (const [find, insert] of edits) {
    const from = slice(table.text).indexOf(find);
    expect(from).toBeGreaterThanOrEqual(0);
    table = parse(replace(table.text, { from, to: from + find.length, insert }), table);
    told(table);
  }
  return table;
}

describe("what was told before is told again only where it still stands", () => {
  test("a department whose heading changes stays one", () => {
    const text = [
      "单位：万元",
      header,
      "合计\t70.00\t70.00\t\t\t\t",
      "临江市文化局\t70.00\t70.00\t\t\t\t",
      "部门名称：临江市",
      "临江市档案馆\t40.00\t40.00\t\t\t\t",
      `库房修缮\t40.00\t40.00\t\t\t修好库房屋面\t${indicator("修缮间数")}`,
      "临江市图书馆\t30.00\t30.00\t\t\t\t",
      `志书编纂\t30.00\t30.00\t\t\t编志书十部\t${indicator("编纂部数")}`,
    ].join("\n");
    const table = edited(text, [
      ["部门名称：临江市", "部门名称：临江州市"],
      ["合计\t70.00", "合计\t71.00"],
    ]);
    expect(told(table)).toEqual(told(parse(slice(table.text))));
  });

  const goals = (goal: string) =>
    [
      "单位：万元",
      "项目名称\t绩效目标\t总计\t财政拨款\t财政专户拨款\t其他资金\t绩效指标",
      "合计\t\t71.00\t71.00\t\t\t",
      "临江市档案馆\t\t71.00\t71.00\t\t\t",
      `志书编纂\t编志书十部\t30.00\t30.00\t\t\t${indicator("编纂部数")}${indicator("印刷部数", 2)}`,
      `库房修缮\t${goal}\t40.00\t40.00\t\t\t${indicator("修缮间数")}`,
    ].join("\n");

  test("addends below an indicator that goes to a line of its own", () => {
    const table = edited(goals("修好库房屋面"), [["2、1-", "\n\t2、1-"]]);
    expect(told(table)).toEqual(told(parse(slice(table.text))));
  });

  test("an amount behind a line end in a quoted goal", () => {
    const table = edited(goals('"修好库房屋面，完成全部工程"'), [["，完成", "\n完成"]]);
    expect(told(table)).toEqual(told(parse(slice(table.text))));
  });

  const names = ["修缮间数", "修缮面数", "购置台数", "编纂部数", "重大事件数量", "重大事件梳理"];
  const cell = (n: number) =>
    Array.from({ length: 1 + (n % 3) }, (_, i) => indicator(names[(n + i) % names.length]!, i + 1)).join("");
  const money = fc.constantFrom(10, 20, 30, 40, 50, 70);
  const other = fc.constantFrom(0, 0, 10);
  const amounts = (total: number, rest: number) => `${total}.00\t${total - rest}.00\t\t${rest || ""}`;
  const unit = fc
    .tuple(fc.constantFrom("档案馆", "图书馆", "文化局", "修缮费", "采购项目"), money, other)
    .map(([name, total, rest]) => `${name}\t${amounts(total, rest)}\t\t`);
  const project = fc
    .tuple(fc.constantFrom("库房", "志书", "设备", "消防"), money, other, fc.nat(6))
    .map(([name, total, rest, n]) => `${name}\t${amounts(total, rest)}\t修好${name}\t${cell(n)}`);
  const short = fc
    .tuple(fc.constantFrom("库房", "志书"), money, fc.nat(6))
    .map(([name, total, n]) => `${name}\t${total}.00\t${total}.00\t\t修好${name}屋面\t${cell(n)}`);
  const rest = fc.oneof(
    fc.constantFrom("部门名称：临江市", "说明文字", "", header),
    money.map((total) => `合计\t${total}.00\t${total}.00\t\t\t\t`),
  );
  const beside = fc.oneof(
    money.map((total) => `小计\t${total}.00\t${total}.00\t\t\t\t`),
    fc.constantFrom(
      "续表\t\t\t\t\t\t",
      "临江市文化馆\t\t\t\t\t\t",
      "其中：上年结转\t10.00\t10.00\t\t\t\t",
      "\t10.00\t10.00\t\t\t修好库房\t",
      "临江市文化局2026年项目支出绩效目标表",
      "\t总计\t财政拨款\t财政专户拨款\t其他资金\t\t",
    ),
  );
  // What a copy broke: a goal, an indicator, a name; a caption; a unit with a goal; goal and indicators exchanged.
  const broken = fc.constantFrom(
    "库房\t40.00\t40.00\t\t\t修好库房，",
    `守住馆藏安全。\t${indicator("修缮间数")}`,
    `库房\t40.00\t40.00\t\t\t修好库房\t${indicator("修缮间数").slice(0, -8)}`,
    "值:≥5起。",
    "志书",
    "重点项目\t\t\t\t\t\t",
    "临江市图书馆\t70.00\t70.00\t\t\t办好全年借阅\t",
    `库房\t10.00\t10.00\t\t\t${indicator("修缮间数")}\t修好库房`,
  );
  const row = fc.oneof(unit, project, project, short, rest, beside, broken);
  // The same rows under other columns: a fund with its parts, a header of two rows, 其中, units in their own column.
  const head = fc.constantFrom(
    header,
    header,
    "项目名称\t总计\t财政拨款\t一般公共预算\t政府性基金\t绩效目标\t绩效指标",
    "项目名称\t资金来源\t\t\t\t绩效目标\t绩效指标\n\t总计\t财政拨款\t财政专户拨款\t其他资金\t\t",
    "项目名称\t总计\t其中：财政拨款\t其中：单位资金\t备注\t绩效目标\t绩效指标",
    "预算单位\t总计\t财政拨款\t其他资金\t项目名称\t绩效目标\t绩效指标",
  );
  const table = fc
    .tuple(head, fc.array(row, { minLength: 3, maxLength: 14 }))
    .map(([first, rows]) => ["单位：万元", first, ...rows].join("\n"));
  const stepParts = {
    kind: fc.constantFrom("type", "type", "split", "put", "cut", "copy", "swap", "amount"),
    at: fc.nat(1_000),
    to: fc.nat(1_000),
  };
  const step = fc.record({ ...stepParts, row });

  function changed(
    source: string,
    { kind, at, to, row: put }: { kind: string; at: number; to: number; row: string },
  ) {
    const lines = source.split("\n");
    const i = at % lines.length;
    const j = to % lines.length;
    const line = lines[i]!;
    const place = to % (line.length + 1);
    if (kind === "type") lines[i] = `${line.slice(0, place)}州${line.slice(place)}`;
    if (kind === "split") lines[i] = line.replace(/。(\d、)/, "。\n\t$1");
    if (kind === "put") lines.splice(i, 0, put);
    if (kind === "cut") lines.splice(i, 1);
    if (kind === "copy") lines.splice(j, 0, line);
    if (kind === "swap") [lines[i], lines[j]] = [lines[j]!, line];
    if (kind === "amount") lines[i] = line.replace(/\t\d+/, `\t${10 * (1 + (to % 9))}`);
    return lines.join("\n");
  }

  test("after rows that lost a cell move between units, and the first of many goes again and again", () => {
    const kind = fc.constantFrom("甲局", "乙局", "丙馆");
    const place = fc.constantFrom("东区", "西区", "南区");
    const code = fc.constantFrom("11-数量指标", "11-数量指标", "11-数量指标", "12-质量指标");
    const goal = fc.constantFrom("修好库房屋面和排水，守住馆藏安全。", "编志书十部，完成出版发行。");
    const words = fc
      .tuple(place, goal, code)
      .map(([at, why, what]) => [
        `${at}库房修缮`,
        `${why}\t1、1-产出指标；${what}；工单关闭率；实施周期指标值:≥95%；年度指标值:≥95%。`,
      ]);
    const whole = words.map(([name, rest]) => `${name}\t1.00\t1.00\t\t\t${rest}`);
    const lost = words.map(([name, rest]) => `${name}\t5.00\t\t5.00\t${rest}`);
    const head = fc
      .tuple(kind, fc.nat(3), fc.nat(2), fc.boolean())
      .map(
        ([name, k, m, early]) =>
          `${name}\t${k + 5 * m}.00\t${k === 0 ? "" : `${k}.00`}\t${early ? `${5 * m}.00\t` : `\t${5 * m}.00`}\t\t`,
      );
    const line = fc.oneof({ weight: 3, arbitrary: lost }, { weight: 3, arbitrary: whole }, head);
    const move = fc.record({
      kind: fc.constantFrom("drop first", "drop first", "first to last", "move", "put"),
      at: fc.nat(1_000),
      to: fc.nat(1_000),
      line,
    });
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 6, maxLength: 30 }),
        fc.array(move, { minLength: 4, maxLength: 14 }),
        (start, moves) => {
          const lines = ["单位：万元", header, ...start];
          let now = parse(lines.join("\n"));
          check(now, strict);
          for (const { kind, at, to, line: put } of moves) {
            const projects = lines.flatMap((one, i) => (one.includes("、1-") ? [i] : []));
            const [first] = projects;
            if (first === undefined) break;
            const i = projects[at % projects.length]!;
            if (kind === "drop first") lines.splice(first, 1);
            if (kind === "first to last") lines.push(...lines.splice(first, 1));
            if (kind === "move") lines.splice(2 + (to % (lines.length - 2)), 0, ...lines.splice(i, 1));
            if (kind === "put") lines.splice(2 + (to % (lines.length - 1)), 0, put);
            now = parse(lines.join("\n"), now);
            expect(diagnosed(now)).toEqual(diagnosed(parse(lines.join("\n"))));
          }
        },
      ),
      runs(120),
    );
  });

  test("a finding that goes from one unit to another, as many as before", () => {
    const unit = (name: string, code: string) =>
      [
        `${name}\t5.00\t5.00\t\t\t\t`,
        `库房修缮\t5.00\t5.00\t\t\t修好库房屋面\t${indicator("工单关闭数").replace("1-产出指标；11-数量", `2-效益指标；${code}`)}`,
      ].join("\n");
    const [first, second, third] = [
      unit("甲局", "21-经济效益"),
      unit("乙局", "22-社会效益"),
      unit("丙馆", "21-经济效益"),
    ];
    const all = (table: Table) => placesOf(located(table, strict, Number.POSITIVE_INFINITY).found);
    const source = ["单位：万元", header, first, second, third].join("\n");
    const before = parse(source);
    const count = all(before).length;
    const from = source.indexOf(third);
    const insert = unit("丙馆", "22-社会效益");
    const after = parse(replace(before.text, { from, to: source.length, insert }), before);
    expect(all(after)).toHaveLength(count);
    expect(all(after)).toEqual(all(parse(slice(after.text))));
  });

  test("the gravest few are the same as those of all that is found", () => {
    const few = fc.constantFrom(0, 5, 40, 40, 90, 90, 90, 400);
    const step = fc.record({
      at: fc.nat(100_000),
      gone: fc.constantFrom(0, 0, 0, 1, 1, 200),
      insert: fc.constantFrom("5", "5", "", "州", "；", "\n", "临江市档案馆\t3.00\t4.00\t\t\t\t\n"),
      cap: few,
      config: fc.constantFrom(strict, configure("strict", { "html-residue": "error" }), configure("default")),
      isOther: fc.constantFrom(false, false, true),
      // An indicator of another class, to which the same ones elsewhere are compared.
      isCode: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.nat(1_000),
        few,
        fc.array(step, { minLength: 3, maxLength: 12 }),
        (seed, start, steps) => {
          let table = parse(generate({ seed, units: 9, faults: 40 }));
          let cap = start;
          let config = strict;
          for (const { at, gone, insert, isOther, isCode, ...next } of steps) {
            if (isOther) ({ cap, config } = next);
            const from = at % lengthOf(table.text);
            const to = Math.min(lengthOf(table.text), from + gone);
            const code = isCode ? slice(table.text).indexOf("11-数量指标", from) : -1;
            const edit =
              code < 0 ? { from, to, insert } : { from: code, to: code + 7, insert: "12-质量指标" };
            table = parse(replace(table.text, edit), table);
            expect(placesOf(located(table, config, cap).found)).toEqual(
              placesOf(gravestOf(parse(slice(table.text)), cap, config)),
            );
          }
        },
      ),
      runs(60),
    );
  });

  test("diagnostics that are taken over are those that are made anew, wherever related places end", () => {
    const step = fc.record({
      at: fc.nat(100_000),
      gone: fc.constantFrom(0, 0, 1, 1, 40, 200),
      insert: fc.constantFrom("5", "5", "", "州", "\n", "临江市档案馆\t3.00\t4.00\t\t\t\t\n"),
      cap: fc.constantFrom(5, 40, 400),
      // An indicator goes to a line of its own: as many rows as before, and those below a line further down.
      isSplit: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.nat(1_000),
        fc.constantFrom(0, 3, 12, 40),
        fc.array(step, { minLength: 3, maxLength: 12 }),
        (seed, mostRelated, steps) => {
          let table = parse(generate({ seed, units: 9, faults: 40 }));
          let last: Told | undefined;
          for (const { at, gone, insert, cap, isSplit } of steps) {
            const from = at % lengthOf(table.text);
            const to = Math.min(lengthOf(table.text), from + gone);
            const next = isSplit ? slice(table.text).indexOf("。2、", from) : -1;
            const edit = next < 0 ? { from, to, insert } : { from: next + 1, to: next + 1, insert: "\n\t" };
            table = parse(replace(table.text, edit), table);
            last = toldAfter(table, located(table, strict, cap).found, style, { last, mostRelated });
            const anew = parse(slice(table.text));
            const { found } = located(anew, strict, cap);
            expect(last.list).toEqual(toldAfter(anew, found, style, { mostRelated }).list);
          }
        },
      ),
      runs(60),
    );
  });

  test("an older table that is asked again says what it said", () => {
    fc.assert(
      fc.property(table, fc.array(step, { minLength: 1, maxLength: 4 }), (start, steps) => {
        const first = parse(start);
        const before = told(first);
        let now = first;
        let source = start;
        for (const one of steps) {
          source = changed(source, one);
          now = parse(source, now);
          told(now);
        }
        expect(told(first)).toEqual(before);
        expect(told(now)).toEqual(told(parse(source)));
      }),
      runs(60),
    );
  });

  test("rows that are cut, pasted elsewhere or twice, taken back and done again", () => {
    const step = fc.record({
      from: fc.nat(200),
      count: fc.integer({ min: 1, max: 12 }),
      to: fc.nat(200),
      // What is pasted is what was cut, and then once more, or a row of it as it was typed in between.
      kind: fc.constantFrom("move", "move", "cut", "paste", "back", "twice", "typed", "branch"),
    });
    fc.assert(
      fc.property(fc.nat(1_000), fc.array(step, { minLength: 2, maxLength: 8 }), (seed, steps) => {
        let table = parse(generate({ seed, units: 3, projects: 7, faults: 40 }));
        const past: Table[] = [];
        let board: string[] = ["水务站\t3.00\t3.00\t\t\t\t\n"];
        for (const { from, count, to, kind } of steps) {
          const lines = slice(table.text).split(/(?<=\n)/);
          const at = from % lines.length;
          if (kind === "move" || kind === "cut") board = lines.splice(at, count);
          if (kind === "typed") board = board.map((line) => line.replace("\t", "X\t"));
          const pasted = kind === "cut" ? [] : kind === "twice" ? [...board, ...board] : board;
          if (kind !== "back" && kind !== "branch") lines.splice(to % lines.length, 0, ...pasted);
          past.push(table);
          const source = kind === "back" ? slice(past[Math.max(0, past.length - 2)]!.text) : lines.join("");
          // An edit may also go out from a table that had a successor.
          table = parse(source, kind === "branch" ? past[to % past.length]! : table);
          expect(told(table)).toEqual(told(parse(source)));
          const { rows } = table;
          const cells = Array.from({ length: rows.length }, (_, i) => rowOf(table, i)).filter(
            ({ kind }) => kind === "cells",
          );
          expect(new Set(cells).size).toBe(cells.length);
        }
      }),
      runs(60),
    );
  });

  test("a text that is typed in while it is read", () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(30), fc.nat(20), (seed, steps, line) => {
        const document = new TableDocument("u", "t", 1, generate({ seed, units: 4, faults: 30 }));
        const type = (text: string, version: number) =>
          document.update(
            [{ range: { start: { line, character: 3 }, end: { line, character: 3 } }, text }],
            version,
          );
        for (let i = 0; i < steps; i++) document.readOn();
        type("5\n", 2);
        document.readOn();
        type("\t", 3);
        for (const _ of document.reading());
        expect(slice(document.table.text)).toBe(document.getText());
        expect(told(document.table)).toEqual(told(parse(document.getText())));
      }),
      runs(40),
    );
  });

  const heads = fc.constantFrom(
    "临江市档案局2026年项目支出绩效目标表",
    "临江市文化局2026年项目支出绩效目标表",
    "部门名称：临江市档案局",
    "部门名称：临江市文化局",
    "单位：万元",
    header,
    header,
  );
  const section = fc
    .tuple(
      fc.array(heads, { maxLength: 3 }),
      money,
      unit,
      fc.array(fc.oneof(project, unit), { maxLength: 3 }),
    )
    .map(([first, total, head, others]) => [
      ...first,
      header,
      `合计\t${total}.00\t${total}.00\t\t\t\t`,
      head,
      ...others,
    ]);

  function isToldAlike(start: string, steps: readonly Parameters<typeof changed>[1][]): void {
    let source = start;
    let now = parse(source);
    told(now);
    for (const one of steps) {
      source = changed(source, one);
      now = parse(source, now);
      expect(told(now)).toEqual(told(parse(source)));
    }
  }

  test("after edits of files with several tables", () => {
    const move = fc.record({ ...stepParts, row: fc.oneof(heads, heads, row) });
    fc.assert(
      fc.property(
        fc.array(section, { minLength: 2, maxLength: 4 }),
        fc.array(move, { minLength: 1, maxLength: 8 }),
        (sections, moves) => isToldAlike(sections.flat().join("\n"), moves),
      ),
      runs(150),
    );
  });

  test("after edits of tables with departments, lost cells and indicators on lines of their own", () => {
    fc.assert(fc.property(table, fc.array(step, { minLength: 1, maxLength: 8 }), isToldAlike), runs(150));
  });
});

describe("nothing is kept for ever", () => {
  test("the readings of a header that is typed do not add up", () => {
    const rows = Array.from(
      { length: 200 },
      (_, i) => `项目${i}\t10.00\t10.00\t\t\t修好库房\t${indicator("修缮间数")}`,
    );
    let now = parse(["单位：万元", header, "合计\t10.00\t10.00\t\t\t\t", ...rows].join("\n"));
    const at = slice(now.text).indexOf("财政专户");
    const sizes: number[] = [];
    for (let i = 0; i < 40; i++) {
      now = parse(replace(now.text, { from: at, to: at, insert: "甲" }), now);
      check(now, strict);
      sizes.push(remembered(now.units));
    }
    expect(sizes.at(-1)).toBeLessThan(sizes[4]! * 1.5);
  });

  test("a monster of a row leaves no room behind", () => {
    const any = special({ pattern: "甲", starts: "甲" }, "");
    const long = "乙".repeat(1_000_000);
    expect(shapeOf(long, any).length).toBe(1);
    expect(shapeOf("乙", any).codes.length).toBeLessThan(100_000);
  });
});

/** How many objects can be reached from some. */
function remembered(start: unknown): number {
  const seen = new Set<object>();
  const open: unknown[] = [start];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next !== "object" || next === null || seen.has(next)) continue;
    seen.add(next);
    open.push(...(next instanceof Map || next instanceof Set ? [...next].flat() : Object.values(next)));
  }
  return seen.size;
}

test("two who check a table at once, each in its own way, end with what each would find alone", () => {
  const text = generate({ seed: 1, units: 12, faults: 200 });
  const near = "重大安全生产事件梳理";
  const row = `东区\t1.00\t1.00\t\t\t守护安全\t1、1-产出指标；11-数量指标；${near}；实施周期指标值:≥5起；年度指标值:≥5起。\n`;
  const source = `${text.trimEnd()}\n${row}`;
  const ofGroups = strict.groups.map(({ id }) => id);
  const others = [
    configure("strict", Object.fromEntries(ofGroups.map((id) => [id, "off"]))),
    configure("strict", Object.fromEntries(ofGroups.map((id) => [id, "hint"]))),
    configure("strict", {}, {}, { names: new Map([["重大安全生产事件数量", 9]]), isWithin: false }),
  ];
  const listed = (table: Table, config: Config) =>
    check(table, config).diagnostics.map(
      ({ rule, severity, from, to }) => `${from} ${to} ${rule} ${severity}`,
    );
  const apart = others.map((config) => listed(parse(source), config));
  expect(new Set(apart.map(String)).size).toBe(others.length);
  for (const [i, config] of others.entries()) {
    const length = [...checkInSteps(parse(source), strict)].length;
    for (let after = length - ofGroups.length; after < length; after++) {
      for (const isFirstDone of [true, false]) {
        const table = parse(source);
        const [one, two] = [checkInSteps(table, strict), checkInSteps(table, config)].map((steps) =>
          steps[Symbol.iterator](),
        ) as [Iterator<void>, Iterator<void>];
        for (let step = 0; step < after; step++) one.next();
        for (let step = 0; step <= length - ofGroups.length; step++) two.next();
        for (const rest of isFirstDone ? [one, two] : [two, one]) while (!rest.next().done);
        expect(listed(table, config)).toEqual(apart[i]);
      }
    }
  }
});

test("what nobody can read is told of as such, and not as zero", () => {
  const text = `单位：万元\n${header}\n合计\t12l.00\t121.00\t\t\t\t\n档案馆\t121.00\t121.00\t\t\t\t\n库房修缮\t12l.00\t121.00\t\t\t修好库房。\t1、1-产出指标；11-数量指标；修缮间数；实施周期指标值:≥5间；年度指标值:≥5间。`;
  const table = parse(text);
  expect(statusOf(table, strict, new Map()).total).toBe("—");
  const summary = summaryOf(table, strict, "zh");
  expect(summary.total).toEqual({ text: "121.00", isStated: false });
  const [unit] = outlineOf(table, "zh");
  expect([unit!.detail, unit!.children[0]!.detail]).toEqual(["121.00 万元", "—"]);
  const hovered = (name: string) =>
    hoverAt(table, text.indexOf(name), { locale: "zh", markup: plainText }, none)?.text;
  expect(hovered("合计")).toMatch(/^合计 —$/m);
  expect(hovered("库房修缮")).toMatch(/^— · /m);
});

test("a 合计 typed too large leaves what rows depend on as it is", () => {
  const text = generate({ seed: 1, units: 3 });
  const huge = text.replace(/^合计\t/m, "合计\t99999999999");
  expect(huge).not.toBe(text);
  expect(doubtedMoneyUnit(parse(text))).toBeUndefined();
  expect(doubtedMoneyUnit(parse(huge))).toBeDefined();
  expect(scopeOf(parse(huge), strict)).toBe(scopeOf(parse(text), strict));
});
