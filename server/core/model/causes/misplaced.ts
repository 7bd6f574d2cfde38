import { zero } from "../money.ts";
import { type Cause, causeOf } from "./cause.ts";
import { indices, near } from "./numbers.ts";
import type { Addition, Search } from "./search.ts";

/** One fund has too much, another is short of the same: rows whose money stands in the one and belongs in the other. */
export function inWrongColumn(search: Search): Cause[] {
  const { excess, column, tolerance, hasTotal } = search;
  const first = Number(hasTotal);
  if (column < first) return [];
  const causes: Cause[] = [];
  const own = excess[column]!;
  for (let other = first; other < excess.length; other++) {
    if (other === column || !near(own, -excess[other]!, tolerance) || Math.abs(own) <= tolerance) continue;
    // What is taken back stands where it makes too little.
    const moved = movedBy(search, column, other, own);
    causes.push(...(moved.length > 0 ? moved : movedBy(search, other, column, -own)));
  }
  return causes;
}

/**
 * The same, where the amounts of two columns changed places: in the total itself, or in the one row in which they differ by as
 * much. Of a row that adds up only funds did.
 */
export function swapped(search: Search): Cause[] {
  const { excess, column, columns, stated, tolerance, hasTotal, doubted } = search;
  const own = excess[column]!;
  if (Math.abs(own) <= tolerance) return [];
  // One fund alone may be a part of the total.
  const addsUp = (value: (c: number) => number) => {
    const sum = ofFunds(search, value);
    return near(value(0), sum, tolerance) || (search.funds === 1 && sum < value(0));
  };
  const isOfTotal = (other: number) => hasTotal && Math.min(column, other) === 0;
  const meant = (c: number) => stated[c]! + excess[c]!;
  for (let other = 0; other < excess.length; other++) {
    if (other === column || meant(other) !== stated[column] || meant(column) !== stated[other]) continue;
    if (isOfTotal(other) && addsUp((c) => stated[c]!)) continue;
    const [from, to] = stated[column] === 0 ? [other, column] : [column, other];
    return stated[to] === 0
      ? [causeOf("column", [], from, { to, right: zero })]
      : [causeOf("swapped", [], column, { to: other })];
  }
  for (let other = 0; other < excess.length; other++) {
    if (other === column || !near(own, -excess[other]!, tolerance)) continue;
    const [here, there] = [columns[column]!, columns[other]!];
    const found = indices(
      here,
      (value, i) =>
        value !== 0 &&
        there[i] !== 0 &&
        near(value - there[i]!, own, tolerance) &&
        doubted?.has(i) !== false &&
        !(isOfTotal(other) && addsUp((c) => columns[c]![i]!)),
    );
    if (found.length === 1) return [causeOf("swapped", found, column, { to: other })];
  }
  return [];
}

function ofFunds({ funds, hasTotal }: Addition, value: (c: number) => number): number {
  let sum = 0;
  for (let c = 0; c < funds; c++) sum += value(c + Number(hasTotal));
  return sum;
}

// Rows of the one column that make up what it has too much, and have nothing in the other: money in both was split on purpose.
function movedBy(
  { columns, stated, tolerance, doubted }: Search,
  from: number,
  to: number,
  own: number,
): Cause[] {
  const [given, lacking] = [columns[from]!, columns[to]!];
  const candidates = indices(
    given,
    (value, i) => value * own > 0 && lacking[i] === 0 && doubted?.has(i) !== false,
  );
  const found = subset(candidates, (i) => Math.abs(given[i]!), Math.abs(own), tolerance);
  // Or the total itself has it in the wrong one: it says nothing where the addends say something.
  const isTotal = stated[from] === 0 && stated[to] !== 0 && own > 0;
  const rows =
    found === undefined
      ? []
      : [
          causeOf(
            "column",
            found.toSorted((a, b) => a - b),
            from,
            { to },
          ),
        ];
  // Something else may tell which of both it is.
  return isTotal && found?.length !== 1 ? [causeOf("column", [], to, { to: from }), ...rows] : rows;
}

/** The one smallest set of up to three whose values add up; undefined where there is none, or more than one. */
function subset(
  candidates: readonly number[],
  value: (i: number) => number,
  wanted: number,
  tolerance: number,
): number[] | undefined {
  if (candidates.length > MOST_ADDENDS) return undefined;
  const singles = candidates.filter((i) => near(value(i), wanted, tolerance));
  if (singles.length > 0) return singles.length === 1 ? [singles[0]!] : undefined;
  const sorted = [...candidates].sort((a, b) => value(a) - value(b));
  const pairs = pairsOf(sorted, value, wanted, tolerance, 0);
  if (pairs.length > 0) return pairs.length === 1 ? pairs[0] : undefined;
  if (sorted.length > 100) return undefined;
  const triples: number[][] = [];
  for (let i = 0; i < sorted.length - 2 && triples.length < 2; i++) {
    for (const pair of pairsOf(sorted, value, wanted - value(sorted[i]!), tolerance, i + 1))
      triples.push([sorted[i]!, ...pair]);
  }
  return triples.length === 1 ? triples[0] : undefined;
}

function pairsOf(
  sorted: readonly number[],
  value: (i: number) => number,
  wanted: number,
  tolerance: number,
  start: number,
): number[][] {
  const pairs: number[][] = [];
  let low = start;
  let high = sorted.length - 1;
  while (low < high && pairs.length < 2) {
    const sum = value(sorted[low]!) + value(sorted[high]!);
    if (near(sum, wanted, tolerance)) pairs.push([sorted[low++]!, sorted[high]!]);
    else if (sum < wanted) low++;
    else high--;
  }
  return pairs;
}

const MOST_ADDENDS = 400;
