import { readFileSync } from "node:fs";
import * as ohm from "ohm-js";
import { extractExamples } from "ohm-js/extras";
import { describe, expect, test } from "vitest";

for (const name of ["table", "indicator", "target"]) {
  const source = readFileSync(new URL(`../grammar/${name}.ohm`, import.meta.url), "utf8");
  const grammar = ohm.grammar(source);
  const examples = extractExamples(source);

  describe(`grammar/${name}.ohm`, () => {
    test("has examples", () => expect(examples.length).toBeGreaterThan(20));
    for (const { rule, example, shouldMatch } of examples) {
      test(`${rule} ${shouldMatch ? "matches" : "does not match"} ${JSON.stringify(example)}`, () => {
        expect(grammar.match(example, rule).succeeded()).toBe(shouldMatch);
      });
    }
  });
}
