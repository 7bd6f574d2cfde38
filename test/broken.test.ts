import { afterEach, describe, expect, test } from "vitest";
import { check, fixesOf, reportRuleErrors } from "../server/core/check/check.ts";
import { configure } from "../server/core/index.ts";
import { parse } from "../server/core/model/parse.ts";
import { messageOf } from "../server/core/rules/rule.ts";
import { brokenCell } from "../server/core/rules/structure/broken-cell.ts";
import { applyEdits } from "../server/core/text.ts";

// Rows that a copy broke, lines that are no rows, and rows that look like others than they are.
const header = "项目名称\t总计\t财政拨款\t绩效目标\t绩效指标";
const goal = "修好库房屋面2间，保障馆藏档案的安全和正常利用，让群众查档少跑路、少等候，全年无渗漏事故发生。";
const items =
  "1、1-产出指标；11-数量指标；修缮间数；实施周期指标值:≥2间；年度指标值:≥2间。2、1-产出指标；12-质量指标；验收合格率；实施周期指标值:≥95%；年度指标值:≥95%。3、2-效益指标；22-社会效益；受益人数；实施周期指标值:≥2人；年度指标值:≥2人。4、4-成本指标；41-经济成本；项目费用；实施周期指标值:≤20万元；年度指标值:≤20万元。";
const project = (name: string, amount = "30.00") => `${name}\t${amount}\t${amount}\t${goal}\t${items}`;

function tableOf(...rows: string[]): string {
  return ["临江市档案局2026年项目支出绩效目标表", "单位：万元", header, ...rows].join("\n");
}

const thrown: string[] = [];
reportRuleErrors((rule) => thrown.push(rule));
afterEach(() => expect(thrown).toEqual([]));

/** The rules that find an error or a warning, by line (from 1). */
function found(text: string): string[] {
  return check(parse(text))
    .diagnostics.filter(({ severity }) => severity === "error" || severity === "warning")
    .map(({ rule, from }) => `${text.slice(0, from).split("\n").length} ${rule}`);
}

function mended(text: string, rule: string): string {
  const table = parse(text);
  const one = check(table).diagnostics.find((diagnostic) => diagnostic.rule === rule)!;
  return applyEdits(text, fixesOf(table, one, configure())[0]!.edits);
}

const total = "合计\t60.00\t60.00\t\t";
const unit = "临江市档案馆\t60.00\t60.00\t\t";
const whole = tableOf(total, unit, project("库房屋面修缮"), project("志书编纂项目"));

test("a table without a fault", () => expect(found(whole)).toEqual([]));

describe("the name of a unit that a line end broke", () => {
  const projects = `${project("库房屋面修缮")}\n${project("志书编纂项目")}`;
  const both = (name: string) =>
    tableOf("合计\t120.00\t120.00\t\t", unit, projects, `${name}\t60.00\t60.00\t\t`, projects);

  test.each([
    "临江市中型\n水库灌区管理所",
    "临江市渔政管理\n站",
    "临江市文化广电\n和旅游局",
    "临江市中\n级人民法院",
    "临江市水务局\n（本级）",
  ])("%s", (name) => {
    const text = both(name);
    expect(found(text)).toEqual(["8 broken-cell"]);
    expect(mended(text, "broken-cell")).toBe(both(name.replace("\n", "")));
  });

  // What stands above the rows of several, and a place that is none of the unit's.
  test.each(["临江市直属", "临江市各乡镇", "临江市", "各灌区"])("%s is no part of it", (caption) => {
    expect(found(both(`${caption}\n临江市水库管理所`)).filter((one) => one.endsWith("broken-cell"))).toEqual(
      [],
    );
  });
});

