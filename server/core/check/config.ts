import { madeAt } from "../list.ts";
import { BoundedMap } from "../memo.ts";
import { rules } from "../rules/index.ts";
import { type Preset, presets } from "../rules/presets.ts";
import type { Familiar, Rule, Setting } from "../rules/rule.ts";
import { type Words, wordsWith } from "../rules/words.ts";

/** Which rules run, and how grave each is. Make one with `configure`; equal ones are one object. */
export interface Config {
  readonly key: string;
  readonly severities: ReadonlyMap<string, Setting>;
  readonly words: Words;
  readonly familiar: Familiar;
  /** The same without the names of other tables, of which rows and units know nothing; undefined where it has none. */
  readonly own: Config | undefined;
  readonly text: readonly Rule[];
  readonly indicator: readonly Rule[];
  readonly row: readonly Rule[];
  readonly unit: readonly Rule[];
  readonly groups: readonly Rule[];
  readonly table: readonly Rule[];
  /** The rules that have a setting of their own: it outweighs what a finding says of itself. */
  readonly set: ReadonlySet<string>;
}

/**
 * The rules of a preset, with other severities for some of them by id, words added to the lists by name, and the
 * names of other tables with how often they have them. Unknown ids and lists are ignored.
 */
export function configure(
  preset: Preset = "default",
  changed: Readonly<Record<string, Setting>> = {},
  added: Partial<Record<string, readonly string[]>> = {},
  familiar: Familiar = NOBODY,
): Config {
  const severities = new Map(rules.map((rule) => [rule.id, changed[rule.id] ?? presets[preset](rule)]));
  const key =
    [...severities].map(([id, setting]) => `${id}=${setting}${changed[id] ? "!" : ""}`).join() +
    JSON.stringify(added) +
    idOf(familiar);
  const known = configs.get(key);
  if (known !== undefined) return known;
  const on = rules.filter((rule) => severities.get(rule.id) !== "off");
  const own = familiar.names.size > 0 ? configure(preset, changed, added) : undefined;
  const config: Config = own
    ? { ...own, key, familiar, own }
    : {
        key,
        severities,
        familiar,
        own,
        words: Object.keys(added).length === 0 ? usualWords : wordsWith(added),
        text: on.filter((rule) => rule.text),
        indicator: on.filter((rule) => rule.indicator),
        row: on.filter((rule) => rule.row),
        unit: on.filter((rule) => rule.unit),
        groups: on.filter((rule) => rule.groups),
        table: on.filter((rule) => rule.table),
        set: new Set(Object.keys(changed)),
      };
  configs.set(key, config);
  return config;
}
const NOBODY: Familiar = { names: new Map(), isWithin: false };
const ids = new WeakMap<ReadonlyMap<string, number>, number>();
let lastId = 0;
// Maps of names are told apart by what they are, not by what they hold.
function idOf({ names, isWithin }: Familiar): string {
  if (names.size === 0) return "";
  const id = madeAt(ids, names, () => ++lastId);
  return ` ${id}${isWithin ? " within" : ""}`;
}

const usualWords = wordsWith();
const configs = new BoundedMap<string, Config>(32);
