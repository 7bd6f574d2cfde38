import * as fs from "node:fs";
import * as path from "node:path";
import Mocha from "mocha";
import * as vscode from "vscode";

/** What the suite found, for the runner outside: an extension host that is killed exits with 0. */
export interface Result {
  readonly version: string;
  readonly passed: string[];
  readonly failed: { readonly title: string; readonly error: string }[];
}

/** The entry of the suite, for @vscode/test-electron. */
export function run(): Promise<void> {
  const mocha = new Mocha({ ui: "bdd", timeout: 60_000, color: false, reporter: "dot" });
  const only = process.env["WORKBENCH_SUITE"] ?? "workbench";
  mocha.addFile(path.join(__dirname, `${only}.js`));
  const result: Result = { version: vscode.version, passed: [], failed: [] };
  return new Promise((resolve, reject) => {
    const runner = mocha.run((failures) => {
      fs.writeFileSync(process.env["WORKBENCH_RESULT"]!, JSON.stringify(result));
      if (failures > 0) reject(new Error(`${failures} failed`));
      else resolve();
    });
    runner.on("pass", (test) => result.passed.push(test.fullTitle()));
    runner.on("fail", (test, error) =>
      result.failed.push({ title: test.fullTitle(), error: String(error?.stack ?? error) }),
    );
  });
}
