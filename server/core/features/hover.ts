import { allOf, type Counts, notesOf } from "../check/found.ts";
import { capitalized, type Locale, type Localized } from "../locale.ts";
import { columnName } from "../model/columns.ts";
import type { Entry } from "../model/entry.ts";
import { className, classNamed, classOf } from "../model/framework.ts";
import { codeOf, FIELD_NAMES } from "../model/indicator.ts";
import { type Decimal, formatted, isZero, share } from "../model/money.ts";
import { sectionAt, sectionSum, unitsUnder } from "../model/sections.ts";
import { totalledBy } from "../model/stated.ts";
import { judge, offBy, type Sum, signed } from "../model/sums.ts";
import { inText, rowOf, type Table } from "../model/table.ts";
import { targetOf } from "../model/target.ts";
import { readTotal, standingOf, totalOf, type Unit, unitSum, view, wholeProject } from "../model/unit.ts";
import type { Span } from "../text.ts";
import { headerHover } from "./hover-header.ts";
import type { Markup } from "./markdown.ts";
import { type Place, placeAt } from "./place.ts";
import { factsOf, tallyOf } from "./tally.ts";
import { inYuan, targetInWords } from "./words.ts";

/** What to say about what stands at an offset; the span is what it is said about. */
export interface Hover extends Span {
  readonly text: string;
}

/** How it is said. */
export interface Manner {
  readonly locale: Locale;
  readonly markup: Markup;
}

/** How many findings the unit at an index of the table has. */
export type CountsOf = (unit: number) => Counts;

export function hoverAt(table: Table, offset: number, manner: Manner, counts: CountsOf): Hover | undefined {
  const place = placeAt(table, offset);
  const found =
    codeHover(table, place, manner) ??
    valueHover(table, place, manner) ??
    amountHover(table, place, manner) ??
    nameHover(table, place, manner, counts) ??
    indicatorHover(table, place, manner) ??
    emptyHover(place, manner) ??
    headerHover(table, place, manner);
  return found && { ...inText(table, place.row, found), text: found.text };
}

const WORDS = {
  unit: { zh: "资金使用单位", en: "Unit" },
  project: { zh: "项目", en: "Project" },
  projects: { zh: "项目数", en: "Projects" },
  indicators: { zh: "指标", en: "Indicators" },
  findings: { zh: "问题", en: "Findings" },
  ofProjects: {
    stated: { zh: "单位行", en: "Stated" },
    computed: { zh: "项目之和", en: "Sum of projects" },
  },
  department: { zh: "部门", en: "Department" },
  units: { zh: "单位", en: "Units" },
  ofDepartment: {
    stated: { zh: "部门行", en: "Stated" },
    computed: { zh: "所属单位之和", en: "Sum of its units" },
  },
  ofUnits: {
    stated: { zh: "合计行", en: "Stated" },
    computed: { zh: "各单位之和", en: "Sum of units" },
  },
  difference: { zh: "填报比计算", en: "Stated is" },
  column: { zh: "资金", en: "Funds" },
  share: { zh: "占全表", en: "Share of the table" },
  ofUnit: { zh: "占本单位", en: "Share of the unit" },
  read: { zh: "读作", en: "Read as" },
  total: { zh: "合计", en: "Total" },
  empty: { zh: "（空）", en: "(empty)" },
} satisfies Record<string, Localized | Record<"stated" | "computed", Localized>>;

function codeHover(
  table: Table,
  { row, field, indicator }: Place,
  { locale, markup }: Manner,
): Hover | undefined {
  if (indicator === undefined || (field?.name !== "class" && field?.name !== "subclass")) return undefined;
  const text = rowOf(table, row).text;
  const code = field.name === "class" ? indicator.class! : indicator.subclass!;
  const digits = codeOf(text, code);
  const held =
    (digits && classOf(digits)) ||
    classNamed(text.slice(code.name.from, code.name.to), field.name === "class" ? 1 : 2);
  if (!held) return undefined;
  const english = locale === "en" ? ` · ${held.english}` : "";
  const title = markup.strong(`${held.code}-${held.name}`);
  return { ...field.span, text: `${title}${english}\n\n${held.holds[locale]}` };
}

// Of what class an indicator is, and what it is to reach.
function indicatorHover(
  table: Table,
  { row, field, indicator, entry }: Place,
  { locale, markup }: Manner,
): Hover | undefined {
  if (field?.name !== "name" || indicator === undefined || entry === undefined) return undefined;
  const { text } = rowOf(table, row);
  const said = (span: Span | undefined) => (span ? markup.text(text.slice(span.from, span.to)) : "");
  const classes = [indicator.class, indicator.subclass].map(said).filter((one) => one !== "");
  const { annual } = indicator;
  const reading = annual && targetInWords(targetOf(text.slice(annual.from, annual.to)), locale);
  const lines = [markup.strong(said(field.span)), classes.join(" · ")];
  if (reading) lines.push(`${WORDS.read[locale]}${locale === "zh" ? "：" : ": "}${markup.text(reading)}`);
  return { ...field.span, text: lines.filter((line) => line !== "").join("\n\n") };
}

