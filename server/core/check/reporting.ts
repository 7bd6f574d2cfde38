import type { ReportRow, Rule } from "../rules/rule.ts";
import { type FoundBy, failed, found } from "./found.ts";
import type { Scope } from "./scope.ts";

/** A rule with where it reports: the same for all that it looks at, which is thousands of rows and indicators. */
export interface Reporting {
  readonly rule: Rule;
  readonly report: ReportRow;
}

/** Something that rules look at, and what they have found in it so far. */
export interface Seen<T> {
  readonly what: T;
  found: readonly FoundBy[];
}

/** Things that nobody has looked at yet. */
export function seenBy<T>(things: readonly T[]): Seen<T>[] {
  return things.map((what) => ({ what, found: NO_FINDINGS }));
}

/** Rules as `look` runs them. */
export function reporting({ config }: Scope, rules: readonly Rule[]): readonly Reporting[] {
  return rules.map((rule) => ({
    rule,
    report: (span, args = {}, more) => {
      sink ??= [];
      sink.push(found(config, rule, { from: span.from, to: span.to, args, ...more }));
    },
  }));
}

// Where reports go.
let sink: FoundBy[] | undefined;
const NO_FINDINGS: readonly FoundBy[] = [];

/**
 * Has a rule look at some things, one after the other; one that throws is told of and goes on with the next. Never within
 * itself: reports go to one place.
 */
export function look<T>(
  one: Reporting,
  things: readonly Seen<T>[],
  run: (one: Reporting, what: T) => void,
): void {
  for (const thing of things) {
    sink = undefined;
    try {
      run(one, thing.what);
    } catch (error) {
      failed(one.rule, error);
    }
    if (sink !== undefined) thing.found = thing.found.concat(sink);
  }
}
