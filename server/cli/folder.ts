import { type Dirent, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";

/** The files to check, each once: of a folder its tables, those in folders below it too, by their names. */
export function filesIn(given: readonly string[]): string[] {
  const files = new Map<string, string>();
  for (const path of given.flatMap((path) => (isFolder(path) ? tablesIn(path) : [path])))
    if (!files.has(resolve(path))) files.set(resolve(path), path);
  return [...files.values()];
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    // Whoever reads it says why it cannot be read.
    return false;
  }
}

function tablesIn(folder: string): string[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return [folder];
  }
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return IGNORED.test(entry.name) ? [] : tablesIn(path);
      return isTableName(entry.name) && (entry.isFile() || isLinkToFile(entry, path)) ? [path] : [];
    });
}

// A pipe of that name would be waited for without end. Of a link that leads nowhere whoever reads it tells.
function isLinkToFile(entry: Dirent, path: string): boolean {
  if (!entry.isSymbolicLink()) return false;
  try {
    return statSync(path).isFile();
  } catch {
    return true;
  }
}

/** Whether a file of this name is a table to the editor, too. */
export function isTableName(name: string): boolean {
  return TABLE.test(name);
}
const TABLE = /\.jxmb$|绩效目标表.*\.(?:txt|tsv)$/i;
const IGNORED = /^(?:\.|node_modules$)/;
