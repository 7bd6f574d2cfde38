import * as lsp from "vscode-languageserver";
import { presetNames, rules } from "../core/index.ts";
import { settings } from "../core/rules/rule.ts";
import { wordListNames } from "../core/rules/words.ts";
import { described } from "./errors.ts";
import { defaultSettings, type Settings } from "./protocol.ts";

/** The settings of a client as they are now. */
export interface Following {
  readonly now: () => Settings;
  /** Asks the client for them, and to be told when they change, once it is initialized. */
  readonly begin: () => void;
}

/** Follows the settings of a client, beginning with those it sent first. Calls `changed` whenever they may be others. */
export function followSettings(
  connection: lsp.Connection,
  { client, first, changed, log }: Means,
): Following {
  let now = settingsFrom(first);
  let asked = 0;
  async function read(told?: unknown): Promise<void> {
    const own = ++asked;
    try {
      const sent = client.workspace?.configuration
        ? await connection.workspace.getConfiguration(SECTION)
        : (told as Record<string, unknown> | undefined)?.[SECTION];
      // Who asked later is told what is so now.
      if (own !== asked) return;
      const isNew = sent !== undefined && sent !== null;
      if (isNew) now = settingsFrom(sent);
      changed(isNew);
    } catch (error) {
      log(`settings: ${described(error)}`);
      changed(false);
    }
  }
  connection.onDidChangeConfiguration((change) => void read(change.settings));
  return {
    now: () => now,
    begin() {
      if (client.workspace?.didChangeConfiguration?.dynamicRegistration)
        connection.client
          .register(lsp.DidChangeConfigurationNotification.type, { section: SECTION })
          .catch((error: unknown) => log(`registerCapability: ${described(error)}`));
      void read();
    },
  };
}

const SECTION = "performanceTargets";

interface Means {
  readonly client: lsp.ClientCapabilities;
  readonly first: unknown;
  /** Whether they were sent anew. */
  readonly changed: (isNew: boolean) => void;
  readonly log: (message: string) => void;
}

/** Settings from whatever a client sends: what is missing or wrong is as by default. */
function settingsFrom(sent: unknown): Settings {
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
