import "@vscode-elements/elements/dist/vscode-checkbox/index.js";
import "@vscode-elements/elements/dist/vscode-textfield/index.js";
import { render } from "preact";
import { useMemo, useState } from "preact/hooks";
import { visible } from "../../server/core/features/markdown.ts";
import type { FindingLine } from "../../server/core/features/preview/finding.ts";
import type { ProjectPreview } from "../../server/core/features/preview/project.ts";
import { type Match, MOST_MATCHES } from "../../server/core/features/preview/search.ts";
import type { Summary } from "../../server/core/features/preview/summary.ts";
import type { UnitPreview } from "../../server/core/features/preview/unit.ts";
import type { Locale, Localized } from "../../server/core/locale.ts";
import type { Span } from "../../server/core/text.ts";
import { Go, type Look } from "../../server/view/findings.tsx";
import { ProjectRow, ProjectsHead, type Sorted, UnitRow, UnitsHead } from "../../server/view/lines.tsx";
import { type Filter, ORDERS, type Order, passes, ranked } from "../../server/view/order.ts";
import { ProjectView, UnitHead } from "../../server/view/project.tsx";
import { SummaryView } from "../../server/view/summary.tsx";
import { WORDS } from "../../server/view/words.ts";
import { type FromPage, type Kept, keptFrom, toPage } from "../messages.ts";
import { List } from "./list.tsx";

declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void;
  getState(): unknown;
  setState(state: Partial<Kept>): void;
};

const host = acquireVsCodeApi();
const root = document.getElementById("root")!;
let kept: Partial<Kept> = { ...JSON.parse(root.dataset["kept"] ?? "{}"), ...keptFrom(host.getState()) };

/** What the page shows: the parts as they were last sent. */
interface Shown {
  readonly version: number;
  readonly locale: Locale;
  readonly summary: Summary | undefined;
  /** Why there is nothing to show; undefined where there is, or nobody knows yet. */
  readonly none: Localized | undefined;
  readonly unit: UnitPreview | undefined;
  readonly project: ProjectPreview | undefined;
  readonly matches: readonly Match[];
  readonly locked: boolean;
}

let shown: Shown = {
  version: 0,
  locale: root.dataset["locale"] === "en" ? "en" : "zh",
  summary: undefined,
  none: undefined,
  unit: undefined,
  project: undefined,
  matches: [],
  locked: kept.locked ?? false,
};

addEventListener("message", ({ data }) => {
  const message = toPage(data);
  if (message?.type === "data") {
    const { version, locale, summary, unit, project } = message;
    shown = {
      ...shown,
      version,
      locale,
      none: undefined,
      summary: summary ?? shown.summary,
      unit: unit === undefined ? shown.unit : (unit ?? undefined),
      project: project === undefined ? shown.project : (project ?? undefined),
      matches: message.matches ?? [],
    };
    document.documentElement.lang = locale === "zh" ? "zh-CN" : "en";
    keep({ uri: message.uri, offset: message.offset });
    const before = shownPlace;
    shownPlace = placeOf(message.shown.unit, message.shown.row);
    draw();
    // The editor leads: what its cursor came to is brought into view. What was clicked here stays where it is.
    if (message.follow && before !== shownPlace) bringIntoView(message.shown.row);
    return;
  } else if (message?.type === "none") {
    const none = message.isGone ? WORDS.gone : WORDS.noTable;
    shown = { ...shown, none, summary: undefined, unit: undefined, project: undefined, matches: [] };
  } else if (message?.type === "lock") {
    shown = { ...shown, locked: message.locked };
    keep({ locked: message.locked });
  } else return;
  draw();
});

let shownPlace: string | undefined;

function placeOf(unit: number, row: number | undefined): string {
  return `${unit} ${row}`;
}

function bringIntoView(row: number | undefined): void {
  const part = document.getElementById(row === undefined ? "unit" : "project");
  // 合计 and the header are of no unit: what the whole table comes to stands first.
  if (part === null) scrollTo({ top: 0 });
  else part.scrollIntoView({ block: "start" });
}

