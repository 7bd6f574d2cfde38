import { copyOf, splitsPair } from "./characters.ts";
import { indexAt, itemAt, itemsOf, type Rope, ropeOf, spliced, startOf } from "./rope.ts";

/** A stretch of text: UTF-16 offsets, `to` excluded. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The order of two spans in the text. */
export function byPlace(a: Span, b: Span): number {
  return a.from - b.from || a.to - b.to;
}

/**
 * Every match of a global expression in a text; throws for one that is not global, as `matchAll` does. That copies the
 * expression first, which takes longer than most matches.
 */
export function matchesIn(text: string, pattern: RegExp): readonly RegExpExecArray[] {
  if (!pattern.global) throw new TypeError(`not global: ${pattern}`);
  pattern.lastIndex = 0;
  let match = pattern.exec(text);
  if (match === null) return NO_MATCHES;
  const all: RegExpExecArray[] = [];
  for (; match !== null; match = pattern.exec(text)) {
    all.push(match);
    // One further, and never into a surrogate pair: there the expression would begin with all of it again.
    if (match[0] === "") pattern.lastIndex += splitsPair(text, pattern.lastIndex + 1) ? 2 : 1;
  }
  return all;
}
const NO_MATCHES: readonly never[] = [];

/** Replaces the text of the span by `insert`. */
export interface Edit extends Span {
  readonly insert: string;
}

/**
 * A text as its lines: a value that shares every line an edit did not touch.
 * Each line keeps its line end (`\r\n`, `\n` or a lone `\r`); the last has none and may be empty.
 */
export type Text = Rope<string>;

export function textOf(source: string): Text {
  return ropeOf(splitLines(source), lengthOfLine);
}

export function lengthOf(text: Text): number {
  return text.size;
}

export function lineCount(text: Text): number {
  return text.length;
}

/** A line (0-based) with its line end; empty beyond the text. */
export function lineOf(text: Text, line: number): string {
  return itemAt(text, line) ?? "";
}

/** The offset at which a line starts; the length of the text for the line behind the last. */
export function lineStart(text: Text, line: number): number {
  return startOf(text, line);
}

/** The line (0-based) that holds the offset; offsets outside the text count as its nearest end. */
export function lineAt(text: Text, offset: number): number {
  return indexAt(text, offset);
}

export function slice(text: Text, from = 0, to = lengthOf(text)): string {
  if (to <= from) return "";
  const first = lineAt(text, from);
  const last = lineAt(text, to);
  const start = lineStart(text, first);
  return itemsOf(text, first, last + 1)
    .join("")
    .slice(from - start, to - start);
}

/** The text after one edit. Offsets outside the text count as its nearest end. */
export function replace(text: Text, edit: Edit): Text {
  const from = Math.max(0, Math.min(edit.from, lengthOf(text)));
  const to = Math.max(from, Math.min(edit.to, lengthOf(text)));
  let first = lineAt(text, from);
  const last = lineAt(text, to);
  // A lone \r just before the edit may become half of a \r\n.
  if (first > 0 && from === lineStart(text, first) && lineOf(text, first - 1).endsWith("\r")) first--;
  const changed = splitLines(
    slice(text, lineStart(text, first), from) +
      edit.insert +
      lineOf(text, last).slice(to - lineStart(text, last)),
  );
  // The last line of a text ends nowhere; any other changed line goes up to the line that follows.
  if (last < lineCount(text) - 1 && changed.at(-1) === "") changed.pop();
  return spliced(text, first, last + 1, changed);
}

/** The source with edits made in it: of two that overlap the first only, and of two insertions at one place the first comes first. */
export function applyEdits(source: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.from - b.from || a.to - b.to)) {
    if (edit.from < at) continue;
    parts.push(source.slice(at, edit.from), edit.insert);
    at = edit.to;
  }
  parts.push(source.slice(at));
  return parts.join("");
}

function splitLines(source: string): string[] {
  const lines: string[] = [];
  let from = 0;
  for (let at = nextLineEnd(source, 0); at >= 0; at = nextLineEnd(source, from)) {
    const end = source.charCodeAt(at) === 13 && source.charCodeAt(at + 1) === 10 ? at + 2 : at + 1;
    lines.push(copyOf(source.slice(from, end)));
    from = end;
  }
  lines.push(copyOf(source.slice(from)));
  return lines;
}

/** What stands before a place, back to the last of some signs: a hundred and twenty characters at most. */
export function clauseBefore(text: string, at: number, signs: string): string {
  let from = at;
  while (from > 0 && at - from < LONGEST_CLAUSE && !signs.includes(text[from - 1]!)) from--;
  return text.slice(from, at);
}
const LONGEST_CLAUSE = 120;

/** The length of a line without its line end. */
export function contentLength(line: string): number {
  let to = line.length;
  if (line.charCodeAt(to - 1) === 10) to--;
  if (line.charCodeAt(to - 1) === 13) to--;
  return to;
}

/** An offset as a line and a place in it, both from 0; never within a line end, nor outside the text. */
export function placeIn(text: Text, offset: number): { readonly line: number; readonly character: number } {
  const at = Math.max(0, Math.min(offset, lengthOf(text)));
  const line = lineAt(text, at);
  return { line, character: Math.min(at - lineStart(text, line), contentLength(lineOf(text, line))) };
}

/** A span widened to the surrogate pairs it would split. */
export function wholeCharacters(text: string, { from, to }: Span): Span {
  return { from: splitsPair(text, from) ? from - 1 : from, to: splitsPair(text, to) ? to + 1 : to };
}

const lengthOfLine = (line: string): number => line.length;

function nextLineEnd(source: string, from: number): number {
  LINE_END.lastIndex = from;
  return LINE_END.test(source) ? LINE_END.lastIndex - 1 : -1;
}
const LINE_END = /[\r\n]/g;
