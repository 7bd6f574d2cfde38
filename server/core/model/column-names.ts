import { oncePerText } from "../memo.ts";
import { nearest } from "./distance.ts";

/** What a column holds. `fund` columns add up to `total`; `part` columns are contained in a fund (其中：…). */
export type ColumnRole = "name" | "total" | "fund" | "part" | "goal" | "indicators" | "other";

/** As what a fund contains its part: the budgets that pay it, the levels that grant it, what is earned, or 其中. */
export type PartKind = "budget" | "level" | "income" | "among";

/** A column by its usual name. */
export interface Alias {
  readonly role: ColumnRole;
  readonly name: string;
}

/**
 * The known name of which a header's cell is a typo: one character is another, or is lost or doubled, or two changed places.
 * Undefined where it is none: what has a word more is another name. What stands in brackets behind it is no part of it.
 */
export function typoOf(text: string): string | undefined {
  const name = text.replace(/\s/g, "").replace(BRACKETS, "");
  if (name.length < 2) return undefined;
  const same = [...aliases.keys()].filter(
    ({ length }) => length >= name.length - 1 && length <= name.length + 1,
  );
  const isSwapped = (known: string) => {
    const at = [...known].findIndex((char, i) => char !== name[i]);
    return known === name.slice(0, at) + name[at + 1] + name[at] + name.slice(at + 2);
  };
  const near =
    nearest(name, same, 1) ?? same.find((known) => known.length === name.length && isSwapped(known));
  // 市级 is no typo of 县级.
  if (near !== undefined && near.replace(LEVEL, "") === name.replace(LEVEL, "")) return undefined;
  // A key that was hit by the way is no word: 财政5拨款.
  const isWord = near !== undefined && near.length < name.length && !/(.)\1|[^\u4e00-\u9fff]/.test(name);
  return isWord ? undefined : near;
}

/** What stands in brackets behind a name. */
export const BRACKETS = /(?<=..)[（(][^（）()]{1,20}[）)]$/;

const LEVEL = /[省市区县镇乡](?=级)|^[省市区县镇乡]/g;

