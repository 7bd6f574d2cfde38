import { describe, expect, test } from "vitest";
import { check, configure } from "../server/core/check/check.ts";
import { parse } from "../server/core/model/parse.ts";
import { indicator, project } from "../server/core/rules/example.ts";
import { rules } from "../server/core/rules/index.ts";

const strict = configure("strict");

/** The rules that find something in the one indicator of a project. */
function found(subclass: string, name: string, cycle: string, annual = cycle): string[] {
  const text = project([indicator(subclass, name, cycle, annual)]);
  const from = text.indexOf(`${name}；实施`);
  return check(parse(text), strict)
    .diagnostics.filter((one) => one.from >= from)
    .map(({ rule }) => rule);
}

// Cases that a reviewer met in tables of health, education, water and court bureaus: right as they are written.
const silent: readonly (readonly [subclass: string, name: string, value: string, rule: string])[] = [
  ["12", "漂浮物覆盖率", "≤1%", "wrong-direction"],
  ["11", "调处信访事项件数", "≥50件", "wrong-direction"],
  ["22", "处理突发事件数", "≥5起", "wrong-direction"],
  ["12", "考核扣分", "≤5分", "wrong-direction"],
  ["12", "实验室检测误差率", "≤2%", "wrong-direction"],
  ["22", "参保企业裁员率", "≤5.5%", "wrong-direction"],
  ["12", "社保重复参保率", "≤0.1%", "wrong-direction"],
  ["12", "疫苗接种异常反应率", "≤0.1‰", "wrong-direction"],
  ["12", "信号弱覆盖小区占比", "≤3%", "wrong-direction"],
  ["12", "AFP病例报告发病率", "≥1/10万", "wrong-direction"],
  ["12", "亮灯断字率", "≤3%", "wrong-direction"],
  ["12", "田块坡度", "≤15°", "missing-measure-unit"],
  ["12", "功率因数", "≥0.85", "missing-measure-unit"],
  ["13", "建设周期", "2024.06-2026.12", "missing-measure-unit"],
  ["12", "测速误差", "-4km/h～0", "missing-measure-unit"],
  ["12", "放大倍率", "≥30倍", "rate-without-percent"],
  ["12", "亿车公里死亡率", "≤0.5", "rate-without-percent"],
  ["42", "群众待渡时间", "≤30分钟", "no-cost-in-cost-class"],
  ["42", "企业送检费用", "≤100元", "no-cost-in-cost-class"],
  ["43", "环境γ辐射剂量率", "≤200nGy/h", "no-cost-in-cost-class"],
  ["41", "吨水电耗", "≤0.32kWh/m³", "no-cost-in-cost-class"],
  ["12", "氯离子扩散系数", "≤7×10-12m²/s", "approximate-value"],
  ["12", "渗透系数", "≤1×10-7cm/s", "reversed-range"],
  ["12", "草坪高度", "6-8厘米", "approximate-value"],
  ["12", "库款保障水平", "0.3-0.8倍", "approximate-value"],
  ["13", "整改完成时间", "2026年6月底前完成50%，11月底前全部完成", "count-with-percent"],
  ["22", "制造业产品质量合格率", "≥94%", "quality-outside-12"],
  ["31", "服务对象抱怨率", "≤3%", "other-in-31"],
  ["12", "疫苗接种禁忌错种率", "0%", "zero-target"],
  ["22", "法定债务风险等级", "绿色", "unquantified-value"],
  ["11", "港口吞吐量", "≥500万人次", "unit-differs"],
  ["12", "外来物种覆盖率", "≤1%", "wrong-direction"],
  ["13", "提前下达时间", "2025年12月底前", "past-deadline"],
  ["22", "孕产妇死亡率", "≤12/10万", "rate-without-percent"],
  ["22", "婴儿死亡率", "≤3.5/千", "rate-without-percent"],
  ["42", "施工期间停课天数", "≤3天", "no-cost-in-cost-class"],
  ["42", "拆迁户数", "≤5户", "no-cost-in-cost-class"],
  ["43", "砍伐树木数", "≤10棵", "no-cost-in-cost-class"],
  ["11", "购置无人机", "十五架", "unquantified-value"],
  ["22", "食物中毒事件", "零发生", "unquantified-value"],
  ["13", "采购完成时间", "第三季度", "unquantified-value"],
  ["13", "垃圾清运时间", "日产日清", "unquantified-value"],
  ["12", "储血温度", "2～6℃", "approximate-value"],
  ["12", "出水pH值", "6.5-8.5", "missing-measure-unit"],
  ["11", "河长巡河次数", "每季度1次", "partial-period-value"],
  ["23", "污水排放达标率", "100%", "quality-outside-12"],
  ["22", "投诉处理率", "≥95%", "wrong-direction"],
  ["12", "不合格率", "≤2%", "wrong-direction"],
  ["13", "推送及时率", "≤24小时", "wrong-direction"],
  ["13", "故障响应时间", "≤30分钟", "wrong-direction"],
  ["12", "学生体质优良率", "百分之五十五", "unquantified-value"],
  ["41", "办案时长", "缩短至10分钟以内", "comparator-in-words"],
  ["22", "甲乙类传染病报告发病率", "≤230/10万", "wrong-direction"],
  ["31", "门诊患者满意度", "较上年提高2个百分点", "satisfaction-without-percent"],
  ["31", "读者满意度（％）", "≥90", "satisfaction-without-percent"],
  ["12", "合格率（％）", "≥98", "rate-without-percent"],
  ["22", "万台特种设备死亡率", "≤0.04", "rate-without-percent"],
  ["22", "煤矿百万吨死亡率", "≤0.05", "rate-without-percent"],
  ["22", "建档率", "达到2025年全省平均水平", "past-deadline"],
  ["41", "补助标准（元/人·月）", "600", "missing-measure-unit"],
  ["11", "教师课时量（学时/人·年）", "≥90", "missing-measure-unit"],
  ["11", "资助人数【人】", "≥30", "missing-measure-unit"],
  ["13", "完成时间", "2026.12", "missing-measure-unit"],
  ["42", "猪肉价格上涨幅度", "≤3%", "no-cost-in-cost-class"],
  ["43", "污泥产生量", "≤2吨/日", "no-cost-in-cost-class"],
  ["31", "学员对培训评价优良率", "≥90%", "quality-outside-12"],
  ["31", "群众安全感", "≥95%", "other-in-31"],
  ["11", "500万元以上项目投资额", "≥3亿元", "name-contradicts-value"],
  ["22", "保障机制", "建立健全", "slogan-as-indicator"],
  ["41", "超概算率", "≤0%", "no-cost-in-cost-class"],
  ["12", "设备数据误差", "±10%以内", "comparator-in-words"],
  ["23", "断面水质", "Ⅲ类及以上", "unquantified-value"],
  ["12", "考核等次", "良好及以上", "unquantified-value"],
  ["13", "资料归档时间", "每月底", "unquantified-value"],
  ["21", "查出违规问题金额", "≥1亿元", "wrong-direction"],
  ["21", "清收不良贷款", "≥2亿元", "wrong-direction"],
  ["22", "全市排名", "前10", "missing-measure-unit"],
  ["22", "民生满意", "全省前5", "missing-measure-unit"],
  ["21", "流动比率", "≥2", "missing-measure-unit"],
  ["22", "黑臭水体", "基本清零", "missing-measure-unit"],
  ["12", "电梯困人故障率", "≤0.6次/台·年", "rate-without-percent"],
  ["12", "吞吐率", "≥500TPS", "rate-without-percent"],
  ["42", "改造期间停庭天数", "≤3天", "no-cost-in-cost-class"],
  ["42", "劳动力转移成本", "≤2万元", "no-cost-in-cost-class"],
  ["43", "渣土遗撒次数", "0次", "no-cost-in-cost-class"],
  ["41", "超支率", "≤5%", "no-cost-in-cost-class"],
  ["13", "项目启动时间", "2025年9月", "past-deadline"],
  ["13", "普查标准时点", "2025年12月31日", "past-deadline"],
  ["12", "服务覆盖率", "由80%提高到85%", "approximate-value"],
  ["11", "执行学年", "2025-2026学年", "approximate-value"],
  ["11", "服务对象年龄", "16-59周岁", "approximate-value"],
  ["22", "促进就业", "≥300人", "slogan-as-indicator"],
  ["11", "设备数量（台/套）", "20台", "unit-differs"],
  ["12", "获奖数量", "≥3项", "count-in-quality"],
  ["13", "每月巡查次数", "≥2次", "count-in-timeliness"],
  ["31", "患者表扬率", "≥90%", "other-in-31"],
  ["22", "安全生产", "不发生", "unquantified-value"],
  ["22", "停水停电", "全年无停水停电事故", "unquantified-value"],
  // One fault is told of once.
  ["31", "群众满意率", "≥950%", "impossible-percent"],
  ["31", "群众满意度", "满意", "vague-value"],
  ["12", "设备合格率", "全覆盖", "unquantified-value"],
  ["41", "验收合格率", "≥95%", "no-cost-in-cost-class"],
  ["31", "设备完好率", "≥95%", "other-in-31"],
  ["11", "设备合格率", "≥95%", "rate-in-quantity"],
  ["12", "设备合格率", "95≥%", "rate-without-percent"],
  ["41", "清淤单价", "≥30元以内", "wrong-direction"],
  ["13", "办结时限", "5-3个工作日", "approximate-value"],
  ["11", "培训人数", "/", "unquantified-value"],
  ["22", "80周岁以上高龄津贴发放人数", "≥300人", "target-in-name"],
  ["41", "困难群众补助费", "≥500元/人", "wrong-direction"],
  ["41", "成本节约费用", "≥5万元", "wrong-direction"],
  ["41", "生均公用经费", "≥850元/生", "wrong-direction"],
  ["41", "研究与试验发展经费", "≥300万元", "wrong-direction"],
  ["23", "水资源开发利用率", "≤40%", "wrong-direction"],
  ["11", "培训人数", "50≤人数≤100人", "malformed-number"],
  ["13", "竣工时间", "开工后18月前", "impossible-date"],
  ["12", "退休待遇核定准确率", "≥98%", "placeholder-text"],
  ["11", "招待费明确压减", "≥5%", "placeholder-text"],
  ["12", "待核实线索核查率", "≥95%", "placeholder-text"],
  ["11", "打击违法行为次数", "≥50次", "wrong-direction"],
  ["11", "疏通积水点数", "≥12处", "wrong-direction"],
  ["21", "盘活闲置面积", "≥3000平方米", "wrong-direction"],
  ["11", "作出行政处罚", "≥50宗", "wrong-direction"],
  ["22", "网上信访占比", "≥85%", "wrong-direction"],
  ["11", "老旧货车报废数量", "≥300辆", "wrong-direction"],
  ["13", "超期办结率", "≤2%", "wrong-direction"],
  ["11", "每个社区1名民警", "86名", "name-contradicts-value"],
  ["11", "每周不少于1次巡查", "52次", "name-contradicts-value"],
  ["42", "社会成本节约率", "≥5%", "no-cost-in-cost-class"],
  ["42", "群众往返次数", "≤1次", "no-cost-in-cost-class"],
  ["43", "电子垃圾", "≤20台", "no-cost-in-cost-class"],
  ["41", "审减率", "≥8%", "no-cost-in-cost-class"],
  ["41", "支出额（单位：万元）", "120", "missing-measure-unit"],
  ["11", "培训人员（人次，含线上）", "120", "missing-measure-unit"],
  ["12", "病例组合CMI值", "≥1.05", "missing-measure-unit"],
  ["12", "水生态评价指数值", "≥80", "missing-measure-unit"],
  ["22", "万辆车事故率", "≤3起", "rate-without-percent"],
  ["21", "节支效益", "节约120万元", "approximate-value"],
  ["11", "家庭医生服务", "签约300户", "approximate-value"],
  ["11", "服务老人数", "65岁以上老人500人", "comparator-in-words"],
  ["13", "评审时限", "500万元以下项目7个工作日，500万元以上项目12个工作日", "comparator-in-words"],
  ["41", "评审费率", "1000万元以上项目≤1.5‰", "cost-exceeds-budget"],
  ["12", "差错率", "未超过2%", "contradictory-comparator"],
  ["13", "受理时限", "受理后三个工作日内", "unquantified-value"],
  ["13", "响应时限", "半小时内", "unquantified-value"],
  ["13", "开工时限", "两周内", "unquantified-value"],
  ["11", "覆盖村数", "覆盖十二个村", "unquantified-value"],
  ["13", "清运时间", "每日清运", "unquantified-value"],
  ["22", "推广新品种", "≥5个", "slogan-as-indicator"],
  ["22", "优化公交线路", "8条", "slogan-as-indicator"],
  ["11", "新增急救站（点）", "2个", "unit-differs"],
  ["11", "采购设备（台套）", "12台", "unit-differs"],
  ["12", "办理方式", "即时办结/当日办结", "formula-as-value"],
  ["12", "icu床位使用率", "≥80%", "stray-foreign-word"],
  ["22", "农产品质量抽检合格率", "≥98%", "quality-outside-12"],
  ["22", "参加养老保险人数", "≥12万人", "activity-as-benefit"],
  ["12", "达标场所个数", "12个", "count-in-quality"],
  ["13", "开放时段", "9-12点", "approximate-value"],
  ["12", "国省道优良路率", "国道≥92%", "name-restated-in-value"],
  ["12", "中小学生体质合格率", "小学≥92%", "name-restated-in-value"],
  ["41", "每人每天标准", "每人每天100元", "name-restated-in-value"],
  ["42", "信用修复不及时投诉", "≤3件", "no-cost-in-cost-class"],
  ["42", "整改不到位被通报次数", "≤3次", "no-cost-in-cost-class"],
  ["42", "治理过程中扰民投诉", "≤3件", "no-cost-in-cost-class"],
  ["31", "学员满意度", "4.5分以上（满分5分）", "satisfaction-without-percent"],
  ["31", "游客满意度指数", "≥85分", "satisfaction-without-percent"],
  ["12", "空调能效等级", "不低于2级", "comparator-in-words"],
  ["12", "生师比", "不高于1:12", "comparator-in-words"],
  ["22", "安全检查", "10人以上企业全覆盖", "comparator-in-words"],
  ["13", "发放时间", "“八一”建军节前", "unquantified-value"],
  ["13", "完成时间", "春耕前", "unquantified-value"],
  ["43", "施工扬尘达标率", "100%", "quality-outside-12"],
  ["12", "监测数据缺失率", "≤1%", "wrong-direction"],
  ["11", "更换设备数", "≥5台", "wrong-direction"],
  ["11", "培训人数", "一年级200人", "missing-measure-unit"],
  ["22", "红色基因传承", "一日千里", "count-with-percent"],
  ["11", "口罩发放数", "≥N95口罩1000个", "placeholder-text"],
  ["22", "无人机飞行事故", "0起", "target-in-name"],
  ["11", "①号机组台数", "≥2台", "serial-residue"],
  ["13", "响应时间", "近24小时", "approximate-value"],
  ["12", "入户率", "占总户数百分之八十", "approximate-value"],
  ["13", "审批时限", "由15个工作日缩短至5个工作日以内", "comparator-in-words"],
  ["12", "工程验收合格率", "一次性验收合格率达到100%", "approximate-value"],
  ["12", "热线办结率", "12345工单办结率达到99%", "reversed-range"],
  ["12", "设备完好率", "120台监测设备完好率达到98%", "impossible-percent"],
  ["11", "仲裁劳动纠纷件数", "≥100件", "wrong-direction"],
  ["11", "扑灭火灾起数", "≥10起", "wrong-direction"],
  ["11", "筛查近视", "≥500人", "wrong-direction"],
  ["11", "覆盖村（社区）", "≥138个", "unit-differs"],
  ["11", "种植苗木（株）", "≥600棵", "unit-differs"],
  ["41", "带动企业投入", "≥6亿元", "cost-exceeds-budget"],
  ["41", "奖补比例", "≤30%", "no-cost-in-cost-class"],
  ["22", "带动就业", "≥2000", "slogan-as-indicator"],
  ["12", "评级", "B+及以上", "unquantified-value"],
  ["12", "混凝土强度", "C30以上", "comparator-in-words"],
  ["12", "考核排名", "前10名以内", "comparator-in-words"],
  ["12", "测量误差", "正负2毫米以内", "comparator-in-words"],
  ["12", "河流水质", "不低于3类", "comparator-in-words"],
  ["12", "耕地质量等别", "不低于8等", "comparator-in-words"],
  ["11", "演出场次", "50场及50场以上", "comparator-in-words"],
  ["13", "结算周期", "T+1", "missing-measure-unit"],
  ["12", "展览级别", "省级以上", "unquantified-value"],
  ["12", "服务人员学历", "本科及以上", "unquantified-value"],
  ["12", "信用等级", "AA", "unquantified-value"],
  ["12", "项目验收", "验收通过", "unquantified-value"],
  ["13", "慰问时间", "春节、“八一”前", "unquantified-value"],
  ["13", "完成时间", "当年完成", "unquantified-value"],
  ["12", "系统并发用户数", "≥500个", "count-in-quality"],
  ["11", "培训期数及人数", "3期/180人", "unit-differs"],
  ["11", "走访慰问户数", "≥500户次", "unit-differs"],
  ["11", "消除事故隐患数", "≥500处", "wrong-direction"],
  ["12", "能力验证满意率", "≥95%", "satisfaction-outside-31"],
  ["13", "通信线路持续运行时间", "≥99.9%", "count-with-percent"],
  ["22", "患者次均自付费用", "≤120元", "cost-outside-4"],
  ["12", "责任事故次数", "0次", "zero-target"],
  ["31", "群众满意度", "≥85%", "satisfaction-without-percent"],
  ["11", "公示时限", "≥7天", "wrong-direction"],
  ["11", "培训人次", "≥300人人次", "unquantified-value"],
  ["11", "巡查次数", "每人1次 2人", "malformed-number"],
  ["12", "合格率", "百分之九十", "malformed-number"],
  ["12", "合格率", "不低于百分之九十五", "malformed-number"],
  ["42", "闭馆天数", "≤10天", "no-cost-in-cost-class"],
  ["42", "安全生产", "无事故", "no-cost-in-cost-class"],
  ["43", "树木移植株数", "≤50株", "no-cost-in-cost-class"],
  ["12", "维修质量", "3次", "count-in-quality"],
  ["31", "群众满意度", "至少提高2个百分点", "satisfaction-without-percent"],
  ["12", "合格率", "0.95%", "rate-without-percent"],
  ["13", "服务时长", "≥8小时", "unit-differs"],
  ["11", "采购数量", "≥500公斤", "unit-differs"],
  ["13", "完成时间", "2026年12月底前", "timeliness-outside-13"],
  ["13", "实施时间", "2025年10月-2026年3月", "reversed-range"],
];

