import { compare, decimal, plain } from "../../model/money.ts";
import { isCeiling, type Target } from "../../model/target.ts";
import { matchesIn } from "../../text.ts";
import { indicator, project } from "../example.ts";
import { bareName, isPositiveRate, isRate, isSatisfaction } from "../names.ts";
import { HUNDRED } from "../percent.ts";
import type { IndicatorView, Rule, ValueSeen } from "../rule.ts";

export const impossiblePercent: Rule = {
  id: "impossible-percent",
  title: "比率超过100%",
  family: "values",
  severity: "warning",
  docs: {
    zh: "部分占整体的比率超过了100%，如“合格率≥120%”。\n合格的不会比全部还多，这样的目标永远完不成。\n改成0到100之间的百分数。",
    en: "A share of a whole is above 100%, as in 合格率≥120%.\nNo more can pass than there are, so nobody can meet it.\nWrite a percentage from 0 to 100.",
  },
  message: {
    zh: ({ name, text, meant, low, other }) =>
      other
        ? `“${name}”写“${text}”，比另一个值“${other}”多一位数字`
        : low
          ? `“${name}”写“${text}”，低得不合常理，是否漏了数字或把 % 写成了 ‰？`
          : meant
            ? `“${name}”不会超过100%，却写“${text}”，可能是“${meant}”`
            : `“${name}”不会超过100%，却写“${text}”`,
    en: ({ name, text, meant, low, other }) =>
      other
        ? `${name} says ${text}, which has a digit more than its other value ${other}`
        : low
          ? `${name} says ${text}, which is too low to be meant; was a digit lost, or ‰ written for %?`
          : meant
            ? `${name} cannot be above 100%, but says ${text}; perhaps ${meant}`
            : `${name} cannot be above 100%, but says ${text}`,
  },
  examples: [
    {
      bad: project([indicator("22", "投资拉动率", "≥90%", "«≥190%»")]),
      near: [project([indicator("22", "投资拉动率", "≥90%", "≥150%")])],
    },
    {
      bad: project([indicator("12", "验收合格率", "«≥120%»")]).replace("«≥120%»；", "≥120%；"),
      good: project([indicator("12", "验收合格率", "≥98%")]),
      near: [
        project([indicator("22", "储备仓容保障率", "≥120%")]),
        project([
          indicator("12", "验收合格率", "100%"),
          indicator("11", "任务完成率", "≥120%"),
          indicator("21", "税收增长率", "≥150%"),
          indicator("12", "及格率提高幅度", "≥120%"),
          indicator("22", "学前毛入学率", "≥102%"),
          indicator("21", "拨备覆盖率", "≥150%"),
        ]),
      ],
    },
    {
      bad: project([indicator("11", "培训人数", "≥50人")], {
        goal: "培训职工50人，投诉回访率达到«1000%»，满足群众办事需要。",
      }),
      near: [
        project([indicator("11", "培训人数", "≥50人")], {
          goal: "培训职工50人，投诉回访率达到100%，税收增长率达到150%，满足群众办事需要。",
        }),
      ],
    },
    { bad: project([indicator("22", "政策知晓率", "«＞100%»")]).replace("«＞100%»；", "＞100%；") },
    {
      bad: project([indicator("12", "机械化作业面占率", "«275%»")]).replace("«275%»；", "275%；"),
      near: [project([indicator("21", "贷款余额增长率", "≥275%"), indicator("21", "资产负债率", "275%")])],
    },
    {
      bad: project([indicator("12", "列车准点率", "«≥90‰»")]).replace("«≥90‰»；", "≥90‰；"),
      near: [
        project([
          indicator("12", "抽样检测不合格率", "≤1%"),
          indicator("12", "合格率提高幅度", "≥1%"),
          indicator("12", "新生儿死亡率", "≤3‰"),
        ]),
      ],
    },
  ],
  row({ goal }, report) {
    if (goal === undefined) return;
    for (const match of matchesIn(goal.text, IN_GOAL)) {
      const said = match.groups!["percent"]!;
      const to = goal.from + match.index + match[0].length;
      report({ from: to - said.length, to }, { name: match.groups!["name"], text: said });
    }
  },
  indicator: (one, report, { words }) => {
    // `satisfaction-without-percent` says it.
    if (isSatisfaction(one.nameText) || !one.values.some(({ target }) => isUnusual(target))) return;
    // More than all can be finished, paid in or grown by; five times as much is a slip of the pen.
    const bare = bareName(one.nameText);
    const least =
      isPositiveRate(one.nameText, words) ||
      /占比$|覆盖面$|(?:公示|兑付|兑现|演出完成|拨付|送达)率$/.test(bare)
        ? HUNDRED
        : isRate(one.nameText)
          ? FIVE_TIMES
          : undefined;
    const isLimited = least !== undefined && !UNLIMITED.test(one.nameText);
    const slip = isLimited && least === HUNDRED ? undefined : slipIn(one);
    if (slip !== undefined)
      report(slip.more.span, { name: one.nameText, text: slip.more.text, other: slip.less.text });
    if (!isLimited || slip !== undefined) return;
    for (const { span, text, target } of one.values) {
      const { main } = target;
      if (main === undefined || isCeiling(main.relation)) continue;
      if (
        main.percent &&
        /^[=＝]?\s*$/.test(text.slice(0, main.from)) &&
        !CHANGE.test(text) &&
        SELDOM_LOW.test(bare) &&
        !OFTEN_LOW.test(bare) &&
        main.number.units > 0n &&
        compare(main.number, main.mark === "‰" ? TWO_HUNDRED : TWENTY) < 0
      )
        report(span, { name: one.nameText, text, low: true });
      if (main.mark !== "%") continue;
      const excess = compare(main.number, least);
      // 2 is what a reader of scans takes ≥ for.
      const isScanned = OF_SCAN.test(text) && !LEVERED.test(bare);
      const meant = isScanned ? `≥${text.slice(1)}` : undefined;
      if (isScanned || excess > 0 || (excess === 0 && main.relation === "more"))
        report(span, { name: one.nameText, text, meant });
    }
  },
};

