import { clauseBefore, matchesIn, type Span } from "../../text.ts";
import { wordsIn } from "../across/likeness.ts";
import { dateIn, isSameDay, type Written } from "../dates.ts";
import { indicator, project } from "../example.ts";
import { bareName } from "../names.ts";
import type { IndicatorView, Rule } from "../rule.ts";
import { contradiction } from "./contradiction.ts";
import { type Deadline, deadlinesIn } from "./goal-dates.ts";

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
      bad: project([indicator("13", "规划印发时间", "2026年9月底前")], {
        goal: "编制专项规划12个，«2026年6月底前报市人大审议通过并印发»，保障馆藏档案安全，方便群众查阅。",
      }),
      near: [
        project([indicator("13", "规划印发时间", "2026年9月底前")], {
          goal: "编制专项规划12个，方案2026年6月底前报市人大审议通过并印发，保障馆藏档案安全。",
        }),
      ],
    },
    {
      bad: project([indicator("13", "主体完成时间", "2026年6月底前")], {
        goal: "扩建库房一处，«9月底完成主体»、12月底前投入使用，保障馆藏档案安全，方便群众查阅。",
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
        project([indicator("13", "项目完成时间", "2026年12月底前")], {
          name: "职业技能培训经费",
          goal: "上半年完成职业技能培训方案，满足群众技能学习需要，帮助参训人员稳定就业、增加收入。",
        }),
        project([indicator("13", "智慧校园建设完成时间", "2026年12月底前")], {
          goal: "上半年完成智慧校园建设招标采购，全面提高学校教学水平和管理能力，方便学生家长使用。",
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
      const isOnly = one.cycle === undefined || one.cycleText === one.annualText;
      const last = isOnly ? date : dateIn(one.cycleText);
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
      const isAll = deadlines.length === 1 && WHOLE.test(act);
      const isOfIt =
        act === "完成"
          ? isOfAll(deadline, entry.name)
          : isOf(object, act, deadline, isAll) || isOfTopic(object, deadline, said);
      if (!isOfIt || isOfSome(deadline, object, act, said)) continue;
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
  return matchesIn(text, RANGE).map(({ 0: found, index, groups }) => ({
    from: index,
    to: index + found.length,
    start: `${Number(groups!["month"])} ${groups!["day"] ?? ""}`,
    end: `${Number(groups!["lastMonth"])} ${groups!["lastDay"] ?? ""}`,
  }));
}
const RANGE =
  /(?<!\d)(?<month>\d{1,2})月(?:(?<day>\d{1,2})日)?(?:\d{1,2}时)?(?:至|到|[—–\-~～]{1,2})(?:当年|次年|翌年|20\d\d年)?(?<lastMonth>\d{1,2})月(?:(?<lastDay>\d{1,2})日)?/g;

// Whether a deadline is of what a name says: its object stands in the clause, or nowhere and it is the only one.
function isOf(object: string, act: string, { clause, isPart }: Deadline, isOnly: boolean): boolean {
  if (isPart || (PARTLY.test(clause) && !PARTLY.test(object + act))) return false;
  const subject = clause.replace(act, "").replace(/[于在的]|全部|全面|如期|按时|完毕|到位|完成/g, "");
  // 校园建设招标采购 is a step of 校园建设.
  const [, step = ""] = clause.split(object + act, 2).map((rest) => rest.replace(FILLERS, ""));
  if (step !== "" && !/^[并及和与、到]/.test(step)) return false;
  return object === "" || isOnly || subject.length < 2 || isAbout(clause, object);
}

// Whether a text has two characters of a thing after each other.
function isAbout(text: string, object: string): boolean {
  return [...wordsIn(object)].some((word) => text.includes(word) && !GENERAL.has(word));
}

// 食堂6月底前竣工，9月1日前投入使用, 移动端先行，5月底前上线, 3月底前交付5辆: one of several, or some of them.
function isOfSome(deadline: Deadline, object: string, act: string, goal: string): boolean {
  const { from, acts, isCounted } = deadline;
  if (isCounted || FIRST.test(clauseBefore(goal, from, "。；;") + acts)) return true;
  if (object.length < 2) return false;
  // 上线手机端 is of a part of the system.
  const behind = acts.includes(act) ? acts.slice(acts.indexOf(act) + act.length).replace(FILLERS, "") : "";
  if (behind.length > 2 && !/^[并及和与、到]/.test(behind) && !isAbout(behind, object)) return true;
  const last = subjectOf(deadline) === "" ? clauseBefore(goal, Math.max(0, from - 1), "，。；;、") : "";
  return last !== "" && !isAbout(last, object);
}
const FIRST = /先行|先期|其余|配套|同步|陆续|分批/;

// 编制专项规划，6月底前印发: what the sentence is about need not be said again.
function isOfTopic(object: string, deadline: Deadline, goal: string): boolean {
  const { from, clause, isPart } = deadline;
  if (isPart || subjectOf(deadline) !== "" || object.length < 2 || PARTLY.test(clause)) return false;
  const sentence = clauseBefore(goal, from, "。；;");
  return sentence.includes(object) && !GENERAL.has(object);
}

// What stands before the date in its clause.
function subjectOf({ clause, acts }: Deadline): string {
  return clause.slice(0, clause.length - acts.length).replace(FILLERS, "");
}
const FILLERS =
  /[于在的]|全部|全面|如期|按时|完毕|到位|完成|结束|本|该|整体|各项|年度|预定|既定|所有|建设|实施|目标|任务|工作|项目|工程|内容/g;

// Whether all of a project is done by then, for 项目完成时间: what it is called by, or nothing but 全部任务. 完成招标 is one step.
function isOfAll({ clause, isPart, isCounted }: Deadline, name: string): boolean {
  if (isPart || isCounted || PARTLY.test(clause)) return false;
  const subject = clause.replace(FILLERS, "");
  if (subject === "") return true;
  // 规划编制初稿 is a step of 规划编制.
  if ([...subject].some((char) => !name.includes(char))) return false;
  const words = [...wordsIn(subject)];
  return words.filter((word) => name.includes(word)).length * 2 > words.length;
}

const PARTLY = /第[一二三四]批|首批|预付|前期|主体|外业|内业|一期|试点|初步/;
const GENERAL = new Set(["项目", "工作", "全部", "年度", "任务", "补贴", "补助", "资金"]);

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
