import { located, parse } from "../../server/core/index.ts";
import { generate } from "../tables/generate.ts";
import { large, MOST_FINDINGS, once, strict } from "./tables.ts";

// Prints how many bytes a table with all its findings keeps, its text included. Run with --expose-gc.
const collect = () => {
  for (let i = 0; i < 8; i++) (globalThis as unknown as { gc: () => void }).gc();
  return process.memoryUsage().heapUsed;
};
const text = [once, large][Number(process.argv[2])]!;
// A small table first: what the process keeps anyway is not this table's.
const warm = parse(generate({ seed: 77, units: 2, faults: 20 }));
located(warm, strict, MOST_FINDINGS);
const before = collect();
const table = parse(text);
const { found } = located(table, strict, MOST_FINDINGS);
const after = collect();
// Named after the measurement, so that neither is collected before it.
console.log(found.length > 0 && table.rows.length > 0 && warm.rows.length > 0 ? after - before : Number.NaN);
