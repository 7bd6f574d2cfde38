import { beginsIndicators, NUMBERED_CODE, type Row } from "../syntax/table.ts";
import { isBlankMoney } from "./amounts.ts";
import { contentOf, contentsOf } from "./cell.ts";
import type { Columns } from "./columns.ts";
import { goesOnAfter, isOfIndicators } from "./cut-text.ts";
import { cellAt, type Entry, textAt } from "./entry.ts";
import { isHeader } from "./header-row.ts";
import { readAmount } from "./money.ts";
import { isUnitName } from "./naming.ts";
import { judge } from "./sums.ts";

/**
 * What a line end took the place of that broke a project's row in two, or a unit's: a tab, or nothing where it stands within
 * a cell. Undefined where two rows are no such halves.
 */
export function brokenAt(above: Row, below: Row, columns: Columns): "" | "\t" | undefined {
  const width = columns.list.length;
  const surplus = above.cells.length + below.cells.length - width;
  if (above.cells.length >= width || below.cells.length >= width || surplus < 0 || surplus > 1)
    return undefined;
  // Where only remarks are missing nothing is broken.
  if (columns.list.slice(above.cells.length - surplus).every(({ role }) => role === "other"))
    return undefined;
  const [upper, lower] = [contentsOf(above), contentsOf(below)];
  // Blanks that a unit's row has lost are no half of it.
  const isBlankBelow = lower.every((cell) => cell === "");
  const isWhole = (cells: readonly string[]) =>
    isProject(cells, columns) || (!isBlankBelow && isOfSums(cells, columns));
  if (surplus === 0) return isWhole([...upper, ...lower]) ? "\t" : undefined;
  const [first, ...more] = lower as [string, ...string[]];
  const last = upper.at(-1)!;
  // Whole indicators are cut where the next line goes on with them, and above another row nowhere.
  if (beginsIndicators(last) && !goesOnAfter(last, first) && !isOfIndicators(first)) return undefined;
  const whole = [...upper.slice(0, -1), last + first, ...more];
  return isWhole(whole) ? "" : undefined;
}

// Whether cells are those of a unit's row, which adds up.
function isOfSums(
  cells: readonly string[],
  { name, amounts, total, funds, goals, indicators }: Columns,
): boolean {
  if (total === undefined || funds.length === 0 || !isUnitName(cells[name]!)) return false;
  if ([...goals, ...(indicators === undefined ? [] : [indicators])].some((column) => cells[column] !== ""))
    return false;
  const money = amounts.map((column) => readAmount(cells[column]!));
  const [whole, ...parts] = money;
  return !isBlankMoney(parts) && judge(whole!, parts.slice(0, funds.length))?.verdict === "equal";
}

// Whether cells are a project's, with nothing lacking.
function isProject(cells: readonly string[], { name, amounts, goals, indicators }: Columns): boolean {
  const money = amounts.map((column) => readAmount(cells[column]!));
  return (
    cells[name] !== "" &&
    indicators !== undefined &&
    beginsIndicators(cells[indicators]!) &&
    goals.some((goal) => cells[goal] !== "") &&
    money.every(({ fault }) => fault === undefined) &&
    !isBlankMoney(money)
  );
}

/** Whether a line is an indicator by itself: behind a blank line, with no tab before it. */
export function isLoose({ kind, text }: Row): boolean {
  return kind === "note" && LOOSE.test(text);
}
const LOOSE = new RegExp(`^\\s*${NUMBERED_CODE}`);

/**
 * Tells rows that are half of one, with the row behind each and the project above it; asked of each row of cells in order.
 * `project`: an upper half with all of its amounts, which counts as the project.
 */
export function halves(): (
  entry: Entry,
  next: Row | undefined,
  above: Entry | undefined,
) => "broken" | "project" | "torn" | undefined {
  let isBroken = false;
  return (entry, next, above) => {
    const isBelow = isBroken;
    isBroken = !isBelow && isUpperHalf(entry, next);
    if (isBroken) return hasAllMoney(entry, next!) ? "project" : "broken";
    if (isBelow || (above !== undefined && (isRestOf(above, entry) || isLowerHalf(above, entry))))
      return "torn";
    return undefined;
  };
}

// Whether a row is the upper half of a project's: what it lacks stands in the next one, which lacks what it says.
function isUpperHalf(entry: Entry, below: Row | undefined): boolean {
  const { row, layout, kind, name } = entry;
  const { columns } = layout;
  if (below === undefined || below.kind !== "cells" || (kind !== "bare" && kind !== "project")) return false;
  if (name === "" || columns.indicators === undefined || isHeader(below)) return false;
  const isShort = row.cells.length < columns.list.length;
  if (isShort && brokenAt(row, below, columns) !== undefined) return true;
  // Most rows have indicators, which need not be read for that.
  const indicators = cellAt(entry, columns.indicators);
  if (indicators !== undefined && indicators.to - indicators.from > LONGEST_BLANK) return false;
  if (textAt(entry, columns.indicators) !== "") return false;
  if (below.cells.length !== columns.list.length) return false;
  const other = contentsOf(below);
  if (other[columns.name] !== "") return false;
  if (
    !beginsIndicators(other[columns.indicators]!) ||
    columns.goals.some((goal) => textAt(entry, goal) !== "")
  )
    return false;
  const isBlank = isBlankMoney(entry.amounts);
  const isBlankBelow = isBlankMoney(columns.amounts.map((column) => readAmount(other[column]!)));
  return isBlank ? !isBlankBelow && !isUnitName(name) : isBlankBelow;
}

const LONGEST_BLANK = 40;

// Whether the break stands behind the amounts.
function hasAllMoney({ row, layout: { columns }, amounts }: Entry, below: Row): boolean {
  const behind = Math.max(...columns.amounts) + 1;
  if (isBlankMoney(amounts) || row.cells.length < behind) return false;
  return row.cells.length > behind || brokenAt(row, below, columns) === "\t";
}

// Whether a row is the lower half of the project above it, which has a goal and no indicators: a page cut the goal.
function isLowerHalf(above: Entry, { kind, name, amounts, layout, row }: Entry): boolean {
  const { indicators } = layout.columns;
  return (
    kind === "project" &&
    name === "" &&
    isBlankMoney(amounts) &&
    textAt(above, indicators) === "" &&
    beginsIndicators(textAt({ row, layout }, indicators))
  );
}

/** Whether two rows are one whose goal was broken: the one ends with it, and the other has the rest of it and the indicators. */
export function isRestOf({ row: above, layout: { columns } }: Entry, { row }: Entry): boolean {
  if (row.cells.length !== 2 || above.cells.length + 1 !== columns.list.length) return false;
  const [rest, indicators] = contentsOf(row) as [string, string];
  return (
    rest !== "" && beginsIndicators(indicators) && !beginsIndicators(contentOf(above, above.cells.at(-1)!))
  );
}
