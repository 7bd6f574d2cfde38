import type { Localized } from "../../locale.ts";
import { contentAt } from "../../model/cell.ts";
import { separatorIn } from "../../model/columns.ts";
import { earliest, type Group, gathered, others, type Place, usualOf } from "../../model/groups.ts";
import { isData } from "../../model/header-row.ts";
import { moneyUnitInHeader, namesUnit } from "../../model/headings.ts";
import { rowNumber } from "../../model/kept.ts";
import { moneyUnitLine, moneyUnitNamed } from "../../model/money-unit.ts";
import { plainTitle } from "../../model/naming.ts";
import { bordersOf, type Section, sectionOfRow, sectionsOf } from "../../model/sections.ts";
import { headerOf, lineEndOf, type Table } from "../../model/table.ts";
import { itemAt, itemsOf } from "../../rope.ts";
import type { Span } from "../../text.ts";
import { table, twoTables } from "../example.ts";
import { rowFacts } from "../facts.ts";
import { replacing } from "../fixes.ts";
import { type Fix, type Found, groupCheck, type Rule } from "../rule.ts";
import { doubtedByProjects, doubtedMoneyUnit } from "./doubted-money-unit.ts";

// A department is called as its label says.
const kinds: Readonly<Record<string, Localized>> = {
  title: { zh: "标题", en: "title" },
  moneyUnit: { zh: "金额单位", en: "money unit" },
};

const headings = gathered(
  rowFacts((row) =>
    row.headings.flatMap(({ kind, from, value }) => {
      const said = row.text.slice(value.from, value.to).replace(SEAL, "").trim();
      const text = kind === "title" ? said.replace(ATTACHED, "") : said;
      // 单位：水务局 is no money unit, and 填报单位（盖章）： waits for a seal.
      if (text === "" || (kind === "moneyUnit" && namesUnit(text))) return [];
      // A header without tabs is no title, and neither is what stands in brackets below one.
      if (kind === "title" && (separatorIn(text) !== undefined || /^[（(].*[）)]$/.test(text))) return [];
      // 主管部门 and 预算单位 are two: each is compared with its like.
      const label = kind === "department" ? row.text.slice(from, value.from).replace(NO_LABEL, "") : "";
      return {
        key: label === "" ? kind : label,
        // 人民币万元 is 万元.
        tag: (kind === "moneyUnit" ? moneyUnitNamed(text)?.name : undefined) ?? plainOf(text),
        value: { span: value, text },
      };
    }),
  ),
);

const SEAL = /[（(](?:盖章|公章|签章)[）)]/;
const NO_LABEL = /[（(][盖公]章[）)]|[\s：:]/g;
// 附件2：, 表11, 三、
const ATTACHED =
  /^(?:(?:附件|附表|表)\s*[\d一二三四五六七八九十]*\s*[：:\s]|[一二三四五六七八九十]{1,3}、)\s*/;

// What a title says of what and of whom: 2026年度…公开表 is 2026年…表.
function plainOf(title: string): string {
  return plainTitle(title)
    .replaceAll("(", "（")
    .replaceAll(")", "）")
    .replace(/(?<=\d年)度/, "")
    .replace(/(?:公开|申报|批复)(?=表$)/, "");
}

