// biome-ignore-all lint/a11y/useSemanticElements: only the visible rows exist, placed one by one, which <table> cannot do
import {
  type ClipboardEvent,
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useEffect,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Column, RowSource, Sort } from './column.ts';
import { copyByEvent, rowAsTsv } from './copy.ts';
import { columnTemplate, fitColumns, leastWidth } from './fit-columns.ts';
import { type GridMove, gridMove } from './grid-keys.ts';
import { viewRows } from './row-view.ts';
import { sortRows } from './sort-rows.ts';
import { TableHead } from './table-head.tsx';
import type { HeldNote, TableProps } from './table-props.ts';
import { TableRow } from './table-row.tsx';
import { useCursor } from './use-cursor.ts';
import { useHeldRows } from './use-held-rows.ts';
import { useRowWindow } from './use-row-window.ts';
import { useWidth } from './use-width.ts';

/** `--h-row` and `--h-head` of the tokens. */
const rowHeight = 24;
const headHeight = 26;

/**
 * A table of any length: rows of 24 px, only the visible ones drawn, one tab stop, complete by keyboard. The grid itself
 * scrolls and holds the focus (an inner scroller would be a second tab stop); heads stick to its top.
 */
export function VirtualTable<Row>(props: TableProps<Row>): ReactNode {
  const { rows, rowKey, matches, sort, selectedKey, rowClass, span } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);

  const width = useWidth(scroller);
  const columns = useMemo(() => fitColumns(props.columns, width), [props.columns, width]);
  const order = useSortOrder(rows, props.columns, sort);
  const view = useMemo(() => viewRows(rows, order, matches), [rows, order, matches]);
  const held = useHeldRows(view, rows, rowKey, props.live === true && (pointed || focused));
  const cursor = useCursor(held.rows, rowKey, selectedKey);
  const arrangement = useMemo(() => ({ sort, matches }), [sort, matches]);
  const visible = useRowWindow({
    scroller,
    rows: held.rows,
    rowKey,
    rowHeight,
    headHeight,
    arrangement,
    stickToEnd: props.stickToEnd === true,
    stickToTop: props.stickToTop === true,
    pointed,
  });

  useHeldNote(held.moves, held.sortNow, props.onHeld);
  useImperativeHandle(
    props.handle,
    () => ({
      rows: () => held.rows,
      focus: () => scroller.current?.focus(),
    }),
    [held.rows],
  );

  function select(index: number): void {
    const row = index < 0 ? undefined : held.rows.at(index);
    if (row === undefined) return;
    cursor.rowWasSetTo(index);
    props.onSelect?.(row);
    visible.reveal(index);
  }

  function open(index: number): void {
    // `at` would take −1, "nothing selected", for the last row.
    const row = index < 0 ? undefined : held.rows.at(index);
    if (row !== undefined && !held.gone.has(rowKey(row))) props.onOpen?.(row);
  }

  function sortBy(column: Column<Row>): void {
    props.onSort?.(nextSort(column, sort));
  }

  function move(asked: GridMove): void {
    const last = held.rows.length - 1;
    const goTo = (index: number) => select(Math.min(Math.max(index, 0), last));
    switch (asked.kind) {
      case 'row':
        if (asked.by < 0 && cursor.row <= 0 && cursor.head < 0) cursor.setHead(Math.max(cursor.cell, 0));
        else if (cursor.head >= 0) goTo(cursor.row);
        else goTo(cursor.row + asked.by);
        return;
      case 'page':
        goTo(cursor.row + asked.by * visible.pageRows());
        return;
      case 'first':
        goTo(0);
        return;
      case 'last':
        goTo(last);
        return;
      case 'cell':
        if (cursor.head >= 0) cursor.setHead(Math.min(Math.max(cursor.head + asked.by, 0), columns.length - 1));
        else cursor.setCell(Math.min(Math.max(cursor.cell + asked.by, -1), columns.length - 1));
        return;
      case 'open':
      case 'select': {
        const head = columns[cursor.head];
        if (head !== undefined) {
          if (head.sort !== undefined) sortBy(head);
        } else if (asked.kind === 'open') open(cursor.row);
        else goTo(cursor.row);
        return;
      }
      case 'copyCell':
        copyCell();
    }
  }

  function copyCell(): void {
    const row = held.rows.at(cursor.row);
    const column = columns[cursor.lastCell];
    if (cursor.row >= 0 && row !== undefined && column !== undefined) copyByEvent(column.text(row));
  }

  function onKeyDown(event: KeyboardEvent): void {
    const asked = gridMove(event);
    if (asked === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    move(asked);
  }

  function onCopy(event: ClipboardEvent): void {
    const row = held.rows.at(cursor.row);
    // Text that was marked with the mouse is what one wants to copy.
    if (cursor.row < 0 || row === undefined || window.getSelection()?.isCollapsed === false) return;
    event.preventDefault();
    // All chosen columns, also those that a narrow window leaves out.
    event.clipboardData.setData('text/plain', rowAsTsv(props.columns, row));
  }

  function onClick(event: MouseEvent): void {
    const { index, column } = cellAt(event.target);
    if (index === undefined) return;
    cursor.pointAtCell(columns.findIndex((candidate) => candidate.id === column));
    select(index);
  }

  function onDoubleClick(event: MouseEvent): void {
    const { index } = cellAt(event.target);
    if (index !== undefined) open(index);
  }

  /** Heads and links are no tab stops: pressing them leaves the keyboard where it is, in the grid. */
  function onMouseDown(event: MouseEvent): void {
    if (!(event.target instanceof Element) || event.target.closest('button, a') === null) return;
    event.preventDefault();
    scroller.current?.focus();
  }

  const activeIndex = visible.items.some((item) => item.index === cursor.row) ? cursor.row : undefined;
  return (
    <div className="vt" data-stale={props.stale || undefined} data-pointed={pointed || undefined}>
      <div
        ref={scroller}
        role="grid"
        tabIndex={0}
        className="vt-grid"
        aria-label={props.label}
        aria-rowcount={held.rows.length + 1}
        aria-colcount={columns.length}
        aria-activedescendant={activeId(id, columns, cursor.head, cursor.cell, activeIndex)}
        onKeyDown={onKeyDown}
        onCopy={onCopy}
        onMouseDown={onMouseDown}
        onClick={onClick}
        onDoubleClick={onDoubleClick}
        onContextMenu={onClick}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
        onPointerEnter={() => setPointed(true)}
        onPointerLeave={() => setPointed(false)}
        style={gridStyle(columns)}
      >
        <div role="rowgroup" className="vt-top">
          <TableHead id={id} columns={columns} sort={sort} active={cursor.head} onSort={sortBy} />
        </div>
        <div role="rowgroup" className="vt-body" style={{ height: visible.totalHeight }}>
          {visible.items.map((item) => {
            const row = held.rows.at(item.index);
            if (row === undefined) return null;
            const key = rowKey(row);
            return (
              <TableRow
                key={key}
                row={row}
                index={item.index}
                id={`${id}-${item.index}`}
                top={item.index * rowHeight}
                columns={columns}
                selected={item.index === cursor.row}
                gone={held.gone.has(key)}
                cell={item.index === cursor.row && cursor.head < 0 ? cursor.cell : -1}
                className={rowClass?.(row)}
                span={span}
              />
            );
          })}
        </div>
      </div>
      {held.rows.length === 0 && <div className="vt-empty">{props.empty}</div>}
    </div>
  );
}

