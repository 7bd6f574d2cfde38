import type { Config } from "../../check/check.ts";
import type { Counts } from "../../check/found.ts";
import type { Locale } from "../../locale.ts";
import { nameSpan } from "../../model/entry.ts";
import { grandTotal } from "../../model/sections.ts";
import { emptySum, include } from "../../model/sums.ts";
import { inText, rowOf, type Table } from "../../model/table.ts";
import { isShown, namePlace, totalOf, view } from "../../model/unit.ts";
import type { Span } from "../../text.ts";
import { loweredIn, nothingWaived, type Waived } from "../../waivers/waived.ts";
import { type ClassCount, classCounts, tallyOf } from "../tally.ts";
import { type FindingLine, foundIn, tellAll } from "./finding.ts";
import { type ProjectLine, projectLine, rowsOfProject } from "./project.ts";
import { type SumLine, sumLines, sumOfTotals } from "./sums.ts";

/** A unit: its sums, its projects, and where its indicators stand. */
export interface UnitPreview {
  readonly unit: number;
  readonly name: string;
  readonly at: Span;
  readonly sums: readonly SumLine[];
  readonly projects: readonly ProjectLine[];
  /** The four classes, and what else the unit's indicators use of classes and subclasses, with how many each has. */
  readonly classes: readonly ClassCount[];
  readonly counts: Counts;
  /** Findings about the unit itself, but for those of its sums. */
  readonly findings: readonly FindingLine[];
}

/** The unit at an index of the table; undefined where there is none to show. */
export function unitPreview(
  table: Table,
  unit: number,
  config: Config,
  locale: Locale,
  waived: Waived = nothingWaived,
): UnitPreview | undefined {
  const source = table.units[unit];
  if (source === undefined) return undefined;
  const { head, name, projects, at, uncertain } = view(source);
  if (!isShown(source)) return undefined;
  const start = table.unitRows[unit]!;
  const headRow = head && start + at.get(head)!;
  const columns =
    projects.length === 0
      ? undefined
      : table.columns.amounts.map((_, a) => {
          const sum = emptySum();
          for (const project of projects) include(sum, project.amounts[a]!, 1);
          return sum;
        });
  const found = foundIn(table, unit, config);
  const whole = head ? totalOf(head) : sumOfTotals(projects);
  const told = tellAll(table, (headRow === undefined ? undefined : found.get(headRow)) ?? [], {
    locale,
    waived,
  });
  const sums = sumLines(table, head, columns, { whole, open: uncertain, told });
  const ofSums = new Set(sums.map(({ finding }) => finding));
  // 合计 is the whole table's, and a project has its own.
  const rows = projects.map((project) => rowsOfProject(table, unit, project, found));
  const own = new Set(rows.flat().map(({ row }) => row));
  const total = grandTotal(table);
  const besides = [...found].flatMap(([row, list]) =>
    row === headRow || own.has(row) || rowOf(table, row) === total?.row ? [] : list,
  );
  return {
    unit,
    name: name || "—",
    at: unitSpan(table, unit),
    sums,
    projects: rows.map((ownRows) => projectLine(table, ownRows, whole, waived)),
    classes: classCounts(tallyOf(source).classes, locale),
    counts: loweredIn(table, unit, config, waived),
    findings: [
      ...[...told.values()].filter((line) => !ofSums.has(line)),
      ...tellAll(table, besides, { locale, waived }).values(),
    ],
  };
}

/** Where a unit's name stands. */
export function unitSpan(table: Table, u: number): Span {
  const { head, projects, at } = view(table.units[u]!);
  const first = head ?? projects[0];
  const start = table.unitRows[u]!;
  const named = namePlace(table.units[u]!);
  if (named !== undefined) return inText(table, start + named.row, named);
  return first
    ? inText(table, start + at.get(first)!, nameSpan(first))
    : inText(table, start, { from: 0, to: 0 });
}
