#!/usr/bin/env node
import { readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { oneLine } from "../core/features/markdown.ts";
import { checkFiles, tasks } from "./check.ts";
import { takeFailures } from "./failures.ts";
import { formatFile } from "./format.ts";
import { layoutFile } from "./layout.ts";
import { serveTasks } from "./pool.ts";
import { summarizeFile } from "./summary.ts";

const USAGE = `用法 / usage:
  node dist/cli.js check FILE…   检查绩效目标表，目录则查其中的表；- 为标准输入 / check tables, of a folder all; - is standard input
      --format text|json         输出格式 / output format
      --preset default|author|review|strict
      --rule ID=SEVERITY         error, warning, information, hint, off；可重复 / may be repeated
      --lang zh|en               消息的语言 / language of messages
  node dist/cli.js format FILE   规范写法：标点、空格、序号、千分位、网页标签，不改内容 / rewrite marks, blanks, numbers, commas and web markup; nothing else changes
  node dist/cli.js layout FILE --to compact|expanded
                                 一行一个项目，或一行一条指标 / one line a row, or one indicator a line
  node dist/cli.js summary FILE --format html|md|csv|json|text
                                 概览：总额、单位、各类指标、最先处理的问题；级别、语言的选项同 check
                                 / what the table amounts to; takes --preset, --rule and --lang as check does
  node dist/cli.js --version     版本 / the version

退出码 / exit status: 0 没有错误 / no errors; 1 有错误级问题，或不是这种表 / findings of severity error, or no such table;
  2 未能运行 / could not run; 141 输出被截断 / the output was cut off (| head)
`;

const commands: Readonly<Record<string, (args: string[]) => number | Promise<number>>> = {
  check: checkFiles,
  format: formatFile,
  layout: layoutFile,
  summary: summarizeFile,
};

const VERSION = new Set(["--version", "-v", "version"]);
const HELP = new Set(["--help", "-h"]);
/** As a shell counts a program that SIGPIPE ends. */
const BROKEN_PIPE = 141;

const BAD_OPTIONS: Readonly<Record<string, string>> = {
  ERR_PARSE_ARGS_UNKNOWN_OPTION: "未知选项 / unknown option",
  ERR_PARSE_ARGS_INVALID_OPTION_VALUE: "选项缺少取值 / no value given for the option",
};

if (!serveTasks(tasks)) void run(process.argv.slice(2));

async function run([command, ...rest]: string[]): Promise<void> {
  // A closed pipe (| head) ends the output; what would have been found is then not known.
  for (const stream of [process.stdout, process.stderr])
    stream.on("error", ({ code }: NodeJS.ErrnoException) => {
      if (code === "EPIPE") process.exit(BROKEN_PIPE);
      if (stream === process.stdout) writeSync(2, `无法写出 / cannot write: ${code}\n`);
      process.exit(2);
    });
  if (command === undefined || command === "help" || [command, ...rest].some((word) => HELP.has(word))) {
    process.stdout.write(USAGE);
    process.exitCode = command === undefined ? 2 : 0;
  } else if (VERSION.has(command)) {
    const { version } = JSON.parse(readFileSync(join(__dirname, "../package.json"), "utf8"));
    process.stdout.write(`${version}\n`);
  } else if (!Object.hasOwn(commands, command)) {
    process.stderr.write(`未知命令 / unknown command: ${command}\n${USAGE}`);
    process.exitCode = 2;
  } else {
    try {
      const status = await commands[command]!(rest);
      const failures = takeFailures();
      for (const { zh, en } of failures) process.stderr.write(`${zh} / ${en}\n`);
      process.exitCode = failures.length > 0 ? 2 : status;
    } catch (error) {
      process.stderr.write(`${reasonOf(error)}\n`);
      process.exitCode = 2;
    }
  }
}

/** What an error says to whoever typed the command; of options Node speaks English only. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const option = /'([^' ]+)/.exec(error.message)?.[1] ?? "";
  const said = BAD_OPTIONS[(error as NodeJS.ErrnoException).code ?? ""];
  return said === undefined ? error.message : `${said}: ${oneLine(option)}`;
}
