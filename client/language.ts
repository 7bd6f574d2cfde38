/** The language of such tables, as package.json names it. */
export const LANGUAGE = "performance-targets";
