import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import type { NeighbourParams } from "../server/lsp/protocol.ts";
import { whenRunning } from "./running.ts";

const TABLES = "**/{*.jxmb,*绩效目标表*.txt,*绩效目标表*.tsv}";
const NOT_THERE = "node_modules";
/** Names repeat: some dozens of tables say what is usual. */
const MOST = 50;
/** After so many milliseconds without a change a file is written. */
const SETTLED = 500;

/** Hands the other tables of the workspace to the server, which compares their names, and follows their changes. */
export function followNeighbours(client: LanguageClient): vscode.Disposable[] {
  const watcher = vscode.workspace.createFileSystemWatcher(TABLES);
  const told = new Set<string>();
  const tell = async (uri: vscode.Uri) => {
    const key = uri.toString();
    if (!client.isRunning() || uri.path.split("/").includes(NOT_THERE)) return;
    const text = await textOf(uri);
    if (text === undefined) told.delete(key);
    else if (told.size < MOST) told.add(key);
    else if (!told.has(key)) return;
    const params: NeighbourParams = { uri: client.code2ProtocolConverter.asUri(uri), text };
    await client.sendNotification("performanceTargets/neighbour", params);
  };
  const tellAll = async () => {
    told.clear();
    for (const uri of await vscode.workspace.findFiles(TABLES, `**/${NOT_THERE}/**`, MOST)) await tell(uri);
  };
  // Without them the table's own names must do.
  const quietly = (telling: Promise<void>) => void telling.catch(() => {});
  // One save changes a file several times, and half of it is written at first.
  const waiting = new Map<string, NodeJS.Timeout>();
  const tellSoon = (uri: vscode.Uri) => {
    const key = uri.toString();
    clearTimeout(waiting.get(key));
    waiting.set(
      key,
      setTimeout(() => {
        waiting.delete(key);
        quietly(tell(uri));
      }, SETTLED),
    );
  };
  return [
    watcher,
    watcher.onDidChange(tellSoon),
    watcher.onDidCreate(tellSoon),
    watcher.onDidDelete(tellSoon),
    {
      dispose() {
        for (const timer of waiting.values()) clearTimeout(timer);
      },
    },
    whenRunning(client, () => quietly(tellAll())),
  ];
}

async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}
