/** The languages every text for the user exists in. Chinese comes first. */
export const locales = ["zh", "en"] as const;
export type Locale = (typeof locales)[number];
export type Localized<T = string> = Readonly<Record<Locale, T>>;

/** The locale for a language tag such as `zh-cn`, `zh-Hant` or `en-US`; Chinese for anything unknown. */
export function localeOf(tag: string | undefined): Locale {
  return tag !== undefined && /^en(?![a-z])/i.test(tag) ? "en" : "zh";
}

/** A word as a heading: `cycle value` is `Cycle value`. */
export function capitalized({ zh, en }: Localized): Localized {
  return { zh, en: en.charAt(0).toUpperCase() + en.slice(1) };
}

/** So many of a thing in English: `1 error`, `2 errors`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
