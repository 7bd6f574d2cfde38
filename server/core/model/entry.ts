import { type Memory, memories } from "../memo.ts";
import { beginsIndicators, type Cell, ofRows, type Row } from "../syntax/table.ts";
import { DASHES, halfWidth, type Span } from "../text.ts";
import { contentOf, contentSpan } from "./cell.ts";
import type { Columns } from "./columns.ts";
import { type Indicator, indicatorsIn } from "./indicator.ts";
import { CAPTION, FOOTER, isMargin } from "./margin.ts";
import {
  type Amount,
  absolute,
  compare,
  type Decimal,
  isNothing,
  readAmount,
  shifted,
  withoutNoughts,
} from "./money.ts";
import { isInstitution, isProjectName, isUnitName } from "./naming.ts";
import { type Placement, placementsOf } from "./placement.ts";
import { judge } from "./sums.ts";

/** How the cells of a row stand under the columns. Equal layouts are one object. */
export interface Layout {
  readonly columns: Columns;
  readonly placement: Placement;
}

/** A row of the table read by its columns: the 合计 row, a unit's row, or a project. */
export interface Entry extends Memory {
  readonly row: Row;
  readonly layout: Layout;
  /**
   * `bare`: a name with amounts, without goal and indicators. Most are units; `unitsOf` decides. `rest`: indicators of the
   * project above, behind the head of a page or a blank line. `torn`: the rest of a goal, or of an indicator. `subtotal`: a
   * 小计, which repeats what other rows say. `part`: 其中, a part of the row above. `empty`: what adds nothing.
   */
  readonly kind: "total" | "subtotal" | "bare" | "project" | "rest" | "torn" | "part" | "empty";
  /** The amounts in the order of `columns.amounts`. */
  readonly amounts: readonly Amount[];
  /**
   * What the name's cell says; empty where the row has lost it. A unit's may stand in the column of units, and 小计 follows
   * the unit beside it.
   */
  readonly name: string;
}

/** What is remembered with an entry. */
export const ofEntries = memories<Entry>();

function layoutOf(columns: Columns, placement: Placement): Layout {
  let known = layouts.get(columns);
  if (known === undefined) {
    known = new Map();
    layouts.set(columns, known);
  }
  let layout = known.get(placement);
  if (layout === undefined) {
    layout = { columns, placement };
    known.set(placement, layout);
  }
  return layout;
}
const layouts = new WeakMap<Columns, Map<Placement, Layout>>();

/** A row as it is read in a layout. A row that may have lost a cell is read in several, and each stays one object. */
export function entryOf(row: Row, layout: Layout): Entry {
  const readings = readingsOf(row, layout.columns);
  const { first } = readings;
  if (first?.layout === layout) return first;
  const known = readings.others?.get(layout);
  if (known !== undefined) return known;
  const entry = read(row, layout);
  if (first === undefined) readings.first = entry;
  else {
    readings.others ??= new Map();
    readings.others.set(layout, entry);
  }
  return entry;
}

interface Readings {
  first: Entry | undefined;
  others: Map<Layout, Entry> | undefined;
}

// Those of other columns are forgotten: a header that is typed would leave one behind with every key.
const readingsOf = ofRows.remembered(
  (_row: Row, _columns: Columns): Readings => ({ first: undefined, others: undefined }),
);

