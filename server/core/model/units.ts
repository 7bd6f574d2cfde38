import type { Row } from "../syntax/table.ts";
import type { Columns } from "./columns.ts";
import { readFirst, sumOwner, unitNamesOf } from "./entry.ts";
import { isHeader } from "./header-row.ts";
import { plainTitle } from "./naming.ts";
import { isTelling, roles } from "./roles.ts";
import { type Unit, unitFrom, unitLine } from "./unit.ts";

/**
 * Cuts rows into units: one at each row that has a name and amounts, but neither goal nor indicators. Before the first such
 * row the projects below the head of another table, or below a 合计 of their own, are a unit by themselves, and so are those
 * of which a column says that they are another unit's. `behind` is the row that follows the last.
 */
export function unitsOf(rows: readonly Row[], columns: Columns, behind?: Row): Unit[] {
  const units: Unit[] = [];
  let from = 0;
  let hasHead = false;
  let head: Head | undefined;
  let said = "";
  let owner = "";
  /** Where units have no rows but sums that name them: whether those stand above their projects, or below. */
  let sums: "above" | "below" | undefined;
  let hasProjects = false;
  let line = "";
  let isBelowHeader = false;
  /** Whether a 合计 stands below the last project. */
  let isClosed = false;
  const cut = (to: number) => {
    if (to > from) units.push(unitFrom(rows.slice(from, to), columns, hasHead, hasProjects ? line : ""));
    from = to;
    hasProjects = false;
  };
  let roleOf = roles(columns);
  for (const [i, row] of rows.entries()) {
    const next = rows[i + 1] ?? behind;
    const role = roleOf(row, next);
    if (role === "head") {
      cut(i);
      hasHead = true;
    }
    if (hasHead || role === "part" || role === "other") continue;
    const named = unitLine(row, next);
    if (named !== undefined) {
      // Above the header it is the first unit's, whose part begins with its projects.
      if (hasProjects || isBelowHeader) {
        cut(i);
        roleOf = roles(columns);
        owner = "";
        head = undefined;
        line = named;
        continue;
      }
      line = named;
    }
    if (isUnitSum(row, columns)) {
      sums ??= hasProjects ? "below" : "above";
      cut(sums === "above" ? i : i + 1);
      roleOf = roles(columns);
      owner = "";
      head = undefined;
      continue;
    }
    isBelowHeader ||= isHeader(row);
    if (isTelling(row)) head = { says: (head?.says ?? "") + saidIn(row), hasTotal: isClosed };
    else if (row.kind === "total" || row.kind === "cells") {
      if (readFirst(row, columns).kind === "total") {
        if (head) head = { ...head, hasTotal: true };
        isClosed = hasProjects;
        continue;
      }
      // Pages repeat what the first of them says.
      const other = ownerIn(row, columns) || owner;
      const isOther = owner !== "" && other !== owner;
      if (
        isOther ||
        (head && (units.length === 0 || head.hasTotal || (head.says !== "" && head.says !== said)))
      ) {
        cut(i);
        // A unit is read without what stands above it.
        roleOf = roles(columns);
        roleOf(row, next);
      }
      owner = other;
      said = head?.says || said;
      head = undefined;
      isClosed = false;
      hasProjects = true;
    }
  }
  cut(rows.length);
  return units;
}

/**
 * Tells of parts that follow a unit whether they belong to it: one after the other, until the first that does not. `behind`
 * is the first row of the first of them, and `next` that of the part behind each.
 */
export function following(
  unit: Unit,
  behind: Row | undefined,
): (part: Unit, next: Row | undefined) => boolean {
  const roleOf = roles(unit.columns);
  const look = (rows: readonly Row[], after?: Row) => rows.map((row, i) => roleOf(row, rows[i + 1] ?? after));
  look(unit.rows, behind);
  return ({ rows }, next) => {
    if (roleOf(rows[0]!, rows[1] ?? next) === "head") return false;
    look(rows.slice(1), next);
    return true;
  };
}

function isUnitSum(row: Row, columns: Columns): boolean {
  return (row.kind === "total" || row.kind === "cells") && sumOwner(readFirst(row, columns)) !== undefined;
}

// Whose project a row is, where a column says it; half of a row has other cells there.
function ownerIn(row: Row, columns: Columns): string {
  if (row.cells.length <= (columns.indicators ?? -1)) return "";
  const entry = columns.unit === undefined ? undefined : readFirst(row, columns);
  return entry?.kind === "project" ? unitNamesOf([entry])[0]! : "";
}

/** The head of a table or of a page: its title and department, and whether a 合计 stands below them, or right above. */
interface Head {
  readonly says: string;
  readonly hasTotal: boolean;
}

function saidIn({ headings, text }: Row): string {
  return headings
    .filter(({ kind }) => kind !== "moneyUnit")
    .map(({ value }) => plainTitle(text.slice(value.from, value.to)))
    .join("");
}
