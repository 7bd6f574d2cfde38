import fc from "fast-check";
import { expect, test } from "vitest";
import { Few } from "../server/core/few.ts";
import { runs } from "./seed.ts";

test("a map that mostly has one entry is a map", () => {
  const step = fc.record({
    key: fc.constantFrom("a", "b", "c"),
    value: fc.nat(9),
    kind: fc.constantFrom("set", "delete", "delete"),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const few = new Few<string, number>();
      const map = new Map<string, number>();
      for (const { key, value, kind } of steps) {
        if (kind === "delete") expect(few.delete(key)).toBe(map.delete(key));
        else {
          few.set(key, value);
          map.set(key, value);
        }
        expect([...few]).toEqual([...map]);
        expect([...few.keys()]).toEqual([...map.keys()]);
        expect([...few.values()]).toEqual([...map.values()]);
        expect(few.size).toBe(map.size);
        for (const one of ["a", "b", "c"]) {
          expect(few.get(one)).toBe(map.get(one));
          expect(few.has(one)).toBe(map.has(one));
        }
      }
    }),
    runs(300),
  );
});
