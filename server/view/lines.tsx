import type { ComponentChildren } from "preact";
import { visible } from "../core/features/markdown.ts";
import type { ProjectLine } from "../core/features/preview/project.ts";
import type { UnitLine } from "../core/features/preview/summary.ts";
import type { Locale } from "../core/locale.ts";
import { ShareBar } from "./charts.tsx";
import { CountsView, Go, type Look } from "./findings.tsx";
import type { Order } from "./order.ts";
import { Matrix } from "./project.tsx";
import { WORDS } from "./words.ts";

/** One unit in the ranking. */
/** A unit in the list of units. */
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

/** The head of that list. */
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
/** A project in the list of its unit. */
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
/** The head of that list, by which it may be sorted. */
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

export function Head({ columns }: { columns: readonly HeadColumn[] }) {
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
