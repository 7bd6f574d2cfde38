import { describe, expect, test } from "vitest";
import { check } from "../server/core/check/check.ts";
import { none } from "../server/core/check/found.ts";
import { hoverAt } from "../server/core/features/hover.ts";
import { plainText } from "../server/core/features/markdown.ts";
import { summaryOf } from "../server/core/features/preview/summary.ts";
import { tokensOf } from "../server/core/features/tokens.ts";
import { configure } from "../server/core/index.ts";
import { parse } from "../server/core/model/parse.ts";
import type { Table } from "../server/core/model/table.ts";
import { found, goal, items, type Style, textOf, usual } from "./tables/styled.ts";

const total = (style: Style) => summaryOf(parse(textOf(style)), configure(), "zh").total.text;

describe("a table of another style", () => {
  test("其中 behind the total is a fund, behind a fund a part of it", () => {
    const header = "项目名称\t资金总额\t其中：财政拨款\t其他资金\t绩效目标\t绩效指标";
    const rows = ["合计|35.00|30.00|5.00", "档案馆|35.00|30.00|5.00", "修缮|35.00|30.00|5.00|*"];
    expect(found({ header, rows })).toEqual([]);
    expect(found({ header, rows: rows.with(1, "档案馆|35.00|30.00|6.00") })).toContain(
      "5 row-total-mismatch",
    );
    const parts = "项目名称\t总计\t财政拨款\t其中：一般公共预算\t绩效目标\t绩效指标";
    const less = ["合计|35.00|35.00|5.00", "档案馆|35.00|35.00|5.00", "修缮|35.00|35.00|5.00|*"];
    expect(found({ header: parts, rows: less })).toEqual([]);
    expect(found({ header: parts, rows: less.with(2, "修缮|35.00|35.00|40.00|*") })).toContain(
      "6 row-total-mismatch",
    );
  });

  test("a fund's parts are added up as the fund is", () => {
    const header = "项目名称\t合计\t财政拨款\t一般公共预算\t政府性基金\t绩效目标\t绩效指标";
    const rows = [
      "合计|30.00|30.00|20.00|10.00",
      "档案馆|30.00|30.00|20.00|10.00",
      "修缮|30.00|30.00|20.00|10.00|*",
    ];
    expect(found({ header, rows })).toEqual([]);
    expect(found({ header, rows: rows.with(0, "合计|30.00|30.00|30.00|") })).toEqual([
      "4 grand-total-mismatch",
      "4 grand-total-mismatch",
    ]);
    expect(found({ header, rows: rows.with(2, "修缮|30.00|30.00|2O.00|10.00|*") })).toContain(
      "6 malformed-amount",
    );
    const own = "项目名称\t总计\t财政拨款\t单位资金\t事业收入\t其他收入\t绩效目标\t绩效指标";
    expect(
      found({
        header: own,
        rows: ["档案馆|75.00|60.00|15.00|10.00|5.00", "修缮|75.00|60.00|15.00|10.00|5.00|*"],
      }),
    ).toEqual(["3 missing-table-total"]);
  });

  test("a project's whole cost stands beside the year's total", () => {
    const header = "项目名称\t项目总额\t年度资金总额\t财政拨款\t绩效目标\t绩效指标";
    const rows = ["合计|100.00|35.00|35.00", "档案馆|100.00|35.00|35.00", "修缮|100.00|35.00|35.00|*"];
    expect(found({ header, rows })).toEqual([]);
    expect(total({ header, rows })).toBe("35.00");
  });

  test("funds have levels, and totals years", () => {
    const header = "项目名称\t2026年预算数\t中央资金\t省级资金\t非财政拨款\t绩效目标\t绩效指标";
    const rows = [
      "合计|35.00|10.00|20.00|5.00",
      "档案馆|35.00|10.00|20.00|5.00",
      "修缮|35.00|10.00|20.00|5.00|*",
    ];
    expect(found({ header, rows })).toEqual([]);
    expect(found({ header, rows: rows.with(0, "合计|36.00|10.00|20.00|5.00") })).toEqual([
      "4 grand-total-mismatch",
      "4 row-total-mismatch",
    ]);
  });

  test("a header may have two rows, at each page", () => {
    const header = "项目名称\t资金来源\t\t绩效目标\t绩效指标\n\t总计\t财政拨款\t\t";
    const rows = ["合计|70.00|70.00", "档案馆|70.00|70.00", "修缮|70.00|70.00|*"];
    expect(found({ header, rows })).toEqual([]);
    const text = `${textOf({ header, rows })}\n${header}\n档案局\t1.00\t1.00\t\t`;
    expect(check(parse(text)).diagnostics.map(({ rule }) => rule)).not.toContain("missing-header");
    expect(found({ header, rows: rows.with(0, "合计|70.00|71.00") })).toEqual([
      "5 grand-total-mismatch",
      "5 row-total-mismatch",
    ]);
  });

  test("captions, page numbers and parts of a row above are no addends", () => {
    const rows = ["合计|70.00|70.00", "档案馆|70.00|70.00", "修缮|35.00|35.00|*", "编目|35.00|35.00|*"];
    for (const between of [
      "续表||",
      "第 1 页，共 2 页||",
      "（一）特定目标类||",
      "||1",
      "其中：上年结转|10.00|10.00",
    ])
      for (const at of [1, 2, 3]) expect(found({ rows: rows.toSpliced(at, 0, between) })).toEqual([]);
    expect(found({ rows: rows.with(1, "一、档案馆||") })).toEqual(["5 unit-total-mismatch"]);
  });

  test("合计 may be written in more ways, behind its units too", () => {
    for (const name of ["合计（万元）", "单位合计", "总合计", "共计", "一、合计", "合 计："]) {
      expect(found({ rows: ["档案馆|70.00|70.00", "修缮|70.00|70.00|*", `${name}|71.00|70.00`] })).toEqual([
        "6 grand-total-mismatch",
        "6 row-total-mismatch",
      ]);
    }
  });

  test.each([
    [
      "below its projects",
      ["修缮|30.00|30.00|*", "档案馆小计|30.00|30.00", "编纂|5.00|5.00|*", "图书馆小计|5.00|5.00"],
    ],
    [
      "above its projects",
      ["档案馆小计|30.00|30.00", "修缮|30.00|30.00|*", "图书馆小计|5.00|5.00", "编纂|5.00|5.00|*"],
    ],
    [
      "as Excel writes it",
      ["修缮|30.00|30.00|*", "档案馆 汇总|30.00|30.00", "编纂|5.00|5.00|*", "图书馆 汇总|5.00|5.00"],
    ],
  ])("a sum that names its unit is the unit's row, %s", (_where, units) => {
    for (const rows of [
      ["合计|35.00|35.00", ...units],
      [...units, "总计|35.00|35.00"],
    ]) {
      expect(found({ rows })).toEqual([]);
      const wrong = rows.map((row) => row.replace(/^(图书馆.*?)5\.00/, "$16.00"));
      expect(found({ rows: wrong }).filter((one) => /unit-total/.test(one))).toHaveLength(1);
    }
  });

  test.each(["小计", "合计"])("%s beside a unit in the unit's column is the unit's row", (word) => {
    const header = `单位名称\t${usual}`;
    const rows = [
      "合计||35.00|35.00",
      `档案馆|${word}|30.00|30.00`,
      "档案馆|修缮|30.00|30.00|*",
      `图书馆|${word}|5.00|5.00`,
      "|编纂|5.00|5.00|*",
    ];
    expect(found({ header, rows })).toEqual([]);
    expect(found({ header, rows: rows.with(3, `图书馆|${word}|6.00|6.00`) })).toContain(
      "7 unit-total-mismatch",
    );
  });

  test.each([
    "单位名称：图书馆",
    "一、市图书馆",
    "市图书馆",
  ])("%s above projects names their unit", (line) => {
    const rows = [
      "合计|35.00|35.00",
      line.replace("图书馆", "档案馆"),
      "修缮|30.00|30.00|*",
      line,
      "编纂|5.00|5.00|*",
    ];
    const text = textOf({ rows }).replace(/^((?:单位名称：|一、|市)[^\t]*)\t\t$/gm, "$1");
    const told = check(parse(text)).diagnostics.map(({ rule }) => rule);
    expect(told.filter((rule) => /total|unit$|furniture|broken/.test(rule))).toEqual([]);
    const units = summaryOf(parse(text), configure(), "zh").units.map(({ name, amount }) => [
      name,
      amount.text,
    ]);
    const name = (of: string) => line.replace(/^(?:单位名称：|一、)/, "").replace("图书馆", of);
    expect(units).toEqual([
      [name("档案馆"), "30.00"],
      [name("图书馆"), "5.00"],
    ]);
  });

  test.each([
    "单位名称",
    "预算单位",
    "资金使用单位",
  ])("below %s： a unit's own 合计 stands above its projects, or below", (word) => {
    const units = (sum: (rows: string[], total: string) => string[]) => [
      `${word}：档案馆`,
      ...sum(["修缮|30.00|30.00|*"], "合计|30.00|30.00"),
      `${word}：图书馆`,
      ...sum(["编纂|5.00|5.00|*"], "合计|5.00|5.00"),
    ];
    const whole = "合计|35.00|35.00";
    for (const rows of [
      [whole, ...units((projects, total) => [total, ...projects])],
      [whole, ...units((projects, total) => [...projects, total])],
      units((projects, total) => [...projects, total]),
    ]) {
      const told = found({ rows }).filter((one) => !/missing-table-total/.test(one));
      expect(told).toEqual([]);
      const read = summaryOf(parse(textOf({ rows })), configure(), "zh").units;
      expect(read.map(({ name, amount }) => `${name} ${amount.text}`)).toEqual([
        "档案馆 30.00",
        "图书馆 5.00",
      ]);
    }
  });

  test("a line that names a unit, put between its projects and the next unit's, is read as it is afresh", () => {
    const rows = ["甲|5.00|5.00|*", "档案馆|5.00|5.00", "修缮|5.00|5.00|*"];
    const old = textOf({ rows });
    const at = old.indexOf("档案馆");
    const text = `${old.slice(0, at)}市图书馆\n${old.slice(at)}`;
    const names = (table: Table) => table.units.map(({ rows, named }) => `${rows.length} ${named}`);
    expect(names(parse(text, parse(old)))).toEqual(names(parse(text)));
  });

  test("合计 below the projects of a unit whose row has no amounts is its amount", () => {
    const rows = [
      "档案馆||",
      "修缮|30.00|30.00|*",
      "合计|30.00|30.00",
      "图书馆||",
      "编纂|5.00|5.00|*",
      "合计|5.00|5.00",
      "总计|35.00|35.00",
    ];
    expect(found({ rows })).toEqual([]);
    expect(found({ rows: rows.map((row) => row.replace("合计|", "小计|")) })).toEqual([]);
  });

  test("each page may have its 合计, and the last that of all", () => {
    const rows = [
      "档案馆|30.00|30.00",
      "修缮|30.00|30.00|*",
      "合计|30.00|30.00",
      "图书馆|5.00|5.00",
      "编纂|5.00|5.00|*",
      "文化馆|6.00|6.00",
      "演出|6.00|6.00|*",
      "合计|11.00|11.00",
      "总计|41.00|41.00",
    ];
    expect(found({ rows })).toEqual([]);
    expect(found({ rows: rows.with(7, "合计|12.00|12.00") })).toEqual([
      "11 grand-total-mismatch",
      "11 grand-total-mismatch",
    ]);
  });

  test("无 in the cells of a unit's row says as little as nothing", () => {
    const rows = ["合计|30.00|30.00|无|无", "档案编纂室|30.00|30.00|无|无", "修缮|30.00|30.00|*"];
    const text = textOf({ rows }).replace(/无\t无\t\t$/gm, "无\t无");
    const told = check(parse(text)).diagnostics.map(({ rule }) => rule);
    expect(told.filter((rule) => /total|unit|missing-goal|indicators/.test(rule))).toEqual([]);
    expect(summaryOf(parse(text), configure(), "zh").units).toHaveLength(1);
  });

  test("小计 is checked and added to nothing", () => {
    const rows = ["合计|70.00|70.00", "档案馆|70.00|70.00", "修缮|30.00|30.00|*", "编目|40.00|40.00|*"];
    for (const right of ["小计|70.00|70.00", "档案馆小计|70.00|70.00", "本页小计|5.00|5.00"])
      expect(found({ rows: [...rows, right] })).toEqual([]);
    expect(found({ rows: [...rows, "小计|700.00|70.00"] })).toEqual([
      "8 row-total-mismatch",
      "8 subtotal-mismatch",
    ]);
    expect(found({ rows: [...rows, "文化系统小计|5.00|5.00"] })).toEqual([]);
    const owned = [
      "合计||30.00|30.00",
      "档案馆|修缮|20.00|20.00|*",
      "|编目|10.00|10.00|*",
      "档案馆|小计|31.00|30.00",
    ];
    expect(found({ header: `预算单位\t${usual}`, rows: owned })).toEqual([
      "4 grand-total-mismatch",
      "7 row-total-mismatch",
      "7 unit-total-mismatch",
    ]);
    const header = `序号\t${usual}`;
    const numbered = [
      "|合计|70.00|70.00",
      "|档案馆|70.00|70.00",
      "1|修缮|70.00|70.00|*",
      "小计||70.00|70.00",
    ];
    expect(found({ header, rows: numbered })).toEqual([]);
  });

  test("units may stand in a column of their own", () => {
    const header = `预算单位\t${usual}`;
    const rows = ["合计||30.00|30.00", "档案馆|购置|20.00|20.00|*", "图书馆|购置|10.00|10.00|*"];
    expect(found({ header, rows })).toEqual([]);
    expect(found({ header, rows: rows.with(2, "图书馆||10.00|10.00|*") })).toEqual(["6 missing-name"]);
    const headed = ["合计||30.00|30.00", "档案馆||31.00|30.00", "|购置|30.00|30.00|*"];
    expect(found({ header, rows: headed })).toContain("5 unit-total-mismatch");
    const [first] = check(parse(textOf({ header, rows: headed }))).diagnostics;
    expect(first!.args.causes?.zh ?? "").not.toContain("“”");
  });

  test("a department over all units stays one when a unit is wrong", () => {
    const rows = ["合计|120.00|120.00", "文化局|120.00|120.00", "档案馆|70.00|70.00", "修缮|70.00|70.00|*"];
    const more = ["图书馆|50.00|50.00", "编目|50.00|50.00|*"];
    expect(found({ rows: [...rows, ...more] })).toEqual([]);
    const style = { rows: [...rows, ...more.with(0, "图书馆|55.00|50.00")] };
    expect(found(style)).toEqual(["4 grand-total-mismatch", "8 row-total-mismatch", "8 unit-total-mismatch"]);
    const first = check(parse(textOf(style))).diagnostics.find(({ rule }) => rule === "grand-total-mismatch");
    expect(first!.args.causes.zh).toContain("单位行“图书馆”写错");
  });

  test("合计 that agrees with the units' rows does not call them wrong", () => {
    const rows = ["合计|150.00|150.00", "档案馆|70.00|70.00", "修缮|70.00|70.00|*", "编目|50.00|50.00|*"];
    const style = { rows: [...rows, "图书馆|80.00|80.00", "购书|30.00|30.00|*"] };
    const first = check(parse(textOf(style))).diagnostics.find(({ rule }) => rule === "unit-total-mismatch");
    expect(first!.args.causes.zh).toMatch(/^。可能：“编目”应在“图书馆”之下/);
  });

  test("what a fund is made of is not counted twice", () => {
    const rows = (header: string, amounts: string) => ({
      header: `项目名称\t${header}\t绩效目标\t绩效指标`,
      rows: [`合计|${amounts}`, `档案馆|${amounts}`, `修缮|${amounts}|*`],
    });
    const right = [
      ["总计\t财政拨款\t其中：中央资金\t省级资金\t市级资金\t单位资金", "30.00|20.00|8.00|7.00|5.00|10.00"],
      ["总计\t财政拨款\t其中：中央资金\t其中：省级资金\t单位资金", "30.00|20.00|8.00|7.00|10.00"],
      ["总计\t财政拨款\t一般公共预算\t政府性基金\t专项债券\t单位资金", "30.00|20.00|15.00|5.00|5.00|10.00"],
      ["总计\t财政拨款\t非财政拨款\t事业收入\t其他收入", "30.00|20.00|10.00|6.00|4.00"],
      ["总计\t财政拨款\t其他资金\t事业收入", "30.00|20.00|10.00|6.00"],
      ["总投资\t财政拨款\t单位资金", "90.00|20.00|10.00"],
      ["资金总额\t其中：财政拨款", "60.00|50.00"],
    ] as const;
    for (const [header, amounts] of right) expect(found(rows(header, amounts)), header).toEqual([]);
    expect(found(rows("资金总额\t其中：财政拨款", "60.00|80.00"))).toHaveLength(3);
  });

  test("a second row of a header names what stands over it, whatever that is called", () => {
    const rows = ["合计|40.00|25.00|15.00", "档案馆|40.00|25.00|15.00", "修缮|40.00|25.00|15.00|*"];
    for (const header of [
      "项目名称\t总计\t财政拨款\t\t绩效目标\t绩效指标\n\t\t一般公共预算\t政府性基金\t\t",
      "项目名称\t项目资金\t\t\t绩效目标\t绩效指标\n\t总计\t财政拨款\t单位资金\t\t",
      "项目名称\t资金来源\t\t\t绩效目标\t绩效指标\n\t小计\t财政拨款\t单位资金\t\t",
      "项目名称\t资金\t\t\t绩效目标\t绩效指标\n项目名称\t总计\t财政拨款\t单位资金\t绩效目标\t绩效指标",
    ]) {
      expect(found({ header, rows }), header).toEqual([]);
      expect(found({ header, rows: rows.with(2, "修缮|40.00|25.00|51.00|*") }), header).toContain(
        "7 row-total-mismatch",
      );
    }
    const odd = "项目名称\t资金来源\t\t\t绩效目标\t绩效指标\n\t总计\t财政拨款\t单位资筋\t\t";
    expect(found({ header: odd, rows })).toContain("4 unknown-column");
  });

  test("the money unit may stand in either row of a header", () => {
    const text = (over: string, under: string) =>
      `项目名称\t资金来源${over}\t\t绩效目标\t绩效指标\n\t总计${under}\t财政拨款${under}\t\t\n档案馆\t3.00\t3.00\t\t`;
    for (const one of [text("（元）", ""), text("", "（元）")]) expect(parse(one).moneyUnit.name).toBe("元");
    const rules = (one: string) => check(parse(one)).diagnostics.map(({ rule }) => rule);
    expect(rules(text("", "（元）"))).not.toContain("inconsistent-furniture");
    expect(rules(`单位：万元\n${text("", "（元）")}`)).toContain("inconsistent-furniture");
  });

  test("a title that goes on is the title, and a merged cell names the units below it", () => {
    const text = textOf({ rows: ["合计|30.00|30.00", "档案馆|30.00|30.00", "修缮|10.00|10.00|*"] });
    const page = `临江市档案局2026年项目支出绩效目标表（续表）\n${usual}\n编目\t20.00\t20.00\t${goal}\t${items}`;
    expect(check(parse(`${text}\n${page}`)).diagnostics.map(({ rule }) => rule)).not.toContain(
      "inconsistent-furniture",
    );
    const header = `预算单位\t${usual}`;
    const rows = ["合计||30.00|30.00", "档案馆|购置|20.00|20.00|*", "|购置|10.00|10.00|*"];
    expect(found({ header, rows }, /duplicate-project/)).toEqual(["6 duplicate-project"]);
    expect(found({ header, rows })).toEqual([]);
  });
});

