import * as vscode from "vscode";
import { type LanguageClient, State } from "vscode-languageclient/node";
import { LANGUAGE } from "./language.ts";

/** Starts the server with the first table that is open: other plain text needs none. Resolves when it has answered. */
export async function startWithTable(
  client: LanguageClient,
  disposables: vscode.Disposable[],
): Promise<void> {
  await new Promise<void>((resolve) => {
    const look = ({ languageId }: vscode.TextDocument) => {
      if (languageId === LANGUAGE) resolve();
    };
    disposables.push(vscode.workspace.onDidOpenTextDocument(look));
    for (const document of vscode.workspace.textDocuments) look(document);
  });
  await client.start();
}

/** Runs something whenever the server is there: at its start, and after each restart, when it knows nothing. */
export function whenRunning(client: LanguageClient, run: () => void): vscode.Disposable {
  return client.onDidChangeState(({ newState }) => {
    if (newState === State.Running) run();
  });
}
