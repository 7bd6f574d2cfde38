import { describe, expect, test } from "vitest";
import { completionsAt } from "../server/core/features/complete.ts";
import { check, configure, parse } from "../server/core/index.ts";
import { indicator, project } from "../server/core/rules/example.ts";
import { applyEdits } from "../server/core/text.ts";

/** What may be written at ‸, and what becomes of the text; blanks stand as their names. */
function offered(marked: string) {
  const at = marked.indexOf("‸");
  const text = marked.replace("‸", "");
  return completionsAt(parse(text), at).map(({ label: said, from, to, parts }) => {
    const label = typeof said === "string" ? said : said.zh;
    const insert = parts.map((part) => (typeof part === "string" ? part : part.name)).join("");
    return { label, insert, text: applyEdits(text, [{ from, to, insert }]) };
  });
}
const labels = (marked: string) => offered(marked).map(({ label }) => label);

test("the head of a table, where there is nothing yet", () => {
  const [first] = offered("‸");
  const table = parse(first!.text);
  expect(table.header).toBe(3);
  expect(table.moneyUnit.name).toBe("万元");
  expect(check(table).diagnostics.filter(({ rule }) => /header|column|furniture/.test(rule))).toEqual([]);
  expect(offered("标题\n‸")).toEqual([]);
});

test("the money units behind 单位：", () => {
  const at = (line: string) =>
    labels(`临江市档案局2026年项目支出绩效目标表\n${line}\n项目名称\t总计\t绩效目标\t绩效指标`);
  expect(at("单位：‸")[0]).toBe("万元");
  expect(at("单位：‸")).toContain("元");
  expect(offered("单位：‸万").map(({ text }) => text)).toContain("单位：元");
  expect(at("部门名称：‸")).toEqual([]);
});

