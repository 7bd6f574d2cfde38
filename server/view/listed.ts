import { oneLine } from "../core/features/markdown.ts";
import type { FindingLine } from "../core/features/preview/finding.ts";
import type { Locale } from "../core/locale.ts";
import type { Table } from "../core/model/table.ts";
import { placeIn, type Span } from "../core/text.ts";
import { WORDS } from "./words.ts";

/** Every finding with the line it stands in, from 1. */
export interface Listed {
  readonly line: number;
  readonly column: number;
  readonly severity: string;
  readonly unit: string;
  readonly project: string;
  readonly indicator: string;
  readonly where: string;
  readonly message: string;
  readonly rule: string;
  readonly at: Span;
}

/** The findings in the order of the text. */
export function listed({ text }: Table, lines: readonly FindingLine[], locale: Locale): Listed[] {
  return lines
    .map(({ at, severity, unit, project, indicator, where, message, rule }) => {
      const { line, character } = placeIn(text, at.from);
      const said = WORDS[SEVERITIES[severity]][locale];
      return {
        line: line + 1,
        column: character + 1,
        severity: said,
        unit,
        project,
        indicator,
        where,
        message,
        rule,
        at,
      };
    })
    .sort((a, b) => a.line - b.line || a.column - b.column);
}

const SEVERITIES = {
  error: "oneError",
  warning: "oneWarning",
  information: "oneNote",
  hint: "oneNote",
} as const;

/** As CSV for Excel: a byte order mark, and no cell that it would take for a formula. */
export function csvOf(list: readonly Listed[], locale: Locale): string {
  const { line, column, severity, unit, project, indicator, finding, rule } = WORDS;
  const head = [line, column, severity, unit, project, indicator, finding, rule];
  const rows = list.map((one) => [
    String(one.line),
    String(one.column),
    one.severity,
    one.unit,
    one.project,
    one.indicator,
    one.message,
    one.rule,
  ]);
  const cell = (text: string) => {
    const said = oneLine(text);
    const plain = /^[=+\-@＝＋－＠]/.test(said) ? `'${said}` : said;
    return /[",]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
  };
  return `\ufeff${[head.map((word) => word[locale]), ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}
