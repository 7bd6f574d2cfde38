/**
 * How the preview and its print look: VS Code's own colours, fonts and spacing where it runs there, and plain ones of
 * print elsewhere. The build writes it to dist/preview.css; a report carries it inside.
 */
export const STYLES = `
:root {
  --text: var(--vscode-foreground, #1f1f1f);
  --muted: var(--vscode-descriptionForeground, #595959);
  --back: var(--vscode-editor-background, #ffffff);
  --line: var(--vscode-panel-border, var(--vscode-contrastBorder, #d0d0d0));
  --link: var(--vscode-textLink-foreground, #0b5cad);
  --shown: var(--vscode-list-inactiveSelectionBackground, transparent);
  --error: var(--vscode-editorError-foreground, #b01011);
  --warning: var(--vscode-editorWarning-foreground, #7a5200);
  --information: var(--vscode-editorInfo-foreground, #0b5cad);
  --bar: var(--vscode-charts-blue, #1a5fb4);
}
* { box-sizing: border-box; }
body {
  margin: 0; padding: 0; color: var(--text); background: var(--back);
  font-family: var(--vscode-font-family, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif);
  font-size: var(--vscode-font-size, 13px); line-height: 1.5;
}
main { padding: 0 16px 24px; max-width: 1100px; }
h1 { font-size: 1.4em; margin: 16px 0 4px; font-weight: 600; }
h2 { font-size: 1.15em; margin: 18px 0 6px; font-weight: 600; }
h3 { font-size: 1.05em; margin: 14px 0 4px; font-weight: 600; }
h4 { font-size: 1em; margin: 10px 0 2px; font-weight: 600; }
p { margin: 4px 0; }
ul { margin: 0; padding: 0; list-style: none; }
small, .muted, .where { color: var(--muted); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.figures { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: baseline; }
.total { font-size: 1.5em; font-variant-numeric: tabular-nums; }
.counts { display: inline-flex; gap: 8px; font-weight: 400; font-size: 12px; }
.count { display: inline-flex; gap: 3px; align-items: baseline; font-variant-numeric: tabular-nums; }
.count.error > :first-child { color: var(--error); } .count.warning > :first-child { color: var(--warning); }
.count.information > :first-child { color: var(--information); } .ok { color: var(--muted); }
svg.bar { display: block; width: 100%; height: 14px; border-radius: 2px; }
svg.share { width: 100%; min-width: 48px; height: 8px; vertical-align: middle; }
.track { fill: var(--line); opacity: 0.5; }
.part-0 { fill: var(--bar); } .part-1 { fill: var(--vscode-charts-green, #388a34); }
.part-2 { fill: var(--vscode-charts-purple, #652d90); } .part-3 { fill: var(--vscode-charts-yellow, #8a6d00); }
.part-4 { fill: var(--vscode-charts-red, #b01011); } .part-5 { fill: var(--vscode-charts-orange, #c4620a); }
.swatch { display: inline-block; width: 10px; height: 10px; border-radius: 2px; margin-right: 6px; }
.swatch.part-0 { background: var(--bar); } .swatch.part-1 { background: var(--vscode-charts-green, #388a34); }
.swatch.part-2 { background: var(--vscode-charts-purple, #652d90); }
.swatch.part-3 { background: var(--vscode-charts-yellow, #8a6d00); }
.swatch.part-4 { background: var(--vscode-charts-red, #b01011); }
.swatch.part-5 { background: var(--vscode-charts-orange, #c4620a); }
.legend { display: flex; flex-wrap: wrap; gap: 2px 16px; margin: 6px 0; }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(260px, 1fr)); gap: 0 32px; }
.bars li { display: grid; grid-template-columns: minmax(0, 11em) 1fr 4.5em; gap: 8px; align-items: center; }
.bars .subclass .label { padding-left: 1em; color: var(--muted); }
.label { overflow-wrap: anywhere; }
.short, .wrong .number { color: var(--vscode-errorForeground, #b01011); font-weight: 600; }
.rounding .number { font-style: italic; color: inherit; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: 3px 8px; border-bottom: 1px solid var(--line); font-weight: 400; vertical-align: top; }
thead th { color: var(--muted); font-size: 12px; border-bottom-width: 2px; background: var(--back); }
th.number { text-align: right; }
.sums { width: auto; min-width: min(100%, 360px); }
.cause td { color: var(--muted); border-bottom-color: transparent; padding-top: 0; }
tr.shown { background: var(--shown); outline: 1px dashed var(--vscode-contrastActiveBorder, transparent); outline-offset: -1px; } tr.shown .muted { color: inherit; } tr.shown th:first-child { box-shadow: inset 3px 0 0 var(--link); }
.grid { position: relative; overflow: auto; max-height: 60vh; border: 1px solid var(--line); border-radius: 3px; }
.grid thead th { position: sticky; top: 0; z-index: 1; }
.grid tbody tr { height: 30px; }
.grid tbody th, .grid tbody td { white-space: nowrap; max-width: 26em; overflow: hidden; text-overflow: ellipsis; }
.grid .wide { width: 20%; min-width: 60px; }
.spacer td { padding: 0; border: 0; }
.go {
  font: inherit; color: var(--link); background: none; border: 0; padding: 0; cursor: pointer; text-align: left;
  max-width: 100%; overflow: hidden; text-overflow: ellipsis; white-space: inherit;
}
.whole { white-space: nowrap; }
a { color: inherit; text-decoration-thickness: 1px; text-underline-offset: 3px; }
.go:hover { text-decoration: underline; }
button:focus-visible, input:focus-visible, .grid:focus-visible, summary:focus-visible {
  outline: 1px solid var(--vscode-focusBorder, #0b5cad); outline-offset: 1px;
}
.finding { display: grid; grid-template-columns: 16px 1fr; gap: 6px; padding: 3px 0; }
.finding .go { color: inherit; white-space: normal; }
.where { display: block; font-size: 12px; }
.fixes { display: flex; flex-wrap: wrap; gap: 6px; margin-top: 2px; }
.fix, .tool {
  font: inherit; font-size: 12px; padding: 2px 8px; border-radius: 2px; cursor: pointer; text-align: left;
  color: var(--vscode-button-secondaryForeground, var(--text));
  background: var(--vscode-button-secondaryBackground, transparent);
  border: 1px solid var(--vscode-button-border, var(--vscode-contrastBorder, var(--line)));
}
.fix:hover, .tool:hover { background: var(--vscode-button-secondaryHoverBackground, transparent); text-decoration: underline; }
.tool:disabled, .tool:disabled:hover { opacity: 0.5; cursor: default; background: none; text-decoration: none; }
.sort { font: inherit; color: inherit; background: none; border: 0; padding: 0; cursor: pointer; }
.matrix { display: inline-flex; gap: 4px; }
.matrix > span { min-width: 18px; text-align: center; border: 1px solid var(--line); border-radius: 2px; font-size: 12px; }
.matrix .lacks { color: var(--vscode-errorForeground, #b01011); border-color: currentColor; }
svg.heat { max-width: 100%; display: block; }
.heat-code, .heat-name, .heat-count { fill: var(--text); font-size: 8px; }
.heat-none { fill: none; stroke: var(--line); stroke-width: 0.5; } .heat-some { fill: var(--bar); }
.goal { white-space: pre-wrap; overflow-wrap: anywhere; max-width: 60em; }
.indicators li { padding: 4px 0; border-bottom: 1px solid var(--line); }
.indicators .finding { border: 0; } .indicators dl { margin: 0; }
.indicators dl div { display: flex; flex-wrap: wrap; gap: 0 8px; } dt { color: var(--muted); } dd { margin: 0; }
.tools {
  position: sticky; top: 0; z-index: 3; display: flex; flex-wrap: wrap; gap: 6px; align-items: center;
  padding: 6px 16px; background: var(--back); border-bottom: 1px solid var(--line);
}
.tools vscode-textfield { flex: 1 1 140px; min-width: 120px; }
.tools nav { display: inline-flex; gap: 2px; }
#table, #unit, #project { scroll-margin-top: 90px; outline: none; }
.empty { color: var(--muted); }
.project { border-left: 3px solid var(--link); padding-left: 12px; margin-top: 12px; }
@media (max-width: 420px) {
  main { padding: 0 8px 16px; } .wide { display: none; }
  #table, #unit, #project { scroll-margin-top: 130px; }
  .grid tbody th, .grid tbody td { max-width: 9em; } th, td { padding: 3px 4px; }
  .sums { font-size: 12px; } .sums th, .sums td { padding: 3px 2px; white-space: normal; overflow-wrap: anywhere; }
  .bars li { grid-template-columns: minmax(0, 8em) 1fr 3.5em; }
}
@page { size: A4; margin: 16mm 14mm; }
@media print {
  body { font-size: 10pt; } main { max-width: none; padding: 0; }
  .report-unit { break-before: page; } tr, li, .finding { break-inside: avoid; } thead { display: table-header-group; }
  .grid { max-height: none; overflow: visible; border: 0; }
  .grid tbody th, .grid tbody td { white-space: normal; }
  h2, h3, h4 { break-after: avoid; }
  svg, .swatch { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`.trimStart();