test("what a project is paid from stands below it, 其中 written once, and so do its years", () => {
  const whole = "修缮|30.00|30.00|*";
  for (const parts of [
    ["其中：中央资金|20.00|20.00", "省级资金|10.00|10.00"],
    ["　2026年|20.00|20.00", "　2027年|10.00|10.00"],
  ]) {
    expect(found({ rows: ["合计|30.00|30.00", "档案馆|30.00|30.00", whole, ...parts] })).toEqual([]);
    expect(found({ rows: ["合计|31.00|31.00", "档案馆|31.00|31.00", whole, ...parts] })).toContain(
      "5 unit-total-mismatch",
    );
  }
});

test("years that group projects are no parts of the project above them", () => {
  const [one, two] = ["修缮|30.00|30.00|*", "采购|30.00|30.00|*"];
  for (const rows of [
    ["合计|60.00|60.00", "档案馆|60.00|60.00", "2026年|30.00|30.00", one, "2027年|30.00|30.00", two],
    ["合计|60.00|60.00", "2026年|30.00|30.00", one, "2027年|30.00|30.00", two],
  ])
    expect(found({ rows }, /total-mismatch/), rows.join()).toEqual([]);
});

test("a table in 元 in which no project costs ten thousand is one in 万元", () => {
  const doubted = (amount: string) => {
    const rows = Array.from({ length: 10 }, (_, i) => `修缮${i}|${amount}|${amount}|*`);
    const text = textOf({ rows: ["合计|9,000.00|9,000.00", "档案馆|9,000.00|9,000.00", ...rows] });
    return check(parse(text.replace("单位：万元", "单位：元")))
      .diagnostics.map(({ args }) => args.likely)
      .filter((likely) => likely !== undefined);
  };
  expect(doubted("900.00")).toEqual(["万元"]);
  expect(doubted("90,000.00")).toEqual([]);
});

