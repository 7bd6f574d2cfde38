import * as vscode from "vscode";
import type * as lsp from "vscode-languageclient/node";
import type { LayoutParams, layoutRequest } from "../server/lsp/protocol.ts";
import { applied } from "./apply.ts";
import { treatAsTable } from "./detect.ts";
import { LANGUAGE } from "./language.ts";
import { newTable } from "./new-table.ts";
import { setsSeverity } from "./severity.ts";

export function registerCommands(client: lsp.LanguageClient): vscode.Disposable[] {
  return [
    vscode.commands.registerTextEditorCommand("performanceTargets.expand", (editor) =>
      changeLayout(client, editor, "expanded"),
    ),
    vscode.commands.registerTextEditorCommand("performanceTargets.compact", (editor) =>
      changeLayout(client, editor, "compact"),
    ),
    vscode.commands.registerTextEditorCommand("performanceTargets.treatAsTable", ({ document }) =>
      treatAsTable(document),
    ),
    vscode.commands.registerCommand("performanceTargets.newTable", newTable),
    setsSeverity(),
    vscode.commands.registerCommand("performanceTargets.restart", () =>
      client.restart().catch((error: unknown) => offerReload(String(error))),
    ),
  ];
}

// A client whose server died while it started cannot start another.
async function offerReload(why: string): Promise<void> {
  const reload = vscode.l10n.t("Reload Window");
  const said = vscode.l10n.t("The language server of performance targets could not be started: {0}", why);
  if ((await vscode.window.showErrorMessage(said, reload)) === reload)
    await vscode.commands.executeCommand("workbench.action.reloadWindow");
}

async function changeLayout(
  client: lsp.LanguageClient,
  editor: vscode.TextEditor,
  layout: LayoutParams["layout"],
): Promise<void> {
  const { document } = editor;
  if (document.languageId !== LANGUAGE) return;
  const { version } = document;
  const params: LayoutParams = { uri: client.code2ProtocolConverter.asUri(document.uri), layout };
  const edits = await client.protocol2CodeConverter.asTextEdits(
    await client.sendRequest<lsp.TextEdit[]>(
      "performanceTargets/layout" satisfies typeof layoutRequest,
      params,
    ),
  );
  if (document.version !== version || edits === undefined) return;
  if (edits.length === 0) {
    await vscode.window.showInformationMessage(
      vscode.l10n.t(
        "The table has this layout already. Cells in quotes, as Excel copies them, stay as they are, and so do indicators that are not numbered 1、2、 (Format Document numbers them).",
      ),
    );
    return;
  }
  const moved = editor.selections.map(({ active }) => movedBy(edits, document, active));
  // Meanwhile it may show something else.
  if (!vscode.window.visibleTextEditors.includes(editor)) return;
  if (!(await applied(editor, edits))) return;
  // An editor that makes thousands of edits as one leaves the cursor behind them all.
  editor.selections = moved.map((offset) => {
    const place = document.positionAt(offset);
    return new vscode.Selection(place, place);
  });
  editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Where a place is after some edits, as an offset: behind what is put in before it. */
function movedBy(
  edits: readonly vscode.TextEdit[],
  document: vscode.TextDocument,
  place: vscode.Position,
): number {
  const at = document.offsetAt(place);
  let moved = at;
  for (const { range, newText } of edits) {
    const from = document.offsetAt(range.start);
    if (from >= at) continue;
    const to = Math.min(at, document.offsetAt(range.end));
    moved += newText.length - (to - from);
  }
  return moved;
}
