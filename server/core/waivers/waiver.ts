import { ruleOf } from "../check/check.ts";
import type { Locale, Localized } from "../locale.ts";
import { FIELD_NAMES } from "../model/indicator.ts";

/** A finding that somebody decided to live with. What is not said matches everything. */
export interface Waiver {
  readonly rule: string;
  readonly unit?: string;
  readonly project?: string;
  readonly indicator?: string;
  /** Which of the indicator's two values the finding is at. */
  readonly value?: "cycle" | "annual";
  /** What the finding is at, as it is written: where it changes the waiver is over. */
  readonly text?: string;
  /** What the addends come to where a sum is wrong, as the finding says it: where that changes the waiver is over. */
  readonly sum?: string;
  /** Why: a waiver without a reason is none. */
  readonly reason: string;
  /** The last day it holds, as 2026-12-31; without it it holds on. */
  readonly expires?: string;
}

/** What the file of a table's waivers is called behind the table's own name. */
export const WAIVERS = ".waivers.json";

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

/** So many characters a reason has at least. */
export const SHORTEST_REASON = 2;

export const noWaivers: Waivers = { list: [], faults: [] };

/** Reads the text of a waiver file. Never throws: a faulty entry is a fault and waives nothing. */
export function readWaivers(text: string): Waivers {
  let data: unknown;
  try {
    // Editors of Windows put a byte order mark before it.
    data = JSON.parse(text.replace(/^\ufeff/, ""));
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

/** The waivers that hold on a day as 2026-11-22. The same list for the same day. */
export function holdingOn(today: string, waivers: Waivers): readonly Waiver[] {
  const known = lastHolding.get(waivers);
  if (known?.today === today) return known.holding;
  const holding = waivers.list.filter(({ expires }) => expires === undefined || expires >= today);
  lastHolding.set(waivers, { today, holding });
  return holding;
}
const lastHolding = new WeakMap<Waivers, { readonly today: string; readonly holding: readonly Waiver[] }>();

/** A note for each waiver that is void, has expired, or is not among those that were used though its rule is on. */
export function notesOn(
  today: string,
  waivers: Waivers,
  used: ReadonlySet<Waiver>,
  isOn: (rule: string) => boolean,
): readonly Localized[] {
  const { list, faults } = waivers;
  const holding = new Set(holdingOn(today, waivers));
  const notes = [...faults];
  for (const waiver of list) {
    if (!holding.has(waiver))
      notes.push({
        zh: `豁免已过期（${waiver.expires}）：${shown(waiver, "zh")}`,
        en: `A waiver has expired (${waiver.expires}): ${shown(waiver, "en")}`,
      });
    else if (
      isOn(waiver.rule) &&
      !used.has(waiver) &&
      !list.some((one) => used.has(one) && isWithin(waiver, one))
    )
      notes.push({
        zh: `豁免不再对应任何问题，可以删去：${shown(waiver, "zh")}`,
        en: `A waiver matches nothing any more: ${shown(waiver, "en")}`,
      });
  }
  return notes;
}

/** What a waiver may say besides its rule. */
export const PLACES = ["unit", "project", "indicator", "value", "text", "sum"] as const;

// What another waiver that is used says too is written twice, and not out of date.
function isWithin(waiver: Waiver, other: Waiver): boolean {
  return (
    waiver.rule === other.rule &&
    PLACES.every((key) => other[key] === undefined || waiver[key] === other[key])
  );
}

function shown(waiver: Waiver, locale: Locale): string {
  return [waiver.rule, ...partsOf(waiver, locale)].join(" · ");
}

function faultOf(entry: unknown): Localized | undefined {
  if (typeof entry !== "object" || entry === null) return { zh: "不是对象", en: "it is no object" };
  const { rule, reason, expires, ...rest } = entry as Record<string, unknown>;
  if (typeof rule !== "string" || ruleOf(rule) === undefined)
    return { zh: `没有规则“${String(rule)}”`, en: `there is no rule ${String(rule)}` };
  if (typeof reason !== "string" || reason.trim() === "")
    return { zh: "没有写理由", en: "it gives no reason" };
  if (reason.trim().length < SHORTEST_REASON)
    return { zh: "理由不足两个字", en: "its reason is shorter than two characters" };
  if (expires !== undefined && !isDay(expires))
    return { zh: "到期日应写成 2026-12-31", en: "the last day is written 2026-12-31" };
  for (const [key, value] of Object.entries(rest)) {
    // What is meant by it would narrow the waiver: without it more would be waived than was wanted.
    if (!(PLACES as readonly string[]).includes(key))
      return { zh: `不认识“${key}”`, en: `it has an unknown ${key}` };
    if (typeof value !== "string" || value === "")
      return { zh: `${key} 应是文字`, en: `${key} should be a text` };
    if (key === "value" && !VALUES.includes(value))
      return { zh: `value 应是 ${VALUES.join(" 或 ")}`, en: `value should be ${VALUES.join(" or ")}` };
  }
  return undefined;
}

const VALUES: readonly string[] = ["cycle", "annual"] satisfies Waiver["value"][];

function isDay(text: unknown): boolean {
  if (typeof text !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** What a waiver names a place by, each name once: the text of a finding at a project is its name. */
export function partsOf(waiver: Pick<Waiver, (typeof PLACES)[number]>, locale: Locale): string[] {
  const { value } = waiver;
  const called = value === "cycle" || value === "annual" ? FIELD_NAMES[value][locale] : value;
  return [...new Set(PLACES.flatMap((key) => (key === "value" ? called : waiver[key]) ?? []))];
}
