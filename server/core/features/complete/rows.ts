import type { Localized } from "../../locale.ts";
import { usualHeader } from "../../model/columns.ts";
import { subclassesOf } from "../../model/framework.ts";
import { partsOf, styleFor } from "../../model/new-indicator.ts";
import { totalledIn } from "../../model/sections.ts";
import { rowContent, rowOf, type Table } from "../../model/table.ts";
import { totalRow } from "../../model/total-row.ts";
import { view } from "../../model/unit.ts";
import { itemsOf } from "../../rope.ts";
import type { Place } from "../place.ts";
import type { Completion } from "./completion.ts";

/**
 * On a line with nothing in it: the head of a table where there is no row yet, and below a header the next project, or the
 * next unit; undefined on any other line.
 */
export function onEmptyLine(table: Table, { row, at, unit }: Place): Completion[] | undefined {
  const { header, columns } = table;
  const line = rowContent(rowOf(table, row));
  if (isBlankTable(table)) return [head(line)];
  if (header === undefined || row <= header || at > 0 || line.trim() !== "") return undefined;
  // The next line may go on with the row above, and below another kind of table nothing of this one is written.
  const next = row + 1 < table.rows.length ? rowOf(table, row + 1).text : "";
  const { others } = view(table.units[unit]!);
  if (/^\s*\d{1,3}、/.test(next) || others.has(row - 1 - table.unitRows[unit]!)) return undefined;
  const money = { name: "0.00" };
  const [amount, fund] = columns.amounts;
  const rowOfCells = (cells: ReadonlyMap<number | undefined, Completion["parts"]>) =>
    columns.list.flatMap((_, column) => [...(column > 0 ? ["\t"] : []), ...(cells.get(column) ?? [])]);
  const amounts = [
    [amount, [money]],
    [fund, [money]],
  ] as const;
  const projectCells = new Map<number | undefined, Completion["parts"]>([
    ...amounts,
    [columns.name, [{ name: "项目名称" }]],
    [columns.goals[0], [{ name: "做什么、做多少、做到什么程度" }]],
    [columns.indicators, ["1、", ...partsOf(subclassesOf()[0]!, styleFor(table))]],
  ]);
  const unitCells = new Map<number | undefined, Completion["parts"]>([
    ...amounts,
    [columns.name, [{ name: "单位名称" }]],
  ]);
  const offer = (label: Localized, detail: Localized, cells: typeof unitCells): Completion => ({
    ...{ from: 0, to: line.length, kind: "row", label, detail },
    parts: rowOfCells(cells),
  });
  const total = totalledIn(table).length === 0 ? totalRow(table) : undefined;
  return [
    ...(total === undefined
      ? []
      : [
          {
            ...offer({ zh: "合计", en: "合计" }, { zh: "各单位之和", en: "The sum of the units" }, new Map()),
            parts: [total],
          },
        ]),
    offer(
      { zh: "新的项目", en: "A new project" },
      { zh: "一行：名称、金额、目标和第一条指标", en: "A row: name, amounts, goal and a first indicator" },
      projectCells,
    ),
    offer(
      { zh: "新的资金使用单位", en: "A new unit" },
      { zh: "一行：名称和金额", en: "A row: name and amounts" },
      unitCells,
    ),
  ];
}

// In a text with nothing in it: the lines above the first row, down to 合计.
function head(line: string): Completion {
  const department = { name: "单位名称" };
  const rows = [usualHeader.join("\t"), `合计${"\t".repeat(usualHeader.length - 1)}`];
  return {
    ...{ from: 0, to: line.length, kind: "row" },
    label: { zh: "新的绩效目标表", en: "A new table" },
    detail: { zh: "标题、部门、金额单位、表头和合计", en: "Title, department, money unit, header and 合计" },
    parts: [
      department,
      { name: "××××" },
      "年项目支出绩效目标表\n部门名称：",
      department,
      `\n单位：万元\n${rows.join("\n")}\n`,
    ],
  };
}

function isBlankTable({ rows }: Table): boolean {
  return rows.length <= MOST_BLANK && itemsOf(rows).every(({ kind }) => kind === "blank");
}
const MOST_BLANK = 20;
