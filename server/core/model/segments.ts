/** The words of a text with their places, by the dictionary of the runtime (ICU). Its first use loads the dictionary. */
export function segmentsOf(text: string): Iterable<Intl.SegmentData> {
  segmenter ??= new Intl.Segmenter("zh", { granularity: "word" });
  return segmenter.segment(text);
}
let segmenter: Intl.Segmenter | undefined;
