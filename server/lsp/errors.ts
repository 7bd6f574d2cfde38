import * as lsp from "vscode-languageserver";

/** What a request is answered with that nobody waits for any more. */
export function cancelled(): lsp.ResponseError<void> {
  return new lsp.ResponseError(lsp.LSPErrorCodes.RequestCancelled, "cancelled");
}

/** An error as the log shows it. */
export function described(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
