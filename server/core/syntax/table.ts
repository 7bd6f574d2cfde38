import { DASHES } from "../characters.ts";
import { type Memory, memories } from "../memo.ts";
import { contentLength, type Span } from "../text.ts";
import { type Node, reader } from "./grammar.ts";
import { CODE, OTHER_NUMBER } from "./indicator.ts";
import { oncePerShape, shapeOf, special } from "./shape.ts";

export type RowKind = "heading" | "total" | "cells" | "blank" | "note";

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
  /** What a `heading` row says; nothing of any other. */
  readonly headings: readonly Heading[];
}

/** A title, 部门名称：… or 单位：… above the table or at a page break; the span is all of it. */
export interface Heading extends Span {
  readonly kind: "title" | "department" | "moneyUnit";
  /** What stands behind the colon; the whole title. */
  readonly value: Span;
}

/** What is remembered with a row. */
export const ofRows = memories<Row>();

type Parsed = Pick<Row, "kind" | "cells" | "headings">;

/** The content of a cell, without the quotes around it. */
export interface Cell extends Span {
  readonly quoted: boolean;
}

/** A line of a text by its number, with its line end; undefined behind the last. */
export type Lines = (line: number) => string | undefined;

/**
 * The row that starts at a line. Never fails: what is not a row of cells is a heading, blank, or a note. Of a row that is
 * known by its text nothing is read again.
 */
export function rowAt(lines: Lines, line: number, known?: (text: string) => Row | undefined): Row {
  const extent = extentAt(lines, line);
  let text = lines(line)!;
  for (let more = 1; more < extent.lines; more++) text += lines(line + more)!;
  const twin = known?.(text);
  if (twin?.lines === extent.lines && twin.reach === extent.reach) return twin;
  const { kind, cells, headings } = parseRow(text);
  return { text, lines: extent.lines, reach: extent.reach, kind, cells, headings, memo: ofRows.memory() };
}

/** Whether a line could belong to the row before it (a continuation of the expanded layout). */
function mayContinue(line: string): boolean {
  return CONTINUATION.test(line);
}

/** The parts of a row, by the shape of its text. */
function parseRow(text: string): Parsed {
  const to = contentLength(text);
  const content = to === text.length ? text : text.slice(0, to);
  const tab = content.indexOf("\t");
  if (tab < 0 && content.length > LONGEST_HEADING) return { kind: "note", cells: [], headings: [] };
  const kept =
    tab < 0 || (content.length <= LONGEST_HEADING && HEADING_LIKE.test(content))
      ? ANY
      : LINE_END.test(content)
        ? LINES
        : CELLS;
  const shape = shapeOf(content, kept);
  const isTooLong = shape.length > LONGEST_SHAPE || (shape.length > LONGEST_PLAIN && isPlain(content, kept));
  if (isTooLong) return { kind: "cells", cells: cutAtTabs(content), headings: [] };
  const { kind, cells, headings } = readShape(shape);
  return {
    kind,
    cells: cells.map(({ from, to, quoted }) => ({
      from: shape.starts[from]!,
      to: shape.starts[to]!,
      quoted,
    })),
    headings:
      headings.length === 0
        ? NONE
        : headings.map(({ from, to, kind, value }) => ({
            from: shape.starts[from]!,
            to: shape.starts[to]!,
            kind,
            value: { from: shape.starts[value.from]!, to: shape.starts[value.to]! },
          })),
  };
}

const NONE: readonly never[] = [];
const LINE_END = /[\r\n]/;

/** The same by Ohm on the raw text: the definition that `parseRow` must agree with. */
const parseRowRaw: (content: string) => Parsed = reader("table", "line", actions());

/** Every row of a text by Ohm on the raw text: spans count from the start of the text. */
export const parseTableRaw: (text: string) => Parsed[] = reader("table", "table", {
  ...actions(),
  table(lines: Node, _ends: Node, last: Node) {
    return [...lines.children, last].map((node) => node["read"]());
  },
});

/** The most characters and line ends a spreadsheet's cell holds; no closing quote is looked for beyond them. */
const LONGEST_QUOTED = 32_767;
export const MOST_QUOTED_LINES = 253;

// No table has headings or rows like these; a file of another kind, or of nothing but tabs, must not keep Ohm busy.
const LONGEST_HEADING = 2_000;
const LONGEST_SHAPE = 4_000;
const LONGEST_PLAIN = 200;

