// The part of Ohm that runs a recipe, loaded when the first recipe is run: what reads grammars is needed at build time
// only, and no start should wait for either.
export function makeRecipe(recipe) {
  require("../node_modules/ohm-js/src/semanticsDeferredInit.js");
  return require("../node_modules/ohm-js/src/main-kernel.js").makeRecipe(recipe);
}
