import { matchesIn } from "../../text.ts";
import { indicator, project } from "../example.ts";
import { replacing } from "../fixes.ts";
import type { Rule } from "../rule.ts";
import { deadlinesIn, inYear } from "./deadlines.ts";

export const pastDeadline: Rule = {
  id: "past-deadline",
  title: "完成时间已过",
  family: "values",
  severity: "warning",
  docs: {
    zh: "完成时间早于本表的年度，如2026年的表里写“2024年6月30日前”；指标名称里的“2025年底前交稿率”、绩效目标里的“2025年度绩效目标：”“确保2025年完成”也是。\n年度开始之前就该完成，多半是照抄往年的指标忘了改。\n改成本年度的时间；确是往年的事，就写明比较的年份。",
    en: "A deadline is earlier than the table's year, as 2024年6月30日前 in a table of 2026; so is 2025年底前交稿率 as a name, and 2025年度绩效目标： or 确保2025年完成 in a goal.\nIt was to be met before the year began; mostly it was copied from an older table.\nWrite a date of this year.",
  },
  message: {
    zh: ({ text, year }) => `“${text}”早于本表的${year}年`,
    en: ({ text, year }) => `${text} is earlier than ${year}, the table's year`,
  },
  examples: [
    {
      bad: project([indicator("11", "培训人数", "≥50人")], {
        goal: "«2025年»在清平片区新建高标准农田1.2万亩，培训职工50人，提高服务水平，满足群众办事需要，并通过考核验收。",
      }),
      good: project([indicator("11", "培训人数", "≥50人")], {
        goal: "2026年在清平片区新建高标准农田1.2万亩，培训职工50人，提高服务水平，满足群众办事需要，并通过考核验收。",
      }),
      near: [
        ...[
          "2025年，全市共有雨量站120个，较2024年增加5个，培训职工50人，满足群众办事需要，并通过考核验收。",
          "2025年，省厅批复同意立项，本年完成装修，培训职工50人，满足群众办事需要，并通过考核验收，持证上岗。",
          "2022年，我市水毁工程修复20处，培训职工50人，提高服务水平，满足群众办事需要，并通过考核验收。",
          "2025年，我单位完成了主体工程，培训职工50人，提高服务水平，满足群众办事需要，并通过考核验收。",
        ].map((goal) => project([indicator("11", "培训人数", "≥50人")], { goal })),
        project([indicator("11", "培训人数", "≥50人")], {
          goal: "2025年实施的高标准农田建设项目竣工验收，支付质保金5万元，保障群众正常生产生活，满足要求。",
        }),
        project([indicator("11", "培训人数", "≥50人")], {
          goal: "2025年完成主体工程并结转本年，培训职工50人，提高服务水平，满足群众办事需要，并通过考核验收。",
        }),
      ],
    },
    {
      bad: project([indicator("13", "完工时间", "2026年6月底前", "«2024年6月30日前»")]),
      good: project([indicator("13", "完工时间", "2026年6月底前", "2026年6月30日前")]),
      near: [
        project([indicator("13", "年鉴资料收录下限", "2025年12月31日")]),
        project([
          indicator("13", "实施时间", "2024-2026年"),
          indicator("12", "执行标准", "符合2019年版标准"),
          indicator("21", "产值", "较2024年增长5%"),
          indicator("13", "完工时间", "2027年6月底前", "2026年12月底前"),
        ]),
      ],
    },
    {
      bad: project([indicator("13", "«2025年底前»交稿率", "≥95%")]),
      good: project([indicator("13", "2026年底前交稿率", "≥95%")]),
      near: [
        project([
          indicator("13", "2026年底前交稿率", "≥95%"),
          indicator("11", "2025年底前建成泵站管护座数", "≥5座"),
        ]),
      ],
    },
    {
      bad: project([indicator("11", "培训人数", "≥50人")], {
        goal: "«2025年»，对全市雨量站进行维护，培训职工50人，提高服务水平，满足群众办事需要，并通过考核验收。",
      }),
      good: project([indicator("11", "培训人数", "≥50人")], {
        goal: "2026年，对全市雨量站进行维护，培训职工50人，提高服务水平，满足群众办事需要，并通过考核验收。",
      }),
    },
    {
      bad: project([indicator("11", "培训人数", "≥50人")], {
        goal: "在«2025年12月底前»完成职工培训50人，提高服务水平，满足群众办事需要，并通过考核验收。",
      }),
      good: project([indicator("11", "培训人数", "≥50人")], {
        goal: "在2026年12月底前完成职工培训50人，提高服务水平，满足群众办事需要，并通过考核验收。",
      }),
    },
    {
      bad: project([indicator("11", "培训人数", "≥50人")], {
        goal: "确保«2025年»完成职工培训50人，提高服务水平，满足群众办事需要，并通过考核验收，持证上岗。",
      }),
      good: project([indicator("11", "培训人数", "≥50人")], {
        goal: "确保2026年完成职工培训50人，提高服务水平，满足群众办事需要，并通过考核验收，持证上岗。",
      }),
    },
    {
      bad: project([indicator("11", "培训人数", "≥50人")], {
        goal: "编制专项规划，«2025年6月底前»报市人大审议通过并印发，确保«2025年»秋季投入使用，培训职工50人。",
      }),
      good: project([indicator("11", "培训人数", "≥50人")], {
        goal: "编制专项规划，2026年6月底前报市人大审议通过并印发，确保2026年秋季投入使用，培训职工50人。",
      }),
    },
    {
      bad: project([indicator("11", "培训人数", "≥50人")], {
        goal: "«2025年底前»全部完成，提高服务水平，满足群众办事需要，培训职工50人并通过考核验收，持证上岗。",
      }),
      good: project([indicator("11", "培训人数", "≥50人")], {
        goal: "2026年底前全部完成，提高服务水平，满足群众办事需要，培训职工50人并通过考核验收，持证上岗。",
      }),
    },
    {
      bad: project([indicator("11", "培训人数", "≥50人")], {
        goal: "«2025年度»绩效目标：完成职工培训50人，提高服务水平，满足群众办事需要，并通过考核验收。",
      }),
      good: project([indicator("11", "培训人数", "≥50人")], {
        goal: "2026年度绩效目标：完成职工培训50人，提高服务水平，满足群众办事需要，并通过考核验收。",
      }),
      near: [
        project([indicator("11", "培训人数", "≥50人")], {
          goal: "在完成2025年度绩效目标的基础上，完成职工培训50人，提高服务水平，满足群众办事需要，并通过考核。",
        }),
        ...[
          "项目已于2025年底前全部完成，本年开展质保和维护，培训职工50人，满足群众办事需要，并通过考核。",
          "截止2025年底前完成主体工程，2026年完成装修，培训职工50人，满足群众办事需要，并通过考核验收。",
          "用于2025年底前建成的公园管护，培训职工50人，提高服务水平，满足群众办事需要，并通过考核验收。",
          "确保2025年度工程款支付到位，培训职工50人，提高服务水平，满足群众办事需要，并通过考核验收。",
        ].map((goal) => project([indicator("11", "培训人数", "≥50人")], { goal })),
      ],
    },
  ],
  row({ goal, context: { year } }, report) {
    if (goal === undefined || year === undefined) return;
    const said = goal.text;
    // 2025年新建 at the beginning, and no other year, is what was to be done then.
    const [ahead = "", opening, isBare] = openingOf(said);
    if (
      opening !== undefined &&
      Number(opening) < year &&
      year - Number(opening) <= (isBare ? 1 : FAR) &&
      !YEARS.test(said.slice(ahead.length))
    ) {
      const at = goal.from + ahead.indexOf(opening);
      report({ from: at, to: at + 5 }, { text: `${opening}年`, year, insert: `${year}年` });
      return;
    }
    if (!said.includes(String(year - 1))) return;
    for (const { 0: date, index } of matchesIn(said, AHEAD)) {
      const from = goal.from + index;
      // Older years are those of what is there already, and 2025年12月底前完成前期工作，2026年9月底前完工 was done before.
      const isLast = Number(date.slice(0, 4)) === year - 1;
      if (isLast && !said.includes(`${year}年`, index + date.length))
        report({ from, to: from + date.length }, { text: date, year, insert: inYear(date, year) });
    }
  },
  indicator: (one, report, { year }) => {
    if (year === undefined) return;
    // 2025年底前完工率
    const named = one.name && BY_THEN.exec(one.nameText);
    if (one.name && named && Number(named[1]) < year) {
      const from = one.name.from + named.index;
      const [date] = named;
      report({ from, to: from + date.length }, { text: date, year, insert: inYear(date, year) });
    }
    for (const { value, years } of deadlinesIn(one)) {
      if (Math.max(...years) >= year) continue;
      // So long ago it was nobody's plan: the table's year is what is wrong.
      const isFar = year - Math.max(...years) > FAR;
      const insert = years.length === 1 && !isFar ? inYear(value.text, year) : undefined;
      report(value.span, { text: value.text, year, insert }, { twin: value.twin });
    }
  },
  fix: replacing(),
};

