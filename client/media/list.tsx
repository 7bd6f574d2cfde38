import type { ComponentChildren, JSX } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

/** A table of rows of one height, of which only those in view are in the page; the others are two empty rows. */
export function List<T>({
  items,
  keyOf,
  shown,
  columns,
  head,
  label,
  row,
  onScrolled,
}: {
  items: readonly T[];
  keyOf: (item: T) => string | number;
  /** The index of the item to bring into view. */
  shown: number;
  columns: number;
  head: ComponentChildren;
  label: string;
  row: (item: T, index: number) => JSX.Element;
  onScrolled?: (first: T) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(600);
  const byHand = useRef(false);
  useLayoutEffect(() => {
    if (box.current) setHeight(box.current.clientHeight || 600);
  }, [items.length]);
  useEffect(() => {
    const { current } = box;
    if (current === null || shown < 0) return;
    const from = shown * HEIGHT;
    if (from < current.scrollTop || from + 2 * HEIGHT > current.scrollTop + current.clientHeight) {
      byHand.current = false;
      current.scrollTop = Math.max(0, from - current.clientHeight / 3);
    }
  }, [shown]);
  // A list that was filtered may be shorter than what was scrolled past.
  const first = Math.max(0, Math.min(Math.floor(top / HEIGHT) - SPARE, items.length - 1));
  const last = Math.min(items.length, Math.ceil((top + height) / HEIGHT) + SPARE);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms.
    <div
      class="grid"
      role="group"
      ref={box}
      aria-label={label}
      onWheel={() => {
        byHand.current = true;
      }}
      onScroll={({ currentTarget }) => {
        setTop(currentTarget.scrollTop);
        const item = items[Math.ceil(currentTarget.scrollTop / HEIGHT)];
        if (byHand.current && item !== undefined) onScrolled?.(item);
      }}
    >
      <table aria-rowcount={items.length + 1}>
        <caption class="unseen">{label}</caption>
        {head}
        <tbody>
          <Spacer rows={first} columns={columns} />
          {items.slice(first, last).map((item, i) => (
            <Keyed key={keyOf(item)}>{row(item, first + i)}</Keyed>
          ))}
          <Spacer rows={items.length - last} columns={columns} />
        </tbody>
      </table>
    </div>
  );
}

function Keyed({ children }: { children: ComponentChildren }) {
  return <>{children}</>;
}

function Spacer({ rows, columns }: { rows: number; columns: number }) {
  if (rows <= 0) return null;
  return (
    <tr class="spacer">
      <td colSpan={columns} height={rows * HEIGHT} />
    </tr>
  );
}

/** In CSS pixels, as the style sheet has it. */
const HEIGHT = 30;
const SPARE = 8;
