import {
  type Locale,
  localeOf,
  locales,
  type Preset,
  presetNames,
  rules,
  type Setting,
} from "../core/index.ts";
import { settings } from "../core/rules/rule.ts";

/** The options by which somebody says how tables are checked, for `parseArgs`. */
export const CHECK_OPTIONS = {
  format: { type: "string", default: "text" },
  preset: { type: "string", default: "default" },
  rule: { type: "string", multiple: true, default: [] as string[] },
  lang: { type: "string" },
} as const;

/** What they say. Throws an error that names the first of them nobody knows. */
export function chosenBy({ preset, rule, lang }: Given): Chosen {
  return { preset: presetOf(preset), rules: settingsOf(rule), locale: languageOf(lang) };
}

export interface Chosen {
  readonly preset: Preset;
  readonly rules: Readonly<Record<string, Setting>>;
  readonly locale: Locale;
}

interface Given {
  readonly preset: string;
  readonly rule: readonly string[];
  readonly lang?: string | undefined;
}

function presetOf(name: string): Preset {
  const preset = presetNames.find((known) => known === name);
  if (preset === undefined) throw new Error(`未知预设 / unknown preset: ${name} (${presetNames.join(", ")})`);
  return preset;
}

/** The language that was asked for, or else that of the environment. */
export function languageOf(asked: string | undefined): Locale {
  const known = locales.find((locale) => new RegExp(`^${locale}(?![a-z])`, "i").test(asked ?? ""));
  if (asked !== undefined && known === undefined)
    throw new Error(`未知语言 / unknown language: ${asked} (${locales.join(", ")})`);
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  return known ?? localeOf(LC_ALL || LC_MESSAGES || LANG);
}

function settingsOf(given: readonly string[]): Record<string, Setting> {
  const chosen: Record<string, Setting> = {};
  for (const one of given) {
    const at = one.indexOf("=");
    const [id, value] = at < 0 ? [one, ""] : [one.slice(0, at), one.slice(at + 1)];
    const severity = settings.find((known) => known === value);
    if (!rules.some((rule) => rule.id === id)) throw new Error(`未知规则 / unknown rule: ${id}`);
    if (severity === undefined)
      throw new Error(`未知级别 / unknown severity: ${one} (${settings.join(", ")})`);
    chosen[id] = severity;
  }
  return chosen;
}
