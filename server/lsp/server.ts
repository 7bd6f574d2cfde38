import * as lsp from "vscode-languageserver";
import { foldsOf } from "../core/features/fold.ts";
import { hintsOf } from "../core/features/hints.ts";
import { hoverAt } from "../core/features/hover.ts";
import { layoutEdits } from "../core/features/layout.ts";
import { lensesOf } from "../core/features/lenses.ts";
import { markdown, plainText } from "../core/features/markdown.ts";
import { outlineOf } from "../core/features/outline.ts";
import { selectionsAt } from "../core/features/select.ts";
import { statusOf } from "../core/features/status.ts";
import { tokensOf } from "../core/features/tokens.ts";
import { type Locale, TOP_LINES } from "../core/index.ts";
import { rowAtOffset } from "../core/model/table.ts";
import { reportOf } from "../view/report.tsx";
import { actionsAt, type FixAllData, resolved, wantsAll } from "./actions.ts";
import { editOf, foldOf, rangeOf, semanticTokens, symbolOf } from "./convert.ts";
import { TableDocument } from "./document.ts";
import { findingsFor } from "./findings.ts";
import { clientOf } from "./introduction.ts";
import { mendingOf, previewOf } from "./preview.ts";
import {
  type LayoutParams,
  layoutRequest,
  type MendParams,
  mendRequest,
  type NeighbourParams,
  neighbourNotification,
  type PreviewParams,
  type PreviewResult,
  previewCommand,
  previewRequest,
  type ReportParams,
  reportRequest,
  type Settings,
  type StatusParams,
  statusNotification,
  type WaiversParams,
  waiversNotification,
} from "./protocol.ts";
import { settingsFrom } from "./settings.ts";
import { inSlices, together, type Wait } from "./slices.ts";

/** What differs between a process of Node and a worker of a browser. */
export interface Runtime {
  /** The page that documents a rule, as a URI; undefined where there is none to open. */
  readonly page: (rule: string) => string | undefined;
  /** Runs something when the messages at hand are read. */
  readonly later: Wait;
  /** Runs something a little later, when nobody is typing. */
  readonly atRest: Wait;
  /** Runs something once nothing has been heard for a while: a long message comes in many pieces, a turn for each. */
  readonly whenQuiet: Wait;
}

/**
 * Serves one client that was answered `initialize`, until it disconnects. No request can bring the server down: what
 * throws is logged and answered with nothing.
 */
