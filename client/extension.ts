import * as vscode from "vscode";
import {
  LanguageClient,
  type LanguageClientOptions,
  type ServerOptions,
  TransportKind,
  vsdiag,
} from "vscode-languageclient/node";
import { registerCommands } from "./commands.ts";
import { detectTables } from "./detect.ts";
import { SERVER_FLAGS } from "./flags.ts";
import { LANGUAGE } from "./language.ts";
import { adviseOnLarge } from "./large.ts";
import { followNeighbours } from "./neighbours.ts";
import type { Preview } from "./preview.ts";
import { showPreviews } from "./previews.ts";
import { startingAgain, startWithTable } from "./running.ts";
import { showStatus } from "./status.ts";
import { followWaivers } from "./waivers.ts";
import { showWhere } from "./where.ts";

/** Returned by `activate`, for tests. */
export interface Api {
  /** Resolves when the server has answered. */
  readonly ready: Promise<void>;
  readonly previews: ReadonlySet<Preview>;
}

let client: LanguageClient | undefined;

/** Where a file's earlier versions are read from. */
const OLD: ReadonlySet<string> = new Set(["git", "vscode-local-history"]);
function isOld({ scheme }: vscode.Uri): boolean {
  return OLD.has(scheme);
}

export function activate(context: vscode.ExtensionContext): Api {
  const module = vscode.Uri.joinPath(context.extensionUri, "dist", "server.js").fsPath;
  // Over stdio the server need not write again what it sent before (server/lsp/wire.ts); over ipc Node writes it all.
  const server: ServerOptions = {
    run: { module, transport: TransportKind.stdio, options: { execArgv: [...SERVER_FLAGS] } },
    debug: {
      module,
      transport: TransportKind.stdio,
      options: { execArgv: [...SERVER_FLAGS, "--nolazy", "--inspect=6009"] },
    },
  };
  const options: LanguageClientOptions = {
    documentSelector: [{ language: LANGUAGE }],
    diagnosticPullOptions: { onChange: true },
    errorHandler: startingAgain(() => client!),
    // What a comparison shows beside a table is an older table: nobody mends that.
    middleware: {
      provideDiagnostics: (document, before, token, next) =>
        isOld("uri" in document ? document.uri : document)
          ? { kind: vsdiag.DocumentDiagnosticReportKind.full, items: [] }
          : next(document, before, token),
      provideCodeLenses: (document, token, next) => (isOld(document.uri) ? [] : next(document, token)),
      provideInlayHints: (document, range, token, next) =>
        isOld(document.uri) ? [] : next(document, range, token),
    },
    // A server that is started anew starts with the settings of then.
    initializationOptions: () => ({
      ...vscode.workspace.getConfiguration("performanceTargets"),
      waives: true,
      previews: true,
    }),
  };
  client = new LanguageClient("performanceTargets", vscode.l10n.t("Performance Targets"), server, options);
  const ready = startWithTable(client, context.subscriptions);
  const previews = showPreviews(client, ready, context);
  context.subscriptions.push(
    ...detectTables(),
    ...adviseOnLarge(context),
    ...showStatus(client, previews.told),
    ...showWhere(client),
    ...registerCommands(client),
    ...followWaivers(client, previews.refresh),
    ...followNeighbours(client),
    ...previews.disposables,
  );
  return { ready, previews: previews.open };
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}
