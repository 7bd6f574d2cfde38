import * as lsp from "vscode-languageserver";
import type { Completion } from "../core/features/complete/completion.ts";
import type { Found } from "../core/features/find.ts";
import type { Fold } from "../core/features/fold.ts";
import { visible } from "../core/features/markdown.ts";
import type { OutlineKind, OutlineNode } from "../core/features/outline.ts";
import type { Token, TokenKind } from "../core/features/tokens.ts";
import {
  type Added,
  addedTo,
  diagnosticOf,
  type Edit,
  type Judged,
  type Locale,
  type Located,
  relatedTo,
  ruleOf,
  type Severity,
  type Span,
  sentence,
  type Table,
  type Text,
  waivedWords,
} from "../core/index.ts";
import { sameItems } from "../core/list.ts";
import { rowLine } from "../core/model/table.ts";
import { lineStart, placeIn, slice } from "../core/text.ts";
import type { TableDocument } from "./document.ts";
import { SOURCE } from "./introduction.ts";
import { legend, TOKEN_TYPES } from "./legend.ts";

export function rangeOf(text: Text, span: Span): lsp.Range {
  return { start: placeIn(text, span.from), end: placeIn(text, span.to) };
}

export function editOf(text: Text, edit: Edit): lsp.TextEdit {
  return { range: rangeOf(text, edit), newText: edit.insert };
}

const SEVERITIES: Readonly<Record<Severity, lsp.DiagnosticSeverity>> = {
  error: lsp.DiagnosticSeverity.Error,
  warning: lsp.DiagnosticSeverity.Warning,
  information: lsp.DiagnosticSeverity.Information,
  hint: lsp.DiagnosticSeverity.Hint,
};

export interface DiagnosticStyle {
  readonly uri: string;
  readonly locale: Locale;
  /** The page of a rule; undefined where there is no place to link to. */
  readonly page: (rule: string) => string | undefined;
  readonly related: boolean;
  readonly tags: boolean;
}

function toldOf(
  text: Text,
  found: Judged,
  { uri, locale, page, related, tags }: DiagnosticStyle,
): lsp.Diagnostic {
  const href = page(found.rule);
  const diagnostic: lsp.Diagnostic = {
    range: rangeOf(text, found),
    severity: found.waived === undefined ? SEVERITIES[found.severity] : lsp.DiagnosticSeverity.Information,
    code: found.rule,
    source: SOURCE[locale],
    message: visible(
      sentence(ruleOf(found.rule)!, found.args, locale) +
        (found.waived === undefined ? "" : waivedWords(found.waived, locale)),
    ),
  };
  if (href !== undefined) diagnostic.codeDescription = { href };
  if (tags && found.tag !== undefined) diagnostic.tags = [lsp.DiagnosticTag.Unnecessary];
  if (related && found.related.length > 0) {
    diagnostic.relatedInformation = found.related.map((place) => ({
      location: { uri, range: rangeOf(text, place) },
      message: visible(place.note[locale]),
    }));
  }
  return diagnostic;
}

/**
 * A finding of a table as a diagnostic, with the reason where it is waived. One whose lines did not move since it was
 * last asked for is the same object: an edit makes anew only what it touched.
 */
export function diagnosticAt(
  table: Table,
  located: Located,
  style: DiagnosticStyle,
  waived?: string,
): lsp.Diagnostic {
  const { finding, severity } = located.found;
  const line = rowLine(table, located.row);
  const more = addedTo(table, located);
  const lines = linesOf(table, located, more);
  const known = converted.get(finding);
  if (
    known?.style === style &&
    known.line === line &&
    known.more === more &&
    known.severity === severity &&
    known.waived === waived &&
    sameItems(known.lines, lines)
  )
    return known.diagnostic;
  const placed = diagnosticOf(table, located);
  const diagnostic = toldOf(table.text, waived === undefined ? placed : { ...placed, waived }, style);
  converted.set(finding, { style, line, more, lines, severity, waived, diagnostic });
  return diagnostic;
}

interface Converted {
  readonly style: DiagnosticStyle;
  readonly line: number;
  readonly more: unknown;
  /** The lines of related rows, which may move by themselves. */
  readonly lines: readonly number[];
  readonly severity: Severity;
  readonly waived: string | undefined;
  readonly diagnostic: lsp.Diagnostic;
}
const converted = new WeakMap<object, Converted>();

function linesOf(table: Table, located: Located, more: Added | undefined): readonly number[] {
  if (located.found.finding.related === undefined && more?.related === undefined) return NO_LINES;
  return relatedTo(table, located, more).map(({ row }) => rowLine(table, row));
}
const NO_LINES: readonly number[] = [];

