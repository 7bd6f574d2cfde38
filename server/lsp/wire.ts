import type { ContentTypeEncoder, Message } from "vscode-languageserver/node";

/**
 * Messages as JSON. An answer of hundreds of diagnostics is put together from their pieces: a diagnostic that was sent
 * before is not written anew, and an edit changes few of them.
 */
export const encoder: ContentTypeEncoder = {
  name: "application/json",
  encode: (message) =>
    new Promise((resolve) => {
      resolve(encoded(message));
    }),
};

function encoded(message: Message): Uint8Array {
  for (const [part, key] of PLACES) {
    const { [part]: inner, ...envelope } = message as unknown as Record<string, unknown>;
    if (!isRecord(inner) || !isList(inner[key])) continue;
    const { [key]: list, ...rest } = inner;
    // The list stands last, so that what closes the message is known.
    const shell = JSON.stringify({ ...envelope, [part]: { ...rest, [key]: [] } });
    return put(shell.slice(0, -END.length), list as readonly object[]);
  }
  return Buffer.from(JSON.stringify(message));
}

// Where messages have diagnostics: the answer to a pull, and a push.
const PLACES = [
  ["result", "items"],
  ["params", "diagnostics"],
] as const;
const END = Buffer.from("]}}");
const COMMA = Buffer.from(",");

function put(start: string, list: readonly object[]): Uint8Array {
  const parts: Uint8Array[] = [Buffer.from(start)];
  for (const [i, one] of list.entries()) {
    if (i > 0) parts.push(COMMA);
    parts.push(pieceOf(one));
  }
  parts.push(END);
  return Buffer.concat(parts);
}

function pieceOf(diagnostic: object): Uint8Array {
  let piece = pieces.get(diagnostic);
  if (piece === undefined) {
    piece = Buffer.from(JSON.stringify(diagnostic));
    pieces.set(diagnostic, piece);
  }
  return piece;
}
const pieces = new WeakMap<object, Uint8Array>();

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isList(value: unknown): boolean {
  return Array.isArray(value) && value.every(isRecord);
}
