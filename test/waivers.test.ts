import { describe, expect, test } from "vitest";
import { formatEdits } from "../server/core/features/format.ts";
import { lensesOf } from "../server/core/features/lenses.ts";
import { projectPreview } from "../server/core/features/preview/project.ts";
import { summaryOf } from "../server/core/features/preview/summary.ts";
import { unitPreview } from "../server/core/features/preview/unit.ts";
import { statusOf } from "../server/core/features/status.ts";
import {
  check,
  configure,
  fixAll,
  judged,
  parse,
  readWaivers,
  waivedIn,
  waiverFor,
  waiverOf,
} from "../server/core/index.ts";
import { copiedIndicators } from "../server/core/rules/across/copied-indicators.ts";
import { indicator, project, unmarked } from "../server/core/rules/example.ts";
import { applyEdits } from "../server/core/text.ts";
import { loweredIn } from "../server/core/waivers/waived.ts";
import { reportOf } from "../server/view/report.tsx";

const text = project([indicator("11", "培训人数", "约50人"), indicator("22", "持证上岗率", "≥90%")]);
const table = parse(text);
const config = configure();
const checked = check(table, config);
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
    const { findings, notes } = judged(table, config, file(waiver), today);
    expect(findings.filter(({ waived }) => waived !== undefined).map(({ rule }) => rule)).toEqual([
      "approximate-value",
    ]);
    expect(findings).toHaveLength(checked.diagnostics.length);
    expect(notes).toEqual([]);
  });

  test("of one value of an indicator leave the other's finding", () => {
    const both = parse(project([indicator("11", "培训人数", "约60人", "约50人")]));
    const all = check(both, config).diagnostics.filter(({ rule }) => rule === "approximate-value");
    expect(all).toHaveLength(2);
    const waiver = { ...waiverFor(both, all[1]!), reason: "主管部门同意" };
    expect(waiver).toMatchObject({ indicator: "培训人数", value: "annual" });
    const { findings } = judged(both, config, file(waiver), today);
    expect(findings.filter(({ waived }) => waived !== undefined).map(({ from }) => from)).toEqual([
      all[1]!.from,
    ]);
  });

  test("name no indicator for what reaches beyond one", () => {
    const copied = parse(unmarked(copiedIndicators.examples[0]!.bad!).text);
    const cell = check(copied, config).diagnostics.find(({ rule }) => rule === copiedIndicators.id)!;
    expect(waiverFor(copied, cell)).toMatchObject({ rule: copiedIndicators.id, project: expect.any(String) });
    expect(waiverFor(copied, cell).indicator).toBeUndefined();
  });

  test("of a sum are over when its addends come to something else", () => {
    const row = (name: string, amount: string) =>
      `${name}\t${amount}\t修好库房屋面。\t1、1-产出指标；11-数量指标；修缮间数；实施周期指标值:≥2间；年度指标值:≥2间。`;
    const sums = (amount: string) =>
      [
        "单位：万元\n项目名称\t总计\t绩效目标\t绩效指标",
        "临江市档案馆\t50.00\t\t",
        row("库房修缮", amount),
      ].join("\n");
    const waivedIn = (text: string, waiver: object) =>
      judged(parse(text), config, file({ ...waiver, reason: "待财政确认" }), today).findings.filter(
        ({ waived }) => waived !== undefined,
      );
    const wrong = check(parse(sums("30.00")), config).diagnostics.find(
      ({ rule }) => rule === "unit-total-mismatch",
    )!;
    const waiver = waiverFor(parse(sums("30.00")), wrong);
    expect(waiver).toMatchObject({ unit: "临江市档案馆", text: "50.00", sum: "30.00" });
    expect(waivedIn(sums("30.00"), waiver)).toHaveLength(1);
    expect(waivedIn(sums("20.00"), waiver)).toEqual([]);
  });

  test("match everything they do not name", () => {
    const { findings } = judged(
      table,
      config,
      file({ rule: "approximate-value", reason: "本年度统一口径" }),
      today,
    );
    expect(findings.some(({ waived }) => waived === "本年度统一口径")).toBe(true);
  });

  test("that expired or match nothing are noted and waive nothing", () => {
    const old = { rule: "approximate-value", reason: "只到去年", expires: "2025-12-31" };
    const idle = { rule: "missing-goal", reason: "早就补上了" };
    const { findings, notes } = judged(table, config, file(old, idle), today);
    expect(findings.some(({ waived }) => waived)).toBe(false);
    expect(notes.map(({ zh }) => zh)).toEqual([
      expect.stringContaining("已过期"),
      expect.stringContaining("不再对应"),
    ]);
  });

  test("of a rule that is off are no less in force for those who have it on", () => {
    const few = file({ rule: "few-indicators", reason: "项目小" });
    const off = configure("review", { "few-indicators": "off" });
    expect(judged(table, off, few, today).notes).toEqual([]);
    const other = file({ rule: "few-indicators", project: "没有这个项目", reason: "项目小" });
    expect(judged(table, configure("review"), other, today).notes).toHaveLength(1);
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
        { rule: "missing-goal", reason: "好的", value: "yearly" },
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
      "value 应是 cycle 或 annual",
      "不是对象",
    ]);
    expect(readWaivers("{").faults).toHaveLength(1);
    expect(readWaivers("[]").faults).toHaveLength(1);
  });

  test("lower a finding to information with its reason wherever it is counted or shown", () => {
    const config = configure();
    const { waived } = waivedIn(
      table,
      config,
      file({ ...waiverFor(table, found), reason: "主管部门同意" }),
      today,
    );
    expect(waived.size).toBe(1);
    const before = check(table, config).counts;
    const counts = {
      ...before,
      [found.severity]: before[found.severity] - 1,
      information: before.information + 1,
    };
    expect(before[found.severity]).toBeGreaterThan(0);
    expect(statusOf(table, config, waived).counts).toEqual(counts);
    const summary = summaryOf(table, config, "zh", waived);
    expect(summary.counts).toEqual(counts);
    expect(summary.first.some(({ rule }) => rule === found.rule)).toBe(false);
    expect(summaryOf(table, config, "zh").first.some(({ rule }) => rule === found.rule)).toBe(true);
    const unit = table.units.findIndex((_, u) => summary.units.some((line) => line.unit === u));
    const sum = (of: (severity: "error" | "warning" | "information" | "hint") => number) =>
      of("error") + of("warning") + of("information") + of("hint");
    for (const seen of [unitPreview(table, unit, config, "zh", waived)!, summary.units[0]!]) {
      const plain = unitPreview(table, unit, config, "zh")!.counts;
      expect(seen.counts.information).toBe(plain.information + 1);
      expect(sum((severity) => seen.counts[severity])).toBe(sum((severity) => plain[severity]));
    }
    const row = unitPreview(table, unit, config, "zh", waived)!.projects[0]!.row;
    const own = projectPreview(table, row, config, "zh", waived)!;
    const lines = own.groups.flatMap(({ indicators }) => indicators).flatMap(({ findings }) => findings);
    expect(lines.find(({ rule }) => rule === found.rule)).toMatchObject({
      severity: "information",
      message: expect.stringContaining("已豁免：主管部门同意"),
    });
    expect(reportOf(table, "html", config, "zh", waived)).toContain("已豁免：主管部门同意");
    const told = JSON.parse(reportOf(table, "json", config, "zh", waived)).findings as { severity: string }[];
    expect(told.filter(({ severity }) => severity === "information")).toHaveLength(counts.information);
    const title = (lenses: ReturnType<typeof lensesOf>) => lenses[0]!.title;
    expect(title(lensesOf(table, config, "zh", waived))).not.toBe(
      title(lensesOf(table, config, "zh", new Map())),
    );
  });

  test("of the whole table are no unit's", () => {
    const headless = parse(
      text
        .split("\n")
        .filter((line) => !line.startsWith("项目名称"))
        .join("\n"),
    );
    const config = configure();
    const { waived } = waivedIn(
      headless,
      config,
      file({ rule: "missing-header", reason: "系统导出" }),
      today,
    );
    expect(waived.size).toBe(1);
    for (const [u] of headless.units.entries())
      expect(Math.min(...Object.values(loweredIn(headless, u, config, waived)))).toBeGreaterThanOrEqual(0);
  });

  test("say which of them holds for a finding", () => {
    const own = file({ rule: found.rule, reason: "主管部门同意" }, { rule: found.rule, reason: "又写一遍" });
    expect(waiverOf(table, found, own, today)?.reason).toBe("主管部门同意");
    expect(waiverOf(table, found, file({ rule: "missing-goal", reason: "别的" }), today)).toBeUndefined();
    expect(judged(table, config, own, today).notes).toEqual([]);
  });

  test("hold for one of several findings of a row, and no longer than its text stands", () => {
    const odd = text.replace(/\t\d+\.\d\d\t\d+\.\d\d\t/, "\t1O.00\t1O.O0\t");
    const one = parse(odd);
    const [first, second] = check(one).diagnostics.filter(({ rule }) => rule === "malformed-amount");
    const own = file({ ...waiverFor(one, first!), reason: "历史数据" });
    expect(waiverOf(one, first!, own, today)).toBeDefined();
    expect(waiverOf(one, second!, own, today)).toBeUndefined();
    const changed = parse(odd.replace("1O.00", "2O.00"));
    const next = check(changed).diagnostics.find(({ rule }) => rule === "malformed-amount")!;
    expect(waiverOf(changed, next, own, today)).toBeUndefined();
  });
});

