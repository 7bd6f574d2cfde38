import { isFloor } from "../../model/target.ts";
import { isLimit } from "../each.ts";
import { indicator, project } from "../example.ts";
import { bareName, endsInHarm, isCount } from "../names.ts";
import { isPlaceholder } from "../phrases.ts";
import type { IndicatorView, Rule } from "../rule.ts";

export const noCostInCostClass: Rule = {
  id: "no-cost-in-cost-class",
  title: "成本指标内容与成本无关",
  family: "classification",
  severity: "warning",
  docs: {
    zh: "成本指标写的不是成本：41 应是费用、价格、标准，42、43 应是负面影响。\n成本类里没有成本，花得值不值就看不出来。\n写单位成本、费用标准；42、43 写投诉、污染等要控制的数。",
    en: "A cost indicator names no cost: 41 takes fees, prices and standards, 42 and 43 negative effects.\nWithout a cost in the cost class nobody sees what the output is worth.\nWrite a unit cost or a standard; under 42 and 43 complaints, pollution and the like.",
  },
  message: {
    zh: ({ name, social }) =>
      social
        ? `这一类应写给群众、社会或环境带来的负面影响，“${name}”看不出是负面影响`
        : `“${name}”不是成本、费用或标准`,
    en: ({ name, social }) => `${name} is no ${social ? "negative effect" : "cost, fee or standard"}`,
  },
  examples: [
    {
      bad: project(
        "1、4-成本指标；41-经济成本指标；«办公用房使用年限»；实施周期指标值:≥5年；年度指标值:≥5年。",
      ),
      near: [
        project([indicator("41", "人均用纸量", "≤4包/年")]),
        project([
          indicator("41", "贴息标准", "≤3%"),
          indicator("41", "课时酬金", "≤500元/课时"),
          indicator("41", "大型企业返还比例", "≤30%"),
          indicator("41", "设计变更占比", "≤5%"),
          indicator("42", "扰民投诉次数", "≤2次"),
          indicator("42", "企业合规成本", "≤3万元"),
          indicator("42", "学生家庭负担", "≤500元"),
          indicator("42", "群众误工天数", "≤3天"),
        ]),
      ],
    },
    {
      bad: project(
        "1、4-成本指标；42-社会成本指标；«年体检人数»；实施周期指标值:≥200人；年度指标值:≥200人。",
      ),
    },
  ],
  indicator: (one, report, { words }) => {
    if (one.name === undefined || one.filed === undefined || one.classDigit !== "4") return;
    const social = one.filed !== "41";
    const fits = social
      ? endsInHarm(one.nameText, words) ||
        (words.harm.test(one.nameText) && !words.remedy.test(one.nameText)) ||
        HARDSHIP.test(one.nameText) ||
        // 安全生产：无事故
        (/^(?:无|零|不|未)/.test(one.annualText) &&
          (words.harm.test(one.annualText) || one.annualText === "无"))
      : (words.cost.test(one.nameText) && !COUNTED.test(bareName(one.nameText)) && !isPurchase(one)) ||
        SHARE.test(bareName(one.nameText)) ||
        /利率$|超支|[电水油气能单]耗$|上限$|(?:药|耗材|材料)占比$|用[水电气煤油纸]量|燃油量|(?:试剂|药剂|耗材|材料)用量/.test(
          one.nameText,
        ) ||
        one.annualTarget.main?.measure?.money;
    // What is a quality or a matter of time is told of as such, and what is left to be filled in.
    if (!fits && (ELSEWHERE.test(bareName(one.nameText)) || isPlaceholder(one.nameText))) return;
    // 项目总成本 under 42 is misplaced, and still a cost: only what is neither is reported there too.
    if (!fits)
      report(
        one.name,
        { name: one.nameText, social },
        isDoubtful(one)
          ? { severity: "information" }
          : social && one.filed === "42"
            ? { severity: "error" }
            : {},
      );
  },
};