describe("a unit's row that a line end broke", () => {
  const projects = `${project("库房屋面修缮")}\n${project("志书编纂项目")}`;
  const sums = "临江市图书馆\t60.00\t60.00\t\t";

  test.each([
    "临江市图书馆\t6\n0.00\t60.00\t\t",
    "临江市图书馆\t60.\n00\t60.00\t\t",
    "临江市图书馆\t60.00\n60.00\t\t",
    "临江市图书馆\t60.00\t60\n.00\t\t",
    "临江市图书馆\t60.00\t60.0\n0\t\t",
  ])("%j", (row) => {
    for (const [head, line] of [
      [[], 5],
      [[unit, projects], 8],
    ] as const) {
      const text = (own: string) =>
        tableOf(`合计\t${head.length === 0 ? "60.00\t60.00" : "120.00\t120.00"}\t\t`, ...head, own, projects);
      expect(found(text(row))).toEqual([`${line + 1} broken-cell`]);
      expect(mended(text(row), "broken-cell")).toBe(text(sums));
    }
  });

  test("behind its amounts it has lost a cell", () => {
    const text = tableOf("合计\t60.00\t60.00\t\t", "临江市图书馆\t60.00\t60.00\t", "\t", projects);
    expect(found(text)).toEqual(["5 missing-cell"]);
  });
});

describe("a project that a line end broke in its goal or its indicators", () => {
  const aim = "2026年6月底前修好库房屋面2间，验收合格率不低于95%，为馆藏安全提供保障。";
  const list =
    "1、1-产出指标；11-数量指标；修缮间数；实施周期指标值:≥2间；年度指标值:≥2间。2、1-产出指标；12-质量指标；合格率；实施周期指标值:≥95%；年度指标值:≥95%。3、1-产出指标；13-时效指标；完成时间；实施周期指标值:2026年6月底前；年度指标值:2026年6月底前。4、2-效益指标；22-社会效益指标；受益人数；实施周期指标值:≥2.5万人；年度指标值:≥2.5万人。5、4-成本指标；41-经济成本指标；修缮成本；实施周期指标值:≤1.2万元/间·年；年度指标值:≤1.2万元/间·年。";
  test.each([
    ["项目名称\t总计\t绩效目标\t绩效指标", "N\tA\tG\tI"],
    ["项目名称\t总计\t绩效目标\t绩效指标\t备注", "N\tA\tG\tI\t"],
    ["项目名称\t总计\t绩效目标\t绩效指标\t备注", "N\tA\tG\tI\t新增"],
    ["项目编码\t项目名称\t总计\t绩效目标\t绩效指标", "330100260001\tN\tA\tG\tI"],
    ["单位名称\t项目名称\t总计\t绩效目标\t绩效指标", "临江市档案馆\tN\tA\tG\tI"],
    ["项目名称\t绩效目标\t绩效指标\t总计", "N\tG\tI\tA"],
  ])("under %s, %s", (names, form) => {
    const cells = (name: string, amount: string, goal = "", indicators = "") => {
      const told = goal === "" ? form.replace(/^33\d+|新增|^临江市档案馆/, "") : form;
      return told.replace("N", name).replace("A", amount).replace("G", goal).replace("I", indicators);
    };
    const heads = names.startsWith("单位名称") ? [] : [cells("临江市档案馆", "60.00")];
    const [row, other] = [
      cells("库房屋面修缮", "30.00", aim, list),
      cells("志书编纂项目", "30.00", goal, items),
    ];
    const sound = tableOf(cells("合计", "60.00"), ...heads, row, other).replace(header, names);
    expect(found(sound)).toEqual([]);
    const line = 5 + heads.length;
    for (let at = row.indexOf(aim) + 1; at < row.indexOf(list) + list.length - 1; at++) {
      const rest = row.slice(at);
      // An indicator may stand on a line of its own.
      if (/^\t?\d、\d-/.test(rest) || row[at - 1] === "\t") continue;
      const text = sound.replace(row, `${row.slice(0, at)}\n${rest.replace(/^\t/, "")}`);
      expect(found(text), rest.slice(0, 12)).toEqual([`${line + 1} broken-cell`]);
      expect(mended(text, "broken-cell"), rest.slice(0, 12)).toBe(sound);
    }
  });
});

