import * as lsp from "vscode-languageserver";
import { dayOf, TOP_LINES } from "../core/index.ts";
import type { TableDocument } from "./document.ts";
import { cancelled } from "./errors.ts";
import type { Findings } from "./findings.ts";
import type { Wait } from "./slices.ts";
import type { Work } from "./work.ts";

export type Pushing = ReturnType<typeof pushing>;

/** Tells a client of the findings of documents, without being asked. */
export function pushing(connection: lsp.Connection, work: Work, findings: Findings) {
  const firstOf = firstIn(work, findings);
  return {
    announce(document: TableDocument): void {
      const tell = (diagnostics: lsp.Diagnostic[]) =>
        connection.sendDiagnostics({ uri: document.uri, version: document.version, diagnostics });
      const first = firstOf(document);
      if (first.length > 0) work.sent("publishDiagnostics", tell(first));
      work.sent(
        "publishDiagnostics",
        // A document that changed meanwhile is announced by its next change.
        work
          .check("publishDiagnostics", document)
          .then((isCurrent) => (isCurrent ? tell(findings.diagnosticsOf(document)) : undefined)),
      );
    },
    /** A document was closed. */
    withdraw(uri: string): void {
      work.sent("publishDiagnostics", connection.sendDiagnostics({ uri, diagnostics: [] }));
    },
  };
}

/** Answers a client that asks for the findings of documents. `refresh` has it ask again, where it can. */
export function answerPulls(
  connection: lsp.Connection,
  work: Work,
  findings: Findings,
  { refresh, later }: { readonly refresh: (() => void) | undefined; readonly later: Wait },
) {
  const firstOf = firstIn(work, findings);
  /** Counts what makes every answer another one, such as changed settings. */
  let edition = 0;
  /** Which opening of its file a document is: its editions begin anew. */
  const openings = new WeakMap<TableDocument, number>();
  let opened = 0;

  connection.languages.diagnostics.on(async ({ textDocument: { uri }, previousResultId }, token) => {
    const empty = fullReport([]);
    const document = work.documents.get(uri);
    if (document === undefined) return empty;
    if (!openings.has(document)) openings.set(document, ++opened);
    // A waiver ends with its day.
    const resultId = [openings.get(document), document.edition, edition, dayOf(new Date())].join(".");
    if (previousResultId === resultId) return { kind: lsp.DocumentDiagnosticReportKind.Unchanged, resultId };
    const first = refresh ? firstOf(document) : [];
    if (first.length > 0) {
      // The answer goes out before anything else is done.
      later(() => void work.check("diagnostic", document).then((isCurrent) => isCurrent && refresh?.()));
      return fullReport(first, TOP);
    }
    if (!(await work.check("diagnostic", document, token))) {
      if (token.isCancellationRequested) throw cancelled();
      if (!work.isOpen(document)) return empty;
      throw new lsp.ResponseError(lsp.LSPErrorCodes.ServerCancelled, "changed", { retriggerRequest: true });
    }
    return work.guarded("diagnostic", empty, () => fullReport(findings.diagnosticsOf(document), resultId));
  });

  return {
    /** All that was answered may be another now. */
    renew(): void {
      edition++;
      refresh?.();
    },
  };
}

function fullReport(items: lsp.Diagnostic[], resultId?: string): lsp.FullDocumentDiagnosticReport {
  return {
    kind: lsp.DocumentDiagnosticReportKind.Full,
    items,
    ...(resultId === undefined ? {} : { resultId }),
  };
}

// What is told first of a document that was just opened, where telling all takes a while; nothing at any other time.
function firstIn(work: Work, findings: Findings): (document: TableDocument) => lsp.Diagnostic[] {
  const begun = new WeakSet<TableDocument>();
  return (document) => {
    if (begun.has(document)) return [];
    begun.add(document);
    if (document.lineCount < LONG * TOP_LINES) return [];
    return work.guarded("diagnostic", [], () => findings.atTop(document));
  };
}

/** The result that says what is at the top of a document, and no more. */
const TOP = "top";
/** A document with so many times as many lines as its top is not checked while somebody waits. */
const LONG = 2;
