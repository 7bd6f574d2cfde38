import { madeAt } from "../list.ts";
import { BoundedMap } from "../memo.ts";
import { beginsIndicators, ofRows, type Row } from "../syntax/table.ts";
import { contentOf } from "./cell.ts";
import type { Columns } from "./columns.ts";
import { type Decimal, isNothing, readAmount } from "./money.ts";
import { isUnitName } from "./naming.ts";
import { emptySum, include, meetsSum } from "./sums.ts";

/** Which cell stands in which column: for each column the index of its cell, or `undefined` for a lost one. */
export interface Placement {
  readonly cells: readonly (number | undefined)[];
  /** The columns whose cell is lost. */
  readonly lost: readonly number[];
}

/** The placement of a row with a cell for every column, as the one there is. */
function fullPlacements(columns: Columns): readonly [Placement] {
  return madeAt(fulls, columns, () => [interned(columns.list.map((_, i) => i))]);
}
const fulls = new WeakMap<Columns, readonly [Placement]>();

/**
 * The likeliest placements of a row that has fewer cells than the header, best first: those in which the kinds of the
 * cells fit their columns and the row adds up. Placements that fit equally well come together; the sums of the unit
 * may tell them apart. A full row has one.
 */
export const placementsOf: (row: Row, columns: Columns) => readonly Placement[] =
  ofRows.remembered(likeliest);

function likeliest(row: Row, columns: Columns): readonly Placement[] {
  const missing = columns.list.length - row.cells.length;
  if (missing === 0) return shifted(row, columns) ?? fullPlacements(columns);
  if (missing < 0) return withoutExtra(row, columns, -missing);
  const alone = columns.indicators === undefined ? undefined : indicatorsAlone(row);
  if (alone !== undefined)
    return [interned(columns.list.map((_, column) => (column === columns.indicators ? alone : undefined)))];
  if (missing > MOST_LOST || columns.list.length > MOST_COLUMNS) return [trailing(row, columns)];
  const kinds = row.cells.map((cell) => kindOf(contentOf(row, cell)));
  // A name and nothing else: what was lost is the end.
  const isBlank = kinds.every(({ kind }, i) => kind === "nothing" || i <= columns.name);
  if (isBlank && kinds[columns.name]?.kind === "text") return [trailing(row, columns)];
  let best: Placement[] = [];
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const placement of losing(columns.list.length, missing)) {
    const score = scoreOf(row, columns, kinds, placement.cells);
    if (score < bestScore) continue;
    if (score > bestScore) best = [];
    bestScore = score;
    best.push(placement);
  }
  return firstFundFirst(best, columns, kinds);
}

// An amount without which the row does not add up: the first fund has one more often than the others.
function firstFundFirst(
  best: readonly Placement[],
  columns: Columns,
  kinds: readonly Kind[],
): readonly Placement[] {
  const [fund] = columns.funds;
  const at = best.findIndex(({ lost: [column, more] }) => more === undefined && column === fund);
  if (at < 1 || addsUp(columns, kinds, best[0]!.cells)) return best;
  const areAmounts = best.every(({ lost: [column] }) => columns.amounts.includes(column!));
  return areAmounts ? [best[at]!, ...best.toSpliced(at, 1)] : best;
}

/** Where an empty cell stands in the way that belongs under a later column: those between are one too far to the right. */
export interface Shift {
  readonly from: number;
  readonly to: number;
}

/** How the cells of a row are shifted that has one for each column; undefined where they are not. */
export function shiftOf({ cells, lost }: Placement): Shift | undefined {
  const from = cells.findIndex((cell, column) => cell !== column);
  const to = cells.indexOf(from);
  return lost.length > 0 || from < 0 || to < 0 ? undefined : { from, to };
}

// With the empty cell under the total behind the amounts the row adds up, and its other cells fit as well.
function shifted(row: Row, columns: Columns): readonly Placement[] | undefined {
  const { total, funds, list } = columns;
  const last = funds.at(-1);
  if (total === undefined || last === undefined || last < total || list.length > MOST_COLUMNS)
    return undefined;
  const [empty, next] = [row.cells[total]!, row.cells[total + 1]!];
  if (empty.to > empty.from || next.to === next.from) return undefined;
  const kinds = row.cells.map((cell) => kindOf(contentOf(row, cell)));
  let best: readonly Placement[] | undefined;
  let bestScore = scoreOf(row, columns, kinds, fullPlacements(columns)[0].cells);
  for (let to = last; to < list.length; to++) {
    const cells = list.map((_, column) =>
      column < total || column > to ? column : column === to ? total : column + 1,
    );
    const score = scoreOf(row, columns, kinds, cells);
    if (score <= bestScore || !addsUp(columns, kinds, cells)) continue;
    best = [interned(cells)];
    bestScore = score;
  }
  return best;
}

