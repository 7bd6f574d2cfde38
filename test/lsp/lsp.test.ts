import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type * as lsp from "vscode-languageserver-protocol";
import { generate } from "../tables/generate.ts";
import { type Client, startClient, until } from "./client.ts";

const uri = "file:///table.jxmb";
const example = readFileSync(new URL("../../examples/有错误的绩效目标表.jxmb", import.meta.url), "utf8");
const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split("\n").length - 1;

describe("a client that pulls", () => {
  let client: Client;
  beforeAll(async () => {
    client = await startClient();
    client.open(uri, example);
  });
  afterAll(async () => expect(await client.stop()).toBe(0));

  test("is offered what the server can do", () => {
    expect(client.capabilities).toMatchObject({
      diagnosticProvider: {},
      hoverProvider: true,
      documentHighlightProvider: true,
      foldingRangeProvider: true,
      selectionRangeProvider: true,
      textDocumentSync: { change: 2 },
    });
  });

  test("gets findings with code, page and related places, and none pushed", async () => {
    const found = await client.pull(uri);
    const sum = found.find(
      ({ code, range }) =>
        code === "unit-total-mismatch" && range.start.line === lineOf(example, "临江市档案馆\t"),
    );
    expect(sum).toMatchObject({ severity: 1, source: "绩效目标表" });
    expect(sum!.codeDescription!.href).toMatch(/^file:.*docs\/rules\/unit-total-mismatch\.md$/);
    expect(sum!.relatedInformation!.length).toBeGreaterThan(1);
    expect(sum!.relatedInformation![0]!.location.uri).toBe(uri);
    expect(found.find(({ code }) => code === "html-residue")!.tags).toEqual([1]);
    expect(client.published.size).toBe(0);
  });

  test("answers unchanged where nothing changed", async () => {
    const first: lsp.DocumentDiagnosticReport = await client.connection.sendRequest(
      "textDocument/diagnostic",
      { textDocument: { uri } },
    );
    const again: lsp.DocumentDiagnosticReport = await client.connection.sendRequest(
      "textDocument/diagnostic",
      { textDocument: { uri }, previousResultId: first.resultId },
    );
    expect(again.kind).toBe("unchanged");
    // A waiver ends with its day: tomorrow the same text may be told of otherwise.
    expect(first.resultId).toMatch(/\.\d{4}-\d\d-\d\d$/);
  });

  test("finds a name wherever it stands, renames it, and says why it does not", async () => {
    const line = lineOf(example, "临江市档案馆\t");
    const asked = { textDocument: { uri }, position: { line, character: 2 } };
    const places: lsp.Location[] = await client.connection.sendRequest("textDocument/references", {
      ...asked,
      context: { includeDeclaration: true },
    });
    expect(places.map(({ range }) => range.start.line)).toContain(line);
    expect(await client.connection.sendRequest("textDocument/prepareRename", asked)).toMatchObject({
      placeholder: "临江市档案馆",
    });
    const edit: lsp.WorkspaceEdit = await client.connection.sendRequest("textDocument/rename", {
      ...asked,
      newName: "临江市档案中心",
    });
    const edits = edit.changes?.[uri] ?? (edit.documentChanges as lsp.TextDocumentEdit[])[0]!.edits;
    expect(edits).toHaveLength(places.length);
    await expect(
      client.connection.sendRequest("textDocument/rename", { ...asked, newName: "甲\t乙" }),
    ).rejects.toThrow("制表符");
    await expect(
      client.connection.sendRequest("textDocument/prepareRename", {
        ...asked,
        position: { line: 0, character: 1 },
      }),
    ).rejects.toThrow("这里不是");
  });

  test("sees a code explained, a value read, an amount in proportion and a unit summed up", async () => {
    const hover = async (part: string, into = 1) => {
      const line = lineOf(example, part);
      const character = example.split("\n")[line]!.indexOf(part) + into;
      const found: lsp.Hover = await client.connection.sendRequest("textDocument/hover", {
        textDocument: { uri },
        position: { line, character },
      });
      return (found.contents as lsp.MarkupContent).value;
    };
    expect(await hover("11-数量指标")).toMatch(/11-数量指标[\s\S]*数量/);
    expect(await hover("≥1.5万人次", 2)).toMatch(/不少于 15,000 人次/);
    expect(await hover("220.00", 2)).toMatch(/2,200,000 元[\s\S]*占本单位 54\.7%/);
    expect(await hover("临江市档案馆\t", 2)).toMatch(/项目数 3[\s\S]*项目之和/);
  });

  test("is offered an indicator to fill in, and the sum of an amount", async () => {
    const own = "file:///completions.jxmb";
    const head = "单位：万元\n项目名称\t总计\t财政拨款\t绩效目标\t绩效指标\n合计\t\t60.00\t\t\n";
    client.open(own, `${head}档案馆\t60.00\t60.00\t\t\n库房修缮\t60.00\t60.00\t修好库房\t`);
    const at = (line: number, character: number): Promise<lsp.CompletionItem[]> =>
      client.connection.sendRequest("textDocument/completion", {
        textDocument: { uri: own },
        position: { line, character },
      });
    const [first] = await at(4, "库房修缮\t60.00\t60.00\t修好库房\t".length);
    expect(first).toMatchObject({
      label: "1、11-数量指标",
      textEdit: {
        newText: "1、1-产出指标；11-数量指标；指标名称；实施周期指标值:指标值；年度指标值:指标值。",
      },
    });
    expect(first!.insertTextFormat).toBeUndefined();
    expect(await at(2, 3)).toMatchObject([{ label: "60.00", textEdit: { newText: "60.00" } }]);
  });

  test("is hinted at what the addends of a wrong amount come to", async () => {
    const hints: lsp.InlayHint[] = await client.connection.sendRequest("textDocument/inlayHint", {
      textDocument: { uri },
      range: { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } },
    });
    const lines = example.split("\n");
    const shown = hints.map(
      ({ position: { line, character }, label }) => `${lines[line]!.slice(0, character)} ${String(label)}`,
    );
    expect(shown).toEqual([
      "合计\t1,236.50\t1,108.20 Σ 1,168.20",
      "合计\t1,236.50\t1,108.20\t60.00 Σ 0.00",
      "临江市档案馆\t489.40\t421.10 Σ 361.10",
      "临江市档案馆\t489.40\t421.10\t Σ 60.00",
      "临江市地方志编纂室\t345.00 Σ 336.00",
      "市志续修项目\t256.00 ≠ 265.00",
    ]);
  });

  test("outlines units, projects, classes and indicators", async () => {
    const [table]: lsp.DocumentSymbol[] = await client.connection.sendRequest("textDocument/documentSymbol", {
      textDocument: { uri },
    });
    expect(table!.children!.map(({ name }) => name)).toEqual([
      "临江市档案服务局",
      "临江市档案馆",
      "临江市地方志编纂室",
    ]);
    const project = table!.children![0]!.children![0]!;
    expect(project).toMatchObject({ name: "乡镇档案室补助资金（东区）", detail: "96.40" });
    expect(project.children!.map(({ name }) => name)).toEqual([
      "产出指标",
      "效益指标",
      "满意度指标",
      "成本指标",
    ]);
    expect(project.children![0]!.children![0]).toMatchObject({ name: "改造档案室间数", detail: "≥12间" });
  });

  test("finds units and projects by some of their characters", async () => {
    const find = (query: string): Promise<lsp.SymbolInformation[]> =>
      client.connection.sendRequest("workspace/symbol", { query });
    const found = await find("档 室补东");
    expect(found.map(({ name, containerName }) => [name, containerName])).toEqual([
      ["乡镇档案室补助资金（东区）", "临江市档案服务局"],
    ]);
    const { uri: at, range } = found[0]!.location;
    expect([at, example.split("\n")[range.start.line]!.slice(0, range.end.character)]).toEqual([
      uri,
      "乡镇档案室补助资金（东区）",
    ]);
    expect((await find("方志编纂室")).map(({ name }) => name)).toEqual(["临江市地方志编纂室"]);
    expect(await find("东室")).toEqual([]);
  });

  test("folds units and page furniture", async () => {
    const folds: lsp.FoldingRange[] = await client.connection.sendRequest("textDocument/foldingRange", {
      textDocument: { uri },
    });
    expect(folds.filter(({ kind }) => kind === "region").map(({ startLine }) => startLine)).toContain(
      lineOf(example, "临江市档案馆\t"),
    );
    expect(folds.some(({ kind }) => kind === "comment")).toBe(true);
  });

  test("selects value, field, indicator, cell, row, unit, table", async () => {
    const line = lineOf(example, "≥12间");
    const character = example.split("\n")[line]!.indexOf("≥12间") + 1;
    const [found]: lsp.SelectionRange[] = await client.connection.sendRequest("textDocument/selectionRange", {
      textDocument: { uri },
      positions: [{ line, character }],
    });
    let depth = 0;
    for (let range: lsp.SelectionRange | undefined = found; range; range = range.parent) depth++;
    expect(depth).toBeGreaterThanOrEqual(6);
    expect(found!.range).toEqual({
      start: { line, character: character - 1 },
      end: { line, character: character + 3 },
    });
  });

  test("colours by meaning", async () => {
    const tokens: lsp.SemanticTokens = await client.connection.sendRequest(
      "textDocument/semanticTokens/full",
      { textDocument: { uri } },
    );
    expect(tokens.data.length).toBeGreaterThan(500);
  });

  test("has a table formatted, and what is selected of it", async () => {
    const own = "file:///format.jxmb";
    const text = example.replace("\t220.00\t", "\t 220.00\t").replace("≥12间；", "≥12间;");
    expect(text).not.toBe(example);
    client.open(own, text);
    const asked = (method: string, more = {}): Promise<lsp.TextEdit[]> =>
      client.connection.sendRequest(`textDocument/${method}`, {
        textDocument: { uri: own },
        options: { tabSize: 4, insertSpaces: false },
        ...more,
      });
    const all = await asked("formatting");
    expect(all).toContainEqual(expect.objectContaining({ newText: "；" }));
    const line = lineOf(text, "\t 220.00");
    const range = { start: { line, character: 0 }, end: { line: line + 1, character: 0 } };
    const some = await asked("rangeFormatting", { range });
    expect(some.length).toBeGreaterThan(0);
    for (const one of some) expect(one.range.start.line).toBe(line);
    expect(all.length).toBeGreaterThan(some.length);
  });

  test("is offered quick fixes and one for all of a kind", async () => {
    const line = lineOf(example, "11-质量指标");
    const character = example.split("\n")[line]!.indexOf("11-质量指标");
    const at = { line, character };
    const actions: lsp.CodeAction[] = await client.connection.sendRequest("textDocument/codeAction", {
      textDocument: { uri },
      range: { start: at, end: at },
      context: { diagnostics: [] },
    });
    expect(actions.map(({ title }) => title)).toContain("按编码改为“11-数量指标”");
    const asked = async (only: string[]) => {
      const found: lsp.CodeAction[] = await client.connection.sendRequest("textDocument/codeAction", {
        textDocument: { uri },
        range: { start: at, end: at },
        context: { diagnostics: [], only },
      });
      return found.map(({ kind }) => kind);
    };
    expect(await asked(["source.fixAll"])).toEqual(["source.fixAll.performanceTargets"]);
    expect(await asked(["source.fixAll.performanceTargets"])).toEqual(["source.fixAll.performanceTargets"]);
    expect(actions.some(({ kind }) => kind?.startsWith("source"))).toBe(false);
    // Where there is one of a kind there is nothing more to mend.
    expect(actions.some(({ data }) => data !== undefined)).toBe(false);
    const marked = example.split("\n").findIndex((text) => text.startsWith("<p>"));
    const start = { line: marked, character: 1 };
    const more: lsp.CodeAction[] = await client.connection.sendRequest("textDocument/codeAction", {
      textDocument: { uri },
      range: { start, end: start },
      context: { diagnostics: [] },
    });
    const every = more.find(({ data }) => data !== undefined)!;
    expect(every.title).toMatch(/^修复本文件中全部“网页标签残留”问题/);
    const resolved: lsp.CodeAction = await client.connection.sendRequest("codeAction/resolve", every);
    expect(Object.values(resolved.edit!.changes!).flat().length).toBeGreaterThan(0);
  });

  test("is offered once what mends a whole cell, whoever of its findings is asked about", async () => {
    // Each number is wrong by itself, and one fix mends them all.
    const text = example.replace(
      /\t(1、1-产出指标；[^\n]*)/,
      (_, cell: string) =>
        `\t${cell.replace(/(?<=^|。)(\d)、/g, (_, digit: string) => `${2 * Number(digit)}、`)}`,
    );
    const other = uri.replace(/[^/]*$/, "renumbered.txt");
    client.open(other, text);
    const line = lineOf(text, "\t2、1-");
    const wrong = (await client.pull(other)).filter(
      ({ code, range }) => code === "indicator-numbering" && range.start.line === line,
    );
    expect(wrong.length).toBeGreaterThan(2);
    const actions: lsp.CodeAction[] = await client.connection.sendRequest("textDocument/codeAction", {
      textDocument: { uri: other },
      range: { start: { line, character: 0 }, end: { line, character: 10_000 } },
      context: { diagnostics: wrong },
    });
    const renumbering = actions.filter(({ title }) => title.startsWith("重新编号"));
    expect(renumbering.map(({ diagnostics }) => diagnostics!.length)).toEqual([wrong.length]);
  });

  test("is told the state of the table", async () => {
    const { params } = await until(() =>
      client.notifications.find(({ method }) => method === "performanceTargets/status"),
    );
    expect(params).toMatchObject({
      uri,
      isTable: true,
      label: "1,236.50 万元 · 3 个单位",
      tooltip: expect.stringContaining("单位 3 个，项目 8 个"),
    });
  });

  test("gets the layout it asks for", async () => {
    const edits: lsp.TextEdit[] = await client.connection.sendRequest("performanceTargets/layout", {
      uri,
      layout: "expanded",
    });
    expect(edits.length).toBeGreaterThan(30);
    expect(edits.every(({ newText }) => newText === "\n\t")).toBe(true);
  });

  test("sees findings follow every edit", async () => {
    const other = "file:///edited.jxmb";
    const text = generate({ seed: 5, units: 2 });
    client.open(other, text);
    expect(await client.pull(other)).toEqual([]);
    const line = lineOf(text, "11-数量指标");
    const character = text.split("\n")[line]!.indexOf("11-数量指标") + 1;
    client.change(other, 2, [
      { range: { start: { line, character }, end: { line, character: character + 1 } }, text: "2" },
    ]);
    expect((await client.pull(other)).map(({ code }) => code)).toContain("code-name-mismatch");
    client.change(other, 3, [
      { range: { start: { line, character }, end: { line, character: character + 1 } }, text: "1" },
    ]);
    expect(await client.pull(other)).toEqual([]);
  });

  test("is answered with nothing for what is not open or not there", async () => {
    expect(await client.pull("file:///none")).toEqual([]);
    expect(
      await client.connection.sendRequest("textDocument/hover", {
        textDocument: { uri: "file:///none" },
        position: { line: 9, character: 9 },
      }),
    ).toBeNull();
    expect(
      await client.connection.sendRequest("textDocument/hover", {
        textDocument: { uri },
        position: { line: 99_999, character: 99_999 },
      }),
    ).toBeNull();
  });
});

