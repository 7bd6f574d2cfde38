import { renderToString } from "preact-render-to-string";
import type { Config } from "../core/check/check.ts";
import { notesOf } from "../core/check/found.ts";
import { escaped, markdownTable, oneLine, visible } from "../core/features/markdown.ts";
import { findingLines } from "../core/features/preview/finding.ts";
import { projectPreviews } from "../core/features/preview/project.ts";
import { type Summary, summaryOf } from "../core/features/preview/summary.ts";
import { type UnitPreview, unitPreview } from "../core/features/preview/unit.ts";
import { classLabel, PARTS, tallying } from "../core/features/tally.ts";
import type { Locale } from "../core/locale.ts";
import { offBy } from "../core/model/sums.ts";
import { rowAtOffset, type Table, unitAtRow } from "../core/model/table.ts";
import { SEVERITY_NAMES } from "../core/rules/rule.ts";
import { finished, type Steps } from "../core/steps.ts";
import { nothingWaived, type Waived } from "../core/waivers/waived.ts";
import { Go, type Look } from "./findings.tsx";
import { ProjectRow, ProjectsHead, UnitRow, UnitsHead } from "./lines.tsx";
import { condensed, csvOf, type Listed, listed, ruleWords, wherein } from "./listed.ts";
import { ranked } from "./order.ts";
import { ProjectView, UnitHead } from "./project.tsx";
import { STYLES } from "./styles.ts";
import { SummaryView, totalIn } from "./summary.tsx";
import { MOST_LISTED, WORDS } from "./words.ts";

/** What a table amounts to, to keep and to print. */
export type ReportFormat = "html" | "md" | "csv" | "json" | "text";
export const reportFormats: readonly ReportFormat[] = ["html", "md", "csv", "json", "text"];

/** Of which file a report is, and of which day (as 2026-11-22). */
export interface Source {
  readonly file: string;
  readonly day: string;
}

export function reportOf(...asked: Parameters<typeof reporting>): string {
  return finished(reporting(...asked));
}

/** The same in small steps: that of a province is many pages. */
export function* reporting(
  table: Table,
  format: ReportFormat,
  config: Config,
  locale: Locale,
  waived: Waived = nothingWaived,
  source?: Source,
): Steps<string> {
  if (format === "csv")
    return yield* csvOf(yield* listed(table, yield* findingLines(table, config, locale, waived)), locale);
  yield* tallying(table);
  const summary = summaryOf(table, config, locale, waived);
  if (format === "text") return textOf(summary, locale);
  const lines = yield* findingLines(table, config, locale, waived);
  if (format === "json") return `${JSON.stringify({ ...summary, findings: lines }, undefined, 1)}\n`;
  const list = condensed(yield* listed(table, lines), locale);
  if (format === "md") return markdownOf(summary, list, locale, source);
  return yield* htmlOf(table, summary, list, { config, locale, waived, source });
}

/** In a larger table projects stand in their unit's list only: nobody prints thousands of pages. */
const MOST_PROJECTS = 3_000;