export function serve(connection: lsp.Connection, runtime: Runtime, params: lsp.InitializeParams): void {
  const documents = new lsp.TextDocuments<TableDocument>({
    create: (uri, languageId, version, content) => new TableDocument(uri, languageId, version, content),
    update: (document, changes, version) => {
      document.update(changes, version);
      return document;
    },
  });
  const { client, shows, pulls, waives, editorLocale } = clientOf(params);
  let settings = settingsFrom(params.initializationOptions);
  /** Counts what makes an answer another one: changed settings, and documents opened. */
  let edition = 0;
  const opened = new WeakMap<TableDocument, number>();
  /** Documents of which the top was looked at. */
  const begun = new WeakSet<TableDocument>();
  const refreshes = pulls && client.workspace?.diagnostics?.refreshSupport === true;
  const locale = (): Locale => (settings.language === "auto" ? editorLocale : settings.language);

  const findings = findingsFor({
    settings: () => settings,
    style: () => ({
      locale: locale(),
      page: shows.codeDescriptionSupport ? runtime.page : NO_PAGE,
      related: shows.relatedInformation ?? false,
      tags: shows.tagSupport?.valueSet.includes(lsp.DiagnosticTag.Unnecessary) ?? false,
    }),
    log: (message) => connection.console.error(message),
  });

  connection.onInitialized(() => {
    if (client.workspace?.didChangeConfiguration?.dynamicRegistration) {
      sent(
        "registerCapability",
        connection.client.register(lsp.DidChangeConfigurationNotification.type, { section: SECTION }),
      );
    }
    void readSettings();
    runtime.whenQuiet(() => sent("warm-up", warmUp()));
  });

  /** While there is nothing else to do. */
  async function warmUp(): Promise<void> {
    await inSlices(findings.warming(), () => documents.all().length === 0, runtime.whenQuiet);
  }

  connection.onDidChangeConfiguration((change) => void readSettings(change.settings));

  function use(read: Settings): void {
    settings = read;
    findings.reset();
  }

  async function readSettings(pushed?: unknown): Promise<void> {
    try {
      const read = client.workspace?.configuration
        ? await connection.workspace.getConfiguration(SECTION)
        : (pushed as Record<string, unknown> | undefined)?.[SECTION];
      if (read !== undefined && read !== null) use(settingsFrom(read));
    } catch (error) {
      connection.console.error(`settings: ${describe(error)}`);
    }
    // A changed language changes words only: nothing is checked again that was checked before.
    renew();
  }

  // One after the other: the last that is said of a table counts.
  let neighbours = Promise.resolve(true);
  connection.onNotification(neighbourNotification, ({ uri, text }: NeighbourParams) => {
    const changed = () => renewSoon("all");
    const read = () => inSlices(findings.neighbour(uri, text, changed), () => true, runtime.later);
    neighbours = neighbours.then(read).catch((error: unknown) => {
      connection.console.error(`neighbour: ${describe(error)}`);
      return true;
    });
  });
  connection.onNotification(waiversNotification, ({ uri, text }: WaiversParams) => {
    findings.setWaivers(uri, text);
    renew();
  });

  // Changes that arrive together are told of once.
  const ifOpen = (tell: (document: TableDocument) => void) => (uri: string) => {
    const document = documents.get(uri);
    if (document !== undefined) tell(document);
  };
  const announceSoon = together(runtime.later, ifOpen(announce));
  const statusSoon = together(runtime.atRest, ifOpen(announceStatus));
  const renewSoon = together(runtime.atRest, renew);
  documents.onDidChangeContent(({ document }) => {
    if (!pulls) announceSoon(document.uri);
    statusSoon(document.uri);
  });
  documents.onDidClose(({ document }) => {
    findings.forget(document.uri);
    if (!pulls)
      sent("publishDiagnostics", connection.sendDiagnostics({ uri: document.uri, diagnostics: [] }));
  });

  /** Has a client that pulls ask again. */
  function refresh(): void {
    if (refreshes) sent("refresh", connection.sendRequest(lsp.DiagnosticRefreshRequest.type));
  }

  /** Something besides the documents changed: all that is said of them may be another. */
  function renew(): void {
    edition++;
    refresh();
    const { inlayHint, codeLens } = client.workspace ?? {};
    if (inlayHint?.refreshSupport) sent("refresh", connection.languages.inlayHint.refresh());
    if (codeLens?.refreshSupport) sent("refresh", connection.sendRequest(lsp.CodeLensRefreshRequest.type));
    for (const document of documents.all()) {
      if (!pulls) announce(document);
      announceStatus(document);
    }
  }

  /** What is told first of a document that was just opened, where telling all takes a while; nothing at any other time. */
  function firstOf(document: TableDocument): lsp.Diagnostic[] {
    if (begun.has(document)) return [];
    begun.add(document);
    if (document.lineCount < LONG * TOP_LINES) return [];
    return guarded("diagnostic", [], () => findings.atTop(document));
  }

  function announce(document: TableDocument): void {
    const tell = (diagnostics: lsp.Diagnostic[]) =>
      connection.sendDiagnostics({ uri: document.uri, version: document.version, diagnostics });
    const first = firstOf(document);
    if (first.length > 0) sent("publishDiagnostics", tell(first));
    sent(
      "publishDiagnostics",
      // A document that changed meanwhile is announced by its next change.
      stepping(document).then((isCurrent) =>
        isCurrent ? tell(findings.diagnosticsOf(document)) : undefined,
      ),
    );
  }

  /** Checks a document a slice at a time, so that other requests are heard; false where it changed meanwhile. */
  function stepping(document: TableDocument, token?: lsp.CancellationToken): Promise<boolean> {
    const { version } = document;
    return inSlices(
      findings.steps(document),
      () => document.version === version && !token?.isCancellationRequested && isOpen(document),
      runtime.later,
    );
  }

  function isOpen(document: TableDocument): boolean {
    return documents.get(document.uri) === document;
  }

  function announceStatus(document: TableDocument): void {
    sent(
      "status",
      stepping(document).then((isCurrent) => {
        if (!isCurrent) return undefined;
        const status = statusOf(document.table, findings.configFor(document.uri));
        const params: StatusParams = { uri: document.uri, ...status };
        return connection.sendNotification(statusNotification, params);
      }),
    );
  }

  /** A message of our own: what becomes of it must not end the server. */
  function sent(message: string, promise: Promise<unknown>): void {
    promise.catch((error: unknown) => connection.console.error(`${message}: ${describe(error)}`));
  }

  /** Runs a request; one that throws is logged with its name and answered with `otherwise`. */
  function guarded<T>(request: string, otherwise: T, run: () => T): T {
    try {
      return run();
    } catch (error) {
      connection.console.error(`${request}: ${describe(error)}`);
      return otherwise;
    }
  }

  /** Answers from a document, once it is read; with `otherwise` where it is not open. */
  function on<T>(
    request: string,
    uri: string,
    otherwise: T,
    answer: (document: TableDocument) => T,
  ): T | Promise<T> {
    const document = documents.get(uri);
    if (document === undefined) return otherwise;
    const now = () => guarded(request, otherwise, () => answer(document));
    if (!guarded(request, false, () => document.readOn())) return now();
    return inSlices(document.reading(), () => isOpen(document), runtime.later).then((isRead) =>
      isRead ? now() : otherwise,
    );
  }

  /** Answers from the findings of a document as it is when they are all there; with `otherwise` where it is not open. */
  async function onChecked<T>(
    request: string,
    uri: string,
    otherwise: T,
    token: lsp.CancellationToken,
    answer: (document: TableDocument) => T,
  ): Promise<T> {
    for (;;) {
      const document = documents.get(uri);
      if (document === undefined) return otherwise;
      const isChecked = await stepping(document, token).catch((error: unknown) => {
        connection.console.error(`${request}: ${describe(error)}`);
        return true;
      });
      if (isChecked) return guarded(request, otherwise, () => answer(document));
      if (token.isCancellationRequested) throw cancelled();
    }
  }

  connection.languages.diagnostics.on(async ({ textDocument: { uri }, previousResultId }, token) => {
    const empty: lsp.DocumentDiagnosticReport = { kind: lsp.DocumentDiagnosticReportKind.Full, items: [] };
    const document = documents.get(uri);
    if (document === undefined) return empty;
    if (!opened.has(document)) opened.set(document, ++edition);
    const resultId = `${opened.get(document)}.${document.version}.${edition}`;
    if (previousResultId === resultId) return { kind: lsp.DocumentDiagnosticReportKind.Unchanged, resultId };
    const checked = (wanted?: lsp.CancellationToken) =>
      stepping(document, wanted).catch((error: unknown) => {
        connection.console.error(`diagnostic: ${describe(error)}`);
        return true;
      });
    const first = refreshes ? firstOf(document) : [];
    if (first.length > 0) {
      // The answer goes out before anything else is done.
      runtime.later(() => void checked().then((isCurrent) => isCurrent && refresh()));
      return { kind: lsp.DocumentDiagnosticReportKind.Full, resultId: TOP, items: first };
    }
    if (!(await checked(token))) {
      if (token.isCancellationRequested) throw cancelled();
      if (!isOpen(document)) return empty;
      throw new lsp.ResponseError(lsp.LSPErrorCodes.ServerCancelled, "changed", { retriggerRequest: true });
    }
    return guarded<lsp.DocumentDiagnosticReport>("diagnostic", empty, () => ({
      kind: lsp.DocumentDiagnosticReportKind.Full,
      resultId,
      items: findings.diagnosticsOf(document),
    }));
  });

  const kind = client.textDocument?.hover?.contentFormat?.includes(lsp.MarkupKind.Markdown)
    ? lsp.MarkupKind.Markdown
    : lsp.MarkupKind.PlainText;
  connection.onHover(({ textDocument, position }) =>
    on<lsp.Hover | null>("hover", textDocument.uri, null, (document) => {
      const manner = { locale: locale(), markup: kind === lsp.MarkupKind.Markdown ? markdown : plainText };
      const config = findings.configFor(document.uri);
      const found = hoverAt(document.table, document.offsetAt(position), manner, config);
      if (found === undefined) return null;
      return {
        contents: { kind, value: found.text },
        range: rangeOf(document.lines, found),
      };
    }),
  );

  connection.onDocumentSymbol(({ textDocument }) =>
    on("documentSymbol", textDocument.uri, [], (document) =>
      outlineOf(document.table, locale()).map((node) => symbolOf(document.lines, node)),
    ),
  );

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

  connection.languages.semanticTokens.on(({ textDocument }) =>
    on<lsp.SemanticTokens>("semanticTokens", textDocument.uri, { data: [] }, (document) =>
      // Nothing at all, rather than a part: the editor then goes on asking for what it shows.
      document.table.rows.length > MOST_TOKEN_ROWS
        ? (null as unknown as lsp.SemanticTokens)
        : semanticTokens(document.lines, tokensOf(document.table)),
    ),
  );
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
      return hintsOf(table, findings.configFor(document.uri), locale(), first, last + 1).map(
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
  connection.onCodeAction(({ textDocument: { uri }, range, context }, token) => {
    const answer = (document: TableDocument) =>
      actionsAt(document, range, context, {
        config: findings.configFor(uri),
        locale: locale(),
        waives,
        resolves,
      });
    return wantsAll(context)
      ? onChecked<lsp.CodeAction[]>("codeAction", uri, [], token, answer)
      : on<lsp.CodeAction[]>("codeAction", uri, [], answer);
  });
  connection.onCodeActionResolve((action, token) => {
    const data = action.data as FixAllData | undefined;
    if (data === undefined) return action;
    return onChecked("codeAction/resolve", data.uri, action, token, (document) =>
      resolved(action, document, data.rule, findings.configFor(data.uri)),
    );
  });

  connection.onRequest(layoutRequest, ({ uri, layout }: LayoutParams) =>
    on<lsp.TextEdit[]>("layout", uri, [], (document) =>
      layoutEdits(document.table, layout).map((edit) => editOf(document.lines, edit)),
    ),
  );

  connection.onRequest(previewRequest, (params: PreviewParams, token) =>
    onChecked<PreviewResult | null>("preview", params.uri, null, token, (document) =>
      previewOf(document, params, findings.configFor(document.uri), locale()),
    ),
  );
  connection.onRequest(mendRequest, (params: MendParams) =>
    on<lsp.TextEdit[]>("mend", params.uri, [], (document) =>
      mendingOf(document, params, findings.configFor(document.uri)).map((edit) =>
        editOf(document.lines, edit),
      ),
    ),
  );
  connection.onRequest(reportRequest, ({ uri, format }: ReportParams, token) =>
    onChecked<string | null>("report", uri, null, token, (document) =>
      reportOf(document.table, format, findings.configFor(uri), locale()),
    ),
  );
  connection.onCodeLens(({ textDocument }, token) =>
    onChecked<lsp.CodeLens[]>("codeLens", textDocument.uri, [], token, (document) =>
      lensesOf(document.table, findings.configFor(document.uri), locale()).map(({ title, ...span }) => ({
        range: rangeOf(document.lines, span),
        command: { title, command: previewCommand, arguments: [document.uri, span.from] },
      })),
    ),
  );

  documents.listen(connection);
}

const SECTION = "performanceTargets";
/** The result that says what is at the top of a document, and no more. */
const TOP = "top";
const NO_PAGE = () => undefined;
/** A document with so many times as many lines as its top is not checked while somebody waits. */
const LONG = 2;

/** A table of more rows is coloured by what the editor shows of it. */
const MOST_TOKEN_ROWS = 2_000;

function cancelled(): lsp.ResponseError<void> {
  return new lsp.ResponseError(lsp.LSPErrorCodes.RequestCancelled, "cancelled");
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
