import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check, configure } from "../server/core/check/check.ts";
import { outlineOf } from "../server/core/features/outline.ts";
import { tokensOf } from "../server/core/features/tokens.ts";
import { parse, type Table, view } from "../server/core/model/table.ts";
import { type Edit, lengthOf, replace, slice, type Text, textOf } from "../server/core/text.ts";
import { runs } from "./seed.ts";
import { generate } from "./tables/generate.ts";

const strict = configure("strict");

/** Everything a table says, with no trace of how it came about. */
function said(table: Table) {
  return {
    text: slice(table.text),
    starts: [...table.text.starts],
    rowLines: [...table.rowLines],
    rows: table.rows.map(({ text, kind, cells, reach }) => ({ text, kind, cells, reach })),
    header: table.header,
    units: table.units.map((unit, u) => ({
      at: table.unitRows[u],
      rows: unit.rows.length,
      hasHead: unit.hasHead,
      projects: view(unit).projects.length,
    })),
    findings: check(table, strict),
  };
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
  "；",
  "。",
  "≥5人",
  "合计\t1.00",
  "甲\t1.00\t1.00\t\t\t\t",
  "\n\t3、",
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
    expect(made).toBeGreaterThan(1_000);
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

describe("what an edit does not touch is shared", () => {
  const source = generate({ seed: 7, units: 6, faults: 5 });
  const table = parse(source);
  check(table, strict);

  test("a typed character makes one new row and one new unit", () => {
    const at = source.indexOf("绩效指标值") > 0 ? 0 : source.indexOf("≥");
    const edited = parse(replace(table.text, { from: at, to: at, insert: "约" }), table);
    expect(edited.rows.filter((row) => !table.rows.includes(row))).toHaveLength(1);
    expect(edited.units.filter((unit) => !table.units.includes(unit))).toHaveLength(1);
  });

  test("a row that an edit moves keeps what is remembered of it", () => {
    const line = table.rowLines[12]!;
    const at = table.text.starts[line]!;
    const moved = parse(replace(table.text, { from: at, to: at, insert: "\n" }), table);
    expect(moved.rows.filter((row) => !table.rows.includes(row)).length).toBeLessThanOrEqual(1);
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
