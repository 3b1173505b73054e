import type { ReactNode } from 'react';
import { formatAge, formatZone } from '../../../shared/text/times.ts';
import { Tooltip } from '../../ui/tooltip.tsx';
import { useCluster } from '../cluster.tsx';
import { useLanguage, useText } from '../i18n.tsx';
import { useLive } from '../live.ts';
import { saveSettings } from '../settings.ts';
import { useNow, useTimeZone } from '../times.ts';

/** The line at the bottom: address, release, mode, controller; zone of all times and age of the data. */
export function StatusBar() {
  const t = useText();
  const { bootstrap, zookeeperConnect, kafkaVersion, mode, controllerId } = useCluster();
  const addresses = (bootstrap || zookeeperConnect).split(',').filter(Boolean);
  return (
    <footer className="status">
      <span className="cut">
        {addresses.length > 1
          ? t('app.status.addresses', { first: addresses[0] ?? '', count: addresses.length - 1 })
          : addresses[0]}
      </span>
      {kafkaVersion && <span>Kafka {kafkaVersion}</span>}
      {mode !== 'unknown' && <span>{t(mode === 'kraft' ? 'app.status.kraft' : 'app.status.zookeeper')}</span>}
      {controllerId !== undefined && <span>{t('app.status.controller', { id: controllerId })}</span>}
      <span className="sp" />
      <ZoneSwitch />
      <DataAge />
    </footer>
  );
}

function ZoneSwitch() {
  const t = useText();
  const zone = useTimeZone();
  const now = useNow();
  return (
    <Tooltip side="top" text={t('app.status.zoneHint')}>
      <button
        type="button"
        className="link-plain"
        onClick={() => saveSettings({ timeZone: zone === 'utc' ? 'local' : 'utc' })}
      >
        {t(zone === 'utc' ? 'app.status.zoneUtc' : 'app.status.zoneLocal', { zone: formatZone(now, zone) })}
      </button>
    </Tooltip>
  );
}

/** The topic list is what the window always follows: its age tells whether data still comes. */
function DataAge(): ReactNode {
  const t = useText();
  const language = useLanguage();
  const now = useNow();
  const { cluster } = useCluster();
  const { atMs, status } = useLive('topics.list', { cluster });
  if (atMs === undefined) return null;
  return (
    <span className={status === 'stale' ? 'warn' : undefined}>
      {t('app.status.updated', { age: formatAge(now - atMs, language) })}
    </span>
  );
}
