import { distance } from "../../model/distance.ts";
import { classOf, nameAhead, nameGlued, written } from "../../model/framework.ts";
import { type CodeField, FIELD_NAMES, type FieldName, type ValueField } from "../../model/indicator.ts";
import { ANNUAL_USUAL, CYCLE_LABEL, CYCLE_USUAL, VALUE_LABEL } from "../../syntax/indicator.ts";
import type { Span } from "../../text.ts";
import { indicator, project } from "../example.ts";
import { editing } from "../fixes.ts";
import { isPlaceholder } from "../phrases.ts";
import type { Context, IndicatorView, RowEdit, Rule } from "../rule.ts";

export const missingField: Rule = {
  id: "missing-field",
  title: "指标要素缺项",
  family: "structure",
  severity: "error",
  docs: {
    zh: "一条指标缺少一级指标、二级指标、指标名称、实施周期指标值、年度指标值中的某一项。\n五项缺一，系统无法导入，也无从考核。\n按“序号、一级；二级；名称；实施周期指标值:…；年度指标值:…。”补齐；全格都只有一个值、都不写标签的，按年度指标值读。",
    en: "An indicator lacks one of class, subclass, name, 实施周期指标值, 年度指标值.\nWith one of the five missing it cannot be imported, nor judged.\nComplete it: number、class；subclass；name；实施周期指标值:…；年度指标值:…。 Where no value of a cell has a label and each indicator has one, it is read as the year's.",
  },
  message: {
    zh: ({ place, missing, label, mark, bare, isUnlabelled, meant }) =>
      label
        ? mark
          ? `“${label}”前的“${mark}”应为分号`
          : `“${label}”前缺少分号`
        : bare
          ? `“${bare}”后面缺少冒号`
          : meant
            ? `第 ${place} 条指标的“${meant}”应为“${FIELD_NAMES[missing[0] as FieldName].zh}”`
            : isUnlabelled
              ? `第 ${place} 条指标的值前没有写“${missing.map((name: FieldName) => FIELD_NAMES[name].zh).join("”“")}”`
              : `第 ${place} 条指标缺少${missing.map((name: FieldName) => FIELD_NAMES[name].zh).join("、")}`,
    en: ({ place, missing, label, mark, bare, isUnlabelled, meant }) =>
      label
        ? mark
          ? `Before ${label} stands ${mark} for a semicolon`
          : `The semicolon before ${label} is missing`
        : bare
          ? `The colon behind ${bare} is missing`
          : meant
            ? `In indicator ${place} ${meant} should be ${FIELD_NAMES[missing[0] as FieldName].zh}`
            : isUnlabelled
              ? `The values of indicator ${place} do not say which is which: ${missing.map((name: FieldName) => FIELD_NAMES[name].en).join(", ")}`
              : `Indicator ${place} lacks its ${missing.map((name: FieldName) => FIELD_NAMES[name].en).join(", ")}`,
  },
  examples: [
    {
      // As the other indicators of its cell have it.
      bad: project(
        "1、1-产出指标；11-数量指标；培训人数；年度目标值：≥50人。2、1-产出指标；12-质量指标；考核合格率；«≥95%»。",
      ),
      good: project(
        "1、1-产出指标；11-数量指标；培训人数；年度目标值：≥50人。2、1-产出指标；12-质量指标；考核合格率；年度目标值：≥95%。",
      ),
    },
    {
      bad: project("1、1-产出指标；11-数量指标«；；»实施周期指标值:≥50人；年度指标值:≥50人。"),
    },
    {
      bad: project("1、1-产出指标；11-数量指标；«实施周期指标值:»≥50人；年度指标值:≥50人。"),
      near: [project([indicator("11", "接待、咨询，以及代办人次", "≥50人次")])],
    },
    {
      bad: project("1、1-产出指标；11-数量指标；培训人数；实施周期指标值:≥50人；«年度指标值≥50人»。"),
      good: project("1、1-产出指标；11-数量指标；培训人数；实施周期指标值:≥50人；年度指标值:≥50人。"),
    },
    {
      bad: project("1、1-产出指标；11-数量指标；培训人数；实施周期指标值:«≥50人»。"),
      good: project([indicator("11", "培训人数", "≥50人")]),
    },
    {
      bad: project("1、1-产出指标；11-数量指标；培训人数；«实施周期指标值≥50人»；年度指标值:≥50人。"),
      good: project([indicator("11", "培训人数", "≥50人")]),
    },
    {
      bad: project(
        "1、1-产出指标；11-数量指标；培训人数；«实施周朗指标值:≥50人»；年度指标值:≥50人。2、1-产出指标；11-数量指标；培训场次；实施周期指标值:≥5场；年度指标值:≥5场。",
      ),
      good: project([indicator("11", "培训人数", "≥50人"), indicator("11", "培训场次", "≥5场")]),
    },
    {
      bad: project("1、1-产出指标；11-数量指标；培训人数；«实施周期指标值»；≥50人；年度指标值:≥50人。"),
      good: project([indicator("11", "培训人数", "≥50人")]),
    },
    {
      bad: project("1、1-产出指标；11-数量指标；培训人数；«年度指标值:»≥60人；年度指标值:≥50人。"),
      good: project([indicator("11", "培训人数", "≥60人", "≥50人")]),
    },
    {
      bad: project("1、1-产出指标；11-数量指标；培训人数；实施周期指标值:≥50人«年度指标值»:≥50人。"),
      good: project([indicator("11", "培训人数", "≥50人")]),
    },
    {
      bad: project(
        "1、1-产出指标；11-数量指标；培训人数«实施周期指标值»:≥50人；年度指标值:≥50人。2、1-产出指标；11-数量指标；培训场次；实施周期指标值:≥5场；年度指标值:≥5场。",
      ),
      good: project([indicator("11", "培训人数", "≥50人"), indicator("11", "培训场次", "≥5场")]),
    },
    {
      bad: project(
        `1、${indicator("11", "培训人数", "≥50人").replace("实施周期指标值:≥50人", "«实施周期指标直:≥50人»")}2、${indicator("12", "考核合格率", "≥90%")}`,
      ),
      good: project([indicator("11", "培训人数", "≥50人"), indicator("12", "考核合格率", "≥90%")]),
    },
    {
      bad: project("1、«11-数量指标»；培训人数；实施周期指标值:≥50人；年度指标值:≥50人。"),
      good: project([indicator("11", "培训人数", "≥50人")]),
      near: [
        project(
          "1、1-产出指标；11-数量指标；培训人数；≥50人。2、1-产出指标；12-质量指标；考核合格率；≥95%。",
        ),
      ],
    },
  ],
  row({ indicators, text, context, goesOn }, report) {
    // Where no value of a cell has a label, it is plain which is which.
    const isPlain =
      !context.hasCycles &&
      indicators.length > 1 &&
      2 * indicators.filter(({ annualTarget }) => annualTarget.main !== undefined).length >=
        indicators.length &&
      indicators.filter(({ annual }) => annual !== undefined).length > (goesOn ? 0 : 1) &&
      indicators.every(({ cycle, annual }) => [cycle, annual].every((one) => !one || isEmpty(one.label)));
    let known: Readonly<Record<ValueName, Labels>> | undefined;
    const labelOf = (field: ValueName, one: IndicatorView) => {
      known ??= {
        cycle: labelsIn("cycle", indicators, text),
        annual: labelsIn("annual", indicators, text),
      };
      return labelLike(field, one, known[field]);
    };
    for (const one of indicators) {
      // A page may have cut the last.
      if (goesOn && one === indicators.at(-1)) continue;
      // `placeholder-text` tells of a cell that is left to be filled in.
      if (one.fields.length === 1 && isPlaceholder(text.slice(one.from, one.to))) continue;
      const missing = missingOf(one, text, context.hasCycles).filter(
        (part) => part !== "annual" || !isPlain || one.annual === undefined,
      );
      const glued = missing.length > 0 ? labelInside(one, text) : undefined;
      const bare = missing.length > 0 && !glued ? labelWithoutColon(one, text) : undefined;
      if (bare) {
        const insert = labelOf("annual", one).at(-1)!;
        const edits = [{ from: bare.label, to: bare.label, insert }];
        report(bare, { place: one.place, missing, bare: text.slice(bare.from, bare.label), edits });
      } else if (glued) {
        const edits = [{ from: glued.from, to: glued.to, insert: context.separator }];
        report(glued.place, { place: one.place, missing, label: glued.label, mark: glued.mark, edits });
      } else if (missing.length > 0)
        report(placeOf(one, missing[0]!), {
          place: one.place,
          missing,
          meant: missing.length === 1 ? labelMeant(one, missing[0]!, text) : undefined,
          isUnlabelled: missing.every((part) => {
            const value = part === "cycle" ? one.cycle : part === "annual" ? one.annual : undefined;
            return value !== undefined && isEmpty(value.label) && !isEmpty(value);
          }),
          edits: mend(one, missing, text, context, {
            cycle: labelOf("cycle", one),
            annual: labelOf("annual", one),
          }),
        });
    }
  },
  fix: editing({ zh: "补上缺少的部分", en: "Insert what is missing" }),
};

