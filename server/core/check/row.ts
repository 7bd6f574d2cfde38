import { copyOf } from "../characters.ts";
import { append, madeAt } from "../list.ts";
import { BoundedMap, exact, LONGEST_KEPT } from "../memo.ts";
import { type Entry, ofEntries } from "../model/entry.ts";
import { freeTextsIn, freeTextsOf, isCut } from "../rules/each.ts";
import { learnFrom } from "../rules/facts.ts";
import type { Context, IndicatorView, RowView } from "../rules/rule.ts";
import { type RowPlace, rowView } from "../rules/view.ts";
import type { FoundBy } from "./found.ts";
import { inFreeTexts } from "./free-texts.ts";
import { movedBy } from "./moved.ts";
import { look, type Reporting, reporting, seenBy } from "./reporting.ts";
import type { Scope } from "./scope.ts";

/** What the findings of a row depend on besides what it says. */
export interface RowKey {
  readonly scope: Scope;
  readonly place: RowPlace;
  readonly goesOn: boolean;
}

/** So many rows are looked at together: most of what is remembered of their texts is still there for the next rule. */
export const ROWS_AT_ONCE = 32;

/** The key of rows that stand in one way: one object in each scope. */
export function keyOf(scope: Scope, place: RowPlace, goesOn: boolean): RowKey {
  return madeAt(knownIn(scope).keys, `${place}${goesOn}`, () => ({ scope, place, goesOn }));
}

/**
 * What rows say of themselves, their indicators and free texts included. It is remembered with the way a row is read: one that
 * may have lost this cell or that is read another way with every key in its unit's sums. A rule looks at many rows before it is
 * the next one's turn: with a hundred rules by turns the machine would have to fetch the code of each anew for every row, which
 * takes longer than to run it.
 */
export const rowFindings: (entries: readonly Entry[], key: RowKey) => readonly (readonly FoundBy[])[] =
  ofEntries.rememberedOfAll((entries: readonly Entry[], key: RowKey) => {
    const all: (readonly FoundBy[])[] = [];
    for (let from = 0; from < entries.length; from += ROWS_AT_ONCE)
      append(all, findingsOf(entries.slice(from, from + ROWS_AT_ONCE), key));
    return all;
  });

function findingsOf(entries: readonly Entry[], key: RowKey): (readonly FoundBy[])[] {
  const { scope } = key;
  const { row, free, ...known } = knownIn(scope);
  const views = entries.map((entry) => rowView(entry, scope.context, key));
  learnFrom(views.filter(({ isProject }) => isProject));
  const own = seenBy(views);
  for (const one of row) look(one, own, ({ rule, report }, seen) => rule.row!(seen, report));
  const texts = views.map((seen) => ({ text: seen.text, spans: freeTextsOf(seen) }));
  const said = inFreeTexts(texts, free);
  const indicators = inIndicators(views, { free, ...known }, scope.context);
  return own.map(({ found }, i) => exact([...found, ...said[i]!, ...indicators[i]!]));
}

// Most of the indicators of a row that is edited, and many of a table, have been seen before.
function inIndicators(
  views: readonly RowView[],
  { indicator, indicators, free }: Pick<Known, "indicator" | "indicators" | "free">,
  context: Context,
): (readonly FoundBy[])[] {
  const said = views.map((seen) =>
    seen.isSecret
      ? []
      : seen.indicators.filter((one) => !isCut(one, seen)).map((one) => saidBy(one, seen.text)),
  );
  const lists = new Map<string, readonly FoundBy[]>();
  const unknown = new Map<string, Said>();
  for (const one of said.flat()) {
    if (lists.has(one.key) || unknown.has(one.key)) continue;
    const known = indicators.get(one.key);
    if (known === undefined) unknown.set(one.key, one);
    else lists.set(one.key, known);
  }
  const fresh = seenBy([...unknown.values()]);
  for (const one of indicator)
    look(one, fresh, ({ rule, report }, { one: own }) => rule.indicator!(own, report, context));
  const texts = fresh.map(({ what: { one, text } }) => ({ text, spans: freeTextsIn(one) }));
  for (const [i, list] of inFreeTexts(texts, free).entries()) {
    const { what, found } = fresh[i]!;
    const own = exact([...found, ...list].map((one) => movedBy(one, -what.base)));
    lists.set(what.key, own);
    if (what.key.length <= LONGEST_KEPT) indicators.set(copyOf(what.key), own);
  }
  return said.map((all) => all.flatMap(({ key, base }) => lists.get(key)!.map((one) => movedBy(one, base))));
}

/** An indicator in its row, and what its findings are remembered with: its text behind the number, from `base` on. */
interface Said {
  readonly one: IndicatorView;
  readonly text: string;
  readonly base: number;
  readonly key: string;
}

function saidBy(one: IndicatorView, text: string): Said {
  const base = one.ordinal === undefined ? one.from : one.ordinal.to;
  return { one, text, base, key: text.slice(base, one.to) };
}

/** The rules of a scope, and what they found in indicators by themselves. */
interface Known {
  readonly keys: Map<string, RowKey>;
  readonly row: readonly Reporting[];
  readonly indicator: readonly Reporting[];
  readonly free: readonly Reporting[];
  readonly indicators: BoundedMap<string, readonly FoundBy[]>;
}

function knownIn(scope: Scope): Known {
  return madeAt(knownOf, scope, () => ({
    keys: new Map(),
    row: reporting(scope, scope.config.row),
    indicator: reporting(scope, scope.config.indicator),
    free: reporting(scope, scope.config.text),
    indicators: new BoundedMap(MOST_INDICATORS),
  }));
}
const knownOf = new WeakMap<Scope, Known>();
const MOST_INDICATORS = 4_096;
