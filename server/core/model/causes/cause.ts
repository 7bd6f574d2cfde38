import type { Decimal } from "../money.ts";

export type CauseKind =
  | "column"
  | "swapped"
  | "twice"
  | "left"
  | "again"
  | "transposed"
  | "slipped"
  | "sign"
  | "uneven"
  | "digit"
  | "blank"
  | "doubled"
  | "missing";

/** Why a sum may be wrong. Each one explains the whole difference, within rounding. */
export interface Cause {
  readonly kind: CauseKind;
  /** The addends it is about, as indices; none where it is about the total or a row that is not there. */
  readonly addends: readonly number[];
  /** The column the money stands in and, for `column`, the one it belongs in. */
  readonly from: number;
  readonly to: number | undefined;
  /** What the total (no addends), the one addend or the row that is missing should say. */
  readonly right: Decimal | undefined;
  /** The factor of a slipped place: a power of ten. */
  readonly power: number | undefined;
  /** The other columns in which the one addend is wrong for the same reason, with what each should say. */
  readonly also: readonly { readonly column: number; readonly right: Decimal }[];
}

export function causeOf(
  kind: CauseKind,
  addends: readonly number[],
  from: number,
  more: Partial<Cause> = {},
): Cause {
  return { kind, addends, from, to: undefined, right: undefined, power: undefined, also: [], ...more };
}

/** So many addends that would explain a sum equally well are named; of more nobody can choose. */
export const MOST_ALIKE = 2;
