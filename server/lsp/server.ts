import * as lsp from "vscode-languageserver";
import { wordsOf } from "../core/features/status.ts";
import type { Locale } from "../core/index.ts";
import { answerRequests } from "./answers.ts";
import { answerPulls, pushing } from "./diagnostics.ts";
import type { TableDocument } from "./document.ts";
import { answerWithEdits } from "./edits.ts";
import { described } from "./errors.ts";
import { findingsFor } from "./findings.ts";
import { clientOf } from "./introduction.ts";
import { answerOwnRequests } from "./own-answers.ts";
import {
  type NeighbourParams,
  neighbourNotification,
  type StatusParams,
  statusNotification,
  type WaiversParams,
  waiversNotification,
} from "./protocol.ts";
import { settingsFrom } from "./settings.ts";
import { inSlices, together, type Wait } from "./slices.ts";
import { workFor } from "./work.ts";

/** What the server needs of the process it runs in, which a test may stand in for. */
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
  const { client, shows, pulls, waives, editorLocale } = clientOf(params);
  const log = (message: string) => connection.console.error(message);
  let settings = settingsFrom(params.initializationOptions);
  const locale = (): Locale => (settings.language === "auto" ? editorLocale : settings.language);

  const findings = findingsFor({
    settings: () => settings,
    style: () => ({
      locale: locale(),
      page: shows.codeDescriptionSupport ? runtime.page : NO_PAGE,
      related: shows.relatedInformation ?? false,
      tags: shows.tagSupport?.valueSet.includes(lsp.DiagnosticTag.Unnecessary) ?? false,
    }),
    log,
  });
  const work = workFor({ steps: findings.steps, later: runtime.later, log });
  const { documents, sent } = work;
  const pushed = pulls ? undefined : pushing(connection, work, findings);
  const { inlayHint, codeLens, diagnostics } = client.workspace ?? {};
  const pulled = answerPulls(connection, work, findings, {
    refresh: askAgain(),
    later: runtime.later,
  });

  /** Has a client that pulls ask again; undefined where it cannot be told to. */
  function askAgain(): (() => void) | undefined {
    if (!pulls || diagnostics?.refreshSupport !== true) return undefined;
    return () => sent("refresh", connection.sendRequest(lsp.DiagnosticRefreshRequest.type));
  }

  connection.onInitialized(() => {
    if (client.workspace?.didChangeConfiguration?.dynamicRegistration) {
      sent(
        "registerCapability",
        connection.client.register(lsp.DidChangeConfigurationNotification.type, { section: SECTION }),
      );
    }
    void readSettings();
    // While there is nothing else to do.
    const warmUp = () => inSlices(findings.warming(), () => documents.all().length === 0, runtime.whenQuiet);
    runtime.whenQuiet(() => sent("warm-up", warmUp()));
  });
  connection.onDidChangeConfiguration((change) => void readSettings(change.settings));

  let asked = 0;
  async function readSettings(told?: unknown): Promise<void> {
    const own = ++asked;
    try {
      const read = client.workspace?.configuration
        ? await connection.workspace.getConfiguration(SECTION)
        : (told as Record<string, unknown> | undefined)?.[SECTION];
      // Who asked later is told what is so now.
      if (own !== asked) return;
      if (read !== undefined && read !== null) {
        settings = settingsFrom(read);
        findings.reset();
      }
    } catch (error) {
      log(`settings: ${described(error)}`);
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
      log(`neighbour: ${described(error)}`);
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
  const announceSoon = together(
    runtime.later,
    ifOpen((document) => pushed?.announce(document)),
  );
  const statusSoon = together(runtime.atRest, ifOpen(announceStatus));
  const renewSoon = together(runtime.atRest, renew);
  documents.onDidChangeContent(({ document: { uri } }) => {
    if (pushed) announceSoon(uri);
    statusSoon(uri);
  });
  documents.onDidClose(({ document: { uri } }) => {
    findings.forget(uri);
    pushed?.withdraw(uri);
  });

  /** Something besides the documents changed: all that is said of them may be another. */
  function renew(): void {
    pulled.renew();
    if (inlayHint?.refreshSupport) sent("refresh", connection.languages.inlayHint.refresh());
    if (codeLens?.refreshSupport) sent("refresh", connection.sendRequest(lsp.CodeLensRefreshRequest.type));
    for (const document of documents.all()) {
      pushed?.announce(document);
      announceStatus(document);
    }
  }

  function announceStatus(document: TableDocument): void {
    sent(
      "status",
      work.check("status", document).then((isCurrent) => {
        if (!isCurrent) return undefined;
        const own = findings.statusFor(document);
        const { isTable, counts } = own;
        const status: StatusParams = { uri: document.uri, isTable, counts, ...wordsOf(own, locale()) };
        return connection.sendNotification(statusNotification, status);
      }),
    );
  }

  const answering = {
    work,
    locale,
    config: findings.configFor,
    waived: (document: TableDocument) => findings.waivedFor(document).waived,
    holding: findings.holding,
    client,
    waives,
  };
  answerRequests(connection, answering);
  answerOwnRequests(connection, answering);
  answerWithEdits(connection, answering);
  documents.listen(connection);
}

const SECTION = "performanceTargets";
const NO_PAGE = () => undefined;
