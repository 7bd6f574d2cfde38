import type { Whole } from "./columns.ts";
import { type Amounts, type Counted, decimalsOf, type Priced, scaledTo, wholeOf } from "./counted.ts";
import { isBlankMoney } from "./entry.ts";
import type { Decimal } from "./money.ts";

export type CauseKind =
  | "column"
  | "swapped"
  | "twice"
  | "left"
  | "again"
  | "transposed"
  | "slipped"
  | "sign"
  | "uneven"
  | "digit"
  | "blank"
  | "doubled"
  | "missing";

/** Why a sum may be wrong. Each one explains the whole difference, within rounding. */
export interface Cause {
  readonly kind: CauseKind;
  /** The addends it is about, as indices; none where it is about the total or a row that is not there. */
  readonly addends: readonly number[];
  /** The column the money stands in and, for `column`, the one it belongs in. */
  readonly from: number;
  readonly to: number | undefined;
  /** What the total (no addends), the one addend or the row that is missing should say. */
  readonly right: Decimal | undefined;
  /** The factor of a slipped place: a power of ten. */
  readonly power: number | undefined;
  /** The other columns in which the one addend is wrong for the same reason, with what each should say. */
  readonly also: readonly { readonly column: number; readonly right: Decimal }[];
}

/** A total with its addends, in all columns. */
export interface Addition {
  readonly total: Amounts;
  readonly addends: readonly Priced[];
  /** The addends by column, as whole numbers of the smallest unit that is written in them or in the total. */
  readonly columns: Counted["columns"];
  /** Whether the first column is that of totals. */
  readonly hasTotal: boolean;
  /** How many columns are funds; behind them come their parts. */
  readonly funds: number;
  /** The funds that come to what their parts do. */
  readonly wholes: readonly Whole[];
  readonly stated: readonly number[];
  /** By column: the sum of the addends less the total. */
  readonly excess: readonly number[];
  readonly tolerance: number;
  readonly scale: number;
  /** The addends that may be wrong; undefined where any may. What something else confirms is not. */
  readonly doubted: ReadonlySet<number> | undefined;
}

/** Undefined where an amount is too large to count with. */
export function additionOf(
  total: Amounts,
  addends: Counted,
  {
    hasTotal,
    funds,
    wholes = [],
    doubted,
  }: Pick<Addition, "hasTotal" | "funds"> & Partial<Pick<Addition, "wholes" | "doubted">>,
): Addition | undefined {
  const scale = Math.max(addends.scale, decimalsOf(total));
  const { rows, columns, sums, isSafe } = scaledTo(addends, scale);
  const stated = total.map((amount) => wholeOf(amount, scale));
  if (!isSafe || !stated.every(Number.isSafeInteger)) return undefined;
  const excess = stated.map((value, c) => sums[c]! - value);
  return {
    total,
    addends: rows,
    columns,
    hasTotal,
    funds,
    wholes,
    stated,
    excess,
    tolerance: Math.min(2, 1 + rows.length / 2),
    scale,
    doubted,
  };
}

/**
 * The likeliest causes of a wrong sum in one column, best first, found by calculation. The search is bounded: with many
 * addends only single ones and pairs are tried, and where more than two would do equally well none is named.
 */
export function causesOf(addition: Addition, column: number, isSum: boolean): Cause[] {
  const search = searchIn(addition, column);
  if (isDoubled(search)) return [cause("doubled", [], column)];
  const addends = inAddend(search, isSum);
  const lacking = lackingRow(search, isSum);
  const exchanged = swapped(search);
  const isMoved = exchanged.some(({ kind }) => kind === "column");
  const causes = [
    ...exchanged,
    ...inWrongColumn(search).filter(({ addends }) => !isMoved || addends.length > 0),
    ...addends.filter(({ kind }) => kind === "uneven" || kind === "blank"),
    ...lacking.filter(({ kind }) => kind === "blank"),
    ...countedTwice(search),
    ...addedAgain(search),
    ...inTotal(search, isSum),
    ...(addends.length > MOST_ALIKE
      ? []
      : addends.filter(({ kind }) => kind !== "uneven" && kind !== "blank")),
  ];
  // Any difference may be that of a missing row, and many of one digit: they are said where nothing better is known.
  if (causes.length > 0 || addends.length > 0) return causes.slice(0, MOST_CAUSES);
  return [...wrongDigit(search, isSum), ...lostDigit(search), ...lacking].slice(0, MOST_CAUSES);
}

