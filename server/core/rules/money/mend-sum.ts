import type { Fix, Found } from "../rule.ts";
import { curesOf } from "./explanation.ts";

/**
 * Mends a wrong sum: by what explains it, each a choice of its own, or by setting the total to what its addends come
 * to. Never made unasked: it changes money.
 */
export function mendSum(found: Found): Fix[] {
  const { right } = found.finding.args;
  const cures = curesOf(found);
  if (right === undefined) return cures;
  const { from, to } = found.finding;
  const isSaid = cures.some(({ edits: [edit, ...more] }) => {
    const isHere = edit?.row === undefined || edit.row === found.row;
    return more.length === 0 && isHere && edit?.from === from && edit.to === to && edit.insert === right;
  });
  if (isSaid) return cures;
  return [
    ...cures,
    {
      title: { zh: `把总数改为 ${right}`, en: `Set the total to ${right}` },
      edits: [{ from, to, insert: right }],
    },
  ];
}
