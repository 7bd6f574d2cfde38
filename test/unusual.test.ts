import { describe, expect, test } from "vitest";
import { check, configure, fixAll, fixesOf, sentence } from "../server/core/check/check.ts";
import { foldsOf } from "../server/core/features/fold.ts";
import { lensesOf } from "../server/core/features/lenses.ts";
import { outlineOf } from "../server/core/features/outline.ts";
import { namesFound } from "../server/core/features/preview/search.ts";
import { summaryOf } from "../server/core/features/preview/summary.ts";
import { ruleOf } from "../server/core/index.ts";
import { parse } from "../server/core/model/parse.ts";
import { view } from "../server/core/model/unit.ts";
import { applyEdits, lineAt } from "../server/core/text.ts";

const top = "单位：万元\n项目名称\t总计\t绩效目标\t绩效指标\n";
const goal = "修好库房屋面。";
const indicators = "1、1-产出指标；11-数量指标；件数；实施周期指标值:≥2件；年度指标值:≥2件。";
const structure =
  /^(?:broken|extra|missing-(?:header|unit|name|goal|indicators|table-total)|.*-mismatch|duplicate)/;

/** Rows with ` ` for a tab, G and I for goal and indicators, `-` for an empty cell. */
function rows(...list: string[]): string {
  const cell = (text: string) => ({ "-": "", G: goal, I: indicators })[text] ?? text;
  return list.map((row) => row.split(" ").map(cell).join("\t")).join("\n");
}

/** What is said of structure and money: `line rule`, with the cause where there is one. */
function said(text: string): string[] {
  const table = parse(text);
  return check(table, configure()).diagnostics.flatMap(({ rule, from, args, severity }) => {
    if (!structure.test(rule) || severity === "information") return [];
    const cause = /可能：(.*)$/.exec(sentence(ruleOf(rule)!, args, "zh"))?.[1];
    return [`${lineAt(table.text, from) + 1} ${rule}${cause ? `: ${cause}` : ""}`];
  });
}

describe("groups of projects", () => {
  const table = (group: string, amount: string) =>
    top +
    rows(
      "合计 60.00 - -",
      "水务局 60.00 - -",
      `一、特定目标类 ${group} - -`,
      `堤防养护 ${amount} G I`,
      "二、其他运转类 20.00 - -",
      "泵站更新 20.00 G I",
    );

  test("say what the projects below them come to", () => {
    expect(said(table("40.00", "40.00"))).toEqual([]);
    expect(said(table("42.00", "40.00"))).toEqual(["5 subtotal-mismatch"]);
    expect(said(table("40.00", "43.00"))).toEqual([
      "4 unit-total-mismatch: “堤防养护”43.00 有一位数字写错，应为 40.00",
      "5 subtotal-mismatch",
    ]);
  });
});

test("groups above their units are none of the unit's before them", () => {
  expect(
    said(
      top +
        rows(
          "合计 60.00 - -",
          "一、特定目标类 40.00 - -",
          "水务局 40.00 - -",
          "堤防养护 40.00 G I",
          "二、其他运转类 20.00 - -",
          "水文站 20.00 - -",
          "泵站更新 20.00 G I",
        ),
    ),
  ).toEqual([]);
});

describe("合计", () => {
  test("stands behind the name of a department, or says how many projects there are", () => {
    const wide = `单位：万元\n主管部门\t项目名称\t总计\t绩效目标\t绩效指标\n`;
    expect(
      said(wide + rows("水务局 合计 65.00 - -", "水务局 水文站 60.00 - -", "水务局 测流设备 60.00 G I")),
    ).toEqual([expect.stringContaining("3 grand-total-mismatch")]);
    for (const name of ["合计：1个项目", "【合计】", "*合计"])
      expect(said(top + rows(`${name} 65.00 - -`, "水文站 60.00 - -", "测流设备 60.00 G I"))).toEqual([
        expect.stringContaining("3 grand-total-mismatch"),
      ]);
  });

  test("of a table that follows another without a head is of its own units", () => {
    const two = (second: string) =>
      top +
      rows(
        "合计 60.00 - -",
        "甲站 60.00 - -",
        "堤防养护 60.00 G I",
        `合计 ${second} - -`,
        "乙站 50.00 - -",
        "泵站更新 50.00 G I",
      );
    expect(said(two("50.00"))).toEqual([]);
    expect(said(two("53.00"))).toEqual([expect.stringContaining("6 grand-total-mismatch")]);
  });

  test("that differs by rounding's measure has no digits exchanged", () => {
    const [only, ...more] = said(
      top + rows("合计 1,360.10 - -", "水文站 1,360.00 - -", "测流设备 1,360.00 G I"),
    );
    expect([only, more]).toEqual(["3 grand-total-mismatch", []]);
  });
});

