import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, test, vi } from "vitest";
import { CancellationTokenSource } from "vscode-jsonrpc";
import type * as lsp from "vscode-languageserver-protocol";
import { rules } from "../../server/core/index.ts";
import { TableDocument } from "../../server/lsp/document.ts";
import { findingsFor } from "../../server/lsp/findings.ts";
import { defaultSettings } from "../../server/lsp/protocol.ts";
import { generate } from "../tables/generate.ts";
import { rawClient, startClient } from "./client.ts";

const uri = "file:///hostile.jxmb";
const table = generate({ seed: 11, units: 4, faults: 20 });
const far = { line: 4_000_000_000, character: 4_000_000_000 };
const document = (own = uri) => ({ textDocument: { uri: own } });

/** Every request the server answers, at a place. */
const requests = (own: string, position: lsp.Position): readonly (readonly [string, object])[] => [
  ["textDocument/diagnostic", document(own)],
  ["textDocument/hover", { ...document(own), position }],
  ["textDocument/documentSymbol", document(own)],
  ["textDocument/completion", { ...document(own), position }],
  // Of every document: in this one nothing has that name.
  ["workspace/symbol", { query: "没有这个名称" }],
  ["textDocument/foldingRange", document(own)],
  ["textDocument/selectionRange", { ...document(own), positions: [position] }],
  ["textDocument/semanticTokens/full", document(own)],
  ["textDocument/semanticTokens/range", { ...document(own), range: { start: position, end: far } }],
  [
    "textDocument/codeAction",
    { ...document(own), range: { start: position, end: position }, context: { diagnostics: [] } },
  ],
  ["performanceTargets/layout", { uri: own, layout: "expanded" }],
  ["performanceTargets/preview", { uri: own, offset: 4e9, known: {} }],
  ["performanceTargets/report", { uri: own, format: "html" }],
  [
    "performanceTargets/mend",
    { uri: own, version: 1, finding: { rule: "x", at: { from: 0, to: 4e9 } }, fix: 9 },
  ],
  ["textDocument/codeLens", document(own)],
  ["textDocument/inlayHint", { ...document(own), range: { start: position, end: far } }],
];

/** What a server says of a text that was told nothing else. */
async function fresh(text: string): Promise<lsp.Diagnostic[]> {
  const client = await startClient();
  client.open(uri, text);
  const found = await client.pull(uri);
  await client.stop();
  return found;
}

