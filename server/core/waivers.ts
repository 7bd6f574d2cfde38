import { type Checked, type Config, countsIn, type Diagnostic, located, ruleOf } from "./check/check.ts";
import type { Counts, FoundBy } from "./check/found.ts";
import { overviewOf } from "./check/place.ts";
import type { Locale, Localized } from "./locale.ts";
import { indicatorsOf, nameOf } from "./model/entry.ts";
import { entryAt, inText, rowAtOffset, rowOffset, type Table, unitAtRow } from "./model/table.ts";
import { view } from "./model/unit.ts";
import { slice } from "./text.ts";

/** A finding that somebody decided to live with. What is not said matches everything. */
export interface Waiver {
  readonly rule: string;
  readonly unit?: string;
  readonly project?: string;
  readonly indicator?: string;
  /** What the finding is at, as it is written: where it changes the waiver is over. */
  readonly text?: string;
  /** Why: a waiver without a reason is none. */
  readonly reason: string;
  /** The last day it holds, as 2026-12-31; without it it holds on. */
  readonly expires?: string;
}

/** A moment's day where it is, as waivers have it: 2026-11-22. */
export function dayOf(moment: Date): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

/** What a waiver file says, and what is wrong with it. */
export interface Waivers {
  readonly list: readonly Waiver[];
  readonly faults: readonly Localized[];
}

export const noWaivers: Waivers = { list: [], faults: [] };

/** Reads the text of a waiver file. Never throws: a faulty entry is a fault and waives nothing. */
export function readWaivers(text: string): Waivers {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return {
      list: [],
      faults: [{ zh: `豁免文件不是合法的 JSON：${why}`, en: `The waiver file is no JSON: ${why}` }],
    };
  }
  const entries = (data as { waivers?: unknown } | null)?.waivers;
  if (!Array.isArray(entries))
    return {
      list: [],
      faults: [{ zh: "豁免文件里没有 waivers 列表", en: "The waiver file has no list of waivers" }],
    };
  const list: Waiver[] = [];
  const faults: Localized[] = [];
  for (const [i, entry] of entries.entries()) {
    const fault = faultOf(entry);
    if (fault)
      faults.push({ zh: `第 ${i + 1} 条豁免无效：${fault.zh}`, en: `Waiver ${i + 1} is void: ${fault.en}` });
    else list.push(entry as Waiver);
  }
  return { list, faults };
}

/** A finding after the waivers: with the reason where it is waived. */
export interface Judged extends Diagnostic {
  readonly waived?: string;
}

/** The findings with their waivers, and a note for each waiver that says nothing any more. */
export function judged(
  table: Table,
  { diagnostics }: Checked,
  waivers: Waivers,
  today: string,
): { findings: Judged[]; notes: Localized[] } {
  const { waived, notes } = waivedAmong(table, diagnostics, (found) => found, waivers, today);
  const findings = diagnostics.map((found) => {
    const waiver = waived.get(found);
    return waiver === undefined ? found : { ...found, waived: waiver.reason };
  });
  return { findings, notes };
}

/**
 * The waivers of those findings that are waived, and a note for each waiver that is void, has expired, or no longer
 * matches anything. `today` is a day as 2026-11-22.
 */
export function waivedAmong<T>(
  table: Table,
  findings: readonly T[],
  seen: (finding: T) => Found,
  { list, faults }: Waivers,
  today: string,
): { waived: ReadonlyMap<T, Waiver>; notes: Localized[] } {
  const waived = new Map<T, Waiver>();
  const used = new Set<Waiver>();
  const holding = list.filter(({ expires }) => expires === undefined || expires >= today);
  const waivable = new Set(holding.map(({ rule }) => rule));
  for (const finding of waivable.size === 0 ? [] : findings) {
    const found = seen(finding);
    const { rule } = found;
    if (!waivable.has(rule)) continue;
    const place = placeOf(table, found);
    const waiver = holding.find((one) => matches(one, rule, place));
    if (waiver === undefined) continue;
    used.add(waiver);
    waived.set(finding, waiver);
  }
  const notes = [...faults];
  for (const waiver of list) {
    if (!holding.includes(waiver))
      notes.push({
        zh: `豁免已过期（${waiver.expires}）：${shown(waiver)}`,
        en: `A waiver has expired (${waiver.expires}): ${shown(waiver)}`,
      });
    else if (!used.has(waiver) && !list.some((one) => used.has(one) && isWithin(waiver, one)))
      notes.push({
        zh: `豁免不再对应任何问题，可以删去：${shown(waiver)}`,
        en: `A waiver matches nothing any more: ${shown(waiver)}`,
      });
  }
  return { waived, notes };
}

/** The findings of a table that are waived: where each stands, and why it is. */
export type Waived = ReadonlyMap<FoundBy, OneWaived>;

export interface OneWaived {
  readonly row: number;
  readonly waiver: Waiver;
  /** Whether only the whole table has it, and no unit counts it. */
  readonly isOfTable: boolean;
}

export const nothingWaived: Waived = new Map();

/** What the waivers waive of everything found in a table, with the notes of `waivedAmong`. */
export function waivedIn(
  table: Table,
  config: Config,
  waivers: Waivers,
  today: string,
): { waived: Waived; notes: readonly Localized[] } {
  if (waivers.list.length === 0) return { waived: nothingWaived, notes: waivers.faults };
  const { found } = located(table, config, Number.POSITIVE_INFINITY);
  const { waived, notes } = waivedAmong(
    table,
    found,
    ({ row, found: { rule, finding } }) => ({ rule: rule.id, ...inText(table, row, finding) }),
    waivers,
    today,
  );
  const ofTable = new Set<FoundBy>(overviewOf(table, config).table.list);
  return {
    waived: new Map(
      [...waived].map(([{ found, row }, waiver]) => [found, { row, waiver, isOfTable: ofTable.has(found) }]),
    ),
    notes,
  };
}

