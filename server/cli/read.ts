import { readFileSync } from "node:fs";
import { type Text, textOf } from "../core/index.ts";
import { decode } from "./decode.ts";

/** The text of a file, or a sentence that says why there is none. A byte order mark is not part of it. */
export function readTable(file: string): Text | string {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    return `${file}: 无法读取 / cannot be read: ${(error as NodeJS.ErrnoException).code ?? error}`;
  }
  const decoded = decode(bytes);
  return decoded
    ? textOf(decoded.text)
    : `${file}: 不是 UTF-8、UTF-16 或 GB18030 文本 / is no UTF-8, UTF-16 or GB18030 text`;
}
