import { type Memory } from "../memo.ts";
import { contentLength, type Span } from "../text.ts";
import { type Node, reader } from "./grammar.ts";
import { oncePerShape, shapeOf } from "./shape.ts";

export type RowKind = "total" | "cells" | "department" | "moneyUnit" | "title" | "blank" | "note";

/** A row of the table: one line, or more where a cell holds line ends. It knows its text, not its place. */
export interface Row extends Memory {
  /** The row's text with its line end; offsets of everything in the row count from its start. */
  readonly text: string;
  /** How many lines of the text the row takes. */
  readonly lines: number;
  /** How many lines had to be looked at to see where the row ends; at least `lines`. */
  readonly reach: number;
  readonly kind: RowKind;
  /** The cells of a `total` or `cells` row; none of any other. */
  readonly cells: readonly Cell[];
}

/** The content of a cell, without the quotes around it. */
export interface Cell extends Span {
  readonly quoted: boolean;
}

/** The row that starts at a line. Never fails: what is not a row of cells is a heading, blank, or a note. */
export function rowAt(lines: readonly string[], line: number): Row {
  const extent = extentAt(lines, line);
  const text = extent.lines === 1 ? lines[line]! : lines.slice(line, line + extent.lines).join("");
  const { kind, cells } = parseRow(text);
  return { text, lines: extent.lines, reach: extent.reach, kind, cells, memo: [] };
}

/** Whether a line could belong to the row before it (a continuation of the expanded layout). */
export function mayContinue(line: string): boolean {
  return CONTINUATION.test(line);
}

/** The parts of a row, by the shape of its text. */
export function parseRow(text: string): { readonly kind: RowKind; readonly cells: readonly Cell[] } {
  const content = contentLength(text) === text.length ? text : text.slice(0, contentLength(text));
  const shape = shapeOf(content, content.includes("\t") ? CELLS : HEADING);
  const { kind, cells } = readShape(shape);
  return { kind, cells: cells.map((cell) => place(cell, shape.starts)) };
}

/** The same by Ohm on the raw text: the definition that `parseRow` must agree with. */
export const parseRowRaw: (content: string) => { kind: RowKind; cells: Cell[] } = reader("table", "line", actions());

/** Every row of a text by Ohm on the raw text: spans count from the start of the text. */
export const parseTableRaw: (text: string) => { kind: RowKind; cells: Cell[] }[] = reader("table", "table", {
  ...actions(),
  table(lines: Node, _ends: Node, last: Node) {
    return [...lines.children, last].map((node) => node["read"]());
  },
});

/** The most characters a spreadsheet's cell holds; no closing quote is looked for beyond it. */
export const LONGEST_QUOTED = 32_767;

