import type { Entry } from "../../model/entry.ts";
import type { Table } from "../../model/table.ts";
import { view } from "../../model/unit.ts";
import { viewsOf } from "../../rules/view.ts";

/**
 * Names that indicators of a subclass have in a unit, and then in those around it: the most frequent first. Those of the
 * project itself are written already. Not all of a large table is looked at.
 */
export function namesInClass({ units }: Table, unit: number, own: Entry | undefined, code: string): string[] {
  const counts = new Map<string, number>();
  let left = MOST_READ;
  for (let away = 0; left > 0 && away < units.length; away++) {
    for (const u of away === 0 ? [unit] : [unit - away, unit + away]) {
      const { projects = [] } = units[u] === undefined ? {} : view(units[u]!);
      for (const project of projects) {
        if (project === own || left-- <= 0) continue;
        for (const { nameText, filed } of viewsOf(project))
          if (filed === code && nameText !== "") counts.set(nameText, (counts.get(nameText) ?? 0) + 1);
      }
    }
  }
  const taken = new Set(own === undefined ? [] : viewsOf(own).map(({ nameText }) => nameText));
  return [...counts]
    .filter(([name]) => !taken.has(name))
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST_NAMES)
    .map(([name]) => name);
}
/** So many projects are looked at for their names. */
const MOST_READ = 400;
const MOST_NAMES = 50;
