import { describe, expect, test } from "vitest";
import { check } from "../server/core/check/check.ts";
import { layoutEdits } from "../server/core/features/layout.ts";
import { tokensOf } from "../server/core/features/tokens.ts";
import { parse } from "../server/core/model/parse.ts";
import { indicatorsOf } from "../server/core/model/project.ts";
import { rowsOf } from "../server/core/model/table.ts";
import { view } from "../server/core/model/unit.ts";
import { itemsOf } from "../server/core/rope.ts";
import { applyEdits, contentLength, lineAt } from "../server/core/text.ts";
import { corpus } from "./corpus.ts";

describe.runIf(corpus)("the real table (skipped without ../shared)", () => {
  const table = parse(corpus ?? "");
  const entries = table.units.flatMap((unit) => [...view(unit).at.keys()]);
  const projects = table.units.flatMap((unit) => view(unit).projects);

  test("has 262 rows: 合计, 17 units, 244 projects", () => {
    expect(entries).toHaveLength(262);
    expect(entries.filter(({ kind }) => kind === "total")).toHaveLength(1);
    expect(table.units.filter(({ hasHead }) => hasHead)).toHaveLength(17);
    expect(projects).toHaveLength(244);
  });

  test("has 1,307 indicators, all but one with every field, spans exact", () => {
    const indicators = projects.flatMap((entry) =>
      indicatorsOf(entry).map((indicator) => ({ text: entry.row.text, indicator })),
    );
    expect(indicators).toHaveLength(1307);
    expect(indicators.filter(({ indicator }) => indicator.name === undefined)).toHaveLength(1);
    for (const { text, indicator } of indicators) {
      const says = ({ from, to }: { from: number; to: number }) => text.slice(from, to);
      expect(says(indicator.class!)).toMatch(/^[1-4]-\D+$/);
      expect(says(indicator.subclass!)).toMatch(/^[1-4][1-3]-\D+$/);
      expect(says(indicator.cycle!.label)).toBe("实施周期指标值:");
      expect(says(indicator.annual!.label)).toBe("年度指标值:");
      expect(says(indicator.annual!)).not.toMatch(/[。；;]$|^\s|\s$|<\/?p>/);
      if (indicator.name) expect(says(indicator.name)).toMatch(/^\S(.*\S)?$/);
    }
  });

  test("has 18 rows of six cells and 32 page headings", () => {
    expect(entries.filter(({ row }) => row.cells.length === 6)).toHaveLength(18);
    expect(rowsOf(table).filter((row) => row.headings.some(({ kind }) => kind === "title"))).toHaveLength(32);
  });

  test("has every character in exactly one token", () => {
    let at = 0;
    for (const token of tokensOf(table)) {
      expect(token.from).toBe(at);
      at = token.to;
    }
    expect(at).toBe(corpus!.length);
  });

  test("has the structural, money and completeness errors that the catalogue names, and no others", () => {
    const families = [
      "missing-cell",
      "extra-cell",
      "missing-header",
      "unknown-column",
      "duplicate-column",
      "missing-field",
      "extra-field",
      "malformed-code",
      "unknown-code",
      "code-name-mismatch",
      "code-parent-mismatch",
      "malformed-amount",
      "row-total-mismatch",
      "unit-total-mismatch",
      "grand-total-mismatch",
      "duplicate-project",
      "inconsistent-furniture",
      "missing-goal",
      "missing-indicators",
      "missing-target",
      "missing-output",
    ];
    const errors = check(table).diagnostics.filter(
      ({ rule, severity }) => severity === "error" && families.includes(rule),
    );
    const at = (rule: string) =>
      errors.filter((one) => one.rule === rule).map(({ from }) => lineAt(table.text, from) + 1);
    expect(at("missing-cell")).toEqual([
      195, 196, 197, 198, 199, 200, 201, 202, 203, 468, 469, 470, 471, 472, 473, 474, 475, 476,
    ]);
    expect(at("missing-field")).toEqual([150]);
    expect(at("unit-total-mismatch")).toEqual([11, 11, 218, 218]);
    expect(errors).toHaveLength(18 + 1 + 4);
    const differences = errors
      .filter(({ rule }) => rule === "unit-total-mismatch")
      .map(({ args }) => args.difference);
    expect(differences).toEqual(["-98.02", "-98.02", "+737.45", "-737.46"]);
  });

  test("goes from compact to expanded and back without loss", () => {
    const expanded = applyEdits(corpus!, layoutEdits(table, "expanded"));
    const there = parse(expanded);
    expect(there.units.flatMap((unit) => view(unit).projects.flatMap(indicatorsOf))).toHaveLength(1307);
    expect(Math.max(...itemsOf(there.text).map(contentLength))).toBeLessThan(
      Math.max(...itemsOf(table.text).map(contentLength)),
    );
    expect(applyEdits(expanded, layoutEdits(there, "compact"))).toBe(corpus);
  });
});
