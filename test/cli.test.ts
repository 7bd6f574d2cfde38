import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import { decode } from "../server/cli/decode.ts";
import { checkFile } from "../server/cli/job.ts";
import { widthOf } from "../server/cli/report.ts";
import { missingGoal } from "../server/core/rules/completeness/missing-goal.ts";
import { generate } from "./tables/generate.ts";

const cli = join(import.meta.dirname, "../dist/cli.js");
const { version } = JSON.parse(readFileSync(join(import.meta.dirname, "../package.json"), "utf8"));
const folder = mkdtempSync(join(tmpdir(), "targets-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    encoding: "utf8",
    maxBuffer: 1e9,
  });
  return { status, stdout, stderr };
}

const clean = generate({ seed: 1, units: 2 });
const wrong = clean.replace(/^(合计\t)([\d,]+)\.\d\d/m, "$1$2,999.00");

describe("check", () => {
  test("exits 0 on a clean table, 1 on errors, 2 if it could not run", () => {
    expect(run("check", file("clean.txt", clean)).status).toBe(0);
    expect(run("check", file("wrong.txt", wrong)).status).toBe(1);
    expect(run("check", join(folder, "none.txt")).status).toBe(2);
    expect(run("check").status).toBe(2);
    expect(run("check", "--rule", "no-such-rule=off", file("clean.txt", clean)).status).toBe(2);
    expect(run("chekc").status).toBe(2);
    expect(run("--help").status).toBe(0);
    expect(run("--version")).toMatchObject({ status: 0, stdout: `${version}\n` });
    expect(run("check", "--help")).toMatchObject({ status: 0, stdout: run("help").stdout });
    expect(run("summary", file("wrong.txt", wrong)).status).toBe(0);
    expect(run("summary", file("prose.txt", "没有表格的一段话。\n")).status).toBe(1);
  });

  const shell = (script: string) =>
    spawnSync("bash", ["-c", script], {
      encoding: "utf8",
      env: { ...process.env, NODE: process.execPath, CLI: cli, FILE: file("wrong.txt", wrong) },
    });

  test("files that can be read only once are read once", () => {
    const alone = shell('"$NODE" "$CLI" check <(cat "$FILE")');
    const both = shell('"$NODE" "$CLI" check <(cat "$FILE") <(cat "$FILE")');
    expect(alone.status).toBe(1);
    expect(both.status).toBe(1);
    expect(both.stdout.match(/grand-total-mismatch/g)?.length).toBe(
      2 * alone.stdout.match(/grand-total-mismatch/g)!.length,
    );
  });

  test("output that is cut off is no success", () => {
    const big = file("big.txt", generate({ seed: 3, units: 60, faults: 60 }));
    const { stdout } = shell(`"$NODE" "$CLI" check --preset strict ${big} | head -1; echo \${PIPESTATUS[0]}`);
    expect(["1", "141"]).toContain(stdout.trim().split("\n").at(-1));
    for (const command of ["summary", "layout"]) {
      const how = command === "summary" ? "--format html" : "--to expanded";
      const cut = shell(
        `"$NODE" "$CLI" ${command} ${big} ${how} | head -c 5 > /dev/null; echo \${PIPESTATUS[0]}`,
      );
      expect(cut.stdout.trim()).toBe("141");
    }
  });

  test("no word that every object knows is a command", () => {
    for (const word of ["constructor", "__proto__", "toString"])
      expect(run(word)).toMatchObject({ status: 2, stderr: expect.stringContaining("unknown command") });
  });

  test("of a folder the tables are checked, those in folders below it too, and all counted together", () => {
    const home = join(folder, "tables");
    mkdirSync(join(home, "below", "node_modules"), { recursive: true });
    const text = generate({ seed: 5, units: 2, faults: 40 });
    const tables = [join(home, "below", "甲绩效目标表.txt"), join(home, "乙.jxmb")];
    for (const path of [...tables, join(home, "notes.txt"), join(home, "below", "node_modules", "丙.jxmb")])
      writeFileSync(path, text);
    const { stdout } = run("check", home);
    const named = stdout.split("\n").filter((line) => /：错误 \d+，警告 \d+/.test(line));
    expect(named.map((line) => line.split("：")[0])).toEqual([...tables, "共 2 个文件"]);
    const [one, other, both] = named.map((line) => Number(/错误 (\d+)/.exec(line)![1]));
    expect(both).toBe(one! + other!);
    const bare = join(folder, "bare");
    mkdirSync(bare);
    expect(run("check", bare)).toMatchObject({ status: 2, stderr: expect.stringContaining("no tables") });
  });

  test.skipIf(process.platform === "win32")(
    "a pipe that is called as a table, or as its waivers, is not waited for",
    () => {
      const pipes = join(folder, "pipes");
      mkdirSync(join(pipes, "below"), { recursive: true });
      writeFileSync(join(pipes, "表.jxmb"), clean);
      for (const name of ["管.jxmb", "表.jxmb.waivers.json"]) execFileSync("mkfifo", [join(pipes, name)]);
      symlinkSync("below", join(pipes, "夹.jxmb"));
      const { status, stdout, stderr } = run("check", pipes);
      expect([status, stdout.split("\n").filter((line) => /错误 \d+/.test(line)).length]).toEqual([0, 1]);
      expect(stderr).toContain("不是普通文件");
    },
  );

  test("many files are told of in their order, with what each says alone", () => {
    const files = Array.from({ length: 7 }, (_, i) =>
      file(`many-${i}.txt`, generate({ seed: 90 + i, units: 2 + (i % 3), faults: 40 })),
    );
    const unreachable = join(files[0]!, "below.txt");
    const together = run("check", ...files, join(folder, "none.txt"), unreachable);
    expect(together.status).toBe(2);
    expect(together.stderr).toContain("none.txt");
    expect(together.stderr).toContain("below.txt");
    const summaries = together.stdout.split("\n").filter((line) => /^\S+：错误 \d+，警告 \d+/.test(line));
    expect(summaries.map((line) => line.split("：")[0])).toEqual(files);
    const json = JSON.parse(run("check", "--format", "json", ...files).stdout) as { file: string }[];
    expect([...new Set(json.map((one) => one.file))]).toEqual(files);
    const alone = JSON.parse(
      run("check", "--format", "json", "--rule", "near-miss-name=off", files[3]!).stdout,
    );
    const amongOthers = JSON.parse(
      run("check", "--format", "json", "--rule", "near-miss-name=off", ...files).stdout,
    );
    expect(amongOthers.filter((one: { file: string }) => one.file === files[3])).toEqual(alone);
  });

  test("names are compared with those of the other files, and never with a file's own", () => {
    const named = (name: string) =>
      [
        "单位：万元",
        "项目名称\t总计\t绩效目标\t绩效指标",
        "临江市档案馆\t9.00\t\t",
        ...["甲", "乙", "丙", "丁"].map(
          (one) =>
            `${one}类修缮\t2.25\t修好库房。\t1、1-产出指标；12-质量指标；${name}；实施周期指标值:≥95%；年度指标值:≥95%。`,
        ),
      ].join("\n");
    const usual = file("usual.jxmb", named("服务对象投诉处理率"));
    const odd = file(
      "odd.jxmb",
      named("服务对象投诉处理率").replace("服务对象投诉处理率", "服务对像投诉处理率"),
    );
    const names = (...files: string[]) =>
      [...run("check", ...files).stdout.matchAll(/(\w+)\.jxmb:\d+:\d+ \S+ near-miss-name/g)].map(
        ([, name]) => name,
      );
    const single = file("single.jxmb", named("服务对像投诉处理率").split("\n").slice(0, 4).join("\n"));
    expect(names(single)).toEqual([]);
    expect(names(single, usual)).toEqual(["single"]);
    expect(names(odd)).toEqual(names(odd, odd, `${folder}/./odd.jxmb`));
    expect(run("check", odd, odd).stdout).toBe(run("check", odd).stdout);
  });

  test("prints an array of findings as JSON, in lines and UTF-16 columns from 1", () => {
    const path = file("json.txt", `\ufeff${wrong.replaceAll("\n", "\r\n")}`);
    const findings = JSON.parse(run("check", "--format", "json", path).stdout);
    const found = findings.find((one: { rule: string }) => one.rule === "grand-total-mismatch");
    expect(found).toMatchObject({ file: path, line: 9, column: 4, endLine: 9, severity: "error" });
    expect(Object.keys(found)).toEqual([
      "file",
      "line",
      "column",
      "endLine",
      "endColumn",
      "rule",
      "severity",
      "message",
      "related",
    ]);
    expect(found.related[0]).toMatchObject({ line: 10, message: expect.any(String) });
  });

  test("prints findings with carets under the right columns", () => {
    const text =
      "单位：万元\n项目名称\t总计\t财政拨款\t绩效目标\t绩效指标\n合计\t1.00\t1.00\t\t\n某单位\t1.0x\t1.00\t\t\n";
    const { stdout } = run("check", "--preset", "author", "--lang", "zh", file("caret.txt", text));
    const lines = stdout.split("\n");
    const at = lines.findIndex((line) => line.includes("malformed-amount"));
    expect(lines[at]).toMatch(/caret\.txt:4:5 错误 malformed-amount /);
    expect(lines[at + 1]).toBe("    某单位⇥1.0x⇥1.00⇥⇥");
    expect(lines[at + 2]).toBe(`    ${" ".repeat(7)}^^^^`);
    expect(widthOf("某单位⇥")).toBe(7);
  });

  test("a file without a word in it is no table", () => {
    for (const content of ["", "\n", " \r\n\u3000\n"]) {
      const { status, stderr } = run("check", "--lang", "en", file("blank.txt", content));
      expect(status).toBe(1);
      expect(stderr).toMatch(/blank\.txt: the file is empty/);
    }
  });

  test("reads standard input for -", () => {
    const piped = shell('"$NODE" "$CLI" check --lang en - < "$FILE"').stdout;
    const read = shell('"$NODE" "$CLI" check --lang en "$FILE"').stdout;
    expect(piped).toBe(read.replaceAll(join(folder, "wrong.txt"), "-"));
    expect(piped).toMatch(/is not the sum of the units/);
    expect(run("check", "-", "-")).toMatchObject({ status: 2, stderr: expect.stringContaining("only once") });
  });

  test("a rule that throws is told of and fails the check; the others go on", () => {
    const manner = { format: "text", preset: "review", rules: {}, locale: "en", names: new Map() } as const;
    const spy = vi.spyOn(missingGoal as { row: NonNullable<typeof missingGoal.row> }, "row");
    spy.mockImplementation(() => {
      throw new Error("broken on purpose");
    });
    const path = file("wrong.txt", wrong);
    try {
      const { status, notes, out } = checkFile(path, manner);
      expect(status).toBe(2);
      expect(notes).toEqual([expect.stringMatching(/The rule missing-goal failed.*broken on purpose/)]);
      expect(out).toMatch(/grand-total-mismatch/);
    } finally {
      spy.mockRestore();
    }
    expect(checkFile(path, manner)).toMatchObject({ status: 1, notes: [] });
  });

  test("a file at which memory runs out is told of by name, and the others are checked", () => {
    const rows = "\t\n".repeat(600_000);
    const endless = file("endless.txt", `单位：万元\n项目名称\t总计\t绩效目标\t绩效指标\n${rows}`);
    const path = file("wrong.txt", wrong);
    const args = ["--max-old-space-size=120", cli, "check", "--lang", "zh", path, endless, path];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: expect.stringMatching(/endless\.txt: 检查中断/),
    });
    expect(stdout).toMatch(/wrong\.txt：错误 \d/);
    expect(stdout).toMatch(/共 2 个文件（1 个未能查完）/);
  });

  test("a name of standard input is compared with those of the files beside it", () => {
    const named = (names: string[]) =>
      ["单位：万元", "项目名称\t总计\t绩效目标\t绩效指标", "合计\t3.00\t\t"]
        .concat(
          names.map((name, i) => {
            const indicator = `1、1-产出指标；12-质量指标；${name}；实施周期指标值:≥95%；年度指标值:≥95%。`;
            return `第${"一二三"[i]}项\t1.00\t\t${indicator}`;
          }),
        )
        .join("\n");
    const often = file("often.txt", named(Array<string>(3).fill("安全设施验收合格率")));
    const once = file("once.txt", named(["安全设施验收合格率", "安全设施验收合格率", "安全设施验收格率"]));
    const said = (how: string) => shell(`"$NODE" "$CLI" check --preset strict ${how}`).stdout;
    expect(said(`${often} ${once}`)).toMatch(/once.txt.*near-miss-name/);
    expect(said(`${often} - < ${once}`)).toMatch(/-:.*near-miss-name/);
  });

  const hasPython = spawnSync("python3", ["--version"]).status === 0;
  test.skipIf(!hasPython)(
    "waits for a standard input that is not ready yet (skipped without python3)",
    () => {
      const script = `
      import fcntl, os, subprocess, sys, time
      read, write = os.pipe()
      fcntl.fcntl(read, fcntl.F_SETFL, os.O_NONBLOCK)
      child = subprocess.Popen([os.environ["NODE"], os.environ["CLI"], "check", "--lang", "en", "-"], stdin=read, stdout=subprocess.PIPE)
      os.close(read)
      time.sleep(0.5)
      os.write(write, open(os.environ["FILE"], "rb").read())
      os.close(write)
      sys.stdout.buffer.write(child.communicate()[0])
    `.replace(/^ {6}/gm, "");
      const { stdout } = shell(`python3 - <<'END'${script}\nEND`);
      expect(stdout).toMatch(/is not the sum of the units/);
    },
  );

  test("follows the language of the environment", () => {
    const path = file("locale.txt", wrong);
    const english = spawnSync(process.execPath, [cli, "check", path], {
      encoding: "utf8",
      env: { ...process.env, LC_ALL: "en_US.UTF-8" },
    });
    expect(english.stdout).toMatch(/is not the sum/);
  });

  test("speaks English where asked, and no language it has not learnt", () => {
    expect(run("check", "--lang", "en-US", file("en.txt", wrong)).stdout).toMatch(/is not the sum/);
    expect(run("check", "--lang", "fr", file("en.txt", wrong))).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("unknown language: fr"),
    });
    expect(run("check", "--lang", "en", file("en.txt", wrong)).stdout).toMatch(/is not the sum of the units/);
  });

  test("what is no table fails whatever its rule is set to, and a message nobody reads is no success", () => {
    const prose = file("prose.txt", "没有表格的一段话。\n");
    expect(run("check", "--rule", "missing-header=off", prose).status).toBe(1);
    const { stdout } = shell(`"$NODE" "$CLI" check none.txt 2>&1 >/dev/null | true; echo \${PIPESTATUS[0]}`);
    expect(["2", "141"]).toContain(stdout.trim());
  });

  test("says what is wrong with an option", () => {
    expect(run("check", "--rule", "html-residue=off=x", "x")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("unknown severity: html-residue=off=x"),
    });
    expect(run("check", "--foo", "x")).toMatchObject({
      status: 2,
      stderr: "未知选项 / unknown option: --foo\n",
    });
    expect(run("layout", "x", "--to")).toMatchObject({
      status: 2,
      stderr: "选项缺少取值 / no value given for the option: --to\n",
    });
  });

  test.each([
    ["book.xlsx", [0x50, 0x4b, 3, 4, 20, 0], "Office/WPS (.xlsx, .docx)"],
    ["book.txt", [0xd0, 0xcf, 0x11, 0xe0, 0xa1], "Office/WPS (.xls, .doc)"],
    ["book.pdf", [0x25, 0x50, 0x44, 0x46, 0x2d], "PDF"],
  ])("names the program that %s is for", (name, bytes, program) => {
    const { status, stdout, stderr } = run("check", file(name, Uint8Array.from(bytes)));
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(`是 ${program} 文件`);
  });

  test("changes severities by preset and by rule", () => {
    const path = file("rule.txt", wrong);
    expect(
      run(
        "check",
        "--rule",
        "grand-total-mismatch=off",
        "--rule",
        "row-total-mismatch=off",
        "--rule",
        "malformed-amount=off",
        path,
      ).status,
    ).toBe(0);
    expect(run("check", "--rule", "grand-total-mismatch=warning", path).stdout).toMatch(
      /警告 grand-total-mismatch/,
    );
  });
});

