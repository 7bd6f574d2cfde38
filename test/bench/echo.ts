import { createConnection, ProposedFeatures, TextDocumentSyncKind } from "vscode-languageserver/node";

// A language server that does nothing: it answers every edit with the diagnostics it was told. What a connection costs.
const connection = createConnection(ProposedFeatures.all);
let items: never[] = [];
connection.onInitialize(() => ({
  capabilities: {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false },
  },
}));
connection.onRequest("echo/set", (given: never[]) => {
  items = given;
  return null;
});
connection.onNotification("textDocument/didOpen", () => {});
connection.onNotification("textDocument/didChange", () => {});
connection.languages.diagnostics.on(() => ({ kind: "full", items }));
connection.listen();
