import { ofRows, type Row } from "../syntax/table.ts";
import { contentOf } from "./cell.ts";
import type { Columns } from "./columns.ts";
import { cellAt, type Entry, entryOf, layoutOf, ofEntries } from "./entry.ts";
import { formatted, readAmount, zero } from "./money.ts";
import { type Placement, placementsOf } from "./placement.ts";
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
export function place(rows: readonly Placeable[], columns: Columns, hasHead: boolean): Chosen {
  const first = rows.map(({ options }) => options[0]!);
  const open = rows.flatMap(({ options }, k) => (options.length > 1 ? [k] : []));
  if (open.length === 0) return { placements: first, uncertain: CERTAIN };
  const uncertain = new Set(open.flatMap((k) => disagreements(rows[k]!.row, columns)));
  if (uncertain.size === 0 || !hasHead) return { placements: first, uncertain };
  const judgeOf = scorer(rows, open, columns);
  let best: { placements: readonly Placement[]; score: number; key: string } = {
    placements: first,
    score: -1,
    key: "",
  };
  let rival = -1;
  for (const placements of assignments(rows, open)) {
    const { key, score } = judgeOf(placements);
    if (key === best.key) continue;
    if (score > best.score) {
      rival = best.score;
      best = { placements, score, key };
    } else rival = Math.max(rival, score);
  }
  const clear = best.score > rival && best.score > 0;
  return { placements: clear ? best.placements : first, uncertain: clear ? CERTAIN : uncertain };
}

// In how many columns a unit adds up with its open rows read so; equal keys are equal readings. What the other rows
// come to is added up once.
function scorer(rows: readonly Placeable[], open: readonly number[], columns: Columns) {
  const isOpen = new Set(open);
  const read = (k: number, placement: Placement) => entryOf(rows[k]!.row, layoutOf(columns, placement));
  const fixed = columns.amounts.map((_, a) => {
    const sum = emptySum();
    for (const [k, { options }] of rows.entries())
      if (k > 0 && !isOpen.has(k)) include(sum, read(k, options[0]!).amounts[a]!, 1);
    return sum;
  });
  const keys = open.map((k) => new Map(rows[k]!.options.map((one) => [one, amountsKey(read(k, one))])));
  const known = new Map<string, number>();
  return (placements: readonly Placement[]): { key: string; score: number } => {
    const key = open.map((k, i) => keys[i]!.get(placements[k]!)).join("|");
    let score = known.get(key);
    if (score === undefined) {
      score = 0;
      const head = read(0, placements[0]!);
      for (const [a, rest] of fixed.entries()) {
        const sum = include(emptySum(), rest, 1);
        for (const k of open) if (k > 0) include(sum, read(k, placements[k]!).amounts[a]!, 1);
        if (meetsSum(head.amounts[a]?.value, sum)) score++;
      }
      known.set(key, score);
    }
    return { key, score };
  };
}

/**
 * The amount that a name ends with where the tab between them was lost, as an offset in the name; undefined where none is:
 * the row must add up with it.
 */
export function gluedAmount({ row, layout: { columns, placement }, name }: Entry): number | undefined {
  if (placement.lost.length !== 1 || columns.total !== columns.name + 1) return undefined;
  const found = /(?<=[\u4e00-\u9fff）)”])[ \u3000\u00a0]{0,20}\d[\d,]*\.\d\d$/.exec(name);
  if (found === null) return undefined;
  const funds = columns.funds.map((column) => readAmount(contentOf(row, row.cells[column - 1]!)));
  return judge(readAmount(found[0]), funds)?.verdict === "equal" ? found.index : undefined;
}

/** Where a goal begins behind an amount, the tab between them lost, as an offset in the row; undefined where it does not. */
export function amountBeforeGoal(entry: Entry): number | undefined {
  const { layout, amounts, row } = entry;
  const cell = layout.placement.lost.length === 1 ? cellAt(entry, layout.columns.goals[0]) : undefined;
  const found = cell && /^-?\d[\d,]*\.\d\d(?=[\u4e00-\u9fff“])/.exec(row.text.slice(cell.from, cell.to));
  if (!found) return undefined;
  const [total, ...funds] = amounts;
  // The header may have no amounts at all.
  if (total === undefined) return undefined;
  const isWhole = judge(total, [...funds, readAmount(found[0])])?.verdict === "equal";
  return isWhole ? cell.from + found[0].length : undefined;
}

const CERTAIN: ReadonlySet<number> = new Set();
const MOST_COMBINATIONS = 512;

function* assignments(rows: readonly Placeable[], open: readonly number[]): Iterable<readonly Placement[]> {
  for (const wanted of new Set(open.flatMap((k) => rows[k]!.options))) {
    yield rows.map(({ options }) => (options.includes(wanted) ? wanted : options[0]!));
  }
  let combinations = 1;
  for (const k of open) combinations *= rows[k]!.options.length;
  if (combinations > MOST_COMBINATIONS) return;
  for (let n = 0; n < combinations; n++) {
    let rest = n;
    yield rows.map(({ options }) => {
      const pick = options[rest % options.length]!;
      rest = Math.floor(rest / options.length);
      return pick;
    });
  }
}

const amountsKey = ofEntries.once((entry: Entry): string =>
  entry.amounts.map(({ value }) => formatted(value ?? zero)).join(),
);

/** The amount columns for which a row's possible placements give different amounts. */
export const disagreements = ofRows.remembered((row: Row, columns: Columns): readonly number[] => {
  const readings = placementsOf(row, columns).map(
    (placement) => entryOf(row, layoutOf(columns, placement)).amounts,
  );
  return columns.amounts.flatMap((_, a) =>
    new Set(readings.map((amounts) => formatted(amounts[a]?.value ?? zero))).size > 1 ? [a] : [],
  );
});
