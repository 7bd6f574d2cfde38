import { exact } from "../memo.ts";
import { type Entry, ofEntries } from "../model/entry.ts";
import type { Fact, Facts, Told } from "../model/groups.ts";
import { isSecret } from "../model/project.ts";
import { ofRows, type Row } from "../syntax/table.ts";
import { matchesIn, type Span } from "../text.ts";
import type { IndicatorView, RowView } from "./rule.ts";
import { viewsOf } from "./view.ts";

/**
 * What each indicator says, remembered with its project. Whoever wants less of an indicator than there is reads that much
 * of a project where nobody has read it all.
 */
export function namedIndicators<T extends Told, V = IndicatorView>(
  factOf: (one: V | IndicatorView, entry: Entry) => Fact<T> | undefined,
  read: (entry: Entry) => readonly (V | IndicatorView)[] = viewsOf,
): Facts<T> {
  const known = ofEntries.slot<readonly Fact<T>[] | undefined>();
  const learn = (entry: Entry, views: readonly (V | IndicatorView)[]) => {
    if (known.get(entry) !== undefined) return;
    const facts: Fact<T>[] = [];
    for (const one of isSecret(entry) ? [] : views) {
      const fact = factOf(one, entry);
      if (fact !== undefined) facts.push(fact);
    }
    known.set(entry, exact(facts));
  };
  learners.push(learn);
  const of = (entry: Entry) => {
    const facts = known.get(entry);
    if (facts !== undefined && facts !== RELEASED) return facts;
    // What threw with the others throws here, where its own rule answers for it.
    known.set(entry, undefined);
    learn(entry, read(entry));
    return known.get(entry)!;
  };
  return { each: "project", of, release: (entry) => known.set(entry, RELEASED) };
}

/** Takes what every `namedIndicators` wants to know of some projects: their indicators are read once for everybody. */
export function learnFrom(projects: readonly Pick<RowView, "entry" | "indicators">[]): void {
  for (const learn of learners)
    for (const { entry, indicators } of projects) {
      try {
        learn(entry, indicators);
      } catch {
        // It is tried again when its facts are asked for.
      }
    }
}
type Learner = (entry: Entry, views: readonly IndicatorView[]) => void;
const learners: Learner[] = [];

// In the place of facts that were there, and that nobody should learn again unasked.
const RELEASED: readonly never[] = [];

/** What each project says, remembered with it: an edit reads one row again, not its unit. */
export function projectFacts<T extends Told>(factOf: (entry: Entry) => Fact<T> | undefined): Facts<T> {
  const known = ofEntries.slot<readonly Fact<T>[] | undefined>();
  const of = (entry: Entry) => {
    let facts = known.get(entry);
    if (facts === undefined) {
      const fact = factOf(entry);
      facts = fact === undefined ? exact<Fact<T>>([]) : [fact];
      known.set(entry, facts);
    }
    return facts;
  };
  return { each: "project", of, release: (entry) => known.set(entry, undefined) };
}

/** Where an expression (a global one) is met in a row, whatever its kind; remembered with it. */
export function placesIn(pattern: RegExp): (row: Row) => readonly Span[] {
  return ofRows.once(({ text }: Row): readonly Span[] =>
    matchesIn(text, pattern).map(({ 0: found, index }) => ({ from: index, to: index + found.length })),
  );
}

/** What each row says, whatever its kind. */
export function rowFacts<T extends Told>(factsOf: (row: Row) => readonly Fact<T>[]): Facts<T> {
  return { each: "row", of: ofRows.once(factsOf) };
}
