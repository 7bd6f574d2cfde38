import type { Finding } from "../rules/rule.ts";
import type { Edit } from "../text.ts";
import type { FoundBy } from "./found.ts";

/** A finding whose offsets count from another place. */
export function movedBy({ rule, severity, finding }: FoundBy, by: number): FoundBy {
  return { rule, severity, finding: moved(finding, by) };
}

// The edits of its fix are the one argument that has offsets.
function moved(finding: Finding, by: number): Finding {
  const { args } = finding;
  return {
    ...finding,
    from: finding.from + by,
    to: finding.to + by,
    args:
      args.edits === undefined
        ? args
        : { ...args, edits: args.edits.map((edit: Edit) => movedEdit(edit, by)) },
  };
}

function movedEdit(edit: Edit, by: number): Edit {
  return { ...edit, from: edit.from + by, to: edit.to + by };
}