test("a secret project is one in whatever words, and a court's hearings are not", () => {
  const row = (said: string) =>
    check(parse(`${textOf({ rows: ["档案馆|30.00|30.00"] })}\n专项业务费\t30.00\t30.00\t${said}\t${said}`))
      .diagnostics.map(({ rule }) => rule)
      .filter((rule) => /^missing-|numbering/.test(rule));
  for (const said of [
    "涉密项目不公开",
    "（涉密项目）",
    "不予公开",
    "按规定不公开绩效指标",
    "该项目为涉密项目，依法不公开",
  ])
    expect(row(said), said).toEqual(["missing-table-total"]);
  expect(row("不公开审理案件")).toContain("missing-field");
});

describe("a table of another place", () => {
  const lines = (...rows: string[]) => rows.join("\n").replaceAll("|", "\t");
  const wrong = (text: string) =>
    check(parse(text))
      .diagnostics.filter(
        ({ rule, severity }) => /error|warning/.test(severity) && !/^missing-(?:cost|quality|sat)/.test(rule),
      )
      .map(({ rule, from }) => `${text.slice(0, from).split("\n").length} ${rule}`);
  const project = `修缮|30.00|30.00|${goal}|${items}`;

  test("a column is understood by its last word, and a typo is one of a character", () => {
    const names = ["项目明细", "总计", "街道资金", "医疗收入", "绩效总目标", "绩效考核指标"];
    const rows = ["合计|30.00|20.00|10.00", "档案馆|30.00|20.00|10.00", "修缮|30.00|20.00|10.00|*"];
    expect(found({ header: names.join("\t"), rows })).toEqual([]);
    expect(found({ header: names.join("\t"), rows: rows.with(2, "修缮|40.00|20.00|10.00|*") })).toContain(
      "6 row-total-mismatch",
    );
    const typo = (name: string, ...others: string[]) =>
      found({ header: ["项目名称", "总计", name, ...others, "绩效目标", "绩效指标"].join("\t"), rows: [] });
    for (const name of ["财政拔款", "财拨政款", "财政拨拨款", "其他资"])
      expect(typo(name, "单位资金")).toContain("3 unknown-column");
    for (const name of ["区级配套", "非同级财政拨款", "中央及省级资金", "专项债"])
      expect(typo(name, "单位资金")).toEqual([]);
  });

  test("a head with a seal, a date or blanks is a head, and a remark is none", () => {
    for (const head of [
      "填报单位（盖章）：临江市档案局||||单位：万元",
      "部门（单位）名称：临江市档案局|||单位：万元|",
      "部门编码及名称：[101]临江市档案局||||单位：万元",
      "填报日期：2026年1月10日||||单位：万元",
      "单 位：万元",
      "单位：万元（保留两位小数）",
    ])
      expect(
        wrong(
          lines(
            "临江市档案局2026年项目支出绩效目标表",
            head,
            usual,
            "合计|30.00|30.00||",
            "档案馆|30.00|30.00||",
            project,
          ),
        ),
        head,
      ).toEqual([]);
    for (const remark of [
      "注：本表反映项目支出绩效目标。",
      "附注：各项目绩效目标另附。",
      "填表说明：1.绩效目标由单位填报。",
    ])
      expect(
        wrong(
          lines(
            "临江市档案局2026年项目支出绩效目标表",
            "单位：万元",
            usual,
            "合计|30.00|30.00||",
            "档案馆|30.00|30.00||",
            project,
            remark,
          ),
        ),
        remark,
      ).toEqual([]);
  });

  test("an indicator has one value, or two of other names", () => {
    for (const [cycle, annual] of [
      ["", "指标值:"],
      ["", "年度指标值："],
      ["实施期指标值:", "年度指标值:"],
      ["中长期目标值:", "本年指标值:"],
      ["项目周期指标值:", "年度绩效指标值（2026年）:"],
    ]) {
      const value = (text: string) => (cycle ? `${cycle}${text}；` : "") + annual + text;
      const cell = `1、1-产出指标；11-数量指标；修缮间数；${value("≥2间")}。2、2-效益指标；22-社会效益；受益人数；${value("≥2人")}。`;
      const row = `修缮|30.00|30.00|${goal}|${cell}`;
      expect(
        wrong(lines("单位：万元", usual, "合计|30.00|30.00||", "档案馆|30.00|30.00||", row)),
        annual,
      ).toEqual([]);
    }
    const lost = items.replace("；年度指标值", "；指标值");
    expect(
      wrong(
        lines(
          "单位：万元",
          usual,
          "合计|30.00|30.00||",
          "档案馆|30.00|30.00||",
          `修缮|30.00|30.00|${goal}|${lost}`,
        ),
      ),
    ).toEqual(["5 missing-field"]);
  });

  test("leftovers by budget, bonds beside the grant and columns nobody knows may be funds", () => {
    const two = lines(
      "单位：万元",
      "项目名称|合计|本年拨款||财政拨款结转结余||单位资金|绩效目标|绩效指标",
      "||一般公共预算|政府性基金预算|一般公共预算|政府性基金预算|||",
      "合计|90.00|40.00|20.00|15.00|5.00|10.00||",
      "档案馆|90.00|40.00|20.00|15.00|5.00|10.00||",
      `修缮|90.00|40.00|20.00|15.00|5.00|10.00|${goal}|${items}`,
    );
    expect(wrong(two)).toEqual([]);
    expect(wrong(two.replace("修缮\t90.00", "修缮\t91.00"))).toContain("6 row-total-mismatch");
    const sums = lines(
      "单位：万元",
      "项目名称|总计|本年财政拨款|||上年结转|||绩效目标|绩效指标",
      "||小计|一般公共预算|政府性基金|小计|一般公共预算|政府性基金||",
      "合计|100.00|60.00|60.00||40.00|40.00|||",
      "档案馆|100.00|60.00|60.00||40.00|40.00|||",
      `修缮|100.00|60.00|60.00||40.00|40.00||${goal}|${items}`,
    );
    expect(wrong(sums)).toEqual([]);
    expect(wrong(sums.replaceAll("政府性基金", "一般公共预算"))).toContain("3 duplicate-column");
    for (const fund of ["专项债券", "省级资金", "国有资本经营预算", "上年结余", "单位资金收入"]) {
      const rows = [
        `项目名称|总计|财政拨款|${fund}|绩效目标|绩效指标`,
        "合计|90.00|50.00|40.00||",
        "档案馆|90.00|50.00|40.00||",
      ];
      const beside = lines("单位：万元", ...rows, `修缮|90.00|50.00|40.00|${goal}|${items}`);
      expect(wrong(beside), fund).toEqual([]);
      expect(wrong(beside.replace("修缮\t90.00", "修缮\t91.00")), fund).toContain("5 row-total-mismatch");
    }
    const unknown = lines(
      "单位：万元",
      "项目名称|总计|财政拨款|对口协作金|绩效目标|绩效指标",
      "合计|90.00|50.00|40.00||",
      "档案馆|90.00|50.00|40.00||",
      `修缮|90.00|50.00|40.00|${goal}|${items}`,
    );
    // Where the rows add up it is no more than a note.
    expect(wrong(unknown)).toEqual([]);
    expect(wrong(unknown.replace("修缮\t90.00", "修缮\t91.00"))).toContain("2 unknown-column");
  });

  test("columns of words upset nothing, and whose project it is may stand beside its name", () => {
    expect(
      wrong(
        lines(
          "单位：万元",
          `${usual}|归口科室|资金去向`,
          "合计|30.00|30.00||||",
          "档案馆|30.00|30.00||||",
          `${project}|科教科|设备`,
        ),
      ),
    ).toEqual([]);
    expect(
      wrong(
        lines(
          "单位：万元",
          "项目名称|项目单位|总计|财政拨款|绩效目标|绩效指标",
          "合计||30.00|30.00||",
          `修缮|档案馆|30.00|30.00|${goal}|${items}`,
        ),
      ),
    ).toEqual([]);
    expect(
      wrong(lines("|单位：万元", `|${usual}`, "|合计|30.00|30.00||", "|档案馆|30.00|30.00||", `|${project}`)),
    ).toEqual([]);
  });

  test("indicators in columns of their own are told of once", () => {
    const text = lines(
      "单位：万元",
      "项目名称|总计|绩效目标|一级指标|二级指标|三级指标|指标值",
      "合计|30.00|||||",
      "档案馆|30.00|||||",
      `修缮|30.00|${goal}|产出指标|数量指标|修缮间数|≥2间`,
      "|||效益指标|社会效益|受益人数|≥2人",
    );
    const { diagnostics } = check(parse(text));
    expect(diagnostics.map(({ rule }) => rule)).toEqual(["missing-header", "short-goal"]);
    expect(wrong(text.replace("档案馆\t30.00", "档案馆\t31.00"))).toContain("4 unit-total-mismatch");
  });

  test("rows that editors trimmed, units that go on and secrets are right", () => {
    expect(wrong(lines("单位：万元", usual, "合计|30.00|30.00", "档案馆|30.00|30.00", project))).toEqual([]);
    const more = "项目名称|总计|财政拨款|其他资金|绩效目标|绩效指标";
    expect(
      wrong(
        lines(
          "单位：万元",
          more,
          "合计|30.00|20.00",
          "档案馆|30.00|20.00|10.00||",
          `修缮|30.00|20.00|10.00|${goal}|${items}`,
        ),
      ),
    ).toContain("3 row-total-mismatch");
    expect(
      wrong(
        lines(
          "单位：万元",
          usual,
          "合计|60.00|60.00||",
          "档案馆|60.00|60.00||",
          project,
          "档案馆（续）||||",
          `编目|30.00|30.00|${goal}|${items}`,
        ),
      ),
    ).toEqual([]);
    expect(
      wrong(
        lines(
          "单位：万元",
          usual,
          "合计|30.00|30.00||",
          "档案馆|30.00|30.00||",
          "涉密项目一|30.00|30.00|涉密|涉密",
        ),
      ),
    ).toEqual([]);
    expect(
      wrong(lines("单位：万元", usual, "档案馆||||", project, "小计|30.00|30.00||", "合计|30.00|30.00||")),
    ).toEqual([]);
  });

  test("two units of one name and as much money are two, and what 其中 names ends with its depth", () => {
    const other = project.replace("修缮", "编目");
    expect(
      wrong(
        lines(
          "单位：万元",
          usual,
          "合计|60.00|60.00||",
          "信息中心|30.00|30.00||",
          project,
          "信息中心|30.00|30.00||",
          other,
        ),
      ),
    ).toEqual([]);
    expect(
      wrong(
        lines(
          "单位：万元",
          usual,
          "合计|60.00|60.00||",
          "　　档案馆|30.00|30.00||",
          `　　　　${project}`,
          "　　其中：结转|1.00|1.00||",
          "　　史志办|30.00|30.00||",
          `　　　　${other}`,
        ),
      ),
    ).toEqual([]);
    expect(
      wrong(
        lines("单位：万元", usual, "合计|30.00|30.00||", "其中：||||", "　　档案馆|30.00|30.00||", project),
      ),
    ).toEqual([]);
  });

  test("a project may be called as a footer begins, a unit 甲, and prose has amounts side by side", () => {
    const plain = ["单位：万元", usual, "合计|30.00|30.00||", "档案馆|30.00|30.00||"];
    expect(wrong(lines(...plain, project.replace("修缮", "说明：全省党建课程制作")))).toEqual([]);
    expect(wrong(lines(...plain, project, "注：2025年 10.00 12.00 为上年数"))).toEqual([]);
    expect(wrong(lines(...plain, project, "3、12-13月补充说明"))).toEqual([]);
    const two = "项目名称|财政拨款|其他资金|绩效目标|绩效指标";
    expect(wrong(lines("单位：万元", two, "合计|1|2||", "甲|1|2||", `修缮|1|2|${goal}|${items}`))).toEqual(
      [],
    );
    expect(
      wrong(lines(...plain, project.replace(/2、.*/, ""), "", items.replace(/.*(?=2、)/, ""))),
    ).toContain("7 loose-indicator");
  });

  test("a unit's wrong row leaves the department above it as it is", () => {
    const other = project.replace("修缮", "编目");
    const last = project.replace("修缮", "测绘");
    const rows = (wrong: string) =>
      lines(
        "单位：万元",
        usual,
        "合计|90.00|90.00||",
        "档案局（汇总）|60.00|60.00||",
        "档案馆|30.00|30.00||",
        project,
        `方志馆|${wrong}|${wrong}||`,
        other,
        "测绘局（汇总）|30.00|30.00||",
        "测绘院|30.00|30.00||",
        last,
      );
    expect(wrong(rows("30.00"))).toEqual([]);
    expect([...new Set(wrong(rows("33.17")))]).toEqual(["7 unit-total-mismatch"]);
    const told = (table: Table) => check(table).diagnostics.map(({ rule, from }) => `${rule} ${from}`);
    let table = parse(rows("30.00"));
    told(table);
    const project33 = rows("30.00").replace("编目\t30.00\t30.00", "编目\t33.00\t33.00");
    for (const text of [rows("33.17"), project33, rows("30.00")]) {
      table = parse(text, table);
      expect(told(table)).toEqual(told(parse(text)));
    }
  });

  test("合计 may be named after whom it is of, stand below each unit, and 总计 at the end", () => {
    const rows = ["档案馆|30.00|30.00", "修缮|30.00|30.00|*", "志书办|20.00|20.00", "编纂|20.00|20.00|*"];
    expect(found({ rows: ["市档案局合计|50.00|50.00", ...rows] })).toEqual([]);
    expect(found({ rows: ["市档案局合计|90.00|90.00", ...rows] })).toEqual([
      "4 grand-total-mismatch",
      "4 grand-total-mismatch",
    ]);
    const each = [
      ...rows.slice(0, 2),
      "合计|30.00|30.00",
      ...rows.slice(2),
      "合计|20.00|20.00",
      "总计|50.00|50.00",
    ];
    expect(found({ rows: each })).toEqual([]);
    expect(found({ rows: each.with(6, "总计|70.00|70.00") })).toEqual([
      "10 grand-total-mismatch",
      "10 grand-total-mismatch",
    ]);
    expect(
      found({ rows: ["合计|50.00|50.00", ...rows.slice(0, 2), "档案馆合计|40.00|40.00", ...rows.slice(2)] }),
    ).toEqual(["7 subtotal-mismatch", "7 subtotal-mismatch"]);
  });

  test("总计 at the end that is wrong does not make 合计 at the top wrong, and a numbered project is no item", () => {
    const rows = ["合计|50.00|50.00", "档案馆|50.00|50.00", "修缮|50.00|50.00|*"];
    expect(found({ rows: [...rows, "总计|60.00|60.00"] }).every((one) => one.startsWith("7 "))).toBe(true);
    expect(
      found({
        rows: ["合计|50.00|50.00", "档案馆|50.00|50.00", "（1）修缮|30.00|30.00|*", "（2）设备|20.00|20.00"],
      }),
    ).toEqual([]);
  });

  test("合计 has other names", () => {
    for (const name of ["合计数", "汇总", "总额", "全部合计", "本年合计", "部门汇总"]) {
      const rows = (amount: string) =>
        lines("单位：万元", usual, `${name}|${amount}|${amount}||`, "档案馆|30.00|30.00||", project);
      expect(wrong(rows("30.00")), name).toEqual([]);
      expect(wrong(rows("31.00")), name).toContain("3 grand-total-mismatch");
    }
  });

  test("a page repeats the row of the unit that goes on; written twice it is told of", () => {
    const other = project.replace("修缮", "编目");
    const pages = (again: string, ...between: string[]) =>
      wrong(
        lines(
          "单位：万元",
          usual,
          "合计|60.00|60.00||",
          "档案馆|60.00|60.00||",
          project,
          ...between,
          again,
          other,
        ),
      );
    for (const again of ["档案馆|60.00|60.00||", "档案馆（续）|60.00|60.00||", "档案馆||||"])
      expect(pages(again, "临江市2026年项目支出绩效目标表", "单位：万元", usual), again).toEqual([]);
    expect(pages("档案馆|60.00|60.00||")).toEqual(["6 duplicate-unit"]);
    expect(pages("档案馆|61.00|61.00||", "单位：万元", usual)).not.toEqual([]);
  });

  test("the sheet's own numbers are no data: of a page, of the form, of the columns", () => {
    const other = project.replace("修缮", "编目");
    const unit = ["档案馆|60.00|60.00||", project];
    for (const page of ["3||||", "— 3 —||||", "||第3页||", "第3页||||共9页", "1/10||||", "||3||"])
      expect(wrong(lines("单位：万元", usual, "合计|60.00|60.00||", ...unit, page, other)), page).toEqual([]);
    for (const numbers of [
      "栏次|1|2|3|4",
      "1|2|3|4|5",
      "甲|1|2|3|4",
      "|1|2|3|4",
      "①|②|③|④|⑤",
      "（1）|（2）|（3）||",
      "**|**|**|**|**",
      "栏次|1=2+3|2|3|",
    ])
      expect(
        wrong(lines("单位：万元", usual, numbers, "合计|60.00|60.00||", ...unit, other)),
        numbers,
      ).toEqual([]);
    for (const form of ["预算12表||||", "附件3||||", "||||公开表12"])
      expect(wrong(lines(form, "单位：万元", usual, "合计|60.00|60.00||", ...unit, other)), form).toEqual([]);
    const small = lines("单位：元", usual, "合计|5|5||", "档案馆|5|5||", project.replaceAll("30.00", "2"));
    expect(wrong(small)).toContain("4 unit-total-mismatch");
  });

  test("what stands to the right below 其中 is a part too", () => {
    expect(
      wrong(
        lines(
          "单位：万元",
          usual,
          "合计|30.00|30.00||",
          "档案馆|30.00|30.00||",
          project,
          "其中：省级补助|10.00|10.00||",
          "　　　市级补助|20.00|20.00||",
        ),
      ),
    ).toEqual([]);
  });

  test("whose table it is may stand beside the money unit without a word", () => {
    for (const head of [
      "临江市档案局|||单位：万元",
      "年度：2026|||单位：万元",
      "部门编码：301|部门名称：档案局||单位：万元",
    ])
      expect(wrong(lines(head, usual, "合计|30.00|30.00||", "档案馆|30.00|30.00||", project)), head).toEqual(
        [],
      );
  });

  const [one, two] = items.split(/(?=2、)/) as [string, string];
  test("a project’s indicators may go on in rows of merged cells, behind a trimmed goal and on the next page", () => {
    const head = ["单位：万元", usual, "合计|30.00|30.00||", "档案馆|30.00|30.00||"];
    const same = wrong(lines(...head, project));
    expect(two).toBeDefined();
    expect(same).toEqual([]);
    for (const rows of [
      [`修缮|30.00|30.00|${goal}|${one}`, `||||${two}`],
      [`修缮|30.00|30.00|${goal}|${one}`, two],
      [`修缮|30.00|30.00|${goal}|${one}`, `    ${two}`],
      [`修缮|30.00|30.00|${goal}|`, `|${one}`, `|${two}`],
      [`修缮|30.00|30.00|${goal}`, `|${one}`, `|${two}`],
      [`修缮|30.00|30.00|${goal}|`, `|${one}`, "单位：万元", usual, `|${two}`],
      [`修缮|30.00|30.00|${goal}|`, `|${one}`, "", `|${two}`],
      [`修缮|30.00|30.00|${goal}|${one}`, "单位：万元", usual, `||||${two}`],
    ])
      expect(wrong(lines(...head, ...rows)), rows.join("\n")).toEqual([]);
    const torn = lines(
      ...head,
      `修缮|30.00|30.00|${goal}|`,
      `|${one}`,
      "单位：万元",
      usual,
      `|${two.replace("11-", "19-")}`,
    );
    expect(wrong(torn.replace(two, two.replace(/1\d-|2\d-/, "19-")))).not.toEqual([]);
  });

  test("a project’s row that ends behind its amounts lacks goal and indicators", () => {
    const rows = lines(
      "单位：万元",
      usual,
      "合计|60.00|60.00||",
      "档案馆|60.00|60.00||",
      project,
      "库房经费|30.00|30.00",
    );
    expect(wrong(rows)).toEqual(["6 missing-goal", "6 missing-indicators"]);
  });

  test("a department that its units do not come to is what is wrong, and not 合计", () => {
    const other = project.replace("修缮", "编目").replaceAll("30.00", "60.00");
    const rows = (department: string) =>
      lines(
        "单位：万元",
        usual,
        "合计|120.00|120.00||",
        `[101]档案局|${department}|${department}||`,
        "[101001]档案馆|60.00|60.00||",
        other,
        "[101002]方志馆|30.00|30.00||",
        project,
        "[102]水务局|30.00|30.00||",
        "[102001]水务站|30.00|30.00||",
        project.replace("修缮", "巡查"),
      );
    expect(wrong(rows("90.00"))).toEqual([]);
    expect(wrong(rows("91.00"))).toEqual(["4 unit-total-mismatch", "4 unit-total-mismatch"]);
    // A unit without projects stands over nobody.
    const lonely = lines(
      "单位：万元",
      usual,
      "合计|30.00|30.00||",
      "档案馆|30.00|30.00||",
      project,
      "水务站|40.00|40.00||",
      "水文站|0.00|0.00||",
    );
    expect(check(parse(lonely)).diagnostics.some(({ args }) => args.department)).toBe(false);
  });

  test("a unit's row that 合计 speaks against is an error once", () => {
    const text = lines("单位：万元", usual, "合计|30.00|30.00||", "档案馆|300,000.00|300,000.00||", project);
    expect(wrong(text)).toEqual(["4 unit-total-mismatch", "4 unit-total-mismatch"]);
    const { args } = check(parse(text)).diagnostics.find(({ rule }) => rule === "unit-total-mismatch")!;
    expect(args.causes.zh).toBe("。可能：“总计”300,000.00 把元和万元弄混，应为 30.00（合计按此无误）");
  });

  test("an amount that is no number says how to write it", () => {
    const said = (amount: string) =>
      check(parse(lines("单位：万元", usual, `修缮|${amount}|30.00|${goal}|${items}`))).diagnostics.find(
        ({ rule }) => rule === "malformed-amount",
      )?.args;
    expect(said("(20.00)")).toMatchObject({ fault: "negative", insert: "-20.00" });
    expect(said("(2)")).toMatchObject({ fault: "letters", insert: undefined });
    expect(said("−20.00")).toMatchObject({ fault: "negative", insert: "-20.00" });
    for (const [amount, fault] of [
      ["40.0040.00", "glued"],
      ["40.00万元", "unit"],
      ["￥40.00", "unit"],
      ["无", "none"],
      ["#REF!", "spreadsheet"],
      ["1E+03", "spreadsheet"],
    ])
      expect(said(amount!)).toMatchObject({ fault });
  });
});

