import { describe, expect, test } from "vitest";
import { check, judged, parse, readWaivers, waiverFor } from "../server/core/index.ts";
import { indicator, project } from "../server/core/rules/example.ts";

const text = project([indicator("11", "培训人数", "约50人"), indicator("22", "持证上岗率", "≥90%")]);
const table = parse(text);
const checked = check(table);
const found = checked.diagnostics.find(({ rule }) => rule === "approximate-value")!;
const file = (...waivers: unknown[]) => readWaivers(JSON.stringify({ waivers }));
const today = "2026-11-22";

describe("waivers", () => {
  test("waive the finding they name, with their reason, and no other", () => {
    const waiver = { ...waiverFor(table, found), reason: "主管部门同意" };
    expect(waiver).toMatchObject({
      unit: "临江市档案馆",
      project: "职工技能培训经费",
      indicator: "培训人数",
    });
    const { findings, notes } = judged(table, checked, file(waiver), today);
    expect(findings.filter(({ waived }) => waived !== undefined).map(({ rule }) => rule)).toEqual([
      "approximate-value",
    ]);
    expect(findings).toHaveLength(checked.diagnostics.length);
    expect(notes).toEqual([]);
  });

  test("match everything they do not name", () => {
    const { findings } = judged(
      table,
      checked,
      file({ rule: "approximate-value", reason: "本年度统一口径" }),
      today,
    );
    expect(findings.some(({ waived }) => waived === "本年度统一口径")).toBe(true);
  });

  test("that expired or match nothing are noted and waive nothing", () => {
    const old = { rule: "approximate-value", reason: "只到去年", expires: "2025-12-31" };
    const idle = { rule: "missing-goal", reason: "早就补上了" };
    const { findings, notes } = judged(table, checked, file(old, idle), today);
    expect(findings.some(({ waived }) => waived)).toBe(false);
    expect(notes.map(({ zh }) => zh)).toEqual([
      expect.stringContaining("已过期"),
      expect.stringContaining("不再对应"),
    ]);
  });

  test("that are void are named, and a file that is none is said to be none", () => {
    expect(
      file(
        { rule: "no-such-rule", reason: "好的" },
        { rule: "missing-goal" },
        { rule: "missing-goal", reason: "略" },
        { rule: "missing-goal", reason: "好的", expires: "明年" },
        { rule: "missing-goal", reason: "好的", expires: "2026-02-30" },
        { rule: "missing-goal", reason: "好的", projct: "职工技能培训经费" },
        { rule: "missing-goal", reason: "好的", unit: "" },
        5,
      ).faults.map(({ zh }) => zh.replace(/^.*：/, "")),
    ).toEqual([
      "没有规则“no-such-rule”",
      "没有写理由",
      "理由不足两个字",
      "到期日应写成 2026-12-31",
      "到期日应写成 2026-12-31",
      "不认识“projct”",
      "unit 应是文字",
      "不是对象",
    ]);
    expect(readWaivers("{").faults).toHaveLength(1);
    expect(readWaivers("[]").faults).toHaveLength(1);
  });
});