const fires: readonly (readonly [subclass: string, name: string, value: string, rule: string])[] = [
  ["12", "设备离线率", "≥3%", "wrong-direction"],
  ["22", "井盖缺失数", "≥5个", "wrong-direction"],
  ["22", "优良天数比例", "≤82%", "wrong-direction"],
  ["12", "接通率", "≤95%", "wrong-direction"],
  ["12", "及时救助率", "≤95%", "wrong-direction"],
  ["41", "人均培训费", "≤480人", "unit-differs"],
  ["13", "事项办结时限", "≤10万元", "unit-differs"],
  ["11", "采购轮椅数量", "≥300元", "unit-differs"],
  ["11", "奖励企业数", "≥70亩", "unit-differs"],
  ["42", "年体检人数", "≥200人", "no-cost-in-cost-class"],
  ["42", "建筑垃圾清运量", "≥20吨", "no-cost-in-cost-class"],
  ["22", "服务面貌", "得到缓解", "vague-value"],
  ["22", "社会效益", "效益明显", "vague-value"],
  ["12", "工作质量", "高质量完成", "vague-value"],
  ["22", "社会效益", "难以量化", "meta-value"],
  ["12", "工作质量", "正向指标", "meta-value"],
  ["22", "有效提升政府公信力", "≥5个", "slogan-as-indicator"],
  ["22", "助推经济发展", "≥5个", "slogan-as-indicator"],
  ["22", "全年举办培训班", "30期", "activity-as-benefit"],
  ["11", "培训人数", "≥X人", "placeholder-text"],
  ["11", "培训人数", "待完善", "placeholder-text"],
  ["11", "培训人数", "同上", "placeholder-text"],
  ["12", "设备在线率", "≤90%", "wrong-direction"],
  ["22", "群众安全感", "≤95%", "wrong-direction"],
  ["22", "青少年犯罪率", "≥1%", "wrong-direction"],
  ["22", "群众越级上访批次", "≥3批次", "wrong-direction"],
  ["11", "栽植乔木", "200余株", "approximate-value"],
  ["11", "受益户数", "近2000户", "approximate-value"],
  ["11", "栽植乔木", "数百株", "approximate-value"],
  ["12", "验收合格率率", "≥95%", "doubled-word"],
  ["41", "人均培训经费费", "≤500元", "doubled-word"],
  ["11", "清运量", "上半年30吨", "partial-period-value"],
  ["11", "培训人数", "达到500人以上", "comparator-in-words"],
  ["41", "采购成本", "控制在20万元以内", "comparator-in-words"],
  ["12", "差错率", "未超过2%", "comparator-in-words"],
  ["12", "验收合格率100%", "≥98%", "target-in-name"],
  ["22", "无安全事故", "0起", "target-in-name"],
  ["31", "（一）农户满意度", "≥90%", "serial-residue"],
  ["31", "职工满意度（1）", "≥90%", "serial-residue"],
  ["12", "成品率%", "≥90%", "percent-in-name"],
  ["12", "绿化率指标值", "≥30%", "redundant-suffix"],
  ["11", "新建管道长度", "1,20公里", "malformed-number"],
  ["11", "新建管道长度", "12..5公里", "malformed-number"],
  ["11", "培训人数", "50人及其以上", "comparator-in-words"],
  ["12", "维修返工率", "≥5%", "wrong-direction"],
  ["12", "核查漏报率", "≥5%", "wrong-direction"],
  ["22", "行政败诉率", "≥5%", "wrong-direction"],
  ["42", "垃圾清运不及时投诉", "≥3件", "wrong-direction"],
  ["22", "青少年近视率", "≥40%", "wrong-direction"],
  ["12", "课程到课率", "≤95%", "wrong-direction"],
  ["12", "渡船检验合格格率", "≥95%", "doubled-word"],
  ["13", "发放及时时率", "≥95%", "doubled-word"],
  ["42", "垃圾桶采购数", "≥20个", "no-cost-in-cost-class"],
  ["22", "组织就业培训", "≥3期", "activity-as-benefit"],
  ["22", "监测设备完好率", "≥95%", "quality-outside-12"],
  ["22", "文化传承", "红色基因传承", "unquantified-value"],
  ["41", "补助标准", "按临财〔2024〕12号执行", "norm-reference-value"],
  ["41", "补助标准", "按《临江市助学办法》（临财〔2024〕12号）执行", "norm-reference-value"],
  ["12", "生活垃圾无害化处理率", "≤95%", "wrong-direction"],
  ["31", "接待群众满意率", "≤90%", "wrong-direction"],
  ["11", "群众投诉件数", "≥5件", "wrong-direction"],
  ["11", "重大安全事故起数", "≥1起", "wrong-direction"],
  ["22", "路灯完好率", "≥95%", "quality-outside-12"],
  ["12", "检查覆盖企业数", "≥300家", "count-in-quality"],
  ["41", "采购设备数量", "20台", "no-cost-in-cost-class"],
  ["41", "补贴户数", "≥20户", "no-cost-in-cost-class"],
  ["11", "培训人数", "≥", "missing-target"],
  ["11", "培训人数", "≥万人", "missing-target"],
  ["11", "培训人数", "≥（）人", "placeholder-text"],
  ["11", "培训人数", "待核实", "placeholder-text"],
  ["11", "培训人数", "见附件", "placeholder-text"],
  ["11", "培训人数", "≥2,4万人", "malformed-number"],
  ["11", "培训人数", "≥1，200人", "malformed-number"],
  ["11", "培训人数", "≥2。4万人", "malformed-number"],
  ["12", "培训合格率", "≥9 5%", "malformed-number"],
  ["11", "培训人数", ">≥2万人", "malformed-number"],
  ["13", "故障响应时间", "≥30分钟", "wrong-direction"],
  ["13", "办理时限", "≥15个工作日", "wrong-direction"],
  ["41", "宣传成本", "完成投资/总人数", "formula-as-value"],
  ["12", "设备完好率", "≥98%以上", "comparator-in-words"],
  ["22", "信访投诉件数", "≥3件", "wrong-direction"],
  ["12", "合格率", "≤90%", "wrong-direction"],
  ["13", "补助资金发放及时率", "≤90%", "wrong-direction"],
  ["12", "资金使用合规率", "≤95%", "wrong-direction"],
  ["41", "采购单价", "≥5000元/台", "wrong-direction"],
  ["22", "校园霸凌事件数", "≥5起", "wrong-direction"],
  ["12", "案卷错漏处数", "≥5处", "wrong-direction"],
  ["12", "卷宗遗失份数", "≥5份", "wrong-direction"],
  ["13", "平均办理用时", "≥5天", "wrong-direction"],
  ["23", "化肥施用量", "≥5吨", "wrong-direction"],
  ["12", "标注正确率", "≤95%", "wrong-direction"],
  ["12", "平台可用性", "≤99%", "wrong-direction"],
  ["12", "样品合格比例", "≤95%", "wrong-direction"],
  ["22", "受益居民", "≤95人", "wrong-direction"],
  ["41", "预算控制率", "≥100%", "wrong-direction"],
  ["22", "返贫人数", "≥3人", "wrong-direction"],
  ["23", "秸秆综合利用率", "≤80%", "wrong-direction"],
  ["31", "门诊患者满意度", "较上年提高", "satisfaction-without-percent"],
  ["22", "建档率", "不低于2025年水平", "rate-without-percent"],
  ["11", "培训人数", "≥1,00人", "malformed-number"],
  ["11", "培训人数", "≥100人≥", "malformed-number"],
  ["11", "培训人数", "100≥人", "malformed-number"],
  ["13", "完成时间", "13月底前", "impossible-date"],
  ["13", "系统等级", "2024年底前达到先进水平", "past-deadline"],
  ["22", "服务面貌", "一年比一年好", "unquantified-value"],
  ["41", "火灾发生概率", "≤5%", "no-cost-in-cost-class"],
  ["11", "发表论文", "10篇或者以上", "comparator-in-words"],
  ["12", "设备完好率", "不低于≥95%", "comparator-in-words"],
  ["12", "手术成功率", "≤85%", "wrong-direction"],
  ["12", "调解成功率", "≥120%", "impossible-percent"],
  ["12", "手术成功率", "≥95", "rate-without-percent"],
  ["11", "开放天数", "≥330人", "unit-differs"],
  ["11", "设备台数", "≥50平方米", "unit-differs"],
  ["11", "造林面积", "≥500公里", "unit-differs"],
  ["11", "补贴金额", "≥300人", "unit-differs"],
  ["13", "响应时间", "≤2人", "unit-differs"],
  ["41", "采购单价", "≤50台", "unit-differs"],
  ["12", "违法用地占比", "≥5%", "wrong-direction"],
  ["13", "出警时间", "≥15分钟", "wrong-direction"],
  ["22", "政策知晓度", "≤85%", "wrong-direction"],
  ["13", "延期天数", "≥5天", "wrong-direction"],
  ["13", "完工时间", "≤2025年12月31日", "past-deadline"],
  ["12", "验收合格率", "%", "missing-target"],
  ["11", "培训人数", "人", "missing-target"],
  ["12", "考核等级", "优/良/中/差", "meta-value"],
  ["13", "完工时间", "2026年6月31前", "impossible-date"],
  ["13", "验收时间", "13月份", "impossible-date"],
  ["13", "实施时间", "2026年1月1日-2025年12月31日", "reversed-range"],
  ["31", "群众满意度", "＞100%", "satisfaction-without-percent"],
  ["31", "群众满意度", "≥90个百分点", "satisfaction-without-percent"],
  ["11", "造林面积", "100%", "count-with-percent"],
  ["11", "培训人数", "500-800", "approximate-value"],
  ["12", "采购设备", "20台", "count-in-quality"],
  ["13", "培训期数", "4期", "count-in-timeliness"],
  ["12", "完成时间", "2026年12月底前", "timeliness-outside-13"],
  ["41", "资金使用合规率", "100%", "no-cost-in-cost-class"],
  ["11", "支出进度", "≥95%", "execution-as-output"],
  ["31", "群众满意度", "≥9%", "satisfaction-without-percent"],
  ["12", "验收合格率", "0%", "zero-target"],
  ["22", "药品断供次数", "≥0次", "zero-target"],
  ["11", "走访户数", "≥0户", "zero-target"],
  ["13", "线索反馈时限", "≥3个工作日", "wrong-direction"],
  ["13", "完工时间", "2026月12月底前", "impossible-date"],
  ["13", "完工时间", "20226年11月底", "impossible-date"],
  ["13", "工资发放时间", "100%", "count-with-percent"],
  ["12", "图书平均单价", "≤45元", "cost-outside-4"],
  ["22", "新建服务站点", "24个", "activity-as-benefit"],
  ["11", "培训人次", "≥200期", "unit-differs"],
  ["22", "资金拨付时间", "2026年6月底前", "timeliness-outside-13"],
  ["11", "培训人数", "≥300人人", "malformed-number"],
  ["11", "培训人数", "≥3 00人", "malformed-number"],
  ["12", "合格率", "≥百分之95%", "malformed-number"],
  ["12", "合格率", "≥九十%", "malformed-number"],
  ["12", "合格率", "一0零%", "malformed-number"],
  ["42", "培训人数", "≤100人", "no-cost-in-cost-class"],
  ["12", "师资力量", "本科生培养", "unquantified-value"],
  ["42", "培训人数", "≥200人", "no-cost-in-cost-class"],
];

