// biome-ignore-all lint/a11y/useSemanticElements: only the visible rows exist, placed one by one, which <table> cannot do
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid or tree holds the focus and names its active descendant
import { ArrowDown, ArrowUp } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import type { Column, Sort } from './column.ts';

type HeadProps<Row> = {
  id: string;
  columns: readonly Column<Row>[];
  sort: Sort | undefined;
  /** The head the keyboard stands on, −1 for none. */
  active: number;
  onSort(column: Column<Row>): void;
};

/** Column heads. They are no tab stops: from the first row, Up leads here, Left and Right along, Enter sorts. */
function Head<Row>({ id, columns, sort, active, onSort }: HeadProps<Row>): ReactNode {
  return (
    <div role="row" aria-rowindex={1} className="vt-head">
      {columns.map((column, place) => {
        const sorted = sort?.column === column.id ? sort.direction : undefined;
        return (
          <div
            key={column.id}
            role="columnheader"
            id={`${id}-head-${column.id}`}
            aria-colindex={place + 1}
            aria-sort={column.sort === undefined ? undefined : (sorted ?? 'none')}
            className={`vt-cell${column.align === 'end' ? ' num' : ''}`}
            data-cursor={active === place || undefined}
            title={column.headTitle}
          >
            {column.sort === undefined ? (
              column.head
            ) : (
              <button type="button" tabIndex={-1} onClick={() => onSort(column)}>
                <span className="cut">{column.head}</span>
                {sorted === 'ascending' && <ArrowUp className="i s" aria-hidden />}
                {sorted === 'descending' && <ArrowDown className="i s" aria-hidden />}
              </button>
            )}
          </div>
        );
      })}
    </div>
  );
}

export const TableHead = memo(Head) as typeof Head;