test("a unit's row without amounts is coloured and shown as the unit's, as its 小计 is", () => {
  const text = textOf({ rows: ["合计|30.00|30.00", "档案馆||", "修缮|30.00|30.00|*", "小计|30.00|30.00"] });
  const table = parse(text);
  const kindOf = (name: string) =>
    tokensOf(table).find(({ from, to }) => text.slice(from, to) === name)?.kind;
  expect([kindOf("档案馆"), kindOf("小计")]).toEqual(["unit", "unit"]);
  expect(kindOf("修缮")).not.toBe("unit");
  const manner = { locale: "zh", markup: plainText } as const;
  const hover = hoverAt(table, text.indexOf("档案馆"), manner, none);
  expect(hover?.text).toContain("档案馆 · 资金使用单位");
});

test("合计 says what the units come to, column by column", () => {
  const rows = ["合计|31.00|30.00", "档案馆|20.00|20.00", "修缮|20.00|20.00|*"];
  const text = textOf({ rows: [...rows, "图书馆|10.00|10.00", "购书|10.00|10.00|*"] });
  const manner = { locale: "zh", markup: plainText } as const;
  const hover = hoverAt(parse(text), text.indexOf("合计"), manner, none);
  expect(hover?.text).toMatch(/总计\D+31\.00\D+30\.00\D+多 1\.00/);
  expect(hover?.text).toMatch(/各单位之和/);
});

