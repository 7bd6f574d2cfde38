import { beginning } from "../core/characters.ts";
import { visible } from "../core/features/markdown.ts";
import type { ProjectLine } from "../core/features/preview/project.ts";
import type { Money } from "../core/features/preview/sums.ts";
import type { ClassCount } from "../core/features/tally.ts";
import type { Locale } from "../core/locale.ts";
import { WORDS } from "./words.ts";

// Drawn by hand in SVG, with their numbers as text: no chart is the only place of what it shows.

/** Parts of a whole side by side. */
export function StackedBar({
  parts,
  label,
}: {
  parts: readonly (Money & { column: string })[];
  label: string;
}) {
  const whole = parts.reduce((sum, { value }) => sum + Math.max(0, value), 0);
  // A part below zero has no place in a whole; the figures beside the bar say it.
  if (whole === 0 || parts.some(({ value }) => value < 0)) return null;
  let x = 0;
  const text = parts
    .map(({ column, text, share }) => `${column} ${text}${share ? ` ${share}` : ""}`)
    .join("; ");
  return (
    <svg
      class="bar"
      role="img"
      aria-label={`${label}: ${text}`}
      viewBox="0 0 100 8"
      preserveAspectRatio="none"
    >
      {parts.map(({ column, value }, i) => {
        const width = (Math.max(0, value) / whole) * 100;
        const from = x;
        x += width;
        return <rect key={column} class={`part part-${i % 6}`} x={from} y={0} width={width} height={8} />;
      })}
    </svg>
  );
}

/** One share of a whole; the text beside it says the same. */
export function ShareBar({ value, most }: { value: number; most: number }) {
  const width = most <= 0 ? 0 : Math.max(0, Math.min(100, (value / most) * 100));
  return (
    <svg class="share" aria-hidden="true" viewBox="0 0 100 8" preserveAspectRatio="none">
      <rect class="track" x={0} y={0} width={100} height={8} />
      <rect class="part part-0" x={0} y={0} width={width} height={8} />
    </svg>
  );
}

/** The unit's projects against the subclasses of their indicators. */
export function HeatMap({
  projects,
  classes,
  locale,
}: {
  projects: readonly ProjectLine[];
  classes: readonly ClassCount[];
  locale: Locale;
}) {
  const columns = classes.filter(({ code }) => code.length === 2);
  if (columns.length === 0 || projects.length === 0) return null;
  const shown = projects.slice(0, MOST_HEAT);
  const label = `${WORDS.heat[locale]}: ${columns.map(({ code, name, count }) => `${code} ${name} ${count}`).join(", ")}`;
  return (
    <svg
      class="heat"
      role="img"
      aria-label={label}
      width={(NAMES + columns.length * 24) * 1.5}
      viewBox={`0 0 ${NAMES + columns.length * 24} ${shown.length * 12 + 14}`}
      preserveAspectRatio="xMinYMin meet"
    >
      {columns.map(({ code, name }, c) => (
        <text key={code} class="heat-code" x={NAMES + c * 24 + 12} y={10} text-anchor="middle">
          {code}
          <title>{`${code} ${name}`}</title>
        </text>
      ))}
      {shown.map((project, r) => [
        <text key={project.row} class="heat-name" x={NAMES - 4} y={r * 12 + 23} text-anchor="end">
          {short(visible(project.name))}
          <title>{visible(project.name)}</title>
        </text>,
        columns.map(({ code }, c) => {
          const count = project.classes[code] ?? 0;
          const x = NAMES + c * 24;
          return (
            <g key={`${project.row} ${code}`}>
              <rect
                class={count === 0 ? "heat-none" : "heat-some"}
                // Pale enough for the number on it.
                fill-opacity={count === 0 ? 1 : Math.min(0.55, 0.15 + count * 0.1)}
                x={x + 1}
                y={r * 12 + 15}
                width={22}
                height={10}
              />
              {count > 0 && (
                <text class="heat-count" x={x + 12} y={r * 12 + 23} text-anchor="middle">
                  {count}
                </text>
              )}
            </g>
          );
        }),
      ])}
    </svg>
  );
}

function short(name: string): string {
  return beginning(name, LONGEST_NAME);
}

/** The room for names, in units of the drawing, and the characters that fit. */
const NAMES = 130;
const LONGEST_NAME = 15;

/** A map of more projects than this is a smear; the table below has them all. */
const MOST_HEAT = 60;
