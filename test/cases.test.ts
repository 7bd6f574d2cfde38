import { describe, expect, test } from "vitest";
import { check, configure } from "../server/core/check/check.ts";
import { parse } from "../server/core/model/table.ts";
import { indicator, project } from "../server/core/rules/example.ts";

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
];

const fires: readonly (readonly [subclass: string, name: string, value: string, rule: string])[] = [
  ["13", "故障响应时间", "≥30分钟", "wrong-direction"],
  ["13", "办理时限", "≥15个工作日", "wrong-direction"],
  ["41", "宣传成本", "完成投资/总人数", "formula-as-value"],
  ["12", "设备完好率", "≥98%以上", "comparator-in-words"],
  ["22", "信访投诉件数", "≥3件", "wrong-direction"],
  ["12", "合格率", "≤90%", "wrong-direction"],
];

describe("right as it is written", () => {
  for (const [subclass, name, value, rule] of silent)
    test(`${name} ${value} without ${rule}`, () => expect(found(subclass, name, value)).not.toContain(rule));
});

describe("wrong as it is written", () => {
  for (const [subclass, name, value, rule] of fires)
    test(`${name} ${value}: ${rule}`, () => expect(found(subclass, name, value)).toContain(rule));
});

test("a total that its unit's own row makes wrong is not blamed", () => {
  const text = project([indicator("11", "培训人数", "≥50人")]).replace(
    "临江市档案馆\t120.00\t120.00",
    "临江市档案馆\t102.00\t102.00",
  );
  const causes = check(parse(text), strict)
    .diagnostics.filter(({ rule }) => rule.endsWith("-total-mismatch"))
    .map(({ args }) => args.causes?.zh);
  expect(causes.every((cause) => cause?.includes("单位行“临江市档案馆”写错"))).toBe(true);
});
