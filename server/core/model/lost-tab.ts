import { DASHES } from "../characters.ts";
import type { Span } from "../text.ts";
import { contentOf } from "./cell.ts";
import { cellAt, type Entry, ofEntries, textAt } from "./entry.ts";
import { indicatorsIn } from "./indicator.ts";
import { isNothing, readAmount } from "./money.ts";
import { isUnitName } from "./naming.ts";
import { goalIsGlued } from "./project.ts";
import { judge } from "./sums.ts";

/** Two cells that became one. */
export interface LostTab {
  /** Where the tab belongs, as an offset in the row, and how many blanks, or quotes of both cells, stand there in its place. */
  readonly at: number;
  readonly blanks: number;
  /** What a finding marks: of the two what is shorter. */
  readonly span: Span;
  /** The columns whose cells they are, as indices into `columns.list`. */
  readonly columns: readonly [before: number, behind: number];
}

/** The place in a row at which a tab was lost, where what it says tells; undefined where an empty cell may as well be gone. */
export function lostTab(entry: Entry): LostTab | undefined {
  // Few rows lack a cell, and of the others nothing is remembered.
  return entry.layout.placement.lost.length === 1 ? tabIn(entry) : undefined;
}

const tabIn = ofEntries.once(
  (entry: Entry): LostTab | undefined =>
    amountBeforeGoal(entry) ??
    amountBehindText(entry) ??
    goalBeforeIndicators(entry) ??
    textBehindNumber(entry) ??
    nameBehind(entry) ??
    dashBehind(entry),
);

/** Whether an amount stands behind a name or before a goal: then it is the row's, though not in its cell. */
export function gluesAmount(entry: Entry): boolean {
  const { columns } = entry.layout;
  return lostTab(entry)?.columns.some((column) => columns.amounts.includes(column)) ?? false;
}

// What stands before the amounts ends with one with which the row adds up: a name, a unit, or the last indicator.
function amountBehindText({ row, layout: { columns } }: Entry): LostTab | undefined {
  const { total } = columns;
  const cell = total === undefined ? undefined : row.cells[total - 1];
  if (total === undefined || cell === undefined || cell.quoted) return undefined;
  const said = row.text.slice(cell.from, cell.to);
  const found = /(?<=[\u4e00-\u9fff）)”%。；])[ \u3000\u00a0]{0,20}\d[\d,]*(?:\.\d+)?$/.exec(said);
  if (found === null) return undefined;
  const funds = columns.funds.map((column) => readAmount(contentOf(row, row.cells[column - 1]!)));
  if (judge(readAmount(found[0]), funds)?.verdict !== "equal") return undefined;
  const at = cell.from + found.index;
  return { at, blanks: 0, span: { from: at, to: cell.to }, columns: [total - 1, total] };
}

// The goal begins with an amount with which the row adds up.
function amountBeforeGoal(entry: Entry): LostTab | undefined {
  const { layout, amounts, row } = entry;
  const { goals, amounts: money } = layout.columns;
  const cell = cellAt(entry, goals[0]);
  const found = cell && FIRST_AMOUNT.exec(row.text.slice(cell.from, cell.to));
  const [total, ...funds] = amounts;
  // The header may have no amounts at all.
  if (!found || total === undefined) return undefined;
  // A goal may begin with a dash; one for no money stands beside others.
  const isDash = (text: string) => text !== "" && isNothing(text);
  if (isDash(found[0]) && !money.some((column) => isDash(textAt(entry, column)))) return undefined;
  if (judge(total, [...funds, readAmount(found[0])])?.verdict !== "equal") return undefined;
  const at = cell.from + found[0].length;
  return { at, blanks: 0, span: { from: cell.from, to: at }, columns: [money.at(-1)!, goals[0]!] };
}

// The first indicator stands behind a goal.
function goalBeforeIndicators(entry: Entry): LostTab | undefined {
  const { goals, indicators } = entry.layout.columns;
  const cell = cellAt(entry, indicators);
  const all = cell && indicatorsIn(entry.row, cell);
  const second = all && goalIsGlued(entry, all) ? all[1] : undefined;
  if (second?.ordinal === undefined) return undefined;
  // （1） begins with its bracket.
  const isInBrackets = /^[（(][0-9０-９]+[）)]/.test(
    entry.row.text.slice(second.ordinal.from - 1, second.ordinal.to + 1),
  );
  const from = second.ordinal.from - (isInBrackets ? 1 : 0);
  const span = { from, to: second.class?.to ?? second.ordinal.to };
  // Of two cells in quotes those between them are left.
  const quotes = cell!.quoted && entry.row.text.slice(from - 2, from) === QUOTES ? QUOTES.length : 0;
  return { at: from - quotes, blanks: quotes, span, columns: [goals[0]!, indicators!] };
}

