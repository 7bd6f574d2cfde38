import { ofRows, type Row } from "../syntax/table.ts";
import type { Columns } from "./columns.ts";
import { type Entry, mayHaveLost, ofEntries, readAs } from "./entry.ts";
import { absolute, compare, type Decimal, formatted, zero } from "./money.ts";
import { type Placement, placementsOf, withoutAnother } from "./placement.ts";
import { fundsOf } from "./row-sums.ts";
import { emptySum, include, judge, meetsSum } from "./sums.ts";

/** A row that is to be placed under the columns, in one of some ways. */
export interface Placeable {
  readonly row: Row;
  readonly options: readonly Placement[];
}

/** How the rows were placed, and in which amount columns that leaves an amount uncertain. */
export interface Chosen {
  readonly placements: readonly Placement[];
  readonly uncertain: ReadonlySet<number>;
}

/**
 * Which cell each row has lost, by the unit's sums: rows that lost a cell in one place on a page usually all lost it
 * there; else every combination is tried, if there are not too many. The placements with which most columns add up are
 * taken, unless others do as well.
 */
export function place(given: readonly Placeable[], columns: Columns, hasHead: boolean): Chosen {
  const rows = hasHead ? withHead(given, columns) : given;
  const first = rows.map(({ options }) => options[0]!);
  const open = rows.flatMap(({ options }, k) => (options.length > 1 ? [k] : []));
  const settled = (placements: readonly Placement[], uncertain: ReadonlySet<number>): Chosen => {
    const gone = placements.flatMap((placement, k) =>
      placement.lost.length > 0 ? (goneAmount(readAs(rows[k]!.row, columns, placement))?.at ?? []) : [],
    );
    return { placements, uncertain: gone.length === 0 ? uncertain : new Set([...uncertain, ...gone]) };
  };
  if (open.length === 0) return settled(first, CERTAIN);
  const uncertain = new Set(
    open.flatMap((k) =>
      rows[k] === given[k] ? disagreements(rows[k]!.row, columns) : disagreeing(rows[k]!, columns),
    ),
  );
  if (uncertain.size === 0 || !hasHead) return settled(first, uncertain);
  const judgeOf = scorer(rows, open, columns);
  let best: { chosen: readonly Placement[]; score: number; key: string } = { chosen: [], score: -1, key: "" };
  let rival = -1;
  for (const chosen of choices(open.map((k) => rows[k]!.options))) {
    const { key, score } = judgeOf(chosen);
    if (key === best.key) continue;
    if (score > best.score) {
      rival = best.score;
      best = { chosen, score, key };
    } else rival = Math.max(rival, score);
  }
  if (best.score <= rival || best.score <= 0) {
    // A unit's row that lacks one of its empty cells has lost the last of them, unless its projects say otherwise.
    const isOfHead = open.length === 1 && open[0] === 0;
    const isUsual = isOfHead && best.score > 0 && judgeOf([first[0]!]).score === best.score;
    return settled(first, isUsual ? CERTAIN : uncertain);
  }
  const placements = first.slice();
  for (const [i, k] of open.entries()) placements[k] = best.chosen[i]!;
  return settled(placements, CERTAIN);
}

// A unit's row in which a tab was typed twice: its projects tell which empty cell is too many.
function withHead(rows: readonly Placeable[], columns: Columns): readonly Placeable[] {
  const [head, ...others] = rows;
  if (head === undefined || head.options.length > 1) return rows;
  const options = [...head.options, ...withoutAnother(head.row, columns)];
  return options.length === 1 ? rows : [{ row: head.row, options }, ...others];
}

/**
 * The amount that a row lost with its cell, as an index into `columns.amounts`, and what it was by the row's other amounts:
 * the total, or the one fund that the total lacks.
 */
