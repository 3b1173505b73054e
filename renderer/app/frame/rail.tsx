import { FolderTree, Layers, type LucideIcon } from 'lucide-react';
import { formatCount } from '../../../shared/text/numbers.ts';
import { Tooltip } from '../../ui/tooltip.tsx';
import { useCluster } from '../cluster.tsx';
import { useText } from '../i18n.tsx';
import { useLive } from '../live.ts';
import { href, type Route, useRoute } from '../route.ts';
import { narrow, useMedia } from '../use-media.ts';

/** The sections that work. On a narrow window icons with tooltips. */
export function Rail() {
  const t = useText();
  const { cluster, mode } = useCluster();
  const { view } = useRoute();
  const topics = useLive('topics.list', { cluster }).value?.topics.length;
  return (
    <nav className="rail" aria-label={t('app.rail.label')}>
      <RailLink
        icon={Layers}
        label={t('app.rail.topics')}
        count={topics}
        to={{ view: 'topics', cluster }}
        current={view === 'topics' || view === 'topic'}
      />
      {mode !== 'kraft' && (
        <RailLink
          icon={FolderTree}
          label={t('app.rail.zookeeper')}
          to={{ view: 'zookeeper', cluster, path: '/' }}
          current={view === 'zookeeper'}
        />
      )}
    </nav>
  );
}

function RailLink({
  icon: Icon,
  label,
  count,
  to,
  current,
}: {
  icon: LucideIcon;
  label: string;
  count?: number | undefined;
  to: Route;
  current: boolean;
}) {
  const slim = useMedia(narrow);
  return (
    <Tooltip side="right" text={slim && label}>
      <a href={href(to)} aria-current={current ? 'page' : undefined} aria-label={slim ? label : undefined}>
        <Icon aria-hidden="true" />
        <span>{label}</span>
        {count !== undefined && <span className="n">{formatCount(count)}</span>}
      </a>
    </Tooltip>
  );
}
