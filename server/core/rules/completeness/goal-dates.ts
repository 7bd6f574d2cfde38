import type { Span } from "../../text.ts";

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

/** A date in a goal, with what is to be done by then. */
export interface Deadline extends Span {
  readonly date: Written;
  /** Whether another stands in its clause, A6月底前、B9月底前完成: then what is done belongs to both. */
  readonly isShared: boolean;
  /** Whether only some of it is to be done by then: 拨付50%资金. */
  readonly isPart: boolean;
  /** Whether it is so many of something: 完成培训500人. */
  readonly isCounted: boolean;
  /** The words of what is done by then, and those of what it is done to. */
  readonly acts: string;
  readonly clause: string;
}

// 第三季度 and 上半年 end with a month, and so does the year.
const WRITTEN =
  /(?<every>每[月年])?(?:(?<year>20\d\d)年)?(?:(?<month>\d{1,2})月份?|(?<span>上半年|第?[一二三四]季度|年(?=[底末])))?(?:(?<day>\d{1,2})[日号]|(?<end>底|末)|内)?(?<before>之?前)?/;
const DEADLINE = new RegExp(
  `(?=每[月年]|20\\d\\d年(?:\\d{1,2}月|第?[一二三四]季度|上半年|年?[底末])|(?<![\\d每])\\d{1,2}月|(?<![每各])第?[一二三四]季度|(?<!每年)上半年|(?<![\\d每])年[底末])${WRITTEN.source}(?<close>[）)])?(?<what>[^，。；、,;（）()\\d]{0,16})`,
  "g",
);

/** The dates by which a goal says that something is done, in a table of this year. */
export function deadlinesIn(goal: string, year: number | undefined): Deadline[] {
  const found: Deadline[] = [];
  for (const { 0: said, index, groups } of goal.matchAll(DEADLINE)) {
    const what = groups!["what"]!;
    const next = NEXT_YEAR.exec(goal.slice(Math.max(0, index - 3), index))?.[0] ?? "";
    if (next !== "" && year === undefined) continue;
    const date = written(next === "" ? groups! : { ...groups!, year: `${year! + 1}` });
    // 2026年11月完工 says when as well as 前 does; 9月活动 and 6月至9月 do not.
    const act =
      /^(?:全部|全面|如期)?(?:完工|竣工|投入使用|交付|开工|验收|通过验收|完成|结题|上线|到货|出库|举办|召开|开馆|开园|对外开放|启用|投运|投产|通车|发布)/.exec(
        what,
      );
    if (date === undefined || (!date.isBefore && act === null) || found.length === MOST_DEADLINES) continue;
    const clause = /[^，。；、,;]*$/.exec(goal.slice(Math.max(0, index - 40), index))![0];
    found.push({
      from: index - next.length,
      // （9月1日前）完成: no half of a pair of brackets.
      to: index + said.length - (groups!["close"] === undefined ? 0 : what.length + 1),
      date,
      acts: what,
      clause: clause + what,
      isShared: false,
      isCounted: /^\d/.test(goal.slice(index + said.length)),
      isPart: /^(?:[^，。；\d]{0,4}\d[\d.]*\s*[%％]|[一二三四五六七八]成)/.test(
        goal.slice(index + said.length),
      ),
    });
  }
  const isNear = (a: Deadline | undefined, b: Deadline | undefined) =>
    a !== undefined && b !== undefined && !/[，。；;]/.test(goal.slice(a.from, b.from));
  return found.map((one, i) => ({
    ...one,
    isShared: isNear(found[i - 1], one) || isNear(one, found[i + 1]),
  }));
}
const MOST_DEADLINES = 20;
const NEXT_YEAR = /(?:次|翌|明|来|下一?)年度?$/;

/** The date that a value is; undefined where it is none. */
export function dateIn(value: string): Written | undefined {
  const match = WHOLE_DATE.exec(value.trim());
  return match === null ? undefined : written(match.groups!);
}
const WHOLE_DATE = new RegExp(`^[≤<]?\\s*${WRITTEN.source}。?$`);

function written(groups: Readonly<Record<string, string | undefined>>): Written | undefined {
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