// The two values of an indicator against each other.
const pairs: readonly (readonly [
  name: string,
  cycle: string,
  annual: string,
  rule: string,
  fires: boolean,
])[] = [
  ["公路长度", "32千米", "32公里", "unit-differs", true],
  ["补助标准", "600元/人·月", "600元/人/月", "unit-differs", false],
  ["养护公路里程", "20公里", "25千米", "cycle-below-annual", true],
  ["全省排名", "前3名", "前5名", "cycle-below-annual", false],
  ["百万公里事故数", "≤0.1起/百万公里", "≤0.2起/百万公里", "cycle-below-annual", false],
  ["巡查次数", "≥50次", "第一年≥100次", "cycle-below-annual", true],
  ["小学班额", "≤45人", "≤50人", "cycle-below-annual", false],
  ["培训人数", "≥300人", "无", "words-against-number", true],
  ["活动次数", "每月2次", "2次/月", "unit-differs", false],
  ["运营补贴", "≤200元/床/月", "≤200元/月·床", "unit-differs", false],
  ["专家劳务费标准", "≤800元/人·天", "≤800元/人天", "unit-differs", false],
  ["扫描单价", "0.35元/页", "0.35元/画幅", "unit-differs", true],
  ["工程造价", "≤100万元", "≤100元", "unit-differs", true],
  ["年客运量", "≥4800万人次", "≥4800人次", "unit-differs", true],
  ["粮食产能", "≥30万公斤", "≥30万斤", "unit-differs", true],
  ["群众满意度", "≥90分", "≥90%", "unit-differs", true],
  ["群众满意度", "≥90", "≥90%", "unit-differs", false],
  ["群众满意度", "≥90", "≥90%", "satisfaction-without-percent", true],
  ["验收合格率", "≥98", "≥98%", "rate-without-percent", true],
  ["验收结果", "95%", "优良", "words-against-number", true],
  ["耕地保有量", "≥68.1万亩", "≥68.3万亩", "cycle-below-annual", false],
  ["参保人数", "≥50万人", "≥52万人", "cycle-below-annual", false],
];

