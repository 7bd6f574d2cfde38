import { lately } from "../../memo.ts";
import { bareName } from "../names.ts";
import type { IndicatorView } from "../rule.ts";
import type { Mention } from "./mentions.ts";

/** What a name counts, without the words that any name may have. */
export const coreOf = lately((name) =>
  bareName(name)
    .replace(/^(?:本年度|年度|全年|年|新增|完成|预计)/, "")
    .replace(/(?:数量|人次|人数|次数|场次|起数|件数|例数|宗数|数|量|总额|金额)$/, "")
    .replace(OF_TIME, ""),
);

/**
 * How much of the name's core the clause has: all or most of it, or half with its last word. A percentage may be of
 * anything: it has the whole name before it.
 */
export function overlapOf(
  one: IndicatorView,
  core: string,
  { quantity, words, before, earlier }: Mention,
  all: readonly IndicatorView[],
  isOnly = false,
): number {
  const name = one.nameText;
  if (isOtherTime(bareName(name), words)) return 0;
  if (quantity.percent && lacksBracket(name, words)) return 0;
  if (quantity.percent) return isNamedIn(before, earlier, one, all) ? core.length : 0;
  const pairs = Array.from({ length: core.length - 1 }, (_, i) => core.slice(i, i + 2));
  // 困难职工 are not 职工, and 高价值专利 not 专利.
  const seen = [...core].map((char) => (words.includes(char) ? "+" : "-")).join("");
  if ((LACKING.test(seen) && !isOnly) || seen.startsWith("---")) return 0;
  const shared = pairs.filter((pair) => words.includes(pair)).length;
  const chars = [...seen].filter((mark) => mark === "+").length / core.length;
  const last = words.includes(pairs.at(-1)!) && !GENERAL.has(pairs.at(-1)!);
  if (shared === 0 || !(chars >= 0.6 || (chars >= 0.5 && last))) return 0;
  // Of 68个部门的312个业务系统 the nearer one.
  const behind = /^[^\d]*/.exec(words.slice(before.length).replace(/^[^\d]*[\d.,]+/, ""))![0];
  return shared + chars + (behind.includes(pairs.at(-1)!) ? 0.1 : 0);
}

// 2小时内报告 is no 处置时间, and what is so in a city no time in a village.
function isOtherTime(name: string, words: string): boolean {
  const act = ACTS.exec(name)?.[0];
  if (act === undefined) return false;
  return !words.includes(act) || KINDS.exec(words)?.[0] !== KINDS.exec(name)?.[0];
}
const ACT = "响应|修复|恢复|办结|处置|到场|处理|受理|答复|抢修|排除|到达";
const ACTS = new RegExp(`(?<=..)(?:${ACT})(?=(?:时间|时限|时长)$)`);
const OF_TIME = new RegExp(`(?<=..(?:${ACT}))(?:时间|时限|时长)$`);
const KINDS = /城区|乡村|农村|城市|一般|重大|紧急|普通|简单|复杂|较大/;

/** Whether right before a number stands what an indicator is called. */
export function isNamedBefore(before: string, core: string): boolean {
  const said = before.replace(TO_BE, "");
  return said.length >= 2 && (said.endsWith(core) || core.endsWith(said));
}

/** What may stand between a thing and its number: 达到, 控制在. */
export const TO_BE =
  /(?:达到?|保持|控制|稳定|维持|提[高升][到至]|[下压]?降[低减]?[到至]|应当?|要|须|需|力争|确保|争取|将|均|都|[为在])+$/;

