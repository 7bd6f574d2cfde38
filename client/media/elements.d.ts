import type { JSX as PreactJSX } from "preact";

// The two elements that the page takes from @vscode-elements/elements.
declare module "preact" {
  namespace JSX {
    interface IntrinsicElements {
      "vscode-textfield": Record<string, unknown>;
      "vscode-checkbox": Record<string, unknown>;
    }
  }
}

export type { PreactJSX };
