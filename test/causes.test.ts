import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check, configure, fixesOf, sentence } from "../server/core/check/check.ts";
import { messageOf, ruleOf, rules } from "../server/core/index.ts";
import { counted } from "../server/core/model/counted.ts";
import { readAmount } from "../server/core/model/money.ts";
import { parse } from "../server/core/model/parse.ts";
import { applyEdits } from "../server/core/text.ts";
import { runs } from "./seed.ts";
import { textOf } from "./tables/styled.ts";

const config = configure();
const detail =
  "\t修好库房。\t1、1-产出指标；11-数量指标；修缮间数；实施周期指标值:≥2间；年度指标值:≥2间。2、2-效益指标；22-社会效益；渗漏次数；实施周期指标值:0次；年度指标值:0次。";

/** A table from rows `name total fiscal special other`; units are the names that start with U. */
function table(...rows: string[]): string {
  const lines = rows.map((row) => {
    const [name, ...amounts] = row.split(" ");
    const cells = [name, ...amounts.map((amount) => (amount === "-" ? "" : amount))].join("\t");
    return cells + (name!.startsWith("U") || name === "合计" ? "\t\t" : detail);
  });
  return [
    "单位：万元",
    "项目名称\t总计\t财政拨款\t财政专户拨款\t其他资金\t绩效目标\t绩效指标",
    ...lines,
  ].join("\n");
}

/** What is said of each wrong sum: its column and its likely causes. */
function said(text: string): string[] {
  return check(parse(text), config)
    .diagnostics.filter(({ rule }) => rule.endsWith("-total-mismatch"))
    .map(({ args }) => `${args.column}${args.causes?.zh ?? ""}`);
}

