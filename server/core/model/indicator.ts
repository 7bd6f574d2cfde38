import { ENTITY } from "../characters.ts";
import type { Localized } from "../locale.ts";
import { ANNUAL_USUAL, CYCLE_USUAL, type Field, type Item, parseItems } from "../syntax/indicator.ts";
import type { Row } from "../syntax/table.ts";
import type { Span } from "../text.ts";
import { classNamed } from "./framework.ts";
import { unslipped } from "./slips.ts";

export type FieldName = "class" | "subclass" | "name" | "cycle" | "annual";

/** What the fields are called. */
export const FIELD_NAMES: Readonly<Record<FieldName, Localized>> = {
  class: { zh: "一级指标", en: "class" },
  subclass: { zh: "二级指标", en: "subclass" },
  name: { zh: "指标名称", en: "name" },
  cycle: { zh: "实施周期指标值", en: "cycle value" },
  annual: { zh: "年度指标值", en: "annual value" },
};

/** The class or subclass field of an indicator. The span is its content. */
export interface CodeField extends Span {
  /** The code's digits as they are written; undefined where the field does not start with `digits-`. */
  readonly digits: Span | undefined;
  /** The name behind the dash; the whole field where there is no code. */
  readonly name: Span;
}

/** A value of an indicator: the span is the value, `label` is 实施周期指标值: or 年度指标值: (empty if not written). */
export interface ValueField extends Span {
  readonly label: Span;
}

/** An indicator with its fields told apart. Offsets count from the start of the row. */
export interface Indicator extends Span {
  /** Its place in the cell, from 1. */
  readonly place: number;
  readonly ordinal: Span | undefined;
  readonly class: CodeField | undefined;
  readonly subclass: CodeField | undefined;
  readonly name: Span | undefined;
  readonly cycle: ValueField | undefined;
  readonly annual: ValueField | undefined;
  /** Fields beyond the five. */
  readonly extra: readonly Span[];
  /** Every field as written, with the separators between them. */
  readonly fields: readonly Field[];
  readonly stop: Span;
}

/** The indicators in a span of a row, in order. */
export function indicatorsIn(row: Row, { from, to }: Span): Indicator[] {
  const items = unslipped(parseItems(withoutEntities(row.text), from, to), row.text);
  return items.map((item, i) => indicatorOf(row.text, item, i + 1));
}

/** Whether a field is the last of an indicator that nothing ends: somebody may be writing it. */
export function isOpen({ to, stop }: Indicator, field: Span): boolean {
  return field.to === to && stop.from === stop.to;
}

/** The code of a well-formed class or subclass: ASCII digits, `-`, a name. Undefined for any other. */
export function codeOf(text: string, field: CodeField | undefined): string | undefined {
  if (field?.digits === undefined) return undefined;
  const { from, to } = field;
  let end = from;
  while (isAsciiDigit(text.charCodeAt(end))) end++;
  const isWhole = end > from && text[end] === "-" && end + 1 < to && /\S/.test(text[end + 1]!);
  return isWhole ? text.slice(from, end) : undefined;
}

function isAsciiDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

// The ; of &ge; parts nothing. What stands for it is as long.
function withoutEntities(text: string): string {
  return text.includes("&") ? text.replace(ENTITY, (found) => `${found.slice(0, -1)}_`) : text;
}

function indicatorOf(text: string, item: Item, place: number): Indicator {
  const [klass, subclass, name, cycle, annual] = usualFields(item.fields) ?? NONE;
  return klass === undefined
    ? sortedOut(text, item, place)
    : made(text, item, place, { klass, subclass, name, cycle, annual, extra: NONE });
}

const NONE: readonly never[] = [];

/** The fields of an indicator by what they are. */
interface Parts {
  readonly klass: Field | undefined;
  readonly subclass: Field | undefined;
  readonly name: Field | undefined;
  readonly cycle: Field | undefined;
  readonly annual: Field | undefined;
  readonly extra: readonly Span[];
}

// Class, subclass, name and both values, as nearly every indicator has them: nothing need be sorted out.
function usualFields(fields: readonly Field[]): readonly Field[] | undefined {
  const [klass, subclass, name, cycle, annual] = fields;
  const isUsual =
    fields.length === 5 &&
    cycle!.kind === "cycle" &&
    annual!.kind === "annual" &&
    hasCode(klass!, 1) &&
    hasCode(subclass!, 2) &&
    name!.kind !== "cycle" &&
    name!.kind !== "annual";
  return isUsual ? fields : undefined;
}