// A label with its value right behind it, as in 年度指标值≥3000家.
function labelWithoutColon({ fields }: IndicatorView, text: string): (Span & { label: number }) | undefined {
  for (const {
    kind,
    content: { from, to },
  } of fields) {
    const label = kind === "text" ? BARE_LABEL.exec(text.slice(from, to))?.[0] : undefined;
    if (label !== undefined) return { from, to, label: from + label.length };
  }
  return undefined;
}
const BARE_LABEL = new RegExp(`^${VALUE_LABEL}(?=\\s*[≥≤＞＜>=<\\d])`);

// A label in the midst of the field before it: the semicolon between them was lost, or is another sign.
function labelInside({ name, cycle }: IndicatorView, text: string) {
  for (const field of [name, cycle]) {
    const found =
      field &&
      /[，,。、:：/|]?\s{0,8}((?:实施周期|年度)(?:指标|目标)值)\s{0,8}[:：]/.exec(
        text.slice(field.from, field.to),
      );
    if (!field || !found || found.index === 0) continue;
    const [said, label] = found as unknown as [string, string];
    const from = field.from + found.index;
    const to = from + said.indexOf(label);
    return { from, to, label, mark: text.slice(from, to).trim(), place: { from: to, to: to + label.length } };
  }
  return undefined;
}