function read(row: Row, layout: Layout): Entry {
  const { columns } = layout;
  const says = (column: number | undefined) => textAt({ row, layout }, column);
  const amounts = amountsIn(columns, says);
  const filled = (column: number | undefined) => !isNothing(says(column));
  const texts = [...columns.goals, columns.indicators].filter(filled).map(says);
  // 无 in the cells of 合计 and of a unit says as little as nothing.
  const isOfSum =
    texts.length > 0 && texts.every((text) => /^无[。]?$/.test(text)) && isSumOrUnit(row, says, columns);
  const hasText = texts.length > 0 && !isOfSum;
  const kind = (): Entry["kind"] => {
    const words = firstWords(row);
    if (row.kind === "total" || (!hasText && [words, says(columns.name)].some(isTotal))) return "total";
    const name = says(columns.name) || says(columns.unit);
    if (FOOTER.test(words) && amounts.every(({ value }) => value === undefined)) return "empty";
    if (isMargin(row, hasText)) return "empty";
    const isMore = hasText && isBlankMoney(amounts);
    if (isMore && name === "" && isAlone(row)) return isList(textOf(row)) ? "rest" : "torn";
    if (isMore && goesOnAbove(name, says(columns.indicators), columns.goals.some(filled))) return "torn";
    // Some tables give a unit a goal of its own, and no indicators.
    if (hasText && columns.indicators !== undefined && !filled(columns.indicators) && isInstitution(name))
      return "bare";
    if (hasText) return "project";
    if ([words, says(columns.name)].some((text) => SUBTOTAL.test(text) || OF_SOME.test(text)))
      return "subtotal";
    if (PART.test(words)) return "part";
    if (NO_ADDEND.test(words)) return "empty";
    return isCaption(row, amounts, name, columns) ? "empty" : "bare";
  };
  const own = kind();
  const [said, beside] = [says(columns.name), says(columns.unit)];
  const isBesideUnit =
    (own === "total" || own === "subtotal") &&
    said !== "" &&
    said.replace(SUM, "") === "" &&
    isUnitName(beside);
  const name = isBesideUnit ? beside + said : said || (own === "bare" ? beside : "");
  return { row, layout, kind: own, amounts, name, memo: ofEntries.memory() };
}

function amountsIn(
  { amounts, funds, total, moneyUnit }: Columns,
  says: (column: number) => string,
): readonly Amount[] {
  const written = amounts.map((column) => readAmount(says(column)));
  if (moneyUnit === undefined || written.every(({ power }) => power === undefined)) return written;
  // 300.00元 in a row that adds up as it is counts what the others do.
  const hasOthers = written.some(({ value, fault }) => value !== undefined && fault === undefined);
  const isAsItIs = hasOthers && total !== undefined && funds.length > 0;
  if (isAsItIs && judge(written[0]!, written.slice(1, 1 + funds.length))?.verdict === "equal") return written;
  return written.map((amount) => {
    const { value, power } = amount;
    if (value === undefined || power === undefined) return amount;
    // 400000元 among 万元 is 40.00; 30.00元 would be next to nothing, and its unit is what is wrong.
    const own = withoutNoughts(shifted(value, power - moneyUnit.power));
    return compare(absolute(own), LEAST_OWN) < 0 ? amount : { ...amount, value: own };
  });
}
/** In the table's money unit: a thousand yuan among 万元. */
const LEAST_OWN: Decimal = { units: 1n, decimals: 1 };

function isSumOrUnit(row: Row, says: (column: number | undefined) => string, columns: Columns): boolean {
  const words = [firstWords(row), says(columns.name)];
  return (
    words.some((text) => isTotal(text) || SUBTOTAL.test(text)) ||
    (isUnitName(says(columns.name)) && !isProjectName(says(columns.name)))
  );
}

/** A row with its cells placed so. */
export function readAs(row: Row, columns: Columns, placement: Placement): Entry {
  return entryOf(row, layoutOf(columns, placement));
}

/** A row as it most likely reads by itself. */
export function readFirst(row: Row, columns: Columns): Entry {
  return readAs(row, columns, placementsOf(row, columns)[0]!);
}

// 合计 may stand behind a serial number's column or a code's, with the money unit, or with a colon.
const TOTAL =
  /^[【［[*※★]?\s*(?:[一二三四五六七八九十]、)?(?:全?部门?|本年|本级|全市|全省|全县|全区|全[局厅委院校处系统]+|本部门|各?单位|项目支出|项目|支出|经费|资金|总)?(?:(?:合\s*计|总\s*计|共\s*计)(?:[数额]|金额)?|汇\s*总|总\s*额)\s*(?:[（(][^（）()]{1,20}[）)])?\s*[】］\]]?\s*(?:[:：]\s*(?:共?\d{1,5}个(?:项目|单位|部门))?)?$/;
