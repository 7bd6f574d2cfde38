import { itemsOf, type Rope } from "../rope.ts";
import { beginsIndicators, type Row } from "../syntax/table.ts";
import { textIn } from "./cell.ts";
import { columnsNamed, usualHeader } from "./columns.ts";
import { readAmount } from "./money.ts";
import type { Table } from "./table.ts";

/**
 * What the columns of a table were called that lost its header, as far as its first rows tell: a name, its amounts, a goal
 * and indicators, and perhaps a number before them. Undefined where they do not.
 */
export function headerLost(rows: Rope<Row>): readonly string[] | undefined {
  const projects = itemsOf(rows, 0, Math.min(rows.length, LOOKED_AT)).flatMap((row) => {
    const at =
      row.cells.length < LEAST ? -1 : row.cells.findLastIndex((_, i) => beginsIndicators(textIn(row, i)));
    return at < 1 ? [] : [{ row, at }];
  });
  const [first] = projects;
  if (first === undefined || projects.length < FEWEST) return undefined;
  const width = first.row.cells.length;
  // The goal stands before the indicators, and the amounts before both or behind them.
  const isNumbered = projects.every(({ row }) => /^\d{1,4}$/.test(textIn(row, 0)));
  const start = Number(isNumbered) + 1;
  const isBefore = first.at === width - 1;
  const [from, to] = isBefore ? [start, width - 2] : [first.at + 1, width];
  const isUsual = isBefore || first.at === start + 1;
  const names = isUsual ? NAMES.get(to - from) : undefined;
  if (names === undefined) return undefined;
  const isAlike = ({ row, at }: (typeof projects)[number]) =>
    row.cells.length === width && at === first.at && hasAmounts(row, from, to);
  if (projects.filter(isAlike).length < MOST_OF_THEM * projects.length) return undefined;
  const texts = [GOAL, INDICATORS];
  return [...(isNumbered ? ["序号"] : []), NAME, ...(isBefore ? [...names, ...texts] : [...texts, ...names])];
}

/** The one column that a header lacks, by what its rows look like, and its place among the others; undefined where they do not tell. */
export function columnLost({
  rows,
  columns: { list },
}: Pick<Table, "rows" | "columns">): ColumnLost | undefined {
  const names = headerLost(rows) ?? [];
  if (names.length !== list.length + 1) return undefined;
  const columns = columnsNamed(names).list;
  const at = columns.findIndex(({ role }, i) => {
    // Which of several funds is lost their names tell.
    const key = role === "fund" ? "name" : "role";
    return columns.toSpliced(i, 1).every((column, k) => column[key] === list[k]![key]);
  });
  return at < 0 ? undefined : { name: names[at]!, at };
}

export interface ColumnLost {
  readonly name: string;
  readonly at: number;
}

/** So many rows are looked at. */
const LOOKED_AT = 100;
/** So many projects of one kind tell what their columns are. */
const FEWEST = 2;
const MOST_OF_THEM = 0.9;
/** A name, an amount, a goal and indicators. */
const LEAST = 4;

// Whether some cells of a row are amounts, `to` excluded.
function hasAmounts(row: Row, from: number, to: number): boolean {
  const amounts = row.cells.slice(from, to).map((_, i) => readAmount(textIn(row, from + i)));
  return (
    amounts.every(({ fault }) => fault === undefined) && amounts.some(({ value }) => value !== undefined)
  );
}

const [NAME, TOTAL, BUDGET, SPECIAL, OTHER, GOAL, INDICATORS] = usualHeader;
/** What amounts are called, by how many there are. */
const NAMES: ReadonlyMap<number, readonly string[]> = new Map(
  [[], [BUDGET], [BUDGET, OTHER], [BUDGET, SPECIAL, OTHER]].map((funds) => [
    funds.length + 1,
    [TOTAL, ...funds],
  ]),
);