function missingOf(one: IndicatorView, text: string, hasCycles: boolean): FieldName[] {
  const missing: FieldName[] = [];
  if (one.class === undefined) missing.push("class");
  // What stands behind a comma in the field before it is not missing: `code-name-mismatch` tells of that.
  if (one.subclass === undefined && !isGlued(one.class, text)) missing.push("subclass");
  if (one.name === undefined && !isGlued(one.subclass, text)) missing.push("name");
  const [cycle, annual] = [one.cycle, one.annual].map(
    (value) => value && text.slice(value.label.from, value.label.to),
  );
  // Tables of many places have one value an indicator, whatever it is called.
  if (cycle ? !OF_CYCLE.test(cycle) : hasCycles) missing.push("cycle");
  if (!annual || (hasCycles && (BARE.test(annual) || OF_CYCLE.test(annual)))) missing.push("annual");
  return missing;
}
const OF_CYCLE = new RegExp(`^\\s*${CYCLE_LABEL}`);

function isGlued(field: CodeField | undefined, text: string): boolean {
  const held = field?.digits && classOf(text.slice(field.digits.from, field.digits.to));
  return (
    held !== undefined &&
    (nameAhead(text.slice(field!.name.from, field!.name.to), held) ??
      nameGlued(text.slice(field!.name.from, field!.name.to), held)) !== undefined
  );
}

// The field behind the gap, or the one before it at the end.
function placeOf(one: IndicatorView, missing: FieldName): Span {
  // 数量指标；；: nothing stands between the two marks.
  const gap = missing === "name" ? one.fields.find((field, i) => i === 2 && isEmpty(field)) : undefined;
  if (gap !== undefined && gap.from > one.from)
    return { from: gap.from - 1, to: Math.min(one.to, gap.to + 1) };
  const label = (value: IndicatorView["cycle"]) =>
    value === undefined ? undefined : isEmpty(value.label) ? value : value.label;
  const fields: [FieldName, Span | undefined][] = [
    ["class", one.class],
    ["subclass", one.subclass],
    ["name", one.name],
    ["cycle", label(one.cycle)],
    ["annual", label(one.annual)],
  ];
  const at = fields.findIndex(([name]) => name === missing);
  const after = fields.slice(at).find(([, span]) => span !== undefined && !isEmpty(span));
  const before = fields
    .slice(0, at)
    .reverse()
    .find(([, span]) => span !== undefined && !isEmpty(span));
  const last =
    one.cycle !== undefined && missing === "annual" && !isEmpty(one.cycle) ? one.cycle : before?.[1];
  const found = after?.[1] ?? last;
  return found ? { from: found.from, to: found.to } : { from: one.from, to: Math.max(one.from + 1, one.to) };
}

// The label of a value as the others of its cell have it.
function labelLike(field: ValueName, own: IndicatorView, { first, second }: Labels): string {
  const usual = field === "cycle" ? CYCLE_USUAL : ANNUAL_USUAL;
  return (first?.one === own ? second : first)?.label ?? usual;
}

type ValueName = "cycle" | "annual";
interface Labelled {
  readonly one: IndicatorView;
  readonly label: string;
}
/** The first two indicators of a cell that have a label for a value. */
interface Labels {
  readonly first: Labelled | undefined;
  readonly second: Labelled | undefined;
}

function labelsIn(field: ValueName, indicators: readonly IndicatorView[], text: string): Labels {
  let first: Labelled | undefined;
  for (const one of indicators) {
    const span = one[field]?.label;
    const label = span === undefined ? "" : text.slice(span.from, span.to).trim();
    if (!LABEL.test(label) || OF_CYCLE.test(label) !== (field === "cycle")) continue;
    if (first !== undefined) return { first, second: { one, label } };
    first = { one, label };
  }
  return { first, second: undefined };
}
const LABEL = /值(?:[（(].{4,6}[）)])?[:：]$/;

