/**
 * Lines with commas (or another mark) between their cells, as lines with tabs. Cells in quotes may hold the mark, line ends and
 * doubled quotes (RFC 4180); those that need quotes between tabs, too, keep them. Undefined where nobody knows: a line has more
 * cells than the first, a tab stands in a cell, or 1,030.00 without quotes would be two.
 */
export function tabbed(text: string, mark: string): string | undefined {
  const lines: string[] = [];
  let cells: string[] = [];
  let width = 0;
  let at = 0;
  const ended = (lineEnd: string) => {
    width ||= cells.length;
    lines.push(cells.join("\t") + lineEnd);
    const isCut = cells.some(
      (cell, i) => /^\d{1,3}$/.test(cell) && /^\d{3}(?:\.\d+)?$/.test(cells[i + 1] ?? ""),
    );
    const fits = !isCut && cells.length <= width;
    cells = [];
    return fits;
  };
  while (at < text.length) {
    const cell = cellAt(text, at, mark);
    if (/^[^"]*\t/.test(cell.says)) return undefined;
    cells.push(cell.says);
    at = cell.to;
    if (text[at] === mark) {
      at++;
      if (at === text.length) cells.push("");
      continue;
    }
    const lineEnd = /\r\n|\r|\n|$/y;
    lineEnd.lastIndex = at;
    const [found] = lineEnd.exec(text) ?? [undefined];
    if (found === undefined || !ended(found)) return undefined;
    at += found.length;
  }
  if (cells.length > 0 && !ended("")) return undefined;
  return lines.join("");
}

export const BAR = "|";

/** The lines of a table in Markdown without the bars around each, and without the line of dashes; any other text as it is. */
export function unframed(text: string): string {
  const lines = text.split(/(?<=[\r\n])/);
  const isFramed = lines.every((line) => {
    const said = line.trim();
    return said === "" || (said.length > 1 && said.startsWith(BAR) && said.endsWith(BAR));
  });
  if (!isFramed) return text;
  return lines
    .filter((line) => !(line.includes("-") && /^[\s|:-]+$/.test(line)))
    .map((line) => {
      const cells = line.trim().slice(1, -1).split(BAR);
      return cells.map((cell) => cell.trim()).join(BAR) + line.slice(line.trimEnd().length);
    })
    .join("");
}

// A cell as it stands between tabs, and where it ends.
function cellAt(text: string, from: number, mark: string): { readonly says: string; readonly to: number } {
  QUOTED.lastIndex = from;
  const quoted = QUOTED.exec(text)?.[0];
  const to = from + (quoted?.length ?? 0);
  if (quoted !== undefined && (to === text.length || text[to] === mark || /[\r\n]/.test(text[to]!))) {
    const says = quoted.slice(1, -1);
    return { says: /["\t\r\n]/.test(says) ? quoted : says, to };
  }
  let end = from;
  while (end < text.length && text[end] !== mark && text[end] !== "\r" && text[end] !== "\n") end++;
  return { says: text.slice(from, end), to: end };
}
const QUOTED = /"(?:[^"]|"")*"/y;
