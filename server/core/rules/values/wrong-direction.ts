import { measures } from "../../model/measure.ts";
import { compare, decimal } from "../../model/money.ts";
import { isCeiling, isFloor } from "../../model/target.ts";
import { editsIn } from "../each.ts";
import { type Example, indicator, project } from "../example.ts";
import { editing } from "../fixes.ts";
import { bareName, isNegative, isPlainHarm, isPositiveRate } from "../names.ts";
import type { Context, IndicatorView, ReportText, Rule } from "../rule.ts";
import type { Words } from "../words.ts";

export const wrongDirection: Rule = {
  id: "wrong-direction",
  title: "比较方向写反",
  family: "values",
  severity: "error",
  docs: {
    zh: "比较的方向反了：事故、投诉等越少越好的写了 ≥，合格率、满意度等越多越好的写了 ≤。\n按字面执行，出的事故越多越算完成。\n把符号反过来。",
    en: "The comparison points the wrong way: ≥ for accidents or complaints, ≤ for rates that should be high.\nTaken at its word, more accidents would meet the target.\nTurn the sign round.",
  },
  message: {
    zh: ({ name, text, wanted }) =>
      `“${name}”应当${/(?:[率度感比]|比例|PUE值?)$/.test(name) ? (wanted === "≤" ? "越低越好" : "越高越好") : wanted === "≤" ? "越少越好" : "越多越好"}，“${text}”的方向反了`,
    en: ({ name, text, wanted }) =>
      `${name} should be ${wanted === "≤" ? "low" : "high"}: ${text} points the wrong way`,
  },
  examples: [
    reversed("41", "轮椅采购均价", "≥580元/辆", "≤580元/辆"),
    reversed("13", "坑槽修补时限", "≥24小时", "≤24小时"),
    reversed("21", "工业增加值增长率", "≤6%", "≥6%"),
    {
      ...reversed("22", "责任事故起数", "≥3起", "≤3起"),
      near: [
        project([
          indicator("12", "熏蒸后害虫成活率", "≤1%"),
          indicator("12", "中级职称评审通过率", "≤65%"),
          indicator("12", "木料热处理时间", "≥30分钟"),
          indicator("23", "地下水水位下降率", "≤3%"),
          indicator("23", "土壤总氮含量", "≥1.2克/千克"),
        ]),
        project([
          indicator("22", "系统无故障率", "≥99.9%"),
          indicator("22", "投诉处理率", "≥95%"),
          indicator("41", "纠纷处置成本", "不高于500元"),
          indicator("12", "不合格率", "≤2%"),
          indicator("12", "出生缺陷筛查率", "≥90%"),
          indicator("11", "行政处罚案件数", "≥30件"),
          indicator("22", "拖欠工资追讨金额", "≥30万元"),
          indicator("13", "意见反馈期限", "≥30天"),
          indicator("13", "技术人员到场天数", "≥60天"),
          indicator("13", "缩短办理时限", "≥3个工作日"),
          indicator("13", "审批提速时间", "≥2天"),
          indicator("23", "生物农药使用量", "≥2吨"),
          indicator("22", "便民服务事件数", "≥200件"),
          indicator("12", "病床使用率", "≤93%"),
          indicator("22", "毕业生待就业率", "≤10%"),
          indicator("13", "录像存储时限", "≥90天"),
          indicator("13", "征求意见时限", "≥30天"),
          indicator("13", "数据保存时限", "≥6个月"),
          indicator("21", "医疗费用增长率", "≤5%"),
          indicator("23", "化肥使用量增长率", "≤0%"),
          indicator("23", "黑臭水体整治数", "≥2条"),
          indicator("22", "返贫监测户数", "≥100户"),
          indicator("13", "缩短应急响应时间", "≤15分钟"),
          indicator("13", "提前放号天数", "≤14天"),
          indicator("11", "因公出国团组数", "≤3个"),
          indicator("22", "拆除违法建设面积", "≥2万平方米"),
          indicator("22", "降低婴儿死亡率", "≥0.2个百分点"),
        ]),
      ],
    },
    reversed("13", "线索反馈时限", "≥3个工作日", "≤3个工作日"),
    reversed("11", "执法巡查次数", "≤240次", "≥240次"),
    reversed("22", "因冰雪中断交通次数", "≥2次", "≤2次"),
    {
      ...reversed("12", "平面测量中误差", "≥5厘米", "≤5厘米"),
      near: [
        project([
          indicator("11", "查处积压案件数", "≥50件"),
          indicator("22", "疑似病例监测数", "≥20例"),
          indicator("21", "农户增收金额", "≥500万元"),
        ]),
      ],
    },
    {
      ...reversed("11", "采集水样份数", "≤300份", "≥300份"),
      near: [
        project([
          indicator("11", "采购设备数量", "≤300台"),
          indicator("11", "培训人次", "≤300人次"),
          indicator("11", "治理污染投诉件数", "≤30件"),
        ]),
      ],
    },
    {
      bad: project([indicator("12", "抽检差错率", "«100%»")]).replace("«100%»；", "100%；"),
      near: [project([indicator("12", "差错整改率", "100%"), indicator("22", "投诉办结率", "100%")])],
    },
    reversed("22", "机房PUE值", "≥1.3", "≤1.3"),
    reversed("22", "平均住院日", "≥6.8天", "≤6.8天"),
    reversed("12", "列车准点率", "≤90%", "≥90%"),
    reversed("12", "抽检不合格率", "≥5%", "≤5%"),
    reversed("12", "设备验收合格率", "≤95%", "≥95%"),
  ],
  indicator: (one, report, context) => {
    const isUp = one.values.some(({ target: { main } }) => isFloor(main?.relation));
    const isDown = one.values.some(({ target: { main } }) => isCeiling(main?.relation));
    const bare = bareName(one.nameText);
    if (!isUp && !isDown) {
      tellAll(one, report, context);
      return;
    }
    // Under 12 a time is what a process takes by its standard.
    const slow = isUp && one.filed !== "12" && OF_TIME.test(bare) && (DELAY.test(bare) || LIMIT.test(bare));
    const negative = slow || isNegative(one.nameText, context.words) || (isUp && isUnwanted(bare));
    const positive =
      isDown && !negative && one.classDigit !== "4" && isPositiveRate(one.nameText, context.words);
    const cost = isUp && !negative && one.filed === "41" && isCost(one.nameText);
    const effort =
      isDown &&
      one.filed === "11" &&
      (EFFORT.test(bare) || (DONE.test(bare) && hasSign(one))) &&
      !one.annualTarget.main?.measure?.per.length;
    const prize = one.filed !== "11" && /^获奖(?:数量?|项数|人数)$/.test(bare);
    const gain =
      isDown && !negative && !positive && !cost && (effort || prize || isGain(bare, context.words));
    if (!negative && !positive && !cost && !gain) return;
    for (const value of one.values) {
      const main = value.target.main;
      const relation = main?.relation;
      if (main === undefined || relation === undefined || value.text.slice(0, main.from).length > 0) continue;
      const [up, down] = [isFloor(relation), isCeiling(relation)];
      // What says both is contradictory.
      if (
        !(negative || cost ? up : down) ||
        new Set(main.comparators.map((one) => isFloor(one.relation))).size > 1
      )
        continue;
      if (cost && !main.percent && main.measure?.money !== true) continue;
      // 降低婴儿死亡率 ≥0.2个百分点: by how much it falls.
      if (negative && /^(?:降低|减少|压降)/.test(bare) && value.text.includes("百分点")) continue;
      // 仲裁劳动纠纷 ≥100件: an output that counts what is done about a harm.
      if (
        negative &&
        !slow &&
        one.classDigit === "1" &&
        one.filed !== "12" &&
        !main.percent &&
        // As an output 黑臭水体数 says of how many care is taken.
        (!isPlainHarm(one.nameText, context.words) || /水体/.test(one.nameText))
      )
        continue;
      // 医疗费用增长率 ≤5% is a ceiling, and may be meant for more than what stands in the name.
      if (gain && main.comparators.length > 1) continue;
      // 产量增长率 ≤-2%: less is meant to be had. 优秀率 ≤20% is a quota.
      if ((gain || positive) && main.number.units <= 0n) continue;
      if (positive && QUOTA.test(bare) && compare(main.number, HALF) <= 0) continue;
      // 害虫成活率 ≤2%: who slips with the sign of a good rate writes a high one all the same.
      const isScarce = compare(main.number, SCARCE) <= 0 && !FALL.test(bare) && !MERIT.test(bare);
      if (positive && (isScarce || SELECTIVE.test(bare))) continue;
      // A delay is counted in time; a rate that should be high is a percentage.
      if (slow ? !TIME.has(main.measure?.name ?? "") : positive && !main.percent) continue;
      const [only] = main.comparators;
      const sign = { atLeast: "≤", more: "<", atMost: "≥", less: ">" }[relation as "more"];
      const edits =
        main.comparators.length === 1 && only!.place === "before"
          ? editsIn(value, [{ from: only!.from, to: only!.to, insert: sign }])
          : [];
      const args = { name: one.nameText, text: value.text, wanted: positive || gain ? "≥" : "≤", edits };
      // Hazards are counted as they are found, too.
      const isDoubtful = cost || gain || (negative && !slow && !main.percent && /隐患/.test(one.nameText));
      const { twin } = value;
      report(value.span, args, isDoubtful ? { twin, severity: "warning" } : { twin });
    }
  },
  fix: editing({ zh: "把符号反过来", en: "Turn the sign round" }),
};