// Without quotes and line ends the grammar cuts a row at its tabs, too.
function isPlain(content: string, kept: typeof CELLS): boolean {
  return kept === CELLS && !content.includes('"') && !BEGINS_AS_TOTAL.test(content);
}

function cutAtTabs(content: string): Cell[] {
  const cells: Cell[] = [];
  let from = 0;
  for (let tab = content.indexOf("\t"); tab >= 0; tab = content.indexOf("\t", from)) {
    cells.push({ from, to: tab, quoted: false });
    from = tab + 1;
  }
  cells.push({ from, to: content.length, quoted: false });
  return cells;
}

const FIRST_TABS = /^\t*/;
const BLANKS = " \\u00a0\\u3000\\ufeff";
/** How an indicator begins, as an expression: its number, and the code of its class. */
export const NUMBERED_CODE = `[0-9０-９]+、[0-9０-９]+[${DASHES}](?![0-9０-９])`;

/** Whether a text begins as a list of indicators does: with a number, and the code of a class. */
export function beginsIndicators(text: string): boolean {
  return BEGINS.test(text);
}
const BEGINS = new RegExp(`^\\s*(?:${NUMBERED_CODE}|${OTHER_NUMBER}|[0-9０-９]+[.．，,]${CODE})`);

const CONTINUATION = new RegExp(`^\\t+[0-9０-９]+、|^[${BLANKS}]*${NUMBERED_CODE}`);
const TOTAL = `^[${BLANKS}]*[合总][${BLANKS}]*计[${BLANKS}]*(?=\\t)`;
const BEGINS_AS_TOTAL = new RegExp(TOTAL);
const CONTINUED = `[\\r\\n](?:\\t*|[${BLANKS}]*)[0-9０-９]+、(?:[0-9０-９]+[${DASHES}][0-9０-９]?)?|[\\r\\n]`;
const CELLS = special({ pattern: TOTAL, starts: " \u00a0\u3000\ufeff合总" }, '\t"');
const MARGIN = `(?:[${BLANKS}]|<[^>\\t\\r\\n]*>)*`;
// Of a row that goes on over several lines it matters with what a cell begins.
const BEGINNINGS = `\\t(?:绩效指标|备注)[${BLANKS}]*(?=[\\r\\n])|\\t${MARGIN}[0-9０-９]+(?:、|[${DASHES}])|\\t${MARGIN}(?=[\\r\\n])|\\t`;
const LINES = special(
  { pattern: `${TOTAL}|${CONTINUED}|${BEGINNINGS}`, starts: " \u00a0\u3000\ufeff合总\r\n\t" },
  '"',
);
const WORDS =
  "绩效目标|部门[（(]单位[）)]名称|部门编码及名称|部门单位名称|填报日期|填表日期|编报日期|报送日期|编制日期|制表日期|填报时间|填报年度|预算年度|填报人|填表人|制表人|联系人|联系电话|部门名称|预算部门|主管部门|填报部门|编制部门|预算单位|单位名称|资金使用单位|项目单位|使用单位|填报单位|编制单位|部门编码|部门代码|单位编码|单位代码|币种|数据|年度|年份|日期|编号|表号|部门|金额|计量|货币|单位";
const SEAL = "[（(][盖公]章[）)]";
const IN_MONEY = "(?:人民币)?(?:万|百万|千|亿)?元";
const HEADING_LIKE = new RegExp(
  `绩效目标|(?:名称|部门|金额|单[${BLANKS}]*位)(?:${SEAL})?[${BLANKS}]*[：:]|[（(【\\[]${IN_MONEY}[）)】\\]]`,
);
// What makes a line about 绩效目标 a sentence, or a point of a list, and no title.
const SAID =
  "绩效目标(?:[不未已无见应须均由为是的暂]|[详参]见)|[。；！？]|[详参]见|见(?:附|下表|(?=绩效目标))";
