import type * as vscode from "vscode";

/** The name of a file. */
export function base(uri: vscode.Uri): string {
  return uri.path.split("/").at(-1) ?? "";
}

/** Whether two are of one file. */
export function same(a: vscode.Uri, b: vscode.Uri): boolean {
  return a.toString() === b.toString();
}