// The cell of a line that has an indicator and nothing else: it goes on with those above, wherever it stands.
function indicatorsAlone(row: Row): number | undefined {
  let alone: number | undefined;
  for (const [i, cell] of row.cells.entries()) {
    const said = contentOf(row, cell);
    if (said === "") continue;
    if (alone !== undefined || !beginsIndicators(said)) return undefined;
    alone = i;
  }
  return alone;
}

/** The cells of a row that stand under no column. */
export function extraCells(row: Row, placement: Placement): number[] {
  const extra: number[] = [];
  for (let i = 0; i < row.cells.length; i++) if (!placement.cells.includes(i)) extra.push(i);
  return extra;
}

// A cell too many: the empty ones without which the others fit best, an amount without which they fit still better, or
// else the row's last.
function withoutExtra(row: Row, columns: Columns, extra: number): readonly Placement[] {
  const [full] = fullPlacements(columns);
  if (extra > 1) return [full];
  const said = row.cells.map((cell) => contentOf(row, cell));
  // 1230. before a tab and 00 behind it are one amount.
  const isCut = (i: number) => /\d\.$/.test(said[i]!) && /^\d{1,2}$/.test(said[i + 1] ?? "");
  const kinds = said.map(kindOf);
  const cut = said.findIndex((_, i) => columns.amounts.includes(i) && isCut(i));
  if (cut >= 0) return [interned(columns.list.map((_, column) => (column <= cut ? column : column + 1)))];
  let best: readonly Placement[] = [full];
  let bestScore = scoreOf(row, columns, kinds, full.cells);
  // The last of several first: the unit's sums tell which it is.
  for (let i = kinds.length - 1; i >= 0; i--) {
    const { kind } = kinds[i]!;
    // The rest of a name, a goal or indicators, behind a tab within it.
    const isRest = kind === "text" && (i - 1 === columns.name || columns.goals.includes(i - 1));
    const isText = kind === "text" || kind === "indicators";
    if (isText && !isRest && i - 1 !== columns.indicators) continue;
    const cells = columns.list.map((_, column) => (column < i ? column : column + 1));
    // Before a goal stands the rest of a name where it is no sentence.
    const isOfName = isRest && i - 1 === columns.name && !SENTENCE.test(said[i]!);
    const score = scoreOf(row, columns, kinds, cells) - (kind === "nothing" ? 0 : DROPPED) + Number(isOfName);
    if (score < bestScore || (score === bestScore && best[0] === full)) continue;
    best = score > bestScore ? [interned(cells)] : [...best, interned(cells)];
    bestScore = score;
  }
  return best;
}

const SENTENCE = /[，。；]|.{30}/;

/** How else a row may be read that has an empty cell too many: without another of its empty ones. */
export function withoutAnother(row: Row, columns: Columns): readonly Placement[] {
  const last = row.cells.length - 1;
  if (last !== columns.list.length || contentOf(row, row.cells[last]!) !== "") return [];
  return columns.amounts.flatMap((extra) => {
    if (contentOf(row, row.cells[extra]!) !== "") return [];
    return [interned(columns.list.map((_, column) => (column < extra ? column : column + 1)))];
  });
}

/** What a cell weighs that says something and would stand under no column. */
const DROPPED = 3;

const MOST_LOST = 3;
/** With more columns than any such table has there are too many places to lose a cell at. */
const MOST_COLUMNS = 16;

type CellKind = "nothing" | "amount" | "indicators" | "text";

interface Kind {
  readonly kind: CellKind;
  readonly value: Decimal | undefined;
  /** Whether it is called as a unit is. */
  readonly isUnit: boolean;
}

function kindOf(text: string): Kind {
  if (isNothing(text)) return { kind: "nothing", value: undefined, isUnit: false };
  const amount = text.length < LONGEST_NAME ? readAmount(text) : undefined;
  if (amount?.value !== undefined) return { kind: "amount", value: amount.value, isUnit: false };
  const isList = beginsIndicators(text) || /(?:指标|目标)值[:：]/.test(text);
  const isUnit = text.length < LONGEST_NAME && isUnitName(text);
  return { kind: isList ? "indicators" : "text", value: undefined, isUnit };
}

const LONGEST_NAME = 40;

