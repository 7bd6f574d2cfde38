import { type Entry, nameOf, nameSpan, unitNamesOf } from "../model/entry.ts";
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
  const look = (kind: Found["kind"], entry: Entry, row: number, container: string) => {
    const name = nameOf(entry);
    if (name === "" || !hasInOrder(folded(name), wanted)) return;
    found.push({ kind, name, container, ...inText(table, row, nameSpan(entry)) });
  };
  for (const [u, unit] of table.units.entries()) {
    if (found.length >= most) break;
    const { head, projects, at } = view(unit);
    const start = table.unitRows[u]!;
    if (head !== undefined) look("unit", head, start + at.get(head)!, "");
    const names = unitNamesOf(projects);
    for (const [i, project] of projects.entries())
      look("project", project, start + at.get(project)!, names[i] || (head ? nameOf(head) : ""));
  }
  return found.slice(0, most);
}

function folded(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

function hasInOrder(text: string, wanted: string): boolean {
  let at = 0;
  for (const char of wanted) {
    at = text.indexOf(char, at) + char.length;
    if (at < char.length) return false;
  }
  return true;
}