function useSortOrder<Row>(
  rows: RowSource<Row>,
  columns: readonly Column<Row>[],
  sort: Sort | undefined,
): Uint32Array | undefined {
  return useMemo(() => {
    const column = columns.find((candidate) => candidate.id === sort?.column);
    if (sort === undefined || column?.sort === undefined) return undefined;
    return sortRows(rows, column.sort, sort.direction);
  }, [rows, columns, sort]);
}

function useHeldNote(moves: number, sortNow: () => void, onHeld: ((note: HeldNote | undefined) => void) | undefined) {
  useEffect(() => {
    onHeld?.(moves === 0 ? undefined : { moves, sortNow });
  }, [moves, sortNow, onHeld]);
}

function nextSort<Row>(column: Column<Row>, sort: Sort | undefined): Sort {
  const first = column.firstDirection ?? (column.align === 'end' ? 'descending' : 'ascending');
  if (sort?.column !== column.id) return { column: column.id, direction: first };
  return { column: column.id, direction: sort.direction === 'ascending' ? 'descending' : 'ascending' };
}

/** Handed down as custom properties: one place sets the widths of the heads and of every row. */
function gridStyle<Row>(columns: readonly Column<Row>[]): CSSProperties & Record<`--${string}`, string> {
  return { '--vt-columns': columnTemplate(columns), '--vt-width': `${leastWidth(columns)}px` };
}

function cellAt(target: EventTarget): { index?: number; column?: string | undefined } {
  if (!(target instanceof Element)) return {};
  const index = target.closest('[data-index]')?.getAttribute('data-index');
  if (index === null || index === undefined) return {};
  return { index: Number(index), column: target.closest('[data-column]')?.getAttribute('data-column') ?? undefined };
}

/** The element the keyboard stands on, where it is drawn: an id of what is scrolled away would point at nothing. */
function activeId<Row>(
  id: string,
  columns: readonly Column<Row>[],
  head: number,
  cell: number,
  row: number | undefined,
): string | undefined {
  const headColumn = columns[head];
  if (headColumn !== undefined) return `${id}-head-${headColumn.id}`;
  if (row === undefined) return undefined;
  const cellColumn = columns[cell];
  return cellColumn === undefined ? `${id}-${row}` : `${id}-${row}-${cellColumn.id}`;
}
