import * as lsp from "vscode-languageserver";
import { beginning, ending } from "../core/characters.ts";
import { findingsIn } from "../core/check/check.ts";
import { visible } from "../core/features/markdown.ts";
import {
  type Config,
  type Diagnostic,
  fixAll,
  fixesIn,
  isForAll,
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
import { severities } from "../core/rules/rule.ts";
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
    found: Pick<Diagnostic, "rule" | "from" | "to" | "args">,
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
  const shownAt = new Map<string, lsp.Diagnostic[]>();
  for (const one of shown) listAt(shownAt, `${one.code} ${document.offsetAt(one.range.start)}`).push(one);
  const found = fixesIn(document.table, document.spanOf(range), offering.config).map((one): Fixable => {
    const { rule, from } = one.diagnostic;
    return { ...one, shown: shownAt.get(`${rule} ${from}`) ?? [] };
  });
  // What is wrong is mended before it is written more tidily.
  const rank = ({ diagnostic }: Fixable) => severities.indexOf(diagnostic.severity);
  found.sort((a, b) => rank(a) - rank(b));
  return [
    ...mending(document, found, offering),
    ...mendingAll(document, found, shown, offering),
    // An editor lists what has no diagnostics behind what has: first come the ways to mend.
    ...(offering.waives ? dismissing(document, found, offering) : []),
  ];
}

/** A finding with the ways to mend it, and with the diagnostics that an editor shows of it. */
interface Fixable {
  readonly diagnostic: Diagnostic;
  readonly fixes: readonly TextFix[];
  readonly shown: readonly lsp.Diagnostic[];
}

// What mends several findings is one action: a cell may have thousands that are all mended together.
function mending(
  document: TableDocument,
  found: readonly Fixable[],
  offering: Offering,
): Iterable<lsp.CodeAction> {
  const actions = new Map<TextFix | string, lsp.CodeAction>();
  for (const { fixes, shown } of found) {
    for (const fix of fixes) {
      const title = visible(fix.title[offering.locale]);
      // So is what two findings mend alike: one amount, by what the projects come to and by the row's own funds.
      const key = fix.edits.length > FEW ? fix : JSON.stringify([title, fix.edits]);
      const same = actions.get(key);
      if (same !== undefined) append(same.diagnostics!, shown);
      else if (actions.size < MOST_ACTIONS) {
        const edit = changesTo(document, fix.edits, offering);
        actions.set(key, { title, kind, diagnostics: [...shown], edit, isPreferred: fix.safe === true });
      }
    }
  }
  return actions.values();
}
const kind = lsp.CodeActionKind.QuickFix;

// The rules of which all is mended, but for those whose one finding is mended already by the fixes above.
function mendingAll(
  document: TableDocument,
  found: readonly Fixable[],
  shown: readonly lsp.Diagnostic[],
  offering: Offering,
): lsp.CodeAction[] {
  const { locale, resolves } = offering;
  // With each whether there is more than one way to.
  const mended = new Map<string, boolean>();
  for (const { diagnostic, fixes } of found) {
    const { rule } = diagnostic;
    if (fixes.some((fix) => isForAll(fix, ruleOf(rule)!)))
      mended.set(rule, mended.get(rule) === true || fixes.length > 1);
  }
  const lone = mended.size === 0 ? NOTHING_LONE : loneRules(document, offering);
  return [...mended].flatMap(([rule, hasWays]) => {
    if (lone.has(rule)) return [];
    const way = hasWays ? { zh: "，各用首选改法", en: ", each in the likeliest way" } : { zh: "", en: "" };
    const called = titleIn(rule, locale);
    const title =
      locale === "zh"
        ? `修复本文件中全部“${called}”问题${way.zh}`
        : `Fix every ${called} in this file${way.en}`;
    const data: FixAllData = { uri: document.uri, rule };
    const diagnostics = shown.filter(({ code }) => code === rule);
    const action = { title, kind, diagnostics, data };
    return [resolves ? action : resolved(action, document, rule, offering)];
  });
}

// The ways to leave a finding as it is: a waiver, or another severity for all of its rule.
function dismissing(
  document: TableDocument,
  found: readonly Fixable[],
  { config, locale, holding }: Offering,
): lsp.CodeAction[] {
  const waivers: lsp.Command[] = [];
  const levels = new Map<string, lsp.Command>();
  for (const { diagnostic, shown } of found) {
    if (shown.length === 0 || waivers.length >= MOST_ACTIONS) continue;
    const { rule, args } = diagnostic;
    const waiver = holding(document, diagnostic);
    const message = () => sentence(ruleOf(rule)!, args, locale);
    waivers.push(
      waiver
        ? unwaiving([document.uri, waiver], locale)
        : waiving([document.uri, waiverFor(document.table, diagnostic), message()], locale),
    );
    if (!levels.has(rule)) levels.set(rule, grading(rule, config.severities.get(rule)!, locale));
  }
  return [...waivers, ...levels.values()].map((command) => ({ title: command.title, kind, command }));
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

/** Up to so many edits are compared by what they write. */
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
  return visible(beginning(words, LONGEST_TITLE));
}
function endOf(words: string): string {
  return visible(ending(words, LONGEST_TITLE));
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
  const called = titleIn(waiver.rule, locale);
  // One that names no place waives more than this finding; of a place the end tells one from another.
  const what = partsOf(waiver, locale).join(" · ");
  const all = locale === "zh" ? "本表全部同类问题" : "all of a kind in this table";
  const place = what === "" ? all : endOf(what);
  const title =
    locale === "zh" ? `撤回豁免：${place}（${called}）` : `Take the waiver back: ${place} (${called})`;
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
