import {
  type Config,
  dayOf,
  noWaivers,
  readWaivers,
  type Table,
  type Waivers,
  waivedIn,
  waiverOf,
} from "../core/index.ts";
import type { TableDocument } from "./document.ts";

/** The waivers beside each open document, as the client hands them over, and what they waive today. */
export function waivingFor() {
  const waivers = new Map<string, { readonly text: string; readonly waivers: Waivers }>();
  // One change is asked about for the problems, the status bar, the lenses and the preview.
  const last = new Map<
    string,
    { readonly asked: Parameters<typeof waivedIn>; readonly answer: ReturnType<typeof waivedIn> }
  >();
  const of = (uri: string): Waivers => waivers.get(uri)?.waivers ?? noWaivers;
  return {
    of,
    /** What is waived of all that is found in a document, with a note for each waiver that says nothing. */
    in({ table, uri }: TableDocument, config: Config): ReturnType<typeof waivedIn> {
      const asked: Parameters<typeof waivedIn> = [table, config, of(uri), dayOf(new Date())];
      const known = last.get(uri);
      if (known?.asked.every((one, i) => one === asked[i])) return known.answer;
      const answer = waivedIn(...asked);
      last.set(uri, { asked, answer });
      return answer;
    },
    /** The waiver of a finding; undefined where it has none. */
    holding: (table: Table, uri: string, found: Parameters<typeof waiverOf>[1]) =>
      waiverOf(table, found, of(uri), dayOf(new Date())),
    /** The text of the waiver file beside a document; undefined where there is none. */
    textOf: (uri: string): string | undefined => waivers.get(uri)?.text,
    /** Takes the text of a waiver file; undefined where there is none. Says whether it is another than before. */
    set(uri: string, text: string | undefined): boolean {
      if (waivers.get(uri)?.text === text) return false;
      if (text === undefined) waivers.delete(uri);
      else waivers.set(uri, { text, waivers: readWaivers(text) });
      return true;
    },
    /** A document was closed. Its waivers stay: the client tells of them once more only when it opens it again. */
    forget(uri: string): void {
      last.delete(uri);
    },
  };
}
