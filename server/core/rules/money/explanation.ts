import type { Localized } from "../../locale.ts";
import type { Counted } from "../../model/counted.ts";
import { amountSpan, type Entry } from "../../model/entry.ts";
import type { Row } from "../../syntax/table.ts";
import type { Fix, Found, Related } from "../rule.ts";

/** What a wrong sum has to say for itself: words for the message, the rows it is about, and edits that would cure it. */
export interface Explanation {
  readonly words: Localized;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
}

/** An entry with its row: by number, as the rule's own rows count, or the row itself. */
export type Placed = readonly [entry: Entry, row: number | Row];
export const silent: Explanation = { words: { zh: "", en: "" }, related: [], fixes: [] };

/** What a total adds up: the entries, what is counted out of them, and the row of each. */
export interface Addends {
  readonly entries: readonly Entry[];
  readonly counted: Counted;
  readonly rowOf: (entry: Entry) => number | Row;
  /** The rows of a unit's projects, which go where its row goes; none of a project. Undefined where more stands there. */
  readonly withIt?: (entry: Entry) => readonly Row[] | undefined;
}

/** Several explanations as one, in their order. */
export function combined(parts: readonly Explanation[]): Explanation {
  const said = parts.filter(({ words }) => words.zh !== "");
  if (said.length === 0) return silent;
  const list = (locale: "zh" | "en") => said.map(({ words }) => words[locale]);
  return {
    words: { zh: list("zh").join("；或"), en: list("en").join("; or ") },
    related: said.flatMap(({ related }) => related),
    fixes: said.flatMap(({ fixes }) => fixes),
  };
}

/** What the fixes of an explanation are for a finding: `base` is the finding's row as the explanation counts. */
export function curesOf({ finding, row }: Found): Fix[] {
  const { explained, base } = finding.args as { explained?: Explanation; base: number };
  return (explained?.fixes ?? []).map((fix) => ({
    ...fix,
    edits: fix.edits.map((edit) =>
      typeof edit.row === "object" ? edit : { ...edit, row: row + (edit.row ?? base) - base },
    ),
  }));
}

/** What the message adds: `。可能：…`. */
export function perhaps({ words }: Explanation): Localized | undefined {
  return words.zh === "" ? undefined : { zh: `。可能：${words.zh}`, en: `. Perhaps ${words.en}` };
}

export function relatedTo(chosen: readonly Placed[], column: number, words: Localized): Related[] {
  return chosen.flatMap(([entry, row]) => {
    const span = amountSpan(entry, column);
    return span ? [{ ...span, row, note: { zh: `可能：${words.zh}`, en: `Perhaps ${words.en}` } }] : [];
  });
}
