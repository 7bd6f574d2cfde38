import type { FreeText } from "../rules/each.ts";
import { askedBy, heldIn } from "./asked.ts";
import type { FoundBy } from "./found.ts";
import { movedBy } from "./moved.ts";
import { look, type Reporting, seenBy } from "./reporting.ts";

/** The free texts of a row or an indicator, and the text of the row. */
interface FreeTexts {
  readonly text: string;
  readonly spans: readonly FreeText[];
}

/** What the rules of free text find in those of each of some things. */
export function inFreeTexts(
  things: readonly FreeTexts[],
  rules: readonly Reporting[],
): (readonly FoundBy[])[] {
  const said = seenBy(
    things.flatMap(({ text, spans }) =>
      spans.map((span) => ({ said: text.slice(span.from, span.to), held: heldIn(text, span) })),
    ),
  );
  for (const one of rules) {
    const asked = askedBy(one.rule);
    const some = asked === 0 ? said : said.filter(({ what: { held } }) => (held & asked) !== 0);
    look(one, some, ({ rule, report }, { said }) => rule.text!(said, report));
  }
  let next = 0;
  return things.map(({ spans }) =>
    spans.flatMap((span) => said[next++]!.found.map((one) => placed(one, span))),
  );
}

function placed(found: FoundBy, { from, twin }: FreeText): FoundBy {
  const here = movedBy(found, from);
  return twin === undefined ? here : { ...here, finding: { ...here.finding, twin } };
}
