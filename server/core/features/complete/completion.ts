import type { Localized } from "../../locale.ts";
import type { Parts } from "../../model/new-indicator.ts";
import type { Span } from "../../text.ts";

/** Something to be written at an offset, in the place of the span. */
export interface Completion extends Span {
  readonly kind: "class" | "indicator" | "name" | "value" | "amount" | "row";
  readonly label: string | Localized;
  /** What it is found by, where that is not its label. */
  readonly filter?: string;
  readonly detail: Localized;
  /** What is written; blanks of equal names are one. */
  readonly parts: Parts;
}
