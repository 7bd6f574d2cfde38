import { nameOf, nameSpan } from "../../model/entry.ts";
import { entryAt, inText, rowAtOffset, type Table, unitAtRow } from "../../model/table.ts";
import { view } from "../../model/unit.ts";
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

/** A project that a search found. */
export interface Match {
  readonly name: string;
  readonly unit: string;
  readonly at: Span;
}

/** The projects whose name holds some words, in the order of the text; 50 at most. */
export function projectsNamed(table: Table, query: string): Match[] {
  const words = query.trim().toLowerCase();
  const found: Match[] = [];
  for (const [u, unit] of table.units.entries()) {
    const { head, projects, at } = view(unit);
    for (const project of projects) {
      if (found.length === MOST_MATCHES) return found;
      const name = nameOf(project);
      if (!name.toLowerCase().includes(words)) continue;
      const row = table.unitRows[u]! + at.get(project)!;
      found.push({ name, unit: head ? nameOf(head) : "", at: inText(table, row, nameSpan(project)) });
    }
  }
  return found;
}
/** So many projects are found at most. */
export const MOST_MATCHES = 50;
