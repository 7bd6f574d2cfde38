import * as lsp from "vscode-languageserver";
import { wordsOf } from "../core/features/status.ts";
import type { Locale } from "../core/index.ts";
import type { Pushing } from "./diagnostics.ts";
import type { TableDocument } from "./document.ts";
import type { Findings } from "./findings.ts";
import { type StatusParams, statusNotification } from "./protocol.ts";
import { together, type Wait } from "./slices.ts";
import type { Work } from "./work.ts";

/** Tells a client what it does not ask for: the status of each document, and its findings where it does not pull them. */
export interface Announcing {
  /** Something besides the documents changed: all that is said of them may be another. */
  readonly renew: () => void;
  /** The same a little later, once for all that change together. */
  readonly renewSoon: () => void;
}

interface Means {
  readonly client: lsp.ClientCapabilities;
  readonly work: Work;
  readonly findings: Findings;
  /** Undefined for a client that pulls. */
  readonly pushed: Pushing | undefined;
  /** Has a client that pulls ask again. */
  readonly pullAgain: () => void;
  readonly locale: () => Locale;
}

export function announcing(
  connection: lsp.Connection,
  { later, atRest }: { readonly later: Wait; readonly atRest: Wait },
  { client, work, findings, pushed, pullAgain, locale }: Means,
): Announcing {
  const { documents, sent } = work;
  const { inlayHint, codeLens } = client.workspace ?? {};
  // Changes that arrive together are told of once.
  const ifOpen = (tell: (document: TableDocument) => void) => (uri: string) => {
    const document = documents.get(uri);
    if (document !== undefined) tell(document);
  };
  const announceSoon = together(
    later,
    ifOpen((document) => pushed?.announce(document)),
  );
  const statusSoon = together(atRest, ifOpen(announceStatus));
  const renewSoon = together(atRest, renew);
  documents.onDidChangeContent(({ document: { uri } }) => {
    if (pushed) announceSoon(uri);
    statusSoon(uri);
  });
  documents.onDidClose(({ document: { uri } }) => {
    findings.forget(uri);
    pushed?.withdraw(uri);
  });

  function renew(): void {
    pullAgain();
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

  return { renew, renewSoon: () => renewSoon("all") };
}
