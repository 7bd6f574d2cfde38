import * as lsp from "vscode-languageserver";

/** The order of the protocol, as a strategy for messages. */
export interface Order extends lsp.MessageStrategy {
  /** From now on messages wait. */
  hold(): void;
  /** Those that waited go on, in the order they came, and those to come wait no more. */
  release(): void;
  /** Whether the client has said `shutdown`. */
  isOver(): boolean;
}

/**
 * Keeps a client to the order of the protocol (LSP 3.18, `initialize` and `shutdown`): what it asks before the one is
 * refused with ServerNotInitialized and after the other with InvalidRequest, as a second `initialize` is; what it tells
 * then is dropped, but for `exit`.
 */
export function inOrder(): Order {
  let phase: "before" | "open" | "over" = "before";
  let held: (() => void)[] | undefined;
  const handleMessage: Order["handleMessage"] = (message, next) => {
    const { method, id } = message as { method?: string; id?: unknown };
    const isFirst = phase === "before" && method === "initialize";
    if (held !== undefined && method !== undefined) {
      held.push(() => handleMessage(message, next));
      return;
    }
    const passes =
      method === undefined || method === "exit" || isFirst || (phase === "open" && method !== "initialize");
    const refusal = phase === "before" ? TOO_EARLY : TOO_LATE;
    if (isFirst) phase = "open";
    if (method === "shutdown" && phase === "open") phase = "over";
    if (passes) return next(message);
    return id === undefined ? undefined : next({ ...message, method: refusal } as lsp.Message);
  };
  return {
    handleMessage,
    hold() {
      held = [];
    },
    release() {
      const waited = held ?? [];
      held = undefined;
      for (const pass of waited) pass();
    },
    isOver: () => phase === "over",
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

/** Answers what came too early or too late. */
export function refuse(connection: lsp.Connection): void {
  connection.onRequest(TOO_EARLY, () => {
    throw new lsp.ResponseError(lsp.ErrorCodes.ServerNotInitialized, "initialize comes first");
  });
  connection.onRequest(TOO_LATE, () => {
    throw new lsp.ResponseError(lsp.ErrorCodes.InvalidRequest, "it is too late for that");
  });
}

const TOO_EARLY = "performanceTargets/tooEarly";
const TOO_LATE = "performanceTargets/tooLate";