function isTotal(text: string): boolean {
  return text.length <= LONGEST_TOTAL && TOTAL.test(text);
}
const LONGEST_TOTAL = 60;

function firstWords(row: Row): string {
  for (const cell of row.cells) {
    if (cell.to - cell.from > 400) return "";
    const text = contentOf(row, cell);
    if (text !== "" && !NO_WORDS.test(text)) return text;
  }
  return "";
}

const NO_WORDS = /^(?:[\d一二三四五六七八九十]{1,12}|[-—–/*]+|20\d\d年?|[[（(【]\d{1,12}[\])）】])$/;

const NUMBERED = /^[0-9０-９]+、/;

// 小计 adds up the rows above it, 水务局合计 a unit or some, and 其中 is a part of the row above.
const SUBTOTAL = /小\s*[计记汁]\s*[:：]?$|[\u4e00-\u9fff）)]\s*汇\s*总\s*[:：]?$/;
const OF_SOME = /[\u4e00-\u9fff）)]\s*合\s*计\s*[:：]?$/;
const PART = /^其中(?:[:：\s]|$)/;
const NO_ADDEND =
  /^(?:本?页计|本页小计)\s*[:：]?$|^(?:本年|全年|本页)?累\s*计\s*[:：]?$|^(?:承前|过次|续上)页/;

/** Whose sum a row says it is: 档案馆小计, or 小计 beside 档案馆 in the unit's column. Undefined where it names no unit. */
export const sumOwner: (entry: Entry) => string | undefined = ofEntries.once((entry) => {
  if (entry.kind !== "subtotal" && entry.kind !== "total") return undefined;
  const beside = textAt(entry, entry.layout.columns.unit);
  const said = (beside || firstWords(entry.row)).replace(SUM, "").trim();
  return isUnitName(said) && said.length >= SHORTEST_UNIT ? said : undefined;
});
const SUM = /\s*(?:小\s*[计记汁]|合\s*计|汇\s*总)\s*[:：]?$/;
/** 部门小计 and 单位合计 name nobody. */
const SHORTEST_UNIT = 3;

/** Whether two rows have the same amounts. */
export function sameAmounts(a: Entry, b: Entry): boolean {
  return a.amounts.every(({ value }, i) => {
    const other = b.amounts[i]?.value;
    return value === undefined || other === undefined ? value === other : compare(value, other) === 0;
  });
}

/** Whether no amount is written. */
export function isBlankMoney(
  amounts: readonly { readonly value?: unknown; readonly fault?: unknown }[],
): boolean {
  return amounts.every(({ value, fault }) => value === undefined && fault === undefined);
}

// The first text of a row.
function textOf(row: Row): string {
  return row.cells.map((cell) => contentOf(row, cell)).find((text) => text !== "") ?? "";
}

// Whether there is one text in a row. Behind the rest of an indicator the next ones may stand, each on a line.
function isAlone(row: Row): boolean {
  const filled = row.cells.filter((cell) => contentOf(row, cell) !== "");
  return filled.slice(1).every(({ from }) => /[\r\n]/.test(row.text[from]!));
}

// Whether a text in a row without amounts goes on with the one above it: a goal and an indicator that a page cut, or the rest of a
// goal, or of a name, beside indicators that are not the first.
function goesOnAbove(name: string, indicators: string, hasGoal: boolean): boolean {
  if (indicators === "" || (name !== "" && hasGoal)) return false;
  const [, digits] = /^["“]?\s*([0-9０-９]{1,3})[、.．]/.exec(indicators) ?? [];
  if (digits === undefined) return name === "" && hasGoal;
  return Number(halfWidth(digits)) > 1;
}

// A list of indicators, or one that lost its number.
function isList(text: string): boolean {
  return NUMBERED.test(text) || beginsIndicators(text) || CODED.test(text);
}
const CODED = new RegExp(`^\\s*[0-9０-９]\\s?[${DASHES}]\\s?(?:产出|效益|满意度|成本)指标[；;]`);

// A unit may leave its amounts out.
function isCaption(row: Row, amounts: readonly Amount[], name: string, columns: Columns): boolean {
  const filled = row.cells.filter((cell) => contentOf(row, cell) !== "");
  if (filled.length === 0) return true;
  const isBlank = isBlankMoney(amounts);
  // A further indicator of the project above, where its parts have columns of their own.
  if (isBlank && name === "" && columns.indicators === undefined) return true;
  if (isBlank) return (CAPTION.test(name) && !isUnitName(name)) || /[（(]接?续表?[）)]$/.test(name);
  return name === "" && filled.length === 1 && /^\d{1,3}$/.test(contentOf(row, filled[0]!));
}

/** The cell under a column; `undefined` if the row has lost it. */
export function cellAt(
  { row, layout }: Pick<Entry, "row" | "layout">,
  column: number | undefined,
): Cell | undefined {
  const index = column === undefined ? undefined : layout.placement.cells[column];
  return index === undefined ? undefined : row.cells[index];
}

/** Where the content of a column's cell stands; `undefined` if the row has lost it. */
export function cellSpan(entry: Entry, column: number | undefined): Span | undefined {
  const cell = cellAt(entry, column);
  return cell && contentSpan(entry.row, cell);
}

/** Where the name stands; the row's start where it has none. */
export function nameSpan(entry: Entry): Span {
  return cellSpan(entry, entry.layout.columns.name) ?? { from: 0, to: 0 };
}

/** The amount column (an index into `columns.amounts`) as a span; `undefined` where its cell is lost. */
export function amountSpan(entry: Entry, amount: number): Span | undefined {
  return cellSpan(entry, entry.layout.columns.amounts[amount]);
}

/** The indicators of a project, in the order of the text. */
export function indicatorsOf(entry: Entry): Indicator[] {
  const cell = cellAt(entry, entry.layout.columns.indicators);
  if (cell === undefined || saysNone(contentOf(entry.row, cell))) return [];
  if (areExchanged(entry) || isInOtherNotation(entry)) return [];
  // A quote that nobody closed is no part of the first.
  const from = entry.row.text[cell.from] === '"' && !cell.quoted ? cell.from + 1 : cell.from;
  const indicators = indicatorsIn(entry.row, { from, to: cell.to });
  // Without the tab before them the goal stands in front of the indicators.
  return goalIsGlued(entry, indicators)
    ? indicators.slice(1).map((one) => ({ ...one, place: one.place - 1 }))
    : indicators;
}

/** Whether the indicators stand under the goal, and the goal in their place. */
export const areExchanged: (entry: Entry) => boolean = ofEntries.once((entry) => {
  const { goals, indicators } = entry.layout.columns;
  const goal = goals.length === 1 ? textAt(entry, goals[0]) : "";
  const other = textAt(entry, indicators);
  return beginsIndicators(goal) && !saysNone(other) && !beginsIndicators(other) && !/[指目]标值/.test(other);
});

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

/** Whether the row may have lost its cell in this column, so that nothing can be said of it. */
export function mayHaveLost(entry: Entry, column: number | undefined): boolean {
  return column !== undefined && entry.layout.placement.lost.includes(column) && !isTrimmed(entry);
}

/**
 * Whether a row without goal and indicators just ends early: editors and web pages trim the empty cells at the end of a
 * line. Nothing is lost by that.
 */
export function isTrimmed({ row, layout: { placement }, kind }: Entry): boolean {
  return (
    kind !== "project" &&
    row.cells.length > 1 &&
    contentOf(row, row.cells.at(-1)!) !== "" &&
    placement.cells.every((cell, column) => cell === (column < row.cells.length ? column : undefined))
  );
}

export function textAt(entry: Pick<Entry, "row" | "layout">, column: number | undefined): string {
  const cell = cellAt(entry, column);
  return cell === undefined ? "" : contentOf(entry.row, cell);
}

/**
 * The units that rows which follow each other name in a column of their own; empty where they name none. Of merged cells
 * the first row has the name.
 */
export function unitNamesOf(entries: readonly Entry[]): string[] {
  let last = "";
  return entries.map((entry) => {
    last = textAt(entry, entry.layout.columns.unit) || last;
    return last;
  });
}