test("a large table is coloured by what is shown of it, and not all at once", async () => {
  const client = await startClient();
  client.open(uri, generate({ seed: 3, units: 80 }));
  const all = client.connection.sendRequest("textDocument/semanticTokens/full", { textDocument: { uri } });
  await expect(all).rejects.toMatchObject({ code: -32802 });
  const range = { start: { line: 10, character: 0 }, end: { line: 40, character: 0 } };
  const some: { data: number[] } = await client.connection.sendRequest("textDocument/semanticTokens/range", {
    textDocument: { uri },
    range,
  });
  expect(some.data.length).toBeGreaterThan(100);
  expect(await client.stop()).toBe(0);
});

test("what is renamed keeps its waivers", async () => {
  const client = await startClient();
  client.open(uri, example);
  const [unit, other] = ["临江市档案馆", "临江市图书馆"];
  const waivers = [unit, other].map((name) => ({
    rule: "unit-total-mismatch",
    unit: name,
    text: name,
    reason: "已核",
  }));
  const text = JSON.stringify({ waivers }, undefined, 2);
  await client.connection.sendNotification("performanceTargets/waivers", { uri, text });
  const edit: lsp.WorkspaceEdit = await client.connection.sendRequest("textDocument/rename", {
    textDocument: { uri },
    position: { line: lineOf(example, `${unit}\t`), character: 2 },
    newName: "临江市档案中心",
  });
  const file = `${uri}.waivers.json`;
  const edits =
    edit.changes?.[file] ??
    (edit.documentChanges as lsp.TextDocumentEdit[]).find(({ textDocument }) => textDocument.uri === file)!
      .edits;
  const lines = text.split("\n");
  expect(edits).toHaveLength(2);
  for (const { range, newText } of edits as lsp.TextEdit[]) {
    expect(lines[range.start.line]!.slice(range.start.character, range.end.character)).toBe(`"${unit}"`);
    expect(newText).toBe('"临江市档案中心"');
  }
  expect(await client.stop()).toBe(0);
});