// An indicator whose values point the wrong way, and as it should be.
function reversed(code: string, name: string, value: string, right: string): Example {
  return {
    bad: project([indicator(code, name, value, `«${value}»`)]),
    good: project([indicator(code, name, right)]),
  };
}

// What is to be done often: with a ceiling nothing need be done.
const EFFORT =
  /^(?!.*(?:涉企|入企|重复|补考|人均|每|对|被|基层|入校|出国|会议|联合|双随机|企业)).*(?:巡查|巡检|巡护|巡逻|演练|宣传|宣讲|义诊|走访)(?:活动)?(?:次数|场次|期数)$/;

// 差错率 100%: nobody wants all of it.
function tellAll(one: IndicatorView, report: ReportText, { words }: Context): void {
  const [value] = one.values;
  const { main, quantities } = value?.target ?? {};
  const isMost = main?.percent === true && quantities!.length === 1 && compare(main.number, MOST) >= 0;
  if (isMost && /率$/.test(bareName(one.nameText)) && isNegative(one.nameText, words))
    report(value!.span, { name: one.nameText, text: value!.text, wanted: "≤" }, { severity: "warning" });
}
const MOST = decimal("90");

// What is made, found or looked after, as a name begins with it. What is bought or paid out may be limited.
const DONE =
  /^(?!.*(?:控制|上限|限额|规模|投诉|缺陷|损失|排放|能耗|用量|每|均|成本|费|率|比例|编制数)).{0,4}(?:采集|选育|培育|新建|改建|改造|修缮|修复|举办|编纂|出版|发布|发表|引进|治理|整治|绿化|种植|养护|监测|检测|抽检|救治|救助|投保|参保|惠及|受益|带动|建成|收集|征集|普查|走访|接种|筛查|体检|义诊|放流|疏浚|清淤)/;
