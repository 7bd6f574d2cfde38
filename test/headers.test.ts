import { expect, test } from "vitest";
import { check, configure, fixesOf, ruleOf, sentence } from "../server/core/check/check.ts";
import { parse } from "../server/core/model/parse.ts";
import type { Table } from "../server/core/model/table.ts";
import { applyEdits, slice } from "../server/core/text.ts";
import { found } from "./tables/styled.ts";

// Headers of several rows, as spreadsheets and readers of PDF leave their merged cells. Each is read so that the rows add
// up, and tells of an amount that does not.
const funds = ["合计|30.00|30.00||", "档案馆|30.00|30.00||", "修缮|30.00|30.00|||*"];
const split = [
  "合计|30.00|20.00|20.00||10.00",
  "档案馆|30.00|20.00|20.00||10.00",
  "修缮|30.00|20.00|20.00||10.00|*",
];
test.each([
  [
    "a group of this year's funds, whatever it is called, beside what was left over",
    [
      "项目名称\t合计\t当年拨款\t\t\t上年结转\t绩效目标\t绩效指标",
      "\t\t小计\t一般公共预算\t政府性基金\t\t\t",
    ],
    split,
  ],
  [
    "一般公共预算 over the money it is made of",
    [
      "项目名称\t合计\t一般公共预算\t\t\t单位资金\t绩效目标\t绩效指标",
      "\t\t小计\t经费拨款\t纳入预算管理的非税收入\t\t\t",
    ],
    split,
  ],
  [
    "a column of units beside the names of both",
    ["预算单位\t单位(项目)名称\t总计\t财政拨款\t财政专户拨款\t其他资金\t整体绩效目标\t绩效指标"],
    ["|合计|30.00|30.00||", "档案馆|小计|30.00|30.00||", "档案馆|修缮|30.00|30.00|||*"],
  ],
  [
    "three rows, the funds under 资金来源",
    [
      "项目名称\t预算安排\t\t\t\t绩效目标\t绩效指标",
      "\t总计\t资金来源\t\t\t\t",
      "\t\t财政拨款\t财政专户拨款\t其他资金\t\t",
    ],
    funds,
  ],
  [
    "three rows with copies in merged cells",
    [
      "项目名称\t资金来源\t资金来源\t资金来源\t资金来源\t绩效目标\t绩效指标",
      "项目名称\t合计\t其中\t其中\t其中\t绩效目标\t绩效指标",
      "项目名称\t合计\t财政拨款\t财政专户拨款\t其他资金\t绩效目标\t绩效指标",
    ],
    funds,
  ],
  [
    "one column of 具体指标 for all there is of them",
    ["项目名称\t申请金额\t财政拨款\t财政专户拨款\t其他资金\t长期目标\t具体指标"],
    funds,
  ],
  [
    "numbered names below a group nobody knows",
    [
      "项目名称\t预算资金情况（万元）\t\t\t\t绩效目标\t绩效指标",
      "\t总额\t1.财政拨款\t2.财政专户\t3.单位资金\t\t",
    ],
    funds,
  ],
  [
    "merged cells that are filled with copies",
    [
      "项目名称\t资金来源\t资金来源\t资金来源\t资金来源\t绩效目标\t绩效指标",
      "项目名称\t总计\t财政拨款\t财政专户拨款\t其他资金\t绩效目标\t绩效指标",
    ],
    funds,
  ],
  [
    "two rows with copies, the total said again by another name",
    [
      "项目名称\t总计\t资金来源\t资金来源\t资金来源\t绩效目标\t绩效指标",
      "项目名称\t合计\t财政拨款\t财政专户拨款\t其他资金\t绩效目标\t绩效指标",
    ],
    funds,
  ],
  [
    "a name that goes on in the second row",
    [
      "项目名称\t资金总额（万元）\t\t\t\t绩效目标\t绩效指标",
      "（资金使用单位）\t合计\t财政拨款\t财政专户拨款\t其他资金\t\t",
    ],
    funds,
  ],
  [
    "this year's income with its parts, beside what was carried over",
    ["项目名称\t合计\t本年收入\t财政拨款\t事业收入\t以前年度结转结余资金\t绩效目标\t绩效指标"],
    split,
  ],
  [
    "the last year's budget before this year's",
    ["项目名称\t2025年预算数\t2026年预算数\t财政拨款\t增减\t绩效目标\t绩效指标"],
    ["合计|25.00|30.00|30.00|5.00", "档案馆|25.00|30.00|30.00|5.00", "修缮|25.00|30.00|30.00|5.00|*"],
  ],
  [
    "what it was at the beginning of the year, and what comes later",
    ["项目名称\t预算总额\t年初预算\t财政拨款\t其他资金\t以后年度安排\t绩效目标\t绩效指标"],
    ["合计|30.00|20.00|30.00||9.00", "档案馆|30.00|20.00|30.00||9.00", "修缮|30.00|20.00|30.00||9.00|*"],
  ],
  [
    "the whole term's money before the year's",
    [
      "项目名称\t实施周期资金\t\t年度资金\t\t\t绩效目标\t绩效指标",
      "\t合计\t财政拨款\t合计\t财政拨款\t其他资金\t\t",
    ],
    [
      "合计|90.00|90.00|30.00|20.00|10.00",
      "档案馆|90.00|90.00|30.00|20.00|10.00",
      "修缮|90.00|90.00|30.00|20.00|10.00|*",
    ],
  ],
  [
    "what was carried over, by budgets that are no parts of this year's",
    [
      "项目名称\t资金总额\t当年资金\t\t上年结转\t\t绩效目标\t绩效指标",
      "\t\t财政拨款\t单位资金\t一般公共预算\t政府性基金\t\t",
    ],
    ["合计|30.00|20.00||10.00|", "档案馆|30.00|20.00||10.00|", "修缮|30.00|20.00||10.00||*"],
  ],
  [
    "upper grants among what a unit earns",
    ["项目名称\t总计\t财政拨款\t单位资金\t\t\t绩效目标\t绩效指标", "\t\t\t小计\t事业收入\t上级补助收入\t\t"],
    [
      "合计|30.00|20.00|10.00|4.00|6.00",
      "档案馆|30.00|20.00|10.00|4.00|6.00",
      "修缮|30.00|20.00|10.00|4.00|6.00|*",
    ],
  ],
  [
    "the levels that grant it in the second row",
    ["项目名称\t总计\t财政拨款\t\t\t\t绩效目标\t绩效指标", "\t\t小计\t中央\t省级\t市级\t\t"],
    [
      "合计|30.00|30.00|10.00|10.00|10.00",
      "档案馆|30.00|30.00|10.00|10.00|10.00",
      "修缮|30.00|30.00|10.00|10.00|10.00|*",
    ],
  ],
  [
    "nothing but the levels, below 其中",
    ["项目名称\t总计\t其中：\t\t\t绩效目标\t绩效指标", "\t\t中央\t省级\t市级\t\t"],
    ["合计|30.00|10.00|12.00|8.00", "档案馆|30.00|10.00|12.00|8.00", "修缮|30.00|10.00|12.00|8.00|*"],
  ],
  [
    "a first row whose last tabs were trimmed",
    ["项目名称\t总计\t财政拨款\t财政专户拨款\t其他资金\t绩效情况", "\t\t\t\t\t绩效目标\t绩效指标"],
    funds,
  ],
] as const)("%s", (_what, lines, rows) => {
  const header = lines.join("\n");
  expect(found({ header, rows })).toEqual([]);
  const wrong = rows.map((row) => (row.includes("修缮") ? row.replace("30.00", "31.00") : row));
  expect(found({ header, rows: wrong })).toContain(`${lines.length + 5} row-total-mismatch`);
});