const CONTINUATION = /^\t[0-9０-９]+、/;
const CELLS = /^[ \u00a0\u3000\ufeff]*[合总][ \u00a0\u3000\ufeff]*计[ \u00a0\u3000\ufeff]*(?=\t)|[\r\n]\t[0-9０-９]+、|[\t\r\n"]/g;
const HEADING =
  /[ \u00a0\u3000\ufeff：:（("\r\n]|绩效目标|部门名称|预算部门|主管部门|预算单位|单位名称|填报单位|金额|单位/g;

const readShape = oncePerShape(parseRowRaw);

function place(cell: Cell, starts: readonly number[]): Cell {
  return { from: starts[cell.from]!, to: starts[cell.to]!, quoted: cell.quoted };
}

function actions() {
  const heading = (kind: RowKind) => () => ({ kind, cells: [] });
  const row = (kind: RowKind, first: Cell, rest: Node) => ({
    kind,
    cells: [first, ...rest.children.map((node) => node["read"]() as Cell)],
  });
  const plain = (node: Node): Cell => ({
    from: node.source.startIdx,
    to: node.source.endIdx,
    quoted: false,
  });
  // biome-ignore lint/suspicious/noExplicitAny: Ohm's actions return what their rule means.
  const all: Record<string, any> = {
    total(before: Node, _sum: Node, _gap: Node, _up: Node, after: Node, _tabs: Node, rest: Node) {
      return row("total", { from: before.source.startIdx, to: after.source.endIdx, quoted: false }, rest);
    },
    cells(first: Node, _tabs: Node, rest: Node) {
      return row("cells", first["read"](), rest);
    },
    cell: (inner: Node) => inner["read"](),
    plain,
    short: plain,
    quoted(open: Node, _inner: Node, close: Node, _after: Node): Cell {
      return { from: open.source.endIdx, to: close.source.startIdx, quoted: true };
    },
    line: (inner: Node) => inner["read"](),
    department: (_1: Node, _2: Node, _3: Node, _4: Node) => heading("department")(),
    moneyUnit: (_1: Node, _2: Node, _3: Node, _4: Node, _5: Node, _6: Node) => heading("moneyUnit")(),
    title: (_1: Node, _2: Node, _3: Node) => heading("title")(),
    blank: (_1: Node, _2: Node) => heading("blank")(),
    note: (_1: Node) => heading("note")(),
  };
  return all;
}

function extentAt(lines: readonly string[], line: number): { lines: number; reach: number } {
  const first = lines[line]!;
  if (!first.includes('"')) {
    if (!first.includes("\t")) return { lines: 1, reach: 1 };
    const next = lines[line + 1];
    if (next === undefined || !mayContinue(next)) return { lines: 1, reach: 2 };
  }
  return longExtent(lines, line);
}

/** Follows quoted cells over line ends, and the continuation lines of the expanded layout. */
function longExtent(lines: readonly string[], line: number): { lines: number; reach: number } {
  let last = line;
  let reach = line;
  let hasTab = false;
  let endsQuoted = false;
  let at = 0; // in lines[last]
  for (;;) {
    endsQuoted = false;
    if (lines[last]!.charCodeAt(at) === QUOTE) {
      const close = closingQuote(lines, last, at);
      reach = Math.max(reach, close.reach);
      if (close.found) {
        endsQuoted = true;
        last = close.line;
        at = close.after;
        if (lines[last]!.charCodeAt(at) === TAB) {
          hasTab = true;
          at++;
          continue;
        }
      }
    }
    const tab = lines[last]!.indexOf("\t", at);
    if (tab >= 0) {
      hasTab = true;
      at = tab + 1;
      continue;
    }
    if (!hasTab) {
      // A quoted text that is not followed by a cell is no row of cells: each of its lines stands alone.
      return { lines: 1, reach: reach - line + 1 };
    }
    reach = Math.max(reach, last + 1);
    const next = lines[last + 1];
    if (endsQuoted || next === undefined || !mayContinue(next)) {
      return { lines: last - line + 1, reach: reach - line + 1 };
    }
    last++;
    at = 1;
    // A continuation is plain text even where it starts with a quote: look for its next tab.
    const goesOn = lines[last]!.indexOf("\t", at);
    at = goesOn < 0 ? lines[last]!.length : goesOn + 1;
  }
}

interface Close {
  readonly found: boolean;
  readonly line: number;
  readonly after: number;
  readonly reach: number;
}

function closingQuote(lines: readonly string[], line: number, open: number): Close {
  let seen = 0;
  let from = open + 1;
  for (let at = line; at < lines.length; at++) {
    const text = lines[at]!;
    for (let i = from; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === TAB || ++seen > LONGEST_QUOTED) return { found: false, line, after: open, reach: at };
      if (code !== QUOTE) continue;
      const next = text.charCodeAt(i + 1);
      if (next === QUOTE) i++;
      else if (i + 1 === text.length || next === TAB || next === 10 || next === 13) return { found: true, line: at, after: i + 1, reach: at };
      else return { found: false, line, after: open, reach: at };
    }
    from = 0;
  }
  return { found: false, line, after: open, reach: lines.length };
}

const QUOTE = 34;
const TAB = 9;
