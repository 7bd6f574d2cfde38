import { describe, expect, test } from "vitest";
import { check } from "../server/core/check.ts";
import { parse, view } from "../server/core/model/table.ts";
import { corpus } from "./corpus.ts";
test.runIf(corpus)("x", () => {
  const t0=performance.now();
  const table = parse(corpus!); const t1=performance.now();
  const c = check(table); const t2=performance.now();
  console.log(t1-t0,t2-t1, table.units.length, c.counts);
  const by: Record<string,string[]> = {};
  for (const d of c.diagnostics) { const line = corpus!.slice(0,d.from).split("\n").length; (by[d.severity[0]+" "+d.rule] ??= []).push(line+":"+corpus!.slice(d.from,d.to).slice(0,14)); }
  for (const [k,v] of Object.entries(by)) console.log(k, v.length, v.slice(0,40).join(" "));
});
