import { segmentsOf } from "../../model/segments.ts";
import { matchesIn } from "../../text.ts";
import { indicator, project } from "../example.ts";
import { replacing } from "../fixes.ts";
import type { ReportText, Rule } from "../rule.ts";

export const doubledWord: Rule = {
  id: "doubled-word",
  title: "词语重复",
  family: "structure",
  severity: "warning",
  docs: {
    zh: "同一个词连着写了两遍，如“改造改造”“的的”。\n多半是改稿时留下的。\n删去一个；“博士博士后”这样本来成词的不报。",
    en: "A word stands twice in a row.\nEditing left it there.\nRemove one; what is a word of its own is not reported.",
  },
  message: {
    zh: ({ word, signs, around }) =>
      signs ? `标点“${signs}”连在一起` : around ? `“${around}”里“${word}”重复` : `“${word}”重复`,
    en: ({ word, signs, around }) =>
      signs ? `The signs ${signs} stand together` : `${word} stands twice${around ? ` in ${around}` : ""}`,
  },
  examples: [
    {
      bad: project([indicator("11", "培训人数", "≥50人")], { goal: "及时处置护坡破«损损»，通过考核验收。" }),
      good: project([indicator("11", "培训人数", "≥50人")], { goal: "及时处置护坡破损，通过考核验收。" }),
      near: [
        project([indicator("11", "培训人数", "≥50人")], {
          goal: "服务件件有回音、事事有着落，惠及千家万户户户增收，逐年年检。",
        }),
      ],
    },
    {
      bad: project([indicator("11", "培训人数", "≥50人")], {
        goal: "培训职工50人次，通过考核验收。«培训职工50人次，通过考核验收。»",
      }),
      good: project([indicator("11", "培训人数", "≥50人")], { goal: "培训职工50人次，通过考核验收。" }),
    },
    {
      bad: project([indicator("11", "培训人数", "≥50人")], { goal: "办好职工培训«，，»通过考核验收。" }),
      good: project([indicator("11", "培训人数", "≥50人")], { goal: "办好职工培训，通过考核验收。" }),
    },
    {
      bad: project([indicator("12", "验收«合合»格率", "≥95%")]),
      good: project([indicator("12", "验收合格率", "≥95%")]),
      near: [
        project([indicator("12", "高等教育普及及时率", "≥95%"), indicator("12", "水质综合合格率", "≥95%")]),
      ],
    },
    {
      bad: project([indicator("12", "患者«随随»访率", "≥95%")]),
      good: project([indicator("12", "患者随访率", "≥95%")]),
      near: [
        project([
          indicator("12", "入职体检检查率", "≥95%"),
          indicator("12", "投资资金到位率", "≥95%"),
          indicator("11", "监控控制室值班人数", "≥6人"),
          indicator("11", "科研项目项数", "≥6项"),
        ]),
      ],
    },
    {
      bad: project([indicator("12", "验«收收»通过率", "≥95%"), indicator("41", "人«均均»费用", "≤95元/人")]),
      good: project([indicator("12", "验收通过率", "≥95%"), indicator("41", "人均费用", "≤95元/人")]),
      near: [
        project([indicator("12", "验收收集资料完整率", "≥95%"), indicator("12", "企业设备备案率", "≥95%")], {
          goal: "加大大型活动保障，举办办事指南培训，不断断面监测，新建建档立卡房，社会会计培训，村民民生改善，系统统筹推进，按期期末评价。",
        }),
      ],
    },
    {
      bad: project([indicator("11", "培训人数", "≥50人")], {
        goal: "购置设备2«台台»，于11月底«前前»完成50人的职工培训，提高服务水平，满足群众办事需要。",
      }),
      good: project([indicator("11", "培训人数", "≥50人")], {
        goal: "购置设备2台，于11月底前完成50人的职工培训，提高服务水平，满足群众办事需要。",
      }),
      near: [
        project([indicator("11", "培训人数", "≥50人")], {
          goal: "购置10台台式电脑，扶持3家家庭农场，出具5份份额证明，提高服务水平，满足群众办事需要。",
        }),
      ],
    },
    {
      bad: project([indicator("11", "培训人数", "≥50人")], {
        goal: "培训职工50人次«，培训职工50人次»，通过考核验收。",
      }),
      good: project([indicator("11", "培训人数", "≥50人")], { goal: "培训职工50人次，通过考核验收。" }),
    },
    {
      bad: project([indicator("11", "培训人数", "≥50人")], { name: "档案库房«改造改造»项目" }),
      good: project([indicator("11", "培训人数", "≥50人")], { name: "档案库房改造项目" }),
      near: [
        project([indicator("11", "引进博士博士后人数", "≥5人")], {
          goal: "逐户逐户走访，人人参与，为了了解群众需要，落实实名制管理，维护护林员权益，清扫里里外外",
        }),
        project([indicator("11", "春节节日慰问人数", "≥5人")]),
        project([
          indicator("41", "口蹄疫疫苗单价", "≤3元"),
          indicator("41", "农业保险保险费", "≤3万元"),
          indicator("12", "渔政执法执法人员到位率", "≥95%"),
          indicator("11", "药监监管企业数", "≥5家"),
          indicator("13", "报修修复时限", "≤24小时"),
        ]),
      ],
    },
  ],
  text(text, report) {
    signs(text, report);
    if (text.length > SHORTEST_TWICE) {
      clauses(text, report);
      sentences(text, report);
    }
    if (!hasRepeat(text) && !text.includes("项目项")) return;
    ends(text, report);
    beginnings(text, report);
    tails(text, report);
    counted(text, report);
    words(text, report);
  },
  fix: replacing(),
};

