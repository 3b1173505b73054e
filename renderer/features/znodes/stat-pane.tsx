import type { ZnodeStat } from '../../../shared/contract/index.ts';
import { formatCount } from '../../../shared/text/numbers.ts';
import { formatAge, formatDateTime } from '../../../shared/text/times.ts';
import { useLanguage, useText } from '../../app/i18n.tsx';
import { useNow, useTimeZone } from '../../app/times.ts';
import { KeyValue } from '../../ui/key-value.tsx';
import { childrenChangedMs, hex64, readZxid } from './stat-facts.ts';

/** The Stat of a znode: age first, then the date, then the transaction in halves and in hex; the counters in words. */
export function StatPane({ stat }: { stat: ZnodeStat }) {
  const t = useText();
  const counter = (name: 'version' | 'cversion' | 'aversion', count: number) => ({
    name,
    value: (
      <>
        {formatCount(count)}{' '}
        <span className="m">{count === 0 ? t(`znodes.stat.${name}.none`) : t(`znodes.stat.${name}`, { count })}</span>
      </>
    ),
  });
  return (
    <section aria-label={t('znodes.stat')}>
      <h2 className="sect">{t('znodes.stat')}</h2>
      <div className="znode-times">
        <Moment name="czxid" title={t('znodes.stat.created')} ms={stat.ctimeMs} zxid={stat.czxid} />
        <Moment name="mzxid" title={t('znodes.stat.dataChanged')} ms={stat.mtimeMs} zxid={stat.mzxid} />
        <Moment name="pzxid" title={t('znodes.stat.childrenChanged')} ms={childrenChangedMs(stat)} zxid={stat.pzxid} />
      </div>
      <div className="znode-counters">
        <KeyValue
          items={[
            counter('version', stat.version),
            counter('cversion', stat.cversion),
            counter('aversion', stat.aversion),
            {
              name: 'ephemeralOwner',
              mono: stat.ephemeralOwner !== 0n,
              value:
                stat.ephemeralOwner === 0n ? (
                  <>
                    0 <span className="m">{t('znodes.stat.noOwner')}</span>
                  </>
                ) : (
                  hex64(stat.ephemeralOwner)
                ),
            },
            { name: 'dataLength', value: `${formatCount(stat.dataLength)} B` },
            { name: 'numChildren', value: formatCount(stat.numChildren) },
          ]}
        />
      </div>
    </section>
  );
}

function Moment({ name, title, ms, zxid }: { name: string; title: string; ms: number | null; zxid: bigint }) {
  const t = useText();
  const language = useLanguage();
  const zone = useTimeZone();
  const now = useNow();
  const { epoch, txn, hex } = readZxid(zxid);
  // The first transactions of ZooKeeper itself have no time: 0 is not 1970.
  const known = ms !== null && ms > 0 ? ms : null;
  return (
    <div>
      <span>{title}</span>
      <b>{known === null ? t('znodes.stat.noTime') : t('znodes.ago', { age: formatAge(now - known, language) })}</b>
      <span className="m" title={known === null ? undefined : formatDateTime(known, zone)}>
        {known === null ? t('znodes.stat.noTimeWhy') : toTheSecond(formatDateTime(known, zone))}
      </span>
      <span className="m tn">{t('znodes.stat.zxid', { epoch, txn })}</span>
      <span className="m mono">{name}</span>
      <span className="m mono">{hex}</span>
    </div>
  );
}

/** The zone stands in the status bar, the milliseconds in the hover. */
function toTheSecond(moment: string): string {
  return moment.replace(/\.\d{3} .*$/, '');
}
