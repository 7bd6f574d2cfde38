import * as vscode from "vscode";
import type { LanguageClient, TextEdit } from "vscode-languageclient/node";
import type {
  MendParams,
  PreviewParams,
  PreviewPart,
  PreviewResult,
  ReportParams,
} from "../server/lsp/protocol.ts";
import { LANGUAGE } from "./language.ts";
import {
  EXPORTED,
  type Exported,
  type FromPage,
  fromPage,
  type Kept,
  keptFrom,
  type ToPage,
} from "./messages.ts";

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
  return {
    open,
    refresh,
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
        const { activeTextEditor } = vscode.window;
        if (activeTextEditor && same(activeTextEditor.document.uri, uri)) editorChanged(activeTextEditor);
      }),
      vscode.workspace.onDidChangeConfiguration((change) => {
        for (const { uri } of open) if (change.affectsConfiguration("performanceTargets", uri)) refresh(uri);
      }),
    ],
  };
}

/** One preview: a panel, the file and the place it shows. */
export class Preview {
  #uri: vscode.Uri;
  #offset: number;
  #locked: boolean;
  #known: Partial<Record<PreviewPart, string>> = {};
  /** What the page was given, by the last answer and those before: an answer leaves out what the page has. */
  last: PreviewResult | undefined;
  #asking = false;
  #stale = false;
  /** Whether it was the editor that led to the place. */
  #led = false;
  #ownScroll = 0;
  #query = "";
  #disposed = false;

