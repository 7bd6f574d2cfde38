import { type Cause, type CauseKind, causeOf, MOST_ALIKE } from "./cause.ts";
import { isDigitApart, isTimes, near, powerTo, swaps } from "./numbers.ts";
import { rightIn, rowSupports, type Search } from "./search.ts";

/** Two digits of the total changed places, its point slipped, or its sign is wrong. */
export function inTotal(search: Search, isSum: boolean): Cause[] {
  const { total, stated, excess, column, tolerance, scale } = search;
  const value = stated[column]!;
  const right = value + excess[column]!;
  if (total[column]!.value === undefined) return [];
  const amount = { units: BigInt(right), decimals: scale };
  // Rounding alone makes a neighbour of a number that two small digits would make of it.
  const exactly = Math.abs(value - right) > MOST_ROUNDED ? tolerance : 0;
  const power = right === 0 || value === 0 ? undefined : powerTo(value, right, tolerance);
  // A row that adds up as it is must add up with the right amount too, or be wrong alike in every column.
  const own = stated.map((one) => [one]);
  const addsUp = isSum || rowSupports({ ...search, columns: own }, 0, value);
  const isSupported = isSum || !addsUp || rowSupports({ ...search, columns: own }, 0, right);
  if (
    power !== undefined &&
    (isSupported || slipsWhole({ ...search, columns: own, excess: excess.map((e) => -e) }, 0, power))
  )
    return [causeOf("slipped", [], column, { right: amount, power })];
  if (!isSupported) return [];
  if (value < 0 && near(-value, right, tolerance)) return [causeOf("sign", [], column, { right: amount })];
  const isSwapped = swaps(value, scale).some((swapped) => near(swapped, right, exactly));
  return isSwapped ? [causeOf("transposed", [], column, { right: amount })] : [];
}

/** The same of one addend; or its sign is wrong, or its own row does not add up for just as much. */
export function inAddend(search: Search, isSum: boolean): Cause[] {
  const { addends, columns, excess, column, tolerance, scale, candidates } = search;
  const found: Cause[] = [];
  const off = excess[column]!;
  const values = columns[column]!;
  const add = (kind: CauseKind, i: number, power?: number) => {
    const also = columns.flatMap((_, c) =>
      c !== column && isOffAlike(search, i, c, power) ? [{ column: c, right: rightIn(search, i, c) }] : [],
    );
    found.push(causeOf(kind, [i], column, { right: rightIn(search, i, column), power, also }));
  };
  // Nothing is made for an addend that explains nothing: there may be thousands.
  for (const i of candidates) {
    if (found.length > MOST_ALIKE) break;
    const value = values[i]!;
    const right = value - off;
    // Another column of the row must say the same, or nothing speaks for it: its total, or the funds behind the total.
    // A fund of the row itself has the total that is in question: it may be either.
    const isSupported = isSum || rowSupports(search, i, right);
    const isOdd = !isSum && isSupported && !rowSupports(search, i, value);
    if (value === 0) {
      if (isOdd && addends[i]!.amounts[column]!.fault === undefined) add("blank", i);
    } else if (value < 0 && near(-value, right, tolerance)) {
      if (isSupported) add("sign", i);
    }
    // Digits that change places change a number by a multiple of nine.
    else if (off % 9 === 0 && isSupported && swaps(value, scale).includes(right)) add("transposed", i);
    else {
      const power = Math.abs(right) < LEAST_SLIPPED ? undefined : powerTo(value, right, tolerance);
      if (power !== undefined && (isSupported || slipsWhole(search, i, power))) add("slipped", i, power);
      else if (isOdd) add("uneven", i);
    }
  }
  return found;
}

/** One addend that is right in every column with one digit of it changed, put in or taken out. */
export function wrongDigit(search: Search, isSum: boolean): Cause[] {
  const { columns, excess, column, tolerance, candidates } = search;
  if (isSum) return [];
  const off = excess.flatMap((value, c) => (Math.abs(value) > tolerance ? [c] : []));
  const isApart = (i: number, c: number) => isDigitApart(columns[c]![i]!, columns[c]![i]! - excess[c]!);
  const found: number[] = [];
  for (const i of candidates) {
    const value = columns[column]![i]!;
    if (value <= 0 || !rowSupports(search, i, value - excess[column]!) || !isApart(i, column)) continue;
    // Who writes one number twice has it wrong twice; of two numbers that are both wrong no digit is the cause.
    const isAlike = (c: number) => columns[c]![i]! > 0 && near(columns[c]![i]!, value, tolerance);
    if (off.every((c) => isAlike(c) && isApart(i, c))) found.push(i);
  }
  const [only] = found;
  if (only === undefined || found.length > 1) return [];
  const also = off.flatMap((c) => (c === column ? [] : [{ column: c, right: rightIn(search, only, c) }]));
  return [causeOf("digit", [only], column, { right: rightIn(search, only, column), also })];
}

/**
 * The total with a digit too few or too many, and as wrong in every other column that is off; or with another digit, where its own
 * row adds up with the right one only.
 */
export function digitOfTotal(search: Search, isSum: boolean): Cause[] {
  const { total, stated, excess, column, tolerance, scale } = search;
  const own = { ...search, columns: stated.map((one) => [one]) };
  const isBorneOut = (value: number, right: number) =>
    !isSum && rowSupports(own, 0, right) && !rowSupports(own, 0, value);
  const isLost = (c: number) => {
    const [value, right] = [stated[c]!, stated[c]! + excess[c]!];
    if (value <= 0 || !isDigitApart(value, right)) return false;
    return String(value).length !== String(right).length || (c === column && isBorneOut(value, right));
  };
  if (total[column]!.value === undefined) return [];
  if (!excess.every((value, c) => Math.abs(value) <= tolerance || isLost(c))) return [];
  const right = { units: BigInt(stated[column]! + excess[column]!), decimals: scale };
  return [causeOf("digit", [], column, { right })];
}

// Whether another amount of a row is wrong as this one is: it says the same and is off by as much, or by the same factor.
function isOffAlike(search: Search, i: number, c: number, power: number | undefined): boolean {
  const { columns, excess, column, tolerance } = search;
  const [written, off] = [columns[c]![i]!, excess[c]!];
  if (written === 0 || Math.abs(off) <= tolerance) return false;
  if (near(written, columns[column]![i]!, tolerance) && near(off, excess[column]!, tolerance)) return true;
  return power !== undefined && isTimes(written, power, written - off, tolerance);
}

// Whether every amount of a row that is off in its column is off by the same factor, and the row adds up without.
function slipsWhole(
  { columns, excess, tolerance, hasTotal, funds }: Search,
  i: number,
  power: number,
): boolean {
  const isRight = (c: number) => Math.abs(excess[c]!) <= tolerance;
  const meant = columns.map((values, c) => (isRight(c) ? values[i]! : values[i]! - excess[c]!));
  if (!columns.every((values, c) => isRight(c) || isTimes(values[i]!, power, meant[c]!, tolerance)))
    return false;
  const [total, sum] = [meant[0]!, meant.slice(1, 1 + funds).reduce((a, b) => a + b, 0)];
  return !hasTotal || funds === 0 || near(total, sum, tolerance);
}

/** Up to this a difference may be of rounding as well as of digits. */
const MOST_ROUNDED = 50;

/** Below this, rounding alone would make any number a slipped one. */
const LEAST_SLIPPED = 100;
