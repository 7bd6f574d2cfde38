import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import type { NeighbourParams } from "../server/lsp/protocol.ts";

const TABLES = "**/{*.jxmb,*绩效目标表*.txt,*绩效目标表*.tsv}";
/** Names repeat: some dozens of tables say what is usual. */
const MOST = 50;

/** Hands the other tables of the workspace to the server, which compares their names, and follows their changes. */
export function followNeighbours(client: LanguageClient, ready: Promise<void>): vscode.Disposable[] {
  const watcher = vscode.workspace.createFileSystemWatcher(TABLES);
  const tell = async (uri: vscode.Uri) => {
    const params: NeighbourParams = {
      uri: client.code2ProtocolConverter.asUri(uri),
      text: await textOf(uri),
    };
    await client.sendNotification("performanceTargets/neighbour", params);
  };
  const tellQuietly = (uri: vscode.Uri) => void tell(uri).catch(() => {});
  const tellAll = async () => {
    await ready;
    for (const uri of await vscode.workspace.findFiles(TABLES, "**/node_modules/**", MOST)) await tell(uri);
  };
  // Without a search the table's own names must do.
  tellAll().catch(() => {});
  return [
    watcher,
    watcher.onDidChange(tellQuietly),
    watcher.onDidCreate(tellQuietly),
    watcher.onDidDelete(tellQuietly),
  ];
}

async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}