// Names of columns in tables of public bodies, by what they hold. The first of each list is what a message says.
const NAMES: readonly (readonly [ColumnRole, ...string[]])[] = [
  [
    "name",
    "项目名称",
    "项目",
    "预算项目",
    "预算项目名称",
    "项目单位",
    "项目支出名称",
    "单位项目名称",
    "单位/项目名称",
    "项目名称/单位",
    "二级项目名称",
    "一级项目名称",
    "三级项目名称",
    "二级项目",
    "一级项目",
    "三级项目",
    "项目二级名称",
    "项目一级名称",
    "项目大类",
    "项目小类",
    "具体项目",
    "明细项目",
    "项目明细",
    "具体项目名称",
    "明细项目名称",
    "具体事项",
    "事项名称",
    "支出事项",
    "工作事项",
    "项目名称/资金使用单位",
    "资金使用单位/项目名称",
    "单位名称/项目名称",
    "项目名称/单位名称",
    "单位及项目名称",
    "单位（项目）名称",
    "单位（项目）",
    "单位名称（项目名称）",
    "单位名称（项目）",
    "部门（项目）名称",
    "部门（单位、项目）名称",
    "预算单位（项目）名称",
    "单位、项目名称",
    "单位名称、项目名称",
    "部门/项目名称",
    "支出项目名称",
    "专项名称",
    "专项资金名称",
    "项目资金名称",
    "支出项目",
    "项目名称及单位",
    "单位名称及项目名称",
    "资金使用单位及项目名称",
    "项目（单位）名称",
    "单位\\项目名称",
    "项目/单位",
    "部门及项目名称",
    "单位-项目名称",
    "项目全称",
    "项目单位名称",
    "预算单位/项目名称",
    "项目名称及资金使用单位",
    "子项目名称",
    "子项目",
  ],
  [
    "total",
    "总计",
    "合计",
    "金额",
    "金额合计",
    "总计金额",
    "合计金额",
    "资金合计",
    "预算合计",
    "预算总计",
    "预算金额",
    "资金总额",
    "资金总量",
    "总金额",
    "预算总额",
    "总额",
    "预算数",
    "年度预算",
    "年度预算金额",
    "年度资金总额",
    "项目金额",
    "项目预算金额",
    "支出总计",
    "申报资金",
    "预算安排",
    "本年预算安排",
    "本年拨款小计",
    "本年收入小计",
    "本年资金小计",
    "本年安排小计",
    "本年收入",
    "本年资金",
    "本年预算资金",
    "本年预算收入",
    "本年收入合计",
    "本年资金合计",
    "当年收入",
    "当年资金",
    "当年预算资金",
    "当年拨款小计",
    "当年收入小计",
    "当年资金小计",
    "当年安排小计",
    "项目资金",
    "申请资金",
    "资金",
    "预算",
    "小计",
    "总预算",
    "项目预算",
    "项目支出预算",
    "预算资金",
    "支出合计",
    "项目支出",
    "预算安排数",
    "安排数",
    "部门预算安排数",
    "拟安排资金",
    "资金数额",
    "经费",
    "项目经费",
    "经费预算",
    "预算经费",
    "批复预算",
    "支出金额",
    "预算支出金额",
    "财政批复金额",
    "本次预算金额",
    "全年预算数",
    "年初预算数",
    "申报金额",
    "批复金额",
    "资金总计",
    "预算安排金额",
    "申请金额",
    "安排金额",
    "拨款金额",
    "资金额度",
    "项目资金额度",
    "支出预算",
    "年度支出预算",
    "预算支出",
    "年度安排资金",
    "年度预算安排",
    "年度预算安排情况",
    "资金安排金额",
    "申请资金总额",
    "申报数",
    "申报预算",
    "申请数",
    "核定预算",
    "拟安排数",
    "拟安排金额",
    "下达金额",
    "控制数",
    "预算控制数",
    "预算额度",
    "全年预算",
    "本年支出",
    "支出数",
    "安排资金",
    "预算金额合计",
    "预算资金合计",
    "预算金额总计",
    "项目资金合计",
    "项目支出合计",
    "经费合计",
    "预算总金额",
    "资金预算",
    "部门预算数",
    "预算额",
  ],
  [
    "fund",
    "财政拨款",
    "财政拨款小计",
    "财政拨款合计",
    "本年财政拨款",
    "财政拨款资金",
    "财政拨款收入",
    "财政资金",
    "本级财政拨款",
    "同级财政拨款",
    "财政预算拨款",
    "财政拨款预算",
    "当年财政拨款",
    "年初财政拨款",
    "财政性资金",
    "财政补助",
    "财政补助收入",
    "财政安排资金",
    "财政拨款金额",
    "财政资金合计",
  ],
  [
    "fund",
    "一般公共预算",
    "公共预算",
    "公共财政预算",
    "一般公共预算拨款",
    "一般公共预算资金",
    "一般公共预算财政拨款",
  ],
  [
    "fund",
    "政府性基金预算",
    "政府性基金",
    "基金预算",
    "政府基金",
    "政府性基金拨款",
    "政府性基金预算拨款",
    "政府性基金预算财政拨款",
  ],
  [
    "fund",
    "国有资本经营预算",
    "国资预算",
    "国有资本经营预算拨款",
    "国有资本经营",
    "国有资本经营预算财政拨款",
  ],
  [
    "fund",
    "财政专户拨款",
    "财政专户",
    "财政专户资金",
    "财政专户管理资金",
    "财政专户核拨资金",
    "专户资金",
    "专户",
    "财政专户管理资金预算",
    "专户拨款",
    "财政专户核拨",
    "财政专户管理的资金",
    "预算外资金",
    "教育收费",
    "纳入财政专户管理的资金",
    "纳入财政专户管理资金",
    "纳入专户管理的资金",
  ],
  [
    "fund",
    "其他资金",
    "其他",
    "其它",
    "其他来源",
    "其它资金",
    "其他来源资金",
    "其他资金合计",
    "其他资金来源",
  ],
  ["fund", "其他收入", "其它收入", "其他收入资金"],
  ["fund", "其他财政资金"],
  ["fund", "其他自有资金"],
  ["fund", "事业收入及其他"],
  ["fund", "非财政拨款", "非财政拨款资金", "非财政资金"],
  [
    "fund",
    "单位资金",
    "自有资金",
    "自有",
    "单位自有资金",
    "自筹资金",
    "单位自筹资金",
    "单位自筹",
    "单位自有",
    "自筹",
    "单位资金小计",
  ],
  [
    "fund",
    "上级补助",
    "上级补助收入",
    "上级转移支付",
    "上级资金",
    "上级财政资金",
    "转移支付",
    "转移支付资金",
    "上级补助资金",
    "上级专项资金",
    "上级专款",
    "上级专项",
  ],
  ["fund", "专项转移支付", "专项转移支付资金"],
  ["fund", "一般性转移支付", "一般转移支付"],
  ["fund", "行政事业性收费", "纳入预算管理的行政事业性收费"],
  ["fund", "单位资金结转结余", "单位资金结转"],
  ["fund", "抗疫特别国债"],
  ["fund", "中央资金", "中央", "中央财政资金", "中央补助", "中央转移支付", "中央补助资金", "中央专项资金"],
  [
    "fund",
    "省级资金",
    "省级",
    "省级配套",
    "省级财政",
    "省级财政资金",
    "省级补助",
    "省补助资金",
    "省资金",
    "省级补助资金",
    "省级专项资金",
    "省专项资金",
    "省级财政拨款",
  ],
  [
    "fund",
    "市级资金",
    "市级",
    "市级配套",
    "市级配套资金",
    "市级财政",
    "市级财政资金",
    "市级补助",
    "市资金",
    "市级补助资金",
    "市级专项资金",
    "市级财政拨款",
  ],
  [
    "fund",
    "区级资金",
    "区级",
    "区级财政",
    "区级财政资金",
    "区资金",
    "区级配套",
    "区级配套资金",
    "区级财政拨款",
  ],
  [
    "fund",
    "县级资金",
    "县级",
    "县级财政",
    "县级财政资金",
    "县资金",
    "县级配套",
    "县级配套资金",
    "县级财政拨款",
  ],
  ["fund", "本级资金", "本级财力", "本级财政资金", "本级财政", "本级配套资金"],
  ["fund", "市县资金", "市县财政资金", "市县配套资金"],
  ["fund", "县区资金", "区县资金", "县（区）资金", "区（县）资金", "县区配套资金"],
  ["fund", "镇级资金", "乡镇资金", "镇街资金", "乡级资金", "镇级财政拨款"],
  ["fund", "地方资金", "地方财政资金", "地方配套资金"],
  ["fund", "配套资金", "财政配套资金"],
  ["fund", "超长期特别国债", "特别国债", "特别国债资金", "超长期特别国债资金"],
  ["fund", "彩票公益金"],
  ["fund", "福彩公益金"],
  ["fund", "体彩公益金"],
  ["fund", "中央预算内投资", "预算内投资"],
  ["fund", "增发国债", "增发国债资金"],
  ["fund", "财政专项", "财政专项资金", "专项资金"],
  ["fund", "省市资金"],
  ["fund", "统筹资金"],
  ["fund", "社会资金", "社会投入", "社会资本"],
  [
    "fund",
    "债券资金",
    "专项债券",
    "地方政府专项债券",
    "地方政府一般债券",
    "新增债券",
    "一般债券",
    "政府债券",
    "专项债券资金",
    "一般债券资金",
    "地方政府债券",
    "专项债",
    "一般债",
    "债券",
  ],
  ["fund", "附属单位上缴收入", "附属单位上缴"],
  ["fund", "使用非财政拨款结余", "用事业基金弥补收支差额", "非财政拨款结余"],
  [
    "fund",
    "上年结转",
    "上年结转安排",
    "结转资金",
    "上年结转结余",
    "上年结转资金",
    "结转结余资金",
    "结转结余",
    "年初结转",
    "年初结转结余",
    "年初结转和结余",
    "上年结余",
    "年初结余",
    "财政拨款结转",
    "财政拨款结转结余",
    "上年结转和结余",
    "结余资金",
    "结转和结余",
  ],
  ["fund", "一般公共预算结转", "一般公共预算拨款结转"],
  ["fund", "政府性基金结转", "政府性基金预算结转"],
  ["fund", "非税收入", "非税", "纳入预算管理的非税收入", "纳入预算管理的非税收入拨款", "非税收入拨款"],
  ["fund", "经费拨款", "经费拨款补助", "公共财政拨款经费"],
  ["fund", "银行贷款", "银行借款", "贷款资金"],
  ["fund", "社保基金", "社会保险基金", "社保基金预算", "社会保险基金预算"],
  ["fund", "事业收入", "事业收入资金"],
  ["fund", "经营收入", "事业单位经营收入"],
  [
    "goal",
    "绩效目标",
    "目标",
    "总体绩效目标",
    "项目绩效目标",
    "总体目标",
    "整体目标",
    "整体绩效目标",
    "目标内容",
    "绩效总目标",
    "项目总体目标",
    "总目标",
    "预期目标",
    "项目目标",
    "绩效目标内容",
    "预期绩效目标",
    "绩效目标描述",
    "项目绩效总目标",
    "预算绩效目标",
    "绩效目标说明",
    "绩效目标概况",
    "绩效目标概述",
    "绩效目标及内容",
    "目标任务",
    "主要绩效目标",
    "绩效目标设定",
    "项目总体绩效目标",
  ],
  [
    "goal",
    "实施周期目标",
    "实施期绩效目标",
    "长期绩效目标",
    "实施期目标",
    "实施周期绩效目标",
    "实施周期总目标",
    "实施周期目标值",
    "中期目标",
    "中期绩效目标",
    "长期目标",
    "中长期目标",
    "中长期绩效目标",
    "项目实施周期目标",
    "三年绩效目标",
  ],
  [
    "goal",
    "年度目标",
    "年度绩效目标",
    "年度总体目标",
    "年度目标值",
    "当年目标",
    "当年绩效目标",
    "年度目标内容",
    "年度预期目标",
    "本年度目标",
    "本年度绩效目标",
    "项目年度目标",
    "项目年度绩效目标",
  ],
  [
    "indicators",
    "绩效指标",
    "指标",
    "绩效目标指标",
    "项目绩效指标",
    "绩效指标及指标值",
    "年度绩效指标",
    "绩效指标值",
    "主要绩效指标",
    "绩效指标内容",
    "具体绩效指标",
    "绩效指标及目标值",
    "绩效指标体系",
    "分项指标",
    "分项绩效指标",
    "指标及指标值",
    "指标及目标值",
    "指标与指标值",
    "指标名称及指标值",
    "产出与效益指标",
    "产出和效益指标",
    "产出及效益指标",
    "指标设置",
    "绩效指标设置",
    "绩效指标与标准",
  ],
  ["other", "序号", "编号", "行号", "行次", "编码", "项次"],
  ["other", "项目编码", "项目代码", "项目编号"],
  ["other", "单位编码", "单位代码", "预算单位编码"],
  ["other", "主管部门", "部门名称", "部门", "预算部门", "一级预算单位"],
  [
    "other",
    "资金使用单位",
    "实施单位",
    "项目实施单位",
    "预算单位",
    "用款单位",
    "使用单位",
    "单位名称",
    "单位",
  ],
  [
    "other",
    "项目类别",
    "项目类型",
    "项目属性",
    "支出类型",
    "项目性质",
    "类型",
    "类别",
    "项目级次",
    "资金性质",
  ],
  [
    "other",
    "功能科目",
    "支出功能分类",
    "科目名称",
    "功能分类科目",
    "支出功能分类科目",
    "经济科目",
    "支出经济分类",
    "科目编码",
    "预算科目",
    "功能分类",
    "支出功能科目",
  ],
  [
    "other",
    "实施周期",
    "实施期",
    "项目周期",
    "起止时间",
    "项目起止时间",
    "起止年限",
    "起止年度",
    "年度",
    "年份",
    "预算年度",
    "项目期限",
    "项目期",
    "起始年度",
    "终止年度",
    "开始年度",
    "结束年度",
    "项目开始时间",
    "项目结束时间",
    "开始时间",
    "结束时间",
    "项目年限",
  ],
  [
    "other",
    "项目概述",
    "项目内容",
    "立项依据",
    "项目概况",
    "支出内容",
    "项目描述",
    "主要内容",
    "实施内容",
    "建设内容",
    "工作内容",
    "具体内容",
    "政策依据",
  ],
  [
    "other",
    ...["科室", "处室", "股室"].flatMap((room) =>
      ["", "业务", "归口", "主管", "承办", "责任"].map((of) => of + room),
    ),
  ],
  [
    "other",
    "是否政府采购",
    "是否涉密",
    "是否新增",
    "是否跨年",
    "是否重点项目",
    "政府采购金额",
    "政府采购预算",
    "采购预算",
  ],
  ["other", "页码"],
  ["other", "立项年度", "实施年度", "立项年份", "立项时间", "起止年度", "项目起止时间"],
  ["other", "以后年度安排", "以后年度计划", "以后年度预算", "以后年度资金", "后续年度安排"],
  [
    "other",
    "政府购买服务金额",
    "政府购买服务",
    "政府购买服务预算",
    "面向中小企业预留份额",
    "中小企业预留份额",
  ],
  ["other", "标段", "批次", "期次", "资金级次", "资金文号", "文号", "所属乡镇", "实施地点", "地区", "区县"],
  ["other", "以前年度已安排", "以前年度安排", "累计已安排", "已安排资金"],
  ["other", "负责人", "项目负责人", "联系人", "联系电话", "经办人", "填报人", "填表人"],
  // An indicator a row, its parts in columns of their own: told of by `missing-header`, and read no further.
  ["other", "产出指标"],
  ["other", "数量指标"],
  ["other", "质量指标"],
  ["other", "时效指标"],
  ["other", "效益指标"],
  ["other", "满意度指标"],
  ["other", "成本指标"],
  ["other", "一级指标", "指标类别", "指标类型", "一级指标名称", "一级绩效指标", "绩效指标一级"],
  ["other", "二级指标", "二级指标名称", "二级绩效指标", "绩效指标二级"],
  [
    "other",
    "三级指标",
    "指标名称",
    "三级指标名称",
    "具体指标",
    "三级绩效指标",
    "绩效指标三级",
    "三级指标及目标值",
  ],
  [
    "other",
    "指标值",
    "目标值",
    "指标值及单位",
    "年度指标值",
    "实施周期指标值",
    "指标内容",
    "预期指标值",
    "年度绩效指标值",
    "绩效标准",
  ],
  [
    "other",
    "指标方向",
    "指标方向性",
    "指标性质",
    "指标属性",
    "指标说明",
    "指标来源",
    "指标解释",
    "指标分值",
    "指标权重",
    "上年指标值",
    "计量单位",
    "度量单位",
    "指标单位",
    "指标值单位",
    "权重",
    "分值",
  ],
  // What a project costs over all its years is nothing its year's funds add up to.
  [
    "other",
    "上年预算",
    "上年预算数",
    "上年执行数",
    "上年决算数",
    "上年执行",
    "增减",
    "增减额",
    "增减率",
    "增长率",
  ],
  ["other", "上年预算安排", "执行数", "决算", "决算数", "预算执行率", "一上数", "二上数", "占比"],
  ["other", "合同金额", "送审金额", "评审金额", "审减金额", "投资估算", "概算", "资金缺口", "分年度资金"],
  ["other", "累计安排", "累计支出", "已下达", "已拨付", "一季度", "二季度", "三季度", "四季度"],
  ["other", "数量", "单价", "是否专项债"],
  ["other", "本级支出", "市本级支出", "县本级支出", "区本级支出"],
  ["other", "补助下级支出", "转移支付支出", "补助下级", "对下转移支付"],
  [
    "other",
    "项目总额",
    "项目资金总额",
    "项目总金额",
    "项目预算总额",
    "项目支出总额",
    "计划投资",
    "年度投资计划",
  ],
  ["other", "项目总投资", "总投资", "项目总预算", "实施周期总额"],
  ["other", "备注", "说明", "其他说明", "备注说明"],
];

