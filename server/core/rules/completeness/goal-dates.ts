import { matchesIn, type Span } from "../../text.ts";
import { WRITTEN, type Written, written } from "../dates.ts";

/** A date in a goal, with what is to be done by then. */
export interface Deadline extends Span {
  readonly date: Written;
  /** Whether another stands in its clause and says not what is done, A6月底前、B9月底前完成: then that belongs to both. */
  readonly isShared: boolean;
  /** Whether only some of it is to be done by then: 拨付50%资金. */
  readonly isPart: boolean;
  /** Whether it is so many of something: 完成培训500人. */
  readonly isCounted: boolean;
  /** The words of what is done by then, and those of what it is done to. */
  readonly acts: string;
  readonly clause: string;
}

const DEADLINE = new RegExp(
  `(?=每[月年]|20\\d\\d年(?:\\d{1,2}月|第?[一二三四]季度|上半年|年?[底末])|(?<![\\d每])\\d{1,2}月|(?<![每各])第?[一二三四]季度|(?<!每年)上半年|(?<![\\d每])年[底末])${WRITTEN.source}(?<close>[）)])?(?<what>[^，。；、,;（）()\\d]{0,16})`,
  "g",
);

/** The dates by which a goal says that something is done, in a table of this year. */
export function deadlinesIn(goal: string, year: number | undefined): Deadline[] {
  const found: Deadline[] = [];
  for (const { 0: said, index, groups } of matchesIn(goal, DEADLINE)) {
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
    a !== undefined && b !== undefined && a.acts === "" && !/[，。；;]/.test(goal.slice(a.from, b.from));
  return found.map((one, i) => ({
    ...one,
    isShared: isNear(found[i - 1], one) || isNear(one, found[i + 1]),
  }));
}
const MOST_DEADLINES = 20;
const NEXT_YEAR = /(?:次|翌|明|来|下一?)年度?$/;
