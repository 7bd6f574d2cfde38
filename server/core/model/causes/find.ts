import { type Cause, causeOf, MOST_ALIKE } from "./cause.ts";
import { inWrongColumn, swapped } from "./misplaced.ts";
import { digitOfTotal, inAddend, inTotal, wrongDigit } from "./miswritten.ts";
import { addedAgain, countedTwice, isDoubled, lackingRow } from "./rows.ts";
import { type Addition, searchIn } from "./search.ts";

/**
 * The likeliest causes of a wrong sum in one column, best first, found by calculation. The search is bounded: with many
 * addends only single ones and pairs are tried, and where more than two would do equally well none is named.
 */
export function causesOf(addition: Addition, column: number, isSum: boolean): Cause[] {
  const search = searchIn(addition, column);
  if (isDoubled(search)) return [causeOf("doubled", [], column), ...lackingRow(search, isSum)];
  const addends = inAddend(search, isSum);
  const lacking = lackingRow(search, isSum);
  const exchanged = swapped(search);
  const isMoved = exchanged.some(({ kind }) => kind === "column");
  const causes = [
    ...exchanged,
    ...inWrongColumn(search).filter(({ addends }) => !isMoved || addends.length > 0),
    ...addends.filter(({ kind }) => kind === "uneven" || kind === "blank"),
    ...lacking.filter(({ kind }) => kind === "blank"),
    ...countedTwice(search),
    ...addedAgain(search),
    ...inTotal(search, isSum),
    ...(addends.length > MOST_ALIKE
      ? []
      : addends.filter(({ kind }) => kind !== "uneven" && kind !== "blank")),
  ];
  // Any difference may be that of a missing row, and many of one digit: they are said where nothing better is known.
  if (causes.length > 0 || addends.length > 0) {
    // Digits that changed places may be a coincidence: any difference of a multiple of nine looks so.
    const isChance = causes.length > 0 && causes.every(({ kind }) => kind === "transposed");
    const isOfTotal = causes.every(({ addends }) => addends.length === 0);
    const others = isChance ? [...wrongDigit(search, isSum), ...(isOfTotal ? lacking : [])] : [];
    return [...causes, ...others].slice(0, MOST_CAUSES);
  }
  return [...wrongDigit(search, isSum), ...digitOfTotal(search, isSum), ...lacking].slice(0, MOST_CAUSES);
}

const MOST_CAUSES = 3;