const hasSign = ({ annualTarget: { main } }: IndicatorView) =>
  main?.comparators.every(({ place }) => place === "before") === true && main.percent === false;

// What is paid for something; not what is paid out to somebody, earned or saved.
function isCost(name: string): boolean {
  return COST.test(bareName(name)) && !GIVEN.test(name);
}
const COST =
  /(?:[单均]价|养护定额|(?<=[人户场次班床]均[\u4e00-\u9fff]{0,4})经费|成本|造价|(?<!经)费(?:支出)?|费用|租金|总投资|概算|控制率|控制数)$/;
const GIVEN =
  /出租|国有|资产|公租房|保障房|收取|补助|补贴|资助|奖励|奖|救助|标准|节约|节省|节支|降低|减少|下降|收入|收费|征收|收缴|追回|拨付|到位|投入|筹|工资|待遇|免费|生均|代缴|缴费|抚恤/;

/** Whether a name is of what is to grow, or of whom it is for: no ceiling is set to either. */
function isGain(name: string, words: Words): boolean {
  if (GROWTH.test(name))
    return OF_WEALTH.test(name) && !OF_BURDEN.test(name) && !isNegative(name.replace(GROWTH, ""), words);
  // That a level of water or a population does not fall too far is wanted.
  if (FALL.test(name)) return OF_BURDEN.test(name) || words.harm.test(name);
  if (SAVING.test(name)) return !OF_GOOD.test(name);
  if (LESS_HARM.test(name)) return true;
  return (SERVED.test(name) || SCORE.test(name)) && !OF_BURDEN.test(name);
}
const GROWTH = /(?:增长率|增长幅度|增长额|增长量|增幅|增速)$/;
// Of most other things nobody knows whether more of it is wanted.
const OF_WEALTH =
  /增加值|生产总值|GDP|收入|产值|产量|投资|营业|消费品|零售|出口|游客|客流|旅游|利润|税收|就业|参保|销售|交易额|成交额|合同额|专利|森林|蓄积|效益/;
const OF_BURDEN =
  /门诊|住院|次均|医药|费|支出|物价|价格|CPI|成本|债|赤字|能耗|排放|用水|用电|用能|用地|人口|投诉|案件|警情|事故|发病|信访|负债|房价|三公|不良|违|投资概算|工资|缺口|补助|救助|低保|控制/;
const SAVING =
  /^减排(?:二氧化碳|污染物|[\u4e00-\u9fff]{0,4}量)|^(?!.*减免).*(?:增收|创收)(?:金额|总额|额)?$|(?:下降率|降低率|压缩率|减排量|减排率|节约率|节能率|节水率|节能量|节水量|节电量|降幅|节约(?:资金|金额|成本|用水量|用电量))$/;