describe("a client that", () => {
  test("asks before initialize is refused, and served afterwards", async () => {
    const { connection, process, initialize } = rawClient();
    await expect(
      connection.sendRequest("textDocument/hover", { ...document(), position: far }),
    ).rejects.toMatchObject({
      code: -32002,
    });
    expect((await initialize()).capabilities.hoverProvider).toBe(true);
    process.kill();
  });

  test.each([
    { publishDiagnostics: { tagSupport: true } },
    { publishDiagnostics: { tagSupport: {} } },
    { hover: { contentFormat: 5 } },
    { codeAction: { resolveSupport: {} } },
    { codeAction: { resolveSupport: { properties: null } } },
  ])("says of itself what the protocol does not know, %j, is served", async (textDocument) => {
    const { connection, process } = rawClient();
    const capabilities = { textDocument: { diagnostic: {}, ...textDocument } };
    await connection.sendRequest("initialize", { processId: null, rootUri: null, capabilities });
    void connection.sendNotification("initialized", {});
    void connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId: "performance-targets", version: 1, text: table },
    });
    const report = await connection.sendRequest<lsp.FullDocumentDiagnosticReport>(
      "textDocument/diagnostic",
      document(),
    );
    expect(report.items.length).toBeGreaterThan(0);
    process.kill();
  });

  test.each([
    "xyz",
    "\r\n",
    "X: 1\r\n\r\n",
    "Content-Length: abc\r\n\r\n{}",
    'Content-Length: 3\r\n\r\n{"a":1}',
  ])("sends what has no header, %j, sees the server end, which an editor starts anew", async (garbage) => {
    const { connection, process, initialize } = rawClient();
    await initialize();
    const ended = new Promise((resolve) => process.on("exit", resolve));
    process.stdin!.write(garbage);
    for (let i = 0; i < 3; i++)
      void connection.sendRequest("textDocument/hover", { ...document(), position: far }).catch(() => {});
    expect(await ended).toBe(1);
  });

  test("tells a range from its end replaces what it encloses", () => {
    const opened = new TableDocument(uri, "performance-targets", 1, "甲\n乙丙");
    const [start, end] = [
      { line: 1, character: 1 },
      { line: 0, character: 0 },
    ];
    opened.update([{ range: { start, end }, text: "丁" }], 2);
    expect(opened.getText()).toBe("丁丙");
  });

  test("gives a version twice is told what the text says that is there", async () => {
    const client = await startClient();
    client.open(uri, table, 7);
    expect((await client.pull(uri)).length).toBeGreaterThan(0);
    const { resultId } = await client.ask(uri);
    client.change(uri, 6, [{ text: "" }]);
    client.change(uri, 7, [{ text: "" }]);
    const report = await client.connection.sendRequest<lsp.DocumentDiagnosticReport>(
      "textDocument/diagnostic",
      { ...document(), previousResultId: resultId },
    );
    expect(report).toMatchObject({ kind: "full" });
    await client.stop();
  });

  test("does not wait for the answer to initialize is served in the order it spoke", async () => {
    const { connection, process, initialize } = rawClient();
    const answers: string[] = [];
    const first = initialize().then(() => answers.push("initialize"));
    void connection.sendNotification("initialized", {});
    void connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId: "performance-targets", version: 1, text: table },
    });
    const folds: Promise<unknown[]> = connection.sendRequest("textDocument/foldingRange", document());
    const outline: Promise<unknown[]> = connection.sendRequest("textDocument/documentSymbol", document());
    expect((await folds).length).toBeGreaterThan(0);
    answers.push("folds");
    expect((await outline).length).toBeGreaterThan(0);
    await first;
    expect(answers).toEqual(["initialize", "folds"]);
    process.kill();
  });

  test("initializes twice, or asks after shutdown, is refused, and the server ends as it should", async () => {
    const { connection, process, initialize } = rawClient();
    await initialize();
    await expect(initialize()).rejects.toMatchObject({ code: -32600 });
    await connection.sendRequest("shutdown");
    await expect(
      connection.sendRequest("textDocument/hover", { ...document(), position: far }),
    ).rejects.toMatchObject({ code: -32600 });
    const ended = new Promise((resolve) => process.once("exit", resolve));
    await connection.sendNotification("exit");
    expect(await ended).toBe(0);
  });

  test("asks for unknown documents, or at places that are not there, gets an empty answer", async () => {
    const client = await startClient();
    client.open(uri, table);
    for (const [method, params] of requests("file:///unknown", { line: 0, character: 0 })) {
      const answer = (await client.connection.sendRequest(method, params)) as
        | { items?: []; data?: [] }
        | []
        | null;
      const held = Array.isArray(answer) ? answer : (answer?.items ?? answer?.data ?? []);
      expect(held, method).toHaveLength(0);
    }
    for (const [method, params] of [...requests(uri, far), ...requests(uri, { line: 0, character: 1e9 })])
      await client.connection.sendRequest(method, params);
    await expect(client.connection.sendRequest("no/such", {})).rejects.toMatchObject({ code: -32601 });
    expect(await client.stop()).toBe(0);
  });

  test("sends malformed parameters gets an error, and the next answer is right", async () => {
    const client = await startClient();
    client.open(uri, table);
    for (const [method] of requests(uri, far))
      await client.connection.sendRequest(method, { textDocument: null }).catch(() => {});
    expect(await client.pull(uri)).toEqual(await fresh(table));
    expect(await client.stop()).toBe(0);
  });

  test("changes a document with versions out of order, or one that is not open, loses nothing", async () => {
    const client = await startClient();
    client.open(uri, "", 5);
    client.change(uri, 3, [{ text: table }]);
    client.change("file:///unknown", 1, [{ text: "x" }]);
    client.change(uri, 3, []);
    expect(await client.pull(uri)).toEqual(await fresh(table));
    expect(await client.stop()).toBe(0);
  });

  test("sends 10,000 edits in a storm gets the findings of the text they make", async () => {
    const client = await startClient();
    client.open(uri, table);
    const place = new TableDocument(uri, "", 1, table).positionAt(table.indexOf("≥", table.length >> 1) + 1);
    for (let i = 0; i < 10_000; i++) {
      const end = i % 2 === 0 ? place : { ...place, character: place.character + 1 };
      client.change(uri, i + 2, [{ range: { start: place, end }, text: i % 2 === 0 ? "7" : "" }]);
    }
    client.change(uri, 20_000, [{ range: { start: place, end: place }, text: "约" }]);
    client.open(
      "file:///again.jxmb",
      `${table.slice(0, table.indexOf("≥", table.length >> 1) + 1)}约${table.slice(table.indexOf("≥", table.length >> 1) + 1)}`,
    );
    const bare = (found: lsp.Diagnostic[]) =>
      found.map(({ code, range, message }) => ({ code, range, message }));
    expect(bare(await client.pull(uri))).toEqual(bare(await client.pull("file:///again.jxmb")));
    expect(await client.stop()).toBe(0);
  });

  test("cancels everything it asks is answered or refused, and served afterwards", async () => {
    const client = await startClient();
    client.open(uri, generate({ seed: 3, units: 40, faults: 20 }));
    const asked = Array.from({ length: 300 }, (_, i) => {
      const [method, params] = requests(uri, { line: i, character: 0 })[i % 13]!;
      const cancelling = new CancellationTokenSource();
      const answer = client.connection.sendRequest(method, params, cancelling.token);
      cancelling.cancel();
      return answer;
    });
    const answers = await Promise.allSettled(asked);
    expect(answers).toHaveLength(300);
    for (const answer of answers)
      if (answer.status === "rejected") expect([-32800, -32801, -32802]).toContain(answer.reason.code);
    expect((await client.pull(uri)).length).toBeGreaterThan(0);
    expect(await client.stop()).toBe(0);
  });

  test("opens 50 documents at once gets the findings of each", async () => {
    const client = await startClient();
    const uris = Array.from({ length: 50 }, (_, i) => `file:///${i}.jxmb`);
    for (const [i, own] of uris.entries()) client.open(own, generate({ seed: i, units: 2, faults: 30 }));
    const all = await Promise.all(uris.map((own) => client.pull(own)));
    for (const found of all) expect(found.length).toBeGreaterThan(0);
    expect(await client.stop()).toBe(0);
  });

  test("shuts down in mid-work is let go", async () => {
    const client = await startClient();
    client.open(uri, generate({ seed: 3, units: 120, faults: 20 }));
    client.pull(uri).catch(() => {});
    expect(await client.stop()).toBe(0);
    client.connection.dispose();
  });
});

