import { amountSpan, type Entry, ofEntries } from "./entry.ts";
import { kept } from "./kept.ts";
import type { Table } from "./table.ts";
import { ofUnits, type Unit, view } from "./unit.ts";

/** What nearly all amounts of a table do without: commas between the thousands, places behind the point. */
export interface AmountHabit {
  readonly commas: boolean;
  readonly places: boolean;
}

/** A table with more amounts has none: at the edge of one each key would have all its rows looked at again. */
const MOST_AMOUNTS = 2_000;

export function amountHabitOf(table: Table): AmountHabit {
  const { long, bare, all, whole } = countsOf(table);
  if (all > MOST_AMOUNTS) return NO_HABIT;
  const isHabit = (some: number, of: number) => some >= FEWEST && some >= NEARLY_ALL * of;
  return { commas: isHabit(bare, long), places: isHabit(whole, all) };
}
const NO_HABIT: AmountHabit = { commas: false, places: false };
const FEWEST = 8;
const NEARLY_ALL = 0.9;

/** Whether an amount as it is written has thousands, and none of its commas. */
export function lacksCommas(text: string): boolean {
  return /^-?\d{4}/.test(text);
}

/** How many amounts are in the thousands, and how many of them have no commas; how many there are, and how many without places. */
type Counts = Record<"long" | "bare" | "all" | "whole", number>;
const none = (): Counts => ({ long: 0, bare: 0, all: 0, whole: 0 });

const countsOf = kept(none, (counts, { gone, come }) => {
  for (const unit of gone) include(counts, countsIn(unit), -1);
  for (const unit of come) include(counts, countsIn(unit), 1);
});

const countsIn = ofUnits.once((unit: Unit): Counts => {
  const counts = none();
  for (const entry of view(unit).entries.values()) {
    const packed = packedIn(entry);
    for (const [i, key] of KEYS.entries()) counts[key] += (packed >> (BITS * i)) & MOST;
  }
  return counts;
});

function include(counts: Counts, own: Counts, sign: 1 | -1): void {
  for (const key of KEYS) counts[key] += sign * own[key];
}
const KEYS = ["long", "bare", "all", "whole"] as const;

// The counts of a row in one number: a hundred thousand rows keep them.
const packedIn = ofEntries.once((entry: Entry): number => {
  let [long, bare, all, whole] = [0, 0, 0, 0];
  for (const [i, { value, fault }] of entry.amounts.entries()) {
    const span = value === undefined || fault !== undefined || all >= MOST ? undefined : amountSpan(entry, i);
    if (span === undefined || value!.units === 0n) continue;
    const text = entry.row.text.slice(span.from, span.to);
    all++;
    if (value!.decimals === 0) whole++;
    if (lacksCommas(text)) bare++;
    if (lacksCommas(text) || text.includes(",")) long++;
  }
  return long | (bare << BITS) | (all << (2 * BITS)) | (whole << (3 * BITS));
});
const BITS = 6;
const MOST = (1 << BITS) - 1;
