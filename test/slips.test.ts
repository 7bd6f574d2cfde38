import { describe, expect, test } from "vitest";
import { check, configure, fixesOf } from "../server/core/check/check.ts";
import { parse } from "../server/core/model/parse.ts";
import { indicator, project, unmarked } from "../server/core/rules/example.ts";
import { applyEdits } from "../server/core/text.ts";

const config = configure("strict");
const first = indicator("11", "培训人数", "≥50人");
const second = indicator("12", "考核合格率", "≥90%");
const third = indicator("22", "持证上岗率", "≥90%");
const sound = unmarked(project([first, second, third])).text;
const errors = new Set(["error", "warning"]);

function told(text: string) {
  const table = parse(text);
  const known = new Set(check(parse(sound), config).diagnostics.map(({ rule }) => rule));
  const found = check(table, config).diagnostics.filter(
    ({ rule, severity }) => errors.has(severity) && !known.has(rule),
  );
  return { table, found, said: found.map(({ rule, from, to }) => `${rule} ${text.slice(from, to).trim()}`) };
}

describe("a slip in the number of an indicator is one finding, and its fix heals", () => {
  const cells: readonly (readonly [string, string])[] = [
    ...["1、、", "1 ", "、", "：1、", "一、", "1；", "1:"].map(
      (mark) => [`${mark}${first}2、${second}3、${third}`, mark.trim()] as const,
    ),
    ...["2、、", "、", "二、", "2；", "2。、", "22、", "2·"].map(
      (mark) => [`1、${first}${mark}${second}3、${third}`, mark.trim()] as const,
    ),
    ...["3、、", "、", "三、"].map(
      (mark) => [`1、${first}2、${second}${mark}${third}`, mark.trim()] as const,
    ),
  ];
  test.each(cells)("%s", (cell, mark) => {
    const { text } = unmarked(project(cell));
    const { table, found, said } = told(text);
    expect(said).toEqual([`indicator-numbering ${mark}`]);
    const [fix] = fixesOf(table, found[0]!, config);
    expect(applyEdits(text, fix!.edits)).toBe(sound);
  });
});

test.each([
  ["1", "malformed-code 1"],
  ["产出措标", "malformed-code 产出措标"],
  ["", "missing-field 12-质量指标"],
])("of a class that is written %j the number still begins an indicator", (klass, finding) => {
  const { text } = unmarked(project(`1、${first}2、${second.replace("1-产出指标", klass)}3、${third}`));
  expect(told(text).said).toEqual([finding]);
});

test("a number on the other side of a 。 is not written twice", () => {
  const { text } = unmarked(project(`1、${first.replace(/。$/, "台2。、")}${second}3、${third}`));
  const { table, found } = told(text);
  const numbering = found.find(({ rule }) => rule === "indicator-numbering");
  // Nobody can tell which of both is meant: it is told of, and not mended.
  expect(numbering).toBeDefined();
  expect(fixesOf(table, numbering!, config)).toEqual([]);
});