// Whether a text has one Chinese character, or two to four, twice in a row: one look tells that most have not.
function hasRepeat(text: string): boolean {
  let [two, three, four] = [0, 0, 0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const isChinese = code >= 0x4e00 && code <= 0x9fff;
    if (isChinese && code === text.charCodeAt(i - 1)) return true;
    two = isChinese && code === text.charCodeAt(i - 2) ? two + 1 : 0;
    three = isChinese && code === text.charCodeAt(i - 3) ? three + 1 : 0;
    four = isChinese && code === text.charCodeAt(i - 4) ? four + 1 : 0;
    if (two === 2 || three === 3 || four === 4) return true;
  }
  return false;
}

function ends(text: string, report: ReportText): void {
  for (const { index, 0: found } of matchesIn(text, STUTTER)) {
    const at = index + found.length - 1;
    const [next] = segmentsOf(text.slice(at, at + AROUND));
    // 服务务必: a word begins with it. 格率 is none that a budget has.
    if (SECOND.test(text.slice(at, at + 2))) continue;
    if (next?.segment.length === 1 || next?.segment.endsWith("率")) single(text, at - 1, report);
  }
}

// 随随访, 桥桥梁: a word's first character stands before it once more, and makes no word with what is before that.
function beginnings(text: string, report: ReportText): void {
  for (const { index } of matchesIn(text, HEADED)) single(text, index, report);
  for (const { index } of matchesIn(text, DOUBLED)) {
    if (!COMMON.has(text.slice(index + 1, index + 3))) continue;
    if (COMPOUND.test(text.slice(index - 1, index + 1))) continue;
    const from = Math.max(0, index - AROUND);
    const segments = [...segmentsOf(text.slice(from, index + AROUND))];
    if (segments.some(({ index: at }) => from + at === index)) single(text, index, report);
  }
}

// 印刷刷, 破损损: behind a word nothing but its last character, once more.
function tails(text: string, report: ReportText): void {
  for (const { index, 0: found } of matchesIn(text, TAIL)) {
    const end = index + found.length;
    if (STUTTER_AT.test(text.slice(index, end))) continue;
    const segments = [...segmentsOf(text.slice(Math.max(0, end - AROUND), end))].map(
      ({ segment }) => segment,
    );
    const [word, last] = segments.slice(-2);
    if (isReduplicated(found.slice(1))) continue;
    if (
      last !== undefined &&
      last === found[1] &&
      word !== undefined &&
      word.length > 1 &&
      word.endsWith(last)
    )
      single(text, end - 2, report);
  }
}

// 购置设备2台台，6月底前前: behind a number, and at the end of a clause. `malformed-number` tells of values.
function counted(text: string, report: ReportText): void {
  for (const { index } of matchesIn(text, COUNTED)) single(text, index, report);
}
const COUNTED =
  /(?<=[\u4e00-\u9fff][\d,.]{1,12})([台个座间例套辆次户家项件份批名期场处条册株头只艘所栋幢人亩吨])\1(?=$|[，。、；;）)])|(?<=\d[日月][底末]?)前前(?=$|[，。、；;）)完])/g;

