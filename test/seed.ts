import fc from "fast-check";

/** Whether time bounds the cases, and not their number. */
export const isFuzzing = Number(process.env["FUZZ_MINUTES"] ?? 0) > 0;
// The same cases at every run; another seed by PROPERTY_SEED. `npm run fuzz` takes a new seed and goes on for minutes.
const minutes = Number(process.env["FUZZ_MINUTES"] ?? 0);
const seed = Number(process.env["PROPERTY_SEED"] ?? (minutes > 0 ? Date.now() % 1e9 : 20261122));
if (minutes > 0) console.log(`PROPERTY_SEED=${seed}`);

fc.configureGlobal({ seed });

/** How many cases a property is tried on; when fuzzing, as many as the time allows. */
export function runs(numRuns: number): fc.Parameters<unknown> {
  return minutes === 0
    ? { numRuns }
    : { numRuns: 1_000_000, interruptAfterTimeLimit: minutes * 60_000, markInterruptAsFailure: false };
}
