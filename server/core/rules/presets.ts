import type { Rule, Setting } from "./rule.ts";

export type Preset = "default" | "author" | "review" | "strict";
export const presetNames: readonly Preset[] = ["default", "author", "review", "strict"];

/** How grave a rule is under each preset. */
export const presets: Readonly<Record<Preset, (rule: Rule) => Setting>> = {
  default: (rule) => rule.severity,
  // While a row is typed only what must be mended speaks.
  author: (rule) => (rule.severity === "error" || rule.severity === "warning" ? rule.severity : "off"),
  // What is a matter of opinion is for whoever reviews; what a page left behind is not.
  review: ({ severity, family }) => (severity === "off" && family !== "structure" ? "information" : severity),
  strict: (rule) => (rule.severity === "off" ? "information" : rule.severity),
};
