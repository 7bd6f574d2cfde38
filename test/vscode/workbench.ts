import * as assert from "node:assert/strict";
import * as path from "node:path";
import * as vscode from "vscode";
import type { Api } from "../../client/extension.ts";
import type { Preview } from "../../client/preview.ts";

const ID = "budget-tables.performance-targets";
const uri = (name: string) => vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, name);

async function open(name: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri(name)));
}

async function until<T>(
  what: string,
  ready: () => T | undefined | false | Thenable<T | undefined | false>,
): Promise<T> {
  for (let tries = 0; tries < 200; tries++) {
    const value = await ready();
    if (value) return value;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${what} did not come about`);
}

const findings = (name: string) =>
  vscode.languages.getDiagnostics(uri(name)).filter(({ code }) => code !== undefined);
const codeOf = ({ code }: vscode.Diagnostic) => (typeof code === "object" ? code.value : code);
const position = (editor: vscode.TextEditor, part: string, into = 0) =>
  editor.document.positionAt(editor.document.getText().indexOf(part) + into);

const HEADER = "项目名称\t总计\t财政拨款\t绩效目标\t绩效指标";

describe("the extension in a workbench", () => {
  it("starts no server for other plain text", async () => {
    await open("other.txt");
    const { ready } = await vscode.extensions.getExtension<Api>(ID)!.activate();
    const none = new Promise((resolve) => setTimeout(() => resolve("none"), 3_000));
    assert.equal(await Promise.race([ready.then(() => "started"), none]), "none");
  });
});

describe("the extension on a table", () => {
  before(async () => {
    await open("faulty.jxmb");
    const extension = vscode.extensions.getExtension(ID);
    assert.ok(extension, "the extension is there");
    await (await extension.activate()).ready;
  });

  it("activates on a table", () => {
    assert.equal(vscode.extensions.getExtension(ID)!.isActive, true);
    assert.equal(vscode.window.activeTextEditor!.document.languageId, "performance-targets");
  });

  it("shows findings on the right characters, with page and related places", async () => {
    const found = await until(
      "findings",
      () => findings("faulty.jxmb").length > 0 && findings("faulty.jxmb"),
    );
    const mismatch = found.find((one) => codeOf(one) === "code-name-mismatch")!;
    const editor = vscode.window.activeTextEditor!;
    assert.equal(editor.document.getText(mismatch.range), "11-质量指标");
    assert.equal(
      typeof mismatch.code === "object" && path.basename(mismatch.code.target.path),
      "code-name-mismatch.md",
    );
    const sum = found.find((one) => codeOf(one) === "unit-total-mismatch")!;
    assert.ok(sum.relatedInformation!.length >= 2);
    assert.equal(
      new Set(found.map((one) => `${codeOf(one)} ${one.range.start.line} ${one.range.start.character}`)).size,
      found.length,
      "none comes twice",
    );
  });

  it("follows an edit, and takes it back", async () => {
    const editor = await open("clean.jxmb");
    const at = position(editor, "11-数量指标", 1);
    await editor.edit((edit) => edit.replace(new vscode.Range(at, at.translate(0, 1)), "2"));
    await until("the finding", () =>
      findings("clean.jxmb").some((one) => codeOf(one) === "code-name-mismatch"),
    );
    await vscode.commands.executeCommand("undo");
    await until("its end", () => findings("clean.jxmb").length === 0);
  });

  it("hovers over code, amount, value and unit", async () => {
    const editor = await open("faulty.jxmb");
    const hover = async (part: string, into: number) => {
      const found = await vscode.commands.executeCommand<vscode.Hover[]>(
        "vscode.executeHoverProvider",
        editor.document.uri,
        position(editor, part, into),
      );
      return found
        .flatMap(({ contents }) => contents.map((content) => (content as vscode.MarkdownString).value))
        .join("\n");
    };
    assert.match(await hover("11-数量指标", 1), /数量/);
    assert.match(await hover("220.00", 1), /2,200,000/);
    assert.match(await hover("≥1.5万人次", 1), /15,000/);
    assert.match(await hover("临江市档案馆\t", 1), /421\.10/);
  });

  it("hints at what the addends of a wrong amount come to", async () => {
    const { document } = await open("faulty.jxmb");
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
      "vscode.executeInlayHintProvider",
      document.uri,
      whole,
    );
    const wrong = hints.map(({ position, label }) => [document.lineAt(position).text.split("\t")[0], label]);
    assert.deepEqual(wrong.slice(-2), [
      ["临江市地方志编纂室", "Σ 336.00"],
      ["市志续修项目", "≠ 265.00"],
    ]);
  });

  it("outlines table, units, projects, classes, indicators", async () => {
    const editor = await open("faulty.jxmb");
    const [table] = await until("the outline", async () => {
      const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
        "vscode.executeDocumentSymbolProvider",
        editor.document.uri,
      );
      return symbols?.length > 0 && symbols;
    });
    assert.deepEqual(
      table!.children.map(({ name }) => name),
      ["临江市档案服务局", "临江市档案馆", "临江市地方志编纂室"],
    );
    assert.equal(table!.children[0]!.children[0]!.children[0]!.children[0]!.name, "改造档案室间数");
  });

  it("folds units and page furniture, and selects outwards", async () => {
    const editor = await open("faulty.jxmb");
    const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      "vscode.executeFoldingRangeProvider",
      editor.document.uri,
    );
    assert.ok(folds.some(({ start }) => start === position(editor, "临江市档案馆\t").line));
    const [selection] = await vscode.commands.executeCommand<vscode.SelectionRange[]>(
      "vscode.executeSelectionRangeProvider",
      editor.document.uri,
      [position(editor, "≥12间", 1)],
    );
    assert.equal(editor.document.getText(selection!.range), "≥12间");
    assert.ok(selection!.parent?.parent?.parent);
  });

  it("follows its settings", async () => {
    await open("faulty.jxmb");
    const settings = vscode.workspace.getConfiguration("performanceTargets");
    await settings.update(
      "rules",
      { "code-name-mismatch": "off", "html-residue": "error" },
      vscode.ConfigurationTarget.Workspace,
    );
    await until(
      "a rule turned off",
      () => !findings("faulty.jxmb").some((one) => codeOf(one) === "code-name-mismatch"),
    );
    const residue = findings("faulty.jxmb").find((one) => codeOf(one) === "html-residue")!;
    assert.equal(residue.severity, vscode.DiagnosticSeverity.Error);
    await settings.update("rules", undefined, vscode.ConfigurationTarget.Workspace);
    await until("the rule turned on", () =>
      findings("faulty.jxmb").some((one) => codeOf(one) === "code-name-mismatch"),
    );
  });

  it("offers quick fixes and makes them", async () => {
    const editor = await open("faulty.jxmb");
    const at = position(editor, "11-质量指标", 2);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      editor.document.uri,
      new vscode.Range(at, at),
    );
    const fix = actions.find(({ title }) => title.includes("11-数量指标"))!;
    assert.ok(await vscode.workspace.applyEdit(fix.edit!));
    await until(
      "the finding gone",
      () => !findings("faulty.jxmb").some((one) => codeOf(one) === "code-name-mismatch"),
    );
    await vscode.commands.executeCommand("undo");
  });

  it("takes an amount and a field for one word, and breaks an indicator without a tab", async () => {
    const editor = await open("faulty.jxmb");
    const wordAt = async (part: string) => {
      const at = position(editor, part);
      editor.selection = new vscode.Selection(at, at);
      await vscode.commands.executeCommand("cursorWordEndRightSelect");
      return editor.document.getText(editor.selection);
    };
    assert.equal(await wordAt("1,236.50"), "1,236.50");
    assert.equal(await wordAt("改造档案室间数"), "改造档案室间数");
    const own = await vscode.workspace.openTextDocument({
      language: "performance-targets",
      content: "甲\t1.00\t目标\t1、1-产出指标；11-数量指标；修缮间数\n\t2、1-产出指标；12-质量指标；合格率",
    });
    const { selection } = await vscode.window.showTextDocument(own, {
      selection: new vscode.Range(1, 8, 1, 8),
    });
    assert.equal(selection.active.character, 8);
    await vscode.commands.executeCommand("type", { text: "\n" });
    assert.equal(own.lineAt(2).text, "标；12-质量指标；合格率");
    await vscode.commands.executeCommand("undo");
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  });

  it("finds an indicator by its class", async () => {
    const own = await vscode.workspace.openTextDocument({
      language: "performance-targets",
      content: `${HEADER}\n修缮\t1.00\t1.00\t目标\t1、`,
    });
    const end = own.lineAt(1).range.end;
    await vscode.window.showTextDocument(own, { selection: new vscode.Range(end, end) });
    await until("a table", async () => {
      const found = await vscode.commands.executeCommand<vscode.CompletionList>(
        "vscode.executeCompletionItemProvider",
        own.uri,
        end,
      );
      return found.items.some(({ label }) => String(label).startsWith("31-"));
    });
    await vscode.commands.executeCommand("editor.action.triggerSuggest");
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await vscode.commands.executeCommand("type", { text: "满意" });
    await until("the indicator", async () => {
      await vscode.commands.executeCommand("acceptSelectedSuggestion");
      return own.lineAt(1).text.includes("1、3-满意度指标；31-");
    });
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  });

  it("turns a rule off from its light bulb", async () => {
    const editor = await open("faulty.jxmb");
    const isFound = () => findings("faulty.jxmb").some((one) => codeOf(one) === "code-name-mismatch");
    await until("the finding", isFound);
    const at = position(editor, "11-质量指标", 2);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      editor.document.uri,
      new vscode.Range(at, at),
    );
    const { command } = actions.find((one) => one.command?.command === "performanceTargets.setSeverity")!;
    const chosen = vscode.commands.executeCommand(command!.command, ...command!.arguments!);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    for (let i = 0; i < 5; i++) await vscode.commands.executeCommand("workbench.action.quickOpenSelectNext");
    await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
    await chosen;
    const settings = () => vscode.workspace.getConfiguration("performanceTargets");
    assert.deepEqual(settings().inspect("rules")?.workspaceValue, { "code-name-mismatch": "off" });
    await until("its end", () => !isFound());
    await settings().update("rules", undefined, vscode.ConfigurationTarget.Workspace);
    await until("the finding again", isFound);
  });

  it("hears of waivers, after a restart of the server too", async () => {
    await open("faulty.jxmb");
    const severity = () =>
      findings("faulty.jxmb").find((one) => codeOf(one) === "code-name-mismatch")?.severity;
    const file = uri("faulty.jxmb.waivers.json");
    const waivers = [{ rule: "code-name-mismatch", reason: "系统历史编码" }];
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(JSON.stringify({ waivers })));
    await until("the waiver", () => severity() === vscode.DiagnosticSeverity.Information);
    await vscode.commands.executeCommand("performanceTargets.restart");
    await until("the waiver again", () => severity() === vscode.DiagnosticSeverity.Information);
    await vscode.workspace.fs.delete(file);
    await until("its end", () => severity() === vscode.DiagnosticSeverity.Error);
  });

  describe("has a preview that", () => {
    const settings = () => vscode.workspace.getConfiguration();
    const { Workspace } = vscode.ConfigurationTarget;
    let preview: Preview;
    before(async () => {
      await vscode.workspace.fs.copy(uri("faulty.jxmb"), uri("shown.jxmb"), { overwrite: true });
      await open("shown.jxmb");
      await vscode.commands.executeCommand("performanceTargets.openPreviewToSide");
      const { previews } = vscode.extensions.getExtension<Api>(ID)!.exports;
      preview = [...previews][0]!;
      await until("the preview", () => preview.last?.summary);
    });
    after(async () => {
      preview.panel.dispose();
      for (const name of ["shown.jxmb", "renamed.jxmb"])
        await vscode.workspace.fs.delete(uri(name)).then(undefined, () => {});
    });

    it("follows the settings", async () => {
      const count = () => preview.last!.summary!.counts.error;
      const before = count();
      await settings().update(
        "performanceTargets.rules",
        { "code-name-mismatch": "off", "unit-total-mismatch": "off" },
        Workspace,
      );
      await until("fewer errors", () => count() < before);
      await settings().update("performanceTargets.rules", undefined, Workspace);
      await until("as many again", () => count() === before);
    });

    it("changes no table that may only be read, and one that may be written", async () => {
      const mend = async () => {
        const { document } = await open("shown.jxmb");
        await until("the preview", () => preview.last!.version === document.version);
        const { rule, at } = preview.last!.summary!.first.find(({ fixes }) => fixes.length > 0)!;
        await preview.received({ type: "fix", rule, at, fix: 0, version: document.version });
        return document;
      };
      await settings().update("files.readonlyInclude", { "**/shown.jxmb": true }, Workspace);
      await new Promise((resolve) => setTimeout(resolve, 500));
      const text = (await open("shown.jxmb")).document.getText();
      const document = await mend();
      assert.equal(document.getText(), text);
      await vscode.commands.executeCommand("performanceTargets.expand");
      assert.equal(document.getText(), text);
      await settings().update("files.readonlyInclude", undefined, Workspace);
      await new Promise((resolve) => setTimeout(resolve, 500));
      assert.notEqual((await mend()).getText(), text);
      assert.equal(document.isDirty, true);
      await vscode.commands.executeCommand("undo");
      assert.equal(document.getText(), text);
      await document.save();
    });

    it("follows a file that is renamed, and does not open anew a table without a file that is closed", async () => {
      preview.toggleLock();
      const edit = new vscode.WorkspaceEdit();
      edit.renameFile(uri("shown.jxmb"), uri("renamed.jxmb"), { overwrite: true });
      await vscode.workspace.applyEdit(edit);
      await until("the new name", () => preview.uri.path.endsWith("renamed.jxmb"));
      await until("its table", () => preview.last?.summary);
      preview.toggleLock();
      const untitled = () => vscode.workspace.textDocuments.filter(({ isUntitled }) => isUntitled).length;
      const before = untitled();
      const own = await vscode.workspace.openTextDocument({
        language: "performance-targets",
        content: `${HEADER}\n修缮\t1.00\t1.00\t目标\t1、`,
      });
      await vscode.window.showTextDocument(own);
      await until("the table without a file", () => preview.uri.scheme === "untitled" && preview.last);
      await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
      await until("that it is gone", () => own.isClosed);
      preview.refresh();
      await new Promise((resolve) => setTimeout(resolve, 500));
      assert.equal(untitled(), before);
    });
  });

  it("takes the waivers along with a table that is renamed", async () => {
    const [old, renamed] = [uri("moved.jxmb"), uri("renamed.jxmb")];
    const waiversOf = (table: vscode.Uri) => table.with({ path: `${table.path}.waivers.json` });
    const write = (file: vscode.Uri, text: string) =>
      vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
    const waivers = [{ rule: "code-name-mismatch", reason: "系统历史编码" }];
    await vscode.workspace.fs.copy(uri("faulty.jxmb"), old, { overwrite: true });
    await write(waiversOf(old), JSON.stringify({ waivers }));
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(old, renamed);
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.match(
      new TextDecoder().decode(await vscode.workspace.fs.readFile(waiversOf(renamed))),
      /系统历史编码/,
    );
    await assert.rejects(async () => vscode.workspace.fs.stat(waiversOf(old)));
    for (const file of [renamed, waiversOf(renamed)]) await vscode.workspace.fs.delete(file);
  });

  it("renames a unit wherever the table names it", async () => {
    const editor = await open("faulty.jxmb");
    const name = editor.document
      .getText()
      .split("\n")
      .find((line) => /^[^\t]+馆\t/.test(line))!
      .split("\t")[0]!;
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      "vscode.executeDocumentRenameProvider",
      editor.document.uri,
      position(editor, `\n${name}\t`, 2),
      "新的单位",
    );
    assert.ok(edit.get(editor.document.uri).every(({ newText }) => newText === "新的单位"));
    assert.ok(edit.get(editor.document.uri).length > 0);
  });

  it("recognises a table in a plain-text file by its first lines, and leaves other files alone", async () => {
    const editor = await open("plain.txt");
    await until(
      "the language",
      () =>
        editor.document.languageId === "performance-targets" ||
        vscode.workspace.textDocuments.some(
          (one) => one.uri.path.endsWith("plain.txt") && one.languageId === "performance-targets",
        ),
    );
    const other = await open("other.txt");
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.equal(other.document.languageId, "plaintext");
  });

  it("recognises a table that is pasted, and leaves a file alone whose language was chosen", async () => {
    const document = await vscode.workspace.openTextDocument({ language: "plaintext", content: "" });
    const language = () =>
      vscode.workspace.textDocuments.find((one) => one.uri.toString() === document.uri.toString())
        ?.languageId;
    const text = (await vscode.workspace.openTextDocument(uri("plain.txt"))).getText();
    const pasted = new vscode.WorkspaceEdit();
    pasted.insert(document.uri, new vscode.Position(0, 0), text);
    await vscode.workspace.applyEdit(pasted);
    await until("the language", () => language() === "performance-targets");
    await vscode.languages.setTextDocumentLanguage(document, "plaintext");
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.equal(language(), "plaintext");
    const minutes = await vscode.workspace.openTextDocument({
      language: "plaintext",
      content: "会议记录\n附件：项目支出绩效目标表\n1.\t讨论预算编制\n",
    });
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.equal(minutes.languageId, "plaintext");
  });

  it("recognises a table in GBK once it is opened as such", async () => {
    const file = uri("export.txt");
    // 项目名称\t总计\t绩效目标\t绩效指标 and a row, in GBK.
    const header = "cfeec4bfc3fbb3c6 09 d7dcbcc6 09 bca8d0a7c4bfb1ea 09 bca8d0a7d6b8b1ea 0a";
    const row = "b5b5b0b8b9dd 09 33302e3030 09 09 0a";
    await vscode.workspace.fs.writeFile(file, Buffer.from((header + row).replaceAll(" ", ""), "hex"));
    const garbled = await vscode.workspace.openTextDocument(file);
    assert.match(garbled.getText(), /\ufffd/);
    assert.equal(garbled.languageId, "plaintext");
    await vscode.workspace.openTextDocument(file, { encoding: "gb18030" });
    const opened = () => vscode.workspace.textDocuments.find((one) => one.uri.toString() === file.toString());
    await until("the language", () => opened()?.languageId === "performance-targets");
    assert.match(opened()!.getText(), /^项目名称\t总计/);
    await vscode.workspace.fs.delete(file);
  });

  it("begins a new table", async () => {
    await vscode.commands.executeCommand("performanceTargets.newTable");
    const editor = vscode.window.activeTextEditor!;
    assert.equal(editor.document.languageId, "performance-targets");
    assert.match(editor.document.lineAt(1).text, /^部门名称：/);
    assert.match(editor.document.lineAt(3).text, /^项目名称\t总计/);
    // A table that is pasted takes its place.
    const table = (await vscode.workspace.openTextDocument(uri("plain.txt"))).getText();
    const pasted = new vscode.WorkspaceEdit();
    pasted.insert(editor.document.uri, new vscode.Position(0, 0), table);
    await vscode.workspace.applyEdit(pasted);
    await until("the table alone", () => editor.document.getText() === table);
  });

  it("keeps tabs and empty last cells, wraps, and shows no banner for Chinese", async () => {
    const { document } = await open("clean.jxmb");
    const setting = (name: string) => vscode.workspace.getConfiguration(undefined, document).get(name);
    assert.equal(setting("editor.insertSpaces"), false);
    assert.equal(setting("files.trimTrailingWhitespace"), false);
    assert.equal(setting("editor.wordWrap"), "on");
    assert.equal(vscode.window.activeTextEditor!.options.insertSpaces, false);
    assert.equal(setting("editor.unicodeHighlight.ambiguousCharacters"), false);
  });

  it("turns a table into one indicator a line and back without loss", async () => {
    const editor = await open("clean.jxmb");
    const before = editor.document.getText();
    await vscode.commands.executeCommand("performanceTargets.expand");
    await until("more lines", () => editor.document.getText() !== before);
    await vscode.commands.executeCommand("performanceTargets.compact");
    await until("the table again", () => editor.document.getText() === before);
  });

  it("formats a table", async () => {
    const editor = await open("clean.jxmb");
    const before = editor.document.getText();
    const at = position(editor, "；");
    await editor.edit((edit) => edit.replace(new vscode.Range(at, at.translate(0, 1)), ";"));
    await vscode.commands.executeCommand("editor.action.formatDocument");
    await until("the table again", () => editor.document.getText() === before);
  });

  it("answers for an empty file and a file of another kind", async () => {
    await open("empty.jxmb");
    await open("garbage.jxmb");
    await until("the finding", () =>
      findings("garbage.jxmb").some((one) => codeOf(one) === "missing-header"),
    );
    assert.deepEqual(findings("empty.jxmb"), []);
  });
});