function findings() {
  const logged: string[] = [];
  const style = { locale: "zh", page: () => undefined, related: true, tags: true } as const;
  const made = findingsFor({
    settings: () => ({ ...defaultSettings, preset: "strict" }),
    style: () => style,
    log: (message) => logged.push(message),
  });
  return { ...made, logged };
}

test("a rule that throws is told of once and off for its document; the others go on", () => {
  const broken = rules.find(({ id }) => id === "missing-cell")!;
  const spy = vi.spyOn(broken as { row: NonNullable<typeof broken.row> }, "row").mockImplementation(() => {
    throw new Error("broken on purpose");
  });
  try {
    const { diagnosticsOf, logged } = findings();
    const open = new TableDocument(uri, "", 1, table);
    const found = diagnosticsOf(open);
    expect(found.filter(({ message }) => String(message).includes("missing-cell"))).toHaveLength(1);
    expect(found.length).toBeGreaterThan(10);
    const calls = spy.mock.calls.length;
    open.update(
      [{ range: { start: { line: 20, character: 3 }, end: { line: 20, character: 3 } }, text: "新" }],
      2,
    );
    diagnosticsOf(open);
    expect(spy.mock.calls.length).toBe(calls);
    expect(logged).toHaveLength(1);
    expect(logged[0]).toMatch(/missing-cell.*broken on purpose/s);
  } finally {
    spy.mockRestore();
  }
});

