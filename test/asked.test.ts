import fc from "fast-check";
import { expect, test } from "vitest";
import { askedBy, heldIn } from "../server/core/check/asked.ts";
import { unmarked } from "../server/core/rules/example.ts";
import { rules } from "../server/core/rules/index.ts";
import { runs } from "./seed.ts";

const gated = rules.filter(({ asks }) => asks !== undefined);

// What the examples of those rules say, what they ask for, and what else their expressions are made of.
const words = gated.flatMap(({ examples }) =>
  examples.flatMap(({ bad, near = [] }) =>
    [bad ?? "", ...near].flatMap((text) => unmarked(text).text.split(/[\t\n；：]/)),
  ),
);
const asked = gated.flatMap(({ asks }) => asks!);
const signs = [
  ..."0123456789年月日底前，。、；：:-/.~至（）()“”《》〔〕 \u3000≥≤%人台个的第每周季度约按实际情况填写",
];
const texts = fc
  .array(fc.constantFrom(...new Set([...words, ...asked, ...asked, ...signs, ...signs])), { maxLength: 8 })
  .map((parts) => parts.join(""));

const held = (text: string) => heldIn(`<${text}>`, { from: 1, to: text.length + 1 });

function findings(rule: (typeof gated)[number], text: string): number {
  let count = 0;
  rule.text!(text, () => count++);
  return count;
}

test("what a rule asks for is in every text that it finds something in", () => {
  const found = new Set<string>();
  fc.assert(
    fc.property(texts, (text) => {
      for (const rule of gated) {
        if (findings(rule, text) === 0) continue;
        found.add(rule.id);
        expect(held(text) & askedBy(rule), `${rule.id} in ${JSON.stringify(text)}`).not.toBe(0);
      }
    }),
    runs(8_000),
  );
  expect([...found].sort()).toEqual(gated.map(({ id }) => id).sort());
});

test("only rules of free text ask, and one for no more than two characters at once", () => {
  for (const { id, text, asks } of rules) {
    if (asks === undefined) continue;
    expect(text, id).toBeDefined();
    for (const one of asks) expect([1, 2], id).toContain(one.length);
  }
  expect(gated.length).toBeLessThanOrEqual(31);
});

test("a rule that asks for nothing looks at every text, and one that asks not at one without", () => {
  for (const rule of rules)
    if (rule.asks === undefined) expect(askedBy(rule), rule.id).toBe(0);
    else expect(held("") & askedBy(rule), rule.id).toBe(0);
  expect(gated.every((rule) => askedBy(rule) !== 0)).toBe(true);
});
