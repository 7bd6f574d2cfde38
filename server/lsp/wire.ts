import { Emitter, type Message, type MessageWriter } from "vscode-languageserver/node";
import { madeAt } from "../core/list.ts";

/**
 * Writes messages as JSON, each with its header in one piece. An answer of hundreds of diagnostics is put together from
 * theirs: a diagnostic that was sent before is not written anew, and an edit changes few of them.
 */
export function writerTo(stream: NodeJS.WritableStream): MessageWriter {
  const errors = new Emitter<[Error, Message | undefined, number | undefined]>();
  const closed = new Emitter<void>();
  stream.on("error", (error) => errors.fire([error, undefined, undefined]));
  stream.on("close", () => closed.fire());
  return {
    onError: errors.event,
    onClose: closed.event,
    write: (message) =>
      new Promise((resolve, reject) => {
        stream.write(encoded(message), (error) => (error ? reject(error) : resolve()));
      }),
    end: () => stream.end(),
    dispose: () => {
      errors.dispose();
      closed.dispose();
    },
  };
}

/** A message as it goes over the wire, header and all. Throws on what JSON cannot say. */
export function encoded(message: Message): Buffer {
  const parts = partsOf(message);
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([Buffer.from(`Content-Length: ${length}\r\n\r\n`), ...parts]);
}

function partsOf(message: Message): Uint8Array[] {
  for (const [part, key] of PLACES) {
    const { [part]: inner, ...envelope } = message as unknown as Record<string, unknown>;
    if (!isRecord(inner) || !isList(inner[key])) continue;
    const { [key]: list, ...rest } = inner;
    // The list stands last, so that what closes the message is known.
    const shell = JSON.stringify({ ...envelope, [part]: { ...rest, [key]: [] } });
    return joined(shell.slice(0, -END.length), list as readonly object[]);
  }
  return [Buffer.from(JSON.stringify(message))];
}

// Where messages have diagnostics: the answer to a pull, and a push.
const PLACES = [
  ["result", "items"],
  ["params", "diagnostics"],
] as const;
const END = Buffer.from("]}}");
const COMMA = Buffer.from(",");

function joined(start: string, list: readonly object[]): Uint8Array[] {
  const parts: Uint8Array[] = [Buffer.from(start)];
  for (const [i, one] of list.entries()) {
    if (i > 0) parts.push(COMMA);
    parts.push(pieceOf(one));
  }
  parts.push(END);
  return parts;
}

function pieceOf(diagnostic: object): Uint8Array {
  return madeAt(pieces, diagnostic, () => Buffer.from(JSON.stringify(diagnostic)));
}
const pieces = new WeakMap<object, Uint8Array>();

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isList(value: unknown): boolean {
  return Array.isArray(value) && value.every(isRecord);
}