// 136.80-, --: the dash that says that there is no money in the next column.
function dashBehind(entry: Entry): LostTab | undefined {
  const { placement, columns } = entry.layout;
  const [lost] = placement.lost;
  if (lost === undefined || !columns.amounts.includes(lost)) return undefined;
  for (const column of columns.amounts) {
    const cell = cellAt(entry, column);
    if (cell === undefined || cell.quoted) continue;
    const found = DASHED.exec(entry.row.text.slice(cell.from, cell.to));
    if (found === null) continue;
    const at = cell.from + found[0].length;
    const pair: LostTab["columns"] = column < lost ? [column, lost] : [lost, column];
    return { at, blanks: 0, span: { from: at, to: at + 1 }, columns: pair };
  }
  return undefined;
}
const FIRST_AMOUNT = new RegExp(`^(?:-?\\d[\\d,]*(?:\\.\\d+)?|[${DASHES}])(?=[\\u4e00-\\u9fff“])`);
const DASHED = new RegExp(`^\\s*(?:\\d[\\d,]*(?:\\.\\d+)?|[${DASHES}])(?=[${DASHES}]\\s*$)`);

const QUOTES = '""';

// 7临江市档案馆: what stands behind the number of a row.
function textBehindNumber({ row, layout: { columns, placement } }: Entry): LostTab | undefined {
  const [lost] = placement.lost;
  const [cell] = row.cells;
  if (
    !SERIAL.test(columns.list[0]!.name) ||
    lost === undefined ||
    lost > 1 ||
    cell === undefined ||
    cell.quoted
  )
    return undefined;
  const length = NUMBER.exec(row.text.slice(cell.from, cell.to))?.[0].length;
  if (length === undefined) return undefined;
  const at = cell.from + length;
  return { at, blanks: 0, span: { from: cell.from, to: at }, columns: [0, 1] };
}
const SERIAL = /^[序行]号$/;
// 2026年度职工培训 and 110指挥中心运维 are names.
const NUMBER =
  /^(?!11[02]|12[02])[1-9]\d{0,2}(?=[\u4e00-\u9fff]{2})(?![年月日号个名处家项所村期届条座台套栋平公度级次人时小大条类种世个路])/;

// The name stands behind a code, or behind the unit whose project it is: 330100260006库房修缮, 临江市档案馆库房修缮.
function nameBehind(entry: Entry): LostTab | undefined {
  const { columns, placement } = entry.layout;
  const before = columns.name - 1;
  const [lost] = placement.lost;
  if (before < 0 || columns.list[before]!.role !== "other" || (lost !== before && lost !== columns.name))
    return undefined;
  const cell = cellAt(entry, lost === before ? columns.name : before);
  const said = cell === undefined || cell.quoted ? "" : entry.row.text.slice(cell.from, cell.to);
  const length = before === columns.unit ? unitLength(said) : (CODE.exec(said)?.[0].length ?? 0);
  if (cell === undefined || length === 0) return undefined;
  const at = cell.from + length;
  const blanks = BLANKS.exec(said.slice(length))![0].length;
  return { at, blanks, span: { from: cell.from, to: at }, columns: [before, columns.name] };
}

const BLANKS = /^[ \u00a0\u3000]{0,8}/;
const CODE = /^(?=.*\d)[0-9A-Za-z-]{6,30}(?=[ \u00a0\u3000]{0,8}[\u4e00-\u9fff])/;

// The one beginning that is a unit's name, with a name behind it: 临江市中心医院分院设备 has three, and any may be meant.
function unitLength(text: string): number {
  let found = 0;
  for (let length = SHORTEST; length + SHORTEST <= Math.min(text.length, LONGEST); length++) {
    if (!isUnitName(text.slice(0, length))) continue;
    if (found > 0) return 0;
    found = length;
  }
  return found;
}
const SHORTEST = 4;
const LONGEST = 60;
