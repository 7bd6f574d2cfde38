import { firstWhere } from "../../list.ts";
import type { Indicator } from "../../model/indicator.ts";
import { measureIn } from "../../model/measure.ts";
import { ordinalOf } from "../../model/ordinal.ts";
import type { Span } from "../../text.ts";
import { indicator, project } from "../example.ts";
import { writtenKey } from "../names.ts";
import type { IndicatorView, RowEdit, Rule } from "../rule.ts";
import { viewsOf } from "../view.ts";

export const duplicateIndicator: Rule = {
  id: "duplicate-indicator",
  title: "指标重复",
  family: "classification",
  severity: "error",
  docs: {
    zh: "同一项目里有两条同名指标。\n考核时算了两次，值不同时还会打架。\n删去一条；确为两个对象的，名称要能区分。",
    en: "A project has two indicators of one name.\nIt counts twice, and where the values differ they contradict each other.\nRemove one, or give them names that differ.",
  },
  message: {
    zh: ({ name }) => `本项目已有指标“${name}”`,
    en: ({ name }) => `The project already has an indicator ${name}`,
  },
  examples: [
    {
      bad: project([indicator("11", "培训人数", "≥50人"), indicator("11", "«培训人数»", "≥60人")]),
      near: [
        project([indicator("31", "服务对象满意度", "≥90%"), indicator("31", "物业服务对象满意度", "≥85%")]),
        project([indicator("11", "补助人数（城市）", "≥90人"), indicator("11", "补助人数（农村）", "≥85人")]),
        project([indicator("11", "补助对象（户）", "≥90户"), indicator("11", "补助对象（人）", "≥185人")]),
        project([indicator("11", "补助对象（户）", "≥90户"), indicator("11", "补助对象", "≥185人")]),
      ],
    },
    {
      bad: project([
        indicator("11", "培训人数", "≥50人"),
        indicator("11", "«培训人数»", "≥50人"),
        indicator("12", "考核合格率", "≥90%"),
      ]),
      good: project([indicator("11", "培训人数", "≥50人"), indicator("12", "考核合格率", "≥90%")]),
    },
    {
      bad: project(
        `1、${indicator("11", "培训人数", "≥50人")}1、${indicator("11", "«培训人数»", "≥50人")}2、${indicator("12", "考核合格率", "≥90%")}`,
      ),
      good: project([indicator("11", "培训人数", "≥50人"), indicator("12", "考核合格率", "≥90%")]),
    },
  ],
  row({ indicators, isSecret, text }, report) {
    if (isSecret) return;
    const first = new Map<string, Named>();
    // 整理卷数（卷） says its unit besides: it is 整理卷数, and 补助对象（户） is not 补助对象（人）.
    const plain = new Map<string, Named & { readonly unit: string | undefined }>();
    for (const one of indicators) {
      const { name, nameText } = one;
      const key = writtenKey(nameText);
      if (name === undefined || key.length < 2) continue;
      const unit = unitSaid(key);
      const bare = unit === undefined ? key : key.slice(0, -unit.length - 2);
      const other = plain.get(bare);
      const isAlike = other && (other.unit === undefined ? isIn(other.one, unit) : isIn(one, other.unit));
      const before = first.get(key) ?? (isAlike ? other : undefined);
      if (before === undefined) {
        first.set(key, { one, name });
        plain.set(bare, { one, name, unit });
        continue;
      }
      const note = { zh: "同名指标在这里", en: "The other one is here" };
      const isSame = saidIn(one, text) === saidIn(before.one, text);
      report(name, { name: nameText, isSame }, { related: [{ ...before.name, row: 0, note }] });
    }
  },
  fix({ finding, entry, text }) {
    if (entry === undefined || !finding.args.isSame) return [];
    const indicators = viewsOf(entry);
    const i = firstWhere(indicators.length, (at) => indicators[at]!.to > finding.from);
    const [before, one, next] = [indicators[i - 1], indicators[i], indicators[i + 1]];
    if (before === undefined || one === undefined || indicators.length - i > MOST_BEHIND) return [];
    // With what stands between it and the next or, of the last, the one before.
    const whole = next ? { from: one.from, to: next.from } : { from: before.to, to: one.to };
    // A copy that kept its number leaves those behind it as they are.
    const isCounted = next === undefined || ordinalOf(next, text) !== (ordinalOf(before, text) ?? 0) + 1;
    const behind = isCounted ? numberedDown(indicators.slice(i + 1), text) : [];
    const edits = [{ ...whole, insert: "" }, ...behind];
    return [{ title: { zh: "删去重复的这一条", en: "Remove the repeated one" }, edits }];
  },
};

// A cell that has more behind one is no project's: to mend them all, each would be numbered again for each.
const MOST_BEHIND = 300;

interface Named {
  readonly one: IndicatorView;
  readonly name: Span;
}

// The unit in brackets at the end of a name.
function unitSaid(name: string): string | undefined {
  const said = /\(([^()]{1,4})\)$/.exec(name)?.[1];
  return said !== undefined && (said === "%" || measureIn(said)?.length === said.length) ? said : undefined;
}

// Whether an indicator whose name says no unit may be counted in this one.
function isIn({ annualTarget: { main } }: IndicatorView, unit: string | undefined): boolean {
  if (unit === undefined || main === undefined) return unit !== undefined;
  if (unit === "%" || main.percent) return main.percent === (unit === "%");
  return main.measure === undefined || main.measure.name === measureIn(unit)!.name;
}

// One less each.
function numberedDown(indicators: readonly Indicator[], text: string): RowEdit[] {
  return indicators.flatMap(({ ordinal }) =>
    ordinal && /^[1-9]\d*$/.test(text.slice(ordinal.from, ordinal.to))
      ? [{ ...ordinal, insert: String(Number(text.slice(ordinal.from, ordinal.to)) - 1) }]
      : [],
  );
}

// What an indicator says, but for its number.
function saidIn({ from, to, ordinal }: Indicator, text: string): string {
  return text.slice(ordinal?.to ?? from, to).replace(/^[、.．\s]+|[。\s]+$/g, "");
}
