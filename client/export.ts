import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import type { ReportParams, reportRequest } from "../server/lsp/protocol.ts";
import { EXPORTED, type Exported } from "./messages.ts";
import { base, documentAt } from "./uri.ts";

/** Asks for a format; undefined where nobody chose one. */
export async function chooseFormat(): Promise<Exported | undefined> {
  const { t } = vscode.l10n;
  const details = {
    html: t("One page to read and to print, with every unit and project"),
    csv: t("Every finding with its line, for Excel"),
    md: t("Totals, units and every finding, to paste elsewhere"),
  };
  const items = EXPORTED.map((format) => ({
    label: format === "md" ? "Markdown" : format.toUpperCase(),
    detail: details[format],
    format,
  }));
  return (await vscode.window.showQuickPick(items, { title: t("Export a report") }))?.format;
}

/** Writes a report of a table in a format that somebody chooses. */
export async function exportChosen(client: LanguageClient, uri: vscode.Uri): Promise<void> {
  const format = await chooseFormat();
  if (format !== undefined) await exportReport(client, uri, format);
}

/** Writes a report of a table to a file: `target`, or the one that somebody chooses. */
export async function exportReport(
  client: LanguageClient,
  uri: vscode.Uri,
  format: ReportParams["format"],
  target?: vscode.Uri,
): Promise<void> {
  const proposed = uri.with({ path: `${uri.path.replace(/\.[^./]*$/, "")}.${format}` });
  const file =
    target ?? (await vscode.window.showSaveDialog({ defaultUri: proposed, filters: { [format]: [format] } }));
  if (file === undefined) return;
  try {
    // The server knows a document that is open; the editor of a preview's may be closed.
    if ((await documentAt(uri)) === undefined)
      throw new Error(vscode.l10n.t("The file is not there any more."));
    const params: ReportParams = { uri: client.code2ProtocolConverter.asUri(uri), format };
    const text = await client.sendRequest<string | null>(
      "performanceTargets/report" satisfies typeof reportRequest,
      params,
    );
    if (text === null) throw new Error(vscode.l10n.t("This file is not a performance target table."));
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(vscode.l10n.t("The report could not be written: {0}", why));
    return;
  }
  // Nobody waits for the answer: whoever gave a file is a program.
  if (target === undefined) void offerToOpen(file);
}

async function offerToOpen(file: vscode.Uri): Promise<void> {
  const open = vscode.l10n.t("Open");
  const said = vscode.l10n.t("The report was written to {0}", base(file));
  if ((await vscode.window.showInformationMessage(said, open)) !== open) return;
  // Only the desktop hands a file of its own to another program.
  const isHere = file.scheme === "file" && vscode.env.uiKind === vscode.UIKind.Desktop;
  if (isHere && vscode.env.remoteName === undefined) await vscode.env.openExternal(file);
  else await vscode.commands.executeCommand("vscode.open", file);
}
