import { type Entry, nameOf, nameSpan } from "../../model/entry.ts";
import { formatted } from "../../model/money.ts";
import { entryAt, inText, rowAtOffset, type Table, unitAtRow } from "../../model/table.ts";
import { totalOf, view } from "../../model/unit.ts";
import type { Span } from "../../text.ts";

/** What stands at an offset: the unit, and the row of the project. */
export function shownAt(
  table: Table,
  offset: number,
): { readonly unit: number; readonly row: number | undefined } {
  const row = rowAtOffset(table, offset);
  const unit = unitAtRow(table, row);
  const { projects } = view(table.units[unit]!);
  const entry = entryAt(table, row);
  return { unit, row: entry && projects.includes(entry) ? row : undefined };
}

/** A unit or a project that a search found. */
export interface Match {
  readonly name: string;
  /** The unit of a project; empty for a unit. */
  readonly unit: string;
  /** Its total, as it is written. */
  readonly amount: string;
  readonly at: Span;
}

/**
 * The units, and the projects with their units, whose names hold all words of a query, in the order of the text; 50 at most.
 * A project is found by a word of its own: those of a unit that is found are in its list.
 */
export function namesFound(table: Table, query: string): Match[] {
  const words = query.trim().toLowerCase().split(/\s+/);
  const found: Match[] = [];
  for (const [u, unit] of table.units.entries()) {
    const { head, projects, at } = view(unit);
    const inUnit = head ? nameOf(head).toLowerCase() : "";
    const left = words.filter((word) => !inUnit.includes(word));
    if (head !== undefined && left.length === 0) add(head, "");
    for (const project of left.length === 0 ? [] : projects) {
      const name = nameOf(project).toLowerCase();
      if (left.every((word) => name.includes(word))) add(project, head ? nameOf(head) : "");
    }
    if (found.length >= MOST_MATCHES) break;
    function add(entry: Entry, of: string): void {
      const span = inText(table, table.unitRows[u]! + at.get(entry)!, nameSpan(entry));
      found.push({ name: nameOf(entry), unit: of, amount: formatted(totalOf(entry)), at: span });
    }
  }
  return found.slice(0, MOST_MATCHES);
}
/** So many are found at most. */
export const MOST_MATCHES = 50;