test("every rule that a case names is there", () => {
  const ids = new Set(rules.map(({ id }) => id));
  for (const [, , , rule] of silent) expect(ids, rule).toContain(rule);
});

describe("right as it is written", () => {
  for (const [subclass, name, value, rule] of silent)
    test(`${name} ${value} without ${rule}`, () => expect(found(subclass, name, value)).not.toContain(rule));
});

describe("wrong as it is written", () => {
  for (const [subclass, name, value, rule] of fires)
    test(`${name} ${value}: ${rule}`, () => expect(found(subclass, name, value)).toContain(rule));
});

describe("two values of one indicator", () => {
  for (const [name, cycle, annual, rule, fires] of pairs)
    test(`${name} ${cycle} → ${annual}: ${fires ? "" : "no "}${rule}`, () =>
      expect(found("11", name, cycle, annual).includes(rule)).toBe(fires));
});

describe("a number in a goal", () => {
  const told = (goal: string, name: string, value: string) =>
    check(parse(project([indicator("11", name, value)], { goal })), strict)
      .diagnostics.filter(({ rule }) => rule === "goal-number-contradicts")
      .map(({ args }) => args.goal);

  test("has commas between its thousands", () => {
    expect(told("对全区1,480套电子警察设备实行运维。", "维护电子警察设备套数", "≥1480套")).toEqual([]);
    expect(told("全年临时救助2,000人次，救急解难。", "临时救助人次", "≥1500人次")).toEqual(["2,000人次"]);
  });

  test("is another indicator’s, or that of several together", () => {
    const told = (goal: string, ...indicators: string[]) =>
      check(parse(project(indicators, { goal })), strict).diagnostics.filter(
        ({ rule }) => rule === "goal-number-contradicts",
      ).length;
    expect(
      told(
        "支持科技型中小企业不少于200家。",
        indicator("11", "支持企业家数", "≥200家"),
        indicator("11", "新增高新技术企业", "≥40家"),
      ),
    ).toBe(0);
    expect(
      told(
        "组织参加适应性培训和职业技能培训420人。",
        indicator("11", "适应性培训人数", "≥260人"),
        indicator("11", "职业技能培训人数", "≥160人"),
      ),
    ).toBe(0);
    expect(told("不让一名学生因家庭困难失学。", indicator("22", "家庭困难失学学生人数", "0人"))).toBe(0);
    expect(told("培训职工500人。", indicator("11", "培训职工人数", "≥300人"))).toBe(1);
  });

  test("is none where it is so many per thousand", () => {
    expect(told("食品检验量达到5批次/千人以上，守护安全。", "食品检验批次", "≥6800批次")).toEqual([]);
  });
});

