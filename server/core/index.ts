export {
  addedFrom,
  addedTo,
  type Config,
  check,
  checkInSteps,
  configure,
  countsOf,
  type Diagnostic,
  diagnosticOf,
  fixAll,
  fixesIn,
  fixesOf,
  isForAll,
  type Left,
  type Located,
  located,
  relatedTo,
  reportRuleErrors,
  ruleOf,
  sentence,
  type TextFix,
  TOP_LINES,
  topOf,
} from "./check/check.ts";
export { type Locale, type Localized, localeOf, locales } from "./locale.ts";
export { parse, parsing } from "./model/parse.ts";
export { looksLikeTable, type Table } from "./model/table.ts";
export { namesIn, namesTogether } from "./rules/across/near-miss-name.ts";
export { rules } from "./rules/index.ts";
export { type Preset, presetNames } from "./rules/presets.ts";
export { type Added, messageOf, type Rule, ruleTitle, type Setting, type Severity } from "./rules/rule.ts";
export {
  applyEdits,
  type Edit,
  lengthOf,
  replace,
  type Span,
  slice,
  type Text,
  textOf,
} from "./text.ts";
export { waiverFor, waiverOf } from "./waivers/place.ts";
export { type Judged, judged, waivedAmong, waivedIn, waivedWords } from "./waivers/waived.ts";
export { dayOf, noWaivers, readWaivers, type Waiver, type Waivers } from "./waivers/waiver.ts";
