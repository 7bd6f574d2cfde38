import { DASHES } from "../../characters.ts";
import { negated } from "../../model/money.ts";
import { type Quantity, targetOf } from "../../model/target.ts";
import { clauseBefore, matchesIn, type Span } from "../../text.ts";
import { bareName } from "../names.ts";

/** A number in a goal, with the words of its clause. */
export interface Mention extends Span {
  readonly quantity: Quantity;
  readonly words: string;
  /** Those before the number. */
  readonly before: string;
  /** What its sentence says before its clause. */
  readonly earlier: string;
  /** What it is where it is not simply how many there are to be. */
  readonly aside: Aside | undefined;
}

/**
 * `old`: what it was before a change. `part`: of a part, behind 其中. `change`: how many more or fewer there are to be.
 * `existing`: how much there is altogether. `other`: of each time, of what there is already, of somebody else.
 */
type Aside = "old" | "part" | "change" | "existing" | "other";

// Each is compared with each indicator: a goal with more is no goal, and must not keep anybody waiting.
const MOST_MENTIONS = 200;

/** The numbers of a goal that count something. */
export function mentionsIn(goal: string): Mention[] {
  const mentions: Mention[] = [];
  // 惠及学生3000人 is what 受益学生人数 counts.
  for (const clause of matchesIn(goal.replaceAll("惠及", "受益"), CLAUSE)) {
    if (!NUMBER.test(clause[0])) continue;
    // 其中：受助学生600人 is of a part.
    const isPart = PART_OF.test(goal.slice(Math.max(0, clause.index - 6), clause.index));
    // What one strives for is no promise where there is one.
    const isHope = STRIVEN.test(clause[0]) && PROMISED.test(goal);
    const isOther = isPart || isHope || ASIDE.test(clause[0]);
    const quantities = targetOf(clause[0]).quantities.map((one) =>
      withSign(clause[0], withEach(clause[0], one)),
    );
    for (const quantity of quantities) {
      if (mentions.length === MOST_MENTIONS) return mentions;
      if ((quantity.measure === undefined && !quantity.percent) || quantity.high !== undefined) continue;
      if (quantity.relation === "about" || isRough(clause[0], quantity)) continue;
      // G60高速 and l60人 count nothing.
      if (/[A-Za-z]$/.test(clause[0].slice(0, quantity.digits.from))) continue;
      // 第139、140届 is one of them, and no number of them.
      const start = clause.index + quantity.from;
      if (ORDINALS.test(goal.slice(Math.max(0, start - 12), start))) continue;
      // 5批次/千人 counts no 批次.
      if (/^\s*[/／]/.test(clause[0].slice(quantity.to))) continue;
      mentions.push({
        from: clause.index + quantity.from,
        to: clause.index + quantity.to,
        quantity,
        ...ownWords(clause[0], quantity),
        earlier: clauseBefore(goal, clause.index, "。；;"),
        aside: isOther ? "other" : asideOf(clause[0], quantity),
      });
    }
  }
  return mentions;
}

