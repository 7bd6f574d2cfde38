import * as lsp from "vscode-languageserver";
import type { TokenKind } from "../core/features/tokens.ts";

// LSP's own token types, so that every theme has colours for them.
export const TOKEN_TYPES: Readonly<Record<TokenKind, lsp.SemanticTokenTypes | undefined>> = {
  heading: lsp.SemanticTokenTypes.comment,
  header: lsp.SemanticTokenTypes.keyword,
  total: lsp.SemanticTokenTypes.keyword,
  unit: lsp.SemanticTokenTypes.class,
  project: lsp.SemanticTokenTypes.function,
  amount: lsp.SemanticTokenTypes.number,
  goal: lsp.SemanticTokenTypes.string,
  ordinal: lsp.SemanticTokenTypes.operator,
  code: lsp.SemanticTokenTypes.enumMember,
  name: lsp.SemanticTokenTypes.property,
  label: lsp.SemanticTokenTypes.keyword,
  comparator: lsp.SemanticTokenTypes.operator,
  number: lsp.SemanticTokenTypes.number,
  measure: lsp.SemanticTokenTypes.type,
  value: lsp.SemanticTokenTypes.string,
  punctuation: undefined,
  space: undefined,
};

export const legend: lsp.SemanticTokensLegend = {
  tokenTypes: [...new Set(Object.values(TOKEN_TYPES).filter((type) => type !== undefined))],
  tokenModifiers: [lsp.SemanticTokenModifiers.declaration],
};
