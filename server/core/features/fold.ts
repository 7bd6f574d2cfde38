import { rowLine, rowOf, rowsOf, type Table } from "../model/table.ts";
import { view } from "../model/unit.ts";

/** Lines (0-based, both included) that fold together: a unit, a row of several lines (nearly always a project in the expanded layout), or page furniture. */
export interface Fold {
  readonly from: number;
  readonly to: number;
  readonly kind: "unit" | "project" | "furniture";
}

export function foldsOf(table: Table): Fold[] {
  const folds: Fold[] = [];
  const line = (row: number) => rowLine(table, row);
  for (const [u, unit] of table.units.entries()) {
    const start = table.unitRows[u]!;
    const { head, name, at } = view(unit);
    if (head === undefined && name === "") continue;
    let [first, last] = [Number.POSITIVE_INFINITY, start];
    for (const row of at.values())
      [first, last] = [Math.min(first, start + row), Math.max(last, start + row)];
    add(folds, line(first), line(last) + rowOf(table, last).lines - 1, "unit");
  }
  let furniture: number | undefined;
  for (const [i, row] of rowsOf(table).entries()) {
    const isFurniture = row.kind === "heading" || row.kind === "blank";
    if (isFurniture) furniture ??= i;
    else {
      if (furniture !== undefined && i - furniture >= FEWEST)
        add(folds, line(furniture), line(i) - 1, "furniture");
      furniture = undefined;
      if (row.lines > 1) add(folds, line(i), line(i) + row.lines - 1, "project");
    }
  }
  return folds.sort((a, b) => a.from - b.from || b.to - a.to);
}
/** So many lines of headings and blanks are worth folding: one or two take no more room than the fold. */
const FEWEST = 3;

function add(folds: Fold[], from: number, to: number, kind: Fold["kind"]): void {
  if (to > from) folds.push({ from, to, kind });
}
