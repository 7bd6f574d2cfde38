import {
  configure,
  dayOf,
  judged,
  type Locale,
  type Localized,
  looksLikeTable,
  namesIn,
  type Preset,
  parse,
  type Setting,
} from "../core/index.ts";
import { indexWhere } from "../core/rope.ts";
import { takeFailures } from "./failures.ts";
import { isLasting, readTable, waiversBeside } from "./read.ts";
import { findingOf, pretty, type Tally, tallyLine, tallyOf } from "./report.ts";

/** How files are checked: plain data, so that a worker thread can be told. */
export interface Manner {
  readonly format: "text" | "json";
  readonly preset: Preset;
  readonly rules: Readonly<Record<string, Setting>>;
  readonly locale: Locale;
  /** How often the files together have each indicator's name; empty where there is but one. */
  readonly names: ReadonlyMap<string, number>;
}

/** What became of a file: what to print, and how it ends the command. */
export interface Outcome {
  readonly out: string;
  readonly notes: readonly string[];
  readonly tally: Tally;
  readonly status: 0 | 1 | 2;
}

/** Checks one file and keeps nothing of it. Never throws: a file that cannot be checked is told of, and fails. */
export function checkFile(file: string, manner: Manner): Outcome {
  try {
    return checked(file, manner);
  } catch (error) {
    return brokenOff(file, error, manner.locale);
  }
}

/** The outcome of a file at which the check broke off. */
export function brokenOff(file: string, error: unknown, locale: Locale): Outcome {
  const why = error instanceof Error ? error.message : String(error);
  const said = locale === "zh" ? `检查中断，结果不明：${why}` : `the check broke off: ${why}`;
  return { out: "", tally: tallyOf([]), notes: [`${file}: ${said}`], status: 2 };
}

function checked(file: string, { format, preset, rules, locale, names }: Manner): Outcome {
  const text = readTable(file);
  if (typeof text === "string") return { out: "", tally: tallyOf([]), notes: [text], status: 2 };
  const table = parse(text);
  const familiar = names.size === 0 ? undefined : { names, isWithin: isLasting(file) };
  const config = configure(preset, rules, {}, familiar);
  const { findings, notes } = judged(table, config, waiversBeside(file), dayOf(new Date()));
  const found = findings.map((one) => findingOf(file, text, one, locale));
  const tally = tallyOf(found);
  const isEmpty = indexWhere(table.rows, ({ kind }) => kind !== "blank") < 0;
  const out =
    format === "json"
      ? found.map((one) => JSON.stringify(one, undefined, 1).replace(/^/gm, " ")).join(",\n")
      : [
          ...found.map((one) => pretty(one, text, locale)),
          // Of nothing there is nothing to count.
          ...(isEmpty ? [] : [tallyLine(file, tally, locale), ""]),
        ].join("\n");
  const failures = takeFailures();
  const hasError = found.some(({ severity, waived }) => severity === "error" && waived === undefined);
  return {
    out,
    tally,
    notes: [...(isEmpty ? [EMPTY] : []), ...notes, ...failures].map((note) => `${file}: ${note[locale]}`),
    status: failures.length > 0 ? 2 : hasError || isEmpty || !looksLikeTable(table) ? 1 : 0,
  };
}

const EMPTY: Localized = { zh: "文件是空的", en: "the file is empty" };

/** How often a file has each indicator's name; nothing for one that cannot be read, or only once, as a pipe. */
export function namesOf(file: string): ReadonlyMap<string, number> {
  if (!isLasting(file)) return new Map();
  const text = readTable(file);
  return typeof text === "string" ? new Map() : namesIn(parse(text));
}
