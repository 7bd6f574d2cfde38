import type { Localized } from "../locale.ts";
import { cellSpan, type Entry, nameSpan } from "../model/entry.ts";
import { parse } from "../model/parse.ts";
import { indicatorsOf } from "../model/project.ts";
import { inText, rowAtOffset, rowOf, type Table, unitAtRow } from "../model/table.ts";
import { isOfUnit, namePlace, type Unit, type UnitView, view } from "../model/unit.ts";
import { writtenKey } from "../rules/names.ts";
import type { Row } from "../syntax/table.ts";
import { applyEdits, type Edit, type Span, slice } from "../text.ts";
import { type Place, placeAt } from "./place.ts";

/** A name where it stands: that of a unit, of a project or of an indicator. */
export interface Named extends Span {
  readonly kind: "unit" | "project" | "indicator";
  readonly text: string;
}

/** The name at an offset; undefined where none stands. */
export function nameAt(table: Table, offset: number): Named | undefined {
  const place = placeAt(table, offset);
  const line = lineNameAt(table, place);
  const kind = line ? "unit" : kindAt(table, place);
  const span = line ?? (kind === "indicator" ? place.field?.span : place.cell);
  if (kind === undefined || span === undefined || span.from === span.to) return undefined;
  const text = rowOf(table, place.row).text.slice(span.from, span.to);
  // What is quoted as in a spreadsheet says its own quotes twice.
  return text.includes('"') ? undefined : { kind, text, ...inText(table, place.row, span) };
}

/** Every place where what a name names is named as well, in the order of the text: blanks and the width of brackets are nothing. */
export function placesOf(table: Table, { kind, text }: Pick<Named, "kind" | "text">): Span[] {
  const key = writtenKey(text);
  const found: Span[] = [];
  for (const [u, unit] of table.units.entries()) {
    const seen = view(unit);
    const start = table.unitRows[u]!;
    for (const [entry, at] of seen.at)
      for (const span of SPANS[kind](entry, seen))
        if (span && writtenKey(entry.row.text.slice(span.from, span.to)) === key)
          found.push(inText(table, start + at, span));
    if (kind !== "unit") continue;
    const line = namedByLine(unit);
    if (line && writtenKey(seen.name) === key) found.push(inText(table, start + line.row, line));
    for (const [i, row] of unit.rows.entries())
      if (i !== line?.row) for (const span of headedBy(row, text)) found.push(inText(table, start + i, span));
  }
  return found.sort((a, b) => a.from - b.from);
}

// A department may be a unit of its own: 部门名称：档案局, and 档案局2026年项目支出绩效目标表.
function headedBy({ headings, text }: Row, name: string): Span[] {
  return headings.flatMap(({ kind, value: { from, to } }) => {
    const said = text.slice(from, to);
    if (kind === "department" && writtenKey(said) === writtenKey(name)) return [{ from, to }];
    return kind === "title" && said.startsWith(name) && /^(?:20\d\d|部门|项目)/.test(said.slice(name.length))
      ? [{ from, to: from + name.length }]
      : [];
  });
}

// 单位名称：档案馆 above the projects, which has no cells.
function namedByLine(unit: Unit): ReturnType<typeof namePlace> {
  const place = namePlace(unit);
  return place && !view(unit).entries.has(place.row) ? place : undefined;
}

function lineNameAt(table: Table, { row, unit, at, entry }: Place): Span | undefined {
  const line = entry === undefined ? namedByLine(table.units[unit]!) : undefined;
  const isAt = line?.row === row - table.unitRows[unit]! && line.from <= at && at <= line.to;
  return isAt ? line : undefined;
}

