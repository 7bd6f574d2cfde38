import { expect, test } from "vitest";
import { check, configure } from "../server/core/check/check.ts";
import { parse } from "../server/core/model/table.ts";
import { replace } from "../server/core/text.ts";
import { generate } from "./tables/generate.ts";

const strict = configure("strict");
/** The least CPU time of some runs, in µs: what else the machine does takes wall time, not this. */
const best = (runs: number, run: () => void) =>
  Math.min(
    ...Array.from({ length: runs }, () => {
      const before = process.cpuUsage();
      run();
      const { user, system } = process.cpuUsage(before);
      return user + system;
    }),
  );

test("four times the rows take less than five times as long", { retry: 2 }, () => {
  const [small, large] = [40, 160].map((units) => generate({ seed: 4, units, faults: 15 }));
  check(parse(small!), strict);
  const [one, four] = [
    best(4, () => check(parse(small!), strict)),
    best(4, () => check(parse(large!), strict)),
  ];
  expect(four / one).toBeLessThan(5);
});

test("an edit reads and checks again what it touched, and little else", { retry: 2 }, () => {
  const text = generate({ seed: 4, units: 160, faults: 15 });
  const fresh = best(3, () => check(parse(text), strict, 1000));
  let table = parse(text);
  check(table, strict, 1000);
  const at = text.indexOf("≥", text.length >> 1);
  const edit = best(10, () => {
    table = parse(replace(table.text, { from: at, to: at, insert: "1" }), table);
    check(table, strict, 1000);
  });
  expect(fresh / edit).toBeGreaterThan(10);
});
