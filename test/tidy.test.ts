import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { rulePages, ruleSettings, waiverSchema, wordSettings } from "../scripts/generate.ts";
import { recipes } from "../scripts/grammar.mjs";
import { isTableName } from "../server/cli/folder.ts";
import { rules } from "../server/core/rules/index.ts";
import { families } from "../server/core/rules/rule.ts";
import { defaultSettings } from "../server/lsp/protocol.ts";

const root = join(import.meta.dirname, "..");
const files = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
  cwd: root,
  encoding: "utf8",
})
  .split("\0")
  // One that is removed and not committed is still listed.
  .filter((file) => file !== "" && existsSync(join(root, file)));
const read = (file: string) => readFileSync(join(root, file), "utf8");
const sources = files.filter((file) => /\.tsx?$/.test(file));
const importsOf = (file: string) =>
  [...read(file).matchAll(/^import "([^"]+)"|\bfrom "([^"]+)"|\bimport\("([^"]+)"\)/gm)].map(
    ([, bare, named, late]) => (bare ?? named ?? late)!,
  );

describe("imports go one way", () => {
  const order = [
    "list",
    "few",
    "steps",
    "rope",
    "characters",
    "text",
    "locale",
    "memo",
    "syntax",
    "model",
    "rules",
    "check",
    "waivers",
    "features",
    "index",
    "generate",
  ];
  const roomOf = (path: string) =>
    order.findIndex((room) => path === `server/core/${room}.ts` || path.startsWith(`server/core/${room}/`));
  for (const file of sources.filter((name) => name.startsWith("server/core/"))) {
    test(file, () => {
      expect(roomOf(file), "which is its room?").toBeGreaterThanOrEqual(0);
      for (const wanted of importsOf(file).filter((one) => one.startsWith("."))) {
        const target = join(file, "..", wanted);
        expect(target.startsWith("server/core/"), `${file} imports ${wanted}`).toBe(true);
        expect(roomOf(target), `${file} imports ${wanted}`).toBeLessThanOrEqual(roomOf(file));
      }
    });
  }
});

test("each library is known in one room only", () => {
  const rooms: [RegExp, RegExp][] = [
    [/^ohm-js/, /^(server\/core\/syntax\/grammar\.ts|test\/)/],
    [/^vscode-languageserver/, /^(server\/lsp\/|test\/)/],
    [/^vscode$|^vscode-languageclient/, /^(client\/|test\/vscode\/)/],
    [/^preact/, /^(server\/view\/|client\/media\/)/],
    [/^@vscode-elements/, /^client\/media\//],
    [/^node:/, /^(server\/cli\/|server\/lsp\/node\.ts|client\/|test\/)/],
  ];
  for (const file of sources) {
    for (const wanted of importsOf(file)) {
      for (const [library, room] of rooms) if (library.test(wanted)) expect(file, wanted).toMatch(room);
    }
  }
});

test("the client imports only types of the protocol; its page also what draws, which is the report's too", () => {
  for (const file of sources.filter(
    (name) => name.startsWith("client/") && name.endsWith("protocol.ts") === false,
  )) {
    for (const [statement] of read(file).matchAll(/^import [^;]*server\/[^;]*;/gm)) {
      if (file.startsWith("client/media/") && /server\/(view|core\/features)\//.test(statement)) continue;
      expect(statement, file).toMatch(/^import type /);
      if (!file.startsWith("client/media/")) expect(statement, file).toContain("server/lsp/protocol.ts");
    }
  }
});

describe("what is generated is up to date", () => {
  test("recipes", () => expect(read("server/core/syntax/recipes.ts")).toBe(recipes()));
  test("settings of the rules", () => {
    const manifest = JSON.parse(read("package.json"));
    expect(manifest.contributes.configuration.properties["performanceTargets.rules"]).toEqual(
      ruleSettings().schema,
    );
  });
  test("settings of the word lists, and the schema of waivers", () => {
    const manifest = JSON.parse(read("package.json"));
    const { schema } = wordSettings();
    expect(manifest.contributes.configuration.properties["performanceTargets.words"]).toEqual(schema);
    expect(JSON.parse(read("schemas/waivers.schema.json"))).toEqual(waiverSchema());
  });
  test("words of the rules", () => {
    for (const [file, locale] of [
      ["package.nls.json", "en"],
      ["package.nls.zh-cn.json", "zh"],
    ] as const) {
      expect(JSON.parse(read(file))).toMatchObject(ruleSettings().words[locale]);
      expect(JSON.parse(read(file))).toMatchObject(wordSettings().words[locale]);
    }
  });
  const pages = rulePages();
  test("pages of the rules, and no others", () => {
    for (const [name, text] of Object.entries(pages)) expect(read(`docs/rules/${name}`)).toBe(text);
    expect(
      files
        .filter((file) => file.startsWith("docs/rules/"))
        .map((file) => file.slice(11))
        .sort(),
    ).toEqual(Object.keys(pages).sort());
  });
});

describe("rules", () => {
  test("each is in a file of its id and family, once", () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    for (const { id, family } of rules) {
      expect(families).toContain(family);
      expect(read(`server/core/rules/${family}/${id}.ts`)).toContain(`id: "${id}"`);
    }
  });
  test("each file of a rule is in the list", () => {
    const ids = new Set(rules.map(({ id }) => id));
    for (const file of sources.filter((name) => /^server\/core\/rules\/\w+\//.test(name))) {
      const id = /\n {2}id: "([^"]+)"/.exec(read(file))?.[1];
      if (id !== undefined) expect(ids, file).toContain(id);
    }
  });
});

