import type { Localized } from "../locale.ts";
import type { Columns } from "../model/columns.ts";
import { headerHeight } from "../model/header.ts";
import { headerOf, rowOf, type Table } from "../model/table.ts";
import type { Span } from "../text.ts";
import type { Hover, Manner } from "./hover.ts";
import type { Place } from "./place.ts";

/** What a column is for, at its name in the header; what the amounts count, at 单位：万元. */
export function headerHover(
  table: Table,
  { row, at, column, cell }: Place,
  { locale, markup }: Manner,
): Hover | undefined {
  const said = (span: Span) => rowOf(table, row).text.slice(span.from, span.to);
  const money = rowOf(table, row).headings.find(({ kind }) => kind === "moneyUnit");
  if (money && at >= money.from && at <= money.to) {
    const { name, power } = table.moneyUnit;
    const title = markup.strong(markup.text(said(money.value)));
    return { ...money, text: `${title}\n\n1 ${name} = ${(10 ** power).toLocaleString("en-US")} 元` };
  }
  const { header } = table;
  if (header === undefined || column === undefined || cell === undefined || cell.from === cell.to)
    return undefined;
  if (row < header || row >= header + headerHeight(headerOf(table)!)) return undefined;
  const role = table.columns.list[column]?.role;
  const words = column === table.columns.unit ? OF_UNIT : role && ROLES[role];
  return words && { ...cell, text: `${markup.strong(markup.text(said(cell)))}\n\n${words[locale]}` };
}

const OF_UNIT: Localized = { zh: "项目所属的资金使用单位。", en: "The unit whose project it is." };

const ROLES: Readonly<Record<Columns["list"][number]["role"], Localized>> = {
  name: {
    zh: "单位的一行写单位名称，下面各行写它的项目。",
    en: "A unit's row has the unit's name; the rows below it have its projects.",
  },
  total: {
    zh: "各项资金之和；单位行等于各项目之和，合计等于各单位之和。",
    en: "The sum of the funds; a unit's row is the sum of its projects, 合计 that of the units.",
  },
  fund: { zh: "一项资金来源，计入总计。", en: "A fund; it counts in the total." },
  part: {
    zh: "前面某项资金的一部分，不另计入总计。",
    en: "A part of a fund before it, which the total does not count again.",
  },
  goal: {
    zh: "项目要做什么、做多少、做到什么程度；单位行留空。",
    en: "What the project does, how much of it and how well; empty in a unit's row.",
  },
  indicators: {
    zh: "每条写成“序号、一级指标；二级指标；名称；实施周期指标值:…；年度指标值:…。”。",
    en: "Each as 序号、class；subclass；name；实施周期指标值:…；年度指标值:…。",
  },
  other: { zh: "与金额、目标、指标无关的列，不核对。", en: "A column that nothing is checked against." },
};
