import type * as vscode from "vscode";
import { type LanguageClient, State } from "vscode-languageclient/node";

/** Runs something whenever the server is there: at its start, and after each restart, when it knows nothing. */
export function whenRunning(client: LanguageClient, run: () => void): vscode.Disposable {
  return client.onDidChangeState(({ newState }) => {
    if (newState === State.Running) run();
  });
}
