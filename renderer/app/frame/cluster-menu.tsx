import { ChevronDown, Database, Link, Lock, Plug, Unplug } from 'lucide-react';
import type { ClusterStatus } from '../../../shared/contract/index.ts';
import { Menu } from '../../ui/menu.tsx';
import { EnvironmentChip } from '../environment-chip.tsx';
import { useText } from '../i18n.tsx';
import { call, useLive } from '../live.ts';
import { navigate } from '../route.ts';
import { reportError } from '../toasts.ts';

/** Which cluster this window looks at, the others that are open, and the way to the first screen. */
export function ClusterMenu({ status }: { status: ClusterStatus }) {
  const t = useText();
  const others = useLive('clusters.open.list', {}).value?.filter(({ cluster }) => cluster !== status.cluster) ?? [];

  function closeConnection() {
    call('clusters.close', { cluster: status.cluster })
      .then(() => navigate({ view: 'connect' }))
      .catch(reportError);
  }

  return (
    <Menu
      trigger={
        <button type="button" className="cluster">
          <span className="vh">{t('app.cluster.menu')}</span>
          <Database aria-hidden="true" />
          <span className="cut">{status.name}</span>
          <EnvironmentChip environment={status.environment} />
          {status.readOnly && (
            <span className="badge line">
              <Lock aria-hidden="true" />
              <span className="hide-n">{t('app.cluster.readOnly')}</span>
            </span>
          )}
          <ChevronDown aria-hidden="true" className="m" />
        </button>
      }
      items={[
        ...(others.length > 0 ? [{ heading: t('app.cluster.others') }] : []),
        ...others.map((other) => ({
          id: other.cluster,
          icon: Database,
          label: other.name,
          hint: other.environment.toUpperCase(),
          onSelect: () => navigate({ view: 'topics', cluster: other.cluster }),
        })),
        ...(others.length > 0 ? [{ line: true as const }] : []),
        {
          id: 'connect',
          icon: Plug,
          label: t('app.cluster.connectAnother'),
          onSelect: () => navigate({ view: 'connect' }),
        },
        {
          id: 'copy-link',
          icon: Link,
          label: t('app.cluster.copyLink'),
          onSelect: () => void navigator.clipboard.writeText(location.hash).catch(reportError),
        },
        { line: true },
        { id: 'close', icon: Unplug, label: t('app.cluster.close'), onSelect: closeConnection },
      ]}
    />
  );
}