/** The edits that give what stands at an offset another name wherever it is named, or why that name is none. */
export function renamed(table: Table, offset: number, name: string): Edit[] | Localized {
  const named = nameAt(table, offset);
  const insert = name.trim();
  if (named === undefined) return NOT_HERE;
  if (insert === "" || /[\t\r\n"]/.test(insert)) return NO_NAME;
  if (named.kind === "indicator" && /[；;。]/.test(insert)) return NO_INDICATOR;
  const isOther = writtenKey(insert) !== writtenKey(named.text);
  const taken = isOther ? takenBy(table, named, insert) : undefined;
  if (taken !== undefined) return taken;
  const edits = placesOf(table, named).map(({ from, to }) => ({ from, to, insert }));
  return isStillNamed(table, edits, { kind: named.kind, text: insert }) ? edits : OTHER_ROW;
}

// Two units of a name, or two projects of one unit, would be told of as one that stands twice.
function takenBy(table: Table, named: Named, text: string): Localized | undefined {
  if (named.kind === "indicator") return undefined;
  const others = placesOf(table, { kind: named.kind, text });
  if (named.kind === "unit") return others.length > 0 ? TAKEN : undefined;
  const unitOf = ({ from }: Span) => unitAtRow(table, rowAtOffset(table, from));
  const units = new Set(others.map(unitOf));
  return placesOf(table, named).some((place) => units.has(unitOf(place))) ? TAKEN_IN_UNIT : undefined;
}

// 合计 is no unit's name, and 年度指标值: no indicator's: the table would be read otherwise.
function isStillNamed(table: Table, edits: readonly Edit[], named: Pick<Named, "kind" | "text">): boolean {
  // Read by itself: what is kept of the table stays with it.
  const after = parse(applyEdits(slice(table.text), edits));
  if (after.rows.length !== table.rows.length || after.units.length !== table.units.length) return false;
  const places = new Set(placesOf(after, named).map(({ from }) => from));
  let shift = 0;
  return edits.every(({ from, to, insert }) => {
    const isThere = places.has(from + shift);
    shift += insert.length - (to - from);
    return isThere;
  });
}

/** What there is to say where no name stands. */
export const NOT_HERE: Localized = {
  zh: "这里不是单位、项目或指标的名称",
  en: "No name of a unit, a project or an indicator stands here",
};
const NO_NAME: Localized = {
  zh: "名称不能为空，也不能含制表符、换行或引号",
  en: "A name is not empty, and has no tab, line end or quote",
};
const OTHER_ROW: Localized = {
  zh: "用这个名称，表就读成别的样子了（如成了合计、小计、表头，或并到别的单位）",
  en: "With this name the table would be read otherwise, such as with another 合计, 小计 or header, or a unit less",
};
const TAKEN: Localized = { zh: "表里已有这个名称的单位", en: "Another unit of the table has that name" };
const TAKEN_IN_UNIT: Localized = {
  zh: "这个单位已有这个名称的项目",
  en: "Another project of the unit has that name",
};
const NO_INDICATOR: Localized = {
  zh: "指标名称不能含分号或句号",
  en: "The name of an indicator has no semicolon and no 。",
};

function kindAt(table: Table, { entry, unit, column, field }: Place): Named["kind"] | undefined {
  if (entry === undefined || column === undefined) return undefined;
  if (field !== undefined) return field.name === "name" ? "indicator" : undefined;
  const { columns } = entry.layout;
  if (column === columns.unit) return "unit";
  if (column !== columns.name) return undefined;
  const seen = view(table.units[unit]!);
  if (isOfUnit(seen, entry)) return "unit";
  return seen.projects.includes(entry) ? "project" : undefined;
}

// Where a row says a name of each kind.
const SPANS: Readonly<
  Record<Named["kind"], (entry: Entry, seen: UnitView) => readonly (Span | undefined)[]>
> = {
  unit: (entry, seen) => [
    isOfUnit(seen, entry) ? nameSpan(entry) : undefined,
    cellSpan(entry, entry.layout.columns.unit),
  ],
  project: (entry, { projects }) => (projects.includes(entry) ? [nameSpan(entry)] : []),
  indicator: (entry) =>
    entry.kind === "project" || entry.kind === "rest" ? indicatorsOf(entry).map(({ name }) => name) : [],
};
