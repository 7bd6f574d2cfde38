import type { Layout } from "../core/features/layout.ts";
import type { FindingLine } from "../core/features/preview/finding.ts";
import type { ProjectPreview } from "../core/features/preview/project.ts";
import type { Match } from "../core/features/preview/search.ts";
import type { Summary } from "../core/features/preview/summary.ts";
import type { UnitPreview } from "../core/features/preview/unit.ts";
import type { Status, StatusWords } from "../core/features/status.ts";
import type { Locale, Preset, Setting, Span, Waiver } from "../core/index.ts";
import type { ReportFormat } from "../view/report.tsx";

export type { Span };

/** The messages beyond LSP. Client and server share these types and nothing else, the names of the messages as types too. */

/** The server says what a table amounts to whenever it was checked. */
export const statusNotification = "performanceTargets/status";
export interface StatusParams extends StatusWords, Pick<Status, "isTable" | "counts"> {
  readonly uri: string;
}

/** Asks for the edits that bring a table into a layout. */
export const layoutRequest = "performanceTargets/layout";
export interface LayoutParams {
  readonly uri: string;
  readonly layout: Layout;
}

/** The section `performanceTargets` of the settings. */
export interface Settings {
  readonly preset: Preset;
  /** Severities by rule id; they outweigh the preset. */
  readonly rules: Readonly<Record<string, Setting>>;
  /** Words added to the lists that rules go by, by the name of the list. */
  readonly words: Readonly<Record<string, readonly string[]>>;
  /** The most findings reported for one file. */
  readonly maxFindings: number;
  /** The language of messages; `auto` follows the editor. */
  readonly language: "auto" | "zh" | "en";
}

export const defaultSettings: Settings = {
  preset: "default",
  rules: {},
  words: {},
  maxFindings: 1000,
  language: "auto",
};

export { SHORTEST_REASON, WAIVERS } from "../core/waivers/waiver.ts";

/** The client hands over the text of the waiver file beside a table; `undefined` where there is none. */
export const waiversNotification = "performanceTargets/waivers";
export interface WaiversParams {
  readonly uri: string;
  readonly text: string | undefined;
}
/** The command of the quick fix that waives a finding; the client asks for the reason and writes the file. */
export const waiveCommand = "performanceTargets.waive";
export type WaiveArguments = readonly [
  uri: string,
  waiver: Omit<Waiver, "reason" | "expires">,
  /** What is to be waived, in words. */
  message: string,
];

/** The command by which the client takes a waiver out of the file beside the table; its arguments. */
export const unwaiveCommand = "performanceTargets.unwaive";
export type UnwaiveArguments = readonly [uri: string, waiver: Waiver];

/** The command by which the client sets how grave a rule is, or turns it off, in its settings. */
export const severityCommand = "performanceTargets.setSeverity";
export type SeverityArguments = readonly [
  rule: string,
  /** What the reader calls it. */
  title: string,
  /** What it is now, by the preset or by the settings. */
  now: Setting,
];

/** The client hands over the text of another table of the workspace, for its names; `undefined` when it is gone. */
export const neighbourNotification = "performanceTargets/neighbour";
export interface NeighbourParams {
  readonly uri: string;
  readonly text: string | undefined;
}

/** Asks in what column of a table the cursor stands; null where it stands in none. */
export const whereRequest = "performanceTargets/where";
export interface WhereParams {
  readonly uri: string;
  /** UTF-16, as LSP counts. */
  readonly position: { readonly line: number; readonly character: number };
}

/** Asks what the preview shows of a document: the whole, and the unit and the project at an offset. */
export const previewRequest = "performanceTargets/preview";
export interface PreviewParams {
  readonly uri: string;
  /** UTF-16, in the document's text. */
  readonly offset: number;
  /** The marks of the parts that the asker has; a part that is still the same is not sent again. */
  readonly known: Partial<Record<PreviewPart, string>>;
  /** What units and projects are searched for, by name; nothing is searched for where it is empty. */
  readonly query?: string;
}
export type PreviewPart = "summary" | "unit" | "project";
export interface PreviewResult {
  /** The version of the document that the offsets count in. */
  readonly version: number;
  readonly locale: Locale;
  /** The index of the unit at the offset, and the row of the project. */
  readonly shown: { readonly unit: number; readonly row: number | undefined };
  readonly marks: Partial<Record<PreviewPart, string>>;
  /** Left out where the asker has it; null where there is none. */
  readonly summary?: Summary;
  readonly unit?: UnitPreview | null;
  readonly project?: ProjectPreview | null;
  /** The units and projects that were found; left out where none were searched for. */
  readonly matches?: readonly Match[];
}

/** Asks for the edits of one way to mend a finding. */
export const mendRequest = "performanceTargets/mend";
export interface MendParams {
  readonly uri: string;
  readonly version: number;
  readonly finding: Pick<FindingLine, "rule" | "at">;
  /** Which of its fixes. */
  readonly fix: number;
}

/** Asks for a report of a document. */
export const reportRequest = "performanceTargets/report";
export interface ReportParams {
  readonly uri: string;
  readonly format: ReportFormat;
}

/** The command of a unit's code lens: opens the preview beside the table. */
export const previewCommand = "performanceTargets.openPreviewToSide";