/** How many findings there are where each that is waived counts as the information it is shown as. */
export function lowered(counts: Counts, waived: Iterable<FoundBy>): Counts {
  const own = { ...counts };
  for (const { severity } of waived) {
    own[severity]--;
    own.information++;
  }
  return own;
}

/** The same for the rows of a unit. */
export function loweredIn(table: Table, unit: number, config: Config, waived: Waived): Counts {
  const counts = countsIn(table, unit, config);
  return waived.size === 0 ? counts : lowered(counts, inUnits(table, waived).get(unit) ?? []);
}

// The waived findings that a unit counts, by its index: what only the table has is none of theirs.
function inUnits(table: Table, waived: Waived): ReadonlyMap<number, readonly FoundBy[]> {
  let units = byUnit.get(waived);
  if (units === undefined) {
    units = new Map();
    for (const [found, { row, isOfTable }] of waived) {
      if (isOfTable) continue;
      const unit = unitAtRow(table, row);
      const own = units.get(unit);
      if (own) own.push(found);
      else units.set(unit, [found]);
    }
    byUnit.set(waived, units);
  }
  return units;
}
const byUnit = new WeakMap<Waived, Map<number, FoundBy[]>>();

/** The waiver that would match a finding, and others only that say the same there. The reason is for a person to give. */
export function waiverFor(table: Table, found: Found): Omit<Waiver, "reason"> {
  const { unit, project, indicator, text } = placeOf(table, found);
  return {
    rule: found.rule,
    ...(unit ? { unit } : {}),
    ...(project ? { project } : {}),
    ...(indicator ? { indicator } : {}),
    // Of an amount, or of a row, there may be several.
    ...(!indicator && text ? { text } : {}),
  };
}

/** The waiver that waives a finding; undefined where it is not waived. */
export function waiverOf(table: Table, found: Found, { list }: Waivers, today: string): Waiver | undefined {
  const holding = list.filter(
    (one) => one.rule === found.rule && (one.expires === undefined || one.expires >= today),
  );
  if (holding.length === 0) return undefined;
  const place = placeOf(table, found);
  return holding.find((one) => matches(one, found.rule, place));
}

/** What a waived finding says. */
export function waivedWords(reason: string, locale: Locale): string {
  return locale === "zh" ? `（已豁免：${reason}）` : ` (waived: ${reason})`;
}

interface Place {
  readonly unit: string | undefined;
  readonly project: string | undefined;
  readonly indicator: string | undefined;
  readonly text: string | undefined;
}

/** A finding as far as waivers look at it. */
type Found = Pick<Diagnostic, "rule" | "from" | "to">;

function placeOf(table: Table, { from, to }: Found): Place {
  const row = rowAtOffset(table, from);
  const { head } = view(table.units[unitAtRow(table, row)]!);
  const entry = entryAt(table, row);
  const project = entry === undefined || entry === head || entry.kind === "total" ? undefined : entry;
  const at = from - rowOffset(table, row);
  const indicator = project && indicatorsOf(project).find((one) => at >= one.from && at < one.to)?.name;
  return {
    unit: head && nameOf(head),
    project: project && nameOf(project),
    indicator: indicator && project.row.text.slice(indicator.from, indicator.to),
    text: to > from && to - from <= LONGEST_TEXT ? slice(table.text, from, to) : undefined,
  };
}

/** What is longer says itself where it stands. */
const LONGEST_TEXT = 60;
const PLACES = ["unit", "project", "indicator", "text"] as const;

function matches(waiver: Waiver, rule: string, place: Place): boolean {
  return (
    waiver.rule === rule && PLACES.every((key) => waiver[key] === undefined || waiver[key] === place[key])
  );
}

// What another waiver that is used says too is written twice, and not out of date.
function isWithin(waiver: Waiver, other: Waiver): boolean {
  return (
    waiver.rule === other.rule &&
    PLACES.every((key) => other[key] === undefined || waiver[key] === other[key])
  );
}

function shown({ rule, unit, project, indicator, text }: Waiver): string {
  return [rule, unit, project, indicator, text].filter((part) => part !== undefined).join(" · ");
}

function faultOf(entry: unknown): Localized | undefined {
  if (typeof entry !== "object" || entry === null) return { zh: "不是对象", en: "it is no object" };
  const { rule, reason, expires, ...rest } = entry as Record<string, unknown>;
  if (typeof rule !== "string" || ruleOf(rule) === undefined)
    return { zh: `没有规则“${String(rule)}”`, en: `there is no rule ${String(rule)}` };
  if (typeof reason !== "string" || reason.trim() === "")
    return { zh: "没有写理由", en: "it gives no reason" };
  if (reason.trim().length < 2)
    return { zh: "理由不足两个字", en: "its reason is shorter than two characters" };
  if (expires !== undefined && !isDay(expires))
    return { zh: "到期日应写成 2026-12-31", en: "the last day is written 2026-12-31" };
  for (const [key, value] of Object.entries(rest)) {
    // What is meant by it would narrow the waiver: without it more would be waived than was wanted.
    if (!(PLACES as readonly string[]).includes(key))
      return { zh: `不认识“${key}”`, en: `it has an unknown ${key}` };
    if (typeof value !== "string" || value === "")
      return { zh: `${key} 应是文字`, en: `${key} should be a text` };
  }
  return undefined;
}

function isDay(text: unknown): boolean {
  if (typeof text !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
