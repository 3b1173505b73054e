import type { ProbeReport } from '../../../shared/contract/index.ts';
import { formatDuration } from '../../../shared/text/times.ts';
import { useLanguage, useText } from '../../app/i18n.tsx';
import { KafkaLine, ZookeeperLine } from './found-line.tsx';
import { OpenForm } from './open-form.tsx';
import { UnreachableBrokers } from './unreachable-brokers.tsx';
import type { Connect } from './use-connect.ts';

/** What one address led to: a line per source that ends in a fact, then name, environment and Open. */
export function ProbeCard({ report, connect }: { report: ProbeReport; connect: Connect }) {
  const t = useText();
  const language = useLanguage();
  return (
    <section className="card" aria-label={t('connect.found')}>
      <header>
        <h2>{t('connect.found')}</h2>
        <span className="hint">{t('connect.foundIn', { duration: formatDuration(report.ms, language) })}</span>
        <span className="sp" />
        {report.cluster && (
          <span className="hint cut">
            {t('connect.clusterId')} <span className="mono">{report.cluster}</span>
          </span>
        )}
      </header>
      <ZookeeperLine report={report} />
      <KafkaLine report={report} />
      <UnreachableBrokers brokers={report.kafka.brokers} />
      {(report.kafka.state === 'found' || report.zookeeper.state === 'found') && (
        <OpenForm report={report} connect={connect} />
      )}
    </section>
  );
}
