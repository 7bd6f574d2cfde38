import { type Config, configure, namesTogether, reportRuleErrors } from "../core/index.ts";
import { described } from "./errors.ts";
import type { Settings } from "./protocol.ts";

/** The names in another table, with how often it has each. */
export type Names = ReadonlyMap<string, number>;

/** How each open document is checked: by the settings, beside the names of other tables, and without the rules that threw at it. */
export function configsFor({
  settings,
  log,
}: {
  readonly settings: () => Settings;
  readonly log: (message: string) => void;
}) {
  const neighbours = new Map<string, Names>();
  const configs = new Map<string, Config>();
  // Rules that threw, by document: the others go on without them.
  const broken = new Map<string, Set<string>>();
  // Whose check goes on: a rule that throws knows nothing of documents.
  let checked = "";
  reportRuleErrors((rule, error) => {
    if (checked === "") {
      log(`rule ${rule}: ${described(error)}`);
      return;
    }
    const known = broken.get(checked) ?? new Set();
    if (known.has(rule)) return;
    broken.set(checked, known.add(rule));
    configs.delete(checked);
    log(`rule ${rule} is off for ${checked}: ${described(error)}`);
  });

  const thrownAt = (uri: string): readonly string[] => [...(broken.get(uri) ?? [])];
  return {
    of(uri: string): Config {
      // Whoever asks checks this document next.
      checked = uri;
      let own = configs.get(uri);
      if (own === undefined) {
        const { preset, rules, words } = settings();
        const others = [...neighbours].filter(([other]) => other !== uri).map(([, names]) => names);
        const off = thrownAt(uri).map((rule) => [rule, "off"] as const);
        own = configure(
          preset,
          { ...rules, ...Object.fromEntries(off) },
          words,
          others.length === 0 ? undefined : { names: namesTogether(others), isWithin: false },
        );
        configs.set(uri, own);
      }
      return own;
    },
    /** Says whose check goes on, after others had their turn; nobody's where it is empty. */
    resume(uri: string): void {
      checked = uri;
    },
    /** The rules that threw at a document. */
    thrownAt,
    /** Takes the names of another table; undefined where it is no more. Says whether they are others than before. */
    setNeighbour(uri: string, names: Names | undefined): boolean {
      if (sameNames(neighbours.get(uri), names)) return false;
      if (names === undefined) neighbours.delete(uri);
      else neighbours.set(uri, names);
      configs.clear();
      return true;
    },
    /** Settings changed. */
    reset(): void {
      configs.clear();
    },
    forget(uri: string): void {
      configs.delete(uri);
      broken.delete(uri);
    },
  };
}

function sameNames(a: Names | undefined, b: Names | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.size === b.size && [...a].every(([name, count]) => b.get(name) === count);
}
