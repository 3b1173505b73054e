import { useCluster } from '../../app/cluster.tsx';
import { useText } from '../../app/i18n.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHead } from '../../ui/page-head.tsx';

/** Instead of the tree: a KRaft cluster keeps its metadata itself, or nobody has said where ZooKeeper is. */
export function NoZooKeeper() {
  const t = useText();
  const { mode, name } = useCluster();
  const kraft = mode === 'kraft';
  return (
    <>
      <PageHead title="ZooKeeper" />
      <EmptyState
        title={kraft ? t('znodes.none.kraft', { name }) : t('znodes.none.unknown', { name })}
        reason={kraft ? t('znodes.none.kraftWhy') : t('znodes.none.unknownWhy')}
      />
    </>
  );
}
