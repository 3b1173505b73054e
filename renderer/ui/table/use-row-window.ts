import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useLayoutEffect, useRef } from 'react';
import type { RowKey, RowSource } from './column.ts';
import { findKey } from './row-view.ts';

export type RowWindowOptions<Row> = {
  scroller: RefObject<HTMLElement | null>;
  rows: RowSource<Row>;
  rowKey: (row: Row) => RowKey;
  rowHeight: number;
  /** Height of what sticks to the top inside the scroller. */
  headHeight: number;
  /** Changes when a new sort or filter was chosen: the list then starts at its top. */
  arrangement: unknown;
  /** Stay at the end while rows are appended, unless it was scrolled away from or the pointer is over the rows. */
  stickToEnd: boolean;
  /** Stay at the top while rows come in there, whether or not the pointer is over the rows. */
  stickToTop: boolean;
  /** Whether the pointer is over the rows: then they stay where they are, whatever comes in. */
  pointed: boolean;
};

export type RowWindow = {
  items: VirtualItem[];
  totalHeight: number;
  /** Scrolls just as far as needed to see a row. */
  reveal(index: number): void;
  /** Rows that fit on one page, at least 1. */
  pageRows(): number;
};

/** Rows drawn above and below the visible ones, so that a fast wheel meets no blank. */
const overscan = 8;

type Place = { key: RowKey | undefined; index: number; length: number; top: number; atEnd: boolean };

/**
 * The visible part of a long list of rows of one height, and its rule of rest: what the eye is on stays where it is. When
 * rows come or go above, the scroll position moves with the first visible row.
 */
export function useRowWindow<Row>(options: RowWindowOptions<Row>): RowWindow {
  const { scroller, rows, rowKey, rowHeight, headHeight, arrangement, stickToEnd, stickToTop, pointed } = options;
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan,
    scrollMargin: headHeight,
  });
  const place = useRef<Place>({ key: undefined, index: 0, length: 0, top: 0, atEnd: true });
  const arranged = useRef(arrangement);

  const notePlace = useCallback(() => {
    const element = scroller.current;
    if (element === null) return;
    const index = Math.min(Math.floor(element.scrollTop / rowHeight), Math.max(rows.length - 1, 0));
    const row = rows.at(index);
    place.current = {
      key: row === undefined ? undefined : rowKey(row),
      index,
      length: rows.length,
      top: element.scrollTop,
      atEnd: element.scrollTop + element.clientHeight >= element.scrollHeight - rowHeight,
    };
  }, [scroller, rows, rowKey, rowHeight]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const before = place.current;
    const isNew = arranged.current !== arrangement;
    arranged.current = arrangement;
    const top = isNew ? 0 : restingTop(before, { rows, rowKey, rowHeight, stickToEnd, stickToTop, pointed }, element);
    if (top === 0 && before.top === 0 && !stickToEnd) {
      // Nothing to move: asking the element where it stands would only make the browser lay out the page twice.
      const first = rows.at(0);
      const key = first === undefined ? undefined : rowKey(first);
      place.current = { key, index: 0, length: rows.length, top: 0, atEnd: false };
    } else {
      element.scrollTop = top;
      notePlace();
    }
    element.addEventListener('scroll', notePlace, { passive: true });
    return () => element.removeEventListener('scroll', notePlace);
  }, [scroller, rows, rowKey, rowHeight, arrangement, stickToEnd, stickToTop, pointed, notePlace]);

  const reveal = useCallback(
    (index: number) => {
      const element = scroller.current;
      if (element === null) return;
      const top = index * rowHeight;
      const lowest = top + rowHeight + headHeight - element.clientHeight;
      if (top < element.scrollTop) element.scrollTop = top;
      else if (lowest > element.scrollTop) element.scrollTop = lowest;
      notePlace();
    },
    [scroller, rowHeight, headHeight, notePlace],
  );

  const pageRows = useCallback(() => {
    const height = (scroller.current?.clientHeight ?? 0) - headHeight;
    return Math.max(1, Math.floor(height / rowHeight) - 1);
  }, [scroller, headHeight, rowHeight]);

  return { items: virtualizer.getVirtualItems(), totalHeight: rows.length * rowHeight, reveal, pageRows };
}

type Rest<Row> = Pick<RowWindowOptions<Row>, 'rows' | 'rowKey' | 'rowHeight' | 'stickToEnd' | 'stickToTop' | 'pointed'>;

function restingTop<Row>(before: Place, rest: Rest<Row>, element: HTMLElement): number {
  const { rows, rowKey, rowHeight, stickToEnd, stickToTop, pointed } = rest;
  if (!pointed && stickToEnd && before.atEnd) return element.scrollHeight;
  // At the top of a list one waits for what comes in at the top.
  if (before.top === 0 && (stickToTop || (!pointed && !stickToEnd))) return 0;
  const grown = rows.length - before.length;
  const moved = findKey(rows, rowKey, before.key, before.index + Math.max(grown, 0));
  // The browser has already kept the position in pixels; only rows that came or went above are made up for.
  return moved === -1 ? element.scrollTop : before.top + (moved - before.index) * rowHeight;
}