// Whether a percentage is of what a name says: 合格率应达到98%, 漏损率由12%降到9%, 总额增长6% for 总额增长率.
function isNamedIn(
  before: string,
  earlier: string,
  { nameText, annualText }: IndicatorView,
  all: readonly IndicatorView[],
): boolean {
  const name = bareName(nameText);
  const said = before
    .replace(TO_BE, "")
    .replace(/[由从]\s*\d[\d.]*\s*[%％‰]?$/, "")
    .replace(/同比|(?:较|比)(?:上年|去年|年初)(?:同期)?/g, "");
  if (said.endsWith(name)) return true;
  // 开机率 is 设备开机率 where no other indicator is of a 开机率; 困难毕业生就业率 is of some of the 毕业生.
  if (
    said.length > 2 &&
    name.endsWith(said) &&
    !isOfSome(name.slice(0, -said.length), said, earlier) &&
    all.filter(({ nameText }) => nameText.includes(said)).length === 1
  )
    return true;
  if (isOfContent(said, name) && all.filter(({ nameText }) => CONTENT.test(nameText)).length === 1)
    return true;
  const change = /(?:增长|下降|降低|提高|减少|上升|压减)$/.exec(said)?.[0];
  if (change === undefined) return false;
  const rate = RATES.find(({ word }) => word.test(name));
  if (rate?.said.has(change) && said.slice(0, -change.length).endsWith(name.replace(rate.word, "")))
    return true;
  return annualText.includes(change) && said.endsWith(name + change);
}

// 设备 says of what a 开机率 is; behind 农村 a 垃圾分类覆盖率, which says that itself, is of some of it. What the clause
// before said need not be said again: 受理工单18万件，按期办结率98%.
function isOfSome(qualifier: string, said: string, earlier: string): boolean {
  const [, last = ""] = /([^，、]*)[，、]$/.exec(earlier) ?? [];
  if (qualifier.length > 1 && last.includes(qualifier)) return false;
  return SOME.test(qualifier) || (said.length >= SPEAKING && !OF_ALL_THERE.test(qualifier));
}
/** So many characters of a rate say of what it is. */
const SPEAKING = 5;
const OF_ALL_THERE =
  /^(?:本?年度|全年|当年|项目|总体|综合|平均|全[国省市区县镇乡校院]|本级|辖区|各类?|所有)$/;

const SOME =
  /重大|较大|严重|重度|重症|高[危风]|农村|乡村|城[区镇市乡]|市区|大型|中型|小型|小微|\d+岁|自理|失能|示范|试点|困难|贫|脱贫|低保|特困|残疾|重点|主要|核心|关键|新[进入招任录增建]|[专兼]职|法定|规定|流动|留守|随迁|少数民族|妇女|老年|高龄|儿童|高层次|骨干|规[模上]|基层|[国省市县区乡镇村]级|定点|特殊|首次|一次性|上年|其中/;

// 群众满意度 is the 服务对象满意度 that an indicator asks for: one of both says of nobody in particular whose it is.
function isOfContent(said: string, name: string): boolean {
  return CONTENT.test(said) && CONTENT.test(name) && [said, name].some((one) => OF_ALL.test(one));
}
const CONTENT = /满意[度率](?:指标)?$/;
const OF_ALL =
  /(?:服务对象|受益对象|(?:人民|受益|服务|社会)?群众|(?:社会)?公众|社会|居民)的?(?:综合|总体)?满意[度率](?:指标)?$/;

const RATES = [
  { word: /(?:增长|提高|上升)(?:率|幅度?)$|增速$|增幅$/, said: new Set(["增长", "提高", "上升"]) },
  { word: /(?:下降|降低|减少|压减)(?:率|幅度?)$|降幅$/, said: new Set(["下降", "降低", "减少", "压减"]) },
];

// 接通率（人工） is not any 接通率.
function lacksBracket(name: string, words: string): boolean {
  const inside = /[（(]([\u4e00-\u9fff]{2,6})[）)]$/.exec(name)?.[1];
  return inside !== undefined && !words.includes(inside);
}

// Two characters or more in the middle of a name that a clause lacks.
const LACKING = /\+--+\+/;

const GENERAL = new Set(["项目", "工作", "活动", "工程"]);
