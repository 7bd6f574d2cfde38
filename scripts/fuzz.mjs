// npm run fuzz [-- MINUTES]: tries the properties on new cases, so many minutes for each (1 unless told). It prints the
// seed: PROPERTY_SEED=… npm test tries the same ones again.
import { spawnSync } from "node:child_process";

const minutes = Number(process.argv[2] ?? 1);
if (!(minutes > 0 && minutes <= 600)) {
  console.error("npm run fuzz -- MINUTES (1 … 600)");
  process.exit(2);
}
const files = ["fuzz", "edits", "live", "familiar", "shape", "target"].map((name) => `test/${name}.test.ts`);
const { status } = spawnSync("npx", ["vitest", "run", ...files], {
  stdio: "inherit",
  env: { ...process.env, FUZZ_MINUTES: String(minutes) },
});
process.exit(status ?? 2);
