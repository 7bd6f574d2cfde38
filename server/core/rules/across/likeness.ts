import { segmentsOf } from "../segments.ts";

/** The stretch of a rare name in which it differs from a frequent one. */
export interface Difference {
  readonly from: number;
  readonly to: number;
}

/**
 * The stretch of the rare name that differs: at most two characters for as many. Digits may differ: they count.
 */
export function difference(rare: string, usual: string): Difference | undefined {
  const { length } = rare;
  if (length !== usual.length) return undefined;
  let from = 0;
  while (from < length && rare.charCodeAt(from) === usual.charCodeAt(from)) from++;
  let to = length;
  while (to > from && rare.charCodeAt(to - 1) === usual.charCodeAt(to - 1)) to--;
  if (to - from > 2 || COUNTS.test(rare.slice(from, to) + usual.slice(from, to))) return undefined;
  return { from, to };
}
const COUNTS = /[\d%（()）]/;

/**
 * Whether two characters stand for two others, neither of them the same: 参建 for 使用 before 单位满意度 is whom it is of, and
 * no typo. What is measured stands at the end.
 */
export function isAnotherWord(rare: string, usual: string, { from, to }: Difference): boolean {
  if (isSomethingElse(rare, usual, from, to)) return true;
  if (to - from === 1 && areContrasts(rare[from]!, usual[from]!)) return true;
  if (to === rare.length && SOMETHING_ELSE.test(rare)) return true;
  if (to - from < 2 || to === rare.length) return false;
  // 用图单位 and 使用单位: of whom it is.
  if (/^(?:单位|部门|企业|机构|人员|对象)/.test(rare.slice(to))) return true;
  const other = usual.slice(from, to);
  return ![...rare.slice(from, to)].some((char) => other.includes(char));
}

/**
 * Whether a rare name is a frequent one with a character lost from within a word: 验收格率. A whole word less makes another
 * name, and so does one that is left of the word: 护林员 of 护林人员.
 */
export function isSlip(rare: string, usual: string, isShared: (word: string) => boolean): boolean {
  if (rare.length !== usual.length - 1) return false;
  let at = 0;
  while (at < rare.length && rare.charCodeAt(at) === usual.charCodeAt(at)) at++;
  if (usual.slice(at + 1) !== rare.slice(at) || !/[\u4e00-\u9fff]/.test(usual[at]!)) return false;
  const word = wordAt(usual, { from: at, to: at + 1 });
  if (word === undefined || isWordLeft(word.segment, at - word.index)) return false;
  if (at === rare.length) return !MEASURE.test(rare);
  const joint = { from: at - 1, to: at + 1 };
  return at === 0 || !(isShared(rare.slice(joint.from, joint.to)) || wordAt(rare, joint) !== undefined);
}

/** Whether two characters tell things apart: 东 and 西, 甲 and 乙. */
export function areContrasts(a: string, b: string): boolean {
  return CONTRASTS.some((set) => set.includes(a) && set.includes(b));
}

// What is told apart by one character: 猪瘟 and 鸡瘟, 供水 and 供热, 甲类 and 乙类, 抽检 and 自检.
const CONTRASTS =
  "甲乙丙丁戊 一二两三四五六七八九十首 东西南北中 男女 水电气热暖油 春夏秋冬 雨水墒灾旱汛风雪 抽自送年巡复初终 猪牛羊鸡鸭鹅鱼马犬兔禽畜 稻麦棉豆薯菜果茶桑烟 红紫白黑黄青绿蓝 上下左右前后 内外 大中小 高低 国省市县区镇乡村 烈军遗 新旧老 公私 进出 早中晚 训赛展会 储建供运 位账 桥路隧 手足 眼耳口 正副 站馆室 收支 控测 护检查 新架 房点".split(
    " ",
  );

// 测评结果 is no 测评次数.
const SOMETHING_ELSE =
  /(?:结果|记录|情况|报告|方案|制度|台账|清单|计划|档案|系统|标准|质量|水平|时间|进度|成本|费用|效果)$/;

