import * as lsp from "vscode-languageserver";
import { allOf } from "../core/check/found.ts";
import { type Status, statusOf } from "../core/features/status.ts";
import {
  type Config,
  checkInSteps,
  configure,
  countsOf,
  dayOf,
  type Locale,
  type Localized,
  type Located,
  located,
  namesIn,
  namesTogether,
  noWaivers,
  parsing,
  readWaivers,
  reportRuleErrors,
  type Table,
  textOf,
  topOf,
  type Waivers,
  waivedAmong,
  waivedIn,
  waiverOf,
} from "../core/index.ts";
import type { DiagnosticStyle } from "./convert.ts";
import type { TableDocument } from "./document.ts";
import { described } from "./errors.ts";
import { SOURCE } from "./introduction.ts";
import type { Settings } from "./protocol.ts";
import { type Told, told } from "./told.ts";
import { warming } from "./warm.ts";

/** What the findings of every document depend on. */
export interface Surroundings {
  readonly settings: () => Settings;
  readonly style: () => Omit<DiagnosticStyle, "uri">;
  readonly log: (message: string) => void;
}

/** The findings of open documents as LSP has them, with what the server remembers of each document for them. */
export function findingsFor({ settings, style, log }: Surroundings) {
  const neighbours = new Map<string, ReadonlyMap<string, number>>();
  const waivers = new Map<string, Waivers>();
  const waiverTexts = new Map<string, string>();
  const configs = new Map<string, Config>();
  const styles = new Map<string, DiagnosticStyle>();
  const lastTold = new Map<
    string,
    { readonly told: Told; readonly waivers: Waivers; readonly today: string }
  >();
  // One change is asked about for the problems, the status bar, the lenses and the preview.
  const lastWaived = new Map<
    string,
    { readonly asked: Parameters<typeof waivedIn>; readonly answer: ReturnType<typeof waivedIn> }
  >();
  // Rules that threw, by document: the others go on without them.
  const broken = new Map<string, Set<string>>();
  let checked = "";
  reportRuleErrors((rule, error) => {
    if (checked === "") {
      log(`rule ${rule}: ${described(error)}`);
      return;
    }
    const known = broken.get(checked) ?? new Set();
    if (known.has(rule)) return;
    broken.set(checked, known.add(rule));
    configs.delete(checked);
    log(`rule ${rule} is off for ${checked}: ${described(error)}`);
  });

  function configFor(uri: string): Config {
    // Whoever asks checks this document next.
    checked = uri;
    let own = configs.get(uri);
    if (own === undefined) {
      const { preset, rules, words } = settings();
      const others = [...neighbours].filter(([other]) => other !== uri).map(([, names]) => names);
      const off = [...(broken.get(uri) ?? [])].map((rule) => [rule, "off"] as const);
      own = configure(
        preset,
        { ...rules, ...Object.fromEntries(off) },
        words,
        others.length === 0 ? undefined : namesTogether(others),
      );
      configs.set(uri, own);
    }
    return own;
  }

  function styleFor(uri: string): DiagnosticStyle {
    const now = style();
    const known = styles.get(uri);
    if (known?.locale === now.locale) return known;
    const fresh = { uri, ...now };
    styles.set(uri, fresh);
    return fresh;
  }

  /** Findings of a table as a client is told of them. */
  function diagnosticsFor(
    table: Table,
    found: readonly Located[],
    uri: string,
    waived: ReturnType<typeof waivedAmong>,
  ): lsp.Diagnostic[] {
    const today = dayOf(new Date());
    const own = waiversFor(uri);
    const before = lastTold.get(uri);
    const last = before?.today === today && before.waivers === own ? before.told : undefined;
    const now = told(table, found, styleFor(uri), { last, waived });
    lastTold.set(uri, { told: now, waivers: own, today });
    return [...now.list];
  }

  /** What is waived of all that is found in a document, with a note for each waiver that says nothing. */
  function waivedFor({ table, uri }: TableDocument): ReturnType<typeof waivedIn> {
    const asked: Parameters<typeof waivedIn> = [table, configFor(uri), waiversFor(uri), dayOf(new Date())];
    const last = lastWaived.get(uri);
    if (last?.asked.every((one, i) => one === asked[i])) return last.answer;
    const answer = waivedIn(...asked);
    lastWaived.set(uri, { asked, answer });
    return answer;
  }

  function waiversFor(uri: string): Waivers {
    return waivers.get(uri) ?? noWaivers;
  }

  /** What the status bar says: it counts as the client does, the notes at the top of the text with the rest. */
  function statusFor(document: TableDocument): Status {
    const { waived, notes } = waivedFor(document);
    const status = statusOf(document.table, configFor(document.uri), waived);
    const warning = status.counts.warning + notes.length + (broken.get(document.uri)?.size ?? 0);
    return { ...status, counts: { ...status.counts, warning } };
  }

  /** What the first rows of a document say of themselves, for whoever opens it: all of it takes longer. */
  function atTop({ lines, uri }: TableDocument): lsp.Diagnostic[] {
    const { table, found } = topOf(lines, configFor(uri));
    const shown = found.slice(0, settings().maxFindings);
    return diagnosticsFor(table, shown, uri, waivedAmong(table, shown, waiversFor(uri), dayOf(new Date())));
  }

  function diagnosticsOf(document: TableDocument): lsp.Diagnostic[] {
    const { table, uri } = document;
    const { maxFindings } = settings();
    let config: Config;
    let found: readonly Located[];
    let omitted: number;
    // A rule that throws changes the configuration: the others look again without it.
    do {
      config = configFor(uri);
      // What says that the list is cut is one of it: editors cut a longer one themselves.
      const total = allOf(countsOf(table, config));
      ({ found, omitted } = located(table, config, total > maxFindings ? maxFindings - 1 : maxFindings));
    } while (config !== configFor(uri));
    const { locale } = styleFor(uri);
    const { waived, notes: ofWaivers } = waivedFor(document);
    const notes = [...ofWaivers, ...[...(broken.get(uri) ?? [])].map(brokenNote)];
    return [
      ...(omitted > 0 ? [omittedNote(omitted, locale)] : []),
      ...notes.map((note) => noteAtTop(note[locale], locale, lsp.DiagnosticSeverity.Warning)),
      ...diagnosticsFor(table, found, uri, waived),
    ];
  }

  return {
    configFor,
    diagnosticsOf,
    statusFor,
    waivedFor,
    /** The waiver of a finding; undefined where it has none. */
    holding: (
      { table, uri }: TableDocument,
      found: { readonly rule: string; readonly from: number; readonly to: number },
    ) => waiverOf(table, found, waiversFor(uri), dayOf(new Date())),
    atTop,
    /** The work that `diagnosticsOf` would do, in steps. */
    *steps(document: TableDocument): Iterable<void> {
      yield* document.reading();
      const { table, uri } = document;
      let config: Config;
      // Settings, and other tables, may say something new meanwhile.
      do {
        config = configFor(uri);
        for (const _ of checkInSteps(table, config)) {
          yield;
          checked = uri;
        }
      } while (config !== configFor(uri));
    },
    /** Work that is nobody's, in steps. */
    *warming(): Iterable<void> {
      for (const _ of warming()) {
        yield;
        checked = "";
      }
    },
    /**
     * Reads another table of the workspace, in steps, to compare names with; undefined where it is no more. Calls `changed` if
     * its names are others than before.
     */
    *neighbour(uri: string, text: string | undefined, changed: () => void): Iterable<void> {
      const known = neighbours.get(uri);
      const names = text === undefined ? undefined : namesIn(yield* parsing(textOf(text)));
      if (sameNames(known, names)) return;
      if (names === undefined) neighbours.delete(uri);
      else neighbours.set(uri, names);
      configs.clear();
      changed();
    },
    /** Takes the text of a waiver file; undefined where there is none. Says whether it is another than before. */
    setWaivers(uri: string, text: string | undefined): boolean {
      if (waiverTexts.get(uri) === text) return false;
      if (text === undefined) {
        waiverTexts.delete(uri);
        waivers.delete(uri);
      } else {
        waiverTexts.set(uri, text);
        waivers.set(uri, readWaivers(text));
      }
      return true;
    },
    /** Settings changed. */
    reset(): void {
      configs.clear();
    },
    /** A document was closed. Its waivers stay: the client tells of them once more only when it opens it again. */
    forget(uri: string): void {
      styles.delete(uri);
      lastTold.delete(uri);
      lastWaived.delete(uri);
      configs.delete(uri);
      broken.delete(uri);
    },
  };
}

function sameNames(a: ReadonlyMap<string, number> | undefined, b: typeof a): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.size === b.size && [...a].every(([name, count]) => b.get(name) === count);
}

function brokenNote(rule: string): Localized {
  return {
    zh: `规则 ${rule} 运行出错，已对本文件停用，其余规则照常`,
    en: `The rule ${rule} failed and is off for this file; the others go on`,
  };
}

function noteAtTop(message: string, locale: Locale, severity: lsp.DiagnosticSeverity): lsp.Diagnostic {
  const start = { line: 0, character: 0 };
  return { range: { start, end: start }, severity, source: SOURCE[locale], message };
}

function omittedNote(omitted: number, locale: Locale): lsp.Diagnostic {
  const message =
    locale === "zh"
      ? `还有 ${omitted} 个问题未列出（设置 performanceTargets.maxFindings 可调整上限）`
      : `${omitted} more findings are not listed (see the setting performanceTargets.maxFindings)`;
  return noteAtTop(message, locale, lsp.DiagnosticSeverity.Information);
}
