import { type Localized, reportRuleErrors } from "../core/index.ts";

/** The rules that threw since this was last asked, each told of once: what they would have found is not known. */
export function takeFailures(): Localized[] {
  const notes = [...thrown].map(([rule, why]) => ({
    zh: `规则 ${rule} 运行出错，它的问题没有列出：${why}`,
    en: `The rule ${rule} failed, and what it finds is not listed: ${why}`,
  }));
  thrown.clear();
  return notes;
}

const thrown = new Map<string, string>();
reportRuleErrors((rule, error) => thrown.set(rule, error instanceof Error ? error.message : String(error)));