describe("a table of another kind above", () => {
  const sums = (unit: string) =>
    `某局2026年项目支出汇总表\n单位：${unit}\n单位名称\t总计\t财政拨款\n${rows("合计 60.00 60.00", "水务局 60.00 60.00")}\n\n`;
  const own = `${top}${rows("合计 60.00 - -", "水务局 60.00 - -", "堤防巡查 60.00 G I")}`;

  test("is told of, and spoils nothing", () => {
    expect(said(sums("万元") + own)).toEqual([]);
    const table = parse(sums("元") + own);
    expect(table.moneyUnit.name).toBe("万元");
    expect(check(table, configure()).diagnostics).toContainEqual(
      expect.objectContaining({ rule: "missing-header", args: { skipped: true } }),
    );
    expect(said(sums("万元") + own.replace("合计\t60.00", "合计\t65.00"))).toEqual([
      "9 grand-total-mismatch",
    ]);
  });

  test("that stands below is skipped up to the next one of targets", () => {
    const other = "\n某局2026年收支总表\n单位：万元\n收入\t\t支出\t\n财政拨款\t60.00\t基本支出\t90.00\n";
    expect(said(own + other)).toEqual([]);
    const more = own.replaceAll("某局", "乙局").replaceAll("水务局", "林业局");
    const both = parse(own + other + more);
    expect(both.units.filter((unit) => view(unit).head !== undefined)).toHaveLength(2);
    expect(said(own + other + more)).toEqual([]);
    // A title that pages repeat is none of another table where the rows below it are as wide as the others.
    const paged = own.replace("堤防巡查", "2026年部门预算公开表\n堤防巡查");
    expect(said(paged)).toEqual([]);
    expect(view(parse(paged).units.at(-1)!).projects).toHaveLength(1);
  });

  test("that is typed above or taken away leaves what a fresh start would", () => {
    const whole = sums("元") + own;
    const after = parse(whole, parse(own));
    expect(after.header).toBe(parse(whole).header);
    expect(parse(own, after).header).toBe(parse(own).header);
    expect(said(whole)).toEqual([]);
  });
});

describe("rows", () => {
  test("with the rest of a name belong to the row above, while the unit lacks some still", () => {
    expect(
      said(
        top +
          rows(
            "合计 60.00 - -",
            "水务局 60.00 - -",
            "堤防巡查 40.00 G I",
            "养护 - - -",
            "泵站更新 20.00 G I",
          ),
      ),
    ).toEqual(["6 broken-cell"]);
  });

  test("that are filled down for each indicator are one project", () => {
    const split = "单位：万元\n项目名称\t总计\t绩效目标\t一级指标\t二级指标\t三级指标\t指标值\n";
    const filled = rows(
      "合计 60.00 - - - - -",
      "水文站 60.00 - - - - -",
      "堤防养护 60.00 G 产出指标 数量指标 件数 ≥2件",
      "堤防养护 60.00 G 产出指标 质量指标 合格率 ≥98%",
    );
    expect(said(split + filled)).toEqual([]);
  });

  test("of a unit with a goal of its own, and of one that a page repeats in other words", () => {
    for (const unit of ["水务局机关", "临江市总工会", "临江市残联", "水务公司"])
      expect(
        said(top + rows("合计 60.00 - -", `${unit} 60.00 保障防汛安全。 -`, "堤防养护 60.00 G I")),
      ).toEqual([]);
    for (const again of ["水务局（续上页）", "水务局（接上页）", "续：水务局"])
      expect(
        said(
          top +
            rows("合计 60.00 - -", "水务局 60.00 - -", "堤防巡查 40.00 G I") +
            `\n第 1 页\n项目名称\t总计\t绩效目标\t绩效指标\n` +
            rows(`${again} 60.00 - -`, "泵站更新 20.00 G I"),
        ),
      ).toEqual([]);
  });
});

test.each([
  "单位负责人（签章）：\t\t填表人：\t填报日期：2026年2月10日",
  "主管领导：\t科室负责人：\t\t",
  "部门（单位）负责人：",
  "说明\t本表按规定公开。",
  "打印日期：2026年2月1日\t\t\t第 1 页，共 3 页",
  "备注：\t无",
])("who signs a table, and what it says of itself, is no data: %j", (footer) => {
  const own = rows("合计 9 - -", "档案馆 9 - -", "修缮 9 G I");
  const wrong = (text: string) =>
    check(parse(top + text)).diagnostics.filter(({ severity }) => severity === "error");
  expect(wrong(`${own}\n${footer}`)).toEqual(wrong(own));
});

