import { DASHES } from "../../characters.ts";
import { classNamed, classOf, written, writtenLike } from "../../model/framework.ts";
import { type CodeField, codeOf, isOpen } from "../../model/indicator.ts";
import { indicatorsOf } from "../../model/project.ts";
import { view } from "../../model/unit.ts";
import { styleOf } from "../../model/wording.ts";
import { codesIn, isCut, oddCodesIn } from "../each.ts";
import { indicator, project } from "../example.ts";
import { replacing } from "../fixes.ts";
import type { IndicatorView, Rule } from "../rule.ts";

export const malformedCode: Rule = {
  id: "malformed-code",
  title: "编码写法不对",
  family: "structure",
  severity: "error",
  docs: {
    zh: "指标编码的写法不对：一级应为“一位数字-名称”，二级应为“两位数字-名称”。\n编码是系统识别指标的依据，写法不对就无法归类。\n写成“1-产出指标；11-数量指标”，数字和短横线用半角。",
    en: "A code is not written as one digit and a name, two digits and a name.\nA system tells indicators by their codes.\nWrite 1-产出指标；11-数量指标 with ASCII digits and hyphen.",
  },
  message: {
    zh: ({ text, level, near, none, all }) =>
      none
        ? "本表的指标都没有写编码，如“1-产出指标；11-数量指标”"
        : `“${text}”不是${level === 1 ? "“一位数字-名称”" : "“两位数字-名称”"}的编码${near ? `，应为“${near}”` : ""}${all ? `（本格 ${all} 处都是这样）` : ""}`,
    en: ({ text, level, near, none, all }) =>
      none
        ? "No indicator of this table has a code, as 1-产出指标；11-数量指标 have"
        : `${text} is not a code of ${level === 1 ? "one digit" : "two digits"} and a name${near ? `; it should be ${near}` : ""}${all ? ` (and so on, all ${all} of the cell)` : ""}`,
  },
  examples: [
    {
      bad: project("1、«产出指标»；11-数量指标；培训人数；实施周期指标值:≥50人；年度指标值:≥50人。"),
      good: project([indicator("11", "培训人数", "≥50人")]),
    },
    {
      bad: project("1、1-产出指标；«11－数量指标»；培训人数；实施周期指标值:≥50人；年度指标值:≥50人。"),
      good: project([indicator("11", "培训人数", "≥50人")]),
    },
    {
      bad: project(
        `1、«1－产出指标»；11－数量指标；培训人数；实施周期指标值:≥50人；年度指标值:≥50人。2、1－产出指标；12－质量指标；合格率；实施周期指标值:≥95%；年度指标值:≥95%。3、2－效益指标；22－社会效益；受益人数；实施周期指标值:≥50人；年度指标值:≥50人。`,
      ),
      good: project([
        indicator("11", "培训人数", "≥50人"),
        indicator("12", "合格率", "≥95%"),
        indicator("22", "受益人数", "≥50人"),
      ]),
    },
    {
      bad: project(
        `1、${indicator("11", "培训人数", "≥50人")}2、«1»；12-质量指标；合格率；实施周期指标值:≥95%；年度指标值:≥95%。`,
      ),
      good: project([indicator("11", "培训人数", "≥50人"), indicator("12", "合格率", "≥95%")]),
    },
    {
      bad: project("1、2-效益指标；«22社会效益指标»；受益人数；实施周期指标值:≥50人；年度指标值:≥50人。"),
      good: project("1、2-效益指标；22-社会效益指标；受益人数；实施周期指标值:≥50人；年度指标值:≥50人。"),
    },
    { near: [project([indicator("21", "12345热线满意率", "≥90%")])] },
    { bad: project("1、«产出指标»；数量指标；培训人数；实施周期指标值:≥50人；年度指标值:≥50人。") },
  ],
  row(seen, report) {
    const { indicators, text, context } = seen;
    const whole = indicators.filter((one) => !isCut(one, seen));
    const among = (codes: typeof oddCodesIn) =>
      whole.flatMap((one) => codes(one).filter(({ field }) => !isBegun(one, field, text)));
    const malformed = among(oddCodesIn).flatMap(({ level, field }) => {
      if (codeOf(text, field)?.length === level) return [];
      // Many places write no codes at all: that is told of once.
      if (!context.hasCodes && isPlainName(text, field, level)) return [];
      return [
        { field, args: { text: text.slice(field.from, field.to), level, near: nearOf(text, field, level) } },
      ];
    });
    const [first] = malformed;
    if (first === undefined) return;
    // What a whole cell has alike is one finding, and one fix.
    const isHabit = indicators.length >= FEWEST && malformed.length === among(codesIn).length;
    if (isHabit && malformed.every(({ args }) => args.near !== undefined)) {
      const edits = malformed.map(({ field: { from, to }, args }) => ({ from, to, insert: args.near }));
      report(first.field, { ...first.args, all: edits.length, edits });
    } else for (const { field, args } of malformed) report(field, args);
  },
  table(table, report) {
    if (styleOf(table).hasCodes) return;
    for (const [u, unit] of table.units.entries()) {
      const { projects, at } = view(unit);
      for (const project of projects) {
        const field = indicatorsOf(project)[0]?.class;
        if (field === undefined || !isPlainName(project.row.text, field, 1)) continue;
        report(table.unitRows[u]! + at.get(project)!, field, { none: true }, { severity: "information" });
        return;
      }
    }
  },
  fix: replacing({ by: "near" }),
};

/** So many of a cell make a habit. */
const FEWEST = 3;

// 12- at the end of an indicator that goes no further: `missing-field` tells of what is not written yet.
function isBegun(one: IndicatorView, field: CodeField, text: string): boolean {
  return isOpen(one, field) && /^\d{1,2}-?$/.test(text.slice(field.from, field.to));
}

// Whether a field is the name of a class, as it is written where there are no codes.
function isPlainName(text: string, field: CodeField, level: 1 | 2): boolean {
  return field.digits === undefined && classNamed(text.slice(field.from, field.to), level) !== undefined;
}

function nearOf(text: string, field: CodeField, level: 1 | 2): string | undefined {
  const said = text.slice(field.name.from, field.name.to);
  const name = said.replace(/^[\d０-９lIOo一.．\s-]{1,3}/, "");
  for (const one of [said, name]) {
    const held = classNamed(one, level);
    if (held !== undefined) return writtenLike(held, one);
  }
  // A code that has lost its name has one all the same.
  const [code] = new RegExp(`^\\d{${level}}(?=[${DASHES}]?$)`).exec(text.slice(field.from, field.to)) ?? [];
  const held = code === undefined ? undefined : classOf(code);
  return held && written(held);
}
