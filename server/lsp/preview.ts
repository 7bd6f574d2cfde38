import { fingerprint } from "../core/characters.ts";
import { projectPreview } from "../core/features/preview/project.ts";
import { namesFound, shownAt } from "../core/features/preview/search.ts";
import { summaryOf } from "../core/features/preview/summary.ts";
import { unitPreview } from "../core/features/preview/unit.ts";
import { type Config, fixesOf, type Locale } from "../core/index.ts";
import type { Edit } from "../core/text.ts";
import type { Waived } from "../core/waivers/waived.ts";
import type { TableDocument } from "./document.ts";
import type { MendParams, PreviewParams, PreviewPart, PreviewResult } from "./protocol.ts";

/** What a preview shows of a document, without the parts that it has. */
export function previewOf(
  document: TableDocument,
  { offset, known, query }: PreviewParams,
  config: Config,
  locale: Locale,
  waived: Waived,
): PreviewResult {
  const { table, version } = document;
  const shown = shownAt(table, Number.isInteger(offset) ? offset : 0);
  const parts: Record<PreviewPart, unknown> = {
    summary: summaryOf(table, config, locale, waived),
    unit: unitPreview(table, shown.unit, config, locale, waived) ?? null,
    project:
      shown.row === undefined ? null : (projectPreview(table, shown.row, config, locale, waived) ?? null),
  };
  const marks: Partial<Record<PreviewPart, string>> = {};
  const changed: Partial<Record<PreviewPart, unknown>> = {};
  for (const part of ["summary", "unit", "project"] as const) {
    marks[part] = fingerprint(JSON.stringify(parts[part]));
    if (known?.[part] !== marks[part]) changed[part] = parts[part];
  }
  const matches =
    typeof query === "string" && query.trim() !== "" ? { matches: namesFound(table, query) } : {};
  return { version, locale, shown, marks, ...matches, ...(changed as Pick<PreviewResult, PreviewPart>) };
}

/** The edits of one way to mend a finding; none where the document changed since it was shown. */
export function mendingOf(
  document: TableDocument,
  { version, finding, fix }: MendParams,
  config: Config,
): readonly Edit[] {
  if (document.version !== version) return [];
  const { rule, at } = finding;
  return fixesOf(document.table, { rule, from: at.from, to: at.to }, config)[fix]?.edits ?? [];
}
