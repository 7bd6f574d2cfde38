import { visible } from "../core/features/markdown.ts";
import type { Summary } from "../core/features/preview/summary.ts";
import type { Money, SumLine } from "../core/features/preview/sums.ts";
import { type Completeness, classLabel, PARTS } from "../core/features/tally.ts";
import type { Locale } from "../core/locale.ts";
import { offBy } from "../core/model/sums.ts";
import { ShareBar, StackedBar } from "./charts.tsx";
import { CountsView, Findings, type Look } from "./findings.tsx";
import { Head } from "./lines.tsx";
import { WORDS } from "./words.ts";

// Where there is no money at all a dash says it better than zeros.
function amountOf(amount: Money | undefined, other: Money | undefined): string {
  return amount === undefined || (amount.value === 0 && (other?.value ?? 0) === 0) ? "—" : amount.text;
}

/** Sums side by side, with the difference and its likeliest cause where they differ. */
/** What a row says in each amount column, what its addends come to, and why they differ. */
export function Sums({ sums, look, caption }: { sums: readonly SumLine[]; look: Look; caption: string }) {
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

/** The total of a table and what stands behind it; of tables that nobody adds up how many they are. */
export function totalIn(
  { apart, moneyUnit, total }: Summary,
  locale: Locale,
): readonly [figure: string, words: string] {
  if (apart > 1) return [String(apart), WORDS.apart[locale]];
  return [total.text, total.isStated ? moneyUnit : `${moneyUnit} ${WORDS.noTotal[locale]}`];
}

/** The whole table: its sums, classes, completeness and what to mend first. */
export function SummaryView({ summary, look }: { summary: Summary; look: Look }) {
  const { locale } = look;
  const { sums, findings, funds, classes, completeness, counts, first } = summary;
  const [figure, words] = totalIn(summary, locale);
  const most = Math.max(0, ...classes.map(({ count }) => count));
  if (!summary.isTable) return <p class="empty">{WORDS.noTable[locale]}</p>;
  return (
    <section class="summary" aria-labelledby="table-heading">
      <h1 id="table-heading">{visible(summary.title) || WORDS.table[locale]}</h1>
      <p class="figures">
        <strong class="total">
          {figure} <small>{words}</small>
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