// 经办机构及14家网点: what stands before the conjunction is counted by nobody.
function ownWords(clause: string, { from, to }: Quantity): { words: string; before: string } {
  const before = clause.slice(0, from);
  const joint = JOINT.exec(before);
  const isJoined = joint !== null && /^[\u4e00-\u9fff]{2}/.test(clause.slice(to));
  const at = isJoined ? joint.index + joint[0].length : 0;
  // “15分钟健身圈”覆盖率 is what 15分钟健身圈覆盖率 counts.
  const [words, own] = [clause.slice(at), clause.slice(at, from)].map((text) => text.replace(/[“”"]/g, ""));
  return { words: words!, before: own! };
}
const JOINT = /(?<=[\u4e00-\u9fff]{2})(?:以及|并对|[及和与])[^及和与\d]{0,2}$/;

/** Whether a number may be of what an indicator is called: the same thing, done in the same way and counted by the same. */
export function mayBeOf({ words, before, aside, quantity }: Mention, name: string, core: string): boolean {
  const isPer = (quantity.measure?.per.length ?? 0) > 0;
  if (!isPer && AVERAGES.some((average) => average.test(words) !== average.test(name))) return false;
  if (isOfAnother(words, name)) return false;
  // 十万人口 in 十万人口死亡率 counts nobody.
  const at = words.indexOf(bareName(name));
  if (at >= 0 && before.length >= at && before.length < at + bareName(name).length) return false;
  if (aside === "old") return false;
  // 一级响应 is one kind of 响应.
  const grade = GRADE.exec(before)?.[0];
  if (grade !== undefined && !name.includes(grade)) return false;
  if (aside === "part") {
    const said = before.slice(before.lastIndexOf("其中") + 2);
    return said.startsWith(core) || (said.length >= 4 && core.startsWith(said));
  }
  // 服务常住人口28.6万人 is what 服务常住人口数 counts.
  if (aside === "other")
    return (/^[每单]/.test(name) && before.endsWith(name)) || (STANDING.test(name) && before.endsWith(core));
  if (quantity.percent) return true;
  // 林区总面积 is no 抚育面积.
  if (aside === "existing") return name.includes(EXISTING.exec(before)![0]);
  if (aside === "change") return CHANGES.some((change) => change.test(before) && change.test(name));
  return !isOtherAct(words, name) && (!words.includes("总投资") || name.includes("总投资"));
}

// 生均宿舍面积 is not 生均校舍面积, and what there is of something not what is added: 有效注册量 and 新增注册商标.
function isOfAnother(words: string, name: string): boolean {
  const [said, own] = [words, name].map((text) => OF_EACH.exec(bareName(text))?.[1]);
  if (said !== undefined && own !== undefined && !said.includes(own) && !own.includes(said)) return true;
  return STOCK.test(words) && ADDED.test(name);
}
const OF_EACH = /[生人户亩床]均([\u4e00-\u9fff]{2,8}?)(?=(?:均?达到?|提高|增加|不[低少]于|为|约|至|到)|$)/;
const STOCK = /有效[\u4e00-\u9fff]{0,4}量|[拥保]有量|存量|总量$/;
const ADDED = /^(?:新[增认建注登办]|当年|本年)/;

const GRADE = /(?:[一二三四五]|[ⅠⅡⅢⅣ]|[甲乙丙])[级类等](?=[\u4e00-\u9fff])/;

// 体检干部860人次 is no number of those trained.
function isOtherAct(words: string, name: string): boolean {
  const own = ACT.exec(name);
  if (own === null || own.index > 0) return false;
  const acts: readonly string[] = words.match(ACTS) ?? [];
  return acts.length > 0 && !acts.includes(own[0]);
}
const ACT =
  /培训|体检|慰问|表彰|保障|采购|购置|购买|资助|补助|走访|检查|巡查|抽检|评选|奖励|招聘|引进|举办|演出|接种|救助/;
const ACTS = new RegExp(ACT.source, "g");

// So much a head, a mu or a day is another quantity than all of it.
const AVERAGES = [
  /[人户亩村镇场次班日月年车]均|每[户人亩村镇场次班日月天期]|单[池台座车位场次期]/,
  /每[十百千万]{1,2}/,
];

/** 每人每月780元 is 780元/人/月. */
function withEach(clause: string, quantity: Quantity): Quantity {
  const { measure, from } = quantity;
  const each = EACH.exec(clause.slice(0, from))?.[0];
  if (measure === undefined || measure.per.length > 0 || each === undefined) return quantity;
  const per = matchesIn(each, /每([^每，]+?)(?=每|$)/g).map(([, by]) => (by === "日" ? "天" : by!));
  return { ...quantity, measure: { ...measure, name: [measure.name, ...per].join("/"), per } };
}
const EACH =
  /(?:每(?:人|户|亩|床|辆|台|次|场|期|月|年|季度|天|日|件|例|吨|册|个|名|位|生|学期|平方米|公里|盏|套|只|头|株|棵))+(?=(?:补助|补贴|奖补|不超过|按|标准|为)*$)/;

// 零下18℃, and -18℃ behind words: what stands before a number there is its sign.
function withSign(clause: string, quantity: Quantity): Quantity {
  const sign = SIGN.exec(clause.slice(0, quantity.from))?.[0];
  if (sign === undefined || quantity.comparators.some(({ place }) => place === "before")) return quantity;
  return { ...quantity, from: quantity.from - sign.length, number: negated(quantity.number) };
}
const SIGN = new RegExp(`(?<=[\\u4e00-\\u9fff]|^)(?:零下|(?<![正])负|[${DASHES}])$`);

// 近千名, 上百人次, 数十万, 两三千: no number of anything.
function isRough(clause: string, { digits }: Quantity): boolean {
  const [before, number] = [clause.slice(0, digits.from), clause.slice(digits.from)];
  return NEARLY.test(before) || (SOME.test(before) && /^[十百千万亿]/.test(number)) || TWO.test(number);
}
const NEARLY = /(?:(?<![最附就邻亲])近|接近|将近)$/;
const SOME = /(?:[数几]|(?<![以之])上|成百)$/;
const TWO = /^[一二两三四五六七八九]{2}[十百千万]/;

/** Whether a number is of each time, of a part, of what there was before, and not of what is to be done. */
function asideOf(clause: string, { from, to, measure }: Quantity): Aside | undefined {
  const [before, behind] = [clause.slice(0, from), clause.slice(to)];
  if (/[由从](?!.*[到至])/.test(before) && CHANGED.test(behind)) return "old";
  if ((measure?.per.length ?? 0) > 0 && EACH.test(before)) return undefined;
  // 对6条河道共74公里实施保洁 is what is to be done, and so is 覆盖全县21个乡镇.
  const isDone = /^(?:全年|年内)?[对为]/.test(before) && DOES.test(behind);
  if (SCOPE.test(before)) return isDone || COVERED.test(before) ? undefined : "other";
  if (EXISTING.test(before) && !ACT.test(before) && !isDone) return "existing";
  if (SIZE.test(before)) return "other";
  // 对在用电梯2150台开展抽查 looks at some of them.
  if (/^对/.test(before) && SAMPLED.test(behind)) return "other";
  if (BEFORE.test(before) || /^[^，]{0,8}中(?:的|有|\d)/.test(behind)) return "other";
  if (before.includes("其中")) return "part";
  return CHANGES.some((change) => change.test(before)) ? "change" : undefined;
}
// 由68辆减少8辆至60辆
const CHANGED =
  /^[^，。]{0,8}?(?:提[高升]|增[加长至到]|降[低至到]?|下降|减[少至到]|缩短|压[缩减]|调整|上升|改)[^，。]{0,12}?(?:[到至为]|\d)/;
// Each with what may stand between it and the number; 减少到8辆 says how many are left.
const CHANGES = [
  /(?:新增|增加|净增|新招录?|新录用|新入藏|补充|新建|扩建|扩大|增配|更新|轮换|剔旧)(?![^，]*[到至为]$)[\u4e00-\u9fff“”]{0,12}/,
  /(?:减少|缩短|压[缩减]|提[高升前]|节约|降低|下降)(?:了)?$/,
  /(?:淘汰|撤并|清退|化解|关停|取缔|流失|缺口|伤亡)[\u4e00-\u9fff]{0,12}/,
];
// 全局共26台 are there already, as 全市现有学生12万人 are; 购置设备共58台 are bought.
const EXISTING =
  /共有?$|全[国省市区县校院](?:范围内)?[现共]有[^，\d]{0,8}$|总面积|总里程|全长|占地|建筑面积|播种面积|经营面积|能力|库容|规模|容量|储量|蓄积/;
const DOES = /^[^，。；]{0,8}?(?:实施|开展|进行|完成|予以)/;
const SAMPLED = /^[^，。；]{0,10}?抽[查检样测]/;
// 高2.2米 is another extent than its length.
const SIZE = /[高宽深厚径距离]\s*$/;
// 全县12个乡镇 are there, whatever is done.
const SCOPE = /全[国省市区县]$/;
const COVERED = /(?:覆盖|惠及|受益|走访|检查|排查|普查|培训|服务)(?:到|了)?全[国省市区县]$/;
const STANDING = /常住|辖区|现有|在册|在校|在网/;
const BEFORE =
  /[较比](?:法定|规定|承诺|标准)[^，]{0,4}$|\d[个家户名人台座条处项][^，。]{0,8}中$|每[^\d年]{0,14}$|每年?[^\d]{0,8}$|各[^\d]{0,8}$|现有|现存|现状|目前|原有|已有|已建|已完成|总数$|去年|上年|上一?年度|往年|前年|同期|常住|辖区|截[至止]|单日|第[一二三四]季度|上半年|十[三四五六七]五[”"]?(?:期间|时期)|高于[^，]{0,12}$|按(?![时期月季年]|[^，]*[率度]$)照?[^，]{0,14}$|全[国省市区县]平均|不让|不使|不漏|不落|无一|(?:不|无(?!人[机船车艇]|线|障碍|烟|偿|公害))[^，。]{0,4}$/;
// 在改造20个小区的基础上; 甲、乙分别不少于620吨、380吨.
const ASIDE = /基础上|分别/;
const STRIVEN = /力争|争取|奋斗目标|冲刺/;
const PROMISED = /确保|不低于|不少于|保底|底线/;
const ORDINALS = /第[\d一二三四五六七八九十]{1,4}[届期批次号轮]?[、和及与至-]$/;
const PART_OF = /其中[：:，\s]{0,4}$/;

// A comma between thousands ends no clause: 1,480套.
const CLAUSE = /(?:(?<=(?<![\d,])\d{1,3}(?:,\d{3}){0,4}),(?=\d{3}(?!\d))|[^，。；、,;：:！\s])+/g;

// Whatever the grammar of values reads as a number begins with one of these.
const NUMBER = /[0-9０-９零〇一二两三四五六七八九十百千万亿半]/;
