import { oneLine } from "../core/features/markdown.ts";
import { widthOf } from "./report.ts";

/** Shows on a terminal how far a run over many files is; nothing where the output goes elsewhere. */
export function progress(total: number): { readonly step: (file: string) => void; readonly end: () => void } {
  const { stderr } = process;
  if (!stderr.isTTY || total < 2) return { step: () => {}, end: () => {} };
  let done = 0;
  const clear = () => stderr.write("\r\u001b[2K");
  return {
    step(file) {
      done++;
      const filled = Math.round((done / total) * WIDTH);
      clear();
      const bar = `[${"█".repeat(filled)}${"░".repeat(WIDTH - filled)}] ${done}/${total} `;
      // A line that wraps is not cleared.
      const room = Math.min(LONGEST_NAME, (stderr.columns ?? 80) - widthOf(bar) - 1);
      // A file's name is anybody's: what would move the cursor is shown by its code.
      stderr.write(bar + endOf(oneLine(file), room));
    },
    end: clear,
  };
}

const WIDTH = 24;
/** In columns. */
const LONGEST_NAME = 40;

// As much of the end of a name as so many columns hold.
function endOf(name: string, columns: number): string {
  let end = "";
  for (const char of [...name].reverse()) {
    if (widthOf(char + end) > columns) break;
    end = char + end;
  }
  return end;
}