test.each([
  "三、项目支出绩效目标表",
  "附件12：项目支出绩效目标表",
  "2026年项目支出绩效目标表",
])("a line of the contents is no other title: %s", (line) => {
  const title = "临江市档案局2026年度项目支出绩效目标公开表\n";
  const text = `${title}${top}${rows("合计 9 - -", "档案馆 9 - -", "修缮 9 G I")}`;
  expect(check(parse(`${line}\n\n${text}`)).diagnostics.map(({ rule }) => rule)).toEqual(
    check(parse(text)).diagnostics.map(({ rule }) => rule),
  );
});

describe("causes", () => {
  test("a part that is not written, where its fund says it", () => {
    const parts = `单位：万元\n项目名称\t总计\t财政拨款\t一般公共预算\t政府性基金\t其他资金\t绩效目标\t绩效指标\n`;
    expect(
      said(
        parts +
          rows(
            "合计 280.00 280.00 280.00 - - - -",
            "水务局 280.00 280.00 280.00 - - - -",
            "堤防巡查 140.00 140.00 - - - G I",
            "泵站更新 140.00 140.00 140.00 - - G I",
          ),
      ),
    ).toEqual(["4 unit-total-mismatch: “堤防巡查”没有填一般公共预算，应为 140.00", "5 row-total-mismatch"]);
  });

  test("amounts in yuan beside one that is right, and no cause that the unit's sum speaks against", () => {
    const funds = `单位：万元\n项目名称\t总计\t财政拨款\t其他资金\t绩效目标\t绩效指标\n`;
    const found = said(
      funds +
        rows(
          "合计 763.59 713.20 50.39 - -",
          "水务局 763.59 713.20 50.39 - -",
          "堤防巡查 7,635,900.00 7,132,000.00 50.39 G I",
        ),
    );
    expect(found).toEqual([
      "4 unit-total-mismatch: “堤防巡查”7,635,900.00 把元和万元弄混，应为 763.59",
      "4 unit-total-mismatch: “堤防巡查”7,132,000.00 把元和万元弄混，应为 713.20",
      "5 row-total-mismatch",
    ]);
  });

  test("a total over all years is the total where no other is", () => {
    const years = `单位：万元\n项目名称\t项目资金总额\t财政拨款\t其他资金\t绩效目标\t绩效指标\n`;
    expect(
      said(years + rows("合计 60.00 60.00 - - -", "水务局 60.00 60.00 - - -", "堤防养护 99.00 60.00 - G I")),
    ).toEqual([expect.stringContaining("4 unit-total-mismatch"), "5 row-total-mismatch"]);
  });
});

describe("a column of units", () => {
  const wide = "单位：万元\n单位名称\t项目名称\t总计\t绩效目标\t绩效指标\n";
  const text = `${wide}${rows(
    "合计 - 90.00 - -",
    "水文站 堤防养护 60.00 G I",
    "水文站 测流设备 10.00 G I",
    "气象站 设备更新 20.00 G I",
  )}`;

  test("makes units, in the preview, the outline, the lenses and the search", () => {
    const table = parse(text);
    const config = configure();
    const { units, unitCount } = summaryOf(table, config, "zh");
    expect(units.map(({ name, amount, projects }) => [name, amount.text, projects])).toEqual([
      ["水文站", "70.00", 2],
      ["气象站", "20.00", 1],
    ]);
    expect(unitCount).toBe(2);
    expect(lensesOf(table, config, "zh", new Map())).toHaveLength(2);
    expect(outlineOf(table, "zh").map(({ name, children }) => [name, children.length])).toEqual([
      ["水文站", 2],
      ["气象站", 1],
    ]);
    expect(namesFound(table, "水文").map(({ name, amount }) => [name, amount])).toEqual([
      ["水文站", "70.00"],
    ]);
    expect(foldsOf(table).filter(({ kind }) => kind === "unit")).toHaveLength(1);
    expect(said(text)).toEqual([]);
  });

  test("a project that goes to another unit, and back, leaves what a fresh start would", () => {
    const moved = text.replace("水文站\t测流设备", "气象站\t测流设备");
    const after = parse(moved, parse(text));
    expect(summaryOf(after, configure(), "zh")).toEqual(summaryOf(parse(moved), configure(), "zh"));
    expect(summaryOf(parse(text, after), configure(), "zh")).toEqual(
      summaryOf(parse(text), configure(), "zh"),
    );
  });
});

