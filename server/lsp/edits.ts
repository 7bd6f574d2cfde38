import * as lsp from "vscode-languageserver";
import { formatting } from "../core/features/format.ts";
import { layingOut } from "../core/features/layout.ts";
import { NOT_HERE, nameAt, renamed } from "../core/features/references.ts";
import { type Localized, textOf } from "../core/index.ts";
import { renamedWaivers } from "../core/waivers/renamed.ts";
import { actionsAt, type FixAllData, resolved } from "./actions.ts";
import type { Asked } from "./answers.ts";
import { changesTo, editOf, rangeOf } from "./convert.ts";
import { mendingOf } from "./preview.ts";
import { type LayoutParams, layoutRequest, type MendParams, mendRequest, WAIVERS } from "./protocol.ts";

/** Answers with edits of an open document: quick fixes, formatting, renaming, layouts. */
export function answerWithEdits(
  connection: lsp.Connection,
  {
    work: { onPlace, onPlaceInSteps, onChecked, onCheckedPlace, onCheckedPlaceInSteps },
    locale,
    config,
    waived,
    holding,
    waiversOf,
    client,
    waives,
    resolves,
  }: Asked,
): void {
  const versioned = client.workspace?.workspaceEdit?.documentChanges === true;
  connection.onCodeAction(({ textDocument: { uri }, range, context }, token) =>
    onCheckedPlace<lsp.CodeAction[]>("codeAction", uri, [], token, (document) =>
      actionsAt(document, range, context, {
        config: config(uri),
        locale: locale(),
        waives,
        holding,
        left: waived(document),
        resolves,
        versioned,
      }),
    ),
  );
  connection.onCodeActionResolve((action, token) => {
    const data = action.data as FixAllData | undefined;
    if (data === undefined) return action;
    return onChecked("codeAction/resolve", data.uri, action, token, (document) =>
      resolved(action, document, data.rule, {
        config: config(data.uri),
        left: waived(document),
        versioned,
      }),
    );
  });

  const format = (uri: string, token: lsp.CancellationToken, range?: lsp.Range) =>
    onCheckedPlaceInSteps<lsp.TextEdit[]>("formatting", uri, [], token, function* (document) {
      const span = range && document.spanOf(range);
      const edits = yield* formatting(document.table, config(uri), waived(document), span);
      return edits.map((edit) => editOf(document.lines, edit));
    });
  connection.onDocumentFormatting(({ textDocument }, token) => format(textDocument.uri, token));
  connection.onDocumentRangeFormatting(({ textDocument, range }, token) =>
    format(textDocument.uri, token, range),
  );

  connection.onPrepareRename(async ({ textDocument, position }) => {
    const named = await onPlace<(lsp.Range & { text: string }) | undefined>(
      "prepareRename",
      textDocument.uri,
      undefined,
      (document) => {
        const found = nameAt(document.table, document.offsetAt(position));
        return found && { ...rangeOf(document.lines, found), text: found.text };
      },
    );
    if (named === undefined) throw refusal(NOT_HERE[locale()]);
    const { text: placeholder, ...range } = named;
    return { range, placeholder };
  });
  connection.onRenameRequest(async ({ textDocument: { uri }, position, newName }) => {
    const answer = await onPlace<lsp.WorkspaceEdit | Localized>("rename", uri, NOT_HERE, (document) => {
      const offset = document.offsetAt(position);
      const found = renamed(document.table, offset, newName);
      if (!Array.isArray(found)) return found;
      // What was waived of it stays waived.
      const { kind, text } = nameAt(document.table, offset)!;
      const waivers = waiversOf(uri);
      const more = waivers === undefined ? [] : renamedWaivers(waivers, kind, text, newName.trim());
      const file = { uri: uri + WAIVERS, lines: textOf(waivers ?? ""), edits: more };
      return changesTo(document, found, { versioned, beside: more.length > 0 ? file : undefined });
    });
    if ("zh" in answer) throw refusal(answer[locale()]);
    return answer;
  });

  connection.onRequest(layoutRequest, ({ uri, layout }: LayoutParams, token) =>
    onPlaceInSteps<lsp.TextEdit[]>("layout", uri, [], token, function* (document) {
      const edits = yield* layingOut(document.table, layout);
      return edits.map((edit) => editOf(document.lines, edit));
    }),
  );

  connection.onRequest(mendRequest, (params: MendParams, token) =>
    onChecked<lsp.TextEdit[]>("mend", params.uri, [], token, (document) =>
      mendingOf(document, params, config(document.uri)).map((edit) => editOf(document.lines, edit)),
    ),
  );
}

// An editor shows its user why.
function refusal(message: string): lsp.ResponseError<void> {
  return new lsp.ResponseError(lsp.LSPErrorCodes.RequestFailed, message);
}
