import { quantitiesIn } from "../../model/target.ts";
import type { Span } from "../../text.ts";
import { indicator, project } from "../example.ts";
import { editing } from "../fixes.ts";
import type { IndicatorView, Rule } from "../rule.ts";

export const exchangedName: Rule = {
  id: "exchanged-name",
  title: "名称与指标值写反",
  family: "values",
  severity: "warning",
  docs: {
    zh: "指标名称写的是数，指标值写的是名称，如“130元/人·月；年度指标值:护理补贴标准”。\n两格写反了，既看不出衡量什么，也没有目标值。\n把两处对调。",
    en: "The name of an indicator is a number and its value a name, as 130元/人·月 and 护理补贴标准.\nThey are exchanged: nothing says what is measured, and no target is set.\nExchange them.",
  },
  message: {
    zh: ({ text, value }) => `指标名称“${text}”与指标值“${value}”像是写反了`,
    en: ({ text, value }) => `The name ${text} and the value ${value} seem to be exchanged`,
  },
  examples: [
    {
      bad: project([indicator("41", "«130元/人·月»", "护理补贴标准")]),
      good: project([indicator("41", "护理补贴标准", "130元/人·月")]),
      near: [project([indicator("12", "12345热线", "按时办结"), indicator("22", "三公经费", "只减不增")])],
    },
  ],
  indicator: (one, report) => {
    if (one.name === undefined || one.annual === undefined || !isExchanged(one)) return;
    const { cycle, annual, name, nameText, annualText } = one;
    // Of two values that differ nobody knows which is the name.
    const isOne = cycle === undefined || one.cycleText === annualText;
    const edits = [name, annual, ...(cycle ? [cycle] : [])].map((field) => ({
      ...spanOf(field),
      insert: field === name ? annualText : nameText,
    }));
    report(name, { text: nameText, value: annualText, ...(isOne ? { edits } : {}) });
  },
  fix: editing({ zh: "把名称和指标值对调", en: "Exchange the name and the value" }),
};

/** Whether the name of an indicator is a quantity and nothing else, and its value what one would be called. */
export function isExchanged({ nameText, annual, annualText, annualTarget }: IndicatorView): boolean {
  if (annual === undefined || annualTarget.main !== undefined || !/^[\u4e00-\u9fff]{3,}$/.test(annualText))
    return false;
  const [quantity, more] = quantitiesIn(nameText);
  if (quantity === undefined || more !== undefined || (!quantity.measure && !quantity.percent)) return false;
  const measured = quantity.digits.to + (quantity.measure?.length ?? 0);
  const isAll = quantity.from === 0 && Math.max(quantity.to, measured) >= nameText.length;
  return isAll && /\d/.test(nameText) && isName(annualText);
}

function isName(text: string): boolean {
  return /(?:数|量|率|度|标准|成本|费用?|单价|金额|次|时间|面积|长度|里程|人数|投入)$/.test(text);
}

function spanOf({ from, to }: Span): Span {
  return { from, to };
}
