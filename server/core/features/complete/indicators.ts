import { DASHES } from "../../characters.ts";
import { cellAt } from "../../model/entry.ts";
import {
  classNamed,
  classOf,
  currentClasses,
  type IndicatorClass,
  subclassesOf,
  written,
} from "../../model/framework.ts";
import { NAME, named, partsOf, type Style, styleFor, withClass } from "../../model/new-indicator.ts";
import { indicatorsOf } from "../../model/project.ts";
import { entryAt, rowOf, type Table } from "../../model/table.ts";
import { view } from "../../model/unit.ts";
import { ANNUAL_USUAL, CYCLE_LABEL, CYCLE_USUAL } from "../../syntax/indicator.ts";
import { matchesIn, type Span } from "../../text.ts";
import type { Place } from "../place.ts";
import { namesInClass } from "./class-names.ts";
import type { Completion } from "./completion.ts";

/** In the cell of indicators: the next one, or the part of one that comes next; undefined in any other cell. */
export function inIndicators(
  table: Table,
  { row, at, cell, column, entry, unit }: Place,
  typed: string | undefined,
): Completion[] | undefined {
  if (cell === undefined || column === undefined || column !== table.columns.indicators) return undefined;
  const { head, projects } = view(table.units[unit]!);
  if (entry?.kind === "total" || (entry === head && projects.length > 0)) return [];
  const { text } = rowOf(table, row);
  const before = text.slice(Math.min(cell.from, at), at);
  const start = beginningIn(before);
  const said = before.slice(start);
  // What stands behind it of the same field goes with it, and what follows that stays.
  const all = text.slice(at, Math.max(at, cell.to));
  const rest = restIn(all, said);
  const behind = /^[^；;。\r\n]*/.exec(rest)![0].length;
  const isEnd = rest.slice(0, behind).trim() === "";
  const goesOn = /[；;]/.test(rest[behind] ?? "");
  const style = styleFor(table);
  // On a line of its own it stands before those on the lines below.
  const above = saidAbove(table, row) + before.slice(0, start);
  const around = above + all;
  if (typed === "。" && classesIn(around).size === currentClasses.length) return [];
  if (isBegun(said.trimStart()))
    return NOTHING_MORE.test(rest) ? newIndicators({ above, around }, said.trim(), at, style) : [];
  const [, ordinal = "", own = ""] = /^(\s*\d{1,3}、)?(.*)$/s.exec(said)!;
  // Behind its number all of it is offered.
  if (ordinal !== "" && isBegun(own) && NOTHING_MORE.test(rest))
    return indicatorsBehind(around, { from: at - own.length, to: at }, style);
  const fields = own.split(/[；;]/);
  const last = fields.at(-1)!;
  const field = { from: at - last.length, to: at + behind };
  switch (fields.length) {
    case 1:
      if (ordinal === "") return [];
      return goesOn ? classes(field, style) : classesWithSubclasses(field, style);
    case 2: {
      // Behind a 。 in a value no indicator begins.
      const [, digit = classNamed(fields[0]!.trim(), 1)?.code] = /^\s*(\d)-/.exec(fields[0]!) ?? [];
      return digit === undefined ? [] : subclasses(field, digit, goesOn ? "" : style.separator, style);
    }
    case 3: {
      const [, code] = /^\s*(\d\d)-/.exec(fields[1]!) ?? [];
      const subclass = code ?? classNamed(fields[1]!.trim(), 2)?.code;
      return subclass === undefined
        ? []
        : names(field, text.slice(field.from, field.to), namesInClass(table, unit, entry, subclass));
    }
    case 4: {
      const text = style.hasCycles ? CYCLE_USUAL : ANNUAL_USUAL;
      const isOpen = text.startsWith(last.trim()) && text !== last.trim();
      return goesOn || !isEnd || !isOpen ? [] : [label(field, text)];
    }
    case 5: {
      const offer = sameAgain(field, fields[3]!, rest[behind] === "。" ? "" : "。");
      return goesOn || !isEnd || !CYCLE.test(fields[3]!) || !offer.parts.join("").startsWith(last.trim())
        ? []
        : [offer];
    }
    default:
      return [];
  }
}

// What stands behind a place of the same indicator: the next begins with its number and the code of its class.
function restIn(rest: string, said: string): string {
  const next = NEXT.exec(rest)?.index;
  // 3 before 、 is its number's, and before it nothing is begun.
  const isBegun = next !== 0 || (said.trim() !== "" && !/^\s*\d+$/.test(said));
  return next !== undefined && isBegun ? rest.slice(0, next) : rest;
}
const NEXT = new RegExp(`(?<!\\d)\\d{1,3}[、.．]\\s?(?=\\d[${DASHES}])`);

// An indicator begins behind a 。, or on a line of its own.
function beginningIn(before: string): number {
  return START.exec(before)?.[0].length ?? 0;
}
// Of a line behind a blank one the indicators stand in the row above.
function saidAbove(table: Table, row: number): string {
  const isRest = row > 0 && entryAt(table, row)?.kind === "rest";
  const above = isRest ? entryAt(table, row - 1) : undefined;
  const cell = above && cellAt(above, above.layout.columns.indicators);
  return cell === undefined ? "" : `${above!.row.text.slice(cell.from, cell.to)}\n`;
}
// The first digits or words of an indicator: a sentence that a value goes on with is longer.
function isBegun(said: string): boolean {
  return /^(?:\d{0,3}|[\u4e00-\u9fff]{1,6})$/.test(said);
}
const NOTHING_MORE = /^[^\S\r\n]*(?:[\r\n]|$)/;
// Behind a value that only has its label the next line is the value.
const START = /^.*(?:。|[\r\n](?=\s*\d{1,3}、)|(?<![:：；;]\s{0,9})[\r\n](?=\s*\d{0,3}$))/s;

