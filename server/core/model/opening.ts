import type { Heading, Row } from "../syntax/table.ts";
import type { Entry } from "./entry.ts";
import { FOOTER } from "./margin.ts";
import { plainTitle } from "./naming.ts";
import { isTelling } from "./roles.ts";
import { ofUnits, type Unit, view } from "./unit.ts";

/** The head of a page or of another table, behind all that a unit says of itself. */
export interface Opening {
  readonly head: readonly Row[];
  /** The 合计 below the head. */
  readonly total: Entry | undefined;
  /** Whether a 合计 stands right above it. */
  readonly closes: boolean;
  readonly title: string | undefined;
  readonly department: string | undefined;
}

/** What stands behind a unit's own rows; undefined where that is no head. */
export const openingOf: (unit: Unit) => Opening | undefined = ofUnits.once((unit: Unit) => {
  const { rows } = unit;
  const { totals, entries } = view(unit);
  const isTotal = (i: number) => totals.includes(entries.get(i)!);
  const isHead = (i: number) => i >= 0 && !entries.has(i) && isFurniture(rows[i]!);
  const headTo = (end: number) => {
    let from = end;
    while (isHead(from - 1)) from--;
    return rows.slice(from, end);
  };
  let end = rows.length;
  let total: Entry | undefined;
  let head = headTo(end);
  if (!head.some(isTelling)) {
    end -= head.length + 1;
    if (!isTotal(end)) return undefined;
    total = entries.get(end);
    head = headTo(end);
    if (!head.some(isTelling)) return undefined;
  }
  const says = (kind: Heading["kind"]) => headings(head, kind)[0];
  return {
    head,
    total,
    closes: isTotal(end - head.length - 1),
    title: says("title"),
    department: says("department"),
  };
});

/** Whether two units that follow each other in time open the same. */
export function sameOpening(a: Unit, b: Unit): boolean {
  const [one, other] = [openingOf(a), openingOf(b)];
  return (
    one?.total === other?.total &&
    one?.closes === other?.closes &&
    one?.title === other?.title &&
    one?.department === other?.department
  );
}

function isFurniture(row: Row): boolean {
  // Who signs may stand in cells.
  const isSigned = row.kind === "cells" && FOOTER.test(row.text.trimStart());
  return row.kind === "blank" || row.kind === "note" || isTelling(row) || isSigned;
}

function headings(rows: readonly Row[], wanted: Heading["kind"]): string[] {
  return rows.flatMap(({ headings, text }) =>
    headings.flatMap(({ kind, value }) =>
      kind === wanted ? [plainTitle(text.slice(value.from, value.to))] : [],
    ),
  );
}
