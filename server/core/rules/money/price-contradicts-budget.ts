import { compare, type Decimal, multiply, shifted, tidied } from "../../model/money.ts";
import { wordsIn } from "../across/likeness.ts";
import { indicator, project } from "../example.ts";
import { editing } from "../fixes.ts";
import type { IndicatorView, RowEdit, Rule, ValueSeen } from "../rule.ts";
import { budgetOf, ofAllYears } from "./cost.ts";

export const priceContradictsBudget: Rule = {
  id: "price-contradicts-budget",
  title: "单价与预算不符",
  family: "money",
  severity: "warning",
  docs: {
    zh: "单价乘以数量与本行总计相差悬殊：是总计的五倍以上，或不到千分之一。\n多半是单价或数量的单位写错，如“万元”写成“元”，或多写、少写了零。\n核对单价、数量和总计。",
    en: "A price times the number of what it is paid for is far from the row's total: more than five times as much, or less than a thousandth.\nMostly the unit of one of them is wrong, such as 元 for 万元, or a zero is lost.\nCheck the price, the number and the total.",
  },
  message: {
    zh: ({ price, count, product, total, unit, edits }) =>
      `${price} × ${count} ＝ ${product} ${unit}，与本行总计 ${total} ${unit}相差悬殊${edits ? "，“元”是否应为“万元”？" : ""}`,
    en: ({ price, count, product, total, unit, edits }) =>
      `${price} × ${count} is ${product} ${unit}, far from the row's total of ${total} ${unit}${edits ? ": is it 万元 for 元?" : ""}`,
  },
  examples: [
    {
      bad: project([
        indicator("11", "改造窗口数量", "≥12个"),
        indicator("41", "窗口改造单价", "≤100万元/个", "«≤100万元/个»"),
      ]),
      near: [
        project([indicator("11", "改造窗口数量", "≥12个"), indicator("41", "窗口改造单价", "≤10万元/个")]),
        project([indicator("11", "改造窗口数量", "≥12个"), indicator("41", "每人培训费", "≤100万元/人")]),
        project([
          indicator("11", "改造窗口数量", "≥12个"),
          indicator("11", "更换桌椅", "≥3000个"),
          indicator("41", "桌椅单价", "≤300元/个"),
        ]),
        project([indicator("11", "路灯管养盏数", "≥20000盏"), indicator("41", "路灯更换单价", "≤1500元/盏")]),
        project([indicator("11", "馆藏图书册数", "≥100万册"), indicator("41", "图书购置单价", "≤60元/册")]),
        project([indicator("11", "参保企业", "≥120家"), indicator("41", "授信额度", "≤100万元/家")]),
      ],
    },
    {
      bad: project([
        indicator("11", "租赁车辆数", "40辆"),
        indicator("41", "车辆租赁单价", "3万元/辆·年", "«3元/辆·年»"),
      ]),
      good: project([
        indicator("11", "租赁车辆数", "40辆"),
        indicator("41", "车辆租赁单价", "3万元/辆·年", "3万元/辆·年"),
      ]),
    },
    {
      bad: project([
        indicator("11", "购置设备台数", "12台"),
        indicator("41", "设备单价", "≤10元/台", "«≤10元/台»"),
      ]),
      good: project([indicator("11", "购置设备台数", "12台"), indicator("41", "设备单价", "≤10万元/台")]),
    },
  ],
  row({ entry, indicators, context }, report) {
    const budget = budgetOf(entry, context);
    if (budget === undefined) return;
    const prices = indicators.flatMap((one) => priceIn(one) ?? []);
    for (const { one, yuan, per, isYearly } of prices) {
      const [only, more] = indicators.filter((other) => counts(other, per));
      const number = only?.annualTarget.main?.number;
      if (one.annual === undefined || only === undefined || number === undefined || more !== undefined)
        continue;
      if (!isOfSame(one.nameText, only.nameText)) continue;
      const product = multiply(yuan, number);
      // The project may pay a part of what each costs in a year.
      const isMore = !isYearly && compare(product, multiply(budget.most, FIVE)) > 0;
      const isLess = prices.length === 1 && compare(multiply(product, THOUSAND), budget.yuan) < 0;
      if (!isMore && !isLess) continue;
      // 3元/辆 for 3万元/辆: with the 万 it comes to nearly all of the budget.
      const inWan = shifted(product, 4);
      const [value] = one.values as [ValueSeen];
      const isSlip =
        isLess &&
        // Of so much money it is mostly the table's unit that is wrong.
        compare(budget.yuan, BILLION) < 0 &&
        compare(inWan, budget.most) <= 0 &&
        compare(multiply(inWan, FIVE), multiply(budget.yuan, FOUR)) >= 0;
      const args = {
        ...(isSlip ? { edits: [inTenThousands(value)] } : {}),
        price: one.annualText,
        count: only.annualText,
        product: tidied(shifted(product, -context.moneyUnit.power)),
        total: tidied(budget.total),
        unit: context.moneyUnit.name,
      };
      const note = { zh: "数量在这里", en: "The number is here" };
      const related = only.annual ? [{ from: only.annual.from, to: only.annual.to, row: 0, note }] : [];
      // A large project may buy a few small things, too.
      report(one.annual, args, {
        related,
        twin: value.twin,
        ...(isMore ? ofAllYears(one, entry) : isSlip ? {} : { severity: "information" as const }),
      });
    }
  },
  fix: editing({ zh: "把“元”改为“万元”", en: "Write 万元 for 元" }),
};