// 村村, 美美 are words.
function isReduplicated(pair: string): boolean {
  return [...segmentsOf(pair)].length === 1;
}

// What was pasted twice: a sentence, or all of a goal.
function sentences(text: string, report: ReportText): void {
  let from = 0;
  let before = "";
  // Where the second of them begins; one finding is of all of them.
  let second: number | undefined;
  const tell = () => {
    if (second !== undefined) report({ from: second, to: from }, { word: before, insert: "" });
    second = undefined;
  };
  for (let to = text.indexOf("。") + 1; to > from; to = text.indexOf("。", to) + 1) {
    const sentence = text.slice(from, to);
    if (sentence === before && sentence.length > SHORTEST_TWICE) second ??= from;
    else tell();
    before = sentence;
    from = to;
  }
  tell();
}

// One character says nothing without those around it.
function single(text: string, from: number, report: ReportText): void {
  const to = from + 2;
  // 里里外外, 实实在在.
  if (isTwice(text, from - 2) || isTwice(text, to)) return;
  const around = text.slice(Math.max(0, from - 1), to + 1).replace(/[，。、；（(]$/, "");
  report({ from, to }, { word: text[from], insert: text[from], around });
}

function isTwice(text: string, at: number): boolean {
  return at >= 0 && at + 1 < text.length && text[at] === text[at + 1] && /[\u4e00-\u9fff]/.test(text[at]!);
}

// ，， 。。 ，。: of like signs one is meant, and else the stop. 。。。 is an ellipsis.
function signs(text: string, report: ReportText): void {
  for (const { 0: found, index } of matchesIn(text, /[，。、；：]{2,}/g)) {
    if (/^。{3,}$/.test(found)) continue;
    if (/^(.)\1+$/.test(found) || found.endsWith("。") || /^[，、；：]+$/.test(found))
      report({ from: index, to: index + found.length }, { signs: found, insert: found.at(-1) });
  }
}

// 建册8,200册，建册8,200册: what was pasted twice.
function clauses(text: string, report: ReportText): void {
  for (const { 0: found, 1: clause, 2: sign, index } of matchesIn(text, CLAUSE_TWICE)) {
    const to = index + found.length;
    report({ from: to - clause!.length - sign!.length, to }, { word: clause, insert: "" });
  }
}

// 甲甲甲甲 is no word twice.
const UNIFORM = /^(.)\1+$/;
// 不超不超过: half of a comparator says nothing by itself.
const BOUND = /^不[超低少高多大小]$/;

function words(text: string, report: ReportText): void {
  for (const match of matchesIn(text, /([\u4e00-\u9fff]{1,4})\1/g)) {
    const word = match[1]!;
    if (UNIFORM.test(word)) continue;
    if (word.length > 1 && !BOUND.test(word) && !standsTwice(text, match.index, word.length)) continue;
    const end = match.index + match[0].length;
    if (isWord(word, text.slice(Math.max(0, match.index - 2), match.index), text.slice(end, end + AROUND)))
      continue;
    report({ from: match.index, to: end }, { word, insert: word });
  }
}

// One character doubled is mostly a word, or the seam of two: 人人, 学生生活. Only these never are, but where a word
// ends or begins with them.
const SINGLE: Readonly<Record<string, readonly [notBehind: string, notBefore: string]>> = {
  为: ["因作成认行以较", "了民人何期农企主此难"],
  的: ["目", "确士话"],
  到: ["签报收达迟直周得", "位岗达期账场货"],
  和: ["共温缓协", "平谐睦解"],
  及: ["普涉以", "时其格"],
  在: ["存现所实内", "职线校岗建编"],
  了: ["为除", "解结然"],
  与: ["参赋授", "会"],
  并: ["合归兼", "购"],
  被: [" ", "子"],
  或: [" ", "许"],
  升: ["提", "级学"],
  率: [" ", "定先领"],
  度: ["年", "假过量数夏"],
  数: ["指参系基函分", "据字学额目量能"],
  费: [" ", "用率"],
  元: ["多单二三", "件素旦"],
};
const TAIL = /[\u4e00-\u9fff](?![某一二三四五六七八九十])([\u4e00-\u9fff])\1(?=$|[，。、；（(])/g;
// Words that names and goals are full of, with their last character once more: 完成成率, 及时时率.
const STUTTER =
  /完成成|及时时|满意意|服务务|开展展|加强强|提高高|提升升|保障障|促进进|推进进|完善善|落实实|实现现|确保保|组织织|进行行|建设设|管理理|治理理(?![念论财事想由解清顺])|警警(?=$|[，。、；])|培训训|改善善|优化化|维护护|检查查|监督督|宣传传|处理理|解决决|合格格|巡查查|执法法(?![律规治院官庭人])|整改改(?![造革进善])|办结结(?![果案构算余合束])|消除除|覆盖盖|准确确|有效效|知晓晓|资金金(?!额)|时间间(?!隔|断|歇|距)|标准准(?!入|则|备|确)|投诉诉(?!求|讼)|数量量(?!化|大|小|多|级)|质量量(?!化)|效益益(?!民|农|企|贫)|成本本(?!级|年|市|局|单|区|部)|达标标(?!准|志|识|本|牌)|群众众|补助助(?!学|力|残|农|老|困|企|医|行|餐|产|推)|安全全(?=$|[，。、；])|项目目(?!标|录|前)|指标标(?!准|志|识)|比例例|金额额(?!度|外)|到位位|发放放|采购购|运维维(?!护|修)|项目项(?![数下次])|验收收(?![购费入尾集益官])|完好好(?![转评])|举办办(?![公事案理学证税会卡班])|人均均(?![衡等匀价分])|社会会(?![议员计展场])|[村居]民民(?![生众营宿俗主政居意办族间])|按期期(?![间末限货])|加大大(?![力量学型众气数病棚堂门坝街道])|不断断(?![面裂电层头])|新建建(?![设造筑立成制档库房材议华])|系统统(?![一计筹])|平台台(?![账风湾阶套班])|工程程(?![序度])|设备备(?![用案件货份战勤注灾汛])|环境境(?![内外界])|设施施(?![工行策教救肥])|支付付(?![费款出])|信息息|医疗疗(?![效养])|规范范(?![围例本])|期间间(?!隔)/g;
const STUTTER_AT = new RegExp(STUTTER.source);
// Words that goals and names are full of.
const COMMON = new Set(
  "随访 配送 培训 检查 检测 检验 监测 监督 监管 提高 提升 保障 保证 建立 修缮 修复 补助 补贴 购置 宣传 组织 开展 推进 推广 促进 落实 完成 完善 覆盖 满意 准确 及时 验收 质量 效益 服务 维护 维修 运行 改造 改善 治理 处理 处置 整治 救助 资助 扶持 支持 实施 实现 加强 增强 优化 规范 举办 采购 安装 更新 巡查 排查 筛查 接种 疫苗 预防 控制 防控 应急 桥梁 道路 河道 管网 设备 设施 系统 平台 项目 资金 经费 指标 目标 群众 居民 企业 机构 街道 降低 减少 增加 确保 满足".split(
    " ",
  ),
);
const DOUBLED = /([\u4e00-\u9fff])\1(?=[\u4e00-\u9fff])/g;
// 体检检查, 投资资金: words that end with such a character, of which the dictionary lacks some.
const COMPOUND =
  /[体安巡抽质送自年产药复初商尸筛特飞定强联纤]检|[安电环药质卫海]监|技改|[低]保|[蹄瘟兽]疫|[收清储]运|[初普]筛|[联群]防|[海]巡|[外]宣|[材土木水]质|[每单]处|[收排]排|后补|大桥|[台侨外央国民]企|[疾]控|[客]服|[投融出外物师工薪筹引社]资|[基党城共新改扩援修]建|[维检装大进整翻报]修|[装匹分调搭]配|[小班]组|[医社安环消参]保|[防政法综整]治|[整房城]改|法规|[消国人]防|响应|[街河管渠通轨]道|[监保城主]管|建设|[水公]平|[专事立]项|[项题]目|[村院]落|[准明]确|[公治平]安|对接|[水海航货客搬]运|[水物品]质|[绩成实有]效|互网|[落真]实|展开|宣传|[联体]系|[天立]桥|[单]位|[公商厂]企|[商动]机|[监数防管调遥]控|[绿步车赛跑隧航水轨]道|[施竣完开停]工|[收支]付|[监]护/;
/** Two clauses of four characters with a sign between them; no shorter sentence is worth telling of, either. */
const SHORTEST_TWICE = 8;
const CLAUSE_TWICE = /(?<=^|[，、；。])([^，、；。\s]{4,40})([，、；])\1(?=$|[，、；。])/g;

// Words that begin with what a verb ends with: 落实实名制, 完善善后, 维护护林员.
const SECOND =
  /^(?:实名|实事|善后|护林|护坡|护理|护岸|务工|务农|督查|督导|督办|理赔|理疗|织造|织补|导览|导游|展品|展陈|查处|查验|强度|强基|高标|高校|升级|升学|障碍|进度|进口|现场|现代|保险|保洁|行人|行业|设施|设备|化肥|化工|格局|法治|改造|结构|除险|盖板|确权|效率|金融|间隔|准入|诉讼|量化|益民|本级|标准|众筹|助学|全员|目标|例会|额度|位置|放映|购买|维修|进城|进馆|进企|进社|进出|进校|进村|进站|进园|进网|高新|高技|高风|高端|高层|高考|高龄|高速|高原|高危|高质|强降|强对|展厅|展会|展演|展馆|展区|展览|护栏|护照|护航|实训|实有|实施|实体|实验|实践|助听|助浴|助餐|助残|助农|助老|保供|保税|保护|保密|保教|保育|保费|保额|保单|保鲜|保温|设区|设点|诉前|诉源|格栅|购书|购房|购药|理事|训练|升降|全程|确定|行前)/;
// The same with their first character, where no word ends with it.
const HEADED = /(?<![综联整组混结融符])合合(?=格率)|(?<![普涉以])及及(?=时[率性])/g;
// Words that begin with the doubled one: 博士后, 中心城区, 工作站.
const LONGER: Readonly<Record<string, string>> = {
  博士: "后生",
  中心: "城镇区小校",
  研究: "生所院室",
  工作: "站日室",
  数据: "库局",
  服务: "器业站台员区",
  学生: "会证",
  企业: "家",
  行业: "协",
  人才: "库网港岛",
  财政: "局厅部所",
  政府: "网",
  信息: "化",
  安全: "员帽",
  管理: "局员处学",
  培训: "师班",
  志愿: "者",
  创业: "板者",
  投资: "者",
  消费: "者",
  劳动: "者力",
  教育: "局部厅",
  设备: "科",
  护理: "员",
  网格: "员",
  监督: "员",
  保洁: "员",
  巡查: "员",
  档案: "馆局室",
  图书: "馆",
  文化: "馆站宫",
};

const OBJECTS = ["保障性住", "保障性租", "采购代理", "采购人", "建设者"];

const MADE =
  /^(?:[员金费站船艇线证表]|对象|动物|人员|人次|时长|案件|门诊|补贴|津贴|标准|经费|数量|断面|公寓|移民|生活|互助|卫生|信息)/;

// Both must be words where they stand: 就业创业创造 has 业创 twice and no word twice.
function standsTwice(text: string, at: number, length: number): boolean {
  const from = Math.max(0, at - AROUND);
  const edges = new Set<number>();
  for (const { index, segment } of segmentsOf(text.slice(from, at + 2 * length + AROUND))) {
    edges.add(from + index);
    edges.add(from + index + segment.length);
  }
  return [at, at + length, at + 2 * length].every((edge) => edges.has(edge));
}
const AROUND = 8;

function isWord(word: string, before: string, after: string): boolean {
  if (word.length === 1) {
    const single = SINGLE[word];
    return (
      single === undefined ||
      single[0].includes(before.at(-1) ?? "\n") ||
      single[1].includes(after[0] ?? "\n")
    );
  }
  if (/^[一逐每很许半]/.test(word)) return true;
  // 保障保障性住房建设, 规范采购采购代理机构: a verb, and what it is done to.
  if (OBJECTS.some((object) => (word + after).startsWith(object))) return true;
  if (LONGER[word]?.includes(after[0] ?? "\n")) return true;
  // 农业保险保险费, 综合行政执法执法人员: what the second makes is another word.
  return word.length === 2 && /[\u4e00-\u9fff]{2}$/.test(before) && MADE.test(after);
}
