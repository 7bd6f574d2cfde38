import { expect, test } from "vitest";
import type * as lsp from "vscode-languageserver";
import { layingOut, layoutEdits } from "../../server/core/features/layout.ts";
import { configure, lengthOf, parse, rules } from "../../server/core/index.ts";
import type { Steps } from "../../server/core/steps.ts";
import type { TableDocument } from "../../server/lsp/document.ts";
import { followSettings } from "../../server/lsp/settings.ts";
import { inSlices } from "../../server/lsp/slices.ts";
import { warming } from "../../server/lsp/warm.ts";
import { workFor } from "../../server/lsp/work.ts";
import { reportFormats, reporting, reportOf } from "../../server/view/report.tsx";
import { generate } from "../tables/generate.ts";

// What holds where things cross each other, with time in the test's hands.

/** A connection that only keeps its handlers, by what it is told to do on. */
function connectionOf(more: object = {}) {
  const handlers = new Map<string, (params: unknown) => unknown>();
  const connection = new Proxy(more as Record<string, unknown>, {
    get: (own, name: string) =>
      own[name] ??
      ((handler: (params: unknown) => unknown) => {
        handlers.set(name, handler);
        return { dispose() {} };
      }),
  }) as unknown as lsp.Connection;
  return { connection, tell: (name: string, params: unknown) => handlers.get(name)!(params) };
}

/** Turns that come when the test says so. */
function turns() {
  const waiting: (() => void)[] = [];
  return {
    later: (run: () => void) => void waiting.push(run),
    async next() {
      for (const run of waiting.splice(0)) run();
      await new Promise((resume) => setImmediate(resume));
    },
    get count() {
      return waiting.length;
    },
  };
}

test("warming up looks at the rows of the examples a few at a time", () => {
  expect([...warming()].length).toBeGreaterThan(rules.length / 8);
});

const uri = "file:///a.jxmb";
const large = generate({ seed: 5, units: 400 });

function opened() {
  const { later, ...turn } = turns();
  const work = workFor({ steps: (document) => document.reading(), later, log: () => {} });
  const { connection, tell } = connectionOf();
  work.documents.listen(connection);
  tell("onDidOpenTextDocument", {
    textDocument: { uri, languageId: "performance-targets", version: 1, text: large },
  });
  const edit = () =>
    tell("onDidChangeTextDocument", {
      textDocument: { uri, version: 2 },
      contentChanges: [
        { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: "x" },
      ],
    });
  const close = () => tell("onDidCloseTextDocument", { textDocument: { uri } });
  const end = async (answer: unknown) => {
    let isOver = false;
    void Promise.resolve(answer).then(() => {
      isOver = true;
    });
    for (let i = 0; i < 10_000 && !isOver; i++) await turn.next();
    return answer;
  };
  return { work, edit, close, end };
}

test("a question about a place is none in the text that came after it, and one about all of it is answered", async () => {
  const { work, edit, end } = opened();
  const place = work.onPlace("rename", uri, "none", () => "answered");
  const all = work.on<number | undefined>("outline", uri, undefined, ({ lines }) => lengthOf(lines));
  edit();
  expect(await end(place)).toBe("none");
  expect(await end(all)).toBe(large.length + 1);
  expect(await end(work.onPlace("rename", uri, "none", () => "answered"))).toBe("answered");
});

test("a document that is closed while it is read is answered for no more", async () => {
  const { work, close, end } = opened();
  const answer = work.on("outline", uri, "none", () => "answered");
  close();
  expect(await end(answer)).toBe("none");
});

test("what takes long is made anew of the text that came meanwhile, or is none where it was asked of a place", async () => {
  const { work, edit, end } = opened();
  const token = { isCancellationRequested: false } as lsp.CancellationToken;
  let begun = 0;
  const slow = function* ({ lines }: TableDocument) {
    begun++;
    const until = performance.now() + 30;
    while (performance.now() < until) yield;
    return lengthOf(lines);
  };
  expect(await end(work.onPlaceInSteps("layout", uri, 0, token, slow))).toBe(large.length);
  const all = work.onCheckedInSteps("report", uri, 0, token, slow);
  const place = work.onPlaceInSteps("layout", uri, 0, token, slow);
  await new Promise((resume) => setImmediate(resume));
  expect(begun).toBe(3);
  edit();
  expect(await end(place)).toBe(0);
  expect(await end(all)).toBe(large.length + 1);
  expect(begun).toBe(4);
});

test("a report and a layout are made a unit at a time, and come to the same", () => {
  const table = parse(generate({ seed: 7, units: 40, faults: 40 }));
  const config = configure();
  for (const format of reportFormats) {
    const steps = [...stepsOf(reporting(table, format, config, "zh"))];
    expect(steps.length, format).toBeGreaterThan(format === "csv" ? 3 : 40);
    expect(steps.at(-1)).toBe(reportOf(table, format, config, "zh"));
  }
  // One unit may have as many projects.
  const one = parse(generate({ seed: 7, units: 1, projects: 300 }));
  expect([...reporting(one, "html", config, "zh")].length).toBeGreaterThan(250);
  expect([...layingOut(one, "expanded")].length).toBeGreaterThan(4);
  const layout = [...stepsOf(layingOut(table, "expanded"))];
  expect(layout.length).toBeGreaterThan(40);
  expect(layout.at(-1)).toEqual(layoutEdits(table, "expanded"));
});

// Each step, and then what they come to.
function* stepsOf<T>(steps: Steps<T>): Iterable<T | undefined> {
  yield yield* steps as Generator<undefined, T>;
}

test("of settings that are asked for twice the last answer counts, in whatever order they come", async () => {
  const answers: ((settings: unknown) => void)[] = [];
  const { connection, tell } = connectionOf({
    workspace: { getConfiguration: () => new Promise((resolve) => answers.push(resolve)) },
  });
  const changes: boolean[] = [];
  const settings = followSettings(connection, {
    client: { workspace: { configuration: true } },
    first: { preset: "author" },
    changed: (isNew) => changes.push(isNew),
    log: () => {},
  });
  expect(settings.now().preset).toBe("author");
  settings.begin();
  tell("onDidChangeConfiguration", { settings: undefined });
  answers[1]!({ preset: "strict" });
  await new Promise((resume) => setImmediate(resume));
  answers[0]!({ preset: "review" });
  await new Promise((resume) => setImmediate(resume));
  expect(settings.now().preset).toBe("strict");
  expect(changes).toEqual([true]);
});

test("work that is wanted no longer ends after the slice it is in", async () => {
  const { later, next } = turns();
  let steps = 0;
  let isWanted = true;
  function* work() {
    for (;;) {
      steps++;
      const end = performance.now() + 3;
      while (performance.now() < end);
      yield;
    }
  }
  const result = inSlices(work(), () => isWanted, later);
  await next();
  const before = steps;
  isWanted = false;
  await next();
  expect(await result).toBe(false);
  expect(steps).toBeGreaterThan(0);
  expect(steps - before).toBeLessThan(8);
});
