import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/vscode/**"],
    testTimeout: 120_000,
    setupFiles: ["test/seed.ts"],
  },
});