// How well cells fit their columns. Only the order of scores means anything; a tie is a tie on purpose.
function scoreOf(
  row: Row,
  columns: Columns,
  kinds: readonly Kind[],
  cells: readonly (number | undefined)[],
): number {
  let score = 0;
  for (const [column, { role, name }] of columns.list.entries()) {
    const index = cells[column];
    const kind = index === undefined ? undefined : kinds[index]!;
    if (kind === undefined) continue;
    score += SCORES[role][kind.kind];
    // 460100261000000002 is a code, and no serial number.
    if (role === "other" && isCode(kind)) score += CODES.test(name) ? 1 : SERIALS.test(name) ? -1 : 0;
    if (role === "other" && kind.kind === "text" && SERIALS.test(name)) score -= 1;
    // Beside a column for it a unit's name is no project's.
    if (kind.isUnit && columns.unit !== undefined)
      score += column === columns.unit ? 2 : column === columns.name ? -2 : 0;
  }
  // A project has goal and indicators; a row with neither is a unit's, and says nothing of where they stand.
  const hasText = kinds.some(
    ({ kind }, i) => i !== cells[columns.name] && (kind === "text" || kind === "indicators"),
  );
  if (hasText) {
    for (const column of [...columns.goals, columns.indicators]) {
      const index = column === undefined ? undefined : cells[column];
      if (index !== undefined && kinds[index]!.kind === "nothing") score -= 1;
    }
  }
  // A number is no name: with one in its place the name is what was lost.
  if (cells[columns.name] === undefined) score -= kinds[columns.name]?.kind === "amount" ? 5 : 20;
  if (columns.total === undefined) return score;
  const says = (column: number) => {
    const index = cells[column];
    return index !== undefined && kinds[index]!.value !== undefined;
  };
  // A total that is lost alone is as likely as a fund, where there are funds.
  const isAlone = cells[columns.total] === undefined && row.cells.length === cells.length - 1;
  const isLost = isAlone && columns.funds.some(says);
  if (!isLost && !says(columns.total)) return score - (row.cells.length > 2 ? 3 : 0);
  const lostFund = isLost || columns.funds.some((fund) => cells[fund] === undefined);
  if (addsUp(columns, kinds, cells)) return score + 4;
  return lostFund ? score : score - 1;
}

function isCode({ value }: Kind): boolean {
  return value !== undefined && value.decimals === 0 && value.units >= LEAST_CODE;
}
const LEAST_CODE = 1_000_000_000n;
const CODES = /[编代]码|编号|文号/;
const SERIALS = /^[序行]号$|^编次$/;

// Whether the total is written, and what the funds come to.
function addsUp(columns: Columns, kinds: readonly Kind[], cells: readonly (number | undefined)[]): boolean {
  const value = (column: number) => {
    const index = cells[column];
    return index === undefined ? undefined : kinds[index]!.value;
  };
  const total = columns.total === undefined ? undefined : value(columns.total);
  if (total === undefined) return false;
  const sum = emptySum();
  for (const fund of columns.funds) include(sum, { value: value(fund), fault: undefined }, 1);
  return meetsSum(total, sum);
}

const amountScores = { nothing: 0, amount: 2, indicators: -9, text: -9 };
const SCORES: Record<Columns["list"][number]["role"], Record<CellKind, number>> = {
  name: { nothing: -4, amount: -6, indicators: -9, text: 3 },
  total: { ...amountScores, nothing: -2 },
  fund: amountScores,
  part: amountScores,
  goal: { nothing: 0, amount: -6, indicators: -6, text: 2 },
  indicators: { nothing: 0, amount: -6, indicators: 4, text: -2 },
  other: { nothing: 0, amount: 0, indicators: -3, text: 0 },
};

/** The placements of a row that lost some cells. */
function losing(columns: number, missing: number): readonly Placement[] {
  const key = columns * (MOST_LOST + 1) + missing;
  return madeAt(losses, key, () => choices(columns, missing).map(interned));
}
const losses = new Map<number, readonly Placement[]>();

// Cells lost at the end first: editors and spreadsheets drop empty last cells more often than any other.
function choices(columns: number, missing: number): (number | undefined)[][] {
  const all: (number | undefined)[][] = [];
  const choose = (lost: readonly number[], before: number): void => {
    if (lost.length < missing) {
      for (let column = before - 1; column >= 0; column--) choose([...lost, column], column);
      return;
    }
    let next = 0;
    all.push(Array.from({ length: columns }, (_, column) => (lost.includes(column) ? undefined : next++)));
  };
  choose([], columns);
  return all;
}

function trailing(row: Row, columns: Columns): Placement {
  return interned(columns.list.map((_, i) => (i < row.cells.length ? i : undefined)));
}

const known = new BoundedMap<string, Placement>(1024);

function interned(cells: readonly (number | undefined)[]): Placement {
  const key = cells.map((cell) => cell ?? "x").join();
  const same = known.get(key);
  if (same !== undefined) return same;
  const placement = { cells, lost: cells.flatMap((cell, column) => (cell === undefined ? [column] : [])) };
  known.set(key, placement);
  return placement;
}