// Nobody sets a ceiling to what he does for people, and each trade has its own words for what it asks of them. How much of
// a harm is dealt with is a benefit, and a common way to say that there is none.
function isDoubtful(one: IndicatorView): boolean {
  return (
    one.filed !== "41" &&
    ((isLimit(one) && !(one.annualTarget.main?.percent && isCount(one.nameText))) ||
      /下降|减少|降低/.test(one.annualText) ||
      (one.filed === "43" && DEALT_WITH.test(bareName(one.nameText))))
  );
}

// 采购风力灭火机 ≥600台: things, and at least so many of them, whatever is paid for them.
function isPurchase({ nameText, annualTarget: { main } }: IndicatorView): boolean {
  if (main?.measure === undefined || main.percent || main.measure.money || main.measure.per.length > 0)
    return false;
  return isFloor(main.relation) && THINGS.test(main.measure.name) && !PRICED.test(bareName(nameText));
}
const THINGS = /^(?:台|套|件|个|辆|架|艘|人|人次|户|家|具|场|次|床|张|册|本|份|批|期|所|座|栋|处|亩|公里)$/;
const PRICED = /(?:成本|标准|单价|价格|费用|支出|费|价|率|比例)$/;

// By how much a price is lowered, and who bears which share of it.
const SHARE =
  /(?:变更|签证|超概|审减|核减|管理费|间接费|结余)[^，]{0,4}(?:比例|占比|比率|率)$|(?:返还|分摊|自筹|提成|赔付|退税|返税|抵扣|折扣|让利|计提)(?:比例|比率|率)$|(?:涨|优惠|降价|让利|调价)幅度?$/;

// 采购设备数量 and 补贴户数 count things, whatever is paid for them.
const COUNTED =
  /(?:数量|人数|户数|次数|台数|件数|套数|场次|批次|人次|完成时间|时间节点|完成率|到位率|合规率|使用率|规范率)$/;
const ELSEWHERE = /(?:合格|完好|优良|及时|准时|按时[^，]{0,6}|按期[^，]{0,6})率$/;
const DEALT_WITH = /(?:处置|处理|利用|恢复|达标|绿化|回收)率$/;

// What a project costs people and nature while it goes on.
const HARDSHIP =
  /干扰|裁员|(?:群众|企业|业主|当事人|居民|村民|市民|家长|患者|商户|农户)(?:待|候|等|送检|开办|分摊|自筹|迎检|诉累|跑|来回|误)|待渡|封航|禁航|限产|停限产|检查次数|办事材料|安置居民|裁减|挤占|占用|增量|辐射|振动|浑浊度|逃逸|药剂残留|外排|烟尘|烟度|油污|水位下降|伤害|临时用地|岗位减少|涨幅|出行时间|闭馆|滞留|取消|延期|推迟|暂停|停工|停业|诉讼|迁坟|纠错|异味|臭味|移植|裸土|裸露|停庭|停课|停诊|断水|断电|断网|瘫痪|征地|乱倒|乱排|直排|遗撒|抛洒|撒漏|毁林|弃土|弃渣|废弃|渣土|污泥|垃圾$|垃圾量|医疗废物|一次性(?:用品|纸杯|餐具|塑料)|成本(?:节约|控制|降低)?(?:率|额|情况)?$|资源投入|付出|往返|重复建设|影响|占道|占地|隐患|风险|能耗|耗水|停产|被通报|停水|停电|停气|停运|停航|封闭|封路|绕行|断行|拆迁|搬迁|征收|砍伐|采伐|移栽|中断|断流|限行|扰动|等候|负担|收费|缴费|[水电气票房]价|超标|消耗|[煤电水油]耗|用量|排队|歇业|管制|开挖|自付|申报材料|报表|误工|不便|废物产生|产生量|耗电|涨价|价格上涨|用电|用水|用纸|用气|浓度|毁损|废弃物|(?:修复|治理|恢复)费用|跑动|跑腿|办税|危废|固体废物|垃圾产生|(?:合规|交通|出行|时间|生活|经营|环境|生态|治理)成本/;
