import type { Fix, Found } from "../rule.ts";

/** Sets a wrong total to what its addends come to. Never made unasked: it changes money. */
export function setTotal({ finding }: Found): Fix[] {
  const { right } = finding.args;
  if (right === undefined) return [];
  return [
    {
      title: { zh: `把总数改为 ${right}`, en: `Set the total to ${right}` },
      edits: [{ from: finding.from, to: finding.to, insert: right }],
    },
  ];
}
