import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { chooseFormat, exportReport } from "./export.ts";
import { LANGUAGE } from "./language.ts";
import { EXPORTED, type Kept, keptFrom } from "./messages.ts";
import { optionsOf } from "./page.ts";
import { Preview, title } from "./preview.ts";
import { documentAt, renamedTo, same } from "./uri.ts";

const VIEW = "performanceTargets.preview";

/** The previews of tables: opened by command, restored after a reload, following the cursor. */
export function showPreviews(
  client: LanguageClient,
  ready: Promise<void>,
  context: vscode.ExtensionContext,
): {
  readonly disposables: vscode.Disposable[];
  readonly open: ReadonlySet<Preview>;
  /** What is found in a table changed without its text. */
  readonly refresh: (table: vscode.Uri) => void;
  /** The server has told of a table anew. */
  readonly told: (table: vscode.Uri) => void;
} {
  const open = new Set<Preview>();
  const start = (panel: vscode.WebviewPanel, kept: Partial<Kept> & Pick<Kept, "uri">) => {
    const preview = new Preview(client, ready, context.extensionUri, panel, kept);
    open.add(preview);
    panel.onDidDispose(() => open.delete(preview));
    return preview;
  };
  const show = async (column: vscode.ViewColumn, given?: unknown, offset?: unknown) => {
    const uri = await tableOf(client, given);
    if (uri === undefined) return;
    const editor = vscode.window.visibleTextEditors.find(({ document }) => same(document.uri, uri));
    const at =
      typeof offset === "number" ? offset : editor ? editor.document.offsetAt(editor.selection.active) : 0;
    // One that is not locked to another file is used again.
    const known = [...open].find((preview) => !preview.locked || same(preview.uri, uri));
    if (known) {
      known.lead(uri, at);
      known.panel.reveal(undefined, true);
      return;
    }
    const panel = vscode.window.createWebviewPanel(
      VIEW,
      title(uri),
      { viewColumn: column, preserveFocus: true },
      optionsOf(context.extensionUri),
    );
    start(panel, { uri: uri.toString(), offset: at }).lead(uri, at);
    // Beside the preview the lines wrap anew: the cursor stays in sight.
    if (editor) editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  };
  const active = () => [...open].find(({ panel }) => panel.active);
  const editorChanged = (editor: vscode.TextEditor | undefined) => {
    if (editor?.document.languageId !== LANGUAGE) return;
    for (const preview of open) preview.editorMoved(editor);
  };
  const refresh = (table: vscode.Uri) => {
    for (const preview of open) if (same(preview.uri, table)) preview.refresh();
  };
  // The server asks for its settings when they have changed: what it answers before that is out of date.
  const unsure = new Set<string>();
  const told = (table: vscode.Uri) => {
    if (unsure.delete(table.toString())) refresh(table);
  };
  return {
    open,
    refresh,
    told,
    disposables: [
      vscode.commands.registerCommand("performanceTargets.openPreview", (uri, offset) =>
        show(vscode.ViewColumn.Active, uri, offset),
      ),
      vscode.commands.registerCommand("performanceTargets.openPreviewToSide", (uri, offset) =>
        show(vscode.ViewColumn.Beside, uri, offset),
      ),
      vscode.commands.registerCommand("performanceTargets.lockPreview", () =>
        (active() ?? [...open][0])?.toggleLock(),
      ),
      vscode.commands.registerCommand(
        "performanceTargets.export",
        async (format?: unknown, target?: unknown) => {
          const only = vscode.window.activeTextEditor === undefined ? [...open][0] : undefined;
          const uri = (active() ?? only)?.uri ?? (await tableOf(client, undefined));
          if (uri === undefined) return;
          const chosen = EXPORTED.find((known) => known === format) ?? (await chooseFormat());
          if (chosen === undefined) return;
          await exportReport(client, uri, chosen, target instanceof vscode.Uri ? target : undefined);
        },
      ),
      vscode.window.registerWebviewPanelSerializer(VIEW, {
        async deserializeWebviewPanel(panel, state) {
          panel.webview.options = optionsOf(context.extensionUri);
          const kept = keptFrom(state);
          // A preview of nothing helps nobody.
          if (kept.uri === undefined) panel.dispose();
          else start(panel, { ...kept, uri: kept.uri });
        },
      }),
      vscode.window.onDidChangeActiveTextEditor(editorChanged),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => editorChanged(textEditor)),
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor, visibleRanges }) => {
        for (const preview of open) preview.editorScrolled(textEditor, visibleRanges[0]);
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => refresh(document.uri)),
      // A file that is recognised by what it holds gets its language after its editor was shown.
      vscode.workspace.onDidOpenTextDocument(({ uri }) => {
        // One that is another kind of text from now on was closed, and opened as that.
        refresh(uri);
        const { activeTextEditor } = vscode.window;
        if (activeTextEditor && same(activeTextEditor.document.uri, uri)) editorChanged(activeTextEditor);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        if (uri.scheme === "untitled") refresh(uri);
      }),
      vscode.workspace.onDidDeleteFiles(() => {
        for (const preview of open) preview.refresh();
      }),
      vscode.workspace.onDidRenameFiles((renamed) => {
        for (const preview of open) {
          const uri = renamedTo(preview.uri, renamed);
          if (uri) preview.renamed(uri);
        }
      }),
      vscode.workspace.onDidChangeConfiguration((change) => {
        for (const { uri } of open)
          if (!change.affectsConfiguration("performanceTargets", uri)) continue;
          else if (vscode.workspace.textDocuments.some((one) => same(one.uri, uri)))
            unsure.add(uri.toString());
          else refresh(uri);
      }),
    ],
  };
}

// The table that a command is about: what it was given, or the active editor's.
async function tableOf(client: LanguageClient, given: unknown): Promise<vscode.Uri | undefined> {
  const uri =
    given instanceof vscode.Uri
      ? given
      : typeof given === "string"
        ? client.protocol2CodeConverter.asUri(given)
        : (vscode.window.activeTextEditor ?? shownTable())?.document.uri;
  if (uri === undefined) {
    await vscode.window.showInformationMessage(vscode.l10n.t("Open a performance target table first."));
    return undefined;
  }
  if ((await documentAt(uri))?.languageId === LANGUAGE) return uri;
  await vscode.window.showInformationMessage(vscode.l10n.t("This file is not a performance target table."));
  return undefined;
}

// A table that is shown beside a page: the welcome page leads to commands, too.
function shownTable(): vscode.TextEditor | undefined {
  return vscode.window.visibleTextEditors.find(({ document }) => document.languageId === LANGUAGE);
}
