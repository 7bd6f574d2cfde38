import { contentSpan, quotedSpan } from "../../model/cell.ts";
import { cellAt, cellSpan, type Entry, mayHaveLost, nameSpan } from "../../model/entry.ts";
import { headerCells } from "../../model/header.ts";
import type { HeaderCell } from "../../model/header-merged.ts";
import { areExchanged, goalSpan, isInOtherNotation } from "../../model/project.ts";
import { headerOf, type Table } from "../../model/table.ts";
import { isHeaderExchanged } from "../../model/wording.ts";
import { NUMBERED_CODE } from "../../syntax/table.ts";
import { project, table } from "../example.ts";
import { exchangingCells } from "../fixes.ts";
import type { Fix, Rule } from "../rule.ts";

export const missingIndicators: Rule = {
  id: "missing-indicators",
  title: "缺绩效指标",
  family: "completeness",
  severity: "error",
  docs: {
    zh: "项目一条绩效指标也没有；另有写法、读不了的只作提示。\n没有指标，目标是否实现就无从衡量。\n至少写产出、效益指标，再按项目性质补充满意度和成本指标。",
    en: "A project has no indicator at all; those in another notation are not read, which is information only.\nWithout indicators nobody can tell whether the goal was reached.\nWrite at least output and benefit, then satisfaction and cost as the project calls for them.",
  },
  message: {
    zh: ({ exchanged, unread, inGoal, inHeader }) =>
      inHeader
        ? "表头的“绩效目标”和“绩效指标”写反了：下面各行都与列名相反"
        : inGoal !== undefined
          ? "指标填在了绩效目标格里，请移到绩效指标格"
          : exchanged
            ? "绩效目标和绩效指标填反了"
            : unread
              ? "这一格的指标是另一种写法，暂不逐条检查"
              : "项目没有绩效指标",
    en: ({ exchanged, unread, inGoal, inHeader }) =>
      inHeader
        ? "The header has goals and indicators exchanged: all rows have them the other way round"
        : inGoal !== undefined
          ? "The indicators stand in the goal's cell: move them to their own"
          : exchanged
            ? "Goal and indicators stand in each other's place"
            : unread
              ? "These indicators are written in another way and are not checked one by one"
              : "The project has no indicators",
  },
  examples: [
    {
      bad: project("", { name: "«职工技能培训经费»" }),
      near: [project("1、1-产出指标；11-数量指标；培训人数；实施周期指标值:≥50人；年度指标值:≥50人。")],
    },
    { bad: project("«—»") },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮 | 30.00 | 修好库房屋面，保障档案安全。«1、1-产出»指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。 |`,
      good: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮 | 30.00 | 修好库房屋面，保障档案安全。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
    },
    { bad: project("«1.产出指标-数量指标-培训人数：≥50人；2.产出指标-质量指标-考核合格率：≥95%»") },
    { bad: project("«（1）数量指标：培训职工≥50人。（2）质量指标：考核合格率≥95%。»") },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮 | 30.00 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。 | «修好库房屋面，保障档案安全。»`,
      good: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮 | 30.00 | 修好库房屋面，保障档案安全。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | «绩效指标» | 绩效目标
        临江市档案馆 | 30.00 | |
        第一库房修缮 | 10.00 | 修好第一库房屋面，保障档案安全。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
        第二库房修缮 | 10.00 | 修好第二库房屋面，保障档案安全。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
        第三库房修缮 | 10.00 | 修好第三库房屋面，保障档案安全。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        第一库房修缮 | 10.00 | 修好第一库房屋面，保障档案安全。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
        第二库房修缮 | 10.00 | 修好第二库房屋面，保障档案安全。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
        第三库房修缮 | 10.00 | 修好第三库房屋面，保障档案安全。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
    },
  ],
  row({ entry, isProject, goesOn, isSecret, indicators, context }, report) {
    const column = entry.layout.columns.indicators;
    if (
      !isProject ||
      goesOn ||
      isSecret ||
      column === undefined ||
      indicators.length > 0 ||
      mayHaveLost(entry, column)
    )
      return;
    const cell = cellSpan(entry, column);
    const exchanged = areExchanged(entry);
    if (exchanged && context.isExchanged) return;
    const span = cell === undefined || cell.from === cell.to ? nameSpan(entry) : cell;
    if (isInOtherNotation(entry) && !exchanged) report(span, { unread: true }, { severity: "information" });
    else {
      const at = exchanged ? undefined : inGoal(entry);
      report(
        at === undefined ? span : { from: at, to: at + MARKED },
        exchanged ? { exchanged } : { inGoal: at },
      );
    }
  },
  table(table, report) {
    const header = headerOf(table);
    if (header === undefined || !isHeaderExchanged(table)) return;
    const cell = headerCells(header)[table.columns.indicators!]!;
    report(table.header! + cell.row, contentSpan(header[cell.row]!, cell.span), { inHeader: true });
  },
  fix({ table, entry, text, finding }) {
    if (finding.args.inHeader) return exchanging(table);
    if (entry === undefined) return [];
    const { exchanged, inGoal: at } = finding.args;
    if (at !== undefined) {
      const [from, to] = [
        cellAt(entry, entry.layout.columns.goals[0]),
        cellAt(entry, entry.layout.columns.indicators),
      ];
      if (from === undefined || to === undefined || from.quoted) return [];
      const edits = [
        { from: at, to: from.to, insert: "" },
        { ...quotedSpan(to), insert: text.slice(at, from.to) },
      ];
      return [{ title: { zh: "移到绩效指标格", en: "Move them to the cell of indicators" }, edits }];
    }
    if (!exchanged) return [];
    const { goals, indicators } = entry.layout.columns;
    return exchangingCells(entry, goals[0], indicators);
  },
};

function exchanging(table: Table): Fix[] {
  const header = headerOf(table)!;
  const { goals, indicators } = table.columns;
  const [goal, other] = [goals[0], indicators].map((column) => headerCells(header)[column ?? -1]);
  if (goal === undefined || other === undefined) return [];
  const inPlaceOf = (own: HeaderCell, { row, span }: HeaderCell) => ({
    ...{ row: table.header! + own.row, from: own.span.from, to: own.span.to },
    insert: header[row]!.text.slice(span.from, span.to),
  });
  const title = { zh: "对调表头的两个列名", en: "Exchange the two names of the header" };
  return [{ title, edits: [inPlaceOf(goal, other), inPlaceOf(other, goal)] }];
}

// Where indicators begin that stand in the goal's cell, behind the goal or in its place.
function inGoal(entry: Entry): number | undefined {
  const goal = goalSpan(entry);
  const found = goal && INDICATORS.exec(entry.row.text.slice(goal.from, goal.to));
  return found ? goal.from + found.index : undefined;
}
const INDICATORS = new RegExp(`${NUMBERED_CODE}[产效满成]`);
/** What is marked of them. */
const MARKED = 6;
