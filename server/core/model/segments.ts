/** The words of a text with their places, by the dictionary of the runtime (ICU). Its first use loads the dictionary. */
export function segmentsOf(text: string): Iterable<Intl.SegmentData> {
  segmenter ??= new Intl.Segmenter("zh", { granularity: "word" });
  return segmenter.segment(text);
}
let segmenter: Intl.Segmenter | undefined;

/** Whether a name is made of words of the dictionary: whoever writes 基金 means no 资金. */
export function isOfWords(name: string): boolean {
  return [...segmentsOf(name.replace(/\s/g, ""))].every(({ segment }) =>
    /^[\u4e00-\u9fff]{2,}$/.test(segment),
  );
}
