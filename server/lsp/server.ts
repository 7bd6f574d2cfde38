import * as lsp from "vscode-languageserver";
import { foldsOf } from "../core/features/fold.ts";
import { hintsOf } from "../core/features/hints.ts";
import { hoverAt } from "../core/features/hover.ts";
import { layoutEdits } from "../core/features/layout.ts";
import { lensesOf } from "../core/features/lenses.ts";
import { visible } from "../core/features/markdown.ts";
import { outlineOf } from "../core/features/outline.ts";
import { selectionsAt } from "../core/features/select.ts";
import { statusOf } from "../core/features/status.ts";
import { tokensOf } from "../core/features/tokens.ts";
import { type Edit, fixAll, fixesIn, type Locale, TOP_LINES, waiverFor } from "../core/index.ts";
import { rowAtOffset } from "../core/model/table.ts";
import { reportOf } from "../view/report.tsx";
import { editOf, foldOf, rangeOf, semanticTokens, symbolOf } from "./convert.ts";
import { TableDocument } from "./document.ts";
import { findingsFor } from "./findings.ts";
import { clientOf, FIX_ALL } from "./introduction.ts";
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
  type WaiveArguments,
  type WaiversParams,
  waiveCommand,
  waiversNotification,
} from "./protocol.ts";
import { settingsFrom } from "./settings.ts";