function keep(more: Partial<Kept>): void {
  kept = { ...kept, ...more };
  host.setState(kept);
}

function draw(): void {
  render(<Page shown={shown} />, root);
}

const actions = {
  go: (at: Span) => host.postMessage({ type: "go", at, version: shown.version }),
  fix: ({ rule, at }: FindingLine, fix: number) =>
    host.postMessage({ type: "fix", rule, at, fix, version: shown.version }),
};

function Page({ shown: { summary, none, unit, project, matches, locale, locked } }: { shown: Shown }) {
  const [query, setQuery] = useState(kept.query ?? "");
  const [onlyFindings, setOnlyFindings] = useState(kept.onlyFindings ?? false);
  const look = useMemo<Look>(() => ({ locale, actions }), [locale]);
  if (summary === undefined) return <p class="empty">{(none ?? WORDS.loading)[locale]}</p>;
  // What is found by its name narrows a list down; a list in which nothing is stays as it is where others have it.
  const named = passes({ query, onlyFindings: false });
  const isElsewhere = matches.length > 0;
  const inLists = isElsewhere && !summary.units.some(named) ? "" : query;
  const inUnit = isElsewhere && !unit?.projects.some(named) ? "" : query;
  return (
    <>
      <header class="tools">
        <vscode-textfield
          type="search"
          label={WORDS.search[locale]}
          placeholder={WORDS.search[locale]}
          value={query}
          onInput={({ currentTarget }: { currentTarget: { value: string } }) => {
            setQuery(currentTarget.value);
            keep({ query: currentTarget.value });
            // What is found stands on top.
            if (currentTarget.value.trim() !== "") scrollTo({ top: 0 });
            host.postMessage({ type: "search", query: currentTarget.value });
          }}
        />
        <vscode-checkbox
          label={WORDS.onlyFindings[locale]}
          checked={onlyFindings}
          onChange={({ currentTarget }: { currentTarget: { checked: boolean } }) => {
            setOnlyFindings(currentTarget.checked);
            keep({ onlyFindings: currentTarget.checked });
          }}
        />
        <nav aria-label={WORDS.goTo[locale]}>
          <Jump to="table" word={WORDS.table[locale]} isThere />
          <Jump to="unit" word={WORDS.unit[locale]} isThere={unit !== undefined} />
          <Jump to="project" word={WORDS.project[locale]} isThere={project !== undefined} />
        </nav>
        <button
          type="button"
          class="tool"
          aria-pressed={locked}
          onClick={() => host.postMessage({ type: "lock" })}
        >
          {locked ? WORDS.unlock[locale] : WORDS.lock[locale]}
        </button>
        <button
          type="button"
          class="tool"
          disabled={!summary.isTable}
          onClick={() => host.postMessage({ type: "export" })}
        >
          {WORDS.export[locale]}
        </button>
      </header>
      <main>
        {query.trim() !== "" && <Found matches={matches} look={look} />}
        <div id="table" tabIndex={-1}>
          <SummaryView summary={summary} look={look} />
        </div>
        {summary.isTable && (
          <Units
            summary={summary}
            shown={unit?.unit}
            query={inLists}
            onlyFindings={onlyFindings}
            look={look}
          />
        )}
        {unit && (
          <Unit unit={unit} project={project} query={inUnit} onlyFindings={onlyFindings} look={look} />
        )}
      </main>
    </>
  );
}

// One that leads nowhere keeps its place: nothing moves under a pointer that is about to click.
function Jump({ to, word, isThere }: { to: string; word: string; isThere: boolean }) {
  const jump = () => {
    const part = document.getElementById(to);
    part?.scrollIntoView({ block: "start" });
    part?.focus({ preventScroll: true });
  };
  return (
    <button type="button" class="tool" disabled={!isThere} onClick={jump}>
      {word}
    </button>
  );
}

