import { isCeiling, isFloor } from "../model/target.ts";
import { bareName } from "./names.ts";
import type { IndicatorView } from "./rule.ts";

/** Whether an indicator that is filed elsewhere is of a cost, or of a standard by which is paid. */
export function costOutside({
  nameText,
  filed,
  classDigit,
  annualTarget: { main },
}: IndicatorView): "cost" | "standard" | undefined {
  if (!/^(?:1[123]|2\d)$/.test(filed ?? "")) return undefined;
  if (main?.measure?.money !== true || isFloor(main.relation)) return undefined;
  const name = bareName(nameText);
  if (COST.test(name) && (!EFFECT.test(name) || A_HEAD.test(name))) return "cost";
  if (classDigit !== "1" || SAVED.test(name)) return undefined;
  if (isCeiling(main.relation) && PAID.test(name) && !OF_OTHERS.test(name)) return "cost";
  // 人均补助标准 500元/人: by what is paid a head.
  return RATE.test(name) && !OF_OTHERS.test(name.replace("人均", "")) ? "standard" : undefined;
}

const COST = /(?:成本|单价|造价|(?<!经)费标准|费用标准)$/;
// What is spent on each who takes part.
const A_HEAD = /^人均(?:培训|会议|会务|体检|差旅|服装|办公)[\u4e00-\u9fff]{0,2}成本$/;
// Among outputs what may cost so much at most.
const PAID = /(?:费用|(?<!学)费|总投资|单价上限|(?:补助|补贴|资助|奖励)标准)$/;
const RATE =
  /^(?!.*(?:达到|修订|制定|制订|最低|提高|上调|发布)).*(?:补助|补贴|资助|奖励|(?:公用|培训|运转)经费|定额)标准$/;
const SAVED = /节约|节省|节支|降低|减少|减免|收费|缴费|免费/;
// Whoever pays it, it is not the project.
const OF_OTHERS = /次均|例均|人均|患者|群众|居民|住院|门诊|医疗|医药|报销|代缴|自付|办事|保教费|住宿费|学费/;
const EFFECT =
  /节约|节省|节支|降低|减少|减免|收入|增加|带动|挽回|追回|收缴|征收|下降|自付|负担|医药|次均|人均|患者|群众|居民|农户|企业|社会|就医|融资|物流|生产|种植|养殖|殡葬|发放|支付|代缴|报销/;
