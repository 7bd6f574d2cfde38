import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import type {
  SHORTEST_REASON,
  UnwaiveArguments,
  WAIVERS,
  WaiveArguments,
  WaiversParams,
  waiversNotification,
} from "../server/lsp/protocol.ts";
import { LANGUAGE } from "./language.ts";
import { whenRunning } from "./running.ts";
import { base } from "./uri.ts";

const SUFFIX: typeof WAIVERS = ".waivers.json";
const SHORTEST: typeof SHORTEST_REASON = 2;

/**
 * Hands the waiver files of open tables to the server, follows their changes, and writes new waivers. `changed` is told of
 * each table whose waivers the server was handed.
 */
export function followWaivers(
  client: LanguageClient,
  changed: (table: vscode.Uri) => void,
): vscode.Disposable[] {
  const watcher = vscode.workspace.createFileSystemWatcher(`**/*${SUFFIX}`);
  const tell = async (file: vscode.Uri) => {
    // A server that is not there yet, or no more, is told when it is.
    if (!client.isRunning()) return;
    const table = file.with({ path: file.path.slice(0, -SUFFIX.length) });
    const params: WaiversParams = {
      uri: client.code2ProtocolConverter.asUri(table),
      text: await textOf(file),
    };
    await client.sendNotification("performanceTargets/waivers" satisfies typeof waiversNotification, params);
    changed(table);
  };
  const inTurn = oneByOne();
  const tellQuietly = (file: vscode.Uri) =>
    void inTurn(() => tell(file)).catch((error) => client.warn(String(error)));
  const opened = (document: vscode.TextDocument) => {
    if (document.languageId === LANGUAGE) tellQuietly(fileOf(document.uri));
  };
  return [
    watcher,
    watcher.onDidChange(tellQuietly),
    watcher.onDidCreate(tellQuietly),
    watcher.onDidDelete(tellQuietly),
    vscode.workspace.onDidOpenTextDocument(opened),
    whenRunning(client, () => vscode.workspace.textDocuments.forEach(opened)),
    vscode.workspace.onWillRenameFiles((event) => event.waitUntil(moving(event.files))),
    vscode.commands.registerCommand(
      "performanceTargets.unwaive",
      async (...[uri, waiver]: UnwaiveArguments) => {
        const file = fileOf(client.protocol2CodeConverter.asUri(uri));
        await inTurn(async () => {
          await rewrite(file, (waivers) => waivers.filter((one) => !isSame(one, waiver)));
          await tell(file);
        });
      },
    ),
    vscode.commands.registerCommand(
      "performanceTargets.waive",
      async (...[uri, waiver, message]: WaiveArguments) => {
        const table = client.protocol2CodeConverter.asUri(uri);
        if (table.scheme === "untitled") {
          void vscode.window.showInformationMessage(
            vscode.l10n.t("Save the table first: its waivers are kept in a file beside it."),
          );
          return;
        }
        const file = fileOf(table);
        if ((await waiversIn(file)) === undefined) return;
        const reason = await vscode.window.showInputBox({
          title: vscode.l10n.t("Why is this finding waived?"),
          prompt: message,
          placeHolder: vscode.l10n.t(
            "The reason is kept in a file beside the table, and shown with the finding.",
          ),
          validateInput: (text) =>
            text.trim().length < SHORTEST ? vscode.l10n.t("Please give a reason") : undefined,
        });
        if (reason === undefined) return;
        await inTurn(async () => {
          await rewrite(file, (waivers) => [...waivers, { ...waiver, reason: reason.trim() }]);
          await tell(file);
        });
      },
    ),
  ];
}

// What is read, changed and written is not changed by another meanwhile, and the last that is told is the last there is.
function oneByOne(): <T>(run: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (run) => {
    const next = last.then(run, run);
    last = next;
    return next;
  };
}

// The waivers of a table that is renamed or moved go with it.
async function moving(
  files: readonly { readonly oldUri: vscode.Uri; readonly newUri: vscode.Uri }[],
): Promise<vscode.WorkspaceEdit> {
  const edit = new vscode.WorkspaceEdit();
  const isThere = (uri: vscode.Uri) =>
    Promise.resolve(vscode.workspace.fs.stat(uri)).then(
      () => true,
      () => false,
    );
  for (const { oldUri, newUri } of files) {
    const [from, to] = [fileOf(oldUri), fileOf(newUri)];
    const goes = files.some((other) => other.oldUri.toString() === from.toString());
    if (!goes && !oldUri.path.endsWith(SUFFIX) && (await isThere(from))) edit.renameFile(from, to);
  }
  return edit;
}

function fileOf(table: vscode.Uri): vscode.Uri {
  return table.with({ path: table.path + SUFFIX });
}

// Undefined where there is no such file. One that cannot be read is another thing: who takes it for none writes over it.
async function textOf(file: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === "FileNotFound") return undefined;
    throw error;
  }
}

async function rewrite(file: vscode.Uri, change: (waivers: readonly unknown[]) => unknown[]): Promise<void> {
  const data = await waiversIn(file);
  if (data === undefined) return;
  const waivers = change(data.waivers);
  if (waivers.length === data.waivers.length) return;
  // What holds nothing any more is not left lying about.
  if (waivers.length === 0 && Object.keys(data).length === 1)
    return vscode.workspace.fs.delete(file, { useTrash: false });
  const text = `${JSON.stringify({ ...data, waivers }, undefined, 2)}\n`;
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
}

// A file that cannot be read as one is left alone, and told of: nothing in it may be lost.
async function waiversIn(file: vscode.Uri): Promise<{ readonly waivers: readonly unknown[] } | undefined> {
  let text: string | undefined;
  try {
    text = await textOf(file);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(
      vscode.l10n.t("{0} cannot be read, and is left as it is: {1}", base(file), why),
    );
    return undefined;
  }
  const data = readAs(text);
  if (data === undefined) void offerToMend(file);
  return data;
}

async function offerToMend(file: vscode.Uri): Promise<void> {
  const open = vscode.l10n.t("Open");
  const said = vscode.l10n.t(
    "{0} cannot be read: it is no JSON with a list of waivers. Mend it first.",
    base(file),
  );
  if ((await vscode.window.showErrorMessage(said, open)) === open) await vscode.window.showTextDocument(file);
}

function readAs(text: string | undefined): { readonly waivers: readonly unknown[] } | undefined {
  if (text === undefined) return { waivers: [] };
  try {
    const data: unknown = JSON.parse(text);
    const isOne =
      typeof data === "object" && data !== null && Array.isArray((data as { waivers?: unknown }).waivers);
    return isOne ? (data as { waivers: unknown[] }) : undefined;
  } catch {
    return undefined;
  }
}

function isSame(one: unknown, other: object): boolean {
  if (typeof one !== "object" || one === null) return false;
  const parts = (value: object) => JSON.stringify(Object.entries(value).sort());
  return parts(one) === parts(other);
}
