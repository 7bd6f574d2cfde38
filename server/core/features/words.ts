import type { Locale, Localized } from "../locale.ts";
import type { Entry } from "../model/entry.ts";
import { absolute, compare, type Decimal, decimal, formatted, rounded, shifted } from "../model/money.ts";
import type { MoneyUnit } from "../model/money-unit.ts";
import type { StatedSum } from "../model/stated.ts";
import type { Quantity, Target } from "../model/target.ts";
import { readTotal } from "../model/unit.ts";
import type { Relation } from "../syntax/target.ts";

/** An amount of the table in 元, or in 亿元 where that reads better: `12,345.00 元`, `13.92 亿元`; undefined where the table has it so. */
export function inYuan(amount: Decimal, unit: MoneyUnit, locale: Locale): string | undefined {
  const yuan = shifted(amount, unit.power);
  const words =
    locale === "zh" ? { yuan: " 元", yi: " 亿元" } : { yuan: " yuan", yi: " hundred million yuan" };
  const large = compare(absolute(yuan), decimal("100000000")) >= 0;
  if (unit.power === (large ? 8 : 0)) return undefined;
  return large ? formatted(rounded(shifted(yuan, -8), 4), 2) + words.yi : formatted(yuan, 0) + words.yuan;
}

/** The total of a row as it is told of: `—` where nobody can read it. */
export function totalText(entry: Entry): string {
  const total = readTotal(entry);
  return total === undefined ? "—" : formatted(total);
}

/** What there is to say of a text that is none of our tables. */
export const NO_TABLE: Localized = {
  zh: "这个文件不是绩效目标表：没有找到表头行",
  en: "This file is no performance target table: no header row was found",
};

/** What a sum adds up. */
export const SUM_NAMES: Readonly<Record<StatedSum["of"], Localized>> = {
  units: { zh: "各单位之和", en: "Sum of the units" },
  projects: { zh: "各项目之和", en: "Sum of the projects" },
  funds: { zh: "本行各项资金之和", en: "Sum of the funds in this row" },
};

const RELATIONS: Readonly<Record<Relation, Localized>> = {
  atLeast: { zh: "不少于", en: "at least" },
  atMost: { zh: "不超过", en: "at most" },
  more: { zh: "大于", en: "more than" },
  less: { zh: "小于", en: "less than" },
  equal: { zh: "等于", en: "exactly" },
  about: { zh: "约", en: "about" },
};

/** A quantity in words: 不少于 13,000 人. */
function quantityInWords(quantity: Quantity, locale: Locale): string {
  const relation = quantity.relation && RELATIONS[quantity.relation][locale];
  const number = (value: Decimal) => formatted(value, 0) + (quantity.mark ?? "");
  const range =
    quantity.high === undefined ? "" : `${locale === "zh" ? " 至 " : " to "}${number(quantity.high)}`;
  const unit = quantity.percent || quantity.measure === undefined ? "" : ` ${quantity.measure.name}`;
  return `${relation ? `${relation} ` : ""}${number(quantity.number)}${range}${unit}`;
}

const KINDS: Readonly<Record<Exclude<Target["kind"], "quantity">, Localized>> = {
  date: { zh: "日期", en: "a date" },
  grade: { zh: "等级、结论或几分之几", en: "a grade, a result or a fraction" },
  formula: { zh: "公式，不是指标值", en: "a formula, not a value" },
  words: { zh: "文字表述，没有读出数、等级或日期", en: "words, without a number, grade or date" },
  nothing: { zh: "空", en: "nothing" },
};

/** How a target value was read, in one sentence. */
export function targetInWords(target: Target, locale: Locale): string {
  return target.kind === "quantity" ? quantityInWords(target.main!, locale) : KINDS[target.kind][locale];
}
