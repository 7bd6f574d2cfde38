import type { Span } from "../../text.ts";
import { indicator, project } from "../example.ts";
import { bareName } from "../names.ts";
import type { IndicatorView, Rule } from "../rule.ts";
import { contradiction } from "./contradiction.ts";

export const goalDateContradicts: Rule = {
  id: "goal-date-contradicts",
  title: "目标与指标的时间不一致",
  family: "completeness",
  severity: "warning",
  docs: {
    zh: "绩效目标里的完成时间与指标里的不一致，如目标写“9月30日前完工”，指标写“12月底前”。\n一件事两个期限，审核时不知以哪个为准。\n核对后改成一致。",
    en: "The goal says another deadline than the indicator of it, as 9月30日前完工 and 12月底前.\nOne thing with two deadlines leaves a reviewer guessing.\nCheck, and make them agree.",
  },
  message: {
    zh: ({ goal, name, value }) => `绩效目标写“${goal}”，指标“${name}”写“${value}”`,
    en: ({ goal, name, value }) => `The goal says ${goal}, the indicator ${name} says ${value}`,
  },
  examples: [
    {
      bad: project([indicator("13", "输水时间", "4月至10月")], {
        goal: "«5月至10月»向下游输水，保障农田灌溉用水，按期完成年度任务，满足群众生产需要。",
      }),
    },
    {
      bad: project([indicator("13", "低保金发放时间", "每月25日前")], {
        goal: "按政策核定保障对象，低保金于«每月10日前发放到位»，保障困难群众基本生活。",
      }),
      near: [
        project([indicator("13", "灌溉时间", "4月至10月")], {
          goal: "4月至10月灌溉农田，5月至9月加密巡查，保障馆藏档案安全，不影响正常查档服务，满足需要。",
        }),
        project([indicator("13", "开馆时间", "7月1日至8月31日")], {
          goal: "暑期开馆两个月，9月至11月举办展览，保障馆藏档案安全，满足群众查阅利用需要。",
        }),
        project([indicator("13", "调查完成时间", "2026年11月底前")], {
          goal: "9月30日前完成外业调查，11月30日前完成内业建库，保障馆藏档案安全，不影响正常查档服务。",
        }),
        project([indicator("13", "低保金发放时间", "每月10日前")], {
          goal: "按政策核定保障对象，低保金于每月10日前发放到位，保障困难群众基本生活。",
        }),
        project([indicator("13", "低保金发放时间", "每月25日前")], {
          goal: "工资于每月10日前发放，保障困难群众基本生活，按政策核定保障对象。",
        }),
      ],
    },
    {
      bad: project(
        [indicator("13", "竣工验收时间", "2026年12月底前"), indicator("13", "主体封顶时间", "2026年6月底前")],
        {
          goal: "6月底前完成主体结构封顶，«10月底前完成竣工验收»，保障馆藏档案安全，不影响正常查档服务。",
        },
      ),
    },
    {
      bad: project([indicator("13", "工程完工时间", "2027年11月底前", "2026年11月底前")], {
        goal: "库房屋面修缮工程于«2026年10月底前完工»，保障馆藏档案安全，不影响正常查档服务，并通过考核验收。",
      }),
    },
    {
      bad: project([indicator("13", "招标完成时间", "2026年11月底前")], {
        goal: "库房屋面修缮工程«上半年完成招标»，保障馆藏档案安全，不影响正常查档服务，并通过考核验收。",
      }),
      near: [
        project([indicator("13", "招标完成时间", "2026年8月底前")], {
          goal: "库房屋面修缮工程三季度完成招标，保障馆藏档案安全，不影响正常查档服务，满足需要。",
        }),
        project([indicator("13", "项目完成时间", "2026年11月底前")], {
          goal: "库房屋面修缮工程5月底前完成招标工作，保障馆藏档案安全，不影响正常查档服务，满足需要。",
        }),
        project([indicator("13", "资金拨付完成时间", "2026年11月底前")], {
          goal: "库房屋面修缮工程6月底前拨付50%资金，保障馆藏档案安全，不影响正常查档服务，满足需要。",
        }),
      ],
    },
    {
      bad: project([indicator("13", "开幕式举办时间", "2026年10月12日")], {
        goal: "«9月12日举办开幕式»，保障馆藏档案安全，不影响正常查档服务，并通过考核验收。",
      }),
    },
    {
      bad: project([indicator("13", "工程完工时间", "2026年12月底前")], {
        goal: "库房屋面修缮工程于«2026年9月30日前完工»，保障馆藏档案安全，不影响正常查档服务，并通过考核验收。",
      }),
      near: [
        project([indicator("13", "工程完工时间", "2027年9月底前", "2026年11月底前")], {
          goal: "库房屋面修缮工程于2027年9月30日前完工，保障馆藏档案安全，不影响正常查档服务。",
        }),
        project([indicator("13", "工程完工时间", "2026年9月底前")], {
          goal: "库房屋面修缮工程于2026年9月30日前完工，保障馆藏档案安全，不影响正常查档服务。",
        }),
        project([indicator("13", "工程完工时间", "2026年9月前")], {
          goal: "库房屋面修缮工程于2026年9月30日前完工，保障馆藏档案安全，不影响正常查档服务。",
        }),
        project([indicator("13", "清算完成时间", "2027年1月15日前")], {
          goal: "次年1月15日前完成清算，保障馆藏档案安全，不影响正常查档服务，满足群众查阅需要。",
        }),
        project([indicator("13", "设备验收时间", "2026年12月底前")], {
          goal: "库房屋面修缮工程于2026年9月30日前完工，保障馆藏档案安全，不影响正常查档服务。",
        }),
      ],
    },
  ],
  row({ indicators, goal, context, entry }, report) {
    if (goal === undefined) return;
    const said = goal.text;
    const note = { zh: "指标里的时间在这里", en: "The indicator's date is here" };
    for (const [one, range] of rangesAgainst(said, indicators))
      report(...contradiction(goal, range, one, note));
    const deadlines = deadlinesIn(said, context.year);
    if (deadlines.length === 0) return;
    for (const one of indicators) {
      const { object, act } = askedIn(one.nameText);
      if (act === undefined || one.annual === undefined) continue;
      const date = dateIn(one.annualText);
      // What takes several years is in the cycle value: a goal may say either.
      const last = one.cycleText === one.annualText ? date : dateIn(one.cycleText);
      // Of several nobody knows which it is.
      const isTwin = ({ nameText }: IndicatorView) => askedIn(nameText).act === act;
      if (date === undefined || last === undefined || indicators.filter(isTwin).length > 1) continue;
      const own = deadlines.filter(({ acts, clause, isShared }) => {
        // 场馆改造于8月底前完成 is 8月底前完成场馆改造.
        const isDone = /^(?:全部|全面|如期)?(?:完成|结束|完毕|到位)$/.test(acts) && clause.includes(act);
        return !isShared && (acts.includes(act) || isDone);
      });
      const [deadline] = own;
      if (deadline === undefined || own.length > 1) continue;
      const isOnly = deadlines.length === 1 && WHOLE.test(act);
      if (!(act === "完成" ? isOfAll(deadline, entry.name) : isOf(object, act, deadline, isOnly))) continue;
      // The goal may say it of another step.
      const isSaid = (one: Written) =>
        isSameDay(deadline.date, one, context.year) ||
        deadlines.some(({ date }) => date.month === one.month && isSameDay(date, one, context.year));
      if (isSaid(date) || isSaid(last)) continue;
      report(...contradiction(goal, deadline, one, note));
    }
  },
};

