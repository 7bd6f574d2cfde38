import type { Rule, Setting } from "./rule.ts";

export type Preset = "default" | "author" | "review" | "strict";
export const presetNames: readonly Preset[] = ["default", "author", "review", "strict"];

/** How grave a rule is under each preset. */
export const presets: Readonly<Record<Preset, (rule: Rule) => Setting>> = {
  default: (rule) => rule.severity,
  // While a row is typed only what must be mended speaks.
  author: (rule) => (rule.severity === "error" || rule.severity === "warning" ? rule.severity : "off"),
  review: (rule) => rule.severity,
  strict: (rule) => (rule.severity === "off" ? "information" : rule.severity),
};
