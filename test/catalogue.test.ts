import { describe, expect, test } from "vitest";
import { check, configure } from "../server/core/check/check.ts";
import { parse } from "../server/core/model/parse.ts";
import { indicatorsOf } from "../server/core/model/project.ts";
import { entryAt, rowAtOffset, rowOffset } from "../server/core/model/table.ts";
import { rules } from "../server/core/rules/index.ts";
import { lineAt } from "../server/core/text.ts";
import { corpus } from "./corpus.ts";

// Lines of the real table where a rule of the catalogue fires, and where it must stay silent; #3 is the third indicator.
const catalogue: readonly (readonly [rule: string, fires: string, silent: string])[] = [
  ["missing-cell", "195 196 197 198 199 200 201 202 203 468 469 470 471 472 473 474 475 476", "149"],
  ["unknown-column", "", "9"],
  ["page-furniture", "16 18 20", "3 5 7"],
  ["html-residue", "22", "385 273"],
  ["quoted-goal", "12", "472"],
  ["missing-field", "150#3", "247#6"],
  ["extra-field", "", "216"],
  ["halfwidth-separator", "319 320 322 323 324 325 326", "12"],
  ["indicator-numbering", "", "488"],
  ["code-name-mismatch", "", "12"],
  ["code-order", "", "153"],
  ["trailing-period", "77#1 87#3", "12"],
  ["stray-space", "162#1", "434"],
  ["halfwidth-punctuation", "459", "10"],
  ["unbalanced-pair", "152", "75"],
  ["doubled-word", "145 410 386 423 230 308 148", "456 45 152"],
  ["placeholder-text", "146#2", "484"],
  ["truncated-name", "422", "408"],
  ["stray-foreign-word", "407", "339 394"],
  ["amount-format", "", "10"],
  ["row-total-mismatch", "", "457"],
  ["unit-total-mismatch", "11 218", "246 275 351 454"],
  ["grand-total-mismatch", "", "10"],
  ["rounding-difference", "246 275 351 367 454", "11"],
  ["cost-exceeds-budget", "389#3 391#3 392#3", "167"],
  ["cost-contradicts-budget", "", "166 178"],
  ["duplicate-project", "", "162"],
  ["missing-goal", "", "486 196 197 198"],
  ["missing-indicators", "", "195 199 200 201 202 203"],
  ["missing-benefit", "134", "12"],
  ["missing-cost", "319", "326"],
  ["missing-satisfaction", "87", "168"],
  ["missing-quality", "277", "121"],
  ["few-indicators", "168", "129"],
  ["missing-goal-number", "14", "24"],
  ["goal-number-contradicts", "137 216 293", "131 390"],
  ["short-goal", "486", "75"],
  ["goal-only-cites", "145", "75"],
  ["unquantified-value", "130", "214"],
  ["norm-reference-value", "12#4", ""],
  ["meta-value", "61#3 77#2", "392"],
  ["vague-value", "134 135 487", "213 214"],
  ["value-repeats-name", "276#7", "323"],
  ["name-restated-in-value", "151 216", "441#4"],
  ["missing-measure-unit", "87 486 170", "232"],
  ["comparator-in-words", "372 336", "12 278"],
  ["contradictory-comparator", "", "12"],
  ["cycle-below-annual", "385 386 387 389 390 391 392", "211 231"],
  ["partial-period-value", "385 390", "258"],
  ["unit-differs", "183 323 45", "244"],
  ["formula-as-value", "234#6 219", "152"],
  ["words-against-number", "145#1 311", "12"],
  ["rate-without-percent", "376 371 75", "121 395"],
  ["count-with-percent", "135#1", "198"],
  ["satisfaction-without-percent", "130#4 161 376", "354"],
  ["satisfaction-of-100", "293", "276"],
  ["wrong-direction", "", "61 424"],
  ["control-rate-meaning", "403", "197"],
  ["name-contradicts-value", "77#1", "468"],
  ["target-in-name", "259 130", "488"],
  ["approximate-value", "136 132", "388"],
  ["zero-cost", "170#3", ""],
  ["overlong-value", "105#5", ""],
  ["overlong-name", "319#11", ""],
  ["redundant-suffix", "105", ""],
  ["percent-in-name", "146", ""],
  ["serial-residue", "404", ""],
  ["satisfaction-outside-31", "121#4", "404#4"],
  ["other-in-31", "135#4", "395"],
  ["no-cost-in-cost-class", "134 136#5 376", "182 452"],
  ["count-in-quality", "372#4", "421"],
  ["count-in-timeliness", "132#3", "184"],
  ["rate-in-quantity", "243", "231"],
  ["timeliness-outside-13", "258#3", "292"],
  ["quality-outside-12", "357", "421"],
  ["activity-as-benefit", "131#5", "184 12#7"],
  ["slogan-as-indicator", "243#3", "12#6"],
  ["boilerplate-cost", "276", "247"],
  ["execution-as-output", "486#3", "294"],
  ["duplicate-indicator", "", "487"],
  ["class-differs-across-table", "217", ""],
  ["near-miss-name", "105", "247 339"],
  ["sibling-differs", "102 74", "12 13"],
  ["copied-goal", "178", "87 88 100 104"],
  ["old-year-in-name", "443", "187 335"],
  ["target-out-of-proportion", "91", ""],
];

describe.runIf(corpus)("the catalogue on the real table (skipped without ../shared)", () => {
  const table = parse(corpus ?? "");
  const { diagnostics } = check(table, configure("strict"));

  /** `12`, and `12#3` for what lies in the third indicator of line 12. */
  const found = new Map<string, Set<string>>();
  for (const { rule, from } of diagnostics) {
    const line = lineAt(table.text, from) + 1;
    const row = rowAtOffset(table, from);
    const entry = entryAt(table, row);
    const at = from - rowOffset(table, row);
    const place = entry && indicatorsOf(entry).find((one) => at >= one.from && at < one.to)?.place;
    const own = found.get(rule) ?? new Set();
    own.add(String(line));
    if (place) own.add(`${line}#${place}`);
    found.set(rule, own);
  }

  for (const [rule, fires, silent] of catalogue) {
    test(rule, () => {
      const own = [...(found.get(rule) ?? [])];
      expect(own).toEqual(expect.arrayContaining(fires.split(" ").filter(Boolean)));
      for (const place of silent.split(" ").filter(Boolean)) expect(own).not.toContain(place);
    });
  }

  test("names rules that exist", () => {
    const ids = rules.map(({ id }) => id);
    for (const [rule, fires, silent] of catalogue) {
      expect(ids).toContain(rule);
      expect(fires + silent, `${rule} says nothing`).not.toBe("");
    }
  });
});