function mend(
  one: IndicatorView,
  missing: readonly FieldName[],
  text: string,
  { hasCycles, separator: usual }: Context,
  labels: Readonly<Record<"cycle" | "annual", string>>,
): RowEdit[] {
  // 年度指标 at the end of a cell is what is left of a label: what it was to say nobody knows.
  const last = one.fields.at(-1);
  if (missing.length !== 1 || (last && CUT_LABEL.test(text.slice(last.content.from, last.content.to))))
    return [];
  const insert = (at: number, what: string) => [{ from: at, to: at, insert: what }];
  const [separator = usual] = /[；;]/.exec(text.slice(one.from, one.to)) ?? [];
  switch (missing[0]) {
    case "class": {
      const held = one.subclassCode === undefined ? undefined : classOf(one.subclassCode[0]!);
      return held ? insert(one.subclass!.from, written(held) + separator) : [];
    }
    case "cycle":
      if (one.cycle !== undefined)
        return [
          ...labelled(one.cycle, labels.cycle, text),
          // Of two that say nothing the second is the year's.
          ...(one.annual && isBare(one.annual, text) ? labelled(one.annual, labels.annual, text) : []),
        ];
      return one.annualText === ""
        ? []
        : insert(one.annual!.label.from, `${labels.cycle}${one.annualText}${separator}`);
    case "annual":
      if (one.annual !== undefined) return labelled(one.annual, labels.annual, text);
      // Where no indicator has a value for the cycle, the one without a label is the year's.
      if (!hasCycles && one.cycle !== undefined && isEmpty(one.cycle.label))
        return labelled(one.cycle, labels.annual, text);
      return one.cycleText === ""
        ? []
        : insert(one.cycle!.to, `${separator}${labels.annual}${one.cycleText}`);
    default:
      return [];
  }
}

// Puts the label right that a value has, or what is meant for one, or sets it before the value.
function labelled({ label, from, to }: ValueField, right: string, text: string): RowEdit[] {
  const meant = isEmpty(label) ? meantAsLabel(text.slice(from, to), right) : 0;
  // 实施周期指标值；≥50人: what stands behind the semicolon is the value.
  const apart = from + meant === to ? (APART.exec(text.slice(to))?.[0].length ?? 0) : 0;
  const [start, end] = isEmpty(label) ? [from, from + meant + apart] : [label.from, label.to];
  if (isBare({ label }, text))
    return [{ from: start, to: start, insert: right.replace(/(?:指标|目标)值.*/, "") }];
  return [{ from: start, to: end, insert: right }];
}
function isBare({ label: { from, to } }: Pick<ValueField, "label">, text: string): boolean {
  return BARE.test(text.slice(from, to));
}
const BARE = /^\s*(?:绩效)?(?:指标|目标)值/;

// What is meant for the label of a value, and is none: 实施周期指标直.
function labelMeant(one: IndicatorView, missing: FieldName, text: string): string | undefined {
  const value = missing === "cycle" ? one.cycle : missing === "annual" ? one.annual : undefined;
  if (value === undefined || !isEmpty(value.label)) return undefined;
  const right = missing === "cycle" ? CYCLE_USUAL : ANNUAL_USUAL;
  const meant = meantAsLabel(text.slice(value.from, value.to), right);
  const said = text.slice(value.from, value.from + meant).replace(/\s*[:：]?\s*$/, "");
  return said === "" || right.startsWith(said) ? undefined : said;
}

// How much of a value is meant for its label: one without its colon or a word, or with a wrong character.
function meantAsLabel(said: string, right: string): number {
  const [ahead = "", name = ""] = /^([^:：\d≥≤]{4,9})[:：]\s*/.exec(said) ?? [];
  if (name !== "" && distance(name, right.slice(0, -1), 2) <= 2) return ahead.length;
  return LIKE_A_LABEL.exec(said)?.[0].length ?? 0;
}
/** 实施周期指标值≥5, 实施周期值:, 年度指标：. */
const LIKE_A_LABEL =
  /^(?:实施周期|实施期|项目周期|年度|本年度?|当年)(?:绩效)?(?:(?:指标|目标)值?|值)\s*[:：]?\s*/;
const CUT_LABEL = /^(?:年度|本年度?|当年|实施|实施周期)(?:指标?|目标?)?$/;
const APART = /^\s*[;；]\s*(?=[^。；;\s])(?!实施|项目周期|年度|本年|当年)/;

function isEmpty({ from, to }: Span): boolean {
  return from === to;
}
