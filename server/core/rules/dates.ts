/** A date, as far as it is written; `every` is what it comes back with. */
export interface Written {
  readonly every: string | undefined;
  readonly year: number | undefined;
  readonly month: number | undefined;
  /** The first month of a quarter or of half a year, of which `month` is the last. */
  readonly first: number | undefined;
  /** 31 for the end of a month; undefined where only the month is said. */
  readonly day: number | undefined;
  readonly isBefore: boolean;
}

/** A date, as an expression with the groups that `written` reads: 第三季度 and 上半年 end with a month, and so does the year. */
export const WRITTEN =
  /(?<every>每[月年])?(?:(?<year>20\d\d)年)?(?:(?<month>\d{1,2})月份?|(?<span>上半年|第?[一二三四]季度|年(?=[底末])))?(?:(?<day>\d{1,2})[日号]|(?<end>底|末)|内)?(?<before>之?前)?/;

/** The date that a value is; undefined where it is none. */
export function dateIn(value: string): Written | undefined {
  const match = WHOLE_DATE.exec(value.trim());
  return match === null ? undefined : written(match.groups!);
}
const WHOLE_DATE = new RegExp(`^[≤<]?\\s*${WRITTEN.source}。?$`);

/** What the groups of `WRITTEN` say; undefined where they say no day. */
export function written(groups: Readonly<Record<string, string | undefined>>): Written | undefined {
  const { every, year, span, day, end, before } = groups;
  const number = (digits: string | undefined) => (digits === undefined ? undefined : Number(digits));
  const isOfYear =
    span === undefined && groups["month"] === undefined && year !== undefined && end !== undefined;
  const last = isOfYear ? LAST_MONTH : span === undefined ? undefined : lastMonthOf(span);
  const month = last ?? number(groups["month"]);
  const first = span === undefined || span === "年" ? undefined : span === "上半年" ? 1 : last! - 2;
  if (month === undefined && (every === undefined || day === undefined)) return undefined;
  return {
    every,
    year: number(year),
    month,
    first,
    day: end !== undefined || last !== undefined ? LAST_DAY : number(day),
    isBefore: before !== undefined || end !== undefined || last !== undefined,
  };
}
const LAST_DAY = 31;
const LAST_MONTH = 12;

function lastMonthOf(span: string): number {
  if (span === "上半年") return 6;
  const quarter = "一二三四".indexOf(span.replace(/^第|季度$/g, "")) + 1;
  return quarter === 0 ? LAST_MONTH : 3 * quarter;
}

/** Whether two dates may be one: before the first of a month is by the end of the one before it; 30日 is the end of one. */
export function isSameDay(a: Written, b: Written, year: number | undefined): boolean {
  if (a.every !== b.every) return true;
  const [one, other] = [a.year ?? year, b.year ?? year];
  if (one !== undefined && other !== undefined && one !== other) return false;
  // 5月开工 is before the end of June.
  if (!a.isBefore && b.isBefore && a.month! < b.month!) return true;
  if (isWithin(a, b) || isWithin(b, a)) return true;
  if (a.month !== b.month)
    return (isFirst(a) && b.month === a.month! - 1) || (isFirst(b) && a.month === b.month! - 1);
  const isEnd = (day: number) => day >= 28;
  if (a.day === undefined || b.day === undefined) return true;
  return a.day === b.day || (isEnd(a.day) && isEnd(b.day));
}

// 8月 is in the third quarter.
function isWithin({ first, month }: Written, other: Written): boolean {
  return first !== undefined && other.month! >= first && other.month! <= month!;
}

// 9月前, 9月1日前: by the end of August, or of September as many mean it.
function isFirst({ day, isBefore }: Written): boolean {
  return isBefore && (day === undefined || day === 1);
}
