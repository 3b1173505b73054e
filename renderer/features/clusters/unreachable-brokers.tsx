import { TriangleAlert } from 'lucide-react';
import type { ProbeReport } from '../../../shared/contract/index.ts';
import { errorText, useText } from '../../app/i18n.tsx';

/**
 * Brokers whose advertised address does not work from here: the best-known trap. Clients must use that address, so
 * the partitions such a broker leads can be neither read nor written from this machine.
 */
export function UnreachableBrokers({ brokers }: { brokers: ProbeReport['kafka']['brokers'] }) {
  const t = useText();
  const silent = brokers.flatMap(({ error, ...broker }) => (error ? [{ ...broker, error }] : []));
  if (silent.length === 0) return null;
  return (
    <div className="found-trouble">
      <TriangleAlert aria-hidden="true" className="warn" />
      <div className="col">
        <ul>
          {silent.map((broker) => (
            <li key={broker.id}>
              <b className="b">{t('connect.advertises', { id: broker.id, address: broker.address })}</b>{' '}
              {errorText(t, broker.error).what}
            </li>
          ))}
        </ul>
        <p className="read">{t('connect.advertisedWhy')}</p>
      </div>
    </div>
  );
}