function valueHover(
  table: Table,
  { row, field, indicator }: Place,
  { locale, markup }: Manner,
): Hover | undefined {
  if (field?.name !== "cycle" && field?.name !== "annual") return undefined;
  const { from, to } = (field.name === "cycle" ? indicator?.cycle : indicator?.annual) ?? field.span;
  const value = rowOf(table, row).text.slice(from, to);
  const target = targetOf(value);
  const title = capitalized(FIELD_NAMES[field.name])[locale];
  return {
    ...field.span,
    text: `${markup.strong(title)} ${markup.text(value)}\n\n${WORDS.read[locale]}${locale === "zh" ? "：" : ": "}${markup.text(targetInWords(target, locale))}`,
  };
}

function amountHover(
  table: Table,
  { entry, column, cell, unit }: Place,
  { locale, markup }: Manner,
): Hover | undefined {
  const index = entry?.layout.columns.amounts.indexOf(column ?? -1) ?? -1;
  if (entry === undefined || cell === undefined || index < 0) return undefined;
  const value = entry.amounts[index]?.value;
  if (value === undefined) return undefined;
  const lines = [
    `${markup.strong(markup.text(columnName(entry.layout.columns, column!)))} ${formatted(value)} ${table.moneyUnit.name}`,
  ];
  const inOther = inYuan(value, table.moneyUnit, locale);
  if (inOther !== undefined) lines.push(inOther);
  const { head } = view(table.units[unit]!);
  // A fund's share is of what the whole has of that fund.
  const { name } = entry.layout.columns.list[column!]!;
  const fund = index === 0 ? "" : markup.text(locale === "zh" ? name : ` (${name})`);
  if (head && head !== entry && entry.kind !== "total")
    lines.push(...shareLine(WORDS.ofUnit[locale] + fund, value, head.amounts[index]?.value));
  const total = sectionAt(table, unit)?.total;
  if (total && entry.kind !== "total")
    lines.push(...shareLine(WORDS.share[locale] + fund, value, total.amounts[index]?.value));
  return { ...cell, text: lines.join(markup.lineEnd) };
}

// An empty cell shows nothing of itself: the tab behind it says what it is.
function emptyHover({ entry, column, cell }: Place, { locale, markup }: Manner): Hover | undefined {
  if (entry === undefined || column === undefined || cell === undefined || cell.from !== cell.to)
    return undefined;
  const name = markup.strong(markup.text(columnName(entry.layout.columns, column)));
  const to = entry.row.text[cell.to] === "\t" ? cell.to + 1 : cell.to;
  return { from: cell.from, to, text: `${name} ${WORDS.empty[locale]}` };
}

function shareLine(words: string, part: Decimal, whole: Decimal | undefined): string[] {
  const found = whole && share(part, whole);
  return found ? [`${words} ${found}`] : [];
}

function nameHover(table: Table, place: Place, manner: Manner, counts: CountsOf): Hover | undefined {
  const { entry, column, cell } = place;
  if (entry === undefined || cell === undefined || column !== table.columns.name) return undefined;
  const unit = table.units[place.unit]!;
  const said = (): string => {
    switch (standingOf(view(unit), entry)) {
      case "unit":
        return unitText(table, place, manner, counts);
      case "total":
        return totalText(table, place.unit, entry, manner);
      case "subtotal":
        return sumText(table, entry, unit, manner);
      default:
        return projectText(table, entry, unit, manner);
    }
  };
  return { ...cell, text: said() };
}

function totalText(table: Table, unit: number, entry: Entry, { locale, markup }: Manner): string {
  const section = totalledBy(table, entry);
  const { from, to } = section ?? sectionAt(table, unit) ?? {};
  const own = table.units.slice(from, to);
  const units = own.filter((one) => one.hasHead || view(one).name !== "").length;
  const projects = own.reduce((sum, one) => sum + view(one).projects.length, 0);
  return [
    `${markup.strong(WORDS.total[locale])} ${inBoth(table, entry, locale)}`,
    `${WORDS.unit[locale]} ${units} · ${WORDS.projects[locale]} ${projects}`,
    ...(section
      ? [sumTable(entry, WORDS.ofUnits, (amount) => sectionSum(section, amount), { locale, markup })]
      : []),
  ].join("\n\n");
}

