/** A file's bytes as text, and what they were. */
export interface Decoded {
  readonly text: string;
  /** Whether a byte order mark stood before the text. */
  readonly marked: boolean;
  readonly encoding: "utf-8" | "utf-16le" | "utf-16be" | "gb18030";
}

/** Decodes UTF-8, UTF-16 and GB18030, with and without a byte order mark, which is dropped. Undefined for anything else. */
export function decode(bytes: Uint8Array): Decoded | undefined {
  const marked = MARKS.find(({ mark }) => mark.every((byte, i) => bytes[i] === byte));
  if (marked) return read(bytes.subarray(marked.mark.length), marked.encoding, true);
  return read(bytes, "utf-8") ?? wide(bytes) ?? read(bytes, "gb18030");
}

const MARKS = [
  { mark: [0xef, 0xbb, 0xbf], encoding: "utf-8" },
  { mark: [0xff, 0xfe], encoding: "utf-16le" },
  { mark: [0xfe, 0xff], encoding: "utf-16be" },
  { mark: [0x84, 0x31, 0x95, 0x33], encoding: "gb18030" },
] as const;

function read(bytes: Uint8Array, encoding: Decoded["encoding"], marked = false): Decoded | undefined {
  try {
    return {
      text: new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes),
      marked,
      encoding,
    };
  } catch {
    return undefined;
  }
}

// Without a mark: tabs, digits and line ends of a table have a zero byte each, always on the same side.
function wide(bytes: Uint8Array): Decoded | undefined {
  if (bytes.length < 2 || bytes.length % 2 !== 0) return undefined;
  const zeros = [0, 0];
  for (let i = 0; i < Math.min(bytes.length, 4096); i++) if (bytes[i] === 0) zeros[i % 2]!++;
  if (zeros[0]! + zeros[1]! < 2) return undefined;
  return read(bytes, zeros[1]! > zeros[0]! ? "utf-16le" : "utf-16be");
}

/** The program a file of another kind is for, by its first bytes; undefined for one that nothing is known of. */
export function programOf(bytes: Uint8Array): string | undefined {
  return SIGNATURES.find(({ first }) => first.every((byte, i) => bytes[i] === byte))?.program;
}

const SIGNATURES = [
  { first: [0x50, 0x4b, 0x03, 0x04], program: "Office/WPS (.xlsx, .docx)" },
  { first: [0xd0, 0xcf, 0x11, 0xe0], program: "Office/WPS (.xls, .doc)" },
  { first: [0x25, 0x50, 0x44, 0x46], program: "PDF" },
] as const;