describe("parts of a project", () => {
  const whole = "修缮|30.00|30.00|*";
  const rows = (...parts: string[]) => ["合计|50.00|50.00", "档案馆|50.00|50.00", whole, ...parts];
  const next = "购书|20.00|20.00|*";

  test("stand below 其中 without the word, as far to the left as a unit", () => {
    expect(found({ rows: rows("其中：材料费|20.00|20.00", "人工费|8.00|8.00", next) })).toEqual([]);
    const flat = ["合计|30.00|30.00", whole, "其中：材料费|20.00|20.00", "人工费|10.00|10.00"];
    expect(found({ rows: flat }, /mismatch/)).toEqual([]);
  });

  test("end where a unit begins, and where a name that is no work's is more than is left", () => {
    for (const [all, name, amount] of [
      ["40.00", "图书馆", "10.00"],
      ["90.00", "阅读推广", "60.00"],
    ] as const) {
      const unit = ["档案馆|30.00|30.00", whole, "其中：材料费|20.00|20.00"];
      const other = [`${name}|${amount}|${amount}`, next.replaceAll("20.00", amount)];
      expect(found({ rows: [`合计|${all}|${all}`, ...unit, ...other] })).toEqual([]);
    }
  });

  test("are no unit with projects of its own, whatever it is called, and no list of another kind", () => {
    for (const name of ["科协", "红十字", "少年宫", "临江海关"]) {
      const own = ["合计|40.00|40.00", "档案馆|30.00|30.00", whole, "其中：材料费|20.00|20.00"];
      const next = [`${name}|10.00|10.00`, "科普活动|10.00|10.00|*"];
      expect(found({ rows: [...own, ...next] }, /total-mismatch|part-exceeds/), name).toEqual([]);
    }
    const districts = ["其中：越秀区|10.00|10.00", "海珠区|10.00|10.00", "天河区|10.00|10.00"];
    const rounded = ["其中：材料费|10.01|10.01", "人工费|10.00|10.00", "管理费|10.00|10.00"];
    const twice = [
      "其中：中央资金|20.00|20.00",
      "省级资金|10.00|10.00",
      "设备费|15.00|15.00",
      "人工费|15.00|15.00",
    ];
    const years = ["其中：2027年|40.00|40.00", "以前年度已安排|90.00|90.00"];
    const less = ["其中：材料费|32.00|32.00", "下浮金额|-2.00|-2.00"];
    for (const parts of [districts, rounded, twice, years, less])
      expect(found({ rows: [...rows(...parts, next)] }, /mismatch|part-exceeds/), parts.join()).toEqual([]);
  });

  test("are no more than it, each fund for itself", () => {
    expect(found({ rows: rows("其中：材料费|20.00|32.00", next) }, /part-exceeds/)).toEqual([
      "7 part-exceeds-whole",
    ]);
    expect(
      found({ rows: rows("其中：材料费|20.00|20.00", "人工费|12.00|12.00", next) }, /part-exceeds/),
    ).toEqual(["6 part-exceeds-whole", "6 part-exceeds-whole"]);
  });
});

test("a unit's row that lost its last cell is added up all the same", () => {
  const header = "项目名称\t总计\t财政拨款\t其他资金\t绩效目标\t绩效指标";
  const columns = (project: string) => {
    const rows = ["合计|30.00|30.00|", "档案馆|30.00|30.00|", "修缮|10.00|10.00||*", project];
    const text = textOf({ header, rows });
    const short = text.replace(/^(档案馆\t.*)\t$/m, "$1");
    expect(short).not.toBe(text);
    return check(parse(short))
      .diagnostics.filter(({ rule }) => rule === "unit-total-mismatch")
      .map(({ args }) => args.column);
  };
  expect(columns("购置|20.00|20.00||*")).toEqual([]);
  expect(columns("购置|20.00||20.00|*")).toEqual(["财政拨款", "其他资金"]);
});
