import * as vscode from "vscode";

/**
 * Makes edits in an editor, as one that can be undone; false where it changed nothing, for it may only be read. An edit of
 * the workspace would change what it shows and neither mark nor save it.
 */
export async function applied(
  editor: vscode.TextEditor,
  edits: readonly vscode.TextEdit[],
): Promise<boolean> {
  const { document } = editor;
  const { version } = document;
  await editor.edit((builder) => {
    for (const { range, newText } of edits) builder.replace(range, newText);
  });
  // Its own answer is no sign: 1.139 says that it is done where nothing is.
  if (document.version !== version) return true;
  void vscode.window.showInformationMessage(vscode.l10n.t("This editor is read-only: nothing was changed."));
  return false;
}
