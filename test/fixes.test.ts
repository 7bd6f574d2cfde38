import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check, configure, fixAll, fixesOf } from "../server/core/check/check.ts";
import { formatEdits } from "../server/core/features/format.ts";
import { parse } from "../server/core/model/parse.ts";
import { view } from "../server/core/model/unit.ts";
import { indicator, project, unmarked } from "../server/core/rules/example.ts";
import { rules } from "../server/core/rules/index.ts";
import { applyEdits, lineCount, lineOf, lineStart, replace, slice } from "../server/core/text.ts";
import { runs } from "./seed.ts";
import { generate, randomFrom } from "./tables/generate.ts";

const config = configure("strict");

/** Changes a table as a tired hand would: each by a seed of its own. */
function spoiled(text: string, seed: number): string {
  const random = randomFrom(seed);
  const hands: ((row: string) => string)[] = [
    (row) => row.replace("；实施", "。；实施"),
    (row) => row.replace("年度指标值:", "年度指标值: "),
    (row) => row.replace("≥", "不少于"),
    (row) => row.replace(/≥(\d+%)/, "$1以上"),
    (row) => row.replace("11-数量指标", "11-质量指标"),
    (row) => row.replace("1-产出指标；12", "2-效益指标；12"),
    (row) => row.replace("12-质量指标", "质量指标"),
    (row) => row.replace("13-时效指标", "17-时效指标"),
    (row) => row.replace(/；年度指标值:[^。]*/, ""),
    (row) => row.replace("年度指标值:100%", "年度指标值:"),
    (row) => row.replaceAll("；", ";"),
    (row) => row.replace("2、", "4、"),
    (row) => row.replace("\t\t", "\t"),
    (row) => row.replace("\t", "\t\t"),
    (row) => row.replace(/^([^\t]+)/, "<p>$1</p>"),
    (row) => row.replace("满意度；", "满意度指标；"),
    (row) => row.replace("满意度；", "满意度1；"),
    (row) => row.replace(/率；/, "率（%）；"),
    (row) => row.replace("经费", "经费经费"),
    (row) => row.replace("项目\t", "项\t"),
    (row) => row.replace("，", ","),
    (row) => row.replace(/\t([^\t]{30,}?)\t1、/, "\t“$1”\t1、"),
    (row) => row.replace("≤100%", "≥100%"),
    (row) => row.replace("1-产出指标；11-数量指标；", "1-产出指标；；11-数量指标；"),
    (row) => row.replace("数；实施", "数；另含新增；实施"),
  ];
  const lines = text.split("\n");
  for (const [i, line] of lines.entries()) {
    if (line.split("\t").length === 7 && line.includes("1、") && random() < 0.5)
      lines[i] = hands[Math.floor(random() * hands.length)]!(line);
  }
  return lines.join("\n");
}

function amounts(source: string) {
  return parse(source).units.flatMap((unit) =>
    [...view(unit).at.keys()].map((entry) =>
      entry.amounts.map(({ value }) => `${value?.units} ${value?.decimals}`),
    ),
  );
}

function counts(text: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const { rule } of check(parse(text), config).diagnostics) found.set(rule, (found.get(rule) ?? 0) + 1);
  return found;
}

// What a fix may bring to light: money is set one sum at a time, and a mended cell is read for the first time.
const UNCOVERS = new Set([
  "missing-cell",
  "extra-cell",
  "malformed-code",
  "unknown-code",
  "code-name-mismatch",
  "missing-field",
  "extra-field",
  "missing-target",
  // 合计 and the row's own funds may have agreed with the amount as it was.
  "unit-total-mismatch",
  "row-total-mismatch",
  "grand-total-mismatch",
]);

/** Every cell but the empty ones in quotes. */
function quoted(text: string): string {
  const inQuotes = (cell: string) =>
    cell === "" || cell.startsWith('"') ? cell : `"${cell.replaceAll('"', '""')}"`;
  return text
    .split("\n")
    .map((line) => (line.includes("\t") ? line.split("\t").map(inQuotes).join("\t") : line))
    .join("\n");
}