// 受众满意度 and 群众满意度 are of other people, 人均 and 亩均 are other shares, 续建 and 新建 other works.
function isSomethingElse(rare: string, usual: string, from: number, to: number): boolean {
  for (let i = Math.max(0, to - 2); i <= from; i++) {
    const [one, other] = [rare.slice(i, i + 2), usual.slice(i, i + 2)];
    if (SORTS.some((words) => words.has(one) && words.has(other))) return true;
  }
  return false;
}
const SORTS = [
  // Whom something is for or of.
  "受众 群众 观众 听众 公众 民众 大众 学员 学生 师生 考生 家长 教师 老师 职工 员工 干部 农户 农民 村民 居民 市民 渔民 牧民 灾民 移民 住户 商户 用户 客户 租户 储户 业户 散户 大户 游客 旅客 乘客 顾客 读者 患者 病人 老人 老年 儿童 妇女 青年 少年 残疾 军人 干警 警员 残儿 幼儿 婴儿 医患 士兵 党员 社员 队员 会员 委员 代表 企业 单位 部门 机构 社区 村镇 乡镇 街道 学校 医院 园区 景区 校区 片区 患儿 患者 参训 参培 参会 参赛 参观 参展 参加 参与 受训 护师 医师 技师 律师 药师 讲师 护士 医生",
  "受检 送检 用户 用能 用水 用电 用工 用地",
  "收件 发件 来件 退件 寄件",
  "护理 护林 护路 护学 护河",
  "公园 公厕 公交 公路 公寓 公墓",
  "桥梁 桥涵 涵洞 隧道 边坡 路灯 灯光 灯杆 路面 路基 路缘",
  "民警 辅警 交警 特警 刑警",
  "血压 血糖 血脂 血氧 尿酸",
  "急诊 门诊 住院 体检 巡诊",
  "血氧 血常规 血型",
  "接警 出警 处警 报警",
  "河涌 河道 河湖 湖泊 水库 渠道",
  "桥墩 桥梁 桥面",
  "图册 图书 图集 图纸",
  "优待 优抚 抚恤",
  "失能 失业 失独",
  "展演 展览 展销 展播 展示",
  "厨余 餐厨 其他",
  "胃镜 肠镜 喉镜",
  "拉练 演练 训练 集训",
  "消防 防汛 防台 防震 反恐 防火",
  "稻种 稻谷 稻田",
  "渔港 渔船 渔民 渔业",
  "草场 操场 农场 林场 牧场",
  "党务 党员 党课 党史 政务",
  "妇幼 妇女 儿童",
  // By what something is shared out.
  "人均 户均 亩均 村均 校均 生均 床均 站均 点均 车均 次均 日均 月均 季均 年均 件均 班均 场均",
  // What is paid, insured, taught, built and examined, and how.
  "拨付 兑付 支付 垫付 预付 交付 给付 偿付 缴付",
  "社保 医保 低保 参保 养老 工伤 失业 生育",
  "初训 复训 集训 轮训 培训 内训 外训",
  "新建 续建 改建 扩建 复建 重建 迁建 在建 拟建 修建 援建 翻建 改造 修缮 维修 养护 维护",
  "年审 年检 年报 初检 复检 抽检 送检 自检 质检 安检 普查 抽查 核查 巡查 排查 检查",
  "考评 测评 参评 预评 初评 复评 自评 互评 总评 评估",
  "编制 修编 修订 评审 论证 审查 审核 审批 复核",
  "印制 印刷 印发 编印 发放 派发 投放",
].map((words) => new Set(words.split(" ")));

/** Each two characters of a name that stand side by side. */
export function wordsIn(name: string): Set<string> {
  const words = new Set<string>();
  for (let i = 0; i + 1 < name.length; i++) words.add(name.slice(i, i + 2));
  return words;
}

/**
 * Whether the stretch that differs is a word of its own, so that the name is another name: other names have it too, or
 * the dictionary does. At the end of a name only a word of measure will do: 数量, 次数, but not 梳理.
 */
export function isOwnWord(
  name: string,
  { from, to }: Difference,
  isShared: (word: string) => boolean,
): boolean {
  const pairs: string[] = [];
  for (let i = Math.max(0, from - 1); i < Math.min(to, name.length - 1); i++)
    pairs.push(name.slice(i, i + 2));
  const shared = to - from === 1 ? pairs.some((pair) => isShared(pair)) : isShared(name.slice(from, to));
  if (shared) return true;
  if (to === name.length) return MEASURE.test(name);
  return wordAt(name, { from, to }) !== undefined;
}

/** The word of the dictionary that a stretch of a text is in, or is. */
function wordAt(text: string, { from, to }: Difference): Intl.SegmentData | undefined {
  for (const found of segmentsOf(text)) {
    const { index, segment } = found;
    if (segment.length > 1 && index <= from && index + segment.length >= to) return found;
  }
  return undefined;
}

// 宣传品 without 品 is 宣传, and what names a thing, a place or a measure names it alone: 车辆 and 车, 件数 and 数, 资金 and 金.
function isWordLeft(word: string, at: number): boolean {
  const rest = word.slice(0, at) + word.slice(at + 1);
  return rest.length === 1 ? ALONE.test(rest) : at === 0 || at === word.length - 1;
}
const ALONE =
  /[人员户民众生师医兵警工农商客童老幼家队组会协团党校院所站馆室厅局处科部委办中网店厂场园区片段街路桥隧车船机器具械械件品材料物资金款费税债票据卡证照书册刊报图像片影音视频屏幕线缆管渠闸坝堤河湖库池塘井泵水电气热油煤火林草树苗木花果菜粮种肥药苗畜禽牛羊猪鸡鱼虾田地土山沟村镇乡县市省国城房屋楼宅床位桌椅柜灯牌栏杆井盖厕箱桶袋瓶衣服被鞋伞旗徽奖杯数量率额度期次点项例起条幅篇批宗份套台座栋间层米亩吨升瓦年月日周季时分秒天展厅]/;

/** A word of measure at the end. */
export const MEASURE = /(?:率|数|量|额|度|比|费|值|性|次|人|长|间|本|价|准|积|程|级|期|限)$/;