test("a waived finding is information with its reason, and a waiver of nothing is noted", async () => {
  const client = await startClient();
  client.open(uri, example);
  const waivers = [
    { rule: "code-name-mismatch", reason: "系统历史编码" },
    { rule: "duplicate-project", reason: "已经改名" },
  ];
  await client.connection.sendNotification("performanceTargets/waivers", {
    uri,
    text: JSON.stringify({ waivers }),
  });
  const found = await client.pull(uri);
  expect(found.find(({ code }) => code === "code-name-mismatch")).toMatchObject({
    severity: 3,
    message: expect.stringContaining("已豁免：系统历史编码"),
  });
  expect(found.some(({ message }) => String(message).includes("豁免不再对应"))).toBe(true);
  // The state of the table counts as the client does.
  const count = (severity: number) => found.filter((one) => one.severity === severity).length;
  await until(() => {
    const said = client.notifications.filter(({ method }) => method === "performanceTargets/status");
    if (said.length === 0) return false;
    const { counts } = said.at(-1)!.params as { counts: Record<string, number> };
    return (
      counts["error"] === count(1) && counts["warning"] === count(2) && counts["information"] === count(3)
    );
  });
  expect(await client.stop()).toBe(0);
});

test("the ways to take waivers back say which is which, however long their places are", async () => {
  const client = await startClient({ offers: { waives: true } });
  const lines = [1, 2].map(
    (n) =>
      `${n}、1-产出指标；11-数量指标；库房屋面防水层修缮面积之${n}；实施周期指标值:约${n}间；年度指标值:约${n}间。`,
  );
  client.open(
    uri,
    `单位：万元\n项目名称\t总计\t绩效目标\t绩效指标\n临江市档案馆\t30.00\t\t\n馆藏档案库房屋面修缮\t30.00\t修好库房。\t${lines.join("")}`,
  );
  const place = { unit: "临江市档案馆", project: "馆藏档案库房屋面修缮", reason: "已核实" };
  const waivers = [1, 2].map((n) => ({
    rule: "approximate-value",
    ...place,
    indicator: `库房屋面防水层修缮面积之${n}`,
  }));
  await client.connection.sendNotification("performanceTargets/waivers", {
    uri,
    text: JSON.stringify({ waivers }),
  });
  const diagnostics = (await client.pull(uri)).filter(({ code }) => code === "approximate-value");
  expect(diagnostics.length).toBeGreaterThan(1);
  const actions = await client.connection.sendRequest<lsp.CodeAction[]>("textDocument/codeAction", {
    textDocument: { uri },
    range: { start: { line: 3, character: 0 }, end: { line: 3, character: 300 } },
    context: { diagnostics },
  });
  const titles = actions.map(({ title }) => title).filter((title) => title.startsWith("撤回豁免"));
  expect(new Set(titles).size).toBe(2);
  expect(titles.every((title) => /面积之[12]（/.test(title))).toBe(true);
  expect(await client.stop()).toBe(0);
});

