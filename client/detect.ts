import * as vscode from "vscode";
import { holdsTable } from "./holds-table.ts";
import { LANGUAGE } from "./language.ts";

/** Gives plain-text and TSV files that hold such a table its language, when they are opened, pasted into or saved. */
export function detectTables(): vscode.Disposable[] {
  for (const document of vscode.workspace.textDocuments) detectIn(document);
  useTabs(vscode.window.visibleTextEditors);
  return [
    vscode.workspace.onDidOpenTextDocument(detectIn),
    vscode.workspace.onDidSaveTextDocument(detectIn),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      const isPasted = contentChanges.some(({ text }) => text.length >= PASTED && text.includes("\t"));
      // In another encoding it may be one.
      if (isPasted || offered.has(document.uri.toString())) detectIn(document);
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => setTimeout(() => forgetClosed(uri))),
    vscode.window.onDidChangeVisibleTextEditors(useTabs),
    { dispose: () => given.clear() },
  ];
}

// An editor that was open before the extension has guessed its indentation by then: in a table Tab makes a cell.
function useTabs(editors: readonly vscode.TextEditor[]): void {
  for (const editor of editors)
    if (editor.document.languageId === LANGUAGE && editor.options.insertSpaces !== false)
      editor.options = { insertSpaces: false };
}

// Whoever chooses another language for a file means it: none is given the language twice while it is open.
const given = new Set<string>();

// Nor is anybody asked twice in what encoding a file is.
const offered = new Set<string>();

// Another language closes a document and opens it again: only what is then not there is closed.
function forgetClosed(uri: vscode.Uri): void {
  const key = uri.toString();
  if (!vscode.workspace.textDocuments.some((document) => document.uri.toString() === key)) {
    given.delete(key);
    offered.delete(key);
  }
}

const PLAIN = new Set(["plaintext", "tsv", "csv (tab)", "tab-separated", "rainbow-tsv"]);
const FIRST_LINES = 40;
/** What is put in at once and is as long as this is no typing. */
const PASTED = 20;

// A document may be closed while it is looked at.
function detectIn(document: vscode.TextDocument): void {
  detect(document).catch((error: unknown) => console.error(error));
}

async function detect(document: vscode.TextDocument): Promise<void> {
  const { languageId, uri } = document;
  if (languageId === LANGUAGE) given.add(uri.toString());
  if (!PLAIN.has(languageId) || uri.scheme === "git" || uri.scheme === "output" || given.has(uri.toString()))
    return;
  if (!vscode.workspace.getConfiguration("performanceTargets", document).get("detectTables", true)) return;
  if (startsAsTable(document)) await treatAsTable(document);
  else if (isGarbled(document)) await offerEncoding(document);
}

// Cells whose characters are none: Excel writes tab-separated text in GBK.
function isGarbled(document: vscode.TextDocument): boolean {
  let lines = 0;
  for (let line = 0; line < Math.min(document.lineCount, FIRST_LINES); line++) {
    const { text } = document.lineAt(line);
    if (text.includes("\ufffd") && text.split("\t", 5).length > 3) lines++;
  }
  return lines > 1;
}

async function offerEncoding(document: vscode.TextDocument): Promise<void> {
  const key = document.uri.toString();
  if (offered.has(key)) return;
  offered.add(key);
  const reopen = vscode.l10n.t("Reopen as GB18030");
  const said = vscode.l10n.t("The file looks garbled: it may be in GBK, as Excel writes it.");
  if ((await vscode.window.showInformationMessage(said, reopen)) !== reopen) return;
  await vscode.workspace.openTextDocument(document.uri, { encoding: "gb18030" });
}

/** Gives a file the language, whatever it holds. */
export async function treatAsTable(document: vscode.TextDocument): Promise<void> {
  given.add(document.uri.toString());
  await vscode.languages.setTextDocumentLanguage(document, LANGUAGE);
  useTabs(vscode.window.visibleTextEditors);
}

function startsAsTable(document: vscode.TextDocument): boolean {
  const count = Math.min(document.lineCount, FIRST_LINES);
  return holdsTable(Array.from({ length: count }, (_, line) => document.lineAt(line).text));
}