// 优良天数, 事故减少数, 提前完成天数. 缩短办理时间 may be what is left of it.
const LESS_HARM =
  /优良天数$|(?:事故|投诉|案件|警情)[^，均]{0,3}减少(?:数|量|次数|起数|件数)$|^提前(?:完成|完工|竣工|交付)[^，]{0,6}天数$/;
const FALL = /(?:下降率|降低率|降幅)$/;
const OF_GOOD = /合格|满意|收入|产量|质量|就业|出生|优良|覆盖|产值|效益|价值/;
const SCORE = /(?:考核|评价|测评|考评|评审|评估)[^，扣]{0,3}(?:得分|评分|分数|分值)$/;
const SERVED =
  /受益(?:群众|人员|学生|企业|农户|居民)$|(?:受益|惠及|带动就业|新增就业|吸纳就业|带动增收)[\u4e00-\u9fff]{0,4}(?:人口|人数|人次|户数|人员数|群众数|学生数|企业数|面积)$/;

// What is in the air or the water, who is poor again, and how long somebody lies in a hospital.
function isUnwanted(name: string): boolean {
  return (
    (CONTENT.test(name) && !CLEANING.test(name)) ||
    (POOR.test(name) && !HELPING.test(name)) ||
    /(?:PUE|电能利用效率)值?$|^(?!.*(?:减少|节约|下降|降低|生物|低毒|高效|缓释|控释|水溶|降解|有机|绿色)).*(?:(?:农药|化肥|地膜)(?:使用|施用)量|[水电]耗|三公经费(?:支出)?)$/.test(
      name,
    ) ||
    /^(?!.*(?:缩短|下降|降低|减少)).*平均住院(?:日|日数|天数)$|未(?:完成|通过|整改|处理|办结|达标|到位)率$/.test(
      name,
    )
  );
}
const CONTENT =
  /(?:PM2\.5|PM10|COD|细颗粒物|可吸入颗粒物|化学需氧量|氨氮|总磷|总氮|二氧化硫|氮氧化物|粉尘|烟尘|臭氧|异味|甲醛)[^，。]{0,8}(?:浓度|含量)$/;
// In the soil it is what plants live on.
const CLEANING = /土壤|耕地|耕层|肥|下降|降低|减少|削减|去除|监测|检测|改善/;
const POOR = /(?:返贫|致贫)(?:人口|人数|户数)$/;
const HELPING = /监测|帮扶|防止|预防|预警|消除|纳入|化解/;

// What most names lack that the two below are of.
const OF_TIME = /时[限间长]|用时|天数|期限|周期|工期/;

// A limit of time, but for what is kept or shown for so long.
const LIMIT =
  /^(?!.*(?:保[存管质修护养留藏]|质保|免费|使用|停车|驻村|服务|履约|留存|公[示告]|有效|储存|存储|追溯|观察|培训|学习|授课|运行|开放|值守|播出|宣传|意见|征集|报名|申报|受理|缴|试|缩短|压缩|压减|提速|提前|延长)).*(?:时限|(?:制卡|办理|审批|审理|审核|采购|建设|施工|检定|检测|维修|修复|结案|办结|办件|交付|供货)周期)$|^(?:施工|建设|合同|工程|计划|总)?工期$|^(?!.*(?:缩短|压缩|压减|提速|提前|延长)).*(?:候检|候诊|结案|审结|抢通|通关|清障|修补|补办|开具|核发|放行)[^，]{0,2}(?:时间|时长|天数)$/;

// 受理, 反馈 and 发放 may be open for a while: there longer is better, and so is what is saved.
const DELAY =
  /^(?!.*(?:公示|演练|备勤|堆放|医废|灭菌|高温|停留|消毒|每[日天]|夜间|周末|缩短|压缩|压减|提速|提前|节省|节约|减少|延长|延时|保持|服务时)).*(?:响应|反应|排队|办理|办结|等待|等候|候诊|候车|到达|到场|处置|处理|审批|修复|恢复|出具|送达|抢修|审核|出警|接警|抵达|到岗|赶赴|采购)(?:[^，]{0,4}(?:时间|时限|时长|用时)|(?<!到场|到岗)(?:天数|期限))$|^(?!.*(?:缩短|压缩|提前|延长)).*(?:反馈|答复|回复|签发|兑现|发放|支付|拨付|整改)[^，]{0,2}时限$/;
const QUOTA = /优秀(?:等次)?率$/;
// How many pass an examination may be limited.
const SELECTIVE = /(?:评审|考试|评议|评定|立项|提请|面试|笔试|资格|认定)[^，]{0,4}(?:通过|合格|成功)率$/;
const HALF = decimal("50");
const SCARCE = decimal("20");
// However few, of these more is better.
const MERIT = /合格|满意|完好|准确|及时|达标/;
const TIME = measures("秒", "分钟", "小时", "天", "工作日", "自然日", "周", "月");
