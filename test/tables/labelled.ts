import { framework, written } from "../../server/core/model/framework.ts";

/**
 * A hand-made table of a county unlike the real one: other bureaus, other words, amounts in 元 and other fund columns.
 * Each fault in it is labelled with the rule that should find it; what has no label must find nothing. The labels were
 * written with the table, by reading it as a reviewer would.
 */
export interface Labelled {
  readonly text: string;
  /** `line rule`, and `line#place rule` for what lies in an indicator. */
  readonly labels: readonly string[];
}

type Item = readonly [code: string, name: string, cycle: string, annual?: string, ...labels: string[]];

interface Row {
  readonly cells: readonly string[];
  readonly labels?: readonly string[];
  readonly goal?: string;
  readonly items?: readonly Item[];
  /** Changes the row's text as it was written: for faults of structure. */
  readonly spoil?: (text: string) => string;
}

export function labelled(): Labelled {
  const lines = [
    "青禾县2027年部门项目支出绩效目标表",
    "填报部门：青禾县人民政府",
    "金额单位：元",
    "预算项目\t资金总额\t一般公共预算\t政府性基金\t单位资金\t总体绩效目标\t绩效指标",
  ];
  const labels: string[] = [];
  for (const row of ROWS) {
    const line = lines.length + 1;
    for (const label of row.labels ?? []) labels.push(`${line} ${label}`);
    const items = (row.items ?? []).map(([code, name, cycle, annual = cycle, ...own], i) => {
      for (const label of own) labels.push(`${line}#${i + 1} ${label}`);
      const [klass, subclass] = [code[0]!, code].map((wanted) =>
        written(framework.find((held) => held.code === wanted)!),
      );
      return `${i + 1}、${klass}；${subclass}；${name}；实施周期指标值:${cycle}；年度指标值:${annual}。`;
    });
    const text = [...row.cells, row.goal ?? "", items.join("")].join("\t");
    lines.push(row.spoil ? row.spoil(text) : text);
  }
  return { text: `${lines.join("\n")}\n`, labels: labels.sort() };
}

