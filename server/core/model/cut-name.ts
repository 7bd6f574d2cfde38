import type { Entry } from "./entry.ts";
import { isProjectName } from "./naming.ts";
import { segmentsOf } from "./segments.ts";

/** On which side of a row that is nothing but a name a word is cut, or the name there has no end: then it is a part of that one. */
export function wordCutAt(above: Entry | undefined, { name }: Entry, next: Entry): "up" | "down" | undefined {
  const project = above?.kind === "project" ? above : undefined;
  if (project && isCutWord(project.name, name)) return "up";
  if (isCutWord(name, next.name)) return "down";
  return project && isEndOf(project.name, name) ? "up" : undefined;
}

/** Whether a text is by itself the end of a name: a word is cut between them, or the name has no end and the text is one. */
export function isCutOff(name: string, end: string): boolean {
  return isCutWord(name, end) || isEndOf(name, end);
}

function isEndOf(name: string, end: string): boolean {
  return !isProjectName(name) && END.test(end);
}
const END =
  /^(?:专项|补助|补贴|工作|运转|运行|维护|建设|改造|购置|服务)?(?:经费|项目|费用?|工程|养护|维护|修缮|改造|更新|购置|采购|整治|治理)$/;

/** Whether a word of the dictionary begins at the end of the one and ends at the beginning of the other. */
export function isCutWord(before: string, behind: string): boolean {
  const end = before.slice(-AROUND);
  return [...segmentsOf(end + behind.slice(0, AROUND))].some(
    ({ index, segment }) => index < end.length && index + segment.length > end.length,
  );
}
const AROUND = 6;
