import { parseArgs } from "node:util";
import {
  check,
  configure,
  judged,
  type Locale,
  localeOf,
  namesIn,
  namesTogether,
  type Preset,
  parse,
  presetNames,
  rules,
  type Setting,
} from "../core/index.ts";
import { readTable, waiversBeside } from "./read.ts";
import { type Finding, findingOf, pretty } from "./report.ts";

/** `check FILE…`: prints the findings; 1 if one of them is an error, 2 if a file could not be read, else 0. */
export function checkFiles(args: string[]): number {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      format: { type: "string", default: "text" },
      preset: { type: "string", default: "default" },
      rule: { type: "string", multiple: true, default: [] },
      lang: { type: "string" },
    },
  });
  if (positionals.length === 0) throw new Error("没有给出文件 / no file was given");
  if (values.format !== "text" && values.format !== "json")
    throw new Error(`未知格式 / unknown format: ${values.format}`);
  const configOf = (familiar: ReadonlyMap<string, number>) =>
    configure(presetOf(values.preset), settingsOf(values.rule), {}, familiar);
  configOf(new Map());
  const names = positionals.length > 1 ? namesOf(positionals) : new Map<string, Map<string, number>>();
  const locale: Locale =
    values.lang === undefined
      ? localeOf(process.env["LC_ALL"] || process.env["LC_MESSAGES"] || process.env["LANG"])
      : localeOf(values.lang);
  const findings: Finding[] = [];
  let failed = false;
  let hasError = false;
  for (const file of positionals) {
    const text = readTable(file);
    if (typeof text === "string") {
      process.stderr.write(`${text}\n`);
      failed = true;
      continue;
    }
    const table = parse(text);
    const others = [...names].filter(([other]) => other !== file).map(([, own]) => own);
    const config = configOf(namesTogether(others));
    const { findings: all, notes } = judged(
      table,
      check(table, config),
      waiversBeside(file),
      new Date().toISOString().slice(0, 10),
    );
    for (const note of notes) process.stderr.write(`${file}: ${note[locale]}\n`);
    const found = all.map((one) => findingOf(file, text, one, locale));
    if (values.format === "json") findings.push(...found);
    else {
      for (const finding of found) process.stdout.write(`${pretty(finding, text)}\n`);
      process.stdout.write(`${summary(file, found, locale)}\n`);
    }
    if (found.some(({ severity, waived }) => severity === "error" && waived === undefined)) hasError = true;
  }
  if (values.format === "json") process.stdout.write(`${JSON.stringify(findings, undefined, 1)}\n`);
  return failed ? 2 : hasError ? 1 : 0;
}

// Names are compared across the files, so each is read for them first.
function namesOf(files: readonly string[]): Map<string, Map<string, number>> {
  const names = new Map<string, Map<string, number>>();
  for (const file of files) {
    const text = readTable(file);
    if (typeof text !== "string") names.set(file, namesIn(parse(text)));
  }
  return names;
}

function presetOf(name: string): Preset {
  const preset = presetNames.find((known) => known === name);
  if (preset === undefined) throw new Error(`未知预设 / unknown preset: ${name} (${presetNames.join(", ")})`);
  return preset;
}

const severities = ["error", "warning", "information", "hint", "off"] as const;

function settingsOf(given: readonly string[]): Record<string, Setting> {
  const settings: Record<string, Setting> = {};
  for (const one of given) {
    const [id = "", value = ""] = one.split("=");
    const severity = severities.find((known) => known === value);
    if (!rules.some((rule) => rule.id === id)) throw new Error(`未知规则 / unknown rule: ${id}`);
    if (severity === undefined)
      throw new Error(`未知级别 / unknown severity: ${one} (${severities.join(", ")})`);
    settings[id] = severity;
  }
  return settings;
}

function summary(file: string, found: readonly Finding[], locale: Locale): string {
  const count = (severity: string) =>
    found.filter((one) => one.severity === severity && one.waived === undefined).length;
  const waived = found.filter((one) => one.waived !== undefined).length;
  const zh = waived > 0 ? `，已豁免 ${waived}` : "";
  const en = waived > 0 ? `, ${waived} waived` : "";
  const notes = count("information") + count("hint");
  return locale === "zh"
    ? `${file}：错误 ${count("error")}，警告 ${count("warning")}，提示 ${notes}${zh}`
    : `${file}: ${count("error")} errors, ${count("warning")} warnings, ${notes} notes${en}`;
}
