import * as ohm from "ohm-js";
import { recipes } from "./recipes.ts";

// Ohm exports it, its types do not say so.
const { makeRecipe } = ohm as unknown as { makeRecipe(recipe: unknown): ohm.Grammar };

export type GrammarName = keyof typeof recipes;
export type Node = ohm.Node;
type Actions<T> = ohm.ActionDict<T>;

/** What a grammar's actions make of a text that matches `rule`. Every text matches the rules used here. */
export function reader<T>(name: GrammarName, rule: string, actions: Actions<T>): (text: string) => T {
  let read: ((text: string) => T) | undefined;
  return (text) => {
    read ??= start(name, rule, actions);
    return read(text);
  };
}

/** Every literal a grammar names, or those in the bodies of some of its rules. */
export function literals(name: GrammarName, ...rules: readonly string[]): string[] {
  const found = new Set<string>();
  const walk = (node: unknown): void => {
    if (!Array.isArray(node)) {
      if (typeof node === "object" && node !== null) for (const value of Object.values(node)) walk(value);
      return;
    }
    if (node[0] === "terminal") found.add(node[2] as string);
    else for (const child of node) walk(child);
  };
  const grammar = recipeOf(name);
  const bodies = grammar.at(-1) as Record<string, unknown>;
  walk(rules.length === 0 ? grammar : rules.map((rule) => bodies[rule]));
  return [...found];
}

function recipeOf(name: GrammarName): unknown[] {
  let recipe = known.get(name);
  if (recipe === undefined) {
    recipe = JSON.parse(recipes[name]) as unknown[];
    known.set(name, recipe);
  }
  return recipe;
}
const known = new Map<GrammarName, unknown[]>();

function start<T>(name: GrammarName, rule: string, actions: Actions<T>): (text: string) => T {
  const grammar = makeRecipe(recipeOf(name));
  const semantics = grammar.createSemantics().addOperation<T>("read", actions);
  return (text) => {
    const match = grammar.match(text, rule);
    if (match.failed()) throw new Error(`${name}.${rule} does not match: ${match.message}`);
    return semantics(match)["read"]();
  };
}