function inTenThousands({ span: { from }, text, target }: ValueSeen): RowEdit {
  const at = from + text.indexOf("元", target.main!.digits.to);
  return { from: at, to: at, insert: "万" };
}

interface Price {
  readonly one: IndicatorView;
  readonly yuan: Decimal;
  readonly per: string;
  readonly isYearly: boolean;
}

function priceIn(one: IndicatorView): Price | undefined {
  const { main } = one.annualTarget;
  const { measure } = main ?? {};
  if (one.classDigit !== "4" || main === undefined || measure === undefined) return undefined;
  // 3万元/辆·年: the table is of one year.
  const [per, more] = measure.per.filter((one) => one !== "年");
  if (!measure.money || per === undefined || more !== undefined || main.high !== undefined) return undefined;
  if (main.number.units <= 0n || NOT_SPENT.test(one.nameText)) return undefined;
  const isYearly = measure.per.length > 1;
  return { one, yuan: multiply(main.number, measure.factor), per, isYearly };
}
// What is lent, insured or brought in, and what others pay.
const NOT_SPENT =
  /贷|授信|担保|保额|限额|赔付|产值|收益|收入|罚|投资|增收|节约|节省|降低|减少|收费|缴费|自付/;

function counts({ nameText, filed, annualTarget: { main } }: IndicatorView, per: string): boolean {
  // 人均月服务时长 is of each.
  if (/均/.test(nameText) || filed !== "11" || main?.measure === undefined || main.percent) return false;
  return main.measure.per.length === 0 && main.high === undefined && main.measure.name === per;
}

// 路灯更换单价 is of no 路灯管养盏数: both have to be called after one thing, and what is done with it.
function isOfSame(price: string, count: string): boolean {
  if (KEPT.test(count) && KEPT.exec(count)![0] !== KEPT.exec(price)?.[0]) return false;
  if (NEW.test(price) !== NEW.test(count)) return false;
  const own = wordsIn(price);
  return [...wordsIn(count)].some((word) => own.has(word) && !GENERAL.test(word));
}
const KEPT =
  /馆藏|养护|管养|管护|巡查|巡检|检查|抽查|筛查|投保|参保|覆盖|在册|现有|免疫|检定|救助|体检|参与|受益|服务/;
const NEW = /新建|新增|新购|改建/;
const GENERAL =
  /^(?:人数|人次|人均|数量|企业|项目|面积|单价|标准|费用|补助|补贴|资助|学生|单位|成本|购置|采购|发布|开展|组织|举办|制作|印制|.数|数.)$/;

const BILLION: Decimal = { units: 1_000_000_000n, decimals: 0 };
const FOUR: Decimal = { units: 4n, decimals: 0 };
const FIVE: Decimal = { units: 5n, decimals: 0 };
const THOUSAND: Decimal = { units: 1000n, decimals: 0 };
