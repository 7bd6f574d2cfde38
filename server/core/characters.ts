/** The dashes that people type for one another, as members of a class in an expression: its first. */
export const DASHES = "-－—–−";

/** An expression for any of some words, longer ones first; not in brackets. */
export function alternatives(words: readonly string[]): string {
  const longestFirst = [...words].sort((a, b) => b.length - a.length);
  return longestFirst.map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")).join("|");
}

/** A text as a search sees it: full-width and capital letters are like any others. */
export function folded(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

/** A short text that stands for a longer one: two that differ hardly ever have the same. */
export function fingerprint(text: string): string {
  let [a, b] = [0x811c9dc5, 0x1000193];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b + code, 0x5bd1e995) ^ (b >>> 13);
  }
  return `${text.length} ${(a >>> 0).toString(36)} ${(b >>> 0).toString(36)}`;
}

/**
 * The same text as a string of its own. A slice is a view of what it was cut from: one that outlives its document would
 * keep the whole of it.
 */
export function copyOf(text: string): string {
  return text.length < 2 ? text : [text.slice(0, 1), text.slice(1)].join("");
}

/** Digits and signs of full width (０９．，－＋) as those of half width: the text stays as long. */
export function halfWidth(text: string): string {
  return text.replace(/[０-９．，－＋]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
}

/** A character by its code: U+200B. */
export function codePoint(char: string): string {
  return `U+${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;
}

/** Whether an offset lies between the halves of a surrogate pair. */
export function splitsPair(text: string, at: number): boolean {
  return at > 0 && /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1));
}

/** The beginning of a text of which no more is shown than so many UTF-16 units, with a mark where it goes on. */
export function beginning(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, splitsPair(text, most) ? most - 1 : most)}…` : text;
}

/** The same of the end of a text. */
export function ending(text: string, most: number): string {
  const from = text.length - most;
  return from > 0 ? `…${text.slice(splitsPair(text, from) ? from + 1 : from)}` : text;
}

/** Whether a UTF-16 unit is a blank: of those that the grammars have as such. */
export function isBlank(code: number): boolean {
  return code === 32 || code === 0xa0 || code === 0x3000 || code === 9 || code === 10 || code === 13;
}

/** What web forms write for characters, by name: an empty text for blanks. */
export const ENTITIES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ amp: "&", lt: "<", gt: ">", ge: "≥", le: "≤", ne: "≠", times: "×", divide: "÷", plusmn: "±" },
    ...{ quot: '"', ldquo: "“", rdquo: "”", lsquo: "‘", rsquo: "’", laquo: "《", raquo: "》", apos: "’" },
    ...{ middot: "·", bull: "•", hellip: "…", mdash: "—", ndash: "–", deg: "°", permil: "‰", yen: "¥" },
    ...{ nbsp: "", ensp: "", emsp: "", thinsp: "", zwnj: "", zwj: "", shy: "" },
  }),
);

/** One of them, or a character by its number: `&ge;`, `&#8805;`. Global: for `replace` and `matchesIn` only. */
export const ENTITY = new RegExp(`&(?:${[...ENTITIES.keys()].join("|")}|#\\d{2,6}|#x[0-9A-Fa-f]{2,5});`, "g");