test("an amount with a unit of its own counts what it says", () => {
  const table = (unit: string, amount: string) =>
    `单位：${unit}\n${top.split("\n")[1]}\n${rows("合计 15,000.00 - -", "水务局 15,000.00 - -", `堤防养护 ${amount} G I`)}`;
  expect(said(table("元", "1.5万"))).toEqual([]);
  expect(said(table("元", "1.6万元"))).toEqual([
    "4 unit-total-mismatch: “堤防养护”16,000.00 有一位数字写错，应为 15,000.00",
  ]);
  expect(said(table("万元", "150,000,000.00元"))).toEqual([]);
  expect(said(table("万元", "1.5亿元"))).toEqual([]);
  expect(said(table("万元", "150百万元"))).toEqual([]);
});

test("an amount with a unit counts what the others of its row do where those add up so", () => {
  const head = "单位：万元\n项目名称\t总计\t财政拨款\t绩效目标\t绩效指标\n";
  expect(said(head + rows("水务局 300.00 300.00 - -", "堤防养护 300.00 300.00元 G I"))).toEqual([
    "2 missing-table-total",
  ]);
});

test("an amount in yuan that would be next to nothing among 万元 counts as it is written", () => {
  const head = "单位：万元\n项目名称\t总计\t财政拨款\t绩效目标\t绩效指标\n";
  const table = (amount: string) =>
    head + rows("合计 30.00 30.00 - -", "水务局 30.00 30.00 - -", `堤防养护 ${amount} ${amount} G I`);
  expect(said(table("30.00元"))).toEqual([]);
  expect(said(table("300000元"))).toEqual([]);
  // However round it is.
  for (const [total, amount] of [
    ["41.23", "412,345.67元"],
    ["0.51", "5050元"],
    ["301.00", "301.00元"],
  ] as const)
    expect(said(table(amount).replaceAll("30.00\t", `${total}\t`))).toEqual([]);
});

test("a table of one department without units' rows is only pointed at", () => {
  const severities = (head: string) =>
    check(parse(head + top + rows("合计 30.00 - -", "堤防养护 30.00 G I")), configure())
      .diagnostics.filter(({ rule }) => rule === "missing-unit")
      .map(({ severity }) => severity);
  expect(severities("部门名称：临江市水务局\n")).toEqual(["information"]);
  expect(severities("临江市水务局2026年项目支出绩效目标表\n")).toEqual(["information"]);
  expect(severities("2026年项目支出绩效目标表\n")).toEqual(["warning"]);
  expect(severities("")).toEqual(["warning"]);
});

test("projects without amounts are told of, and no fix takes the unit's amount away", () => {
  const text = top + rows("合计 80.00 - -", "水务局 80.00 - -", "堤防养护 - G I", "泵站更新 - G I");
  const { diagnostics } = check(parse(text), configure());
  expect(diagnostics.filter(({ rule }) => rule === "missing-amount")).toHaveLength(2);
  const sums = diagnostics.filter(({ rule }) => rule.endsWith("-total-mismatch"));
  expect(sums.length).toBeGreaterThan(0);
  for (const one of sums) expect(fixesOf(parse(text), one, configure())).toEqual([]);
});

test("what stands before the first indicator is not numbered with them", () => {
  const text = top + rows("水务局 30.00 - -", `堤防养护 30.00 G 绩效指标：${indicators}`);
  expect(applyEdits(text, fixAll(parse(text), configure()))).not.toContain("2、1-产出指标");
});

test("the number of an indicator is told from a bare value before it, and money without a unit from yuan", () => {
  const cell =
    "1、1-产出指标；11-数量指标；治理长度（公里）；实施周期指标值:12；年度指标值:122、1-产出指标；12-质量指标；合格率；实施周期指标值:≥95%；年度指标值:≥95%。";
  const text = top + rows("水务局 30.00 - -", `堤防养护 30.00 G ${cell}`);
  expect(applyEdits(text, fixAll(parse(text), configure()))).toContain("年度指标值:12。2、1-产出");
  const bare = text.replace("单位：万元\n", "").replaceAll("30.00", "25000.00元");
  const found = check(parse(bare), configure()).diagnostics.filter(({ rule }) => rule === "malformed-amount");
  for (const one of found) expect(one.args.insert).toBe("25,000.00");
  expect(found).toHaveLength(2);
});