test.each([
  "临江市图书馆\t30.00\t30.00",
  "小计\t60.00\t60.00",
  "联系人：李四\t13800000000",
  "注：以上为延续项目。",
  "数据以批复为准。",
])("%j below a project whose last cells were trimmed is no half of it", (line) => {
  const names = `${header}\t负责人\t联系电话\t备注`;
  const wide = (row: string) => `${row}\t王五\t13900000000\t`;
  const rows = [
    `${total}\t\t\t`,
    `${unit}\t\t\t`,
    wide(project("库房屋面修缮")),
    project("志书编纂项目"),
    line,
  ];
  const text = tableOf(...rows).replace(header, names);
  expect(found(text).filter((one) => /broken|cell/.test(one))).toEqual([]);
});

describe("a header that a line end broke", () => {
  const own = [total, unit, project("库房屋面修缮"), project("志书编纂项目")];
  const numbered = (row: string, i: number) => `${i < 2 ? "" : i - 1}\t${row}`;
  const moneyLast = (row: string) => {
    const [name, sum, fund, ...rest] = row.split("\t");
    return [name, ...rest, sum, fund].join("\t");
  };
  const inColumns = [
    "\t合计\t30.00\t\t\t\t\t",
    `档案馆\t库房屋面修缮\t30.00\t${goal}\t产出指标\t数量指标\t修缮间数\t≥2间`,
    "\t\t\t\t产出指标\t质量指标\t验收合格率\t≥95%",
    "\t\t\t\t效益指标\t社会效益指标\t受益人数\t≥2人",
  ];
  test.each([
    ["项目名称\t总计\t财政拨款\t绩效目标\t绩效指标", own],
    ["单位/项目名称\t合计\t财政拨款\t年度绩效目标\t绩效指标及指标值", own],
    ["序号\t项目名称\t总计\t财政拨款\t绩效目标\t绩效指标", own.map(numbered)],
    ["项目名称\t绩效目标\t绩效指标\t总计\t财政拨款", own.map(moneyLast)],
    ["项目名称\t总计\t财政拨款\t绩效目标\t绩效指标\t备注", own.map((row) => `${row}\t`)],
    ["项目编码\t项目名称\t总计\t财政拨款\t绩效目标\t绩效指标", own.map(numbered)],
    ["项目单位\t项目名称\t预算数\t绩效目标\t一级指标\t二级指标\t三级指标\t指标值", inColumns],
  ])("%s, wherever that is", (names, rows) => {
    const sound = tableOf(...rows).replace(header, names);
    expect(found(sound)).toEqual([]);
    for (let at = 1; at < names.length; at++) {
      // Below 单位/ the rest is a whole header.
      if (names.slice(0, at) === "单位/") continue;
      const lower = names.slice(at);
      for (const rest of new Set([lower, lower.replace(/^\t/, "")])) {
        const text = sound.replace(names, `${names.slice(0, at)}\n${rest}`);
        expect(found(text), JSON.stringify(text.slice(0, 90))).toEqual(["3 broken-header"]);
        expect(mended(text, "broken-header")).toBe(sound);
      }
    }
  });

  test("above the names of its funds", () => {
    const first = "项目名称\t资金\t\t绩效目标\t绩效指标";
    const sound = tableOf(...own).replace(header, `${first}\n\t总计\t财政拨款\t\t`);
    expect(found(sound)).toEqual([]);
    const cut = sound.replace("绩效目标\t", "绩效\n目标\t");
    expect(found(cut)).toEqual(["3 broken-header"]);
    expect(mended(cut, "broken-header")).toBe(sound);
    const glued = sound.replace("绩效目标\t", "绩效目标");
    expect(found(glued)).toEqual(["3 broken-header"]);
    expect(mended(glued, "broken-header")).toBe(sound);
  });
});

