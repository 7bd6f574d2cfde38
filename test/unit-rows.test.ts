import { describe, expect, test } from "vitest";
import { check, configure, fixesOf } from "../server/core/check/check.ts";
import { parse } from "../server/core/model/parse.ts";
import { namePlace, view } from "../server/core/model/unit.ts";
import { applyEdits, replace } from "../server/core/text.ts";
import { items, textOf } from "./tables/styled.ts";

const config = configure("strict");
const told = /total-mismatch|-unit$|misspelt|missing-(?:name|goal|indicators)/;

function said(text: string): string[] {
  return check(parse(text), config)
    .diagnostics.filter(({ rule }) => told.test(rule))
    .map(
      ({ rule, from, args }) => `${text.slice(0, from).split("\n").length} ${rule}${args.causes?.zh ?? ""}`,
    );
}

/** What is wrong after each fix, by its title. */
function mended(text: string): Record<string, readonly string[]> {
  const table = parse(text);
  const fixes = check(table, config)
    .diagnostics.filter(({ rule }) => told.test(rule))
    .flatMap((found) => fixesOf(table, found, config));
  return Object.fromEntries(fixes.map(({ title, edits }) => [title.zh, said(applyEdits(text, edits))]));
}

const [a, b, c, d] = [
  "修缮|30.00|30.00|*",
  "采购|12.00|12.00|*",
  "培训|7.50|7.50|*",
  "维护|9.25|9.25|*",
] as const;

describe("小计 below the projects of each unit", () => {
  const rows = [a, b, "档案馆小计|42.00|42.00", c, d, "图书馆小计|16.75|16.75", "合计|58.75|58.75"];

  test("is the unit's row", () => expect(said(textOf({ rows }))).toEqual([]));

  test("lost, is missed behind the projects it is of", () => {
    const text = textOf({ rows: rows.toSpliced(2, 1) });
    expect(said(text)).toContain("8 unit-total-mismatch。可能：“采购”之后漏了小计行");
    expect(said(text).join()).not.toContain("写错");
  });

  test("misspelt, is read as it is meant", () => {
    const text = textOf({ rows: rows.with(2, "档案馆小记|42.00|42.00") });
    expect(said(text)).toEqual(["6 misspelt-word"]);
    expect(mended(text)["把“小记”改为“小计”"]).toEqual([]);
  });

  test("above or below, a project in the other unit is moved home", () => {
    const text = textOf({ rows: [a, "档案馆小计|42.00|42.00", b, c, d, ...rows.slice(5)] });
    expect(said(text)[0]).toBe("5 unit-total-mismatch。可能：“采购”应归入“档案馆”");
    expect(mended(text)["把“采购”移入“档案馆”"]).toEqual([]);
  });
});

describe("a unit that a line names", () => {
  const rows = [
    "单位名称：云岭市档案馆",
    a,
    b,
    "小计|42.00|42.00",
    "单位名称：云岭市图书馆",
    c,
    d,
    "小计|16.75|16.75",
  ];
  const others = ["单位名称：云岭市美术馆", "布展|5.00|5.00|*", "小计|5.00|5.00", "合计|63.75|63.75"];

  test("is called so where its 小计 is told of", () => {
    const text = textOf({ rows: [...rows, ...others].with(3, "小计|24.00|24.00") });
    expect(said(text).join()).toContain("单位行“云岭市档案馆”写错");
    const [, first] = parse(text).units;
    expect(view(first!).head!.name).toBe("云岭市档案馆小计");
  });

  test("is misspelt in that line, and not in its 小计", () => {
    const text = textOf({ rows: [...rows, ...others].with(4, "单位名称：云玲市图书馆") });
    expect(said(text)).toEqual(["8 near-miss-unit"]);
    expect(mended(text)).toEqual({ "把“云玲市”改为“云岭市”": [] });
  });

  test("is the same for the same line when something else is typed", () => {
    const text = textOf({ rows: [...rows, ...others] });
    const at = text.indexOf("修缮");
    const table = parse(text);
    const typed = parse(replace(table.text, { from: at, to: at, insert: "大" }), table);
    const heads = [table, typed].map(({ units }) => view(units[1]!).head);
    expect(heads[0]).toBe(heads[1]);
    const place = namePlace(typed.units[1]!)!;
    expect(typed.units[1]!.rows[place.row]!.text.slice(place.from, place.to)).toBe("云岭市档案馆");
  });
});

