import { visible } from "../core/features/markdown.ts";
import type {
  IndicatorLine,
  ProjectLine,
  ProjectPreview,
  ValueLine,
} from "../core/features/preview/project.ts";
import type { UnitPreview } from "../core/features/preview/unit.ts";
import { CLASSES } from "../core/features/tally.ts";
import type { Locale } from "../core/locale.ts";
import { HeatMap } from "./charts.tsx";
import { CountsView, Findings, Go, type Look } from "./findings.tsx";
import { Sums } from "./summary.tsx";
import { WORDS } from "./words.ts";

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
export function Matrix({ project, locale }: { project: ProjectLine; locale: Locale }) {
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
