/** The source of server/core/syntax/recipes.ts, made from grammar/*.ohm. */
export function recipes(): string;
