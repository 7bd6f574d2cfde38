import * as lsp from "vscode-languageserver";
import { findingsIn } from "../core/check/check.ts";
import { visible } from "../core/features/markdown.ts";
import {
  type Config,
  type Diagnostic,
  fixAll,
  fixesIn,
  type Left,
  type Locale,
  ruleOf,
  ruleTitle,
  type Setting,
  sentence,
  type TextFix,
  type Waiver,
  waiverFor,
} from "../core/index.ts";
import { append, listAt } from "../core/list.ts";
import { partsOf } from "../core/waivers/waiver.ts";
import { changesTo } from "./convert.ts";
import type { TableDocument } from "./document.ts";
import { FIX_ALL } from "./introduction.ts";
import {
  type SeverityArguments,
  severityCommand,
  type UnwaiveArguments,
  unwaiveCommand,
  type WaiveArguments,
  waiveCommand,
} from "./protocol.ts";

/** On what actions depend besides the document. */
export interface Offering {
  readonly config: Config;
  readonly locale: Locale;
  /** Whether the client has the commands that write a waiver and take it back. */
  readonly waives: boolean;
  /** The waiver of a finding; undefined where it has none. */
  readonly holding: (
    document: TableDocument,
    found: Pick<Diagnostic, "rule" | "from" | "to">,
  ) => Waiver | undefined;
  /** Waived findings, which nothing mends that mends them all. */
  readonly left: Left;
  /** Whether the client asks for the edit of an action when it is chosen. */
  readonly resolves: boolean;
  /** Whether it knows to which version of a document edits belong. */
  readonly versioned: boolean;
}

/** The quick fixes at a range, those for all of a kind with them; by name only, what mends the whole document. */
export function actionsAt(
  document: TableDocument,
  range: lsp.Range,
  context: lsp.CodeActionContext,
  offering: Offering,
): lsp.CodeAction[] {
  return [
    ...(wants(context, lsp.CodeActionKind.QuickFix) ? quickFixes(document, range, context, offering) : []),
    ...(wantsAll(context) ? everything(document, offering) : []),
  ];
}

/** Whether the whole document is to be mended: the light bulb, which asks at every move of the cursor, does not ask for that. */
function wantsAll(context: lsp.CodeActionContext): boolean {
  return context.only !== undefined && wants(context, FIX_ALL);
}

/** An action with its edit. */
export function resolved(
  action: lsp.CodeAction,
  document: TableDocument,
  rule: string,
  offering: Pick<Offering, "config" | "left" | "versioned">,
): lsp.CodeAction {
  const { config, left } = offering;
  return { ...action, edit: changesTo(document, fixAll(document.table, config, rule, left), offering) };
}

/** Which findings an action mends, for when it is chosen. */
export interface FixAllData {
  readonly uri: string;
  readonly rule: string;
}

function wants({ only }: lsp.CodeActionContext, kind: string): boolean {
  return only === undefined || only.some((one) => one === "" || kind === one || kind.startsWith(`${one}.`));
}

function quickFixes(
  document: TableDocument,
  range: lsp.Range,
  { diagnostics: shown }: lsp.CodeActionContext,
  offering: Offering,
): lsp.CodeAction[] {
  const { config, locale, waives, holding, resolves } = offering;
  const actions: lsp.CodeAction[] = [];
  const waivers: lsp.CodeAction[] = [];
  const kind = lsp.CodeActionKind.QuickFix;
  const span = document.spanOf(range);
  // The rules of which all is mended, and whether there is more than one way to.
  const mended = new Map<string, boolean>();
  const graded = new Map<string, lsp.Command>();
  const shownAt = new Map<string, lsp.Diagnostic[]>();
  for (const one of shown) listAt(shownAt, `${one.code} ${document.offsetAt(one.range.start)}`).push(one);
  // What mends several findings is one action: a cell may have thousands that are all mended together.
  const known = new Map<TextFix | string, lsp.CodeAction>();
  for (const { diagnostic: found, fixes } of fixesIn(document.table, span, config)) {
    const { rule } = found;
    const diagnostics = shownAt.get(`${rule} ${found.from}`) ?? [];
    for (const fix of fixes) {
      // So is what two findings mend alike: one amount, by what the projects come to and by the row's own funds.
      const title = visible(fix.title[locale]);
      const key = fix.edits.length > FEW ? fix : JSON.stringify([title, fix.edits]);
      const same = known.get(key);
      if (same !== undefined) append(same.diagnostics!, diagnostics);
      else if (actions.length < MOST_ACTIONS) {
        const action = {
          title,
          kind,
          diagnostics: [...diagnostics],
          edit: changesTo(document, fix.edits, offering),
          isPreferred: fix.safe === true,
        };
        known.set(key, action);
        actions.push(action);
      }
      // Money is for a person to decide, one amount at a time.
      if (fix.safe || ruleOf(rule)!.family !== "money") mended.set(rule, fixes.length > 1);
    }
    if (waives && diagnostics.length > 0 && waivers.length < MOST_ACTIONS) {
      const waiver = holding(document, found);
      const command = waiver
        ? unwaiving([document.uri, waiver], locale)
        : waiving(
            [document.uri, waiverFor(document.table, found), sentence(ruleOf(rule)!, found.args, locale)],
            locale,
          );
      // An editor lists what has no diagnostics behind what has: first come the ways to mend.
      waivers.push({ title: command.title, kind, command });
      if (!graded.has(rule)) graded.set(rule, grading(rule, config.severities.get(rule)!, locale));
    }
  }
  const lone = mended.size === 0 ? NOTHING_LONE : loneRules(document, offering);
  for (const [rule, hasWays] of mended) {
    // The quick fixes above mend the one there is.
    if (lone.has(rule)) continue;
    const way = hasWays ? { zh: "，各用首选改法", en: ", each in the likeliest way" } : { zh: "", en: "" };
    const called = titleIn(rule, locale);
    const title =
      locale === "zh"
        ? `修复本文件中全部“${called}”问题${way.zh}`
        : `Fix every ${called} in this file${way.en}`;
    const data: FixAllData = { uri: document.uri, rule };
    const diagnostics = shown.filter(({ code }) => code === rule);
    const action = { title, kind, diagnostics, data };
    actions.push(resolves ? action : resolved(action, document, rule, offering));
  }
  const levels = [...graded.values()].map((command) => ({ title: command.title, kind, command }));
  return [...actions, ...waivers, ...levels];
}