const MOST_CAUSES = 3;
const MOST_ADDENDS = 400;

interface Search extends Addition {
  readonly column: number;
  /** The fund that comes to what this column and others do. */
  readonly whole: Whole | undefined;
  /** The other columns, of totals and funds, that are off by as much. */
  readonly alike: readonly number[];
  /** The addends that may be wrong. */
  readonly candidates: readonly number[];
}

function searchIn(addition: Addition, column: number): Search {
  const { wholes, excess, tolerance } = addition;
  const own = excess[column]!;
  const alike: number[] = [];
  for (let c = 0; c < widthOf(addition); c++)
    if (c !== column && near(excess[c]!, own, tolerance)) alike.push(c);
  const whole = wholes.find(({ parts }) => parts.includes(column));
  // Where one column alone is off, a row that adds up as it is would not with another amount there.
  const isAlone =
    whole === undefined &&
    column < widthOf(addition) &&
    Math.abs(own) > 3 * tolerance &&
    excess.every((value, c) => c === column || Math.abs(value) <= tolerance);
  return { ...addition, column, whole, alike, candidates: candidatesIn(addition, isAlone) };
}

function candidatesIn(addition: Addition, areUneven: boolean): number[] {
  const { doubted, addends, tolerance } = addition;
  const found: number[] = [];
  const look = (i: number) => {
    if (!areUneven || Math.abs(unevenness(addition, i)) > tolerance) found.push(i);
  };
  if (doubted) for (const i of doubted) look(i);
  else for (let i = 0; i < addends.length; i++) look(i);
  return found;
}

// What the total of a row has beyond its funds; enough to be uneven where there is nothing to compare.
function unevenness(addition: Addition, i: number): number {
  const { columns, hasTotal, funds } = addition;
  const width = widthOf(addition);
  if (!hasTotal || funds === 0) return Number.POSITIVE_INFINITY;
  let left = columns[0]![i]!;
  for (let c = 1; c < width; c++) left -= columns[c]![i]!;
  return left;
}

// How many columns are totals and funds.
function widthOf({ columns, hasTotal, funds }: Addition): number {
  return Math.min(columns.length, Number(hasTotal) + funds);
}

function indices(values: readonly number[], is: (value: number, i: number) => boolean): number[] {
  const found: number[] = [];
  for (let i = 0; i < values.length; i++) if (is(values[i]!, i)) found.push(i);
  return found;
}

function near(a: number, b: number, tolerance: number): boolean {
  return Math.abs(a - b) <= tolerance;
}

function cause(kind: CauseKind, addends: readonly number[], from: number, more: Partial<Cause> = {}): Cause {
  return { kind, addends, from, to: undefined, right: undefined, power: undefined, also: [], ...more };
}

// Whether a total says twice what its addends come to, whatever the column: who adds up units and projects alike has it so.
function isDoubled({ addends, stated, excess, column }: Search): boolean {
  return addends.length > 0 && stated[column] !== 0 && excess.every((value, c) => stated[c] === -2 * value);
}

// One fund has too much, another is short of the same: rows whose money stands in the one and belongs in the other.
function inWrongColumn(search: Search): Cause[] {
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

// The same, where the amounts of two columns changed places: in the total itself, or in the one row in which they differ by as
// much. Of a row that adds up only funds did.
function swapped(search: Search): Cause[] {
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
      ? [cause("column", [], from, { to, right: NOTHING })]
      : [cause("swapped", [], column, { to: other })];
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
    if (found.length === 1) return [cause("swapped", found, column, { to: other })];
  }
  return [];
}
const NOTHING: Decimal = { units: 0n, decimals: 0 };

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
          cause(
            "column",
            found.toSorted((a, b) => a - b),
            from,
            { to },
          ),
        ];
  // Something else may tell which of both it is.
  return isTotal && found?.length !== 1 ? [cause("column", [], to, { to: from }), ...rows] : rows;
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

// The addends have too much, in every column just what one row has: it stands twice, or the total left it out.
function countedTwice(search: Search): Cause[] {
  const alike = rowsLike(search, 1);
  if (alike.length === 2) return [cause("twice", [alike[1]!], search.column)];
  return alike.length === 1 ? [cause("left", alike, search.column)] : [];
}

