import { useMemo, useState } from 'react';
import type { RowKey, RowSource } from './column.ts';
import { findKey } from './row-view.ts';

export type Cursor = {
  /** Place of the selected row in the list, −1 when it is not in it. */
  row: number;
  /** Column the keyboard stands on, −1 for the whole row. */
  cell: number;
  /** Column head the keyboard stands on, −1 while it is among the rows. */
  head: number;
  /** Column last clicked or walked to: what C copies. */
  lastCell: number;
  rowWasSetTo(index: number): void;
  setCell(cell: number): void;
  setHead(head: number): void;
  pointAtCell(cell: number): void;
};

/** Where the keyboard stands in a table. The row follows the selected key through every refresh. */
export function useCursor<Row>(
  rows: RowSource<Row>,
  rowKey: (row: Row) => RowKey,
  selectedKey: RowKey | undefined,
): Cursor {
  const [near, setNear] = useState(0);
  const [cell, setCell] = useState(-1);
  const [head, setHead] = useState(-1);
  const [lastCell, setLastCell] = useState(0);
  const row = useMemo(() => findKey(rows, rowKey, selectedKey, near), [rows, rowKey, selectedKey, near]);
  return useMemo(
    () => ({
      row,
      cell,
      head,
      lastCell,
      rowWasSetTo(index) {
        setNear(index);
        setHead(-1);
      },
      setCell(next) {
        setCell(next);
        if (next >= 0) setLastCell(next);
      },
      setHead,
      pointAtCell(next) {
        setCell(-1);
        setLastCell(next);
      },
    }),
    [row, cell, head, lastCell],
  );
}
