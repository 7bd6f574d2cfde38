import { compare, type Decimal, decimal, shifted } from "../../model/money.ts";
import { isCeiling, isFloor, type Target } from "../../model/target.ts";
import { clauseBefore, matchesIn } from "../../text.ts";
import { wordsIn } from "../across/likeness.ts";
import { indicator, project } from "../example.ts";
import { amountIn } from "../money/cost.ts";
import type { IndicatorView, Rule } from "../rule.ts";
import { contradiction } from "./contradiction.ts";

export const goalRateContradicts: Rule = {
  id: "goal-rate-contradicts",
  title: "目标与指标的补助标准不一致",
  family: "completeness",
  severity: "warning",
  docs: {
    zh: "绩效目标写的补助标准与指标不同：目标是“每亩补助150元”，指标却是“180元/亩”。\n标准是资金测算的依据，两处不同就不知道按哪个发。\n核对后改成一致。",
    en: "The goal and an indicator state two standards of what is paid: 每亩补助150元 in the goal, 180元/亩 in the indicator.\nThe money was planned by one of them, and nobody knows which is to be paid.\nMake them agree.",
  },
  message: {
    zh: ({ goal, name, value }) => `目标写“${goal}”，指标“${name}”却是“${value}”`,
    en: ({ goal, name, value }) => `The goal says ${goal}, and the indicator ${name} ${value}`,
  },
  examples: [
    {
      bad: project([indicator("41", "轮作补助标准", "180元/亩")], {
        goal: "落实耕地轮作，对种植户«每亩补助150元»，保障粮食安全，提高农户种植积极性，按时足额发放到位。",
      }),
      near: [
        project([indicator("41", "户均补助标准", "3万元/户")], {
          goal: "中央补助每户2万元，省级配套每户0.5万元，市县配套每户0.5万元。",
        }),
        project([indicator("41", "党员补助标准", "350元/人·月")], {
          goal: "对困难村民每人每月补助300元，其中党员每人每月350元，保障基本生活，按时足额发放到位，不漏一人。",
        }),
        project([indicator("41", "轮作补助标准", "150元/亩")], {
          goal: "落实耕地轮作，对种植户每亩补助150元，保障粮食安全，提高农户种植积极性，按时足额发放到位。",
        }),
        project([indicator("41", "生活补助标准", "≤800元/人/月")], {
          goal: "对困难残疾人每人每月补助500元，保障基本生活，提高获得感，按时足额发放到位，不漏一人。",
        }),
        project([indicator("41", "困难补助标准", "800元/人"), indicator("41", "大病补助标准", "2000元/人")], {
          goal: "对困难职工每人补助500元，保障基本生活，提高获得感，按时足额发放到位，不漏一户一人。",
        }),
        project([indicator("41", "印刷费用标准", "20元/人")], {
          goal: "对困难职工每人补助500元，保障基本生活，提高获得感，按时足额发放到位，不漏一户一人。",
        }),
      ],
    },
    {
      bad: project([indicator("41", "高龄津贴标准", "80元/人·月")], {
        goal: "按时足额发放高龄津贴，标准为«每人每月100元»，保障基本生活，提高获得感，不漏一户一人，群众满意。",
      }),
      near: [
        project([indicator("41", "教练员补贴标准", "3000元/人")], {
          goal: "对获奖选手每人奖励2000元，教练员补贴足额发放，鼓励多出成绩，带动全民参加体育锻炼，群众满意。",
        }),
        project([indicator("41", "特困人员救助标准", "1200元/人")], {
          goal: "低保边缘家庭每人救助800元，特困人员按时足额救助，保障基本生活，不漏一户一人，群众满意。",
        }),
        project([indicator("41", "求职补贴标准", "3000元/人")], {
          goal: "按时足额发放求职补贴，每人3000元，保障基本生活，提高获得感，不漏一户一人，群众满意。",
        }),
      ],
    },
    {
      bad: project("1、4-成本指标；41-经济成本指标；轮作补助标准；年度指标值:180元/亩。", {
        goal: "落实耕地轮作，«每亩补助150元»，保障粮食安全，提高种植积极性，按时足额发放到位，不漏一户。",
      }),
    },
    {
      bad: project([indicator("41", "单部电梯补助标准", "15万元/部")], {
        goal: "支持老旧小区加装电梯，«每部补助10万元»，方便群众出行，提高获得感，按时足额发放到位。",
      }),
    },
    {
      bad: project([indicator("41", "生均公用经费标准", "800元/生·年")], {
        goal: "按照«每生每年600元»标准拨付公用经费，保障学校正常运转，提高获得感，按时足额拨付到位。",
      }),
      near: [
        project([indicator("41", "生均公用经费标准", "600元/生·年")], {
          goal: "按照每生每年600元标准拨付公用经费，保障学校正常运转，提高获得感，按时足额拨付到位。",
        }),
      ],
    },
    {
      bad: project([indicator("41", "生活补助标准", "800元/人/月")], {
        goal: "对困难残疾人«每人每月补助500元»，保障基本生活，提高获得感，按时足额发放到位，不漏一人。",
      }),
    },
  ],
  row({ indicators, goal }, report) {
    if (goal === undefined) return;
    const said = goal.text;
    if (!/每|均|元[/／]/.test(said)) return;
    const paid = matchesIn(said, MONEY).map(yuanIn);
    if (paid.length > MOST_PAID) return;
    const rates = RATES.flatMap((rate) => matchesIn(said, rate));
    const keyAt = ({ groups }: RegExpExecArray) => keyOf([groups!["by"], groups!["of"]]);
    for (const rate of rates) {
      const key = keyAt(rate);
      const stated = indicators.filter((one) => keyIn(one) === key);
      const [one] = stated;
      // Of several nobody knows which it is.
      const isAlone = rates.filter((other) => keyAt(other) === key).length === 1;
      if (one?.annual === undefined || stated.length > 1 || !isAlone) continue;
      // What the goal says somewhere, it may say of somebody else.
      if (paid.some((yuan) => meets(yuan, one.annualTarget))) continue;
      if (one.cycle && meets(yuanIn(rate), one.cycleTarget)) continue;
      const clause = clauseBefore(said, rate.index, "，。；,;");
      // 中央补助每户2万元，省级配套每户0.5万元: each pays a part.
      const isPart = LEVEL.test(clause + rate[0]) && SHARED.test(said);
      // 每人每月补助300元，其中党员每人每月350元: some are paid otherwise.
      if (OTHERWISE.test(said.slice(rate.index + rate[0].length))) continue;
      if (isPart || isOfOthers(clause + rate[0], one.nameText)) continue;
      const span = { from: rate.index, to: rate.index + rate[0].length };
      const note = { zh: "指标里的标准在这里", en: "The indicator's standard is here" };
      report(...contradiction(goal, span, one, note));
    }
  },
};

