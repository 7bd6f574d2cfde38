import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test } from "vitest";
import oniguruma from "vscode-oniguruma";
import textmate from "vscode-textmate";

const scope = "text.performance-targets";
const source = readFileSync(
  new URL("../syntaxes/performance-targets.tmLanguage.json", import.meta.url),
  "utf8",
);

async function load() {
  const wasm = readFileSync(createRequire(import.meta.url).resolve("vscode-oniguruma/release/onig.wasm"));
  await oniguruma.loadWASM(new Uint8Array(wasm).buffer as ArrayBuffer);
  const onigLib = Promise.resolve({
    createOnigScanner: (patterns: string[]) => new oniguruma.OnigScanner(patterns),
    createOnigString: (text: string) => new oniguruma.OnigString(text),
  });
  const registry = new textmate.Registry({
    onigLib,
    loadGrammar: async () => textmate.parseRawGrammar(source, "grammar.json"),
  });
  return (await registry.loadGrammar(scope))!;
}

test("colours headings, header, units, projects, amounts and indicators before the server runs", async () => {
  const grammar = await load();
  const scopeOf = (line: string, part: string) => {
    const at = line.indexOf(part);
    const token = grammar
      .tokenizeLine(line, null)
      .tokens.find(({ startIndex, endIndex }) => at >= startIndex && at < endIndex)!;
    return token.scopes.at(-1);
  };
  const project =
    "库房修缮\t30.00\t30.00\t\t\t修好库房。\t1、1-产出指标；11-数量指标；修缮间数；实施周期指标值:≥2间；年度指标值:≥2间。";
  expect(scopeOf("临江市档案服务局2026年项目支出绩效目标表", "2026")).toMatch(/^markup\.heading/);
  expect(scopeOf("单位：万元", "单位")).toMatch(/^keyword\.other\.heading/);
  expect(scopeOf("项目名称\t总计\t财政拨款\t绩效目标\t绩效指标", "总计")).toMatch(
    /^keyword\.control\.header/,
  );
  expect(scopeOf("合计\t1.00\t1.00\t\t", "合计")).toMatch(/^keyword\.other\.total/);
  expect(scopeOf("临江市档案馆\t30.00\t30.00\t\t\t\t", "临江")).toMatch(/^entity\.name\.type\.unit/);
  expect(scopeOf(project, "库房修缮")).toMatch(/^entity\.name\.function\.project/);
  expect(scopeOf(project, "30.00")).toMatch(/^constant\.numeric\.amount/);
  expect(scopeOf(project, "数量指标")).toMatch(/^support\.constant\.class/);
  expect(scopeOf(project, "年度指标值")).toMatch(/^keyword\.control\.label/);
  expect(scopeOf(project.replace("年度指标值", "本年目标值（2026年）"), "本年")).toMatch(
    /^keyword\.control\.label/,
  );
  expect(scopeOf(project, "≥2间；年度")).toMatch(/^keyword\.operator\.comparator/);
});
