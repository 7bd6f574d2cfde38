import { check, configure, parse, rules } from "../core/index.ts";
import { unmarked } from "../core/rules/example.ts";

/**
 * Checks the examples of every rule, one rule at a step, so that the first table that is opened finds the grammars read
 * and the code compiled.
 */
export function* warming(): Iterable<void> {
  const config = configure("strict");
  for (const { examples } of rules) {
    for (const { bad = "", near = [] } of examples)
      for (const text of [bad, ...near]) check(parse(unmarked(text).text), config);
    yield;
  }
}
