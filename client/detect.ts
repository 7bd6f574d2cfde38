import * as vscode from "vscode";

/** Gives plain-text and TSV files that start as such a table its language, if the setting allows it. */
export function detectTables(): vscode.Disposable[] {
  for (const document of vscode.workspace.textDocuments) void detect(document);
  useTabs(vscode.window.visibleTextEditors);
  return [
    vscode.workspace.onDidOpenTextDocument((document) => void detect(document)),
    vscode.window.onDidChangeVisibleTextEditors(useTabs),
    { dispose: () => seen.clear() },
  ];
}

// An editor that was open before the extension has guessed its indentation by then: in a table Tab makes a cell.
function useTabs(editors: readonly vscode.TextEditor[]): void {
  for (const editor of editors)
    if (editor.document.languageId === "performance-targets" && editor.options.insertSpaces !== false)
      editor.options = { insertSpaces: false };
}

// Whoever chooses another language for a file means it: each is looked at once.
const seen = new Set<string>();

const PLAIN = new Set(["plaintext", "tsv", "csv (tab)", "tab-separated", "rainbow-tsv"]);
const FIRST_LINES = 40;

async function detect(document: vscode.TextDocument): Promise<void> {
  if (!PLAIN.has(document.languageId) || document.uri.scheme === "git" || document.uri.scheme === "output")
    return;
  if (!vscode.workspace.getConfiguration("performanceTargets", document).get("detectTables", true)) return;
  if (!startsAsTable(document)) return;
  await vscode.languages.setTextDocumentLanguage(document, "performance-targets");
  useTabs(vscode.window.visibleTextEditors);
}

// A title of such a table, or its header; and nothing that would need the server to tell.
function startsAsTable(document: vscode.TextDocument): boolean {
  for (let line = 0; line < Math.min(document.lineCount, FIRST_LINES); line++) {
    const { text } = document.lineAt(line);
    if (text.length > 2_000) continue;
    if (!text.includes("\t") && /项目支出绩效目标表/.test(text) && text.length < 80) return true;
    const cells = text.split("\t").map((cell) => cell.replace(/\s/g, ""));
    if (
      cells.length >= 4 &&
      /^项目/.test(cells[0]!) &&
      cells.some((cell) => /绩效指标$/.test(cell)) &&
      cells.some((cell) => /目标/.test(cell))
    )
      return true;
  }
  return false;
}