describe("a unit's row that stands once more", () => {
  const rows = ["合计|58.75|58.75", "档案馆|42.00|42.00", a, b, "图书馆|16.75|16.75", c, d];

  test("above that of the next unit is a repeat, and no department", () => {
    const text = textOf({ rows: rows.toSpliced(4, 0, "档案馆|42.00|42.00") });
    expect(said(text)).toEqual(["8 duplicate-unit"]);
  });

  test("with its projects goes with them", () => {
    const text = textOf({ rows: [...rows, "图书馆|16.75|16.75", c, d] });
    expect(mended(text)["删去重复的“图书馆”及其项目"]).toEqual([]);
  });

  test("with its projects goes with them as they are now", () => {
    const text = textOf({ rows: [...rows, "图书馆|16.75|16.75", c, d] });
    const before = parse(text);
    check(before, config);
    const at = text.lastIndexOf(items);
    const table = parse(replace(before.text, { from: at, to: at, insert: " " }), before);
    const fixes = check(table, config).diagnostics.flatMap((found) => fixesOf(table, found, config));
    const whole = fixes.find(({ title }) => title.zh === "删去重复的“图书馆”及其项目")!;
    const now = `${text.slice(0, at)} ${text.slice(at)}`;
    expect(said(applyEdits(now, whole.edits))).toEqual([]);
  });
});

test("a department with projects of its own lacks the row of those", () => {
  const rows = [
    "合计|58.75|58.75",
    "水务局|58.75|58.75",
    a,
    "水文站|12.00|12.00",
    b,
    "河道所|16.75|16.75",
    c,
    d,
  ];
  const text = textOf({ rows });
  expect(said(text)[0]).toContain("本行包含了下面的“水文站”至“河道所”2 个单位，本级项目之上漏了本级的单位行");
  expect(mended(text)).toEqual({ "补上“水务局本级”一行": [] });
});

test("two units' rows of which one has what the other lacks speak against neither's projects", () => {
  const rows = ["合计|58.75|58.75", "水文站|52.00|52.00", a, b, "河道所|6.75|6.75", c, d];
  expect(said(textOf({ rows }))[0]).toContain("单位行“水文站”多 10.00、“河道所”少 10.00，正好相抵");
});

describe("projects of another unit", () => {
  const rows = ["合计|58.75|58.75", "档案馆|42.00|42.00", a, b, "图书馆|16.75|16.75", c, d];

  test("exchanged with those of a second one are exchanged back", () => {
    // Rows without a line end of their own stay where they are.
    const text = `${textOf({ rows: rows.with(3, d).with(6, b) })}\n`;
    expect(said(text)[0]).toContain("“采购”与“维护”互换了单位");
    expect(mended(text)).toEqual({ 把这两行对调: [] });
  });

  test("pasted once more are removed where they do not belong", () => {
    const text = textOf({ rows: rows.toSpliced(5, 0, b) });
    expect(said(text)[0]).toContain("“采购”是“档案馆”的项目，那里也有这一行，多半是误贴");
    expect(mended(text)).toEqual({ "从这里删去“采购”": [] });
  });

  test("above the row that should stand over them are covered by it", () => {
    const text = textOf({ rows: ["合计|58.75|58.75", a, "档案馆|42.00|42.00", b, ...rows.slice(4)] });
    expect(said(text).join()).toContain("“修缮”应在“档案馆”之下");
    expect(mended(text)["把单位行“档案馆”移到这些项目之上"]).toEqual([]);
    expect(Object.keys(mended(text)).join()).not.toContain("改为");
  });

  test("are not blamed where a row of their own does not add up", () => {
    const text = textOf({
      rows: ["合计|58.75|58.75", "水文站|42.00|42.00", "修缮|31.00|30.00|*", b, "河道所|17.75|16.75", c, d],
    });
    expect(said(text).join()).not.toContain("正好相抵");
  });
});

test("a unit's row in which a tab was typed twice is told of once, and mended", () => {
  const header = "项目名称\t总计\t财政拨款\t其他资金\t绩效目标\t绩效指标";
  const projects = ["修缮", "采购"].map((name) => `${name}\t15.00\t10.00\t5.00\t修好库房屋面。\t${items}`);
  const rows = ["合计\t30.00\t20.00\t10.00\t\t", "临江市档案馆\t30.00\t20.00\t10.00\t\t", ...projects];
  const sound = ["单位：万元", header, ...rows].join("\n");
  const moved = sound.replace("档案馆\t30.00\t20.00\t10.00", "档案馆\t30.00\t20.00\t\t10.00");
  const table = parse(moved);
  const found = check(table, config).diagnostics.filter(({ rule }) => /cell|mismatch|amount/.test(rule));
  expect(found.map(({ rule }) => rule)).toEqual(["extra-cell"]);
  expect(applyEdits(moved, fixesOf(table, found[0]!, config)[0]!.edits)).toBe(sound);
  // A tab behind its last cell says nothing of the others.
  const behind = sound.replace("档案馆\t30.00\t20.00\t10.00\t\t", "档案馆\t30.00\t20.00\t10.00\t\t\t");
  expect(said(behind)).toEqual([]);
});
