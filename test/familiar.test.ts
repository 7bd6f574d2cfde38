import fc from "fast-check";
import { expect, test } from "vitest";
import { check, configure, namesIn, namesTogether, parse, type Table } from "../server/core/index.ts";
import { runs } from "./seed.ts";

// Names of which one is a slip of another: in one character, in two, by one that is lost, and at their ends.
const NAMES = [
  "服务对象投诉处理率",
  "服务对像投诉处理率",
  "服务对象投拆处理率",
  "服务对象投诉处率",
  "安全设施验收合格率",
  "安全设施验收合格牢",
  "安全设施验格率",
  "重大安全生产事件数量",
  "重大安全生产事件梳理",
  "重大安全生产事故数量",
  "安全",
];

const tableOf = (names: readonly string[]) =>
  [
    "单位：万元",
    "项目名称\t总计\t绩效目标\t绩效指标",
    `临江市档案馆\t${names.length}.00\t\t`,
    ...names.map(
      (name, i) =>
        `第${i}库房修缮\t1.00\t修好库房。\t1、1-产出指标；12-质量指标；${name}；实施周期指标值:≥95%；年度指标值:≥95%。`,
    ),
  ].join("\n");

const nearMisses = (table: Table, familiar: Parameters<typeof configure>[3]) =>
  check(table, configure("strict", {}, {}, familiar)).diagnostics.filter(
    ({ rule }) => rule === "near-miss-name",
  );

// Mostly the first of each kind, so that it is frequent.
const name = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(NAMES[0]!, NAMES[4]!, NAMES[7]!) },
  { weight: 1, arbitrary: fc.constantFrom(...NAMES) },
);
const names = fc.array(name, { maxLength: 16, size: "max" });

test("a table among all that it is compared with is told of the same as beside the others", () => {
  let found = 0;
  fc.assert(
    fc.property(names, names, names, (own, ...others) => {
      const text = tableOf(own);
      const [ours, ...theirs] = [own, ...others].map((one) => namesIn(parse(tableOf(one))));
      const beside = nearMisses(parse(text), { names: namesTogether(theirs), isWithin: false });
      const within = { names: namesTogether([ours!, ...theirs]), isWithin: true };
      expect(nearMisses(parse(text), within)).toEqual(beside);
      found += beside.length;
    }),
    runs(150),
  );
  expect(found).toBeGreaterThan(20);
});

test("names that come and go beside those of other tables are told of as in a fresh table", () => {
  let found = 0;
  const edits = fc.array(fc.tuple(fc.nat(), name), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(names, names, edits, (own, others, changes) => {
      const familiar = { names: namesIn(parse(tableOf(others))), isWithin: false };
      const now = [...own];
      let table = parse(tableOf(now));
      nearMisses(table, familiar);
      for (const [at, name] of changes) {
        now.splice(at % (now.length + 1), at % 3, name);
        table = parse(tableOf(now), table);
        const misses = nearMisses(table, familiar);
        expect(misses).toEqual(nearMisses(parse(tableOf(now)), familiar));
        found += misses.length;
      }
    }),
    runs(100),
  );
  expect(found).toBeGreaterThan(100);
});