describe("a row that a line end broke", () => {
  test("in its goal is one finding, and the sums are those of the row", () => {
    const text = whole.replace("的安全和", "的安全\n和");
    expect(found(text)).toEqual(["7 broken-cell"]);
    expect(mended(text, "broken-cell")).toBe(whole);
  });
  test("in an indicator is one finding, wherever that may be", () => {
    for (const [before, after] of [
      ["验收", "合格率；实施"],
      ["年度指标值:", "≥95%。3"],
      ["年度指标", "值:≤20万元。\n"],
    ] as const) {
      const text = whole.replace(before + after, `${before}\n${after}`);
      expect(found(text)).toEqual(["7 broken-cell"]);
      expect(mended(text, "broken-cell")).toBe(whole);
    }
  });
  test("behind the amounts leaves the project there, and the unit's sum is looked at", () => {
    const cut = whole.replace(goal, `${goal.slice(0, 4)}\n${goal.slice(4)}`);
    expect(found(cut)).toEqual(["7 broken-cell"]);
    expect(mended(cut, "broken-cell")).toBe(whole);
    const wrong = cut.replace("库房屋面修缮\t30.00\t30.00", "库房屋面修缮\t31.00\t31.00");
    expect(found(wrong)).toContain("5 unit-total-mismatch");
  });
  test("in a name leaves a line that is told of, and so does a text between the rows", () => {
    const said = (text: string) =>
      check(parse(text)).diagnostics.flatMap(({ rule, args }) =>
        rule === "broken-cell" ? [args.stray] : [],
      );
    expect(said(whole.replace("志书编纂", "志书\n编纂"))).toEqual([true]);
    const behind = whole.replace("志书编纂项目\t", "志书编纂项目\n");
    expect(mended(behind, "broken-cell")).toBe(whole);
    expect(said(whole.replace("志书编纂", "请核对这一行\n志书编纂"))).toEqual([true]);
    for (const line of ["— 3 —", "第 3 页 共 9 页", "附表2", "注：以下为特定目标类", "12"])
      expect(said(whole.replace("志书编纂", `${line}\n志书编纂`))).toEqual([]);
  });
});

test("a caption alone in a line is neither a unit without tabs nor the beginning of a name", () => {
  const other = ["临江市图书馆\t30.00\t30.00\t\t", project("古籍修复")];
  const text = tableOf("合计\t90.00\t90.00\t\t", unit, project("库房修缮"), project("编目"), ...other);
  expect(found(text)).toEqual([]);
  for (const caption of ["城乡", "农村", "局直属", "公立"])
    for (const name of ["编目", "临江市图书馆"])
      expect(
        found(text.replace(name, `${caption}\n${name}`)).filter((one) => /missing-tab|broken/.test(one)),
      ).toEqual([]);
});

test("one value lacking of many without labels is one finding", () => {
  const plain = items.replace(/实施周期指标值:[^；]*；年度指标值:/g, "");
  const text = whole.replaceAll(items, plain);
  expect(found(text)).toEqual([]);
  expect(found(text.replace("；≥95%", ""))).toEqual(["6 missing-field"]);
});

test("a broken header is told of, and not the whole one of the next table", () => {
  const next = whole.replaceAll("档案", "图书");
  const text = `${whole.replace("财政拨款", "财政\n拨款")}\n\n${next}`;
  expect(found(text).filter((one) => one.includes("header"))).toEqual(["3 broken-header"]);
});

test("of two funds one of which a row lost, it is the first", () => {
  const names = "项目名称\t总计\t财政拨款\t其他资金\t绩效目标\t绩效指标";
  const row = (name: string) => `${name}\t30.00\t30.00\t\t${goal}\t${items}`;
  const rows = [row("库房修缮"), row("编目"), row("装订")];
  const sound = tableOf("合计\t90.00\t90.00\t\t\t", ...rows).replace(header, names);
  const text = sound.replace("编目\t30.00", "编目");
  const lost = check(parse(text)).diagnostics.find(({ rule }) => rule === "missing-cell");
  expect(lost?.args.lost).toEqual(["财政拨款"]);
});

