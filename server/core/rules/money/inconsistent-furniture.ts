import type { Localized } from "../../locale.ts";
import { remembered } from "../../memo.ts";
import { contentSpan } from "../../model/cell.ts";
import { moneyUnitIsInHeader, moneyUnitNamed, type Table } from "../../model/table.ts";
import type { Unit } from "../../model/unit.ts";
import type { Heading } from "../../syntax/table.ts";
import { table } from "../example.ts";
import type { Rule } from "../rule.ts";

const kinds: Readonly<Record<Heading["kind"], Localized>> = {
  title: { zh: "标题", en: "title" },
  department: { zh: "部门名称", en: "department" },
  moneyUnit: { zh: "金额单位", en: "money unit" },
};

export const inconsistentFurniture: Rule = {
  id: "inconsistent-furniture",
  family: "money",
  severity: "error",
  docs: {
    zh: "各页重复的标题、部门名称或“单位：万元”前后不一致，或全表没有写明金额单位。\n单位差一个“万”字，金额就差一万倍。\n各页写法保持与首页一致；没有金额单位的，在表头前补一行“单位：万元”。",
    en: "Title, department or money unit differ between pages, or the money unit is missing.\nOne 万 more or less is a factor of ten thousand.\nMake every page say what the first does; without a money unit add a line 单位：万元 before the header.",
  },
  message: {
    zh: ({ kind, found, first }) =>
      first === undefined
        ? found === undefined
          ? "没有写明金额单位（单位：万元 或 单位：元）"
          : `金额单位“${found}”无法识别`
        : `${kinds[kind as Heading["kind"]].zh}“${found}”与其他页的“${first}”不一致`,
    en: ({ kind, found, first }) =>
      first === undefined
        ? found === undefined
          ? "The money unit (单位：万元 or 单位：元) is missing"
          : `The money unit ${found} is unknown`
        : `The ${kinds[kind as Heading["kind"]].en} ${found} differs from ${first} on the other pages`,
  },
  examples: [
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        单位：«元»
        临江市地方志办公室 | 30.00 | |`,
      good: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        单位：万元
        临江市地方志办公室 | 30.00 | |`,
      near: [
        table`
          金额单位: 万元
          项目名称 | 总计 | 绩效目标 | 绩效指标
          临江市档案馆 | 30.00 | |`,
        table`
          项目名称 | 总计（万元） | 绩效目标 | 绩效指标
          临江市档案馆 | 30.00 | |`,
      ],
    },
    {
      bad: table`
        临江市档案服务局2026年项目支出绩效目标表
        «项目名称» | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |`,
    },
  ],
  table(table, report) {
    for (const kind of ["title", "department", "moneyUnit"] as const) {
      const all = headingsOf(table, kind);
      if (all.length === 0) continue;
      const counts = new Map<string, number>();
      for (const { key } of all) counts.set(key, (counts.get(key) ?? 0) + 1);
      // What most pages say is right; of two equally many, what stands first.
      const usual = all.reduce((best, one) => (counts.get(one.key)! > counts.get(best.key)! ? one : best));
      for (const one of all) {
        if (one.key !== usual.key) {
          const related = [
            {
              ...usual.heading.value,
              row: usual.row,
              note: { zh: "其他页这样写", en: "Other pages say this" },
            },
          ];
          report(one.row, one.heading.value, { kind, found: one.text, first: usual.text }, { related });
        }
      }
      if (kind === "moneyUnit" && moneyUnitNamed(usual.text) === undefined)
        report(usual.row, usual.heading.value, { kind, found: usual.text });
    }
    if (table.header === undefined || headingsOf(table, "moneyUnit").length > 0) return;
    const header = table.rows[table.header]!;
    if (!moneyUnitIsInHeader(header))
      report(table.header, contentSpan(header, header.cells[0]!), { kind: "moneyUnit" });
  },
  fix({ finding }) {
    const { first } = finding.args;
    if (first === undefined) return [];
    return [
      {
        title: { zh: `改为“${first}”`, en: `Change to ${first}` },
        edits: [{ from: finding.from, to: finding.to, insert: first }],
      },
    ];
  },
};

interface Place {
  readonly row: number;
  readonly heading: Heading;
  readonly text: string;
  readonly key: string;
}

function headingsOf(table: Table, kind: Heading["kind"]): Place[] {
  const places: Place[] = [];
  for (const [u, unit] of table.units.entries()) {
    for (const place of headingsIn(unit, null)) {
      if (place.heading.kind === kind)
        places.push({
          row: table.unitRows[u]! + place.row,
          heading: place.heading,
          text: place.text,
          key: place.key,
        });
    }
  }
  return places;
}

const headingsIn = remembered((unit: Unit, _key: null): readonly Place[] =>
  unit.rows.flatMap((row, i) =>
    row.headings.map((heading) => {
      const text = row.text.slice(heading.value.from, heading.value.to).trim();
      return {
        row: i,
        heading,
        text,
        key: text.replace(/\s/g, "").replaceAll("(", "（").replaceAll(")", "）"),
      };
    }),
  ),
);
