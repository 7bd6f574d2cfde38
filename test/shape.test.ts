import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { literals } from "../server/core/syntax/grammar.ts";
import { parseItems, parseItemsRaw } from "../server/core/syntax/indicator.ts";
import { recipes } from "../server/core/syntax/recipes.ts";
import { parseTableRaw, rowAt } from "../server/core/syntax/table.ts";
import { parseTarget, parseTargetRaw } from "../server/core/syntax/target.ts";
import { corpus } from "./corpus.ts";
import { growth } from "./cpu-time.ts";
import { runs } from "./seed.ts";
import { rowsOf } from "./tables/rows.ts";

/** Texts made of pieces that mean something to a grammar, and of some that mean nothing. */
const texts = (pieces: readonly string[], most: number) =>
  fc.array(fc.constantFrom(...pieces), { maxLength: most }).map((parts) => parts.join(""));
const cases = runs(5_000);

type Expression = readonly [kind: string, meta: unknown, ...rest: unknown[]];

/** Some text that a rule of a grammar matches, but for what its look-aheads ask. */
function sentence(grammar: keyof typeof recipes, rule: string, seed: number): string {
  const bodies = JSON.parse(recipes[grammar]).at(-1) as Record<string, readonly unknown[]>;
  let state = seed;
  const below = (count: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 16) % count;
  };
  const several = (least: number, one: Expression) =>
    Array.from({ length: least + below(3) }, () => say(one)).join("");
  const say = ([kind, , ...rest]: Expression): string => {
    const [first] = rest as Expression[];
    if (kind === "terminal") return rest[0] as string;
    if (kind === "range") return String.fromCharCode((rest[0] as string).charCodeAt(0) + below(10));
    if (kind === "seq") return (rest as Expression[]).map(say).join("");
    if (kind === "alt") return say((rest as Expression[])[below(rest.length)]!);
    if (kind === "star") return several(0, first!);
    if (kind === "plus") return several(1, first!);
    if (kind === "opt") return below(2) === 0 ? "" : say(first!);
    if (kind === "app") return rest[0] === "any" ? "字人文月"[below(4)]! : ruleOf(rest[0] as string);
    return "";
  };
  const ruleOf = (name: string): string => (bodies[name] ? say(bodies[name].at(-1) as Expression) : "");
  return ruleOf(rule);
}

describe("a shape parses as the text it stands for", () => {
  test("rows", () => {
    const pieces = [
      "1、",
      "12、",
      "产出",
      "；",
      "。",
      "人",
      "\n\t",
      "\n\t\t",
      "\t",
      "\t",
      "\n",
      " ",
      "5",
      "-",
      "11－",
      "<b>",
      "<",
      "绩效指标",
      "备注",
      "年度：",
      "３",
      ".",
      '"',
      '""',
      "\r",
      "合计",
      "计",
      "单位：",
      "单位",
      "部门名称：",
      "填报单位",
      "（盖章）",
      "备注：",
      "填报日期：",
      "单 位：",
      "（",
      "绩效目标",
      "绩效目标不",
      "见",
      "表",
      "说明",
      "；",
      "※",
      "1.",
      "（1）",
      "2026年",
      "1月",
      "5 日",
      "年度",
      "公开13表",
      "附表",
      "万元",
      "）",
      "【",
      "】",
      "资金单位",
      "金额",
      "😀",
      "\ud800",
      "文",
      "\u0000",
    ];
    fc.assert(fc.property(texts(pieces, 14), holdsForRows), cases);
  });

  test("indicators", () => {
    const pieces = [
      "绩效指标值",
      "指标值:",
      "本年度",
      "项目周期",
      "（2026年）",
      "2026年",
      "年",
      "（1）",
      "1）",
      "(2)",
      "（",
      "）",
      "①",
      "⑳",
      "满意度",
      "1、",
      "12、",
      "1-",
      "11-",
      "<p>",
      "</br>",
      "<",
      "、",
      "a",
      "产出指标",
      "；",
      ";",
      "。",
      "实施周期指标值",
      ":",
      "年度目标值：",
      "人",
      "\n\t",
      "\n",
      " ",
      "5",
      "３",
      ".",
      "，",
      "-",
      "一",
      "成本指标；",
      "123456",
      "7",
      '"',
      "😀",
      "文",
    ];
    fc.assert(
      fc.property(texts(pieces, 14), (text) => void expect(parseItems(text)).toEqual(parseItemsRaw(text))),
      cases,
    );
  });

  test("target values", () => {
    const rule = fc.constantFrom(
      ...["quantity", "one", "range", "date", "grade", "formula", "bound", "comparator", "scale", "percent"],
      ...[
        "perMany",
        "count",
        "year",
        "month",
        "upTo",
        "every",
        "rangeMark",
        "measureWord",
        "mark",
        "word_order",
        "figures",
      ],
    );
    // What the grammar says, whole or with a piece cut out, beside numbers of every length and words of no matter.
    const said = fc.tuple(rule, fc.nat(), fc.nat(9), fc.nat(3)).map(([name, seed, at, gone]) => {
      const text = sentence("target", name, seed);
      return gone === 3 ? text.slice(0, at) + text.slice(at + 1) : text;
    });
    const other = fc.constantFrom(
      ...literals("target"),
      ...[
        "1",
        "12",
        "123",
        "1234",
        "12345678",
        "３",
        "1,234",
        "，567",
        "文",
        "字",
        "a",
        "😀",
        "元",
        "5百分",
        "每月12号",
        "每年3",
        "号",
        "/万",
        "%",
      ],
    );
    const text = fc.array(fc.oneof(said, said, other), { maxLength: 5 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, (value) => void expect(parseTarget(value)).toEqual(parseTargetRaw(value))),
      runs(12_000),
    );
  });

  test("every text of up to four pieces that make a row", () => {
    const pieces = ["\t", "\n", '"', "甲", "1、"];
    const grow = (texts: readonly string[]) => texts.flatMap((text) => pieces.map((piece) => text + piece));
    let level: readonly string[] = [""];
    for (let length = 0; length <= 4; length++) {
      for (const text of level) holdsForRows(text);
      level = grow(level);
    }
  });

  test.runIf(corpus)("the real table (skipped without ../shared)", () => holdsForRows(corpus!));
});

function holdsForRows(text: string): void {
  const rows = rowsOf(text);
  const raw = parseTableRaw(text);
  expect(rows.map((row) => row.text).join("")).toBe(text);
  expect(rows).toHaveLength(raw.length);
  let at = 0;
  for (const [i, { kind, cells, headings, text: own }] of rows.entries()) {
    const moved = <T extends { from: number; to: number }>(span: T) => ({
      ...span,
      from: span.from + at,
      to: span.to + at,
    });
    expect({
      kind,
      cells: cells.map(moved),
      headings: headings.map((one) => ({ ...moved(one), value: moved(one.value) })),
    }).toEqual(raw[i]);
    at += own.length;
  }
}

test("a row with more parts than any table has is read without Ohm", { retry: 2 }, () => {
  const read = (parts: number) => rowAt((at) => (at === 0 ? `甲\t${"1、\t".repeat(parts)}` : undefined), 0);
  expect(read(50_000).cells).toHaveLength(50_002);
  expect(growth(read, 12_500)).toBeLessThan(10);
});