describe("the manifest", () => {
  const { contributes } = JSON.parse(read("package.json"));
  test("has the settings that the server takes for granted", () => {
    const { properties } = contributes.configuration;
    for (const [name, value] of Object.entries(defaultSettings))
      expect(properties[`performanceTargets.${name}`].default, name).toEqual(value);
  });
  test("opens the files that the client follows, and the command line looks for, as tables", () => {
    const [, names] = /const TABLES = "\*\*\/\{([^}]*)\}"/.exec(read("client/neighbours.ts"))!;
    const [{ extensions, filenamePatterns }] = contributes.languages;
    const opened = [...extensions.map((extension: string) => `*${extension}`), ...filenamePatterns];
    expect(names!.split(",").sort()).toEqual(opened.sort());
    for (const pattern of opened) expect(isTableName(pattern.replaceAll("*", "甲")), pattern).toBe(true);
    expect(isTableName("甲.JXMB")).toBe(true);
    expect(isTableName("说明.txt")).toBe(false);
  });
});

describe("words", () => {
  const [english, chinese] = ["package.nls.json", "package.nls.zh-cn.json"].map((file) =>
    JSON.parse(read(file)),
  );
  test("the manifest's are there in both languages, and all of them used", () => {
    expect(Object.keys(chinese).sort()).toEqual(Object.keys(english).sort());
    const used = [...read("package.json").matchAll(/"%([^%"]+)%"/g)].map((match) => match[1]!);
    expect([...new Set(used)].sort()).toEqual(Object.keys(english).sort());
  });
  test("the client's are translated", () => {
    const bundle = JSON.parse(read("l10n/bundle.l10n.zh-cn.json"));
    const used = sources
      .filter((file) => file.startsWith("client/"))
      .flatMap((file) =>
        [...read(file).matchAll(/\bt\(\s*"((?:[^"\\]|\\.)*)"/g)].map((match) => JSON.parse(`"${match[1]}"`)),
      );
    expect(used.length).toBeGreaterThan(5);
    for (const words of used) expect(bundle, words).toHaveProperty([words]);
  });
});

/** What only tests import: the definitions that the product must agree with, and what a test could not see otherwise. */
const FOR_TESTS = new Set([
  "server/core/syntax/indicator.ts parseItemsRaw",
  "server/core/syntax/table.ts parseTableRaw",
  "server/core/syntax/target.ts parseTargetRaw",
  "server/cli/folder.ts isTableName",
  "server/lsp/wire.ts encoded",
  "scripts/browser.mjs installBrowser",
]);
/** What VS Code calls, its test runner, and the build, which reads a bundle. */
const CALLED = new Set([
  ...["activate", "deactivate"].map((name) => `client/extension.ts ${name}`),
  "test/vscode/index.ts run",
  ...["rulePages", "ruleSettings", "waiverSchema", "wordSettings"].map(
    (name) => `scripts/generate.ts ${name}`,
  ),
]);

