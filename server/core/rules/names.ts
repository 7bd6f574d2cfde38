import { madeAt } from "../list.ts";
import { lately, latelyWith } from "../memo.ts";
import type { Words } from "./words.ts";

/** An indicator's name without what is only written beside it: blanks, （%）, （套）, a trailing 指标 or serial number. */
export const bareName: (name: string) => string = lately((name) =>
  name
    .replace(/\s/g, "")
    .replace(/[（(][^（）()]{0,6}[）)]$/, "")
    .replace(/。$/, "")
    .replace(/指标$/, "")
    .replace(/(?<=[\u4e00-\u9fff])\d{1,2}$/, ""),
);

/** Names as they are compared: full-width and half-width signs alike. */
export const nameKey: (name: string) => string = lately((name) => {
  return narrowed(bareName(name));
});

/** A name as it is written, but for its blanks and the width of its brackets. */
export function writtenKey(name: string): string {
  return narrowed(name.replace(/\s/g, ""));
}

function narrowed(name: string): string {
  return /[（）]/.test(name) ? name.replaceAll("（", "(").replaceAll("）", ")") : name;
}

/** Whether a name is that of a rate: 合格率, 占比. Not 效率, 频率 and their like. */
export const isRate: (name: string) => boolean = lately((name) => {
  const bare = bareName(name);
  return (
    /(率|占比)$/.test(bare) &&
    !/((?<!有)效率|频率|(?<!成)功率|速率|汇率|心率|分辨率|曝光率|斜率|费率|税率|周转率|容积率|帧率|采样率|刷新率|比特率|码率|曲率|生育率|杠杆率|流动比率|倍率|糙率|换手率|翻台率|流通率|复本率|剂量率|电导率|饲料转化率)$/.test(
      bare,
    )
  );
});

/** Whether a name is that of a count: 人数, 次数, 数量. Not 指数, 分数 and their like. */
export const isCount: (name: string) => boolean = lately((name) => {
  const bare = bareName(name);
  return (
    /(数|数量|人次|场次|批次|件次|班次|台次|户次|车次|家次|科次|频次)$/.test(bare) &&
    !/(指数|系数|分数|参数|常数|函数|基数|倍数|得数|对数|级数|天数)$/.test(bare)
  );
});

/** Whether a name counts things or events by its last word, as 数量, 人次, 场次 do. */
export const isTally: (name: string) => boolean = lately((name) => {
  return TALLY.test(bareName(name));
});
const TALLY =
  /(?:数量|人数|人员数|期数|届数|栋数|条数|盏数|次数|件数|套数|台数|篇数|本数|册数|场数|个数|户数|批数|家数|项目数|企业数|单位数|机构数|学校数|村数|社区数|乡镇数|份数|处数|座数|辆数|场次|人次|批次|件次|班次|页数|卷数|间数|盒数|课时数|学时数|剂次|家次|台次|车次|株数|棵数|张数|节数|幅数|块数|支数|所数)$/;

export const isSatisfaction: (name: string) => boolean = lately((name) => {
  // In a laboratory it is a grade of what was tested.
  if (/(?:能力验证|比对)(?:结果)?满意/.test(name)) return false;
  return name.includes("满意") && /(满意(?:[度率]|程度))(调查|情况|指数|测评)?$/.test(bareName(name));
});

/**
 * Whether a name is of harm, so that less is better. What a name measures stands at its end: 缺陷筛查率 is of a search,
 * and 行政处罚案件数 of cases.
 */
export const isNegative: (name: string, words: Words) => boolean = latelyWith((name, words) => {
  if (isCaused(name)) return true;
  const before = beforeHarm(bareName(name), words.harm);
  if (before === undefined || SURVEILLANCE.test(bareName(name)) || KEPT.test(name)) return false;
  // 清运不及时投诉: what was done badly is no remedy.
  if (CAUSED.test(before.text)) return true;
  // 降低死亡率 is by how much it falls.
  if (/[无零未免防减]|(?:降低|下降)$/.test(before.text)) return false;
  // 传染病报告发病率 is of the cases that were reported.
  const text = before.text.replace(/报告$/, "");
  // 综合治理水土流失面积: what is done about it, and 治理区水土流失率 is what is left of it.
  const soil = /^(.*)水土$/.exec(text)?.[1];
  if (soil !== undefined && (endsIn(words.remedy, soil) || CARE.test(soil))) return false;
  return FAILURE.test(before.harm) || !(isDone(name, before) || words.remedy.test(text));
});

const CARE = /(?:治理|整治|防治|控制|监测|修复|处置|消除|减少|降低|排查|查处|打击|化解)$/;

