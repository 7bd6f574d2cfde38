import * as vscode from "vscode";
import type { LanguageClient, TextEdit } from "vscode-languageclient/node";
import type {
  MendParams,
  mendRequest,
  PreviewParams,
  PreviewPart,
  PreviewResult,
  previewRequest,
} from "../server/lsp/protocol.ts";
import { applied } from "./apply.ts";
import { exportChosen } from "./export.ts";
import { LANGUAGE } from "./language.ts";
import { type FromPage, fromPage, type Kept, type ToPage } from "./messages.ts";
import { page } from "./page.ts";
import { base, documentAt, same } from "./uri.ts";

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

  /** Its file has another name now. */
  renamed(uri: vscode.Uri): void {
    this.follow(uri, this.#offset);
  }

  /** Somebody asked for a place: it is brought into view, even if it is the one that is shown. */
  lead(uri: vscode.Uri, offset: number): void {
    // An editor that makes room for the preview scrolls, and leads nowhere.
    this.#ownScroll = Date.now() + OPENED;
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
    // Meanwhile another table may have been opened in the place of its own.
    const tables = vscode.window.visibleTextEditors.filter(
      ({ document }) => document.languageId === LANGUAGE,
    );
    const [first] = tables;
    if (first && !tables.some(({ document }) => same(document.uri, this.#uri))) this.editorMoved(first);
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
        const uri = this.#uri;
        const document = await documentAt(uri);
        if (!same(uri, this.#uri)) continue;
        if (document?.languageId !== LANGUAGE) {
          this.#known = {};
          this.last = undefined;
          this.#post({ type: "none", isGone: document === undefined });
          return;
        }
        await this.ready;
        const known = this.#known;
        const params: PreviewParams = {
          uri: this.client.code2ProtocolConverter.asUri(this.#uri),
          offset: this.#offset,
          known,
          query: this.#query,
        };
        const found = await this.client.sendRequest<PreviewResult | null>(
          "performanceTargets/preview" satisfies typeof previewRequest,
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
    const document = await documentAt(this.#uri);
    // What was typed since then has moved what the page means.
    if (document === undefined || version !== document.version) return this.refresh();
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
    const document = await documentAt(this.#uri);
    if (document === undefined) return this.refresh();
    const before = document.version;
    const params: MendParams = {
      uri: this.client.code2ProtocolConverter.asUri(this.#uri),
      version,
      finding: { rule, at },
      fix,
    };
    const edits = await this.client.protocol2CodeConverter.asTextEdits(
      await this.client.sendRequest<TextEdit[]>(
        "performanceTargets/mend" satisfies typeof mendRequest,
        params,
      ),
    );
    // What was shown may be out of date: then nothing is changed, and the page is drawn again.
    if (edits === undefined || edits.length === 0 || document.version !== before) return this.refresh();
    const shown = vscode.window.visibleTextEditors.find((editor) => same(editor.document.uri, this.#uri));
    // The place that is shown here stays: the next fix may be beside this one.
    this.#ownScroll = Date.now() + OPENED;
    // There Ctrl+Z takes the edit back.
    const viewColumn = shown?.viewColumn ?? vscode.ViewColumn.One;
    const editor = await vscode.window.showTextDocument(document, { viewColumn });
    if (document.version !== before) return this.refresh();
    if (!(await applied(editor, edits))) return;
    editor.revealRange(edits[0]!.range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }

  #post(message: ToPage): void {
    if (!this.#disposed) void this.panel.webview.postMessage(message);
  }

  #retitle(): void {
    this.panel.title = this.#locked ? vscode.l10n.t("[Preview] {0}", base(this.#uri)) : title(this.#uri);
  }
}

/** What a preview is called that follows the editor. */
export function title(uri: vscode.Uri): string {
  return vscode.l10n.t("Preview {0}", base(uri));
}

function setting(
  name: "markEditorSelection" | "scrollPreviewWithEditor" | "scrollEditorWithPreview",
  uri: vscode.Uri,
): boolean {
  return vscode.workspace.getConfiguration("performanceTargets.preview", uri).get(name, true);
}

/** Milliseconds in which an editor that was scrolled from here, or made room, comes to rest; and after which a failure is tried again. */
const SETTLED = 400;
const OPENED = 1_500;
const AGAIN = 500;
