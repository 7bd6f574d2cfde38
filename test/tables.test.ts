import { describe, expect, test } from "vitest";
import { check, configure } from "../server/core/check/check.ts";
import { parse } from "../server/core/model/parse.ts";
import { lineAt } from "../server/core/text.ts";
import { growth } from "./cpu-time.ts";

const head = "清河县水利站2025年项目支出绩效目标表\n单位：万元\n";
const columns = "项目名称\t总计\t财政拨款\t财政专户拨款\t其他资金\t绩效目标\t绩效指标\n";
const goal = "完成河道疏浚十二公里，改善沿线村庄灌溉条件，使汛期排水通畅，保护两岸群众的生产生活安全。";
const indicators =
  "1、1-产出指标；11-数量指标；疏浚河道长度；实施周期指标值:≥12公里；年度指标值:≥12公里。2、1-产出指标；12-质量指标；工程验收合格率；实施周期指标值:100%；年度指标值:100%。3、2-效益指标；22-社会效益；受益村民人数；实施周期指标值:≥3000人；年度指标值:≥3000人。4、3-满意度指标；31-服务对象满意度；村民满意度；实施周期指标值:≥90%；年度指标值:≥90%。5、4-成本指标；41-经济成本指标；每公里疏浚费用；实施周期指标值:≤4万元/公里；年度指标值:≤4万元/公里。";

/** Rows with ` ` for a tab, G and I for goal and indicators, `-` for an empty cell. */
function rows(...list: string[]): string {
  return list
    .map((row) =>
      row
        .split(" ")
        .map((cell) => (cell === "-" ? "" : cell === "G" ? goal : cell === "I" ? indicators : cell))
        .join("\t"),
    )
    .join("\n");
}

/** Errors and warnings as `line rule`; lines count from the first row below the header. */
function found(text: string, offset = 3): string[] {
  const table = parse(text);
  return check(table, configure("author")).diagnostics.map(
    ({ rule, from }) => `${lineAt(table.text, from) + 1 - offset} ${rule}`,
  );
}

describe("tables of other bureaus", () => {
  test("with a serial number's column, and 合计 in the second", () => {
    const text = `${head}序号\t${columns}${rows("- 合计 50.00 50.00 - - - -", "一 本级 50.00 50.00 - - - -", "1 河道疏浚工程 50.00 50.00 - - G I")}`;
    expect(found(text)).toEqual([]);
  });
  test("with 合计 at the bottom, and with a colon", () => {
    expect(
      found(
        head +
          columns +
          rows("本级 50.00 50.00 - - - -", "河道疏浚工程 50.00 50.00 - - G I", "合计： 50.00 50.00 - - - -"),
      ),
    ).toEqual([]);
  });
  test("with a department's row above its units", () => {
    const text = rows(
      "合计 80.00 80.00 - - - -",
      "清河县水利局 80.00 80.00 - - - -",
      "局本级 50.00 50.00 - - - -",
      "河道疏浚工程 50.00 50.00 - - G I",
      "水利站 30.00 30.00 - - - -",
      "渠道疏浚工程 30.00 30.00 - - G I",
    );
    expect(found(head + columns + text)).toEqual([]);
  });
  test("with money kept back beside the units", () => {
    const text = rows(
      "合计 40.00 40.00 - - - -",
      "水利站 30.00 30.00 - - - -",
      "河道疏浚工程 30.00 30.00 - - G I",
      "全县预留资金 10.00 10.00 - - - -",
    );
    expect(found(head + columns + text)).toEqual([]);
  });
  test("with headings on one line, a signature below, and other words for columns", () => {
    const text = `清河县水利站2025年项目支出绩效目标表\n部门：清河县水利站　　　　金额单位：元\n单位/项目名称\t金额合计\t一般公共预算\t政府性基金\t单位资金\t年度绩效目标\t绩效指标\n${rows("合计 500,000.00 400,000.00 - 100,000.00 - -", "水利站 500,000.00 400,000.00 - 100,000.00 - -", "河道疏浚工程 500,000.00 400,000.00 - 100,000.00 G I")}\n填报人：张三\t\t联系电话：123456\n`;
    expect(found(text)).toEqual([]);
  });
  test("copied from a spreadsheet: quotes, line ends inside cells, tabs behind headings", () => {
    const quoted = `"${indicators.replace(/(?<=。)(?=\d、)/g, "\n")}"`;
    const text = `清河县水利站2025年项目支出绩效目标表\t\t\t\t\t\t\r\n\t\t\t\t\t\t单位：万元\r\n${columns.trim()}\r\n合计\t50.00\t50.00\t\t\t\t\r\n本级\t50.00\t50.00\t\t\t\t\r\n河道疏浚工程\t50.00\t50.00\t\t\t"${goal}"\t${quoted}\r\n`;
    expect(found(text)).toEqual([]);
  });
});