export const inconsistentFurniture: Rule = {
  id: "inconsistent-furniture",
  title: "各页标题或金额单位不一致",
  family: "money",
  severity: "error",
  docs: {
    zh: "各页重复的标题、部门名称或“单位：万元”前后不一致，或全表没有写明金额单位，或表头写的“（元）”与“单位：万元”矛盾。\n单位差一个“万”字，金额就差一万倍。\n各页写法保持与首页一致；没有金额单位的，在表头前补一行“单位：万元”。",
    en: "Title, department or money unit differ between pages; the money unit is missing, or the header counts in another.\nOne 万 more or less is a factor of ten thousand.\nMake every page say what the first does; without a money unit add a line 单位：万元 before the header.",
  },
  message: {
    zh: ({ kind, found, first, inHeader, likely, costs, total, isApart }) =>
      isApart
        ? `这张表的金额单位是“${found}”，其他表的是“${first}”：同一文件按一个单位读，请分成两个文件`
        : likely
          ? costs
            ? `${costs} 个项目的成本指标都大于本行总计，金额单位可能应为${likely}`
            : `合计 ${total}，金额单位可能应为${likely}`
          : inHeader
            ? `表头写金额以“${inHeader}”计，“单位：”却写“${found}”`
            : first === undefined
              ? found === undefined
                ? "没有写明金额单位（单位：万元 或 单位：元）"
                : `金额单位“${found}”无法识别`
              : `${kinds[kind as string]?.zh ?? kind}“${found}”与其他页的“${first}”不一致`,
    en: ({ kind, found, first, inHeader, likely, costs, total, isApart }) =>
      isApart
        ? `This table counts in ${found}, others in ${first}: a file is read in one unit, so put them into two`
        : likely
          ? costs
            ? `The costs of ${costs} projects are above their totals: the money unit may be ${likely}`
            : `The total is ${total}: the money unit may be ${likely}`
          : inHeader
            ? `The header counts in ${inHeader}, and 单位： says ${found}`
            : first === undefined
              ? found === undefined
                ? "The money unit (单位：万元 or 单位：元) is missing"
                : `The money unit ${found} is unknown`
              : `The ${kinds[kind as string]?.en ?? kind} ${found} differs from ${first} on the other pages`,
  },
  examples: [
    {
      bad: table`
        单位：«万元»
        项目名称 | 总计 | 绩效目标 | 绩效指标
        合计 | 393,806,000.00 | |
        临江市档案馆 | 393,806,000.00 | |`,
      good: table`
        单位：元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        合计 | 393,806,000.00 | |
        临江市档案馆 | 393,806,000.00 | |`,
    },
    {
      bad: table`
        «单位：»
        项目名称 | 总计 | 绩效目标 | 绩效指标
        合计 | 30.00 | |
        临江市档案馆 | 30.00 | |`,
      good: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        合计 | 30.00 | |
        临江市档案馆 | 30.00 | |`,
    },
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
        twoTables,
      ],
    },
    {
      bad: twoTables.replace(/(?<=文化局\n单位：)万元/, "«元»"),
    },
    {
      bad: table`
        单位：万元
        «项目名称» | 总计（元） | 绩效目标 | 绩效指标
        临江市档案馆 | 300,000.00 | |`,
      near: [
        table`
          单位：万元
          项目名称 | 总计（万元） | 补贴标准（元） | 绩效目标 | 绩效指标
          临江市档案馆 | 30.00 | | |`,
      ],
    },
    {
      bad: table`
        临江市档案服务局2026年项目支出绩效目标表
        «项目名称» | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |`,
      good: table`
        临江市档案服务局2026年项目支出绩效目标表
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |`,
    },
  ],
  groups: groupCheck(
    headings,
    (group, report, { table }) => {
      const kind = group.key;
      // Without units' rows it names them.
      if (OF_UNITS.test(kind) && !hasUnitRows(table)) return;
      // What most pages say is right; of two equally many, what stands first.
      const usual = usualOf(table, kind === "title" ? fullTitles(group) : group);
      const { span, text } = usual.value;
      const end = lastOf(table);
      const differ = (place: Said, first: Said) => {
        // The head of a table that is still to be written differs for a reason.
        if (kind !== "moneyUnit" && rowNumber(table, place.row) > end) return;
        if (kind === "title" && isPartOf(place.value.text, first.value.text)) return;
        const args = { kind, found: place.value.text, first: first.value.text };
        const note = { zh: "其他页这样写", en: "Other pages say this" };
        const related = [{ ...first.value.span, row: first.row, note }];
        // Another table may count as it likes: that it is read as the first is the fault of whoever reads it.
        const isApart =
          kind === "moneyUnit" &&
          sectionsOf(table).length > 1 &&
          sectionOfRow(table, place.row) !== sectionOfRow(table, first.row);
        report(place.row, place.value.span, isApart ? { ...args, isApart } : args, {
          related,
          ...(isApart ? { severity: "warning" } : {}),
        });
      };
      // All amounts of a file are read in one unit; titles and departments are each table's own.
      if (kind === "moneyUnit" || sectionsOf(table).length < 2)
        for (const place of others(group, usual.tag)) differ(place, usual);
      else
        for (const places of bySection(table, [...others(group)])) {
          const first = mostSaid(table, places);
          for (const place of places) if (place.tag !== first.tag) differ(place, first);
        }
      if (kind === "moneyUnit" && moneyUnitNamed(text) === undefined)
        report(usual.row, span, { kind, found: text });
    },
    { besides: (table) => `${bordersOf(table)} ${headingsBehind(table)} ${hasUnitRows(table)}` },
  ),
  table(table, report) {
    const rows = headerOf(table);
    if (rows === undefined) return;
    const [header] = rows;
    const named = moneyUnitInHeader(rows);
    const isSaid = headings(table).groups.has("moneyUnit");
    const span = contentAt(header, 0);
    if (!isSaid && named === undefined) {
      const blank = blankUnit(table);
      const at = blank ?? { row: table.header!, ...span };
      report(at.row, at, { kind: "moneyUnit", lacking: true, isBehind: blank !== undefined });
    }
    if (isSaid && named !== undefined && named !== table.moneyUnit)
      report(table.header!, span, { kind: "moneyUnit", inHeader: named.name, found: table.moneyUnit.name });
    const group = headings(table).groups.get("moneyUnit");
    // Of what nobody wrote nothing is doubted.
    const doubt = isSaid || named !== undefined ? doubtedMoneyUnit(table) : undefined;
    if (doubt === undefined) return;
    const usual = group && usualOf(table, group);
    const row = usual ? rowNumber(table, usual.row) : table.header!;
    const args = { kind: "moneyUnit", ...doubt, named: usual?.value.text === table.moneyUnit.name };
    report(row, usual?.value.span ?? span, args, { severity: "warning" });
  },
  fix(found) {
    const { kind, likely, named, lacking, isBehind } = found.finding.args;
    if (lacking) return naming(found, isBehind);
    if (likely !== undefined) {
      const title = { zh: `把金额单位改为“${likely}”`, en: `Change the money unit to ${likely}` };
      return named ? replacing({ by: "likely", title: () => title })(found) : [];
    }
    // Amounts that were counted in another unit would be other amounts.
    return kind === "moneyUnit" && sectionsOf(found.table).length > 1
      ? []
      : replacing({ by: "first" })(found);
  },
};

// 单位： with nothing behind it, above the header.
function blankUnit({ rows, header = 0 }: Table): (Span & { readonly row: number }) | undefined {
  for (const [row, { text }] of itemsOf(rows, 0, header).entries()) {
    const { label, value } = moneyUnitLine(text) ?? {};
    if (label !== undefined && value!.from === value!.to) return { row, ...label };
  }
  return undefined;
}

// Either unit, the likelier first, behind 单位： or on a line above the header.
function naming({ table, row, finding }: Found, isBehind: boolean): Fix[] {
  const usual = ["万元", "元"];
  return (doubtedByProjects(table) ? usual.reverse() : usual).map((unit) => ({
    title: { zh: `写明“单位：${unit}”`, en: `Write 单位：${unit}` },
    edits: [
      isBehind
        ? { row, from: finding.to, to: finding.to, insert: unit }
        : { row, from: 0, to: 0, insert: `单位：${unit}${lineEndOf(table)}` },
    ],
  }));
}

const OF_UNITS = /^(?:单位名称|预算单位|资金使用单位|项目单位|使用单位)$/;

// Behind the first row of a unit every unit has one.
function hasUnitRows({ units }: Table): boolean {
  return units.at(-1)?.hasHead === true;
}

// The number of the last row of cells that is no header.
function lastOf({ rows }: Table): number {
  let at = rows.length - 1;
  while (at > 0 && rows.length - at < FURTHEST && !isData(itemAt(rows, at)!)) at--;
  return at;
}
/** Nobody writes more lines below a table. */
const FURTHEST = 200;

function headingsBehind(table: Table): number {
  const rows = itemsOf(table.rows, lastOf(table), table.rows.length);
  return rows.filter(({ headings }) => headings.length > 0).length;
}

// The titles that say whose table it is, where some do: what they say is compared.
function fullTitles(group: Group<Said["value"]>): Group<Said["value"]> {
  const tags = [...group.tags.values()];
  if (tags.length > MOST_TITLES) return group;
  const full = tags.filter(({ tag }) => !tags.some((other) => other.tag !== tag && other.tag.includes(tag)));
  return { key: group.key, tags: new Map(full.map((one) => [one.tag, one])) };
}
const MOST_TITLES = 50;

// A line of the contents, or a page that leaves out whose table it is: 项目支出绩效目标表.
function isPartOf(one: string, other: string): boolean {
  const [a, b] = [plainOf(one), plainOf(other)];
  return a.includes(b) || b.includes(a);
}

type Said = Place<{ readonly span: Span; readonly text: string }>;

function bySection(table: Table, places: readonly Said[]): Iterable<readonly Said[]> {
  const found = new Map<Section | undefined, Said[]>();
  for (const place of places) {
    const section = sectionOfRow(table, place.row);
    const own = found.get(section);
    if (own) own.push(place);
    else found.set(section, [place]);
  }
  return found.values();
}

function mostSaid(table: Table, places: readonly Said[]): Said {
  const counts = new Map<string, number>();
  for (const { tag } of places) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  if (counts.size === 1) return places[0]!;
  const most = [...counts.values()].reduce((a, b) => Math.max(a, b));
  return earliest(
    table,
    places.filter(({ tag }) => counts.get(tag) === most),
  );
}
