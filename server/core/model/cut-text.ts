/** Whether a text goes on with indicators that a line end cut: within a number or a code, before a unit or a mark. */
export function goesOnAfter(above: string, said: string): boolean {
  return CUTS.some(([end, start]) => end.test(above) && start.test(said));
}

const CLASS = "(?:产出|效益|满意度|成本)";
const CUTS: readonly (readonly [end: RegExp, start: RegExp])[] = [
  // 4、 and 2-效益指标, 4 and 、2-效益指标.
  [/\d、$/, /^\d\s?[-—]/],
  [/(?:^|[。；;>\t])\s*\d{1,2}$/, /^、\s?\d\s?[-—]/],
  [/\d、\d$/, new RegExp(`^[-—]\\s?${CLASS}`)],
  [/\d、\d\s?[-—]$/, new RegExp(`^${CLASS}`)],
  // ≥2 and 026年6月底前。, ≤1.2 and 万元/个·年。
  [/[≥≤=><:：\d.]$/, /^[\d.]+(?![、．)）])[^。；;\t]{0,16}[。；;]/],
  [/\d[万亿]?$/, /^[^，。；;、\t]{1,16}[。；;]/],
];

/** Whether a text has the marks of an indicator: it is no row's name, and no remark. */
export function isOfIndicators(text: string): boolean {
  return /[；;]|。$|指标值/.test(text);
}
