import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import type { WhereParams, whereRequest } from "../server/lsp/protocol.ts";
import { LANGUAGE } from "./language.ts";
import { whenRunning } from "./running.ts";

/** A status bar item that says in what column of the table the cursor stands: rows do not line up with the header. */
export function showWhere(client: LanguageClient): vscode.Disposable[] {
  const item = vscode.window.createStatusBarItem(
    "performanceTargets.where",
    vscode.StatusBarAlignment.Right,
    91,
  );
  item.name = vscode.l10n.t("Column at the cursor");
  item.tooltip = item.name;
  let asked = 0;
  const ask = async (editor: vscode.TextEditor | undefined) => {
    const own = ++asked;
    if (editor?.document.languageId !== LANGUAGE || !client.isRunning()) return item.hide();
    const { document, selection } = editor;
    const params: WhereParams = {
      uri: client.code2ProtocolConverter.asUri(document.uri),
      position: client.code2ProtocolConverter.asPosition(selection.active),
    };
    // A server that is being stopped answers nothing.
    const where = await client
      .sendRequest<string | null>("performanceTargets/where" satisfies typeof whereRequest, params)
      .catch(() => null);
    // The cursor may have gone on meanwhile.
    if (own !== asked) return;
    if (where === null) return item.hide();
    item.text = `$(symbol-field) ${where}`;
    item.show();
  };
  let timer: NodeJS.Timeout | undefined;
  const askSoon = (editor: vscode.TextEditor | undefined) => {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(editor), AT_REST);
  };
  const askNow = () => askSoon(vscode.window.activeTextEditor);
  return [
    item,
    whenRunning(client, askNow),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (textEditor === vscode.window.activeTextEditor) askSoon(textEditor);
    }),
    vscode.window.onDidChangeActiveTextEditor(askSoon),
    // An edit elsewhere in the row, or a header that is mended, moves no cursor.
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document === vscode.window.activeTextEditor?.document) askNow();
    }),
    // It may have been given the language just now.
    vscode.workspace.onDidOpenTextDocument(askNow),
    { dispose: () => clearTimeout(timer) },
  ];
}

/** How long the cursor rests before anybody asks, in milliseconds. */
const AT_REST = 60;