describe("a row with an indicator a line that broke", () => {
  const lines = items.split(/(?=[2-4]、)/);
  const spread = tableOf(
    total,
    unit,
    project("库房屋面修缮"),
    project("志书编纂项目").replace(items, lines.join("\n\t")),
  );
  test("within one is one finding, whatever stands behind it", () => {
    for (const part of ["合格率；实施", "≥95%。\n", "项目费用；实施"]) {
      const at = spread.lastIndexOf(part) + 2;
      for (const tabs of ["\t", "\t\t\t\t"]) {
        const text = `${spread.slice(0, at)}\n${tabs}${spread.slice(at)}`;
        expect(found(text).map((told) => told.split(" ")[1])).toEqual(["broken-cell"]);
        expect(mended(text, "broken-cell")).toBe(spread);
      }
    }
  });
  test("in the goal or the name, with the indicators behind the first", () => {
    const [first, ...more] = lines;
    const rest = more.join("");
    for (const [upper, lower] of [
      [`志书编纂项目\t30.00\t30.00\t${goal.slice(0, 12)}\t${first}`, `\t\t\t${goal.slice(12)}\t${rest}`],
      [`志书编纂\t30.00\t30.00\t${goal}\t${first}`, `项目\t\t\t\t${rest}`],
    ]) {
      const text = tableOf(total, unit, project("库房屋面修缮"), upper!, lower!);
      expect(found(text)).toEqual(["8 broken-cell"]);
      expect(mended(text, "broken-cell")).toBe(whole);
    }
  });
  test("before one that has lost its number is told of that", () => {
    for (const tabs of ["\t", "\t\t\t\t"]) {
      const text = spread.replace("\n\t3、", `\n${tabs}`);
      const { diagnostics } = check(parse(text));
      const told = diagnostics.filter(({ severity }) => severity === "error" || severity === "warning");
      expect(told.map(({ rule, args }) => `${rule} ${args.expected}`)).toEqual(["indicator-numbering 3"]);
      expect(mended(text, "indicator-numbering")).toBe(spread.replace("\n\t3、", `\n${tabs}3、`));
    }
  });
});

describe("a row that looks like a unit's", () => {
  test("hides nothing of the project above it, where it cuts no word", () => {
    const lacking = whole.replace(/；年度指标值:≤20万元。(?=\n志书)/, "。");
    const told = found(lacking);
    expect(told.length).toBeGreaterThan(0);
    expect(found(lacking.replace("志书编纂", "乡村振兴\t\t\t\t\n志书编纂"))).toEqual(told);
  });
  test("and is a caption of projects that are still the unit's", () => {
    for (const caption of [
      "重点项目",
      "转移支付项目",
      "市级专项",
      "延续性项目",
      "★重点",
      "【工程类】",
      "工程类：",
    ])
      expect(found(whole.replace("志书编纂", `${caption}\t\t\t\t\n志书编纂`))).toEqual([]);
    // A unit without amounts is called like one.
    expect(found(whole.replace("志书编纂", "临江市图书馆\t\t\t\t\n志书编纂"))).toContain(
      "7 unit-total-mismatch",
    );
  });
  test("and is a project without goal and indicators, whatever stands below it", () => {
    const text = tableOf(
      "合计\t90.00\t90.00\t\t",
      "临江市档案馆\t90.00\t90.00\t\t",
      project("库房修缮"),
      "应急抢险项目\t30.00\t30.00\t\t",
      project("编目"),
    );
    expect(found(text)).toEqual(["7 missing-goal", "7 missing-indicators"]);
  });
  test("and has a goal of the unit's own", () => {
    expect(found(whole.replace(unit, `临江市档案馆\t60.00\t60.00\t${goal}\t`))).toEqual([]);
  });
  test("and has lost its name", () => {
    expect(found(whole.replace("临江市档案馆", ""))).toContain("5 missing-name");
  });
});

