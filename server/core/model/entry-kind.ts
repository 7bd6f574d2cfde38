import { DASHES, halfWidth } from "../characters.ts";
import { beginsIndicators, type Row } from "../syntax/table.ts";
import { isBlankMoney } from "./amounts.ts";
import { contentOf } from "./cell.ts";
import type { Columns } from "./columns.ts";
import { CAPTION, FOOTER, isMargin } from "./margin.ts";
import { type Amount, isNothing } from "./money.ts";
import { isInstitution, isProjectName, isUnitName } from "./naming.ts";

/**
 * What a row is by itself. `bare`: a name with amounts, without goal and indicators. Most are units; `unitsOf` decides. `rest`:
 * indicators of the project above, behind the head of a page or a blank line. `torn`: the rest of a goal, or of an indicator.
 * `subtotal`: a 小计, which repeats what other rows say. `part`: 其中, a part of the row above. `empty`: what adds nothing.
 */
export type EntryKind = "total" | "subtotal" | "bare" | "project" | "rest" | "torn" | "part" | "empty";

/** A row with what its cells say under the columns. */
interface Said {
  readonly row: Row;
  readonly columns: Columns;
  readonly says: (column: number | undefined) => string;
  readonly amounts: readonly Amount[];
}

export function kindOf({ row, columns, says, amounts }: Said): EntryKind {
  const filled = (column: number | undefined) => !isNothing(says(column));
  const texts = [...columns.goals, columns.indicators].filter(filled).map(says);
  // 无 in the cells of 合计 and of a unit says as little as nothing.
  const isOfSum =
    texts.length > 0 && texts.every((text) => /^无[。]?$/.test(text)) && isSumOrUnit(row, says, columns);
  const hasText = texts.length > 0 && !isOfSum;
  const words = firstWords(row);
  if (row.kind === "total" || (!hasText && [words, says(columns.name)].some(isTotal))) return "total";
  const name = says(columns.name) || says(columns.unit) || says(columns.above);
  if (FOOTER.test(words) && amounts.every(({ value, fault }) => value === undefined || fault !== undefined))
    return "empty";
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
}

function isSumOrUnit(row: Row, says: (column: number | undefined) => string, columns: Columns): boolean {
  const words = [firstWords(row), says(columns.name)];
  return (
    words.some((text) => isTotal(text) || SUBTOTAL.test(text)) ||
    (isUnitName(says(columns.name)) && !isProjectName(says(columns.name)))
  );
}

// 合计 may stand behind a serial number's column or a code's, with the money unit, or with a colon.
const TOTAL =
  /^[【［[*※★]?\s*(?:[一二三四五六七八九十]、)?(?:全?部门?|本年|本级|全市|全省|全县|全区|全[局厅委院校处系统]+|本部门|各?单位|项目支出|项目|支出|经费|资金|总)?(?:(?:合\s*计|总\s*计|共\s*计)(?:[数额]|金额)?|汇\s*总|总\s*额)\s*(?:[（(][^（）()]{1,20}[）)])?\s*[】］\]]?\s*(?:[:：]\s*(?:共?\d{1,5}个(?:项目|单位|部门))?)?$/;
function isTotal(text: string): boolean {
  return text.length <= LONGEST_TOTAL && TOTAL.test(text);
}
const LONGEST_TOTAL = 60;

/** The first words of a row, past its numbers; empty where there are none. */
export function firstWords(row: Row): string {
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
  return NUMBERED.test(text) || beginsIndicators(text) || beginsCoded(text);
}

/** Whether a text begins with the code of a class, as an indicator does that lost its number. */
export function beginsCoded(text: string): boolean {
  return CODED.test(text);
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
