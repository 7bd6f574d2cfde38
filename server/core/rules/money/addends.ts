import { amountName } from "../../model/columns.ts";
import { amountSpan, type Entry, ofEntries } from "../../model/entry.ts";
import { type Decimal, formatted, isZero } from "../../model/money.ts";
import { fundsOf } from "../../model/row-sums.ts";
import type { Related } from "../rule.ts";
import type { Addends, Placed } from "./explanation.ts";

/** The funds behind a row's total, as related places of the row itself. */
export function addendsOfRow(entry: Entry): Related[] {
  return fundsOf(entry).flatMap(({ value }, k) => {
    const i = k + 1;
    const span = amountSpan(entry, i);
    if (span === undefined || value === undefined || isZero(value)) return [];
    const note = `${amountName(entry.layout.columns, i)} ${formatted(value)}`;
    return [{ ...span, row: 0, note: { zh: note, en: note } }];
  });
}

/** The rows behind a total in one amount column; rows that add nothing are left out. */
export function relatedAddends(
  { entries, rowOf }: Pick<Addends, "entries" | "rowOf">,
  amount: number,
): Related[] {
  const related: Related[] = [];
  for (const entry of entries) {
    if (related.length === MOST) break;
    related.push(...addend(entry, rowOf(entry), amount));
  }
  return related;
}

// Remembered: a total that is wrong names all its addends with every keystroke in one of them.
function addend(entry: Entry, row: Placed[1], amount: number): readonly Related[] {
  let places = known.get(entry);
  if (places === undefined) {
    places = [];
    known.set(entry, places);
  }
  const place = places[amount];
  if (place?.row === row) return place.related;
  const related = relatedTo(entry, row, amount);
  places[amount] = { row, related };
  return related;
}
const known = ofEntries.slot<{ readonly row: Placed[1]; readonly related: readonly Related[] }[]>();

function relatedTo(entry: Entry, row: Placed[1], amount: number): readonly Related[] {
  const span = amountSpan(entry, amount);
  const value: Decimal | undefined = entry.amounts[amount]?.value;
  if (span === undefined || value === undefined || isZero(value)) return NOWHERE;
  const note = `${entry.name} ${formatted(value)}`;
  return [{ from: span.from, to: span.to, row, note: { zh: note, en: note } }];
}
const NOWHERE: readonly Related[] = [];

/** A reader follows some dozens of addends, not thousands. */
const MOST = 100;
