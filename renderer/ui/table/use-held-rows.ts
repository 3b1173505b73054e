import { useCallback, useState } from 'react';
import type { RowKey, RowSource } from './column.ts';
import { type HeldOrder, holdOrder, refreshHeld } from './held-order.ts';

type Held<Row> = { order: HeldOrder<Row>; view: RowSource<Row>; all: RowSource<Row> };

export type HeldRows<Row> = {
  rows: RowSource<Row>;
  gone: ReadonlySet<RowKey>;
  moves: number;
  /** Gives up the held order once; from then on the new one is held. */
  sortNow(): void;
};

const nothingGone: ReadonlySet<RowKey> = new Set();

/**
 * Keeps the order of a live list while `hold` is true, so that no row moves under the pointer; values are replaced in
 * place. A sort or filter chosen by hand (a new `view` of the same `all`) takes effect at once.
 */
export function useHeldRows<Row>(
  view: RowSource<Row>,
  all: RowSource<Row>,
  rowKey: (row: Row) => RowKey,
  hold: boolean,
): HeldRows<Row> {
  const [held, setHeld] = useState<Held<Row>>();
  const current = hold ? nextHeld(held, view, all, rowKey) : undefined;
  // State made from what came before it (the last order) is set while rendering, as React's manual has it.
  if (current !== held) setHeld(current);
  const sortNow = useCallback(() => setHeld({ order: holdOrder(view), view, all }), [view, all]);
  if (current === undefined) return { rows: view, gone: nothingGone, moves: 0, sortNow };
  return { rows: current.order.rows, gone: current.order.gone, moves: current.order.moves, sortNow };
}

function nextHeld<Row>(
  held: Held<Row> | undefined,
  view: RowSource<Row>,
  all: RowSource<Row>,
  rowKey: (row: Row) => RowKey,
): Held<Row> {
  if (held === undefined) return { order: holdOrder(view), view, all };
  if (held.view === view) return held;
  const order = held.all === all ? holdOrder(view) : refreshHeld(held.order, view, all, rowKey);
  return { order, view, all };
}
