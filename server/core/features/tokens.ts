import { append } from "../list.ts";
import { contentOf } from "../model/cell.ts";
import { cellAt, type Entry } from "../model/entry.ts";
import { headerHeight } from "../model/header.ts";
import { isHeader } from "../model/header-row.ts";
import { isNothing } from "../model/money.ts";
import { indicatorsOf } from "../model/project.ts";
import { headerOf, rowOf, rowOffset, type Table, unitAtRow } from "../model/table.ts";
import { targetOf } from "../model/target.ts";
import { type Standing, standingOf, view } from "../model/unit.ts";
import type { Row } from "../syntax/table.ts";
import type { Span } from "../text.ts";

const tokenKinds = [
  "heading",
  "header",
  "total",
  "unit",
  "project",
  "amount",
  "goal",
  "ordinal",
  "code",
  "name",
  "label",
  "comparator",
  "number",
  "measure",
  "value",
  "punctuation",
  "space",
] as const;
export type TokenKind = (typeof tokenKinds)[number];

export interface Token extends Span {
  readonly kind: TokenKind;
}

/** The tokens of the rows from `first` up to `last` (excluded). They cover every character of those rows once. */
export function tokensOf(table: Table, first = 0, last = table.rows.length): Token[] {
  const tokens: Token[] = [];
  const header = headerOf(table);
  const height = header === undefined ? 0 : headerHeight(header);
  for (let i = first; i < last; i++) {
    const row = rowOf(table, i);
    const isOwn = table.header !== undefined && i >= table.header && i < table.header + height;
    const unit = unitAtRow(table, i);
    const seen = view(table.units[unit]!);
    const entry = seen.entries.get(i - table.unitRows[unit]!);
    const offset = rowOffset(table, i);
    const standing = entry && standingOf(seen, entry);
    for (const { from, to, kind } of rowTokens(row, entry, isOwn || isHeader(row), standing)) {
      tokens.push({ from: from + offset, to: to + offset, kind });
    }
  }
  return tokens;
}

function rowTokens(
  row: Row,
  entry: Entry | undefined,
  isHead: boolean,
  standing: Standing | undefined,
): Token[] {
  const marks: Token[] = [];
  if (row.kind === "heading" || row.kind === "note")
    marks.push({ from: 0, to: row.text.length, kind: "heading" });
  else if (isHead)
    append(
      marks,
      row.cells.map(({ from, to }) => ({ from, to, kind: "header" as const })),
    );
  else if (entry) append(marks, entryTokens(entry, (standing && NAMES[standing]) ?? "project"));
  return filled(row.text, marks);
}

const NAMES: Readonly<Partial<Record<Standing, TokenKind>>> = {
  unit: "unit",
  total: "total",
  subtotal: "total",
};

function entryTokens(entry: Entry, name: TokenKind): Token[] {
  const tokens: Token[] = [];
  for (const [column, { role }] of entry.layout.columns.list.entries()) {
    const cell = cellAt(entry, column);
    if (cell === undefined) continue;
    const { from, to } = cell;
    if (role === "name") tokens.push({ from, to, kind: name });
    else if (role === "total" || role === "fund" || role === "part")
      tokens.push({ from, to, kind: "amount" });
    else if (role === "goal") tokens.push({ from, to, kind: "goal" });
    else if (role === "indicators" && !isNothing(contentOf(entry.row, cell)))
      append(tokens, indicatorTokens(entry));
    else tokens.push({ from, to, kind: "name" });
  }
  return tokens;
}

function indicatorTokens(entry: Entry): Token[] {
  const tokens: Token[] = [];
  for (const one of indicatorsOf(entry)) {
    // With its mark, or its brackets; behind ① the code begins.
    if (one.ordinal) {
      const to = Math.min(one.ordinal.to + 1, one.class?.from ?? one.to);
      tokens.push({ from: one.from, to, kind: "ordinal" });
    }
    for (const code of [one.class, one.subclass])
      if (code) tokens.push({ from: code.from, to: code.to, kind: "code" });
    if (one.name) tokens.push({ ...one.name, kind: "name" });
    for (const value of [one.cycle, one.annual]) {
      if (value === undefined) continue;
      tokens.push({ ...value.label, kind: "label" });
      append(tokens, valueTokens(entry.row.text.slice(value.from, value.to), value.from));
    }
    for (const extra of one.extra) tokens.push({ ...extra, kind: "value" });
  }
  return tokens;
}

function valueTokens(text: string, offset: number): Token[] {
  return targetOf(text).parts.flatMap((part): Token[] => {
    if (part.kind !== "quantity") return [{ from: part.from + offset, to: part.to + offset, kind: "value" }];
    const marks: Token[] = part.comparators.map(({ from, to }) => ({ from, to, kind: "comparator" }));
    for (const number of part.high ? [part.low, part.high] : [part.low]) {
      if (number.minus) marks.push({ ...number.minus, kind: "number" });
      marks.push(
        { from: number.from, to: number.tail.from, kind: "number" },
        { ...number.tail, kind: "measure" },
      );
    }
    return marks.map(({ from, to, kind }) => ({ from: from + offset, to: to + offset, kind }));
  });
}

// What no mark covers is punctuation, or space; where marks overlap the first counts.
function filled(text: string, marks: Token[]): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const gap = (to: number) => {
    while (at < to) {
      const space = isSpace(text.charCodeAt(at));
      let end = at + 1;
      while (end < to && isSpace(text.charCodeAt(end)) === space) end++;
      tokens.push({ from: at, to: end, kind: space ? "space" : "punctuation" });
      at = end;
    }
  };
  for (const mark of marks.sort((a, b) => a.from - b.from || a.to - b.to)) {
    gap(Math.min(mark.from, text.length));
    if (mark.to <= at) continue;
    tokens.push({ from: at, to: mark.to, kind: mark.kind });
    at = mark.to;
  }
  gap(text.length);
  return tokens;
}

function isSpace(code: number): boolean {
  return code <= 32 || code === 0xa0 || code === 0x3000 || code === 0xfeff;
}