test("a name is compared with those of the other tables of the workspace", async () => {
  const client = await startClient();
  const table = generate({ seed: 5, units: 1 });
  const name = /11-数量指标；([^；]{6,})；/.exec(table)![1]!;
  const other = `单位：万元\n项目名称\t总计\t绩效目标\t绩效指标\n甲馆\t30.00\t\t\n库房修缮\t30.00\t修好库房。\t1、1-产出指标；11-数量指标；${name.slice(0, 3)}囧${name.slice(4)}；实施周期指标值:≥2间；年度指标值:≥2间。`;
  client.open(uri, other);
  expect((await client.pull(uri)).some(({ code }) => code === "near-miss-name")).toBe(false);
  const before = client.renewed.length;
  const told = (): string[] => client.renewed.slice(before);
  for (const n of [1, 2, 3, 4])
    await client.connection.sendNotification("performanceTargets/neighbour", {
      uri: `file:///other${n}.jxmb`,
      text: table,
    });
  // It says that the findings are others now, and the hints and lenses with them.
  await until(() => ["diagnostic", "inlayHint", "codeLens"].every((kind) => told().includes(kind)));
  const seen = async () => (await client.pull(uri)).some(({ code }) => code === "near-miss-name");
  await until(seen);
  expect(await client.stop()).toBe(0);
});

