import { itemsOf, type Rope } from "../rope.ts";
import { beginsIndicators, type Row } from "../syntax/table.ts";
import { textIn } from "./cell.ts";
import { columnsNamed, usualHeader } from "./columns.ts";
import { readAmount } from "./money.ts";
import type { Table } from "./table.ts";

/**
 * What the columns of a table were called that lost its header, as far as its first rows tell: a name, its amounts, a goal
 * and indicators. Undefined where they do not.
 */
export function headerLost(rows: Rope<Row>): readonly string[] | undefined {
  const projects = itemsOf(rows, 0, Math.min(rows.length, LOOKED_AT)).filter(
    (row) => row.cells.length > 1 && beginsIndicators(textIn(row, row.cells.length - 1)),
  );
  const [first] = projects;
  if (first === undefined || projects.length < FEWEST) return undefined;
  const width = first.cells.length;
  const alike = projects.filter((row) => row.cells.length === width && hasAmounts(row));
  return alike.length >= MOST_OF_THEM * projects.length ? NAMES.get(width) : undefined;
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

// Between a name and a goal.
function hasAmounts(row: Row): boolean {
  const amounts = row.cells.slice(1, -2).map((_, i) => readAmount(textIn(row, i + 1)));
  return (
    amounts.every(({ fault }) => fault === undefined) && amounts.some(({ value }) => value !== undefined)
  );
}

const [NAME, TOTAL, BUDGET, SPECIAL, OTHER, GOAL, INDICATORS] = usualHeader;
const NAMES: ReadonlyMap<number, readonly string[]> = new Map(
  [[], [BUDGET], [BUDGET, OTHER], [BUDGET, SPECIAL, OTHER]].map((funds) => {
    const names = [NAME, TOTAL, ...funds, GOAL, INDICATORS];
    return [names.length, names];
  }),
);
