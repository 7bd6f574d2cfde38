import { check, configure, parse, rules } from "../core/index.ts";
import { project, unmarked } from "../core/rules/example.ts";

/**
 * Checks the rows of every rule's examples as those of one table, a few at a step, so that the first table that is opened
 * finds the grammars read and the code compiled. All rules look at each row: after the first steps most of that is done.
 */
export function* warming(): Iterable<void> {
  const config = configure("strict");
  const [head, rows] = [project("").split("\n").slice(0, -1), exampleRows()];
  for (let from = 0; from < rows.length; from += ROWS_AT_A_STEP) {
    check(parse([...head, ...rows.slice(from, from + ROWS_AT_A_STEP)].join("\n")), config);
    yield;
  }
}

// Few enough that who opens a table meanwhile is soon heard.
const ROWS_AT_A_STEP = 16;

/** The rows of projects among the examples. */
function exampleRows(): readonly string[] {
  const columns = project("").split("\n").at(-1)!.split("\t").length;
  return rules
    .flatMap(({ examples }) => examples.flatMap(({ bad = "", near = [] }) => [unmarked(bad).text, ...near]))
    .flatMap((table) => table.split("\n"))
    .filter((line) => line.split("\t").length === columns && /年度指标值/.test(line));
}
