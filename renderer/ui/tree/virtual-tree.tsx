import {
  type ClipboardEvent,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import { findKey } from '../table/row-view.ts';
import { useRowWindow } from '../table/use-row-window.ts';
import { TreeItem } from './tree-item.tsx';
import { type TreeMove, treeMove } from './tree-keys.ts';
import type { TreeRow } from './tree-row.ts';
import { closedSiblings, findByTyping, nextNode, parentOf } from './tree-walk.ts';

const rowHeight = 22;
const typingPauseMs = 700;

export type TreeHandle = { focus(): void; reveal(key: string): void };

type TreeProps = {
  /** Names the tree for those who cannot see it. */
  label: string;
  /** The visible lines, top to bottom. The same object while nothing changed. */
  rows: readonly TreeRow[];
  selectedKey: string | undefined;
  onSelect(row: TreeRow): void;
  /** Opens or closes a node. */
  onToggle(row: TreeRow): void;
  /** Enter or a double click on a node that has nothing to open; without it Enter opens and closes. */
  onOpen?(row: TreeRow): void;
  /** `*`: opens the closed nodes of one level. */
  onOpenLevel?(rows: readonly TreeRow[]): void;
  /** F2. */
  onEdit?(row: TreeRow): void;
  /** What Ctrl/Cmd+C copies of the selected node; its label without it. */
  copyText?(row: TreeRow): string;
  /** Told the last line on screen, so that the owner can load more before it is reached. */
  onLastVisible?(index: number): void;
  handle?: Ref<TreeHandle>;
};

function keyOf(row: TreeRow): string {
  return row.key;
}

/** A tree of any size: its owner lists the visible lines, only those on screen are drawn. One tab stop, complete by keyboard. */
export function VirtualTree(props: TreeProps): ReactNode {
  const { rows, selectedKey, onLastVisible } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const typed = useRef({ text: '', atMs: 0 });
  const [pointed, setPointed] = useState(false);
  const [near, setNear] = useState(0);
  const selected = useMemo(() => findKey(rows, keyOf, selectedKey, near), [rows, selectedKey, near]);
  const visible = useRowWindow({
    scroller,
    rows,
    rowKey: keyOf,
    rowHeight,
    headHeight: 0,
    arrangement: undefined,
    stickToEnd: false,
    stickToTop: false,
    pointed,
  });
  const lastVisible = visible.items.at(-1)?.index ?? -1;

  useEffect(() => {
    if (lastVisible >= 0) onLastVisible?.(lastVisible);
  }, [lastVisible, onLastVisible]);

  useImperativeHandle(
    props.handle,
    () => ({
      focus: () => scroller.current?.focus(),
      reveal(key) {
        const index = findKey(rows, keyOf, key, 0);
        if (index >= 0) visible.reveal(index);
      },
    }),
    [rows, visible.reveal],
  );

  function select(index: number): void {
    const row = rows[index];
    if (row?.kind !== 'node') return;
    setNear(index);
    props.onSelect(row);
    visible.reveal(index);
  }

  function open(row: TreeRow): void {
    if (props.onOpen !== undefined && !row.expandable) props.onOpen(row);
    else if (row.expandable) props.onToggle(row);
  }

  function move(asked: TreeMove): void {
    const row = rows[selected];
    switch (asked.kind) {
      case 'step':
        select(nextNode(rows, selected, asked.by));
        return;
      case 'page':
        select(nextNode(rows, selected, asked.by * visible.pageRows()));
        return;
      case 'first':
        select(nextNode(rows, -1, 1));
        return;
      case 'last':
        select(nextNode(rows, rows.length, -1));
        return;
      case 'in':
        if (row?.expandable === true && !row.expanded) props.onToggle(row);
        else if (row?.expanded === true && (rows[selected + 1]?.depth ?? 0) > row.depth)
          select(nextNode(rows, selected, 1));
        return;
      case 'out':
        if (row?.expanded === true) props.onToggle(row);
        else select(parentOf(rows, selected));
        return;
      case 'parent':
        select(parentOf(rows, selected));
        return;
      case 'openLevel':
        props.onOpenLevel?.(closedSiblings(rows, selected));
        return;
      case 'open':
        if (row !== undefined) open(row);
        return;
      case 'edit':
        if (row !== undefined) props.onEdit?.(row);
        return;
      case 'type':
        select(findByTyping(rows, selected, typedSoFar(asked.text)));
    }
  }

  function typedSoFar(letter: string): string {
    const now = performance.now();
    const text = now - typed.current.atMs > typingPauseMs ? letter : typed.current.text + letter;
    typed.current = { text, atMs: now };
    return text;
  }

  function onKeyDown(event: KeyboardEvent): void {
    // Keys of a link inside a note are the link's.
    if (event.target !== event.currentTarget) return;
    const asked = treeMove(event);
    if (asked === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    move(asked);
  }

  function onCopy(event: ClipboardEvent): void {
    const row = rows[selected];
    if (row === undefined || window.getSelection()?.isCollapsed === false) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', props.copyText?.(row) ?? row.label);
  }

  function onClick(event: MouseEvent): void {
    const { index, twisty } = lineAt(event.target);
    if (index === undefined) return;
    select(index);
    const row = rows[index];
    if (twisty && row !== undefined) props.onToggle(row);
  }

  function onDoubleClick(event: MouseEvent): void {
    const { index, twisty } = lineAt(event.target);
    const row = index === undefined ? undefined : rows[index];
    if (row !== undefined && !twisty) open(row);
  }

  const drawn = visible.items.some((item) => item.index === selected);
  return (
    <div
      ref={scroller}
      role="tree"
      tabIndex={0}
      className="vtree"
      aria-label={props.label}
      aria-activedescendant={drawn ? `${id}-${selected}` : undefined}
      onKeyDown={onKeyDown}
      onCopy={onCopy}
      onClick={onClick}
      onDoubleClick={onDoubleClick}
      onPointerEnter={() => setPointed(true)}
      onPointerLeave={() => setPointed(false)}
    >
      <div role="none" className="vtree-body" style={{ height: visible.totalHeight }}>
        {visible.items.map((item) => {
          const row = rows[item.index];
          return (
            row !== undefined && (
              <TreeItem
                key={row.key}
                row={row}
                index={item.index}
                id={`${id}-${item.index}`}
                top={item.index * rowHeight}
                selected={item.index === selected}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

function lineAt(target: EventTarget): { index?: number; twisty: boolean } {
  if (!(target instanceof Element)) return { twisty: false };
  const index = target.closest('[data-index]')?.getAttribute('data-index');
  if (index === null || index === undefined) return { twisty: false };
  return { index: Number(index), twisty: target.closest('[data-twisty]') !== null };
}
