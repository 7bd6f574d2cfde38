import { kindOf, type MeasureKind } from "../../model/kinds.ts";
import { add, compare, type Decimal, isZero, zero } from "../../model/money.ts";
import { isUnitName } from "../../model/naming.ts";
import { isCeiling, type Quantity } from "../../model/target.ts";
import type { Span } from "../../text.ts";
import { isLimit } from "../each.ts";
import { bareName, isPositiveRate } from "../names.ts";
import { HUNDRED } from "../percent.ts";
import type { Context, IndicatorView } from "../rule.ts";
import type { Words } from "../words.ts";
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

/** What a goal says in numbers, beside the indicators of its project. */
export interface Numbers {
  readonly said: string;
  readonly indicators: readonly IndicatorView[];
  readonly words: Words;
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

/** The numbers of a goal, beside the indicators of its project. */
export function numbersIn(
  said: string,
  indicators: readonly IndicatorView[],
  { year, words }: Pick<Context, "year" | "words">,
): Numbers {
  const all = mentionsIn(said);
  const mentions = all.filter(({ before }) => !isOfAnotherYear(before, year));
  const plain = mentions.filter(({ aside }) => aside === undefined);
  return {
    said,
    indicators,
    words,
    all,
    told: all.filter(({ aside }) => aside !== "old"),
    mentions,
    plain,
    exchanged: exchangedIn(plain, indicators),
    spansYears: YEARS.test(said) || !OF_THE_YEAR.test(said),
  };
}

/** Where a goal says another thing than an indicator does; `isDoubtful` where it may be of something else. */
export interface Against {
  readonly span: Span;
  readonly isDoubtful?: boolean;
}

/** Where a goal says another number than an indicator does of the same thing; undefined where it does not. */
export function againstIndicator(one: IndicatorView, seen: Numbers): Against | undefined {
  const compared = comparedWith(one, seen);
  if (compared === undefined) return undefined;
  for (const way of WAYS) {
    const told = way(compared);
    if (told !== undefined) return told;
  }
  return undefined;
}

/** An indicator and the numbers of a goal that may be its own. */
interface Compared {
  readonly one: IndicatorView;
  readonly seen: Numbers;
  readonly main: Quantity;
  /** What its name counts. */
  readonly core: string;
  /** Whether it counts what no other number does. */
  readonly isOnly: boolean;
  /** How much of its name stands with a number. */
  readonly overlap: (mention: Mention) => number;
  /** The numbers of its own kind that stand with its name. */
  readonly same: readonly { readonly mention: Mention; readonly overlap: number }[];
  /** Whether the goal says this number of the indicator, wherever that may be. */
  readonly says: (target: Quantity | undefined) => boolean;
}

function comparedWith(one: IndicatorView, seen: Numbers): Compared | undefined {
  const { said, indicators, told, mentions, plain } = seen;
  const { main } = one.annualTarget;
  if (main === undefined || main.high !== undefined) return undefined;
  // A goal without numbers may yet say that there is to be none of something.
  if (seen.all.length === 0 && !isLimit(one)) return undefined;
  const core = coreOf(one.nameText);
  if (core.length < 2) return undefined;
  // `impossible-percent` tells of more than all.
  if (main.percent && compare(main.number, HUNDRED) > 0 && isPositiveRate(one.nameText, seen.words))
    return undefined;
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
        !isSaidByAnother(mention, one, indicators) &&
        mayBeOf(mention, one.nameText, core),
    )
    .map((mention) => ({ mention, overlap: overlap(mention) }))
    .filter(({ overlap }) => overlap > 0);
  // A percentage is of what it is called after, whatever else has as many.
  const sayers = main.percent ? same.map(({ mention }) => mention) : told;
  const says = (target: Quantity | undefined) =>
    target !== undefined &&
    sayers.some(
      ({ quantity }) =>
        (alike(quantity, target) || isSameBase(quantity, target)) && isSameNumber(quantity, target),
    );
  return { one, seen, main, core, isOnly, overlap, same, says };
}

