import { joinZnodePath, znodeName } from '../../../shared/domain/znode-path.ts';
import type { TreeRow } from '../../ui/tree/tree-row.ts';
import type { Family } from './families.ts';

/** What a line of words in the tree is about. */
export type TreeNote =
  | { kind: 'waiting' }
  | { kind: 'failed' }
  /** A long list: all are there, `shown` of them pass the filter. */
  | { kind: 'many'; shown: number; total: number };

export type ZnodeRow = TreeRow & { path: string; says?: TreeNote };

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
  addNode(rows, input, { path: input.root, label: input.root, depth: 0, gone: false, position: 1, of: 1 });
  return rows;
}

type Place = { path: string; label: string; depth: number; gone: boolean; position: number; of: number };

/** Adds a node with what is open below it; with a filter only when it or something below matches. Says whether it did. */
function addNode(rows: ZnodeRow[], input: TreeInput, place: Place): boolean {
  const { path, label, depth, gone, position, of } = place;
  const expanded = input.open.has(path) && !gone;
  const at = rows.length;
  const family = input.families[path];
  rows.push({
    key: path,
    path,
    depth,
    label,
    kind: 'node',
    expandable: expanded || (family !== undefined && family.total > 0),
    expanded,
    place: { position, of },
    ...(gone && { gone: true }),
  });
  if (expanded) addChildren(rows, input, path, depth + 1, family);
  const fits = depth === 0 || input.filter === '' || matches(znodeName(path), input.filter);
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
  let shown = 0;
  for (const [index, name] of family.names.entries()) {
    const added = addNode(rows, input, {
      path: joinZnodePath(path, name),
      label: name,
      depth,
      gone: family.gone.has(name),
      position: index + 1,
      of: family.names.length,
    });
    if (added) shown += 1;
  }
  if (long) rows[at] = note(path, depth, { kind: 'many', shown, total: family.total });
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
    says,
  };
}

function matches(name: string, filter: string): boolean {
  return name.toLowerCase().includes(filter.toLowerCase());
}