describe("fixes", () => {
  test("heal: each removes its finding and adds none", { timeout: 240_000 }, () => {
    const mended = new Map<string, number>();
    for (let seed = 1; seed <= 14; seed++) {
      const text = spoiled(generate({ seed, units: 2, projects: 7 }), seed);
      const table = parse(text);
      const before = counts(text);
      for (const diagnostic of check(table, config).diagnostics) {
        for (const fix of fixesOf(table, diagnostic, config)) {
          const after = counts(applyEdits(text, fix.edits));
          expect(after.get(diagnostic.rule) ?? 0, `${diagnostic.rule}: ${fix.title.zh}`).toBeLessThan(
            before.get(diagnostic.rule)!,
          );
          if (!UNCOVERS.has(diagnostic.rule)) {
            for (const [rule, count] of after)
              expect(count, `${fix.title.zh} of ${diagnostic.rule} adds ${rule}`).toBeLessThanOrEqual(
                before.get(rule) ?? 0,
              );
          }
          mended.set(diagnostic.rule, (mended.get(diagnostic.rule) ?? 0) + 1);
        }
      }
    }
    expect([...mended.keys()].length).toBeGreaterThan(18);
  });

  test("heal the examples of their rules, and the same with each cell in quotes, as Excel writes it", () => {
    for (const rule of rules) {
      if (rule.fix === undefined) continue;
      for (const [i, { bad }] of rule.examples.entries()) {
        if (bad === undefined) continue;
        const { text } = unmarked(bad);
        for (const source of [text, quoted(text)]) {
          const table = parse(source);
          const found = check(table, config).diagnostics.filter((one) => one.rule === rule.id);
          for (const one of found) {
            for (const fix of fixesOf(table, one, config)) {
              const after = counts(applyEdits(source, fix.edits)).get(rule.id) ?? 0;
              const what = `${rule.id} ${i + 1}${source === text ? "" : ", quoted"}: ${fix.title.zh}`;
              expect(after, what).toBeLessThan(found.length);
            }
          }
        }
      }
    }
  });

  test.each([
    ["zero-width", "≥5\u200b场", "≥5场"],
    ["halfwidth-punctuation", "每月,每季各一次", "每月，每季各一次"],
    ["doubled-word", "按时按时完成", "按时完成"],
  ])("of %s in one of two equal values mends the other too", (rule, value, right) => {
    const { text } = unmarked(project([indicator("11", "培训场次", value)]));
    const table = parse(text);
    const found = check(table, config).diagnostics.filter((one) => one.rule === rule);
    expect(found).toHaveLength(1);
    const mended = applyEdits(text, fixesOf(table, found[0]!, config)[0]!.edits);
    expect(mended).toBe(text.replaceAll(value, right));
  });

  test("all safe ones together: twice is as once, no amount changes, and they heal", {
    timeout: 240_000,
  }, () => {
    for (let seed = 1; seed <= 40; seed++) {
      const text = spoiled(generate({ seed, units: 3, projects: 8 }), seed);
      const all = [...fixAll(parse(text), config)].sort((a, b) => a.from - b.from);
      for (const [i, { to }] of all.entries())
        expect(to).toBeLessThanOrEqual(all[i + 1]?.from ?? text.length);
      const once = applyEdits(text, all);
      // A fix that overlapped another waits for the next time; after that nothing is left.
      const twice = applyEdits(once, fixAll(parse(once), config));
      expect(applyEdits(twice, fixAll(parse(twice), config))).toBe(twice);
      expect(amounts(once)).toEqual(amounts(text));
    }
  });
});

test("fixes that overlap are made one after the other", () => {
  const near = fc.constantFrom(";", "；", "。", "，，", "<p>", " ", "\u3000", "2、", "、");
  const places = fc.array(fc.tuple(fc.nat(), near), { minLength: 1, maxLength: 8 });
  let overlapping = 0;
  fc.assert(
    fc.property(fc.nat(200), places, (seed, marks) => {
      let text = generate({ seed, units: 1, projects: 2, faults: 4 });
      for (const [at, mark] of marks) {
        const from = text.indexOf("；", at % text.length);
        if (from >= 0) text = text.slice(0, from) + mark + text.slice(from + (at % 2));
      }
      const table = parse(text);
      const edits = fixAll(table, config);
      for (const [i, { from, to }] of edits.entries()) {
        expect(to).toBeGreaterThanOrEqual(from);
        expect(to).toBeLessThanOrEqual(edits[i + 1]?.from ?? text.length);
      }
      // Some of them have to, or nothing was seen.
      const all = check(table, config).diagnostics.flatMap((one) => fixesOf(table, one, config)[0] ?? []);
      const ends = all
        .filter(({ safe }) => safe)
        .flatMap(({ edits }) => edits)
        .sort((a, b) => a.from - b.from || a.to - b.to);
      if (ends.some(({ to }, i) => to > (ends[i + 1]?.from ?? text.length))) overlapping++;
    }),
    runs(150),
  );
  expect(overlapping).toBeGreaterThan(0);
});