test("a total that its unit's own row makes wrong is not blamed", () => {
  const text = project([indicator("11", "培训人数", "≥50人")]).replace(
    "临江市档案馆\t120.00\t120.00",
    "临江市档案馆\t102.00\t102.00",
  );
  const causes = check(parse(text), strict)
    .diagnostics.filter(({ rule }) => rule.endsWith("-total-mismatch"))
    .map(({ args }) => args.causes?.zh);
  expect(causes.length).toBeGreaterThan(0);
  expect(
    causes.every((cause) => /单位行“临江市档案馆”写错|应为 120.00（合计按此无误）/.test(cause ?? "")),
  ).toBe(true);
});

test("a name of other people is no misspelt one", () => {
  const rows = (first: string) =>
    [first, "群众满意度", "群众满意度", "群众满意度", "群众满意度"].map(
      (name, i) =>
        `${"甲乙丙丁戊"[i]}区经费\t10.00\t守护安全${i}。\t1、3-满意度指标；31-服务对象满意度；${name}；实施周期指标值:≥90%；年度指标值:≥90%。`,
    );
  const near = (first: string) =>
    check(
      parse(
        ["单位：万元", "项目名称\t总计\t绩效目标\t绩效指标", "某馆\t50.00\t\t", ...rows(first)].join("\n"),
      ),
    ).diagnostics.filter(({ rule }) => rule === "near-miss-name").length;
  expect(near("受众满意度")).toBe(0);
  expect(near("群丛满意度")).toBe(1);
  // `misspelt-word` tells of it.
  expect(near("群从满意度")).toBe(0);
  // Whoever writes both in one cell means two.
  const twice =
    "群丛满意度；实施周期指标值:≥90%；年度指标值:≥90%。2、3-满意度指标；31-服务对象满意度；群众满意度";
  expect(near(twice)).toBe(0);
});

