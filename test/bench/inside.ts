import { foldsOf } from "../../server/core/features/fold.ts";
import { hintsOf } from "../../server/core/features/hints.ts";
import { outlineOf } from "../../server/core/features/outline.ts";
import { tokensOf } from "../../server/core/features/tokens.ts";
import { check, located, parse, replace, type Table } from "../../server/core/index.ts";

import { view } from "../../server/core/model/unit.ts";
import { parseItems, parseItemsRaw } from "../../server/core/syntax/indicator.ts";
import { lineCount, lineStart } from "../../server/core/text.ts";
import { generate } from "../tables/generate.ts";
import type { Figure } from "./bench.ts";
import { parseByHand } from "./handmade.ts";
import { sideBySide, type Times, TURN, time, timesOf, warm } from "./measure.ts";
import { large, MOST_FINDINGS, megabytes, once, places, spread, strict, times } from "./tables.ts";

/** The work of an edit, from its text to the findings that are shown, in tables of both sizes. */
export async function incrementalWork(): Promise<Figure[]> {
  const figures: Figure[] = [];
  // What the same took in the small table, to see what the size costs.
  const small = new Map<string, number>();
  for (const text of [once, large]) {
    const draft = new Draft(text);
    const add = (what: string, { median, p95 }: Times) => {
      const before = small.get(what);
      small.set(what, before ?? median);
      figures.push({
        what: `编辑的工作量 · work of an edit, ${megabytes(text)}: ${what}`,
        measured: spread({ median, p95 }) + (before === undefined ? "" : `: ${times(median / before)}`),
        goal: "≤ 0.5 ms, p95 ≤ 4 ms",
        reached: median <= 0.5 && p95 <= 4,
      });
    };
    for (const { what, at } of places) {
      const type = typing(draft, at(text));
      await warm([type], WARM);
      add(what, time(300, type));
    }
    const { paste, again, undo } = pasting(draft, 40);
    add("粘贴一百个新行 · a paste of 100 new rows", paste);
    add("粘贴剪下的一百行，或重做 · a paste of 100 rows that were cut, or its redo", again);
    add("撤销粘贴 · its undo", undo);
  }
  return figures;
}
const WARM = 1_000;

/** A table that is edited, as the server holds it. */
class Draft {
  table: Table;
  constructor(text: string) {
    this.table = opened(text);
  }

  edit(from: number, to: number, insert: string): void {
    this.table = parse(replace(this.table.text, { from, to, insert }), this.table);
    located(this.table, strict, MOST_FINDINGS);
  }
}

function opened(text: string): Table {
  const table = parse(text);
  located(table, strict, MOST_FINDINGS);
  return table;
}

/** Types a character and takes it away again, by turns: an even number of runs leaves the text as it was. */
function typing(draft: Draft, at: number): (i: number) => void {
  return (i) => (i % 2 === 0 ? draft.edit(at, at, "5") : draft.edit(at, at + 1, ""));
}

/** Rows that the table has never seen, each time others, and the same rows again: cut and pasted, or done again. */
function pasting(draft: Draft, runs: number): { paste: Times; again: Times; undo: Times } {
  const { text } = draft.table;
  const at = lineStart(text, lineCount(text) >> 1);
  const [pastes, agains, undos]: number[][] = [[], [], []];
  for (let i = 0; i < runs; i++) {
    const rows = rowsOf(1_000 + i);
    const put = () => draft.edit(at, at, rows);
    const takeBack = () => draft.edit(at, at + rows.length, "");
    pastes!.push(time(1, put).median);
    undos!.push(time(1, takeBack).median);
    agains!.push(time(1, put).median);
    undos!.push(time(1, takeBack).median);
  }
  return { paste: timesOf(pastes!), again: timesOf(agains!), undo: timesOf(undos!) };
}

function rowsOf(seed: number): string {
  const lines = generate({ seed, units: 8, faults: 20 }).split(/(?<=\n)/);
  return lines
    .filter((line) => line.includes("年度指标值"))
    .slice(0, 100)
    .join("");
}

export async function parsing(): Promise<Figure[]> {
  const table = parse(generate({ seed: 3, units: 60 }));
  const cells = table.units.flatMap((unit) =>
    view(unit).projects.map(({ row }) => row.text.slice(row.cells.at(-1)!.from, row.cells.at(-1)!.to)),
  );
  const same = cells.filter((cell) => JSON.stringify(parseByHand(cell)) === JSON.stringify(parseItems(cell)));
  const readers = [() => void same.map(parseByHand), () => void same.map((cell) => parseItems(cell))];
  await warm(readers, WARM);
  const [hand, shapes] = (await sideBySide(100, readers, TURN)) as [Times, Times];
  const ratio = shapes.median / hand.median;
  const raw = time(3, () => {
    for (const cell of same) parseItemsRaw(cell);
  });
  const [small, four] = [17, 68].map((units) => generate({ seed: 2, units, faults: 20 })) as [string, string];
  const grow = (text: string) => time(7, () => void check(parse(text), strict)).median;
  const [one, quadruple] = [grow(small), grow(four), grow(small), grow(four)].slice(2) as [number, number];
  return [
    {
      what: `按形状解析指标比手写解析器 · indicators by shape against a hand-written parser (${same.length}/${cells.length})`,
      measured: `${spread(shapes)}, ${spread(hand)}: ${times(ratio)}`,
      goal: "≤ 2 ×",
      reached: ratio <= 2 && same.length === cells.length,
    },
    {
      what: "比 Ohm 解析原文 · against Ohm on the raw text",
      measured: `${spread(shapes)}, ${spread(raw)}: 快 ${times(raw.median / shapes.median)} faster`,
      goal: "≥ 60 ×",
      reached: raw.median / shapes.median >= 60,
    },
    {
      what: "四倍的行 · four times the rows",
      measured: times(quadruple / one),
      goal: "< 5 ×",
      reached: quadruple / one < 5,
    },
  ];
}

/** What an editor asks of the largest table. */
export function wholeTable(): Figure[] {
  const table = opened(large);
  const half = table.rows.length >> 1;
  const asked: readonly (readonly [string, () => unknown])[] = [
    ["大纲 · outline", () => outlineOf(table, "zh")],
    ["折叠 · folding", () => foldsOf(table)],
    ["可见行的着色 · tokens of what is shown", () => tokensOf(table, half, half + 100)],
    ["行内提示 · hints", () => hintsOf(table, strict, "zh")],
  ];
  return asked.map(([what, ask]) => {
    const taken = time(9, ask);
    return {
      what: `${what} (${megabytes(large)})`,
      measured: spread(taken),
      goal: "≤ 200 ms",
      reached: taken.median <= 200,
    };
  });
}
