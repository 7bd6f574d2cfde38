import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import * as rpc from "vscode-jsonrpc/node";
import type * as lsp from "vscode-languageserver-protocol";

/** A language client over stdio, as thin as it can be. */
export interface Client {
  readonly connection: rpc.MessageConnection;
  readonly process: ChildProcess;
  readonly capabilities: lsp.ServerCapabilities;
  readonly published: Map<string, lsp.Diagnostic[]>;
  readonly notifications: { readonly method: string; readonly params: unknown }[];
  /** The kinds of answers that the server wants asked for anew, each time it says so. */
  readonly renewed: ("diagnostic" | "inlayHint" | "codeLens")[];
  open(uri: string, text: string, version?: number): void;
  change(uri: string, version: number, changes: lsp.TextDocumentContentChangeEvent[]): void;
  /** All diagnostics of a document: of a long one the server first tells of the top, and asks to be asked again. */
  pull(uri: string): Promise<lsp.Diagnostic[]>;
  /** One answer, whatever it is. */
  ask(uri: string): Promise<lsp.FullDocumentDiagnosticReport>;
  stop(): Promise<number | null>;
}

const server = join(import.meta.dirname, "../../dist/server.js");

export async function startClient({
  pull = true,
  locale = "zh-cn",
  settings = {} as object,
  refuse = false,
  refreshes = true,
  markdown = true,
  resolves = true,
  offers = {} as object,
  shows = { relatedInformation: true, codeDescriptionSupport: true, tagSupport: { valueSet: [1] } } as object,
} = {}): Promise<Client> {
  const child = spawn(process.execPath, [server, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
  const connection = rpc.createMessageConnection(child.stdout, child.stdin);
  const published = new Map<string, lsp.Diagnostic[]>();
  const notifications: { method: string; params: unknown }[] = [];
  connection.onNotification(
    "textDocument/publishDiagnostics",
    (params: lsp.PublishDiagnosticsParams) => void published.set(params.uri, params.diagnostics),
  );
  connection.onNotification((method, params) => void notifications.push({ method, params }));
  const answer =
    <T>(value: T) =>
    () => {
      if (refuse) throw new Error("refused");
      return value;
    };
  connection.onRequest("workspace/configuration", answer([settings]));
  connection.onRequest("client/registerCapability", answer(null));
  const renewed: Client["renewed"] = [];
  for (const kind of ["diagnostic", "inlayHint", "codeLens"] as const)
    connection.onRequest(`workspace/${kind}/refresh`, () => {
      renewed.push(kind);
      return answer(null)();
    });
  const refreshed = () => renewed.filter((kind) => kind === "diagnostic").length;
  connection.onError(() => {});
  connection.listen();
  const { capabilities }: lsp.InitializeResult = await connection.sendRequest("initialize", {
    processId: process.pid,
    rootUri: null,
    locale,
    initializationOptions: offers,
    capabilities: {
      textDocument: {
        ...(pull ? { diagnostic: {} } : {}),
        publishDiagnostics: shows,
        hover: { contentFormat: markdown ? ["markdown"] : ["plaintext"] },
        ...(resolves ? { codeAction: { resolveSupport: { properties: ["edit"] } } } : {}),
      },
      workspace: {
        configuration: true,
        didChangeConfiguration: { dynamicRegistration: true },
        diagnostics: { refreshSupport: refreshes },
        inlayHint: { refreshSupport: true },
        codeLens: { refreshSupport: true },
      },
    },
  });
  await connection.sendNotification("initialized", {});
  const ask = (uri: string): Promise<lsp.FullDocumentDiagnosticReport> =>
    connection.sendRequest("textDocument/diagnostic", { textDocument: { uri } });
  return {
    connection,
    ask,
    process: child,
    capabilities,
    published,
    notifications,
    renewed,
    open: (uri, text, version = 1) =>
      void connection.sendNotification("textDocument/didOpen", {
        textDocument: { uri, languageId: "performance-targets", version, text },
      }),
    change: (uri, version, contentChanges) =>
      void connection.sendNotification("textDocument/didChange", {
        textDocument: { uri, version },
        contentChanges,
      }),
    pull: async (uri) => {
      const before = refreshed();
      const first = await ask(uri);
      if (first.resultId !== "top") return first.items;
      await until(() => refreshed() > before);
      return (await ask(uri)).items;
    },
    stop: async () => {
      await connection.sendRequest("shutdown");
      const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
      await connection.sendNotification("exit");
      return ended;
    },
  };
}

/** A connection to a server that nobody has initialized yet. */
export function rawClient() {
  const child = spawn(process.execPath, [server, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
  const connection = rpc.createMessageConnection(child.stdout, child.stdin);
  connection.listen();
  const initialize = (): Promise<lsp.InitializeResult> =>
    connection.sendRequest("initialize", { processId: process.pid, rootUri: null, capabilities: {} });
  return { connection, process: child, initialize };
}

/** Waits until `ready` gives something, and fails after ten seconds. */
export async function until<T>(
  ready: () => T | undefined | false | Promise<T | undefined | false>,
): Promise<T> {
  for (let tries = 0; tries < 500; tries++) {
    const value = await ready();
    if (value) return value;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error("it did not come about");
}
