import { expect, test } from "vitest";
import { beginning, ending } from "../server/core/characters.ts";
import { passes } from "../server/view/order.ts";

const none = { error: 0, warning: 0, information: 0, hint: 0 };

test("a list is searched as the whole table is: by each word, of any width and case", () => {
  const names = ["A局", "Ａ局", "B局 a股"];
  const shown = (query: string) =>
    names.filter((name) => passes({ query, onlyFindings: false })({ name, counts: none }));
  expect(shown("a")).toEqual(names);
  expect(shown("股 ｂ")).toEqual(["B局 a股"]);
  expect(shown(" ")).toEqual(names);
  expect(passes({ query: "", onlyFindings: true })({ name: "A局", counts: none })).toBe(false);
  expect(passes({ query: "", onlyFindings: true })({ name: "A局", counts: { ...none, hint: 1 } })).toBe(true);
});

test("what is cut off is told of, and no character is cut in two", () => {
  expect(beginning("一二三", 3)).toBe("一二三");
  expect(beginning("一二三四", 3)).toBe("一二三…");
  expect(beginning("一二𠮷四", 3)).toBe("一二…");
  expect(ending("一二三四", 3)).toBe("…二三四");
  expect(ending("一𠮷三四", 3)).toBe("…三四");
});