const EXPORTED = /^export (?:async )?(?:function\*?|const|class) (\w+)/gm;

test("what is exported is imported by another file, and by more than tests", () => {
  const texts = new Map(
    files.filter((file) => /\.(?:tsx?|mjs)$/.test(file)).map((file) => [file, read(file)]),
  );
  // By the file and the name that is imported from it; * is all of them.
  const importers = new Map<string, string[]>();
  const add = (from: string, path: string, name: string) => {
    const key = `${join(dirname(from), path)} ${name}`;
    importers.set(key, [...(importers.get(key) ?? []), from]);
  };
  for (const [file, text] of texts) {
    for (const [, what, path] of text.matchAll(
      /\b(?:import|export)\s+(?:type\s+)?(\{[^}]*\}|\*(?:\s+as\s+\w+)?)\s+from\s+"(\.[^"]+)"/g,
    )) {
      const names = what!.startsWith("{") ? what!.slice(1, -1).split(",") : ["*"];
      for (const one of names)
        add(
          file,
          path!,
          one
            .trim()
            .replace(/^type /, "")
            .split(" as ")[0]!,
        );
    }
    for (const [, what, path] of text.matchAll(/\{([^}]*)\} = (?:await )?import\("(\.[^"]+)"\)/g))
      for (const one of what!.split(",")) add(file, path!, one.trim());
    for (const [, path, name] of text.matchAll(/import\("(\.[^"]+)"\)(?:\)?\.(\w+))?/g))
      add(file, path!, name ?? "*");
  }
  const idle = [...texts].flatMap(([file, text]) =>
    [...text.matchAll(EXPORTED)].flatMap(([, name]) => {
      const by = [...(importers.get(`${file} ${name}`) ?? []), ...(importers.get(`${file} *`) ?? [])];
      const isIdle =
        by.length === 0 || (!file.startsWith("test/") && by.every((one) => one.startsWith("test/")));
      return isIdle ? [`${file} ${name}`] : [];
    }),
  );
  // What is no longer idle need not be excused.
  expect(idle.sort()).toEqual([...FOR_TESTS, ...CALLED].sort());
});

test("the README is short, and its commands exist", () => {
  const text = read("README.md");
  expect(text.split("\n").length).toBeLessThanOrEqual(150);
  const { scripts } = JSON.parse(read("package.json"));
  for (const [, name] of text.matchAll(/npm run ([\w:]+)/g)) expect(scripts).toHaveProperty([name!]);
  expect(Object.keys(scripts).sort()).toEqual([
    "bench",
    "build",
    "fuzz",
    "package",
    "start",
    "test",
    "test:vscode",
  ]);
});

test("no file names a host of packages, and none is large", () => {
  const host = new RegExp(["registry", "npmjs"].join("\\."));
  for (const file of files.filter((name) => /\.(ts|mjs|json|md|ohm|yml)$|^\.npmrc$/.test(name)))
    expect(host.test(read(file)), file).toBe(false);
  for (const file of files) expect(statSync(join(root, file)).size, file).toBeLessThan(1_000_000);
});

test("the path of a file's URL is asked of Node: as it stands in the URL it has no blanks and no Chinese", () => {
  for (const file of files.filter((name) => /\.(ts|tsx|mjs)$/.test(name) && !name.endsWith("tidy.test.ts")))
    expect(read(file), file).not.toMatch(/\.pathname\b/);
});

test("nothing is exported by default, and nothing waits to be done", () => {
  for (const file of sources.filter((name) => !name.endsWith("tidy.test.ts"))) {
    expect(read(file), file).not.toMatch(/export default|TODO|FIXME|\b(it|test|describe)\.(only|todo)\b/);
  }
});