describe("completions in an indicator cell", () => {
  test("a whole indicator, with the next number and a value for cycle and year", () => {
    const first = offered(project("‸"));
    expect(first.map(({ label }) => label)).toContain("1、11-数量指标");
    expect(first.find(({ label }) => label.endsWith("11-数量指标"))!.insert).toBe(
      "1、1-产出指标；11-数量指标；指标名称；实施周期指标值:指标值；年度指标值:指标值。",
    );
    const own = "1、1-产出指标；11-数量指标；培训人数；实施周期指标值:≥50人；年度指标值:≥50人。";
    const second = offered(project(`${own}‸`)).find(({ label }) => label.endsWith("12-质量指标"))!;
    expect(second.insert).toBe(
      "2、1-产出指标；12-质量指标；指标名称；实施周期指标值:指标值；年度指标值:指标值。",
    );
    const found = check(parse(second.text), configure()).diagnostics.map(({ rule }) => rule);
    expect(found.filter((rule) => /code|field|numbering/.test(rule))).toEqual([]);
  });

  test("the codes of a class and its subclass, and of a subclass those of its class only", () => {
    expect(labels(project("1、‸"))).toContain("31-服务对象满意度");
    expect(labels(project("1、1-产出指标；‸"))).toEqual(["11-数量指标", "12-质量指标", "13-时效指标"]);
    expect(offered(project("1、1-产出指标；1‸"))[1]!.text).toContain("1、1-产出指标；12-质量指标；");
  });

  test("before another indicator nothing of that is replaced", () => {
    const next = "2、1-产出指标；13-时效指标；完成时间；实施周期指标值:12月底前；年度指标值:12月底前。";
    for (const begun of ["1、", "1、1-产出指标；", "1、1-产出指标；12-"]) {
      const found = offered(project(`${begun}‸${next}`));
      expect(found, begun).not.toEqual([]);
      for (const { text } of found) expect(text, begun).toContain(next);
    }
  });

  test("the names that the table has in a class, the most frequent first, and none that the project has", () => {
    const one = (name: string) => `1-产出指标；11-数量指标；${name}；实施周期指标值:≥5场；年度指标值:≥5场。`;
    const rows = [["培训场次"], ["培训场次", "讲座场次"], ["巡展场次"]].map(
      (own, i) => `第${i}项\t1.00\t\t${own.map(one).join("")}`,
    );
    const top = ["单位：万元", "项目名称\t总计\t绩效目标\t绩效指标", "合计\t4.00\t\t", "馆\t4.00\t\t"];
    const last = `另一项\t1.00\t\t${one("巡展场次")}1-产出指标；11-数量指标；‸`;
    expect(labels([...top, ...rows, last].join("\n"))).toEqual(["培训场次", "讲座场次"]);
    const behind = last.replace("‸", "指标名称‸；实施周期指标值:指标值；年度指标值:指标值。");
    expect(labels([...top, ...rows, behind].join("\n"))).toEqual(["培训场次", "讲座场次"]);
  });

  test("behind a 。 that was typed, only while the project lacks a class", () => {
    const some = [indicator("11", "场次", "≥5场"), indicator("22", "知晓率", "≥90%")];
    const all = [...some, indicator("31", "满意度", "≥90%"), indicator("41", "费用", "≤5万元")];
    const behind = (indicators: string[], typed?: string) => {
      const text = project(indicators);
      const at = text.lastIndexOf("。") + 1;
      return completionsAt(parse(text), at, typed).length;
    };
    expect(behind(some, "。")).toBeGreaterThan(0);
    expect(behind(all, "。")).toBe(0);
    expect(behind(all)).toBeGreaterThan(0);
  });

  test("a class as the table spells it", () => {
    const own = "1、2-效益指标；22-社会效益指标；受益人数；实施周期指标值:≥50人；年度指标值:≥50人。";
    expect(labels(project(`${own}‸`))).toContain("2、22-社会效益指标");
    expect(labels(project("‸"))).toContain("1、22-社会效益");
  });

  test("in the midst of an indicator only what is there is replaced", () => {
    const own = "1、1-产出指标；1‸1-数量指标；培训人数；实施周期指标值:≥50人；年度指标值:≥50人。";
    expect(offered(project(own))[2]!.text).toContain(
      "1、1-产出指标；13-时效指标；培训人数；实施周期指标值:≥50人；年度指标值:≥50人。",
    );
    expect(labels(project(own.replace("‸", "").replace("1-产出", "‸1-产出")))).toEqual([
      "1-产出指标",
      "2-效益指标",
      "3-满意度指标",
      "4-成本指标",
    ]);
  });

  test("the labels of the values, and the value of the cycle once more", () => {
    const own = "1、1-产出指标；11-数量指标；培训人数；实施周期指标值:≥50人；";
    expect(offered(project(`${own}‸`)).map(({ insert }) => insert)).toEqual(["年度指标值:≥50人。"]);
    expect(labels(project("1、1-产出指标；11-数量指标；培训人数；‸"))).toEqual(["年度指标值:"]);
  });

  test("in the table's own signs, and never twice", () => {
    const half = "1、1-产出指标;11-数量指标;培训人数;实施周期指标值:≥50人;年度指标值:≥50人。";
    expect(offered(project(`${half}2、‸`))[0]!.insert).toBe(
      "1-产出指标;12-质量指标;指标名称;实施周期指标值:指标值;年度指标值:指标值。",
    );
    expect(offered(project("1、1-产出指标；11-数量指标；培训人数；年度指标值:≥50人；‸"))).toEqual([]);
    expect(labels(project("1、1-产出指标；11-数量指标；培训人数；实施周期指标值:≥50人‸"))).toEqual([]);
  });

  test("without codes where the table writes none", () => {
    const own = "1、产出指标；数量指标；培训人数；实施周期指标值:≥50人；年度指标值:≥50人。";
    expect(offered(project(`${own}‸`))[0]!.insert).toBe(
      "2、产出指标；质量指标；指标名称；实施周期指标值:指标值；年度指标值:指标值。",
    );
    expect(labels(project(`${own}2、效益指标；‸`))).toEqual(["经济效益指标", "社会效益指标", "生态效益指标"]);
  });

  test("nothing that is there already, or that would be there twice", () => {
    const own = "1、1-产出指标；11-数量指标；培训人数；实施周期指标值:≥50人；";
    expect(offered(project(`${own}年‸。2、1-产出指标`)).map(({ insert }) => insert)).toEqual([
      "年度指标值:≥50人",
    ]);
    expect(labels(project("1、1-产出指标；11-数量指标；培训人数；年度指标值:‸"))).toEqual([]);
    expect(labels(project(`${own}年度指标值:≥50.5元。含税；‸`))).toEqual([]);
    expect(labels(project(`‸${own}年度指标值:≥50人。`))).toEqual([]);
  });

  test("on a new line below an indicator, whether a 。 ends that or not", () => {
    const line = (n: number) =>
      `${n}、1-产出指标；11-数量指标；培训人数；实施周期指标值:≥50人；年度指标值:≥50人`;
    for (const marked of [
      `${line(1)}。\n\t‸\n\t${line(3)}。`,
      `${line(1)}。\n\t‸`,
      `${line(1)}\n\t‸`,
      `${line(1)}。\n\t2‸`,
    ])
      expect(labels(project(marked)), marked).toContain("2、11-数量指标");
    expect(labels(project(`${line(1)}\n\t2、1-产出指标；1‸\n\t${line(3)}。`))).toContain("11-数量指标");
    // There the next project may begin.
    expect(labels(project(`${line(1)}。\n‸`))).toEqual(["新的项目", "新的资金使用单位"]);
  });

  test("within the quotes of a cell", () => {
    const quoted = project('"1、1-产出指标；11-数‸"');
    expect(offered(quoted)[0]!.text).toContain('"1、1-产出指标；11-数量指标；"');
  });

  test("nothing in a name, and nothing in a goal", () => {
    expect(labels(project("1、1-产出指标；11-数量指标；培训‸"))).toEqual([]);
    expect(labels(project("", { goal: "办好培训‸" }))).toEqual([]);
  });
});