// 因冰雪中断交通次数: whatever came of it was not wanted.
function isCaused(name: string): boolean {
  return BECAUSE.test(bareName(name)) && !MENDED.test(bareName(name));
}
const BECAUSE =
  /^因[^，]{1,16}(?:造成|导致|引起|引发|中断|停[运工课电水产业]|受损|延误)[^，]{0,8}(?:次数|起数|件数|天数|时间|时长|损失|事故)$/;
// 因灾受损农户理赔件数: what is done about it.
const MENDED =
  /(?:救助|资助|帮扶|恢复|复[工产电]|办结|化解|调处|干预|理赔|补助|维护|赔付|修复|抢修|就业|安置|处[置理]|整改)[^，]{0,4}$/;

// How many cases are found at least says how well they are looked for.
const SURVEILLANCE = /(?:AFP|死因|疑似|肿瘤|登记|粗|监测|报告)[^，]*(?:发病率|死亡率)$/;
// What is to be left: alkali in paper, the strength of a fibre.
const KEPT = /(?:碱|强度|磁|消毒剂|农膜厚度)[^，]{0,2}残留|残留(?:强度|消毒)/;
const CAUSED = /不(?:及时|到位|当|力|规范|准确|足|合理)|引发|引起|导致|造成|过多|被$/;

/** Whether nothing but measures stand behind the harm that a name is of, whoever has it. */
export const endsInHarm: (name: string, words: Words) => boolean = latelyWith((name, words) => {
  return beforeHarm(bareName(name), words.harm) !== undefined;
});

/** The harm behind which nothing but measures stand in a name, and what stands before it; undefined where there is none. */
function beforeHarm(name: string, harm: RegExp): { text: string; harm: string } | undefined {
  const ending = endingIn(harm);
  let rest = name.slice(-LONGEST_ENDING);
  for (let i = 0; i <= MOST_MEASURES; i++) {
    const found = ending.exec(rest);
    if (found !== null) return { text: rest.slice(0, found.index), harm: found[0] };
    const shorter = rest.replace(MEASURE, "");
    if (shorter === rest) return undefined;
    rest = shorter;
  }
  return undefined;
}

// What begins with something done about the harm counts what is done: 打击违法行为次数, 疏通积水点数; a rate is of what came of
// it. 行政处罚 is done to others, and 网上信访 is a way to complain.
function isDone(name: string, { text, harm }: { text: string; harm: string }): boolean {
  if (/(?:率|比例|比重)$/.test(bareName(name))) return false;
  const isWay = harm === "信访" && /(?:网上|初次)$/.test(text);
  const isPenalty = harm === "处罚" && /(?<!受到?|被)行政$/.test(text);
  return isWay || isPenalty || DEALING.test(text);
}
const DEALING =
  /^(?:全年|年度|本年|累计|新增|及时|共计?)?(?:拆除|清拆|打击|制止|取缔|查扣|劝阻|作出|下发|惩戒|曝光|管控|收戒|改造|疏通|抽排|封堵|修补|维修|更换|优化|抢修|维护|查找|收运|利用|收储|摸排|核查|清理|清运|清除|清偿|救治|帮扶|救助|援助|劝返|承办|接待|接收|转办|采集|收集|复核|盘活|弥补|止付|赔付|补偿|淘汰|打捞|转移|安置|收治|防治|禁止|约谈|破获|打掉|捣毁|缴获|没收|鉴定|调查|走访|督促|分流|回收|加固|消纳|化解|保险赔付)/;

// What goes wrong in an act, whatever that act mends: 整改逾期率, 检测误报率.
const FAILURE =
  /差错|失误|错误|漏报|误报|漏检|误检|误判|误差|偏差|返工|返修|超时|逾期|超期|延误|遗漏|缺失|丢失|遗失|丢包|掉线|停播|流失|空驶|虚报|冒领|死亡|故障/;

function endingIn(words: RegExp): RegExp {
  return madeAt(endings, words, () => new RegExp(`${words.source}$`));
}
const endings = new WeakMap<RegExp, RegExp>();
const MEASURE =
  /(?:点|处|人次|批次|发生|出现|现象|问题|事项|行为|操作|情况|程度|比率|率|数量|总数|起数|(?<![事案])件数|份数|处数|宗数|条数|次数|人数|个数|例数|户数|天数|数|总量|量|浓度|强度|金额|总额|额|比例|占比|时间|时长|面积|宽度|点位|水平|指数|值|件|起|次)$/;
const MOST_MEASURES = 4;
const LONGEST_ENDING = 60;

// Words that have a negation in them and are none.
const NO_NEGATION =
  /无害化|不动产|待遇|接待|招待|优待|非遗|非物质|无障碍|未成年|非公|非税|无线|无人机|无偿|等待|期待|不良/g;

