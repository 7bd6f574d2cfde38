import * as ohm from "ohm-js";
import * as recipes from "./recipes.ts";

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

function start<T>(name: GrammarName, rule: string, actions: Actions<T>): (text: string) => T {
  const grammar = ohm.makeRecipe(JSON.parse(recipes[name]));
  const semantics = grammar.createSemantics().addOperation<T>("read", actions);
  return (text) => {
    const match = grammar.match(text, rule);
    if (match.failed()) throw new Error(`${name}.${rule} does not match: ${match.message}`);
    return semantics(match)["read"]();
  };
}
