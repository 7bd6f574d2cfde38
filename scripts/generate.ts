// What the build makes files of, in one bundle.
export * from "../server/core/generate.ts";
export { STYLES as styles } from "../server/view/styles.ts";
