import { isBlank } from "../characters.ts";
import { TAG } from "../syntax/indicator.ts";
import type { Cell, Row } from "../syntax/table.ts";
import { contentLength, type Span } from "../text.ts";

/** What a cell says: quotes undoubled, markup and the blanks around it taken off. */
export function contentOf(row: Row, cell: Cell): string {
  const { from, to } = contentSpan(row, cell);
  const text = row.text.slice(from, to);
  const bare = text.includes("<") ? text.replace(TAGS, "") : text;
  return cell.quoted ? bare.replaceAll('""', '"') : bare;
}

/** What a row's cell says; empty where it has none there. */
export function textIn(row: Row, index: number | undefined): string {
  const cell = row.cells[index ?? -1];
  return cell === undefined ? "" : contentOf(row, cell);
}

/** What each cell of a row says. */
export function contentsOf(row: Row): string[] {
  return row.cells.map((cell) => contentOf(row, cell));
}

/** Whether a cell of these rows stands in quotes: those within are doubled, and a text with line ends needs them. */
export function hasQuotes(...rows: readonly Row[]): boolean {
  return rows.some(({ cells }) => cells.some(({ quoted }) => quoted));
}

/** Where the content of a row's cell stands, by its index; the whole line where there is none. */
export function contentAt(row: Row, index: number): Span {
  const cell = row.cells[index];
  return cell ? contentSpan(row, cell) : { from: 0, to: contentLength(row.text) };
}

/** A cell with the quotes around it. */
export function quotedSpan({ from, to, quoted }: Cell): Span {
  return { from: from - Number(quoted), to: to + Number(quoted) };
}

/** Where the content of a cell stands: the cell without markup and blanks around it; empty if nothing is left. */
export function contentSpan(row: Row, { from, to }: Span): Span {
  for (let tags = 0; ; tags++) {
    while (from < to && isMargin(row.text.charCodeAt(from))) from++;
    while (to > from && isMargin(row.text.charCodeAt(to - 1))) to--;
    if (row.text.charCodeAt(from) !== LESS && row.text.charCodeAt(to - 1) !== MORE) return { from, to };
    if (tags > MOST_TAGS) return { from, to };
    const text = row.text.slice(from, to);
    const open = LEADING.exec(text)?.[0].length ?? 0;
    const close = open < text.length ? (TRAILING.exec(text)?.[0].length ?? 0) : 0;
    if (open + close === 0) return { from, to };
    from += open;
    to -= close;
  }
}

const TAGS = new RegExp(TAG, "g");
/** No form wraps a text so often; what has more is left as it is. */
const MOST_TAGS = 16;
const LEADING = new RegExp(`^${TAG}`);
const TRAILING = new RegExp(`${TAG}$`);
// A byte order mark within a text is a blank to whoever reads it.
const isMargin = (code: number) => isBlank(code) || code === 0xfeff;
const LESS = 60;
const MORE = 62;

/** Where a quote begins or ends a cell that has no partner in it; undefined for a cell without one. Behind a number it is inches. */
export function strayQuote({ text }: Row, { from, to, quoted }: Cell): number | undefined {
  if (quoted || from === to) return undefined;
  const isFirst = text[from] === '"';
  if (!isFirst && !/(?<!\d)"$/.test(text.slice(Math.max(from, to - 2), to))) return undefined;
  const isEven = (text.slice(from, to).match(/"/g) ?? []).length % 2 === 0;
  return isEven ? undefined : isFirst ? from : to - 1;
}
