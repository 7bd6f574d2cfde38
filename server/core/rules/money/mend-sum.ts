import type { Fix, Found } from "../rule.ts";
import { curesOf } from "./explain.ts";

/**
 * Mends a wrong sum: by what explains it, each a choice of its own, or by setting the total to what its addends come
 * to. Never made unasked: it changes money.
 */
export function mendSum(found: Found): Fix[] {
  const { right } = found.finding.args;
  const cures = curesOf(found);
  if (right === undefined) return cures;
  const { from, to } = found.finding;
  return [
    ...cures,
    {
      title: { zh: `把总数改为 ${right}`, en: `Set the total to ${right}` },
      edits: [{ from, to, insert: right }],
    },
  ];
}