describe("lines above and below the table", () => {
  test("that say the money unit in other words", () => {
    for (const line of [
      "币种：人民币    单位：万元",
      "金额：万元",
      "数据单位：万元",
      "单位：万元。",
      "单位：万元    第1页",
      "单位：临江市档案局\t\t金额单位：万元",
      "单位：临江市档案局\n金额单位：万元",
    ])
      expect(found(whole.replace("单位：万元", line))).toEqual([]);
    expect(found(whole.replace("单位：万元", "单位：万园"))).toEqual(["2 inconsistent-furniture"]);
    expect(found(whole.replace("单位：万元", "单位：临江市档案局"))).toContain("3 inconsistent-furniture");
  });
  test("that wait for a seal", () => {
    const named = whole.replace("单位：万元", "部门名称：临江市档案局\n单位：万元");
    for (const footer of ["填报单位：临江市档案局（盖章）", "填报单位（盖章）："])
      expect(found(`${named}\n${footer}`)).toEqual([]);
  });
});

test("a tab too many is told of by itself, wherever it stands", () => {
  for (const at of [1, 2, 3, 4]) {
    const cells = `${project("库房屋面修缮")}`.split("\t").toSpliced(at, 0, "");
    expect(found(whole.replace(project("库房屋面修缮"), cells.join("\t")))).toEqual(["6 extra-cell"]);
  }
});

test("lines whose tabs are blanks leave nothing else to be told", () => {
  const spaced = (row: string) => row.replaceAll("\t", "    ");
  for (const row of [total, unit, project("志书编纂项目")])
    expect(found(whole.replace(row, spaced(row))).filter((one) => !one.endsWith("missing-unit"))).toEqual([
      `${whole.slice(0, whole.indexOf(row)).split("\n").length} missing-tab`,
    ]);
});

describe("a header that has another number of cells than the rows", () => {
  const rows = Array.from({ length: 6 }, (_, i) => project(`第${i + 1}期修缮`));
  const head = ["合计\t180.00\t180.00\t\t", "临江市档案馆\t180.00\t180.00\t\t"];
  const under = (names: string) => tableOf(...head, ...rows).replace(header, names);
  test("is told of once", () => {
    expect(found(under(header))).toEqual([]);
    expect(found(under("项目名称\t总计\t绩效目标\t绩效指标"))).toEqual(["3 extra-cell"]);
    const spare = under("项目名称\t\t总计\t财政拨款\t绩效目标\t绩效指标");
    expect(found(spare)).toEqual(["3 missing-cell"]);
    expect(mended(spare, "missing-cell")).toBe(under(header));
    const quoted = under('项目名称\t""\t总计\t财政拨款\t绩效目标\t绩效指标');
    expect(mended(quoted, "missing-cell")).toBe(under(header));
    // Of empty remarks at the end nothing is lost.
    expect(found(under(`${header}\t备注`))).toEqual([]);
    const [remarks] = check(parse(under(`${header}\t备注`))).diagnostics;
    expect(remarks).toMatchObject({ rule: "missing-cell", severity: "information" });
    for (const column of [1, 2, 3, 4]) {
      const less = (row: string) => row.split("\t").toSpliced(column, 1).join("\t");
      expect(found(tableOf(...[...head, ...rows].map(less)))).toEqual(["3 missing-cell"]);
    }
  });
});

