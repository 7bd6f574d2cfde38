import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decode } from "../server/cli/decode.ts";
import { check, configure } from "../server/core/check/check.ts";
import { formatEdits } from "../server/core/features/format.ts";
import { layoutEdits } from "../server/core/features/layout.ts";
import { parse } from "../server/core/model/parse.ts";
import { indicatorsOf } from "../server/core/model/project.ts";
import type { Table } from "../server/core/model/table.ts";
import { view } from "../server/core/model/unit.ts";
import { applyEdits, slice } from "../server/core/text.ts";
import { TableDocument } from "../server/lsp/document.ts";
import { findingsFor } from "../server/lsp/findings.ts";
import { defaultSettings } from "../server/lsp/protocol.ts";
import { runs } from "./seed.ts";
import { generate } from "./tables/generate.ts";

const strict = configure("strict");

const layout = (text: string, to: "compact" | "expanded") => applyEdits(text, layoutEdits(parse(text), to));

/** What a table means, whatever its layout. */
function meaning(table: Table) {
  return table.units.map((unit) =>
    [...view(unit).at.keys()].map((entry) => ({
      name: entry.name,
      amounts: entry.amounts,
      indicators: indicatorsOf(entry).map((one) => {
        const says = (span: { from: number; to: number } | undefined) =>
          span && entry.row.text.slice(span.from, span.to);
        return [says(one.class), says(one.subclass), says(one.name), says(one.cycle), says(one.annual)];
      }),
    })),
  );
}

describe("the layouts", () => {
  test("compact → expanded → compact is where it began, and nothing changes its meaning", () => {
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom("\n", "\r\n", "\r"), fc.nat(40), (seed, lineEnd, faults) => {
        const compact = generate({ seed, units: 2, projects: 7, faults, lineEnd });
        const expanded = layout(compact, "expanded");
        expect(layout(expanded, "expanded")).toBe(expanded);
        expect(layout(expanded, "compact")).toBe(compact);
        expect(meaning(parse(expanded))).toEqual(meaning(parse(compact)));
        const rules = (text: string) =>
          check(parse(text), strict)
            .diagnostics.map(({ rule }) => rule)
            .sort();
        expect(rules(expanded)).toEqual(rules(compact));
      }),
      runs(60),
    );
  });
});

test("a layout changes nothing where a cell begins with words, or an indicator ends with a number", () => {
  const head = "单位：万元\n项目名称\t总计\t绩效目标\t绩效指标\n";
  const [one, two] = ["数量指标；间数", "质量指标；合格率"].map(
    (name, i) => `${i + 1}、1-产出指标；1${i + 1}-${name}；实施周期指标值:≥5；年度指标值:≥5`,
  ) as [string, string];
  for (const cell of [
    `指标如下：${one}。${two}。`,
    `绩效指标${one}。${two}。`,
    `<p>${one}。${two}。</p>`,
    `${one}\n\t${two}`,
  ]) {
    for (const name of ["修缮", "绩效目标管理"]) {
      const text = `${head}${name}\t\t\t${cell}`;
      const expanded = layout(text, "expanded");
      expect(meaning(parse(expanded))).toEqual(meaning(parse(text)));
      expect(meaning(parse(layout(text, "compact")))).toEqual(meaning(parse(text)));
      expect(meaning(parse(layout(expanded, "compact")))).toEqual(meaning(parse(text)));
    }
  }
  const merged = `${head}修缮\t1.00\t修好。\t${one}。\n\t\t\t${two}。`;
  expect(layout(merged, "compact")).toBe(`${head}修缮\t1.00\t修好。\t${one}。${two}。`);
  const trimmed = `${head}修缮\t1.00\t修好。\n\t${one}。\n\t${two}。`;
  expect(layout(trimmed, "compact")).toBe(layout(merged, "compact"));
});

test("a layout leaves a row as it is where it is the line end that tells how it is read", () => {
  const head = "单位：万元\n项目名称\t总计\t绩效目标\t绩效指标\n合计\t1.00\t\t\n甲馆\t1.00\t\t\n";
  const [one, two] = ["≥5", "≥90%"].map(
    (value, i) => `${i + 1}、1-产出指标；11-数量指标；间数；实施周期指标值:${value}；年度指标值:${value}`,
  ) as [string, string];
  // Without its 。 a value ends with the number of the indicator behind it.
  const glued = `${head}修缮\t1.00\t修好。\t${one}${two}。\n`;
  expect(layout(layout(glued, "expanded"), "compact")).toBe(glued);
  for (const text of [`${head}\t2、1-\n\t2、`, `${head}\t\t\t4.满意度指标；指标值:6、成本指标；\n`])
    for (const to of ["compact", "expanded"] as const)
      expect(meaning(parse(layout(text, to)))).toEqual(meaning(parse(text)));
});

