import { codePoint } from "../characters.ts";

/**
 * A text from the table as Markdown that shows it just as it is: no markup, no link and no command of its own can come
 * of it, and characters that would turn the text around are shown by their code.
 */
export function escaped(text: string): string {
  return (
    visible(text)
      .replace(/\s+/g, " ")
      .trim()
      // 600.00 is neither a list nor a link.
      .replace(/(?<!\d)\.|\.(?!\d)|[\\`*_{}[\]()#+\-!|<>&~:"'$@/=^]/g, (char) =>
        char === "<" ? "&lt;" : char === "&" ? "&amp;" : `\\${char}`,
      )
  );
}

/** Control, bidirectional and invisible characters by their code, so that nobody is deceived by what they do. */
export function visible(text: string): string {
  return text.replace(HIDDEN, (char) => `⟨${codePoint(char)}⟩`);
}

/** The same in one line, for lists and terminals: a line end in a name makes no line of its own. */
export function oneLine(text: string): string {
  return visible(text.replace(/\s+/g, " ")).trim();
}

const HIDDEN =
  /\u034f|[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u115f\u1160\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** How a text is written for whoever shows it. Cells and strong text are written already. */
export interface Markup {
  readonly text: (text: string) => string;
  readonly strong: (text: string) => string;
  /** `right` are the columns of numbers. */
  readonly table: (
    head: readonly string[],
    rows: readonly (readonly string[])[],
    right?: readonly number[],
  ) => string;
  /** The end of a line within a paragraph. */
  readonly lineEnd: string;
}

export const markdown: Markup = {
  text: escaped,
  strong: (text) => `**${text}**`,
  table: markdownTable,
  lineEnd: "  \n",
};

/** For a client that shows no Markdown: each row of a table is a line. */
export const plainText: Markup = {
  text: oneLine,
  strong: (text) => text,
  table: (head, rows) =>
    rows
      .map((row) =>
        row.flatMap((cell, i) => (cell === "" ? [] : [i === 0 ? cell : `${head[i]} ${cell}`])).join(" · "),
      )
      .join("\n"),
  lineEnd: "\n",
};

/** A Markdown table. Cells are Markdown already. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, i) => (right.includes(i) ? "---:" : "---"))), ...rows.map(line)].join(
    "\n",
  );
}