describe("a review’s cases", () => {
  test("rows that all end with an empty cell too many are mended at once", () => {
    const rows = Array.from({ length: 6 }, (_, i) => `${project(`第${i + 1}期修缮`)}\t`);
    const text = tableOf("合计\t180.00\t180.00\t\t\t", "临江市档案馆\t180.00\t180.00\t\t\t", ...rows);
    expect(found(text)).toEqual(["3 extra-cell"]);
    expect(found(mended(text, "extra-cell"))).toEqual([]);
  });
  test("rows that are only trimmed accuse no header", () => {
    const rows = Array.from({ length: 9 }, (_, i) => `临江市第${i + 1}小学\t10.00\t10.00`);
    expect(found(tableOf("合计\t90.00\t90.00", ...rows)).filter((one) => one.includes("cell"))).toEqual([]);
  });
  test("a footnote is no rest of an indicator", () => {
    const open = whole.slice(0, -1);
    for (const note of ["本表由财务科填报；如有疑问请联系。", "以下为续建项目；含上年结转"])
      expect(found(`${open}\n${note}`).filter((one) => one.includes("broken"))).toEqual([]);
    const remark = tableOf(total, unit, `${project("库房修缮")}\t新增`, `${project("编目")}\t新增`);
    const text = `${remark.replace(header, `${header}\t备注`)}\n以上为新增项目。`;
    expect(found(text).filter((one) => one.includes("broken"))).toEqual([]);
  });
  test("works that have no indicators are no unit", () => {
    const text = tableOf(
      "合计\t90.00\t90.00\t\t",
      "临江市教育局\t90.00\t90.00\t\t",
      project("库房改造"),
      `扩建第三幼儿园\t30.00\t30.00\t${goal}\t`,
      project("设备维护"),
    );
    expect(found(text)).toEqual(["7 missing-indicators"]);
  });
  test("cells that are exchanged keep their quotes", () => {
    const quoted = `"${items.replace("。2、", "。\n2、")}"`;
    const text = whole.replace(`${goal}\t${items}`, `${quoted}\t${goal}`);
    expect(found(text)).toEqual(["7 missing-indicators"]);
    expect(mended(text, "missing-indicators")).toBe(whole.replace(items, quoted));
    expect(found(whole.replace(`${goal}\t${items}`, `${items}\t无`))).toContain("6 missing-indicators");
  });
});

test("a tab lost between two amounts is one finding, with its fix", () => {
  const text = whole.replace("30.00\t30.00\t", "30.00 30.00\t");
  expect(found(text)).toEqual(["6 malformed-amount"]);
  expect(mended(text, "malformed-amount")).toBe(whole);
});

describe("a cell that is lost", () => {
  const wide = "项目名称\t总计\t财政拨款\t财政专户拨款\t其他资金\t绩效目标\t绩效指标";
  const row = (name: string, fiscal: string, other: string, sum: string) =>
    `${name}\t${sum}\t${fiscal}\t\t${other}\t${goal}\t${items}`;
  const text = [
    "单位：万元",
    wide,
    "合计\t60.00\t40.00\t\t20.00\t\t",
    "临江市档案馆\t60.00\t40.00\t\t20.00\t\t",
    row("库房屋面修缮", "20.00", "10.00", "30.00"),
    row("志书编纂项目", "20.00", "10.00", "30.00"),
  ].join("\n");

  test("in 合计 is where its units say, and nothing is wrong with its sums", () => {
    const lost = text.replace("合计\t60.00\t40.00\t\t20.00", "合计\t60.00\t40.00\t20.00");
    expect(found(text)).toEqual([]);
    expect(found(lost)).toEqual(["3 missing-cell"]);
    expect(mended(lost, "missing-cell")).toBe(text);
  });

  test("with an amount is one finding wherever it was, and its amount is put back", () => {
    for (const [table, first, columns] of [
      [text, 2, [1, 2, 4]],
      [whole, 3, [1, 2]],
    ] as const)
      for (const [line, words] of table.split("\n").entries()) {
        if (line < first) continue;
        for (const column of columns) {
          const lost = table.replace(words, words.split("\t").toSpliced(column, 1).join("\t"));
          expect(found(lost)).toEqual([`${line + 1} missing-cell`]);
          expect(mended(lost, "missing-cell")).toBe(table);
        }
      }
  });

  test("with an amount is not guessed where no sum tells which it was", () => {
    const alone = text.replace(/^合计.*\n临江市档案馆.*\n/m, "").split("\n");
    const lost = alone.with(2, alone[2]!.split("\t").toSpliced(1, 1).join("\t")).join("\n");
    const [, ...cells] = mended(lost, "missing-cell").split("\n")[2]!.split("\t");
    expect(cells.slice(0, 4).filter((cell) => cell !== "")).toEqual(["20.00", "10.00"]);
  });

  test("is the name where an amount stands in its place", () => {
    expect(found(text.replace("库房屋面修缮\t", ""))).toEqual(["5 missing-cell"]);
  });

  test("may be a tab between a name and its amount", () => {
    const glued = text.replace("库房屋面修缮\t", "库房屋面修缮");
    expect(found(glued)).toEqual(["5 missing-cell"]);
    expect(mended(glued, "missing-cell")).toBe(text);
  });
});

