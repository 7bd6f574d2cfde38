import { kindOf, type MeasureKind } from "../../model/kinds.ts";
import { type Measure, measureIn, measures } from "../../model/measure.ts";
import { matchesIn } from "../../text.ts";
import { bareName } from "../names.ts";
import type { IndicatorView } from "../rule.ts";

/** What a name is of that is counted in other units than this one; undefined where it fits, or nobody knows. */
export function namedOtherwise(name: string, measure: Measure): string | undefined {
  // 服务天数 264人·天: the days of all.
  if (/[天日]数$/.test(name) && /^人[·／/]?[天日]$/.test(measure.written)) return undefined;
  const named = measureNamed(name);
  if (named) return fits(measure, named) ? undefined : named.written;
  const bare = bareName(name);
  const counted = kindOf(measure) ?? (COUNTS.has(measure.name) ? "counts" : undefined);
  const kind = counted && KINDS.find((one) => one.named.test(bare));
  if (
    /(?<![频人])次数$/.test(bare) &&
    !BY_HEADS.test(bare) &&
    NO_TIMES.has(measure.name) &&
    measure.per.length === 0
  )
    return "次数";
  if (kind === undefined || kind.units.includes(counted!)) return undefined;
  // 个, 项 and 次 count whatever can be counted.
  if (counted === "counts" && kind.units.some((unit) => COUNTED.has(unit))) return undefined;
  return kind.named.exec(bare)![0];
}

// Whom a visit or a service is paid to may be counted for it.
const BY_HEADS = /人|户|家|车|机械|访|诊|体检|献血|服务|救助|接待|出动/;
// Who comes is counted once, or each time: 人次.
const NO_TIMES = measures("人", "户", "台", "辆", "套", "座", "栋");

/** Of what each a name says so much is, where the value says it of another: 每户补助标准 and 元/人. */
export function eachOtherwise({ nameText, annualText }: IndicatorView, { per }: Measure): string | undefined {
  const [said, more] = matchesIn(nameText, EACH_NAMED);
  if (said === undefined || more !== undefined || per.length !== 1 || annualText.includes("每"))
    return undefined;
  const of = (unit: string) => measureIn(unit === "生" ? "人" : unit);
  const [named, own] = [of(said[1] ?? said[2] ?? said[3]!), of(per[0]!)];
  return named !== undefined && own !== undefined && areApart(named, own) ? said[0] : undefined;
}

// Whether one thing cannot be counted in both: 人 and 户, 亩 and 公顷, 日 and 月. 车均 in 元/台 and 每人 in 元/次 may go together.
function areApart(a: Measure, b: Measure): boolean {
  const kinds = [a, b].map(kindOf);
  if (!kinds.every((kind) => kind !== undefined && EXACT.has(kind))) return false;
  if (kinds[0] !== kinds[1])
    return !kinds.includes("time") && !kinds.every((kind) => kind === "volume" || kind === "weight");
  const plain = ({ name }: Measure) => PLAIN[name] ?? name;
  return plain(a) !== plain(b);
}
const EXACT: ReadonlySet<MeasureKind> = new Set(["people", "length", "area", "time", "weight", "volume"]);
const PLAIN: Readonly<Record<string, string>> = {
  人次: "人",
  延米: "米",
  年度: "年",
  学年: "年",
  工作日: "天",
  自然日: "天",
};
const EACH_NAMED =
  /每(人|户|家|亩|公顷|公里|平方米|立方米|米|吨|台|辆|套|床|日|天|月|年|次|场|期|名|生|头|株|册|座|栋|间)|(人|户|亩|日|月|年|车|床|生)均|^(月|年|日)(?=补[贴助]|租金|工资|津贴)/g;

// What is paid or earned; 减免学费 counts those who need not pay.
const EARNED =
  /^(?!减免|发放|支付|补助|资助|免除|代缴|缴纳|收取|报销|承担|补贴|给予|兑付).*(?:(?:租赁|培训|会议|差旅|印刷|维护|保养|检测|物业|管理|服务|劳务|咨询|设计|监理|审计|评审|住宿|伙食|材料|人工|燃料|电|水|油|学)费|租金|税收|税收收入|销售额|成交额|营业额|销售收入|采购成本|人均补助|生均补助|投放资金|投入资金)$/;

const COUNTS = measures(
  "次",
  "个",
  "家",
  "份",
  "项",
  "所",
  "处",
  "批次",
  "页",
  "例",
  "起",
  "宗",
  "种",
  "类",
  "村",
  "家次",
  "台次",
);
const COUNTED: ReadonlySet<MeasureKind | "counts"> = new Set(["people", "things", "events"]);