/**
 * Whether a name is of harm as it comes, with nothing before it but what kind it is: 重大事故起数, 群众投诉件数. In 仲裁劳动纠纷件数
 * something is done about it.
 */
export const isPlainHarm: (name: string, words: Words) => boolean = latelyWith((name, words) => {
  if (isCaused(name)) return true;
  const before = beforeHarm(bareName(name), words.harm);
  if (before === undefined) return false;
  return PLAIN.test(before.text) || CAUSED.test(before.text) || /误差|偏差/.test(before.harm);
});
const PLAIN =
  /^(?:全年|年度|新增|累计|本年|发生|出现|重大|较大|特大|一般|安全|责任|生产|群体性?|有效|严重|恶性|各类|突发|人员|人身|设备|系统|网络|数据|信息|平均|故障|医疗|交通|火灾|食品|药品|质量|治安|刑事|环境|工程|施工|越级|集体|重复|群众|市民|居民|服务对象|用户|学生|家长|患者|游客|企业|客户|被|受|的|及|和|与|、)*$/;

/** Whether a name is of a rate that should be high. */
export const isPositiveRate: (name: string, words: Words) => boolean = latelyWith((name, words) => {
  const bare = bareName(name);
  if (
    /[不未非无待]/.test(bare.replace(NO_NEGATION, "")) ||
    /超期|延期|推迟|逾期|滞后|拖延|延误|超时/.test(bare)
  )
    return false;
  if (NUISANCE.test(bare)) return false;
  // 投诉举报人满意度: whoever is asked, they are to be content.
  if (isSatisfaction(bare)) return words.merit.test(bare);
  // Money that comes in time and is used by the rules should; how much of it is spent is another matter.
  if (/预算|支出|支付|资金|成本|控制|执行|费/.test(bare) && !/(?:及时|到位|准时|合规|足额)率$/.test(bare))
    return false;
  const isOfGood = isGoodRate(bare, words);
  // Harm that is dealt with is good: 故障修复率, and no 整改逾期率.
  if (words.harm.test(bare))
    return (
      ((isOfGood && !FAILURE.test(bare)) || endsIn(words.remedy, shareOf(bare))) && !isNegative(name, words)
    );
  return (
    isOfGood ||
    ((isSatisfaction(bare) || /安全感$|(?:知晓|认可|支持|信任|公信)度$/.test(bare)) && words.merit.test(bare))
  );
});

// What stands right before 率 decides: 检测误差率 is one of errors, and 参保企业裁员率 of dismissals.
function isGoodRate(bare: string, { merit }: Words): boolean {
  if (!isRate(bare))
    return /(?:优良|合格|达标|完好)[\u4e00-\u9fff]{0,3}(?:比例|比重)$|(?:准确|正确|完整|可用)[性度]$/.test(
      bare,
    );
  const share = shareOf(bare);
  const good = endingIn(merit).exec(share) ?? endingIn(merit).exec(bare);
  if (good !== null) return !TURNED.test(bare.slice(0, good.index));
  return /(?:及时|按时|按期|准时|足额|规范)[\u4e00-\u9fff]{1,4}$/.test(share);
}

// What a rate is of: 投诉处理 in 投诉处理率.
function shareOf(bare: string): string {
  return bare.replace(/(?:率|占比)$/, "");
}

function endsIn(words: RegExp, text: string): boolean {
  return endingIn(words).test(text);
}

// 重复参保, 异常通过, 弱覆盖: a good word turned round.
const TURNED = /(?:重复|异常|虚假|违规|不良|多头|错|漏|误|弱|副)[\u4e00-\u9fff]?$/;
// What covers something may be a nuisance.
const NUISANCE =
  /(?:物种|漂浮物|附着物|障碍物|杂物|杂草|米草|黄花|藻|渍|癣|膜|苔|雪|锈蚀|垃圾|污染|病害|虫害|盲区)覆盖率$/;

/** Whether an indicator is what a subclass holds, by its own name: 验收合格率 is a quality, whatever its code says. */
export function isOfClass(name: string, code: string): boolean {
  switch (code) {
    case "11":
      return isCount(name);
    case "12":
      return isRate(name) && !OF_TIME.test(name) && !isSatisfaction(name);
    case "13":
      return OF_TIME.test(name);
    case "23":
      return OF_NATURE.test(name);
    case "31":
      return isSatisfaction(name);
    case "41":
      return OF_COST.test(name);
    default:
      return false;
  }
}
const OF_TIME = /及时|按时|按期|准时|如期|时限|时间|期限|工期|时效/;
const OF_NATURE = /水质|空气|生态|植被|绿化|排放|污染|水土|湿地|森林|碳|环境/;
const OF_COST = /成本|费用|单价|经费|造价|投资额/;
