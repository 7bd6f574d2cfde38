import type { Localized } from "../locale.ts";
import type { Fix, Found } from "./rule.ts";

/** Replaces the finding by an argument of it; offers nothing where that is undefined. */
export function replacing({ by = "insert", safe = false, title = changeTo } = {}): (found: Found) => Fix[] {
  return ({ finding }) => {
    const insert: string | undefined = finding.args[by];
    if (insert === undefined) return [];
    return [{ title: title(insert), edits: [{ from: finding.from, to: finding.to, insert }], safe }];
  };
}

function changeTo(insert: string): Localized {
  return { zh: `改为“${insert}”`, en: `Change to ${insert}` };
}

/** Takes the finding out. */
export function removing(title: Localized, { safe = false } = {}): (found: Found) => Fix[] {
  return ({ finding: { from, to } }) => [{ title, edits: [{ from, to, insert: "" }], safe }];
}

/** Makes `args.edits`; offers nothing where there are none. */
export function editing(title: Localized, { safe = false } = {}): (found: Found) => Fix[] {
  return ({ finding }) => {
    const edits = finding.args.edits ?? [];
    return edits.length === 0 ? [] : [{ title, edits, safe }];
  };
}
