import { describe, expect, test } from "vitest";
import { check, configure, fixesOf, type Rule } from "../server/core/index.ts";
import { locales } from "../server/core/locale.ts";
import { parse } from "../server/core/model/parse.ts";
import { unmarked } from "../server/core/rules/example.ts";
import { rules } from "../server/core/rules/index.ts";
import { applyEdits } from "../server/core/text.ts";

/** Only the rule itself is on: an example need not be perfect in everything else. */
function only(rule: Rule) {
  const off = Object.fromEntries(
    rules.filter((other) => other !== rule).map(({ id }) => [id, "off" as const]),
  );
  return configure("default", { ...off, [rule.id]: rule.severity === "off" ? "information" : rule.severity });
}

function found(rule: Rule, text: string) {
  const { diagnostics } = check(parse(text), only(rule));
  return diagnostics.map(({ from, to }) => ({ from, to, text: text.slice(from, to) }));
}

for (const rule of rules) {
  describe(rule.id, () => {
    test("has a title of a few characters, and one of its own", () => {
      expect(rule.title).toMatch(/^(?=.*\p{Script=Han})[^，。；]{2,14}$/u);
      expect(rules.filter(({ title }) => title === rule.title)).toEqual([rule]);
    });

    test("has docs of three lines, a message and examples in every language", () => {
      expect(rule.examples.some(({ bad }) => bad !== undefined)).toBe(true);
      for (const locale of locales) {
        expect(rule.docs[locale].split("\n")).toHaveLength(3);
        for (const { bad } of rule.examples) {
          if (bad === undefined) continue;
          const { diagnostics } = check(parse(unmarked(bad).text), only(rule));
          // Plain data, whatever a rule keeps for its fixes.
          expect(JSON.parse(JSON.stringify(diagnostics))).toEqual(diagnostics);
          for (const { args } of diagnostics) {
            const message = rule.message[locale](args);
            expect(message).toMatch(/\S/);
            expect(message).not.toMatch(/undefined|\[object|NaN/);
          }
        }
      }
    });

    for (const [i, example] of rule.examples.entries()) {
      if (example.bad !== undefined) {
        const { text, spans } = unmarked(example.bad);
        test(`finds example ${i + 1}`, () => {
          expect(spans.length).toBeGreaterThan(0);
          expect(found(rule, text)).toEqual(
            spans.map((span) => ({ ...span, text: text.slice(span.from, span.to) })),
          );
        });
        if (example.good === undefined)
          test(`offers no way to mend example ${i + 1}, or shows what it makes`, () => {
            const table = parse(text);
            const { diagnostics } = check(table, only(rule));
            expect(diagnostics.flatMap((one) => fixesOf(table, one, only(rule)))).toEqual([]);
          });
        if (example.good !== undefined) {
          const good = example.good;
          test(`is silent once example ${i + 1} is mended`, () => expect(found(rule, good)).toEqual([]));
        }
        if (example.good !== undefined && rule.fix !== undefined) {
          test(`mends example ${i + 1}`, () => {
            const table = parse(text);
            const config = only(rule);
            let mended = text;
            for (const diagnostic of [...check(table, config).diagnostics].reverse()) {
              const fix = fixesOf(table, diagnostic, config)[example.fix ?? 0];
              expect(fix).toBeDefined();
              mended = applyEdits(mended, fix!.edits);
            }
            expect(mended).toBe(example.good);
          });
        }
      }
      for (const [k, near] of (example.near ?? []).entries()) {
        test(`is silent on near-miss ${i + 1}.${k + 1}`, () => expect(found(rule, near)).toEqual([]));
      }
    }

    test("has a near-miss or a mended example, and every fix an example", () => {
      expect(rule.examples.some(({ good, near }) => good !== undefined || (near?.length ?? 0) > 0)).toBe(
        true,
      );
      if (rule.fix !== undefined) expect(rule.examples.some(({ good }) => good !== undefined)).toBe(true);
    });
  });
}
