import * as lsp from "vscode-languageserver";
import { completionsAt } from "../core/features/complete.ts";
import { namesLike } from "../core/features/find.ts";
import { foldsOf } from "../core/features/fold.ts";
import { highlightsAt } from "../core/features/highlight.ts";
import { hintsOf } from "../core/features/hints.ts";
import { hoverAt } from "../core/features/hover.ts";
import { lensesOf } from "../core/features/lenses.ts";
import { markdown, plainText } from "../core/features/markdown.ts";
import { outlineOf } from "../core/features/outline.ts";
import { nameAt, placesOf } from "../core/features/references.ts";
import { selectionsAt } from "../core/features/select.ts";
import { tokensOf } from "../core/features/tokens.ts";
import type { Config, Locale } from "../core/index.ts";
import { rowAtOffset } from "../core/model/table.ts";
import { loweredIn, type Waived } from "../core/waivers/waived.ts";
import type { Offering } from "./actions.ts";
import { completionOf, foldOf, foundOf, rangeOf, semanticTokens, symbolOf } from "./convert.ts";
import type { TableDocument } from "./document.ts";
import { previewCommand } from "./protocol.ts";
import type { Work } from "./work.ts";

/** What an answer is made from. */
export interface Asked {
  readonly work: Work;
  readonly locale: () => Locale;
  readonly config: (uri: string) => Config;
  readonly waived: (document: TableDocument) => Waived;
  readonly holding: Offering["holding"];
  /** The text of the waiver file beside a document, as the client told of it. */
  readonly waiversOf: (uri: string) => string | undefined;
  readonly client: lsp.ClientCapabilities;
  /** Whether the client can write waivers. */
  readonly waives: boolean;
  /** Whether it shows Markdown. */
  readonly markdown: boolean;
  /** Whether it asks for the edits of a fix later. */
  readonly resolves: boolean;
}

/** Answers what an editor asks about an open document. */
export function answerRequests(
  connection: lsp.Connection,
  {
    work: { documents, on, onPlace, onChecked, onCheckedPlace },
    locale,
    config,
    waived,
    client,
    ...offers
  }: Asked,
): void {
  const kind = offers.markdown ? lsp.MarkupKind.Markdown : lsp.MarkupKind.PlainText;
  connection.onHover(({ textDocument, position }, token) =>
    onCheckedPlace<lsp.Hover | null>("hover", textDocument.uri, null, token, (document) => {
      const manner = { locale: locale(), markup: offers.markdown ? markdown : plainText };
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
    }),
  );

  const snippets = client.textDocument?.completion?.completionItem?.snippetSupport === true;
  connection.onCompletion(({ textDocument, position, context }) =>
    onPlace<lsp.CompletionItem[]>("completion", textDocument.uri, [], (document) =>
      completionsAt(document.table, document.offsetAt(position), context?.triggerCharacter).map(
        (one, place) => completionOf(document.lines, one, { place, locale: locale(), snippets }),
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

  connection.onReferences(({ textDocument: { uri }, position, context }) =>
    onPlace<lsp.Location[]>("references", uri, [], (document) => {
      const named = nameAt(document.table, document.offsetAt(position));
      const [first, ...more] = named === undefined ? [] : placesOf(document.table, named);
      // Where it stands first it is declared.
      return (first && context.includeDeclaration ? [first, ...more] : more).map((span) => ({
        uri,
        range: rangeOf(document.lines, span),
      }));
    }),
  );
  connection.onDocumentHighlight(({ textDocument: { uri }, position }) =>
    onPlace<lsp.DocumentHighlight[]>("documentHighlight", uri, [], (document) =>
      highlightsAt(document.table, document.offsetAt(position), MOST_HIGHLIGHTS).map(
        ({ isSum, ...span }) => ({
          range: rangeOf(document.lines, span),
          kind: isSum ? lsp.DocumentHighlightKind.Write : lsp.DocumentHighlightKind.Read,
        }),
      ),
    ),
  );
  connection.onFoldingRanges(({ textDocument }) =>
    on("foldingRange", textDocument.uri, [], (document) => foldsOf(document.table).map(foldOf)),
  );

  connection.onSelectionRanges(({ textDocument, positions }) =>
    onPlace<lsp.SelectionRange[]>("selectionRange", textDocument.uri, [], (document) =>
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
      return semanticTokens(document.lines, tokensOf(table, ...rowsIn(document, range)));
    }),
  );

  connection.languages.inlayHint.on(({ textDocument, range }) =>
    on<lsp.InlayHint[]>("inlayHint", textDocument.uri, [], (document) => {
      const hints = hintsOf(document.table, config(document.uri), locale(), ...rowsIn(document, range));
      return hints.map(({ at, label, tooltip }) => ({
        position: document.positionAt(at),
        label,
        tooltip,
        paddingLeft: true,
        paddingRight: true,
      }));
    }),
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

// The rows of a range: the first, and the one behind the last.
function rowsIn(document: TableDocument, range: lsp.Range): [first: number, last: number] {
  const { from, to } = document.spanOf(range);
  return [rowAtOffset(document.table, from), rowAtOffset(document.table, to) + 1];
}

/** Nobody reads more of what a query finds in a table. */
const MOST_FOUND = 200;
/** An editor draws each of them at every move of the cursor. */
const MOST_HIGHLIGHTS = 2_000;
/** A table of more rows is coloured by what the editor shows of it. */
const MOST_TOKEN_ROWS = 2_000;
