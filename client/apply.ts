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
  const isDone = await editor.edit((builder) => {
    for (const { range, newText } of edits) builder.replace(range, newText);
  });
  // Somebody who typed meanwhile was first; and of one that may only be read 1.139 says that it is done.
  if (document.version !== version) return isDone;
  void vscode.window.showInformationMessage(vscode.l10n.t("This editor is read-only: nothing was changed."));
  return false;
}
