import * as lsp from "vscode-languageserver";
import { type Locale, TOP_LINES } from "../core/index.ts";
import { answerRequests } from "./answers.ts";
import { TableDocument } from "./document.ts";
import { cancelled, described } from "./errors.ts";
import { findingsFor } from "./findings.ts";
import { clientOf } from "./introduction.ts";
import {
  type NeighbourParams,
  neighbourNotification,
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
      connection.console.error(`settings: ${described(error)}`);
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
      connection.console.error(`neighbour: ${described(error)}`);
      return true;
    });
  });
  connection.onNotification(waiversNotification, ({ uri, text }: WaiversParams) => {
    if (findings.setWaivers(uri, text)) renew();
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
        const params: StatusParams = { uri: document.uri, ...findings.statusFor(document) };
        return connection.sendNotification(statusNotification, params);
      }),
    );
  }

  /** A message of our own: what becomes of it must not end the server. */
  function sent(message: string, promise: Promise<unknown>): void {
    promise.catch((error: unknown) => connection.console.error(`${message}: ${described(error)}`));
  }

  /** Runs a request; one that throws is logged with its name and answered with `otherwise`. */
  function guarded<T>(request: string, otherwise: T, run: () => T): T {
    try {
      return run();
    } catch (error) {
      connection.console.error(`${request}: ${described(error)}`);
      return otherwise;
    }
  }

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

  async function onChecked<T>(
    request: string,
    uri: string,
    otherwise: T,
    token: lsp.CancellationToken,
    answer: (document: TableDocument) => T,
    atPlace = false,
  ): Promise<T> {
    const asked = documents.get(uri)?.version;
    for (;;) {
      const document = documents.get(uri);
      // A place in another version is none in this one: who asked asks again.
      if (document === undefined || (atPlace && document.version !== asked)) return otherwise;
      const isChecked = await stepping(document, token).catch((error: unknown) => {
        connection.console.error(`${request}: ${described(error)}`);
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
        connection.console.error(`diagnostic: ${described(error)}`);
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

  answerRequests(connection, {
    on,
    onChecked,
    open: () => documents.keys(),
    locale,
    config: findings.configFor,
    waived: (document) => findings.waivedFor(document).waived,
    holding: findings.holding,
    client,
    waives,
  });
  documents.listen(connection);
}

const SECTION = "performanceTargets";
/** The result that says what is at the top of a document, and no more. */
const TOP = "top";
const NO_PAGE = () => undefined;
/** A document with so many times as many lines as its top is not checked while somebody waits. */
const LONG = 2;
