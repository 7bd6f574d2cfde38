import type { Localized } from "../../locale.ts";
import type { Counted } from "../../model/counted.ts";
import { amountSpan, type Entry } from "../../model/entry.ts";
import { unitHolding } from "../../model/kept.ts";
import type { Table } from "../../model/table.ts";
import { view } from "../../model/unit.ts";
import type { Row } from "../../syntax/table.ts";
import type { Fix, Found, Related, RowEdit } from "../rule.ts";

/** What a wrong sum has to say for itself: words for the message, the rows it is about, and edits that would cure it. */
export interface Explanation {
  readonly words: Localized;
  readonly related: readonly Related[];
  readonly fixes: readonly Cure[];
}

/** A fix that is kept with its cause: a row of its edits that is a unit's stands for its projects' rows too. */
export interface Cure extends Fix {
  readonly ofUnit?: Row;
}

/** An entry with its row: by number, as the rule's own rows count, or the row itself. */
export type Placed = readonly [entry: Entry, row: number | Row];

/** Nothing to say. */
export const silent: Explanation = { words: { zh: "", en: "" }, related: [], fixes: [] };

/** What a total adds up: the entries, what is counted out of them, and the row of each. */
export interface Addends {
  readonly entries: readonly Entry[];
  readonly counted: Counted;
  readonly rowOf: (entry: Entry) => number | Row;
  /** Whether they are units, and not projects. */
  readonly areUnits?: boolean;
}

/** Several explanations as one, in their order. */
export function combined(parts: readonly Explanation[]): Explanation {
  const said = parts.filter(isSaid);
  if (said.length === 0) return silent;
  const list = (locale: "zh" | "en") => said.map(({ words }) => words[locale]);
  return {
    words: { zh: list("zh").join("；或"), en: list("en").join("; or ") },
    related: said.flatMap(({ related }) => related),
    fixes: said.flatMap(({ fixes }) => fixes),
  };
}

/** What the fixes of an explanation are for a finding: `base` is the finding's row as the explanation counts. */
export function curesOf({ finding, row, table }: Found): Fix[] {
  const { explained, base } = finding.args as { explained?: Explanation; base: number };
  return (explained?.fixes ?? []).flatMap(({ ofUnit, ...fix }) => {
    const edits = fix.edits.map((edit) =>
      typeof edit.row === "object" ? edit : { ...edit, row: row + (edit.row ?? base) - base },
    );
    if (ofUnit === undefined) return [{ ...fix, edits }];
    // The projects are those of now: the cause is remembered with the units' rows alone.
    const below = projectsUnder(table, ofUnit);
    return below === undefined ? [] : [{ ...fix, edits: [...edits, ...below.map(removed)] }];
  });
}

function removed(row: Row): RowEdit {
  return { row, from: 0, to: row.text.length, insert: "" };
}

// The rows of the projects of a unit; undefined where more stands among them.
function projectsUnder(table: Table, head: Row): readonly Row[] | undefined {
  const unit = unitHolding(table, head);
  const projects = unit && view(unit).projects.map(({ row }) => row);
  const said = unit?.rows.filter((one) => one !== head && one.kind !== "blank");
  return projects?.length === said?.length ? projects : undefined;
}

/** Whether there is anything to say. */
export function isSaid({ words }: Explanation): boolean {
  return words.zh !== "";
}

/** What the message adds: `。可能：…`. */
export function perhaps(explanation: Explanation): Localized | undefined {
  const { words } = explanation;
  return isSaid(explanation) ? { zh: `。可能：${words.zh}`, en: `. Perhaps ${words.en}` } : undefined;
}

/** The places that words are about: the amounts of the chosen entries in a column (an index into `columns.amounts`). */
export function relatedTo(chosen: readonly Placed[], column: number, words: Localized): Related[] {
  return chosen.flatMap(([entry, row]) => {
    const span = amountSpan(entry, column);
    return span ? [{ ...span, row, note: { zh: `可能：${words.zh}`, en: `Perhaps ${words.en}` } }] : [];
  });
}

/** The same of rows that stand for themselves. */
export function relatedRows(entries: readonly Entry[], column: number, words: Localized): Related[] {
  return relatedTo(
    entries.map((entry) => [entry, entry.row]),
    column,
    words,
  );
}
