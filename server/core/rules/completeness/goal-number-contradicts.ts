import { kindOf, type MeasureKind } from "../../model/kinds.ts";
import { add, compare, type Decimal, isZero, zero } from "../../model/money.ts";
import { isUnitName } from "../../model/naming.ts";
import type { Quantity } from "../../model/target.ts";
import type { Span } from "../../text.ts";
import { isLimit } from "../each.ts";
import { indicator, project } from "../example.ts";
import { bareName } from "../names.ts";
import type { IndicatorView, Rule } from "../rule.ts";
import { contradiction, type Goal } from "./contradiction.ts";
import {
  areOpposed,
  countsAlike,
  isApart,
  isOtherUnit,
  isSameBase,
  isSameNumber,
  isShareOf,
  isSumOf,
} from "./goal-counts.ts";
import { coreOf, isNamedBefore, overlapOf, TO_BE } from "./goal-names.ts";
import { MOST_COMPARED, shiftedIn, slipIn } from "./goal-slips.ts";
import { type Mention, mayBeOf, mentionsIn } from "./mentions.ts";

export const goalNumberContradicts: Rule = {
  id: "goal-number-contradicts",
  title: "目标与指标的数值不一致",
  family: "completeness",
  severity: "warning",
  docs: {
    zh: "绩效目标里的数与指标里同一事项的数不一致。\n一件事两个数，审核时不知以哪个为准。\n核对后改成一致。",
    en: "A number in the goal differs from that of the same thing in an indicator.\nOne thing with two numbers leaves a reviewer guessing.\nCheck, and make them agree.",
  },
  message: {
    zh: ({ goal, name, value }) => `绩效目标写“${goal}”，指标“${name}”写“${value}”`,
    en: ({ goal, name, value }) => `The goal says ${goal}, the indicator ${name} says ${value}`,
  },
  examples: [
    {
      bad: project([indicator("11", "日常养护里程", "≥5873公里")], {
        goal: "管养«5783公里»农村公路，按期完成年度任务。",
      }),
      near: [
        project(
          [indicator("11", "月均保障低保对象", "≥4.3万人"), indicator("11", "保障特困人员", "≥0.6万人")],
          {
            goal: "城乡低保、特困人员月均保障不少于4.9万人，按期完成年度任务。",
          },
        ),
        project([indicator("13", "系统建设周期", "≤24个月"), indicator("11", "绿道建设长度", "≥3公里")], {
          goal: "提供24小时值守服务，绿道宽度3米，按期完成年度任务。",
        }),
        project([indicator("11", "食堂检查学校数", "≥123所")], {
          goal: "服务全市学校213所，按期完成年度任务。",
        }),
        project([indicator("11", "保障展会届数", "2届")], {
          goal: "保障第139、140届展会，按期完成年度任务。",
        }),
      ],
    },
    {
      bad: project([indicator("11", "新建供水管网", "≥420公里"), indicator("11", "改造旧管", "≥35公里")], {
        goal: "新建供水管网«420米»，改造旧管35公里，按期完成年度任务。",
      }),
    },
    {
      bad: project([indicator("11", "购置设备数量", "≥25套")], {
        goal: "购置«20台»群众急需的设备，按期完成年度任务并通过考核验收。",
      }),
    },
    {
      near: [
        project([indicator("22", "火灾事故起数", "≤5起")], { goal: "杜绝火灾事故瞒报，按期完成年度任务。" }),
        project([indicator("11", "检查经办机构数", "7家")], {
          goal: "检查经办机构及14家银行网点，落实责任。",
        }),
        project([indicator("11", "检定称重设备数量", "≥14台")], {
          goal: "对5个固定治超站和9处检测点的称重设备进行检定，确保数据准确。",
        }),
        project([indicator("11", "购置车辆数", "7辆")], {
          goal: "购置消防车2辆、水罐车4辆、抢险车1辆，防护装备360套，配齐人员。",
        }),
        project([indicator("11", "飞行检查机构家数", "≥126家")], {
          goal: "管理全市定点机构1260家，规范行为。",
        }),
      ],
    },
    {
      bad: project([indicator("22", "受益人口数", "≥4.6万人")], {
        goal: "改善«46万人»的饮水条件，按期完成年度任务并通过考核验收。",
      }),
      near: [
        project([indicator("22", "受益人口数", "≥4.6万人"), indicator("11", "走访人数", "≥46万人")], {
          goal: "走访群众46万人，按期完成年度任务并通过考核验收。",
        }),
      ],
    },
    {
      bad: project([indicator("11", "系统升级次数", "≥12次"), indicator("11", "系统巡检次数", "≥2次")], {
        goal: "完成系统升级«2次»、巡检«12次»，按期完成年度任务并通过考核验收。",
      }),
      near: [
        project([indicator("11", "系统升级次数", "≥12次"), indicator("11", "系统巡检次数", "≥2次")], {
          goal: "完成系统升级12次、巡检2次，按期完成年度任务并通过考核验收。",
        }),
      ],
    },
    {
      bad: project([indicator("11", "保洁河道长度", "≥74.5公里")], {
        goal: "对市区6条河道共«745公里»实施日常保洁，按期完成年度任务并通过考核验收。",
      }),
      near: [
        project([indicator("11", "保洁河道长度", "≥74.5公里")], {
          goal: "全市河道共745公里，保洁其中的市区河道，按期完成年度任务。",
        }),
      ],
    },
    {
      bad: project([indicator("12", "食品抽检合格率", "≥95%")], {
        goal: "食品抽检合格率达到«98%以上»，按期完成年度任务并通过考核验收。",
      }),
    },
    {
      bad: project([indicator("12", "森林火灾受害率", "≤0.9%")], {
        goal: "森林火灾受害率控制在«0.5%以内»，按期完成年度任务并通过考核验收。",
      }),
      near: [
        project([indicator("12", "漏损率", "≤9%")], { goal: "漏损率从12%降至9%，满足供水需要。" }),
        project([indicator("21", "进出口总额增长率", "≥6%")], { goal: "进出口总额同比增长6%，稳住份额。" }),
      ],
    },
    {
      bad: project([indicator("22", "重大责任事故起数", "≤2起")], {
        goal: "全年«不发生重大责任事故»，按期完成年度任务并通过考核验收。",
      }),
      near: [
        project([indicator("22", "重大责任事故起数", "0起")], { goal: "全年不发生重大责任事故。" }),
        project([indicator("22", "一般事故起数", "≤2起")], { goal: "全年不发生重大责任事故。" }),
      ],
    },
    {
      bad: project([indicator("41", "低保标准", "720元/人·月")], {
        goal: "低保标准每人每月«780元»，按期完成年度任务并通过考核验收。",
      }),
      near: [project([indicator("41", "低保标准", "780元/人·月")], { goal: "低保标准每人每月780元。" })],
    },
    {
      bad: project([indicator("11", "道路大中修里程", "41公里")], {
        goal: "完成道路大中修«41米»，按期完成年度任务并通过考核验收。",
      }),
    },
    {
      bad: project([indicator("11", "消杀作业面积", "≥560万平方米")], {
        goal: "全年消杀面积«660万平方米»，按期完成年度任务并通过考核验收。",
      }),
    },
    {
      bad: project([indicator("11", "服务常住人口数", "≥28.6万人")], {
        goal: "服务常住人口«38.6万人»，按期完成年度任务并通过考核验收。",
      }),
    },
    {
      bad: project([indicator("11", "培训人数", "≥600人", "≥500人")], {
        goal: "2026年实现培训职工«600人»，按期完成年度任务并通过考核验收。",
      }),
    },
    {
      bad: project([indicator("11", "培训人数", "≥500人")], {
        goal: "全年培训职工«560人»，按期完成年度任务并通过考核验收。",
      }),
      near: [
        project([indicator("12", "抽检合格率", "≥95%")], { goal: "抽检合格率达到95%以上，比上年提高3%。" }),
        project([indicator("12", "抽检合格率", "≥95%")], { goal: "不合格产品处置率达到100%。" }),
        project([indicator("11", "培训人数", "≥560人")], {
          goal: "全年培训职工560人，按期完成年度任务并通过考核验收。",
        }),
        project([indicator("11", "培训人数", "≥600人", "≥200人")], {
          goal: "三年共培训职工600人，满足需要。",
        }),
        project([indicator("11", "培训人数", "≥600人")], { goal: "举办培训班12期，每期培训职工50人。" }),
        project([indicator("11", "购置设备", "13台")], { goal: "购置监护设备8台、呼吸设备5台。" }),
        project([indicator("11", "新建书屋", "≥12座")], { goal: "在现有86座书屋的基础上新建书屋。" }),
        project([indicator("11", "比赛场次", "≥5场")], { goal: "全年培训职工560人，举办讲座8场。" }),
        project([indicator("11", "培训职工人数", "≥560人")], { goal: "去年培训职工300人，今年继续办好。" }),
        project([indicator("11", "培训职工人数", "≥560人")], { goal: "2025年培训职工300人，今年继续办好。" }),
        project([indicator("11", "培训职工人数", "≥560人")], { goal: "日均培训职工30人，满足岗位需要。" }),
        project([indicator("11", "培训职工人数", "≥560人")], {
          goal: "其中：女性培训职工60人，满足岗位需要。",
        }),
        project([indicator("11", "培训窗口职工人数", "≥60人")], {
          goal: "全年培训职工560人，满足岗位需要。",
        }),
        project([indicator("11", "监督抽检批次", "1800批次")], {
          goal: "全年抽检药品2400批次，其中监督抽检1800批次、风险监测600批次。",
        }),
        project([indicator("11", "更新打印设备数量", "5台", "3台")], {
          goal: "更新打印设备5台，改善办公条件。",
        }),
        project([indicator("11", "管网改造长度", "100公里")], {
          goal: "全年上半年完成管网改造40公里，下半年完成管网改造60公里。",
        }),
        project([indicator("11", "新增养老床位数", "600张")], { goal: "全年床位由3000张增加到3600张。" }),
        project([indicator("12", "较大事故起数", "0起")], {
          goal: "全年事故起数控制在5起以内，不发生较大事故。",
        }),
        project([indicator("12", "接通率（人工）", "≥95%")], { goal: "热线15秒接通率92%以上，群众满意。" }),
        project([indicator("12", "冷库温度", "≤-18℃")], { goal: "冷库温度控制在-18℃以下，保证储备安全。" }),
        project([indicator("12", "案件破案率", "≥50%")], {
          goal: "命案破案率100%，电诈案件破案率35%，群众满意。",
        }),
        project([indicator("11", "培训学员人数", "≥960名")], { goal: "近千名学员参加培训，满足需要。" }),
        project([indicator("22", "带动农户数", "≥260户")], { goal: "带动数百户农户增收，满足需要。" }),
        project([indicator("22", "就业率", "≥94%")], { goal: "力争就业率达到96%，确保不低于94%。" }),
        project([indicator("23", "劣Ⅴ类断面个数", "0个")], {
          goal: "优良比例不低于90.9%（11个断面中10个达到Ⅲ类）。",
        }),
        project([indicator("13", "响应到位时间", "≤60分钟")], { goal: "一级响应到位时间30分钟，处置有序。" }),
        project([indicator("12", "测量精度", "≤0.5毫米")], { goal: "测量精度不低于0.5毫米，处置有序。" }),
        project([indicator("11", "调解纠纷件数", "≥800件")], {
          goal: "调解纠纷：邻里纠纷500件、合同纠纷260件、婚姻纠纷60件，化解及时。",
        }),
        project([indicator("41", "每人保费财政补贴", "≤180元/人")], {
          goal: "保费每人300元（财政补贴60%），应保尽保。",
        }),
      ],
    },
  ],
  row({ indicators, goal, context }, report) {
    if (goal === undefined || indicators.length === 0) return;
    const seen = saidIn(goal, indicators, context.year);
    const note = { zh: "指标里的数在这里", en: "The indicator's number is here" };
    for (const one of indicators) {
      const told = againstIndicator(one, seen);
      if (told === undefined) continue;
      const [at, args, related] = contradiction(goal, told.span, one, note);
      report(at, args, told.isDoubtful ? { ...related, severity: "information" } : related);
    }
  },
};

