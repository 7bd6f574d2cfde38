import { createRequire } from "node:module"; const require = createRequire(import.meta.url);
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
const piece = fc.constantFrom("1、","12、","1-","11-","<p>","</br>","<","、","a","产出指标","；",";","。","实施周期指标值",":","年度目标值：","人","\n\t","\t","\n"," ","5","３",".","，","-","一","成本指标；","\"","\r","合计","计","单位：","单位","部门名称：","（"," ","\t","\t","绩效目标", "😀", "\ud800", "文");
const text = fc.array(piece, {maxLength: 14}).map(a=>a.join(""));
test("items shape=raw", () => { fc.assert(fc.property(text, s => { expect(parseItems(s)).toEqual(parseItemsRaw(s)); }), {numRuns: 30000}); });
test("rows shape=raw", () => { fc.assert(fc.property(text, s => { 
  const rs = rows(s); expect(rs.map(r=>r.text).join("")).toBe(s);
  const raw = parseTableRaw(s); let at=0;
  expect(rs.length).toBe(raw.length);
  rs.forEach((r,i)=>{ const mv=(c:any)=>({...c,from:c.from+at,to:c.to+at}); expect({kind:r.kind,cells:r.cells.map(mv),headings:r.headings.map(h=>({...mv(h),value:mv(h.value)}))}).toEqual(raw[i]); at+=r.text.length; });
}), {numRuns: 30000}); });
import { parseTarget, parseTargetRaw } from "/work/main/server/core/syntax/target.ts";
const tp = fc.constantFrom("≥","不少于","不超","过","约","2026","年","5","1,234",".5","%","万","人","次","以上","上下","或","每月","25","日","前","-","至","百分之","九","十","第","级","合格","，","（","*","100%","x"," ","文","字","😀","国","VI","零","两","低于");
test("target shape=raw", () => { fc.assert(fc.property(fc.array(tp,{maxLength:9}).map(a=>a.join("")), s => { expect(parseTarget(s)).toEqual(parseTargetRaw(s)); }), {numRuns: 30000}); });
test("target corpus", () => {
  const seen = new Set<string>(); const out: string[] = [];
  for (const r of rows(src)) { const c=r.cells.at(-1); if (!c || !r.text.includes("指标值")) continue; for (const i of parseItems(r.text,c.from,c.to)) for (const f of i.fields) if (f.kind==="cycle"||f.kind==="annual") seen.add(r.text.slice(f.content.from,f.content.to)); }
  const t0=performance.now();
  for (const v of seen) { const ps=parseTarget(v); out.push(v+"   →  "+ps.map(p=>p.kind==="quantity"? "Q["+p.comparators.map(c=>c.relation+(c.place==="after"?"'":"")).join()+" "+[p.low,p.high].filter(Boolean).map(n=>v.slice(n!.digits.from,n!.digits.to)+(n!.percent?"%":"")+(n!.scale?"*"+v.slice(n!.scale.from,n!.scale.to):"")+"<"+v.slice(n!.tail.from,n!.tail.to)+">").join("..")+"]":p.kind[0]+"("+v.slice(p.from,p.to)+")").join(" ")); }
  console.log(seen.size, performance.now()-t0); require("fs").writeFileSync("/tmp/w/targets.txt", out.join("\n"));
});
