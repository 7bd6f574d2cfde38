import fc from "fast-check";
import { expect, test } from "vitest";
import {
  indexAt,
  indexWhere,
  itemAt,
  itemsOf,
  type Rope,
  ropeOf,
  sharedEnds,
  spliced,
  startOf,
} from "../server/core/rope.ts";
import { runs } from "./seed.ts";

const words = (length: number) =>
  fc.array(
    fc.nat(9).map((size) => "x".repeat(size)),
    { maxLength: length },
  );
const cuts = fc.array(fc.tuple(fc.nat(), fc.nat(), words(400)), { maxLength: 12 });

test("a rope is a list, whatever is put in and taken out", () => {
  fc.assert(
    fc.property(words(1_000), cuts, (start, edits) => {
      let list: string[] = start;
      let rope: Rope<string> = ropeOf(start, (item) => item.length);
      for (const [a, b, items] of edits) {
        const from = a % (list.length + 1);
        const to = from + (b % (list.length - from + 1));
        const old = rope;
        rope = spliced(rope, from, to, items);
        const { before, after } = sharedEnds(old, rope);
        list = [...list.slice(0, from), ...items, ...list.slice(to)];
        expect(before).toBeGreaterThanOrEqual(Math.min(from, list.length));
        expect(before + after).toBeLessThanOrEqual(Math.min(old.length, rope.length));
        expect(itemsOf(rope, 0, before)).toEqual(itemsOf(old, 0, before));
        expect(itemsOf(rope, rope.length - after)).toEqual(itemsOf(old, old.length - after));
      }
      expect(itemsOf(rope)).toEqual(list);
      expect(rope.length).toBe(list.length);
      let size = 0;
      for (const [i, item] of list.entries()) {
        expect(itemAt(rope, i)).toBe(item);
        expect(startOf(rope, i)).toBe(size);
        if (item !== "") expect(indexAt(rope, size)).toBe(i);
        size += item.length;
      }
      expect(startOf(rope, list.length)).toBe(size);
      expect(rope.size).toBe(size);
      expect(itemAt(rope, list.length)).toBeUndefined();
      expect(itemAt(rope, -1)).toBeUndefined();
      expect(indexWhere(rope, (item) => item === "xxx")).toBe(list.indexOf("xxx"));
    }),
    runs(300),
  );
});

test("an edit of a long list makes few chunks anew, and many small edits leave no crumbs", () => {
  let rope = ropeOf(
    Array.from({ length: 50_000 }, (_, i) => i),
    () => 1,
  );
  const old = new Set(rope.chunks);
  const edited = spliced(rope, 25_000, 25_001, [7, 8]);
  expect(edited.chunks.filter((chunk) => !old.has(chunk)).length).toBeLessThanOrEqual(2);
  for (let i = 0; i < 5_000; i++)
    rope = spliced(rope, (i * 7_919) % rope.length, ((i * 7_919) % rope.length) + 1, []);
  for (let i = 0; i < 20_000; i++) rope = spliced(rope, 100, 101, []);
  expect(rope.chunks.length).toBeLessThan(rope.length / 16);
});

test("no chunk is left empty where there are others", () => {
  const rope = ropeOf(
    Array.from({ length: 300 }, (_, i) => i),
    () => 1,
  );
  const cut = spliced(rope, 256, 300, []);
  expect(cut.chunks.length).toBe(2);
  expect(indexAt(cut, cut.size)).toBe(255);
  expect(itemsOf(spliced(cut, 0, 256, []))).toEqual([]);
});
