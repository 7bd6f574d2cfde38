import { expect, test } from "vitest";
import { check, configure } from "../server/core/check/check.ts";
import { ruleOf } from "../server/core/index.ts";
import { parse } from "../server/core/model/parse.ts";
import { indicatorsOf } from "../server/core/model/project.ts";
import { entryAt, rowAtOffset, rowLine, rowOffset } from "../server/core/model/table.ts";
import { labelled } from "./tables/labelled.ts";

const { text, labels } = labelled();
const table = parse(text);

/** Every finding as the labels name it. */
const found = check(table, configure("review")).diagnostics.map(({ rule, from }) => {
  const row = rowAtOffset(table, from);
  const entry = entryAt(table, row);
  const at = from - rowOffset(table, row);
  const place = entry && indicatorsOf(entry).find((one) => at >= one.from && at < one.to)?.place;
  return `${rowLine(table, row) + 1}${place ? `#${place}` : ""} ${rule}`;
});

const strictFamilies = new Set(["structure", "money", "completeness"]);
const isStrict = (label: string) =>
  strictFamilies.has(ruleOf(label.split(" ")[1]!)!.family) &&
  ruleOf(label.split(" ")[1]!)!.severity === "error";

function without(list: readonly string[], other: readonly string[]): string[] {
  const left = [...other];
  return list.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

test("every structural, money, code and completeness error of the labelled table is found, and no false one", () => {
  expect(without(labels.filter(isStrict), found)).toEqual([]);
  expect(without(found.filter(isStrict), labels)).toEqual([]);
});

test("of the rest nine in ten are right in both directions", () => {
  const [wanted, got] = [labels, found].map((list) => list.filter((label) => !isStrict(label))) as [
    string[],
    string[],
  ];
  const [missed, spurious] = [without(wanted, got), without(got, wanted)];
  const precision = 1 - spurious.length / got.length;
  const recall = 1 - missed.length / wanted.length;
  console.log(
    `labelled table: ${labels.length} faults, precision ${precision.toFixed(2)}, recall ${recall.toFixed(2)}`,
    { missed, spurious },
  );
  expect(precision).toBeGreaterThanOrEqual(0.9);
  expect(recall).toBeGreaterThanOrEqual(0.9);
});
