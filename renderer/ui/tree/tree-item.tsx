// biome-ignore-all lint/a11y/useFocusableInteractive: the grid or tree holds the focus and names its active descendant
import { ChevronDown, ChevronRight } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import type { TreeRow } from './tree-row.ts';

const indent = 14;
const inset = 8;

type ItemProps = { row: TreeRow; index: number; id: string; top: number; selected: boolean };

function Item({ row, index, id, top, selected }: ItemProps): ReactNode {
  const style = { transform: `translateY(${top}px)`, paddingLeft: inset + row.depth * indent };
  if (row.kind === 'note') {
    return (
      // The words of a note may hold links, which a treeitem must not: it stands beside the nodes, not among them.
      <div role="none" className="tree-row tree-note" style={style}>
        {row.note ?? row.label}
      </div>
    );
  }
  const Twisty = row.expanded ? ChevronDown : ChevronRight;
  return (
    <div
      role="treeitem"
      id={id}
      className="tree-row"
      aria-level={row.depth + 1}
      aria-selected={selected}
      aria-expanded={row.expandable ? row.expanded : undefined}
      aria-posinset={row.place?.position}
      aria-setsize={row.place?.of}
      data-index={index}
      data-gone={row.gone || undefined}
      data-changed={row.changed || undefined}
      style={style}
    >
      <span className="tw" data-twisty={row.expandable || undefined}>
        {row.expandable && <Twisty className="i s" aria-hidden="true" />}
      </span>
      {row.icon}
      <span className={classNames('cut', 'name')} title={row.label}>
        {row.label}
      </span>
      {row.badge}
      {row.right !== undefined && <span className="n">{row.right}</span>}
    </div>
  );
}

/** One line of the tree; drawn again only when its row, place or selection changes. */
export const TreeItem = memo(Item);
