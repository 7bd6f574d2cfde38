import { folded } from "../characters.ts";
import { type Entry, nameSpan } from "../model/entry.ts";
import { inText, type Table } from "../model/table.ts";
import { view } from "../model/unit.ts";
import type { Span } from "../text.ts";

/** A unit or a project found by its name; the span is its name's, `container` the unit of a project. */
export interface Found extends Span {
  readonly kind: "unit" | "project";
  readonly name: string;
  readonly container: string;
}

/** The units and projects whose names have the characters of a query in its order, in the order of the table; `most` of them. */
export function namesLike(table: Table, query: string, most: number): Found[] {
  const wanted = folded(query.replace(/\s/g, ""));
  const found: Found[] = [];
  for (const [u, unit] of table.units.entries()) {
    if (found.length >= most) break;
    const { head, name: of, projects, at } = view(unit);
    const look = (kind: Found["kind"], name: string, entry: Entry | undefined, container: string) => {
      if (name === "" || entry === undefined || !hasInOrder(folded(name), wanted)) return;
      const span = inText(table, table.unitRows[u]! + at.get(entry)!, nameSpan(entry));
      found.push({ kind, name, container, ...span });
    };
    look("unit", of, head ?? projects[0], "");
    for (const project of projects) look("project", project.name, project, of);
  }
  return found.slice(0, most);
}

function hasInOrder(text: string, wanted: string): boolean {
  let at = 0;
  for (const char of wanted) {
    at = text.indexOf(char, at) + char.length;
    if (at < char.length) return false;
  }
  return true;
}
