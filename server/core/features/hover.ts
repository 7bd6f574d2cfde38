import { type Config, countsIn } from "../check/check.ts";
import type { Locale, Localized } from "../locale.ts";
import { type Entry, indicatorsOf, nameOf } from "../model/entry.ts";
import { classNamed, classOf } from "../model/framework.ts";
import { classDigitOf, codeOf } from "../model/indicator.ts";
import { type Decimal, formatted, share } from "../model/money.ts";
import { sectionAt } from "../model/sections.ts";
import { judge, signed } from "../model/sums.ts";
import { inText, rowOf, type Table, view } from "../model/table.ts";
import { targetOf } from "../model/target.ts";
import { totalOf } from "../model/unit.ts";
import type { Span } from "../text.ts";
import { escaped, markdownTable } from "./markdown.ts";
import { type Place, placeAt } from "./place.ts";
import { inYuan, targetInWords } from "./words.ts";

/** What to say about what stands at an offset; the span is what it is said about. */
export interface Hover extends Span {
  readonly markdown: string;
}

export function hoverAt(table: Table, offset: number, locale: Locale, config?: Config): Hover | undefined {
  const place = placeAt(table, offset);
  const found =
    codeHover(table, place, locale) ??
    valueHover(table, place, locale) ??
    amountHover(table, place, locale) ??
    nameHover(table, place, locale, config);
  return found && { ...inText(table, place.row, found), markdown: found.markdown };
}

const WORDS = {
  unit: { zh: "资金使用单位", en: "Unit" },
  project: { zh: "项目", en: "Project" },
  projects: { zh: "项目数", en: "Projects" },
  indicators: { zh: "指标", en: "Indicators" },
  findings: { zh: "问题", en: "Findings" },
  stated: { zh: "单位行", en: "Stated" },
  computed: { zh: "项目之和", en: "Sum of projects" },
  difference: { zh: "应调整", en: "To adjust" },
  column: { zh: "资金", en: "Funds" },
  share: { zh: "占全表", en: "Share of the table" },
  ofUnit: { zh: "占本单位", en: "Share of the unit" },
  read: { zh: "读作", en: "Read as" },
  total: { zh: "合计", en: "Total" },
} satisfies Record<string, Localized>;

function codeHover(table: Table, { row, field, indicator }: Place, locale: Locale): Hover | undefined {
  if (indicator === undefined || (field?.name !== "class" && field?.name !== "subclass")) return undefined;
  const text = rowOf(table, row).text;
  const code = field.name === "class" ? indicator.class! : indicator.subclass!;
  const digits = codeOf(text, code);
  const held =
    (digits && classOf(digits)) ||
    classNamed(text.slice(code.name.from, code.name.to), field.name === "class" ? 1 : 2);
  if (!held) return undefined;
  const english = locale === "en" ? ` · ${held.english}` : "";
  return { ...field.span, markdown: `**${held.code}-${held.name}**${english}\n\n${held.holds[locale]}` };
}

function valueHover(table: Table, { row, field, indicator }: Place, locale: Locale): Hover | undefined {
  if (field?.name !== "cycle" && field?.name !== "annual") return undefined;
  const { from, to } = (field.name === "cycle" ? indicator?.cycle : indicator?.annual) ?? field.span;
  const value = rowOf(table, row).text.slice(from, to);
  const target = targetOf(value);
  const title =
    field.name === "cycle"
      ? { zh: "实施周期指标值", en: "Cycle value" }
      : { zh: "年度指标值", en: "Annual value" };
  return {
    ...field.span,
    markdown: `**${title[locale]}** ${escaped(value)}\n\n${WORDS.read[locale]}${locale === "zh" ? "：" : ": "}${escaped(targetInWords(target, locale))}`,
  };
}

function amountHover(table: Table, { entry, column, cell, unit }: Place, locale: Locale): Hover | undefined {
  const index = entry?.layout.columns.amounts.indexOf(column ?? -1) ?? -1;
  if (entry === undefined || cell === undefined || index < 0) return undefined;
  const value = entry.amounts[index]?.value;
  if (value === undefined) return undefined;
  const lines = [
    `**${escaped(entry.layout.columns.list[column!]!.name)}** ${formatted(value)} ${table.moneyUnit.name}`,
    inYuan(value, table.moneyUnit, locale),
  ];
  const { head } = view(table.units[unit]!);
  if (head && head !== entry && entry.kind !== "total")
    lines.push(...shareLine(WORDS.ofUnit[locale], value, head.amounts[index]?.value));
  const total = sectionAt(table, unit)?.total;
  if (total && entry.kind !== "total")
    lines.push(...shareLine(WORDS.share[locale], value, total.amounts[index]?.value));
  return { ...cell, markdown: lines.join("  \n") };
}