function unitText(
  table: Table,
  { unit: index }: Place,
  { locale, markup }: Manner,
  counts: CountsOf,
): string {
  const seen = view(table.units[index]!);
  const { projects } = seen;
  const head = seen.head!;
  const { indicators, classes } = tallyOf(table.units[index]!);
  const total = sectionAt(table, index)?.total;
  const part = total && share(totalOf(head), totalOf(total));
  const below = unitsUnder(table, index);
  const count = (units: readonly Unit[]) => units.reduce((sum, unit) => sum + view(unit).projects.length, 0);
  const facts = below
    ? [`${WORDS.units[locale]} ${below.length}`, `${WORDS.projects[locale]} ${count(below)}`]
    : [
        `${WORDS.projects[locale]} ${projects.length}`,
        `${WORDS.indicators[locale]} ${classCounts(indicators, classes, locale)}`,
      ];
  if (part) facts.push(`${WORDS.share[locale]} ${part}`);
  facts.push(findingsText(counts(index), locale));
  const kind = (below ? WORDS.department : WORDS.unit)[locale];
  const title = `${markup.strong(markup.text(seen.name || head.name))} · ${kind}`;
  const heads = (below ?? []).flatMap((unit) => view(unit).head ?? []);
  const sums = below
    ? sumTable(
        head,
        WORDS.ofDepartment,
        (a) =>
          judge(
            head.amounts[a]!,
            heads.map(({ amounts }) => amounts[a]!),
          ),
        { locale, markup },
      )
    : sumTable(head, WORDS.ofProjects, (amount) => unitSum(seen, amount), { locale, markup });
  return [title, facts.join(" · "), sums].join("\n\n");
}

/** What a row says of each fund, beside what it adds up. */
function sumTable(
  entry: Entry,
  { stated, computed }: typeof WORDS.ofUnits,
  sumOf: (amount: number) => Sum | undefined,
  { locale, markup }: Manner,
): string {
  const { columns } = entry.layout;
  const rows = columns.amounts.flatMap((column, a) => {
    const name = markup.text(columnName(columns, column));
    const sum = sumOf(a);
    const own = entry.amounts[a]?.value;
    if (sum === undefined) return own === undefined || isZero(own) ? [] : [[name, formatted(own), "", ""]];
    if (isZero(sum.stated) && isZero(sum.computed)) return [];
    const difference = sum.verdict === "equal" ? "" : offBy(signed(sum.difference))[locale];
    return [[name, formatted(sum.stated), formatted(sum.computed), difference]];
  });
  return markup.table(
    [WORDS.column[locale], stated[locale], computed[locale], WORDS.difference[locale]],
    rows,
    [1, 2, 3],
  );
}

/** A row that adds up some others. */
function sumText(table: Table, entry: Entry, unit: Unit, { locale, markup }: Manner): string {
  const title = markup.strong(markup.text(entry.name));
  return [title, amountFacts(table, entry, unit, locale).join(" · ")].join("\n\n");
}

function amountFacts(table: Table, entry: Entry, unit: Unit, locale: Locale): string[] {
  const { head } = view(unit);
  const total = readTotal(entry);
  const part = head && total && share(total, totalOf(head));
  return [inBoth(table, entry, locale), ...(part ? [`${WORDS.ofUnit[locale]} ${part}`] : [])];
}

function projectText(table: Table, entry: Entry, unit: Unit, { locale, markup }: Manner): string {
  const facts = amountFacts(table, entry, unit, locale);
  const { indicators, classes } = factsOf(wholeProject(unit, entry));
  facts.push(`${WORDS.indicators[locale]} ${classCounts(indicators, Object.entries(classes), locale)}`);
  const title = `${markup.strong(markup.text(entry.name))} · ${WORDS.project[locale]}`;
  return [title, facts.join(" · ")].join("\n\n");
}

/** `2.00 万元（20,000 元）`; `—` for a total that nobody can read. */
function inBoth({ moneyUnit }: Table, entry: Entry, locale: Locale): string {
  const total = readTotal(entry);
  if (total === undefined) return "—";
  const inOther = inYuan(total, moneyUnit, locale);
  const own = `${formatted(total)} ${moneyUnit.name}`;
  if (inOther === undefined) return own;
  return own + (locale === "zh" ? `（${inOther}）` : ` (${inOther})`);
}

/** `6（产出 3、效益 1、成本 2）`: how many indicators there are of each class. */
function classCounts(
  indicators: number,
  classes: Iterable<readonly [code: string, count: number]>,
  locale: Locale,
): string {
  const parts = [...classes].sort().flatMap(([code, count]) => {
    const held = code.length === 1 ? classOf(code) : undefined;
    return held ? [`${className(held, locale).replace(/指标$/, "")} ${count}`] : [];
  });
  if (parts.length === 0) return String(indicators);
  return locale === "zh" ? `${indicators}（${parts.join("、")}）` : `${indicators} (${parts.join(", ")})`;
}

function findingsText(counts: Counts, locale: Locale): string {
  const [all, notes] = [allOf(counts), notesOf(counts)];
  const detail =
    locale === "zh"
      ? `错误 ${counts.error}、警告 ${counts.warning}、提示 ${notes}`
      : `errors ${counts.error}, warnings ${counts.warning}, notes ${notes}`;
  return `${WORDS.findings[locale]} ${all}${locale === "zh" ? `（${detail}）` : ` (${detail})`}`;
}
