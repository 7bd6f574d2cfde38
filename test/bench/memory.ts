import { type Located, located, parse, type Table } from "../../server/core/index.ts";
import { large, MOST_FINDINGS, once, strict } from "./tables.ts";

// Prints how many bytes a table with all its findings keeps, its text included. Run with --expose-gc.
const collect = () => {
  for (let i = 0; i < 4; i++) (globalThis as unknown as { gc: () => void }).gc();
};
// Another table first: what the process keeps anyway is not this table's.
located(parse(once), strict, MOST_FINDINGS);
collect();
const text = [once, large][Number(process.argv[2])]!;
const before = process.memoryUsage().heapUsed;
const kept: { table: Table; found: readonly Located[] }[] = [];
const table = parse(text);
kept.push({ table, found: located(table, strict, MOST_FINDINGS).found });
collect();
const after = process.memoryUsage();
// Both tables exist as source strings from the start: the lines are slices of them.
console.log(after.heapUsed - before + (kept.length > 0 ? 0 : 1));