describe("bytes", () => {
  test("are text in a known encoding, or are refused", () => {
    let [read, refused] = [0, 0];
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const decoded = decode(bytes);
        if (decoded === undefined) refused++;
        else read++;
        if (decoded === undefined) return;
        expect(decoded.encoding).toMatch(/^(utf-8|utf-16le|utf-16be|gb18030)$/i);
        check(parse(decoded.text), strict);
      }),
      runs(3_000),
    );
    expect(Math.min(read, refused)).toBeGreaterThan(10);
  });

  test("of a table in every encoding are the table", () => {
    const text = generate({ seed: 5, units: 1 });
    const utf16 = (big: boolean) => {
      const bytes = Buffer.from(`\ufeff${text}`, "utf16le");
      return big ? bytes.swap16() : bytes;
    };
    for (const bytes of [Buffer.from(text), Buffer.from(`\ufeff${text}`), utf16(false), utf16(true)])
      expect(decode(bytes)?.text.replace("\ufeff", "")).toBe(text);
  });
});

describe("the findings of an open document", () => {
  const fresh = () => {
    const logged: string[] = [];
    const style = { locale: "zh", page: () => undefined, related: true, tags: true } as const;
    const findings = findingsFor({
      settings: () => ({ ...defaultSettings, preset: "strict" }),
      style: () => style,
      log: (message) => logged.push(message),
    });
    return { findings, logged };
  };
  const piece = fc.constantFrom(
    "",
    "\t",
    "\n",
    "5",
    "9.00",
    "；",
    "。",
    '"',
    "合计\t1.00",
    "1、1-产出指标；",
    "😀",
    "\u202e",
    "单位：元",
  );
  const edit = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.constantFrom(0, 0, 1, 2, 9, 80),
    insert: piece,
  });

  test("after any edits are those of the same text opened anew, ranges included", () => {
    fc.assert(
      fc.property(fc.nat(60), fc.array(edit, { minLength: 1, maxLength: 10 }), (seed, edits) => {
        const { findings } = fresh();
        const text = generate({ seed, units: 3, projects: 7, faults: 25 });
        const document = new TableDocument("file:///a", "performance-targets", 1, text);
        findings.diagnosticsOf(document);
        for (const [i, { at, length, insert }] of edits.entries()) {
          const from = Math.floor(at * document.getText().length);
          const range = { start: document.positionAt(from), end: document.positionAt(from + length) };
          document.update([{ range, text: insert }], i + 2);
          findings.diagnosticsOf(document);
        }
        const again = new TableDocument("file:///a", "performance-targets", 1, document.getText());
        expect(slice(document.lines)).toBe(slice(again.lines));
        expect(findings.diagnosticsOf(document)).toEqual(fresh().findings.diagnosticsOf(again));
      }),
      runs(150),
    );
  });
});

test("formatting twice is as once, and changes no letter, no digit and no amount", () => {
  const format = (text: string) => applyEdits(text, formatEdits(parse(text), strict));
  // Numbers of indicators are written anew, and 不少于 becomes ≥: what is left is what a table says.
  const said = (text: string) =>
    text
      .replace(/[\s\u200b\ufeff]/g, "")
      .replace(/<[^<>]*>/g, "")
      .replace(/<[^<>]*>/g, "")
      .replace(/(?:不少于|不低于|不超过|不高于|大于等于|小于等于|以上|以下|以内|及以上)/g, "")
      .replace(
        /(?<!\d)\d{1,2}(?:[.）]?、|[、。；;:：丶·`'.．，,）]{1,3}(?=\d-(?:产出|效益|满意度|成本)))/g,
        "",
      )
      .replace(/[^\p{L}\p{N}]/gu, "");
  // Where a row's name is mended it may be read as 合计: what it states stays.
  const amounts = (text: string) =>
    parse(text).units.flatMap((unit) =>
      [...view(unit).at.keys()].flatMap((entry) =>
        entry.amounts.map(({ value }) => `${value?.units} ${value?.decimals}`),
      ),
    );
  const mark = fc.constantFrom(
    " ",
    "\u3000",
    ",",
    ";",
    "。",
    "、",
    "\u200b",
    "<p>",
    "</p>",
    "“",
    "”",
    "(",
    "）",
    ".",
  );
  fc.assert(
    fc.property(fc.nat(), fc.array(fc.tuple(fc.nat(), mark), { maxLength: 6 }), (seed, marks) => {
      let text = generate({ seed, units: 1, projects: 3, faults: 10 });
      for (const [at, char] of marks) {
        const from = at % (text.length + 1);
        text = text.slice(0, from) + char + text.slice(from);
      }
      const once = format(text);
      expect(format(once)).toBe(once);
      expect(said(once)).toBe(said(text));
      expect(amounts(once)).toEqual(amounts(text));
    }),
    runs(1_500),
  );
});