/** What a goal says in numbers, beside the indicators of its project. */
interface Seen {
  readonly said: string;
  readonly indicators: readonly IndicatorView[];
  /** Every number with what it counts, and those of them that are of today. */
  readonly all: readonly Mention[];
  readonly told: readonly Mention[];
  /** Those of the year itself, and of these the ones that are said of nothing aside. */
  readonly mentions: readonly Mention[];
  readonly plain: readonly Mention[];
  readonly exchanged: ReturnType<typeof exchangedIn>;
  /** Whether it may be of the whole cycle: what takes several years is in the cycle value, and a goal may name no year. */
  readonly spansYears: boolean;
}

function saidIn({ text: said }: Goal, indicators: readonly IndicatorView[], year: number | undefined): Seen {
  const all = mentionsIn(said);
  const mentions = all.filter(({ before }) => !isOfAnotherYear(before, year));
  const plain = mentions.filter(({ aside }) => aside === undefined);
  return {
    said,
    indicators,
    all,
    told: all.filter(({ aside }) => aside !== "old"),
    mentions,
    plain,
    exchanged: exchangedIn(plain, indicators),
    spansYears: YEARS.test(said) || !OF_THE_YEAR.test(said),
  };
}

/** Where a goal says another thing than an indicator does; `isDoubtful` where it may be of something else. */
interface Against {
  readonly span: Span;
  readonly isDoubtful?: boolean;
}

