import type * as lsp from "vscode-languageserver";
import { tallying } from "../core/features/tally.ts";
import { whereAt } from "../core/features/where.ts";
import { dayOf } from "../core/index.ts";
import { reporting } from "../view/report.tsx";
import type { Asked } from "./answers.ts";
import { previewOf } from "./preview.ts";
import {
  type PreviewParams,
  type PreviewResult,
  previewRequest,
  type ReportParams,
  reportRequest,
  type WhereParams,
  whereRequest,
} from "./protocol.ts";

/** Answers what our own pages, commands and the status bar ask, which LSP has no words for. */
export function answerOwnRequests(
  connection: lsp.Connection,
  { work: { onPlace, onCheckedInSteps }, locale, config, waived }: Asked,
): void {
  connection.onRequest(whereRequest, ({ uri, position }: WhereParams) =>
    onPlace<string | null>(
      "where",
      uri,
      null,
      (document) => whereAt(document.table, document.offsetAt(position), locale()) ?? null,
    ),
  );
  connection.onRequest(previewRequest, (params: PreviewParams, token) =>
    onCheckedInSteps<PreviewResult | null>("preview", params.uri, null, token, function* (document) {
      yield* tallying(document.table);
      return previewOf(document, params, config(document.uri), locale(), waived(document));
    }),
  );
  connection.onRequest(reportRequest, ({ uri, format }: ReportParams, token) =>
    onCheckedInSteps<string | null>("report", uri, null, token, (document) =>
      reporting(document.table, format, config(uri), locale(), waived(document), {
        file: fileName(uri),
        day: dayOf(new Date()),
      }),
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
