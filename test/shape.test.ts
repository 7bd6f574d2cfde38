import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseItems, parseItemsRaw } from "../server/core/syntax/indicator.ts";
import { parseTableRaw, rowAt } from "../server/core/syntax/table.ts";
import { parseTarget, parseTargetRaw } from "../server/core/syntax/target.ts";
import { corpus } from "./corpus.ts";
import { runs } from "./seed.ts";
import { rowsOf } from "./tables/rows.ts";

/** Texts made of pieces that mean something to a grammar, and of some that mean nothing. */
const texts = (pieces: readonly string[], most: number) =>
  fc.array(fc.constantFrom(...pieces), { maxLength: most }).map((parts) => parts.join(""));
const cases = runs(5_000);

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
      "\t",
      "\t",
      "\n",
      " ",
      "5",
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
      "（",
      "绩效目标",
      "😀",
      "\ud800",
      "文",
      "\u0000",
    ];
    fc.assert(fc.property(texts(pieces, 14), holdsForRows), cases);
  });

  test("indicators", () => {
    const pieces = [
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
    const pieces = [
      "≥",
      "不少于",
      "不超",
      "过",
      "约",
      "2026",
      "年",
      "5",
      "1,234",
      ".5",
      "%",
      "万",
      "人",
      "次",
      "以上",
      "上下",
      "或",
      "每月",
      "25",
      "日",
      "前",
      "-",
      "至",
      "百分之",
      "九",
      "十",
      "第",
      "级",
      "合格",
      "，",
      "（",
      "*",
      "100%",
      "x",
      " ",
      "文",
      "字",
      "😀",
      "国",
      "VI",
      "零",
      "两",
      "低于",
    ];
    fc.assert(
      fc.property(texts(pieces, 9), (text) => void expect(parseTarget(text)).toEqual(parseTargetRaw(text))),
      cases,
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

test("a row with more parts than any table has is read without Ohm", () => {
  const line = `甲\t${"1、\t".repeat(50_000)}`;
  const before = performance.now();
  expect(rowAt((at) => (at === 0 ? line : undefined), 0).cells).toHaveLength(50_002);
  expect(performance.now() - before).toBeLessThan(5_000);
});
