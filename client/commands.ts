import * as vscode from "vscode";
import type * as lsp from "vscode-languageclient/node";
import type { LayoutParams } from "../server/lsp/protocol.ts";

export function registerCommands(client: lsp.LanguageClient): vscode.Disposable[] {
  return [
    vscode.commands.registerTextEditorCommand("performanceTargets.expand", (editor) =>
      changeLayout(client, editor, "expanded"),
    ),
    vscode.commands.registerTextEditorCommand("performanceTargets.compact", (editor) =>
      changeLayout(client, editor, "compact"),
    ),
    vscode.commands.registerCommand("performanceTargets.restart", () => client.restart()),
  ];
}

async function changeLayout(
  client: lsp.LanguageClient,
  { document }: vscode.TextEditor,
  layout: LayoutParams["layout"],
): Promise<void> {
  if (document.languageId !== "performance-targets") return;
  const { version } = document;
  const params: LayoutParams = { uri: client.code2ProtocolConverter.asUri(document.uri), layout };
  const edits = await client.protocol2CodeConverter.asTextEdits(
    await client.sendRequest<lsp.TextEdit[]>("performanceTargets/layout", params),
  );
  if (document.version !== version || edits === undefined || edits.length === 0) return;
  const change = new vscode.WorkspaceEdit();
  change.set(document.uri, edits);
  await vscode.workspace.applyEdit(change);
}