const TABLE_END = `表(?=(?:[${BLANKS}]*[（(][^）)\\r\\n]*[）)])?[${BLANKS}]*(?:[\\t\\r\\n]|$))`;
const POINT = `(?<![^${BLANKS}\\t])(?:[※★*]|[0-9０-９]+[.、．]|[（(][0-9０-９]+[）)])`;
const DAY = `[0-9０-９]+[${BLANKS}]*年[${BLANKS}]*[0-9０-９]+[${BLANKS}]*月(?:[${BLANKS}]*[0-9０-９]+[${BLANKS}]*日|(?![${BLANKS}]*[0-9０-９]+[${BLANKS}]*日))(?=[${BLANKS}\\t\\r\\n]|$)`;
const ALONE = `(?=[${BLANKS}\\t\\r\\n]|$)`;
const YEAR = `[0-9０-９]{4}[${BLANKS}]*年度?${ALONE}`;
const SHEET = `(?:公开|附表|表|预算)[0-9０-９]+表?${ALONE}`;
const REMARK = `(?:附注|备注|注|填表说明|编制说明|说明)(?=[${BLANKS}]*[：:])|说明(?=[${BLANKS}]*(?:[\\r\\n]|$))`;
const ANY = special(
  {
    pattern: `${TOTAL}|${POINT}|${CONTINUED}|${BEGINNINGS}|${SEAL}|${DAY}|${YEAR}|${SHEET}|(?<=[（(【\\[])${IN_MONEY}(?=[）)】\\]])|[${BLANKS}：:（(【\\[）)】\\]]|${REMARK}|${SAID}|${TABLE_END}|单[${BLANKS}]+位|资金(?=[${BLANKS}]*单)|${WORDS}`,
    starts:
      " \u00a0\u3000\ufeff合总\r\n\t：:（(【[）)】]。；！？详参见※★*0123456789０１２３４５６７８９人万百千亿元资年日表币数绩部预主填编单金计货附备注说制联公报",
  },
  '"',
);

const readShape = oncePerShape(parseRowRaw);

function actions() {
  const span = (node: Node): Span => ({ from: node.source.startIdx, to: node.source.endIdx });
  const cellAt = (node: Node): Cell => ({ ...span(node), quoted: false });
  const read = (node: Node) => node["read"]();
  const row = (kind: RowKind, cells: Cell[], headings: Heading[] = []): Parsed => ({ kind, cells, headings });
  return {
    line: read,
    heading: (_before: Node, inner: Node) => row("heading", [], inner["read"]()),
    // biome-ignore format: a line for what it says.
    parts: (_asides: Node, _between: Node, first: Node, _gaps: Node, more: Node, _after: Node, _end: Node) =>
      [first, ...more.children].map(read).filter((part) => part !== undefined),
    // biome-ignore format: a line for what it says.
    named: (_name: Node, _tab: Node, _between: Node, unit: Node, _after: Node, _end: Node) => [unit["read"]()],
    part: read,
    aside_named: (_word: Node, _colon: Node, _next: Node, _value: Node) => undefined,
    aside_day: (_day: Node) => undefined,
    aside_year: (_year: Node) => undefined,
    aside_sheet: (_sheet: Node) => undefined,
    department(this: Node, _word: Node, _seal: Node, _colon: Node, _next: Node, value: Node) {
      return { ...span(this), kind: "department", value: span(value) };
    },
    moneyUnit: read,
    moneyUnit_bare(this: Node, _word: Node, _gap: Node, _open: Node, value: Node, _close: Node) {
      return { ...span(this), kind: "moneyUnit", value: span(value) };
    },
    moneySaid_closed(this: Node, _open: Node, _word: Node, _colon: Node, value: Node, _close: Node) {
      return { ...span(this), kind: "moneyUnit", value: span(value) };
    },
    moneySaid_open(this: Node, _open: Node, _word: Node, _colon: Node, _next: Node, value: Node) {
      return { ...span(this), kind: "moneyUnit", value: span(value) };
    },
    title_table(this: Node, _line: Node, _before: Node, _word: Node, _after: Node) {
      return { ...span(this), kind: "title", value: span(this) };
    },
    title_other(this: Node, _before: Node, _word: Node, _after: Node) {
      return { ...span(this), kind: "title", value: span(this) };
    },
    // biome-ignore format: a line for what it says.
    total(before: Node, _sum: Node, _gap: Node, _up: Node, after: Node, _tabs: Node, rest: Node, tails: Node) {
      const first = { from: before.source.startIdx, to: after.source.endIdx, quoted: false };
      return row("total", [first, ...rest.children.map(read), ...tails.children.flatMap(read)]);
    },
    cells: read,
    header: (first: Node, _tab: Node, more: Node, _tabs: Node, last: Node, _end: Node) =>
      row("cells", [first, ...more.children, last].map(read)),
    lastName(this: Node, _name: Node, _space: Node, _end: Node, _text: Node) {
      return cellAt(this);
    },
    row: (first: Node, _tabs: Node, rest: Node, tails: Node) =>
      row("cells", [...[first, ...rest.children].map(read), ...tails.children.flatMap(read)]),
    tail: (late: Node, _tabs: Node, rest: Node) => [late, ...rest.children].map(read),
    cell: read,
    plain: read,
    list(this: Node, _margin: Node, _begin: Node, _text: Node) {
      return cellAt(this);
    },
    short: cellAt,
    unquoted: read,
    late(this: Node, _goesOn: Node, _text: Node) {
      return cellAt(this);
    },
    quoted(open: Node, _inner: Node, close: Node, _after: Node): Cell {
      return { from: open.source.endIdx, to: close.source.startIdx, quoted: true };
    },
    blank: (_spaces: Node, _end: Node) => row("blank", []),
    note: (_text: Node) => row("note", []),
    // biome-ignore lint/suspicious/noExplicitAny: the actions of one grammar return what each rule means.
  } as Record<string, (...nodes: Node[]) => any>;
}

