import { readFileSync } from "node:fs";
import { type Text, textOf } from "../core/index.ts";
import { type Decoded, decode } from "./decode.ts";

/** A file's text, or a sentence that says why there is none. A byte order mark is not part of the text. */
export function readFile(file: string): Decoded | string {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    return `${file}: 无法读取 / cannot be read: ${(error as NodeJS.ErrnoException).code ?? error}`;
  }
  return decode(bytes) ?? `${file}: 不是 UTF-8、UTF-16 或 GB18030 文本 / is no UTF-8, UTF-16 or GB18030 text`;
}

export function readTable(file: string): Text | string {
  const decoded = readFile(file);
  return typeof decoded === "string" ? decoded : textOf(decoded.text);
}
