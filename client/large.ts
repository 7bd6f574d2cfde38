import * as vscode from "vscode";
import { LANGUAGE } from "./language.ts";

/** Tells once of a table so large that an editor takes seconds to break its lines, and how it takes less. */
export function adviseOnLarge({ globalState }: vscode.ExtensionContext): vscode.Disposable[] {
  const look = (document: vscode.TextDocument) => {
    if (document.languageId !== LANGUAGE || globalState.get(TOLD)) return;
    const end = document.lineAt(document.lineCount - 1).range.end;
    if (document.offsetAt(end) < LARGE || !breaksSlowly(document)) return;
    void globalState.update(TOLD, true);
    void advise();
  };
  for (const document of vscode.workspace.textDocuments) look(document);
  return [vscode.workspace.onDidOpenTextDocument(look)];
}

const TOLD = "advisedOnLarge";
/** In UTF-16 units. */
const LARGE = 1_000_000;
const STRATEGY = "wrappingStrategy";

function breaksSlowly(document: vscode.TextDocument): boolean {
  const editor = vscode.workspace.getConfiguration("editor", { languageId: LANGUAGE, uri: document.uri });
  return editor.get(STRATEGY) === "advanced" && editor.get("wordWrap") !== "off";
}

async function advise(): Promise<void> {
  const faster = vscode.l10n.t("Break lines faster");
  const said = vscode.l10n.t(
    "This table is large: VS Code takes long to break its lines by what is drawn. By the number of characters it takes a fraction.",
  );
  if ((await vscode.window.showInformationMessage(said, faster)) !== faster) return;
  await vscode.workspace
    .getConfiguration("editor", { languageId: LANGUAGE })
    .update(STRATEGY, "simple", vscode.ConfigurationTarget.Global, true);
}
