import type * as lsp from "vscode-languageserver";
import { whereAt } from "../core/features/where.ts";
import { dayOf } from "../core/index.ts";
import { reportOf } from "../view/report.tsx";
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
  { work: { onPlace, onChecked }, locale, config, waived }: Asked,
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
    onChecked<PreviewResult | null>("preview", params.uri, null, token, (document) =>
      previewOf(document, params, config(document.uri), locale(), waived(document)),
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
}

function fileName(uri: string): string {
  const last = uri.slice(uri.lastIndexOf("/") + 1);
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