function againstIndicator(one: IndicatorView, seen: Seen): Against | undefined {
  const { said, indicators, told, mentions, plain } = seen;
  const main = one.annualTarget.main;
  const cycle = one.cycleTarget.main;
  const core = coreOf(one.nameText);
  if (main === undefined || main.high !== undefined || core.length < 2) return undefined;
  const isSaidToo = told.some(({ quantity }) => countsAlike(quantity, main) && isSameNumber(quantity, main));
  const none = isLimit(one) && !isZero(main.number) && !isSaidToo ? zeroIn(said, core) : undefined;
  if (none) return { span: none };
  const isElsewhere = said.includes(core);
  const alike = /均|每|单[\u4e00-\u9fff]/.test(one.nameText) ? isSameBase : countsAlike;
  const isOnly = isOnlyOne(main, plain, indicators);
  const overlap = (mention: Mention) => overlapOf(one, core, mention, indicators, isOnly);
  const same = mentions
    .filter(
      (mention) =>
        alike(mention.quantity, main) &&
        (!isElsewhere || mention.words.includes(core)) &&
        !isOfOwners(mention, main, core) &&
        mayBeOf(mention, one.nameText, core),
    )
    .map((mention) => ({ mention, overlap: overlap(mention) }))
    .filter(({ overlap }) => overlap > 0);
  // 41米 for 41公里.
  const slipped = isOnly
    ? mentions.find((mention) => isOtherUnit(mention.quantity, main) && overlap(mention) > 0)
    : undefined;
  if (slipped) return { span: slipped };
  const opposed = same.find(
    ({ mention: { quantity } }) => isSameNumber(quantity, main) && areOpposed(quantity, main),
  );
  // A precision of at most 0.3毫米 is no lower than that.
  if (opposed && !/精度|误差|分辨率/.test(one.nameText)) return { span: opposed.mention };
  const swapped = seen.exchanged.get(one);
  if (swapped) return { span: swapped };
  // A percentage is of what it is called after, whatever else has as many.
  const sayers = main.percent ? same.map(({ mention }) => mention) : told;
  const says = (target: Quantity | undefined) =>
    target !== undefined &&
    sayers.some(({ quantity }) => alike(quantity, target) && isSameNumber(quantity, target));
  if (!says(main) && !says(cycle)) {
    const changes = mentions.filter(({ aside }) => aside === "change");
    // 46万人 for 4.6万人, whatever it is called.
    const slip = slipIn([...plain, ...changes], one, main, indicators, (mention) => overlap(mention) > 0);
    if (slip?.isSure || (slip && same.length === 0)) return { span: slip.mention, isDoubtful: !slip.isSure };
    const shifted = same.length > 0 ? undefined : shiftedIn(plain, one, main, indicators);
    // It may be of something else that there is ten times as much of.
    if (shifted) return { span: shifted, isDoubtful: true };
  }
  // 3200个 with none of them this year.
  const isOfCycle = seen.spansYears || isZero(main.number);
  if (same.length === 0 || says(main) || (isOfCycle && says(cycle))) return undefined;
  if (
    !main.percent &&
    isMadeUp(
      same.map(({ mention }) => mention),
      seen,
      main,
    )
  )
    return undefined;
  if (isOfKinds(mentions, one, main)) return undefined;
  const best = same.reduce((a, b) => (b.overlap > a.overlap ? b : a));
  return isSaid(best.mention, indicators, best.overlap) ? undefined : { span: best.mention };
}

