import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/vscode/**"],
    testTimeout: 120_000 + 90_000 * Number(process.env["FUZZ_MINUTES"] ?? 0),
    setupFiles: ["test/seed.ts"],
  },
});
