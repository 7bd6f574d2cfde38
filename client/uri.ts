import * as vscode from "vscode";

/** The name of a file. */
export function base(uri: vscode.Uri): string {
  return uri.path.split("/").at(-1) ?? "";
}

/** Whether two are of one file. */
export function same(a: vscode.Uri, b: vscode.Uri): boolean {
  return a.toString() === b.toString();
}

/**
 * The document of a file, opened where it is not; undefined where there is no such file. One without a file is there as long
 * as it is open: to open it anew would make another.
 */
export async function documentAt(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  if (uri.scheme === "untitled") return vscode.workspace.textDocuments.find((one) => same(one.uri, uri));
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch (error) {
    if (await isThere(uri)) throw error;
    return undefined;
  }
}

async function isThere(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch (error) {
    return !(error instanceof vscode.FileSystemError && error.code === "FileNotFound");
  }
}

/** Where a file is after some were renamed: itself, or a folder that it is in; undefined where it stayed. */
export function renamedTo(uri: vscode.Uri, { files }: vscode.FileRenameEvent): vscode.Uri | undefined {
  for (const { oldUri, newUri } of files) {
    if (same(oldUri, uri)) return newUri;
    const folder = `${oldUri.path}/`;
    if (oldUri.scheme === uri.scheme && oldUri.authority === uri.authority && uri.path.startsWith(folder))
      return newUri.with({ path: newUri.path + uri.path.slice(oldUri.path.length) });
  }
  return undefined;
}