const aliases: ReadonlyMap<string, Alias> = new Map<string, Alias>(
  NAMES.flatMap(([role, name, ...more]) =>
    [name!, ...more].map((text) => [text, { role, name: name! }] as const),
  ),
);

/** Every known name of columns that hold this. */
export function namesOf(role: ColumnRole): readonly string[] {
  return NAMES.flatMap(([known, ...names]) => (known === role ? names : []));
}

/** Whether a text is the beginning of a known name. */
export function beginsName(text: string): boolean {
  return NAMES.some(([, ...names]) => names.some((name) => name.startsWith(text)));
}

/** What a header's cell names; undefined for a name nobody knows. */
export function aliasOf(text: string): Alias | undefined {
  return aliasRead(text).alias;
}

// The names of a header are asked about at every keystroke.
const aliasRead = oncePerText((text) => ({ alias: read(text) }));

function read(text: string): Alias | undefined {
  const name = text.replace(/\s/g, "").replace(AMONG, "");
  if (name.length > LONGEST_HEADER) return undefined;
  const [group, child] = name.split(OVER);
  // 其中 need not name all the levels, and of other years' money nothing is added up.
  if (child !== undefined && (group === "" || OF_OTHER_YEARS.test(group!)))
    return { role: "other", name: group === "" ? `其中：${child}` : name };
  if (child !== undefined)
    return aliasOf(child)?.role === "fund" ? { role: "fund", name } : aliases.get(name);
  const wide = name.replaceAll("(", "（").replaceAll(")", "）");
  const plain = name
    .replace(/[（(【[][^）)】\]]*[）)】\]]/g, "")
    // 单位和项目名称 is 单位及项目名称.
    .replace(/(?<=单位)[和与、]/, "及")
    // Columns may be numbered.
    .replace(/^\d{1,2}[.、．]|^[一二三四五六七八九十]、|^[①-⑳]/, "");
  return (
    aliases.get(wide) ??
    aliases.get(plain) ??
    (CARRIED_OVER.test(plain) ? aliases.get("上年结转") : undefined) ??
    aliases.get(plain.replace(OF_THE_YEAR, "")) ??
    fundNamed(plain.replace(/(?:收入|金额)$/, ""))
  );
}

