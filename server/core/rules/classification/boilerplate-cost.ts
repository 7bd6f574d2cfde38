import { indicator, project } from "../example.ts";
import { bareName } from "../names.ts";
import type { Rule } from "../rule.ts";

export const boilerplateCost: Rule = {
  id: "boilerplate-cost",
  title: "成本指标是套话",
  family: "classification",
  severity: "off",
  docs: {
    zh: "成本指标全是预算控制率、按合同执行、预算内完成一类的套话。\n每个项目都能写，说明不了这个项目的成本。\n写这个项目的单位成本或费用标准。",
    en: "The cost indicators are all boilerplate: a budget control rate, by contract, within budget.\nIt fits every project and says nothing of this one.\nWrite a unit cost or a standard of its own.",
  },
  message: {
    zh: ({ name, all }) =>
      all === 1 ? `唯一的成本指标“${name}”是套话` : `${all} 条成本指标都是套话，如“${name}”`,
    en: ({ name, all }) =>
      all === 1
        ? `The only cost indicator ${name} is boilerplate`
        : `All ${all} cost indicators are boilerplate, as ${name} is`,
  },
  examples: [
    {
      bad: project([indicator("41", "«预算控制率»", "≤100%")]),
      near: [
        project([indicator("41", "预算控制率", "≤100%"), indicator("41", "人均培训费", "≤800元/人")]),
        project([indicator("41", "物业费单价", "≤42元/平方米·年")]),
      ],
    },
  ],
  row({ indicators, isSecret, isRest, goesOn }, report) {
    const costs = indicators.filter(({ classDigit }) => classDigit === "4");
    if (
      isSecret ||
      // The others may stand in the rows below or above.
      isRest ||
      goesOn ||
      costs.length === 0 ||
      !costs.every(({ nameText }) => BOILERPLATE.test(bareName(nameText)))
    )
      return;
    const [first] = costs;
    if (first?.name) report(first.name, { name: first.nameText, all: costs.length });
  },
};
const BOILERPLATE =
  /(?:预算|成本).*控制率$|^按.{0,6}合同|合同.{0,4}执行$|预算内|不超.{0,3}预算|预算支出|预算成本列支|^采购经济性$|^成本控制有效性$/;