test("what mends all of a kind, or formats the table, leaves what is waived", () => {
  const spoiled = project([indicator("11", "培训人数。", "≥50人"), indicator("22", "持证上岗率。", "≥90%")]);
  const read = parse(spoiled);
  const own = file({ rule: "trailing-period", indicator: "培训人数。", reason: "沿用批复的名称" });
  const { waived } = waivedIn(read, config, own, today);
  expect(waived.size).toBe(1);
  for (const edits of [
    fixAll(read, config, "trailing-period", waived),
    fixAll(read, config, undefined, waived),
    formatEdits(read, config, waived),
  ]) {
    const mended = applyEdits(spoiled, edits);
    expect(mended).toContain("培训人数。；");
    expect(mended).toContain("持证上岗率；");
  }
});

test("what mends several findings at once leaves them all where one is waived", () => {
  const one = indicator("11", "培训人数", "≥50人");
  const two = indicator("12", "考核合格率", "≥90%");
  const spoiled = project(`1、${one}3、${two}8、${indicator("22", "持证上岗率", "≥90%")}`);
  const read = parse(spoiled);
  const own = file({ rule: "indicator-numbering", indicator: "考核合格率", reason: "沿用批复的编号" });
  const { waived } = waivedIn(read, config, own, today);
  expect(waived.size).toBe(1);
  expect(applyEdits(spoiled, formatEdits(read, config, waived))).toBe(spoiled);
  expect(applyEdits(spoiled, formatEdits(read, config))).not.toBe(spoiled);
});