test("hints are asked for anew when the settings change", async () => {
  const client = await startClient();
  client.open(uri, example);
  await client.pull(uri);
  const before = client.renewed.filter((kind) => kind === "inlayHint").length;
  await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: {} });
  await until(() => client.renewed.filter((kind) => kind === "inlayHint").length > before);
  expect(await client.stop()).toBe(0);
});

test("a client that shows plain text and resolves nothing gets plain text, and actions with their edits", async () => {
  const client = await startClient({ markdown: false, resolves: false });
  const odd = example.replace("临江市档案馆\t", "临江市**档**案<馆\t");
  client.open(uri, odd);
  await client.pull(uri);
  const line = lineOf(odd, "临江市**档**案<馆\t");
  const hover: lsp.Hover = await client.connection.sendRequest("textDocument/hover", {
    textDocument: { uri },
    position: { line, character: 2 },
  });
  expect(hover.contents).toMatchObject({ kind: "plaintext" });
  const { value } = hover.contents as lsp.MarkupContent;
  expect(value).toContain("临江市**档**案<馆 · 资金使用单位");
  expect(value).toMatch(/^总计 · 单位行 [\d,.]+ · 项目之和 [\d,.]+/m);
  const at = {
    line: lineOf(odd, "11-质量指标"),
    character: odd.split("\n")[lineOf(odd, "11-质量指标")]!.indexOf("11-质量"),
  };
  const actions: lsp.CodeAction[] = await client.connection.sendRequest("textDocument/codeAction", {
    textDocument: { uri },
    range: { start: at, end: at },
    context: { diagnostics: [] },
  });
  expect(actions.length).toBeGreaterThan(1);
  for (const { edit } of actions) expect(edit).toBeDefined();
  expect(await client.stop()).toBe(0);
});