/** A cell with more characters heads no column, whatever stands in its brackets. */
const LONGEST_HEADER = 200;

/**
 * What a name nobody knows most likely holds, by its last word: 街道资金 is a fund, and 医疗收入. Undefined where it says
 * nothing. A name that is a known one but for a character is a typo, which this does not ask.
 */
export function likelyRole(text: string): ColumnRole | undefined {
  const name = text.replace(/\s/g, "").replace(AMONG, "");
  if (name.length < 2 || name.length > LONGEST_NAME) return undefined;
  return LIKELY.find(([, pattern]) => pattern.test(name))?.[0];
}
const LONGEST_NAME = 16;
const LIKELY: readonly (readonly [ColumnRole, RegExp])[] = [
  ["indicators", /^(?:.*(?:绩效|考核|评价|主要|核心|项目).*指标|指标)(?:值|体系|情况|明细|内容)?$/],
  ["goal", /目标(?:值|内容|描述|情况)?$/],
  ["other", /^(?:是否|已|累计|其中|截[至止])|季度|上年|以前年度|采购|单价|标准|下年|决算|执行|拨付/],
  ["name", /^(?:.*(?:单位|部门|子|[一二三]级|预算).*项目|项目|.*项目)(?:名称|明细)?$/],
  ["total", /(?:合计数?|总计|总额|总量|总金额|资金额|规模|批复数|预算数)$/],
  [
    "fund",
    /(?:资金|拨款数?|款项|收入|补助|债券|贷款|借款|捐赠|基金|返还|财政|本级|安排|专项|自筹|配套|出让金)$/,
  ],
];

