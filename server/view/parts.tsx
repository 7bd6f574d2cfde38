import type { ComponentChildren } from "preact";
import type { Counts } from "../core/check/found.ts";
import { visible } from "../core/features/markdown.ts";
import type { FindingLine } from "../core/features/preview/finding.ts";
import type {
  IndicatorLine,
  ProjectLine,
  ProjectPreview,
  ValueLine,
} from "../core/features/preview/project.ts";
import type { Summary, UnitLine } from "../core/features/preview/summary.ts";
import type { Money, SumLine } from "../core/features/preview/sums.ts";
import { CLASSES, type Completeness, classLabel, PARTS } from "../core/features/preview/tally.ts";
import type { UnitPreview } from "../core/features/preview/unit.ts";
import type { Locale } from "../core/locale.ts";
import { offBy } from "../core/model/sums.ts";
import { severities } from "../core/rules/rule.ts";
import type { Span } from "../core/text.ts";
import { HeatMap, ShareBar, StackedBar } from "./charts.tsx";
import type { Order } from "./order.ts";
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

function CountsView({ counts, locale }: { counts: Counts; locale: Locale }) {
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
function Findings({ list, look, here = true }: { list: readonly FindingLine[]; look: Look; here?: boolean }) {
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

// Where there is no money at all a dash says it better than zeros.
function amountOf(amount: Money | undefined, other: Money | undefined): string {
  return amount === undefined || (amount.value === 0 && (other?.value ?? 0) === 0) ? "—" : amount.text;
}

/** Sums side by side, with the difference and its likeliest cause where they differ. */
function Sums({ sums, look, caption }: { sums: readonly SumLine[]; look: Look; caption: string }) {
  const { locale } = look;
  const differs = sums.some(({ difference }) => difference !== undefined);
  return (
    <table class="sums">
      <caption class="unseen">{caption}</caption>
      <Head
        columns={[
          { word: WORDS.funds[locale] },
          { word: WORDS.stated[locale], isNumber: true },
          { word: WORDS.computed[locale], isNumber: true },
          ...(differs ? [{ word: WORDS.difference[locale], isNumber: true }] : []),
        ]}
      />
      <tbody>
        {sums.map(({ column, stated, computed, difference, verdict, finding }) => [
          <tr key={column} class={verdict}>
            <th scope="row">{visible(column)}</th>
            <td class="number">{amountOf(stated, computed)}</td>
            <td class="number">{amountOf(computed, stated)}</td>
            {differs && (
              <td class="number difference">{difference === undefined ? "" : offBy(difference)[locale]}</td>
            )}
          </tr>,
          finding && (
            <tr key={`${column} finding`} class="cause">
              <td colSpan={differs ? 4 : 3}>
                <Findings list={[finding]} look={look} />
              </td>
            </tr>
          ),
        ])}
      </tbody>
    </table>
  );
}

export function SummaryView({ summary, look }: { summary: Summary; look: Look }) {
  const { locale } = look;
  const { sums, findings, funds, moneyUnit, classes, completeness, counts, first } = summary;
  const most = Math.max(0, ...classes.map(({ count }) => count));
  if (!summary.isTable) return <p class="empty">{WORDS.noTable[locale]}</p>;
  return (
    <section class="summary" aria-labelledby="table-heading">
      <h1 id="table-heading">{visible(summary.title) || WORDS.table[locale]}</h1>
      <p class="figures">
        <strong class="total">
          {summary.total.text}{" "}
          <small>
            {moneyUnit}
            {summary.total.isStated ? "" : ` ${WORDS.noTotal[locale]}`}
          </small>
        </strong>
        <span>
          {WORDS.units[locale]} {summary.unitCount}
        </span>
        <span>
          {WORDS.projects[locale]} {summary.projects}
        </span>
        <span>
          {WORDS.indicators[locale]} {summary.indicators}
        </span>
        <CountsView counts={counts} locale={locale} />
      </p>
      <h2>{WORDS.first[locale]}</h2>
      {first.length === 0 ? (
        <p class="empty">{WORDS.noFindings[locale]}</p>
      ) : (
        <Findings list={first} look={look} here={false} />
      )}
      <h2>{WORDS.funds[locale]}</h2>
      <StackedBar parts={funds} label={WORDS.funds[locale]} />
      <ul class="legend">
        {funds.map(({ column, text, share }, i) => (
          <li key={column}>
            <span class={`swatch part-${i % 6}`} aria-hidden="true" />
            {visible(column)} <span class="number">{text}</span> {share && <span class="muted">{share}</span>}
          </li>
        ))}
      </ul>
      {sums.some(({ difference }) => difference !== undefined) && (
        <Sums sums={sums} look={look} caption={WORDS.total[locale]} />
      )}
      {findings.length > 0 && <h2>{WORDS.ofTable[locale]}</h2>}
      {findings.length > 0 && <Findings list={findings} look={look} />}
      <div class="columns">
        <div>
          <h2>{WORDS.classes[locale]}</h2>
          <ul class="bars">
            {classes.map(({ code, name, count }) => (
              <li key={code} class={code.length <= 1 ? "class" : "subclass"}>
                <span class="label" title={classLabel({ code, name })}>
                  {classLabel({ code, name })}
                </span>
                <ShareBar value={count} most={most} />
                <span class="number">{count}</span>
              </li>
            ))}
          </ul>
        </div>
        <div>
          <h2>{WORDS.completeness[locale]}</h2>
          <CompletenessView completeness={completeness} locale={locale} />
        </div>
      </div>
    </section>
  );
}

function CompletenessView({ completeness, locale }: { completeness: Completeness; locale: Locale }) {
  return (
    <ul class="bars">
      {PARTS.map((part) => (
        <li key={part}>
          <span class="label">{WORDS[part][locale]}</span>
          <ShareBar value={completeness[part]} most={completeness.projects} />
          <span class={completeness[part] < completeness.projects ? "number short" : "number"}>
            {completeness[part]}/{completeness.projects}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** One unit in the ranking. */
export function UnitRow({
  line,
  index,
  most,
  look,
  isShown,
}: {
  line: UnitLine;
  index?: number;
  most: number;
  look: Look;
  isShown: boolean;
}) {
  return (
    <Listed line={line} index={index} look={look} isShown={isShown}>
      <td class="wide">
        <ShareBar value={line.amount.value} most={most} />
      </td>
      <td class="number">{line.projects}</td>
    </Listed>
  );
}

export function UnitsHead({ locale }: { locale: Locale }) {
  return (
    <Head
      columns={[
        { word: WORDS.unit[locale] },
        { word: WORDS.amount[locale], isNumber: true },
        { word: WORDS.share[locale], isNumber: true },
        { word: <span class="unseen">{WORDS.share[locale]}</span>, isWide: true },
        { word: WORDS.projects[locale], isNumber: true },
        { word: WORDS.findings[locale] },
      ]}
    />
  );
}

/** One project in its unit's list. */
export function ProjectRow({
  line,
  index,
  look,
  isShown,
}: {
  line: ProjectLine;
  index?: number;
  look: Look;
  isShown: boolean;
}) {
  return (
    <Listed line={line} index={index} look={look} isShown={isShown} title={visible(line.goal)}>
      <td>
        <Matrix project={line} locale={look.locale} />
      </td>
      <td class="number">
        {line.quantified}/{line.indicators}
      </td>
    </Listed>
  );
}

// A row of a list: a name with its amount, what the list says of it, and its findings.
function Listed({
  line,
  index,
  look,
  isShown,
  title,
  children,
}: {
  line: Pick<UnitLine, "name" | "at" | "amount" | "counts">;
  /** Its place in a list of which the page has but a part. */
  index: number | undefined;
  look: Look;
  isShown: boolean;
  title?: string;
  children: ComponentChildren;
}) {
  return (
    // The head is the first row.
    <tr
      class={isShown ? "shown" : ""}
      {...(index === undefined ? {} : { "aria-rowindex": index + 2 })}
      {...(isShown ? { "aria-current": "true" } : {})}
    >
      <th scope="row" {...(title ? { title } : {})}>
        <Go at={line.at} look={look}>
          {visible(line.name)}
        </Go>
      </th>
      <td class="number">{line.amount.text}</td>
      <td class="number muted">{line.amount.share ?? ""}</td>
      {children}
      <td>
        <CountsView counts={line.counts} locale={look.locale} />
      </td>
    </tr>
  );
}

/** The head of a unit's list; `sorted` gives the words of a column by which it can be sorted. */
export function ProjectsHead({
  locale,
  sorted = () => undefined,
}: {
  locale: Locale;
  sorted?: (order: Order, word: string) => Sorted | undefined;
}) {
  const by = (order: Order, word: string): HeadColumn => ({ word, ...sorted(order, word) });
  return (
    <Head
      columns={[
        by("name", WORDS.project[locale]),
        { ...by("amount", WORDS.amount[locale]), isNumber: true },
        { word: WORDS.share[locale], isNumber: true },
        { word: WORDS.classes[locale] },
        { ...by("quantified", WORDS.quantified[locale]), isNumber: true },
        by("findings", WORDS.findings[locale]),
      ]}
    />
  );
}

/** What a unit's projects can be sorted by. */

/** A column's words as a button, and how it is sorted now. */
export interface Sorted {
  readonly word: ComponentChildren;
  readonly sort: "ascending" | "descending" | "none";
}

interface HeadColumn extends Partial<Sorted> {
  readonly word: ComponentChildren;
  readonly isNumber?: boolean;
  readonly isWide?: boolean;
}

function Head({ columns }: { columns: readonly HeadColumn[] }) {
  return (
    <thead>
      <tr>
        {columns.map(({ word, sort, isNumber, isWide }, i) => (
          <th
            key={String(i)}
            scope="col"
            class={isNumber ? "number" : isWide ? "wide" : ""}
            {...(sort ? { "aria-sort": sort } : {})}
          >
            {word}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** The head of a unit: its sums and what is wrong with it. */
export function UnitHead({ unit, look }: { unit: UnitPreview; look: Look }) {
  const { locale } = look;
  return (
    <>
      <h2 id={`unit-${unit.unit}`}>
        <Go at={unit.at} look={look}>
          {visible(unit.name)}
        </Go>{" "}
        <CountsView counts={unit.counts} locale={locale} />
      </h2>
      <Sums sums={unit.sums} look={look} caption={`${visible(unit.name)} ${WORDS.total[locale]}`} />
      {unit.findings.length > 0 && <Findings list={unit.findings} look={look} />}
      <details class="heat-box" open={look.actions === undefined}>
        <summary>{WORDS.heat[locale]}</summary>
        <HeatMap projects={unit.projects} classes={unit.classes} locale={locale} />
      </details>
    </>
  );
}

/** The indicators of a project by class, each with its number, and a mark where one is missing. */
function Matrix({ project, locale }: { project: ProjectLine; locale: Locale }) {
  const names = { "1": WORDS.output, "2": WORDS.benefit, "3": WORDS.satisfaction, "4": WORDS.cost };
  return (
    <span class="matrix">
      {CLASSES.map((code) => {
        const count = project.classes[code] ?? (code === "4" ? project.classes["14"] : undefined) ?? 0;
        const missing = project.missing.includes(code);
        const label = `${names[code][locale]} ${missing ? WORDS.missing[locale] : count}`;
        return (
          <span key={code} class={missing ? "lacks" : "has"} title={label}>
            <span aria-hidden="true">{missing ? "✕" : count}</span>
            <span class="unseen">{label} </span>
          </span>
        );
      })}
    </span>
  );
}

/** A project in full: its goal, and its indicators by class with their values as they were read. */
export function ProjectView({ project, look }: { project: ProjectPreview; look: Look }) {
  const { locale } = look;
  return (
    <section class="project" aria-labelledby={`project-${project.row}`}>
      <h3 id={`project-${project.row}`}>
        <Go at={project.at} look={look}>
          {visible(project.name)}
        </Go>{" "}
        <CountsView counts={project.counts} locale={locale} />
      </h3>
      <ul class="legend">
        {project.amounts.map(({ column, text }) => (
          <li key={column}>
            {visible(column)} <span class="number">{text || "—"}</span>
          </li>
        ))}
      </ul>
      <h4>{WORDS.goal[locale]}</h4>
      <p class="goal">{visible(project.goal) || WORDS.none[locale]}</p>
      {project.findings.length > 0 && <Findings list={project.findings} look={look} />}
      {project.groups.map(({ code, name, indicators }) => (
        <section key={code} class="group">
          <h4>
            {code} {name} <span class="muted">{indicators.length}</span>
          </h4>
          <ul class="indicators">
            {indicators.map((one) => (
              <Indicator key={one.at.from} one={one} look={look} />
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

function Indicator({ one, look }: { one: IndicatorLine; look: Look }) {
  const { locale } = look;
  const same = one.cycle.text === one.annual.text;
  return (
    <li>
      <Go at={one.at} look={look}>
        {visible(one.name) || "—"}
      </Go>{" "}
      <span class="muted">{visible(one.subclass)}</span>
      <dl>
        {!same && <Value word={WORDS.cycle[locale]} value={one.cycle} locale={locale} />}
        <Value
          word={same ? `${WORDS.cycle[locale]} = ${WORDS.annual[locale]}` : WORDS.annual[locale]}
          value={one.annual}
          locale={locale}
        />
      </dl>
      {one.findings.length > 0 && <Findings list={one.findings} look={look} />}
    </li>
  );
}

function Value({ word, value, locale }: { word: string; value: ValueLine; locale: Locale }) {
  return (
    <div>
      <dt>{word}</dt>
      <dd>
        <strong>{visible(value.text) || "—"}</strong>{" "}
        {!value.read.includes(value.text) && (
          <span class="muted">{`${WORDS.read[locale]} ${visible(value.read)}`}</span>
        )}
      </dd>
    </div>
  );
}
