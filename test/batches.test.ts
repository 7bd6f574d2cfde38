import fc from "fast-check";
import { afterEach, expect, test, vi } from "vitest";
import {
  check,
  checkInSteps,
  configure,
  parse,
  type Rule,
  reportRuleErrors,
  rules,
} from "../server/core/index.ts";
import { matchesIn } from "../server/core/text.ts";
import { runs } from "./seed.ts";
import { generate } from "./tables/generate.ts";

// A rule looks at many rows before it is the next one's turn.

afterEach(() => {
  vi.restoreAllMocks();
  reportRuleErrors(() => {});
});

const byId = (id: string) => rules.find((rule) => rule.id === id)!;
const header = "单位：万元\n项目名称\t总计\t财政拨款\t绩效目标\t绩效指标\n档案馆\t90.00\t90.00\t\t";
const item = (i: number, name: string) =>
  `${i}、1-产出指标；11-数量指标；${name}；实施周期指标值:≥5间；年度指标值:≥5间。`;
const tableOf = (names: readonly string[][]) =>
  [
    header,
    ...names.map(
      (own, i) =>
        `第${i}库房修缮\t1.00\t1.00\t修好库房。\t${own.map((name, k) => item(k + 1, name)).join("")}`,
    ),
  ].join("\n");

let made = 0;
/** A configuration of its own, that has seen no indicator yet. */
const fresh = () => configure("strict", {}, { praise: [`从未见过${made++}`] });

test("an indicator that stands in many rows is looked at once, and a rule that throws at it is told of once", () => {
  const rule = byId("vague-value") as Required<Pick<Rule, "indicator">>;
  const looked = vi.spyOn(rule, "indicator").mockImplementation(() => {
    throw new Error("broken");
  });
  const told: string[] = [];
  reportRuleErrors((id) => told.push(id));
  check(parse(tableOf(Array.from({ length: 70 }, () => ["修缮间数", "修缮间数"]))), fresh());
  // Each behind its own number says the same.
  expect(looked).toHaveBeenCalledTimes(1);
  expect(told).toEqual(["vague-value"]);
});

test("a unit of ever so many rows is looked at few rows at a time", () => {
  const rule = byId("short-goal") as Required<Pick<Rule, "row">>;
  let looked = 0;
  vi.spyOn(rule, "row").mockImplementation(() => void looked++);
  const table = parse(tableOf(Array.from({ length: 500 }, () => ["修缮间数"])));
  let most = 0;
  let before = 0;
  for (const _ of checkInSteps(table, fresh())) {
    most = Math.max(most, looked - before);
    before = looked;
  }
  expect(before).toBeGreaterThanOrEqual(500);
  expect(most).toBeLessThan(100);
});

test("what a rule found before it throws stays, and so does what others find in these rows", () => {
  const text = generate({ seed: 4, units: 5, faults: 60 });
  const usual = check(parse(text), fresh()).diagnostics;
  const often = (id: string) => usual.filter((one) => one.rule === id).length;
  const all = rules.filter((rule): rule is Rule & Required<Pick<Rule, "row">> => rule.row !== undefined);
  const rule = all.reduce((a, b) => (often(b.id) > often(a.id) ? b : a));
  expect(often(rule.id)).toBeGreaterThan(5);
  const run = rule.row;
  let count = 0;
  vi.spyOn(rule, "row").mockImplementation((seen, report) => {
    run(seen, report);
    if (++count % 3 === 0) throw new Error("broken");
  });
  let thrown = 0;
  reportRuleErrors(() => thrown++);
  const told = check(parse(text), fresh()).diagnostics;
  expect(thrown).toBeGreaterThan(10);
  expect(told).toEqual(usual);
});

test("the matches of an expression are those of matchAll, empty ones and pairs of surrogates included", () => {
  const texts = fc.string({ unit: fc.constantFrom("甲", "乙", "1", "😀", "，"), maxLength: 12 });
  const patterns = [/甲*/g, /\d?/gu, /[甲乙]+|😀/gu, /(?=，)/g, /$/g, /(.)\1/gu];
  fc.assert(
    fc.property(texts, fc.constantFrom(...patterns), (text, pattern) => {
      const found = matchesIn(text, pattern).map((match) => [match.index, ...match]);
      const wanted = [...text.matchAll(pattern)].map((match) => [match.index, ...match]);
      // Without `u` an empty match may stand within a pair: nobody wants one there.
      const isWhole = ([at]: (string | number)[]) => !/[\udc00-\udfff]/.test(text[at as number] ?? "");
      expect(found).toEqual(wanted.filter(isWhole));
    }),
    runs(2_000),
  );
  expect(() => matchesIn("甲", /甲/)).toThrow(TypeError);
});