// 5个检测站的称重设备 counts stations, and 14台 is of the devices; 20台先进的设备 counts devices.
function isOfOwners({ words, before, from, to, quantity }: Mention, main: Quantity, core: string): boolean {
  if (quantity.measure?.name === main.measure?.name) return false;
  const behind = words.slice(before.length + to - from);
  const thing = core.slice(-2);
  const [owners, ...owned] = behind.split("的");
  if (owned.length > 0) return isOwner(owners!) && owned.some((one) => one.includes(thing));
  // 为12个站点更新设备: for whom it is done stands before what is done.
  return /[为给向]$/.test(before) && behind.indexOf(thing) > 2;
}

function isOwner(name: string): boolean {
  return isUnitName(name) || /(?:点|库|社区|企业|单位|部门|家庭|[农住商用]户)$/.test(name);
}

// Whether several numbers of a goal come to the indicator's, or it is said apart from them.
function isMadeUp(same: readonly Mention[], { all, plain }: Seen, main: Quantity): boolean {
  return (
    isSumOf(plain, main) ||
    isSumOf(all, main) ||
    isSumOf(same, main) ||
    isApart(all, main) ||
    isShareOf(all, main)
  );
}

/**
 * The mentions of which each belongs to one indicator by the words right before it, and says what another indicator does,
 * while that one's says what this does: 升级12次、巡检2次 for 升级2次、巡检12次.
 */
