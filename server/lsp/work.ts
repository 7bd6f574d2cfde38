import * as lsp from "vscode-languageserver";
import type { Steps } from "../core/steps.ts";
import { TableDocument } from "./document.ts";
import { cancelled, described } from "./errors.ts";
import { inSlices, type Wait } from "./slices.ts";

/** The open documents of a client, and how answers are made from them: a slice of time at a time, so that others are heard. */
export interface Work {
  readonly documents: lsp.TextDocuments<TableDocument>;
  readonly isOpen: (document: TableDocument) => boolean;
  /** Answers from a document, once it is read; with `otherwise` where it is not open. */
  readonly on: Answering;
  /** The same of a question about a place: in a document that changed meanwhile it is none, and who asked asks again. */
  readonly onPlace: Answering;
  /** Answers from the findings of a document as it is when they are all there; with `otherwise` where it is not open. */
  readonly onChecked: AnsweringChecked;
  /** The same of a question about a place. */
  readonly onCheckedPlace: AnsweringChecked;
  /** What takes long, in steps; begun anew where the document changes meanwhile. */
  readonly onCheckedInSteps: AnsweringInSteps;
  /** The same of a question about a place; `onPlaceInSteps` of a document that need only be read. */
  readonly onCheckedPlaceInSteps: AnsweringInSteps;
  readonly onPlaceInSteps: AnsweringInSteps;
  /** Checks a document for a request; false where it changed or was closed meanwhile, or nobody waits any more. */
  readonly check: (
    request: string,
    document: TableDocument,
    token?: lsp.CancellationToken,
  ) => Promise<boolean>;
  /** Runs a request; one that throws is logged with its name and answered with `otherwise`. */
  readonly guarded: <T>(request: string, otherwise: T, run: () => T) => T;
  /** A message of our own: what becomes of it must not end the server. */
  readonly sent: (message: string, promise: Promise<unknown>) => void;
}

type Answering = <T>(
  request: string,
  uri: string,
  otherwise: T,
  answer: (document: TableDocument) => T,
) => T | Promise<T>;

type AnsweringChecked = <T>(
  request: string,
  uri: string,
  otherwise: T,
  token: lsp.CancellationToken,
  answer: (document: TableDocument) => T,
) => Promise<T>;

type AnsweringInSteps = <T>(
  request: string,
  uri: string,
  otherwise: T,
  token: lsp.CancellationToken,
  answer: (document: TableDocument) => Steps<T>,
) => Promise<T>;

interface Means {
  /** The steps of checking a document. */
  readonly steps: (document: TableDocument) => Iterable<void>;
  readonly later: Wait;
  readonly log: (message: string) => void;
}

export function workFor({ steps, later, log }: Means): Work {
  const documents = new lsp.TextDocuments<TableDocument>({
    create: (uri, languageId, version, content) => new TableDocument(uri, languageId, version, content),
    update: (document, changes, version) => {
      document.update(changes, version);
      return document;
    },
  });

  function failed(request: string, error: unknown): void {
    log(`${request}: ${described(error)}`);
  }

  function guarded<T>(request: string, otherwise: T, run: () => T): T {
    try {
      return run();
    } catch (error) {
      failed(request, error);
      return otherwise;
    }
  }

  function isOpen(document: TableDocument): boolean {
    return documents.get(document.uri) === document;
  }

  // Whether they were all taken, or one of them failed: false where nobody wants them any more.
  async function take(
    request: string,
    document: TableDocument,
    own: Iterable<void>,
    token?: lsp.CancellationToken,
  ): Promise<boolean> {
    const { edition } = document;
    const isWanted = () =>
      document.edition === edition && !token?.isCancellationRequested && isOpen(document);
    try {
      return await inSlices(own, isWanted, later);
    } catch (error) {
      failed(request, error);
      return true;
    }
  }

  const answering =
    (isOfPlace: boolean): Answering =>
    (request, uri, otherwise, answer) => {
      const document = documents.get(uri);
      if (document === undefined) return otherwise;
      const { edition } = document;
      const now = () => guarded(request, otherwise, () => answer(document));
      if (!guarded(request, false, () => document.readOn())) return now();
      return inSlices(document.reading(), () => isOpen(document), later)
        .catch((error: unknown) => failed(request, error))
        .then((isRead) => (isRead && !(isOfPlace && document.edition !== edition) ? now() : otherwise));
    };

  const inSteps =
    (isOfPlace: boolean, before: (document: TableDocument) => Iterable<void>): AnsweringInSteps =>
    async (request, uri, otherwise, token, answer) => {
      const asked = documents.get(uri)?.edition;
      for (;;) {
        const document = documents.get(uri);
        if (document === undefined || (isOfPlace && document.edition !== asked)) return otherwise;
        let made = otherwise;
        const making = function* () {
          made = yield* answer(document);
        };
        if (
          (await take(request, document, before(document), token)) &&
          (await take(request, document, making(), token))
        )
          return made;
        if (token.isCancellationRequested) throw cancelled();
      }
    };

  const atOnce =
    (stepping: AnsweringInSteps): AnsweringChecked =>
    (request, uri, otherwise, token, answer) =>
      stepping(request, uri, otherwise, token, function* (document) {
        yield;
        return answer(document);
      });

  return {
    documents,
    isOpen,
    check: (request, document, token) => take(request, document, steps(document), token),
    guarded,
    sent: (message, promise) => void promise.catch((error: unknown) => failed(message, error)),
    on: answering(false),
    onPlace: answering(true),
    onChecked: atOnce(inSteps(false, steps)),
    onCheckedPlace: atOnce(inSteps(true, steps)),
    onCheckedInSteps: inSteps(false, steps),
    onCheckedPlaceInSteps: inSteps(true, steps),
    onPlaceInSteps: inSteps(true, (document) => document.reading()),
  };
}
