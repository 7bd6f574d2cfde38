import * as vscode from "vscode";
import { CloseAction, type ErrorHandler, type LanguageClient, State } from "vscode-languageclient/node";
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

/** Has a server that ended started again, a few times; after that the user is asked. */
export function startingAgain(client: () => LanguageClient): ErrorHandler {
  let usual: ErrorHandler | undefined;
  const handler = () => {
    usual ??= client().createDefaultErrorHandler();
    return usual;
  };
  return {
    error: (...failed) => handler().error(...failed),
    closed: async () => {
      const { action } = await handler().closed();
      if (action === CloseAction.DoNotRestart) {
        usual = undefined;
        void offerRestart();
      }
      return { action, handled: true };
    },
  };
}

async function offerRestart(): Promise<void> {
  const restart = vscode.l10n.t("Restart");
  const said = vscode.l10n.t(
    "The language server of performance targets stopped several times: tables are not checked any more.",
  );
  if ((await vscode.window.showErrorMessage(said, restart)) === restart)
    await vscode.commands.executeCommand("performanceTargets.restart");
}

/** Runs something whenever the server is there: at its start, and after each restart, when it knows nothing. */
export function whenRunning(client: LanguageClient, run: () => void): vscode.Disposable {
  return client.onDidChangeState(({ newState }) => {
    if (newState === State.Running) run();
  });
}
