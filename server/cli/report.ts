import { eastAsianWidth } from "get-east-asian-width";
import { splitsPair } from "../core/characters.ts";
import { oneLine, visible } from "../core/features/markdown.ts";
import {
  type Diagnostic,
  type Judged,
  type Locale,
  type Localized,
  ruleOf,
  type Span,
  sentence,
  type Text,
  waivedWords,
} from "../core/index.ts";
import { plural } from "../core/locale.ts";
import { SEVERITY_NAMES } from "../core/rules/rule.ts";
import { contentLength, lineOf, placeIn } from "../core/text.ts";

/** A finding as `check --format json` prints it: 1-based, UTF-16 columns, end excluded. */
export interface Finding extends Place {
  readonly file: string;
  readonly rule: string;
  readonly severity: Diagnostic["severity"];
  readonly message: string;
  readonly related: readonly (Place & { readonly message: string })[];
  /** Why it is waived; left out where it is not. A waived finding does not fail the check. */
  readonly waived?: string;
}

/** Tells on the way of what is not in the output. */
export function tellNotes(file: string, notes: readonly Localized[], locale: Locale): void {
  for (const note of notes) process.stderr.write(`${oneLine(`${file}: ${note[locale]}`)}\n`);
}

export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export function findingOf(file: string, text: Text, found: Judged, locale: Locale): Finding {
  return {
    file,
    ...placeOf(text, found),
    rule: found.rule,
    severity: found.severity,
    message: sentence(ruleOf(found.rule)!, found.args, locale),
    related: found.related.map((place) => ({ ...placeOf(text, place), message: place.note[locale] })),
    ...(found.waived === undefined ? {} : { waived: found.waived }),
  };
}

/** `file:line:column severity rule message`, and under it the line with carets at what is meant. */
export function pretty(finding: Finding, text: Text, locale: Locale): string {
  const { file, line, column, severity, rule, message, waived } = finding;
  const words = waived === undefined ? message : message + waivedWords(waived, locale);
  const grade = GRADES[waived === undefined ? severity : "waived"][locale];
  return oneLine(`${file}:${line}:${column} ${grade} ${rule} ${words}`) + picture(text, finding);
}

const GRADES: Readonly<Record<Finding["severity"] | "waived", Localized>> = {
  ...SEVERITY_NAMES,
  waived: { zh: "已豁免", en: "waived" },
};

/** How many columns of a terminal a text takes: two for each wide character. */
export function widthOf(text: string): number {
  let width = 0;
  for (const char of text) width += eastAsianWidth(char.codePointAt(0)!);
  return width;
}

function placeOf(text: Text, { from, to }: Span): Place {
  const start = positionOf(text, from);
  const end = positionOf(text, to);
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

function positionOf(text: Text, offset: number): { line: number; column: number } {
  const { line, character } = placeIn(text, offset);
  return { line: line + 1, column: character + 1 };
}

// A row can have a thousand characters: only what is around the finding is shown. A tab is shown as one ⇥.
function picture(text: Text, { line, column, endLine, endColumn }: Finding): string {
  const content = lineOf(text, line - 1).slice(0, contentLength(lineOf(text, line - 1)));
  const to = endLine === line ? endColumn - 1 : content.length;
  const start = boundary(content, Math.max(0, column - 1 - AROUND));
  const end = boundary(content, Math.min(content.length, Math.min(to, column - 1 + LONGEST) + AROUND));
  const shown = (from: number, upTo: number) => visible(content.slice(from, upTo)).replaceAll("\t", "⇥");
  const before = (start > 0 ? "…" : "") + shown(start, column - 1);
  const marked = shown(column - 1, Math.min(to, end));
  const after = shown(Math.min(to, end), end) + (end < content.length ? "…" : "");
  return `\n    ${before}${marked}${after}\n    ${" ".repeat(widthOf(before))}${"^".repeat(Math.max(1, widthOf(marked)))}`;
}
const AROUND = 16;
const LONGEST = 48;

function boundary(text: string, at: number): number {
  return splitsPair(text, at) ? at - 1 : at;
}

/** How many findings of each kind there are; those that are waived are counted as such only. */
export interface Tally {
  readonly error: number;
  readonly warning: number;
  readonly note: number;
  readonly waived: number;
}

export function tallyOf(found: readonly Finding[]): Tally {
  const open = found.filter(({ waived }) => waived === undefined);
  const count = (severity: string) => open.filter((one) => one.severity === severity).length;
  return {
    error: count("error"),
    warning: count("warning"),
    note: count("information") + count("hint"),
    waived: found.length - open.length,
  };
}

export function together(tallies: readonly Tally[]): Tally {
  const sum = (key: keyof Tally) => tallies.reduce((all, one) => all + one[key], 0);
  return { error: sum("error"), warning: sum("warning"), note: sum("note"), waived: sum("waived") };
}

/** The same in a line, of a file or of several. */
export function tallyLine(name: string, { error, warning, note, waived }: Tally, locale: Locale): string {
  const zh = waived > 0 ? `，已豁免 ${waived}` : "";
  const en = waived > 0 ? `, ${waived} waived` : "";
  return oneLine(
    locale === "zh"
      ? `${name}：错误 ${error}，警告 ${warning}，提示 ${note}${zh}`
      : `${name}: ${plural(error, "error")}, ${plural(warning, "warning")}, ${plural(note, "note")}${en}`,
  );
}
