import type { ReactNode } from 'react';

/** What a row is known by over time: the same thing has the same key in every refresh. */
export type RowKey = string | number;

/**
 * The rows of a table. An array is one; so is anything that makes its rows on demand, e.g. from columns in one buffer.
 * New contents mean a new object: the table compares by identity.
 */
export type RowSource<Row> = {
  readonly length: number;
  at(index: number): Row | undefined;
  /** Where a key stands, or −1, for a source that knows without looking. An array's own `indexOf` is not meant. */
  placeOf?(key: RowKey): number;
};

/** What a column sorts by. `null` is "not known" and stands last in both directions. */
export type SortKey = string | number | bigint | null;

export type SortDirection = 'ascending' | 'descending';

export type Sort = { column: string; direction: SortDirection };

export type Column<Row> = {
  id: string;
  head: string;
  /** Explains the head on hover. */
  headTitle?: string;
  /** Pixels. With `flex` it is the least width and the column takes its share of what is left. */
  width: number;
  flex?: number;
  /** Numbers stand right, words left. */
  align?: 'start' | 'end';
  mono?: boolean;
  /** Columns with the highest number leave first where the table is narrow; without one a column always stays. */
  priority?: number;
  /** Absent: the column cannot be sorted. */
  sort?(row: Row): SortKey;
  /** Direction of the first click; numbers are mostly looked at from the largest down. */
  firstDirection?: SortDirection;
  cell(row: Row): ReactNode;
  /** Hover text of one cell. */
  title?(row: Row): string | undefined;
  /** The cell as copied and exported: whole, unformatted where the screen shortens. */
  text(row: Row): string;
};

/** Several neighbouring cells shown as one, because one sentence says more than each of them. */
export type Span = { from: string; to: string; cell: ReactNode };
