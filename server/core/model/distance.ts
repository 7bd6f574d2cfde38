/** The candidate with the fewest edits from a text, at most `most`; undefined if none is that near. */
export function nearest(text: string, candidates: Iterable<string>, most: number): string | undefined {
  let best: string | undefined;
  let least = most + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - text.length) >= least) continue;
    const edits = distance(text, candidate, least - 1);
    if (edits >= least || edits >= Math.max(text.length, 2)) continue;
    least = edits;
    best = candidate;
  }
  return best;
}

/** Where one text first differs from another, in UTF-16 units; where the shorter ends if not before. */
export function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

/** How many UTF-16 units must be changed, put in or taken out to make one text the other; `most` + 1 for any more. */
export function distance(a: string, b: string, most = Number.POSITIVE_INFINITY): number {
  let before = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1;
      row[j] = Math.min(before[j]! + 1, row[j - 1]! + 1, before[j - 1]! + same);
      least = Math.min(least, row[j]!);
    }
    if (least > most) return most + 1;
    before = row;
  }
  return before[b.length]!;
}
