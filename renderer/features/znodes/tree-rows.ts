import { joinZnodePath, parentZnodePath, znodeName } from '../../../shared/domain/znode-path.ts';
import type { TreeRow } from '../../ui/tree/tree-row.ts';
import type { Family } from './families.ts';

/** What a line of words in the tree is about. */
export type TreeNote =
  | { kind: 'waiting' }
  | { kind: 'failed' }
  /** A long list: all are there, `shown` of them pass the filter. */
  | { kind: 'many'; shown: number; total: number };

/** `position` among its `siblings` becomes the row's `place` only for the lines on screen: a list may have 100,000. */
export type ZnodeRow = TreeRow & { path: string; position: number; siblings: number; says?: TreeNote };

export type TreeInput = {
  /** Where the tree begins: the chroot, or `/`. */
  root: string;
  open: ReadonlySet<string>;
  families: Readonly<Record<string, Family>>;
  /** Open nodes whose children could not be read. */
  failed: ReadonlySet<string>;
  /** Part of a name, in any case; empty shows all. */
  filter: string;
};

/** More children than this get a line that says how many there are. */
export const manyChildren = 200;

/** The visible lines of the tree, without what their Stats add: those are put in only for the lines on screen. */
export function treeRows(input: TreeInput): ZnodeRow[] {
  const rows: ZnodeRow[] = [];
  const filter = input.filter.toLowerCase();
  addNode(
    rows,
    { ...input, filter },
    { path: input.root, label: input.root, depth: 0, position: 1, siblings: 1 },
    true,
  );
  return rows;
}

type Place = Pick<ZnodeRow, 'path' | 'label' | 'depth' | 'position' | 'siblings'>;

/** Adds an open or a matching node; an open one that does not fit stays only when something below it does. */
function addNode(rows: ZnodeRow[], input: TreeInput, place: Place, fits: boolean): boolean {
  const at = rows.length;
  const { path, depth } = place;
  const family = input.families[path];
  const expanded = input.open.has(path);
  rows.push({ ...place, key: path, kind: 'node', expandable: expanded || (family?.total ?? 0) > 0, expanded });
  if (expanded) addChildren(rows, input, path, depth + 1, family);
  // A note alone is no reason to show its node.
  if (fits || rows.slice(at + 1).some((row) => row.kind === 'node')) return true;
  rows.length = at;
  return false;
}

function addChildren(rows: ZnodeRow[], input: TreeInput, path: string, depth: number, family: Family | undefined) {
  if (family === undefined) {
    rows.push(note(path, depth, { kind: input.failed.has(path) ? 'failed' : 'waiting' }));
    return;
  }
  const long = family.total > manyChildren;
  const at = rows.length;
  if (long) rows.push(note(path, depth, { kind: 'many', shown: family.total, total: family.total }));
  const openNames = namesBelow(input.open, path);
  const siblings = family.names.length;
  let shown = 0;
  // A plain loop that makes nothing for what does not match: this runs over 100,000 names at each letter of a filter.
  for (let index = 0; index < siblings; index += 1) {
    const label = family.names[index] ?? '';
    const fits = input.filter === '' || label.toLowerCase().includes(input.filter);
    const isOpen = openNames.has(label);
    if (!fits && !isOpen) continue;
    const place = { path: joinZnodePath(path, label), label, depth, position: index + 1, siblings };
    const isGone = family.gone.has(label);
    if (isOpen && !isGone) {
      if (addNode(rows, input, place, fits)) shown += 1;
    } else if (fits) {
      const { path: key } = place;
      const gone = isGone ? { gone: true } : undefined;
      rows.push({ ...place, key, kind: 'node', expandable: false, expanded: false, ...gone });
      shown += 1;
    }
  }
  if (long) rows[at] = note(path, depth, { kind: 'many', shown, total: family.total });
}

/** The last segments of the open nodes right below a path. */
function namesBelow(open: ReadonlySet<string>, parent: string): ReadonlySet<string> {
  return new Set([...open].flatMap((path) => (parentZnodePath(path) === parent ? [znodeName(path)] : [])));
}

function note(path: string, depth: number, says: TreeNote): ZnodeRow {
  return {
    key: `${path} ${says.kind}`,
    path,
    depth,
    label: '',
    kind: 'note',
    expandable: false,
    expanded: false,
    position: 0,
    siblings: 0,
    says,
  };
}