/** The units and projects that a search found. */
function Found({ matches, look }: { matches: readonly Match[]; look: Look }) {
  const { locale } = look;
  return (
    <section aria-labelledby="found-heading">
      <h2 id="found-heading">{WORDS.found[locale]}</h2>
      {matches.length === 0 && <p class="empty">{WORDS.nothingFound[locale]}</p>}
      {matches.length > MOST_MATCHES && <p class="empty">{WORDS.firstFound[locale]}</p>}
      <ul>
        {matches.slice(0, MOST_MATCHES).map(({ name, unit, amount, at }) => (
          <li key={at.from}>
            <Go at={at} look={look}>
              {visible(name)}
            </Go>{" "}
            <span class="number">{amount}</span> <span class="muted">{visible(unit)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Units({
  summary,
  shown,
  look,
  ...filter
}: Filter & { summary: Summary; shown: number | undefined; look: Look }) {
  const { locale } = look;
  // A unit is found by its own name; its projects are found in its list.
  const all = useMemo(() => ranked(summary.units), [summary]);
  const units = useMemo(() => all.filter(passes({ ...filter, query: "" })), [all, filter.onlyFindings]);
  const named = units.filter(passes({ ...filter, onlyFindings: false }));
  const list = filter.query.trim() === "" ? units : named;
  const most = all[0]?.amount.value ?? 0;
  return (
    <section aria-labelledby="units-heading">
      <h2 id="units-heading">{WORDS.units[locale]}</h2>
      <List
        items={list}
        keyOf={({ unit }) => unit}
        shown={list.findIndex(({ unit }) => unit === shown)}
        columns={6}
        head={<UnitsHead locale={locale} />}
        label={WORDS.units[locale]}
        row={(line, index) => (
          <UnitRow line={line} index={index} most={most} look={look} isShown={line.unit === shown} />
        )}
      />
      {list.length === 0 && <p class="empty">{WORDS.noUnits[locale]}</p>}
    </section>
  );
}

function Unit({
  unit,
  project,
  look,
  ...filter
}: Filter & { unit: UnitPreview; project: ProjectPreview | undefined; look: Look }) {
  const { locale } = look;
  const [order, setOrder] = useState<keyof typeof ORDERS>("position");
  const [isTurned, setTurned] = useState(false);
  const list = useMemo(() => {
    const own = unit.projects.filter(passes(filter));
    own.sort(ORDERS[order]);
    return isTurned ? own.reverse() : own;
  }, [unit, filter.query, filter.onlyFindings, order, isTurned]);
  // A first click sorts, a second turns it round, a third goes back to the order of the table.
  const sort = (wanted: Order) => {
    const goesBack = order === wanted && isTurned;
    setTurned(order === wanted && !isTurned);
    setOrder(goesBack ? "position" : wanted);
  };
  const sorted = (wanted: Order, word: string): Sorted => ({
    sort: order !== wanted ? "none" : (wanted === "name") === isTurned ? "descending" : "ascending",
    word: (
      <button type="button" class="sort" onClick={() => sort(wanted)}>
        {word}
        <span aria-hidden="true">{order === wanted ? (isTurned ? " ▴" : " ▾") : " ⇅"}</span>
      </button>
    ),
  });
  return (
    <section id="unit" tabIndex={-1} aria-labelledby={`unit-${unit.unit}`}>
      <UnitHead unit={unit} look={look} />
      <List
        items={list}
        keyOf={({ row }) => row}
        shown={list.findIndex(({ row }) => row === project?.row)}
        columns={6}
        head={<ProjectsHead locale={locale} sorted={sorted} />}
        label={`${visible(unit.name)} ${WORDS.projects[locale]}`}
        row={(line, index) => (
          <ProjectRow line={line} index={index} look={look} isShown={line.row === project?.row} />
        )}
        onScrolled={({ at }) => host.postMessage({ type: "scrolled", at, version: shown.version })}
      />
      {list.length === 0 && (
        <p class="empty">
          {unit.projects.length === 0 ? WORDS.noProjects[locale] : WORDS.nothingFound[locale]}
        </p>
      )}
      {project && (
        <div id="project" tabIndex={-1}>
          <ProjectView project={project} look={look} />
        </div>
      )}
    </section>
  );
}

draw();
host.postMessage({ type: "ready" });
if (kept.query) host.postMessage({ type: "search", query: kept.query });