describe("one fault is one finding", () => {
  test("a unit's row that lost its empty fund cell", () => {
    const text = rows(
      "合计 50.00 30.00 - 20.00 - -",
      "本级单位 50.00 30.00 20.00 - -",
      "河道疏浚工程 50.00 30.00 - 20.00 G I",
    );
    expect(found(head + columns + text)).toEqual(["2 missing-cell"]);
    expect(
      check(parse(head + columns + text)).diagnostics.find(({ rule }) => rule === "missing-cell")!.args.lost,
    ).toEqual(["财政专户拨款"]);
  });
  test("rows that lost a cell beside a row that is wrong", () => {
    const text = rows(
      "合计 60.00 30.00 - 30.00 - -",
      "本级 60.00 30.00 - 30.00 - -",
      "甲渠疏浚工程 30.00 29.00 - 1.00 G I",
      "乙渠疏浚工程 10.00 - 10.00 G I",
      "丙渠疏浚工程 20.00 - 20.00 G I",
    );
    const lost = check(parse(head + columns + text)).diagnostics.filter(
      ({ rule }) => rule === "missing-cell",
    );
    expect(lost.map(({ args }) => args.lost)).toEqual([["财政专户拨款"], ["财政专户拨款"]]);
  });
  test("a project without goal and indicators", () => {
    const text = rows(
      "合计 60.00 60.00 - - - -",
      "本级 60.00 60.00 - - - -",
      "河道疏浚工程 30.00 30.00 - - G I",
      "水库除险加固 20.00 20.00 - - - -",
      "渠道疏浚工程 10.00 10.00 - - G I",
    );
    expect(found(head + columns + text)).toEqual(["4 missing-goal", "4 missing-indicators"]);
  });
  test("a page whose money unit is mistyped", () => {
    const text = `${head}${columns}${rows("合计 50.00 50.00 - - - -", "本级 50.00 50.00 - - - -")}\n\n${head.replace("万元", "元")}\n${head}${rows("河道疏浚工程 50.00 50.00 - - G I")}`;
    expect(found(text, 0)).toEqual(["8 inconsistent-furniture"]);
  });
  test("a wrong class", () => {
    const text = rows(
      "合计 50.00 50.00 - - - -",
      "本级 50.00 50.00 - - - -",
      "河道疏浚工程 50.00 50.00 - - G I",
    ).replace("2-效益指标；22", "1-产出指标；22");
    expect(found(head + columns + text)).toEqual(["3 code-parent-mismatch"]);
  });
  test("an empty field too many", () => {
    const text = rows(
      "合计 50.00 50.00 - - - -",
      "本级 50.00 50.00 - - - -",
      "河道疏浚工程 50.00 50.00 - - G I",
    ).replace("1-产出指标；11", "1-产出指标；；11");
    expect(found(head + columns + text)).toEqual(["3 extra-field"]);
  });
  test("无 for indicators", () => {
    const text = rows(
      "合计 50.00 50.00 - - - -",
      "本级 50.00 50.00 - - - -",
      "河道疏浚工程 50.00 50.00 - - G 无",
    );
    expect(found(head + columns + text)).toEqual(["3 missing-indicators"]);
  });
  test("the tab between goal and indicators", () => {
    const text = rows(
      "合计 50.00 50.00 - - - -",
      "本级 50.00 50.00 - - - -",
      `河道疏浚工程 50.00 50.00 - - ${goal}${indicators}`,
    );
    expect(found(head + columns + text)).toEqual(["3 missing-cell"]);
  });
  test("a list of numbers in a value is none", () => {
    const text = rows(
      "合计 50.00 50.00 - - - -",
      "本级 50.00 50.00 - - - -",
      "河道疏浚工程 50.00 50.00 - - G I",
    ).replaceAll("≥12公里", "完成1、2-3号渠12公里");
    expect(found(head + columns + text)).toEqual([]);
  });
});

describe("what is hostile takes time as it is long", () => {
  const wrap = (cell: string) =>
    head +
    columns +
    rows("本级 50.00 50.00 - - - -", "河道疏浚工程 50.00 50.00 - - G X").replace("X", () => cell);
  for (const [name, size, text] of [
    ["a cell of indicator starts", 750, (size) => wrap("1、1-产出指标；11-数量指标；".repeat(size))],
    [
      "a value of ranges",
      100,
      (size) =>
        wrap(
          `1、1-产出指标；11-数量指标；长度；实施周期指标值:${"1-".repeat(size)}；年度指标值:${"约1".repeat(size)}。`,
        ),
    ],
    ["a cell of blanks", 5_000, (size) => wrap(`1、1-产出指标；${" ".repeat(size)}；`)],
    ["a cell of digits", 12_500, (size) => wrap("1".repeat(size))],
    ["a cell of tags", 2_500, (size) => wrap("<p>".repeat(size))],
    ["an amount of groups", 5_000, (size) => `${head + columns}本级\t1${",000".repeat(size)}\t50.00\t\t\t\t`],
    [
      "a name of brackets",
      5_000,
      (size) => `${head + columns}${"经费（".repeat(size)}\t50.00\t50.00\t\t\t\t\n乙\t1.00\t1.00\t\t\t\t`,
    ],
    [
      "a header of tabs",
      750,
      (size) => `${head}${columns.trim()}${"\t".repeat(size)}\n本级\t50.00\t50.00\t\t\t\t`,
    ],
    ["a heading of blanks", 450, (size) => `单位：${" ".repeat(size)}文\n`.repeat(10)],
    ["a money unit of blanks", 450, (size) => `（单位：${" ".repeat(size)}文）\n`.repeat(10)],
    ["a title of blanks", 450, (size) => `某局绩效目标${" ".repeat(size)}表\n`.repeat(10)],
    ["quotes that never close", 750, (size) => `"甲\t${'"乙\n'.repeat(size)}`],
    [
      "projects without goals",
      2_000,
      (size) =>
        head +
        columns +
        rows(
          "本级 9,000.00 9,000.00 - - - -",
          ...Array.from({ length: size }, (_, i) => `第${i}项经费 1.00 1.00 - - - -`),
        ),
    ],
  ] satisfies [string, number, (size: number) => string][]) {
    test(name, { retry: 2 }, () => {
      expect(growth((each) => check(parse(text(each)), configure("strict")), size)).toBeLessThan(10);
    });
  }
});