describe("completions of an amount", () => {
  const table = (total: string, unit: string, row: string) =>
    [
      "单位：万元",
      "项目名称\t总计\t财政拨款\t其他资金\t绩效目标\t绩效指标",
      `合计\t${total}\t50.00\t10.00\t\t`,
      `临江市档案馆\t${unit}\t50.00\t10.00\t\t`,
      `库房修缮\t${row}\t50.00\t10.00\t修好库房\t1、1-产出指标；11-数量指标；修缮库房；年度指标值:≥2间。`,
    ].join("\n");

  test("is what it adds up, where it says anything else", () => {
    expect(labels(table("‸", "60.00", "60.00"))).toEqual(["60.00"]);
    expect(labels(table("60.00", "6‸", "60.00"))).toEqual(["60.00"]);
    expect(labels(table("60.00", "60.00", "‸"))).toEqual(["60.00"]);
    expect(offered(table("60.00", "6‸", "60.00"))[0]!.text).toBe(table("60.00", "60.00", "60.00"));
    expect(labels(table("60.00", "60.00‸", "60.00"))).toEqual([]);
  });
});

test("no offset of a table has none that cannot be made", () => {
  const text = project("1、1-产出指标；11-数量指标；培训人数；实施周期指标值:≥50人；年度指标值:≥50人。2、");
  const table = parse(text);
  for (let at = 0; at <= text.length; at++)
    for (const { from, to } of completionsAt(table, at)) {
      expect(from).toBeLessThanOrEqual(at);
      expect(to).toBeGreaterThanOrEqual(at);
    }
});

