import type { Entry } from "../../model/entry.ts";
import { add, type Decimal, halfUnit, multiply, shifted } from "../../model/money.ts";
import { goalSpan } from "../../model/project.ts";
import type { Target } from "../../model/target.ts";
import type { Context, IndicatorView } from "../rule.ts";

/** The total of a row, in the table's money unit and in 元 with its rounding. Undefined where it states none, or that unit is likely wrong. */
export function budgetOf(
  entry: Entry,
  { moneyUnit, isMoneyDoubted }: Context,
): { total: Decimal; yuan: Decimal; most: Decimal; half: Decimal } | undefined {
  const { columns, placement } = entry.layout;
  const total = entry.amounts[0]?.value;
  if (
    isMoneyDoubted ||
    columns.total === undefined ||
    placement.lost.includes(columns.total) ||
    total === undefined ||
    total.units <= 0n
  )
    return undefined;
  const yuan = shifted(total, moneyUnit.power);
  const half = shifted(halfUnit(total), moneyUnit.power);
  return { total, yuan, most: add(yuan, half), half };
}

/** The amount of money a target states, in 元, with half a unit of its last place. Undefined if it states none. */
export function amountIn(target: Target): { yuan: Decimal; half: Decimal } | undefined {
  const main = target.main;
  if (main?.measure === undefined || !main.measure.money) return undefined;
  const number = main.high ?? main.number;
  return {
    yuan: multiply(number, main.measure.factor),
    half: multiply(multiply(main.step, main.measure.factor), { units: 5n, decimals: 1 }),
  };
}

/** Whether a name is of the whole money of a project, which is its budget. */
export function isWhole(name: string): boolean {
  return WHOLE.test(name) && !PART.test(name) && !OF_A_PART.test(name) && !SPENT_ON.test(name);
}

// Names of the whole money of a project, and words that make a name a part of it or a rate.
const WHOLE = /总成本|总投入|总投资|总费用|总支出|总预算|总金额|总额|资金投入|投入成本|投入资金|补助资金成本/;
const PART =
  /部门|社会|撬动|带动|民间|中央|上级|省级|市级|区级|县级|自筹|配套|率|人均|户均|平均|单位|单价|单项|每|占比|比例|节约|降低|减少|增长|其中|控制数/;

// 设备购置总金额 and 工资总额 are the whole of a part.
const OF_A_PART =
  /^(?!.*(?:项目|工程|年度|资金|预算|经费|成本|投入|投资|支出|拨款|本年)总).+总(?:成本|投入|投资|费用|支出|预算|金额|额)/;

// 设备投入成本 and 环境保护投入成本 are spent on one thing, 财政补助资金投入成本 is all of it.
const SPENT_ON =
  /^(?!(?:本?年度?|全年|项目|工程|财政|预算|补助|补贴|专项|经费|资金|拨款|总|全部|合计|实施|建设|运行|运维|维护|工作|业务|经济|政府)*(?:投入成本|资金投入|投入资金)).*(?:投入成本|资金投入|投入资金)/;

/** An estimate that was approved is of all years of a project, and the row is one year's: then it is worth a look only. */
export function ofAllYears(
  { nameText, annualText }: IndicatorView,
  entry: Entry,
): { readonly severity?: "information" } {
  const goal = goalSpan(entry);
  const said = goal ? entry.row.text.slice(goal.from, goal.to) : "";
  const isLong =
    /概算|估算|造价|批复|合同总?价|[（(][^（）()]*年[）)]/.test(nameText + annualText) ||
    /总投资|工期|建设周期|分年|跨年|续建|分期|第[二三四五]期|尾款|合同总?价/.test(said);
  return isLong ? { severity: "information" } : {};
}