describe("why a sum may be wrong", () => {
  /** What each fix of the first wrong sum leaves wrong, by its title. */
  const left = (text: string) => {
    const read = parse(text);
    const [first] = check(read, config).diagnostics.filter(({ rule }) => rule.endsWith("-total-mismatch"));
    return fixesOf(read, first!, config).map(({ title, edits }) => [
      title.zh,
      check(parse(applyEdits(text, edits)), config).diagnostics.filter(({ severity }) => severity === "error")
        .length,
    ]);
  };

  test("another digit in the total, where its row adds up with the right one only", () => {
    expect(
      said(
        table(
          "合计 900.00 743.70 155.30 -",
          "U一 500.00 400.00 100.00 -",
          "甲 500.00 400.00 100.00 -",
          "U二 400.00 344.70 55.30 -",
          "乙 400.00 344.70 55.30 -",
        ),
      ).filter((one) => one.startsWith("财政拨款")),
    ).toEqual(["财政拨款。可能：“财政拨款”743.70 有一位数字写错，应为 744.70"]);
  });

  test("of a row whose total is borne out it is a fund, whatever the total seems to leave out", () => {
    const found = said(
      table(
        "合计 900.00 600.00 60.00 240.00",
        "U一 500.00 460.00 60.00 40.00",
        "甲 500.00 400.00 60.00 40.00",
        "U二 400.00 200.00 - 200.00",
        "乙 400.00 200.00 - 200.00",
      ),
    );
    expect(found.filter((one) => one.startsWith("总计"))).toEqual([
      "总计。可能：“财政拨款”460.00 与本行其他金额不符，应为 400.00",
    ]);
  });

  test("a tenth of the amount, rounded", () => {
    const own = said(
      table("合计 300.07 300.07 - -", "U一 300.07 300.07 - -", "甲 19.91 19.91 - -", "乙 101.00 101.00 - -"),
    );
    for (const one of own) expect(one).toMatch(/“甲”19\.91.*199\.07/);
    expect(own.length).toBeGreaterThan(0);
  });

  test("a unit's row that stands below its projects", () => {
    const text = table(
      "合计 200.50 200.50 - -",
      "U一 120.50 120.50 - -",
      "甲 120.50 120.50 - -",
      "乙 50.00 50.00 - -",
      "丙 30.00 30.00 - -",
      "U二 80.00 80.00 - -",
    ).concat("\n");
    expect([...new Set(said(text))]).toEqual([
      "总计。可能：“乙”等 2 个项目应在“U二”之下",
      "财政拨款。可能：“乙”等 2 个项目应在“U二”之下",
    ]);
    expect(left(text)).toEqual([["把单位行“U二”移到这些项目之上", 0]]);
    // Or among them.
    const rows = text.trimEnd().split("\n");
    const among = [...rows.slice(0, -3), rows.at(-3), rows.at(-1), rows.at(-2), ""].join("\n");
    expect(said(among)).toContain("总计。可能：“乙”应在“U二”之下");
    expect(left(among)).toEqual([["把“乙”移到“U二”之下", 0]]);
    const three = table(
      "合计 200.50 200.50 - -",
      "U一 120.50 120.50 - -",
      "甲 120.50 120.50 - -",
      "乙 40.00 40.00 - -",
      "丙 30.00 30.00 - -",
      "U二 80.00 80.00 - -",
      "丁 10.00 10.00 - -",
    );
    expect(said(three)).toContain("总计。可能：“乙”等 2 个项目应在“U二”之下");
    expect(left(three)).toEqual([["把单位行“U二”移到这些项目之上", 0]]);
  });

  test("the total of a row with one fund may be what is right", () => {
    const text = table(
      "合计 70.00 70.00 - -",
      "U 70.00 70.00 - -",
      "甲 40.00 40.00 - -",
      "乙 30.00 32.00 - -",
    );
    const read = parse(text);
    const own = check(read, config).diagnostics.find(({ rule }) => rule === "row-total-mismatch")!;
    expect(fixesOf(read, own, config).map(({ title }) => title.zh)).toContain("把“财政拨款”改为 30.00");
  });

  test("a unit's row that is missing is put above its projects", () => {
    const text = table(
      "合计 200.50 200.50 - -",
      ...["U一 120.50 120.50 - -", "甲 120.50 120.50 - -", "乙 50.00 50.00 - -", "丙 30.00 30.00 - -"],
    );
    // What the unit is called is left to be written.
    const read = parse(text);
    const own = check(read, config).diagnostics.find(({ rule }) => rule === "unit-total-mismatch")!;
    const [fix] = fixesOf(read, own, config);
    expect(fix!.title.zh).toBe("在“乙”之前补上单位行");
    const left = check(parse(applyEdits(text, fix!.edits)), config).diagnostics;
    expect(left.filter(({ severity }) => severity === "error").map(({ rule }) => rule)).toEqual([
      "placeholder-text",
    ]);
  });

  test("a row under the wrong unit, where several would do", () => {
    const rows = (...own: string[]) =>
      table(
        "合计 300.00 300.00 - -",
        ...["U一 180.00 180.00 - -", ...own],
        ...["U二 120.00 120.00 - -", "戊 50.00 50.00 - -"],
      );
    const [a, b, c] = ["甲 70.00 70.00 - -", "乙 70.00 70.00 - -", "丙 110.00 110.00 - -"] as const;
    // The last before the other unit.
    expect(said(rows(c, a, b))).toContain("总计。可能：“乙”应在“U二”之下");
    // The one that has its name.
    expect(said(rows(c, a.replace("甲", "维护U二"), b))).toContain("总计。可能：“维护U二”应在“U二”之下");
    // Of others none more than another.
    const either = rows(a, b, c);
    expect(said(either)).toContain("总计。可能：“甲”、“乙”之一应在“U二”之下");
    expect(left(either).map(([title, wrong]) => [title, wrong])).toEqual([
      ["把“甲”移到“U二”之下", 0],
      ["把“乙”移到“U二”之下", 0],
    ]);
    // With no line end behind it.
    const last = table(
      "合计 300.00 300.00 - -",
      ...["U二 120.00 120.00 - -", "戊 50.00 50.00 - -", "U一 180.00 180.00 - -", c, a, "丁 70.00 70.00 - -"],
    );
    expect(left(`${last}`).map(([, wrong]) => wrong)).toEqual([0, 0]);
  });

  test("projects that were added below a unit, and neither to its row nor to 合计", () => {
    const text = table(
      "合计 170.50 170.50 - -",
      "U 120.50 120.50 - -",
      "甲 120.50 120.50 - -",
      "乙 80.00 80.00 - -",
      "丙 50.00 50.00 - -",
      "U二 50.00 50.00 - -",
      "丁 50.00 50.00 - -",
    );
    expect(said(text)[0]).toBe("总计。可能：“乙”等 2 个项目没有加进来，或“乙”之前漏了单位行");
    expect(left(text)).toContainEqual(["本行按项目之和填写，合计随之调整", 0]);
    // 合计 that has them speaks for a unit's row that is missing: then nothing else is to be changed.
    const lost = text.replaceAll("170.50", "300.50");
    expect(said(lost)).toContain("总计。可能：“乙”之前漏了单位行");
    expect(left(lost).map(([title]) => title)).not.toContain("本行按项目之和填写，合计随之调整");
  });

  test("what is named beside a wrong row stands in that row, and once", () => {
    const text = table(
      "合计 585.00 465.00 - 120.00",
      "U单位 585.00 465.00 - 120.00",
      "项目 558.00 465.00 - 120.00",
    );
    const read = parse(text);
    const row = text.indexOf("项目 558".replace(" ", "\t"));
    const found = check(read, config).diagnostics.filter(({ rule }) => rule === "row-total-mismatch");
    expect(found).toHaveLength(1);
    const places = found[0]!.related.map(({ from, to }) => text.slice(from, to));
    expect(places).toEqual(["465.00", "120.00"]);
    expect(found[0]!.related.every(({ from }) => from > row)).toBe(true);
  });

  test("an amount that is wrong in its row's total and in its fund is mended in both", () => {
    const text = table(
      "合计 100.00 100.00 - -",
      "U 100.00 100.00 - -",
      "甲 60.00 60.00 - -",
      "乙 400.00 400.00 - -",
    );
    expect(left(text)[0]).toEqual(["把“乙”的金额改为 40.00", 0]);
  });

  test("a digit that the total lost, or has too many", () => {
    const text = table(
      "合计 2145.00 2145.00 - -",
      "U 245.00 245.00 - -",
      "甲 1095.00 1095.00 - -",
      "乙 1050.00 1050.00 - -",
    );
    expect(said(text).join()).toContain("“总计”245.00 漏了一位数字，应为 2,145.00（合计按此无误）");
    const longer = text.replaceAll("\t245.00", "\t21345.00");
    expect(said(longer).join()).toContain("“总计”21,345.00 多了一位数字，应为 2,145.00（合计按此无误）");
  });

  test("a fund with two digits exchanged, whose row's total was added up from it", () => {
    const text = table(
      "合计 1331.00 1271.00 60.00 -",
      "U 1331.00 1271.00 60.00 -",
      "甲 1061.00 1001.00 60.00 -",
      "乙 306.00 306.00 - -",
    ).replace("1001.00", "965.00");
    const wrong = text.replace("\t1061.00\t965.00", "\t1016.00\t956.00");
    expect(said(wrong)).toContain("财政拨款。可能：“甲”956.00 相邻两位数字写反，应为 965.00");
  });

  test("a thousand times too much, and what was written in a larger unit", () => {
    const rows = ["合计 64000.00 64000.00 - -", "U 64000.00 64000.00 - -", "甲 44000.00 44000.00 - -"];
    expect(said(table(...rows, "乙 20000000.00 20000000.00 - -"))[0]).toContain(
      "“乙”20,000,000.00 的小数点错了三位（1000 倍），应为 20,000.00",
    );
    expect(said(table(...rows, "乙 2.00 2.00 - -"))[0]).toContain(
      "“乙”2.00 小了一万倍，像是按更大的单位填的，应为 20,000.00",
    );
  });

  test("money of several rows in a column that the unit leaves empty: the rows, where 合计 speaks for the unit", () => {
    const text = table(
      "合计 200.00 200.00 - -",
      "U 120.00 120.00 - -",
      "甲 50.00 - 50.00 -",
      "乙 40.00 - 40.00 -",
      "丙 30.00 30.00 - -",
      "U二 80.00 80.00 - -",
      "丁 80.00 80.00 - -",
    );
    expect(said(text)[0]).toContain("财政拨款。可能：“甲”50.00、“乙”40.00 应在“财政拨款”列");
  });

  test("one digit of a project, in its total and its fund", () => {
    const text = table(
      "合计 160.00 160.00 - -",
      "U 160.00 160.00 - -",
      "甲 95.00 95.00 - -",
      "乙 365.00 365.00 - -",
    );
    expect(said(text)[0]).toContain("“乙”365.00 多了一位数字，应为 65.00");
    expect(left(text)[0]).toEqual(["把“乙”的金额改为 65.00", 0]);
    // Where two projects might be it, none is named.
    const alike = table(
      "合计 160.00 160.00 - -",
      "U 160.00 160.00 - -",
      "甲 93.00 93.00 - -",
      "乙 63.00 63.00 - -",
    );
    expect(said(alike)[0]).not.toContain("有一位数字");
  });

  test("two projects under each other's units", () => {
    const text = table(
      "合计 260.00 260.00 - -",
      "U1 100.00 100.00 - -",
      "甲 60.00 60.00 - -",
      "丁 71.50 71.50 - -",
      "U2 160.00 160.00 - -",
      "丙 88.50 88.50 - -",
      "乙 40.00 40.00 - -",
    );
    expect(said(text)[0]).toContain("“丁”与“乙”互换了单位");
  });

  test("two funds of a row that changed places", () => {
    const text = table(
      "合计 100.00 73.00 - 27.00",
      "U 100.00 73.00 - 27.00",
      "甲 60.00 60.00 - -",
      "乙 40.00 27.00 - 13.00",
    );
    expect(said(text)[0]).toContain("“乙”的财政拨款与其他资金写反");
    expect(left(text)[0]![1]).toBe(0);
  });

  test("amounts a column too far to the right", () => {
    const text = table(
      "合计 100.00 100.00 - -",
      "U 100.00 100.00 - -",
      "甲 60.00 60.00 - -",
      "乙 - 40.00 40.00 -",
    );
    expect(said(text)).toEqual([]);
    const [found] = check(parse(text), configure()).diagnostics.filter(({ rule }) => rule === "extra-cell");
    expect(sentence(ruleOf("extra-cell")!, found!.args, "zh")).toContain("右移了一列");
  });

  test("a row that stands twice can be removed, and one under another unit moved", () => {
    const twice = table(
      "合计 100.00 100.00 - -",
      "U 100.00 100.00 - -",
      "甲 60.00 60.00 - -",
      "乙 40.00 40.00 - -",
      "乙 40.00 40.00 - -",
    );
    expect(left(twice)[0]).toEqual(["删去重复的“乙”", 0]);
    const moved = table(
      "合计 150.00 150.00 - -",
      "U1 100.00 100.00 - -",
      "甲 60.00 60.00 - -",
      "U2 50.00 50.00 - -",
      "丙 50.00 50.00 - -",
      "乙 40.00 40.00 - -",
    );
    expect(left(`${moved}\n`)[0]).toEqual(["把“乙”移到“U1”之下", 0]);
  });

  test("a total that its rows or its units bear out is not blamed for a wrong fund", () => {
    const text = table(
      "合计 150.00 120.00 - 60.00",
      "U1 70.00 40.00 - 30.00",
      "甲 70.00 40.00 - 30.00",
      "U2 80.00 80.00 - -",
      "乙 80.00 80.00 - -",
    );
    const read = parse(text);
    const [row, whole] = check(read, config).diagnostics.filter(({ rule }) =>
      rule.endsWith("-total-mismatch"),
    );
    expect([row!.rule, whole!.rule]).toEqual(["row-total-mismatch", "grand-total-mismatch"]);
    for (const one of [row!, whole!]) {
      const fixes = fixesOf(read, one, config);
      expect(fixes.map(({ title }) => title.zh).join()).not.toContain("总计");
      expect(check(parse(applyEdits(text, fixes[0]!.edits)), config).counts.error).toBe(0);
    }
  });

  test("a project without amounts is filled in in every column", () => {
    const text = table("合计 132.20 132.20 - -", "U 132.20 132.20 - -", "甲 82.20 82.20 - -", "乙 - - - -");
    expect(left(text)[0]).toEqual(["给“乙”填上 50.00", 0]);
  });

  test("in a table of one amount a doubled row is one", () => {
    const row = (name: string, amount: string) => `${name}\t${amount}${detail}`;
    const text = [
      "单位：万元",
      "项目名称\t总计\t绩效目标\t绩效指标",
      "合计\t93.20\t\t",
      "U\t93.20\t\t",
      row("甲", "43.20"),
      row("乙", "50.00"),
      row("甲", "43.20"),
    ].join("\n");
    expect(said(text)[0]).toBe("总计。可能：“甲”43.20 重复计算，或不属于这里");
    expect(left(text)[0]).toEqual(["删去重复的“甲”", 0]);
  });

  test("a row that is not whole is neither moved nor removed", () => {
    const moved = table(
      "合计 150.00 150.00 - -",
      "U1 100.00 100.00 - -",
      "甲 60.00 60.00 - -",
      "U2 50.00 50.00 - -",
      "丙 50.00 50.00 - -",
      "乙 40.00 40.00 - -",
    );
    expect(left(`${moved}\n其中：印刷费\t10.00\t10.00\t\t\t\t\n`)[0]?.[0] ?? "").not.toContain("移到");
    const twice = table(
      "合计 100.00 100.00 - -",
      "U 100.00 100.00 - -",
      "甲 60.00 60.00 - -",
      "乙 40.00 40.00 - -",
      "乙 40.00 40.00 - -",
    );
    const other = twice.replace(/修好库房(?=[^\n]*$)/, "完成二期改造");
    expect(left(other)[0]![0]).not.toContain("删去");
  });

  test("a unit’s row without amounts, and all of 合计, are filled in at once", () => {
    const blank = table("合计 100.00 100.00 - -", "U - - - -", "甲 60.00 60.00 - -", "乙 40.00 40.00 - -");
    expect(left(blank)[0]![1]).toBe(0);
    const whole = table(
      "合计 60.00 60.00 - -",
      "U1 60.00 60.00 - -",
      "甲 60.00 60.00 - -",
      "U2 40.00 40.00 - -",
      "乙 40.00 40.00 - -",
    );
    expect(left(whole)[0]![1]).toBe(0);
  });

  test("a unit’s sum that bears a row’s total out leaves its funds to be wrong", () => {
    const text = table(
      "合计 136.50 136.50 - -",
      "U 136.50 136.50 - -",
      "甲 60.00 60.00 - -",
      "乙 76.50 67.50 - -",
    );
    expect(said(text).at(-1)).toBe("总计。可能：“财政拨款”67.50 相邻两位数字写反，应为 76.50");
  });

  test("two rows in the wrong fund column", () => {
    const text = table(
      "合计 130.00 80.00 50.00 -",
      "U 130.00 80.00 50.00 -",
      "甲 80.00 80.00 - -",
      "乙 30.11 30.11 - -",
      "丙 19.89 19.89 - -",
    );
    expect(said(text)).toEqual([
      "财政拨款。可能：“乙”30.11、“丙”19.89 应在“财政专户拨款”列",
      "财政专户拨款。可能：“乙”30.11、“丙”19.89 应在“财政专户拨款”列",
    ]);
    expect(cured(text)).toEqual([]);
  });
  test("a unit’s row that is missing above some projects", () => {
    const text = table(
      "合计 100.00 91.10 8.90 -",
      "U 50.00 50.00 - -",
      "甲 30.00 30.00 - -",
      "乙 20.00 20.00 - -",
      "丙 41.10 41.10 - -",
      "丁 8.90 - 8.90 -",
    );
    const words = said(text);
    expect(words[0]).toBe("总计。可能：“丙”之前漏了单位行");
    expect(words.every((one) => one.includes("“丙”之前漏了单位行") && !one.includes("写错"))).toBe(true);
    const last = table(
      "合计 434.10 434.10 - -",
      "U 215.50 215.50 - -",
      "甲 215.50 215.50 - -",
      "乙 218.60 218.60 - -",
    );
    expect(said(last)[0]).toContain("漏加了“乙”，或它之前漏了单位行");
  });
  test("a row that states no amount at all", () => {
    expect(
      said(table("合计 96.00 96.00 - -", "U 96.00 96.00 - -", "甲 60.00 60.00 - -", "乙 - - - -"))[0],
    ).toBe("总计。可能：“乙”没有填金额，应为 36.00");
  });
  test("a fund that the row’s total leaves out, and digits that do not make another number", () => {
    expect(
      said(table("合计 30.00 20.00 - 10.00", "U 30.00 20.00 - 10.00", "甲 20.00 20.00 - 10.00")),
    ).toContain("总计。可能：“总计”没有加上“其他资金”");
    const [own] = said(
      table(
        "合计 11,200.00 8,200.00 - 3,000.00",
        "U 11,200.00 8,200.00 - 3,000.00",
        "甲 11,200.00 8,200.00 - 300.00",
      ),
    );
    expect(own).not.toContain("写反");
  });
  test("a total that is right by its own row is not what is wrong", () => {
    const words = said(
      table("合计 61.20 58.40 2.80 -", "U 61.20 58.40 2.80 -", "甲 58.40 58.40 - -", "乙 28.00 - 28.00 -"),
    );
    expect(words.join()).not.toContain("“财政专户拨款”2.80 小数点错了一位");
    expect(words[0]).toContain("“乙”28.00 的小数点错了一位");
  });
  test("amounts below zero in the wrong column, and rows under the wrong unit in rounded tables", () => {
    const negative = table(
      "合计 70.00 90.00 -20.00 -",
      "U 70.00 90.00 -20.00 -",
      "甲 50.00 50.00 - -",
      "乙 40.00 40.00 - -",
      "丙 -20.00 -20.00 - -",
    );
    expect(said(negative)[0]).toContain("“丙”-20.00 应在“财政专户拨款”列");
    const rounded = table(
      "合计 100.00 100.00 - -",
      "U1 50.01 50.01 - -",
      "甲 30.00 30.00 - -",
      "U2 49.99 49.99 - -",
      "乙 41.09 41.09 - -",
      "丙 8.90 8.90 - -",
      "丁 20.00 20.00 - -",
    );
    expect(said(rounded)[0]).toBe("总计。可能：“丁”应在“U1”之下");
  });
  test("the same in a table without totals", () => {
    const text = [
      "单位：万元",
      "项目名称\t财政拨款\t其他资金\t绩效目标\t绩效指标",
      "合计\t50.00\t\t\t",
      "U\t50.00\t\t\t",
      `甲\t\t30.00${detail}`,
      `乙\t20.00\t${detail}`,
    ].join("\n");
    expect(said(text)[0]).toBe("财政拨款。可能：“甲”30.00 应在“财政拨款”列");
  });
  test("a line that cannot be read leaves its sums open, and an amount that can be read counts", () => {
    const spaced = table("合计 50.00 50.00 - -", "U 50.00 50.00 - -", "甲 30.00 30.00 - -");
    expect(said(`${spaced}\n乙  20.00  20.00`)).toEqual([]);
    expect(said(table("合计 30.00 30.00 - -", "U 30.00 30.00 - -", "甲 30,00 30.00 - -"))).toEqual([]);
    expect(said(table("合计 31.00 31.00 - -", "U 31.00 31.00 - -", "甲 ￥30.00 30.00 无 -"))).not.toEqual([]);
  });
  test("three rows in the wrong fund column", () => {
    const text = table(
      "合计 107.07 40.00 67.07 -",
      "U 107.07 40.00 67.07 -",
      "甲 40.00 40.00 - -",
      "乙 30.01 30.01 - -",
      "丙 19.05 19.05 - -",
      "丁 18.01 18.01 - -",
    );
    expect(said(text)[0]).toContain("“乙”30.01、“丙”19.05、“丁”18.01 应在“财政专户拨款”列");
  });
  test("a missing row", () => {
    expect(
      said(table("合计 90.00 90.00 - -", "U 90.00 90.00 - -", "甲 60.00 60.00 - -", "乙 12.34 12.34 - -"))[0],
    ).toBe("总计。可能：漏了一行（17.66），或有一处金额写错");
  });
  test("a row counted twice", () => {
    expect(
      said(
        table(
          "合计 72.34 72.34 - -",
          "U 72.34 72.34 - -",
          "甲 60.00 60.00 - -",
          "乙 12.34 12.34 - -",
          "丙 12.34 12.34 - -",
        ),
      )[0],
    ).toBe("总计。可能：“丙”12.34 重复计算，或不属于这里");
  });
  test("a row the total left out, and one it added twice", () => {
    const rows = ["甲 60.00 60.00 - -", "乙 12.34 12.34 - -"] as const;
    expect(said(table("合计 60.00 60.00 - -", "U 60.00 60.00 - -", ...rows))[0]).toBe(
      "总计。可能：漏加了“乙”12.34，或它不属于这里",
    );
    expect(said(table("合计 84.68 84.68 - -", "U 84.68 84.68 - -", ...rows))[0]).toBe(
      "总计。可能：“乙”12.34加了两次",
    );
  });
  test("digits of a row that changed places in all its columns", () => {
    const text = table(
      "合计 63.27 63.27 - -",
      "U 63.27 63.27 - -",
      "甲 14.15 14.15 - -",
      "乙 22.12 22.12 - -",
    );
    expect(said(text)[0]).toContain("“甲”14.15 相邻两位数字写反，应为 41.15");
  });
  test("a row under the wrong unit", () => {
    const text = table(
      "合计 90.00 90.00 - -",
      "U1 60.00 60.00 - -",
      "甲 60.00 60.00 - -",
      "乙 12.34 12.34 - -",
      "U2 30.00 30.00 - -",
      "丙 17.66 17.66 - -",
    );
    expect(said(text)[0]).toContain("“乙”应在“U2”之下");
    expect(said(text)[2]).toContain("“乙”应在“U2”之下");
  });
  test("a row that does not add up for as much, and one whose total or amounts are not written", () => {
    const odd = table(
      "合计 60.00 60.00 - -",
      "U 60.00 60.00 - -",
      "甲 40.00 40.00 - -",
      "乙 27.00 20.00 - -",
    );
    expect(said(odd)[0]).toBe("总计。可能：“乙”27.00 与本行其他金额不符，应为 20.00");
    expect(cured(odd)).toEqual([]);
    const open = table("合计 60.00 60.00 - -", "U 60.00 60.00 - -", "甲 40.00 40.00 - -", "乙 - 20.00 - -");
    expect(said(open)).toEqual(["总计。可能：“乙”没有填总计，应为 20.00", "总计"]);
    const none = table("合计 60.00 60.00 - -", "U 60.00 60.00 - -", "甲 40.00 40.00 - -", "乙 - - - -");
    expect(said(none)[0]).toBe("总计。可能：“乙”没有填金额，应为 20.00");
    const alike = table(
      "合计 70.00 70.00 - -",
      "U 70.00 70.00 - -",
      "甲 20.00 20.00 - -",
      "乙 - - - -",
      "丙 30.00 30.00 - -",
    );
    expect(said(alike)[0]).toBe("总计。可能：“乙”没有填金额，应为 20.00；或“甲”20.00加了两次");
  });
  test("one of two rows that are alike was added twice", () => {
    const text = table(
      "合计 60.00 60.00 - -",
      "U 60.00 60.00 - -",
      "甲 20.00 20.00 - -",
      "乙 20.00 20.00 - -",
    );
    expect(said(text)[0]).toBe("总计。可能：“甲”或“乙”（20.00）加了两次");
  });
  test("an amount slipped only where its own row bears it out, unless all of the row slipped", () => {
    const other = table(
      "合计 110.00 110.00 - -",
      "U 110.00 110.00 - -",
      "甲 10.00 10.00 - -",
      "乙 100.00 109.00 - -",
    );
    expect(said(other)[0]).toBe("财政拨款。可能：“乙”109.00 与本行其他金额不符，应为 100.00");
    const whole = table(
      "合计 51.00 41.00 - 10.00",
      "U 51.00 41.00 - 10.00",
      "甲 15.00 5.00 - 10.00",
      "乙 360.00 360.00 - -",
    );
    expect(said(whole)[0]).toContain("“乙”360.00 的小数点错了一位（10 倍），应为 36.00");
  });
  test("no amount above zero is said to be one below", () => {
    const text = table(
      "合计 70.00 70.00 - -",
      "U 70.00 70.00 - -",
      "甲 80.00 80.00 - -",
      "乙 10.00 10.00 - -",
    );
    expect(said(text).join()).not.toContain("正负号");
    const below = table(
      "合计 90.00 90.00 - -",
      "U 90.00 90.00 - -",
      "甲 80.00 80.00 - -",
      "乙 -10.00 -10.00 - -",
    );
    expect(said(below)[0]).toContain("“乙”-10.00 的正负号写反");
  });
  test("units that are what their projects come to are not doubted, and 合计 is", () => {
    const text = table(
      "合计 50.00 - 50.00 -",
      "U 50.00 50.00 - -",
      "甲 20.00 20.00 - -",
      "乙 30.00 30.00 - -",
    );
    expect(said(text)).toEqual([
      "财政拨款。可能：本行“财政专户拨款”应在“财政拨款”列",
      "财政专户拨款。可能：本行“财政专户拨款”应在“财政拨款”列",
    ]);
  });
  test("a row that is lost is named, however small, where several columns lack it", () => {
    const text = (amounts: string) =>
      table(`合计 ${amounts}`, `U ${amounts}`, "甲 100.00 100.00 - -", "乙 300.00 300.00 - -");
    expect(said(text("408.00 408.00 - -"))[0]).toBe("总计。可能：漏了一行（8.00），或有一处金额写错");
  });
  test("合计 that adds units and projects", () => {
    const text = table(
      "合计 104.00 84.00 - 20.00",
      "U 50.00 40.00 - 10.00",
      "甲 30.00 20.00 - 10.00",
      "乙 20.00 20.00 - -",
      "U2 2.00 2.00 - -",
      "丙 2.00 2.00 - -",
    );
    expect(said(text)).toEqual(
      ["总计", "财政拨款", "其他资金"].map(
        (column) => `${column}。可能：正好多加了一遍，如把单位行和项目都加了`,
      ),
    );
  });
  test("the rows of two units, two columns of 合计, and those of a project are exchanged", () => {
    const whole = "合计 80.00 65.00 - 15.00";
    const [u, a, v, b] = [
      "U1 30.00 20.00 - 10.00",
      "甲 30.00 20.00 - 10.00",
      "U2 50.00 45.00 - 5.00",
      "乙 50.00 45.00 - 5.00",
    ];
    const more = ["丙 10.00 5.00 - 5.00", "丁 20.00 15.00 - 5.00"] as const;
    const rows = table(whole, u!.replace("U1", "U2"), b!, v!.replace("U2", "U1"), ...more);
    expect(said(rows)[0]).toBe("总计。可能：单位行“U2”与“U1”的金额写反");
    expect(left(rows)[0]).toEqual(["把两行的金额对调", 0]);
    const columns = table("合计 80.00 15.00 - 65.00", u!, a!, v!, b!);
    expect(said(columns)).toEqual([
      "财政拨款。可能：本行的财政拨款与其他资金写反",
      "其他资金。可能：本行的其他资金与财政拨款写反",
    ]);
    expect(left(columns)[0]).toEqual(["把本行的这两项对调", 0]);
    const own = table(whole, u!, a!, "U2 50.00 45.00 - 5.00", "乙 45.00 50.00 - 5.00");
    expect(said(own)).toContain("总计。可能：“乙”的总计与财政拨款写反");
  });
  test("the fixes are those of the causes that are named", () => {
    const text = table(
      "合计 80.00 80.00 - -",
      "U1 30.00 - 30.00 -",
      "甲 30.00 30.00 - -",
      "U2 50.00 50.00 - -",
      "乙 50.00 50.00 - -",
    );
    expect(said(text).join()).toContain("单位行“U1”写错，按其项目之和计算则合计无误");
    const parsed = parse(text);
    const own = check(parsed, config).diagnostics.filter(({ rule }) => rule === "unit-total-mismatch");
    const titles = own.flatMap((one) => fixesOf(parsed, one, config).map(({ title }) => title.zh));
    const whole = "本行各项金额都按项目之和填写";
    expect(titles).toEqual([whole, "在“财政拨款”填入 30.00", whole]);
    expect(said(applyEdits(text, fixesOf(parsed, own[0]!, config)[0]!.edits))).toEqual([]);
  });
  test("a unit's row that was cut behind its name lacks its end, and is filled in whole or not at all", () => {
    const text = (head: string) =>
      `单位：万元\n项目名称\t总计\t财政拨款\t财政专户拨款\t绩效目标\t绩效指标\n合计\t10.00\t6.00\t4.00\t\t\n${head}\n甲\t10.00\t6.00\t4.00\t修好。\t`;
    const fixed = (head: string) => {
      const parsed = parse(text(head));
      const [own] = check(parsed, config).diagnostics.filter(({ rule }) => rule === "unit-total-mismatch");
      const fixes = fixesOf(parsed, own!, config).filter(({ title }) => title.zh.includes("各项金额"));
      return fixes.map(({ edits }) => applyEdits(text(head), edits).split("\n")[3]);
    };
    expect(fixed("档案馆\t\t")).toEqual([]);
    expect(fixed("档案馆\t\t\t")).toEqual(["档案馆\t10.00\t6.00\t4.00"]);
    expect(fixed("档案馆\t\t\t\t")).toEqual(["档案馆\t10.00\t6.00\t4.00\t"]);
    expect(fixed("档案馆\t12.00\t9.00")).toEqual([]);
  });
  test("transposed digits of the total, and of an addend", () => {
    expect(
      said(table("合计 72.34 72.34 - -", "U 72.34 72.34 - -", "甲 60.00 60.00 - -", "乙 12.43 12.43 - -"))[0],
    ).toBe("总计。可能：“乙”12.43 相邻两位数字写反，应为 12.34；或“总计”72.34 相邻两位数字写反，应为 72.43");
    const text = table(
      "合计 72.43 72.43 - -",
      "U 72.43 72.43 - -",
      "甲 60.00 60.00 - -",
      "乙 12.34 12.43 - -",
    );
    expect(said(text)[0]).toContain("“乙”12.34 相邻两位数字写反，应为 12.43");
  });
  test("a slipped place, and 元 for 万元", () => {
    expect(
      said(table("合计 7,234.00 723.40 - -", "U 723.40 723.40 - -", "甲 723.40 723.40 - -"))[0],
    ).toContain("小数点错了一位");
    expect(
      said(
        table(
          "合计 61.25 61.25 - -",
          "U 61.25 61.25 - -",
          "甲 60.00 60.00 - -",
          "乙 12,500.00 12,500.00 - -",
        ),
      )[0],
    ).toContain("把元和万元弄混，应为 1.25");
    const rounded = (amount: string) =>
      said(
        table(
          "合计 8,740.00 8,740.00 - -",
          "U一 60.00 60.00 - -",
          "甲 60.00 60.00 - -",
          "U二 8,680.00 8,680.00 - -",
          `乙 ${amount} ${amount} - -`,
          "丙 40.00 40.00 - -",
        ),
      )[0];
    expect(rounded("0.86")).toContain("“乙”0.86 小了一万倍");
    // Of one digit any amount would be so many times as large.
    expect(rounded("0.01")).not.toContain("万");
  });
  test("of several rows with the same amounts the one that stands twice", () => {
    const text = table(
      "合计 60.00 60.00 - -",
      "U 60.00 60.00 - -",
      "甲 30.00 30.00 - -",
      "乙 30.00 30.00 - -",
      "甲 30.00 30.00 - -",
    );
    expect(said(text)[0]).toContain("“甲”30.00 重复计算");
    expect(left(text)[0]).toEqual(["删去重复的“甲”", 0]);
  });
  test("a fund that is blank in a row whose other amounts its unit bears out", () => {
    const read = parse(
      table(
        "合计 120.00 110.00 - 10.00",
        "U 120.00 110.00 - 10.00",
        "甲 60.00 60.00 - -",
        "乙 60.00 50.00 - -",
      ),
    );
    const own = check(read, config).diagnostics.find(({ rule }) => rule === "row-total-mismatch")!;
    expect(own.args.causes.zh).toContain("“其他资金”没有填，应为 10.00");
    expect(fixesOf(read, own, config).map(({ title }) => title.zh)).toEqual(["在“其他资金”填入 10.00"]);
  });
  test("the row that is named is mended before 合计 is set to what is left", () => {
    const text = table(
      "合计 184.00 184.00 - -",
      "U一 60.00 60.00 - -",
      "甲 60.00 60.00 - -",
      "U二 124.00 124.00 - -",
      "乙 - - - -",
    );
    expect(left(text)[0]).toEqual(["给“乙”填上 124.00", 0]);
    // Nothing is named, and 合计 bears out the unit's row: its only project is wrong.
    expect(left(text.replace("乙\t\t", "乙\t3.17\t3.17"))[0]).toEqual([
      "“乙”的金额按单位行填写（“3.17”→“124.00”）",
      0,
    ]);
  });
  test("合计 wrong alike in every column, and the sums of units that bear out themselves are not doubted", () => {
    expect(
      said(table("合计 723.40 700.00 - 23.40", "U 72.34 70.00 - 2.34", "甲 72.34 70.00 - 2.34")),
    ).toEqual([
      "总计。可能：“总计”723.40 的小数点错了一位（10 倍），应为 72.34",
      "财政拨款。可能：“财政拨款”700.00 的小数点错了一位（10 倍），应为 70.00",
      "其他资金。可能：“其他资金”23.40 的小数点错了一位（10 倍），应为 2.34",
    ]);
    const named = [
      "档案馆小计|1.00|1.00",
      "修缮|1.00|1.00|*",
      "图书馆小计|50.00|50.00",
      "购书|50.00|50.00|*",
    ];
    expect(said(textOf({ rows: ["合计|60.00|60.00", ...named] }))[0]).toMatch(/^总计。可能：漏了一行/);
  });
  test("a sign", () => {
    expect(
      said(
        table("合计 72.34 72.34 - -", "U 72.34 72.34 - -", "甲 60.00 60.00 - -", "乙 -12.34 -12.34 - -"),
      )[0],
    ).toContain("“乙”-12.34 的正负号写反");
  });
  test("a missing row is not said beside what explains the difference", () => {
    const text = table(
      "合计 70.00 70.00 - -",
      "U 70.00 70.00 - -",
      "甲 60.00 60.00 - -",
      "乙 -10.00 -10.00 - -",
    );
    expect(said(text)[0]).toContain("“乙”-10.00 的正负号写反");
    expect(said(text).join()).not.toContain("漏了一行");
    const lone = table("合计 80.00 80.00 - -", "U 80.00 80.00 - -", "甲 60.00 60.00 - -", "乙 2.34 2.34 - -");
    expect(said(lone)[0]).toContain("漏了一行（17.66），或有一处金额写错");
  });
  test("a total that its cause would set right is offered once", () => {
    const parsed = parse(table("合计 60.00 60.00 - -", "U 60.00 60.00 - -", "甲 600.00 60.00 - -"));
    const found = check(parsed, config).diagnostics.filter(({ rule }) => rule === "row-total-mismatch");
    expect(found).toHaveLength(1);
    const inserts = fixesOf(parsed, found[0]!, config).map(({ edits }) => JSON.stringify(edits));
    expect(inserts.length).toBeGreaterThan(0);
    expect(new Set(inserts).size).toBe(inserts.length);
  });
  test("nothing where calculation supports nothing, or several causes alike", () => {
    const none = table(
      "合计 72.34 72.34 - -",
      "U 72.34 72.34 - -",
      "甲 60.00 60.00 - -",
      "乙 15.11 15.11 - -",
    );
    expect(said(none)).toEqual(["总计", "财政拨款"]);
    const alike = table(
      "合计 100.00 80.00 20.00 -",
      "U 100.00 80.00 20.00 -",
      "甲 60.00 60.00 - -",
      "乙 20.00 20.00 - -",
      "丙 20.00 20.00 - -",
    );
    expect(said(alike).join()).not.toContain("“乙”");
  });
  test("in English too", () => {
    const text = table(
      "合计 90.00 90.00 - -",
      "U 90.00 90.00 - -",
      "甲 60.00 60.00 - -",
      "乙 12.34 12.34 - -",
    );
    const [first] = check(parse(text), config).diagnostics.filter(
      ({ rule }) => rule === "unit-total-mismatch",
    );
    expect(messageOf(rules.find(({ id }) => id === first!.rule)!, first!.args, "en")).toMatch(
      /Perhaps a row of 17\.66 is missing, or an amount is wrong/,
    );
  });
});