// The total has too much, in every column just what one row has, or another like it: it was added twice.
function addedAgain(search: Search): Cause[] {
  const alike = rowsLike(search, -1);
  const isFew = alike.length > 0 && alike.length <= MOST_ALIKE && search.addends.length > 1;
  return isFew ? [cause("again", alike, search.column)] : [];
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

// Two digits of the total changed places, its point slipped, or its sign is wrong.
function inTotal(search: Search, isSum: boolean): Cause[] {
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
    return [cause("slipped", [], column, { right: amount, power })];
  if (!isSupported) return [];
  if (value < 0 && near(-value, right, tolerance)) return [cause("sign", [], column, { right: amount })];
  const isSwapped = swaps(value, scale).some((swapped) => near(swapped, right, exactly));
  return isSwapped ? [cause("transposed", [], column, { right: amount })] : [];
}

// The same of one addend; or its sign is wrong, or its own row does not add up for just as much.
function inAddend(search: Search, isSum: boolean): Cause[] {
  const { addends, columns, excess, column, tolerance, scale, candidates } = search;
  const found: Cause[] = [];
  const off = excess[column]!;
  const values = columns[column]!;
  const add = (kind: CauseKind, i: number, power?: number) => {
    const also = columns.flatMap((_, c) =>
      c !== column && isOffAlike(search, i, c, power) ? [{ column: c, right: rightIn(search, i, c) }] : [],
    );
    found.push(cause(kind, [i], column, { right: rightIn(search, i, column), power, also }));
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

// One addend that is right in every column with one digit of it changed, put in or taken out.
function wrongDigit(search: Search, isSum: boolean): Cause[] {
  const { columns, excess, column, tolerance, candidates } = search;
  if (isSum) return [];
  const off = excess.flatMap((value, c) => (Math.abs(value) > tolerance ? [c] : []));
  const isApart = (i: number, c: number) => isDigitApart(columns[c]![i]!, columns[c]![i]! - excess[c]!);
  const found: number[] = [];
  for (const i of candidates) {
    const value = columns[column]![i]!;
    if (value <= 0 || !rowSupports(search, i, value - excess[column]!) || !isApart(i, column)) continue;
    if (off.every((c) => columns[c]![i]! > 0 && isApart(i, c))) found.push(i);
  }
  const [only] = found;
  if (only === undefined || found.length > 1) return [];
  const also = off.flatMap((c) => (c === column ? [] : [{ column: c, right: rightIn(search, only, c) }]));
  return [cause("digit", [only], column, { right: rightIn(search, only, column), also })];
}

// The total with a digit too few or too many, and as wrong in every other column that is off.
function lostDigit({ total, stated, excess, column, tolerance, scale }: Search): Cause[] {
  const isLost = (c: number) => {
    const [value, right] = [stated[c]!, stated[c]! + excess[c]!];
    return value > 0 && String(value).length !== String(right).length && isDigitApart(value, right);
  };
  if (total[column]!.value === undefined) return [];
  if (!excess.every((value, c) => Math.abs(value) <= tolerance || isLost(c))) return [];
  const right = { units: BigInt(stated[column]! + excess[column]!), decimals: scale };
  return [cause("digit", [], column, { right })];
}

// What an addend should say for a column to add up.
function rightIn({ columns, excess, addends, scale }: Search, i: number, c: number): Decimal {
  const value = columns[c]![i]!;
  return shiftedTo(value - excess[c]!, addends[i]!.amounts[c]!.value, value, scale);
}

function isDigitApart(value: number, right: number): boolean {
  if (right <= 0) return false;
  // A digit put in makes a number more than twice as large, and another digit makes a round difference: most are neither.
  const isLonger = value > 2 * right || right > 2 * value;
  if (!isLonger && !isOneDigit(Math.abs(value - right))) return false;
  const [a, b] = [String(value), String(right)];
  if (a.length === b.length) return [...a].filter((digit, i) => digit !== b[i]).length === 1;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let same = 0;
  while (same < short.length && short[same] === long[same]) same++;
  return short.slice(same) === long.slice(same + 1);
}

function isOneDigit(value: number): boolean {
  let rest = value;
  while (rest >= 10 && rest % 10 === 0) rest /= 10;
  return rest < 10;
}

/** So many addends that would explain a sum equally well are named; of more nobody can choose. */
const MOST_ALIKE = 2;

// With the right amount in the column, and in every other that has the same amount and is off by as much, the row adds up.
function rowSupports(search: Search, i: number, right: number): boolean {
  const { columns, column, tolerance, hasTotal, funds, whole, alike } = search;
  if (whole !== undefined) {
    const sum = whole.parts.reduce((all, part) => all + (part === column ? right : columns[part]![i]!), 0);
    return near(columns[whole.fund]![i]!, sum, tolerance);
  }
  // A row of one amount says nothing else.
  if (!hasTotal || funds === 0 || column >= widthOf(search)) return true;
  const value = columns[column]![i]!;
  let left = unevenness(search, i) + (column === 0 ? right - value : value - right);
  for (const c of alike) {
    const written = columns[c]![i]!;
    // A total that was added up from the wrong fund is off with it, whatever else is in it.
    if (c === 0) left += right - value;
    else if (near(written, value, tolerance)) left += written - right;
  }
  return Math.abs(left) <= tolerance;
}

// Whether another amount of a row is wrong as this one is: it says the same and is off by as much, or by the same factor.
function isOffAlike(search: Search, i: number, c: number, power: number | undefined): boolean {
  const { columns, excess, column, tolerance } = search;
  const [written, off] = [columns[c]![i]!, excess[c]!];
  if (written === 0 || Math.abs(off) <= tolerance) return false;
  if (near(written, columns[column]![i]!, tolerance) && near(off, excess[column]!, tolerance)) return true;
  return power !== undefined && near(written * 10 ** power, written - off, tolerance);
}

// Whether every amount of a row that is off in its column is off by the same factor, and the row adds up without.
function slipsWhole(
  { columns, excess, tolerance, hasTotal, funds }: Search,
  i: number,
  power: number,
): boolean {
  const isRight = (c: number) => Math.abs(excess[c]!) <= tolerance;
  const meant = columns.map((values, c) => (isRight(c) ? values[i]! : values[i]! * 10 ** power));
  if (!columns.every((values, c) => isRight(c) || near(meant[c]!, values[i]! - excess[c]!, tolerance)))
    return false;
  const [total, sum] = [meant[0]!, meant.slice(1, 1 + funds).reduce((a, b) => a + b, 0)];
  return !hasTotal || funds === 0 || near(total, sum, tolerance);
}

function shiftedTo(right: number, like: Decimal | undefined, value: number, scale: number): Decimal {
  if (like === undefined || like.units === 0n) return { units: BigInt(Math.round(right)), decimals: scale };
  const places = Math.round(Math.log10(Math.abs(value / Number(like.units))));
  return { units: BigInt(Math.round(right)), decimals: like.decimals + Math.max(0, places) };
}

// The total is above its addends by amounts that would make a row of their own, or are those of the one row without any.
function lackingRow(search: Search, isSum: boolean): Cause[] {
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
    return [cause("blank", blank, column, { right, also })];
  }
  // A slip of the pen is less than any row.
  const least = columns[0]!.reduce(
    (a, b) => (b === 0 ? a : Math.min(a, Math.abs(b))),
    Number.POSITIVE_INFINITY,
  );
  // Nor does one add up over several columns.
  const isSpread = hasTotal && own.some((value) => value < -tolerance);
  return -excess[0]! * LEAST_ROW < least && !isSpread ? [] : [cause("missing", [], column, { right })];
}

/** A row is seldom so many times as small as the smallest of the others. */
const LEAST_ROW = 5;

/** Up to this a difference may be of rounding as well as of digits. */
const MOST_ROUNDED = 50;

/** Below this, rounding alone would make any number a slipped one. */
const LEAST_SLIPPED = 100;

// Places slip by one or two; 元 for 万元 is four.
const POWERS = [1, -1, 2, -2, 4, -4, 3, -3].map((power) => ({ power, factor: 10 ** power }));

function powerTo(value: number, right: number, tolerance: number): number | undefined {
  for (const { power, factor } of POWERS) if (near(value * factor, right, tolerance)) return power;
  return undefined;
}

/** The numbers that come of one with so many decimals, as a whole number, when two digits side by side change places. */
function swaps(value: number, scale: number): number[] {
  const size = Math.abs(value);
  const one = 10 ** scale;
  const found: number[] = [];
  for (let place = 1; place * 10 <= Math.max(size, one); place *= 10) {
    const [low, high] = [Math.floor(size / place) % 10, Math.floor(size / place / 10) % 10];
    // Nobody writes a number that begins with a nought, but for 0.3.
    const isFirst = place * 100 > size && place * 10 > one;
    if (low !== high && !(low === 0 && isFirst))
      found.push(Math.sign(value) * (size + (low - high) * 9 * place));
  }
  return found;
}
