import { oneLine } from "../core/features/markdown.ts";

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
      // A file's name is anybody's: what would move the cursor is shown by its code.
      const name = oneLine(file).slice(-40);
      stderr.write(`[${"█".repeat(filled)}${"░".repeat(WIDTH - filled)}] ${done}/${total} ${name}`);
    },
    end: clear,
  };
}

const WIDTH = 24;
