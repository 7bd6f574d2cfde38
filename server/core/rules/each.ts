import { DASHES } from "../characters.ts";
import { nameSpan } from "../model/entry.ts";
import type { CodeField, Indicator } from "../model/indicator.ts";
import { isZero } from "../model/money.ts";
import { ordinalSpan } from "../model/ordinal.ts";
import { goalSpan } from "../model/project.ts";
import { isCeiling } from "../model/target.ts";
import type { Span } from "../text.ts";
import type { Finding, IndicatorView, RowEdit, RowView, ValueSeen } from "./rule.ts";

/** Edits within a value, whose offsets count from its start, as edits of its row. */
export function editsIn({ span: { from } }: ValueSeen, edits: readonly RowEdit[]): RowEdit[] {
  return edits.map((edit) => ({ from: edit.from + from, to: edit.to + from, insert: edit.insert }));
}

/** Where people write freely in a row, but for its indicators: its name and a project's goal. */
export function freeTextsOf({ entry, isProject }: RowView): Span[] {
  const goal = isProject ? goalSpan(entry) : undefined;
  return goal ? [nameSpan(entry), goal] : [nameSpan(entry)];
}

/** The same in an indicator: its name and its values, of two that say the same one. */
export function freeTextsIn(one: IndicatorView): FreeText[] {
  const values = one.values.map(({ span, twin }) => (twin === undefined ? span : { ...span, twin }));
  return one.name ? [one.name, ...values] : values;
}

/** The class and the subclass of an indicator, as far as it has them, with how many digits their codes have. */
export function codesIn({ class: klass, subclass }: Indicator): { level: 1 | 2; field: CodeField }[] {
  const codes: { level: 1 | 2; field: CodeField }[] = [];
  if (klass) codes.push({ level: 1, field: klass });
  if (subclass) codes.push({ level: 2, field: subclass });
  return codes;
}

/** Those of them that are not simply right: a code of the framework with its name. */
export function oddCodesIn(one: IndicatorView): readonly { level: 1 | 2; field: CodeField }[] {
  // Nearly every indicator has none.
  if (one.classCode !== undefined && one.subclassCode !== undefined) return NO_CODES;
  return codesIn(one).filter(({ level }) => (level === 1 ? one.classCode : one.subclassCode) === undefined);
}
const NO_CODES: readonly never[] = [];

/** A span of free text, and how far from it the same text stands again. */
export type FreeText = Span & Pick<Finding, "twin">;

/** Whether an indicator is the last of a row that goes on, and has no end: its rest may stand below. */
export function isCut(one: IndicatorView, { goesOn, indicators }: RowView): boolean {
  return goesOn && one === indicators.at(-1) && one.stop.from === one.stop.to;
}

/**
 * Whether an indicator without a number may yet have one that nobody reads, as in 2 、1-产出指标: with a blank within, a mark
 * before it, or left behind in the value above. Or it was the code of its class that was read as one: 1,-产出指标.
 */
export function isOdd(one: Indicator, text: string): boolean {
  const { from, ordinal } = one;
  if (ordinal !== undefined)
    return ordinalSpan(one, text).to > ordinal.to && CODE_AS_NUMBER.test(text.slice(from, from + 12));
  return (
    !PLAIN_BEGINNING.test(text.slice(from, from + 12)) ||
    LEFT_BEHIND.test(text.slice(Math.max(0, from - 12), from))
  );
}
const PLAIN_BEGINNING = new RegExp(`^\\s*(?:[0-9０-９]{1,2}[${DASHES}]|[\\u4e00-\\u9fff])`);
const CODE_AS_NUMBER = new RegExp(`^\\s*[0-9０-９]{1,2}[^0-9０-９\\u4e00-\\u9fff]{1,3}?(?<=[${DASHES}])`);
const LEFT_BEHIND = /[0-9０-９]{1,2}(?:[\s\u200b-\u200d\ufeff、.．,，]{0,4}|。[、.．,，]\s{0,2})$/;

/** Whether an indicator says how many there may be at most, or that there is to be none: a fault, not something done. */
export function isLimit({ annualTarget: { main } }: IndicatorView): boolean {
  return main !== undefined && (isCeiling(main.relation) || isZero(main.number));
}

/** Whether an indicator is of how many were asked, and not of how satisfied they were. */
export function isSurvey({ nameText, annualTarget: { main } }: IndicatorView): boolean {
  return /(?:调查|测评|问卷)/.test(nameText) && main?.measure !== undefined && main.measure.name !== "分";
}

/** Whether an indicator is of what is done, and how much of it: 采购设备 20台, 发表论文 10篇. */
export function isDeed({ nameText, annualTarget: { main } }: IndicatorView): boolean {
  return DEED.test(nameText) && main?.measure !== undefined && COUNTED.test(main.measure.name);
}
const DEED =
  /^(?:采购|购置|发表|撰写|编制|新建|改建|举办|开展|组织|培训|印制|印发|发放|维修|办理|受理|整治|整改|检查|抽检|抽查|走访|救助|资助|补助|服务|参训|覆盖|形成|完成|出具|修订|登记|普查|养护|管护)(?!.*(?:质量|效果|准确|规范|协调|水平|及时|标准|要求|能力|深度|评分|得分))[^率度分级]{1,10}$/;
const COUNTED =
  /^(?:台|套|辆|件|件次|篇|份|本|册|场|次|期|座|栋|人|人次|户|户次|家|所|村|处|例|宗|批次|个|项|条)$/;
