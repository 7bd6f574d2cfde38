import { firstWhere } from "../list.ts";
import { contentOf } from "../model/cell.ts";
import type { Entry } from "../model/entry.ts";
import { beginsNameOf, classNamed, classOf, isNameOf } from "../model/framework.ts";
import { type CodeField, codeOf, type Indicator, isOpen } from "../model/indicator.ts";
import { readAmount } from "../model/money.ts";
import { extraCells } from "../model/placement.ts";
import { goalSpan, indicatorsOf, isSecret } from "../model/project.ts";
import { type Target, targetOf } from "../model/target.ts";
import type { Span } from "../text.ts";
import type { Context, IndicatorView, RowView, ValueSeen } from "./rule.ts";

/** Whether a row says what rows below it come to, is a project, or goes on with the one above it. */
export type RowPlace = "head" | "project" | "rest";

/** A row as row rules see it. */
export function rowView(
  entry: Entry,
  context: Context,
  { place, goesOn }: { readonly place: RowPlace; readonly goesOn: boolean },
): RowView {
  const isProject =
    place !== "rest" && (entry.kind === "project" || (entry.kind === "bare" && place !== "head"));
  const { text } = entry.row;
  const isUntold = isProject && isSecret(entry);
  const goal = isProject && !isUntold ? goalSpan(entry) : undefined;
  return {
    entry,
    text,
    context,
    isProject,
    isRest: place === "rest",
    goesOn: goesOn || isSplit(entry),
    isSecret: isUntold,
    goal: goal && { from: goal.from, to: goal.to, text: says(text, goal) },
    indicators: isProject || place === "rest" ? viewsOf(entry) : [],
  };
}

// Whether a tab within its goal or its indicators put the rest of them into a cell too many.
function isSplit({ row, layout }: Entry): boolean {
  const extra = row.cells.length - layout.columns.list.length;
  const [cell] = extra === 1 ? extraCells(row, layout.placement) : [];
  const said = cell === undefined ? "" : contentOf(row, row.cells[cell]!);
  return said !== "" && readAmount(said).value === undefined;
}

/** The codes of an indicator, and what they say of its class. */
export function codesOf(
  text: string,
  indicator: Indicator,
): Pick<IndicatorView, "classCode" | "subclassCode" | "filed" | "classDigit"> {
  const { class: klass, subclass } = indicator;
  const classCode = knownCode(text, indicator, klass, 1);
  const subclassCode = knownCode(text, indicator, subclass, 2);
  const classDigit = classDigitIn(classCode, subclassCode, says(text, klass?.name));
  // Many places write the names of the classes only.
  const isNamed = subclassCode === undefined && subclass !== undefined && subclass.digits === undefined;
  const filed = isNamed ? classNamed(says(text, subclass.name), 2)?.code : subclassCode;
  return { classCode, subclassCode, filed, classDigit };
}

function indicatorView(text: string, indicator: Indicator): IndicatorView {
  const { class: klass, subclass, name, cycle, annual } = indicator;
  const { classCode, subclassCode, filed, classDigit } = codesOf(text, indicator);
  const cycleText = says(text, cycle);
  const annualText = says(text, annual);
  const cycleTarget = targetOf(cycleText);
  const annualTarget = targetOf(annualText);
  // Every field by name: an object made by spreading is several times as slow to read.
  return {
    from: indicator.from,
    to: indicator.to,
    place: indicator.place,
    ordinal: indicator.ordinal,
    class: klass,
    subclass,
    name,
    cycle,
    annual,
    extra: indicator.extra,
    fields: indicator.fields,
    stop: indicator.stop,
    nameText: says(text, name),
    cycleText,
    annualText,
    classCode,
    subclassCode,
    filed,
    classDigit,
    cycleTarget,
    annualTarget,
    values: valuesOf(
      cycle && valueSeen("cycle", cycle, cycleText, cycleTarget),
      annual &&
        valueSeen(
          "annual",
          annual,
          annualText,
          annualTarget,
          cycleText === annualText && cycle ? cycle.from - annual.from : undefined,
        ),
    ),
  };
}

function valueSeen(
  field: ValueSeen["field"],
  span: Span,
  text: string,
  target: Target,
  twin?: number,
): ValueSeen {
  return { span, text, target, field, twin };
}

// Once for all rules that look at them; the cycle's is not looked at again where both say the same.
function valuesOf(cycle: ValueSeen | undefined, annual: ValueSeen | undefined): ValueSeen[] {
  const values: ValueSeen[] = [];
  if (annual !== undefined && annual.text !== "") values.push(annual);
  if (cycle !== undefined && cycle.text !== "" && cycle.text !== annual?.text) values.push(cycle);
  return values;
}

/** The views of a project's indicators; those of the last few projects are kept, for whoever asks next. */
export function viewsOf(entry: Entry): readonly IndicatorView[] {
  const known = recent.get(entry);
  if (known !== undefined) return known;
  const views = indicatorsOf(entry).map((indicator) => indicatorView(entry.row.text, indicator));
  if (recent.size >= MOST_RECENT) recent.clear();
  recent.set(entry, views);
  return views;
}
const recent = new Map<Entry, readonly IndicatorView[]>();
const MOST_RECENT = 64;

/** The indicator of a project in which an offset lies; undefined where it lies in none. */
export function viewAt(entry: Entry, offset: number): IndicatorView | undefined {
  const views = viewsOf(entry);
  const found = views[firstWhere(views.length, (i) => views[i]!.to > offset)];
  return found !== undefined && found.from <= offset ? found : undefined;
}

/** The indicator that holds all of a span; what reaches beyond one is of the cell. Undefined where none does. */
export function viewHolding(entry: Entry, { from, to }: Span): IndicatorView | undefined {
  const found = viewAt(entry, from);
  return found !== undefined && to <= found.to ? found : undefined;
}

function says(text: string, span: Span | undefined): string {
  return span === undefined ? "" : text.slice(span.from, span.to);
}

// A code whose name says another class decides nothing: `code-name-mismatch` reports it, and nothing should follow.
function knownCode(
  text: string,
  one: Indicator,
  field: CodeField | undefined,
  digits: number,
): string | undefined {
  const found = codeOf(text, field);
  const held = found?.length === digits ? classOf(found) : undefined;
  if (held === undefined) return undefined;
  const name = says(text, field!.name);
  return isNameOf(name, held) || (isOpen(one, field!) && beginsNameOf(name, held)) ? found : undefined;
}

// Undecided where class and subclass disagree: `code-parent-mismatch` says so, and nothing should follow from either.
function classDigitIn(
  klass: string | undefined,
  subclass: string | undefined,
  name: string,
): string | undefined {
  if (klass !== undefined && subclass !== undefined && klass !== subclass[0]) return undefined;
  return klass ?? subclass?.[0] ?? classNamed(name, 1)?.code;
}