function* htmlOf(
  table: Table,
  summary: Summary,
  list: readonly Listed[],
  {
    config,
    locale,
    waived,
    source,
  }: { config: Config; locale: Locale; waived: Waived; source: Source | undefined },
): Steps<string> {
  const look: Look = { locale, actions: undefined };
  const isWhole = summary.projects <= MOST_PROJECTS;
  const order = ranked(summary.units);
  const most = order[0]?.amount.value ?? 0;
  const shown = new Set(summary.units.map(({ unit }) => unit));
  // From the summary and the lists on top to each unit's page.
  const linked: Look = {
    ...look,
    hrefOf: ({ from }) => {
      const unit = unitAtRow(table, rowAtOffset(table, from));
      return shown.has(unit) ? `#unit-${unit}` : undefined;
    },
  };
  const top = renderToString(
    <>
      {source && <p class="muted">{visible(sourceText(source, locale))}</p>}
      <SummaryView summary={summary} look={linked} />
      {summary.isTable && <h2>{WORDS.units[locale]}</h2>}
      {summary.isTable && (
        <table>
          <caption class="unseen">{WORDS.units[locale]}</caption>
          <UnitsHead locale={locale} />
          <tbody>
            {order.map((line) => (
              <UnitRow key={line.unit} line={line} most={most} look={linked} isShown={false} />
            ))}
          </tbody>
        </table>
      )}
      {list.length > 0 && <AllFindings list={list} look={linked} />}
    </>,
  );
  const pages: string[] = [];
  for (const { unit: u } of summary.units) {
    yield;
    const unit = unitPreview(table, u, config, locale, waived)!;
    const own = renderToString(<ReportUnit unit={unit} look={look} />);
    pages.push(own.slice(0, -SECTION_END.length));
    for (const project of isWhole ? projectPreviews(table, u, config, locale, waived) : []) {
      pages.push(renderToString(<ProjectView project={project} look={look} />));
      yield;
    }
    pages.push(SECTION_END);
  }
  const footer = renderToString(<footer class="muted">{WORDS.madeBy[locale]}</footer>);
  const title = visible(summary.title) || WORDS.preview[locale];
  return `<!DOCTYPE html>
<html lang="${locale === "zh" ? "zh-CN" : "en"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
${renderToString(<title>{title}</title>)}
<style>
${STYLES}</style>
</head>
<body>
<main>${top}${pages.join("")}${footer}</main>
</body>
</html>
`;
}

