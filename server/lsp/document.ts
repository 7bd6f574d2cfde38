import type { Position, Range, TextDocumentContentChangeEvent } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { parse, parsing } from "../core/model/parse.ts";
import type { Table } from "../core/model/table.ts";
import type { Steps } from "../core/steps.ts";
import {
  contentLength,
  lengthOf,
  lineCount,
  lineOf,
  lineStart,
  placeIn,
  replace,
  type Span,
  slice,
  type Text,
  textOf,
} from "../core/text.ts";

/**
 * An open document as a store of lines: an edit copies no text but the lines it touches. The table is read when
 * somebody asks for it, from the table before it.
 */
export class TableDocument implements TextDocument {
  #text: Text;
  #table: Table | undefined;
  #reading: Steps<Table> | undefined;
  #version: number;
  #edition = 0;

  constructor(
    readonly uri: string,
    readonly languageId: string,
    version: number,
    content: string,
  ) {
    this.#version = version;
    this.#text = textOf(said(content));
  }

  get version(): number {
    return this.#version;
  }

  /** How often it was changed: a client may give a version twice. */
  get edition(): number {
    return this.#edition;
  }

  get lineCount(): number {
    return lineCount(this.#text);
  }

  /** The table in the document's present text. */
  get table(): Table {
    if (this.#table?.text !== this.#text) {
      this.#table = parse(this.#text, this.#table);
      this.#reading = undefined;
    }
    return this.#table;
  }

  /**
   * Reads a little of the table, so that a large one need not be read in one go; false where no more is to be read. What
   * is typed meanwhile is an edit of the table that comes of it.
   */
  readOn(): boolean {
    if (this.#table !== undefined) return false;
    this.#reading ??= parsing(this.#text);
    const { done, value } = this.#reading.next();
    if (!done) return true;
    this.#table = value;
    this.#reading = undefined;
    return false;
  }

  /** All that is left of it, step by step. */
  *reading(): Iterable<void> {
    while (this.readOn()) yield;
  }

  get lines(): Text {
    return this.#text;
  }

  getText(range?: Range): string {
    if (range === undefined) return slice(this.#text);
    return slice(this.#text, this.offsetAt(range.start), this.offsetAt(range.end));
  }

  positionAt(offset: number): Position {
    return placeIn(this.#text, offset);
  }

  /** Positions beyond a line or the text count as its end, as LSP has it. */
  offsetAt({ line, character }: Position): number {
    if (line >= lineCount(this.#text)) return lengthOf(this.#text);
    if (line < 0) return 0;
    const content = contentLength(lineOf(this.#text, line));
    return lineStart(this.#text, line) + Math.max(0, Math.min(character, content));
  }

  spanOf({ start, end }: Range): Span {
    return { from: this.offsetAt(start), to: this.offsetAt(end) };
  }

  getLineRange(line: number): Range {
    const start = this.offsetAt({ line, character: 0 });
    return {
      start: this.positionAt(start),
      end: this.positionAt(start + contentLength(lineOf(this.#text, line))),
    };
  }

  getEOLCharacters(line: number): string {
    const content = lineOf(this.#text, line);
    return content.slice(contentLength(content));
  }

  update(changes: readonly TextDocumentContentChangeEvent[], version: number): void {
    for (const change of changes) {
      const insert = said(change.text);
      const range = "range" in change ? (change.range as Range | null) : null;
      if (range === null) {
        this.#text = textOf(insert);
        continue;
      }
      // A range may be told from its end.
      const ends = [this.offsetAt(range.start), this.offsetAt(range.end)];
      this.#text = replace(this.#text, { from: Math.min(...ends), to: Math.max(...ends), insert });
    }
    this.#version = version;
    this.#edition++;
  }
}

// A client that sends no text has none.
function said(text: unknown): string {
  return typeof text === "string" ? text : "";
}
