import { beginsIndicators, type Row } from "../syntax/table.ts";
import { isBlankMoney } from "./amounts.ts";
import { contentOf, textIn } from "./cell.ts";
import { type Columns, hasSplitIndicators } from "./columns.ts";
import { readFirst, textAt } from "./entry.ts";
import { headsProjects, MOST_HEADER_ROWS } from "./header.ts";
import { isHeader } from "./header-row.ts";
import { readAmount } from "./money.ts";

/** Tells the rows of other kinds of tables in a file from those of ours, asked of each row in order. */
export interface Others {
  /** Whether a row is one of them; `hasHead` says whether a unit's row stands above. */
  readonly holds: (row: Row, hasHead: boolean) => boolean;
  /** A unit's own row is ours. */
  readonly begin: () => void;
}

export function others(columns: Columns): Others {
  /** The rows of a header above, as many as one may have. */
  let header: Row[] = [];
  let isSummary = false;
  /** Whether the title of another kind of table stands above, and its rows below that. */
  let titled: "no" | "maybe" | "yes" = "no";
  const isOwn = () => header.some((first, i) => headsProjects([first, ...header.slice(i + 1)]));
  return {
    holds(row, hasHead) {
      header = isHeader(row) ? [...header.slice(1 - MOST_HEADER_ROWS), row] : [];
      // A table that sums up the units may stand above that of the projects; a header of several rows is one.
      if (header.length > 0 && !hasHead && hasProjects(columns)) isSummary = !isOwn();
      if (isTitle(row)) titled = "maybe";
      else if (titled !== "no" && (isOwn() || row.headings.some(({ kind }) => kind === "title")))
        titled = "no";
      if (row.kind !== "cells" && row.kind !== "total") return false;
      if (titled !== "no")
        titled = hasIndicators(row) ? "no" : titled === "yes" || isForeign(row, columns) ? "yes" : "maybe";
      return titled === "yes" || (isSummary && header.length === 0);
    },
    begin() {
      titled = "no";
    },
  };
}

function hasProjects(columns: Columns): boolean {
  return columns.goals.length > 0 || columns.indicators !== undefined || hasSplitIndicators(columns);
}

// 收支总表, “三公”经费预算表: what budgets are published with beside the one of targets. A page may repeat such a title above
// all of them: what stands below tells.
function isTitle({ kind, text }: Row): boolean {
  if (kind !== "note") return false;
  const said = text.trim();
  return said.length <= LONGEST_TITLE && OTHER_TABLE.test(said);
}
const LONGEST_TITLE = 60;
const OTHER_TABLE =
  /^(?!.*绩效)[^。；，]*(?:收支|收入|支出|预算|决算|经费|采购|资产|基金)[^。；，]{0,12}(?:总|明细|情况|汇总|公开|预算|决算|一览)?表(?:[（(][^（）()]*[）)])?$/;

function hasIndicators(row: Row): boolean {
  return row.cells.some((cell) => beginsIndicators(contentOf(row, cell)));
}

// Whether a row cannot be one of ours: words stand under its amounts, or an amount under its indicators.
function isForeign(row: Row, columns: Columns): boolean {
  const said = (column: number) => textIn(row, column);
  const isWords = (text: string) => /[\u4e00-\u9fff]{2}/.test(text) && readAmount(text).value === undefined;
  if (columns.amounts.some((column) => isWords(said(column)))) return true;
  const { indicators } = columns;
  if (indicators !== undefined && readAmount(said(indicators)).value !== undefined) return true;
  const entry = readFirst(row, columns);
  return entry.kind === "project" && isBlankMoney(entry.amounts) && textAt(entry, indicators) === "";
}
