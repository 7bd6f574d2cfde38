import { type ChildProcess, spawn } from "node:child_process";
import * as rpc from "vscode-jsonrpc/node";
import type * as lsp from "vscode-languageserver-protocol";

/** A server at the other end of a pipe, and one document in it. */
export interface Session {
  readonly connection: rpc.MessageConnection;
  readonly process: ChildProcess;
  /** Milliseconds from spawn to the answer to `initialize`. */
  readonly started: number;
  /** Opens the document; resolves with its first diagnostics. */
  open(text: string): Promise<readonly lsp.Diagnostic[]>;
  /** Opens the document; resolves with all of its diagnostics: a server may ask to be asked again. */
  openWhole(text: string): Promise<readonly lsp.Diagnostic[]>;
  /** Changes the document; resolves with the diagnostics of the change. */
  edit(change: lsp.TextDocumentContentChangeEvent): Promise<readonly lsp.Diagnostic[]>;
  stop(): void;
}

export interface Kind {
  readonly command: readonly string[];
  readonly language: string;
  /** Whether diagnostics are asked for; a server that only pushes is waited for. */
  readonly pull: boolean;
  readonly settings?: object;
  /** Whether the client shows places related to a problem; it does unless it says otherwise. */
  readonly related?: boolean;
}

export async function startSession({
  command,
  language,
  pull,
  settings = {},
  related = true,
}: Kind): Promise<Session> {
  const before = performance.now();
  const child = spawn(process.execPath, command, { stdio: ["pipe", "pipe", "ignore"] });
  const connection = rpc.createMessageConnection(child.stdout, child.stdin);
  const section = (item: { section?: string }) =>
    item.section ? ((settings as Record<string, unknown>)[item.section] ?? null) : settings;
  connection.onRequest("workspace/configuration", ({ items }: { items: { section?: string }[] }) =>
    items.map(section),
  );
  connection.onRequest("client/registerCapability", () => null);
  let refreshed: () => void = () => {};
  connection.onRequest("workspace/diagnostic/refresh", () => {
    refreshed();
    return null;
  });
  connection.onError(() => {});
  let pushed: ((items: lsp.Diagnostic[]) => void) | undefined;
  connection.onNotification(
    "textDocument/publishDiagnostics",
    ({ diagnostics }: lsp.PublishDiagnosticsParams) => {
      pushed?.(diagnostics);
    },
  );
  connection.listen();
  await connection.sendRequest("initialize", {
    processId: process.pid,
    rootUri: null,
    capabilities: {
      textDocument: {
        ...(pull ? { diagnostic: {} } : {}),
        publishDiagnostics: { relatedInformation: related, versionSupport: true },
      },
      workspace: { configuration: true, diagnostics: { refreshSupport: true } },
    },
    initializationOptions: {},
  });
  const started = performance.now() - before;
  await connection.sendNotification("initialized", {});
  await connection.sendNotification("workspace/didChangeConfiguration", { settings });
  const uri = `file:///bench/table.${language}`;
  let version = 0;
  const diagnostics = async (tell: () => Promise<void>): Promise<readonly lsp.Diagnostic[]> => {
    if (!pull) {
      const next = new Promise<lsp.Diagnostic[]>((resolve) => {
        pushed = resolve;
      });
      await tell();
      return next;
    }
    void tell();
    return (await ask()).items;
  };
  const ask = (): Promise<lsp.FullDocumentDiagnosticReport> =>
    connection.sendRequest("textDocument/diagnostic", { textDocument: { uri } });
  const open = (text: string) => () =>
    connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId: language, version: ++version, text },
    });
  return {
    connection,
    process: child,
    started,
    open: (text) => diagnostics(open(text)),
    openWhole: async (text) => {
      if (!pull) return diagnostics(open(text));
      const again = new Promise<void>((resolve) => {
        refreshed = resolve;
      });
      void open(text)();
      const first = await ask();
      if (first.resultId !== "top") return first.items;
      await again;
      return (await ask()).items;
    },
    edit: (change) =>
      diagnostics(() =>
        connection.sendNotification("textDocument/didChange", {
          textDocument: { uri, version: ++version },
          contentChanges: [change],
        }),
      ),
    stop: () => child.kill(),
  };
}
