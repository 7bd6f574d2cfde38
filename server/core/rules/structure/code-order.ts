import { ordinalSpan } from "../../model/ordinal.ts";
import { indicator, project } from "../example.ts";
import { editing } from "../fixes.ts";
import type { IndicatorView, RowEdit, Rule } from "../rule.ts";

export const codeOrder: Rule = {
  id: "code-order",
  title: "指标未按编码排序",
  family: "structure",
  severity: "off",
  docs: {
    zh: "同一项目的指标应按编码从小到大排列。\n顺序一致，审核时才好逐类对照。\n按 11、12、13、21……31、41 的顺序排列。",
    en: "The codes of a project's indicators ascend.\nOne order makes tables easy to compare.\nPut them in the order 11, 12, 13, 21 … 31, 41.",
  },
  message: {
    zh: ({ before, code }) => `编码 ${code} 排在 ${before} 之后`,
    en: ({ before, code }) => `Code ${code} stands behind ${before}`,
  },
  examples: [
    {
      bad: project(
        `1、${indicator("22", "持证上岗率", "≥90%")}2、1-产出指标；«11-数量指标»；培训人数；实施周期指标值:≥50人；年度指标值:≥50人。`,
      ),
      good: project([indicator("11", "培训人数", "≥50人"), indicator("22", "持证上岗率", "≥90%")]),
      near: [project([indicator("11", "培训人数", "≥50人"), indicator("22", "持证上岗率", "≥90%")])],
    },
  ],
  row({ indicators, text }, report) {
    let before = "";
    let edits: RowEdit[] | undefined;
    for (const { subclass, subclassCode } of indicators) {
      if (subclass === undefined || subclassCode === undefined) continue;
      if (subclassCode < before) {
        edits ??= sorted(indicators, text);
        report(subclass, { code: subclassCode, before, edits });
      }
      before = subclassCode;
    }
  },
  fix: editing({ zh: "按编码排序并重新编号", en: "Sort by code and renumber" }),
};

// Each place gets the indicator that belongs there, behind the place's number; what stands between them stays.
// Where one has no number or no readable code nobody can tell where it belongs.
function sorted(indicators: readonly IndicatorView[], text: string): RowEdit[] {
  if (indicators.some(({ ordinal, subclassCode }) => ordinal === undefined || subclassCode === undefined))
    return [];
  const order = [...indicators].sort((a, b) =>
    a.subclassCode! < b.subclassCode! ? -1 : a.subclassCode! > b.subclassCode! ? 1 : 0,
  );
  return indicators.flatMap((one, i) => {
    const next = order[i]!;
    const insert = `${i + 1}、${text.slice(ordinalSpan(next, text).to, next.to)}`;
    return insert === text.slice(one.from, one.to) ? [] : [{ from: one.from, to: one.to, insert }];
  });
}