const UNLIMITED =
  /完成|增|提高|提升|超|毛入[学园]|拨备|准备|流动性|备付|巩固|落实|兑现|保障率|(?:收益|偿债|现金流|本息|利息)[^，]{0,4}覆盖|(?:繁殖|产羔|产仔)[^，]{0,2}成活率/;

// ≥190% beside ≥90%: one digit more makes more than all of what the other value has a share of.
function slipIn({ values }: IndicatorView): Record<"less" | "more", ValueSeen> | undefined {
  const [one, other] = values.filter(({ target }) => isShare(target));
  if (one === undefined || other === undefined) return undefined;
  const [less, more] =
    compare(one.target.main!.number, other.target.main!.number) < 0 ? [one, other] : [other, one];
  const [low, high] = [less, more].map(({ target }) => plain(target.main!.number));
  const isOneMore = high!.length === low!.length + 1 && (high!.endsWith(low!) || high!.startsWith(low!));
  return compare(less.target.main!.number, HUNDRED) <= 0 &&
    compare(more.target.main!.number, HUNDRED) > 0 &&
    isOneMore
    ? { less, more }
    : undefined;
}
const isShare = ({ main, quantities }: Target) =>
  main?.mark === "%" && quantities.length === 1 && main.number.units > 0n;

// In a goal of those rates only that nothing but a share can be: 投诉回访率达到1000%.
const IN_GOAL =
  /(?<name>[\u4e00-\u9fff]{0,6}(?:合格|完好|准确|知晓|办结|回访|回复|及时|到位|签收|接通|满意)[率度])(?![^，。；、\d]{0,5}(?:[较比翻]|提|增|升))[^，。；、\d]{0,5}(?<percent>(?<!\d)(?:1(?!00(?:\.0+)?%)\d\d|[2-9]\d\d|\d{4,5})(?:\.\d+)?%)/g;

// What most percentages are, from 10% to 100%, needs no second look.
function isUnusual({ main }: Target): boolean {
  if (main === undefined || !main.percent) return false;
  return (
    main.mark !== "%" ||
    main.relation === "more" ||
    compare(main.number, TWENTY) < 0 ||
    compare(main.number, HUNDRED) > 0
  );
}

// Rates of which nearly all is expected.
const SELDOM_LOW =
  /(?<!不)(?:合格|准确|及时|完好|达标|准点|准时|优良|可用|正确|完整|在线|成活|(?:验收|审核|检测|一次)通过|足额|按时|按期)率$/;
// Few pass some examinations, and few grow where nothing grew.
const OFTEN_LOW = /考试|资格|会计师|法考|体能|体质|预报|预警|移植|飞播|造林|建成区|血糖|血压|首次|一次|竞争/;
const OF_SCAN = /^2[5-9]\d(?:\.\d+)?[%％]$/;
const CHANGE = /[较比]|同比|上年|提高|提升|增|优于|高于|平均|\+/;
const LEVERED =
  /带动|拉动|撬动|溢价|利润|报[录考]|保障|负债|杠杆|收益|回报|投入产出|产出|周转|速动|流动|保障倍/;
const TWENTY = decimal("20");
const TWO_HUNDRED = decimal("200");
const FIVE_TIMES = decimal("500");
