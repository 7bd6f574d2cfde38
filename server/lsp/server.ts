import * as lsp from "vscode-languageserver";
import type { Locale } from "../core/index.ts";
import { announcing } from "./announcing.ts";
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
  type WaiversParams,
  waiversNotification,
} from "./protocol.ts";
import { followSettings } from "./settings.ts";
import { inSlices, type Wait } from "./slices.ts";
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
  const { client, shows, pulls, editorLocale, ...offers } = clientOf(params);
  const log = (message: string) => connection.console.error(message);
  const settings = followSettings(connection, {
    client,
    first: params.initializationOptions,
    changed(isNew) {
      if (isNew) findings.reset();
      // A changed language changes words only: nothing is checked again that was checked before.
      told.renew();
    },
    log,
  });
  const locale = (): Locale => {
    const { language } = settings.now();
    return language === "auto" ? editorLocale : language;
  };
  const findings = findingsFor({
    settings: settings.now,
    style: () => ({
      locale: locale(),
      page: shows.pages ? runtime.page : NO_PAGE,
      related: shows.related,
      tags: shows.tags,
    }),
    log,
  });
  const work = workFor({ steps: findings.steps, later: runtime.later, log });
  const { documents, sent } = work;
  const isAsked = pulls && client.workspace?.diagnostics?.refreshSupport === true;
  const pulled = answerPulls(connection, work, findings, {
    refresh: isAsked
      ? () => sent("refresh", connection.sendRequest(lsp.DiagnosticRefreshRequest.type))
      : undefined,
    later: runtime.later,
  });
  const told = announcing(connection, runtime, {
    client,
    work,
    findings,
    pushed: pulls ? undefined : pushing(connection, work, findings),
    pullAgain: pulled.renew,
    locale,
  });

  connection.onInitialized(() => {
    settings.begin();
    // While there is nothing else to do.
    const warmUp = () => inSlices(findings.warming(), () => documents.all().length === 0, runtime.whenQuiet);
    runtime.whenQuiet(() => sent("warm-up", warmUp()));
  });
  // One after the other: the last that is said of a table counts.
  let neighbours = Promise.resolve(true);
  connection.onNotification(neighbourNotification, ({ uri, text }: NeighbourParams) => {
    const read = () => inSlices(findings.neighbour(uri, text, told.renewSoon), () => true, runtime.later);
    neighbours = neighbours.then(read).catch((error: unknown) => {
      log(`neighbour: ${described(error)}`);
      return true;
    });
  });
  connection.onNotification(waiversNotification, ({ uri, text }: WaiversParams) => {
    if (findings.setWaivers(uri, text)) told.renew();
  });

  const answering = {
    work,
    locale,
    config: findings.configFor,
    waived: (document: TableDocument) => findings.waivedFor(document).waived,
    holding: findings.holding,
    waiversOf: findings.waiversOf,
    client,
    ...offers,
  };
  answerRequests(connection, answering);
  answerOwnRequests(connection, answering);
  answerWithEdits(connection, answering);
  documents.listen(connection);
}

const NO_PAGE = () => undefined;