function exchangedIn(
  mentions: readonly Mention[],
  indicators: readonly IndicatorView[],
): ReadonlyMap<IndicatorView, Mention> {
  const found = new Map<IndicatorView, Mention>();
  if (mentions.length < 2 || mentions.length * indicators.length > MOST_COMPARED) return found;
  const named = indicators.flatMap((one) => {
    const { main } = one.annualTarget;
    const core = coreOf(one.nameText);
    if (main === undefined || main.high !== undefined || core.length < 2) return [];
    const own = mentions.filter(({ before }) => isNamedBefore(before, core));
    return own.length === 1 && !isSameNumber(own[0]!.quantity, main) ? [{ one, main, mention: own[0]! }] : [];
  });
  for (const a of named) {
    const isOther = (b: (typeof named)[number]) =>
      b !== a &&
      b.mention !== a.mention &&
      countsAlike(a.main, b.main) &&
      isSameNumber(a.mention.quantity, b.main) &&
      isSameNumber(b.mention.quantity, a.main);
    if (countsAlike(a.mention.quantity, a.main) && named.some(isOther)) found.set(a.one, a.mention);
  }
  return found;
}

const YEARS =
  /(?:[二两三四五六]|(?<!\d)[2-6])年(?!级)|实施周期|规划期|十[四五六七]五|累计|逐年|分年|建成后|工期|其中20\d\d年/;

const OF_THE_YEAR = /(?<!\d)20\d\d年|全年|本年|今年|年内|当年|年度/;

// Whether another indicator says what the goal does, and is as near to it, or several do together.
function isSaid(mention: Mention, indicators: readonly IndicatorView[], overlap: number): boolean {
  const { quantity } = mention;
  // Told of by whatever name, it is told of.
  const isSame = ({ annualTarget: { main } }: IndicatorView) =>
    main !== undefined && countsAlike(quantity, main) && isSameNumber(quantity, main);
  if (!quantity.percent && indicators.some(isSame)) return true;
  if (!quantity.percent && isSumOfSome(quantity, indicators)) return true;
  const near = indicators.flatMap((one) => {
    const { main } = one.annualTarget;
    const core = coreOf(one.nameText);
    if (main === undefined || core.length < 2 || !countsAlike(quantity, main)) return [];
    const own = overlapOf(one, core, mention, indicators);
    return own === 0 ? [] : [{ main, own }];
  });
  if (near.some(({ main, own }) => own >= overlap && isSameNumber(quantity, main))) return true;
  const sum = near.reduce((whole, { main }) => add(whole, main.number), zero);
  return near.length > 1 && compare(sum, quantity.number) === 0;
}

