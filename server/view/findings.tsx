import type { ComponentChildren } from "preact";
import type { Counts } from "../core/check/found.ts";
import { visible } from "../core/features/markdown.ts";
import type { FindingLine } from "../core/features/preview/finding.ts";
import type { Locale } from "../core/locale.ts";
import { severities } from "../core/rules/rule.ts";
import type { Span } from "../core/text.ts";
import { WORDS } from "./words.ts";

/** What a reader can do; on paper nothing. */
export interface Actions {
  readonly go: (at: Span) => void;
  readonly fix: (finding: FindingLine, index: number) => void;
}

/** What every part is drawn with. */
export interface Look {
  readonly locale: Locale;
  readonly actions: Actions | undefined;
  /** Where more of what stands at a place is told in the same report. */
  readonly hrefOf?: (at: Span) => string | undefined;
}

/** A text that leads to its place in the table. */
export function Go({
  at,
  look,
  label,
  children,
}: {
  at: Span;
  look: Look;
  label?: string;
  children: ComponentChildren;
}) {
  const { actions } = look;
  const href = look.hrefOf?.(at);
  if (href !== undefined) return <a href={href}>{children}</a>;
  if (actions === undefined) return <span>{children}</span>;
  return (
    <button
      type="button"
      class="go"
      onClick={() => actions.go(at)}
      {...(label ? { "aria-label": label } : {})}
    >
      {children}
    </button>
  );
}

/** How many findings there are of each severity, by their marks; nothing where there are none. */
export function CountsView({ counts, locale }: { counts: Counts; locale: Locale }) {
  const some = severities.filter((severity) => counts[severity] > 0);
  if (some.length === 0) return <span class="ok">✓</span>;
  return (
    <span class="counts">
      {some.map((severity) => (
        <span
          key={severity}
          class={`count ${severity}`}
          title={`${counts[severity]} ${WORDS[severity][locale]}`}
        >
          <span aria-hidden="true">{MARKS[severity]}</span>
          {counts[severity]}
          <span class="unseen"> {WORDS[severity][locale]}</span>
        </span>
      ))}
    </span>
  );
}
const MARKS = { error: "✕", warning: "⚠", information: "ℹ", hint: "·" } as const;

function FindingView({ finding, look, here }: { finding: FindingLine; look: Look; here: boolean }) {
  const { severity, message, fixes, where } = finding;
  const { actions, locale } = look;
  return (
    <li class={`finding ${severity}`}>
      <span class={`count ${severity}`}>
        <span aria-hidden="true">{MARKS[severity]}</span>
        <span class="unseen">{WORDS[severity][locale]}: </span>
      </span>
      <div>
        <Go at={finding.at} look={look}>
          {visible(message)}
        </Go>
        {where && !here && <span class="where">{visible(where)}</span>}
        {actions && fixes.length > 0 && (
          <span class="fixes">
            {fixes.map((title, i) => (
              <button key={title} type="button" class="fix" onClick={() => actions.fix(finding, i)}>
                {visible(title)}
              </button>
            ))}
          </span>
        )}
      </div>
    </li>
  );
}

/** `here`: they stand in what they are about, which need not be named again. */
/** A list of findings; `here` says that it stands at what they are about. */
export function Findings({
  list,
  look,
  here = true,
}: {
  list: readonly FindingLine[];
  look: Look;
  here?: boolean;
}) {
  return (
    <ul class="findings">
      {list.map((finding) => (
        <FindingView
          key={`${finding.rule} ${finding.at.from} ${finding.at.to}`}
          finding={finding}
          look={look}
          here={here}
        />
      ))}
    </ul>
  );
}
