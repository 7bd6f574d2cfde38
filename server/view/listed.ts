import { oneLine } from "../core/features/markdown.ts";
import type { FindingLine } from "../core/features/preview/finding.ts";
import { listAt } from "../core/list.ts";
import type { Locale } from "../core/locale.ts";
import type { Table } from "../core/model/table.ts";
import { byGravity, SEVERITY_NAMES, type Severity } from "../core/rules/rule.ts";
import { eachOf, type Steps } from "../core/steps.ts";
import { placeIn, type Span } from "../core/text.ts";
import { WORDS } from "./words.ts";

/** Every finding with the line it stands in, from 1. */
export interface Listed {
  readonly line: number;
  readonly column: number;
  readonly severity: Severity;
  readonly unit: string;
  readonly project: string;
  readonly indicator: string;
  readonly where: string;
  readonly message: string;
  readonly rule: string;
  readonly title: string;
  readonly at: Span;
}

/** The findings in the order of the text. */
export function* listed({ text }: Table, lines: readonly FindingLine[]): Steps<Listed[]> {
  const list = yield* eachOf(
    lines,
    ({ at, severity, unit, project, indicator, where, message, rule, title }): Listed => {
      const { line, character } = placeIn(text, at.from);
      return {
        line: line + 1,
        column: character + 1,
        severity,
        unit,
        project,
        indicator,
        where,
        message,
        rule,
        title,
        at,
      };
    },
  );
  return list.sort((a, b) => a.line - b.line || a.column - b.column);
}

/** The same for a reader: what is only noted, and says the same again and again, stands once, with the lines it is in. */
export function condensed(list: readonly Listed[], locale: Locale): Listed[] {
  const groups = new Map<string, Listed[]>();
  const isNote = ({ severity }: Listed) => byGravity(severity, "information") >= 0;
  for (const one of list) if (isNote(one)) listAt(groups, `${one.rule}\n${one.message}`).push(one);
  return list.flatMap((one) => {
    const group = isNote(one) ? groups.get(`${one.rule}\n${one.message}`)! : [];
    if (group.length <= MOST_ALIKE) return [one];
    if (group[0] !== one) return [];
    const lines = [...new Set(group.map(({ line }) => line))];
    const shown = lines.slice(0, MOST_LINES).join(locale === "zh" ? "、" : ", ");
    const more = lines.length > MOST_LINES ? (locale === "zh" ? "……" : " …") : "";
    const places =
      locale === "zh"
        ? `（共 ${group.length} 处，在第 ${shown}${more} 行）`
        : ` (${group.length} places, in the lines ${shown}${more})`;
    const shared = (key: "where" | "indicator") =>
      group.every((other) => other[key] === one[key]) ? one[key] : "";
    const message = one.message + places;
    return [{ ...one, where: shared("where"), indicator: shared("indicator"), message }];
  });
}
/** So many alike are read one by one. */
const MOST_ALIKE = 2;
const MOST_LINES = 20;

/** Unit, project and indicator together. */
export function wherein({ where, indicator }: Listed): string {
  return [where, indicator].filter((name) => name !== "").join(" · ");
}

/** What the rule of a finding is called, with its id, by which settings, waivers and pages name it. */
export function ruleWords({ title, rule }: Pick<Listed, "title" | "rule">): string {
  return title === rule ? rule : `${title} · ${rule}`;
}

/** As CSV for Excel: a byte order mark, and no cell that it would take for a formula. */
export function* csvOf(list: readonly Listed[], locale: Locale): Steps<string> {
  const { line, column, severity, unit, project, indicator, finding, rule } = WORDS;
  const head = [line, column, severity, unit, project, indicator, finding, rule];
  const cell = (text: string) => {
    const said = oneLine(text);
    const plain = /^[=+\-@＝＋－＠]/.test(said) ? `'${said}` : said;
    return /[",]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
  };
  const rowOf = (cells: readonly string[]) => `${cells.map(cell).join(",")}\r\n`;
  const rows = yield* eachOf(list, (one) =>
    rowOf([
      String(one.line),
      String(one.column),
      SEVERITY_NAMES[one.severity][locale],
      one.unit,
      one.project,
      one.indicator,
      one.message,
      ruleWords(one),
    ]),
  );
  return `\ufeff${rowOf(head.map((word) => word[locale]))}${rows.join("")}`;
}