// The year at the beginning of a goal, with what stands up to it and whether nothing behind it says what is done.
function openingOf(goal: string): readonly [ahead: string, year: string | undefined, isBare: boolean] {
  const [ahead, year] = OPENING.exec(goal) ?? [];
  if (ahead !== undefined) return [ahead, year, false];
  const [bare = "", other] = BARE_OPENING.exec(goal) ?? [];
  return [bare, other, true];
}

const OPENING =
  /^\s*(?:到)?(20\d\d)年(?:度|[底末][，,]?)?(?:内|全年)?(?:计划|拟|将|在[^，。]{1,12}?)?(?:新建|新增|完成|开展|建设|改造|实施|组织|举办|培训|采购|购置|印发|编制|走访|检查|修缮|维修|养护)(?!了|的|项目|工程)/;
// 2025年，对全市雨量站进行维护; what was so last year is compared with.
const BARE_OPENING =
  /^\s*在?(20\d\d)年(?:度|全年)?(?:[，,]|对(?!口)|我[院校局市县区中馆站所]|全[院校局市县区中馆站所])(?![\s\S]*(?:了|本年|今年|继续|持续|巩固|剩余|延续|启动|现[需有]|原有|被[评列授认]|遭受|批复|批准|下达|印发|基础上|同期|相比|[较比][20上去同]|存量|底数|为基[期数]))/;