function shareLine(words: string, part: Decimal, whole: Decimal | undefined): string[] {
  const found = whole && share(part, whole);
  return found ? [`${words} ${found}`] : [];
}

function nameHover(table: Table, place: Place, locale: Locale, config?: Config): Hover | undefined {
  const { entry, column, cell } = place;
  if (entry === undefined || cell === undefined || column !== table.columns.name) return undefined;
  const { head } = view(table.units[place.unit]!);
  if (entry.kind === "total") return { ...cell, markdown: totalText(table, entry, locale) };
  const markdown =
    entry === head ? unitText(table, place, locale, config) : projectText(table, entry, head, locale);
  return { ...cell, markdown };
}

function totalText(table: Table, entry: Entry, locale: Locale): string {
  const units = table.units.filter((unit) => unit.hasHead);
  const projects = table.units.reduce((sum, unit) => sum + view(unit).projects.length, 0);
  return [
    `**${WORDS.total[locale]}** ${formatted(totalOf(entry))} ${table.moneyUnit.name}（${inYuan(totalOf(entry), table.moneyUnit, locale)}）`,
    `${WORDS.unit[locale]} ${units.length} · ${WORDS.projects[locale]} ${projects}`,
  ].join("\n\n");
}

function unitText(table: Table, { unit: index }: Place, locale: Locale, config?: Config): string {
  const { head, projects } = view(table.units[index]!);
  const { columns } = head!.layout;
  const rows = columns.amounts.flatMap((column, a) => {
    const sum = judge(
      head!.amounts[a]!,
      projects.map((project) => project.amounts[a]!),
    );
    if (sum === undefined || (sum.stated.units === 0n && sum.computed.units === 0n)) return [];
    const difference = sum.verdict === "equal" ? "" : signed(sum.difference);
    return [
      [escaped(columns.list[column]!.name), formatted(sum.stated), formatted(sum.computed), difference],
    ];
  });
  const total = sectionAt(table, index)?.total;
  const part = total && share(totalOf(head!), totalOf(total));
  const facts = [
    `${WORDS.projects[locale]} ${projects.length}`,
    `${WORDS.indicators[locale]} ${classCounts(projects, locale)}`,
  ];
  if (part) facts.push(`${WORDS.share[locale]} ${part}`);
  if (config) facts.push(findingsText(countsIn(table, index, config), locale));
  const table_ = markdownTable(
    [WORDS.column[locale], WORDS.stated[locale], WORDS.computed[locale], WORDS.difference[locale]],
    rows,
    [1, 2, 3],
  );
  return [`**${escaped(nameOf(head!))}** · ${WORDS.unit[locale]}`, facts.join(" · "), table_].join("\n\n");
}

function projectText(table: Table, entry: Entry, head: Entry | undefined, locale: Locale): string {
  const total = totalOf(entry);
  const facts = [`${formatted(total)} ${table.moneyUnit.name}（${inYuan(total, table.moneyUnit, locale)}）`];
  const part = head && share(total, totalOf(head));
  if (part) facts.push(`${WORDS.ofUnit[locale]} ${part}`);
  facts.push(`${WORDS.indicators[locale]} ${classCounts([entry], locale)}`);
  return [`**${escaped(nameOf(entry))}** · ${WORDS.project[locale]}`, facts.join(" · ")].join("\n\n");
}

/** `6（产出 3、效益 1、成本 2）`: how many indicators there are of each class. */
function classCounts(entries: readonly Entry[], locale: Locale): string {
  const counts = new Map<string, number>();
  let all = 0;
  for (const entry of entries) {
    for (const indicator of indicatorsOf(entry)) {
      all++;
      const digit = classDigitOf(entry.row, indicator);
      if (digit !== undefined && classOf(digit)) counts.set(digit, (counts.get(digit) ?? 0) + 1);
    }
  }
  const parts = [...counts].sort().map(([digit, count]) => {
    const held = classOf(digit)!;
    return `${locale === "zh" ? held.name.replace(/指标$/, "") : held.english} ${count}`;
  });
  return parts.length === 0 ? String(all) : `${all}（${parts.join(locale === "zh" ? "、" : ", ")}）`;
}

function findingsText(counts: ReturnType<typeof countsIn>, locale: Locale): string {
  const all = counts.error + counts.warning + counts.information + counts.hint;
  const detail =
    locale === "zh"
      ? `错误 ${counts.error}、警告 ${counts.warning}、提示 ${counts.information + counts.hint}`
      : `errors ${counts.error}, warnings ${counts.warning}, notes ${counts.information + counts.hint}`;
  return `${WORDS.findings[locale]} ${all}（${detail}）`;
}
