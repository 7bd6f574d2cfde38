import { append } from "../list.ts";
import type { Locale } from "../locale.ts";
import { type Entry, nameSpan, unitNamesOf } from "../model/entry.ts";
import { className, classOf } from "../model/framework.ts";
import type { Indicator } from "../model/indicator.ts";
import { formatted, sumOf } from "../model/money.ts";
import { departmentsOf, grandTotal, type Section, sectionAt } from "../model/sections.ts";
import { inText, rowContent, rowOf, rowOffset, type Table } from "../model/table.ts";
import { tableTitle } from "../model/title.ts";
import { isShown, totalOf, view } from "../model/unit.ts";
import { viewsOf } from "../rules/view.ts";
import type { Span } from "../text.ts";
import { codeName } from "./tally.ts";
import { totalText } from "./words.ts";

export type OutlineKind = "table" | "unit" | "project" | "class" | "indicator";

/** A node of the outline: the span is all of it, `selection` within it is its name. */
export interface OutlineNode extends Span {
  readonly kind: OutlineKind;
  readonly name: string;
  readonly detail: string;
  readonly selection: Span;
  readonly children: readonly OutlineNode[];
}

/**
 * Table, units, projects, classes and indicators. With more than `most` projects the classes and indicators are left
 * out: no list of that length helps anybody find one.
 */
export function outlineOf(table: Table, locale: Locale, most = 1_000): OutlineNode[] {
  const units = table.units.flatMap((unit, u) => (isShown(unit) ? [u] : []));
  if (units.length === 0) return [];
  const count = table.units.reduce((sum, unit) => sum + view(unit).projects.length, 0);
  const nodes = underDepartments(
    table,
    units.map((u) => [u, unitNodes(table, u, locale, count <= most)]),
  );
  const title = tableTitle(table);
  if (title === undefined) return nodes;
  const total = grandTotal(table);
  const end =
    rowOffset(table, table.rows.length - 1) + rowContent(rowOf(table, table.rows.length - 1)).length;
  const detail = total ? `${totalText(total)} ${table.moneyUnit.name}` : "";
  return [
    {
      kind: "table",
      name: title.text,
      detail,
      from: Math.min(title.from, nodes[0]?.from ?? title.from),
      to: Math.max(end, title.to),
      selection: title,
      children: nodes,
    },
  ];
}

// A department stands over the units behind it, up to the next one or the end of its table.
function underDepartments(
  table: Table,
  units: readonly (readonly [unit: number, nodes: readonly OutlineNode[]])[],
): OutlineNode[] {
  const { all } = departmentsOf(table);
  const found: OutlineNode[] = [];
  let children: OutlineNode[] | undefined;
  let section: Section | undefined;
  for (const [u, nodes] of units) {
    const { head } = view(table.units[u]!);
    const isDepartment = head !== undefined && all.has(head);
    if (isDepartment || sectionAt(table, u) !== section) children = undefined;
    section = sectionAt(table, u);
    append(children ?? found, nodes);
    if (!isDepartment) continue;
    children = [];
    found.push({ ...found.pop()!, children });
  }
  return found.map((node) => ({ ...node, to: Math.max(node.to, node.children.at(-1)?.to ?? 0) }));
}

function unitNodes(table: Table, u: number, locale: Locale, deep: boolean): OutlineNode[] {
  const unit = table.units[u]!;
  const start = table.unitRows[u]!;
  const { head, name, projects, at } = view(unit);
  const children = projects.map((project) =>
    projectNode(table, project, start + at.get(project)!, locale, deep),
  );
  if (head === undefined) return underNames(table, projects, children);
  // Where its sum is the unit's row, that may stand below its projects.
  const row = start + at.get(head)!;
  const end = inText(table, row, { from: 0, to: rowContent(head.row).length }).to;
  return [
    {
      kind: "unit",
      name: name || "—",
      detail: `${totalText(head)} ${table.moneyUnit.name}`,
      from: rowOffset(table, start),
      to: Math.max(end, children.at(-1)?.to ?? 0),
      selection: inText(table, row, nameSpan(head)),
      children,
    },
  ];
}

// Projects that name their unit in a column of their own stand under it.
function underNames(table: Table, projects: readonly Entry[], nodes: readonly OutlineNode[]): OutlineNode[] {
  const names = unitNamesOf(projects);
  const found: OutlineNode[] = [];
  for (let from = 0, to = 0; from < nodes.length; from = to) {
    const name = names[from]!;
    while (to < nodes.length && names[to] === name) to++;
    const children = nodes.slice(from, to);
    const [first, last] = [children[0]!, children.at(-1)!];
    const sum = sumOf(projects.slice(from, to).map(totalOf));
    const detail = `${formatted(sum)} ${table.moneyUnit.name}`;
    if (name === "") append(found, children);
    else
      found.push({
        kind: "unit",
        name,
        detail,
        from: first.from,
        to: last.to,
        selection: first.selection,
        children,
      });
  }
  return found;
}

function projectNode(table: Table, entry: Entry, row: number, locale: Locale, deep: boolean): OutlineNode {
  const whole = inText(table, row, { from: 0, to: rowContent(entry.row).length });
  return {
    kind: "project",
    name: entry.name || "—",
    detail: totalText(entry),
    ...whole,
    selection: inText(table, row, nameSpan(entry)),
    children: deep ? classNodes(table, entry, row, locale) : [],
  };
}

// Indicators that follow each other in one class make a node of it; the order of the text is kept.
function classNodes(table: Table, entry: Entry, row: number, locale: Locale): OutlineNode[] {
  const nodes: { digit: string | undefined; indicators: Indicator[] }[] = [];
  for (const indicator of viewsOf(entry)) {
    const digit = indicator.classDigit;
    const last = nodes.at(-1);
    if (last && last.digit === digit) last.indicators.push(indicator);
    else nodes.push({ digit, indicators: [indicator] });
  }
  return nodes.map(({ digit, indicators }) => {
    const held = digit === undefined ? undefined : classOf(digit);
    const whole = inText(table, row, { from: indicators[0]!.from, to: indicators.at(-1)!.to });
    const first = indicators[0]!.class ?? indicators[0]!;
    return {
      kind: "class",
      name: held ? className(held, locale) : codeName("", locale),
      detail: String(indicators.length),
      ...whole,
      selection: inText(table, row, first),
      children: indicators.map((indicator) => indicatorNode(table, entry, row, indicator)),
    };
  });
}

function indicatorNode(table: Table, entry: Entry, row: number, indicator: Indicator): OutlineNode {
  const says = (span: Span | undefined) => (span ? entry.row.text.slice(span.from, span.to).trim() : "");
  const whole = inText(table, row, indicator);
  return {
    kind: "indicator",
    name: says(indicator.name) || `${indicator.place}、`,
    detail: says(indicator.annual),
    ...whole,
    selection: inText(table, row, indicator.name ?? { from: indicator.from, to: indicator.to }),
    children: [],
  };
}