// The rules that have one finding only, of those that nobody waived; none where there are too many to count whenever the cursor
// moves.
function loneRules({ table }: TableDocument, { config, left }: Offering): ReadonlySet<string> {
  const [once, more] = [new Set<string>(), new Set<string>()];
  let all = 0;
  for (const { found } of findingsIn(table, config)) {
    if (++all > MOST_COUNTED) return NOTHING_LONE;
    if (left.has(found)) continue;
    const { id } = found.rule;
    if (once.delete(id)) more.add(id);
    else if (!more.has(id)) once.add(id);
  }
  return once;
}
const NOTHING_LONE: ReadonlySet<string> = new Set();
const MOST_COUNTED = 10_000;

/** The edits of one amount. */
const FEW = 4;

/** Of more nobody reads the list; what mends all of a kind is offered whatever their number. */
const MOST_ACTIONS = 500;

function waiving(args: WaiveArguments, locale: Locale): lsp.Command {
  const [, { rule }, message] = args;
  // Who reads a list of several sees by its words which is which.
  const said = shortened(message);
  const called = titleIn(rule, locale);
  const title = locale === "zh" ? `豁免：${said}（${called}）` : `Waive: ${said} (${called})`;
  return { title, command: waiveCommand, arguments: [...args] };
}

function shortened(words: string): string {
  return visible(words.length > LONGEST_TITLE ? `${words.slice(0, LONGEST_TITLE)}…` : words);
}
const LONGEST_TITLE = 30;

function grading(rule: string, now: Setting, locale: Locale): lsp.Command {
  const called = titleIn(rule, locale);
  const title =
    locale === "zh" ? `更改“${called}”的级别，或关闭…` : `Set the severity of ${called}, or turn it off …`;
  const args: SeverityArguments = [rule, called, now];
  return { title, command: severityCommand, arguments: [...args] };
}

function unwaiving(args: UnwaiveArguments, locale: Locale): lsp.Command {
  const [, waiver] = args;
  const { rule } = waiver;
  // One that names no place waives more than this finding.
  const what = partsOf(waiver).join(" · ");
  const all = locale === "zh" ? "本表全部同类问题" : "all of a kind in this table";
  const of = shortened(`${titleIn(rule, locale)}${locale === "zh" ? "，" : ", "}${what || all}`);
  const title = locale === "zh" ? `撤回豁免（${of}）` : `Take the waiver back (${of})`;
  return { title, command: unwaiveCommand, arguments: [...args] };
}

// A waiver may name a rule that there is no more.
function titleIn(rule: string, locale: Locale): string {
  const known = ruleOf(rule);
  return known ? ruleTitle(known, locale) : rule;
}

function everything(document: TableDocument, offering: Offering): lsp.CodeAction[] {
  const { config, left, locale } = offering;
  const edits = fixAll(document.table, config, undefined, left);
  const title = locale === "zh" ? "修复全部不改变含义的问题" : "Fix everything that changes no meaning";
  return edits.length === 0 ? [] : [{ title, kind: FIX_ALL, edit: changesTo(document, edits, offering) }];
}
