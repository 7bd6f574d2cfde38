import { gathered, others } from "../../model/groups.ts";
import { indicatorsOf } from "../../model/project.ts";
import type { Table } from "../../model/table.ts";
import { table } from "../example.ts";
import { namedIndicators } from "../facts.ts";
import { replacing } from "../fixes.ts";
import { misspeltIn } from "../misspellings.ts";
import { groupCheck, type IndicatorView, type Rule } from "../rule.ts";
import { nearName, touchedNames } from "./near-names.ts";

// Of other tables the names are all that is read.
const names = gathered(
  namedIndicators(
    ({ name, nameText }: Named) => (name ? { key: nameText, tag: "", value: { span: name } } : undefined),
    (entry) =>
      indicatorsOf(entry).map(({ name }) => ({
        name,
        nameText: name ? entry.row.text.slice(name.from, name.to) : "",
      })),
  ),
);
type Named = Pick<IndicatorView, "name" | "nameText">;

export const nearMissName: Rule = {
  id: "near-miss-name",
  title: "指标名称差一两个字",
  family: "across",
  severity: "warning",
  docs: {
    zh: "指标名称与表里常用的名称只差一两个字，或少一个字，又不成别的词。\n多半是错别字，汇总时会当成另一条指标。\n改成常用的名称。",
    en: "A name differs by a character or two from one that is much more frequent in the table, or lacks a character, and the difference is no word of its own.\nMostly a typo, counted as another indicator.\nUse the frequent name.",
  },
  message: {
    zh: ({ count, name, usual, isOwn }) =>
      `“${name}”是否为${isOwn ? "" : "其他表中"}常用的“${usual}”（${count} 处）？`,
    en: ({ count, name, usual, isOwn }) =>
      `${name}: is it ${usual}, which stands ${count} times${isOwn ? "" : " in other tables"}?`,
  },
  examples: [
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 90.00 | |
        东区安全经费 | 30.00 | 守护安全东。 | 1、1-产出指标；11-数量指标；重大安全生产事件数量；实施周期指标值:≥5起；年度指标值:≥5起。
        西区安全经费 | 30.00 | 守护安全西。 | 1、1-产出指标；11-数量指标；重大安全生产事件数量；实施周期指标值:≥5起；年度指标值:≥5起。
        南区安全经费 | 30.00 | 守护安全南。 | 1、1-产出指标；11-数量指标；重大安全生产事件数量；实施周期指标值:≥5起；年度指标值:≥5起。
        北区安全经费 | 30.00 | 守护安全北。 | 1、1-产出指标；11-数量指标；重大安全生产事件数量；实施周期指标值:≥5起；年度指标值:≥5起。
        中区安全经费 | 30.00 | 守护安全中。 | 1、1-产出指标；11-数量指标；«重大安全生产事件梳理»；实施周期指标值:≥5起；年度指标值:≥5起。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 90.00 | |
        东区安全经费 | 30.00 | 守护安全东。 | 1、1-产出指标；11-数量指标；重大安全生产事件数量；实施周期指标值:≥5起；年度指标值:≥5起。
        西区安全经费 | 30.00 | 守护安全西。 | 1、1-产出指标；11-数量指标；重大安全生产事件数量；实施周期指标值:≥5起；年度指标值:≥5起。
        南区安全经费 | 30.00 | 守护安全南。 | 1、1-产出指标；11-数量指标；重大安全生产事件数量；实施周期指标值:≥5起；年度指标值:≥5起。
        北区安全经费 | 30.00 | 守护安全北。 | 1、1-产出指标；11-数量指标；重大安全生产事件数量；实施周期指标值:≥5起；年度指标值:≥5起。
        中区安全经费 | 30.00 | 守护安全中。 | 1、1-产出指标；11-数量指标；重大安全生产事件数量；实施周期指标值:≥5起；年度指标值:≥5起。`,
      near: [
        table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 90.00 | |
        东区安全经费 | 30.00 | 守护安全东。 | 1、1-产出指标；11-数量指标；重大安全生产事件次数；实施周期指标值:≥5起；年度指标值:≥5起。
        西区安全经费 | 30.00 | 守护安全西。 | 1、1-产出指标；11-数量指标；重大安全生产事件次数；实施周期指标值:≥5起；年度指标值:≥5起。
        南区安全经费 | 30.00 | 守护安全南。 | 1、1-产出指标；11-数量指标；重大安全生产事件次数；实施周期指标值:≥5起；年度指标值:≥5起。
        北区安全经费 | 30.00 | 守护安全北。 | 1、1-产出指标；11-数量指标；重大安全生产事件次数；实施周期指标值:≥5起；年度指标值:≥5起。
        中区安全经费 | 30.00 | 守护安全中。 | 1、1-产出指标；11-数量指标；重大安全生产事件起数；实施周期指标值:≥5起；年度指标值:≥5起。
        外区消防经费 | 30.00 | 守护消防。 | 1、1-产出指标；11-数量指标；消防事故起数；实施周期指标值:≥5起；年度指标值:≥5起。`,
      ],
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 90.00 | |
        东区安全经费 | 30.00 | 守护安全东。 | 1、1-产出指标；12-质量指标；安全设施验收合格率；实施周期指标值:≥95%；年度指标值:≥95%。
        西区安全经费 | 30.00 | 守护安全西。 | 1、1-产出指标；12-质量指标；安全设施验收合格率；实施周期指标值:≥95%；年度指标值:≥95%。
        南区安全经费 | 30.00 | 守护安全南。 | 1、1-产出指标；12-质量指标；安全设施验收合格率；实施周期指标值:≥95%；年度指标值:≥95%。
        北区安全经费 | 30.00 | 守护安全北。 | 1、1-产出指标；12-质量指标；安全设施验收合格率；实施周期指标值:≥95%；年度指标值:≥95%。
        中区安全经费 | 30.00 | 守护安全中。 | 1、1-产出指标；12-质量指标；«安全设施验收格率»；实施周期指标值:≥95%；年度指标值:≥95%。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 90.00 | |
        东区安全经费 | 30.00 | 守护安全东。 | 1、1-产出指标；12-质量指标；安全设施验收合格率；实施周期指标值:≥95%；年度指标值:≥95%。
        西区安全经费 | 30.00 | 守护安全西。 | 1、1-产出指标；12-质量指标；安全设施验收合格率；实施周期指标值:≥95%；年度指标值:≥95%。
        南区安全经费 | 30.00 | 守护安全南。 | 1、1-产出指标；12-质量指标；安全设施验收合格率；实施周期指标值:≥95%；年度指标值:≥95%。
        北区安全经费 | 30.00 | 守护安全北。 | 1、1-产出指标；12-质量指标；安全设施验收合格率；实施周期指标值:≥95%；年度指标值:≥95%。
        中区安全经费 | 30.00 | 守护安全中。 | 1、1-产出指标；12-质量指标；安全设施验收合格率；实施周期指标值:≥95%；年度指标值:≥95%。`,
      near: [
        table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 90.00 | |
        东区安全经费 | 30.00 | 守护安全东。 | 1、1-产出指标；12-质量指标；安全设施验收合格率；实施周期指标值:≥95%；年度指标值:≥95%。
        西区安全经费 | 30.00 | 守护安全西。 | 1、1-产出指标；12-质量指标；安全设施验收合格率；实施周期指标值:≥95%；年度指标值:≥95%。
        南区安全经费 | 30.00 | 守护安全南。 | 1、1-产出指标；12-质量指标；安全设施验收合格率；实施周期指标值:≥95%；年度指标值:≥95%。
        北区安全经费 | 30.00 | 守护安全北。 | 1、1-产出指标；12-质量指标；安全设施验收合格率；实施周期指标值:≥95%；年度指标值:≥95%。
        中区安全经费 | 30.00 | 守护安全中。 | 1、1-产出指标；12-质量指标；安全设施的验收合格率；实施周期指标值:≥95%；年度指标值:≥95%。`,
      ],
    },
  ],
  groups: groupCheck(
    names,
    ({ key, tags }, report, { table, familiar }) => {
      const near = nearName(names(table), familiar, key);
      // `misspelt-word` tells of it.
      if (near === undefined || misspeltIn(key).length > 0) return;
      // What a table calls one thing throughout it means, whatever other tables call it.
      if (near.own === 0 && (tags.get("")?.count ?? 0) >= CONSISTENT) return;
      const usual = names(table).groups.get(near.text)?.tags.get("");
      for (const { row, value } of others({ key, tags })) {
        // Whoever writes both in one cell means two.
        if (usual?.rows.get(row) !== undefined) continue;
        const args = {
          name: key,
          usual: near.text,
          count: near.count,
          isOwn: near.own > 0,
          insert: near.text,
        };
        report(row, value.span, args);
      }
    },
    { touched: (groups, changed, { familiar }) => touchedNames(groups, familiar, changed) },
  ),
  fix: replacing(),
};

const CONSISTENT = 3;

/** The names of a table's indicators with how often it has each: what other tables are compared with. */
export function namesIn(table: Table): Map<string, number> {
  return new Map([...names(table).groups].map(([name, group]) => [name, group.tags.get("")!.count]));
}

/** Several tables' names as one. */
export function namesTogether(all: Iterable<ReadonlyMap<string, number>>): Map<string, number> {
  const sum = new Map<string, number>();
  for (const one of all) for (const [name, count] of one) sum.set(name, (sum.get(name) ?? 0) + count);
  return sum;
}
