import { folded } from "../../characters.ts";
import { type Entry, nameSpan } from "../../model/entry.ts";
import { formatted, sumOf } from "../../model/money.ts";
import { entryAt, inText, rowAtOffset, type Table, unitAtRow } from "../../model/table.ts";
import { totalOf, view } from "../../model/unit.ts";
import type { Span } from "../../text.ts";
import { totalText } from "../words.ts";

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
 * The units, and the projects with their units, whose names hold all words of a query, in the order of the text; one more than
 * are shown tells that there are more.
 * A project is found by a word of its own: those of a unit that is found are in its list.
 */
export function namesFound(table: Table, query: string): Match[] {
  const words = wordsOf(query);
  const found: Match[] = [];
  for (const [u, unit] of table.units.entries()) {
    const { head, name: of, projects, at } = view(unit);
    const inUnit = folded(of);
    const left = words.filter((word) => !inUnit.includes(word));
    const first = head ?? projects[0];
    if (of !== "" && first !== undefined && left.length === 0) add(of, first, "");
    for (const project of left.length === 0 ? [] : projects) {
      const name = folded(project.name);
      if (left.every((word) => name.includes(word))) add(project.name, project, of);
    }
    if (found.length > MOST_MATCHES) break;
    function add(name: string, entry: Entry, home: string): void {
      const span = inText(table, table.unitRows[u]! + at.get(entry)!, nameSpan(entry));
      const isOfAll = name === of && entry !== head;
      const amount = isOfAll ? formatted(sumOf(projects.map(totalOf))) : totalText(entry);
      found.push({ name, unit: home, amount, at: span });
    }
  }
  return found.slice(0, MOST_MATCHES + 1);
}
/** The words of a query, each of which is to be in what is found; one empty word for a query that says nothing. */
export function wordsOf(query: string): string[] {
  return folded(query).trim().split(/\s+/);
}

/** So many are shown. */
export const MOST_MATCHES = 50;
