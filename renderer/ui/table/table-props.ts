import type { ReactNode, Ref } from 'react';
import type { Column, RowKey, RowSource, Sort, Span } from './column.ts';

/** A live list whose order is held: how many rows would move, and the way to let them. */
export type HeldNote = { moves: number; sortNow(): void };

/** What a table's owner may ask of it: its rows as they stand (for an export), and the focus. */
export type TableHandle<Row> = { rows(): RowSource<Row>; focus(): void };

export type TableProps<Row> = {
  /** Names the table for those who cannot see it. */
  label: string;
  rows: RowSource<Row>;
  /** Must be the same object while nothing changed, as must `rowKey`, `matches`, `rowClass` and `span`. */
  columns: readonly Column<Row>[];
  rowKey(row: Row): RowKey;
  /** The filter. Rows without a match are not shown; `undefined` shows all. */
  matches?: ((row: Row) => boolean) | undefined;
  sort?: Sort | undefined;
  onSort?(sort: Sort): void;
  selectedKey?: RowKey | undefined;
  onSelect?(row: Row): void;
  onOpen?(row: Row): void;
  /** A list that refreshes by itself: its order rests while the pointer or the focus is in it. */
  live?: boolean;
  /** Told when a held order differs from the sorted one, and `undefined` when it no longer does. */
  onHeld?(note: HeldNote | undefined): void;
  /** Stays at the end while rows are appended, until one scrolls away from it. */
  stickToEnd?: boolean;
  /** Stays at the top while rows come in there, also under the pointer: for an owner that holds rows back itself. */
  stickToTop?: boolean;
  /** Old data: shown in the weakest text colour. */
  stale?: boolean;
  /** Shown under the heads when there is no row. */
  empty?: ReactNode;
  rowClass?(row: Row): string | undefined;
  /** Joins neighbouring cells of a row into one. */
  span?(row: Row): Span | undefined;
  handle?: Ref<TableHandle<Row>>;
};
