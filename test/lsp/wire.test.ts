import fc from "fast-check";
import { expect, test } from "vitest";
import type { Message } from "vscode-languageserver/node";
import { encoded } from "../../server/lsp/wire.ts";
import { runs } from "../seed.ts";

function sent(message: object): unknown {
  const bytes = encoded(message as Message);
  const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  const [, length, content] = /^Content-Length: (\d+)\r\n\r\n(.*)$/s.exec(text)!;
  expect(Buffer.byteLength(content!)).toBe(Number(length));
  return JSON.parse(content!);
}

const diagnostics = fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { maxLength: 5 });
const messages = fc.oneof(
  fc.record({ jsonrpc: fc.constant("2.0"), id: fc.nat(), result: fc.jsonValue() }),
  fc.record({ jsonrpc: fc.constant("2.0"), method: fc.string(), params: fc.jsonValue() }),
  diagnostics.chain((items) =>
    fc.constantFrom(
      { id: 1, result: { kind: "full", items, resultId: "]}}" }, jsonrpc: "2.0" },
      { params: { diagnostics: items, uri: '"items":[]' }, method: "textDocument/publishDiagnostics" },
      { result: { items: [...items, 5, "x", [items], null] } },
      { result: items },
    ),
  ),
);

test("a message comes out as it went in, however it is put together", () => {
  fc.assert(
    fc.property(messages, (message) => {
      const plain = JSON.parse(JSON.stringify(message));
      expect(sent(message)).toEqual(plain);
      // The second time the pieces are known.
      expect(sent(message)).toEqual(plain);
    }),
    runs(2_000),
  );
});

test("what JSON leaves out is left out, and lone surrogates do not break the message", () => {
  expect(sent({ id: 1, result: undefined })).toEqual({ id: 1 });
  expect(sent({ id: 1, result: { items: [{ a: undefined, b: "\ud83d" }] } })).toEqual({
    id: 1,
    result: { items: [{ b: "\ud83d" }] },
  });
});
