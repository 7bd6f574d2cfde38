import type { Locale } from "../locale.ts";
import { type Finding, messageOf, type Rule, type Severity, severities } from "../rules/rule.ts";
import type { Config } from "./config.ts";

/** A finding with the rule that made it. */
export interface FoundBy {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly finding: Finding;
}

/** How many findings there are of each severity. */
export type Counts = Readonly<Record<Severity, number>>;

export const none = (): Record<Severity, number> => ({ error: 0, warning: 0, information: 0, hint: 0 });

/** How many findings there are in all. */
export function allOf(counts: Counts): number {
  return severities.reduce((sum, severity) => sum + counts[severity], 0);
}

/** How many of them are neither errors nor warnings. */
export function notesOf({ information, hint }: Counts): number {
  return information + hint;
}

/** The bit of a severity in a mask of several. */
export const bitOf: Readonly<Record<Severity, number>> = { error: 1, warning: 2, information: 4, hint: 8 };

/** The bits of the severities that pass. */
export function maskOf(passes: (severity: Severity) => boolean): number {
  return severities.reduce<number>((mask, severity) => (passes(severity) ? mask | bitOf[severity] : mask), 0);
}

export function found(config: Config, rule: Rule, finding: Finding): FoundBy {
  const own = config.set.has(rule.id) ? undefined : finding.severity;
  return { rule, severity: own ?? (config.severities.get(rule.id) as Severity), finding };
}

/** The order of two findings of a row: that of the text and, at one place, of the rules' names. */
export function inOneRow(a: FoundBy, b: FoundBy): number {
  const [one, other] = [a.finding, b.finding];
  return (
    one.from - other.from || one.to - other.to || (a.rule.id < b.rule.id ? -1 : a.rule.id > b.rule.id ? 1 : 0)
  );
}

/** Runs a rule on something; one that throws is told of, and the other rules go on. */
export function guarded(rule: Rule, run: () => void): void {
  try {
    run();
  } catch (error) {
    failed(rule, error);
  }
}

/** Tells of a rule that threw. */
export function failed(rule: Rule, error: unknown): void {
  onRuleError(rule.id, error);
}

/** Called with each rule that throws. */
let onRuleError: (rule: string, error: unknown) => void = () => {};
export function reportRuleErrors(handler: (rule: string, error: unknown) => void): void {
  onRuleError = handler;
}

/** The sentence of a finding; the rule's id where the rule fails to say one. */
export function sentence(rule: Rule, args: Finding["args"], locale: Locale): string {
  let said = rule.id;
  guarded(rule, () => {
    said = messageOf(rule, args, locale);
  });
  return said;
}
