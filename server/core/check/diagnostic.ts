import type { Localized } from "../locale.ts";
import { rowNumber } from "../model/kept.ts";
import { inText, rowOf, type Table } from "../model/table.ts";
import type { Added, Finding, Rule, Severity } from "../rules/rule.ts";
import type { Row } from "../syntax/table.ts";
import { type Span, wholeCharacters } from "../text.ts";
import { guarded } from "./found.ts";
import type { Located } from "./overview.ts";

/** A finding in the text: offsets count from the start of the text. */
export interface Diagnostic extends Span {
  readonly rule: string;
  readonly severity: Severity;
  readonly args: Finding["args"];
  readonly related: readonly (Span & { readonly note: Localized })[];
  readonly tag?: "unnecessary";
}

/** A finding as plain data, with offsets in the text. */
export function diagnosticOf(table: Table, located: Located): Diagnostic {
  const { rule, severity, finding } = located.found;
  const more = addedTo(table, located);
  const at = placed(table, located.row, finding);
  const diagnostic = {
    from: at.from,
    to: at.to,
    rule: rule.id,
    severity,
    args: toldOf(more?.args ?? finding.args),
    related: relatedTo(table, located, more).map((place) => ({
      ...placed(table, place.row, place.span),
      note: place.note,
    })),
  };
  return finding.tag ? { ...diagnostic, tag: finding.tag } : diagnostic;
}

// Causes are kept with their rows for the fixes alone: a diagnostic is plain data.
function toldOf(args: Finding["args"]): Finding["args"] {
  if (args.explained === undefined) return args;
  const { explained: _, ...told } = args;
  return told;
}

/** How far what may change the words of a finding lies from it. */
export function addedFrom({ adds, addsFrom }: Rule, finding: Finding): "nowhere" | "unit" | "table" {
  return adds === undefined ? "nowhere" : (addsFrom?.(finding) ?? "table");
}

/** What the table adds to a finding; the same object as long as it says the same. */
export function addedTo(table: Table, { found: { rule, finding }, row }: Located): Added | undefined {
  if (addedFrom(rule, finding) === "nowhere") return undefined;
  let added: Added | undefined;
  guarded(rule, () => {
    added = rule.adds?.(table, row, finding);
  });
  return added;
}

/** The places that a finding names besides its own. */
export function relatedTo(
  table: Table,
  { found: { finding }, row }: Located,
  more: Added | undefined,
): { readonly row: number; readonly span: Span; readonly note: Localized }[] {
  // A number counts from the row of the finding.
  const numbered = (where: number | Row, from: number) =>
    typeof where === "number" ? from + where : rowNumber(table, where);
  return [
    ...(more?.related ?? []).map((place) => ({ row: numbered(place.row, 0), span: place, note: place.note })),
    ...(finding.related ?? []).map((place) => ({
      row: numbered(place.row, row),
      span: place,
      note: place.note,
    })),
  ];
}

/** A span of a row in the text, with the surrogate pairs it would split. */
function placed(table: Table, row: number, span: Span): Span {
  return inText(table, row, wholeCharacters(rowOf(table, row).text, span));
}