  constructor(
    private readonly client: LanguageClient,
    private readonly ready: Promise<void>,
    extension: vscode.Uri,
    readonly panel: vscode.WebviewPanel,
    kept: Partial<Kept> & Pick<Kept, "uri">,
  ) {
    this.#uri = vscode.Uri.parse(kept.uri);
    this.#offset = kept.offset ?? 0;
    this.#locked = kept.locked ?? false;
    panel.iconPath = {
      light: vscode.Uri.joinPath(extension, "images", "file-light.svg"),
      dark: vscode.Uri.joinPath(extension, "images", "file-dark.svg"),
    };
    panel.onDidDispose(() => {
      this.#disposed = true;
    });
    panel.onDidChangeViewState(() => panel.visible && this.refresh());
    panel.webview.onDidReceiveMessage((message) => {
      const known = fromPage(message);
      if (known) void this.received(known).catch((error) => this.client.warn(String(error)));
    });
    panel.webview.html = page(panel.webview, extension, { ...kept, uri: this.#uri.toString() });
    this.#retitle();
  }

  get uri(): vscode.Uri {
    return this.#uri;
  }

  get locked(): boolean {
    return this.#locked;
  }

  /** Shows another file, or another place. */
  follow(uri: vscode.Uri, offset: number, led = false): void {
    const isOther = !same(uri, this.#uri);
    if (!isOther && offset === this.#offset && this.last !== undefined) return;
    if (isOther) {
      this.#known = {};
      this.last = undefined;
    }
    this.#uri = uri;
    // A click here moves the cursor there, which says no more than the click.
    this.#led = led && offset !== this.#offset;
    this.#offset = offset;
    if (isOther) this.#retitle();
    this.refresh();
  }

  /** Somebody asked for a place: it is brought into view, even if it is the one that is shown. */
  lead(uri: vscode.Uri, offset: number): void {
    this.follow(uri, offset);
    this.#led = true;
  }

  /** The cursor moved: the preview shows where it is. */
  editorMoved({ document, selection }: vscode.TextEditor): void {
    if (this.#locked && !same(document.uri, this.#uri)) return;
    const isOther = !same(document.uri, this.#uri);
    if (!isOther && !setting("markEditorSelection", this.#uri)) return;
    this.follow(document.uri, document.offsetAt(selection.active), true);
  }

  /** The editor scrolled: the preview shows where the cursor is or, when that is out of sight, what is on top. */
  editorScrolled(
    { document, selection, visibleRanges }: vscode.TextEditor,
    first: vscode.Range | undefined,
  ): void {
    if (
      first === undefined ||
      !same(document.uri, this.#uri) ||
      !setting("scrollPreviewWithEditor", this.#uri)
    )
      return;
    if (Date.now() < this.#ownScroll) return;
    const inSight = visibleRanges.some((range) => range.contains(selection.active));
    this.follow(document.uri, document.offsetAt(inSight ? selection.active : first.start), true);
  }

  toggleLock(): void {
    this.#locked = !this.#locked;
    this.#post({ type: "lock", locked: this.#locked });
    this.#retitle();
  }

  /** Asks for what changed and hands it to the page; one question at a time. */
  refresh(): void {
    if (this.#disposed || !this.panel.visible) return;
    if (this.#asking) this.#stale = true;
    else void this.#ask();
  }

  async #ask(): Promise<void> {
    this.#asking = true;
    try {
      do {
        this.#stale = false;
        // The server knows a document that is open, and starts with it; a restored preview may be first.
        const document = await vscode.workspace.openTextDocument(this.#uri);
        if (document.languageId !== LANGUAGE) return;
        await this.ready;
        const known = this.#known;
        const params: PreviewParams = {
          uri: this.client.code2ProtocolConverter.asUri(this.#uri),
          offset: this.#offset,
          known,
          query: this.#query,
        };
        const found = await this.client.sendRequest<PreviewResult | null>(
          "performanceTargets/preview",
          params,
        );
        // A page that was loaded anew meanwhile lacks what the answer left out; one of another file was asked for again.
        if (known !== this.#known) this.#stale = true;
        if (this.#disposed || found === null || known !== this.#known) continue;
        const { marks, ...data } = found;
        this.#known = marks;
        this.last = { ...this.last, ...found };
        const message: ToPage = {
          type: "data",
          follow: this.#led,
          ...data,
          uri: this.#uri.toString(),
          offset: this.#offset,
        };
        await this.panel.webview.postMessage(message);
      } while (this.#stale && !this.#disposed);
    } catch (error) {
      this.client.warn(String(error));
    } finally {
      this.#asking = false;
      // An answer that failed was perhaps to an older question.
      if (this.#stale && !this.#disposed) setTimeout(() => this.refresh(), AGAIN);
    }
  }

  /** Does what the page asks. */
  async received(message: FromPage): Promise<void> {
    switch (message.type) {
      case "ready":
        this.#known = {};
        this.#post({ type: "lock", locked: this.#locked });
        return this.refresh();
      case "search":
        this.#query = message.query;
        return this.refresh();
      case "lock":
        return this.toggleLock();
      case "go":
        return this.#go(message);
      case "scrolled":
        if (setting("scrollEditorWithPreview", this.#uri)) await this.#reveal(message);
        return;
      case "fix":
        return this.#fix(message);
      case "export":
        return exportChosen(this.client, this.#uri);
    }
  }

  async #go({ at, version }: Extract<FromPage, { type: "go" }>): Promise<void> {
    const document = await vscode.workspace.openTextDocument(this.#uri);
    // What was typed since then has moved what the page means.
    if (version !== document.version) return this.refresh();
    const shown = vscode.window.visibleTextEditors.find((editor) => same(editor.document.uri, this.#uri));
    const selection = new vscode.Range(document.positionAt(at.from), document.positionAt(at.to));
    this.follow(this.#uri, at.to);
    await vscode.window.showTextDocument(document, {
      viewColumn: shown?.viewColumn ?? vscode.ViewColumn.One,
      selection,
    });
  }

  async #reveal({ at, version }: Extract<FromPage, { type: "scrolled" }>): Promise<void> {
    const editor = vscode.window.visibleTextEditors.find(({ document }) => same(document.uri, this.#uri));
    if (editor === undefined || version !== editor.document.version) return;
    const place = editor.document.positionAt(at.from);
    // The editor's scrolling is this preview's own doing.
    this.#ownScroll = Date.now() + SETTLED;
    editor.revealRange(new vscode.Range(place, place), vscode.TextEditorRevealType.AtTop);
  }

  async #fix({ rule, at, fix, version }: Extract<FromPage, { type: "fix" }>): Promise<void> {
    const document = await vscode.workspace.openTextDocument(this.#uri);
    const before = document.version;
    const params: MendParams = {
      uri: this.client.code2ProtocolConverter.asUri(this.#uri),
      version,
      finding: { rule, at },
      fix,
    };
    const edits = await this.client.protocol2CodeConverter.asTextEdits(
      await this.client.sendRequest<TextEdit[]>("performanceTargets/mend", params),
    );
    // What was shown may be out of date: then nothing is changed, and the page is drawn again.
    if (edits === undefined || edits.length === 0 || document.version !== before) return this.refresh();
    const change = new vscode.WorkspaceEdit();
    change.set(this.#uri, edits);
    await vscode.workspace.applyEdit(change);
    // There Ctrl+Z takes the edit back.
    const shown = vscode.window.visibleTextEditors.find((editor) => same(editor.document.uri, this.#uri));
    if (shown === undefined) return;
    const viewColumn = shown.viewColumn ?? vscode.ViewColumn.One;
    const editor = await vscode.window.showTextDocument(document, { viewColumn });
    editor.revealRange(edits[0]!.range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }

  #post(message: ToPage): void {
    if (!this.#disposed) void this.panel.webview.postMessage(message);
  }

  #retitle(): void {
    this.panel.title = this.#locked ? vscode.l10n.t("[Preview] {0}", base(this.#uri)) : title(this.#uri);
  }
}

async function chooseFormat(): Promise<Exported | undefined> {
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

async function exportChosen(client: LanguageClient, uri: vscode.Uri): Promise<void> {
  const format = await chooseFormat();
  if (format !== undefined) await exportReport(client, uri, format);
}

async function exportReport(
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
    await vscode.workspace.openTextDocument(uri);
    const params: ReportParams = { uri: client.code2ProtocolConverter.asUri(uri), format };
    const text = await client.sendRequest<string | null>("performanceTargets/report", params);
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
  if ((await vscode.window.showInformationMessage(said, open)) === open) await vscode.env.openExternal(file);
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
  const { languageId } = await vscode.workspace.openTextDocument(uri);
  if (languageId === LANGUAGE) return uri;
  await vscode.window.showInformationMessage(vscode.l10n.t("This file is not a performance target table."));
  return undefined;
}

// A table that is shown beside a page: the welcome page leads to commands, too.
function shownTable(): vscode.TextEditor | undefined {
  return vscode.window.visibleTextEditors.find(({ document }) => document.languageId === LANGUAGE);
}

function optionsOf(extension: vscode.Uri): vscode.WebviewOptions & vscode.WebviewPanelOptions {
  return {
    enableScripts: true,
    enableForms: false,
    enableFindWidget: true,
    localResourceRoots: [vscode.Uri.joinPath(extension, "dist")],
  };
}

function page(webview: vscode.Webview, extension: vscode.Uri, kept: Partial<Kept>): string {
  const nonce = [...crypto.getRandomValues(new Uint8Array(18))]
    .map((byte) => byte.toString(36).padStart(2, "0"))
    .join("");
  const file = (name: string) =>
    webview.asWebviewUri(vscode.Uri.joinPath(extension, "dist", name)).toString();
  const locale = vscode.env.language.startsWith("en") ? "en" : "zh";
  const state = JSON.stringify(kept).replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
  return `<!DOCTYPE html>
<html lang="${locale === "zh" ? "zh-CN" : "en"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'">
<title>${vscode.l10n.t("Performance Targets")}</title>
<link rel="stylesheet" href="${file("preview.css")}">
</head>
<body>
<div id="root" data-locale="${locale}" data-kept="${state}"></div>
<script nonce="${nonce}" src="${file("preview.js")}"></script>
</body>
</html>`;
}

function setting(
  name: "markEditorSelection" | "scrollPreviewWithEditor" | "scrollEditorWithPreview",
  uri: vscode.Uri,
): boolean {
  return vscode.workspace.getConfiguration("performanceTargets.preview", uri).get(name, true);
}

/** Milliseconds in which an editor that was scrolled from here comes to rest, and after which a failure is tried again. */
const SETTLED = 400;
const AGAIN = 500;

function title(uri: vscode.Uri): string {
  return vscode.l10n.t("Preview {0}", base(uri));
}

function base(uri: vscode.Uri): string {
  return uri.path.split("/").at(-1) ?? "";
}

function same(a: vscode.Uri, b: vscode.Uri): boolean {
  return a.toString() === b.toString();
}