// 单价不超过2000元 is what 执法记录仪单价 says: 整理单价 is another.
function isSaidByAnother(
  { quantity, before }: Mention,
  one: IndicatorView,
  indicators: readonly IndicatorView[],
): boolean {
  const head = HEAD.exec(bareName(one.nameText))?.[0];
  if (head === undefined || !new RegExp(`(?:^|[，、；。])${head}`).test(before)) return false;
  return indicators.some(({ nameText, annualTarget: { main } }) => {
    const isAnother = nameText !== one.nameText && bareName(nameText).endsWith(head);
    return isAnother && main !== undefined && isSameNumber(quantity, main);
  });
}
const HEAD = /(?:单价|成本|价格|标准|费用)$/;

// The first that tells is told of.
const WAYS: readonly ((compared: Compared) => Against | undefined)[] = [
  noneOfIt,
  inAnotherUnit,
  theOtherWay,
  exchanged,
  slipped,
  another,
];

// 不发生事故 beside at most three of them.
function noneOfIt({ one, seen: { told, said }, main, core }: Compared): Against | undefined {
  const isSaidToo = told.some(({ quantity }) => countsAlike(quantity, main) && isSameNumber(quantity, main));
  if (!isLimit(one) || isZero(main.number) || isSaidToo) return undefined;
  const span = zeroIn(said, core);
  return span && { span };
}

// 41米 for 41公里.
function inAnotherUnit({ seen: { mentions }, main, isOnly, overlap }: Compared): Against | undefined {
  const span = isOnly
    ? mentions.find((mention) => isOtherUnit(mention.quantity, main) && overlap(mention) > 0)
    : undefined;
  return span && { span };
}

// At least so many, and at most.
function theOtherWay({ one, seen: { words }, main, same }: Compared): Against | undefined {
  // `wrong-direction` tells of an indicator that says at most of what should be much.
  if (isCeiling(main.relation) && isPositiveRate(one.nameText, words)) return undefined;
  // A precision of at most 0.3毫米 is no lower than that.
  if (/精度|误差|分辨率/.test(one.nameText)) return undefined;
  const opposed = same.find(
    ({ mention: { quantity } }) => isSameNumber(quantity, main) && areOpposed(quantity, main),
  );
  return opposed && { span: opposed.mention };
}

function exchanged({ one, seen }: Compared): Against | undefined {
  const span = seen.exchanged.get(one);
  return span && { span };
}

// 46万人 for 4.6万人, whatever it is called.
function slipped({ one, seen, main, same, overlap, says }: Compared): Against | undefined {
  const { mentions, plain, indicators } = seen;
  if (says(main) || says(one.cycleTarget.main)) return undefined;
  const changes = mentions.filter(({ aside }) => aside === "change");
  const slip = slipIn([...plain, ...changes], one, main, indicators, (mention) => overlap(mention) > 0);
  if (slip?.isSure || (slip && same.length === 0)) return { span: slip.mention, isDoubtful: !slip.isSure };
  const shifted = same.length > 0 ? undefined : shiftedIn(plain, one, main, indicators);
  // It may be of something else that there is ten times as much of.
  return shifted && { span: shifted, isDoubtful: true };
}

// The number that stands nearest to the name.
function another({ one, seen, main, same, says }: Compared): Against | undefined {
  // 3200个 with none of them this year.
  const isOfCycle = seen.spansYears || isZero(main.number);
  if (same.length === 0 || says(main) || (isOfCycle && says(one.cycleTarget.main))) return undefined;
  const numbers = same.map(({ mention }) => mention);
  if (!main.percent && isMadeUp(numbers, seen, main)) return undefined;
  if (isOfKinds(seen.mentions, one, main)) return undefined;
  const best = same.reduce((a, b) => (b.overlap > a.overlap ? b : a));
  return isSaid(best.mention, seen.indicators, best.overlap) ? undefined : { span: best.mention };
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
function isMadeUp(same: readonly Mention[], { all, plain }: Numbers, main: Quantity): boolean {
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
