import * as vscode from "vscode";
import type { Kept } from "./messages.ts";

/** What a page of a preview may do. */
export function optionsOf(extension: vscode.Uri): vscode.WebviewOptions & vscode.WebviewPanelOptions {
  return {
    enableScripts: true,
    enableForms: false,
    enableFindWidget: true,
    localResourceRoots: [vscode.Uri.joinPath(extension, "dist")],
  };
}

/** The page of a preview, which draws what it is sent. `kept` is what it begins with. */
export function page(webview: vscode.Webview, extension: vscode.Uri, kept: Partial<Kept>): string {
  const nonce = [...crypto.getRandomValues(new Uint8Array(18))]
    .map((byte) => byte.toString(36).padStart(2, "0"))
    .join("");
  const file = (name: string) =>
    webview.asWebviewUri(vscode.Uri.joinPath(extension, "dist", name)).toString();
  const locale = vscode.env.language.startsWith("en") ? "en" : "zh";
  const state = JSON.stringify(kept).replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
  return `<!DOCTYPE html>
<html lang="${locale === "zh" ? "zh-CN" : "en"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'">
<title>${vscode.l10n.t("Performance Targets")}</title>
<link rel="stylesheet" href="${file("preview.css")}">
</head>
<body>
<div id="root" data-locale="${locale}" data-kept="${state}"></div>
<script nonce="${nonce}" src="${file("preview.js")}"></script>
</body>
</html>`;
}
