import type { Edit } from "../text.ts";

/** The edits of a waiver file's text that have it call a unit, a project or an indicator by its new name. */
export function renamedWaivers(
  text: string,
  kind: "unit" | "project" | "indicator",
  old: string,
  name: string,
): Edit[] {
  const said = JSON.stringify(old).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  // What a finding is at may be the name itself.
  const places = text.matchAll(new RegExp(`(?<="(?:${kind}|text)"\\s*:\\s*)${said}`, "g"));
  return [...places].map(({ 0: found, index }) => ({
    from: index,
    to: index + found.length,
    insert: JSON.stringify(name),
  }));
}
