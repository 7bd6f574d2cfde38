// Writes server/core/syntax/recipes.ts from grammar/*.ohm, so that Ohm need not parse its own grammars at every start.
import { readFileSync } from "node:fs";
import * as ohm from "ohm-js";

const names = ["table", "indicator", "target"];

export function recipes() {
  const parts = names.map((name) => {
    const grammar = ohm.grammar(readFileSync(new URL(`../grammar/${name}.ohm`, import.meta.url), "utf8"));
    return `  ${name}: ${JSON.stringify(withoutSource(grammar.toRecipe()))},`;
  });
  return `// Generated from grammar/*.ohm by scripts/build.mjs. Do not edit.\nexport const recipes = {\n${parts.join("\n")}\n};\n`;
}

// A recipe carries its source text for error messages; nobody sees one here, and it is a third of the bytes.
function withoutSource(recipe) {
  return recipe
    .replace(/\{"source":"(?:[^"\\]|\\.)*"\}/, "{}")
    .replace(/\{"sourceInterval":\[\d+,\d+\]\}/g, "{}");
}