const COMPLETIONS: Readonly<Record<Completion["kind"], lsp.CompletionItemKind>> = {
  class: lsp.CompletionItemKind.EnumMember,
  indicator: lsp.CompletionItemKind.Snippet,
  name: lsp.CompletionItemKind.Text,
  value: lsp.CompletionItemKind.Value,
  amount: lsp.CompletionItemKind.Value,
  row: lsp.CompletionItemKind.Snippet,
};

/** The completion at a place of a list, with its blanks as places to go through, where the client has snippets; else their names stand there. */
export function completionOf(
  text: Text,
  { kind, label, filter, detail, parts, ...span }: Completion,
  {
    place,
    locale,
    snippets,
  }: { readonly place: number; readonly locale: Locale; readonly snippets: boolean },
): lsp.CompletionItem {
  const names = [...new Set(parts.flatMap((part) => (typeof part === "string" ? [] : [part.name])))];
  const isSnippet = snippets && names.length > 0;
  const newText = parts
    .map((part) => {
      if (typeof part === "string") return isSnippet ? part.replace(/[\\$}]/g, "\\$&") : part;
      return isSnippet ? `\${${names.indexOf(part.name) + 1}:${part.name}}` : part.name;
    })
    .join("");
  const shown = typeof label === "string" ? label : label[locale];
  return {
    label: shown,
    kind: COMPLETIONS[kind],
    detail: detail[locale],
    // What stands there already narrows nothing down: a sum takes the place of any number.
    filterText: kind === "amount" ? slice(text, span.from, span.to) || shown : (filter ?? shown),
    sortText: String(place).padStart(3, "0"),
    textEdit: { range: rangeOf(text, span), newText },
    ...(isSnippet ? { insertTextFormat: lsp.InsertTextFormat.Snippet } : {}),
  };
}

const SYMBOLS: Readonly<Record<OutlineKind, lsp.SymbolKind>> = {
  table: lsp.SymbolKind.File,
  unit: lsp.SymbolKind.Module,
  project: lsp.SymbolKind.Class,
  class: lsp.SymbolKind.Namespace,
  indicator: lsp.SymbolKind.Field,
};

export function symbolOf(text: Text, node: OutlineNode): lsp.DocumentSymbol {
  return {
    name: shownName(node.name),
    detail: visible(node.detail),
    kind: SYMBOLS[node.kind],
    range: rangeOf(text, node),
    selectionRange: rangeOf(text, node.selection),
    children: node.children.map((child) => symbolOf(text, child)),
  };
}

function shownName(name: string): string {
  return visible(name).replace(/\s+/g, " ") || "—";
}

export function foundOf(uri: string, text: Text, found: Found): lsp.SymbolInformation {
  return {
    name: shownName(found.name),
    kind: SYMBOLS[found.kind],
    ...(found.container === "" ? {} : { containerName: shownName(found.container) }),
    location: { uri, range: rangeOf(text, found) },
  };
}

export function foldOf({ from, to, kind }: Fold): lsp.FoldingRange {
  return {
    startLine: from,
    endLine: to,
    kind: kind === "furniture" ? lsp.FoldingRangeKind.Comment : lsp.FoldingRangeKind.Region,
  };
}

const NAMES = new Set<TokenKind>(["unit", "project"]);

export function semanticTokens(text: Text, tokens: readonly Token[]): lsp.SemanticTokens {
  const builder = new lsp.SemanticTokensBuilder();
  for (const { kind, from, to } of tokens) {
    const type = TOKEN_TYPES[kind];
    if (type === undefined) continue;
    const start = placeIn(text, from);
    const end = placeIn(text, to);
    // A token of several lines is one token a line.
    for (let line = start.line; line <= end.line; line++) {
      const first = line === start.line ? start.character : 0;
      const last = line === end.line ? end.character : placeIn(text, lineStart(text, line + 1) - 1).character;
      if (last > first)
        builder.push(line, first, last - first, legend.tokenTypes.indexOf(type), NAMES.has(kind) ? 1 : 0);
    }
  }
  return builder.build();
}

/**
 * Edits of a document as an editor makes them; with its version where the client knows such: what is typed before they arrive
 * must not be edited in their stead.
 */
export function changesTo(
  { uri, version, lines }: TableDocument,
  edits: readonly Edit[],
  { versioned, beside }: { readonly versioned: boolean; readonly beside?: Beside | undefined },
): lsp.WorkspaceEdit {
  const list = edits.map((edit) => editOf(lines, edit));
  const more = beside?.edits.map((edit) => editOf(beside.lines, edit)) ?? [];
  if (!versioned) return { changes: { [uri]: list, ...(beside ? { [beside.uri]: more } : {}) } };
  return {
    documentChanges: [
      { textDocument: { uri, version }, edits: list },
      ...(beside ? [{ textDocument: { uri: beside.uri, version: null }, edits: more }] : []),
    ],
  };
}

/** A file that changes with a document, as far as it is known. */
interface Beside {
  readonly uri: string;
  readonly lines: Text;
  readonly edits: readonly Edit[];
}