function yuanIn({ groups }: RegExpExecArray): Decimal {
  return shifted(decimal(groups!["amount"]!.replaceAll(",", "")), POWERS[groups!["scale"]!]!);
}

/** Each is compared with each indicator, and no goal names more. */
const MOST_PAID = 100;
const LEVEL = /中央|国家|[省市县区]级|各级|财政/;
const OTHERWISE = /^[^。；;]{0,6}[，,；;]?其中[^。]{0,20}\d\s?[万千]?元/;
const SHARED = /配套|分担|共担|承担/;

// Whether a clause says another payment than a name, or somebody else who is paid: 获奖选手每人奖励2000元 and 教练员补贴标准.
function isOfOthers(clause: string, name: string): boolean {
  const [paid, named] = [paymentsIn(clause), paymentsIn(name)];
  if (paid.length > 0 && named.length > 0 && !paid.some((one) => named.includes(one))) return true;
  const [who, whose] = [clause.replace(/每.*/, ""), name].map((text) => text.replace(NOBODY, ""));
  if (who!.length < 2 || !PEOPLE.test(whose!)) return false;
  return ![...wordsIn(who!)].some((word) => whose!.includes(word));
}
const PEOPLE =
  /(?:人|员|户|者|家庭|学生|职工|儿童|群众|教师|干部|农民|毕业生|民警|医生|居民|企业|社保|医保|岗位|住房|交通|通讯|伙食|住宿)$/;
