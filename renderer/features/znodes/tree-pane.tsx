import { ChevronsUp, ListCollapse, ListFilter } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { withinChroot, znodeLineage } from '../../../shared/domain/znode-path.ts';
import { formatCount } from '../../../shared/text/numbers.ts';
import { useCommands } from '../../app/commands.ts';
import { errorText, useText } from '../../app/i18n.tsx';
import { useNow } from '../../app/times.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { SearchInput } from '../../ui/input.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import type { TreeRow } from '../../ui/tree/tree-row.ts';
import { type TreeHandle, VirtualTree } from '../../ui/tree/virtual-tree.tsx';
import { recentChanges } from './recent-changes.ts';
import { dressRows } from './row-looks.tsx';
import { manyChildren, treeRows, type ZnodeRow } from './tree-rows.ts';
import { useFamilies } from './use-families.ts';
import { useStatsInSight } from './use-stats-in-sight.ts';
import { closeZnode, openZnodes, setZnodesScreen, useZnodesScreen } from './znodes-screen.ts';

/** The tree: lazy, live for what is open and in sight, complete by keyboard. */
export function TreePane({
  cluster,
  chroot,
  path,
  onSelect,
  onEdit,
}: {
  cluster: string;
  chroot: string;
  path: string;
  onSelect(path: string): void;
  onEdit(): void;
}) {
  const t = useText();
  const screen = useZnodesScreen(cluster);
  const { open, families, filter, above, stats, feed, drafts } = screen;
  const root = above ? '/' : chroot;
  const troubles = useFamilies(cluster, open);
  const tree = useRef<TreeHandle>(null);
  const box = useRef<HTMLDivElement>(null);
  const nowMs = useNow();

  const bare = useMemo(
    () => treeRows({ root, open, families, failed: new Set(Object.keys(troubles)), filter }),
    [root, open, families, troubles, filter],
  );
  const { from, to, onLastVisible } = useStatsInSight(cluster, bare);
  const recent = recentChanges(feed, nowMs);
  // Ages tick by themselves; only a mark that fades makes the lines anew.
  const dressedAtMs = recent.size === 0 ? 0 : nowMs;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `recent` follows from feed and time
  const rows = useMemo(
    () => dressRows(bare, from, to, { t, chroot, stats, recent, drafts, nowMs: dressedAtMs, noteOf }),
    [bare, from, to, t, chroot, stats, drafts, feed, dressedAtMs],
  );

  // What was chosen elsewhere (a link, the go-to box, going back) comes into sight once its line is there.
  const shownPath = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (shownPath.current === path || !bare.some((row) => row.key === path)) return;
    shownPath.current = path;
    tree.current?.reveal(path);
  }, [path, bare]);

  function noteOf(row: ZnodeRow): ReactNode {
    const { says } = row;
    if (says?.kind === 'waiting') return t('znodes.tree.waiting');
    const trouble = troubles[row.path];
    if (says?.kind === 'failed') return trouble && <span className="bad cut">{errorText(t, trouble).what}</span>;
    if (says?.kind !== 'many') return null;
    const total = formatCount(says.total);
    return (
      <>
        <ListFilter aria-hidden="true" />
        {filter === ''
          ? t('znodes.tree.many', { total })
          : t('znodes.tree.manyFiltered', { shown: formatCount(says.shown), total })}
        <button type="button" className="link" onClick={focusFilter}>
          {t('znodes.tree.find')}
        </button>
        <button type="button" className="link" onClick={() => goToNewest(row.path)}>
          {t('znodes.tree.newest')}
        </button>
      </>
    );
  }

  function focusFilter() {
    box.current?.querySelector('input')?.focus();
  }
  /** Sequential nodes sort by number, so the newest is the last one. */
  function goToNewest(parent: string) {
    const last = bare.findLast((row) => row.kind === 'node' && row.path !== parent && isChildOf(row.path, parent));
    if (last === undefined) return;
    select(last.path);
    tree.current?.reveal(last.key);
    tree.current?.focus();
  }
  /** Chosen here, it is in sight already: no need to look for its line. */
  function select(next: string) {
    shownPath.current = next;
    onSelect(next);
  }
  function toggle(row: TreeRow) {
    if (!row.expanded) {
      openZnodes(cluster, [row.key]);
      return;
    }
    closeZnode(cluster, row.key);
    // The selection is never hidden in something closed.
    if (path !== row.key && path.startsWith(row.key === '/' ? '/' : `${row.key}/`)) onSelect(row.key);
  }
  function toggleAbove() {
    setZnodesScreen(cluster, { above: !above });
    openZnodes(cluster, znodeLineage(chroot));
    if (above && withinChroot(chroot, path) === null) onSelect(chroot);
  }
  function collapse() {
    setZnodesScreen(cluster, { open: new Set(above ? znodeLineage(chroot) : [chroot]) });
  }

  useCommands([
    { id: 'znodes.filter', title: t('znodes.filter'), keys: '/', group: 'view', run: focusFilter },
    {
      id: 'znodes.filter.find',
      title: t('znodes.filter'),
      keys: 'mod+f',
      group: 'view',
      run: focusFilter,
      inFields: true,
    },
  ]);

  return (
    <>
      <Toolbar label={t('znodes.tree.toolbar')}>
        <div ref={box} className="znodes-filter">
          <SearchInput
            icon={ListFilter}
            label={t('znodes.filter')}
            placeholder={t('znodes.filter')}
            value={filter}
            onChange={(next) => setZnodesScreen(cluster, { filter: next })}
          />
        </div>
        {chroot !== '/' && (
          <IconButton icon={ChevronsUp} label={t('znodes.tree.above')} aria-pressed={above} onClick={toggleAbove} />
        )}
        <IconButton icon={ListCollapse} label={t('znodes.tree.collapse')} onClick={collapse} />
      </Toolbar>
      <VirtualTree
        handle={tree}
        label={t('znodes.tree.label')}
        rows={rows}
        selectedKey={path}
        onSelect={(row) => select(row.key)}
        onToggle={toggle}
        onOpenLevel={(level) =>
          openZnodes(
            cluster,
            level.slice(0, manyChildren).map((row) => row.key),
          )
        }
        onEdit={onEdit}
        copyText={(row) => row.key}
        onLastVisible={onLastVisible}
      />
    </>
  );
}

function isChildOf(path: string, parent: string): boolean {
  const prefix = parent === '/' ? '/' : `${parent}/`;
  return path.startsWith(prefix) && !path.slice(prefix.length).includes('/');
}
