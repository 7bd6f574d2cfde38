import type { Localized } from "../locale.ts";
import type { Fix, Found } from "./rule.ts";

/** Replaces the finding by `args.insert`; offers nothing where that is undefined. */
export function replacing({ safe = false } = {}): (found: Found) => Fix[] {
  return ({ finding }) => {
    const { insert } = finding.args;
    if (insert === undefined) return [];
    const title = { zh: `改为“${insert}”`, en: `Change to ${insert}` };
    return [{ title, edits: [{ from: finding.from, to: finding.to, insert }], safe }];
  };
}

/** Makes `args.edits`; offers nothing where there are none. */
export function editing(title: Localized, { safe = false } = {}): (found: Found) => Fix[] {
  return ({ finding }) => {
    const edits = finding.args.edits ?? [];
    return edits.length === 0 ? [] : [{ title, edits, safe }];
  };
}
