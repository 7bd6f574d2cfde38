import * as vscode from "vscode";
import type { Settings, SeverityArguments } from "../server/lsp/protocol.ts";

type Rules = Settings["rules"];

/** Sets the severity of a rule: in the workspace where there is one, else for all. */
export function setsSeverity(): vscode.Disposable {
  return vscode.commands.registerCommand(
    "performanceTargets.setSeverity",
    async (...[rule, called, now]: SeverityArguments) => {
      const target = vscode.workspace.workspaceFolders
        ? vscode.ConfigurationTarget.Workspace
        : vscode.ConfigurationTarget.Global;
      const settings = vscode.workspace.getConfiguration("performanceTargets");
      const { workspaceValue, globalValue } = settings.inspect<Rules>("rules") ?? {};
      const isOfWorkspace = target === vscode.ConfigurationTarget.Workspace;
      const own = (isOfWorkspace ? workspaceValue : globalValue) ?? {};
      const isOfUser = isOfWorkspace && globalValue?.[rule] !== undefined;
      const { t } = vscode.l10n;
      const choices: (vscode.QuickPickItem & { readonly severity: Rules[string] | undefined })[] = [
        { label: t("Error"), severity: "error" },
        { label: t("Warning"), severity: "warning" },
        { label: t("Information"), severity: "information" },
        { label: t("Hint"), severity: "hint" },
        { label: t("Off"), severity: "off" },
        {
          label: isOfUser ? t("As the user settings have it") : t("As the preset has it"),
          severity: undefined,
        },
      ];
      const title = t("The severity of {0}", called);
      const words = choices.find(({ severity }) => severity === now)?.label ?? "";
      const marked = choices.map((choice) =>
        choice.severity === own[rule]
          ? { ...choice, description: choice.severity === undefined ? t("now: {0}", words) : t("now") }
          : choice,
      );
      // An editor begins with the first: what is so now.
      const isNow = ({ severity }: (typeof choices)[number]) => severity === own[rule];
      const ordered = [...marked.filter(isNow), ...marked.filter((choice) => !isNow(choice))];
      const chosen = await vscode.window.showQuickPick(ordered, { title });
      if (chosen === undefined || chosen.severity === own[rule]) return;
      const { [rule]: _old, ...others } = own;
      const { severity } = chosen;
      const rules = severity === undefined ? others : { ...others, [rule]: severity };
      await settings.update("rules", rules, target);
      // What is off shows nowhere any more: here is the way back.
      if (severity === "off") void offerBack(called, () => settings.update("rules", own, target));
    },
  );
}

async function offerBack(called: string, undo: () => Thenable<void>): Promise<void> {
  const back = vscode.l10n.t("Undo");
  const said = vscode.l10n.t("{0} is off; the setting performanceTargets.rules turns it on again.", called);
  if ((await vscode.window.showInformationMessage(said, back)) === back) await undo();
}