// 低保、特困人员4.9万人 are those of two indicators.
function isSumOfSome(quantity: Quantity, indicators: readonly IndicatorView[]): boolean {
  const parts = indicators
    .flatMap(({ annualTarget: { main } }) => (main && countsAlike(quantity, main) ? [main.number] : []))
    .slice(0, MOST_PARTS);
  const isAll = (sum: Decimal) => compare(sum, quantity.number) === 0;
  return parts.some((a, i) =>
    parts.some(
      (b, k) => k > i && (isAll(add(a, b)) || parts.some((c, l) => l > k && isAll(add(add(a, b), c)))),
    ),
  );
}
const MOST_PARTS = 12;

/** Where a goal says that there is to be none of something; undefined where it does not. */
function zeroIn(goal: string, core: string): Span | undefined {
  if (core.length < 2) return undefined;
  for (let at = goal.indexOf(core); at >= 0; at = goal.indexOf(core, at + 1)) {
    const before = NONE_BEFORE.exec(goal.slice(Math.max(0, at - 4), at))?.[0].length ?? 0;
    const behind = NONE_BEHIND.exec(goal.slice(at + core.length, at + core.length + 10))?.[0].length ?? 0;
    // 杜绝事故瞒报 is of what is not told.
    const isWhole = behind > 0 || WHOLE_BEHIND.test(goal.slice(at + core.length));
    if (isWhole && (core.length > 2 ? before + behind > 0 : behind > 0))
      return { from: at - before, to: at + core.length + behind };
  }
  return undefined;
}

const NONE_BEFORE = /(?:不发生|杜绝|零)$/;

const WHOLE_BEHIND = /^(?:(?:起数|次数|件数|例数)?(?:的?(?:发生|现象|情况|事件))?)?(?=[，。；、,;]|$)/;

const NONE_BEHIND =
  /^(?:起数|次数|件数|例数|数量|数)?(?:保持|控制)?(?:零发生|[为在](?:零|0)(?![\d.%‰万]|起以|件以))/;

// 2025年完成20个 in a table of 2026, and what is to be reached by 2030.
function isOfAnotherYear(before: string, year: number | undefined): boolean {
  const said = /(?<!\d)(20\d\d)年/.exec(before)?.[1];
  return said !== undefined && year !== undefined && Number(said) !== year;
}

/** Whether a goal says of kinds what an indicator says of all: 命案破案率100%，电诈案件破案率35% beside 案件破案率 ≥50%. */
function isOfKinds(mentions: readonly Mention[], { nameText }: IndicatorView, wanted: Quantity): boolean {
  if (!wanted.percent && wanted.measure?.per.length === 0) return false;
  const last = bareName(nameText).slice(-KIND);
  const numbers = mentions
    .filter(
      ({ quantity, before }) => countsAlike(quantity, wanted) && before.replace(TO_BE, "").endsWith(last),
    )
    .map(({ quantity }) => compare(quantity.number, wanted.number));
  return numbers.some((one) => one < 0) && numbers.some((one) => one > 0);
}

/** So much of a name says what is measured. */
const KIND = 3;

/** Whether a length, an area, a weight or a volume is the only one that the goal and the indicators have. */
function isOnlyOne(wanted: Quantity, mentions: readonly Mention[], all: readonly IndicatorView[]): boolean {
  const kind = wanted.measure && wanted.measure.per.length === 0 ? kindOf(wanted.measure) : undefined;
  if (kind === undefined || !EXTENTS.has(kind)) return false;
  const isAlike = (one: Quantity | undefined) => one?.measure !== undefined && kindOf(one.measure) === kind;
  return (
    mentions.filter(({ quantity }) => isAlike(quantity)).length === 1 &&
    all.filter(({ annualTarget: { main } }) => isAlike(main)).length === 1
  );
}

const EXTENTS: ReadonlySet<MeasureKind> = new Set(["length", "area", "weight", "volume"]);
