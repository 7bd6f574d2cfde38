import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import type { NeighbourParams, neighbourNotification } from "../server/lsp/protocol.ts";
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
  const send = (uri: vscode.Uri, text: string | undefined) => {
    const params: NeighbourParams = { uri: client.code2ProtocolConverter.asUri(uri), text };
    return client.sendNotification(
      "performanceTargets/neighbour" satisfies typeof neighbourNotification,
      params,
    );
  };
  const tell = async (uri: vscode.Uri) => {
    const key = uri.toString();
    if (!client.isRunning() || uri.path.split("/").includes(NOT_THERE)) return;
    const text = await textOf(uri);
    if (!told.has(key) && (text === undefined || told.size >= MOST)) return;
    if (text === undefined) told.delete(key);
    else told.add(key);
    await send(uri, text);
  };
  let asked = 0;
  const tellAll = async () => {
    const own = ++asked;
    for (const uri of await vscode.workspace.findFiles(TABLES, `**/${NOT_THERE}/**`, MOST)) {
      // Whoever asked later tells of all of them.
      if (own !== asked) return;
      await tell(uri);
    }
  };
  const foldersChanged = async () => {
    for (const uri of [...told].map((key) => vscode.Uri.parse(key, true))) {
      if (vscode.workspace.getWorkspaceFolder(uri) !== undefined) continue;
      told.delete(uri.toString());
      await send(uri, undefined);
    }
    await tellAll();
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
    vscode.workspace.onDidChangeWorkspaceFolders(() => {
      if (client.isRunning()) quietly(foldersChanged());
    }),
    // A server that was started anew knows of none.
    whenRunning(client, () => {
      told.clear();
      quietly(tellAll());
    }),
  ];
}

async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  try {
    // As the editor would read it: its settings say in which encoding.
    return await vscode.workspace.decode(await vscode.workspace.fs.readFile(uri), { uri });
  } catch {
    return undefined;
  }
}