/** What differs between a process of Node and a worker of a browser. */
export interface Runtime {
  /** The page that documents a rule, as a URI; undefined where there is none to open. */
  readonly page: (rule: string) => string | undefined;
  /** Runs something when the messages at hand are read. */
  readonly later: (run: () => void) => void;
  /** Runs something a little later, when nobody is typing. */
  readonly atRest: (run: () => void) => void;
  /** Runs something once nothing has been heard for a while: a long message comes in many pieces, a turn for each. */
  readonly whenQuiet: (run: () => void) => void;
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
    edition++;
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
    if (pulls) refresh();
    else for (const document of documents.all()) announce(document);
    for (const document of documents.all()) announceStatus(document);
  }

  connection.onNotification(neighbourNotification, ({ uri, text }: NeighbourParams) => {
    guarded("neighbour", undefined, () => findings.setNeighbour(uri, text));
    edition++;
  });
  connection.onNotification(waiversNotification, ({ uri, text }: WaiversParams) => {
    findings.setWaivers(uri, text);
    edition++;
    const document = documents.get(uri);
    if (pulls) refresh();
    else if (document) announce(document);
  });

  // Changes that arrive together are told of once.
  const together = (wait: (run: () => void) => void, tell: (document: TableDocument) => void) => {
    const waiting = new Set<string>();
    return ({ uri }: TableDocument) => {
      if (waiting.size === 0) {
        wait(() => {
          const uris = [...waiting];
          waiting.clear();
          for (const one of uris.flatMap((known) => documents.get(known) ?? [])) tell(one);
        });
      }
      waiting.add(uri);
    };
  };
  const announceSoon = together(runtime.later, announce);
  const statusSoon = together(runtime.atRest, announceStatus);
  documents.onDidChangeContent(({ document }) => {
    if (!pulls) announceSoon(document);
    statusSoon(document);
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
    );
  }

  /** Takes some steps a slice of time at a time; false where they are wanted no longer after one of them. */
  async function inSlices(
    steps: Iterable<void>,
    isWanted: () => boolean,
    wait: Runtime["later"] = runtime.later,
  ): Promise<boolean> {
    let end = performance.now() + SLICE;
    for (const _ of steps) {
      if (performance.now() < end) continue;
      await new Promise<void>((resume) => wait(resume));
      if (!isWanted()) return false;
      end = performance.now() + SLICE;
    }
    return true;
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
    return inSlices(document.reading(), () => isOpen(document)).then((isRead) =>
      isRead ? now() : otherwise,
    );
  }

  /** Answers from the findings of a document, once they are all there; with `otherwise` where it changed meanwhile. */
  async function onChecked<T>(
    request: string,
    uri: string,
    otherwise: T,
    token: lsp.CancellationToken,
    answer: (document: TableDocument) => T,
  ): Promise<T> {
    const document = documents.get(uri);
    if (document === undefined) return otherwise;
    try {
      if (!(await stepping(document, token))) return otherwise;
    } catch (error) {
      connection.console.error(`${request}: ${describe(error)}`);
    }
    return guarded(request, otherwise, () => answer(document));
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
    if (!(await checked(token)))
      throw new lsp.ResponseError(lsp.LSPErrorCodes.ServerCancelled, "changed", { retriggerRequest: true });
    return guarded<lsp.DocumentDiagnosticReport>("diagnostic", empty, () => ({
      kind: lsp.DocumentDiagnosticReportKind.Full,
      resultId,
      items: findings.diagnosticsOf(document),
    }));
  });

  connection.onHover(({ textDocument, position }) =>
    on<lsp.Hover | null>("hover", textDocument.uri, null, (document) => {
      const found = hoverAt(
        document.table,
        document.offsetAt(position),
        locale(),
        findings.configFor(document.uri),
      );
      if (found === undefined) return null;
      const markdown = client.textDocument?.hover?.contentFormat?.includes(lsp.MarkupKind.Markdown) ?? true;
      const value = markdown ? found.markdown : found.markdown.replace(/\\(.)/g, "$1").replaceAll("**", "");
      return {
        contents: { kind: markdown ? lsp.MarkupKind.Markdown : lsp.MarkupKind.PlainText, value },
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
      positions.map((position) => {
        const spans = selectionsAt(document.table, document.offsetAt(position));
        let range: lsp.SelectionRange = { range: { start: position, end: position } };
        for (const span of spans.reverse())
          range =
            span === spans[0]
              ? { range: rangeOf(document.lines, span) }
              : { range: rangeOf(document.lines, span), parent: range };
        return range;
      }),
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

  connection.onCodeAction(({ textDocument, range, context }) =>
    on<lsp.CodeAction[]>("codeAction", textDocument.uri, [], (document) =>
      codeActions(document, range, context),
    ),
  );

  function codeActions(
    document: TableDocument,
    range: lsp.Range,
    { only, diagnostics: shown }: lsp.CodeActionContext,
  ): lsp.CodeAction[] {
    const wants = (kind: string) =>
      only === undefined || only.some((one) => one === "" || kind === one || kind.startsWith(`${one}.`));
    const actions: lsp.CodeAction[] = [];
    if (wants(lsp.CodeActionKind.QuickFix)) {
      const span = { from: document.offsetAt(range.start), to: document.offsetAt(range.end) };
      const kinds = new Set<string>();
      for (const { diagnostic: found, fixes } of fixesIn(
        document.table,
        span,
        findings.configFor(document.uri),
      )) {
        const diagnostics = shown.filter(
          (one) => one.code === found.rule && document.offsetAt(one.range.start) === found.from,
        );
        for (const fix of fixes) {
          const title = visible(fix.title[locale()]);
          actions.push({
            title,
            kind: lsp.CodeActionKind.QuickFix,
            diagnostics,
            edit: changesTo(document, fix.edits),
            isPreferred: fix.safe === true,
          });
          kinds.add(found.rule);
        }
        if (waives && diagnostics.length > 0) {
          const title =
            locale() === "zh" ? `豁免此问题（${found.rule}）…` : `Waive this finding (${found.rule}) …`;
          const args: WaiveArguments = [document.uri, waiverFor(document.table, found)];
          actions.push({
            title,
            kind: lsp.CodeActionKind.QuickFix,
            diagnostics,
            command: { title, command: waiveCommand, arguments: [...args] },
          });
        }
      }
      // Money is for a person to decide, one sum at a time.
      for (const rule of [...kinds].filter((id) => !id.endsWith("-total-mismatch"))) {
        const title =
          locale() === "zh" ? `修复本文件中全部同类问题（${rule}）` : `Fix every ${rule} in this file`;
        actions.push({
          title,
          kind: lsp.CodeActionKind.QuickFix,
          data: { uri: document.uri, rule } satisfies FixAllData,
        });
      }
    }
    // Asked for by name only: it reads the whole table, and the light bulb asks at every move of the cursor.
    if (only !== undefined && wants(FIX_ALL)) {
      const edits = fixAll(document.table, findings.configFor(document.uri));
      const title = locale() === "zh" ? "修复全部不改变含义的问题" : "Fix everything that changes no meaning";
      if (edits.length > 0) actions.push({ title, kind: FIX_ALL, edit: changesTo(document, edits) });
    }
    return actions;
  }

  function changesTo(document: TableDocument, edits: readonly Edit[]): lsp.WorkspaceEdit {
    return { changes: { [document.uri]: edits.map((edit) => editOf(document.lines, edit)) } };
  }

  connection.onCodeActionResolve((action, token) => {
    const data = action.data as FixAllData | undefined;
    if (data === undefined) return action;
    return onChecked("codeAction/resolve", data.uri, action, token, (document) => ({
      ...action,
      edit: changesTo(document, fixAll(document.table, findings.configFor(document.uri), data.rule)),
    }));
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

/** Which findings an action mends, for when it is chosen. */
interface FixAllData {
  readonly uri: string;
  readonly rule: string;
}

/** A table of more rows is coloured by what the editor shows of it. */
const MOST_TOKEN_ROWS = 2_000;

/** How long, in milliseconds, a check may go on before the next message is read. */
const SLICE = 8;

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