/** An empty line below a project is where its next indicator goes; one that does not begin with a blank may become a project. */
export function onNewLine(table: Table, { row, at }: Place): Completion[] | undefined {
  const { text } = rowOf(table, row);
  const line = text.slice(0, at);
  if (
    !/^[^\S\r\n]/.test(line) ||
    !isBegun(line.trimStart()) ||
    !NOTHING_MORE.test(text.slice(at)) ||
    row === 0
  )
    return undefined;
  const above = entryAt(table, row - 1);
  const cell = above && cellAt(above, above.layout.columns.indicators);
  if (above === undefined || cell === undefined || indicatorsOf(above).length === 0) return undefined;
  const before = above.row.text.slice(cell.from, cell.to);
  return newIndicators({ above: before, around: before }, line.trim(), at, styleFor(table));
}

const CYCLE = new RegExp(`^\\s*${CYCLE_LABEL}`);

/** The indicators above a new one, and those below it with them. */
interface Around {
  readonly above: string;
  readonly around: string;
}

/** Whole indicators, with the next number; `said` stands before the cursor: a number that was begun, a code, or a name. */
function newIndicators({ above, around }: Around, said: string, at: number, style: Style): Completion[] {
  const numbers = matchesIn(above, /(?:^|[。\r\n])\s*(\d{1,3})、/g).map(([, digits]) => Number(digits));
  const ordinal = `${(numbers.at(-1) ?? 0) + 1}、`;
  const span = { from: at - said.length, to: at };
  return inNeed(around).map((held) => ({
    ...span,
    kind: "indicator",
    label: ordinal + named(held, style),
    // Digits are a code, or the number that comes next; words are a class's.
    filter:
      held.code.startsWith(said) || !ordinal.startsWith(said) ? foundBy(held) : `${said}、${foundBy(held)}`,
    detail: held.holds,
    parts: [ordinal, ...partsOf(held, style)],
  }));
}

function indicatorsBehind(before: string, span: Span, style: Style): Completion[] {
  return inNeed(before).map((held) => ({
    ...span,
    kind: "indicator",
    label: named(held, style),
    filter: foundBy(held),
    detail: held.holds,
    parts: partsOf(held, style),
  }));
}

// By its class too: an editor looks for what is typed where a word begins, and 满意 is within 服务对象满意度.
function foundBy(held: IndicatorClass): string {
  return `${written(held)} ${classOf(held.code[0]!)!.name}`;
}

// Those that a cell lacks come first: of a whole class, once there is more than output.
function inNeed(before: string): IndicatorClass[] {
  const codes = subclassesIn(before);
  const classes = classesIn(before);
  const isBegun = [...classes].some((digit) => digit !== "1");
  const need = ({ code }: IndicatorClass) =>
    codes.has(code) ? 2 : isBegun && !classes.has(code[0]!) ? 0 : 1;
  return [...subclassesOf()].sort((a, b) => need(a) - need(b));
}

function subclassesIn(indicators: string): ReadonlySet<string | undefined> {
  const fields = indicators.split(/[；;]/).map((field) => field.trim());
  return new Set(fields.map((field) => /^(\d\d)-/.exec(field)?.[1] ?? classNamed(field, 2)?.code));
}

function classesIn(indicators: string): ReadonlySet<string> {
  return new Set([...subclassesIn(indicators)].flatMap((code) => code?.[0] ?? []));
}

function classes(span: Span, style: Style): Completion[] {
  return currentClasses.map((held) => completed(span, held, named(held, style)));
}

function classesWithSubclasses(span: Span, style: Style): Completion[] {
  return subclassesOf().map((held) => ({
    ...completed(span, held, withClass(held, style)),
    filter: foundBy(held),
  }));
}

function subclasses(span: Span, digit: string, end: string, style: Style): Completion[] {
  return subclassesOf(digit).map((held) => ({
    ...completed(span, held, named(held, style) + end),
    filter: foundBy(held),
  }));
}

function completed(span: Span, { holds }: IndicatorClass, text: string): Completion {
  return { ...span, kind: "class", label: text.replace(/[；;]$/, ""), detail: holds, parts: [text] };
}

function label(span: Span, text: string): Completion {
  return { ...span, kind: "value", label: text, detail: { zh: "指标值", en: "The value" }, parts: [text] };
}

function names(span: Span, said: string, found: readonly string[]): Completion[] {
  const detail = { zh: "表中同类指标的名称", en: "A name that the table has in this class" };
  // What stands for a name that is not written yet narrows nothing down.
  const ahead = said === NAME ? NAME : "";
  return found.map((name) => ({
    ...{ ...span, kind: "name", label: name, detail, parts: [name] },
    filter: ahead + name,
  }));
}

// Most values are the same for the cycle and for the year.
function sameAgain(span: Span, cycle: string, end: string): Completion {
  const value = cycle.replace(/^[^:：]*[:：]/, "");
  const text = ANNUAL_USUAL + value + end;
  const detail = { zh: "与实施周期的相同", en: "The same as that of the cycle" };
  return { ...span, kind: "value", label: text, detail, parts: [text] };
}
