import * as lsp from "vscode-languageserver";
import { completionsAt } from "../core/features/complete.ts";
import { namesLike } from "../core/features/find.ts";
import { foldsOf } from "../core/features/fold.ts";
import { formatEdits } from "../core/features/format.ts";
import { hintsOf } from "../core/features/hints.ts";
import { hoverAt } from "../core/features/hover.ts";
import { layoutEdits } from "../core/features/layout.ts";
import { lensesOf } from "../core/features/lenses.ts";
import { markdown, plainText } from "../core/features/markdown.ts";
import { outlineOf } from "../core/features/outline.ts";
import { selectionsAt } from "../core/features/select.ts";
import { tokensOf } from "../core/features/tokens.ts";
import { type Config, dayOf, type Locale } from "../core/index.ts";
import { rowAtOffset } from "../core/model/table.ts";
import { loweredIn, type Waived } from "../core/waivers/waived.ts";
import { reportOf } from "../view/report.tsx";
import { actionsAt, type FixAllData, type Offering, resolved } from "./actions.ts";
import { completionOf, editOf, foldOf, foundOf, rangeOf, semanticTokens, symbolOf } from "./convert.ts";
import type { TableDocument } from "./document.ts";
import { mendingOf, previewOf } from "./preview.ts";
import {
  type LayoutParams,
  layoutRequest,
  type MendParams,
  mendRequest,
  type PreviewParams,
  type PreviewResult,
  previewCommand,
  previewRequest,
  type ReportParams,
  reportRequest,
} from "./protocol.ts";
import type { Work } from "./work.ts";

/** What an answer is made from. */
export interface Asked {
  readonly work: Work;
  readonly locale: () => Locale;
  readonly config: (uri: string) => Config;
  readonly waived: (document: TableDocument) => Waived;
  readonly holding: Offering["holding"];
  readonly client: lsp.ClientCapabilities;
  /** Whether the client can write waivers. */
  readonly waives: boolean;
}