const YEARS = /(?<!\d)20\d\d年|已|上年|去年|结转|[尾余欠]款|工程款|质保金|保证金|竣工验收|审计|结算|决算/;
const FAR = 5;
const BY_THEN = /(?<!\d)(20\d\d)年(?:\d{1,2}月(?:\d{1,2}日|底|末)?|年?[底末])之?前(?!已|建成|竣工的)/;

// In a goal what was done earlier is told of too. What lies ahead is to be done by then (2025年底前完成), is a goal
// (2025年度绩效目标：), or is promised (确保2025年完成).
const DONE_BY =
  "(?<![自从较比至截止对付据已]|已[于在])20\\d\\d年(?:\\d{1,2}月(?:\\d{1,2}日|底|末|[上中下]旬)?|年?[底末])之?前(?=(?:全部|全面|如期)?(?:完成|完工|竣工|达到|建成|投入使用|交付|上线|印发|报[^，。；]{0,10}(?:审议|审批|批准|备案))[^的，。；]{0,60}(?:[，。；]|$))";
const GOAL_OF =
  "(?<=(?:^|[。；;\\n])\\s{0,4})20\\d\\d年度?(?=(?:总体|工作|年度)?(?:绩效)?目标(?:为|是|[:：]))";
const PROMISED =
  "(?<=(?:^|[，。；;、\\n])(?:确保|力争|争取)(?:于|在|到)?)20\\d\\d年(?!\\d|度?(?:工程|项目|决算|结转|结余|欠|尾款|质保))(?=[^，。；]{0,20}(?:完成|实现|达到|建成|开展|培训|新增|投入使用|启用|交付|上线|开馆|开园)(?!的|并))";
const PLANNED =
  "(?<=(?:计划|预计|拟)[于在]?)20\\d\\d年(?:\\d{1,2}月(?:\\d{1,2}日|底|末|[上中下]旬)?|年?[底末])(?:之?前)?(?=(?:全部|全面|如期)?(?:完成|完工|竣工|建成|投入|开工|启动|交付))|(?<=(?:^|[。；;\\n])\\s{0,4})20\\d\\d年度?(?=，?(?:计划|拟)(?!.{0,4}(?:外|已)))";
const AHEAD = new RegExp([DONE_BY, GOAL_OF, PROMISED, PLANNED].join("|"), "g");
