import { isBlankMoney } from "../amounts.ts";
import { type Cause, causeOf, MOST_ALIKE } from "./cause.ts";
import { indices, near } from "./numbers.ts";
import type { Search } from "./search.ts";

/** Whether a total says twice what its addends come to, whatever the column: who adds up units and projects alike has it so. */
export function isDoubled({ addends, stated, excess, column }: Search): boolean {
  return addends.length > 0 && stated[column] !== 0 && excess.every((value, c) => stated[c] === -2 * value);
}

/** The addends have too much, in every column just what one row has: it stands twice, or the total left it out. */
export function countedTwice(search: Search): Cause[] {
  const alike = rowsLike(search, 1);
  // Of several with the same amounts the one that has the name of another.
  const nameOf = (i: number) => search.addends[i]!.name;
  const twins = alike.filter(
    (i, k) => nameOf(i) && alike.slice(0, k).some((one) => nameOf(one) === nameOf(i)),
  );
  if (twins.length === 1) return [causeOf("twice", twins, search.column)];
  if (alike.length === 2) return [causeOf("twice", [alike[1]!], search.column)];
  return alike.length === 1 ? [causeOf("left", alike, search.column)] : [];
}

/** The total has too much, in every column just what one row has, or another like it: it was added twice. */
export function addedAgain(search: Search): Cause[] {
  const alike = rowsLike(search, -1);
  const isFew = alike.length > 0 && alike.length <= MOST_ALIKE && search.addends.length > 1;
  return isFew ? [causeOf("again", alike, search.column)] : [];
}

// The rows that have in every column what the addends have too much or, with -1, too little.
function rowsLike({ columns, excess, column, tolerance }: Search, sign: 1 | -1): number[] {
  const own = sign * excess[column]!;
  if (Math.abs(own) <= tolerance) return [];
  return indices(
    columns[column]!,
    (value, i) =>
      near(value, own, tolerance) && columns.every((one, c) => near(one[i]!, sign * excess[c]!, tolerance)),
  );
}

/** The total is above its addends by amounts that would make a row of their own, or are those of the one row without any. */
export function lackingRow(search: Search, isSum: boolean): Cause[] {
  const { addends, excess, funds, column, columns, tolerance, scale, hasTotal } = search;
  if (isSum || excess[column]! >= -tolerance) return [];
  const own = excess.slice(Number(hasTotal), Number(hasTotal) + funds);
  const sum = own.reduce((a, b) => a + b, 0);
  if (excess.some((value) => value > tolerance) || (hasTotal && !near(excess[0]!, sum, tolerance))) return [];
  const right = { units: BigInt(-excess[column]!), decimals: scale };
  const blank = indices(columns[0]!, (value, i) => value === 0 && isBlankMoney(addends[i]!.amounts));
  if (blank.length === 1) {
    const also = excess.flatMap((value, c) =>
      c !== column && value < -tolerance
        ? [{ column: c, right: { units: BigInt(-value), decimals: scale } }]
        : [],
    );
    return [causeOf("blank", blank, column, { right, also })];
  }
  // Of several rows without amounts nobody knows what each lacks, and no other row is missing.
  if (blank.length > 1) return [];
  // A slip of the pen is less than any row.
  const least = columns[0]!.reduce(
    (a, b) => (b === 0 ? a : Math.min(a, Math.abs(b))),
    Number.POSITIVE_INFINITY,
  );
  // Nor does one add up over several columns.
  const isSpread = hasTotal && own.some((value) => value < -tolerance);
  return -excess[0]! * LEAST_ROW < least && !isSpread ? [] : [causeOf("missing", [], column, { right })];
}

/** A row is seldom so many times as small as the smallest of the others. */
const LEAST_ROW = 5;
