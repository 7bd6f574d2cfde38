import * as vscode from "vscode";
import { type LanguageClient, State } from "vscode-languageclient/node";
import type { StatusParams, statusNotification } from "../server/lsp/protocol.ts";
import { LANGUAGE } from "./language.ts";

/**
 * A status bar item for the table in the active editor: total, units, findings; a click shows the findings, and puts a
 * template into an empty one. `told` hears of each table that the server tells of.
 */
export function showStatus(client: LanguageClient, told: (table: vscode.Uri) => void): vscode.Disposable[] {
  const item = vscode.window.createStatusBarItem(
    "performanceTargets.status",
    vscode.StatusBarAlignment.Right,
    90,
  );
  item.name = vscode.l10n.t("Performance Targets");
  const known = new Map<string, StatusParams>();
  const refresh = () => {
    const document = vscode.window.activeTextEditor?.document;
    const status = document && known.get(document.uri.toString());
    if (status === undefined || document?.languageId !== LANGUAGE) return item.hide();
    draw(item, status, document.getText() === "");
    item.show();
  };
  return [
    item,
    client.onNotification(
      "performanceTargets/status" satisfies typeof statusNotification,
      (status: StatusParams) => {
        const uri = vscode.Uri.parse(status.uri);
        known.set(uri.toString(), status);
        refresh();
        told(uri);
      },
    ),
    // Of a server that is down nothing holds any more.
    client.onDidChangeState(({ newState }) => {
      if (newState !== State.Stopped) return;
      known.clear();
      refresh();
    }),
    vscode.window.onDidChangeActiveTextEditor(refresh),
    vscode.workspace.onDidOpenTextDocument(refresh),
    vscode.workspace.onDidCloseTextDocument((document) => {
      known.delete(document.uri.toString());
      refresh();
    }),
  ];
}

function draw(
  item: vscode.StatusBarItem,
  { isTable, label, tooltip, counts }: StatusParams,
  isEmpty: boolean,
): void {
  item.command = isEmpty ? "performanceTargets.newTable" : "workbench.actions.view.problems";
  if (isEmpty) {
    const label = vscode.l10n.t("empty table: click for a template");
    item.text = `$(table) ${label}`;
    item.tooltip = undefined;
    item.accessibilityInformation = { label };
    return;
  }
  const found = isTable ? ` · $(error) ${counts.error} $(warning) ${counts.warning}` : "";
  item.text = `$(table) ${label}${found}`;
  item.tooltip = tooltip;
  item.accessibilityInformation = { label: tooltip };
}
