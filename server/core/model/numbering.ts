import { type Entry, ofEntries, textAt } from "./entry.ts";
import type { Indicator } from "./indicator.ts";
import { kept } from "./kept.ts";
import { ordinalSpan } from "./ordinal.ts";
import { indicatorsOf } from "./project.ts";
import type { Table } from "./table.ts";
import { ofUnits, type Unit, view } from "./unit.ts";

/** How a table numbers its indicators, as far as nearly all projects agree: `1.`, `（1）`, `①`; undefined for `1、`, and where they do not. */
export function numberingOf(table: Table): string | undefined {
  const counts = countsOf(table);
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  for (const [style, count] of counts)
    if (style !== OTHERWISE && count >= FEWEST && count >= NEARLY_ALL * all)
      return style === USUAL ? undefined : style;
  return undefined;
}
const USUAL = "1、";
/** No numbers, or in several ways. */
const OTHERWISE = "";
const FEWEST = 3;
const NEARLY_ALL = 0.9;

/** The number of an indicator as it is written, with what stands around it; empty where it has none. */
export function numberOf(one: Indicator, text: string): string {
  const { from, to } = ordinalSpan(one, text);
  return text.slice(from, to).trim();
}

/** A written number with 1 for its digits: equal ones are written in one way. */
export function numberingIn(written: string): string {
  return written
    .replace(/(?<![0-9])[1-9０-９][0-9０-９]*/, "1")
    .replace(/[①-⑳]/, "①")
    .replace(/0[0-9]+/, "01");
}

/** The projects of a unit that number all their indicators in a way. */
export function numberedIn(unit: Unit, style: string): readonly Entry[] {
  return countsIn(unit).has(style) ? view(unit).projects.filter((one) => numberingAt(one) === style) : [];
}

const numberingAt = ofEntries.once((project: Entry): string => {
  const said = textAt(project, project.layout.columns.indicators);
  const [first] = NUMBER.exec(said.slice(0, LONGEST)) ?? [];
  const style = first === undefined ? OTHERWISE : numberingIn(first.trim());
  // Nearly all tables number them as usual, and nobody asks how many do.
  if (style === OTHERWISE || style === USUAL) return style;
  const { text } = project.row;
  const isSo = (one: Indicator) => numberingIn(numberOf(one, text)) === style;
  return indicatorsOf(project).every(isSo) ? style : OTHERWISE;
});
const NUMBER =
  /^\s*(?:[（(]\d{1,2}[）)]、?|\d{1,2}(?:[）)、．]|\.(?!\d{1,2}\D))|\d{1,2}\.(?=\d{1,2}-)|[①-⑳])/;
const LONGEST = 12;

type Counts = Map<string, number>;

const countsOf = kept(
  (): Counts => new Map(),
  (counts, { gone, come }) => {
    for (const unit of gone) include(counts, countsIn(unit), -1);
    for (const unit of come) include(counts, countsIn(unit), 1);
  },
);

const countsIn = ofUnits.once((unit: Unit): Counts => {
  const counts: Counts = new Map();
  const { projects, rests } = view(unit);
  for (const project of projects) {
    // What goes on in further rows goes on with their numbers.
    const style = rests.length > 0 ? OTHERWISE : numberingAt(project);
    counts.set(style, (counts.get(style) ?? 0) + 1);
  }
  return counts;
});

function include(counts: Counts, own: Counts, sign: 1 | -1): void {
  for (const [style, count] of own) {
    const now = (counts.get(style) ?? 0) + sign * count;
    if (now === 0) counts.delete(style);
    else counts.set(style, now);
  }
}
