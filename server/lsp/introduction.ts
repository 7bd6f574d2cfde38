import * as lsp from "vscode-languageserver";
import { type Locale, localeOf } from "../core/locale.ts";
import { legend } from "./legend.ts";

/** What the server is called where its findings and outlines are shown. */
export const SOURCE = { zh: "绩效目标表", en: "Performance Targets" } as const;

export const FIX_ALL = `${lsp.CodeActionKind.SourceFixAll}.performanceTargets`;

/** Who asks, as far as answers depend on it. */
export interface Client {
  readonly client: lsp.ClientCapabilities;
  /** What of a diagnostic is shown: the rest need not go over the wire. */
  readonly shows: {
    readonly related: boolean;
    readonly pages: boolean;
    /** Whether what is not needed is shown as such. */
    readonly tags: boolean;
  };
  readonly markdown: boolean;
  /** Whether the edits of a fix may be asked for later. */
  readonly resolves: boolean;
  /** Whether diagnostics are asked for; otherwise they are pushed. */
  readonly pulls: boolean;
  /** Whether the client has the command that writes a waiver. */
  readonly waives: boolean;
  /** Whether the client has the command that opens the preview. */
  readonly previews: boolean;
  readonly editorLocale: Locale;
}

export function clientOf({ capabilities, initializationOptions, locale }: lsp.InitializeParams): Client {
  const offers = (initializationOptions ?? {}) as { waives?: unknown; previews?: unknown };
  const { publishDiagnostics, diagnostic, hover, codeAction } = capabilities.textDocument ?? {};
  const shows = { ...publishDiagnostics, ...diagnostic };
  return {
    client: capabilities,
    shows: {
      related: shows.relatedInformation === true,
      pages: shows.codeDescriptionSupport === true,
      tags: holds(shows.tagSupport?.valueSet, lsp.DiagnosticTag.Unnecessary),
    },
    markdown: holds(hover?.contentFormat, lsp.MarkupKind.Markdown),
    resolves: holds(codeAction?.resolveSupport?.properties, "edit"),
    pulls: diagnostic !== undefined,
    waives: offers.waives === true,
    previews: offers.previews === true,
    editorLocale: localeOf(locale),
  };
}

// Clients of other versions write some lists as booleans.
function holds(list: unknown, item: unknown): boolean {
  return Array.isArray(list) && list.includes(item);
}

/** The answer to `initialize`. It needs nothing of what reads tables, so that it is there before that is loaded. */
export function introduction(params: lsp.InitializeParams): lsp.InitializeResult {
  const { pulls, previews, editorLocale } = clientOf(params);
  const { language } = (params.initializationOptions ?? {}) as { language?: unknown };
  const locale = language === "zh" || language === "en" ? language : editorLocale;
  return {
    serverInfo: { name: "performance-targets" },
    capabilities: {
      textDocumentSync: { openClose: true, change: lsp.TextDocumentSyncKind.Incremental },
      ...(pulls
        ? {
            diagnosticProvider: {
              identifier: "performance-targets",
              interFileDependencies: false,
              workspaceDiagnostics: false,
            },
          }
        : {}),
      hoverProvider: true,
      // Not behind a tab: the next one would take what is offered.
      completionProvider: { triggerCharacters: ["、", "；", "。"] },
      inlayHintProvider: true,
      documentSymbolProvider: { label: SOURCE[locale] },
      workspaceSymbolProvider: true,
      referencesProvider: true,
      documentHighlightProvider: true,
      renameProvider: { prepareProvider: true },
      foldingRangeProvider: true,
      ...(previews ? { codeLensProvider: {} } : {}),
      selectionRangeProvider: true,
      codeActionProvider: {
        codeActionKinds: [lsp.CodeActionKind.QuickFix, FIX_ALL],
        resolveProvider: true,
      },
      documentFormattingProvider: true,
      documentRangeFormattingProvider: true,
      semanticTokensProvider: { legend, full: true, range: true },
    },
  };
}