export function goneAmount(entry: Entry): { readonly at: number; readonly value: Decimal } | undefined {
  const { total, funds, amounts } = entry.layout.columns;
  const lost = total === undefined ? [] : [total, ...funds].filter((column) => mayHaveLost(entry, column));
  const sum = lost.length === 1 ? judge(entry.amounts[0]!, fundsOf(entry)) : undefined;
  if (sum?.verdict !== "wrong") return undefined;
  const isTotal = lost[0] === total;
  // A fund is never less than nothing: the total is what is wrong.
  if (!isTotal && (!sum.isStated || compare(sum.difference, zero) > 0)) return undefined;
  return { at: amounts.indexOf(lost[0]!), value: absolute(sum.difference) };
}

/** The amounts of a row, with the one it lost. */
export const amountsOf = ofEntries.once((entry: Entry): Entry["amounts"] => {
  const gone = goneAmount(entry);
  return gone === undefined
    ? entry.amounts
    : entry.amounts.map((amount, a) => (a === gone.at ? { ...amount, value: gone.value } : amount));
});

// In how many columns a unit adds up with its open rows read so; equal keys are equal readings. What the other rows
// come to is added up once.
function scorer(rows: readonly Placeable[], open: readonly number[], columns: Columns) {
  const read = (k: number, placement: Placement) => readAs(rows[k]!.row, columns, placement);
  const head = open[0] === 0 ? undefined : read(0, rows[0]!.options[0]!);
  const fixed = columns.amounts.map(() => emptySum());
  for (const [k, { options }] of rows.entries()) {
    if (k === 0 || options.length > 1) continue;
    const { amounts } = read(k, options[0]!);
    for (const [a, sum] of fixed.entries()) include(sum, amounts[a]!, 1);
  }
  const known = new Map<string, number>();
  return (chosen: readonly Placement[]): { key: string; score: number } => {
    const entries = open.map((k, i) => read(k, chosen[i]!));
    const key = entries.map(amountsKey).join("|");
    let score = known.get(key);
    if (score === undefined) {
      score = 0;
      const [stated, ...addends] = (head ? [head, ...entries] : entries).map(amountsOf);
      for (const [a, rest] of fixed.entries()) {
        const sum = include(emptySum(), rest, 1);
        for (const amounts of addends) include(sum, amounts[a]!, 1);
        if (meetsSum(stated![a]?.value, sum)) score++;
      }
      known.set(key, score);
    }
    return { key, score };
  };
}

const CERTAIN: ReadonlySet<number> = new Set();
const MOST_COMBINATIONS = 512;

// How each open row may be read: all of them alike, as far as they can be, and then every combination, if there are not too many.
function* choices(options: readonly (readonly Placement[])[]): Iterable<readonly Placement[]> {
  for (const wanted of new Set(options.flat()))
    yield options.map((own) => (own.includes(wanted) ? wanted : own[0]!));
  const combinations = options.reduce((product, own) => product * own.length, 1);
  if (combinations > MOST_COMBINATIONS) return;
  for (let n = 0; n < combinations; n++) {
    let rest = n;
    yield options.map((own) => {
      const pick = own[rest % own.length]!;
      rest = Math.floor(rest / own.length);
      return pick;
    });
  }
}

/** What the amounts of a row are with the one it lost, as a text: equal ones are equal readings. */
export const amountsKey = ofEntries.once((entry: Entry): string =>
  amountsOf(entry)
    .map(({ value }) => formatted(value ?? zero))
    .join(),
);

/** The amount columns for which a row's possible placements give different amounts. */
export const disagreements = ofRows.remembered((row: Row, columns: Columns): readonly number[] =>
  disagreeing({ row, options: placementsOf(row, columns) }, columns),
);

function disagreeing({ row, options }: Placeable, columns: Columns): readonly number[] {
  const readings = options.map((placement) => amountsOf(readAs(row, columns, placement)));
  return columns.amounts.flatMap((_, a) =>
    new Set(readings.map((amounts) => formatted(amounts[a]?.value ?? zero))).size > 1 ? [a] : [],
  );
}