function hasCode({ kind, mark }: Field, digits: 1 | 2): boolean {
  const length = mark.to - mark.from;
  return kind === "coded" && (digits === 1 ? length === 1 : length === 2 || length === 3);
}

function sortedOut(text: string, item: Item, place: number): Indicator {
  const fields = endsInLabel(text, item) ? item.fields.slice(0, -1) : item.fields;
  const firstValue = fields.findIndex((field) => field.kind === "cycle" || field.kind === "annual");
  const head = firstValue < 0 ? fields : fields.slice(0, firstValue);
  const rest = firstValue < 0 ? [] : fields.slice(firstValue);
  // An empty part among too many is one too many; where none is to spare it is a field left empty.
  const blanks = head.length > 3 ? head.filter(({ content }) => content.from === content.to) : [];
  const spare = head.filter((field) => !blanks.includes(field));
  const take = (fits: (field: Field) => boolean, left: number): Field | undefined =>
    spare[0] !== undefined && (fits(spare[0]) || spare.length > left) ? spare.shift() : undefined;
  const looksLike = (digits: 1 | 2) => (field: Field) => looksLikeCode(text, field, digits);
  const klass = take((field) => looksLike(1)(field) && !(spare.length < 3 && looksLike(2)(field)), 2);
  const subclass = take(looksLike(2), 1);
  const name = spare.shift();
  const [cycles, annuals] = (["cycle", "annual"] as const).map((kind) =>
    rest.filter((one) => one.kind === kind),
  );
  // A label written twice is the other's once.
  const cycle = cycles![0] ?? (annuals!.length > 1 ? annuals![0] : undefined);
  const annual = annuals!.find((field) => field !== cycle) ?? cycles![1];
  const unlabelled = rest.filter((field) => field !== cycle && field !== annual);
  // A value alone, without a label, is the year's: tables of many places have one value an indicator.
  const isAlone = annual === undefined && spare.length === 1;
  const cycleValue = cycle ?? (isAlone ? undefined : spare.shift());
  const annualValue = annual ?? (cycle === undefined ? spare.shift() : undefined) ?? unlabelled.shift();
  const extra = [...blanks, ...spare, ...unlabelled].map((field) => ({ from: field.from, to: field.to }));
  return made(text, item, place, { klass, subclass, name, cycle: cycleValue, annual: annualValue, extra });
}

// Whether somebody is writing the label of its next value: it is no value itself.
function endsInLabel(text: string, { fields, stop }: Item): boolean {
  const last = fields.at(-1)!;
  if (stop.from < stop.to || fields.length < 4 || last.kind !== "text") return false;
  const said = text.slice(last.content.from, last.content.to);
  return said !== "" && [CYCLE_USUAL, ANNUAL_USUAL].some((label) => label.startsWith(said));
}

function made(text: string, item: Item, place: number, parts: Parts): Indicator {
  return {
    from: item.from,
    to: item.to,
    place,
    ordinal: item.ordinal,
    class: codeField(text, parts.klass),
    subclass: codeField(text, parts.subclass),
    name: filled(parts.name),
    cycle: valueField(parts.cycle),
    annual: valueField(parts.annual),
    extra: parts.extra,
    fields: item.fields,
    stop: item.stop,
  };
}

function looksLikeCode(text: string, field: Field, digits: 1 | 2): boolean {
  if (field.kind === "coded") return hasCode(field, digits);
  const content = text.slice(field.content.from, field.content.to);
  return classNamed(content.replace(/^[\d\slIO一.．-]{1,3}/, ""), digits) !== undefined;
}

function filled(field: Field | undefined): Span | undefined {
  return field === undefined || field.content.from === field.content.to ? undefined : field.content;
}

function codeField(text: string, field: Field | undefined): CodeField | undefined {
  const content = filled(field);
  if (field === undefined || content === undefined) return undefined;
  if (field.kind !== "coded") return { from: content.from, to: content.to, digits: undefined, name: content };
  let from = field.mark.to + 1;
  while (from < content.to && text.charCodeAt(from) === 32) from++;
  return { from: content.from, to: content.to, digits: field.mark, name: { from, to: content.to } };
}

function valueField(field: Field | undefined): ValueField | undefined {
  if (field === undefined) return undefined;
  const labelled = field.kind === "cycle" || field.kind === "annual";
  return {
    from: field.content.from,
    to: field.content.to,
    label: labelled ? field.mark : { from: field.content.from, to: field.content.from },
  };
}