// A total and so many funds.
test.each([
  0, 1, 2, 3,
])("a header that is lost above %d funds is told of once, and the rows are read without it", (funds) => {
  const row = (name: string, amount: string, goal = "", indicators = "") =>
    [
      name,
      amount,
      ...["", "", ""].slice(0, funds).map((_, i) => (i === 0 ? amount : "")),
      goal,
      indicators,
    ].join("\t");
  const project = (name: string) =>
    row(
      name,
      "30.00",
      "修好2间，按期通过验收。",
      "1、1-产出指标；11-数量指标；数量；实施周期指标值:≥2间；年度指标值:≥2间。",
    );
  const lines = [
    row("合计", "60.00"),
    row("临江市档案馆", "60.00"),
    project("库房修缮"),
    project("志书编纂"),
  ];
  const table = parse(["单位：万元", ...lines].join("\n"));
  const errorsOf = (one: Table) =>
    check(one, configure()).diagnostics.filter(({ severity }) => severity === "error");
  const [first, ...more] = errorsOf(table);
  expect([first!.rule, first!.from]).toEqual(["missing-header", 6]);
  const [fix] = fixesOf(table, first!, configure());
  const healed = parse(applyEdits(slice(table.text), fix!.edits));
  // Which indicators there are not is told of with a header, too.
  const rules = errorsOf(healed).map(({ rule }) => rule);
  expect(more.map(({ rule }) => rule)).toEqual(rules);
  expect(new Set(rules)).toEqual(new Set(["missing-benefit", "missing-cost"]));
});

test.each([
  ["项日名称\t总计\t绩效目标\t绩效指标", "unknown-column"],
  ["项目名称\t总计\t绩校目标\t绩效指标", "unknown-column"],
  ["项目名称\t总计绩效目标\t绩效指标", "broken-header"],
])("a page's header %j has a fault of its own", (again, rule) => {
  const project = (name: string) =>
    `${name}\t30.00\t修好2间。\t1、1-产出指标；11-数量指标；数量；实施周期指标值:≥2间；年度指标值:≥2间。`;
  const header = "项目名称\t总计\t绩效目标\t绩效指标";
  const lines = [
    "单位：万元",
    header,
    "临江市档案馆\t60.00\t\t",
    project("库房修缮"),
    again,
    project("志书编纂"),
  ];
  const text = lines.join("\n");
  const table = parse(text);
  const own = check(table, configure()).diagnostics.filter(({ rule }) => /header|column/.test(rule));
  expect(own.map((one) => [one.rule, text.slice(0, one.from).split("\n").length])).toEqual([[rule, 5]]);
  const [fix] = fixesOf(table, own[0]!, configure());
  expect(applyEdits(text, fix!.edits)).toBe(text.replace(again, header));
});

test.each([
  "总计",
  "合计",
  "预算金额",
  "2026年预算数",
])("a wrong sum is told of by the header’s own name %j", (name) => {
  const text = [
    "单位：万元",
    `项目名称\t${name}（万元）\t绩效目标\t绩效指标`,
    "合计\t31.00\t\t",
    "临江市档案馆\t30.00\t\t",
    "库房修缮\t30.00\t修好2间。\t1、1-产出指标；11-数量指标；数量；实施周期指标值:≥2间；年度指标值:≥2间。",
  ].join("\n");
  for (const header of [text, text.replace("（万元）", "")]) {
    const wrong = check(parse(header), configure()).diagnostics.find(
      ({ rule }) => rule === "grand-total-mismatch",
    )!;
    expect(sentence(ruleOf(wrong.rule)!, wrong.args, "zh")).toContain(`合计行的${name} 31.00`);
  }
});
