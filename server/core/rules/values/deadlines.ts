import { matchesIn } from "../../text.ts";
import { bareName } from "../names.ts";
import type { IndicatorView, ValueSeen } from "../rule.ts";

/** The values of an indicator that say by when, with the years in them. */
export function deadlinesIn({ nameText, values }: IndicatorView): {
  readonly value: ValueSeen;
  readonly years: readonly number[];
}[] {
  return values.flatMap((value) => {
    const { text, target } = value;
    if (!isDate(target.kind, text) || NO_DEADLINE.test(bareName(nameText)) || COMPARED.test(text)) return [];
    const years = matchesIn(text, /(?<!\d)20\d\d(?!\d)/g).map(([written]) => Number(written));
    return years.length === 0 ? [] : [{ value, years }];
  });
}

/** A date in another year; undefined where that has no such day. */
export function inYear(date: string, year: number): string | undefined {
  const isLeap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
  return LEAP_DAY.test(date) && !isLeap ? undefined : date.replace(/20\d\d/, String(year));
}
const LEAP_DAY = /(?<!\d)0?2月29[日号]/;

// When it began, was signed or is counted is no deadline.
const NO_DEADLINE =
  /(?:提前|启动|开工|开始|起始|签订|签约|批复|时点|截止|基准|发布|印发|成立|收录|起止|起期|时相|发表|所属期|期间|对应年度)[^，]{0,4}$/;
const COMPARED =
  /[较比版]|(?<!月\d{1,2})号|[优高好]于|超过|以来|标准|20\d\d年度?(?:全[省市国区县])?(?:的)?(?:平均)?(?:水平|同期|基数|均值)/;

// ≤2025年12月31日: a sign before a date says no more than 前.
function isDate(kind: string, text: string): boolean {
  return kind === "date" || /^[≤<＜]\s*20\d\d年\d{1,2}月/.test(text);
}
