import { DASHES } from "../characters.ts";
import { beginsIndicators, type Cell, type Row } from "../syntax/table.ts";
import type { Span } from "../text.ts";
import { contentOf } from "./cell.ts";
import { cellAt, cellSpan, type Entry, mayHaveLost, ofEntries, textAt } from "./entry.ts";
import { type Indicator, indicatorsIn } from "./indicator.ts";
import { isNothing } from "./money.ts";
import { isProjectName } from "./naming.ts";

// What the row of a project says: its goal and its indicators, wherever they stand.

/** The indicators of a project, in the order of the text. */
export function indicatorsOf(entry: Entry): Indicator[] {
  const cell = cellAt(entry, entry.layout.columns.indicators);
  if (cell === undefined || saysNone(contentOf(entry.row, cell))) return [];
  if (areExchanged(entry) || isInOtherNotation(entry)) return [];
  const indicators = indicatorsIn(entry.row, withoutQuotes(entry.row, cell));
  // Without the tab before them the goal stands in front of the indicators.
  return goalIsGlued(entry, indicators)
    ? indicators.slice(1).map((one) => ({ ...one, place: one.place - 1 }))
    : indicators;
}

// A quote that nobody closed is no part of the first, and those around all of them of none.
function withoutQuotes({ text }: Row, { from, to, quoted }: Cell): Span {
  if (quoted) return { from, to };
  if (text[from] === "“" && text[to - 1] === "”") return { from: from + 1, to: to - 1 };
  return { from: text[from] === '"' ? from + 1 : from, to };
}

/** Whether the indicators stand under the goal, and the goal in their place. */
export const areExchanged: (entry: Entry) => boolean = ofEntries.once((entry) => {
  const { goals, indicators } = entry.layout.columns;
  const goal = goals.length === 1 ? textAt(entry, goals[0]) : "";
  const other = textAt(entry, indicators);
  return beginsIndicators(goal) && !saysNone(other) && !beginsIndicators(other) && !/[指目]标值/.test(other);
});

/** Whether the goal stands under the name, and the name in its place. */
export function isNameExchanged(entry: Entry): boolean {
  const { goals } = entry.layout.columns;
  const name = entry.name.replace(/[（(][^（）()]*[）)]/g, "");
  if (goals.length !== 1 || !SENTENCES.test(name) || isProjectName(name)) return false;
  const goal = textAt(entry, goals[0]);
  return SHORT_NAME.test(goal) && !saysNone(goal);
}
const SENTENCES = /^(?=.{25})(?=.*[。\d])(?:[^，。]*[，。]){2}/s;
const SHORT_NAME = /^[^，。；！？\s]{4,40}$/;

/**
 * Whether the indicators are written in a way of their own, as （1）数量指标：培训人数≥50人 or 产出-数量-培训人数：50人; none of it is read
 * then, for every part of it would seem to be wrong.
 */
export const isInOtherNotation: (entry: Entry) => boolean = ofEntries.once((entry) => {
  const text = textAt(entry, entry.layout.columns.indicators);
  return text.length > 0 && !OF_OURS.test(text) && (text.match(NAMED_VALUE)?.length ?? 0) > 1;
});
const OF_OURS = new RegExp(`[指目]标值|[0-9０-９]\\s?[${DASHES}]\\s?[\\u4e00-\\u9fff]|[；;]\\s*[；;]`);
const NAMED_VALUE =
  /(?:^|[；;。，,、）)\s])[^；;。：:\s]{2,40}(?:[：:][^；;。：:]{0,12}|(?=[≥≤＞＜>=<]))[≥≤＞＜>=<]?\s*[0-9０-９][^；;。]{0,20}/g;

/** Whether a row is secret: what it does not say is not missing. */
export function isSecret({ row, layout }: Entry): boolean {
  if (row.text.includes("涉密")) return true;
  if (!/保密|公[开示]/.test(row.text)) return false;
  const { goals, indicators } = layout.columns;
  return [...goals, indicators].some((column) => isWithheld(textAt({ row, layout }, column)));
}

