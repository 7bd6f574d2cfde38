import { beginning } from "../characters.ts";
import type { Locale, Localized } from "../locale.ts";
import type { AmountHabit } from "../model/amount-habit.ts";
import type { Entry } from "../model/entry.ts";
import type { Group, Groups, Told } from "../model/groups.ts";
import type { Indicator } from "../model/indicator.ts";
import type { MoneyUnit } from "../model/money-unit.ts";
import type { Table } from "../model/table.ts";
import type { Target } from "../model/target.ts";
import type { Unit, UnitView } from "../model/unit.ts";
import type { Row } from "../syntax/table.ts";
import type { Edit, Span } from "../text.ts";
import type { Example } from "./example.ts";
import type { Words } from "./words.ts";

/** The gravest first. */
export const severities = ["error", "warning", "information", "hint"] as const;
export type Severity = (typeof severities)[number];
/** What a finding of a severity is called. */
export const SEVERITY_NAMES: Readonly<Record<Severity, Localized>> = {
  error: { zh: "错误", en: "error" },
  warning: { zh: "警告", en: "warning" },
  information: { zh: "提示", en: "information" },
  hint: { zh: "细节", en: "hint" },
};
/** The order of two severities: the graver first. */
export function byGravity(a: Severity, b: Severity): number {
  return severities.indexOf(a) - severities.indexOf(b);
}

export const settings = [...severities, "off"] as const;
export type Setting = (typeof settings)[number];

/** The parts of the catalogue, in the order in which the documentation shows them. */
export const families = ["structure", "money", "completeness", "values", "classification", "across"] as const;
export type Family = (typeof families)[number];

/**
 * One check. Its examples are its documentation and its tests; its id states the fault, is the diagnostic's code and
 * never changes. `text` sees what people wrote freely: the name of a row, a goal, the name or a value of an indicator;
 * offsets count from its start; `indicator` sees one indicator of a project that is not 涉密, and not where it stands, so its
 * findings are remembered with the indicator's text (its number left out); `row` sees one row and never its neighbours, so its findings are remembered with the row; `unit` sees a unit
 * with its projects, and is remembered with those; `groups` sees what rows all over the table say of one thing, and only
 * those things again that an edit touched; `table` sees everything, at every edit: what it needs of all units it takes
 * from what is kept (`model/kept.ts`).
 */
export interface Rule {
  readonly id: string;
  /** Its name in Chinese; the English one is the id. */
  readonly title: string;
  readonly family: Family;
  /** `off`: only a preset (`presets.ts`) or a setting turns it on. */
  readonly severity: Setting;
  /** Three lines: what it checks, why it matters, how to write it instead. */
  readonly docs: Localized;
  readonly message: Localized<(args: Args) => string>;
  readonly examples: readonly Example[];
  /** Ways to mend a finding, the likeliest first; none where nothing is certain. */
  readonly fix?: (found: Found) => readonly Fix[];
  /** Adds to a unit's finding what only the table can tell; asked for those findings only that are shown. */
  readonly adds?: (table: Table, row: number, finding: Finding) => Added | undefined;
  /** How far `adds` looks for one of its findings: not at all, in its unit, or (where this is left out) all over. */
  readonly addsFrom?: (finding: Finding) => "nowhere" | "unit" | "table";
  readonly text?: (text: string, report: ReportText) => void;
  /**
   * Characters, and pairs of them side by side: whatever `text` finds, the text holds one of these. It is not run on a text
   * without, so that one look at a text does for all such rules.
   */
  readonly asks?: readonly string[];
  readonly indicator?: (one: IndicatorView, report: ReportText, context: Context) => void;
  readonly row?: (seen: RowView, report: ReportRow) => void;
  readonly unit?: (seen: UnitSeen, report: ReportAt) => void;
  readonly groups?: GroupCheck;
  readonly table?: (table: Table, report: ReportAt) => void;
}

/** What the table adds to a finding. The same table gives the same object. */
export type Added = Pick<Finding, "args" | "related">;

/** Looks at the groups of facts that an edit touched. */
export interface GroupCheck<T extends Told = Args> {
  readonly groups: (table: Table) => Groups<T>;
  readonly check: (group: Group<T>, report: ReportFact, seen: TableSeen) => void;
  /** Which keys to look at again, besides those whose own facts changed. */
  readonly touched?: (groups: Groups<T>, changed: ReadonlySet<string>, seen: TableSeen) => Iterable<string>;
  /** What the check reads besides its groups: where it is another, every group is looked at again. */
  readonly besides?: (table: Table) => unknown;
}

/** A check of groups, with the type of their facts. */
export function groupCheck<T extends Told>(
  groups: GroupCheck<T>["groups"],
  check: GroupCheck<T>["check"],
  more: Pick<GroupCheck<T>, "touched" | "besides"> = {},
): GroupCheck<T> {
  return { groups, check, ...more };
}

export interface TableSeen {
  readonly table: Table;
  readonly context: Context;
  readonly familiar: Familiar;
}

/** What other tables call their indicators. */
export interface Familiar {
  /** How often they have each name; empty where there are none. */
  readonly names: ReadonlyMap<string, number>;
  /** Whether the table itself is counted among them; then it is not edited. */
  readonly isWithin: boolean;
}

// biome-ignore lint/suspicious/noExplicitAny: each rule types its own arguments; the engine only carries them.
export type Args = any;

/** A finding as a rule reports it: offsets count from the start of its row or, of a `text`, from that of the text. */
export interface Finding extends Span {
  readonly args: Args;
  /** Where this finding is graver or slighter than its rule; a setting for the rule outweighs it. */
  readonly severity?: Severity;
  readonly related?: readonly Related[];
  readonly tag?: "unnecessary";
  /** How far from it the same stands again, unsaid: its fixes mend that too. */
  readonly twin?: number | undefined;
}