describe("files", () => {
  const text = "单位：万元\n合计\t1.00\n";
  const utf16 = Buffer.from(text, "utf16le");
  const swapped = Buffer.from(utf16).swap16();
  const gb = Buffer.from([
    0xb5, 0xa5, 0xce, 0xbb, 0xa3, 0xba, 0xcd, 0xf2, 0xd4, 0xaa, 0x0a, 0xba, 0xcf, 0xbc, 0xc6, 0x09, 0x31,
    0x2e, 0x30, 0x30, 0x0a,
  ]);
  for (const [name, bytes, encoding] of [
    ["UTF-8", Buffer.from(text), "utf-8"],
    ["UTF-8 with a byte order mark", Buffer.from(`\ufeff${text}`), "utf-8"],
    ["UTF-16 with a byte order mark", Buffer.from(`\ufeff${text}`, "utf16le"), "utf-16le"],
    [
      "big-endian UTF-16 with a byte order mark",
      Buffer.from(`\ufeff${text}`, "utf16le").swap16(),
      "utf-16be",
    ],
    ["UTF-16 without one", utf16, "utf-16le"],
    ["big-endian UTF-16 without one", swapped, "utf-16be"],
    ["GB18030", gb, "gb18030"],
  ] as const) {
    test(`${name} is read`, () => expect(decode(bytes)).toMatchObject({ text, encoding }));
  }

  test("random bytes are read or refused", () => {
    for (let seed = 0; seed < 200; seed++) {
      const bytes = Uint8Array.from(
        { length: 64 },
        (_, i) => (Math.imul(seed * 64 + i + 1, 2654435761) >>> 13) & 0xff,
      );
      const decoded = decode(bytes);
      if (decoded) expect(decoded.text.length).toBeLessThanOrEqual(64);
    }
    expect(run("check", file("random.bin", Uint8Array.from([0xff, 0xff, 0xff, 0x80, 0x81]))).status).toBe(2);
  });

  for (const [name, content] of [
    ["of another kind", '{"a": 1}\n'],
    ["one line of 10 MB", "字".repeat(3_500_000)],
    ["100,000 tabs", "\t".repeat(100_000)],
    ["NUL", "\u0000\u0000\t\u0000\n"],
    ["a 合计 only", "合计\t1.00\t1.00\t\t\t\t\n"],
  ] as const) {
    test(`a file that is ${name} is answered`, () => {
      const { status, stderr } = run("check", file("odd.txt", content));
      expect([0, 1]).toContain(status);
      expect(stderr).toBe("");
    });
  }
});

