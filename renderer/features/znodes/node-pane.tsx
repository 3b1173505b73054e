import { Pencil } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Znode } from '../../../shared/contract/index.ts';
import { znodeMeaning } from '../../../shared/domain/znode-meaning.ts';
import type { AppError } from '../../../shared/errors.ts';
import { formatCount } from '../../../shared/text/numbers.ts';
import { useReadOnly } from '../../app/cluster.tsx';
import { ErrorPanel } from '../../app/error-panel.tsx';
import { useText } from '../../app/i18n.tsx';
import type { Cached } from '../../app/live.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { SkeletonRows } from '../../ui/skeleton-rows.tsx';
import { type TabItem, Tabs, tabId } from '../../ui/tabs.tsx';
import type { Draft } from './draft.ts';
import { EditPane } from './edit-pane.tsx';
import { Meaning } from './meaning.tsx';
import { PathCrumbs } from './path-crumbs.tsx';
import { nodeKind } from './stat-facts.ts';
import { ZnodeData } from './znode-data.tsx';
import type { NodeTab } from './znodes-screen.ts';

/** ZooKeeper's own default limit for the data of a node (jute.maxbuffer). */
const dataLimit = 1_048_576;

/** The node that is looked at: where it is, what Kafka means by it, its data, and the edit of it. */
export function NodePane({
  cluster,
  chroot,
  path,
  node,
  down,
  draft,
  tab,
  onTab,
  onEdit,
  facts,
}: {
  cluster: string;
  chroot: string;
  path: string;
  node: Cached<Znode> & { again(): void };
  /** Why ZooKeeper cannot be reached now: what is shown is old. */
  down: AppError | undefined;
  draft: Draft | undefined;
  tab: NodeTab;
  onTab(tab: NodeTab): void;
  onEdit(): void;
  /** Stat, ACL and feed, where they have no column of their own. */
  facts: ReactNode;
}) {
  const t = useText();
  const value = node.value?.path === path ? node.value : undefined;
  const meaning = znodeMeaning(chroot, path, value?.data ?? null);
  const deleted = node.error?.code === 'ZNODE_NOT_FOUND';

  const items: TabItem<NodeTab>[] = [
    { id: 'tree', label: 'JSON' },
    { id: 'text', label: t('znodes.data.text') },
    { id: 'hex', label: 'Hex' },
    ...(draft === undefined ? [] : [{ id: 'edit' as const, label: t('znodes.edit.tab') }]),
    ...(facts === null ? [] : [{ id: 'stat' as const, label: t('znodes.stat.tab') }]),
  ];
  return (
    <section className="znode-pane col sp" aria-label={t('znodes.node')}>
      <header className="znode-head">
        <PathCrumbs cluster={cluster} path={path} />
        {value && <Badge>{t(`znodes.kind.${nodeKind(value.stat)}`)}</Badge>}
        {value && <Badge>{t('znodes.version', { version: value.stat.version })}</Badge>}
        {deleted && value && <Badge tone="warn">{t('znodes.deleted')}</Badge>}
        <span className="sp" />
        <EditButton node={value} deleted={deleted} down={down !== undefined} secret={meaning.secret} onEdit={onEdit} />
      </header>
      <Meaning meaning={meaning} />
      {value === undefined ? (
        <Absent node={node} down={down} />
      ) : (
        <>
          <div className="znode-tabs">
            <Tabs label={t('znodes.data')} items={items} value={tab} onChange={onTab} />
            <span className="sub m">
              {t('znodes.data.size', { bytes: formatCount(value.stat.dataLength), limit: formatCount(dataLimit) })}
            </span>
          </div>
          <div
            role="tabpanel"
            aria-labelledby={tabId(tab)}
            className={classNames('znode-data col', (node.status === 'stale' || down !== undefined) && 'stale')}
          >
            {tab === 'stat' && facts}
            {tab === 'edit' && draft && (
              <EditPane key={path} cluster={cluster} node={value} draft={draft} meaning={meaning} />
            )}
            {tab !== 'stat' && tab !== 'edit' && (
              <ZnodeData key={path} node={value} mode={tab} secret={meaning.secret} />
            )}
          </div>
        </>
      )}
    </section>
  );
}

function EditButton({
  node,
  deleted,
  down,
  secret,
  onEdit,
}: {
  node: Znode | undefined;
  deleted: boolean;
  down: boolean;
  secret: boolean;
  onEdit(): void;
}) {
  const t = useText();
  const readOnly = useReadOnly();
  if (node === undefined) return null;
  const reason = readOnly
    ? t('znodes.readOnly')
    : deleted
      ? t('znodes.deleted')
      : down
        ? t('znodes.edit.down')
        : undefined;
  return (
    <Button kind="line" icon={Pencil} disabledReason={reason} onClick={onEdit} keys="f2">
      {t(secret ? 'znodes.edit.startSecret' : 'znodes.edit.start')}
    </Button>
  );
}

function Absent({ node, down }: { node: Cached<Znode> & { again(): void }; down: AppError | undefined }) {
  const t = useText();
  if (node.error !== undefined)
    return <ErrorPanel error={node.error} onRetry={node.again} now={t('znodes.treeWorks')} />;
  if (down !== undefined) return <ErrorPanel error={down} now={t('znodes.topicsWork')} />;
  return <SkeletonRows rows={6} label={t('znodes.waiting')} />;
}