/** From when to when something goes on. */
interface Range extends Span {
  readonly start: string;
  readonly end: string;
}

// 4月至10月 for 5月至10月: with one of its ends the same it is the same time.
function* rangesAgainst(
  goal: string,
  indicators: readonly IndicatorView[],
): Iterable<readonly [IndicatorView, Range]> {
  const said = rangesIn(goal);
  if (said.length === 0) return;
  for (const one of indicators) {
    const [own, more] = rangesIn(one.annualText);
    if (one.annual === undefined || own === undefined || more !== undefined) continue;
    if (said.some(({ start, end }) => start === own.start && end === own.end)) continue;
    const [alike, other] = said.filter(({ start, end }) => start === own.start || end === own.end);
    if (alike !== undefined && other === undefined) yield [one, alike];
  }
}

function rangesIn(text: string): Range[] {
  return [...text.matchAll(RANGE)].map(({ 0: found, index, groups }) => ({
    from: index,
    to: index + found.length,
    start: `${Number(groups!["month"])} ${groups!["day"] ?? ""}`,
    end: `${Number(groups!["lastMonth"])} ${groups!["lastDay"] ?? ""}`,
  }));
}
const RANGE =
  /(?<!\d)(?<month>\d{1,2})月(?:(?<day>\d{1,2})日)?(?:\d{1,2}时)?(?:至|到|[—–\-~～]{1,2})(?:当年|次年|翌年|20\d\d年)?(?<lastMonth>\d{1,2})月(?:(?<lastDay>\d{1,2})日)?/g;

