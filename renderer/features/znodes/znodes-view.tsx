import { type ReactNode, useEffect, useRef } from 'react';
import { withinChroot, znodeLineage } from '../../../shared/domain/znode-path.ts';
import { formatCount } from '../../../shared/text/numbers.ts';
import { useCluster, useReadOnly } from '../../app/cluster.tsx';
import { useCommands } from '../../app/commands.ts';
import { useText } from '../../app/i18n.tsx';
import { LiveFoot } from '../../app/live-foot.tsx';
import { navigate } from '../../app/route.ts';
import { useViewState } from '../../app/settings.ts';
import { showToast } from '../../app/toasts.ts';
import { useMedia } from '../../app/use-media.ts';
import { Dot } from '../../ui/dot.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Split } from '../../ui/splitter.tsx';
import { AclPane } from './acl-pane.tsx';
import { chrootOf } from './chroot-of.ts';
import { beginDraft } from './draft.ts';
import { FeedPane } from './feed-pane.tsx';
import { NoZooKeeper } from './no-zookeeper.tsx';
import { NodePane } from './node-pane.tsx';
import { StatPane } from './stat-pane.tsx';
import { TreePane } from './tree-pane.tsx';
import { useNode } from './use-node.ts';
import { useTreeState } from './use-tree-state.ts';
import { openZnodes, setDraft, setZnodesScreen, useZnodesScreen } from './znodes-screen.ts';
import './znodes.css';

const treeWidth = { first: 318, min: 220, max: 640 };
const factsWidth = { first: 322, min: 260, max: 520 };
/** Below this the third column is a tab of the second. */
const twoColumns = '(max-width: 1200px)';
/** Steps of the arrow keys in quick succession are one step of the history. */
const quickMs = 800;

/** ZooKeeper as a tree: what each znode is, its data and Stat, live. */
export function ZnodesView({ cluster, path }: { cluster: string; path: string }): ReactNode {
  const { zookeeper } = useCluster();
  return zookeeper.state === 'absent' ? <NoZooKeeper /> : <Znodes cluster={cluster} path={path} />;
}

function Znodes({ cluster, path: asked }: { cluster: string; path: string }) {
  const t = useText();
  const { zookeeper, zookeeperConnect } = useCluster();
  const readOnly = useReadOnly();
  const chroot = chrootOf(zookeeperConnect);
  const { above, families, feed, drafts, tab } = useZnodesScreen(cluster);
  const path = asked === '/' && !above ? chroot : asked;
  const node = useNode(cluster, chroot, path);
  const state = useTreeState(Object.keys(families).length > 0);
  const narrow = useMedia(twoColumns);
  const [tree, setTree] = useViewState('znodes.tree', treeWidth.first);
  const [facts, setFacts] = useViewState('znodes.facts', factsWidth.first);
  const movedAtMs = useRef(0);
  const value = node.value?.path === path ? node.value : undefined;
  const draft = drafts[path];
  const hasTab = tab === 'stat' ? narrow : tab !== 'edit' || draft !== undefined;
  const shownTab = hasTab ? tab : 'tree';
  const loaded = Object.values(families).reduce((sum, family) => sum + family.total, 1);

  useEffect(() => {
    if (withinChroot(chroot, path) === null) setZnodesScreen(cluster, { above: true });
    openZnodes(cluster, [chroot, ...znodeLineage(path).slice(0, -1)]);
  }, [cluster, chroot, path]);

  function select(next: string) {
    const replace = Date.now() - movedAtMs.current < quickMs;
    movedAtMs.current = Date.now();
    navigate({ view: 'zookeeper', cluster, path: next }, { replace });
  }

  function edit() {
    if (value === undefined || readOnly) return;
    const begun = draft ?? beginDraft(value);
    if (begun === null) {
      showToast({ tone: 'warn', message: { key: 'znodes.edit.notText' } });
      return;
    }
    setDraft(cluster, path, begun);
    setZnodesScreen(cluster, { tab: 'edit' });
  }

  useCommands([
    {
      id: 'znodes.edit',
      title: t('znodes.edit.start'),
      keys: 'f2',
      group: 'action',
      run: edit,
      enabled: value !== undefined && !readOnly,
    },
  ]);

  const factsPane = (
    <>
      {value && <StatPane stat={value.stat} />}
      {value && <AclPane acl={value.acl} />}
      <FeedPane cluster={cluster} feed={feed} />
    </>
  );

  return (
    <>
      <PageHead
        title="ZooKeeper"
        facts={
          <>
            <span>
              {zookeeper.state === 'up' ? t('znodes.head.connected') : t('znodes.head.tried')}{' '}
              <b>{zookeeper.address}</b>
            </span>
            <span>
              chroot <b>{chroot}</b>
            </span>
          </>
        }
      />
      <div className="znodes" data-old={state.down !== undefined || undefined}>
        <section className="znodes-tree col" style={{ width: tree }} aria-label={t('znodes.tree.label')}>
          <TreePane cluster={cluster} chroot={chroot} path={path} onSelect={select} onEdit={edit} />
        </section>
        <Split
          side="left"
          width={tree}
          onWidth={setTree}
          {...treeWidth}
          resetTo={treeWidth.first}
          label={t('znodes.split.tree')}
        />
        <NodePane
          cluster={cluster}
          chroot={chroot}
          path={path}
          node={node}
          down={state.down}
          draft={draft}
          tab={shownTab}
          onTab={(next) => setZnodesScreen(cluster, { tab: next })}
          onEdit={edit}
          facts={narrow ? factsPane : null}
        />
        {!narrow && (
          <>
            <Split
              side="right"
              width={facts}
              onWidth={setFacts}
              {...factsWidth}
              resetTo={factsWidth.first}
              label={t('znodes.split.facts')}
            />
            <aside className="znodes-facts col panel" style={{ width: facts }} aria-label={t('znodes.facts')}>
              {factsPane}
            </aside>
          </>
        )}
      </div>
      <LiveFoot cached={state}>
        <Dot tone="info" />
        {t('znodes.foot.live')}
        <span className="sp" />
        {t('znodes.foot.loaded', { count: loaded, shown: formatCount(loaded) })}
      </LiveFoot>
    </>
  );
}