// What stands at the end of a name, and what that may be counted in.
const KINDS: readonly { readonly named: RegExp; readonly units: readonly (MeasureKind | "counts")[] }[] = [
  // Whom or how often it is paid to may be counted for what is paid.
  {
    named:
      /^(?!.*(?:发放|拨付|兑付|支付|下达|减免|资助|发布|监测|采集|审计|评审|核定|公示|征收|代缴|缓缴|享受|惠及|受理|办理|检查|补充|编制|缴纳|保障|安排|减税|按病种|^带动)).*(?:(?<![名份限员配余定缺差])额|资金|价格|经费|(?<![免消收缴计付])费|总投资|投资额|(?:营业|经营|销售|旅游|门票|租金|税收|增加)收入)$/,
    units: ["money"],
  },
  { named: /亩数$/, units: ["area"] },
  { named: /(?:公里|(?<![平立]方)米)数$/, units: ["length"] },
  { named: /吨数$/, units: ["weight", "volume"] },
  {
    named: /(?:车辆|设备|机柜|电脑|计算机|仪器|桌椅|路灯|摄像头|树木|苗木|图书)(?:数|数量)$/,
    units: ["things", "events", "length", "area", "weight", "volume"],
  },
  { named: /(?:天|月|(?<![青少成])年|日)数$/, units: ["time"] },
  { named: /面积$/, units: ["area"] },
  { named: /(?:里程|长度)$/, units: ["length"] },
  { named: /(?:金额|总额|单价|造价|费用|总成本)$/, units: ["money"] },
  // Beds are things.
  { named: /床数$/, units: ["things", "people"] },
  {
    named: /(?:响应|处理|办理|等待|等候|出警|到场|到达|处置|审批|修复|恢复|抢修|排队)(?:时间|时长|时限)$/,
    units: ["time"],
  },
  { named: /人次$/, units: ["people"] },
  { named: /(?<!频)次数$/, units: ["events", "people", "things", "time"] },
  { named: /(?:期|届|场)数$/, units: ["events", "things", "time"] },
  { named: /人口$/, units: ["people"] },
  {
    named: /(?:污水|垃圾|废水|固废|货运|清运|(?<![人者客])转运|收运|消纳|减排)量$/,
    units: ["weight", "volume", "things", "events"],
  },
  { named: /吞吐量$/, units: ["weight", "volume", "things", "events", "people"] },
  { named: /(?:清淤|疏浚|蓄水|供水|处理水|用水|取水|排水)量$/, units: ["weight", "volume"] },
  { named: /(?:时限|质保期)$/, units: ["time"] },
  { named: /平均(?:时间|等候时间|等待时间|用时)$/, units: ["time"] },
  { named: EARNED, units: ["money"] },
  {
    named: /(?:企业|课题|项目|单位|机构|学校|幼儿园|社区)(?:数|数量)$/,
    units: ["people", "things", "events", "time"],
  },
  {
    named: /数量$|种数$/,
    units: ["people", "things", "events", "length", "area", "weight", "volume", "time"],
  },
  { named: /(?:时长|工期|(?:建设|施工|采购|交付|供货)周期)$/, units: ["time"] },
  { named: /(?:施工|培训|服务|巡查|耗用?|运行|开放|工作)(?:时间|时限)$|耗时$/, units: ["time", "events"] },
  { named: /(?:完成|完工|竣工|交付|发放|拨付|提交|报送|到位|上线)(?:时间|时限)$/, units: ["time"] },
  {
    named: /(?:补助|补贴|资助|救助|奖励|经费|收费)标准$/,
    units: ["money", "weight", "volume", "area", "length", "things"],
  },
  { named: /(?:产值|营业收入|利润|(?<!时间|人力|人工|用工|生态|环境|社会|土地)成本)$/, units: ["money"] },
  { named: /场次$/, units: ["events", "things", "time"] },
  { named: /(?:[台辆栋篇]|(?<!注)册|(?<!讲)座)数$/, units: ["things"] },
  { named: /(?:[件起例套])数$/, units: ["things", "people", "events"] },
  // What stands in rows and rooms is counted, whatever is paid for it.
  {
    named:
      /(?:岗位|床位|车位|学位|泊位|工位|站点|网点|点位|班次|报告|方案|规划|图书|档案|路灯|公厕|厕所|样品|样本|课程|教材|节目|影片|剧目|活动|会议|展览|赛事|专利|论文|人才|专家|学生|学员|志愿者|人员)(?:数|数量)$/,
    units: ["length", "area", "time", "weight", "volume", "events", "people", "things"],
  },
];

/** The unit that a name ends in: （台）, 人数, 户数. */
function measureNamed(name: string): Measure | undefined {
  const said =
    /[（(]([^（）()]{1,6})[）)]$/.exec(name)?.[1] ??
    /(人|(?<![用客账帐商租储])户|台|辆|株)数$/.exec(name)?.[1] ??
    "";
  // （台/套） names either.
  if (/[/、]/.test(said)) return undefined;
  // 培训期数及人数 is of both.
  if (/[及和与、][^（）()]{0,4}数$/.test(name)) return undefined;
  // 急救站（点）, 社区（村） name a thing of another kind.
  if (/[户站点村镇区乡院校所馆][（(](?:社区|[点站村镇所场街校园馆院处组][道区]?)[）)]$/.test(name))
    return undefined;
  const measure = measureIn(said);
  return measure?.length === said.length ? measure : undefined;
}

function fits(measure: Measure, named: Measure): boolean {
  return (
    measure.name === named.name ||
    (measure.money && named.money) ||
    measure.per.length > 0 ||
    ALIKE.some((names) => names.has(measure.name) && names.has(named.name))
  );
}

// What is measured alike; whoever is counted may be counted as a case, and each time he comes.
const ALIKE = [
  measures("米", "公里", "厘米", "毫米"),
  measures("年", "季度", "月", "周", "天", "工作日", "自然日", "小时", "分钟", "秒"),
  measures("平方米", "平方公里", "亩", "公顷"),
  measures("吨", "公斤", "克"),
  measures("人", "人次", "例", "个"),
  measures("户", "家", "户次"),
  measures("家", "所", "个", "处"),
  measures("点", "处", "个"),
  measures("台", "台套", "辆", "部", "个", "盏", "架", "面"),
  measures("项", "个", "期", "块"),
  measures("次", "家次", "台次", "场次"),
  measures("辆", "辆次", "车次", "台次"),
  measures("盏", "套"),
  measures("户", "栋", "间", "座"),
  measures("株", "棵"),
  measures("册", "份", "本"),
  measures("场", "场次", "次"),
];