function extentAt(lines: Lines, line: number): { lines: number; reach: number } {
  const first = lines(line)!;
  if (!first.includes('"')) {
    if (!first.includes("\t")) return { lines: 1, reach: 1 };
    const next = lines(line + 1);
    if (next === undefined || !mayContinue(next)) return { lines: 1, reach: 2 };
  }
  const extent = longExtent(lines, line);
  // A heading ends with its line, and so does a header, whatever follows.
  const ends =
    extent.lines > 1 &&
    (HEADER.test(first) || (HEADING_LIKE.test(first) && parseRow(first).kind === "heading"));
  return ends ? { lines: 1, reach: extent.reach } : extent;
}
const HEADER = new RegExp(`^(?:(?:[^"\\t][^\\t]*)?\\t)+(?:绩效指标|备注)[${BLANKS}]*[\\r\\n]*$`);

/** Follows quoted cells over line ends, and the continuation lines of the expanded layout. */
function longExtent(lines: Lines, line: number): { lines: number; reach: number } {
  let last = line;
  let reach = line;
  let hasTab = false;
  let at = 0; // in lines[last]
  for (;;) {
    if (lines(last)!.charCodeAt(at) === QUOTE) {
      const close = closingQuote(lines, last, at);
      reach = Math.max(reach, close.reach);
      if (close.found) {
        last = close.line;
        at = close.after;
        if (lines(last)!.charCodeAt(at) === TAB) {
          hasTab = true;
          at++;
          continue;
        }
      }
    }
    const tab = lines(last)!.indexOf("\t", at);
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
    const next = lines(last + 1);
    if (next === undefined || !mayContinue(next)) {
      return { lines: last - line + 1, reach: reach - line + 1 };
    }
    last++;
    // A continuation is plain text even where it starts with a quote: look for its next tab.
    at = FIRST_TABS.exec(lines(last)!)![0].length;
    const goesOn = lines(last)!.indexOf("\t", at);
    at = goesOn < 0 ? lines(last)!.length : goesOn + 1;
  }
}

interface Close {
  readonly found: boolean;
  readonly line: number;
  readonly after: number;
  readonly reach: number;
}

function closingQuote(lines: Lines, line: number, open: number): Close {
  let seen = 0;
  let from = open + 1;
  for (let at = line; ; at++) {
    const text = lines(at);
    if (text === undefined || at - line > MOST_QUOTED_LINES)
      return { found: false, line, after: open, reach: at };
    for (let i = from; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === TAB || ++seen > LONGEST_QUOTED) return { found: false, line, after: open, reach: at };
      if (code !== QUOTE) continue;
      const next = text.charCodeAt(i + 1);
      if (next === QUOTE) i++;
      else if (i + 1 === text.length || next === TAB || next === 10 || next === 13)
        return { found: true, line: at, after: i + 1, reach: at };
      else return { found: false, line, after: open, reach: at };
    }
    from = 0;
  }
}

const QUOTE = 34;
const TAB = 9;
