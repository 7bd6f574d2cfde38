import { check } from "../../server/core/check/check.ts";
import { parse } from "../../server/core/model/parse.ts";

// Tables as other public bodies publish them: other columns, rows between the rows, other ways to write 合计.
export const usual = "项目名称\t总计\t财政拨款\t绩效目标\t绩效指标";
export const goal = "修好库房屋面2间。";
export const items =
  "1、1-产出指标；11-数量指标；修缮间数；实施周期指标值:≥2间；年度指标值:≥2间。2、2-效益指标；22-社会效益；受益人数；实施周期指标值:≥2人；年度指标值:≥2人。";

export interface Style {
  readonly header?: string;
  /** Cells apart by bars; a row that ends with `*` has a goal and indicators. */
  readonly rows: readonly string[];
}

export function textOf({ header = usual, rows }: Style): string {
  const lines = rows.map((row) => {
    const cells = row.split("|").map((cell) => cell.trim());
    return (cells.at(-1) === "*" ? [...cells.slice(0, -1), goal, items] : [...cells, "", ""]).join("\t");
  });
  return ["临江市档案局2026年项目支出绩效目标表", "单位：万元", header, ...lines].join("\n");
}

const WATCHED = /total|amount|column|header|cost-|-unit$|missing-name/;

/** The lines (from 1, the first row is line 4 under a header of one line) of what is found in money and structure. */
export function found(style: Style, rules = WATCHED): string[] {
  const text = textOf(style);
  return check(parse(text))
    .diagnostics.filter(
      ({ rule, severity, args }) => rules.test(rule) && severity !== "hint" && !args.isEmpty,
    )
    .map(({ rule, from }) => `${text.slice(0, from).split("\n").length} ${rule}`)
    .sort();
}