test("format writes a table as it should be written, and says the same", () => {
  const spoiled = clean.replace("；", ";").replaceAll(/(\d),(?=\d{3})/g, "$1");
  expect(spoiled).not.toBe(clean);
  const { status, stdout } = run("format", file("format.txt", spoiled));
  expect([status, stdout]).toEqual([0, clean]);
  expect(run("format")).toMatchObject({ status: 2, stderr: expect.stringContaining("give one file") });
});

describe("layout", () => {
  test("what is no table stays as it is, and is said to be none", () => {
    const prose = "没有表格的一段话。\n";
    expect(run("layout", file("prose.txt", prose), "--to", "expanded")).toMatchObject({
      status: 1,
      stdout: prose,
      stderr: expect.stringContaining("is no such table"),
    });
    expect(run("layout", folder, "--to", "expanded")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("是目录"),
    });
  });

  test("expands and compacts without loss", () => {
    const path = file("layout.txt", clean);
    const expanded = run("layout", path, "--to", "expanded").stdout;
    expect(expanded.split("\n").length).toBeGreaterThan(clean.split("\n").length * 2);
    const back = run("layout", file("expanded.txt", expanded), "--to", "compact").stdout;
    expect(back).toBe(clean);
    const before = execFileSync(process.execPath, [cli, "check", "--format", "json", path], {
      encoding: "utf8",
    });
    expect(JSON.parse(before)).toEqual([]);
  });
});
