import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import type { Api } from "../../client/extension.ts";

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

  it("shows its preview, with the files that its page loads", async () => {
    const extension = vscode.extensions.getExtension<Api>("budget-tables.performance-targets")!;
    for (const name of ["preview.js", "preview.css"])
      assert.ok(
        (await vscode.workspace.fs.stat(vscode.Uri.joinPath(extension.extensionUri, "dist", name))).size >
          1000,
      );
    await vscode.commands.executeCommand("performanceTargets.openPreviewToSide");
    const { previews } = extension.exports;
    const answered = async (before?: object) => {
      for (let tries = 0; tries < 200; tries++) {
        const last = [...previews][0]?.last;
        if (last !== undefined && last !== before) return last;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      throw new Error("no answer for the preview");
    };
    const first = await answered();
    assert.equal(first.summary?.isTable, true);
    // The next answer leaves out what the page has.
    [...previews][0]!.refresh();
    assert.equal((await answered(first)).summary?.isTable, true);
  });

  it("opens the page of a rule as it reads, and not as its source", async () => {
    const extension = vscode.extensions.getExtension<Api>("budget-tables.performance-targets")!;
    const page = vscode.Uri.joinPath(extension.extensionUri, "docs", "rules", "broken-cell.md");
    await vscode.commands.executeCommand("vscode.open", page);
    const shown = () => vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    for (let tries = 0; tries < 50 && !(shown() instanceof vscode.TabInputCustom); tries++)
      await new Promise((resolve) => setTimeout(resolve, 100));
    const input = shown();
    assert.ok(input instanceof vscode.TabInputCustom, String(input));
    assert.equal(input.viewType, "vscode.markdown.preview.editor");
  });
});
