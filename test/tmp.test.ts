import { test, expect } from "vitest";
import fc from "fast-check";
import { readFileSync } from "node:fs";
import { textOf } from "/work/main/server/core/text.ts";
import { rowAt, parseRow, parseRowRaw, parseTableRaw } from "/work/main/server/core/syntax/table.ts";
import { parseItems, parseItemsRaw } from "/work/main/server/core/syntax/indicator.ts";
const src = readFileSync("/work/shared/corpus/000_768ba43022f9d02c.txt","utf8");
function rows(s: string) { const t=textOf(s); const r=[]; for (let i=0;i<t.lines.length;) { const x=rowAt(t.lines,i); r.push(x); i+=x.lines;} return r; }
test("corpus", () => {
  const r = rows(src); const k: any = {}; let items=0, bad=0; const t0=performance.now();
  for (const x of r) { k[x.kind]=(k[x.kind]??0)+1; const c=x.cells.at(-1); if(c){ const s=x.text.slice(c.from,c.to); if (!s.includes("指标值")) continue; const it=parseItems(x.text,c.from,c.to); items+=it.length; for (const i of it) if (i.fields.length!==5||!i.ordinal||i.stop.from===i.stop.to) {bad++; console.log(x.text.slice(i.from,i.to).slice(0,200));} } }
  console.log(k, items, bad, performance.now()-t0);
  const raw = parseTableRaw(src); expect(raw.length).toBe(r.length);
});
const piece = fc.constantFrom("1、","12、","1-","11-","<p>","</br>","<","、","a","产出指标","；",";","。","实施周期指标值",":","年度目标值：","人","\n\t","\t","\n"," ","5","３",".","，","-","一","成本指标；","\"","\r","合计","计","单位：","绩效目标", "😀", "\ud800", "文");
const text = fc.array(piece, {maxLength: 14}).map(a=>a.join(""));
test("items shape=raw", () => { fc.assert(fc.property(text, s => { expect(parseItems(s)).toEqual(parseItemsRaw(s)); }), {numRuns: 30000}); });
test("rows shape=raw", () => { fc.assert(fc.property(text, s => { 
  const rs = rows(s); expect(rs.map(r=>r.text).join("")).toBe(s);
  const raw = parseTableRaw(s); let at=0;
  expect(rs.length).toBe(raw.length);
  rs.forEach((r,i)=>{ expect({kind:r.kind,cells:r.cells.map(c=>({...c,from:c.from+at,to:c.to+at}))}).toEqual(raw[i]); at+=r.text.length; });
}), {numRuns: 30000}); });