test("a document closed and opened again with another text is not taken for the same", async () => {
  const client = await startClient();
  client.open(uri, example);
  const first: lsp.FullDocumentDiagnosticReport = await client.connection.sendRequest(
    "textDocument/diagnostic",
    { textDocument: { uri } },
  );
  await client.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
  client.open(uri, generate({ seed: 5, units: 2 }));
  const again: lsp.DocumentDiagnosticReport = await client.connection.sendRequest("textDocument/diagnostic", {
    textDocument: { uri },
    previousResultId: first.resultId,
  });
  expect(again.kind).toBe("full");
  expect(await client.stop()).toBe(0);
});

test("a client that refuses what the server asks does not bring it down", async () => {
  const client = await startClient({ refuse: true });
  await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: {} });
  client.open(uri, example);
  expect((await client.pull(uri)).length).toBeGreaterThan(5);
  expect(await client.stop()).toBe(0);
});

describe("a client that does not pull", () => {
  test("is pushed findings, in its language and with its settings", async () => {
    const client = await startClient({
      pull: false,
      locale: "en",
      settings: { rules: { "html-residue": "error", "unit-total-mismatch": "off" }, maxFindings: 4 },
    });
    expect(client.capabilities.diagnosticProvider).toBeUndefined();
    client.open(uri, example);
    // Once the settings are there: the server asks for them, and tells again.
    const found = await until(() => [client.published.get(uri)].find((list) => list?.length === 4));
    expect(found.some(({ code }) => code === "unit-total-mismatch")).toBe(false);
    expect(found[0]!.message).toMatch(/more findings are not listed/);
    await client.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
    await until(() => client.published.get(uri)?.length === 0);
    expect(await client.stop()).toBe(0);
  });
});

