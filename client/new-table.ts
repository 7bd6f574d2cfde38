import * as vscode from "vscode";
import { holdsTable } from "./holds-table.ts";
import { LANGUAGE } from "./language.ts";

/** A table to begin with, with the names to be written as places to go through. What is pasted into it takes its place. */
export async function newTable(): Promise<void> {
  const year = new Date().getFullYear() + 1;
  const editor = emptyEditor() ?? (await openNew());
  const { document } = editor;
  const snippet = new vscode.SnippetString();
  // The one unit has its name in the title, too, and the amount of its one project is that of all.
  const money = () => snippet.appendPlaceholder("0.00", 3);
  let places = 4;
  const item = (ordinal: number, codes: string, name: string, value: string) => {
    snippet.appendText(`${ordinal}、${codes}；`).appendPlaceholder(name, ++places);
    snippet.appendText("；实施周期指标值:").appendPlaceholder(value, ++places);
    snippet.appendText("；年度指标值:").appendPlaceholder(value, places).appendText("。");
  };
  const unit = () => snippet.appendPlaceholder("单位名称", 1);
  unit().appendText(`${year}年项目支出绩效目标表\n部门名称：`);
  unit().appendText("\n单位：万元\n");
  snippet.appendText("项目名称\t总计\t财政拨款\t财政专户拨款\t其他资金\t绩效目标\t绩效指标\n");
  snippet.appendText("合计\t");
  money().appendText("\t");
  money().appendText("\t\t\t\t\n");
  unit().appendText("\t");
  money().appendText("\t");
  money().appendText("\t\t\t\t\n");
  snippet.appendPlaceholder("项目名称", 2).appendText("\t");
  money().appendText("\t");
  money().appendText("\t\t\t");
  snippet.appendPlaceholder("做什么、做多少、做到什么程度", 4).appendText("\t");
  item(1, "1-产出指标；11-数量指标", "产出数量", "≥1个");
  item(2, "1-产出指标；12-质量指标", "验收合格率", "≥95%");
  item(3, "2-效益指标；22-社会效益", "受益人数", "≥1人");
  item(4, "3-满意度指标；31-服务对象满意度", "服务对象满意度", "≥90%");
  item(5, "4-成本指标；41-经济成本指标", "项目成本", "≤1万元");
  snippet.appendText("\n");
  await editor.insertSnippet(snippet);
  replaceWhenPasted(document);
}

// A table that was just made and has nothing in it yet.
function emptyEditor(): vscode.TextEditor | undefined {
  const { activeTextEditor } = vscode.window;
  const document = activeTextEditor?.document;
  return document?.languageId === LANGUAGE && document.getText() === "" ? activeTextEditor : undefined;
}

async function openNew(): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: LANGUAGE }));
}

// Until something is typed of it the template is nobody's: a table with its header takes its place.
function replaceWhenPasted(document: vscode.TextDocument): void {
  const stop = () => {
    changes.dispose();
    closing.dispose();
  };
  const closing = vscode.workspace.onDidCloseTextDocument((closed) => closed === document && stop());
  const changes = vscode.workspace.onDidChangeTextDocument(
    async ({ document: changed, contentChanges, reason }) => {
      const [change] = contentChanges;
      if (changed !== document || change === undefined) return;
      stop();
      const { text } = change;
      if (reason !== undefined || !holdsTable(text.split(/\r?\n/))) return;
      const edit = new vscode.WorkspaceEdit();
      const end = changed.positionAt(changed.getText().length);
      edit.replace(document.uri, new vscode.Range(changed.positionAt(0), end), text);
      await vscode.workspace.applyEdit(edit);
      // What is left of its places is nothing to the other table.
      await vscode.commands.executeCommand("leaveSnippet");
    },
  );
}