// 单位资金收入 is 单位资金.
function fundNamed(name: string): Alias | undefined {
  const alias = aliases.get(name);
  return alias?.role === "fund" ? alias : undefined;
}

/** A part of the amount before it. */
export const AMONG = /^其中[:：]?/;
// 以前年度结转, 上年结转结余资金.
const CARRIED_OVER =
  /^(?:上年度?|上一年度?|以前年度|年初|历年|往年)(?:财政拨款)?结[转余](?:[和及、与]?结[转余])?(?:资金|收入|安排|数)?$/;
/** Above the amounts of other years than the table's. */
export const OF_OTHER_YEARS =
  /^(?:实施周期|项目周期|实施期|中长期|中期|分年度|以前年度|以后年度|上年(?!度?[结剩])|截[至止]|累计)/;
const OF_THE_YEAR = /^(?:(?:20\d\d|本|当)年度?|年初|年度)/;

/** Between the name of a group of columns and that of one of them, where there are two of that name. */
export const OVER = "·";

/** What a fund may be a part of. */
export interface PartOf {
  readonly as: PartKind;
  /** What contains it, where that has a column. */
  readonly wholes: readonly string[];
}
export const NO_PART: PartOf = { as: "among", wholes: [] };
export const PARTS: ReadonlyMap<string, PartOf> = new Map(
  (
    [
      [["一般公共预算", "政府性基金预算", "国有资本经营预算"], "budget", ["财政拨款"]],
      [["中央资金", "省级资金", "市级资金", "区级资金", "县级资金", "本级资金"], "level", ["财政拨款"]],
      [["债券资金"], "level", ["政府性基金预算", "财政拨款"]],
      [["经费拨款", "非税收入"], "budget", ["一般公共预算", "财政拨款"]],
      [
        ["事业收入", "经营收入", "附属单位上缴收入", "其他收入"],
        "income",
        ["单位资金", "非财政拨款", "其他资金"],
      ],
    ] as const
  ).flatMap(([names, as, wholes]) => names.map((name) => [name, { as, wholes }] as const)),
);
