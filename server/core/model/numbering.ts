import { type Entry, ofEntries, textAt } from "./entry.ts";
import { kept } from "./kept.ts";
import type { Table } from "./table.ts";
import { ofUnits, view } from "./unit.ts";

/** How a table numbers its indicators, as far as nearly all projects agree: `1.`, `（1）`, `①`; undefined for `1、`, and where they do not. */
export function numberingOf(table: Table): string | undefined {
  const counts = countsOf(table);
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  for (const [style, count] of counts)
    if (count >= FEWEST && count >= NEARLY_ALL * all) return style === USUAL ? undefined : style;
  return undefined;
}
const USUAL = "1、";
const FEWEST = 3;
const NEARLY_ALL = 0.9;

/** A written number with 1 for its digits: equal ones are written in one way. */
export function numberingIn(written: string): string {
  return written
    .replace(/(?<![0-9])[1-9０-９][0-9０-９]*/, "1")
    .replace(/[①-⑳]/, "①")
    .replace(/0[0-9]+/, "01");
}

/** How a project numbers its first indicator; undefined where it does not. */
export const numberingAt = ofEntries.once((project: Entry): string | undefined => {
  const said = textAt(project, project.layout.columns.indicators);
  const [first] = NUMBER.exec(said.slice(0, LONGEST)) ?? [];
  return first === undefined ? undefined : numberingIn(first.trim());
});
const NUMBER = /^\s*(?:[（(]?\d{1,2}[）)]?[、.．]?|[①-⑳])/;
const LONGEST = 12;

type Counts = Map<string, number>;

const countsOf = kept(
  (): Counts => new Map(),
  (counts, { gone, come }) => {
    for (const unit of gone) include(counts, countsIn(unit), -1);
    for (const unit of come) include(counts, countsIn(unit), 1);
  },
);

const countsIn = ofUnits.once((unit): Counts => {
  const counts: Counts = new Map();
  for (const project of view(unit).projects) {
    const style = numberingAt(project);
    if (style !== undefined) counts.set(style, (counts.get(style) ?? 0) + 1);
  }
  return counts;
});

function include(counts: Counts, own: Counts, sign: 1 | -1): void {
  for (const [style, count] of own) counts.set(style, (counts.get(style) ?? 0) + sign * count);
}
