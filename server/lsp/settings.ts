import { presetNames, rules } from "../core/index.ts";
import { settings } from "../core/rules/rule.ts";
import { wordListNames } from "../core/rules/words.ts";
import { defaultSettings, type Settings } from "./protocol.ts";

/** Settings from whatever a client sends: what is missing or wrong is as by default. */
export function settingsFrom(sent: unknown): Settings {
  const given =
    typeof sent === "object" && sent !== null ? (sent as Partial<Record<keyof Settings, unknown>>) : {};
  const ids = new Set(rules.map(({ id }) => id));
  const chosen = Object.entries(
    typeof given.rules === "object" && given.rules !== null ? given.rules : {},
  ).filter(([id, value]) => ids.has(id) && (settings as readonly unknown[]).includes(value));
  return {
    preset: presetNames.find((name) => name === given.preset) ?? defaultSettings.preset,
    rules: Object.fromEntries(chosen),
    words: wordsFrom(given.words),
    maxFindings:
      Number.isInteger(given.maxFindings) && (given.maxFindings as number) >= 1
        ? (given.maxFindings as number)
        : defaultSettings.maxFindings,
    language: given.language === "zh" || given.language === "en" ? given.language : defaultSettings.language,
  };
}

function wordsFrom(sent: unknown): Settings["words"] {
  if (typeof sent !== "object" || sent === null) return {};
  const lists = Object.entries(sent).filter(
    ([name, words]) => wordListNames.some((known) => known === name) && Array.isArray(words),
  );
  return Object.fromEntries(
    lists.map(([name, words]) => [
      name,
      (words as unknown[]).filter(
        (word): word is string => typeof word === "string" && word.length > 0 && word.length < 40,
      ),
    ]),
  );
}
