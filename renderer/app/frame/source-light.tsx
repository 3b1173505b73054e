import { RefreshCw } from 'lucide-react';
import type { Light } from '../../../shared/contract/index.ts';
import { formatAge } from '../../../shared/text/times.ts';
import { Button } from '../../ui/button.tsx';
import { Dot, type DotTone } from '../../ui/dot.tsx';
import { KeyValue, type KeyValueItem } from '../../ui/key-value.tsx';
import { Popover } from '../../ui/popover.tsx';
import { useCluster } from '../cluster.tsx';
import { errorText, type Text, useLanguage, useText } from '../i18n.tsx';
import { call } from '../live.ts';
import { useNow } from '../times.ts';
import { reportError } from '../toasts.ts';

type SourceName = 'kafka' | 'zookeeper';

const names: Record<SourceName, string> = { kafka: 'Kafka', zookeeper: 'ZooKeeper' };

/** One source's light: a mark and a word; behind it the address, the last error, the next try. */
export function SourceLight({ source, light }: { source: SourceName; light: Light }) {
  const t = useText();
  const kraft = useCluster().mode === 'kraft' && light.state === 'absent';
  const word = kraft ? t('app.light.kraft') : shortWord(t, light);
  return (
    <Popover
      label={names[source]}
      width={340}
      trigger={
        <button type="button" className="light">
          <Dot tone={tone(light)} />
          {names[source]}
          {word && <span className="tn hide-s">{word}</span>}
          {light.state !== 'up' && <span className="vh">{t(`app.light.${light.state}`)}</span>}
        </button>
      }
    >
      <LightDetail source={source} light={light} kraft={kraft} />
    </Popover>
  );
}

function LightDetail({ source, light, kraft }: { source: SourceName; light: Light; kraft: boolean }) {
  const t = useText();
  const language = useLanguage();
  const now = useNow();
  const { cluster } = useCluster();
  const error = light.error && errorText(t, light.error);
  const items: KeyValueItem[] = [
    { name: t('app.light.state'), value: kraft ? t('app.light.kraftWhy') : stateText(t, light) },
    ...(light.address ? [{ name: t('app.light.address'), value: light.address, mono: true }] : []),
    { name: t('app.light.since'), value: t('app.light.ago', { age: formatAge(now - light.sinceMs, language) }) },
    ...(light.nextTryAtMs && light.nextTryAtMs > now
      ? [
          {
            name: t('app.light.nextTry'),
            value: t('app.light.in', { age: formatAge(light.nextTryAtMs - now, language) }),
          },
        ]
      : []),
  ];
  return (
    <div className="light-detail">
      <h3>{names[source]}</h3>
      <KeyValue items={items} />
      {error && (
        <div className="note-box bad">
          <div>
            <b className="b">{error.what}</b> {error.next}
            {light.error?.detail && <p className="mono m2">{light.error.detail}</p>}
          </div>
        </div>
      )}
      {light.state !== 'absent' && (
        <Button
          kind="line"
          icon={RefreshCw}
          onClick={() => call('clusters.reconnect', { cluster, source }).catch(reportError)}
        >
          {t('app.light.reconnect')}
        </Button>
      )}
    </div>
  );
}

function tone(light: Light): DotTone {
  if (light.state === 'up') return missing(light) ? 'warn' : 'ok';
  return light.state === 'connecting' ? 'warn' : light.state === 'down' ? 'bad' : 'off';
}

function missing(light: Light): boolean {
  return light.up !== undefined && light.known !== undefined && light.up < light.known;
}

function shortWord(t: Text, light: Light): string {
  if (light.state !== 'up') return t(`app.light.${light.state}`);
  return light.known !== undefined && light.up !== undefined ? `${light.up}/${light.known}` : '';
}

function stateText(t: Text, light: Light): string {
  if (light.state !== 'up' || light.known === undefined || light.up === undefined) return t(`app.light.${light.state}`);
  return t('app.light.answering', { up: light.up, known: light.known, count: light.known });
}