const NOBODY =
  /补助|补贴|津贴|奖补|奖励|资助|救助|补偿|发放|标准|资金|经费|给予|按照?|对|为|是|将|向|的|金|费/g;

function paymentsIn(text: string): string[] {
  return Object.keys(PAYMENTS).filter((kind) => PAYMENTS[kind]!.test(text));
}
const PAYMENTS: Readonly<Record<string, RegExp>> = {
  subsidy: /补助|补贴|津贴|奖补|资助/,
  prize: /奖励|奖补/,
  relief: /救助/,
  compensation: /补偿/,
  visit: /慰问/,
};

const BY =
  "年|季度?|月|天|日|次|人|户|亩|床|村|校|班|车|辆|台|件|例|名|头|只|株|场|期|学年|学期|课时|部|座|处|套|家|所|栋|生";
const PAY = "补助|补贴|津贴|奖补|奖励|资助|救助|补偿|发放";
const AMOUNT = "(?<amount>\\d[\\d,]{0,12}(?:\\.\\d{1,4})?)\\s?(?<scale>[万千]?)元";
const RATES = [
  // 每人补助500元, and 发放高龄津贴，标准为每人每月100元.
  `(?:(?<=(?:${PAY})[^，。；、\\d]{0,10}[，：:]?(?:标准)?(?:为|是|按)?)(?=每[^，。；、\\d]{1,8}\\d)|(?=每[^，。；、\\d]{1,6}(?:${PAY}))|(?=每[^，。；、\\d]{1,8}\\d[\\d,.]{0,12}[万千]?元的?(?:标准|${PAY})))每(?<by>${BY})(?:每(?<of>${BY}))?(?:均|可|按)?(?:${PAY})?(?:资金|标准)?(?:为|是|按)?\\s?${AMOUNT}`,
  // 亩均补助150元, and 按300元/亩的标准给予补助.
  `(?<by>[人户亩床村校班车])均(?:${PAY})(?:资金|标准)?(?:为|是|达到?)?\\s?${AMOUNT}(?<of>)`,
  `(?:(?<=(?:${PAY})[^，。；\\d]{0,10})|(?=[^，。；]{1,20}(?:${PAY})))${AMOUNT}[/／](?<by>${BY})(?:[·／/](?<of>${BY}))?`,
].map((rate) => new RegExp(rate, "g"));
const MONEY = new RegExp(AMOUNT, "g");
const POWERS: Readonly<Record<string, number>> = { "": 0, 千: 3, 万: 4 };

// What is paid by: a year more or less is that of the table.
function keyOf(parts: readonly (string | undefined)[]): string {
  const usual = parts.flatMap((part) => (!part || part === "年" ? [] : [USUAL[part] ?? part]));
  return usual.sort().join();
}
const USUAL: Readonly<Record<string, string>> = { 日: "天", 名: "人", 生: "人", 季: "季度" };

function keyIn({ nameText, annualTarget: { main } }: IndicatorView): string | undefined {
  const isPaid = main?.measure?.money === true && main.measure.per.length > 0 && PAID.test(nameText);
  return isPaid ? keyOf(main.measure!.per) : undefined;
}
const PAID =
  /(?:(?:补助|补贴|奖补|奖励|资助|救助|补偿|津贴|发放)[\u4e00-\u9fff]{0,4}|(?:经费|供养|保障)标准)$/;

function meets(paid: Decimal, target: Target): boolean {
  const amount = amountIn(target);
  if (amount === undefined) return true;
  const difference = compare(paid, amount.yuan);
  const relation = target.main?.relation;
  if (isCeiling(relation) || target.main?.high !== undefined) return difference <= 0;
  return isFloor(relation) ? difference >= 0 : difference === 0;
}