/** Of a character in UTF-16. */
const BYTES = 2;

/** Bytes in use once what is no longer needed is gone: a frame or a compilation under way may hold it for a moment. */
async function used(): Promise<number> {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 6; i++) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    collect();
    least = Math.min(least, process.memoryUsage().heapUsed);
  }
  return least;
}

test("typing in a goal as long as a book leaves few copies of it behind", async () => {
  const { diagnosticsOf } = findings();
  // The first full stop behind a name and its amounts is the goal's.
  const goal = table.indexOf("。", table.search(/\n[^\t\n]+\t[\d,.]+\t[^\n]*年度指标值/));
  const book = "修好库房屋面和排水，守住馆藏安全。".repeat(6_000);
  const open = new TableDocument(uri, "", 1, table.slice(0, goal) + book + table.slice(goal));
  const place = open.positionAt(goal + 10);
  const type = (keys: number) => {
    for (let i = 0; i < keys; i++) {
      open.update([{ range: { start: place, end: place }, text: "甲" }], i);
      diagnosticsOf(open);
    }
  };
  type(3);
  const before = await used();
  type(150);
  // What was read of the last 64 projects is kept.
  expect((await used()) - before).toBeLessThan(80 * BYTES * book.length);
});

test("large documents that are closed leave little of their text behind", async () => {
  const { diagnosticsOf, forget } = findings();
  const large = (seed: number) => generate({ seed, units: 300, faults: 20 });
  const visit = (seed: number) => {
    diagnosticsOf(new TableDocument(uri, "", 1, large(seed)));
    forget(uri);
  };
  // What is kept of texts that were seen is bounded; it fills up first.
  for (let i = 0; i < 2; i++) visit(900 + i);
  const before = await used();
  const more = 6;
  for (let i = 0; i < more; i++) visit(910 + i);
  expect((await used()) - before).toBeLessThan((more / 2) * BYTES * large(900).length);
});

test("memory after 10,000 edits and 1,000 documents is what it was", async () => {
  const { diagnosticsOf, forget } = findings();
  const open = new TableDocument(uri, "", 1, table);
  const place = open.positionAt(table.indexOf("≥", table.length >> 1) + 1);
  const work = (edits: number, documents: number) => {
    for (let i = 0; i < edits; i++) {
      const end = i % 2 === 0 ? place : { ...place, character: place.character + 1 };
      open.update([{ range: { start: place, end }, text: i % 2 === 0 ? String(i % 10) : "" }], i);
      diagnosticsOf(open);
      // Names, the header and the title too: each has indexes of its own.
      if (i % 50 !== 0) continue;
      for (const part of ["财政专户", "项目支出绩效", "指标；"]) {
        const from = open.positionAt(open.getText().indexOf(part) + 2);
        const to = { ...from, character: from.character + 1 };
        const letter = String.fromCharCode(0x4e00 + (i % 5_000));
        open.update([{ range: { start: from, end: from }, text: letter }], i);
        diagnosticsOf(open);
        open.update([{ range: { start: from, end: to }, text: "" }], i);
        diagnosticsOf(open);
      }
    }
    for (let i = 0; i < documents; i++) {
      const own = `file:///${i}.jxmb`;
      diagnosticsOf(new TableDocument(own, "", 1, generate({ seed: i, units: 1, projects: 7, faults: 20 })));
      forget(own);
    }
  };
  // What is kept of texts that were seen is bounded; it fills up first.
  work(2_000, 1_000);
  const before = await used();
  work(10_000, 1_000);
  expect(((await used()) - before) / before).toBeLessThan(0.1);
});