/** The wrong sums left after the first fix of the first of them. */
function cured(text: string): string[] {
  const parsed = parse(text);
  const [first] = check(parsed, config).diagnostics.filter(({ rule }) => rule.endsWith("-total-mismatch"));
  const [fix] = fixesOf(parsed, first!, config);
  return said(applyEdits(text, fix!.edits));
}

test("an amount is mended with as many places as it has", () => {
  const text = table(
    "U馆 3,960.3000 3,960.3000 - -",
    "屋面修缮 3,920.3000 3,920.3000 - -",
    "门窗修缮 30.0000 30.0000 - -",
    "地面修缮 10.0000 10.0000 - -",
  );
  const wrong = text.replaceAll("3,920.3000", "3,290.3000");
  const parsed = parse(wrong);
  const first = check(parsed, config).diagnostics.find(({ rule }) => rule === "unit-total-mismatch")!;
  expect(applyEdits(wrong, fixesOf(parsed, first, config)[0]!.edits)).toBe(text);
});

test("what is counted after a change is what is counted anew, whatever its decimals and columns", () => {
  const row = fc
    .array(fc.constantFrom("", "5", "5.1", "5.25", "-0.125", "九"), { minLength: 3, maxLength: 3 })
    .map((texts) => ({ amounts: texts.map(readAmount) }));
  const rows = fc.array(row, { maxLength: 6 });
  const width = fc.constantFrom(2, 3);
  fc.assert(
    fc.property(rows, width, fc.nat(6), fc.nat(2), rows, width, (first, before, from, gone, come, after) => {
      const second = [...first.slice(0, from), ...come, ...first.slice(from + gone)];
      expect(counted(second, after, counted(first, before))).toEqual(counted(second, after));
    }),
    runs(1_000),
  );
});
