// biome-ignore-all lint/a11y/useSemanticElements: only the visible rows exist, placed one by one, which <table> cannot do
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid or tree holds the focus and names its active descendant
import { memo, type ReactNode } from 'react';
import type { Column, Span } from './column.ts';

type RowProps<Row> = {
  row: Row;
  /** Place in the list, from 0. */
  index: number;
  id: string;
  top: number;
  columns: readonly Column<Row>[];
  selected: boolean;
  gone: boolean;
  /** The cell the keyboard stands on, as an index into `columns`; −1 for the whole row. */
  cell: number;
  className: string | undefined;
  span: ((row: Row) => Span | undefined) | undefined;
};

function Row<R>({ row, index, id, top, columns, selected, gone, cell, className, span }: RowProps<R>): ReactNode {
  return (
    <div
      role="row"
      id={id}
      className={className === undefined ? 'vt-row' : `vt-row ${className}`}
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-index={index}
      data-gone={gone || undefined}
      style={{ transform: `translateY(${top}px)` }}
    >
      <MemoCells row={row} id={id} columns={columns} cell={cell} span={span} />
    </div>
  );
}

type CellsProps<R> = Pick<RowProps<R>, 'row' | 'id' | 'columns' | 'cell' | 'span'>;

function Cells<R>({ row, id, columns, cell, span }: CellsProps<R>): ReactNode {
  const joined = span === undefined ? undefined : spanPlaces(columns, span(row));
  return columns.map((column, place) => {
    if (joined !== undefined && place > joined.first && place <= joined.last) return null;
    const spans = joined !== undefined && place === joined.first;
    return (
      <div
        key={column.id}
        role="gridcell"
        id={`${id}-${column.id}`}
        aria-colindex={place + 1}
        aria-colspan={spans ? joined.last - joined.first + 1 : undefined}
        className={cellClass(column)}
        data-column={column.id}
        data-cursor={cell === place || undefined}
        title={column.title?.(row)}
        style={spans ? { gridColumn: `${place + 1} / ${joined.last + 2}` } : undefined}
      >
        {spans ? joined.cell : column.cell(row)}
      </div>
    );
  });
}

/** Where a span lies among the columns now shown; it may have lost some of them at either end. */
function spanPlaces<R>(
  columns: readonly Column<R>[],
  span: Span | undefined,
): { first: number; last: number; cell: ReactNode } | undefined {
  if (span === undefined) return undefined;
  const from = columns.findIndex((column) => column.id === span.from);
  const to = columns.findIndex((column) => column.id === span.to);
  const first = from === -1 ? to : from;
  return first === -1 ? undefined : { first, last: Math.max(first, to), cell: span.cell };
}

function cellClass<R>(column: Column<R>): string {
  return `vt-cell${column.align === 'end' ? ' num' : ''}${column.mono === true ? ' mono' : ''}`;
}

const MemoCells = memo(Cells) as typeof Cells;

/** One row. Its cells are drawn again only when the row itself or the columns change, not when it changes place. */
export const TableRow = memo(Row) as typeof Row;