test.each([
  ["人员到位率", "人员到岗率"],
  ["道路养护合格率", "道路管护合格率"],
  ["纠纷调解成功率", "纠纷调处成功率"],
  ["设备验收合格率", "设备初验合格率"],
  ["企业入驻完成率", "企业入园完成率"],
  ["图书借阅完成率", "图书借还完成率"],
  ["老人助餐合格率", "老人助浴合格率"],
])("%s and %s are two", (usual, rare) => {
  const rows = [usual, usual, usual, usual, rare].map(
    (name, i) =>
      `${"甲乙丙丁戊"[i]}区经费\t10.00\t守护安全${i}。\t1、1-产出指标；12-质量指标；${name}；实施周期指标值:≥90%；年度指标值:≥90%。`,
  );
  const text = ["单位：万元", "项目名称\t总计\t绩效目标\t绩效指标", "某馆\t50.00\t\t", ...rows].join("\n");
  expect(check(parse(text)).diagnostics.filter(({ rule }) => rule === "near-miss-name")).toEqual([]);
});

describe("what only looks like a fault", () => {
  const items =
    "1、1-产出指标；11-数量指标；数量；实施周期指标值:≥2间；年度指标值:≥2间。2、2-效益指标；22-社会效益；受益人数；实施周期指标值:≥20人；年度指标值:≥20人。";
  const row = (
    name: string,
    amount: string,
    goal = "修好库房屋面2间，全年无渗漏，让群众查档少跑路、少等候。",
  ) => `${name}\t${amount}\t${goal}\t${items}`;
  const page = ["单位：万元", "项目名称\t总计\t绩效目标\t绩效指标"];
  const rulesIn = (...lines: string[]) =>
    check(parse([...page, ...lines].join("\n"))).diagnostics.map(({ rule }) => rule);

  test("a unit below a page break that has the same amounts and nearly the same name", () => {
    for (const [one, other] of [
      ["临江市第一小学", "临江市第二小学"],
      ["临江市东岭小学", "临江市东林小学"],
    ]) {
      const lines = [`${one}\t30.00\t\t`, row("库房修缮", "20.00"), ...page];
      const rules = rulesIn(...lines, `${other}\t30.00\t\t`, row("志书编纂", "30.00"));
      expect(rules).not.toContain("near-miss-unit");
      expect(rules.filter((rule) => rule === "unit-total-mismatch")).toHaveLength(1);
    }
  });

  test.each([
    ["老旧小区改造（含外墙保温，屋面防水，雨污分流）及配套设施提升工程项目", "完成老旧小区改造任务"],
    ["关于开展“两癌”筛查，妇幼健康服务，以及基层卫生能力提升的补助资金", "开展筛查和健康服务"],
  ])("%s is a name", (name, goal) => {
    const rules = rulesIn("临江市档案馆\t30.00\t\t", row(name, "30.00", goal));
    expect(rules).not.toContain("missing-name");
    expect(rules).toContain("short-goal");
  });

  test.each(["民警警衔津贴经费", "辅警警服购置经费", "民警警械配备经费"])("%s has no word twice", (name) => {
    expect(rulesIn("临江市公安局\t30.00\t\t", row(name, "30.00"))).not.toContain("doubled-word");
  });

  test("a remark between the halves of a row is no part of it", () => {
    const [upper, lower] = row("库房修缮", "30.00").split("全年");
    const lines = ["临江市档案馆\t30.00\t\t", upper!, "填报说明：金额含上年结转", `全年${lower}`];
    const told = check(parse([...page, ...lines].join("\n"))).diagnostics.filter(
      ({ rule }) => rule === "broken-cell",
    );
    expect(told.map(({ args }) => args.lines)).toEqual([undefined]);
  });
});
