import * as lsp from "vscode-languageserver";

/**
 * Keeps a client to the order of the protocol (LSP 3.18, `initialize`): what it asks before is refused with
 * ServerNotInitialized, and what it tells before is dropped, but for `exit`.
 */
export function whenInitialized(): lsp.MessageStrategy {
  let initialized = false;
  return {
    handleMessage(message, next) {
      const { method, id } = message as { method?: string; id?: unknown };
      initialized ||= method === "initialize";
      if (initialized || method === undefined || method === "exit") return next(message);
      return id === undefined ? undefined : next({ ...message, method: REFUSED } as lsp.Message);
    },
  };
}

/** A request that is cancelled before its turn is not worked on at all. */
export const cancelling: lsp.ConnectionStrategy = {
  cancelUndispatched: (message) => ({
    jsonrpc: "2.0",
    id: (message as lsp.RequestMessage).id,
    error: { code: lsp.LSPErrorCodes.RequestCancelled, message: "cancelled" },
  }),
};

/** Answers what came too early. */
export function refuse(connection: lsp.Connection): void {
  connection.onRequest(REFUSED, () => {
    throw new lsp.ResponseError(lsp.ErrorCodes.ServerNotInitialized, "initialize comes first");
  });
}

const REFUSED = "performanceTargets/refused";