/** Answers what an editor asks about an open document, and what our own pages and commands do. */
export function answerRequests(
  connection: lsp.Connection,
  { work: { documents, on, onChecked }, locale, config, waived, holding, client, waives }: Asked,
): void {
  const kind = client.textDocument?.hover?.contentFormat?.includes(lsp.MarkupKind.Markdown)
    ? lsp.MarkupKind.Markdown
    : lsp.MarkupKind.PlainText;
  connection.onHover(({ textDocument, position }, token) =>
    onChecked<lsp.Hover | null>(
      "hover",
      textDocument.uri,
      null,
      token,
      (document) => {
        const manner = { locale: locale(), markup: kind === lsp.MarkupKind.Markdown ? markdown : plainText };
        const offset = document.offsetAt(position);
        const { table, uri } = document;
        const found = hoverAt(table, offset, manner, (unit) =>
          loweredIn(table, unit, config(uri), waived(document)),
        );
        if (found === undefined) return null;
        return {
          contents: { kind, value: found.text },
          range: rangeOf(document.lines, found),
        };
      },
      true,
    ),
  );

  const snippets = client.textDocument?.completion?.completionItem?.snippetSupport ?? false;
  connection.onCompletion(({ textDocument, position }) =>
    on<lsp.CompletionItem[]>("completion", textDocument.uri, [], (document) =>
      completionsAt(document.table, document.offsetAt(position)).map((one, place) =>
        completionOf(document.lines, one, { place, locale: locale(), snippets }),
      ),
    ),
  );

  connection.onDocumentSymbol(({ textDocument }) =>
    on("documentSymbol", textDocument.uri, [], (document) =>
      outlineOf(document.table, locale()).map((node) => symbolOf(document.lines, node)),
    ),
  );

  connection.onWorkspaceSymbol(async ({ query }) => {
    const found: lsp.SymbolInformation[] = [];
    for (const uri of documents.keys())
      found.push(
        ...(await on<lsp.SymbolInformation[]>("workspaceSymbol", uri, [], ({ table, lines }) =>
          namesLike(table, query, MOST_FOUND).map((one) => foundOf(uri, lines, one)),
        )),
      );
    return found;
  });

  connection.onFoldingRanges(({ textDocument }) =>
    on("foldingRange", textDocument.uri, [], (document) => foldsOf(document.table).map(foldOf)),
  );

  connection.onSelectionRanges(({ textDocument, positions }) =>
    on<lsp.SelectionRange[]>("selectionRange", textDocument.uri, [], (document) =>
      positions.map((position) =>
        selectionsAt(document.table, document.offsetAt(position)).reduceRight<lsp.SelectionRange>(
          (parent, span, i, { length }) => {
            const range = rangeOf(document.lines, span);
            return i === length - 1 ? { range } : { range, parent };
          },
          { range: { start: position, end: position } },
        ),
      ),
    ),
  );

  connection.languages.semanticTokens.on(async ({ textDocument }) => {
    const tokens = await on<lsp.SemanticTokens | undefined>(
      "semanticTokens",
      textDocument.uri,
      { data: [] },
      ({ table, lines }) =>
        table.rows.length > MOST_TOKEN_ROWS ? undefined : semanticTokens(lines, tokensOf(table)),
    );
    // Any answer would be all there is: without one the editor goes on asking for what it shows.
    if (tokens === undefined)
      throw new lsp.ResponseError(
        lsp.LSPErrorCodes.ServerCancelled,
        "the table is coloured by what is shown of it",
      );
    return tokens;
  });
  connection.languages.semanticTokens.onRange(({ textDocument, range }) =>
    on("semanticTokens/range", textDocument.uri, { data: [] }, (document) => {
      const { table } = document;
      const first = rowAtOffset(table, document.offsetAt(range.start));
      const last = rowAtOffset(table, document.offsetAt(range.end));
      return semanticTokens(document.lines, tokensOf(table, first, last + 1));
    }),
  );

  connection.languages.inlayHint.on(({ textDocument, range }) =>
    on<lsp.InlayHint[]>("inlayHint", textDocument.uri, [], (document) => {
      const { table } = document;
      const first = rowAtOffset(table, document.offsetAt(range.start));
      const last = rowAtOffset(table, document.offsetAt(range.end));
      return hintsOf(table, config(document.uri), locale(), first, last + 1).map(
        ({ at, label, tooltip }) => ({
          position: document.positionAt(at),
          label,
          tooltip,
          paddingLeft: true,
        }),
      );
    }),
  );

  const resolves = client.textDocument?.codeAction?.resolveSupport?.properties.includes("edit") ?? false;
  const versioned = client.workspace?.workspaceEdit?.documentChanges ?? false;
  connection.onCodeAction(({ textDocument: { uri }, range, context }, token) =>
    onChecked<lsp.CodeAction[]>(
      "codeAction",
      uri,
      [],
      token,
      (document) =>
        actionsAt(document, range, context, {
          config: config(uri),
          locale: locale(),
          waives,
          holding,
          left: waived(document),
          resolves,
          versioned,
        }),
      true,
    ),
  );
  connection.onCodeActionResolve((action, token) => {
    const data = action.data as FixAllData | undefined;
    if (data === undefined) return action;
    return onChecked("codeAction/resolve", data.uri, action, token, (document) =>
      resolved(action, document, data.rule, {
        config: config(data.uri),
        left: waived(document),
        versioned,
      }),
    );
  });

  const format = (uri: string, token: lsp.CancellationToken, range?: lsp.Range) =>
    onChecked<lsp.TextEdit[]>(
      "formatting",
      uri,
      [],
      token,
      (document) => {
        const span = range && { from: document.offsetAt(range.start), to: document.offsetAt(range.end) };
        const edits = formatEdits(document.table, config(uri), waived(document), span);
        return edits.map((edit) => editOf(document.lines, edit));
      },
      true,
    );
  connection.onDocumentFormatting(({ textDocument }, token) => format(textDocument.uri, token));
  connection.onDocumentRangeFormatting(({ textDocument, range }, token) =>
    format(textDocument.uri, token, range),
  );

  connection.onRequest(layoutRequest, ({ uri, layout }: LayoutParams) =>
    on<lsp.TextEdit[]>("layout", uri, [], (document) =>
      layoutEdits(document.table, layout).map((edit) => editOf(document.lines, edit)),
    ),
  );

  connection.onRequest(previewRequest, (params: PreviewParams, token) =>
    onChecked<PreviewResult | null>("preview", params.uri, null, token, (document) =>
      previewOf(document, params, config(document.uri), locale(), waived(document)),
    ),
  );
  connection.onRequest(mendRequest, (params: MendParams, token) =>
    onChecked<lsp.TextEdit[]>("mend", params.uri, [], token, (document) =>
      mendingOf(document, params, config(document.uri)).map((edit) => editOf(document.lines, edit)),
    ),
  );
  connection.onRequest(reportRequest, ({ uri, format }: ReportParams, token) =>
    onChecked<string | null>("report", uri, null, token, (document) =>
      reportOf(document.table, format, config(uri), locale(), waived(document), {
        file: fileName(uri),
        day: dayOf(new Date()),
      }),
    ),
  );
  connection.onCodeLens(({ textDocument }, token) =>
    onChecked<lsp.CodeLens[]>("codeLens", textDocument.uri, [], token, (document) =>
      lensesOf(document.table, config(document.uri), locale(), waived(document)).map(
        ({ title, ...span }) => ({
          range: rangeOf(document.lines, span),
          command: { title, command: previewCommand, arguments: [document.uri, span.from] },
        }),
      ),
    ),
  );
}

function fileName(uri: string): string {
  const last = uri.slice(uri.lastIndexOf("/") + 1);
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

/** Nobody reads more of what a query finds in a table. */
const MOST_FOUND = 200;
/** A table of more rows is coloured by what the editor shows of it. */
const MOST_TOKEN_ROWS = 2_000;