describe("formatting", () => {
  const formatted = (text: string) => applyEdits(text, formatEdits(parse(text), config));

  test("is done after once, changes no amount and leaves nothing that is only written otherwise", {
    timeout: 240_000,
  }, () => {
    for (let seed = 1; seed <= 30; seed++) {
      const text = spoiled(generate({ seed, units: 3, projects: 8 }), seed).replaceAll(
        /(\d),(?=\d{3})/g,
        "$1",
      );
      const once = formatted(text);
      expect(once).not.toBe(text);
      expect(formatted(once)).toBe(once);
      expect(amounts(once)).toEqual(amounts(text));
      const [before, after] = [counts(text), counts(once)];
      expect(before.get("amount-format")).toBeGreaterThan(0);
      for (const rule of ["amount-format", "html-residue", "halfwidth-separator", "quoted-goal"])
        expect(after.get(rule), rule).toBeUndefined();
      for (const [rule, count] of after)
        expect(UNCOVERS.has(rule) ? 0 : count, rule).toBeLessThanOrEqual(before.get(rule) ?? 0);
    }
  });

  test("of a part leaves the rest alone, and of what is right all of it", () => {
    const row = "库房修缮\t 1200.00 \t修好库房。\t";
    const text = `单位：万元\n项目名称\t总计\t绩效目标\t绩效指标\n${row}\n${row}`;
    const second = { from: text.lastIndexOf("库房修缮"), to: text.length };
    const edits = formatEdits(parse(text), config, undefined, second);
    expect(applyEdits(text, edits)).toBe(text.slice(0, second.from) + row.replace(" 1200.00 ", "1,200.00"));
    const right = generate({ seed: 1, units: 2 });
    expect(formatEdits(parse(right), config)).toEqual([]);
  });

  test("does nothing that a setting turned off", () => {
    const { text } = unmarked(project([indicator("11", "培训人数", "≥50人")], { total: "1120.00" }));
    const off = configure("strict", { "amount-format": "off" });
    expect(formatEdits(parse(text), off)).toEqual([]);
    expect(formatted(text)).toContain("\t1,120.00\t");
  });

  test("leaves what is kept of the table with it", () => {
    const table = parse(spoiled(generate({ seed: 5, units: 3, projects: 8 }), 5));
    const before = check(table, config).diagnostics;
    expect(formatEdits(table, config).length).toBeGreaterThan(0);
    expect(check(table, config).diagnostics).toEqual(before);
    // A row that was formatted in thought, copied as it is.
    const row = lineCount(table.text) - 3;
    const line = lineOf(table.text, row);
    const at = lineStart(table.text, row);
    const next = parse(replace(table.text, { from: at, to: at, insert: line }), table);
    expect(check(next, config).diagnostics).toEqual(check(parse(slice(next.text)), config).diagnostics);
  });

  test("adds no places to several amounts at once", () => {
    const text =
      "单位：万元\n项目名称\t总计\t绩效目标\t绩效指标\n档案馆\t1200\t\t\n库房修缮\t1200.00\t修好库房。\t";
    const edits = fixAll(parse(text), config, "amount-format");
    expect(applyEdits(text, edits)).toBe(text.replace("1200.00", "1,200.00"));
  });

  test("puts nothing between what it cannot read, and takes nothing away", () => {
    const items = ["1", "2", "3"].map(
      (n) =>
        `${n}、1-产出指标；1${n}-${["数量", "质量", "时效"][Number(n) - 1]}指标；甲${n}；实施周期指标值:≥${n}间；年度指标值:≥${n}间。`,
    );
    const said = (text: string) =>
      text
        .replace(/<[^>]*>/g, "")
        .replace(/\d{1,2}[\s\u200b\ufeff]*[、.]/g, "")
        .replace(/[^\p{L}\p{N}]/gu, "");
    const spoils: readonly (readonly [string, string])[] = [
      ["1、1-", "1 、1-"],
      ["2、1-", "2 、1-"],
      ["2、1-", "2\u200b、1-"],
      ["1、1-", "\ufeff1、1-"],
      ["1、1-", "“1、1-"],
      ["2、1-", "2、<p>1-"],
      ["2、1-", "2 、<p>1-"],
      ["。2、1-", "2 、1-"],
      ["3、1-", "3、 1-"],
    ];
    for (const [right, wrong] of spoils) {
      const cell = items.join("").replace(right, wrong);
      expect(cell).not.toBe(items.join(""));
      const text = `单位：万元\n项目名称\t总计\t绩效目标\t绩效指标\n库房修缮\t1,200.00\t修好库房。\t${cell}`;
      expect(said(formatted(text)), JSON.stringify(wrong)).toBe(said(text));
      expect(said(applyEdits(text, fixAll(parse(text), config))), JSON.stringify(wrong)).toBe(said(text));
    }
  });

  test("of a part leaves no half of a fix", () => {
    const text = "单位：万元\n项目名称\t总计\t绩效目标\t绩效指标\n库房修缮\t1,200.00\t“修好库房屋面。”\t";
    const end = text.indexOf("屋面");
    expect(formatEdits(parse(text), config, undefined, { from: 0, to: end })).toEqual([]);
    expect(formatted(text)).toContain("\t修好库房屋面。\t");
  });
});

test.each(["。", "；", "，", ""])("an indicator that lacks is put behind a cell that ends in %j", (end) => {
  const said = indicator("11", "培训人数", "≥50人").replace(/。$/, end);
  const { text } = unmarked(project([said], { name: "职工技能培训经费" }));
  const table = parse(text);
  const found = check(table, config).diagnostics.find(({ rule }) => rule === "missing-satisfaction");
  const [fix] = found ? fixesOf(table, found, config) : [];
  expect(applyEdits(text, fix?.edits ?? [])).toContain("≥50人。2、3-满意度指标；");
});
