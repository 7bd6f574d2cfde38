import { constants } from "node:buffer";
import { closeSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import { noWaivers, readWaivers, type Text, textOf, type Waivers } from "../core/index.ts";
import { WAIVERS } from "../core/waivers/waiver.ts";
import { type Decoded, decode, programOf } from "./decode.ts";

/** Standard input, in the place of a file. */
export const STDIN = "-";

/** A file's text, or a sentence that says why there is none. A byte order mark is not part of the text. */
export function readFile(file: string): Decoded | string {
  let bytes: Uint8Array;
  try {
    bytes = file === STDIN ? readStream(0) : isLasting(file) ? readFileSync(file) : readOnce(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === TOO_LARGE) return tooLarge(file);
    if (code === "EISDIR") return `${file}: 是目录，不是文件 / is a directory, not a file`;
    if (code === "ENOENT") return `${file}: 没有这个文件 / there is no such file`;
    return `${file}: 无法读取 / cannot be read: ${code ?? error}`;
  }
  const program = programOf(bytes);
  if (program !== undefined)
    return `${file}: 是 ${program} 文件，不是文本；请把表格复制到文本文件，或另存为“文本文件（制表符分隔）” / is no text but a file of ${program}: copy the table into a text file, or save it as tab-separated text`;
  const decoded = decode(bytes);
  if (decoded === undefined && bytes.length > constants.MAX_STRING_LENGTH) return tooLarge(file);
  return decoded ?? `${file}: 不是 UTF-8、UTF-16 或 GB18030 文本 / is no UTF-8, UTF-16 or GB18030 text`;
}

function tooLarge(file: string): string {
  return `${file}: 太大，读不进来 / is too large to be read`;
}
/** As Node says of a file that is too large. */
const TOO_LARGE = "ERR_FS_FILE_TOO_LARGE";

// A pipe or a device, which may never end. Of a folder it throws.
function readOnce(file: string): Uint8Array {
  const descriptor = openSync(file, "r");
  try {
    return readStream(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function readStream(descriptor: number): Uint8Array {
  const parts: Uint8Array[] = [];
  const room = Buffer.alloc(1 << 16);
  for (let size = 0; ; ) {
    if (size > constants.MAX_STRING_LENGTH) throw Object.assign(new Error(), { code: TOO_LARGE });
    try {
      const length = readSync(descriptor, room);
      if (length === 0) return Buffer.concat(parts);
      size += length;
      parts.push(Uint8Array.from(room.subarray(0, length)));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // Windows says so of a pipe that was closed.
      if (code === "EOF") return Buffer.concat(parts);
      // Who writes it may not be ready yet.
      if (code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
}

export function readTable(file: string): Text | string {
  const decoded = readFile(file);
  return typeof decoded === "string" ? decoded : textOf(decoded.text);
}

/** Whether a file says the same when it is read again: a pipe says it once, and what cannot be reached nothing. */
export function isLasting(file: string): boolean {
  if (file === STDIN) return false;
  try {
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** The waivers beside a table: `表.jxmb.waivers.json` for `表.jxmb`; none where there is no such file. */
export function waiversBeside(file: string): Waivers {
  if (file === STDIN) return noWaivers;
  const waivers = file + WAIVERS;
  try {
    if (statSync(waivers).isFile()) return readWaivers(readFileSync(waivers, "utf8"));
    const fault = { zh: "豁免文件不是普通文件", en: "The waiver file is no regular file" };
    return { list: [], faults: [fault] };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return noWaivers;
    const fault = {
      zh: `豁免文件无法读取：${code ?? error}`,
      en: `The waiver file cannot be read: ${code ?? error}`,
    };
    return { list: [], faults: [fault] };
  }
}
