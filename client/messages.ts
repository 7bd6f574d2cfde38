import type { PreviewResult, Span } from "../server/lsp/protocol.ts";

/** As what a report is exported. */
export const EXPORTED = ["html", "csv", "md"] as const;
export type Exported = (typeof EXPORTED)[number];

/** What the extension tells the page. */
export type ToPage =
  | ({
      readonly type: "data";
      /** Whether the editor's cursor led here. */
      readonly follow: boolean;
      readonly uri: string;
      /** Where the editor's cursor stands. */
      readonly offset: number;
    } & Omit<PreviewResult, "marks">)
  /** There is no table to show: its file is gone, or is another kind of text. */
  | { readonly type: "none"; readonly isGone: boolean }
  | { readonly type: "lock"; readonly locked: boolean };

/** What the page asks of the extension. */
export type FromPage =
  | { readonly type: "ready" }
  | { readonly type: "search"; readonly query: string }
  | { readonly type: "go"; readonly at: Span; readonly version: number }
  | {
      readonly type: "fix";
      readonly rule: string;
      readonly at: Span;
      readonly fix: number;
      readonly version: number;
    }
  | { readonly type: "lock" }
  | { readonly type: "export" }
  | { readonly type: "scrolled"; readonly at: Span; readonly version: number };

/** What the page keeps over a reload. */
export interface Kept {
  readonly uri: string;
  readonly offset: number;
  readonly locked: boolean;
  readonly query: string;
  readonly onlyFindings: boolean;
}

/** A message from the page if it is one; nothing that a page sends is taken on trust. */
export function fromPage(message: unknown): FromPage | undefined {
  if (typeof message !== "object" || message === null) return undefined;
  const { type, at, version, rule, fix, query } = message as Record<string, unknown>;
  switch (type) {
    case "ready":
    case "lock":
    case "export":
      return { type };
    case "search":
      return typeof query === "string" ? { type, query: query.slice(0, LONGEST_QUERY) } : undefined;
    case "go":
    case "scrolled":
      return isSpan(at) && isCount(version) ? { type, at, version } : undefined;
    case "fix":
      return isSpan(at) && isCount(version) && isCount(fix) && typeof rule === "string"
        ? { type, rule, at, fix, version }
        : undefined;
    default:
      return undefined;
  }
}

/** A message of the extension if it is one. */
export function toPage(message: unknown): ToPage | undefined {
  if (typeof message !== "object" || message === null) return undefined;
  const { type, version, locked, isGone, shown, locale, summary, unit, project, uri, offset } =
    message as Record<string, unknown>;
  if (type === "none" && typeof isGone === "boolean") return { type, isGone };
  if (type === "lock" && typeof locked === "boolean") return { type, locked };
  const isShown = typeof shown === "object" && shown !== null && isCount((shown as { unit?: unknown }).unit);
  const parts = [summary, unit, project].every((part) => part === undefined || typeof part === "object");
  const isData =
    type === "data" &&
    isCount(version) &&
    isShown &&
    parts &&
    summary !== null &&
    typeof uri === "string" &&
    isCount(offset);
  return isData && (locale === "zh" || locale === "en") ? (message as ToPage) : undefined;
}

/** What was kept, if it can be read. */
export function keptFrom(state: unknown): Partial<Kept> {
  if (typeof state !== "object" || state === null) return {};
  const { uri, offset, locked, query, onlyFindings } = state as Record<string, unknown>;
  return {
    ...(typeof uri === "string" ? { uri } : {}),
    ...(isCount(offset) ? { offset } : {}),
    ...(typeof locked === "boolean" ? { locked } : {}),
    ...(typeof query === "string" ? { query } : {}),
    ...(typeof onlyFindings === "boolean" ? { onlyFindings } : {}),
  };
}

const LONGEST_QUERY = 200;

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isSpan(value: unknown): value is Span {
  if (typeof value !== "object" || value === null) return false;
  const { from, to } = value as Record<string, unknown>;
  return isCount(from) && isCount(to) && from <= to;
}
