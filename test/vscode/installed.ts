import * as assert from "node:assert/strict";
import * as vscode from "vscode";

describe("the installed package", () => {
  it("is there, activates and finds what is wrong", async () => {
    const extension = vscode.extensions.getExtension("budget-tables.performance-targets")!;
    assert.match(extension.extensionUri.path, /extensions/);
    const uri = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, "faulty.jxmb");
    const { document } = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    assert.equal(document.languageId, "performance-targets");
    await (await extension.activate()).ready;
    for (let tries = 0; tries < 200 && vscode.languages.getDiagnostics(uri).length === 0; tries++)
      await new Promise((resolve) => setTimeout(resolve, 100));
    assert.ok(vscode.languages.getDiagnostics(uri).length > 5);
  });
});