test("items of a project in brackets are parts of it, as with 其中", () => {
  const text = `${whole}\n（1）屋面防水\t20.00\t20.00\t\t\n（2）檐沟更换\t10.00\t10.00\t\t`;
  expect(found(text)).toEqual([]);
});

test("an amount that says its own unit is converted, what is hidden in one goes, and 无 is emptied", () => {
  const text = (amount: string) =>
    whole.replace("库房屋面修缮\t30.00\t30.00", `库房屋面修缮\t30.00\t${amount}`);
  for (const amount of ["300000元", "0.003亿元", "\u200b30.00"])
    expect(mended(text(amount), "malformed-amount")).toBe(whole);
  expect(mended(text("无"), "malformed-amount")).toBe(text(""));
});

test.each([
  ["in a value", "≥2间；年度指标值:≥2间"],
  ["between two indicators", "3、2-效益指标"],
  ["behind a number", "2-效益指标"],
])("a cell that a page cut %s is one finding, whatever stands between", (_what, from) => {
  const at = items.indexOf(from);
  const row = whole.indexOf(items) + at;
  for (const page of ["\n", "\n\n", "\n— 3 —\n", "\n临江市档案局2026年项目支出绩效目标表\n单位：万元\n\n"]) {
    const text = whole.slice(0, row) + page + whole.slice(row);
    // An indicator a line is a layout of its own.
    if (page === "\n" && /^\d、/.test(from)) continue;
    const rule = /^\d、/.test(from) ? "loose-indicator" : "broken-cell";
    expect(found(text)).toEqual([`${5 + page.split("\n").length} ${rule}`]);
  }
});

test("a goal of several lines is one finding, and one fix joins them", () => {
  const aims = [
    "目标1：修好库房屋面2间。",
    "目标2：全年无渗漏。",
    "目标3：方便群众查档，验收合格率不低于95%。",
  ];
  const row = project("库房屋面修缮");
  const sound = whole.replace(row, row.replace(goal, aims.join("")));
  expect(found(sound)).toEqual([]);
  for (const end of ["", "\n"]) {
    const text = whole.replace(row, row.replace(goal, aims.join("\n") + end));
    expect(found(text)).toEqual(["7 broken-cell"]);
    expect(mended(text, "broken-cell")).toBe(sound);
  }
});

test("a name of several lines is joined to the last of them", () => {
  const text = whole.replace("库房屋面修缮", "库房\n屋面修\n缮");
  expect(found(text)).toEqual(["6 broken-cell"]);
  expect(mended(text, "broken-cell")).toBe(whole);
});

test("half a character is lost, and a whole one of two halves is not", () => {
  const named = (name: string) => found(tableOf(total, unit, project(name), project("志书编纂项目")));
  expect(named("库房\ud842屋面修缮")).toEqual(["6 lost-character"]);
  expect(named("库房\udfb7屋面修缮")).toEqual(["6 lost-character"]);
  expect(named("库房\ud842\udfb7屋面修缮")).toEqual([]);
});

test.each([
  [["地方"], "这一行只有文字：是新的一行"],
  [["地方", "志书"], "这几行只有文字：是新的几行"],
])("the beginning %j of the next row's name is told of as so many lines", (lines, said) => {
  const text = tableOf(total, unit, project("库房屋面修缮"), ...lines, project("编纂经费"));
  const told = check(parse(text)).diagnostics.filter(({ rule }) => rule === "broken-cell");
  expect(told.map(({ args }) => messageOf(brokenCell, args, "zh"))).toEqual([expect.stringContaining(said)]);
});