function AllFindings({ list, look }: { list: readonly Listed[]; look: Look }) {
  const { locale } = look;
  return (
    <section aria-labelledby="all-heading">
      <h2 id="all-heading">{WORDS.all[locale]}</h2>
      {list.length > MOST_LISTED && <p class="muted">{WORDS.firstListed[locale]}</p>}
      <table>
        <caption class="unseen">{WORDS.all[locale]}</caption>
        <thead>
          <tr>
            <th scope="col" class="number">
              {WORDS.line[locale]}
            </th>
            {[WORDS.severity, WORDS.where, WORDS.finding, WORDS.rule].map((word) => (
              <th key={word.en} scope="col" class="whole">
                {word[locale]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {list.slice(0, MOST_LISTED).map((one, i) => (
            <tr key={i}>
              <td class="number">
                <Go at={one.at} look={look}>
                  {one.line}
                </Go>
              </td>
              <td class="whole">{SEVERITY_NAMES[one.severity][locale]}</td>
              <td>{visible(wherein(one))}</td>
              <td>{visible(one.message)}</td>
              <td class="whole muted">{ruleWords(one)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

// The pages of its projects follow in it, one at a time.
function ReportUnit({ unit, look }: { unit: UnitPreview; look: Look }) {
  const { locale } = look;
  return (
    <section class="report-unit" aria-labelledby={`unit-${unit.unit}`}>
      <UnitHead unit={unit} look={look} />
      <table>
        <caption class="unseen">{`${visible(unit.name)} ${WORDS.projects[locale]}`}</caption>
        <ProjectsHead locale={locale} />
        <tbody>
          {unit.projects.map((line) => (
            <ProjectRow key={line.row} line={line} look={look} isShown={false} />
          ))}
        </tbody>
      </table>
    </section>
  );
}
const SECTION_END = "</section>";

/** Lines of what the summary says: a label and its text. */
function figuresOf(summary: Summary, locale: Locale): [string, string][] {
  const { sums, counts, waived, completeness } = summary;
  const notes = notesOf(counts);
  return [
    [WORDS.total[locale], totalIn(summary, locale).join(" ")],
    ...sums
      .filter(({ difference }) => difference !== undefined)
      .map(({ column, difference }): [string, string] => [
        `${column} ${WORDS.difference[locale]}`,
        offBy(difference!)[locale],
      ]),
    [WORDS.units[locale], String(summary.unitCount)],
    [WORDS.projects[locale], String(summary.projects)],
    [WORDS.indicators[locale], String(summary.indicators)],
    [
      WORDS.findings[locale],
      (["error", "warning"] as const)
        .map((severity): [string, number] => [WORDS[severity][locale], counts[severity]])
        .concat([[WORDS.information[locale], notes]])
        .map(([word, count]) => (locale === "zh" ? `${word} ${count}` : `${count} ${word}`))
        .join(locale === "zh" ? "，" : ", ") +
        (waived === 0 ? "" : locale === "zh" ? `（其中已豁免 ${waived}）` : ` (${waived} of them waived)`),
    ],
    ...PARTS.map((part): [string, string] => [
      WORDS[part][locale],
      `${completeness[part]}/${completeness.projects}`,
    ]),
  ];
}

function sourceText({ file, day }: Source, locale: Locale): string {
  return locale === "zh" ? `${file}，${day} 检查` : `${file}, checked on ${day}`;
}

function markdownOf(
  summary: Summary,
  list: readonly Listed[],
  locale: Locale,
  source: Source | undefined,
): string {
  if (!summary.isTable) return `${WORDS.noTable[locale]}\n`;
  const order = ranked(summary.units);
  return [
    `# ${escaped(summary.title) || WORDS.table[locale]}`,
    "",
    ...(source ? [escaped(sourceText(source, locale)), ""] : []),
    ...figuresOf(summary, locale).map(
      ([label, text]) => `- ${escaped(label)}${locale === "zh" ? "：" : ": "}${text}`,
    ),
    "",
    `## ${WORDS.funds[locale]}`,
    "",
    markdownTable(
      [WORDS.funds[locale], WORDS.amount[locale], WORDS.share[locale]],
      summary.funds.map(({ column, text, share }) => [escaped(column), text, share ?? ""]),
      [1, 2],
    ),
    "",
    `## ${WORDS.units[locale]}`,
    "",
    markdownTable(
      [
        WORDS.unit[locale],
        WORDS.amount[locale],
        WORDS.share[locale],
        WORDS.projects[locale],
        WORDS.error[locale],
        WORDS.warning[locale],
      ],
      order.map(({ name, amount, projects, counts }) => [
        escaped(name),
        amount.text,
        amount.share ?? "",
        String(projects),
        String(counts.error),
        String(counts.warning),
      ]),
      [1, 2, 3, 4, 5],
    ),
    "",
    `## ${WORDS.classes[locale]}`,
    "",
    markdownTable(
      [WORDS.classes[locale], WORDS.indicators[locale]],
      summary.classes.map((one) => [classLabel(one), String(one.count)]),
      [1],
    ),
    "",
    `## ${WORDS.first[locale]}`,
    "",
    ...(summary.first.length === 0
      ? [WORDS.noFindings[locale]]
      : summary.first.map(
          ({ message, where, title }) =>
            `1. ${escaped(message)} ${bracketed([escaped(where), title], locale)}`,
        )),
    "",
    ...(list.length === 0
      ? []
      : [
          `## ${WORDS.all[locale]}`,
          "",
          markdownTable(
            [WORDS.line, WORDS.severity, WORDS.where, WORDS.finding, WORDS.rule].map((word) => word[locale]),
            list.map((one) => [
              String(one.line),
              SEVERITY_NAMES[one.severity][locale],
              escaped(wherein(one)),
              escaped(one.message),
              ruleWords(one),
            ]),
            [0],
          ),
          "",
        ]),
  ].join("\n");
}

function bracketed(parts: readonly string[], locale: Locale): string {
  const said = parts.filter((part) => part !== "");
  if (said.length === 0) return "";
  return locale === "zh" ? `（${said.join("，")}）` : `(${said.join(", ")})`;
}

function textOf(summary: Summary, locale: Locale): string {
  if (!summary.isTable) return `${WORDS.noTable[locale]}\n`;
  const colon = locale === "zh" ? "：" : ": ";
  const order = ranked(summary.units);
  return [
    oneLine(summary.title) || WORDS.table[locale],
    ...figuresOf(summary, locale).map(([label, text]) => `  ${oneLine(label)}${colon}${oneLine(text)}`),
    (WORDS.units[locale] + colon).trimEnd(),
    ...order.map(
      ({ name, amount }) => `  ${oneLine(name)}  ${amount.text}${amount.share ? `  ${amount.share}` : ""}`,
    ),
    (WORDS.first[locale] + colon).trimEnd(),
    ...(summary.first.length === 0
      ? [`  ${WORDS.noFindings[locale]}`]
      : summary.first.map(({ message, where }) =>
          `  ${oneLine(message)} ${bracketed([oneLine(where)], locale)}`.trimEnd(),
        )),
    "",
  ].join("\n");
}