const ROWS: readonly Row[] = [
  {
    cells: ["合计", "9,330,000.00", "7,710,000.00", "1,200,000.00", "420,000.00"],
    labels: ["grand-total-mismatch", "grand-total-mismatch"],
  },
  { cells: ["青禾县中医院", "3,300,000.00", "2,880,000.00", "", "420,000.00"] },
  {
    cells: ["门诊楼电梯更换工程", "1,260,000.00", "840,000.00", "", "420,000.00"],
    goal: "更换门诊楼三台使用满二十年的电梯，消除停运隐患，缩短患者候梯时间，改善老年患者和推床病人的就诊条件。",
    items: [
      ["11", "更换电梯台数", "3台"],
      ["12", "特种设备检验合格率", "100%"],
      ["13", "工程完工时间", "2027年9月底前"],
      ["22", "电梯困人事件起数", "0起"],
      ["31", "患者满意度", "≥92%"],
      ["41", "单台电梯采购安装费用", "≤42万元"],
    ],
  },
  {
    cells: ["基层卫生人员轮训经费", "640,000.00", "640,000.00", "", ""],
    goal: "分批轮训乡镇卫生院和村卫生室人员，使其掌握常见病诊疗和急救技能，提高基层首诊能力，全年轮训360人。",
    labels: ["goal-number-contradicts"],
    items: [
      ["11", "轮训人数", "不少于300人", "不少于300人", "comparator-in-words"],
      ["11", "轮训班次安排", "≥6", "≥6", "missing-measure-unit"],
      ["12", "结业考试合格率", "≥95%"],
      ["13", "开展巡讲次数", "≥4次", "≥4次", "count-in-timeliness"],
      ["22", "提升基层诊疗水平", "显著提升", "显著提升", "slogan-as-indicator", "vague-value"],
      ["31", "学员满意率", "≥90分", "≥90分", "satisfaction-without-percent"],
      ["41", "人均培训费", "≤2000元/人"],
    ],
  },
  {
    cells: ["中药煎药室设备购置", "1,400,000.00", "1,400,000.00", "", ""],
    goal: "购置自动煎药和包装设备，替换使用超过十年的旧机，提高煎药效率和药液质量，缩短患者取药时间。",
    labels: ["missing-cost", "missing-quality"],
    items: [
      ["11", "购置设备数量", "18台套"],
      ["13", "设备到货及时率", "≥95%"],
      ["22", "日均代煎处方数", "≥260张"],
      ["22", "设备故障停机次数", "≥5次", "≥5次", "wrong-direction"],
      ["31", "取药患者满意度", "100%", "100%", "satisfaction-of-100"],
    ],
  },
  {
    cells: ["青禾县职业技术学校", "2,150,000.00", "2,150,000.00", "", ""],
    labels: ["unit-total-mismatch", "unit-total-mismatch"],
  },
  {
    cells: ["农机专业实训耗材费", "480,000.00", "480,000.00", "", ""],
    goal: "保障农机维修和驾驶专业实训用油、配件和工具消耗，使学生人均实训工时达到教学大纲要求，提高技能考证通过率。",
    items: [
      ["11", "参加实训学生人次", "≥5200人次", "≥2600人次"],
      ["11", "采购耗材批次", "约8批", "约8批", "approximate-value"],
      ["12", "耗材验收合格率", "100%"],
      ["13", "耗材按时到位率", "≥98%"],
      ["22", "技能考证通过率", "≥88%"],
      ["31", "实训学生满意度", "≥90%"],
      ["41", "生均耗材费", "≤650元/人"],
    ],
  },
  {
    cells: ["贫困学生伙食补贴", "960,000.00", "960,000.00", "", ""],
    goal: "目标1：按月足额发放伙食补贴。 目标3：保证受助学生在校吃饱吃好，安心完成学业，不因家庭困难辍学。",
    labels: ["missing-goal-number"],
    items: [
      ["11", "受助学生人数", "≥400人", "≥800人", "cycle-below-annual"],
      ["11", "发放月数", "10个月"],
      ["12", "发放对象准确率", "≤100%", "≤100%", "wrong-direction"],
      ["13", "补贴发放及时率", "次月10日前到账", "次月10日前到账", "rate-without-percent"],
      ["22", "受助学生巩固率", "≥99%"],
      ["31", "受助学生家长满意度", "≥95%"],
      ["41", "补贴标准", "10元/人/天"],
    ],
  },
  {
    cells: ["校园围墙加固工程", "800,000.00", "800,000.00", "", ""],
    goal: "加固校园北侧和西侧倾斜的围墙，消除倒塌隐患，保证师生出入安全，汛期前完工并通过验收交付使用。",
    items: [
      ["11", "加固围墙长度", "≥620米"],
      ["12", "工程验收合格率", "合格", "合格", "rate-without-percent"],
      ["13", "完工时间", "2027年5月底"],
      ["22", "围墙安全事故起数", "0起"],
      ["31", "师生满意度", "≥90%"],
      ["41", "每延米加固费用", "≤1290元/米"],
      ["41", "项目总投资", "≤78万元", "≤78万元", "cost-contradicts-budget"],
    ],
  },
  { cells: ["青禾县公路养护站", "2,880,000.00", "1,680,000.00", "1,200,000.00", ""] },
  {
    cells: ["县道日常养护经费", "1,200,000.00", "1,200,000.00", "", ""],
    goal: "做好县道日常保洁、坑槽修补和边沟清理，使路况保持良好等级以上，减少因路面病害引发的交通事故，方便沿线村民出行。",
    items: [
      ["11", "养护里程", "≥186公里"],
      ["11", "坑槽修补面积", "≥4,200平方米"],
      ["12", "优良路率", "≥85%"],
      ["12", "养护质量评定等级", "良好", "良好", "vague-value"],
      ["13", "病害处置及时率", "≥95%"],
      ["22", "因路面病害引发事故起数", "≤2起"],
      ["23", "清运垃圾量", "≥150吨"],
      ["31", "沿线村民满意度", "≥88%"],
      ["41", "每公里养护费", "≤6500元/公里"],
    ],
  },
  {
    cells: ["桥梁定期检测项目", "480,000.00", "480,000.00", "", ""],
    goal: "对县道上三十二座桥梁进行定期检测，查明病害和承载状况，为维修加固提供依据，保证桥梁运营安全，及时公布检测结果。",
    labels: ["goal-number-contradicts"],
    items: [
      ["11", "检测桥梁座数", "32座", "23座"],
      ["12", "检测报告评审通过率", "100%"],
      ["13", "检测完成时间", "待定", "待定", "placeholder-text"],
      ["22", "桥梁垮塌事故起数", "0起"],
      ["22", "桥梁垮塌事故起数", "0起", "0起", "duplicate-indicator"],
      ["31", "行车司机满意度", "≥85%"],
      ["41", "单座桥梁检测费", "≤1.5万元/座"],
    ],
  },
  {
    cells: ["应急抢险物资购置购置", "1,200,000.00", "", "1,200,000.00", ""],
    goal: "购置融雪剂、编织袋和抢险机具，储备足够的应急物资，发生冰雪、塌方时两小时内出动抢通，保障道路畅通。",
    labels: ["doubled-word"],
    items: [
      ["11", "储备融雪剂数量", "≥60吨"],
      ["11", "购置抢险机具数量", "≥12台"],
      ["12", "物资质量合格率", "≥98%"],
      ["13", "应急出动时间", "≤2小时"],
      ["22", "阻断道路抢通率", "100%"],
      ["31", "过往司机满意度", "非量化指标", "非量化指标", "meta-value"],
      ["41", "预算控制率", "≤100%"],
    ],
  },
  { cells: ["青禾县农业技术推广中心", "1,030,000.00", "1,030,000.00", "", ""] },
  {
    cells: ["水稻新品种示范推广", "610,000.00", "610,000.00", "", ""],
    spoil: (text) =>
      text.replace("12-质量指标；示范", "11-质量指标；示范").replace("3-满意度指标；31", "2-效益指标；31"),
    goal: "建立水稻新品种示范片，组织农户观摩和技术指导，带动周边农户换种增产，促进粮食稳产增收，形成可复制的种植方案。",
    items: [
      ["11", "示范面积", "≥1,200亩"],
      ["11", "组织观摩活动场次", "≥8场次"],
      ["12", "示范片亩产增幅", "≥6%", "≥6%", "code-name-mismatch"],
      ["13", "良种按时供应率", "≥98%"],
      ["21", "带动农户亩均增收", "≥180元/亩"],
      ["22", "举办观摩培训场次", "≥8场次", "≥8场次", "activity-as-benefit"],
      ["23", "化肥亩均用量降幅", "≥5%"],
      ["31", "示范农户满意度", "≥92%", "≥92%", "code-parent-mismatch"],
      ["41", "每亩示范费用", "≤508元/亩"],
    ],
  },
  {
    cells: ["农产品质量检测经费", "420,000.00", "420,000.00", "", ""],
    labels: ["missing-cell"],
    spoil: (text) => text.replace("\t\t\t", "\t\t"),
    goal: "抽检蔬菜、水果和畜禽产品，及时发现和处置不合格产品，守住群众餐桌安全，全年不发生重大农产品质量安全事件。",
    items: [
      ["11", "抽检样品批次", "≥1,500批次"],
      ["12", "检测数据准确率", "≥99%"],
      ["13", "检测报告出具时限", "≤5个工作日"],
      ["22", "农产品抽检合格率", "≥98%", "≥98%", "quality-outside-12"],
      ["22", "重大质量安全事件起数", "0起"],
      ["22", "不合格产品处置率", "100%"],
      ["31", "消费者满意度", "≥85%"],
      ["41", "每批次检测成本", "≤280元/批次"],
    ],
  },
  {
    cells: ["农业技术推广专项工作经费", "0.00", "", "", ""],
    labels: ["missing-indicators"],
    goal: "用于中心开展技术推广的下乡交通、资料印制和试验田管理，保证各项推广任务按时完成，服务全县农户。",
  },
];