test("a client is told no more of a finding than it says it shows", async () => {
  const plain = await startClient({ shows: {} });
  plain.open(uri, example);
  const found = await plain.pull(uri);
  expect(found.length).toBeGreaterThan(5);
  for (const one of found)
    for (const part of ["codeDescription", "relatedInformation", "tags"])
      expect(one).not.toHaveProperty(part);
  await plain.stop();
});

describe("a long document that is opened", () => {
  const long = generate({ seed: 6, units: 30, faults: 40 });
  const named = (list: readonly lsp.Diagnostic[]) =>
    list.map(({ range, code, message }) => JSON.stringify({ range, code, message }));

  test("is told of from the top, and then as a whole when the client is asked to ask again", async () => {
    const client = await startClient({ settings: { preset: "strict" } });
    client.open(uri, long);
    const first = await client.ask(uri);
    const all = await client.pull(uri);
    expect(first.items.length).toBeGreaterThan(3);
    expect(all.length).toBeGreaterThan(10 * first.items.length);
    expect(named(all)).toEqual(expect.arrayContaining(named(first.items)));
    expect(Math.max(...first.items.map(({ range }) => range.end.line))).toBeLessThan(32);
    await client.stop();
  });

  test("is told of as a whole to a client that cannot be asked to ask again", async () => {
    const client = await startClient({ settings: { preset: "strict" }, refreshes: false });
    client.open(uri, long);
    expect((await client.ask(uri)).items.length).toBeGreaterThan(100);
    await client.stop();
  });

  test("is told of as a whole once somebody types", async () => {
    const client = await startClient({ settings: { preset: "strict" } });
    client.open(uri, long);
    const first = client.ask(uri);
    client.change(uri, 2, [
      { range: { start: { line: 9, character: 0 }, end: { line: 9, character: 0 } }, text: "新" },
    ]);
    await first.catch(() => {});
    const now = await client.ask(uri);
    expect(now.resultId).not.toBe("top");
    expect(now.items.length).toBeGreaterThan(100);
    await client.stop();
  });

  test("is told of as a whole where it grew long while it was open", async () => {
    const client = await startClient({ settings: { preset: "strict" } });
    client.open(uri, long.split("\n").slice(0, 63).join("\n"));
    await client.ask(uri);
    // By now it knows the settings.
    const before = await client.ask(uri);
    client.change(uri, 2, [
      { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: "\n\n" },
    ]);
    const after = await client.ask(uri);
    expect(after.resultId).not.toBe("top");
    expect(after.items).toHaveLength(before.items.length);
    await client.stop();
  });

  test("is pushed from the top, and then as a whole", async () => {
    const client = await startClient({ pull: false, settings: { performanceTargets: { preset: "strict" } } });
    const told: number[] = [];
    client.connection.onNotification("textDocument/publishDiagnostics", ({ diagnostics }) => {
      told.push(diagnostics.length);
    });
    client.open(uri, long);
    await until(() => told.some((count) => count > 100));
    expect(told[0]).toBeGreaterThan(3);
    expect(told[0]).toBeLessThan(100);
    await client.stop();
  });
});