/** A date, as far as it is written; `every` is what it comes back with. */
interface Written {
  readonly every: string | undefined;
  readonly year: number | undefined;
  readonly month: number | undefined;
  /** The first month of a quarter or of half a year, of which `month` is the last. */
  readonly first: number | undefined;
  /** 31 for the end of a month; undefined where only the month is said. */
  readonly day: number | undefined;
  readonly isBefore: boolean;
}

interface Deadline extends Span {
  readonly date: Written;
  /** Whether another stands in its clause, A6月底前、B9月底前完成: then what is done belongs to both. */
  readonly isShared: boolean;
  /** Whether only some of it is to be done by then: 拨付50%资金. */
  readonly isPart: boolean;
  /** The words of what is done by then, and those of what it is done to. */
  readonly acts: string;
  readonly clause: string;
}

// 第三季度 and 上半年 end with a month, and so does the year.
const WRITTEN =
  /(?<every>每[月年])?(?:(?<year>20\d\d)年)?(?:(?<month>\d{1,2})月份?|(?<span>上半年|第?[一二三四]季度|年(?=[底末])))?(?:(?<day>\d{1,2})[日号]|(?<end>底|末)|内)?(?<before>之?前)?/;
const DEADLINE = new RegExp(
  `(?=每[月年]|20\\d\\d年(?:\\d{1,2}月|第?[一二三四]季度|上半年|年?[底末])|(?<![\\d每])\\d{1,2}月|(?<![每各])第?[一二三四]季度|(?<!每年)上半年|(?<![\\d每])年[底末])${WRITTEN.source}(?<what>[^，。；、,;\\d]{0,16})`,
  "g",
);

function deadlinesIn(goal: string, year: number | undefined): Deadline[] {
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
      to: index + said.length,
      date,
      acts: what,
      clause: clause + what,
      isShared: false,
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

function dateIn(value: string): Written | undefined {
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

// Before the first of a month is by the end of the one before it; 30日 is the end of one.
function isSameDay(a: Written, b: Written, year: number | undefined): boolean {
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

// Whether a deadline is of what a name says: its object stands in the clause, or nowhere and it is the only one.
function isOf(object: string, act: string, { clause, isPart }: Deadline, isOnly: boolean): boolean {
  if (isPart || (PARTLY.test(clause) && !PARTLY.test(object))) return false;
  const subject = clause.replace(act, "").replace(/[于在的]|全部|全面|如期|按时|完毕|到位|完成/g, "");
  if (object === "" || isOnly || subject.length < 2) return true;
  const pairs = Array.from({ length: object.length - 1 }, (_, i) => object.slice(i, i + 2));
  return pairs.some((pair) => clause.includes(pair) && !GENERAL.has(pair));
}
// Whether all of a project is done by then, for 项目完成时间: what it is called by, or nothing but 全部任务. 完成招标 is one step.
function isOfAll({ clause, isPart }: Deadline, name: string): boolean {
  if (isPart || PARTLY.test(clause)) return false;
  const subject = clause.replace(
    /[于在的]|全部|全面|如期|按时|完毕|到位|完成|本|该|整体|各项|年度|预定|既定|所有|建设|实施|目标|任务|工作|项目|内容/g,
    "",
  );
  if (subject === "") return true;
  const pairs = Array.from({ length: subject.length - 1 }, (_, i) => subject.slice(i, i + 2));
  return pairs.filter((pair) => name.includes(pair)).length * 2 > pairs.length;
}

const PARTLY = /第[一二三四]批|首批|预付|前期|主体|外业|内业|一期|试点|初步/;
const GENERAL = new Set(["项目", "工作", "全部", "年度", "任务"]);

// 设备到货时间 asks when 设备 undergo 到货, and 采购完成时间 when 采购 ends.
function askedIn(name: string): { object: string; act: string | undefined } {
  const said = NAMED.exec(bareName(name))?.[1];
  if (said === undefined || said.length < 2) return { object: "", act: undefined };
  const whole = WHOLLY.exec(said)?.[0];
  if (whole !== undefined) return { object: said.slice(0, -whole.length), act: whole };
  const rest = said.replace(/(?<=[\u4e00-\u9fff]{2})完成$/, "").replace(/^完成(?=[\u4e00-\u9fff]{2})/, "");
  const act = rest.slice(-2);
  return GENERAL.has(act) ? { object: "", act: "完成" } : { object: rest.slice(0, -2), act };
}

// What is done to all of a project.
const WHOLE = /^(?:完工|竣工|投入使用|开工|完成)$/;
const NAMED = /^(.*?)(?:到位)?的?(?:时间|时限|日期|期限|时点)$/;
const WHOLLY = /(?:投入使用|竣工验收)$/;