/** Another place that belongs to a finding; a number counts as the rule's own rows do. */
export interface Related extends Span {
  readonly row: number | Row;
  readonly note: Localized;
}

/** What a rule may know besides its row. Equal contexts are one object. */
export interface Context {
  readonly moneyUnit: MoneyUnit;
  /** Whether that is likely wrong: then no amount is compared with what something costs. */
  readonly isMoneyDoubted: boolean;
  /** What most of the table's indicators have between their fields. */
  readonly separator: "；" | ";";
  /** Whether any indicator of the table states a value for the whole cycle: where none does, each has one value. */
  readonly hasCycles: boolean;
  /** Whether any indicator of the table has a code: many places write the names of the classes only. */
  readonly hasCodes: boolean;
  /** How nearly all projects number their indicators, where that is another way than `1、`: `1.`, `（1）`. */
  readonly numbering: string | undefined;
  /** What nearly all amounts do without: commas, places. */
  readonly amountHabit: AmountHabit;
  /** Whether the header has the names of goals and indicators exchanged: no row is wrong then. */
  readonly isExchanged: boolean;
  /** The year in the table's title; undefined where there is none, or where it is likely wrong. */
  readonly year: number | undefined;
  /** Whether no unit has a row in the table, and its head names the department: all of it is of that one. */
  readonly isOfOne: boolean;
  /** How many cells nearly all rows have beyond the header's columns: 0 where the header is right. */
  readonly surplus: number;
  /** The word lists, with what the settings add. */
  readonly words: Words;
}

/** A row as row rules see it: never its neighbours, so that its findings can be remembered with it. */
export interface RowView {
  readonly entry: Entry;
  readonly text: string;
  readonly context: Context;
  readonly isProject: boolean;
  /** Whether more of its indicators stand in a row below, behind the head of a page: what it seems to lack may be there. */
  readonly goesOn: boolean;
  /** Whether its indicators are those of the project above it. */
  readonly isRest: boolean;
  /** 涉密: a project whose goal and targets may not be told. */
  readonly isSecret: boolean;
  /** A project's goal, where it states one and is not secret. */
  readonly goal: (Span & { readonly text: string }) | undefined;
  readonly indicators: readonly IndicatorView[];
}

/** An indicator with its texts; an absent field reads as an empty string. */
export interface IndicatorView extends Indicator {
  readonly nameText: string;
  readonly cycleText: string;
  readonly annualText: string;
  /** The codes as the framework has them; undefined where malformed or unknown. */
  readonly classCode: string | undefined;
  readonly subclassCode: string | undefined;
  /** The subclass that it is filed under: by its code or, where it has none, by its name. */
  readonly filed: string | undefined;
  /** `1` to `4`: the class by its code, by the subclass, or by its name; undefined where nothing tells. */
  readonly classDigit: string | undefined;
  readonly cycleTarget: Target;
  readonly annualTarget: Target;
  /** The values that are not empty. */
  readonly values: readonly ValueSeen[];
}

/** A value of an indicator; where both values say the same it stands once, at the annual one. */
export interface ValueSeen {
  readonly span: Span;
  readonly text: string;
  readonly target: Target;
  readonly field: "cycle" | "annual";
  /** How far from it the same text stands again, as a finding's: a fix must mend both. */
  readonly twin: number | undefined;
}

export interface UnitSeen {
  readonly unit: Unit;
  readonly view: UnitView;
  readonly context: Context;
}

export type ReportRow = (span: Span, args?: Args, more?: Omit<Finding, "from" | "to" | "args">) => void;
/** The same of what is remembered without its row, and can name no other place in it. */
export type ReportText = (span: Span, args?: Args, more?: Pick<Finding, "severity" | "tag" | "twin">) => void;
/** `row` counts within the unit for a unit rule, within the table for a table rule. */
export type ReportAt = (
  row: number,
  span: Span,
  args?: Args,
  more?: Omit<Finding, "from" | "to" | "args">,
) => void;

/** A finding of a check of groups: rows stand for themselves, since an edit elsewhere moves them. */
export type ReportFact = (
  row: Row,
  span: Span,
  args?: Args,
  more?: Omit<Finding, "from" | "to" | "args">,
) => void;

export interface Found {
  readonly table: Table;
  /** The index of the finding's row in the table. */
  readonly row: number;
  readonly entry: Entry | undefined;
  readonly finding: Finding;
  /** The row's text, which the finding's offsets count in. */
  readonly text: string;
}

export interface Fix {
  readonly title: Localized;
  /** In the finding's row unless `row` says another. */
  readonly edits: readonly RowEdit[];
  /** Whether it changes no meaning and no amount, so that it may be made unasked (source.fixAll). */
  readonly safe?: boolean;
  /** Whether it writes an amount another way: made when somebody asks for all of the table to be formatted, not unasked. */
  readonly restyles?: boolean;
}

export interface RowEdit extends Edit {
  readonly row?: number | Row;
}

/** What a rule is called. */
export function ruleTitle({ id, title }: Rule, locale: Locale): string {
  return locale === "zh" ? title : id;
}

/** The sentence a finding says to its reader; of a long text it quotes the beginning. */
export function messageOf(rule: Rule, args: Args, locale: Locale): string {
  const isLong = (value: unknown) => typeof value === "string" && value.length > LONGEST_QUOTE;
  if (!Object.values(args).some(isLong)) return rule.message[locale](args);
  const short = Object.entries(args).map(([key, value]) => [
    key,
    isLong(value) ? beginning(value as string, LONGEST_QUOTE) : value,
  ]);
  return rule.message[locale](Object.fromEntries(short));
}
const LONGEST_QUOTE = 200;
