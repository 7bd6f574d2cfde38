/** A stretch of text: UTF-16 offsets, `to` excluded. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Replaces the text of the span by `insert`. */
export interface Edit extends Span {
  readonly insert: string;
}

/**
 * A text as its lines: a value that shares every line an edit did not touch.
 * Each line keeps its line end (`\r\n`, `\n` or a lone `\r`); the last has none and may be empty.
 */
export interface Text {
  readonly lines: readonly string[];
  /** The offset at which each line starts, and the length of the text as one more entry. */
  readonly starts: Int32Array;
}

export function textOf(source: string): Text {
  return textOfLines(splitLines(source));
}

export function lengthOf(text: Text): number {
  return text.starts[text.lines.length]!;
}

/** The line (0-based) that holds the offset; offsets outside the text count as its nearest end. */
export function lineAt(text: Text, offset: number): number {
  let low = 0;
  let high = text.lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (text.starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

export function slice(text: Text, from = 0, to = lengthOf(text)): string {
  if (to <= from) return "";
  const first = lineAt(text, from);
  const last = lineAt(text, to);
  if (first === last) return text.lines[first]!.slice(from - text.starts[first]!, to - text.starts[first]!);
  return (
    text.lines[first]!.slice(from - text.starts[first]!) +
    text.lines.slice(first + 1, last).join("") +
    text.lines[last]!.slice(0, to - text.starts[last]!)
  );
}

/** The text after one edit. Offsets outside the text count as its nearest end. */
export function replace(text: Text, edit: Edit): Text {
  const from = Math.max(0, Math.min(edit.from, lengthOf(text)));
  const to = Math.max(from, Math.min(edit.to, lengthOf(text)));
  let first = lineAt(text, from);
  const last = lineAt(text, to);
  // A lone \r just before the edit may become half of a \r\n.
  if (first > 0 && from === text.starts[first] && text.lines[first - 1]!.endsWith("\r")) first--;
  const changed = splitLines(
    slice(text, text.starts[first]!, from) + edit.insert + text.lines[last]!.slice(to - text.starts[last]!),
  );
  // The last line of a text ends nowhere; any other changed line goes up to the line that follows.
  if (last < text.lines.length - 1 && changed.at(-1) === "") changed.pop();
  const lines = splice(text.lines, first, last + 1, changed);
  return { lines, starts: movedStarts(text.starts, lines, first, last + 1, changed.length) };
}

/** The source with edits that do not overlap made in it; of two insertions at one place the first comes first. */
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
    lines.push(source.slice(from, end));
    from = end;
  }
  lines.push(source.slice(from));
  return lines;
}

/** The length of a line without its line end. */
export function contentLength(line: string): number {
  let to = line.length;
  if (line.charCodeAt(to - 1) === 10) to--;
  if (line.charCodeAt(to - 1) === 13) to--;
  return to;
}

function textOfLines(lines: readonly string[]): Text {
  const starts = new Int32Array(lines.length + 1);
  for (let i = 0; i < lines.length; i++) starts[i + 1] = starts[i]! + lines[i]!.length;
  return { lines, starts };
}

function nextLineEnd(source: string, from: number): number {
  LINE_END.lastIndex = from;
  return LINE_END.test(source) ? LINE_END.lastIndex - 1 : -1;
}
const LINE_END = /[\r\n]/g;

/** A list with some items in place of those from `from` to `to`. */
export function splice<T>(list: readonly T[], from: number, to: number, items: readonly T[]): T[] {
  if (items.length === to - from) {
    const copy = list.slice();
    for (let i = 0; i < items.length; i++) copy[from + i] = items[i]!;
    return copy;
  }
  return list.slice(0, from).concat(items, list.slice(to));
}

function movedStarts(
  old: Int32Array,
  lines: readonly string[],
  first: number,
  after: number,
  added: number,
): Int32Array {
  const starts = new Int32Array(lines.length + 1);
  starts.set(old.subarray(0, first + 1));
  const resume = first + added;
  for (let i = first; i < resume; i++) starts[i + 1] = starts[i]! + lines[i]!.length;
  starts.set(old.subarray(after + 1), resume + 1);
  const moved = starts[resume]! - old[after]!;
  if (moved !== 0) for (let i = resume + 1; i < starts.length; i++) starts[i]! += moved;
  return starts;
}