/** Whether a text says that nothing is told: 涉密项目，不予公开; 按规定不公开. A court's 不公开审理 does not. */
export function isWithheld(text: string): boolean {
  const said = text.length > LONGEST_REFUSAL ? "" : text.replace(/[\s（）()。，,、；;]/g, "");
  return said !== "" && WITHHELD.test(said);
}
const LONGEST_REFUSAL = 40;
const SECRET = "(?:因|属于?|(?:该|本|此)?项目(?:为|属于?|系)?|为|系)?[涉保]密(?:项目|事项|内容|信息|资金)?";
const KEPT_BACK =
  "(?:(?:依法|依规|因故|(?:按照?|根据)(?:有关|相关|保密)?(?:规定|要求))?(?:不予?|暂不|不宜|免予?)(?:对外)?(?:公开|公示)(?:(?:绩效)?(?:目标|指标))?)";
const WITHHELD = new RegExp(`^(?:${SECRET}${KEPT_BACK}?|${KEPT_BACK})$`);

/** The first goal cell with a text in it; `undefined` where the project states no goal. */
export function goalSpan(entry: Entry): Span | undefined {
  for (const column of entry.layout.columns.goals) {
    const span = cellSpan(entry, column);
    if (span !== undefined && !saysNone(entry.row.text.slice(span.from, span.to))) return span;
  }
  return undefined;
}

/** The amount (its index) in whose cell the goal stands, where its own is empty; undefined where none does. */
export function goalAmongAmounts(entry: Entry): number | undefined {
  if (goalSpan(entry) !== undefined) return undefined;
  const at = entry.layout.columns.amounts.findIndex((column) => {
    const said = textAt(entry, column);
    return (
      said.length > LONGEST_MONEY && !/^\s*[\d,.]+|\d、\d-/.test(said) && /[\u4e00-\u9fff]{4}/.test(said)
    );
  });
  return at < 0 ? undefined : at;
}
const LONGEST_MONEY = 12;

/**
 * Whether the goal stands in front of the indicators, since the tab between them is lost or the goal's own cell was left empty:
 * a text of some length, and then the first indicator. With the cell empty it may be all there is.
 */
export function goalIsGlued(entry: Entry, indicators: readonly Indicator[]): boolean {
  const { goals } = entry.layout.columns;
  const [first, second] = indicators;
  if (first === undefined || goals.length === 0) return false;
  const isLost = goals.some((goal) => entry.layout.placement.lost.includes(goal));
  if (!isLost && goals.some((goal) => textAt(entry, goal) !== "")) return false;
  const said = entry.row.text.slice(first.from, first.to);
  if (second === undefined)
    return !isLost && first.fields.length === 1 && first.ordinal === undefined && PROSE.test(said);
  if (!isLost && second.class?.digits === undefined) return false;
  const isText = first.ordinal === undefined && first.class?.digits === undefined;
  return isText && first.to - first.from > (isLost ? 4 : 10);
}

// Sentences, with nothing in them that an indicator has.
const PROSE = /^(?=.{15})(?=.*[，。])(?!.*(?:[；;]|[指目]标值|\d[-－—]|[:：][^，。]{0,8}[≥≤><]))/s;

/** The goal that stands in the cell of the indicators, while its own is empty; undefined where none does. */
export function goalAmongIndicators(entry: Entry): Span | undefined {
  const cell = goalSpan(entry) === undefined ? cellAt(entry, entry.layout.columns.indicators) : undefined;
  if (cell === undefined || cell.quoted || mayHaveLost(entry, entry.layout.columns.goals[0]))
    return undefined;
  const all = indicatorsIn(entry.row, cell);
  return goalIsGlued(entry, all) ? { from: cell.from, to: all[1]?.from ?? cell.to } : undefined;
}

// 无 and a lone 。 say that there is nothing, as an empty cell does.
function saysNone(text: string): boolean {
  return (
    isNothing(text) ||
    isWithheld(text) ||
    /^[\s。；;、]*$|^(?:无|没有|不适用|无指标|无目标)[。\s]*$/.test(text)
  );
}
