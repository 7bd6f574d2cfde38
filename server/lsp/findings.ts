import * as lsp from "vscode-languageserver";
import { allOf } from "../core/check/found.ts";
import { type Status, statusOf } from "../core/features/status.ts";
import {
  type Config,
  checkInSteps,
  countsOf,
  dayOf,
  type Locale,
  type Localized,
  type Located,
  located,
  namesIn,
  parsing,
  type Table,
  textOf,
  topOf,
  type Waivers,
  waivedAmong,
} from "../core/index.ts";
import { configsFor } from "./configs.ts";
import type { DiagnosticStyle } from "./convert.ts";
import type { TableDocument } from "./document.ts";
import { SOURCE } from "./introduction.ts";
import type { Settings } from "./protocol.ts";
import { type Told, told } from "./told.ts";
import { waivingFor } from "./waiving.ts";
import { warming } from "./warm.ts";

/** What the findings of every document depend on. */
export interface Surroundings {
  readonly settings: () => Settings;
  readonly style: () => Omit<DiagnosticStyle, "uri">;
  readonly log: (message: string) => void;
}

/** The findings of open documents as LSP has them, with what the server remembers of each document for them. */
export function findingsFor({ settings, style, log }: Surroundings) {
  const configs = configsFor({ settings, log });
  const waiving = waivingFor();
  const styles = new Map<string, DiagnosticStyle>();
  const lastTold = new Map<
    string,
    { readonly told: Told; readonly waivers: Waivers; readonly today: string }
  >();

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
    const waivers = waiving.of(uri);
    const before = lastTold.get(uri);
    const last = before?.today === today && before.waivers === waivers ? before.told : undefined;
    const now = told(table, found, styleFor(uri), { last, waived });
    lastTold.set(uri, { told: now, waivers, today });
    return [...now.list];
  }

  const waivedFor = (document: TableDocument) => waiving.in(document, configs.of(document.uri));

  /** What the status bar says: it counts as the client does, the notes at the top of the text with the rest. */
  function statusFor(document: TableDocument): Status {
    const { waived, notes } = waivedFor(document);
    const status = statusOf(document.table, configs.of(document.uri), waived);
    const warning = status.counts.warning + notes.length + configs.thrownAt(document.uri).length;
    return { ...status, counts: { ...status.counts, warning } };
  }

  /** What the first rows of a document say of themselves, for whoever opens it: all of it takes longer. */
  function atTop({ lines, uri }: TableDocument): lsp.Diagnostic[] {
    const { table, found } = topOf(lines, configs.of(uri));
    const shown = found.slice(0, settings().maxFindings);
    return diagnosticsFor(table, shown, uri, waivedAmong(table, shown, waiving.of(uri), dayOf(new Date())));
  }

  function diagnosticsOf(document: TableDocument): lsp.Diagnostic[] {
    const { table, uri } = document;
    const { maxFindings } = settings();
    let config: Config;
    let found: readonly Located[];
    let omitted: number;
    // A rule that throws changes the configuration: the others look again without it.
    do {
      config = configs.of(uri);
      // What says that the list is cut is one of it: editors cut a longer one themselves.
      const total = allOf(countsOf(table, config));
      ({ found, omitted } = located(table, config, total > maxFindings ? maxFindings - 1 : maxFindings));
    } while (config !== configs.of(uri));
    const { locale } = styleFor(uri);
    const { waived, notes: ofWaivers } = waivedFor(document);
    const notes = [...ofWaivers, ...configs.thrownAt(uri).map(brokenNote)];
    return [
      ...(omitted > 0 ? [omittedNote(omitted, locale)] : []),
      ...notes.map((note) => noteAtTop(note[locale], locale, lsp.DiagnosticSeverity.Warning)),
      ...diagnosticsFor(table, found, uri, waived),
    ];
  }

  return {
    configFor: configs.of,
    diagnosticsOf,
    statusFor,
    waivedFor,
    /** The waiver of a finding; undefined where it has none. */
    holding: ({ table, uri }: TableDocument, found: Parameters<typeof waiving.holding>[2]) =>
      waiving.holding(table, uri, found),
    atTop,
    /** The work that `diagnosticsOf` would do, in steps. */
    *steps(document: TableDocument): Iterable<void> {
      yield* document.reading();
      const { table, uri } = document;
      let config: Config;
      // Settings, and other tables, may say something new meanwhile.
      do {
        config = configs.of(uri);
        for (const _ of checkInSteps(table, config)) {
          yield;
          configs.resume(uri);
        }
      } while (config !== configs.of(uri));
    },
    /** Work that is nobody's, in steps. */
    *warming(): Iterable<void> {
      for (const _ of warming()) {
        yield;
        configs.resume("");
      }
    },
    /**
     * Reads another table of the workspace, in steps, to compare names with; undefined where it is no more. Calls `changed` if
     * its names are others than before.
     */
    *neighbour(uri: string, text: string | undefined, changed: () => void): Iterable<void> {
      const names = text === undefined ? undefined : namesIn(yield* parsing(textOf(text)));
      if (configs.setNeighbour(uri, names)) changed();
    },
    setWaivers: waiving.set,
    waiversOf: waiving.textOf,
    /** Settings changed. */
    reset: configs.reset,
    /** A document was closed. */
    forget(uri: string): void {
      styles.delete(uri);
      lastTold.delete(uri);
      waiving.forget(uri);
      configs.forget(uri);
    },
  };
}

export type Findings = ReturnType<typeof findingsFor>;

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