describe("completions of a code that is typed", () => {
  const filters = (marked: string) => {
    const at = marked.indexOf("‸");
    return completionsAt(parse(marked.replace("‸", "")), at).map(({ filter, label }) => filter ?? label);
  };
  test("are found by it, and by a number that was begun", () => {
    expect(filters(project("‸"))).toContain("22-社会效益 效益指标");
    const own = "1、1-产出指标；11-数量指标；培训人数；实施周期指标值:≥50人；年度指标值:≥50人。";
    expect(filters(project(`${own}2‸`)).filter((one) => /^2/.test(String(one)))).toEqual(
      expect.arrayContaining(["22-社会效益 效益指标", "2、11-数量指标 产出指标"]),
    );
    expect(filters(project(`${own}22‸`)).filter((one) => String(one).includes("22"))).toEqual([
      "22-社会效益 效益指标",
    ]);
    expect(filters(project("1、‸"))).toContain("22-社会效益 效益指标");
  });

  test("are found by the name of their class, wherever an indicator or its subclass begins", () => {
    const own = "1、1-产出指标；11-数量指标；培训人数；实施周期指标值:≥50人；年度指标值:≥50人。";
    const whole = (marked: string) => offered(project(marked)).map(({ text }) => text);
    for (const begun of ["满意‸", `${own}满意‸`, `${own}2、满意‸`, `${own}\n\t满意‸`]) {
      expect(filters(project(begun)), begun).toContain("31-服务对象满意度 满意度指标");
      expect(
        whole(begun).some((text) => text.includes("3-满意度指标；31-服务对象满意度；指标名称")),
        begun,
      ).toBe(true);
      expect(whole(begun).some((text) => text.includes("满意1") || text.includes("满意2"))).toBe(false);
    }
    expect(filters(project("1、4-成本指标；成本‸"))).toContain("41-经济成本指标 成本指标");
    // A value's second sentence is none.
    expect(filters(project(`${own}按期完成本年度全部培训任务‸`))).toEqual([]);
  });

  test("begin with what the cell lacks", () => {
    const own = "1、1-产出指标；11-数量指标；培训人数；实施周期指标值:≥50人；年度指标值:≥50人。";
    expect(labels(project(`${own}‸`))[0]).toBe("2、12-质量指标");
    expect(labels(project(`${own}‸`)).at(-1)).toBe("2、11-数量指标");
    // Of a class that is wholly missing first, once there is more than output.
    const more = `${own}2、2-效益指标；22-社会效益；受益人数；实施周期指标值:≥50人；年度指标值:≥50人。`;
    expect(labels(project(`${more}‸`)).slice(0, 2)).toEqual(["3、31-服务对象满意度", "3、41-经济成本指标"]);
  });
});

describe("completions of rows", () => {
  const head = "单位：万元\n项目名称\t总计\t财政拨款\t其他资金\t绩效目标\t绩效指标\n";
  test("on an empty line a project with all its cells, and a unit", () => {
    const [project, unit] = offered(`${head}合计\t1.00\t1.00\t\t\t\n‸\n`);
    expect([project!.label, unit!.label]).toEqual(["新的项目", "新的资金使用单位"]);
    expect(project!.insert.split("\t").map((cell) => cell.slice(0, 4))).toEqual([
      "项目名称",
      "0.00",
      "0.00",
      "",
      "做什么、",
      "1、1-",
    ]);
    expect(unit!.insert).toBe("单位名称\t0.00\t0.00\t\t\t");
    const found = check(parse(project!.text), configure()).diagnostics.map(({ rule }) => rule);
    expect(found).not.toContain("missing-cell");
    expect(found).toContain("placeholder-text");
    expect(offered(`‸\n${head}`)).toEqual([]);
  });

  test("in an empty fund what the row lacks", () => {
    const row = "库房修缮\t80.00\t‸\t20.00\t修好库房。\t";
    expect(labels(`${head}${row}`)).toEqual(["60.00"]);
    expect(labels(`${head}${row.replace("80.00", "20.00")}`)).toEqual([]);
  });
});
